"""How wide a table's columns are on paper, by what they say."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from apenhet.say.document import Inlines
from apenhet.say.markdown import plain

NARROW: Final = 18
"""Characters in the longest cell of a column that is as wide as what it says."""
LEAST: Final = 14
MOST: Final = 60
"""Characters of a wide column's cells between which they decide how wide it is."""
GAP: Final = 8
"""Characters that each wide column has to itself besides: lines are not filled to the last."""


def width(title: str, cells: Iterable[Inlines]) -> int:
    """Return a column's share of the width; 0 for one that is as wide as its longest cell."""
    told = [title, *map(plain, cells)]
    lengths = [len(cell) for cell in told]
    if max(lengths) <= NARROW:
        return 0
    mean = sum(lengths) // len(lengths)
    word = max(len(word) for cell in told for word in cell.split(" "))
    return min(max(mean, word, LEAST), MOST) + GAP
