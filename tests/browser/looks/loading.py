"""What a page brings with it: its style and script, little else, and nothing that stays."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final
from urllib.parse import urldefrag

from playwright.sync_api import Page

from tests.browser.visits import Visit

FIRST_VIEW: Final = 60_000
"""Bytes that the first view of a page may weigh, with everything that the browser asks for."""
GZIP: Final = 6
"""The level that common web servers compress at."""
COMPRESSED: Final = {".html", ".js", ".svg", ".json"}
PARTS: Final = {".html", ".js", ".woff2"}
"""What every page consists of: fewer kinds of files, and we don't see what it asks for."""

LEFT_BEHIND: Final = """async () => ({
  localStorage: Object.keys(localStorage),
  sessionStorage: Object.keys(sessionStorage),
  databases: (await indexedDB.databases()).map((found) => found.name),
  caches: await caches.keys(),
  workers: (await navigator.serviceWorker.getRegistrations()).map((found) => found.scope),
  cookies: document.cookie,
})"""
NOTHING: Final[dict[str, Any]] = {
    "localStorage": [],
    "sessionStorage": [],
    "databases": [],
    "caches": [],
    "workers": [],
    "cookies": "",
}
BAND: Final = "rgb(12, 74, 67)"
"""The colour of the band across every page's top."""


def the_first_view_is_light(visit: Visit) -> Iterator[str]:
    """Weigh all that was asked for, compressed as a server would."""
    sizes = {}
    origin = visit.page.url.removesuffix(visit.path)
    for url in visit.asked:
        if url.startswith(origin):
            file = visit.site / urldefrag(url).url.removeprefix(origin)
            content = file.read_bytes()
            packed = gzip.compress(content, GZIP) if file.suffix in COMPRESSED else content
            sizes[file.name] = len(packed)
    if sum(sizes.values()) > FIRST_VIEW:
        yield f"the first view weighs {sum(sizes.values())} bytes: {sizes}"
    if missing := PARTS - {Path(name).suffix for name in sizes}:
        yield f"asked for no {sorted(missing)}, only for {sorted(sizes)}"


def nothing_is_waited_for_but_the_page(visit: Visit) -> Iterator[str]:
    """Look whether the browser had to fetch anything else before it could show the page."""
    waited = """performance.getEntriesByType("resource")
      .filter((entry) => entry.renderBlockingStatus === "blocking").map((entry) => entry.name)"""
    if names := visit.page.evaluate(waited):
        yield f"nothing is seen before {names} are there"


def the_search_is_not_loaded_before_anyone_searches(visit: Visit) -> Iterator[str]:
    """Look for the search engine among what was asked for."""
    if engine := [url for url in visit.asked if "pagefind" in url]:
        yield f"the search is loaded before anyone searches: {engine}"


def style_and_script_are_there(visit: Visit) -> Iterator[str]:
    """Look whether the page's policy and place leave it what it needs."""
    if not visit.page.evaluate("document.styleSheets.length"):
        yield "the style is lost"
    if visit.page.evaluate("document.documentElement.className") != "js":
        yield "no script ran"
    band = visit.page.evaluate("getComputedStyle(document.querySelector('.band')).backgroundColor")
    if band != BAND:
        yield f"the band is {band}: the style does not work"


def left_behind(page: Page) -> Iterator[str]:
    """Operate the page as a reader would, then look for traces on the reader's machine."""
    for fold in page.locator("summary").all():
        if fold.is_visible():
            fold.click()
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.mouse.move(400, 400)
    yield from traces(page)


def traces(page: Page, kept: dict[str, Any] | None = None) -> Iterator[str]:
    """Yield what a page has left on the reader's machine, other than what is to be ``kept``."""
    left = page.evaluate(LEFT_BEHIND)
    if left != {**NOTHING, **(kept or {})}:
        yield f"left on the reader's machine: {left}"
    if page.context.cookies():
        yield f"cookies: {page.context.cookies()}"
