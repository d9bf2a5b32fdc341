"""What the Act asks before a statement is published: gate findings, which no draft is stopped by.

A finding here says that something is missing, not that something is wrong.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from apenhet.checks.account import ANSWERED
from apenhet.checks.case import Case, check
from apenhet.derive import publication_deadline
from apenhet.model import Clause, Finding, Measure, MeasureStatus, RiskArea, Status
from apenhet.problems import Both, Problem
from apenhet.reader import Path

EDITION: Path = ("edition",)


@check("edition.status", "edition.approval", "edition.signatures", "edition.annual_report")
def edition_complete(case: Case) -> Iterator[Problem]:
    """The statement is approved, signed and referred to in the annual report (§ 5).

    That an edition calls itself approved and is not is an error, and told as one.
    """
    edition = case.statement.edition
    draft = edition.status is Status.DRAFT
    if draft and edition.approval is None:
        yield case.problem("approval_given", (*EDITION, "approval"))
    if draft and not edition.signatures:
        yield case.problem("signatures_given", (*EDITION, "signatures"))
    if edition.annual_report is None:
        yield case.problem("annual_report_named", (*EDITION, "annual_report"))


@check("edition.year", "edition.status", "law.publish_by")
def published_in_time(case: Case) -> Iterator[Problem]:
    """The statement is published by 30 June of the year after (§ 5).

    Told for as long as it is not published: after that, there is nothing left to mend.
    """
    edition = case.statement.edition
    deadline = publication_deadline(case.law, edition.year)
    if edition.status is not Status.PUBLISHED and case.as_of > deadline:
        path: Path = (*EDITION, "status")
        yield case.problem("published_in_time", path, deadline=deadline.isoformat())


@check("edition.approval", "edition.signatures", "edition.published")
def nothing_from_the_future(case: Case) -> Iterator[Problem]:
    """What has been done has been done by today."""
    edition = case.statement.edition
    dates: list[tuple[Path, dt.date | None]] = [
        (("approval", "date"), edition.approval.date if edition.approval else None),
        (("published",), edition.published),
        *((("signatures", n, "date"), s.date) for n, s in enumerate(edition.signatures)),
    ]
    for path, date in dates:
        if date and date > case.as_of:
            found = date.isoformat()
            yield case.problem("date_not_in_the_future", (*EDITION, *path), found=found)


@check()
def measures_have_results(case: Case) -> Iterator[Problem]:
    """Each measure has a result, or an expected one while it is not done (§ 5 c)."""
    for path, measure in case.whole(("measures",), Measure):
        if measure.status is MeasureStatus.DONE and measure.result is None:
            yield case.problem("done_has_result", (*path, "status"))
        elif measure.result is None and measure.expected_result is None:
            yield case.problem("measure_has_result", path)


@check()
def risk_areas_are_specific(case: Case) -> Iterator[Problem]:
    """Each risk area names goods, places and rights (§ 5 b)."""
    for path, area in case.whole(("risk_areas",), RiskArea):
        given = {"goods": area.goods, "places": area.places, "rights": area.rights}
        missing = [name for name, value in given.items() if not value]
        if missing:
            yield case.problem("risk_area_specific", path, missing=_listed(missing))


@check()
def none_found_is_explained(case: Case) -> Iterator[Problem]:
    """No finding goes with how it was looked for, what was covered, what is uncertain (§ 5 b)."""
    for path, finding in case.whole(("findings",), Finding):
        given = {
            "examined": finding.examined,
            "covered": finding.covered,
            "uncertain": finding.uncertain,
        }
        missing = [name for name, value in given.items() if not value]
        if missing and not finding.adverse_impacts_found:
            yield case.problem("none_found_explained", path, missing=_listed(missing))


@check()
def clauses_have_answers(case: Case) -> Iterator[Problem]:
    """What the Act asks of the enterprise is answered somewhere; § 5 a, b and c must be."""
    for path, clause in case.whole(("law", "clauses"), Clause):
        if clause.binds_us and not clause.answered_by and clause.id not in ANSWERED:
            yield case.problem("clause_has_answer", (*path, "answered_by"), clause=clause.clause)


@check()
def clauses_confirmed(case: Case) -> Iterator[Problem]:
    """What is said of each clause has been checked against the Act."""
    for path, clause in case.whole(("law", "clauses"), Clause):
        if not clause.confirmed:
            yield case.problem("clause_confirmed", (*path, "confirmed"), clause=clause.clause)


def _listed(names: list[str]) -> Both:
    *first, last = names
    if not first:
        return Both(last, last)
    return Both(f"{', '.join(first)} og {last}", f"{', '.join(first)} and {last}")
