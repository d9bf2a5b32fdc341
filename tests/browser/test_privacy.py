"""Nobody learns what a reader reads, and nothing is left behind on the reader's machine."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import pytest
from playwright.sync_api import BrowserContext, Page, Route

from tests.browser.addresses import ALL, address

pytestmark = pytest.mark.browser

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


class Watched:
    """Contexts in which every request is written down, and none but the site's own goes through."""

    def __init__(self, new_context: Callable[..., BrowserContext], origin: str) -> None:
        self.new_context, self.origin = new_context, origin
        self.asked: list[str] = []

    def page(self) -> Page:
        context = self.new_context()
        context.route("**/*", self._note)
        return context.new_page()

    def _note(self, route: Route) -> None:
        url = route.request.url
        self.asked.append(url)
        if url.startswith(self.origin):
            route.continue_()
        else:
            route.abort()

    @property
    def outside(self) -> list[str]:
        return [url for url in self.asked if not url.startswith((self.origin, "data:", "blob:"))]


@pytest.fixture
def watched(new_context: Callable[..., BrowserContext], origin: str) -> Watched:
    """Contexts in which every request is written down."""
    return Watched(new_context, origin)


@pytest.mark.parametrize("path", ALL)
def test_a_visit_leaves_no_trace(watched: Watched, path: str) -> None:
    page = watched.page()
    page.goto(watched.origin + path, wait_until="networkidle")
    for fold in page.locator("summary").all():
        if fold.is_visible():
            fold.click()
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.mouse.move(400, 400)
    page.wait_for_load_state("networkidle")
    assert watched.asked, f"{path}: not even the page was asked for"
    assert not watched.outside, f"{path}: asked outside the site for {watched.outside}"
    _assert_nothing_left(page, path)


@pytest.mark.parametrize(("language", "query"), [("nb", "leverandører"), ("en", "suppliers")])
def test_a_search_leaves_no_trace(watched: Watched, language: str, query: str) -> None:
    path = address("search", language).path
    page = watched.page()
    page.goto(watched.origin + path)
    page.get_by_role("searchbox").fill(query)
    page.locator("#search-results a").first.wait_for()
    page.wait_for_load_state("networkidle")
    assert not watched.outside, f"{path}: asked outside the site for {watched.outside}"
    told = [url for url in watched.asked if query in url]
    assert not told, f"{path}: the server is told what the reader looks for: {told}"
    _assert_nothing_left(page, path)


def test_the_choice_of_colours_is_all_that_is_kept(watched: Watched) -> None:
    page = watched.page()
    page.goto(watched.origin + address("overview", "nb").path)
    page.get_by_role("combobox").select_option("dark")
    assert page.evaluate(LEFT_BEHIND) == {**NOTHING, "localStorage": ["scheme"]}
    assert page.evaluate("localStorage.scheme") == "dark"


def _assert_nothing_left(page: Page, path: str) -> None:
    left = page.evaluate(LEFT_BEHIND)
    assert left == NOTHING, f"{path}: left on the reader's machine: {left}"
    assert page.context.cookies() == [], f"{path}: cookies {page.context.cookies()}"
