"""The printed document as plain data for the typesetter: strings, lists and dictionaries.

It decides where links lead inside the document and how wide columns are; how anything looks is
for the template.
"""

from __future__ import annotations

import datetime as dt
import itertools
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import singledispatch
from typing import Any

from apenhet.model import LANGUAGES
from apenhet.render import words
from apenhet.render.columns import columns
from apenhet.render.glyphs import PLAINER
from apenhet.say.booklet import Booklet, BookletPart, Signatory
from apenhet.say.document import (
    LED_UP_TO,
    Block,
    Blocks,
    Chart,
    Definitions,
    Document,
    Emphasis,
    Foreign,
    Inline,
    Inlines,
    ItemList,
    KeyFigures,
    Link,
    Missing,
    Paragraph,
    Plain,
    Quantity,
    Section,
    Strong,
    Table,
    Target,
)
from apenhet.say.markdown import plain

Data = dict[str, Any]

SHORT = 700
"""Characters up to which an entry or a table stays on one sheet."""
LITTLE = 400
"""Characters up to which a list does: so much room at a sheet's foot may stay empty."""
HALF_A_SHEET = 1500
"""Characters that surely have room on a sheet, whatever they are."""
TERMS = 900
"""Characters up to which the terms that are defined do, with the lists in them."""
DEEP = 4
"""The level from which on a section is an entry, such as a measure."""
DEEPEST, DEEPEST_OF_ANNEX = 3, 2
"""The levels down to which the list of contents goes."""
ROOM = 78
"""Letters of a table's line."""
SHEET = " (p. 00)"
"""What the template puts behind a link to say on which sheet its place is: as long as this."""
SIGNED = 2
"""The chapters before the sheet to sign on: what is signed."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a block stands: on which page's part, how deep, and which places there are."""

    page: str
    anchors: frozenset[str]
    stands_for: Mapping[Target, Target]
    level: int = 1
    deepest: int = DEEPEST
    sheets: bool = False
    links: list[str] = field(default_factory=list)
    """What is said by the links told so far, in reading order."""

    def label(self, anchor: str | None) -> str | None:
        """Return the document's own name for an anchor of this part."""
        return f"{self.page}:{anchor}" if anchor else None

    def found(self, target: Target) -> str | None:
        """Return the name of the place that a link leads to, if it is in this document."""
        meant = self.stands_for.get(target, target)
        page, anchor = meant.page or self.page, meant.anchor
        names = [f"{page}:{anchor or ''}"]
        if page == "measures":
            names.append(f"account:{anchor}")
        return next((name for name in names if name in self.anchors), None)


def as_json(told: Booklet) -> str:
    """Return the whole document as the template reads it."""
    said = json.dumps(_booklet(told), ensure_ascii=False, separators=(",", ":"))
    return said.translate(PLAINER)


def _booklet(told: Booklet) -> Data:
    anchors = frozenset(
        f"{chapter.page}:{anchor}"
        for chapter in told.chapters
        for anchor in ("", *Document(LANGUAGES[0], chapter.blocks).anchors())
    ) | {f"account:{told.signing.anchor}"}
    place = _Place("overview", anchors, told.stands_for)
    facts = _definitions(told.facts, place)
    chapters = [_chapter(chapter, place) for chapter in told.chapters[:SIGNED]]
    signing = _section(told.signing, replace(place, page="account"))
    signing["keep"] = _length((told.signing,)) < HALF_A_SHEET
    annexes = [_chapter(chapter, place) for chapter in told.chapters[SIGNED:]]
    return {
        "language": told.language,
        "title": told.title,
        "organisation": told.organisation,
        "under": told.under,
        "period": told.period,
        "about": told.about,
        "state": told.state,
        "mark": told.mark,
        "mark_told": told.mark_told,
        "running": told.running,
        "facts": facts,
        "fingerprints": [{"of": of, "digits": digits} for of, digits in told.fingerprints],
        "chapters": chapters,
        "signing": signing,
        "annexes": annexes,
        "links": place.links,
        "signatories": [_signatory(one) for one in told.signatories],
        "words": dict(told.words),
        "made": _seconds(told.made),
    }


def _signatory(one: Signatory) -> Data:
    told = {"name": one.name, "role": one.role, "day": one.day, "reservation": one.reservation}
    return {**told, "keep": max(map(len, told.values())) < SHORT}


def _seconds(day: dt.date) -> int:
    """Return noon of a day, which is that day everywhere in Europe."""
    return int(dt.datetime.combine(day, dt.time(12), dt.UTC).timestamp())


def _chapter(chapter: BookletPart, place: _Place) -> Data:
    inside = replace(
        place,
        page=chapter.page,
        level=2,
        deepest=DEEPEST_OF_ANNEX if chapter.label else DEEPEST,
        sheets=chapter.page == "law",
    )
    return {
        "id": f"{chapter.page}:",
        "title": chapter.title,
        "label": chapter.label,
        "blocks": _blocks(chapter.blocks, inside),
    }


# --- blocks ---------------------------------------------------------------------------------------


def _blocks(blocks: Blocks, place: _Place) -> list[Data]:
    told = [_block(block, place) for block in blocks]
    for (one, then), after in zip(itertools.pairwise(told), blocks[1:], strict=True):
        if one["t"] == "p" and isinstance(after, LED_UP_TO):
            one["leads"] = then["t"]
    return told


