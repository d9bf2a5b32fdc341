"""Being asked to end in the middle of what cannot be left half done: the request waits."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterator
from typing import Final

STOPPING: Final = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
"""What asks a process to end, and lets it clear away."""


@contextlib.contextmanager
def undisturbed() -> Iterator[None]:
    """Let a request to end wait until the block has ended."""
    waiting: list[int] = []
    handled = [number for number in STOPPING if callable(signal.getsignal(number))]
    if threading.current_thread() is not threading.main_thread():
        handled = []  # handlers run in the main thread only
    former = {
        number: signal.signal(number, lambda one, _: waiting.append(one)) for number in handled
    }
    try:
        yield
    finally:
        for number, handler in former.items():
            signal.signal(number, handler)
    for asked in waiting:
        signal.raise_signal(asked)
