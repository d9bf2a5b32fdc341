"""How the enterprise works with people, as blocks: views of what not every statement has.

What is not given is not there: no heading, no empty line, no word of its being missing.
"""

from __future__ import annotations

from apenhet.anchors import account_parts, item_anchor
from apenhet.model import (
    BoardMember,
    Category,
    Channel,
    Engagement,
    Measure,
    Remediation,
    RiskArea,
    Training,
    Weighed,
)
from apenhet.say.document import Blocks, Inlines, Link, Plain
from apenhet.say.writer import Property, Writer, joined, listed

# --- the board ------------------------------------------------------------------------------------


def board(w: Writer) -> Blocks:
    """Who is on the board, so that it can be seen that all have signed (§ 5)."""
    members = w.edition.statement.governance.members
    return (listed(_member(w, member) for member in members),) if members else ()


def _member(w: Writer, member: BoardMember) -> Inlines:
    days = {"member_from": member.member_from, "member_until": member.member_until}
    served = ((Plain(f"{w.label(name)} {w.date(day)}"),) for name, day in days.items() if day)
    return joined(((Plain(member.name),), w.line(member.role), *served))


# --- those affected -------------------------------------------------------------------------------


def engagement(w: Writer) -> Blocks:
    """Whom the enterprise talked with, how, and what came of it (§ 4 e)."""
    return tuple(
        block for entry in w.edition.statement.engagement for block in _engagement(w, entry)
    )


def _engagement(w: Writer, entry: Engagement) -> Blocks:
    return w.given(
        ("engagement_who", w.blocks(entry.who)),
        ("engagement_how", w.blocks(entry.how)),
        ("engagement_about", named(w, entry.about)),
        ("engagement_changed", w.blocks_given(entry.changed)),
    )


def grievances(w: Writer) -> Blocks:
    """Where those affected can turn, and how many have (§ 4 f)."""
    told = w.edition.statement.grievances
    if told is None:
        return ()
    channels = (block for channel in told.channels for block in _channel(w, channel))
    return (*channels, *w.counted("grievances.received", "grievances.settled"))


def _channel(w: Writer, channel: Channel) -> Blocks:
    url = channel.url.in_(w.language) if channel.url else None
    return w.given(
        ("channel_name", (Link(w.line(channel.name), url),) if url else w.line(channel.name)),
        ("channel_open_to", w.blocks(channel.open_to)),
        ("channel_how", w.blocks(channel.text)),
        ("email", (_mail(channel.email),) if channel.email else ()),
    )


def _mail(address: str) -> Link:
    return Link((Plain(address),), f"mailto:{address}")


def remediation(w: Writer) -> Blocks:
    """What was done to put actual adverse impacts right (§ 4 f)."""
    return tuple(
        block for entry in w.edition.statement.remediation for block in _remediation(w, entry)
    )


def _remediation(w: Writer, entry: Remediation) -> Blocks:
    return w.given(
        ("remediation_findings", named(w, entry.findings)),
        ("remediation_done", w.blocks(entry.text)),
        ("remediation_compensation", w.blocks_given(entry.compensation)),
        ("remediation_outcome", w.blocks_given(entry.outcome)),
    )


def named(w: Writer, ids: tuple[str, ...]) -> Blocks:
    """Return the names of risk areas, findings and categories, linked where they have a heading."""
    return (listed(aim(w, name) for name in ids),) if ids else ()


def aim(w: Writer, target: str) -> Inlines:
    """Return the name of a risk area, finding or category."""
    statement = w.edition.statement
    categories = {entry.id: entry for entry in statement.assessment.categories}
    if target in categories:
        return (_category_link(w, categories[target]),)
    headed = {entry.id: entry for entry in (*statement.risk_areas, *statement.findings)}
    entry = headed[target]
    return (w.link(w.line(entry.title), "account", item_anchor(entry, w.language)),)


def _category_link(w: Writer, category: Category) -> Link | Plain:
    """Return the name of a category, leading to where the account shows all of them."""
    name = category_name(w, category)
    for place in account_parts(w.edition.statement):
        if place.block and place.block.show == "categories":
            return w.link(name, "account", place.anchor(w.language))
    return Plain(name)


def category_name(w: Writer, category: Category) -> str:
    """Return what a category is called."""
    return w.label("category_name", number=category.number, title=w.words(category.title))


# --- those who ask, buy and learn -----------------------------------------------------------------


def requests(w: Writer) -> Blocks:
    """Requests for information in the period, and what became of them (§§ 6 and 7)."""
    found = "information_duty.requests"
    return w.counted(*(f"{found}.{name}" for name in ("received", "in_time", "refused")))


def purchasing(w: Writer) -> Blocks:
    """What the enterprise does in its own purchasing not to contribute to harm (§ 4 c)."""
    return w.listing(w.edition.statement.purchasing)


def training(w: Writer) -> Blocks:
    """Training in human rights and decent work, and who has had it (§ 4 a)."""
    return tuple(block for entry in w.edition.statement.training for block in _training(w, entry))


def _training(w: Writer, entry: Training) -> Blocks:
    attended = w.amount(f"training.{entry.id}.attended") if entry.attended else ()
    return w.given(
        ("training_who", w.blocks(entry.who)),
        ("training_text", w.blocks(entry.text)),
        ("training_attended", attended),
    )


# --- more of risks and measures -------------------------------------------------------------------


def weighed(w: Writer, entry: Weighed) -> tuple[Property, ...]:
    """Return what makes an impact or a risk grave: severity, involvement, who and where."""
    involved = entry.involvement
    return (
        ("risk_severity", w.blocks_given(entry.severity)),
        ("risk_involvement", (Plain(w.label(f"involvement_{involved}")),) if involved else ()),
        ("risk_tier", w.blocks_given(entry.tier)),
        ("risk_affected", w.blocks_given(entry.affected)),
    )


def countries(w: Writer, entry: Weighed) -> Blocks:
    """Return the countries of an impact or a risk."""
    return (listed(w.line(country.name) for country in entry.countries),) if entry.countries else ()


def prioritised(w: Writer, area: RiskArea) -> tuple[Property, ...]:
    """Return what makes a risk area come before another, and what is bought there."""
    return (
        *weighed(w, area),
        ("risk_likelihood", w.blocks_given(area.likelihood)),
        ("risk_priority", w.blocks_given(area.priority)),
        ("risk_spend", w.amount(f"risk_areas.{area.id}.spend") if area.spend else ()),
    )


def measured(w: Writer, measure: Measure) -> tuple[Property, ...]:
    """Return what the progress of a measure is told by: what is measured, from where, to where."""
    return (
        ("measure_indicator", w.blocks_given(measure.indicator)),
        ("measure_baseline", w.blocks_given(measure.baseline)),
        ("measure_target", w.blocks_given(measure.target)),
    )
