"""Several years side by side: they share the Act, each says what answers it, none breaks another."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from apenhet.check import check_project
from apenhet.problems.report import as_line
from apenhet.read.load import load_folder
from tests.conftest import ROOT

PROJECT = ROOT / "tests" / "cases" / "project"
TODAY = dt.date(2025, 6, 1)


@pytest.fixture
def two_years(tmp_path: Path) -> Path:
    """The small project, with a later year whose guidelines stand in a section of another name."""
    folder = Path(shutil.copytree(PROJECT, tmp_path / "project"))
    text = (folder / "data/statement_2023.yml").read_text(encoding="utf-8")
    for old, new in (
        ("2025-", "2026-"),
        ("2024-", "2025-"),
        ("2023-", "2024-"),
        ("year: 2023", "year: 2024"),
        ("      - id: guidelines\n", "      - id: routines\n"),
        ("{nb: retningslinjer, en: guidelines}", "{nb: rutiner, en: routines}"),
        ("Dette er redegjørelsen vår.", "Dette er redegjørelsen for året."),
        ("due: 2025-", "due: 2026-"),
    ):
        text = text.replace(old, new)
    (folder / "data/statement_2024.yml").write_text(text, encoding="utf-8")
    first = folder / "data/statement_2023.yml"
    first.write_text(
        first.read_text(encoding="utf-8").replace("due: 2024-", "due: 2025-"), encoding="utf-8"
    )
    return folder


def edit(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / "data" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def told(folder: Path) -> list[str]:
    return [as_line(problem, "en") for problem in check_project(load_folder(folder), TODAY)]


def test_each_year_says_itself_what_answers_the_act(two_years: Path) -> None:
    assert told(two_years) == []
    edit(two_years, "statement_2024.yml", "s5_a", "s7")
    assert told(two_years) == [
        "data/statement_2024.yml:171:1: gate clause_answered: chapters: No part of the account answers § 5 a."
    ]


def test_an_edition_is_held_to_the_act_of_its_time(two_years: Path) -> None:
    """A clause that came later is no clause of the earlier edition, and one that went is none now."""
    law = "    confirmed: true\n    binds_us: true\n  - id: s5_c\n"
    edit(two_years, "law_apenhetsloven.yml", law, f"    valid_until: 2024-12-31\n{law}")
    assert [line.partition(": ")[0] for line in told(two_years)] == [
        "data/law_apenhetsloven.yml:17:1",
        "data/statement_2024.yml:204:15",
    ]
    later = """  - id: s5_b
    slug: {nb: paragraf-5-b, en: section-5-b}
    title: {nb: Risiko, en: Risks}
    clause: § 5 b
    summary: {nb: Virksomheten sier mer., en: The enterprise says more.}
    confirmed: true
    binds_us: true
    valid_from: 2025-01-01
  - id: s5_c
"""
    edit(two_years, "law_apenhetsloven.yml", "  - id: s5_c\n", later)
    assert told(two_years) == []
    said = {
        edition.year: clause.summary.en
        for edition in load_folder(two_years).editions
        for clause in edition.law.clauses
        if clause.id == "s5_b"
    }
    assert said == {
        2023: "The enterprise says what it found.",
        2024: "The enterprise says more.",
    }


def test_two_versions_of_a_clause_do_not_apply_at_the_same_time(two_years: Path) -> None:
    again = "  - id: s5_b\n    slug: {nb: b, en: b}\n    valid_from: 2025-01-01\n  - id: s5_c\n"
    edit(two_years, "law_apenhetsloven.yml", "  - id: s5_c\n", again)
    assert (
        'data/law_apenhetsloven.yml:32:9: error clause_in_turn: clauses.s5_b.id: The requirement "s5_b" stands on line 25 too, and both apply at the same time.'
        in told(two_years)
    )


def test_a_figure_of_the_act_has_the_value_of_the_editions_time(two_years: Path) -> None:
    now = "answer_within: {value: 3, unit: weeks,"
    earlier = "{value: 4, unit: weeks, valid_until: 2024-12-31, label: {nb: a, en: b}}"
    dated = f"answer_within: {{value: 3, valid_from: 2025-01-01, earlier: [{earlier}], unit: weeks,"
    edit(two_years, "law_apenhetsloven.yml", now, dated)
    found = [int(e.law.answer_within.value) for e in load_folder(two_years).editions]
    assert found == [4, 3]


def test_a_measure_of_another_id_at_its_address_is_the_same_measure(two_years: Path) -> None:
    path = two_years / "data/statement_2024.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("id: training\n", "id: course\n"), encoding="utf-8")
    assert [line.split(" ")[2] for line in told(two_years) if "2024" in line] == ["id_stays:"]
