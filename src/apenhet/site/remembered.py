"""What ``check`` found, kept between builds beside the finished folders.

It knows where that lies and which program found it; what it was found in is for ``check`` to know.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter, ValidationError

from apenhet.check.memory import Findings, Memory
from apenhet.disk import write_whole
from apenhet.site import cache
from apenhet.site.inputs import digest, program

FILE: Final = cache.FOLDER / "problems.json"
KEPT: Final = TypeAdapter(tuple[str, dict[str, Findings]])
"""The program, and what it found."""


@contextlib.contextmanager
def remembering(root: Path) -> Iterator[Memory]:
    """Give what this very program found in the project at ``root`` before; keep what it meets.

    What cannot be read or kept is not.
    """
    this = digest(repr(program()))
    memory = Memory(_found_by(this, root / FILE))
    try:
        yield memory
    finally:
        if memory.to_keep != memory.before:
            with contextlib.suppress(OSError):
                write_whole(root / FILE, KEPT.dump_json((this, memory.to_keep)))


def _found_by(program: str, file: Path) -> dict[str, Findings]:
    with contextlib.suppress(OSError, ValidationError):
        found_by, findings = KEPT.validate_json(file.read_bytes())
        if found_by == program:
            return findings
    return {}
