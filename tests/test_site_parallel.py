"""Work in two processes: all of it is done, and what fails in either is raised in one."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any, Final

import pytest

from tests.conftest import environment

SHARED: Final = """
import json, os, sys
from apenhet.problems.trouble import Trouble
from apenhet.site import parallel

def do(work):
    made = {}
    for name in work:
        if name == "bad":
            raise Trouble("page_without_charset", file="x.html")
        if name == "dead":
            os._exit(3)
        made[name] = os.getpid()
    return made

def ended(work, helped):
    parallel._can_help = lambda: helped
    try:
        return parallel.shared_out(work, do)
    except (Trouble, ChildProcessError) as error:
        return f"{type(error).__name__}: {error}"

print(json.dumps({name: ended(*asked) for name, asked in json.loads(sys.argv[1]).items()}))
"""
WORK: Final = {
    "in two": ("abcde", True),
    "in one": ("abcde", False),
    "bad there": (["a", "bad"], True),
    "bad here": (["bad", "a"], True),
    "bad alone": (["bad"], True),
    "dead": (["a", "dead"], True),
}
"""What is asked for, one after the other, in a process that has no other threads."""


@pytest.fixture(scope="module")
def ended() -> dict[str, Any]:
    """What came of each, or what was raised."""
    done = subprocess.run(
        [sys.executable, "-c", SHARED, json.dumps(WORK)],
        env=environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    return dict(json.loads(done.stdout))


@pytest.mark.parametrize(("name", "processes"), [("in two", 2), ("in one", 1)])
def test_all_the_work_is_done(ended: dict[str, Any], name: str, processes: int) -> None:
    parts = ended[name]
    assert len(parts) == processes
    assert sorted(one for part in parts for one in part) == list("abcde")
    assert len({process for part in parts for process in part.values()}) == processes


@pytest.mark.parametrize("name", ["bad there", "bad here", "bad alone"])
def test_what_fails_in_either_is_raised(ended: dict[str, Any], name: str) -> None:
    assert ended[name].startswith("Trouble: x.html: The template lacks")


def test_a_process_that_dies_is_a_failure(ended: dict[str, Any]) -> None:
    assert ended["dead"] == ("ChildProcessError: the second process ended before its work was done")
