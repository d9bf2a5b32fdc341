"""What search engines read: ``sitemap.xml`` with each page's other language, and ``robots.txt``.

It knows addresses and dates that others hand it; never the clock, never the pages themselves.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from apenhet.model import Language


@dataclass(frozen=True, slots=True)
class SitemapEntry:
    """A page by its permanent address, the same page in each language, and when it last changed.

    ``changed`` is a date that the data states, or nothing.
    """

    address: str
    alternates: Mapping[Language, str]
    changed: dt.date | None = None


def sitemap(entries: Iterable[SitemapEntry]) -> str:
    """Return the sitemap, with Norwegian as the version for readers of other languages."""
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        ' xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
    )
    return head + "".join(map(_url, entries)) + "</urlset>\n"


def _url(entry: SitemapEntry) -> str:
    lines = [f"<loc>{escape(entry.address)}</loc>"]
    if entry.changed:
        lines.append(f"<lastmod>{entry.changed.isoformat()}</lastmod>")
    versions = {str(language): address for language, address in entry.alternates.items()}
    if versions:
        versions["x-default"] = entry.alternates["nb"]
    lines += [
        f'<xhtml:link rel="alternate" hreflang="{language}" href={quoteattr(address)}/>'
        for language, address in versions.items()
    ]
    return "".join(f"  {line}\n" for line in ["<url>", *("  " + line for line in lines), "</url>"])


def robots(sitemap_address: str) -> str:
    """Return ``robots.txt``: everything may be read, and here is the list."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {sitemap_address}\n"
