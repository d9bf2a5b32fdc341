"""Texts beside the data they speak of: facts typed again, counts, answers and labels that differ.

No program knows what a number in a sentence means. What is looked for are words, so all of it is
advice; a number is told only where the words around it are those of the fact's own label: «180
leverandører», not «180 timer».
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, islice
from operator import attrgetter, itemgetter
from typing import Final

from apenhet.check.phrases import MOST_IN_A_TEXT, Phrase, phrase_check, phrases, sentences
from apenhet.check.prose.numbers import Number, all_numbers
from apenhet.check.references import facts_of
from apenhet.check.register import CheckedEdition, check
from apenhet.derive import measures_in_plan
from apenhet.facts import REFERENCE, Fact
from apenhet.model import LANGUAGES, Category, Figure, Finding, Language, MonthDay, Text, Unit
from apenhet.problems.problem import Problem, Quoted
from apenhet.read.dictionary import any_of, listed

_UNITS: Final[Mapping[str, re.Pattern[str]]] = {
    unit: re.compile(rf"[\s-]*{any_of(unit)}")
    for unit in (Unit.YEARS, Unit.MONTHS, Unit.WEEKS, Unit.PERCENT)
}
_NEAR: Final = 4
"""So many words after a number say what it counts, but for what stands after one of these."""
_BEYOND: Final = re.compile(r"\b(?:og|eller|i|på|for|til|med|fra|and|or|in|on|to|with|from|than)\b")
_WORD: Final = re.compile(r"[^\W\d_]{4,}")
_SMALL_WORDS: Final = frozenset(word for x in LANGUAGES for word in listed(f"{x}.small"))
_STEM: Final = 5
"""Words that begin with this many of the same letters are forms of one."""
_OF_ANY_FIGURE: Final = re.compile(any_of("any_figure"))
_CLAUSE: Final = re.compile(r"(?:[^,;:–]|[,;:–](?!\s)|,\s(?=[0-9]))+")
_ARTICLES: Final = 2
"""There are too many ones and twos for any to be told."""
_SMALL: Final = 12
"""A number up to this needs two words of the label beside it."""
_YEAR: Final = Text(nb="redegjørelsen, rapporteringsåret", en="statement, report")
"""What the year is the year of."""
_DATE: Final = Text(
    nb="redegjørelsen, rapporteringen, oppdaterer, publiserer",
    en="statement, report, update, publish",
)
"""Words that go with its period and the date to publish it by."""
_DATES: Final = re.compile(r"edition\.period\.(?:start|end)|.*publish_by")
_NAMES: Final = re.compile(
    r"contact\.email|governance\.roles\.\w+\.holder|tool\.name|organisation\.vision"
    r"|sources\.\w+\.title|conventions\.\w+\.name"
)
"""Paths to what is a name of something, which no sentence has by chance."""
_NAMES_OF_THEIR_OWN: Final = {("edition", "annual_report", "title")}
"""Texts that name another document, with whatever year or name it has."""
_COUNTED_LISTS: Final = {
    name: re.compile(
        rf"{any_of('all')}\s+(?P<number>[\w-]+)\s(?P<noun>{any_of(name)})"
        rf"(?P<some>\s+{any_of('some')})?"
    )
    for name in ("measures", "risk_areas")
}
"""How texts count lists of the account: all of one, by what it is called there."""
_OTHERS: Final = re.compile(rf"{any_of('others')}|\b20[0-9]{{2}}\b")
_FOLLOW_UP, _FOUND, _HARM, _NEGATIVE = (
    re.compile(any_of(name)) for name in ("follow_up", "found", "harm", "negative")
)
_FEW: Final = 3
"""Smaller numbers count some of them."""
_ANNOUNCED: Final = re.compile(
    # A list of entries, or of words with commas between and an «og» before the last.
    r"(?:\A|(?<=[.!?:]))([^.!?:]+):"
    r"(?:\s*\n(([ ]*)(?:[-*+]|[0-9]+[.)])[ ](?:.*\n?)*)|[ ]([a-zæøå][^.!?:]* (?:og|and) [^.!?:,]+))"
)
_BETWEEN: Final = re.compile(r"[,;]? (?:og|and) |[,;]")
_ENTRIES: Final = re.compile(rf"\s+(?:\w+\s+)?{any_of('entries')}")
"""What a number counts that says how many entries a list has."""


@check(of_prose=True)
def facts_typed_once(checked: CheckedEdition) -> Iterator[Problem]:
    """No text repeats in digits or words what stands as a fact in the data."""
    facts = list(facts_of(checked).walk())
    for file in checked.files:
        # Files that years share keep to their own.
        near = [one for one in facts if file.kind in {"statement", one[0].partition(".")[0]}]
        known = list(_figures(near))
        names = [(path, fact) for path, fact in near if _NAMES.fullmatch(path)]
        for phrase in phrases(file):
            if phrase.language and phrase.path[:-1] not in _NAMES_OF_THEIR_OWN:
                found = chain(_typed_names(phrase, names), _typed_numbers(phrase, known))
                yield from islice(found, MOST_IN_A_TEXT)


# --- numbers and dates ----------------------------------------------------------------------------


def _figures(facts: Iterable[tuple[str, Fact]]) -> Iterator[tuple[str, str, Figure]]:
    """Yield numbers and dates as they are read in texts, their paths, and the words with them."""
    for path, fact in facts:
        if isinstance(fact, Figure):
            yield str(fact.value), path, fact
        elif path == "edition.year" and isinstance(fact, int):
            yield str(fact), path, Figure(value=fact, unit=Unit.CALENDAR_YEAR, label=_YEAR)
        elif isinstance(fact, (dt.date, MonthDay)) and _DATES.fullmatch(path):
            year = fact.year if isinstance(fact, dt.date) else 0
            date = Figure(value=year, unit=Unit.CALENDAR_YEAR, label=_DATE)
            yield f"{fact.month}/{fact.day}", path, date


def _typed_numbers(phrase: Phrase, known: Sequence[tuple[str, str, Figure]]) -> Iterator[Problem]:
    """Yield numbers that a fact has, or that differ from one with all words of its label there."""
    language = phrase.language or "nb"
    years = {plain for plain, _, fact in known if fact.unit == Unit.CALENDAR_YEAR}
    for begin, sentence in sentences(phrase.prose):
        said = phrase.facts_named.union(one.plain for one in all_numbers(sentence, language))
        is_of_others = any(match[0] not in years for match in _OTHERS.finditer(sentence))
        for part in _CLAUSE.finditer(sentence):
            for number in all_numbers(part[0], language):
                found, may_differ = [], not is_of_others and number.plain not in years
                for plain, path, fact in known:
                    is_it = plain == number.plain
                    if is_it or (may_differ and said.isdisjoint((plain, path))):
                        words, end, is_whole = _rated(fact, part[0], number, language)
                        if words and (is_it or is_whole):
                            found.append((is_it, words, end, path, plain))
                if found:
                    is_it, _, end, path, plain = max(found, key=itemgetter(0, 1))
                    rule = "fact_typed_once" if is_it else "figure_fits"
                    span = begin + part.start() + number.start, begin + part.start() + end
                    yield phrase.problem(rule, *span, path=path, value=plain)


def _rated(fact: Figure, text: str, number: Number, language: Language) -> tuple[int, int, bool]:
    """Return how many words of its label stand by a number, its end, and whether all of them do.

    They are none if it counts another thing.
    """
    about, end = _stems(fact.label.in_(language)), number.end
    found = len(about & _stems(text[: number.start] + text[end:]))
    is_year = fact.unit == Unit.CALENDAR_YEAR
    if fact.unit in _UNITS:
        unit = _UNITS[fact.unit].match(text, end)
        is_it, end = unit is not None, unit.end() if unit else end
    elif is_year:
        is_it = re.findall(r"\b[0-9]{4}\b", number.typed) in ([], [str(fact.value)])
    else:
        counted = _stems(" ".join(_BEYOND.split(text[end:])[0].split()[:_NEAR]))
        is_enough = number.amount > _ARTICLES and found >= (1 if number.amount > _SMALL else 2)
        is_it = is_enough and not about.isdisjoint(counted)
    return (found if is_it else 0), end, not is_year and found >= max(len(about), 2)


@lru_cache(maxsize=4_096)
def _stems(text: str) -> frozenset[str]:
    words = frozenset(word.lower() for word in _WORD.findall(text)) - _SMALL_WORDS
    return frozenset(word[:_STEM] for word in words if not _OF_ANY_FIGURE.fullmatch(word))


# --- names ----------------------------------------------------------------------------------------


def _typed_names(phrase: Phrase, facts: Iterable[tuple[str, Fact]]) -> Iterator[Problem]:
    """Yield the names typed in a text, of two words or with an @."""
    text = phrase.prose.replace("\u00a0", " ")
    for path, fact in facts:
        name = fact.in_(phrase.language or "nb") if isinstance(fact, Text) else str(fact)
        start = text.find(name) if "@" in name or " " in name else -1
        if start >= 0 and phrase.file.called(phrase.path[:-1]) != path:
            yield phrase.problem("fact_typed_once", start, start + len(name), path=path)


# --- counts and lists -----------------------------------------------------------------------------


@check("measures", "risk_areas", of_prose=True)
def lists_fit(checked: CheckedEdition) -> Iterator[Problem]:
    """A text says how many measures or risk areas there are, and does not name all but one."""
    measures, risk_areas = measures_in_plan(checked.statement), checked.statement.risk_areas
    for name, entries in (("measures", measures), ("risk_areas", risk_areas)):
        ids = {entry.id for entry in entries}
        for phrase in filter(attrgetter("language"), phrases(checked.statement_file)):
            yield from _miscounted(phrase, name, len(ids))
            yield from _left_out(phrase, name, ids)


def _miscounted(phrase: Phrase, name: str, count: int) -> Iterator[Problem]:
    for begin, sentence in sentences(phrase.prose):
        for match in _COUNTED_LISTS[name].finditer(sentence):
            if _OTHERS.search(sentence) or (match["some"] and "plan" not in sentence):
                continue
            for number in all_numbers(match["number"], phrase.language or "nb"):
                span = begin + match.start("number"), begin + match.end("noun")
                if number.plain == str(count):
                    yield phrase.problem("fact_typed_once", *span, path=f"derived.{name}")
                elif number.amount >= _FEW:
                    yield phrase.problem("count_fits", *span, count=count, list=name)


def _left_out(phrase: Phrase, name: str, ids: set[str]) -> Iterator[Problem]:
    found = [match for match in REFERENCE.finditer(phrase.text) if match[1].startswith(f"{name}.")]
    named = ids.intersection(match[1].split(".")[1] for match in found)
    if len(named) > 1 and len(ids - named) == 1 and phrase.path[0] != name:
        span = found[0].start(), found[-1].end()
        yield phrase.problem("list_named_whole", *span, list=name, id=Quoted(*(ids - named)))


@phrase_check
def entries_counted(phrase: Phrase) -> Iterator[Problem]:
    """A number that announces a list is that of its entries: «tre ting:»."""
    for match in _ANNOUNCED.finditer(phrase.bare) if phrase.language else ():
        lead, entries, indent, words = match.groups()
        sign = rf"(?m)^{indent}(?:[-*+]|[0-9]+[.)])[ ]"
        parts = re.findall(sign, entries) if entries else re.split(_BETWEEN, words)
        # More than a few words can have commas of their own.
        is_certain = max(len(part.split()) for part in parts) < _FEW
        for number in all_numbers(lead, phrase.language or "nb"):
            noun, over = _ENTRIES.match(lead, number.end), number.amount - len(parts)
            if noun and (over > 0 or (is_certain and over < 0)):
                span = match.start(1) + number.start, match.start(1) + noun.end()
                yield phrase.problem("entries_counted", *span, count=len(parts))


def _denied(answer: bool, text: str, *about: re.Pattern[str]) -> bool:
    """Whether all that a text says about something is that it isn't as answered."""
    told = [one for _, one in sentences(text) if all(word.search(one) for word in about)]
    return bool(told) and all(map(_NEGATIVE.search, told)) is answer


