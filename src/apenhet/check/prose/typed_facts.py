"""Facts that are typed in a text, where a reference would follow when they change.

No program knows what a number in a sentence means. One is told as advice, and only where the words
around it are those of the fact's own label: «180 leverandører», not «180 timer».
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

from apenhet.check.phrases import MOST_IN_A_TEXT, Phrase, phrases, sentences
from apenhet.check.prose.languages import SMALL_WORDS
from apenhet.check.prose.numbers import (
    MONTHS,
    Number,
    counts_only,
    has_digits,
    numbers,
    numbers_in_words,
)
from apenhet.check.references import facts_of
from apenhet.check.register import CheckedEdition, check
from apenhet.facts import Fact
from apenhet.model import LANGUAGES, Figure, Language, MonthDay, Text, Unit
from apenhet.problems.problem import Problem, Quoted
from apenhet.read.datafile import DataFile
from apenhet.read.tree import Path

_UNITS: Final[Mapping[str, re.Pattern[str]]] = {
    Unit.YEARS: re.compile(r"[\s-]*(?:års?|years?)\b", re.IGNORECASE),
    Unit.MONTHS: re.compile(r"[\s-]*(?:måned|month)\w*", re.IGNORECASE),
    Unit.WEEKS: re.compile(r"[\s-]*(?:uke|week)\w*", re.IGNORECASE),
    Unit.PERCENT: re.compile(r"[\s-]*(?:%|prosent\b|per ?cent\b)", re.IGNORECASE),
}
_COUNTED: Final = re.compile(
    r"(?:\s*(?:(?!og|eller|i|på|for|til|med|fra|and|or|in|on|to|with|from|than)[^\W\d_]+)\b){1,3}"
)
"""The words right after a number, among them what it counts: «store leverandører»."""
_OF_SOME: Final = re.compile(r"\s+(?:av|of) (?:\w+ )?(\w+)")
_OF_THEM: Final = re.compile(r"\s+(?:av (?:dem|disse)|of (?:them|these|those))\b")
_WORD: Final = re.compile(r"[^\W\d_]{4,}")
_OF_ANY_FIGURE: Final = re.compile(
    "andel|antall|frist|lovens|regnet|kroner|lenge|året|perioden|alderen|ordinære|avtalefestet"
    "|share|number|time|limit|period|value|year|long|ordinary|contractual"
)
"""Words that say of a label what kind of figure it is, not what it is about."""
_SAME: Final = (4, 6)
"""Words that begin with this many of the same letters, by their length, are forms of one."""
_ARTICLES: Final = 2
"""There are too many ones and twos for any to be told."""
_SMALL: Final = 12
"""A number up to this needs two words of the label beside it."""
_CATEGORY: Final = re.compile(
    r"(?:kategori|categor)\w*(?:\s+(?:nr\.?|no\.))?\s+(?:\w+\s?(?:,|og|and|eller|or|–|-)\s?)*$",
    re.IGNORECASE,
)
_PUBLISHING: Final = re.compile(
    r"redegjør|oppdater|publiser|statement|publish|updat|report", re.IGNORECASE
)
_YEAR_AFTER: Final = re.compile(r",? [0-9]{4}")
_OF_THE_YEAR: Final = re.compile(
    r"redegjørels|rapporteringså|rapporteringsperiode|perioden|statement|report", re.IGNORECASE
)
_NAMES: Final = re.compile(
    r"contact\.email|governance\.roles\.\w+\.holder|tool\.name|organisation\.vision"
    r"|sources\.\w+\.title|conventions\.\w+\.name|edition\.period\.(?:start|end)|.*publish_by"
)
"""Paths to what is a name of something, or a date, which no sentence has by chance."""


@dataclass(frozen=True, slots=True)
class _Known:
    """A fact as it could be typed: where it stands, its unit if it has one, words of its label."""

    path: str
    unit: str = ""
    about: Mapping[Language, frozenset[str]] | None = None

    @classmethod
    def of(cls, path: str, fact: Figure | int) -> _Known:
        """Return a number among the facts as it could be typed."""
        if not isinstance(fact, Figure):
            return cls(path)
        return cls(path, fact.unit, {x: _words_of(fact.label.in_(x)) for x in LANGUAGES})

    def likelihood(self, sentence: str, number: Number, language: Language) -> int:
        """Return how many words of the label stand with a number; 0 if it counts another thing."""
        before, after = sentence[: number.start], sentence[number.end :]
        if self.about is None:
            if self.path.endswith(".number"):
                return int(_CATEGORY.search(before) is not None)
            return int(self.path == "edition.year" and _OF_THE_YEAR.search(sentence) is not None)
        about = self.about[language]
        found = _alike(about, _words_of(before + after))
        if self.unit in _UNITS:
            return found if _UNITS[self.unit].match(after) else 0
        if self.unit == Unit.CALENDAR_YEAR:
            return found
        counted = _COUNTED.match(after) or _OF_SOME.match(after)
        of_them = _OF_THEM.match(after) is not None
        counts_it = of_them or (counted and _alike(about, _words_of(counted.group())))
        enough = 2 if float(number.plain) <= _SMALL and not of_them else 1
        return found if counts_it and found >= enough else 0


def _words_of(text: str) -> frozenset[str]:
    words = frozenset(word.lower() for word in _WORD.findall(text)) - SMALL_WORDS
    return frozenset(word for word in words if not _OF_ANY_FIGURE.fullmatch(word))


def _alike(about: Collection[str], words: Collection[str]) -> int:
    """Return how many of the words of a label are among others, in whatever form."""
    return sum(any(_is_form_of(one, other) for other in words) for one in about)


def _is_form_of(one: str, other: str) -> bool:
    fewest, most = _SAME
    enough = min(max(min(len(one), len(other)) - 2, fewest), most)
    return one[:enough] == other[:enough]


@check(of_prose=True)
def facts_typed_once(checked: CheckedEdition) -> Iterator[Problem]:
    """No text repeats in digits or words what stands as a fact in the data."""
    facts = list(facts_of(checked).walk())
    for file in checked.files:
        near = [(path, fact) for path, fact in facts if _belongs(file, path)]
        known = _numbers_known(near)
        names = sorted(_names_known(near), key=lambda one: -len(one[2]))
        texts = [phrase for phrase in phrases(file) if phrase.language]
        named: dict[Path, set[str]] = defaultdict(set)
        for phrase in texts:
            named[phrase.path[:-1]] |= phrase.facts_named
        for phrase in texts:
            found = [
                *_typed_names(phrase, names),
                *_typed_numbers(phrase, known, named[phrase.path[:-1]]),
            ]
            yield from islice(found, MOST_IN_A_TEXT)


def _belongs(file: DataFile[Any], path: str) -> bool:
    """Whether texts of ``file`` would name the fact; files that years share keep to their own."""
    root = path.partition(".")[0]
    return root != "principles" if file.kind == "statement" else root == file.kind


def _numbers_known(facts: Iterable[tuple[str, Fact]]) -> dict[str, list[_Known]]:
    found: dict[str, list[_Known]] = {}
    for path, fact in facts:
        if isinstance(fact, (Figure, int)) and not path.endswith((".value", ".month", ".day")):
            value = fact.value if isinstance(fact, Figure) else fact
            found.setdefault(str(value), []).append(_Known.of(path, fact))
    return found


def _typed_numbers(
    phrase: Phrase, known: Mapping[str, list[_Known]], named: Collection[str]
) -> Iterator[Problem]:
    """Yield the figures typed in a text. Of those alike, the ones ``named`` are likeliest."""
    language = phrase.language or "nb"
    text = counts_only(phrase.prose)
    if not has_digits(text) and not any(numbers_in_words(text, language)):
        return
    for begin, sentence in sentences(text):
        for number in (*numbers(sentence), *numbers_in_words(sentence, language)):
            likely = [
                (fact.likelihood(sentence, number, language), fact.path in named, fact)
                for fact in known.get(number.plain, ())
                if float(number.plain) > _ARTICLES or fact.path.endswith(".number")
            ]
            count, _, fact = max(likely, key=lambda one: one[:2], default=(0, False, None))
            if count and fact:
                unit = (
                    _UNITS[fact.unit].match(sentence, number.end) if fact.unit in _UNITS else None
                )
                end = unit.end() if unit else number.end  # a reference writes the unit too
                yield _typed(phrase, begin + number.start, begin + end, fact.path)


def _names_known(facts: Iterable[tuple[str, Fact]]) -> Iterator[tuple[str, Language, str]]:
    """Yield names and dates among the facts as a text has them, of two words or with an @."""
    for path, fact in facts:
        for language in LANGUAGES if _NAMES.fullmatch(path) else ():
            name = _written(fact, language)
            if "@" in name or " " in name:
                yield path, language, name


def _written(fact: Fact, language: Language) -> str:
    if isinstance(fact, (dt.date, MonthDay)):
        year = f" {fact.year}" if isinstance(fact, dt.date) else ""
        return f"{fact.day}{'.' * (language == 'nb')} {MONTHS[language][fact.month - 1]}{year}"
    return fact.in_(language) if isinstance(fact, Text) else str(fact)


def _typed_names(phrase: Phrase, names: Iterable[tuple[str, Language, str]]) -> Iterator[Problem]:
    """Yield the names and dates typed in a text; of dates, the period and that of publishing."""
    text = phrase.prose.replace("\u00a0", " ")
    ours = [(path, name) for path, language, name in names if language == phrase.language]
    is_period = sum(name in text for path, name in ours if ".period." in path) > 1
    for path, name in ours:
        start = text.find(name)
        is_meant = is_period if ".period." in path else True
        if path.endswith("publish_by"):
            is_other_year = _YEAR_AFTER.match(text, start + len(name))
            is_meant = not is_other_year and _PUBLISHING.search(text) is not None
        if start >= 0 and is_meant and phrase.file.called(phrase.path[:-1]) != path:
            text = text.replace(name, " " * len(name))
            yield _typed(phrase, start, start + len(name), path)


def _typed(phrase: Phrase, start: int, end: int, path: str) -> Problem:
    found = Quoted(phrase.text[start:end])
    return phrase.problem("fact_typed_once", start, end, found=found, path=path)
