"""What the Act still lacks in the 2023 edition, as the editor is told it."""

import datetime as dt
from pathlib import Path

from apenhet.checks import check_project
from apenhet.load import load_project
from apenhet.problems import as_line

ROOT = Path(__file__).parents[1]


def test_the_clauses_that_nothing_answers_are_told() -> None:
    problems = check_project(load_project(ROOT), dt.date(2026, 1, 1))
    told = [as_line(problem, "nb") for problem in problems if problem.rule == "clause_has_answer"]
    (communication,) = told
    assert communication.endswith(
        "Redegjørelsen sier ikke noe om det §\u00a04\u00a0e krever av virksomheten."
    )
