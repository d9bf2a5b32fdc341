"""Facts in texts: references that lead somewhere, and facts typed where a reference belongs.

A fact is typed once. Texts that name it follow when it changes; texts that repeat it do not.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Collection, Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Final

from apenhet.check.prose.counting import (
    CATEGORIES,
    FOLLOWED_UP,
    NO_COUNTS,
    NOT_OURS,
    SUPPLIERS,
    counted,
)
from apenhet.check.prose.dates import typed_date
from apenhet.check.prose.numbers import Number, has_digits, numbers, with_plain_digits
from apenhet.check.prose.numerals import numerals
from apenhet.check.prose.phrases import LONGEST, MOST_IN_A_TEXT, Phrase, blanked, phrases
from apenhet.check.register import CheckedEdition, check
from apenhet.derive import DERIVED_FROM, FOLLOW_UP, derived_facts
from apenhet.facts import REFERENCE, Fact, Facts, UnknownFact
from apenhet.model import Figure, MonthDay, Text, Unit
from apenhet.problems.problem import Problem, Quoted, Value, did_you_mean, nearest
from apenhet.read.datafile import DataFile
from apenhet.read.tree import Path

DEEPEST: Final = 20
"""How many texts can stand inside each other; a reference to a text that holds one is two."""

_NO_PATH: Final = re.compile(r"[{}\s]")


def facts_of(checked: CheckedEdition) -> Facts:
    """Return the facts of an edition, as far as it loaded."""
    roots: dict[str, object] = dict(checked.statement)
    broken = set(type(checked.statement).model_fields) - set(roots)
    for name, file in (("principles", checked.principles_file), ("law", checked.law_file)):
        if file is not None and file.value is not None:
            roots[name] = file.value
        else:
            broken.add(name)
    labels = checked.labels_file.value if checked.labels_file else None
    if (
        labels
        and FOLLOW_UP in labels.root
        and all(checked.is_sound(tuple(path.split("."))) for path in DERIVED_FROM)
    ):
        roots["derived"] = derived_facts(checked.statement, checked.law, labels)
    else:
        broken.add("derived")
    return Facts(roots, frozenset(broken))


# --- references that lead somewhere ---------------------------------------------------------------


@check()
def references_lead_somewhere(checked: CheckedEdition) -> Iterator[Problem]:
    """Every reference in a text names a fact, and none leads back to where it stands."""
    facts = facts_of(checked)
    lengths = _Lengths(facts)
    for file in checked.files:
        for phrase in phrases(file):
            yield from islice(_misled(checked, phrase, facts, lengths), MOST_IN_A_TEXT)


def _misled(
    checked: CheckedEdition, phrase: Phrase, facts: Facts, lengths: _Lengths
) -> Iterator[Problem]:
    for match in REFERENCE.finditer(phrase.text):
        path = match.group(1)
        wrong = _wrong(checked, facts, path)
        if wrong is not None:
            yield phrase.problem_at(wrong.rule, match, path=Quoted(path), **wrong.values)
        elif lengths.of(path) > LONGEST:
            yield phrase.problem_at("fact_not_circular", match, path=Quoted(path))


@check("highlights")
def highlights_are_figures(checked: CheckedEdition) -> Iterator[Problem]:
    """The key figures of the overview are figures."""
    facts = facts_of(checked)
    for number, name in enumerate(checked.statement.highlights):
        path: Path = ("highlights", number)
        wrong = _wrong(checked, facts, name)
        if wrong is not None:
            yield checked.problem(wrong.rule, path, path=Quoted(name), **wrong.values)
        elif not _is_broken(checked, facts, name) and not isinstance(facts.find(name), Figure):
            yield checked.problem("highlight_is_a_figure", path, path=Quoted(name))


@dataclass(frozen=True, slots=True)
class _Wrong:
    rule: str
    values: Mapping[str, Value] = field(default_factory=dict)


def _wrong(checked: CheckedEdition, facts: Facts, name: str) -> _Wrong | None:
    """Return what is wrong with the name of a fact, if anything is known to be."""
    if _is_broken(checked, facts, name):
        return None
    try:
        facts.find(name)
    except UnknownFact as unknown:
        return _unknown(checked, facts, unknown)
    return None


def _is_broken(checked: CheckedEdition, facts: Facts, name: str) -> bool:
    if facts.is_broken(name):
        return True
    file, _ = checked.located((name.partition(".")[0],))
    if file is None or name.startswith("derived."):
        return False
    if not file.broken:
        return False
    inner = name if file is checked.statement_file else name.partition(".")[2]
    return not file.is_sound(file.path_of(inner))


def _unknown(checked: CheckedEdition, facts: Facts, unknown: UnknownFact) -> _Wrong:
    if not unknown.part:
        return _Wrong("fact_is_a_value")
    hint = did_you_mean(_meant(checked, facts, unknown))
    return _Wrong("fact_exists", {"part": Quoted(unknown.part), "hint": hint})


def _meant(checked: CheckedEdition, facts: Facts, unknown: UnknownFact) -> str | None:
    """Return the fact that was probably meant: one that exists, so never what was typed."""
    bare = _NO_PATH.sub("", unknown.path)
    if bare != unknown.path and _exists(checked, facts, bare):
        return bare  # a path in the braces that only texts need
    known = (path for path, _ in facts.walk())
    return _mended(checked, facts, unknown) or nearest(unknown.path, known, cutoff=0.85)


def _mended(checked: CheckedEdition, facts: Facts, unknown: UnknownFact) -> str | None:
    """Return the path with each part that does not exist replaced by the nearest that does."""
    path = unknown.path
    for _ in path.split("."):
        parts = path.split(".")
        place = parts.index(unknown.part)
        meant = nearest(unknown.part, {*unknown.known, *_typed_below(checked, parts[:place])})
        if meant in {None, unknown.part}:
            before = ".".join(parts[:place])
            return before if _exists(checked, facts, before) else None
        path = ".".join([*parts[:place], str(meant), *parts[place + 1 :]])
        if _is_broken(checked, facts, path):
            return path  # it stands there and did not load: nothing more can be known of it
        try:
            facts.find(path)
        except UnknownFact as next_one:
            unknown = next_one
        else:
            return path
    return None


def _exists(checked: CheckedEdition, facts: Facts, path: str) -> bool:
    if not path or _is_broken(checked, facts, path):
        return False
    try:
        facts.find(path)
    except UnknownFact:
        return False
    return True


def _typed_below(checked: CheckedEdition, parts: list[str]) -> list[str]:
    """Return the keys and ids that stand at a path, whether or not they loaded."""
    file, inner = checked.located(tuple(parts))
    return file.names_below(file.path_of(".".join(map(str, inner)))) if file else []


class _Lengths:
    """How long facts are once the references in them are written out."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.known: dict[str, int] = {}

    def of(self, path: str, depth: int = 0) -> int:
        """Return the length of the fact at ``path``; more than ``LONGEST`` if it has no end."""
        if path not in self.known:
            self.known[path] = LONGEST + 1  # so it stays for a text that leads to itself
            self.known[path] = self._measured(path, depth)
        return self.known[path]

    def _measured(self, path: str, depth: int) -> int:
        try:
            value = self.facts.find(path)
        except UnknownFact:
            return 0
        if not isinstance(value, Text):
            return len(str(value))
        if depth > DEEPEST:
            return LONGEST + 1
        return max(self._written_out(text, depth) for text in (value.nb, value.en))

    def _written_out(self, text: str, depth: int) -> int:
        found = REFERENCE.findall(text)
        return len(text) + sum(self.of(path, depth + 1) for path in found)


