"""Whose approval and signatures count for an edition as it is, and who is to sign (§ 5).

An approval or a signature is about one text, and counts for no other. It says nothing in words and
knows no files.
"""

from __future__ import annotations

import datetime as dt
import unicodedata
from dataclasses import dataclass

from apenhet.model import (
    Approval,
    Approver,
    Edition,
    PublicationKind,
    RevisionKind,
    Signature,
    State,
    Statement,
    Text,
)


@dataclass(frozen=True, slots=True)
class Signing:
    """Who has approved and signed an edition as it is, and whose word does not count for it.

    ``lapsed`` are about another text; ``unbound`` do not say which text they are about.
    """

    approval: Approval | None
    signatures: tuple[Signature, ...]
    lapsed: tuple[Approval | Signature, ...] = ()
    unbound: tuple[Approval | Signature, ...] = ()


def signing(edition: Edition) -> Signing:
    """Return whose approval and signatures count for an edition (§ 5).

    Of what is published all do: nothing else is published.
    """
    said = edition.statement.edition
    if edition.state is State.PUBLISHED and not edition.coming:
        return Signing(said.approval, said.signatures)
    approval = said.approval
    named = (*((approval,) if approval else ()), *said.signatures)
    counts = [one for one in named if one.fingerprint in edition.bound_to]
    return Signing(
        approval if approval in counts else None,
        tuple(one for one in said.signatures if one in counts),
        tuple(one for one in named if one.fingerprint and one not in counts),
        tuple(one for one in named if one.fingerprint is None),
    )


def as_signed(edition: Edition) -> Statement:
    """Return the statement of an edition without the approval and signatures that do not count."""
    counts = signing(edition)
    own = {"approval": counts.approval, "signatures": counts.signatures}
    said = edition.statement.edition.model_copy(update=own)
    return edition.statement.model_copy(update={"edition": said})


def signatories(statement: Statement) -> tuple[tuple[str, Text], ...]:
    """Return who is to sign, by name and office; nobody where the board is not known (§ 5).

    The board signs as it was on the day of the approval, before that as it was on the last day of
    the period, and with it the general manager.
    """
    edition, governance = statement.edition, statement.governance
    if not governance.members:
        return ()
    signed = [signature.date for signature in edition.signatures]
    day = edition.approval.date if edition.approval else max(signed, default=edition.period.end)
    named = [(one.name, one.role) for one in governance.members if one.serves_on(day)]
    named += [
        (role.holder, role.title)
        for role in governance.roles
        if role.id == governance.general_manager and role.holder
    ]
    first = {person(name): (name, role) for name, role in reversed(named)}
    return tuple(one for one in named if one == first[person(one[0])])


def unsigned(statement: Statement) -> tuple[str, ...]:
    """Return who is to sign and has not, once some have signed; nobody where it is not known."""
    signatures = statement.edition.signatures
    if not signatures:
        return ()
    signed = {person(signature.name) for signature in signatures}
    names = (name for name, _ in signatories(statement))
    return tuple(name for name in names if person(name) not in signed)


def person(name: str) -> str:
    """Return a name as it is the same however it is typed: capitals, and how letters are made."""
    return unicodedata.normalize("NFC", name).casefold()


# --- what was corrected since ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Correction:
    """A change that was not signed as the account was: when, why, and who approved it.

    ``approval`` is none where nobody has, or where it is about another text.
    """

    date: dt.date
    reason: Text | None
    approval: Approval | Approver | None


@dataclass(frozen=True, slots=True)
class Corrected:
    """What was corrected after the account was signed, oldest first.

    ``signed`` is the day that what was signed was published, where the edition knows that;
    ``is_signed`` whether anybody signed at all: of a rendering, the original was.
    """

    signed: dt.date | None
    corrections: tuple[Correction, ...]
    is_signed: bool = True


def corrected(edition: Edition) -> Corrected | None:
    """Return the corrections of an edition since its account was signed, if there are any.

    An account is signed as it is first published, and anew for a significant change; who signs a
    corrected one anew has signed the corrections too. A technical revision corrects nothing.
    """
    somebody = bool(edition.statement.edition.signatures)
    if edition.coming:
        coming = _coming_correction(edition)
        return Corrected(None, (coming,), somebody) if coming else None
    signed: dt.date | None = None
    found: list[Correction] = []
    named = {one.fingerprint for one in edition.statement.edition.signatures}
    for one in edition.published:
        told = one.fingerprint()
        is_signed_anew = told is not None and named == {told}
        if one.kind is PublicationKind.CORRECTION and not is_signed_anew:
            found.append(Correction(one.date, one.reason, one.approval))
        elif one.kind is not PublicationKind.TECHNICAL:
            signed, found = one.date, []
    return Corrected(signed, tuple(found), somebody) if found else None


def _coming_correction(edition: Edition) -> Correction | None:
    """Return what is corrected in the text that is coming, unless all have signed that text."""
    facts = edition.statement.edition
    said, now = facts.revision, edition.bound_to[:1]
    if said is None or said.kind is not RevisionKind.CORRECTION:
        return None
    if now and {one.fingerprint for one in facts.signatures} == set(now):
        return None
    is_approved = edition.state is not State.DRAFT
    return Correction(said.date, said.reason, said.approval if is_approved else None)
