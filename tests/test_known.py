"""The list of what has been published, by which readers tell our files from others."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path

import pytest

from apenhet.model import LANGUAGES, Edition, FrozenFile, Publication, Text, Withdrawal
from apenhet.read.load import load_folder
from apenhet.site.known import published_files
from apenhet.site.plan import Plan
from apenhet.site.whole import plan_of
from tests.publishing import publication
from tests.test_site_editions import of

FILES = {
    "data/statement_2023.yml": FrozenFile(sha256="0" * 64, size=9),
    "en/statement-2023.json": FrozenFile(sha256="1" * 64, size=1),
    "nb/redegjorelse-2023.json": FrozenFile(sha256="2" * 64, size=2),
    "figures.zip": FrozenFile(sha256="3" * 64, size=3),
}
WITHDRAWN = Withdrawal(
    date=dt.date(2024, 9, 1), reason=Text(nb="Den navnga noen.", en="It named somebody.")
)


def revision(number: int, date: dt.date, *, withdrawn: bool = False) -> Publication:
    made = publication(2023, number, date)
    return made.model_copy(
        update={
            "manifest": made.manifest.model_copy(update={"files": FILES}),
            "withdrawn": WITHDRAWN if withdrawn else None,
        }
    )


@pytest.fixture
def plan(draft: Path, edition: Edition) -> Plan:
    """A site with an edition that was withdrawn and corrected, and a draft of the next year."""
    revisions = (
        revision(1, dt.date(2024, 6, 20), withdrawn=True),
        revision(2, dt.date(2024, 9, 2)),
    )
    plan = plan_of(draft, load_folder(draft), (of(edition, 2024), edition), "https://a.no/")
    return dataclasses.replace(plan, publications=revisions)


def test_every_file_that_was_published_is_known_in_every_year(plan: Plan) -> None:
    for edition in plan.editions:
        for language in LANGUAGES:
            listed = published_files(plan.build(edition, language))
            assert [one["title"][-1] for one in listed] == ["2", "1"]
            for one in listed:
                sums = {file["sha256"] for file in one["files"]}
                assert sums == {"1" * 64, "2" * 64, "3" * 64}, "what we do not offer is not listed"


def test_the_readers_own_language_comes_first(plan: Plan) -> None:
    (newest, _) = published_files(plan.build(plan.editions[0], "en"))
    assert [(file["name"], file["language"]) for file in newest["files"]] == [
        ("statement-2023.json", "in English"),
        ("figures.zip", ""),
        ("redegjorelse-2023.json", "in Norwegian"),
    ]


def test_it_says_what_a_reader_is_to_know_of_an_old_file(plan: Plan) -> None:
    newest, first = published_files(plan.build(plan.editions[0], "en"))
    assert newest["told"] == "Published 2\N{NBSP}September\N{NBSP}2024. It is the newest version."
    assert " ".join(first["told"].split()) == (
        "Published 20 June 2024. Withdrawn 1 September 2024. It named somebody. "
        "There is a newer one, version 2, published 2 September 2024."
    )


def test_what_is_withdrawn_is_offered_no_more(plan: Plan) -> None:
    newest, first = published_files(plan.build(plan.editions[1], "en"))
    assert newest["files"][0]["href"] == "../../2023/r2/en/statement-2023.json"
    assert {file["href"] for file in first["files"]} == {None}


def test_what_is_withdrawn_makes_every_year_anew(plan: Plan) -> None:
    first, newest = plan.publications
    before = first.model_copy(update={"withdrawn": None})
    other = dataclasses.replace(plan, publications=(before, newest))
    for edition in plan.editions:
        assert other.key(edition) != plan.key(edition)
