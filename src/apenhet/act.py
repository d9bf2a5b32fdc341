"""The Act and an edition: which Act the edition is held to, and what of each clause it answers.

Checks and pages read this alike, so that neither can call answered what the other misses. It says
nothing in words and knows no files.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Final

from apenhet.anchors import AccountPart, account_parts
from apenhet.derive import publication_deadline
from apenhet.model import (
    Addressed,
    AnsweringPage,
    Asker,
    Clause,
    Dated,
    Edition,
    EditionFacts,
    Finding,
    Law,
    LawFigure,
    Measure,
    MeasureStatus,
    RiskArea,
    State,
    Statement,
    Waiver,
)
from apenhet.signatures import as_signed, corrected, unsigned

# --- the Act of a day -----------------------------------------------------------------------------


def day_held_to(edition: EditionFacts, law: Law) -> dt.date:
    """Return the day whose Act an edition is held to.

    That is the last day to publish it; for a later revision, the revision's own date.
    """
    deadline = publication_deadline(law, edition)
    return max(deadline, edition.revision.date) if edition.revision else deadline


def is_in_force(rule: Dated, day: dt.date) -> bool:
    """Whether a clause or a figure of the Act applied on a day."""
    return (rule.valid_from or day) <= day <= (rule.valid_until or day)


def law_at(law: Law, day: dt.date) -> Law:
    """Return the Act as it stood on a day: one version of each clause, one value of each figure."""
    figures = {
        name: _value_on(figure, day) for name, figure in law if isinstance(figure, LawFigure)
    }
    clauses = tuple(clause for clause in law.clauses if is_in_force(clause, day))
    undated = tuple(clause.model_copy(update=_UNDATED) for clause in clauses)
    return law.model_copy(update={**figures, "clauses": undated})


_UNDATED: Final = {"valid_from": None, "valid_until": None}
"""What was chosen by its days needs them no more: they are no facts for texts to name."""


def _value_on(figure: LawFigure, day: dt.date) -> LawFigure:
    versions = (figure, *figure.earlier)
    found = next((version for version in versions if is_in_force(version, day)), figure)
    return found.model_copy(update={"earlier": (), **_UNDATED})


# --- what answers a clause ------------------------------------------------------------------------


class Answered(StrEnum):
    """How far an edition answers a clause of the Act."""

    FULLY = "fully"
    PARTLY = "partly"
    NOT_STATED = "not_stated"
    WAIVED = "waived"
    """The year's file says, with a reason, that the clause does not apply."""
    NOT_ASKED = "not_asked"
    """The clause asks nothing of the enterprise: it says what for, of whom, what words mean."""


class StatePart(StrEnum):
    """What an edition gets on its way to publication, told on the overview: it answers clauses."""

    SIGNATURES = "signatures"
    ANNUAL_REPORT = "annual_report"
    PUBLICATION = "publication"
    SIGNATORIES = "signatories"
    """The signature of each of those who are to sign."""
    BOARD = "board"
    """Who is on the board, by which it is seen whether all have signed."""
    CORRECTIONS = "corrections"
    """That what was corrected after the account was signed is signed too."""


@dataclass(frozen=True, slots=True)
class Gap:
    """What is asked of each entry of a list, by its key, and the entries that do not say it."""

    key: str
    entries: tuple[Addressed, ...]
    of_all: bool

    @property
    def ground(self) -> Asker:
        """Who asks for it; the rules of ``check`` say the same."""
        return Asker.ACT if self.key == "expected_result" else Asker.GUIDANCE


STATE_ANSWERS: Final[Mapping[str, StatePart]] = {
    "s5_form": StatePart.PUBLICATION,
    "s5_signatures": StatePart.SIGNATURES,
    "s5_annual_report": StatePart.ANNUAL_REPORT,
}
"""What of the edition's state each clause asks for, by the clause's id (§ 5)."""
MUST_ANSWER: Final = ("s5_a", "s5_b", "s5_c")
"""What the account itself must answer: the ids of the clauses."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What an edition says to one clause: parts of the account, pages beside it, its own state.

    ``lacking`` is what the clause asks for besides and the edition does not give. A clause is
    ``waived`` where the year's file says, with a reason, that it does not apply.
    """

    clause: Clause
    parts: tuple[AccountPart, ...]
    given: StatePart | None
    lacking: tuple[StatePart | Gap, ...]
    pages: tuple[AnsweringPage, ...] = ()
    waived: bool = False

    @property
    def answered(self) -> Answered:
        """How far the clause is answered."""
        if not self.clause.binds_us:
            return Answered.NOT_ASKED
        if not self.parts and not self.pages and self.given is None:
            return Answered.WAIVED if self.waived else Answered.NOT_STATED
        return Answered.PARTLY if self.lacking else Answered.FULLY


