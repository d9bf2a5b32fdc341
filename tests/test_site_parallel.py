"""Work in two processes: all of it is done, and what fails in either is raised in one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import environment

SHARED = """
import os, sys
from pathlib import Path
from apenhet.problems.trouble import Trouble
from apenhet.site import parallel

parallel._can_help = lambda: {helped}

def do(work):
    made = {}
    for name in work:
        if name == "bad":
            raise Trouble("page_without_charset", file="x.html")
        if name == "dead":
            os._exit(3)
        Path(name).write_text(str(os.getpid()))
        made[name] = name.upper()
    return made

try:
    for part in parallel.shared_out(sys.argv[1:], do):
        print(*(f"{name}={made}" for name, made in part.items()))
except (Trouble, ChildProcessError) as error:
    sys.exit(type(error).__name__ + ": " + str(error))
"""


def shared(folder: Path, *work: str, helped: bool = True) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", SHARED.replace("{helped}", str(helped)), *work],
        cwd=folder,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(("helped", "processes"), [(True, 2), (False, 1)])
def test_all_the_work_is_done(tmp_path: Path, helped: bool, processes: int) -> None:
    done = shared(tmp_path, *"abcde", helped=helped)
    assert (done.returncode, done.stderr) == (0, "")
    assert len({(tmp_path / name).read_text() for name in "abcde"}) == processes
    assert len(done.stdout.splitlines()) == processes
    assert sorted(done.stdout.split()) == ["a=A", "b=B", "c=C", "d=D", "e=E"]


@pytest.mark.parametrize("work", [("a", "bad"), ("bad", "a"), ("bad",)])
def test_what_fails_in_either_is_raised(tmp_path: Path, work: tuple[str, ...]) -> None:
    done = shared(tmp_path, *work)
    assert done.returncode == 1
    assert done.stderr.startswith("Trouble: x.html: The template lacks")


def test_a_process_that_dies_is_a_failure(tmp_path: Path) -> None:
    done = shared(tmp_path, "a", "dead")
    assert done.returncode == 1
    assert done.stderr == ("ChildProcessError: the second process ended before its work was done\n")
