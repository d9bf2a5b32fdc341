"""What feed readers read: what has been published and what became of it, in Atom (RFC 4287).

It knows addresses, dates and words that others hand it; never the clock, never the editions. The
same entries give the same bytes, whenever the feed is made.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from xml.etree import ElementTree as ET
from zoneinfo import ZoneInfo

from apenhet.model import Language

ATOM: Final = "http://www.w3.org/2005/Atom"
"""The namespace of a feed's elements."""
MEDIA_TYPE: Final = "application/atom+xml"
"""What servers and links say that a feed is."""
OSLO: Final = ZoneInfo("Europe/Oslo")


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """What happened on a ``day``: an ``id`` that is nothing else's, for good, and what to say.

    ``page`` is where a reader sees it; ``document`` the permanent address of the document itself,
    as PDF.
    """

    id: str
    day: dt.date
    title: str
    summary: str
    page: str
    document: str | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """What heads a feed: its own ``address``, the ``page`` it belongs to, and who speaks.

    ``day`` is when what it tells of last changed in a way that matters.
    """

    address: str
    language: Language
    title: str
    author: str
    page: str
    day: dt.date


def feed(head: Feed, entries: Iterable[FeedEntry]) -> bytes:
    """Return a feed with its entries in the order they come in."""
    root = ET.Element("feed", {"xmlns": ATOM, "xml:lang": head.language})
    _say(root, "id", head.address)
    _say(root, "title", head.title)
    _say(root, "updated", _moment(head.day))
    _say(ET.SubElement(root, "author"), "name", head.author)
    _link(root, "self", head.address, MEDIA_TYPE)
    _link(root, "alternate", head.page, "text/html")
    for entry in entries:
        _entry(ET.SubElement(root, "entry"), entry, head.language)
    ET.indent(root)
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _entry(element: ET.Element, entry: FeedEntry, language: Language) -> None:
    _say(element, "id", entry.id)
    _say(element, "title", entry.title)
    _say(element, "published", _moment(entry.day))
    _say(element, "updated", _moment(entry.day))
    _link(element, "alternate", entry.page, "text/html", hreflang=language)
    if entry.document:
        _link(element, "related", entry.document, "application/pdf", hreflang=language)
    _say(element, "summary", entry.summary)


def _say(parent: ET.Element, name: str, words: str) -> None:
    ET.SubElement(parent, name).text = words


def _link(parent: ET.Element, rel: str, address: str, media_type: str, **more: str) -> None:
    ET.SubElement(parent, "link", {"rel": rel, "type": media_type, "href": address, **more})


def _moment(day: dt.date) -> str:
    """Return when a day begins in Norway: that is all that is known of when things happened."""
    return dt.datetime.combine(day, dt.time(), OSLO).isoformat()
