"""Data of earlier formats: read as today's, and told of at the lines where things stand.

``cases/formats/1`` and ``/2`` are the same data, as they stood just before and just after the
format became 2; ``/3`` is what ``/2`` became in format 3.
"""

from __future__ import annotations

import datetime as dt
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from apenhet.check import check_project
from apenhet.model import Edition
from apenhet.problems.report import as_line
from apenhet.read.load import load_folder
from tests.conftest import ROOT

FORMATS = ROOT / "tests" / "cases" / "formats"
SPLIT = ("s5_signatures", "s5_annual_report")
"""Clauses that format 2 told apart: what is new in the Act's file, whatever its form."""


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A project with data in format 1."""
    return project(tmp_path, "1")


def project(folder: Path, form: str) -> Path:
    shutil.copytree(FORMATS / form, folder / "data")
    shutil.copytree(ROOT / "schema", folder / "schema")
    return folder


def edition(folder: Path) -> Edition:
    (found,) = replace(load_folder(folder), labels_needed=None).editions  # words came later
    return found


def told(value: Edition) -> dict[str, Any]:
    """Return what an edition says, without what format 2 brought in besides its form."""
    said = value.model_dump()
    said["law"]["clauses"] = [c for c in said["law"]["clauses"] if c["id"] not in SPLIT]
    return said


def test_data_of_the_first_format_say_what_they_say_in_todays(tmp_path: Path, old: Path) -> None:
    first, second = told(edition(old)), told(edition(project(tmp_path / "new", "2")))
    for group in ("labels", "frame"):  # format 2 brought a few words more
        words, now = first.pop(group), second.pop(group)
        assert {name: now[name] for name in words} == words
    for said in (first, second):
        said["statement"]["summary"].pop("done")  # names a figure that format 2 brought
    assert first == second


def test_data_of_the_second_format_say_all_that_they_say_in_the_third(tmp_path: Path) -> None:
    second, third = (edition(project(tmp_path / form, form)) for form in ("2", "3"))
    assert second == third


def test_every_file_says_its_format_or_is_of_the_first(tmp_path: Path, old: Path) -> None:
    assert {file.format for file in load_folder(old).files} == {1}
    assert {file.format for file in load_folder(project(tmp_path / "new", "2")).files} == {2}


@pytest.mark.parametrize(
    ("name", "text", "wrong", "rule"),
    [
        ("statement_2023.yml", "  seat: Oslo\n", "  seat: TODO\n", "nothing_left_to_fill_in"),
        ("statement_2023.yml", "      - id: anchoring\n", "      - id: 7\n", "text_expected"),
        ("law_apenhetsloven.yml", "  day: 30\n", "  day: x\n", "number_expected"),
        ("labels.yml", "menu: {nb: Meny,", "menu: {nb: TODO,", "nothing_left_to_fill_in"),
        ("labels.yml", "period: {nb: Periode,", "period: {nb: TODO,", "nothing_left_to_fill_in"),
    ],
)
def test_what_is_wrong_in_an_old_file_is_told_at_its_line(
    old: Path, name: str, text: str, wrong: str, rule: str
) -> None:
    path = old / "data" / name
    before = path.read_text(encoding="utf-8")
    assert before.count(text) == 1
    path.write_text(before.replace(text, wrong), encoding="utf-8")
    line = before[: before.index(text)].count("\n") + 1
    found = check_project(load_folder(old), dt.date(2024, 6, 1))
    assert (f"data/{name}", line, rule) in [(p.file, p.place.line, p.rule) for p in found]


def test_a_format_that_is_not_known_is_one_problem(old: Path) -> None:
    path = old / "data" / "principles_2023.yml"
    path.write_text(path.read_text(encoding="utf-8") + "\nformat: 4\n", encoding="utf-8")
    lines = path.read_text(encoding="utf-8").count("\n")
    problems = check_project(load_folder(old), dt.date(2024, 6, 1))
    assert [as_line(p, "en") for p in problems if p.file == f"data/{path.name}"] == [
        f"data/principles_2023.yml:{lines}:9: error format_not_newer: format: The file has format 4. This version of the program knows format 3 and earlier only."
    ]
