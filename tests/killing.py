"""Commands killed outright, as by ``kill -9``: what was there is there, or what is new; never half.

``python -m tests.killing new,publish,build,again RUNS`` kills each of these so many times at moments drawn
at random (so can what they put things in place with, ``PARTS``); with ``FIRST:LAST:STEP`` it kills them just
before the changes of the disk of those numbers, up to the end where the last one is 0; what is small is asked to
end there too. With ``/PARTS`` it kills them at the moments that part their work, by SIGKILL and by SIGTERM in
turn. More such pairs can follow. It tells what was left by half, and what the next run did not make up for. A
process that is killed is a copy of this one, in which nothing but reading has been done, so that most of its
time is its own.
"""

from __future__ import annotations

import mmap
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import Any, Final

import apenhet.check
import apenhet.site.kept
import apenhet.site.whole
import apenhet.year.publish  # noqa: F401 - so that copies of this process need not
from apenhet import disk
from apenhet.cli.ending import KILLED_BY, Interrupted, stopping_tidily
from apenhet.cli.main import main
from apenhet.read.load import load_folder
from apenhet.site import staging
from apenhet.year.frozen import freeze
from tests.publishing import small

CHANGES: Final = {"open", "os.rename", "os.link", "os.mkdir", "os.remove", "os.rmdir", "os.chmod"}
"""What Python tells of before it is done, and changes the disk; of ``open``, where it writes."""
TO_WRITE: Final = os.O_WRONLY | os.O_RDWR
DAY: Final = "2024-06-20"
MOST: Final = 20.0
"""Seconds that a command is given at most before it is killed at random."""

STOPPED: Final = KILLED_BY + signal.SIGTERM
"""What a command ends with that was asked to end, and tidied up."""

ALL: Final = ("*",)
IN_TURN: Final = "replace-parts"
"""Where a folder cannot be renamed, its parts take their places one after the other."""

State = dict[str, bytes]


def below(folder: Path) -> State:
    """Return what stands in a folder, but for what is hidden."""
    return {
        name.as_posix(): (folder / name).read_bytes()
        for name in (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
        if not any(part.startswith(".") for part in name.parts)
    }


def litter(folder: Path) -> list[str]:
    """Return what a command left that it made for itself, but among what is kept between runs.

    What is left there goes when something is kept there again.
    """
    marks = (".apart-", ".publishing-", "-building-")
    found = (path.relative_to(folder).as_posix() for path in folder.rglob(".*") if path.is_dir())
    there = (name for name in found if any(mark in name for mark in marks))
    return [name for name in there if not name.startswith(".cache/")]


# --- a process that dies --------------------------------------------------------------------------


def run(project: Path, do: Callable[[], object], before: Callable[[], None]) -> int:
    """Do something in a copy of this process, and return what that exits with, or the signal."""
    child = os.fork()
    if not child:
        os.chdir(project)
        quiet = os.open(os.devnull, os.O_WRONLY)
        for stream in (1, 2):
            os.dup2(quiet, stream)
        code = 70
        try:
            before()
            do()
            code = 0
        except SystemExit as left:
            code = int(left.code or 0)
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def at_each_change(do: Callable[[int], None]) -> Callable[[], None]:
    """Return what has a process do something just before each of its changes of the disk, by number."""

    def begin() -> None:
        this, met = os.getpid(), [0]

        def count(event: str, told: tuple[Any, ...]) -> None:
            if event not in CHANGES or os.getpid() != this:
                return
            if event == "open" and not (isinstance(told[2], int) and told[2] & TO_WRITE):
                return
            met[0] += 1
            do(met[0])

        sys.addaudithook(count)

    return begin


def dying_at(number: int, by: signal.Signals = signal.SIGKILL) -> Callable[[], None]:
    """Return what has a process get a signal just before its nth change of the disk."""
    return at_each_change(lambda met: os.kill(os.getpid(), by) if met == number else None)


def dying_after(seconds: float) -> Callable[[], None]:
    """Return what has a process die after some time, wherever it is then: nothing catches that."""
    return lambda: _timed(seconds)


def _timed(seconds: float) -> None:
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, seconds)


# --- what must hold -------------------------------------------------------------------------------


