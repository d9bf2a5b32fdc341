"""All that an edition says in one language as plain text, a line a block, and its fingerprints.

Two editions say the same where their words are the same, however they look. So the words know no
typography, and nothing of the frame: menus, years, notices, downloads, standing texts in ``docs/``.
How words are made is a recipe with a name: what it gives for an edition must never change.
"""

from __future__ import annotations

import difflib
import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache, singledispatch
from itertools import zip_longest
from typing import Final

from apenhet.model import WORDS_RULE, Edition, Language
from apenhet.say import adopted, clauses, compose, standing, views
from apenhet.say.document import (
    Block,
    Blocks,
    Chart,
    Definitions,
    Deleted,
    Described,
    Emphasis,
    Foreign,
    Inline,
    Inserted,
    ItemList,
    KeyFigures,
    Link,
    ListItem,
    Paragraph,
    Section,
    Strong,
    Table,
    Target,
)
from apenhet.say.writer import KEPT, Writer

RECIPE: Final = "w1"
"""The name of how words are made, as this module makes them."""
SHORT: Final = 12
"""Digits of a fingerprint that people compare."""
STATEMENT: Final = "statement"
"""The part that a board approves: the account and its summary, without the edition's own state."""

PARTS: Final[dict[str, Callable[[Writer], Blocks]]] = {
    "state": standing.state,
    "law": lambda w: clauses.law_index(w).blocks,
    "measures": lambda w: compose.measures(w).blocks,
    "figures": lambda w: (*compose.figure_tables(w), *views.sources(w)),
    "declaration": lambda w: adopted.declaration(w).blocks,
    "policy": lambda w: adopted.policy(w).blocks,
    STATEMENT: lambda w: (*compose.summary(w).blocks, *compose.account(w).blocks),
}
"""What an edition's documents say, part by part; the last is what a file of words ends with."""
FINGERPRINTED: Final = (STATEMENT, "declaration", "policy")
"""The parts whose fingerprints are told."""

ChangedLine = tuple[str, str]
"""A line as it was and as it is, one of them empty where there was or is none."""
_TARGET: Final = re.compile(r" <[^<>]*>")
"""Where a link leads, as it stands after its words."""
_SOFT_HYPHEN: Final = "\u00ad"


def fingerprint(edition: Edition, language: Language = "nb", part: str = STATEMENT) -> str:
    """Return the SHA-256 of the words of one part of an edition, in 64 hexadecimal digits.

    The statement's Norwegian one is what an approval names; the others are told, and bind nobody.
    """
    return digest(words(Writer.of(edition, language), part))


def words(w: Writer, part: str = STATEMENT) -> str:
    """Return the words of one part of an edition, each line ended."""
    return _words(w.alone, part)


@lru_cache(maxsize=len(PARTS) * KEPT)  # several files and pages tell the same fingerprints
def _words(w: Writer, part: str) -> str:
    return "".join(f"{line}\n" for line in lines(PARTS[part](w)))


def digest(said: str) -> str:
    """Return the SHA-256 of words, as ``sha256sum`` prints it for a file that holds them."""
    return hashlib.sha256(said.encode()).hexdigest()


def short(told: str) -> str:
    """Return as much of a fingerprint as people compare."""
    return told[:SHORT]


def words_file(w: Writer) -> str:
    """Return all words of an edition in one language, to keep and to compare.

    First the fingerprints, then each part below a line with its name. What follows the one line
    ``---`` is the statement, so that ``sed '1,/^---$/d' FILE | sha256sum`` gives its fingerprint.
    """
    said = {part: words(w, part) for part in PARTS}
    head = [f"words {RECIPE}", f"year {w.edition.year}", f"language {w.language}"]
    head += [f"{part} {digest(said[part])}" for part in FINGERPRINTED]
    others = (f"{WORDS_RULE} {part}\n{said[part]}" for part in PARTS if part != STATEMENT)
    return "".join([*(f"{line}\n" for line in head), *others, f"{WORDS_RULE}\n", said[STATEMENT]])


def changed(before: bytes, after: bytes) -> list[ChangedLine]:
    """Return the lines that differ between two files of words, in pairs; none stands for nothing.

    What an edition says of its own state is left out: that changes with each revision.
    """
    return differing(_said(before), _said(after))


