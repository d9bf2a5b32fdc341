"""What ``apenhet publish`` does: the gate, the next revision, a withdrawal; and what it says of it.

What a revision is was decided in ``year.publish``, how it is put in place in ``year.frozen``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from apenhet.cli.progress import ACTORS, summed_up
from apenhet.model import (
    Edition,
    Language,
    Publication,
    PublicationKind,
    Withdrawal,
    WithdrawalReason,
)
from apenhet.problems.problem import Problem
from apenhet.problems.report import render as listed
from apenhet.problems.rules import RULES, Actor, Level
from apenhet.problems.trouble import Trouble
from apenhet.problems.wording import Wording
from apenhet.read.load import Loaded
from apenhet.render.words import ChangedLine, changed
from apenhet.say import wording
from apenhet.wordwise import in_signs, marked, short
from apenhet.year.frozen import freeze
from apenhet.year.life import to_withdraw
from apenhet.year.publish import (
    Coming,
    MadeFrom,
    Obstacle,
    Rendered,
    as_published,
    coming,
    differences,
    revision_files,
    stopping,
    withdrawal_files,
    wrong_copy,
    wrong_days,
)

SIGNED: Final = "signed"
"""The project's folder of signed and scanned copies that are to be published."""
_KINDS: Final[Mapping[PublicationKind, Wording]] = {
    PublicationKind.FIRST: Wording("første publisering", "first publication"),
    PublicationKind.RENDERING: Wording(
        "gjengivelse av en redegjørelse publisert et annet sted",
        "rendering of a statement published elsewhere",
    ),
    PublicationKind.CORRECTION: Wording("retting", "correction"),
    PublicationKind.SIGNIFICANT_CHANGE: Wording("vesentlig endring", "significant change"),
    PublicationKind.TECHNICAL: Wording("teknisk", "technical"),
}
_SAID: Final[Mapping[str, Wording]] = {
    "frozen": Wording(
        "Frøs {folder} ({kind}, {day}): {count} filer. Ta mappen med i git, og ikke endre noe i "
        "den. Redegjørelsen er publisert når den er på hovedgrenen, og nettstedet er bygget.",
        "Froze {folder} ({kind}, {day}): {count} files. Add the folder to git, and change nothing "
        "in it. The statement is published once it is on the main branch and the site is built.",
    ),
    "ahead": Wording(
        "Dagen er ikke kommet: Ta den ikke inn på hovedgrenen, og legg ikke nettstedet ut, før "
        "{day}.",
        "The day has not come: do not add it to the main branch, nor publish the site, before "
        "{day}.",
    ),
    "again": Wording(
        "{folder} var ikke på hovedgrenen ennå, og er frosset på nytt.",
        "{folder} was not on the main branch yet, and has been frozen anew.",
    ),
    "words": Wording("Dette er endret i ordene:", "This has changed in the words:"),
    "withdrawn": Wording(
        "Trakk tilbake {folders}: filene er borte, manifest, dato og grunn står igjen. Git-"
        "historien har dem fortsatt. Skal de bort derfra også, så be en som kan git, om hjelp.",
        "Withdrew {folders}: the files are gone; manifest, date and reason remain. The history in "
        "git still has them. If they are to go from there too, ask somebody who knows git.",
    ),
    "refused": Wording(
        "Redegjørelsen for {year} kan ikke publiseres ennå. Ingenting er skrevet.",
        "The statement for {year} cannot be published yet. Nothing has been written.",
    ),
    "nothing_new": Wording(
        "Det er ikke noe nytt å publisere for {year}: Ingenting er endret siden r{revision} ble "
        "publisert ({day}).",
        "There is nothing new to publish for {year}: nothing has changed since r{revision} was "
        "published ({day}).",
    ),
    "errors": Wording("Feil som må rettes:", "Errors to mend:"),
    "waiting": Wording("{actor}:", "{actor}:"),
    "see": Wording(
        "apenhet check {year} sier hvor det står, og hvordan det rettes.",
        "apenhet check {year} says where it stands, and how to mend it.",
    ),
    "original": Wording(
        "(Det loven krever av formen, var saken til originalen som ble publisert et annet sted, og "
        "er ikke tatt med her.)",
        "(What the Act asks of the form was the affair of the original that was published "
        "elsewhere, and is not among this.)",
    ),
}


