"""Reading a built site as a visitor's browser does, with none of the package's own code."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

LOADS = {"img": "src", "script": "src", "link": "href", "source": "src", "iframe": "src"}
"""Tags that fetch something by themselves, and the attribute that says what."""
FETCHED = {"stylesheet", "icon", "preload", "manifest", "apple-touch-icon"}
"""The kinds of ``<link>`` that fetch."""
VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}


@dataclass
class Tag:
    """An element of a page with its attributes and the text inside it."""

    name: str
    attributes: dict[str, str]
    text: str = ""


@dataclass
class PageReader(HTMLParser):
    """Collects a page's elements in order."""

    found: list[Tag] = field(default_factory=list)
    open: list[tuple[Tag, int]] = field(default_factory=list)
    """The elements that are not closed yet, and how many pieces of text stood before each."""
    pieces: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Tag(tag, {name: value or "" for name, value in attrs})
        self.found.append(element)
        if tag not in VOID:
            self.open.append((element, len(self.pieces)))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append(Tag(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.end().name != tag:
            pass

    def end(self) -> Tag:
        """Close the innermost element, whose text is whole now, and return it."""
        element, before = self.open.pop()
        element.text = "".join(self.pieces[before:])
        return element

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)

    def close(self) -> None:
        super().close()
        while self.open:
            self.end()


def read(path: Path) -> list[Tag]:
    """Return the elements of a page in order."""
    reader = PageReader()
    reader.feed(path.read_text(encoding="utf-8"))
    reader.close()
    return reader.found


def pages(site: Path) -> list[Path]:
    """Return every page of the site."""
    return sorted(site.rglob("*.html"))


def loaded(page: list[Tag]) -> Iterator[str]:
    """Yield the addresses that a page fetches by itself, or by its style."""
    for tag in page:
        if tag.name == "style":
            yield from in_style(tag.text)
        if tag.name == "link" and not FETCHED & set(tag.attributes["rel"].split()):
            continue
        if tag.name in LOADS and LOADS[tag.name] in tag.attributes:
            yield tag.attributes[LOADS[tag.name]]


def followed(page: list[Tag]) -> Iterator[str]:
    """Yield the addresses that a page's links and forms lead to."""
    for tag in page:
        if tag.name == "a" and "href" in tag.attributes:
            yield tag.attributes["href"]
        if tag.name == "form":
            yield tag.attributes["action"]


def target(site: Path, file: Path, address: str, site_url: str) -> tuple[Path, str] | None:
    """Return the file and fragment that an address in ``file`` means; nothing for other hosts."""
    here = site_url + file.relative_to(site).as_posix()
    there = urlsplit(urljoin(here, address))
    if not there.geturl().startswith(site_url):
        return None
    path = unquote(there.path.removeprefix(urlsplit(site_url).path))
    if not path or path.endswith("/"):
        path = posixpath.join(path, "index.html")
    return site / path, unquote(there.fragment)


def in_style(style: str) -> list[str]:
    """Return the addresses that a page's style fetches."""
    return re.findall(r"""url\(["']?([^"')]+)""", style)


def snapshot(folder: Path) -> dict[str, bytes]:
    """Return every file below ``folder``, byte for byte; what is kept between builds is no part."""
    found = ((path.relative_to(folder), path) for path in sorted(folder.rglob("*")))
    return {
        name.as_posix(): path.read_bytes()
        for name, path in found
        if path.is_file() and name.parts[0] != ".cache"
    }
