"""The real data, whatever years there are: no errors, every edition whole.

What publication still lacks is no matter of tests: ``apenhet check`` lists it in every pull request.
"""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
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


def test_check_needs_nothing_that_builds_pages() -> None:
    """``check`` must start fast: the packages that take their time are for those who build."""
    code = (
        "import sys; from pathlib import Path; import datetime as dt\n"
        "from apenhet.check import check_project; from apenhet.read.load import load_folder\n"
        "check_project(load_folder(Path('.')), dt.date(2024, 6, 1))\n"
        "print(*sorted({'babel', 'mkdocs', 'jinja2', 'typst'} & set(sys.modules)))"
    )
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout == "\n"