def _copy_of(new: Coming) -> str:
    """Return where the signed and scanned copy of a revision lies until it is published."""
    return f"{SIGNED}/{new.year}-r{new.revision}.pdf"


def _say(name: str, language: Language, /, **values: object) -> str:
    return _SAID[name].in_(language).format(**values)


@dataclass(frozen=True)
class Refused(Exception):
    """An edition that cannot be published, with every reason at once.

    ``alike`` is the last revision, where that says all that the coming one would.
    """

    edition: Edition | None
    year: int
    problems: Sequence[Problem] = ()
    reasons: Sequence[Obstacle] = ()
    alike: Publication | None = None

    def told(self, language: Language) -> str:
        """Return all the reasons in words, by who can do something about them."""
        return "\n".join(self._lines(language))

    def _lines(self, language: Language) -> Iterator[str]:
        if last := self.alike:
            day = wording.date(last.date, language)
            yield _say("nothing_new", language, year=self.year, revision=last.revision, day=day)
        else:
            yield _say("refused", language, year=self.year)
        errors = [problem for problem in self.problems if problem.level is Level.ERROR]
        if errors:
            yield ""
            yield _say("errors", language)
            yield listed(errors, language, "text").rstrip()
        for actor in Actor:
            gates = tuple(p for p in self.problems if _is_for(actor, p))
            own = [reason for reason in self.reasons if reason.actor is actor]
            if gates or own:
                yield ""
                yield _say("waiting", language, actor=ACTORS[actor].in_(language))
                yield from (f"  - {line}" for line in summed_up(gates, language, self.edition))
                yield from (f"  - {reason.wording.in_(language)}" for reason in own)
        if self.problems:
            yield ""
            yield _say("see", language, year=self.year)
            if self.edition and self.edition.statement.edition.original:
                yield _say("original", language)


def _is_for(actor: Actor, problem: Problem) -> bool:
    return problem.level is Level.GATE and RULES[problem.rule].actor is actor


