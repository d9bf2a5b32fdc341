"""What the Act asks before a statement is published: gate findings, which no draft is stopped by.

A finding here says that something is missing, not that something is wrong.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from apenhet.check.account import ANSWERED
from apenhet.check.register import CheckedEdition, check
from apenhet.derive import publication_deadline
from apenhet.model import Clause, Finding, Measure, MeasureStatus, RiskArea, Status
from apenhet.problems.problem import Problem
from apenhet.problems.wording import Wording
from apenhet.read.tree import Path

EDITION: Path = ("edition",)


@check("edition.status", "edition.approval", "edition.signatures", "edition.annual_report")
def edition_complete(checked: CheckedEdition) -> Iterator[Problem]:
    """The statement is approved, signed and referred to in the annual report (§ 5).

    That an edition calls itself approved and is not is an error, and told as one.
    """
    edition = checked.statement.edition
    draft = edition.status is Status.DRAFT
    if draft and edition.approval is None:
        yield checked.problem("approval_given", (*EDITION, "approval"))
    if draft and not edition.signatures:
        yield checked.problem("signatures_given", (*EDITION, "signatures"))
    if edition.annual_report is None:
        yield checked.problem("annual_report_named", (*EDITION, "annual_report"))


@check("edition.year", "edition.status", "law.publish_by")
def published_in_time(checked: CheckedEdition) -> Iterator[Problem]:
    """The statement is published by 30 June of the year after (§ 5).

    Told for as long as it is not published: after that, there is nothing left to mend.
    """
    edition = checked.statement.edition
    deadline = publication_deadline(checked.law, edition.year)
    if edition.status is not Status.PUBLISHED and checked.as_of > deadline:
        path: Path = (*EDITION, "status")
        yield checked.problem("published_in_time", path, deadline=deadline.isoformat())


@check("edition.approval", "edition.signatures", "edition.published")
def nothing_from_the_future(checked: CheckedEdition) -> Iterator[Problem]:
    """What has been done has been done by today."""
    edition = checked.statement.edition
    dates: list[tuple[Path, dt.date | None]] = [
        (("approval", "date"), edition.approval.date if edition.approval else None),
        (("published",), edition.published),
        *((("signatures", n, "date"), s.date) for n, s in enumerate(edition.signatures)),
    ]
    for path, date in dates:
        if date and date > checked.as_of:
            found = date.isoformat()
            yield checked.problem("date_not_in_the_future", (*EDITION, *path), found=found)


@check()
def measures_have_results(checked: CheckedEdition) -> Iterator[Problem]:
    """Each measure has a result, or an expected one while it is not done (§ 5 c)."""
    for path, measure in checked.whole(("measures",), Measure):
        if measure.status is MeasureStatus.DONE and measure.result is None:
            yield checked.problem("done_has_result", (*path, "status"))
        elif measure.result is None and measure.expected_result is None:
            yield checked.problem("measure_has_result", path)


@check()
def risk_areas_are_specific(checked: CheckedEdition) -> Iterator[Problem]:
    """Each risk area names goods, places and rights (§ 5 b)."""
    for path, area in checked.whole(("risk_areas",), RiskArea):
        given = {"goods": area.goods, "places": area.places, "rights": area.rights}
        missing = [name for name, value in given.items() if not value]
        if missing:
            yield checked.problem("risk_area_specific", path, missing=_listed(missing))


@check()
def none_found_is_explained(checked: CheckedEdition) -> Iterator[Problem]:
    """No finding goes with how it was looked for, what was covered, what is uncertain (§ 5 b)."""
    for path, finding in checked.whole(("findings",), Finding):
        given = {
            "examined": finding.examined,
            "covered": finding.covered,
            "uncertain": finding.uncertain,
        }
        missing = [name for name, value in given.items() if not value]
        if missing and not finding.adverse_impacts_found:
            yield checked.problem("none_found_explained", path, missing=_listed(missing))


@check()
def clauses_have_answers(checked: CheckedEdition) -> Iterator[Problem]:
    """What the Act asks of the enterprise is answered somewhere; § 5 a, b and c must be."""
    for path, clause in checked.whole(("law", "clauses"), Clause):
        if clause.binds_us and not clause.answered_by and clause.id not in ANSWERED:
            yield checked.problem("clause_has_answer", (*path, "answered_by"), clause=clause.clause)


@check()
def clauses_confirmed(checked: CheckedEdition) -> Iterator[Problem]:
    """What is said of each clause has been checked against the Act."""
    for path, clause in checked.whole(("law", "clauses"), Clause):
        if not clause.confirmed:
            yield checked.problem("clause_confirmed", (*path, "confirmed"), clause=clause.clause)


def _listed(names: list[str]) -> Wording:
    *first, last = names
    if not first:
        return Wording(last, last)
    return Wording(f"{', '.join(first)} og {last}", f"{', '.join(first)} and {last}")