@check(of_prose=True)
def answers_fit(checked: CheckedEdition) -> Iterator[Problem]:
    """A category is followed up, and harm was found, where the texts say so, and nowhere else."""
    for path, category in checked.whole(("assessment", "categories"), Category):
        text = f"{category.title.nb}\n\n{category.meaning.nb}"
        if _denied(category.follow_up, text, _FOLLOW_UP):
            found = str(category.follow_up).lower()
            yield checked.problem("follow_up_fits", (*path, "follow_up"), found=found)
    for path, finding in checked.whole(("findings",), Finding):
        if _denied(finding.adverse_impacts_found, finding.text.nb, _FOUND, _HARM):
            found = str(finding.adverse_impacts_found).lower()
            yield checked.problem("finding_fits", (*path, "adverse_impacts_found"), found=found)


@check(of_prose=True)
def labels_in_number(checked: CheckedEdition) -> Iterator[Problem]:
    """The label of a figure counts as many as the figure does: «1 leverandør», «6 leverandører»."""
    figures = dict(facts_of(checked).figures())
    for file in checked.files:
        counted = [
            (phrase, figures[path].value, phrase.text.partition(" ")[0].lower())
            for phrase in phrases(file)
            if phrase.path[-2:-1] == ("label",)
            and (path := file.called(phrase.path[:-2])) in figures
            and figures[path].unit is Unit.COUNT
        ]
        # No ending tells by itself: another figure's label has the word too.
        of_more = {word for _, value, word in counted if value != 1 and word.endswith(("er", "s"))}
        for phrase, value, word in counted:
            forms = {word} if value == 1 else {f"{word}er", f"{word}s"}
            if not forms.isdisjoint(of_more):
                found = Quoted(f"{value} {phrase.text}")
                yield phrase.problem("label_in_number", 0, len(word), found=found)
