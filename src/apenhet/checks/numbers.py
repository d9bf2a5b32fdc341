"""Numbers as they are typed in running text: which there are, and when two are the same.

It reads digits only; numbers in words are for ``citing``, which knows what they would stand for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_SPACES: Final = " \u00a0\u202f\u2009"
_NUMBER: Final = re.compile(
    rf"(?<![\w.,])[0-9]+(?:[{_SPACES}][0-9]{{3}}(?![0-9]))*(?:[.,][0-9]+)*(?![^\W_])"
)
_THOUSANDS: Final = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{3})+")


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text: where, how it was typed, and its plain form (``1234``, ``93.5``)."""

    start: int
    end: int
    typed: str
    plain: str


def numbers(text: str) -> Iterator[Number]:
    """Yield the numbers of a text, but for digits that are part of a word (``G20``)."""
    for match in _NUMBER.finditer(text):
        typed = match.group()
        yield Number(match.start(), match.end(), typed, _plain(typed))


def _plain(typed: str) -> str:
    joined = re.sub(f"[{_SPACES}]", "", typed)
    if _THOUSANDS.fullmatch(joined):
        return re.sub("[.,]", "", joined)
    return joined.replace(",", ".")
