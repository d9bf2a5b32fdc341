"""``kill -9`` at any moment: what was there stays whole, or what is new is there whole.

``tests.killing`` says how; it kills real commands at random too, as often as one likes.
"""

from __future__ import annotations

import subprocess
import sys

from tests.conftest import ROOT, environment
from tests.killing import PARTS


def killing(*arguments: str) -> str:
    """Kill something, and return what is told of that; fail where anything was left by half."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.killing", *arguments],
        cwd=ROOT,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_what_puts_things_in_place_can_die_before_any_change_of_the_disk() -> None:
    told = killing(",".join(PARTS), "1:0:1").splitlines()
    assert [line.split(":")[0] for line in told] == list(PARTS)
    assert all("killed before changes 1 to" in line for line in told)


def test_a_new_year_that_died_between_its_two_files_is_gone_on_with() -> None:
    assert "new: killed" in killing("new", "18:18:1")
