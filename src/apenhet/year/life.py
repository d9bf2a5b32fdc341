"""The life of editions: how far each has come, which is newest, which one ``latest/`` shows.

State is derived, never typed. It knows editions; no pages, no commands, no clock.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from apenhet.model import (
    Approver,
    Edition,
    EditionFacts,
    Publication,
    Revision,
    RevisionKind,
    State,
    WithdrawalReason,
)

FingerprintOf = Callable[[Edition], str]
"""What tells an edition's words from all others: 64 hex digits."""


def _alive(edition: Edition, fingerprint: FingerprintOf) -> Edition:
    """Return an edition with its state, and with the texts that approvals of it may name.

    Published where a revision of it has been published; approved where the approval names the
    fingerprint of what the edition says now. Approval can lapse; publication cannot.
    """
    if is_published(edition):
        return edition.model_copy(update={"state": State.PUBLISHED})
    said = edition.statement.edition
    approval = _approval(edition)
    names = [one.fingerprint for one in (approval, said.approval, *said.signatures) if one]
    if not any(names):
        return edition.model_copy(update={"state": State.DRAFT})
    now = fingerprint(edition)
    is_approved = approval is not None and approval.fingerprint == now
    bound = {"state": State.APPROVED if is_approved else State.DRAFT}
    return edition.model_copy(update={**bound, "bound_to": (now, *edition.bound_to)})


def _approval(edition: Edition) -> Approver | None:
    """Return what approves an edition as it is: a correction names its own approver."""
    said = edition.statement.edition
    if edition.coming and said.revision and said.revision.kind is RevisionKind.CORRECTION:
        return said.revision.approval
    return said.approval


def still_signed(edition: EditionFacts, published: Sequence[Publication]) -> tuple[str, ...]:
    """Return the fingerprints of what was ``published`` that stays approved and signed.

    What was signed once stays signed: only a significant change is approved and signed anew.
    """
    change = coming_change(edition, published)
    if change is not None and change.kind is RevisionKind.SIGNIFICANT_CHANGE:
        return ()
    return published_words(published)


def published_words(published: Iterable[Publication]) -> tuple[str, ...]:
    """Return the fingerprints of what was ``published``."""
    return tuple(filter(None, (one.fingerprint() for one in published)))


def coming_change(edition: EditionFacts, published: Sequence[Publication]) -> Revision | None:
    """Return what is said of the revision that is to follow those ``published``.

    None where nothing is said, or only what has been published with the last one.
    """
    said = edition.revision
    if said is None or not published:
        return None
    told = published[-1].manifest
    was = (told.kind.value, told.date, told.reason)
    return None if (said.kind.value, said.date, said.reason) == was else said


def to_withdraw(
    asked: WithdrawalReason, published: Iterable[Publication]
) -> tuple[Publication, ...]:
    """Return what is asked to be withdrawn of what was ``published``, and has not been."""
    left = (one for one in published if not one.withdrawn)
    return tuple(one for one in left if not asked.revisions or one.revision in asked.revisions)


def living(editions: Iterable[Edition], fingerprint: FingerprintOf) -> tuple[Edition, ...]:
    """Return the editions with their states, in the order readers meet them: the newest first."""
    return newest_first(_alive(edition, fingerprint) for edition in editions)


def newest_first(editions: Iterable[Edition]) -> tuple[Edition, ...]:
    """Return the editions in the order readers meet them: the newest year first.

    What is coming of a year stands after what is published of it.
    """
    return tuple(sorted(editions, key=lambda one: (-one.year, one.coming)))


def former(edition: Edition, editions: Iterable[Edition]) -> Edition | None:
    """Return the edition that readers of ``edition`` compare it with: the last one before it.

    A published one goes before drafts, and what is published is compared with nothing else: its
    pages are the same in a preview.
    """
    before = earlier(edition, editions)[::-1]
    return next(filter(is_published, before), None) or next(iter(before), None)


def earlier(edition: Edition, editions: Iterable[Edition]) -> tuple[Edition, ...]:
    """Return the editions before one that its pages tell of, oldest first.

    The pages of what is published tell of what is published, and of nothing else.
    """
    return tuple(
        other
        for other in newest_first(editions)[::-1]
        if other.year < edition.year
        and not other.coming
        and (is_published(other) or not edition.published)
    )


def is_published(edition: Edition) -> bool:
    """Whether the edition has come to the end of its life: published, frozen."""
    return bool(edition.published) and not edition.coming


def standing(publications: Iterable[Publication]) -> Publication | None:
    """Return the newest revision of an edition that is not withdrawn, if any: it is shown."""
    return max(
        (one for one in publications if not one.withdrawn),
        key=lambda one: one.revision,
        default=None,
    )


def latest(editions: Iterable[Edition]) -> Edition:
    """Return the edition that ``latest/`` shows: the newest published, else the newest of all.

    Raises ``ValueError`` where there is no edition.
    """
    ordered = newest_first(editions)
    if not ordered:
        raise ValueError("no editions")
    return next(filter(is_published, ordered), ordered[0])
