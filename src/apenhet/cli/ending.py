"""How a command ends: its exit code, and being asked to stop."""

from __future__ import annotations

import contextlib
import signal
from collections.abc import Iterator
from types import FrameType
from typing import Final, NoReturn

from apenhet.stopping import STOPPING

FINE: Final = 0
DATA_HAS_PROBLEMS: Final = 1
WRONG_USE: Final = 2
KILLED_BY: Final = 128
"""Added to a signal's number, as shells do."""


class Interrupted(BaseException):
    """The process was asked to stop; like ``KeyboardInterrupt``, it is nobody's to catch."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


@contextlib.contextmanager
def stopping_tidily() -> Iterator[None]:
    """Let those who ask this process to end do so as Ctrl-C does: what is begun is cleared away."""

    def stop(number: int, _: FrameType | None) -> NoReturn:
        raise Interrupted(number)

    former = {number: signal.signal(number, stop) for number in STOPPING}
    try:
        yield
    finally:
        for number, handler in former.items():
            signal.signal(number, handler)
