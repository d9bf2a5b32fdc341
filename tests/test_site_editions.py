"""The life of editions: how far each has come, which is newest, which is the latest."""

from __future__ import annotations

import datetime as dt

import pytest

from apenhet.model import Approval, Edition, State, Text
from apenhet.year import life
from tests.publishing import publication

FINGERPRINT = "0123456789abcdef" * 4
OTHER = "fedcba9876543210" * 4


def state(edition: Edition, words: str) -> State:
    """Return how far an edition has come that says what has the fingerprint ``words``."""
    (alive,) = life.living([edition], lambda _: words)
    return alive.state


def of(edition: Edition, year: int, *, published: int = 0, approved: str | None = None) -> Edition:
    """Return the edition as one of another year, with revisions and the words an approval names."""
    approval = approved and Approval(
        body=Text(nb="Forbundsstyret", en="National Executive Board"),
        date=dt.date(2024, 5, 2),
        meeting=Text(nb="møte i mai", en="meeting in May"),
        fingerprint=approved,
    )
    facts = edition.statement.edition.model_copy(
        update={"year": year, "approval": approval or None}
    )
    statement = edition.statement.model_copy(update={"edition": facts})
    revisions = tuple(publication(year, number) for number in range(1, published + 1))
    return edition.model_copy(update={"statement": statement, "published": revisions})


def test_state_follows_from_the_approval_and_from_what_is_published(edition: Edition) -> None:
    assert state(of(edition, 2023), FINGERPRINT) is State.DRAFT
    approved = of(edition, 2023, approved=FINGERPRINT)
    assert state(approved, FINGERPRINT) is State.APPROVED
    assert state(approved, OTHER) is State.DRAFT
    published = of(edition, 2023, published=1, approved=FINGERPRINT)
    assert state(published, OTHER) is State.PUBLISHED


def test_the_latest_is_the_newest_published_else_the_newest_of_all(edition: Edition) -> None:
    drafts = [of(edition, year) for year in (2023, 2025, 2024)]
    assert [e.year for e in life.newest_first(drafts)] == [2025, 2024, 2023]
    assert life.latest(drafts).year == 2025
    published = [of(edition, year, published=1) for year in (2021, 2022)]
    assert life.latest([*drafts, *published]).year == 2022
    approved = of(edition, 2030, approved=FINGERPRINT)
    assert life.latest([approved, *published]).year == 2022
    with pytest.raises(ValueError, match="no editions"):
        life.latest([])


def test_a_year_is_told_beside_what_was_published_before_it_and_nothing_that_is_coming(
    edition: Edition,
) -> None:
    first = of(edition, 2021, published=1)
    coming = first.model_copy(update={"coming": True})
    draft, newest = of(edition, 2022), of(edition, 2023)
    every = (newest, draft, coming, first)
    assert life.earlier(newest, every) == (first, draft)
    assert life.former(newest, every) is first, "though the draft is newer"
    assert life.former(newest, (newest, draft)) is draft