@dataclass(frozen=True)
class Publishing:
    """One edition of a project that is to be published, or withdrawn, on the day ``today``.

    ``given`` is the day that the command was told, ``render`` what makes the files of an edition,
    ``say`` its files of words alone, by their names in a revision.
    """

    root: Path
    loaded: Loaded
    year: int
    today: dt.date
    given: dt.date | None
    render: Callable[[Edition], Rendered]
    say: Callable[[Edition], Mapping[str, bytes]]

    @property
    def published(self) -> tuple[Publication, ...]:
        """The revisions there are."""
        return self.loaded.published(self.year)

    def publish(self, problems: Iterable[Problem], language: Language) -> str:
        """Freeze the next revision and return what to say of it. Raises ``Refused``."""
        file = next(file for file in self.loaded.statements if file.year == self.year)
        made_from, before = MadeFrom.of(self.loaded, file), self.loaded.fixed(self.year)
        found = stopping(problems, made_from.edition if made_from else None)
        if made_from is None:
            raise Refused(None, self.year, found)
        new = coming(made_from.edition, self._day(made_from.edition, before), before)
        reasons = list(wrong_days(new, made_from.edition, before, self.given))
        signed = self._signed_copy(new)
        reasons += wrong_copy(_copy_of(new), signed) if signed is not None else ()
        if new.kind is PublicationKind.TECHNICAL:
            made_from = MadeFrom.again(self.loaded, before[-1]) or made_from

        @cache
        def files() -> Mapping[str, bytes]:
            return revision_files(made_from, new, before, self.render, signed)

        wrong = any(problem.level is Level.ERROR for problem in found)
        differs = any(problem.rule == "revision_changes_words" for problem in found)
        is_alike = not (wrong or differs) and self._is_nothing_new(made_from, new, before, files)
        if found or reasons or is_alike:
            alike = self.published[-1] if is_alike else None
            raise Refused(made_from.edition, self.year, found, reasons, alike)
        words = self._changed_words(files(), before)
        freeze(self.root, new.folder, files())
        return "\n".join(self._told(new, len(files()), words, language))

    def _signed_copy(self, new: Coming) -> bytes | None:
        """Return the signed and scanned copy of a revision, if somebody has put it in its place."""
        file = self.root / _copy_of(new)
        return file.read_bytes() if file.exists() else None

    def _day(self, edition: Edition, before: tuple[Publication, ...]) -> dt.date:
        """Return the day of the coming revision: that of a change stands in its file."""
        change = edition.statement.edition.revision if before else None
        return change.date if change else self.given or self.today

    def _changed_words(
        self, files: Mapping[str, bytes], before: tuple[Publication, ...]
    ) -> list[ChangedLine]:
        """Return what reads otherwise than in the last revision, in all languages."""
        last = f"{before[-1].folder}/" if before else ""
        names = [name for name in files if name.endswith(".txt") and last]
        kept = ((self.loaded.source.published.get(last + name), name) for name in names)
        return [pair for old, name in kept if old for pair in changed(old, files[name])]

    def _is_nothing_new(
        self,
        made_from: MadeFrom,
        new: Coming,
        before: tuple[Publication, ...],
        files: Callable[[], Mapping[str, bytes]],
    ) -> bool:
        """Whether a revision says what the last one does, or is the very one that is in its place.

        The ``files``, which take longest, are asked for only where they must tell.
        """
        if len(before) < len(self.published):
            kept = self.loaded.source.published
            begin = f"{new.folder}/"
            return all(kept.get(begin + name) == said for name, said in files().items())
        former = MadeFrom.again(self.loaded, before[-1]) if before else None
        if former is None or differences(former.edition, made_from.edition):
            return False
        said = self.say(as_published(made_from.edition, new, before))
        return not self._changed_words(said, before)

    def _told(
        self, new: Coming, count: int, words: Sequence[ChangedLine], language: Language
    ) -> Iterator[str]:
        if any(found.revision == new.revision for found in self.published):
            yield _say("again", language, folder=new.folder)
        kind = _KINDS[new.kind].in_(language)
        told = {"folder": new.folder, "kind": kind, "day": new.date, "count": count}
        yield _say("frozen", language, **told)
        if new.date > self.today:
            yield _say("ahead", language, day=wording.date(new.date, language))
        if words:
            yield _say("words", language)
            told_once = dict.fromkeys(in_signs(short(marked(*pair))) for pair in words)
            yield from (f"  {line}" for line in told_once)

    def withdraw(self, language: Language) -> str:
        """Take the files of revisions away and return what to say of it.

        Raises ``Trouble`` where nothing is there to withdraw, or nobody has said why.
        """
        file = next(file for file in self.loaded.statements if file.year == self.year)
        edition = self.loaded.edition(file)
        if edition is None:
            raise Trouble("withdrawal_from_whole_file", year=self.year)
        asked = edition.statement.edition.withdrawal
        if asked is None:
            raise Trouble("withdrawal_needs_reason", year=self.year)
        chosen = to_withdraw(asked, self.published)
        if not chosen:
            raise self._nothing_to_withdraw(asked)
        withdrawal = Withdrawal(date=self.given or self.today, reason=asked.reason)
        for found in chosen:
            files = withdrawal_files(self.loaded.source, found, withdrawal)
            freeze(self.root, found.folder, files)
        return _say("withdrawn", language, folders=", ".join(found.folder for found in chosen))

    def _nothing_to_withdraw(self, asked: WithdrawalReason) -> Trouble:
        standing = [found.revision for found in self.published if not found.withdrawn]
        if not standing:
            return Trouble("nothing_to_withdraw", year=self.year)
        names = {"asked": asked.revisions, "standing": standing}
        told = {name: ", ".join(f"r{one}" for one in ones) for name, ones in names.items()}
        return Trouble("others_to_withdraw", year=self.year, **told)
