"""Prose that has been published is not gone through again, until its file says something else."""

from __future__ import annotations

from pathlib import Path

import pytest

from apenhet.check import check_project
from apenhet.read.dictionary import Found, dictionaries_of_the_system
from apenhet.read.load import load_folder
from tests.publishing import as_published, withdraw
from tests.test_check_years import TODAY, edit, two_years

__all__ = ["two_years"]

FIRST, SECOND = "statement_2023.yml", "statement_2024.yml"
OWN = ("data/statement_2023.yml", "data/principles_2023.yml")
SAID = "nb: Vi har en handlingsplan., en: We have an action plan."
SLIPS = "nb: Vi vi har en handlingsplann for 180 leverandører., en: We have an action plan for 180."
"""A word twice, one misspelt, and a fact that stands in the data."""
ANSWERED = """accepted:
  - rule: word_not_doubled
    place: summary.done.nb
    quote: Vi vi
    reason: slik skal det være
summary:
"""


def rules(project: Path, name: str, dictionaries: Found | None = None) -> list[str]:
    """Return which rules tell something of a data file, but those of the Act and of dates."""
    found = check_project(load_folder(project), TODAY, None, dictionaries)
    prose = ("word_", "fact_", "answer_", "same_", "count_")
    here = (one.rule for one in found if one.file == f"data/{name}")
    return sorted(rule for rule in here if rule.startswith(prose))


@pytest.fixture
def slips(two_years: Path) -> Path:
    """Two years with slips in the earlier one, which has been published so."""
    edit(two_years, FIRST, SAID, SLIPS)
    as_published(two_years, 2023, *OWN)
    return two_years


def test_prose_is_told_until_it_is_published_and_once_the_file_says_something_else(
    two_years: Path,
) -> None:
    edit(two_years, FIRST, SAID, SLIPS)
    told = rules(two_years, FIRST)
    assert {"word_not_doubled", "fact_typed_once"} <= set(told)
    as_published(two_years, 2023, *OWN)
    assert rules(two_years, FIRST) == []
    edit(two_years, FIRST, "format: 3\n", "# En merknad\nformat: 3\n")
    edit(two_years, FIRST, "seat: Oslo", 'seat:   "Oslo"')
    assert rules(two_years, FIRST) == []
    edit(two_years, FIRST, 'seat:   "Oslo"', "seat: Bergen")
    assert rules(two_years, FIRST) == told


def test_what_is_not_published_is_gone_through_as_before(slips: Path) -> None:
    edit(slips, SECOND, SAID, SLIPS)
    assert "word_not_doubled" in rules(slips, SECOND)
    edit(slips, "principles_2023.yml", "en: Trust}", "en: Trust trust}")
    assert "word_not_doubled" in rules(slips, "principles_2023.yml")


def test_of_what_is_withdrawn_the_next_revision_is_gone_through(slips: Path) -> None:
    withdraw(slips, 2023, 1)
    assert "word_not_doubled" in rules(slips, FIRST)


def test_answers_rest_with_what_they_answer(two_years: Path) -> None:
    edit(two_years, FIRST, SAID, SLIPS)
    edit(two_years, FIRST, "summary:\n", ANSWERED)
    as_published(two_years, 2023, *OWN)
    assert rules(two_years, FIRST) == []
    edit(two_years, FIRST, "Vi vi har", "Vi har")
    assert {"answer_fits", "fact_typed_once"} <= set(rules(two_years, FIRST))


def test_published_words_are_not_spelled_again_but_say_what_is_a_name(two_years: Path) -> None:
    found = dictionaries_of_the_system()
    if not all(found.values()):
        pytest.skip("the system lacks a dictionary")
    edit(two_years, FIRST, SAID, SLIPS)
    assert "word_spelled" in rules(two_years, FIRST, found)
    as_published(two_years, 2023, *OWN)
    assert rules(two_years, FIRST, found) == []
    edit(two_years, SECOND, "nb: Vi har en handlingsplan.", "nb: Vi har en handlingsplann.")
    assert rules(two_years, SECOND, found) == ["word_spelled"]