# --- facts that were typed instead ----------------------------------------------------------------

_ARTICLES: Final = {"én", "ett", "one"}
_SMALL: Final = 12
"""A number up to this means a fact only when the words around it say so: there are many twos."""


@dataclass(frozen=True, slots=True)
class _Known:
    """A fact as it could be typed: its path and what it counts, a unit's name or nothing."""

    path: str
    unit: str

    def is_(self, kind: str) -> bool:
        """Whether this is a fact of a kind: a unit, a path, or any count of suppliers."""
        counts_suppliers = kind in {SUPPLIERS, FOLLOWED_UP} and self._counts_suppliers
        return counts_suppliers or kind in {self.unit, self.path}

    def may_be(self, kind: str | None) -> bool:
        """Whether a number that counts ``kind`` can be this fact; none if nothing is said."""
        return kind is None or self.is_(kind) or not self._says_what_it_counts

    @property
    def _counts_suppliers(self) -> bool:
        at_home = self.path.startswith("assessment.") or self.path == FOLLOWED_UP
        return self.unit == Unit.COUNT and at_home

    @property
    def _says_what_it_counts(self) -> bool:
        if self.unit in {"", Unit.CALENDAR_YEAR}:
            return self.path.startswith("derived.")
        return (
            self.unit != Unit.COUNT or self._counts_suppliers or self.is_("organisation.employees")
        )


@check()
def facts_typed_once(checked: CheckedEdition) -> Iterator[Problem]:
    """No text repeats in digits or words what stands as a fact in the data."""
    facts = list(facts_of(checked).walk())
    for file in checked.files:
        near = [(path, fact) for path, fact in facts if _belongs(file, path)]
        known = _known_numbers(near)
        dates = list(_known_dates(near))
        texts = [phrase for phrase in phrases(file) if phrase.language]
        named: dict[Path, set[str]] = defaultdict(set)
        for phrase in texts:
            named[phrase.path[:-1]] |= phrase.facts_named
        for phrase in texts:
            meant = named[phrase.path[:-1]]
            yield from islice(_repeated(phrase, known, dates, meant), MOST_IN_A_TEXT)


