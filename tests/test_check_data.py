"""The real data, whatever years there are: no errors, every edition whole.

What publication still lacks is no matter of tests: ``apenhet check`` lists it in every pull request.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from apenhet.check import check_project
from apenhet.problems.report import blocking, render
from apenhet.read.load import load_folder

ROOT = Path(__file__).parents[1]
AS_OF = dt.date.max
"""Errors do not depend on the day; seen from the end of time, nothing has yet to come."""


def test_the_data_have_no_errors() -> None:
    problems = blocking(check_project(load_folder(ROOT), AS_OF))
    assert render(problems, "en", "text") == "No errors.\n"


def test_every_edition_is_whole() -> None:
    loaded = load_folder(ROOT)
    assert [edition.year for edition in loaded.editions] == [
        file.year for file in loaded.statements
    ]
