"""Facts in texts: references that lead somewhere, and facts typed where a reference belongs.

A fact is typed once. Texts that name it follow when it changes; texts that repeat it do not.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Final

from apenhet.checks.case import Case, check
from apenhet.checks.numbers import Number, numbers
from apenhet.checks.phrases import LONGEST, MOST_IN_A_TEXT, Phrase, phrases
from apenhet.datafile import ANY, DataFile
from apenhet.derive import FOLLOW_UP, derived_facts
from apenhet.facts import REFERENCE, Fact, Facts, UnknownFact
from apenhet.model import Figure, MonthDay, Text, Unit
from apenhet.problems import Problem, Quoted, Value, did_you_mean, nearest
from apenhet.reader import Path

DEEPEST: Final = 20
"""How many texts can stand inside each other; a reference to a text that holds one is two."""

_DERIVED_FROM: Final[tuple[Path, ...]] = (
    ("edition", "year"),
    ("commitments",),
    ("definitions",),
    ("measures",),
    ("risk_areas",),
    ("organisation", "interests"),
    ("assessment", "categories", ANY, "suppliers"),
    ("assessment", "categories", ANY, "follow_up"),
    ("assessment", "high_risk"),
    ("law", "publish_by"),
)


def facts_of(case: Case) -> Facts:
    """Return the facts of an edition, as far as it loaded."""
    roots: dict[str, object] = dict(case.statement)
    broken = set(type(case.statement).model_fields) - set(roots)
    for name, file in (("principles", case.principles_file), ("law", case.law_file)):
        if file is not None and file.value is not None:
            roots[name] = file.value
        else:
            broken.add(name)
    labels = case.labels_file.value if case.labels_file else None
    if labels and FOLLOW_UP in labels.root and all(map(case.is_sound, _DERIVED_FROM)):
        roots["derived"] = derived_facts(case.statement, case.law, labels)
    else:
        broken.add("derived")
    return Facts(roots, frozenset(broken))


# --- references that lead somewhere ---------------------------------------------------------------


@check()
def references_lead_somewhere(case: Case) -> Iterator[Problem]:
    """Every reference in a text names a fact, and none leads back to where it stands."""
    facts = facts_of(case)
    lengths = _Lengths(facts)
    for file in case.files:
        for phrase in phrases(file):
            yield from islice(_misled(case, phrase, facts, lengths), MOST_IN_A_TEXT)


def _misled(case: Case, phrase: Phrase, facts: Facts, lengths: _Lengths) -> Iterator[Problem]:
    for match in REFERENCE.finditer(phrase.text):
        path = match.group(1)
        wrong = _wrong(case, facts, path)
        if wrong is not None:
            yield phrase.problem_at(wrong.rule, match, path=Quoted(path), **wrong.values)
        elif lengths.of(path) > LONGEST:
            yield phrase.problem_at("fact_not_circular", match, path=Quoted(path))


@check("highlights")
def highlights_are_figures(case: Case) -> Iterator[Problem]:
    """The key figures of the overview are figures."""
    facts = facts_of(case)
    for number, name in enumerate(case.statement.highlights):
        path: Path = ("highlights", number)
        wrong = _wrong(case, facts, name)
        if wrong is not None:
            yield case.problem(wrong.rule, path, path=Quoted(name), **wrong.values)
        elif not _is_broken(case, facts, name) and not isinstance(facts.find(name), Figure):
            yield case.problem("highlight_is_a_figure", path, path=Quoted(name))


@dataclass(frozen=True, slots=True)
class _Wrong:
    rule: str
    values: Mapping[str, Value] = field(default_factory=dict)


def _wrong(case: Case, facts: Facts, name: str) -> _Wrong | None:
    """Return what is wrong with the name of a fact, if anything is known to be."""
    if _is_broken(case, facts, name):
        return None
    try:
        facts.find(name)
    except UnknownFact as unknown:
        return _unknown(case, facts, unknown)
    return None


def _is_broken(case: Case, facts: Facts, name: str) -> bool:
    if facts.is_broken(name):
        return True
    file, _ = case.located((name.partition(".")[0],))
    if file is None or name.startswith("derived."):
        return False
    if not file.broken:
        return False
    inner = name if file is case.statement_file else name.partition(".")[2]
    return not file.is_sound(file.path_of(inner))


def _unknown(case: Case, facts: Facts, unknown: UnknownFact) -> _Wrong:
    if not unknown.part:
        return _Wrong("fact_is_a_value")
    parts = unknown.path.split(".")
    place = parts.index(unknown.part)
    meant = nearest(unknown.part, {*unknown.known, *_typed_below(case, parts[:place])})
    known = (path for path, _ in facts.walk())
    whole = ".".join([*parts[:place], meant, *parts[place + 1 :]]) if meant else None
    hint = did_you_mean(whole or nearest(unknown.path, known, cutoff=0.85))
    return _Wrong("fact_exists", {"part": Quoted(unknown.part), "hint": hint})


def _typed_below(case: Case, parts: list[str]) -> list[str]:
    """Return the keys and ids that stand at a path, whether or not they loaded."""
    file, inner = case.located(tuple(parts))
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

_MONTHS: Final = (
    ("januar", "January"),
    ("februar", "February"),
    ("mars", "March"),
    ("april", "April"),
    ("mai", "May"),
    ("juni", "June"),
    ("juli", "July"),
    ("august", "August"),
    ("september", "September"),
    ("oktober", "October"),
    ("november", "November"),
    ("desember", "December"),
)
_NUMERALS: Final[Mapping[str, int]] = {
    word: value
    for value, words in enumerate(
        (
            ("to", "two"),
            ("tre", "three"),
            ("fire", "four"),
            ("fem", "five"),
            ("seks", "six"),
            ("sju", "syv", "seven"),
            ("åtte", "eight"),
            ("ni", "nine"),
            ("ti", "ten"),
            ("elleve", "eleven"),
            ("tolv", "twelve"),
        ),
        start=2,
    )
    for word in words
}
"""Numbers in words. One is left out: in Norwegian it is also the article."""
_NOUNS: Final[tuple[tuple[str, str], ...]] = (
    (r"år|year", "years"),
    (r"uke|week", "weeks"),
    (r"måned|month", "months"),
    (r"prosent|per ?cent", "percent"),
    (r"tiltak|measure", "derived.measures"),
    (r"risikoområde|risk area", "derived.risk_areas"),
    (r"forpliktelse|commitment", "derived.commitments"),
    (r"definisjon|definition", "derived.definitions"),
    (r"interesse|(?:kinds? of )?interest", "derived.interests"),
    (r"ansatt|employee", "organisation.employees"),
    (r"leverandør|supplier", "suppliers"),
)
"""What follows a number, and the unit or path of the facts that it would then be."""
_IN_WORDS: Final = re.compile(
    rf"\b({'|'.join(_NUMERALS)})\s+(?:[^\W\d_]+\s+)?(?:{'|'.join(n for n, _ in _NOUNS)})\w*",
    re.IGNORECASE,
)
_DIGIT: Final = re.compile(r"[0-9]")
_CATEGORY: Final = re.compile(r"(?:kategori|categor)\w*\s+$", re.IGNORECASE)
_NOT_OURS: Final = re.compile(
    # The Act's own numbering, alone, in a row or as a range.
    r"(?:§{1,2}|\bsections?|\barticles?|\bparagraf\w*|\bartik\w*)\s*[0-9]+(?:-[0-9]+)?"
    r"(?:\s*(?:[a-f]\b)?\s*(?:,|–|-|og|and|til|to|eller|or)\s*§{0,2}\s*[0-9]+(?:-[0-9]+)?)*"
    # Names that hold a number: ISO 9001, COVID-19.
    r"|(?-i:\b[A-ZÆØÅ]{2,}[\s-][0-9][0-9:-]*)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Known:
    """A fact as it could be typed: its path and what it counts, a unit's name or nothing."""

    path: str
    unit: str

    def follows(self, before: str, after: str) -> bool:
        """Whether the words around a number say that it is this fact."""
        if self.path.endswith(".number"):
            return bool(_CATEGORY.search(before))
        for pattern, kind in _NOUNS:
            if re.match(rf"[\s-]*(?:[^\W\d_]+\s+)?(?:{pattern})", after, re.IGNORECASE):
                return kind in {self.unit, self.path} or (
                    kind == "suppliers" and _counts_suppliers(self)
                )
        return self.unit == Unit.PERCENT and after.lstrip(" \u00a0").startswith("%")


