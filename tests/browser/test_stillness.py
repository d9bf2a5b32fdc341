"""Nothing moves while a page loads, over however slow a line, nor when the search answers.

Nor does a page that has been used leave anything behind.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Page

from tests.browser.addresses import ADOPTED, ALL, EDITION_PAGES, address
from tests.browser.conftest import OpenPage, came_to, served
from tests.browser.looks.loading import left_behind
from tests.browser.looks.register import OPERATED, WITH_CONTENTS

pytestmark = pytest.mark.browser

WIDTHS: Final = (412, 1280)
BUILT_UP: Final = OPERATED | WITH_CONTENTS
LIKE_ANOTHER: Final = {*(page.path for page in EDITION_PAGES if page.language != "nb"), *ADOPTED}
"""The pages that have another like them, in the other language or among those of the edition."""
LOADED: Final = [
    path
    for path in ALL
    if path not in LIKE_ANOTHER
    or path == ADOPTED[0]
    or any(page.path == path and page.name in BUILT_UP for page in EDITION_PAGES)
]
"""Each page once, those of more than text in the other language too."""
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


def shifts_of_a_visit(page: Page, site: Path, path: str, spoil: str = "0") -> list[Any]:
    """Return what moves when a page is seen before its fonts and script are there, then again."""
    go_on = threading.Event()
    with served(site, late=go_on) as origin:  # an address of its own: nothing of it is kept yet
        page.goto(origin + path, wait_until="commit")
        page.evaluate(SEEN)
        go_on.set()
        page.wait_for_load_state("load")
        page.evaluate("document.fonts.ready.then(() => true)")
        page.evaluate(spoil)
        page.evaluate(TWO_FRAMES)
        found = [("first visit", *shift) for shift in page.evaluate("shiftsUntilNow()")]
        came_to(page, origin + path)  # with the font in the cache
        page.evaluate(TWO_FRAMES)
        found += [("second visit", *shift) for shift in page.evaluate("shiftsUntilNow()")]
        return [shift for shift in found if shift[1] >= LEAST]


@pytest.mark.parametrize("path", LOADED)
def test_nothing_moves_and_nothing_stays(used_page: OpenPage, site: Path, path: str) -> None:
    # A page and its like in the other language differ in words: each loads in a window of its own.
    like_another = path in LIKE_ANOTHER
    page = used_page(width=WIDTHS[like_another], script=WATCH)
    shifts = shifts_of_a_visit(page, site, path)
    assert not shifts, f"{path}: {shifts}"
    if not like_another:
        assert not list(left_behind(page))


def test_what_stays_would_be_seen(open_page: OpenPage, new_origin: Callable[[], str]) -> None:
    page = open_page(ALL[0], at=new_origin())
    page.evaluate("localStorage.x = 1")
    (told,) = left_behind(page)
    assert "left on the reader's machine" in told


def test_a_movement_would_be_seen(used_page: OpenPage, site: Path) -> None:
    spoil = "document.querySelector('main').prepend(Object.assign(document.createElement('p'), { textContent: 'x' }))"
    shifts = shifts_of_a_visit(used_page(script=WATCH), site, ALL[0], spoil)
    assert [shift[0] for shift in shifts] == ["first visit"]


def test_nothing_moves_when_the_search_answers(open_page: OpenPage) -> None:
    page = open_page(address("search", "nb").path, width=412)
    field = page.get_by_role("searchbox")
    head = page.locator("h1").bounding_box(), field.bounding_box()
    field.fill("tiltak")
    page.locator("#search-results a").first.wait_for()
    assert head == (page.locator("h1").bounding_box(), field.bounding_box())
