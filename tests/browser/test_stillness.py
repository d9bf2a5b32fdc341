"""Nothing moves while a page loads, over however slow a line, nor when the search answers."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import BrowserContext

from tests.browser.addresses import ALL, address
from tests.browser.conftest import OpenPage, came_to, served

pytestmark = pytest.mark.browser

WIDTHS: Final = (412, 1280)
WATCH: Final = """
  window.shifts = [];
  const note = (entries) => entries.forEach(({ value, sources }) =>
    shifts.push([value, ...sources.map(({ node }) => node?.outerHTML?.slice(0, 80))]));
  const watching = new PerformanceObserver((list) => note(list.getEntries()));
  watching.observe({ type: "layout-shift", buffered: true });
  window.shiftsUntilNow = () => { note(watching.takeRecords()); return shifts };
"""
SEEN: Final = """() => performance.getEntriesByName("first-contentful-paint").length > 0"""
# What moves is told after the frame in which it does.
TWO_FRAMES: Final = """() => new Promise((done) =>
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 0))))"""


@pytest.fixture(scope="module")
def go_on() -> threading.Event:
    """The moment at which the slow server's fonts and scripts arrive."""
    return threading.Event()


@pytest.fixture(scope="module")
def slow_origin(site: Path, go_on: threading.Event) -> Iterator[str]:
    """The address of the site on a server whose fonts and scripts come late."""
    with served(site, late=go_on) as address:
        yield address
        go_on.set()


def shifts_of_a_visit(
    context: BrowserContext, url: str, go_on: threading.Event, spoil: str = "0"
) -> list[Any]:
    """Return what moves when a page is seen before its fonts and script are there, then again."""
    page = context.new_page()
    page.add_init_script(WATCH)
    go_on.clear()
    page.goto(url, wait_until="commit")
    page.wait_for_function(SEEN)
    go_on.set()
    page.wait_for_load_state("load")
    page.evaluate("document.fonts.ready.then(() => true)")
    page.evaluate(spoil)
    page.evaluate(TWO_FRAMES)
    found = [("first visit", *shift) for shift in page.evaluate("shiftsUntilNow()")]
    came_to(page, url)  # with the font in the cache
    page.evaluate(TWO_FRAMES)
    return found + [("second visit", *shift) for shift in page.evaluate("shiftsUntilNow()")]


@pytest.mark.parametrize("path", ALL)
def test_nothing_moves_while_a_page_loads(
    new_context: Callable[..., BrowserContext], slow_origin: str, go_on: threading.Event, path: str
) -> None:
    for width in WIDTHS:
        shifts = shifts_of_a_visit(new_context(width=width), slow_origin + path, go_on)
        assert not shifts, f"{path} {width} px: {shifts}"


def test_a_movement_would_be_seen(
    new_context: Callable[..., BrowserContext], slow_origin: str, go_on: threading.Event
) -> None:
    spoil = "document.querySelector('main').prepend(Object.assign(document.createElement('p'), { textContent: 'x' }))"
    shifts = shifts_of_a_visit(new_context(), slow_origin + ALL[0], go_on, spoil)
    assert [shift[0] for shift in shifts] == ["first visit"]


def test_nothing_moves_when_the_search_answers(open_page: OpenPage) -> None:
    page = open_page(address("search", "nb").path, width=412)
    field = page.get_by_role("searchbox")
    head = page.locator("h1").bounding_box(), field.bounding_box()
    field.fill("tiltak")
    page.locator("#search-results a").first.wait_for()
    assert head == (page.locator("h1").bounding_box(), field.bounding_box())
