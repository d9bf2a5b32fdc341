"""What the Act asks before a statement is published: gate findings, which no draft is stopped by.

A finding here says that something is missing, not that something is wrong.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

from apenhet.act import (
    MUST_ANSWER,
    STATE_ANSWERS,
    Answered,
    answers,
    missing_explanation,
    missing_result,
    missing_specifics,
)
from apenhet.check.register import CheckedEdition, check
from apenhet.derive import measures_in_plan, publication_deadline
from apenhet.model import (
    LANGUAGES,
    Asker,
    Edition,
    EditionFacts,
    Finding,
    Measure,
    MeasureStatus,
    Publication,
    PublicationKind,
    RevisionKind,
    RiskArea,
)
from apenhet.problems.problem import Problem, visible
from apenhet.problems.wording import Wording, spoken
from apenhet.read.tree import Path
from apenhet.year.life import FingerprintOf, coming_change, published_words, still_signed

EDITION: Path = ("edition",)
_APPROVAL: Final = Wording("Godkjenningen", "The approval")
_OF_CORRECTION: Final = Wording("Godkjenningen av rettingen", "The approval of the correction")
_YEARS: Final = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)", re.ASCII)


@check("edition.approval", "edition.signatures", "edition.annual_report", "edition.original")
def edition_complete(checked: CheckedEdition) -> Iterator[Problem]:
    """The statement is approved, signed and referred to in the annual report (§ 5).

    Of one that was first published elsewhere, only the approval is the rendering's own.
    """
    edition = checked.statement.edition
    if edition.approval is None:
        yield checked.problem("approval_given", (*EDITION, "approval"))
    if edition.original is not None:
        return
    if not edition.signatures:
        yield checked.problem("signatures_given", (*EDITION, "signatures"))
    if edition.annual_report is None:
        yield checked.problem("annual_report_named", (*EDITION, "annual_report"))


ChangesSince = Callable[[Edition, str], Wording]
"""What tells what an edition says otherwise than the text that has a fingerprint."""


def approvals_fit(
    checked: CheckedEdition, fingerprint: FingerprintOf, changes: ChangesSince | None = None
) -> Iterator[Problem]:
    """Yield where the approval or a signature does not name the words that the statement says.

    It reads what the whole edition says, and so is no check for data with errors. With ``changes``,
    what has changed is told with the first that names another text.
    """
    if checked.edition is None:
        return
    bound = _bound(checked.edition.statement.edition, checked.fixed)
    if not bound:
        return
    words = fingerprint(checked.edition)
    known = published_words(checked.fixed)
    is_new = len(known) == len(checked.fixed) and words not in known
    shown: set[str] = set()
    for one in bound:
        named, whose = one.named, one.whose
        if named is None:
            yield checked.problem("approval_names_words", one.path, whose=whose, fingerprint=words)
        elif named == words and is_new and checked.fixed and one.day < checked.fixed[-1].date:
            last = checked.fixed[-1]
            days = {"found": spoken(one.day), "former": spoken(last.date)}
            where, number = (*one.path, "date"), last.revision
            yield checked.problem(
                "approval_after_former", where, whose=whose, revision=number, **days
            )
        elif named != words and named not in one.others:
            told = changes(checked.edition, named) if changes and named not in shown else ""
            shown.add(named)
            found = {"found": named[:12], "words": words[:12], "changes": told}
            found["fingerprint"] = words
            where = (*one.path, "fingerprint")
            yield checked.problem("approval_fits", where, whose=whose, **found)


class _Bound(NamedTuple):
    """An approval or a signature: where it stands, the text it names, what else it may name."""

    path: Path
    whose: Wording
    named: str | None
    day: dt.date
    others: tuple[str, ...]


def _bound(said: EditionFacts, published: Sequence[Publication]) -> list[_Bound]:
    """Return what approves and signs an edition that follows those ``published``."""
    change, stand = coming_change(said, published), still_signed(said, published)
    found: list[_Bound] = []
    if change is not None and change.kind is RevisionKind.CORRECTION and change.approval:
        where, own = (*EDITION, "revision", "approval"), change.approval
        found.append(_Bound(where, _OF_CORRECTION, own.fingerprint, own.date, ()))
    if said.approval is not None:
        where, whole = (*EDITION, "approval"), said.approval
        found.append(_Bound(where, _APPROVAL, whole.fingerprint, whole.date, stand))
    for n, one in enumerate(said.signatures):
        where = (*EDITION, "signatures", n)
        found.append(_Bound(where, _signature_of(one.name), one.fingerprint, one.date, stand))
    return found


def _signature_of(name: str) -> Wording:
    shown = visible(name)
    return Wording(f"Underskriften til {shown}", f"The signature of {shown}")


@check("edition.period", "edition.original", "law.publish_by")
def published_in_time(checked: CheckedEdition) -> Iterator[Problem]:
    """The statement is published by 30 June after its period (§ 5).

    Told for as long as it is not published, here or elsewhere: after that, there is nothing left
    to mend, and its page tells where it came late.
    """
    edition = checked.statement.edition
    deadline = publication_deadline(checked.law, edition)
    published = checked.published or edition.original is not None
    if not published and checked.as_of > deadline:
        yield checked.problem("published_in_time", EDITION, deadline=spoken(deadline))


@check("edition.annual_report", "edition.period")
def annual_report_of_the_year(checked: CheckedEdition) -> Iterator[Problem]:
    """The annual report that refers to the statement is not one of another year."""
    edition = checked.statement.edition
    if edition.annual_report is None:
        return
    # A report names its own year or the one in which it was made; the period may span two.
    fitting = {edition.period.start.year, edition.period.end.year, edition.period.end.year + 1}
    for language in LANGUAGES:
        for name in ("title", "place"):
            text = getattr(edition.annual_report, name).in_(language)
            years = {int(found) for found in _YEARS.findall(text)}
            if years and not years & fitting:
                path: Path = (*EDITION, "annual_report", name, language)
                found = ", ".join(map(str, sorted(years)))
                yield checked.problem("annual_report_of_the_year", path, found=found)


@check("edition.approval", "edition.signatures", "edition.revision")
def nothing_from_the_future(checked: CheckedEdition) -> Iterator[Problem]:
    """What has been done has been done by today."""
    edition = checked.statement.edition
    dates: list[tuple[Path, dt.date | None]] = [
        (("approval", "date"), edition.approval.date if edition.approval else None),
        *((("signatures", n, "date"), s.date) for n, s in enumerate(edition.signatures)),
    ]
    if edition.revision and edition.revision.approval:
        dates.append((("revision", "approval", "date"), edition.revision.approval.date))
    for path, date in dates:
        if date and date > checked.as_of:
            found = spoken(date)
            yield checked.problem("date_not_in_the_future", (*EDITION, *path), found=found)


_ONLY_MENDED: Final = (PublicationKind.CORRECTION, PublicationKind.TECHNICAL)
"""Revisions that say nothing later of what was done than the one before."""


@check()
def measures_follow_their_status(checked: CheckedEdition) -> Iterator[Problem]:
    """What is told of a measure fits how far it has come (§ 5 c).

    Published, a plan stays what it was on that day: the next edition says how it went.
    """
    shown = (one for one in checked.fixed if not one.withdrawn)
    out = [one.date for one in shown if one.manifest.kind not in _ONLY_MENDED]
    day = min([*out[-1:], checked.as_of])
    for path, measure in checked.whole(("measures",), Measure):
        rule = _against_its_status(measure, day)
        if rule is not None:
            yield checked.problem(rule, (*path, "status"))


def _against_its_status(measure: Measure, as_of: dt.date) -> str | None:
    """Return the rule that a measure breaks by its status, if any."""
    match measure.status:
        case MeasureStatus.DROPPED if measure.reason is None:
            return "dropped_has_reason"
        case MeasureStatus.PLANNED if measure.result is not None:
            return "planned_without_result"
        case MeasureStatus.PLANNED if measure.due and measure.due < as_of:
            return "planned_not_past_due"
        case _:
            return None


@check()
def measures_have_results(checked: CheckedEdition) -> Iterator[Problem]:
    """Each measure has a result, or an expected one while it is not done (§ 5 c)."""
    for path, measure in checked.whole(("measures",), Measure):
        if not missing_result(measure):
            continue
        if measure.status is MeasureStatus.DONE:
            yield checked.problem("done_has_result", (*path, "status"))
        else:
            yield checked.problem("measure_has_result", path)


@check()
def risk_areas_are_specific(checked: CheckedEdition) -> Iterator[Problem]:
    """Each risk area names goods, places and rights (§ 5 b)."""
    for path, area in checked.whole(("risk_areas",), RiskArea):
        missing = missing_specifics(area)
        if missing:
            yield checked.problem("risk_area_specific", path, missing=_listed(missing))


@check()
def none_found_is_explained(checked: CheckedEdition) -> Iterator[Problem]:
    """No finding goes with how it was looked for, what was covered, what is uncertain (§ 5 b)."""
    for path, finding in checked.whole(("findings",), Finding):
        missing = missing_explanation(finding)
        if missing:
            yield checked.problem("none_found_explained", path, missing=_listed(missing))


@check("measures.*.addresses", "measures.*.status")
def impacts_have_measures(checked: CheckedEdition) -> Iterator[Problem]:
    """An actual adverse impact that was found is addressed by a measure (§ 4 c, § 5 c)."""
    plan = measures_in_plan(checked.statement)
    addressed = {target for measure in plan for target in measure.addresses}
    for path, finding in checked.whole(("findings",), Finding):
        if finding.adverse_impacts_found and finding.id not in addressed:
            yield checked.problem("impact_has_measure", path, id=finding.id)


@check("edition", "law.publish_by", "law.clauses", "chapters", "findings", "measures", "risk_areas")
def clauses_have_answers(checked: CheckedEdition) -> Iterator[Problem]:
    """What the Act asks of the enterprise is answered somewhere; § 5 a, b and c must be."""
    clauses = [clause for _, clause in checked.clauses]
    for answer in answers(checked.statement, clauses, checked.state, pages=checked.pages):
        clause = answer.clause
        asks_more = clause.id in MUST_ANSWER or clause.id in STATE_ANSWERS
        if answer.answered is Answered.NOT_STATED and not asks_more:
            values = {"clause": clause.clause, "id": clause.id}
            asks = clause.ground is Asker.ACT
            rule = "clause_has_answer" if asks else "clause_worth_an_answer"
            yield checked.problem(rule, ("chapters",), **values)


@check("edition", "law.publish_by", "law.clauses")
def clauses_confirmed(checked: CheckedEdition) -> Iterator[Problem]:
    """What is said of each clause has been checked against the Act."""
    for path, clause in checked.clauses:
        if not clause.confirmed:
            yield checked.problem("clause_confirmed", (*path, "confirmed"), clause=clause.clause)


def _listed(names: tuple[str, ...]) -> Wording:
    *first, last = names
    if not first:
        return Wording(last, last)
    return Wording(f"{', '.join(first)} og {last}", f"{', '.join(first)} and {last}")
