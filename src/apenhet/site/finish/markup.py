"""Reading a finished page: its tags, its inline scripts and styles, what it refers to.

A page is read by a parser that reads it as browsers do. This knows no policy and no files.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode


@dataclass(frozen=True, slots=True)
class Tag:
    """A start tag with its attributes; an attribute without a value has the empty string."""

    name: str
    attributes: dict[str, str]


@dataclass(frozen=True, slots=True)
class InlineCode:
    """A script or style that stands in the page itself, byte for byte as a browser hashes it."""

    name: str
    attributes: dict[str, str]
    content: str


def tags(page: str) -> Iterator[Tag]:
    """Yield the elements of a page in order, also those that a page need not write."""
    for node in _elements(LexborHTMLParser(page)):
        yield Tag(str(node.tag), _attributes(node))


def values(page: str) -> set[str]:
    """Return the values of all attributes in a page."""
    found = _elements(LexborHTMLParser(page))
    return {value for node in found for value in node.attributes.values() if value}


def inlines(page: str) -> Iterator[InlineCode]:
    """Yield the inline scripts and styles of a page in order."""
    for node in LexborHTMLParser(page).css("script, style"):
        attributes = _attributes(node)
        if "src" not in attributes:
            yield InlineCode(str(node.tag), attributes, node.text())


def _elements(page: LexborHTMLParser) -> Iterator[LexborNode]:
    if page.root is not None:
        yield from (node for node in page.root.traverse() if node.is_element_node)


def _attributes(node: LexborNode) -> dict[str, str]:
    return {name: value or "" for name, value in node.attributes.items()}
