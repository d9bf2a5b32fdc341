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
from apenhet.check.prose.numbers import MONTHS, Number, all_numbers, counts_only
from apenhet.check.references import facts_of
from apenhet.check.register import CheckedEdition, check
from apenhet.facts import Fact
from apenhet.model import LANGUAGES, Figure, Language, MonthDay, Text, Unit
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
_WORD: Final = re.compile(r"[^\W\d_]{4,}")
_STEM: Final = 5
"""Words that begin with this many of the same letters are forms of one."""
_OF_ANY_FIGURE: Final = re.compile(any_of("any_figure"))
_ARTICLES: Final = 2
"""There are too many ones and twos for any to be told."""
_SMALL: Final = 12
"""A number up to this needs two words of the label beside it."""
_STATEMENT: Final = Text(nb="redegjørelsen, rapporteringsåret", en="statement, report")
"""What the year is the year of."""
_OF_THE_STATEMENT: Final = re.compile(
    r"redegjør|rapportering|perioden|oppdater|publiser|statement|report|updat|publish",
    re.IGNORECASE,
)
"""Words that go with its period and the date to publish it by."""
_NAMES: Final = re.compile(
    r"contact\.email|governance\.roles\.\w+\.holder|tool\.name|organisation\.vision"
    r"|sources\.\w+\.title|conventions\.\w+\.name|edition\.period\.(?:start|end)|.*publish_by"
)
"""Paths to what is a name of something, or a date, which no sentence has by chance."""


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
            if isinstance(fact, Figure):
                known[str(fact.value)].append((path, fact))
            elif path == "edition.year" and isinstance(fact, int):
                year = Figure(value=fact, unit=Unit.CALENDAR_YEAR, label=_STATEMENT)
                known[str(fact)].append((path, year))
        names = sorted(_names_known(near), key=lambda one: -len(one[2]))
        for phrase in phrases(file):
            if phrase.language and phrase.path[:-1] not in _NAMES_OF_THEIR_OWN:
                found = chain(_typed_names(phrase, names), _typed_numbers(phrase, known))
                yield from islice(found, MOST_IN_A_TEXT)


def _belongs(file: DataFile[Any], path: str) -> bool:
    """Whether texts of ``file`` would name the fact; files that years share keep to their own."""
    root = path.partition(".")[0]
    return root != "principles" if file.kind == "statement" else root == file.kind


# --- numbers --------------------------------------------------------------------------------------


def _typed_numbers(
    phrase: Phrase, known: Mapping[str, list[tuple[str, Figure]]]
) -> Iterator[Problem]:
    language = phrase.language or "nb"
    for begin, sentence in sentences(counts_only(phrase.prose)):
        for number in all_numbers(sentence, language):
            likely = {
                _likelihood(fact, sentence, number, language): (path, fact)
                for path, fact in reversed(known.get(number.plain, ()))
            }
            if any(likely):
                path, fact = likely[max(likely)]
                unit = (
                    _UNITS[fact.unit].match(sentence, number.end) if fact.unit in _UNITS else None
                )
                end = unit.end() if unit else number.end  # a reference writes the unit too
                yield _typed(phrase, begin + number.start, begin + end, path)


def _likelihood(fact: Figure, sentence: str, number: Number, language: Language) -> int:
    """Return how many words of the label stand with a number; 0 if it counts another thing."""
    before, after = sentence[: number.start], sentence[number.end :]
    about = _stems(fact.label.in_(language))
    found = len(about & _stems(before + after))
    if fact.unit in _UNITS:
        return found if _UNITS[fact.unit].match(after) else 0
    if fact.unit == Unit.CALENDAR_YEAR:
        return found
    counted, amount = _COUNTED.match(after), float(number.plain)
    is_about_it = counted and not about.isdisjoint(_stems(counted[0])) and amount > _ARTICLES
    return found if is_about_it and found >= (1 if amount > _SMALL else 2) else 0


@lru_cache(maxsize=4_096)
def _stems(text: str) -> frozenset[str]:
    words = frozenset(word.lower() for word in _WORD.findall(text)) - SMALL_WORDS
    return frozenset(word[:_STEM] for word in words if not _OF_ANY_FIGURE.fullmatch(word))


# --- names and dates ------------------------------------------------------------------------------


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
    for path, language, name in names:
        start = text.find(name) if language == phrase.language else -1
        if start < 0:
            continue
        is_date = path.startswith("edition.") or path.endswith("publish_by")
        is_other_date = is_date and (
            re.match(r",? [0-9]{4}", text[start + len(name) :])
            or not _OF_THE_STATEMENT.search(text)
        )
        if not is_other_date and phrase.file.called(phrase.path[:-1]) != path:
            text = text.replace(name, " " * len(name))
            yield _typed(phrase, start, start + len(name), path)


def _typed(phrase: Phrase, start: int, end: int, path: str) -> Problem:
    found = Quoted(phrase.text[start:end])
    return phrase.problem("fact_typed_once", start, end, found=found, path=path)
