"""Several years side by side: they share the Act's clauses, and none is broken by another."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from apenhet.check import check_project
from apenhet.model import LANGUAGES
from apenhet.read.load import load_folder
from apenhet.site.macros import Macros
from apenhet.site.navigation import Build, Listed, Pages
from tests.conftest import ROOT

PROJECT = ROOT / "tests" / "cases" / "project"
TODAY = dt.date(2025, 6, 1)


@pytest.fixture
def two_years(tmp_path: Path) -> Path:
    """The small project, with a later year whose guidelines stand in a section of another name."""
    folder = Path(shutil.copytree(PROJECT, tmp_path / "project"))
    text = (folder / "data/statement_2023.yml").read_text(encoding="utf-8")
    for old, new in (
        ("2024-", "2025-"),
        ("2023-", "2024-"),
        ("year: 2023", "year: 2024"),
        ("      - id: guidelines\n", "      - id: routines\n"),
    ):
        assert old in text
        text = text.replace(old, new)
    (folder / "data/statement_2024.yml").write_text(text, encoding="utf-8")
    return folder


def answers(folder: Path, old: str, new: str) -> None:
    law = folder / "data/law_apenhetsloven.yml"
    text = law.read_text(encoding="utf-8")
    assert old in text
    law.write_text(text.replace(old, new, 1), encoding="utf-8")


def rules(folder: Path) -> list[str]:
    return [problem.rule for problem in check_project(load_folder(folder), TODAY)]


def test_a_clause_may_point_to_what_only_one_of_the_years_has(two_years: Path) -> None:
    assert rules(two_years) == []
    answers(
        two_years, "      - guidelines.list\n", "      - guidelines.list\n      - routines.list\n"
    )
    assert rules(two_years) == []
    pages = Pages.of(load_folder(ROOT).skeletons)
    words = load_folder(ROOT).editions[0].labels
    for year in load_folder(two_years).editions:
        edition = year.model_copy(update={"labels": words})
        for language in LANGUAGES:
            build = Build(edition, language, Listed.of((edition,)), (language,), "https://x.no/")
            assert Macros.of(build, pages).by_name()["law_index"]()


def test_a_clause_may_not_point_to_what_no_year_has(two_years: Path) -> None:
    answers(two_years, "guidelines.list", "guidelines.lists")
    assert rules(two_years) == ["answer_exists", "answer_exists"]  # once for each year


def test_each_year_needs_an_answer_of_its_own(two_years: Path) -> None:
    answers(two_years, "      - organisation\n      - guidelines.list\n", "      - routines.list\n")
    assert rules(two_years) == ["clause_answered"]


def test_a_broken_year_says_nothing_of_what_it_has(two_years: Path) -> None:
    answers(two_years, "guidelines.list", "routines.list")
    later = two_years / "data/statement_2024.yml"
    text = later.read_text(encoding="utf-8").replace("      - id: routines\n", "      - id: 7\n")
    later.write_text(text, encoding="utf-8")
    assert "answer_exists" not in rules(two_years)