def _belongs(file: DataFile[Any], path: str) -> bool:
    """Whether texts of ``file`` would name the fact; files that years share keep to their own."""
    root = path.partition(".")[0]
    return root != "principles" if file.kind == "statement" else root == file.kind


def _known_numbers(facts: Iterable[tuple[str, Fact]]) -> dict[str, list[_Known]]:
    found: dict[str, list[_Known]] = {}
    for path, fact in facts:
        if path.endswith((".value", ".month", ".day")) or path == "edition.principles":
            continue
        if isinstance(fact, Figure):
            found.setdefault(str(fact.value), []).append(_Known(path, fact.unit))
        elif isinstance(fact, int):
            found.setdefault(str(fact), []).append(_Known(path, ""))
    return found


def _known_dates(facts: Iterable[tuple[str, Fact]]) -> Iterator[tuple[str, re.Pattern[str]]]:
    dates = [(path, fact) for path, fact in facts if isinstance(fact, (dt.date, MonthDay))]
    # With the year first: «30. juni 2024» is one date, not a day of every year and a number.
    for path, date in sorted(dates, key=lambda found: isinstance(found[1], MonthDay)):
        yield path, typed_date(date)


def _repeated(
    phrase: Phrase,
    known: Mapping[str, list[_Known]],
    dates: Iterable[tuple[str, re.Pattern[str]]],
    named: Collection[str],
) -> Iterator[Problem]:
    """Yield the facts typed in a text. Of facts that are alike, those ``named`` are likeliest."""
    text = phrase.prose
    if has_digits(text):
        text = blanked(with_plain_digits(text), NOT_OURS)
        text = yield from _repeated_dates(phrase, text, dates)
    text = yield from _repeated_categories(phrase, text, known)
    if has_digits(text):
        for pattern in NO_COUNTS:
            text = blanked(text, pattern)
    for number in _numbers(phrase, text):
        if number.plain in known and number.typed.lower() not in _ARTICLES:
            counts = counted(text, number)
            meant = _likeliest(known[number.plain], counts.kind, number, named)
            if meant:
                # A reference writes the unit too: «3 uker».
                end = counts.end if counts.kind == meant.unit else number.end
                yield _typed(phrase, number.start, end, meant.path)


def _repeated_dates(
    phrase: Phrase, text: str, dates: Iterable[tuple[str, re.Pattern[str]]]
) -> Generator[Problem, None, str]:
    """Yield the dates typed in a text; return the text without them."""
    for path, pattern in dates:
        match = pattern.search(text)
        if match:
            yield _typed(phrase, *match.span(), path)
            text = _without(text, *match.span())
    return text


def _repeated_categories(
    phrase: Phrase, text: str, known: Mapping[str, list[_Known]]
) -> Generator[Problem, None, str]:
    """Yield the numbers typed in a text that name categories; return the text without them."""
    for number in list(_categories(phrase, text)):
        alike = (fact for fact in known.get(number.plain, ()) if fact.path.endswith(".number"))
        for fact in islice(alike, 1):
            yield _typed(phrase, number.start, number.end, fact.path)
        text = _without(text, number.start, number.end)
    return text


def _numbers(phrase: Phrase, text: str) -> Iterator[Number]:
    """Yield the numbers of a text in digits and in words."""
    yield from numbers(text)
    if phrase.language:
        yield from numerals(text, phrase.language)


def _categories(phrase: Phrase, text: str) -> Iterator[Number]:
    """Yield the numbers in a text that name categories."""
    for row in CATEGORIES.finditer(text):
        begin, end = row.span(1)
        for number in _numbers(phrase, text[begin:end]):
            found = Number(number.start + begin, number.end + begin, number.typed, number.plain)
            if counted(text, found).kind is None:
                yield found


def _without(text: str, start: int, end: int) -> str:
    return f"{text[:start]}{' ' * (end - start)}{text[end:]}"


def _likeliest(
    known: Collection[_Known], kind: str | None, number: Number, named: Collection[str]
) -> _Known | None:
    """Return the fact that a number is, if any."""
    known = [fact for fact in known if not fact.path.endswith(".number") and fact.may_be(kind)]
    if float(number.plain) <= _SMALL:
        known = [fact for fact in known if kind is not None and fact.is_(kind)]
    alike = [fact for fact in known if fact.path in named] or known
    said = [fact for fact in alike if kind is not None and fact.is_(kind)]
    return next((fact for fact in said if fact.path == kind), next(iter(said or alike), None))


def _typed(phrase: Phrase, start: int, end: int, path: str) -> Problem:
    found = Quoted(phrase.text[start:end])
    return phrase.problem("fact_typed_once", start, end, found=found, path=path)
