"""Which characters can be printed: those that one of our typefaces has a picture of.

It knows the list that is made with the typefaces, and no typesetter.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path
from typing import Final

COVERED: Final = Path(__file__).parent / "fonts" / "covered.txt"
PLAINER: Final = str.maketrans({"\u2010": "-", "\u2011": "-", "\u2012": "–", "\u2015": "—"})
"""Hyphens and dashes that look like others: what is printed for them."""
_NO_PICTURE: Final = {"Cc", "Cf", "Zl", "Zp", "Zs"}
"""Kinds of characters that need none: spaces, and what says how others are set."""


def can_be_printed(character: str) -> bool:
    """Whether one of the typefaces has a character, or it needs no picture."""
    plain = character.translate(PLAINER)
    return ord(plain) in _covered() or unicodedata.category(plain) in _NO_PICTURE


@cache
def _covered() -> frozenset[int]:
    found: set[int] = set()
    for line in COVERED.read_text(encoding="utf-8").split():
        first, _, last = line.partition("-")
        found.update(range(int(first, 16), int(last or first, 16) + 1))
    return frozenset(found)
