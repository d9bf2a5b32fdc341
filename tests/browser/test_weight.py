"""Pages are light, nothing moves while they load, and nothing is shipped that nobody uses."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path
from typing import Final
from urllib.parse import urldefrag

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.addresses import ALL, AROUND, address, both
from tests.browser.conftest import OpenPage

pytestmark = pytest.mark.browser

FIRST_VIEW: Final = 60_000
"""Bytes that the first view of a page may weigh, with everything that the browser asks for."""
GZIP: Final = 6
"""The level that common web servers compress at."""
COMPRESSED: Final = {".html", ".css", ".js", ".svg", ".json"}

SHIFTS: Final = """
  window.shifts = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      shifts.push([entry.value, ...entry.sources.map((source) => source.node?.outerHTML?.slice(0, 80))]);
  }).observe({ type: "layout-shift", buffered: true });
"""

LINKS: Final = """() =>
  [...document.querySelectorAll("a[href], link[rel=icon]")].map((link) => link.href.split("#")[0])"""

FOR_MACHINES: Final = {"robots.txt", "sitemap.xml", "_headers", ".htaccess", "nginx.conf"}
PARTS_OF_THE_INDEX: Final = (".pf_fragment", ".pf_index")
"""The search fetches those that a question needs."""


def loaded(page: Page, url: str) -> list[str]:
    """Open ``url`` and return every address that the browser asked for."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(url, wait_until="networkidle")
    return [found for found in asked if not found.startswith("data:")]


@pytest.mark.parametrize("path", [*both("overview"), *both("account"), "index.html"])
def test_the_first_view_is_light(
    new_context: Callable[..., BrowserContext], origin: str, site: Path, path: str
) -> None:
    sizes = {}
    for url in loaded(new_context(width=412).new_page(), origin + path):
        file = site / urldefrag(url).url.removeprefix(origin)
        content = file.read_bytes()
        packed = gzip.compress(content, GZIP) if file.suffix in COMPRESSED else content
        sizes[file.name] = len(packed)
    assert {Path(name).suffix for name in sizes} >= {".html", ".css", ".js", ".woff2"}, sizes
    assert sum(sizes.values()) <= FIRST_VIEW, f"{path}: {sum(sizes.values())} bytes: {sizes}"


@pytest.mark.parametrize(
    ("path", "width"),
    [
        *((path, 412) for path in ALL),
        *((path, 1280) for path in (*both("overview"), *both("account"), *both("information"))),
        *((path, 1280) for path in (*both("search"), *AROUND)),
    ],
)
def test_nothing_moves_while_a_page_loads(
    new_context: Callable[..., BrowserContext], slow_origin: str, path: str, width: int
) -> None:
    page = new_context(width=width).new_page()
    page.add_init_script(SHIFTS)
    for visit in ("first", "second"):  # with an empty cache, then with the font in it
        page.goto(slow_origin + path, wait_until="load")
        page.evaluate("document.fonts.ready.then(() => true)")
        page.wait_for_timeout(50)
        shifts = page.evaluate("shifts")
        assert not shifts, f"{path} {width} px, {visit} visit: {shifts}"


def test_nothing_moves_when_the_search_answers(open_page: OpenPage) -> None:
    page = open_page(address("search", "nb").path, width=412)
    page.evaluate(SHIFTS)
    head = page.locator("h1").bounding_box(), page.get_by_role("searchbox").bounding_box()
    page.get_by_role("searchbox").fill("tiltak")
    page.locator("#search-results a").first.wait_for()
    assert head == (page.locator("h1").bounding_box(), page.get_by_role("searchbox").bounding_box())


def test_every_file_is_used(
    new_context: Callable[..., BrowserContext], origin: str, site: Path
) -> None:
    page = new_context().new_page()
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(urldefrag(request.url).url))
    linked: set[str] = set()
    for path in ALL:
        page.goto(origin + path)
        linked.update(page.evaluate(LINKS))
    engine = [url for url in asked if "pagefind" in url]
    assert not engine, f"the search is loaded before anyone searches: {engine}"
    for path, query in zip(both("search"), ("leverandør", "supplier"), strict=True):
        page.goto(origin + path)
        page.get_by_role("searchbox").fill(query)
        page.locator("#search-results a").first.wait_for()
    used = {url.partition("?")[0].removeprefix(origin) for url in asked | linked}
    used |= {f"{folder}index.html" for folder in used if not folder or folder.endswith("/")}
    shipped = {file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()}
    unused = {
        file
        for file in shipped - used - FOR_MACHINES
        if not file.startswith("latest/") and not file.endswith(PARTS_OF_THE_INDEX)
    }
    assert not unused, f"nobody uses {sorted(unused)}"
