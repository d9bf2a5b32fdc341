"""How wide a table's columns are on paper, by what they say: so that the table is short."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from apenhet.say.document import Table
from apenhet.say.markdown import plain

NARROW: Final = 18
"""Letters in the longest cell of a column that is as wide as what it says."""
LONG_WORD: Final = 26
"""Letters from which on a word may be broken."""
GAP: Final = 3
"""Letters that stand for the space between two columns, and for bold ones, which are wider."""


@dataclass(frozen=True, slots=True)
class ColumnWidth:
    """How many letters wide a column is; a ``narrow`` one has no cell of more than a line."""

    letters: int
    narrow: bool


def columns(table: Table, room: int) -> list[ColumnWidth]:
    """Return how wide each column of a table is where a sheet has ``room`` letters on a line.

    No word of usual length is broken, even where that takes more room than there is, and a title
    may take two lines where its column has short cells only. What is left
    goes to columns letter by letter, each time to the one that makes the table shortest.
    """
    titles = [column.title for column in table.columns]
    rows = [titles, *([plain(cell) for cell in row] for row in table.rows)]
    lengths = [[len(cell) for cell in row] for row in rows]
    narrow = [
        max(told) <= NARROW and not _title_can_break(title, told[1:])
        for title, told in zip(titles, zip(*lengths, strict=True), strict=True)
    ]
    if all(narrow):
        narrow[0] = False  # it takes what the others leave
    wide = [
        GAP + (max(map(len, told)) if one else _least(told))
        for told, one in zip(zip(*rows, strict=True), narrow, strict=True)
    ]
    growing = [order for order, one in enumerate(narrow) if not one]
    for _ in range(room - sum(wide)):
        wide[_shortening(growing, wide, lengths[1:])] += 1
    return [ColumnWidth(letters, one) for letters, one in zip(wide, narrow, strict=True)]


def _title_can_break(title: str, cells: Sequence[int]) -> bool:
    """Whether a title has words for more than one line, and is all that makes its column wide."""
    return " " in title and len(title) > max(cells, default=len(title))


def _least(told: Sequence[str]) -> int:
    """Return the letters that a column cannot do without; its title may take two lines."""
    return max(min(_longest_word(told), LONG_WORD), (len(told[0]) + 1) // 2)


def _longest_word(cells: Sequence[str]) -> int:
    return max(len(word) for cell in cells for word in cell.split(" "))


def _shortening(growing: Sequence[int], wide: list[int], lengths: list[list[int]]) -> int:
    """Return which of the columns that can grow makes a table shortest by growing by a letter."""

    def lines(order: int) -> float:
        grown = [letters + (number == order) for number, letters in enumerate(wide)]
        return sum(
            max(1, *(length / letters for length, letters in zip(row, grown, strict=True)))
            for row in lengths
        )

    return min(growing, key=lines)
