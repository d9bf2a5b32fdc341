"""The status of a project in words: as text, JSON or a calendar.

What it is was found in ``year.status``; here it is only worded, in Norwegian or English.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Final

from apenhet.model import LANGUAGES, Clause, Edition, Language, RevisionKind, State, Text
from apenhet.problems.problem import QUOTES, Problem
from apenhet.problems.rules import Actor
from apenhet.problems.wording import Wording
from apenhet.render.calendar import Day, calendar
from apenhet.render.words import SHORT
from apenhet.say import wording
from apenhet.say.writer import Writer
from apenhet.year.life import coming_change
from apenhet.year.status import Due, EditionStatus, Status

ACTORS: Final[Mapping[Actor, Wording]] = {
    Actor.EDITOR: Wording("Redaktøren", "The editor"),
    Actor.LAWYER: Wording("En jurist", "A lawyer"),
    Actor.BOARD: Wording("Styret", "The board"),
    Actor.PUBLISHER: Wording("Den som publiserer", "Whoever publishes"),
}
"""Who acts, as people call them."""
_STATES: Final[Mapping[State, Wording]] = {
    State.DRAFT: Wording("utkast", "draft"),
    State.APPROVED: Wording("godkjent, ikke publisert", "approved, not published"),
    State.PUBLISHED: Wording("publisert", "published"),
}
_SAID: Final[Mapping[str, Wording]] = {
    "as_of": Wording("Status {day}", "Status on {day}"),
    "due": Wording("Frister", "What is due"),
    "nothing_due": Wording("Ingenting har en frist.", "Nothing has a time limit."),
    "statement": Wording("Redegjørelsen for {year}", "The statement for {year}"),
    "measure": Wording("Tiltaket «{title}» ({year})", "The measure ‘{title}’ ({year})"),
    "changed_since": Wording(
        "teksten er endret siden r{revision}, og endringen er ikke publisert",
        "the text has changed since r{revision}, and the change is not published",
    ),
    "gone": Wording("{names} er trukket tilbake", "{names} withdrawn"),
    "only_here": Wording(
        "r{revision} er frosset, men ikke på hovedgrenen ennå",
        "r{revision} is frozen, but not yet on the main branch",
    ),
    "overdue": Wording("fristen er ute ({days} dager siden)", "overdue ({days} days ago)"),
    "today": Wording("i dag", "today"),
    "left": Wording("{days} dager igjen", "{days} days left"),
    "no_file": Wording(
        "Det er ingen fil for {year} ennå. Begynn med: apenhet new {year}",
        "There is no file for {year} yet. Begin with: apenhet new {year}",
    ),
    "broken": Wording(
        "Redegjørelsen for {year} har feil. Til de er rettet, vises verken frister eller det som "
        "står igjen for den. Se apenhet check {year}.",
        "The statement for {year} has errors. Until they are mended, neither its time limits nor "
        "what is left of it are shown. See apenhet check {year}.",
    ),
    "progress": Wording(
        "{done} av {total} steder er gått gjennom.", "{done} of {total} gone through."
    ),
    "errors": Wording(
        "Feil som må rettes: {count}. Se apenhet check.",
        "Errors to mend: {count}. See apenhet check.",
    ),
    "advice": Wording("Råd å se over: {count}.", "Advice to look at: {count}."),
    "waiting": Wording("{actor}:", "{actor}:"),
    "place": Wording("{words} Det gjelder {places}.", "{words} It concerns {places}."),
    "same": Wording("{words} Det samme gjelder {places}.", "{words} The same goes for {places}."),
    "times": Wording("{words} ({count} steder)", "{words} ({count} places)"),
    "to_publish": Wording(
        "Klar til å publiseres: apenhet publish {year}",
        "Ready to be published: apenhet publish {year}",
    ),
    "ready": Wording("Ingenting står igjen.", "Nothing is left to do."),
    "fingerprint": Wording(
        "Teksten som den er nå, har fingeravtrykket {short}. Når den er godkjent, lim inn under "
        "{under}:",
        "The text as it is now has the fingerprint {short}. When it is approved, paste under "
        "{under}:",
    ),
    "to_be_signed": Wording("approval og hver underskrift", "approval and each signature"),
    "to_be_approved": Wording("approval, som står under revision", "approval, below revision"),
    "calendar": Wording("Frister etter åpenhetsloven", "Time limits under the Transparency Act"),
}


def _say(name: str, language: Language, /, **values: object) -> str:
    return _SAID[name].in_(language).format(**values)


def told(status: Status, form: str, language: Language) -> str:
    """Return a status as ``text``, ``json`` or ``ics``."""
    return _FORMS[form](status, language)


def _title(due: Due, status: Status, language: Language) -> str:
    if due.measure is None:
        return _say("statement", language, year=due.year)
    edition = next(found.edition for found in status.editions if found.edition.year == due.year)
    title = Writer.of(edition, language).words(due.measure)
    return _say("measure", language, title=title, year=due.year)


def _when(due: Due, as_of: dt.date, language: Language) -> str:
    days = (due.day - as_of).days
    if days == 0:
        return _say("today", language)
    return _say(
        "overdue" if days < 0 else "left", language, days=wording.number(abs(days), language)
    )


# --- the formats ----------------------------------------------------------------------------------


def _as_text(status: Status, language: Language) -> str:
    return "\n".join(_lines(status, language)) + "\n"


def _lines(status: Status, language: Language) -> Iterator[str]:
    yield _say("as_of", language, day=wording.date(status.as_of, language))
    yield ""
    yield _say("due", language)
    for due in status.due:
        day = wording.date(due.day, language)
        when = _when(due, status.as_of, language)
        yield f"  {day}: {_title(due, status, language)} – {when}"
    if not (status.due or status.broken):
        yield f"  {_say('nothing_due', language)}"
    for year in status.missing[:1]:  # the others are made from it
        yield f"  {_say('no_file', language, year=year)}"
    for year in status.broken:
        yield f"  {_say('broken', language, year=year)}"
    for found in status.editions:
        yield ""
        yield from _of_edition(found, language)


def _of_edition(found: EditionStatus, language: Language) -> Iterator[str]:
    year = found.edition.year
    yield f"{_say('statement', language, year=year)}: {_state(found, language)}"
    if found.errors:
        yield f"  {_say('errors', language, count=found.errors)}"
    if found.progress:
        done, total = found.progress.done, found.progress.total
        yield f"  {_say('progress', language, done=done, total=total)}"
    for actor, problems in found.waiting:
        yield f"  {_say('waiting', language, actor=ACTORS[actor].in_(language))}"
        yield from (f"    - {line}" for line in summed_up(problems, language, found.edition))
    if not (found.errors or found.waiting):
        last = "to_publish" if found.edition.state is State.APPROVED else "ready"
        yield f"  {_say(last, language, year=year)}"
    if found.advice:
        yield f"  {_say('advice', language, count=found.advice)}"
    if found.edition.state is State.DRAFT or _is_to_be_approved(found):
        under = _say("to_be_approved" if _is_corrected(found) else "to_be_signed", language)
        yield f"  {_say('fingerprint', language, short=found.fingerprint[:SHORT], under=under)}"
        yield f"    fingerprint: {found.fingerprint}"


def _state(found: EditionStatus, language: Language) -> str:
    """Return how far an edition has come, and what of it readers cannot see yet."""
    if found.only_here is not None:
        return _say("only_here", language, revision=found.only_here)
    told = [_STATES[found.edition.state].in_(language)]
    gone = [f"r{one.revision}" for one in found.edition.published if one.withdrawn]
    if gone:
        told.append(_say("gone", language, names=wording.enumeration(gone, language)))
    if found.changed_since is not None:
        told.append(_say("changed_since", language, revision=found.changed_since))
    return "; ".join(told)


def _is_to_be_approved(found: EditionStatus) -> bool:
    """Whether a change of what has been published still waits for somebody to approve it."""
    return any(problem.rule in _APPROVING for _, problems in found.waiting for problem in problems)


def _is_corrected(found: EditionStatus) -> bool:
    """Whether what is coming of an edition is a correction, which names its own approver."""
    change = coming_change(found.edition.statement.edition, found.edition.published)
    return change is not None and change.kind is RevisionKind.CORRECTION


_APPROVING: Final = ("correction_approved", "approval_names_words", "approval_fits")
"""Rules that ask for an approval of the words as they are."""


def summed_up(
    problems: tuple[Problem, ...], language: Language, edition: Edition | None
) -> Iterator[str]:
    """Yield what is to be done, each kind once: the first of it, and which or how many there are.

    They go by what they are called in ``edition``, since who reads this knows no paths.
    """
    kinds: dict[str, list[Problem]] = {}
    for problem in problems:
        kinds.setdefault(problem.rule, []).append(problem)
    for found in kinds.values():
        words, *lines = found[0].words(language).split("\n")
        names = [called(edition, problem.path, language) for problem in found] if edition else []
        if edition and all(names):
            first = {called(edition, found[0].path, one) for one in LANGUAGES}
            words = _with_names(words, names, first, language)
        elif len(found) > 1:
            words = _say("times", language, words=words, count=len(found))
        yield "\n".join([words, *(f"    {line}" for line in lines)])


def _with_names(
    words: str, names: Sequence[str], first: Collection[str], language: Language
) -> str:
    """Return what is said of the first of what has the ``names``, and of what else it is so.

    Words may name the ``first`` themselves, by what it is called in either language.
    """
    is_named = any(" ".join(name.split()) in " ".join(words.split()) for name in first)
    others = list(dict.fromkeys(names))[1 if is_named else 0 :]
    places = wording.enumeration(others, language)
    how = "same" if is_named else "place"
    return _say(how, language, words=words, places=places) if places else words


def called(edition: Edition, path: str, language: Language) -> str:
    """Return what stands at a path of the data by its title or clause; nothing where it has none.

    Of several on the way it is the last: a section, not its chapter.
    """
    w, name = Writer.of(edition, language), ""
    thing: object = edition.law if path.startswith("clauses.") else edition.statement
    for key in path.split("."):
        if isinstance(thing, tuple):
            thing = next((one for one in thing if getattr(one, "id", None) == key), None)
        else:
            thing = getattr(thing, key, None)
        if isinstance(thing, Clause):
            name = wording.clause(thing.clause, language)
        elif isinstance(title := getattr(thing, "title", None), Text):
            name = QUOTES[language].format(w.words(title))
    return name


def _as_json(status: Status, language: Language) -> str:
    said = {
        "as_of": status.as_of.isoformat(),
        "overdue": status.is_overdue,
        "due": [
            {
                "day": due.day.isoformat(),
                "what": _title(due, status, language),
                "year": due.year,
                "overdue": due.is_overdue,
            }
            for due in status.due
        ],
        "without_file": list(status.missing),
        "with_errors": list(status.broken),
        "editions": [_json_of(found, language) for found in status.editions],
    }
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"


def _json_of(found: EditionStatus, language: Language) -> dict[str, object]:
    progress = found.progress
    return {
        "year": found.edition.year,
        "state": found.edition.state.value,
        "changed_since": found.changed_since,
        "only_here": found.only_here,
        "fingerprint": found.fingerprint,
        "progress": progress and {"done": progress.done, "total": progress.total},
        "errors": found.errors,
        "advice": found.advice,
        "waiting": {
            actor.value: [
                {
                    "rule": problem.rule,
                    "file": problem.file,
                    "line": problem.place.line,
                    "message": problem.message(language),
                    "remedy": problem.remedy(language),
                }
                for problem in problems
            ]
            for actor, problems in found.waiting
        },
    }


def _as_calendar(status: Status, language: Language) -> str:
    days = [
        Day(f"{due.name}@apenhet", due.day, _title(due, status, language)) for due in status.due
    ]
    return calendar(_say("calendar", language), days).decode()


_FORMS: Final[Mapping[str, Callable[[Status, Language], str]]] = {
    "text": _as_text,
    "json": _as_json,
    "ics": _as_calendar,
}
