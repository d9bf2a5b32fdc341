"""An edition as answers to what public registers of such statements ask.

The registers of the United Kingdom and of Australia ask about modern slavery; this statement is
made under another Act. So it answers what its data answer, and nothing else: an answer that no data
give is null, which is neither yes nor no.

The British one asks what its pages for those who submit a statement list, and has a column for in
its open data; lists to tick, and turnover in bands, are answered by the words or not at all. The
Australian one asks who accounts, for which time and from where; what a statement has to cover there
is listed in section 16 of the Modern Slavery Act 2018.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from apenhet.model import Approver, Edition, Frozen, RiskArea, Text
from apenhet.render.data import Reader
from apenhet.signatures import as_signed, corrected

FORMAT: Final = 3
"""Of the record. Since 2 all who approved are named, those of corrections after the first; since 3
a risk says what is done about it, and lists follow the questions whether something is told."""
UK: Final = "uk"
AU: Final = "au"
REGISTERS: Final = {
    UK: "https://modern-slavery-statement-registry.service.gov.uk/",
    AU: "https://modernslaveryregister.gov.au/",
}
"""Where the registers are that ask."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question by its permanent name, which registers ask it, and what the data answer."""

    id: str
    asked_by: tuple[str, ...]
    answer: Any


def register_json(reader: Reader) -> str:
    """Return the record of an edition."""
    edition = reader.edition
    told = {
        "format": FORMAT,
        "year": edition.year,
        "title": reader.both(lambda w: w.label("site_title", year=edition.year)),
        "note": reader.label("register_note"),
        "registers": REGISTERS,
        "questions": [
            {
                "id": one.id,
                "asked_by": list(one.asked_by),
                "question": reader.label(f"register_{one.id}"),
                "answer": reader.value(one.answer),
            }
            for one in (*_who(edition), *_covered(reader), *_found(reader))
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=1, default=str) + "\n"


def _who(edition: Edition) -> Iterable[Asked]:
    """Return who accounts, for which time, and who has approved and signed."""
    said, facts = edition.statement.organisation, as_signed(edition).edition
    original, approvals = facts.original, _approvals(edition)
    yield Asked("organisation", (UK, AU), said.name)
    yield Asked("organisation_kind", (UK,), said.description)
    yield Asked("organisation_number", (UK, AU), None)
    yield Asked("other_entities", (UK, AU), None)
    yield Asked("sector", (UK, AU), said.sector_code or said.sector)
    yield Asked("seat", (UK, AU), said.seat)
    yield Asked("turnover", (UK, AU), None)
    yield Asked("period_start", (UK, AU), facts.period.start)
    yield Asked("period_end", (UK, AU), facts.period.end)
    yield Asked("original_address", (UK,), original.url if original else None)
    yield Asked("approved_by", (UK, AU), approvals or None)
    yield Asked("approved_on", (UK, AU), [one["date"] for one in approvals] or None)
    yield Asked("signed_by", (UK, AU), facts.signatures or None)
    yield Asked("years_of_statements", (UK,), None)


def _approvals(edition: Edition) -> list[dict[str, Any]]:
    """Return who approved what of the text as it is: the whole first, then each correction of it.

    ``corrects`` is what a correction changed; null for who approved the whole.
    """
    whole, since = as_signed(edition).edition.approval, corrected(edition)
    approved: list[tuple[Approver | None, Text | None]] = [(whole, None)]
    approved += [(one.approval, one.reason) for one in since.corrections] if since else []
    return [
        {"body": one.body, "date": one.date, "fingerprint": one.fingerprint, "corrects": reason}
        for one, reason in approved
        if one is not None
    ]


def _covered(reader: Reader) -> Iterable[Asked]:
    """Return which of the areas that registers name the statement tells of, and what of some."""
    said = reader.edition.statement
    answered = {answer.clause.id for answer in reader.clauses() if answer.places}
    areas: tuple[tuple[str, tuple[str, ...], object], ...] = (
        ("covers_organisation", (UK, AU), "s5_a" in answered),
        ("covers_policies", (UK,), said.guidelines),
        ("covers_risks", (UK, AU), said.risk_areas),
        ("covers_due_diligence", (UK, AU), answered & {"s4", "s4_b"}),
        ("covers_actions", (AU,), said.measures),
        ("covers_training", (UK,), said.training),
        ("covers_goals", (UK,), [m for m in said.measures if m.indicator or m.target]),
        ("covers_effectiveness", (AU,), [m for m in said.measures if m.indicator]),
        ("covers_engagement", (UK,), said.engagement),
        ("covers_audits", (UK,), None),
        ("covers_complaints", (UK,), said.grievances),
        ("covers_remediation", (UK, AU), said.remediation),
        ("covers_consultation", (AU,), None),
    )
    for name, asked_by, told in areas:
        yield Asked(name, asked_by, True if told else None)
    channels = said.grievances.channels if said.grievances else ()
    lists: tuple[tuple[str, Iterable[Frozen], tuple[str, ...]], ...] = (
        ("policies", said.guidelines, ("title", "applies_to")),
        ("trained", said.training, ("who",)),
        ("engaged_with", said.engagement, ("who", "how")),
        ("complaint_channels", channels, ("name", "open_to")),
    )
    for name, entries, parts in lists:
        told = [_parts(reader, entry, parts) for entry in entries]
        yield Asked(name, (UK,), told or None)


def _found(reader: Reader) -> Iterable[Asked]:
    """Return the risks and what is done about each, and what was found."""
    said = reader.edition.statement
    risks = [_risk(reader, area) for area in said.risk_areas]
    yield Asked("risks", (UK, AU), risks or None)
    yield Asked("forced_labour_found", (UK,), None)


def _risk(reader: Reader, area: RiskArea) -> dict[str, Any]:
    """Return a risk; the plan as a whole may be aimed at it, and no measure by itself.

    A measure that was dropped is there too, as what it is.
    """
    named = ("title", "goods", "tier", "places", "affected", "countries", "sources")
    said = reader.edition.statement
    of_plan = said.action_plan.addresses if said.action_plan else ()
    return {
        "id": area.id,
        **_parts(reader, area, named),
        "measures": [
            {"id": one.id, **_parts(reader, one, ("title", "status"))}
            for one in said.measures
            if area.id in one.addresses
        ],
        "aimed_at_by_plan": area.id in of_plan,
    }


def _parts(reader: Reader, thing: Frozen, names: Iterable[str]) -> dict[str, Any]:
    return {name: reader.value(getattr(thing, name), name) for name in names}
