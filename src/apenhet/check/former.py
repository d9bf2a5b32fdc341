"""Whether a statement answers for the one before it: measures, names, what was marked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from apenhet.check.register import CheckedEdition, check, file_check
from apenhet.model import LANGUAGES, Addressed, Measure, MeasureStatus, Statement
from apenhet.problems.problem import Problem
from apenhet.read.datafile import DataFile
from apenhet.read.review_marks import left
from apenhet.read.tree import Path

ADDRESSED: Final = ("guidelines", "risk_areas", "findings", "measures", "chapters")
"""The lists whose entries have an address, and so keep it."""


@file_check
def gone_through(file: DataFile[Any]) -> Iterator[Problem]:
    """Yield how much is marked as last year's, and still is, where the first of it stands."""
    for path, place in (marked := sorted(left(file), key=lambda found: found[1]))[:1]:
        yield file.problem("gone_through", path, place, count=len(marked))


@check("summary", "assessment", "findings")
def not_last_years(checked: CheckedEdition) -> Iterator[Problem]:
    """Yield that all that was found is said in last year's words; marks say it place by place."""
    former, now = checked.former, checked.statement
    if former is None or any(left(checked.statement_file)):
        return
    if (now.summary, now.assessment, now.findings) == (
        former.summary,
        former.assessment,
        former.findings,
    ):
        yield checked.problem("not_last_years", ("summary",), year=former.edition.year)


@check("measures")
def open_measures_answered_for(checked: CheckedEdition) -> Iterator[Problem]:
    """Yield the measures that were open last year, and that this year is silent about (§ 5 c)."""
    former = checked.former
    kept = {measure.id for measure in checked.statement.measures}
    addresses = {measure.slug.nb for measure in checked.statement.measures}
    for measure in former.measures if former else ():
        is_silent = measure.id not in kept and measure.slug.nb not in addresses
        if former and measure.status.is_open and is_silent:
            yield checked.problem(
                "measure_answered_for",
                ("measures",),
                id=measure.id,
                status=measure.status.value,
                year=former.edition.year,
            )


@check("measures")
def done_measures_stay_done(checked: CheckedEdition) -> Iterator[Problem]:
    """Yield the measures that were done last year, and are open now."""
    former = checked.former
    done = {m.id for m in former.measures if m.status is MeasureStatus.DONE} if former else set()
    for path, measure in checked.whole(("measures",), Measure):
        if former and measure.id in done and measure.status.is_open:
            yield checked.problem(
                "measure_stays_done",
                (*path, "status"),
                status=measure.status.value,
                year=former.edition.year,
            )


@check(*ADDRESSED)
def names_stay(checked: CheckedEdition) -> Iterator[Problem]:
    """Yield the ids and the parts of addresses that are others than last year."""
    former = checked.former
    if former is None:
        return
    before = {(path[::2], entry.id): entry for path, entry in _addressed(former)}
    now = [(path, entry) for path, entry in _addressed(checked.statement)]
    kept = {(path[::2], entry.id) for path, entry in now}
    gone = {(key[0], entry.slug.nb): entry.id for key, entry in before.items() if key not in kept}
    for path, entry in now:
        was = before.get((path[::2], entry.id))
        former_id = gone.get((path[::2], entry.slug.nb))
        year = former.edition.year
        if was is not None:
            yield from _slug_stays(checked, path, entry, was, year)
        elif former_id is not None:
            yield checked.problem("id_stays", (*path, "id"), former=former_id, year=year)


def _slug_stays(
    checked: CheckedEdition, path: Path, entry: Addressed, was: Addressed, year: int
) -> Iterator[Problem]:
    for language in LANGUAGES:
        slug = was.slug.in_(language)
        if entry.slug.in_(language) != slug:
            yield checked.problem("slug_stays", (*path, "slug", language), former=slug, year=year)


def _addressed(statement: Statement) -> Iterator[tuple[Path, Addressed]]:
    """Yield what has an address of its own, with its path: names stand at every other step."""
    for name in ADDRESSED:
        for number, entry in enumerate(getattr(statement, name)):
            yield (name, number), entry
    for number, chapter in enumerate(statement.chapters):
        for order, section in enumerate(chapter.sections):
            yield ("chapters", number, "sections", order), section
