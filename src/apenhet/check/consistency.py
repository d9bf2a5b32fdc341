"""Whether the facts of an edition fit together: its year and life, its dates, its figures.

Nothing here looks at ids, at how texts are worded, or at what the Act asks before publication.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from apenhet.check.register import CheckedEdition, check
from apenhet.model import Figure, Unit
from apenhet.problems.problem import Problem
from apenhet.problems.wording import Wording, spoken
from apenhet.read.tree import Path

YEARS_AHEAD: Final = 10
"""A time limit further ahead than this is taken for a slip of the pen."""

UNITS: Final[dict[str, tuple[Unit, ...]]] = {
    "organisation.employees": (Unit.COUNT,),
    "tool.retention": (Unit.YEARS, Unit.MONTHS, Unit.WEEKS),
    "information_duty.answer_within": (Unit.WEEKS, Unit.MONTHS),
    "assessment.suppliers": (Unit.COUNT,),
    "assessment.spend_share": (Unit.PERCENT,),
    "assessment.assessed_suppliers": (Unit.COUNT,),
    "assessment.high_risk": (Unit.COUNT,),
    "information_duty.requests.received": (Unit.COUNT,),
    "information_duty.requests.in_time": (Unit.COUNT,),
    "information_duty.requests.refused": (Unit.COUNT,),
    "grievances.received": (Unit.COUNT,),
    "grievances.settled": (Unit.COUNT,),
    "law.answer_within": (Unit.WEEKS, Unit.MONTHS),
    "law.answer_within_extended": (Unit.WEEKS, Unit.MONTHS),
    "law.reasons_within": (Unit.WEEKS, Unit.MONTHS),
    "law.reasons_given_within": (Unit.WEEKS, Unit.MONTHS),
}
"""What the figures with a meaning of their own can be measured in, the usual unit first."""

UNITS_OF_ENTRIES: Final[dict[Path, tuple[Unit, ...]]] = {
    ("assessment", "categories", "suppliers"): (Unit.COUNT,),
    ("risk_areas", "spend"): (Unit.PERCENT, Unit.NOK),
    ("training", "attended"): (Unit.COUNT,),
}
"""The same for figures that each entry of a list has: the list, and the key in an entry."""

PARTS: Final = (
    ("assessment.high_risk", "assessment.suppliers"),
    ("assessment.assessed_suppliers", "assessment.suppliers"),
    ("assessment.high_risk", "assessment.assessed_suppliers"),
    ("information_duty.requests.in_time", "information_duty.requests.received"),
    ("information_duty.requests.refused", "information_duty.requests.received"),
    ("grievances.settled", "grievances.received"),
)
"""What is counted among others, and those."""

DAYS: Final = {Unit.WEEKS: 7, Unit.MONTHS: 31, Unit.YEARS: 366}
"""At most how many days a length of time is, to compare two of them."""


# --- the edition ------------------------------------------------------------------------------


@check("edition.year")
def year_is_the_files(checked: CheckedEdition) -> Iterator[Problem]:
    """The statement's year is the one in the name of its file."""
    year, expected = checked.statement.edition.year, checked.statement_file.year
    if expected is not None and year != expected:
        path = ("edition", "year")
        yield checked.problem("year_is_the_files", path, found=year, expected=expected)


@check("edition.year", "edition.period")
def period_is_the_year(checked: CheckedEdition) -> Iterator[Problem]:
    """The period is the whole reporting year."""
    edition = checked.statement.edition
    for name, found, month, day in (
        ("start", edition.period.start, 1, 1),
        ("end", edition.period.end, 12, 31),
    ):
        expected = dt.date(edition.year, month, day)
        if found != expected:
            yield checked.problem(
                "period_is_the_year",
                ("edition", "period", name),
                expected=expected.isoformat(),
                found=found.isoformat(),
            )


@check("edition.period")
def period_not_reversed(checked: CheckedEdition) -> Iterator[Problem]:
    """The period begins before it ends; told of the date that alone is not of the file's year."""
    period = checked.statement.edition.period
    if period.end < period.start:
        told = {"start": spoken(period.start), "end": spoken(period.end)}
        year = checked.statement_file.year
        wrong = "start" if period.start.year != year == period.end.year else "end"
        yield checked.problem("period_not_reversed", ("edition", "period", wrong), **told)


@check("edition")
def dates_in_order(checked: CheckedEdition) -> Iterator[Problem]:
    """The period ends, then comes the approval, then the signatures."""
    edition = checked.statement.edition
    base: Path = ("edition",)
    end = (edition.period.end, Wording("periodens siste dag", "the last day of the period"))
    approved = edition.approval and (
        edition.approval.date,
        Wording("godkjenningen", "the approval"),
    )
    steps: list[tuple[Path, dt.date, tuple[dt.date, Wording]]] = []
    if edition.approval:
        steps.append(((*base, "approval", "date"), edition.approval.date, end))
    for number, signature in enumerate(edition.signatures):
        steps.append(((*base, "signatures", number, "date"), signature.date, approved or end))
    for path, found, (earlier, other) in steps:
        if found < earlier:
            told = {"found": spoken(found), "earlier": spoken(earlier)}
            yield checked.problem("date_after", path, other=other, **told)


