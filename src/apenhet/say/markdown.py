"""From a text in the data to blocks of inlines: a small, safe part of Markdown, and the facts.

Paragraphs, lists, stress, links and ``[words]{lang=en}`` are understood; HTML, images, headings
and code are not, and stay the characters they are.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from markdown_it.tree import SyntaxTreeNode

from apenhet.say.document import (
    Block,
    Blocks,
    Deleted,
    Emphasis,
    Foreign,
    Inline,
    Inlines,
    Inserted,
    ItemList,
    Link,
    ListItem,
    Paragraph,
    Plain,
    Quantity,
    Strong,
)
from apenhet.texts import SAFE_SCHEMES, parser

SENTENCE_ENDS: Final = (".", "!", "?")
KEPT: Final = 4096
"""Texts that are kept, once read: most of what one year says, the next one says too."""

Resolve = Callable[[str], Inlines]
"""From the path in a reference to the inlines that stand for the fact."""


def blocks(source: str, resolve: Resolve) -> Blocks:
    """Return the paragraphs and lists of ``source``."""
    return tuple(_block(node, resolve) for node in _blocks_read(source).children)


def inlines(source: str, resolve: Resolve) -> Inlines:
    """Return ``source`` as running text: for titles, cells and labels, which are one line."""
    return tuple(_inlines(_line_read(source).children, resolve))


def foreign(source: str) -> tuple[Foreign, ...]:
    """Return the words that are marked as another language's, but for facts in them."""
    spans = (node for node in _blocks_read(source).walk() if node.type == "span")
    found = (one for node in spans for one in _inline(node, _nothing))
    return tuple(one for one in found if isinstance(one, Foreign) and plain([one]))


def _nothing(_: str) -> Inlines:
    return ()


@lru_cache(maxsize=KEPT)
def _blocks_read(source: str) -> SyntaxTreeNode:
    return SyntaxTreeNode(parser().parse(source))


@lru_cache(maxsize=KEPT)
def _line_read(source: str) -> SyntaxTreeNode:
    return SyntaxTreeNode(parser().parseInline(source))


def plain(content: Sequence[Inline]) -> str:
    """Return the words alone, for places that hold no mark-up: a menu, an image's text."""
    return "".join(_words(inline) for inline in content)


def _words(inline: Inline) -> str:
    if isinstance(inline, (Strong, Emphasis, Foreign, Link, Inserted, Deleted)):
        return plain(inline.children)
    return inline.text


def _block(node: SyntaxTreeNode, resolve: Resolve) -> Block:
    if node.type == "paragraph":
        return Paragraph(tuple(_inlines(node.children, resolve)))
    if node.type in {"bullet_list", "ordered_list"}:
        items = tuple(
            ListItem(tuple(_block(child, resolve) for child in item.children))
            for item in node.children
        )
        return ItemList(items, ordered=node.type == "ordered_list")
    raise AssertionError(f"the parser has no rule for {node.type}")


def _inlines(nodes: Sequence[SyntaxTreeNode], resolve: Resolve) -> list[Inline]:
    found: list[Inline] = []
    for node in nodes:
        new = _inline(node, resolve)
        said = plain(found).rstrip()
        begins = node.type == "fact" and (not said or said.endswith(SENTENCE_ENDS))
        found.extend(map(_capitalised, new) if begins else new)
    return found


def _capitalised(inline: Inline) -> Inline:
    """Return a number in words as it begins a sentence."""
    if not isinstance(inline, Quantity):
        return inline
    return replace(inline, text=inline.text[:1].upper() + inline.text[1:])


def _inline(node: SyntaxTreeNode, resolve: Resolve) -> list[Inline]:
    children = tuple(_inlines(node.children, resolve))
    match node.type:
        case "inline":
            return list(children)
        case "text" | "text_special":
            return [Plain(node.content)] if node.content else []
        case "softbreak" | "hardbreak":
            return [Plain(" ")]
        case "strong":
            return [Strong(children)]
        case "em":
            return [Emphasis(children)]
        case "link":
            return _link(children, str(node.attrs["href"]))
        case "span":
            return _span(children, node)
        case "fact":
            return list(resolve(node.content))
    raise AssertionError(f"the parser has no rule for {node.type}")


def _link(children: Inlines, href: str) -> list[Inline]:
    return [Link(children, href)] if href.startswith(SAFE_SCHEMES) else list(children)


def _span(children: Inlines, node: SyntaxTreeNode) -> list[Inline]:
    tokens = node.nester_tokens
    language = tokens.opening.attrs.get("lang") if tokens else None
    return [Foreign(children, str(language))] if language else list(children)
