"""What follows from the facts of an edition: totals, counts and deadlines, never typed anywhere.

It reads the model and knows nothing of how results are shown; a derived figure has its label.
"""

from __future__ import annotations

import datetime as dt
from typing import Final

from apenhet.model import (
    Assessment,
    EditionFacts,
    Figure,
    Labels,
    Law,
    Measure,
    MeasureStatus,
    Statement,
)

FOLLOW_UP: Final = "figure_follow_up"
"""The label of the figure that is derived."""
DERIVED_FROM: Final = (
    "edition.period",
    "commitments",
    "definitions",
    "measures",
    "risk_areas",
    "organisation.interests",
    "assessment.categories.*.suppliers",
    "assessment.categories.*.follow_up",
    "assessment.high_risk",
    "law.publish_by",
)
"""What must be there for it; ``*`` is any entry of a list."""


def follow_up_total(assessment: Assessment) -> int:
    """Return how many suppliers are to be followed up: those of every category marked so."""
    return sum(int(c.suppliers.value) for c in assessment.categories if c.follow_up)


def measures_in_plan(statement: Statement) -> tuple[Measure, ...]:
    """Return the measures but for those that were dropped: they answer nothing."""
    return tuple(m for m in statement.measures if m.status is not MeasureStatus.DROPPED)


def aims_of_plan(statement: Statement) -> tuple[str, ...]:
    """Return the ids of what the measures are aimed at together, while there are any."""
    plan = statement.action_plan
    return plan.addresses if plan and measures_in_plan(statement) else ()


def measures_under_way(statement: Statement) -> tuple[Measure, ...]:
    """Return the measures that are still to be done, begun or not."""
    return tuple(m for m in statement.measures if m.status.is_open)


def publication_deadline(law: Law, edition: EditionFacts) -> dt.date:
    """Return the last day to publish a statement (§ 5): the first 30 June after its period."""
    end = edition.period.end
    this_year = dt.date(end.year, law.publish_by.month, law.publish_by.day)
    return this_year if this_year > end else this_year.replace(year=end.year + 1)


def derived_facts(statement: Statement, law: Law, labels: Labels) -> dict[str, object]:
    """Return the facts that texts may name under ``derived``."""
    assessment = statement.assessment
    follow_up = Figure(
        value=follow_up_total(assessment),
        label=labels.root[FOLLOW_UP],
        source=assessment.high_risk.source if assessment.high_risk else None,
    )
    return {
        # Without categories, it is not known how many are followed up: that is not none.
        **({"follow_up": follow_up} if assessment.categories else {}),
        "publish_by": publication_deadline(law, statement.edition),
        "commitments": len(statement.commitments),
        "definitions": len(statement.definitions),
        "interests": len(statement.organisation.interests),
        "measures": len(measures_in_plan(statement)),
        "measures_under_way": len(measures_under_way(statement)),
        "risk_areas": len(statement.risk_areas),
    }
