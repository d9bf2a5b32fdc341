"""Facts that are typed in a text, where a reference would follow when they change.

No program knows what a number in a sentence means. One is told as advice, and only where the words
around it are those of the fact's own label: «180 leverandører», not «180 timer».
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import chain, islice
from typing import Any, Final

from apenhet.check.phrases import MOST_IN_A_TEXT, Phrase, phrases, sentences
from apenhet.check.prose.languages import SMALL_WORDS
from apenhet.check.prose.numbers import Number, all_numbers
from apenhet.check.references import facts_of
from apenhet.check.register import CheckedEdition, check
from apenhet.facts import Fact
from apenhet.model import Figure, Language, MonthDay, Text, Unit
from apenhet.problems.problem import Problem, Quoted
from apenhet.read.datafile import DataFile
from apenhet.read.dictionary import any_of

_UNITS: Final[Mapping[str, re.Pattern[str]]] = {
    unit: re.compile(rf"[\s-]*{any_of(unit)}")
    for unit in (Unit.YEARS, Unit.MONTHS, Unit.WEEKS, Unit.PERCENT)
}
_COUNTED: Final = re.compile(
    r"(?:\s+(?:av|of)(?: the)?)?"
    r"(?:\s*\b(?!(?:og|eller|i|på|for|til|med|fra|and|or|in|on|to|with|from|than)\b)[^\W\d_]+){1,3}"
)
"""The words right after a number, among them what it counts: «store leverandører»."""
_NO_UNIT, _A_YEAR = re.compile(""), re.compile(r"\b[0-9]{4}\b")
_WORD: Final = re.compile(r"[^\W\d_]{4,}")
_STEM: Final = 5
"""Words that begin with this many of the same letters are forms of one."""
_OF_ANY_FIGURE: Final = re.compile(any_of("any_figure"))
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


@check(of_prose=True)
def facts_typed_once(checked: CheckedEdition) -> Iterator[Problem]:
    """No text repeats in digits or words what stands as a fact in the data."""
    facts = list(facts_of(checked).walk())
    for file in checked.files:
        near = [(path, fact) for path, fact in facts if _belongs(file, path)]
        known: dict[str, list[tuple[str, Figure]]] = defaultdict(list)
        for path, fact in near:
            for plain, figure in _as_figure(path, fact):
                known[plain].append((path, figure))
        names = [(path, fact) for path, fact in near if _NAMES.fullmatch(path)]
        for phrase in phrases(file):
            if phrase.language and phrase.path[:-1] not in _NAMES_OF_THEIR_OWN:
                found = chain(_typed_names(phrase, names), _typed_numbers(phrase, known))
                yield from islice(found, MOST_IN_A_TEXT)


def _belongs(file: DataFile[Any], path: str) -> bool:
    """Whether texts of ``file`` would name the fact; files that years share keep to their own."""
    root = path.partition(".")[0]
    return root != "principles" if file.kind == "statement" else root == file.kind


# --- numbers and dates ----------------------------------------------------------------------------


def _as_figure(path: str, fact: Fact) -> Iterator[tuple[str, Figure]]:
    """Yield a number or a date as it is read in texts, with the words that go with it."""
    if isinstance(fact, Figure):
        yield str(fact.value), fact
    elif path == "edition.year" and isinstance(fact, int):
        yield str(fact), Figure(value=fact, unit=Unit.CALENDAR_YEAR, label=_YEAR)
    elif isinstance(fact, (dt.date, MonthDay)) and _DATES.fullmatch(path):
        year = fact.year if isinstance(fact, dt.date) else 0
        date = Figure(value=year, unit=Unit.CALENDAR_YEAR, label=_DATE)
        yield f"{fact.month}/{fact.day}", date


def _typed_numbers(
    phrase: Phrase, known: Mapping[str, list[tuple[str, Figure]]]
) -> Iterator[Problem]:
    language = phrase.language or "nb"
    for begin, sentence in sentences(phrase.prose):
        for number in all_numbers(sentence, language):
            likely = {
                _likelihood(fact, sentence, number, language): (path, fact)
                for path, fact in reversed(known.get(number.plain, ()))
            }
            if any(likely):
                path, fact = likely[max(likely)]
                unit = _UNITS.get(fact.unit, _NO_UNIT).match(sentence, number.end)
                end = unit.end() if unit else number.end  # a reference writes the unit too
                yield _typed(phrase, begin + number.start, begin + end, path)


def _likelihood(fact: Figure, sentence: str, number: Number, language: Language) -> int:
    """Return how many words of the label stand with a number; 0 if it counts another thing."""
    after, about = sentence[number.end :], _stems(fact.label.in_(language))
    found = len(about & _stems(sentence[: number.start] + after))
    if fact.unit in _UNITS:
        return found if _UNITS[fact.unit].match(after) else 0
    if fact.unit == Unit.CALENDAR_YEAR:
        return found if _A_YEAR.findall(number.typed) in ([], [str(fact.value)]) else 0
    counted, amount = _COUNTED.match(after), float(number.plain)
    is_about_it = counted and not about.isdisjoint(_stems(counted[0])) and amount > _ARTICLES
    return found if is_about_it and found >= (1 if amount > _SMALL else 2) else 0


@lru_cache(maxsize=4_096)
def _stems(text: str) -> frozenset[str]:
    words = frozenset(word.lower() for word in _WORD.findall(text)) - SMALL_WORDS
    return frozenset(word[:_STEM] for word in words if not _OF_ANY_FIGURE.fullmatch(word))


# --- names ----------------------------------------------------------------------------------------


def _typed_names(phrase: Phrase, facts: Iterable[tuple[str, Fact]]) -> Iterator[Problem]:
    """Yield the names typed in a text, of two words or with an @."""
    text = phrase.prose.replace("\u00a0", " ")
    for path, fact in facts:
        name = fact.in_(phrase.language or "nb") if isinstance(fact, Text) else str(fact)
        start = text.find(name) if "@" in name or " " in name else -1
        if start >= 0 and phrase.file.called(phrase.path[:-1]) != path:
            yield _typed(phrase, start, start + len(name), path)


def _typed(phrase: Phrase, start: int, end: int, path: str) -> Problem:
    found = Quoted(phrase.text[start:end])
    return phrase.problem("fact_typed_once", start, end, found=found, path=path)