@dataclass
class Command:
    """What is done in a project that nothing else changes, in a ``part`` of it.

    ``begun`` are the files of a state that it may stop in too, from which the next run goes on; with
    all of them, each file may be as it was or as it will be.
    """

    project: Path
    name: str
    do: Callable[[], object]
    part: str
    begun: tuple[str, ...] = ()
    copies: int = field(default=0, init=False)

    def copy(self) -> Path:
        """Return a copy of the project, beside it."""
        self.copies += 1
        copy = self.project.parent / f"{self.name}-{self.copies}"
        return Path(shutil.copytree(self.project, copy, copy_function=os.link))

    @cached_property
    def old(self) -> State:
        """What stands there before."""
        return below(self.project / self.part)

    @cached_property
    def made(self) -> tuple[State, float, int]:
        """What the command makes, the seconds that it takes, and how often it changes the disk."""
        changes = mmap.mmap(-1, 8)  # of this process and of its copies
        copy, start = self.copy(), time.monotonic()
        count = at_each_change(lambda met: changes.__setitem__(slice(8), met.to_bytes(8)))
        assert run(copy, self.do, count) == 0, self.name
        took = time.monotonic() - start
        state = below(copy / self.part)
        shutil.rmtree(copy)
        return state, took, int.from_bytes(changes[:8])

    def killed(self, dying: Callable[[], None]) -> tuple[bool, list[str]]:
        """Kill the command in a copy; say whether it was before it ended, and what is wrong."""
        copy, new = self.copy(), self.made[0]
        status = run(copy, self.do, dying)
        left = below(copy / self.part)
        wrong = []
        if not self._is_whole(left, new):
            wrong.append(f"neither old nor new: {_differing(left, new)}")
        if status == STOPPED:
            wrong += (f"it was stopped and left {name}" for name in litter(copy))
        elif status not in {0, -signal.SIGKILL, -signal.SIGALRM}:
            wrong.append(f"it ended with {status}")
        if left != new or self.part == "site":
            again = run(copy, self.do, lambda: None)
            rest = _differing(below(copy / self.part), new)
            if again or rest:
                wrong.append(f"the next run ended with {again} and left {rest}")
            wrong += (f"the next run left {name}" for name in litter(copy) if left != new)
        shutil.rmtree(copy)
        return status != 0, wrong

    def _is_whole(self, left: State, new: State) -> bool:
        if self.begun == ALL:
            return all(said in (self.old.get(name), new.get(name)) for name, said in left.items())
        return left in (self.old, new, {**self.old, **{name: new[name] for name in self.begun}})


def _differing(one: State, other: State) -> list[str]:
    return sorted(name for name in {*one, *other} if one.get(name) != other.get(name))[:5]


# --- the commands ---------------------------------------------------------------------------------


def commands(scratch: Path) -> dict[str, Callable[[], Command]]:
    """Return how each command is made ready, by its name."""

    def project(name: str) -> Path:
        made = small(scratch / name / "project")
        load_folder(made)  # kept by this process, and so known to its copies
        return made

    def command(name: str, part: str, *arguments: str, begun: tuple[str, ...] = ()) -> Command:
        return Command(project(name), name, partial(main, arguments), part, begun)

    def built() -> Command:
        ready = command("build", "site", "build")
        assert run(ready.project, ready.do, lambda: None) == 0
        statement = ready.project / "data/statement_2023.yml"
        statement.write_text(statement.read_text("utf-8").replace("Oslo", "Bergen"), "utf-8")
        return ready

    def rebuilt() -> Command:
        """A build of what has been built before, in the place of another site."""
        ready = command("again", "site", "build")
        assert run(ready.project, ready.do, lambda: None) == 0
        (ready.project / "site/2023/index.html").unlink()
        return ready

    first = ("principles_2024.yml",)
    return {
        "new": lambda: command("new", "data", "new", "2024", "--principles", begun=first),
        "publish": lambda: command("publish", "published", "publish", "2023", "--date", DAY),
        "build": built,
        "again": rebuilt,
        **{name: partial(_small, scratch / name, name, do) for name, do in PARTS.items()},
    }


