"""``kill -9`` at any moment: what was there stays whole, or what is new is there whole.

``tests.killing`` says how; it kills real commands at random too, as often as one likes.
"""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from tests.conftest import ROOT, environment
from tests.killing import PARTS


def killed(*asked: str) -> list[str]:
    """Kill what is asked for, with nothing left by half, and return what is told of that."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.killing", *asked],
        cwd=ROOT,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.splitlines()


def test_whatever_dies_before_any_change_of_the_disk_is_made_up_for() -> None:
    """What puts things in place dies before each; ``new`` between the two files that it makes.

    What is asked to end there leaves nothing that it made for itself.
    """
    told = killed(",".join(PARTS), "1:0:1", "new", "18:18:1")
    ways = [f"{name}: {by}" for name in PARTS for by in ("SIGKILL", "SIGTERM")]
    assert [line.split(" before changes 1 to")[0] for line in told[:-1]] == ways
    assert told[-1].startswith("new: SIGKILL before changes 18 to 18")


@pytest.mark.long
def test_a_build_and_a_publication_can_end_at_any_moment() -> None:
    """At each quarter of what they do, by ``kill -9`` or asked to end, and after one of their time."""
    told = killed("build,publish", "/4")
    counted = [re.match(r"(build|publish): killed ([34]) of 4 times", line) for line in told]
    assert [found and found[1] for found in counted] == ["build", "publish"]
