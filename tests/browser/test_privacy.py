"""Nobody learns what a reader looks for, and nothing stays on the reader's machine but a choice.

That a visit leaves no trace and asks nobody else is seen on every visit.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.addresses import address
from tests.browser.looks.loading import traces
from tests.browser.visits import Visit, Way

pytestmark = pytest.mark.browser

Come = Callable[[str, Way], Visit]


@pytest.mark.parametrize(("language", "query"), [("nb", "leverandører"), ("en", "suppliers")])
def test_a_search_leaves_no_trace(visit: Come, language: str, query: str) -> None:
    visited = visit(address("search", language).path, Way.SERVED)
    page, asked = visited.page, visited.asked
    page.get_by_role("searchbox").fill(query)
    page.locator("#search-results a").first.wait_for()
    assert [url for url in asked if "pagefind" in url], "no search was made"
    told = [url for url in asked if query in url]
    assert not told, f"the server is told what the reader looks for: {told}"
    assert not list(traces(page))


def test_the_choice_of_colours_is_all_that_is_kept(visit: Come) -> None:
    page = visit(address("overview", "nb").path, Way.SERVED).page
    page.get_by_role("combobox").select_option("dark")
    assert not list(traces(page, {"localStorage": ["scheme"]}))
    assert page.evaluate("localStorage.scheme") == "dark"
