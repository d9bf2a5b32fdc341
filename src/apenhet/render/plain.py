"""The document tree as lines of plain words: for JSON, and wherever there is no mark-up.

It knows the tree only. What is a picture on a page is told here by the words that go with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import singledispatch

from apenhet.say.document import (
    Block,
    Blocks,
    Chart,
    Definitions,
    ItemList,
    KeyFigures,
    Paragraph,
    Section,
    Table,
)
from apenhet.say.markdown import plain


def lines(blocks: Blocks) -> Iterator[str]:
    """Yield the words of blocks, a line for each paragraph, entry or row.

    Sections among them speak for themselves and are passed over. Raises ``TypeError`` for a block
    that is there to be used and not to be read, such as a list of downloads.
    """
    for block in blocks:
        yield from _lines(block)


@singledispatch
def _lines(block: Block) -> Iterator[str]:
    raise TypeError(f"no plain words for a block of type {type(block).__name__}")


@_lines.register
def _section(_: Section) -> Iterator[str]:
    yield from ()


@_lines.register
def _paragraph(block: Paragraph) -> Iterator[str]:
    yield plain(block.content)


@_lines.register
def _item_list(block: ItemList) -> Iterator[str]:
    for item in block.items:
        yield from lines(item.blocks)


@_lines.register
def _definitions(block: Definitions) -> Iterator[str]:
    for entry in block.entries:
        yield f"{plain(entry.term)}: {' '.join(lines(entry.blocks))}"


@_lines.register
def _table(block: Table) -> Iterator[str]:
    for row in block.rows:
        yield " | ".join(plain(cell) for cell in row)


@_lines.register
def _key_figures(block: KeyFigures) -> Iterator[str]:
    for figure in block.figures:
        source = f" ({plain(figure.source)})" if figure.source else ""
        yield f"{figure.value.text} {plain(figure.label)}{source}"


@_lines.register
def _chart(block: Chart) -> Iterator[str]:
    yield block.description
    if block.note:
        yield plain(block.note)
