"""A built page as a tree of elements, read as a browser reads it and without one.

It knows no page, and nothing of the package that made it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

VOID: Final = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
UNSPOKEN: Final = {"script", "style", "template"}


@dataclass
class Element:
    """An element: its attributes, and what is in it in order."""

    name: str
    attributes: dict[str, str]
    parent: Element | None = None
    inside: list[Element | str] = field(default_factory=list)

    def all(self, name: str) -> Iterator[Element]:
        """Yield every element of a name below this one, in order."""
        for part in self.inside:
            if isinstance(part, Element):
                if part.name == name:
                    yield part
                yield from part.all(name)

    def texts(self) -> Iterator[tuple[Element, str]]:
        """Yield each piece of text that is for people, with the element it stands in."""
        for part in self.inside:
            if isinstance(part, str):
                yield self, part
            elif part.name not in UNSPOKEN:
                yield from part.texts()

    @property
    def text(self) -> str:
        """The words in it, with single spaces."""
        return " ".join("".join(text for _, text in self.texts()).split())

    @property
    def language(self) -> str:
        """The language it is said to be in."""
        own = self.attributes.get("lang")
        return own or (self.parent.language if self.parent else "")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = self.at = Element("", {})

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, self.at)
        self.at.inside.append(element)
        if tag not in VOID:
            self.at = element

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        up: Element | None = self.at
        while up and up.name != tag:
            up = up.parent
        if up and up.parent:
            self.at = up.parent

    def handle_data(self, data: str) -> None:
        self.at.inside.append(data)


def parsed(file: Path) -> Element:
    """Return what stands in a page."""
    reader = _Reader()
    reader.feed(file.read_text(encoding="utf-8"))
    return reader.root
