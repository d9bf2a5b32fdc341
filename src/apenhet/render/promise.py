"""A file that is not made before somebody asks for it, and what stands in its place until then.

In its place stands the command that makes it, so that the place is there to link to, and whoever
opens it elsewhere is told what to do.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_WRITTEN: Final = re.compile(rb"apenhet (export \d{4} --format [a-z-]+ --lang [a-z]{2})\n")
LONGEST: Final = 100
"""Bytes: no promise is longer."""


@dataclass(frozen=True, slots=True)
class Promise:
    """The file of an edition in one form and one language, to be made when it is asked for."""

    year: int
    form: str
    language: str

    def written(self) -> bytes:
        """Return what stands in the file's place."""
        told = f"apenhet export {self.year} --format {self.form} --lang {self.language}\n"
        return told.encode()


def command_in(content: bytes) -> list[str] | None:
    """Return the arguments of ``apenhet`` that make a promised file; none where it is made."""
    found = _WRITTEN.fullmatch(content) if len(content) <= LONGEST else None
    return found[1].decode().split() if found else None
