"""What follows from the facts of an edition: totals, counts and deadlines, never typed anywhere.

It reads the model and knows nothing of how results are shown; a derived figure has its label.
"""

from __future__ import annotations

import datetime as dt
from typing import Final

from apenhet.model import Assessment, Figure, Labels, Law, Statement

FOLLOW_UP: Final = "figure_follow_up"
"""The label of the figure that is derived."""
DERIVED_FROM: Final = (
    "edition.year",
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


def publication_deadline(law: Law, year: int) -> dt.date:
    """Return the last day to publish the statement for ``year`` (§ 5: 30 June of the next year)."""
    return dt.date(year + 1, law.publish_by.month, law.publish_by.day)


def derived_facts(statement: Statement, law: Law, labels: Labels) -> dict[str, object]:
    """Return the facts that texts may name under ``derived``."""
    return {
        "follow_up": Figure(
            value=follow_up_total(statement.assessment),
            label=labels.root[FOLLOW_UP],
            source=statement.assessment.high_risk.source,
        ),
        "publish_by": publication_deadline(law, statement.edition.year),
        "commitments": len(statement.commitments),
        "definitions": len(statement.definitions),
        "interests": len(statement.organisation.interests),
        "measures": len(statement.measures),
        "risk_areas": len(statement.risk_areas),
    }
