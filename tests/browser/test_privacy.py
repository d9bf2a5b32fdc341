"""Nobody learns what a reader looks for, and nothing stays on the reader's machine but a choice.

That a visit leaves no trace and asks nobody else is seen on every visit.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.addresses import address
from tests.browser.conftest import came_to
from tests.browser.looks.loading import traces

pytestmark = pytest.mark.browser


@pytest.fixture
def new_page(new_context: Callable[..., BrowserContext]) -> Page:
    """A page of a reader who has never been here."""
    return new_context().new_page()


@pytest.mark.parametrize(("language", "query"), [("nb", "leverandører"), ("en", "suppliers")])
def test_a_search_leaves_no_trace(new_page: Page, origin: str, language: str, query: str) -> None:
    asked: list[str] = []
    new_page.on("request", lambda request: asked.append(request.url))
    came_to(new_page, origin + address("search", language).path)
    new_page.get_by_role("searchbox").fill(query)
    new_page.locator("#search-results a").first.wait_for()
    assert [url for url in asked if "pagefind" in url], "no search was made"
    told = [url for url in asked if query in url]
    assert not told, f"the server is told what the reader looks for: {told}"
    assert not list(traces(new_page))


def test_the_choice_of_colours_is_all_that_is_kept(new_page: Page, origin: str) -> None:
    came_to(new_page, origin + address("overview", "nb").path)
    new_page.get_by_role("combobox").select_option("dark")
    assert not list(traces(new_page, {"localStorage": ["scheme"]}))
    assert new_page.evaluate("localStorage.scheme") == "dark"