def differing(old: Sequence[str], new: Sequence[str]) -> list[ChangedLine]:
    """Return the lines that differ between two texts, in pairs; none stands for nothing."""
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    pairs: list[ChangedLine] = []
    for what, i, j, k, m in matcher.get_opcodes():
        if what != "equal":
            pairs += zip_longest(old[i:j], new[k:m], fillvalue="")
    return [_to_be_read(pair) for pair in pairs]


def _to_be_read(pair: ChangedLine) -> ChangedLine:
    """Return two lines without where their links lead, unless that alone has changed."""
    old, new = (_TARGET.sub("", line) for line in pair)
    return (old, new) if old != new else pair


def _said(file: bytes) -> list[str]:
    """Return the lines of a file of words below its head, but for those of the edition's state."""
    _, *parts = f"\n{file.decode()}".split(f"\n{WORDS_RULE}")
    return [
        line for part in parts if not part.startswith(" state\n") for line in part.splitlines()[1:]
    ]


# --- the recipe -------------------------------------------------------------------------------


def lines(blocks: Blocks) -> Iterator[str]:
    """Yield the words of blocks, a line a block, an entry or a row; empty ones are left out.

    Raises ``TypeError`` for a block that is there to be used and not to be read.
    """
    for block in blocks:
        yield from filter(None, map(settled, _lines(block)))


def settled(text: str) -> str:
    """Return a line without its typography: composed letters, no soft hyphens, single spaces.

    A line that could be taken for the end of a part of the file is moved one space in.
    """
    bare = unicodedata.normalize("NFC", text).replace(_SOFT_HYPHEN, "")
    line = " ".join(bare.split())
    return f" {line}" if line.startswith(WORDS_RULE) else line


@singledispatch
def _lines(block: Block) -> Iterator[str]:
    raise TypeError(f"no words for a block of type {type(block).__name__}")


@_lines.register
def _section(block: Section) -> Iterator[str]:
    tag = f"({block.tag})" if block.tag else ""
    yield f"{block.number or ''} {block.title} {tag}"
    yield from lines(block.blocks)


@_lines.register
def _paragraph(block: Paragraph) -> Iterator[str]:
    yield _told(block.content)


@_lines.register
def _item_list(block: ItemList) -> Iterator[str]:
    for number, item in enumerate(block.items, 1):
        yield from _item(item, f"{number}. " if block.ordered else "")


def _item(item: ListItem, number: str) -> Iterator[str]:
    first, *rest = *lines(item.blocks), ""
    yield number + first
    yield from rest


@_lines.register
def _definitions(block: Definitions) -> Iterator[str]:
    for entry in block.entries:
        yield from _described(entry)


def _described(entry: Described) -> Iterator[str]:
    first, *rest = *lines(entry.blocks), ""
    yield f"{_told(entry.term)}: {first}"
    yield from rest


@_lines.register
def _table(block: Table) -> Iterator[str]:
    yield block.caption
    yield " | ".join(column.title for column in block.columns)
    for row in block.rows:
        yield " | ".join(map(_told, row))


@_lines.register
def _key_figures(block: KeyFigures) -> Iterator[str]:
    for figure in block.figures:
        source = f"({_told(figure.source)})" if figure.source else ""
        yield f"{figure.value.text} {_told(figure.label)} {source}"


@_lines.register
def _chart(block: Chart) -> Iterator[str]:
    yield block.title
    yield block.description
    for bar in block.bars:
        yield f"{bar.label}: {bar.text}"
    yield _told(block.note)
    yield from _table(block.table)


def _told(inlines: Iterable[Inline]) -> str:
    return "".join(map(_inline, inlines))


def _inline(inline: Inline) -> str:
    if isinstance(inline, Link):
        return f"{_told(inline.children)} <{_address(inline.to)}>"
    if isinstance(inline, (Strong, Emphasis, Foreign, Inserted, Deleted)):
        return _told(inline.children)
    return inline.text


def _address(to: str | Target) -> str:
    """Return where a link leads; a place in the edition by its page's name, as in all languages."""
    if isinstance(to, str):
        return to
    return "#".join(part for part in (to.page or "", to.anchor) if part is not None)