def _small(folder: Path, name: str, do: Callable[[], object]) -> Command:
    """Return something small that commands do, where there is an old state."""
    project = folder / "project"
    for file in ("site/a/one", "site/b/two", "site/three"):
        (project / file).parent.mkdir(parents=True, exist_ok=True)
        (project / file).write_text("old")
    return Command(project, name, partial(_tidily, do), "site", ALL if name == IN_TURN else ())


def _tidily(do: Callable[[], object]) -> None:
    """Do something, and end as commands do that are asked to end."""
    try:
        with stopping_tidily():
            do()
    except Interrupted as stop:
        sys.exit(KILLED_BY + stop.number)


def _replace() -> None:
    with staging.replacing(Path("site")) as site:
        for name in ("a/one", "c/two", "three"):
            (site / name).parent.mkdir(exist_ok=True)
            (site / name).write_text("new")


def _replace_parts() -> None:
    """Replace what cannot be renamed, such as a mount point, which takes a machine's rights to make."""
    vars(staging)["_can_be_renamed"] = lambda _: False
    _replace()


def _write_new() -> None:
    if not Path("site/new").exists():
        disk.write_new(Path("site/new"), b"new")


PARTS: Final[dict[str, Callable[[], object]]] = {
    "write": lambda: disk.write_whole(Path("site/three"), b"new"),
    "write-new": _write_new,
    "freeze": lambda: freeze(Path(), "site/a", {"one": b"new", "nb/two": b"new"}),
    "replace": _replace,
    IN_TURN: _replace_parts,
}
"""What commands put what they have made in place with."""


def at_random(command: Command, runs: int) -> Iterator[str]:
    """Kill a command at random moments of its time, and yield what is wrong."""
    random.seed(runs)
    killed = 0
    for _ in range(runs):
        moment = random.uniform(0.0, min(command.made[1], MOST))  # noqa: S311 - no secret
        was, wrong = command.killed(dying_after(moment))
        killed += was
        yield from (f"after {moment:.4f} s: {one}" for one in wrong)
    tell(f"{command.name}: {killed} of {runs} were killed, in {command.made[1]:.2f} s each")


def at_changes(
    command: Command, by: signal.Signals, first: int, last: int, step: int
) -> Iterator[str]:
    """Kill a command before some of its changes of the disk, and yield what is wrong."""
    number = first
    while number <= last or not last:
        was, wrong = command.killed(dying_at(number, by))
        yield from (f"{by.name} before change {number}: {one}" for one in wrong)
        if not was:
            break
        number += step
    tell(f"{command.name}: {by.name} before changes {first} to {number - step}, each {step}th")


def at_parts(command: Command, parts: int) -> Iterator[str]:
    """Kill a command at the moments that part its work, and yield what is wrong.

    Just before some of its changes of the disk, by SIGKILL and SIGTERM in turn, and after a part of
    its time. A build shares its work out to two processes as it comes: the changes of the disk that
    the first one makes are never quite as many, so none of the last is asked for.
    """
    _, took, changes = command.made
    moments = [
        dying_at(changes * part // parts, signal.SIGTERM if part % 2 == 0 else signal.SIGKILL)
        for part in range(1, parts)
    ]
    killed = 0
    for number, moment in enumerate([*moments, dying_after(took / parts)], 1):
        was, wrong = command.killed(moment)
        killed += was
        yield from (f"{command.name}, the {number}th time: {one}" for one in wrong)
    tell(f"{command.name}: killed {killed} of {parts} times, in {changes} changes and {took:.2f} s")


def tell(line: str) -> None:
    """Say something at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def told() -> Iterator[str]:
    """Do what is asked for, and yield what is wrong."""
    with tempfile.TemporaryDirectory() as scratch:
        ready = commands(Path(scratch))
        for names, how in zip(sys.argv[1::2], sys.argv[2::2], strict=True):
            for name in names.split(","):
                if how.startswith("/"):
                    yield from at_parts(ready[name](), int(how[1:]))
                elif ":" in how:
                    for by in (
                        (signal.SIGKILL, signal.SIGTERM) if name in PARTS else (signal.SIGKILL,)
                    ):
                        yield from at_changes(ready[name](), by, *map(int, how.split(":")))
                else:
                    yield from at_random(ready[name](), int(how))


if __name__ == "__main__":
    faults = 0
    for fault in told():
        tell(fault)
        faults += 1
    sys.exit(1 if faults else 0)
