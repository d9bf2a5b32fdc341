"""How an edition stands, in words: its title, approved or not, signed, published, corrected."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from apenhet.derive import publication_deadline
from apenhet.model import AnnualReport, Approval, Approver, Edition, Language, Original, Signature
from apenhet.say import wording
from apenhet.say.document import (
    Blocks,
    Inlines,
    ItemList,
    Link,
    ListItem,
    Missing,
    Paragraph,
    Plain,
)
from apenhet.say.writer import Property, Writer, joined
from apenhet.signatures import Corrected, Correction, corrected, signing


def title(edition: Edition, language: Language) -> str:
    """Return the title of an edition."""
    return edition.labels.text("site_title", language, year=edition.year)


def state_name(edition: Edition, language: Language) -> str:
    """Return how far an edition has come, in words."""
    return edition.labels.text(f"status_{edition.state}", language)


def has_lapsed(edition: Edition) -> bool:
    """Return whether the text of an edition has changed since it was approved."""
    return any(isinstance(one, Approval) for one in signing(edition).lapsed)


def state_and_day(edition: Edition, language: Language) -> str:
    """Return how far an edition has come, with the days it was published and last changed."""
    days = [revision.date for revision in edition.published]
    if not days:
        return state_name(edition, language)
    told = f"{state_name(edition, language)} {wording.date(days[0], language)}"
    if days[-1] == days[0]:
        return told
    last = wording.date(days[-1], language)
    return f"{told}. {edition.labels.text('last_changed', language, date=last)}"


def state(w: Writer) -> Blocks:
    """How far the edition has come: what § 5 asks for, what is not done, what is not stated."""
    return (w.properties(*facts(w), leads_to="not_stated_original"),)


def facts(w: Writer) -> tuple[Property, ...]:
    """Return the same, each by the name of its label."""
    report = w.edition.statement.edition.annual_report
    told: tuple[Property, ...] = (
        ("period", period(w)),
        *approved_and_signed(w),
        ("annual_report", _annual_report(w, report) if report else ()),
        ("published", _published(w)),
        ("publish_by", (w.quantity("derived.publish_by"),)),
    )
    return tuple((name, value) for name, value in told if value)


def approved_and_signed(w: Writer) -> tuple[Property, ...]:
    """Return who has approved and signed the text as it is (§ 5), and who a former one."""
    original, counts = w.edition.statement.edition.original, signing(w.edition)
    signed = tuple(_signature(w, signature) for signature in counts.signatures)
    since = corrected(w.edition)
    told: tuple[Property, ...] = (
        ("status", (Plain(state_name(w.edition, w.language)),)),
        ("original", _original(w, original) if original else ()),
        ("approved", approved_by(w, counts.approval) if counts.approval else ()),
        ("signed", (ItemList(signed),) if signed else ()),
        ("corrected", _corrected(w, since) if since else ()),
        *((name, _not_counting(w, name, getattr(counts, name))) for name in ("lapsed", "unbound")),
        ("not_yet", _absent(w, not_yet(w.edition))),
        ("not_stated_original", _absent(w, not_stated(w.edition))),
    )
    return tuple((name, value) for name, value in told if value)


def not_yet(edition: Edition) -> tuple[str, ...]:
    """Return what an edition is to get before it is published, and has not got.

    Of one that was first published elsewhere, nothing but an approval of this rendering: what § 5
    asks of its form is the original's.
    """
    if edition.published:
        return ()
    lacking = () if signing(edition).approval else ("approval",)
    if edition.statement.edition.original:
        return lacking
    return (*lacking, *_form_lacking(edition), "publication")


def not_stated(edition: Edition) -> tuple[str, ...]:
    """Return what nobody has said of the original of an edition first published elsewhere."""
    original = edition.statement.edition.original
    if original is None:
        return ()
    return ("approval", *_form_lacking(edition), *(() if original.date else ("publication",)))


def _form_lacking(edition: Edition) -> tuple[str, ...]:
    signed = () if signing(edition).signatures else ("signatures",)
    reported = edition.statement.edition.annual_report or edition.waived("s5_annual_report")
    return (*signed, *(() if reported else ("annual_report",)))


def _absent(w: Writer, names: tuple[str, ...]) -> Inlines:
    if not names:
        return ()
    words = wording.enumeration([w.label(f"lacking_{name}") for name in names], w.language)
    return (Missing(words[:1].upper() + words[1:]),)


def _original(w: Writer, original: Original) -> Inlines:
    kind = w.line(original.kind)
    named = joined((kind, w.line(original.title))) if original.title else kind
    where: Inlines = (Link(named, original.url),) if original.url else named
    return joined((where, _day_published(w, original.date))) if original.date else where


def _published(w: Writer) -> Inlines:
    """Return the day it was first published here, and that of its newest revision if another."""
    days = [revision.date for revision in w.edition.published]
    if not days:
        return ()
    elsewhere = w.edition.statement.edition.original
    first = (Plain(w.date(days[0])),) if elsewhere else _day_published(w, days[0])
    if days[-1] == days[0]:
        return first
    return (*first, Plain(f". {w.label('last_changed', date=w.date(days[-1]))}"))


def _day_published(w: Writer, day: dt.date) -> Inlines:
    """Return the day an account was first published, and whether that was too late (§ 5)."""
    deadline = publication_deadline(w.edition.law, w.edition.statement.edition)
    late = f" {w.label('published_late')}" if day > deadline else ""
    return (Plain(f"{w.date(day)}{late}"),)


def approved_by(w: Writer, approval: Approval | Approver) -> Inlines:
    """Return who approved a text, in which meeting where that is said, and when."""
    meeting = (w.line(approval.meeting),) if isinstance(approval, Approval) else ()
    return joined((w.line(approval.body), *meeting, (Plain(w.date(approval.date)),)))


def _not_counting(w: Writer, name: str, named: Iterable[Approval | Signature]) -> Blocks:
    """Return approvals and signatures that do not count for the text as it is, and what they want.

    They are told apart from those that do, so that nothing looks signed that is not.
    """
    told = tuple(_of_another(w, one) for one in named)
    return (ItemList(told), Paragraph((Missing(w.label(f"{name}_told")),))) if told else ()


def _of_another(w: Writer, one: Approval | Signature) -> ListItem:
    if isinstance(one, Signature):
        return _signature(w, one)
    approved = (Plain(f"{w.label('approved')}: "), *approved_by(w, one))
    return ListItem((Paragraph(approved),))


def _signature(w: Writer, signature: Signature) -> ListItem:
    who = joined(
        ((Plain(signature.name),), w.line(signature.role), (Plain(w.date(signature.date)),))
    )
    if signature.reservation is None:
        return ListItem((Paragraph(who),))
    reservation = (Plain(f"{w.label('reservation')}: "), *w.line(signature.reservation))
    return ListItem((Paragraph(who), Paragraph(reservation)))


def _corrected(w: Writer, since: Corrected) -> Blocks:
    """Return what was corrected and who approved that, apart from what was signed before it."""
    told = ItemList(tuple(_correction(w, one) for one in since.corrections))
    how = "signed" if since.is_signed else "approved"
    if since.signed is None:
        unsigned = w.label(f"corrected_{how}_before")
    else:
        unsigned = w.label(f"corrected_{how}_until", date=w.date(since.signed))
    return (told, Paragraph((Plain(unsigned),)))


def _correction(w: Writer, one: Correction) -> ListItem:
    reason = (Plain(": "), *w.line(one.reason)) if one.reason else ()
    what = Paragraph((Plain(w.date(one.date)), *reason))
    if one.approval is None:
        return ListItem((what, Paragraph((Missing(w.label("corrected_not_approved")),))))
    approved = (Plain(f"{w.label('approved')}: "), *approved_by(w, one.approval))
    return ListItem((what, Paragraph(approved)))


def _annual_report(w: Writer, report: AnnualReport) -> Inlines:
    title = w.line(report.title)
    return joined(((Link(title, report.url),) if report.url else title, w.line(report.place)))


def period(w: Writer) -> Inlines:
    """Return the period the statement accounts for, from its first day to its last."""
    start, end = w.quantity("edition.period.start"), w.quantity("edition.period.end")
    return (start, Plain(f" {w.label('until')} "), end)
