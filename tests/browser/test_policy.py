"""The security policy holds and harms nothing: on every page, from a server and from a folder.

Under the policy no script of anyone else's runs, even where one has been slipped into a page.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.addresses import ALL, address, both
from tests.browser.conftest import OpenPage

pytestmark = pytest.mark.browser

LISTEN: Final = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.violations.push(`${event.effectiveDirective}: ${event.blockedURI}`));
"""


def watched(new_context: Callable[..., BrowserContext]) -> Page:
    """Return a page that writes down every violation, from its first moment."""
    context = new_context()
    context.add_init_script(LISTEN)
    return context.new_page()


def assert_no_violation(page: Page, path: str) -> None:
    page.wait_for_load_state("networkidle")
    assert page.evaluate("violations") == [], path
    assert page.evaluate("document.styleSheets.length") > 0, f"{path} has lost its style"
    assert page.evaluate("document.documentElement.className") == "js", f"{path}: no script ran"


@pytest.mark.parametrize("path", ALL)
def test_no_page_breaks_the_policy_on_a_server(
    new_context: Callable[..., BrowserContext], origin: str, path: str
) -> None:
    page = watched(new_context)
    page.goto(origin + path)
    assert_no_violation(page, path)


@pytest.mark.parametrize("path", [path for path in ALL if path != "404.html"])
def test_no_page_breaks_the_policy_from_a_folder(
    new_context: Callable[..., BrowserContext], site: Path, path: str
) -> None:
    page = watched(new_context)
    page.goto((site / path).as_uri())
    assert_no_violation(page, path)


@pytest.mark.parametrize("path", both("search"))
def test_the_search_works_under_the_policy(
    new_context: Callable[..., BrowserContext], origin: str, path: str
) -> None:
    page = watched(new_context)
    page.goto(f"{origin}{path}?q=Negotia")
    page.locator("#search-results a").first.wait_for()
    assert_no_violation(page, path)


@pytest.mark.parametrize("path", ALL)
def test_only_the_search_page_may_fetch_and_compile(open_page: OpenPage, path: str) -> None:
    page = open_page(path)
    policy = page.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content")
    assert policy is not None
    assert policy.startswith("default-src 'none'; script-src 'self'")
    assert "'unsafe-" not in policy
    searches = path in both("search")
    assert ("'wasm-unsafe-eval'" in policy) == searches
    assert ("connect-src" in policy) == searches


@pytest.mark.parametrize(
    "slipped_in",
    [
        "<script>window.ran = true</script>",
        "<img src=x onerror='window.ran = true'>",
        "<script src='data:text/javascript,window.ran = true'></script>",
        "<iframe src='data:text/html,x'></iframe>",
        "<svg onload='window.ran = true'></svg>",
        "<style>body { --ran: 1 }</style>",
        "<base href='https://example.org/'>",
    ],
)
def test_what_is_slipped_into_a_page_does_not_run(
    new_context: Callable[..., BrowserContext], origin: str, slipped_in: str
) -> None:
    page = watched(new_context)
    path = address("overview", "nb").path

    def with_it(route: object) -> None:
        answer = route.fetch()  # type: ignore[attr-defined]
        body = answer.text().replace("</main>", f"{slipped_in}</main>")
        route.fulfill(response=answer, body=body)  # type: ignore[attr-defined]

    page.route(origin + path, with_it)
    page.goto(origin + path)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.ran") is None
    assert page.evaluate("getComputedStyle(document.body).getPropertyValue('--ran')") == ""
    assert page.evaluate("document.baseURI").startswith(origin)
    assert page.evaluate("violations") != []


def test_nothing_is_told_of_where_a_reader_came_from(open_page: OpenPage) -> None:
    page = open_page(address("overview", "nb").path)
    with page.expect_request(lambda asked: asked.url.endswith(".html")) as found:
        page.locator("main a[href$='.html']").first.click()
    assert "referer" not in found.value.all_headers()
