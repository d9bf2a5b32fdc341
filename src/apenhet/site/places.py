"""Every page of an edition in one language, and every place on it that can be linked to.

These addresses are promised: what was a place once stays one. The headings of pages' own texts in
``docs/`` are the frame's, and no part of it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from apenhet.say import adopted, clauses, compose
from apenhet.say.document import Document, Downloads
from apenhet.say.writer import Writer
from apenhet.site.navigation import Build, Pages

ON_PAGES: Final[dict[str, Callable[[Writer], Document]]] = {
    "account": compose.signed_account,
    "declaration": adopted.declaration,
    "downloads": lambda w: compose.downloads(w, Downloads(()), Downloads(()), ()),
    "law": clauses.law_index,
    "measures": compose.measures,
    "overview": lambda w: compose.overview(w, Downloads(())),
    "policy": adopted.policy,
}
"""The document that links to a page count on, by the page's name."""


def places(build: Build, pages: Pages) -> dict[str, tuple[str, ...]]:
    """Return the pages, by their paths inside the edition, with their anchors in reading order."""
    return {
        page.path: tuple(ON_PAGES[page.name](build.writer).anchors())
        if page.name in ON_PAGES
        else ()
        for page in pages.in_language(build.language)
    }
