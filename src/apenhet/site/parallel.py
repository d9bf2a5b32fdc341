"""Sharing work out to two processes, where the machine has two cores.

It knows nothing of what the work is. The second process is a copy of this one (POSIX), so that
what is loaded already is loaded in both.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import signal
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final, NoReturn, TypeVar

Work = TypeVar("Work")
Result = TypeVar("Result")
PROCESSES: Final = 2


def shared_out(work: Sequence[Work], do: Callable[[Iterable[Work]], Result]) -> tuple[Result, ...]:
    """Have ``do`` done with all the work, part of it in a process of its own if that helps.

    This process begins at the front and the other one at the end, until nothing is left between
    them; so what is alike, and what takes longest, stands apart. Return what came of it, in one
    part or two. Whatever either raises is raised here, and the other process has ended when this
    returns.
    """
    if len(work) < PROCESSES or not _can_help():
        return (do(work),)
    with (
        _counted(len(work) - PROCESSES) as left,
        _helper(_in_turn(work[::-1], left), do) as told,
    ):
        done, (failure, theirs) = do(_in_turn(work, left)), _outcome_of(told)
    if failure is not None:
        raise failure
    return done, theirs


@contextlib.contextmanager
def _counted(count: int) -> Iterator[int]:
    """Give a pipe from which so many bytes can be read, by whichever process asks first."""
    left, filled = os.pipe()
    os.write(filled, bytes(count))
    os.close(filled)
    try:
        yield left
    finally:
        os.close(left)


def _in_turn(work: Sequence[Work], left: int) -> Iterator[Work]:
    """Yield the first of the work, and of the rest as much as is ``left`` when it is asked for."""
    for number, one in enumerate(work):
        if number and not os.read(left, 1):
            return
        yield one


THREADS: Final = Path("/proc/self/task")
"""A folder for each thread of this process, those of libraries too, where the system tells."""


def _can_help() -> bool:
    """Whether there is a second core, and no other thread: a copy has only the one that made it.

    The typesetter keeps threads of its own once it has run, and would wait for them in a copy for
    ever; where the system does not tell of them, there is no help.
    """
    known = hasattr(os, "sched_getaffinity")
    cores = len(os.sched_getaffinity(0)) if known else os.cpu_count() or 1
    return cores > 1 and THREADS.is_dir() and len(list(THREADS.iterdir())) == 1


@contextlib.contextmanager
def _helper(work: Iterable[Work], do: Callable[[Iterable[Work]], object]) -> Iterator[int]:
    """Have the work done in a copy of this process; give the pipe on which it tells how it went.

    The copy ends with the block, and with this process however that ends.
    """
    (told, telling), (living, alive) = os.pipe(), os.pipe()
    child = os.fork()
    if not child:
        os.close(told)
        os.close(alive)
        _help(work, do, telling, living)
    os.close(telling)
    os.close(living)
    try:
        yield told
    finally:
        os.close(alive)
        os.close(told)
        os.waitpid(child, 0)


def _help(
    work: Iterable[Work], do: Callable[[Iterable[Work]], object], telling: int, living: int
) -> NoReturn:
    """Do the work and tell how it went, as the second process; end when the first one does."""
    with contextlib.suppress(BaseException):
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)  # to be stopped is the first one's affair
        threading.Thread(target=_end_with, args=(living,), daemon=True).start()
        outcome = _outcome(work, do)
        with os.fdopen(telling, "wb") as pipe:
            pipe.write(outcome)
    os._exit(0)


def _end_with(living: int) -> None:
    """Wait until nobody holds the other end of a pipe any longer, and end this process."""
    os.read(living, 1)
    os._exit(1)


def _outcome(work: Iterable[Work], do: Callable[[Iterable[Work]], object]) -> bytes:
    """Return what failed, if anything, and what came of the work."""
    try:
        return pickle.dumps((None, do(work)))
    except Exception as error:  # noqa: BLE001 # it is raised where the work was asked for
        with contextlib.suppress(Exception):
            return pickle.dumps((error, None))
        return pickle.dumps((RuntimeError(str(error)), None))


def _outcome_of(told: int) -> tuple[BaseException | None, Any]:
    """Wait for what the other process says; to say nothing is a failure too."""
    with os.fdopen(told, "rb", closefd=False) as pipe:
        outcome = pipe.read()
    if not outcome:
        return ChildProcessError("the second process ended before its work was done"), None
    failure, done = pickle.loads(outcome)  # noqa: S301 # from our own copy
    return failure, done