def answers(
    statement: Statement,
    clauses: Iterable[Clause],
    state: State,
    waivers: Collection[Waiver] = (),
    pages: Collection[AnsweringPage] = (),
) -> tuple[Answer, ...]:
    """Return what an edition answers of each clause, in their order.

    ``waivers`` are reasons that the year's file gives: that a whole clause does not apply, or why
    something is missing, which it is all the same.
    ``pages`` answer beside the account, but never in place of it what the account itself must.
    """
    parts = tuple(account_parts(statement))
    waived = {waiver.clause for waiver in waivers if waiver.whole}
    found = (_answer(statement, clause, parts, state) for clause in clauses)
    return tuple(_besides(answer, waived, pages) for answer in found)


def edition_answers(edition: Edition) -> tuple[Answer, ...]:
    """Return what a whole edition answers of each clause of the Act it is held to."""
    found = answers(
        as_signed(edition), edition.law.clauses, edition.state, edition.waivers, edition.pages
    )
    since = corrected(edition)
    return tuple(_not_signed(answer) for answer in found) if since else found


def _not_signed(answer: Answer) -> Answer:
    """Return an answer, lacking signatures of what was corrected where it is that of signatures."""
    if answer.given is not StatePart.SIGNATURES:
        return answer
    return replace(answer, lacking=(*answer.lacking, StatePart.CORRECTIONS))


def _besides(answer: Answer, waived: Collection[str], pages: Iterable[AnsweringPage]) -> Answer:
    """Return an answer with what does not stand in the account: pages, and what is waived."""
    clause_id = answer.clause.id
    if answer.parts or clause_id not in MUST_ANSWER:
        answering = tuple(page for page in pages if clause_id in page.answers)
        answer = replace(answer, pages=answering)
    return replace(answer, waived=True, lacking=()) if clause_id in waived else answer


def _answer(
    statement: Statement, clause: Clause, parts: tuple[AccountPart, ...], state: State
) -> Answer:
    answering = tuple(part for part in parts if clause.id in part.answers and part.has_content)
    asked = STATE_ANSWERS.get(clause.id)
    given = asked if asked and _is_given(statement.edition, asked, state) else None
    lists = _LISTS.get(clause.id, ())
    lacks: tuple[StatePart | Gap, ...] = tuple(
        gap for name in lists for gap in gaps(statement, name)
    )
    if given is StatePart.SIGNATURES and not statement.governance.members:
        lacks = (StatePart.BOARD,)
    elif given is StatePart.SIGNATURES and unsigned(statement):
        lacks = (StatePart.SIGNATORIES,)
    return Answer(clause, answering, given, (asked, *lacks) if asked and not given else lacks)


def _is_given(edition: EditionFacts, part: StatePart, state: State) -> bool:
    match part:
        case StatePart.ANNUAL_REPORT:
            return edition.annual_report is not None
        case StatePart.PUBLICATION if edition.original:
            return edition.original.date is not None
        case StatePart.PUBLICATION:
            return state is State.PUBLISHED
        case _:  # what is asked of the signatures besides is told as lacking
            return bool(edition.signatures)


# --- what an entry lacks --------------------------------------------------------------------------


def gaps(statement: Statement, name: str) -> tuple[Gap, ...]:
    """Return what entries of the list called ``name`` do not say, key by key."""
    entries: tuple[Addressed, ...] = getattr(statement, name)
    lacking: dict[str, list[Addressed]] = {}
    for entry in entries:
        for key in _MISSING[name](entry):
            lacking.setdefault(key, []).append(entry)
    return tuple(
        Gap(key, tuple(found), of_all=len(found) == len(entries)) for key, found in lacking.items()
    )


def missing_result(measure: Measure) -> tuple[str, ...]:
    """Return the key of what a measure does not say of its results, done or expected (§ 5 c).

    A measure that was dropped has no results; why it was dropped is asked for elsewhere.
    """
    if measure.status is MeasureStatus.DROPPED or measure.result is not None:
        return ()
    if measure.status is MeasureStatus.DONE:
        return ("result",)
    return () if measure.expected_result else ("expected_result",)


def missing_specifics(area: RiskArea) -> tuple[str, ...]:
    """Return the keys of what a risk area does not say: which goods, places, rights (§ 5 b)."""
    given = {"goods": area.goods, "places": area.places or area.countries, "rights": area.rights}
    return tuple(name for name, value in given.items() if not value)


def missing_explanation(finding: Finding) -> tuple[str, ...]:
    """Return the keys of what stays unexplained where nothing was found (§ 5 b)."""
    if finding.adverse_impacts_found:
        return ()
    given = {
        "examined": finding.examined,
        "covered": finding.covered,
        "uncertain": finding.uncertain,
    }
    return tuple(name for name, value in given.items() if not value)


_MISSING: Final[Mapping[str, Callable[[Any], tuple[str, ...]]]] = {
    "risk_areas": missing_specifics,
    "findings": missing_explanation,
    "measures": missing_result,
}
"""What tells the keys that an entry lacks, by the name of its list."""
_LISTS: Final[Mapping[str, tuple[str, ...]]] = {
    "s5_b": ("risk_areas", "findings"),
    "s5_c": ("measures",),
}
"""The lists whose entries must say what a clause asks for, by the clause's id."""
