"""``kill -9`` at any moment: what was there stays whole, or what is new is there whole.

``tests.killing`` says how; it kills real commands at random too, as often as one likes.
"""

from __future__ import annotations

import subprocess
import sys

from tests.conftest import ROOT, environment
from tests.killing import PARTS


def test_whatever_dies_before_any_change_of_the_disk_is_made_up_for() -> None:
    """What puts things in place dies before each; ``new`` between the two files that it makes."""
    died = [",".join(PARTS), "1:0:1", "new", "18:18:1"]
    done = subprocess.run(
        [sys.executable, "-m", "tests.killing", *died],
        cwd=ROOT,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    told = done.stdout.splitlines()
    assert [line.split(":")[0] for line in told] == [*PARTS, "new"]
    assert all("killed before changes 1 to" in line for line in told[:-1])
    assert "new: killed" in told[-1]
