"""Nothing moves while a page loads, over however slow a line, nor when the search answers.

Nor does a page that has been used leave anything behind.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Page

from tests.browser.addresses import ALL, address
from tests.browser.conftest import OpenPage, served
from tests.browser.looks.loading import left_behind

pytestmark = pytest.mark.browser

WIDTHS: Final = (412, 1280)
"""A phone's window and a desk's, each loaded in by itself, at the same time."""
WATCH: Final = """
  window.shifts = [];
  const note = (entries) => entries.forEach(({ value, sources }) =>
    shifts.push([value, ...sources.map(({ node }) => node?.outerHTML?.slice(0, 80))]));
  const watching = new PerformanceObserver((list) => note(list.getEntries()));
  watching.observe({ type: "layout-shift", buffered: true });
  window.shiftsUntilNow = () => { note(watching.takeRecords()); return shifts };
"""
SEEN: Final = """() => new Promise((seen) =>
  new PerformanceObserver((list) => list.getEntriesByName("first-contentful-paint").length && seen())
    .observe({ type: "paint", buffered: true }))"""
LEAST: Final = 0.00005
"""What comes of one short line of text that moves by three pixels, the least that a browser tells.

Below it are a few letters that lie elsewhere because a busy machine was a frame late with a font.
"""
# What moves is told after the frame in which it does.
TWO_FRAMES: Final = """() => new Promise((done) =>
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 0))))"""


def shifts_of_a_visit(pages: Sequence[Page], site: Path, path: str, spoil: str = "0") -> list[Any]:
    """Return what moves when a page is seen before its fonts and script are there, then again.

    It is come to in several windows at once: most of the time is that of the slow line.
    """
    go_on = threading.Event()
    with ExitStack() as open_:
        # Each has an address of its own: nothing of it is kept yet.
        urls = [open_.enter_context(served(site, late=go_on)) + path for _ in pages]
        for page, url in zip(pages, urls, strict=True):
            page.goto(url, wait_until="commit")
        for page in pages:
            page.evaluate(SEEN)
        go_on.set()
        for page in pages:
            page.wait_for_load_state("load")
            page.evaluate("document.fonts.ready.then(() => true)")
            page.evaluate(spoil)
        found = list(moved(pages, "first visit"))
        for page, url in zip(pages, urls, strict=True):  # with the font in the cache
            page.goto(url, wait_until="commit")
        for page in pages:
            page.wait_for_load_state("load")
            page.evaluate("document.body.offsetHeight, document.fonts.ready.then(() => true)")
        return [*found, *moved(pages, "second visit")]


def moved(pages: Sequence[Page], visit: str) -> Iterator[tuple[Any, ...]]:
    """Yield what has moved in each window until now."""
    for page in pages:
        page.evaluate(TWO_FRAMES)
        for size, *parts in page.evaluate("shiftsUntilNow()"):
            if size >= LEAST:
                yield visit, page.viewport_size, size, *parts


@pytest.fixture
def windows(used_page: OpenPage) -> list[Page]:
    """Windows of a phone and a desk that write down what moves in them."""
    return [used_page(width=width, script=f"{WATCH} // {width} px") for width in WIDTHS]


@pytest.mark.parametrize("path", ALL)
def test_nothing_moves_and_nothing_stays(windows: list[Page], site: Path, path: str) -> None:
    shifts = shifts_of_a_visit(windows, site, path)
    assert not shifts, f"{path}: {shifts}"
    for page in windows:
        assert not list(left_behind(page))


def test_what_stays_would_be_seen(open_page: OpenPage, new_origin: Callable[[], str]) -> None:
    page = open_page(ALL[0], at=new_origin())
    page.evaluate("localStorage.x = 1")
    (told,) = left_behind(page)
    assert "left on the reader's machine" in told


def test_a_movement_would_be_seen(windows: list[Page], site: Path) -> None:
    spoil = "document.querySelector('main').prepend(Object.assign(document.createElement('p'), { textContent: 'x' }))"
    shifts = shifts_of_a_visit(windows, site, ALL[0], spoil)
    assert [shift[0] for shift in shifts] == ["first visit"] * len(WIDTHS)


def test_nothing_moves_when_the_search_answers(open_page: OpenPage) -> None:
    page = open_page(address("search", "nb").path, width=412)
    field = page.get_by_role("searchbox")
    head = page.locator("h1").bounding_box(), field.bounding_box()
    field.fill("tiltak")
    page.locator("#search-results a").first.wait_for()
    assert head == (page.locator("h1").bounding_box(), field.bounding_box())
