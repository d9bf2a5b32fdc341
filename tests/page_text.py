"""What a reader of a built page is told: its words, one line for each block.

Reads HTML as a browser does, with none of the package's own code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

VOID: Final = {
    "area", "base", "br", "col", "hr", "img", "input", "link", "meta", "rect", "source", "wbr",
}  # fmt: skip
"""Elements without an end tag, in HTML and in the charts."""
WORDLESS: Final = {"script", "style", "template"}
"""Elements whose content is not for people."""
IN_A_LINE: Final = {
    "a", "abbr", "b", "data", "em", "i", "small", "span", "strong", "time",
}  # fmt: skip
"""Elements that go on where the words before them ended; every other begins a line of its own."""
SPOKEN: Final = {
    "alt", "aria-label", "data-months", "data-template", "data-weeks", "datetime", "placeholder",
    "title",
}  # fmt: skip
"""Attributes that reach a reader, the page's script or a program that reads the page."""
SHARED: Final = re.compile(r"description|og:(?:title|description|site_name|image:alt)")
"""The names of ``<meta>`` elements whose content is words for lists of links."""

Attributes = list[tuple[str, str | None]]


class PageText(HTMLParser):
    """Collects the words of a page.

    ``main_only`` leaves out the frame around the page's own content, and what is hidden in it;
    without it, the words of attributes come too. ``without`` names classes to leave out.
    """

    def __init__(self, *, main_only: bool, without: frozenset[str] = frozenset()) -> None:
        super().__init__(convert_charrefs=True)
        self._main_only, self._without = main_only, without
        self._open: list[tuple[str, bool]] = [("", not main_only)]
        self._text: list[str] = []
        self._spoken: list[str] = []

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        if tag not in IN_A_LINE:
            self._text.append("\n")
        if not self._main_only:
            self._spoken += spoken(tag, dict(attrs))
        if tag not in VOID:
            self._open.append((tag, self._is_read(tag, dict(attrs))))

    def _is_read(self, tag: str, attributes: dict[str, str | None]) -> bool:
        left_out = self._without & set((attributes.get("class") or "").split())
        if tag in WORDLESS or left_out or (self._main_only and "hidden" in attributes):
            return False
        return self._open[-1][1] or tag == "main"

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        while len(self._open) > 1 and self._open.pop()[0] != tag:
            pass
        if tag not in IN_A_LINE:
            self._text.append("\n")

    def handle_data(self, data: str) -> None:
        if self._open[-1][1]:
            self._text.append(data.replace("\n", " "))

    def lines(self) -> list[str]:
        """Return the words, one entry for each block, those of attributes last."""
        told = [*"".join(self._text).split("\n"), *self._spoken]
        return [line for part in told if (line := re.sub(r" {2,}", " ", part).strip())]


def spoken(tag: str, attributes: dict[str, str | None]) -> Iterator[str]:
    """Yield the words in an element's attributes."""
    for name, value in attributes.items():
        if name in SPOKEN and value:
            yield value
    if tag == "meta" and SHARED.fullmatch(
        attributes.get("name") or attributes.get("property") or ""
    ):
        yield attributes.get("content") or ""


def page_text(page: Path) -> str:
    """Return what stands on a page itself, a line for each block."""
    reader = PageText(main_only=True)
    reader.feed(page.read_text(encoding="utf-8"))
    return "\n".join(reader.lines())
