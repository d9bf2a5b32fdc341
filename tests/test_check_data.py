"""The real data: nothing wrong, and of what publication asks only what the sources do not say."""

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

MISSING_2023 = {
    "annual_report_named edition.annual_report",
    "approval_given edition.approval",
    "clause_confirmed clauses.s3.confirmed",
    "clause_confirmed clauses.s4.confirmed",
    "clause_confirmed clauses.s4_a.confirmed",
    "clause_confirmed clauses.s4_b.confirmed",
    "clause_confirmed clauses.s4_c.confirmed",
    "clause_confirmed clauses.s4_d.confirmed",
    "clause_confirmed clauses.s4_e.confirmed",
    "clause_confirmed clauses.s4_f.confirmed",
    "clause_confirmed clauses.s5_form.confirmed",
    "clause_confirmed clauses.s5_signatures.confirmed",
    "clause_confirmed clauses.s6.confirmed",
    "clause_has_answer clauses.s4_e.answered_by",
    "measure_has_result measures.communicate_guidelines",
    "measure_has_result measures.ethical_guidelines",
    "measure_has_result measures.mandatory_training",
    "measure_has_result measures.purchasing_routines",
    "measure_has_result measures.supplier_follow_up",
    "none_found_explained findings.internal",
    "risk_area_specific risk_areas.serving_accommodation",
    "signatures_given edition.signatures",
}
"""What the organisation has to decide or confirm: it is not in the sources, so it is not in the data.

An entry goes when an editor fills it in; none may come."""


def test_the_data_have_no_errors() -> None:
    problems = blocking(check_project(load_folder(ROOT), AS_OF))
    assert render(problems, "en", "text") == "No errors.\n"


def test_the_2023_edition_lacks_only_what_the_sources_do_not_say() -> None:
    problems = check_project(load_folder(ROOT), AS_OF, [2023])
    missing = {f"{problem.rule} {problem.path}" for problem in problems}
    assert missing - MISSING_2023 - {"published_in_time edition.status"} == set()


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
