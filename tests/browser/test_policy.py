"""Under the pages' policy no script of anyone else's runs, even where one has been slipped in.

That no page breaks its own policy is heard on every visit; what the policy says is read in
``test_files``.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.addresses import address
from tests.browser.conftest import OpenPage, came_to

pytestmark = pytest.mark.browser


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
    blank_page: OpenPage, new_origin: Callable[[], str], slipped_in: str
) -> None:
    # A picture that is nowhere is asked for and not found, which the policy allows.
    page = blank_page(expected="policy: |Content Security Policy|x: 404|404 ")
    origin = new_origin()
    path = address("overview", "nb").path

    def with_it(route: object) -> None:
        answer = route.fetch()  # type: ignore[attr-defined]
        body = answer.text().replace("</main>", f"{slipped_in}</main>")
        route.fulfill(response=answer, body=body)  # type: ignore[attr-defined]

    page.route(origin + path, with_it)
    with page.expect_console_message(lambda said: said.text.startswith("policy: ")):
        came_to(page, origin + path)
    page.unroute(origin + path)
    assert page.evaluate("window.ran") is None
    assert page.evaluate("getComputedStyle(document.body).getPropertyValue('--ran')") == ""
    assert page.evaluate("document.baseURI").startswith(origin)


def test_nothing_is_told_of_where_a_reader_came_from(open_page: OpenPage) -> None:
    page = open_page(address("overview", "nb").path)
    with page.expect_request(lambda asked: asked.url.endswith(".html")) as found:
        page.locator("main a[href$='.html']").first.click()
    assert "referer" not in found.value.all_headers()