@check("edition.year", "measures.*.due")
def due_within_reason(checked: CheckedEdition) -> Iterator[Problem]:
    """A measure is due after the reporting year has begun and not in a distant future."""
    year = checked.statement.edition.year
    first, last = dt.date(year, 1, 1), dt.date(year + YEARS_AHEAD, 12, 31)
    for number, measure in enumerate(checked.statement.measures):
        if measure.due and not first <= measure.due <= last:
            yield checked.problem(
                "due_within_reason",
                ("measures", number, "due"),
                found=spoken(measure.due),
                first=spoken(first),
                last=spoken(last),
            )


# --- the figures ------------------------------------------------------------------------------


@check("assessment.categories.*.suppliers", "assessment.high_risk")
def categories_add_up(checked: CheckedEdition) -> Iterator[Problem]:
    """The categories add up to the suppliers with technically high risk, where all are exact."""
    assessment = checked.statement.assessment
    figures = [category.suppliers for category in assessment.categories]
    if assessment.high_risk is None:
        return
    if any(figure.approximate for figure in (*figures, assessment.high_risk)):
        return
    parts, total = [figure.value for figure in figures], assessment.high_risk.value
    if parts and sum(parts) != total:
        yield checked.problem(
            "categories_add_up",
            ("assessment", "categories"),
            parts=" + ".join(map(str, parts)),
            sum=str(sum(parts)),
            total=str(total),
        )


@check()
def parts_within_the_whole(checked: CheckedEdition) -> Iterator[Problem]:
    """What is counted among others is no more than they are, where both are exact."""
    for part, whole in PARTS:
        path, above = tuple(part.split(".")), tuple(whole.split("."))
        one, all_ = _figure(checked, path), _figure(checked, above)
        if one and all_ and one.unit is all_.unit and _exceeds(one, all_):
            told = {"part": str(one.value), "name": whole, "whole": str(all_.value)}
            yield checked.problem("part_not_above_whole", (*path, "value"), **told)


def _exceeds(one: Figure, other: Figure) -> bool:
    """Whether a figure is above another for certain."""
    return not one.approximate and not other.approximate and one.value > other.value


def _figure(checked: CheckedEdition, path: Path) -> Figure | None:
    found = checked.found(path) if checked.is_sound(path) else None
    return found if isinstance(found, Figure) else None


@check()
def figures_have_their_units(checked: CheckedEdition) -> Iterator[Problem]:
    """A share is in per cent, a time limit in weeks or months, and so on."""
    for name, units in UNITS.items():
        path = tuple(name.split("."))
        figure = _figure(checked, path)
        if figure and figure.unit not in units:
            yield _wrong_unit(checked, path, figure, units)


@check()
def figures_of_entries_have_their_units(checked: CheckedEdition) -> Iterator[Problem]:
    """The suppliers of a category are counted, and so on."""
    for (*steps, key), units in UNITS_OF_ENTRIES.items():
        entries = checked.found(tuple(steps))
        for number, entry in enumerate(entries if isinstance(entries, tuple) else ()):
            figure = getattr(entry, str(key), None)
            if isinstance(figure, Figure) and figure.unit not in units:
                yield _wrong_unit(checked, (*steps, number, key), figure, units)


def _wrong_unit(
    checked: CheckedEdition, path: Path, figure: Figure, units: tuple[Unit, ...]
) -> Problem:
    return checked.problem("figure_has_its_unit", path, expected=units[0], found=figure.unit)


@check("assessment.categories.*.number")
def category_numbers_in_order(checked: CheckedEdition) -> Iterator[Problem]:
    """The categories are numbered 1, 2, 3 … in the order they stand."""
    for number, category in enumerate(checked.statement.assessment.categories):
        if category.number != number + 1:
            path = ("assessment", "categories", number, "number")
            values = {"expected": number + 1, "found": category.number}
            yield checked.problem("category_numbers_in_order", path, **values)


@check("information_duty.answer_within", "law.answer_within")
def answer_within_the_limit(checked: CheckedEdition) -> Iterator[Problem]:
    """Our own time limit for answers is no longer than the Act's (§ 7)."""
    ours, limit = checked.statement.information_duty.answer_within, checked.law.answer_within
    if _days(ours) > _days(limit):
        yield checked.problem(
            "answer_within_the_limit",
            ("information_duty", "answer_within", "value"),
            found=_length(ours),
            limit=_length(limit),
        )


def _length(figure: Figure) -> Wording:
    units = {Unit.WEEKS: Wording("uker", "weeks"), Unit.MONTHS: Wording("måneder", "months")}
    words = units.get(figure.unit, Wording(figure.unit, figure.unit))
    return Wording(f"{figure.value} {words.nb}", f"{figure.value} {words.en}")


def _days(figure: Figure) -> int:
    return int(figure.value * DAYS.get(figure.unit, 1))
