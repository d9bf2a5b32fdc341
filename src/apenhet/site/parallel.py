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
from collections.abc import Callable, Sequence
from typing import TypeVar

Work = TypeVar("Work")


def shared_out(work: Sequence[Work], do: Callable[[Sequence[Work]], None]) -> None:
    """Have ``do`` done with all the work, half of it in a process of its own if that helps.

    Whatever either raises is raised here, and the other process has ended when this returns.
    """
    mine, others = work[::2], work[1::2]
    if not others or not _can_help():
        do(work)
        return
    child, pipe = _forked(others, do)
    try:
        do(mine)
        failure = _failure(pipe)
    except BaseException:
        os.kill(child, signal.SIGKILL)
        raise
    finally:
        os.close(pipe)
        os.waitpid(child, 0)
    if failure is not None:
        raise failure


def _can_help() -> bool:
    """Whether there is a second core, and no other thread: a copy has only the one that made it."""
    known = hasattr(os, "sched_getaffinity")
    cores = len(os.sched_getaffinity(0)) if known else os.cpu_count() or 1
    return cores > 1 and threading.active_count() == 1


def _forked(work: Sequence[Work], do: Callable[[Sequence[Work]], None]) -> tuple[int, int]:
    """Do the work in a copy of this process; return its id and the pipe on which it tells how."""
    reading, writing = os.pipe()
    child = os.fork()
    if child:
        os.close(writing)
        return child, reading
    with contextlib.suppress(BaseException):
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_DFL)  # to be stopped is its parent's affair
        told = _told(work, do)
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(told)
    os._exit(0)


def _told(work: Sequence[Work], do: Callable[[Sequence[Work]], None]) -> bytes:
    try:
        do(work)
    except Exception as error:  # noqa: BLE001 # it is raised where the work was asked for
        with contextlib.suppress(Exception):
            return pickle.dumps(error)
        return pickle.dumps(RuntimeError(str(error)))
    return pickle.dumps(None)


def _failure(pipe: int) -> BaseException | None:
    """Wait for what the other process says; to say nothing is a failure too."""
    with os.fdopen(pipe, "rb", closefd=False) as told:
        content = told.read()
    if not content:
        return ChildProcessError("the second process ended before its work was done")
    failure: BaseException | None = pickle.loads(content)  # noqa: S301 # from our own copy
    return failure
