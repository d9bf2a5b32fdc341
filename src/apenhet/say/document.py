"""The tree that every output is rendered from: sections of blocks of inlines, in one language.

It knows no output format, no YAML and no law: only what is said, in which order, and what links
to what. ``compose`` makes these trees; ``render`` turns them into pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal

from apenhet.model import Language

# --- inlines ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Plain:
    """Words as they stand."""

    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Words of importance."""

    children: Inlines


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Words with stress."""

    children: Inlines


@dataclass(frozen=True, slots=True)
class Foreign:
    """Words in another language than the document's (BCP 47 code ``language``)."""

    children: Inlines
    language: str


@dataclass(frozen=True, slots=True)
class Target:
    """A place in the edition: a page by its name, an anchor on it, or both.

    With a ``year`` it may stand in another edition; then it has a page.
    """

    page: str | None = None
    anchor: str | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an address (https, mailto), a file beside the pages, or a target."""

    children: Inlines
    to: str | Target


@dataclass(frozen=True, slots=True)
class Quantity:
    """A fact from the data, already written in the document's language.

    ``value`` is what a machine reads (``180``, ``2023-12-31``); ``path`` is where the fact stands.
    """

    text: str
    value: str
    path: str

    @property
    def before_digits(self) -> str:
        """The words before its digits ("about 93%"), if it has any: they are no part of a show."""
        found = re.match(r"\D+(?=\d)", self.text)
        return found[0] if found else ""


@dataclass(frozen=True, slots=True)
class Missing:
    """What the data does not say yet, in words: "expected result not stated"."""

    text: str


@dataclass(frozen=True, slots=True)
class Code:
    """What only a machine reads, such as the digest of a file: a line may end anywhere in it."""

    text: str


@dataclass(frozen=True, slots=True)
class Inserted:
    """Words that are new since another version of the text."""

    children: Inlines


@dataclass(frozen=True, slots=True)
class Deleted:
    """Words of another version of the text that are gone."""

    children: Inlines


Inline = Plain | Strong | Emphasis | Foreign | Link | Quantity | Missing | Code | Inserted | Deleted
Inlines = tuple[Inline, ...]

# --- blocks ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; with an ``anchor``, one that can be linked to for as long as the site stands."""

    content: Inlines
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class ListItem:
    """An entry of a list: one or more blocks."""

    blocks: Blocks


@dataclass(frozen=True, slots=True)
class ItemList:
    """A list, numbered where the order means something."""

    items: tuple[ListItem, ...]
    ordered: bool = False
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class Described:
    """A term, or the name of a property, and what it is."""

    term: Inlines
    blocks: Blocks
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class Definitions:
    """Terms with their meanings (``glossary``) or a thing's properties with their values."""

    entries: tuple[Described, ...]
    kind: Literal["glossary", "properties"] = "glossary"
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A table column; numbers are set flush right."""

    title: str
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption. The first cell of each row is that row's heading."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Inlines, ...], ...]
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A figure, what it counts and where it comes from."""

    value: Quantity
    label: Inlines
    source: Inlines = ()


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """The figures a reader looks for first."""

    figures: tuple[KeyFigure, ...]
    anchor: str | None = None

    @property
    def source(self) -> Inlines:
        """The source that all of them share, to be named once; nothing where they have several."""
        sources = {figure.source for figure in self.figures}
        return sources.pop() if len(sources) == 1 else ()


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart: ``amount`` sets its length, ``text`` is the amount in words or digits.

    ``accent`` marks the bars that call for action. Their labels say so too, as not all see colours.
    """

    label: str
    amount: int
    text: str
    accent: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture of amounts, told again in a sentence and a table.

    ``parts`` shows how one whole is divided, ``steps`` how many are left after each step.
    ``note`` says what the amounts cover and their source.
    """

    kind: Literal["parts", "steps"]
    title: str
    description: str
    bars: tuple[Bar, ...]
    table: Table
    anchor: str | None = None
    note: Inlines = ()