def _counts_suppliers(known: _Known) -> bool:
    at_home = known.path.startswith("assessment.") or known.path == "derived.follow_up"
    return known.unit == Unit.COUNT and at_home


@check()
def facts_typed_once(case: Case) -> Iterator[Problem]:
    """No text repeats in digits or words what stands as a fact in the data."""
    facts = list(facts_of(case).walk())
    for file in case.files:
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
        yield path, _typed_date(date)


def _typed_date(date: dt.date | MonthDay) -> re.Pattern[str]:
    """Return a pattern for the ways to type a date in both languages."""
    months = "|".join(_MONTHS[date.month - 1])
    year = rf",?\s+{date.year}" if isinstance(date, dt.date) else ""
    forms = [
        rf"0?{date.day}\.?\s+(?:{months}){year}",
        rf"(?:{months})\s+{date.day}(?:st|nd|rd|th)?{year}",
    ]
    if isinstance(date, dt.date):
        forms += [date.isoformat(), rf"0?{date.day}[./]\s?0?{date.month}[./]\s?{date.year}"]
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)", re.IGNORECASE)


def _repeated(
    phrase: Phrase,
    known: Mapping[str, list[_Known]],
    dates: Iterable[tuple[str, re.Pattern[str]]],
    named: Collection[str],
) -> Iterator[Problem]:
    """Yield the facts typed in a text. Of facts that are alike, those ``named`` are likeliest."""
    text = _NOT_OURS.sub(lambda match: " " * len(match.group()), phrase.prose)
    if _DIGIT.search(text):
        for path, pattern in dates:
            match = pattern.search(text)
            if match:
                yield _typed(phrase, *match.span(), path)
                text = f"{text[: match.start()]}{' ' * len(match.group())}{text[match.end() :]}"
        for number in numbers(text):
            if number.plain in known:
                likeliest = _likeliest(known[number.plain], text, number, named)
                yield _typed(phrase, number.start, number.end, likeliest.path)
    for match in _IN_WORDS.finditer(text):
        value = str(_NUMERALS[match.group(1).lower()])
        around = text[: match.start()], text[match.end(1) :]
        meant = next((fact for fact in known.get(value, ()) if fact.follows(*around)), None)
        if meant:
            yield _typed(phrase, *match.span(), meant.path)


def _likeliest(known: list[_Known], text: str, number: Number, named: Collection[str]) -> _Known:
    around = text[: number.start], text[number.end :]
    alike = [fact for fact in known if fact.path in named] or known
    return next((fact for fact in alike if fact.follows(*around)), alike[0])


def _typed(phrase: Phrase, start: int, end: int, path: str) -> Problem:
    found = Quoted(phrase.text[start:end])
    return phrase.problem("fact_typed_once", start, end, found=found, path=path)