@singledispatch
def _block(block: Block, _: _Place) -> Data:
    raise TypeError(f"nothing to print for a block of type {type(block).__name__}")


@_block.register
def _section(block: Section, place: _Place) -> Data:
    inside = replace(place, level=place.level + 1)
    return {
        "t": "section",
        "id": place.label(block.anchor),
        "level": place.level,
        "outlined": place.level <= place.deepest,
        "keep": place.level >= DEEP and _length((block,)) < SHORT,
        "number": block.number or "",
        "title": block.title,
        "tag": block.tag or "",
        "blocks": _blocks(block.blocks, inside),
    }


@_block.register
def _paragraph(block: Paragraph, place: _Place) -> Data:
    content = _inlines(block.content, place)
    return {"t": "p", "id": place.label(block.anchor), "content": content, "leads": ""}


@_block.register
def _item_list(block: ItemList, place: _Place) -> Data:
    return {
        "t": "list",
        "id": place.label(block.anchor),
        "ordered": block.ordered,
        "keep": _length((block,)) < LITTLE,
        "items": [_blocks(item.blocks, place) for item in block.items],
    }


@_block.register
def _definitions(block: Definitions, place: _Place) -> Data:
    return {
        "t": block.kind,
        "id": place.label(block.anchor),
        "keep": _length((block,)) < (LITTLE if block.kind == "properties" else TERMS),
        "entries": [
            {
                "id": place.label(entry.anchor),
                "term": _inlines(entry.term, place),
                "blocks": _blocks(entry.blocks, place),
                "keep": _length(entry.blocks) < SHORT,
            }
            for entry in block.entries
        ],
    }


@_block.register
def _table(block: Table, place: _Place) -> Data:
    measured = replace(block, rows=_with_sheets(block.rows)) if place.sheets else block
    return {
        "t": "table",
        "id": place.label(block.anchor),
        "caption": block.caption,
        "keep": _length((block,)) < SHORT,
        "columns": [
            {
                "title": column.title,
                "numeric": column.numeric,
                "width": 0 if wide.narrow else wide.letters,
            }
            for column, wide in zip(block.columns, columns(measured, ROOM), strict=True)
        ],
        "rows": [
            {
                "cells": [_inlines(cell, place) for cell in row],
                "keep": max(len(plain(cell)) for cell in row) < SHORT,
            }
            for row in block.rows
        ],
    }


def _with_sheets(rows: tuple[tuple[Inlines, ...], ...]) -> tuple[tuple[Inlines, ...], ...]:
    """Return the rows of a table as long as they are with the sheet that each link leads to."""
    return tuple(
        tuple(
            tuple(
                part
                for inline in cell
                for part in ((inline, Plain(SHEET)) if isinstance(inline, Link) else (inline,))
            )
            for cell in row
        )
        for row in rows
    )


@_block.register
def _key_figures(block: KeyFigures, place: _Place) -> Data:
    shared = block.source
    return {
        "t": "figures",
        "id": place.label(block.anchor),
        "figures": [
            {
                "before": figure.value.before_digits,
                "value": figure.value.text.removeprefix(figure.value.before_digits),
                "label": _inlines(figure.label, place),
                "source": [] if shared else _inlines(figure.source, place),
            }
            for figure in block.figures
        ],
        "source": _inlines(shared, place),
    }


@_block.register
def _chart(block: Chart, place: _Place) -> Data:
    return {
        "t": "chart",
        "id": place.label(block.anchor),
        "kind": block.kind,
        "title": block.title,
        "alt": block.description,
        "note": _inlines(block.note, place),
        "bars": [
            {"label": bar.label, "amount": bar.amount, "text": bar.text, "accent": bar.accent}
            for bar in block.bars
        ],
    }


# --- how long things are --------------------------------------------------------------------------


def _length(blocks: Blocks) -> int:
    """Return how many characters blocks have, roughly: enough to tell the short from the long."""
    return sum(len(line) for line in words.lines(blocks))


# --- inlines --------------------------------------------------------------------------------------


def _inlines(inlines: Inlines, place: _Place) -> list[Any]:
    return [_inline(inline, place) for inline in inlines]


@singledispatch
def _inline(inline: Inline, _: _Place) -> Any:
    raise TypeError(f"nothing to print for words of type {type(inline).__name__}")


@_inline.register
def _plain(inline: Plain | Quantity, _: _Place) -> str:
    return inline.text


@_inline.register
def _strong(inline: Strong, place: _Place) -> list[Any]:
    return ["strong", "", _inlines(inline.children, place)]


@_inline.register
def _emphasis(inline: Emphasis, place: _Place) -> list[Any]:
    return ["emph", "", _inlines(inline.children, place)]


@_inline.register
def _foreign(inline: Foreign, place: _Place) -> list[Any]:
    return ["lang", inline.language, _inlines(inline.children, place)]


@_inline.register
def _link(inline: Link, place: _Place) -> list[Any]:
    children = _inlines(inline.children, place)
    if isinstance(inline.to, str):
        place.links.append(plain(inline.children))
        return ["url", inline.to, children]
    found = place.found(inline.to)
    if found is None:
        return ["words", "", children]
    place.links.append(plain(inline.children))
    return ["sheet" if place.sheets else "ref", found, children]


@_inline.register
def _missing(inline: Missing, _: _Place) -> list[Any]:
    return ["missing", "", [inline.text]]