@dataclass(frozen=True, slots=True)
class Download:
    """A file to take away; ``format`` says its size too, where that is known."""

    href: str
    title: str
    description: str
    format: str
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Downloads:
    """Files to take away."""

    files: tuple[Download, ...]
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """A few lines of code, as they can be run."""

    code: str
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """A time limit that a page may work out for a request made today.

    ``text`` explains it in words; ``template`` has ``{date}`` where the worked-out date goes.
    """

    text: str
    template: str
    weeks: int = 0
    months: int = 0


@dataclass(frozen=True, slots=True)
class Deadlines:
    """Time limits counted from the day a request is sent."""

    limits: tuple[Deadline, ...]
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class PreparedEmail:
    """An e-mail written in advance, shown in full and opened in the reader's own program."""

    to: str
    subject: str
    body: str
    button: str
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class Action:
    """What a reader may well do next: ``word`` names what the page's frame says on the button."""

    word: str
    to: Target
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class Outdated:
    """A note in a draft: what changed in the ``norwegian`` since the English was made from it.

    ``english`` quotes that where the note does not stand beside it.
    """

    norwegian: Inlines
    english: str = ""
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A headed part, with more sections among its blocks where it has parts of its own.

    ``number`` is written before the title; ``tag`` is a short status beside it. Where there is
    little room, a page may fold its parts: ``folds`` names what the page's frame then calls them.
    """

    anchor: str
    title: str
    blocks: Blocks = ()
    number: str | None = None
    tag: str | None = None
    folds: str = ""


Block = (
    Paragraph
    | ItemList
    | Definitions
    | Table
    | KeyFigures
    | Chart
    | Downloads
    | Example
    | Deadlines
    | PreparedEmail
    | Action
    | Outdated
    | Section
)
Blocks = tuple[Block, ...]


LED_UP_TO: Final = (Definitions, ItemList, KeyFigures, Table)
"""What the paragraph before it leads up to, and on paper stays with."""


@dataclass(frozen=True, slots=True)
class Document:
    """What one page (or one printed document) says.

    ``contents`` asks renderers to put a list of the sections beside or before the text.
    """

    language: Language
    blocks: Blocks = ()
    contents: bool = False

    def sections(self) -> Iterator[Section]:
        """Yield every section, parents before children, in reading order."""
        yield from _sections(self.blocks)

    def anchors(self) -> Iterator[str]:
        """Yield every anchor, in reading order."""
        yield from _anchors(self.blocks)


def _sections(blocks: Blocks) -> Iterator[Section]:
    for block in blocks:
        if isinstance(block, Section):
            yield block
            yield from _sections(block.blocks)


def _anchors(blocks: Blocks) -> Iterator[str]:
    for block in blocks:
        if block.anchor is not None:
            yield block.anchor
        match block:
            case Section():
                yield from _anchors(block.blocks)
            case ItemList():
                for item in block.items:
                    yield from _anchors(item.blocks)
            case Definitions():
                yield from _anchors_of_entries(block.entries)


def _anchors_of_entries(entries: tuple[Described, ...]) -> Iterator[str]:
    for entry in entries:
        if entry.anchor is not None:
            yield entry.anchor
        yield from _anchors(entry.blocks)


def within(blocks: Blocks, prefix: str) -> Blocks:
    """Return blocks with ``prefix`` before each anchor: the same may stand on a page twice."""
    return tuple(_within(block, prefix) for block in blocks)


def _within(block: Block, prefix: str) -> Block:
    if block.anchor is not None:
        block = replace(block, anchor=f"{prefix}{block.anchor}")
    match block:
        case Section():
            return replace(block, blocks=within(block.blocks, prefix))
        case ItemList():
            items = (ListItem(within(item.blocks, prefix)) for item in block.items)
            return replace(block, items=tuple(items))
        case Definitions():
            entries = (_entry_within(entry, prefix) for entry in block.entries)
            return replace(block, entries=tuple(entries))
    return block


def _entry_within(entry: Described, prefix: str) -> Described:
    anchor = None if entry.anchor is None else f"{prefix}{entry.anchor}"
    return replace(entry, blocks=within(entry.blocks, prefix), anchor=anchor)
