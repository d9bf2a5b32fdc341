"""What stands in for the script where there is none: words, links, and a search that says what it needs.

That each page says the same and can be used is seen on its visit without script, and that it shows
itself from a folder on disk on its visit there.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from tests.browser.addresses import address
from tests.browser.conftest import OpenPage, came_to

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("language", "limits"),
    [("nb", ("senest tre uker", "inntil to måneder")), ("en", ("three weeks", "two months"))],
)
def test_time_limits_are_said_in_words(
    open_page: OpenPage, language: str, limits: tuple[str, str]
) -> None:
    page = open_page(
        address("information", language).path, java_script_enabled=False, painted=False
    )
    said = [" ".join(line.split()) for line in page.locator(".deadlines li").all_inner_texts()]
    assert len(said) == 2, said
    for line, limit in zip(said, limits, strict=True):
        assert limit in line
        assert "{date}" not in line, f"an unfinished sentence: {line}"


@pytest.mark.parametrize(
    ("language", "told", "account"),
    [
        ("nb", "Søket trenger JavaScript", "Les hele redegjørelsen"),
        ("en", "JavaScript", "Read the whole statement"),
    ],
)
def test_the_search_page_says_what_to_do(
    open_page: OpenPage, language: str, told: str, account: str
) -> None:
    page = open_page(address("search", language).path, java_script_enabled=False)
    assert told in page.locator("main").inner_text()
    assert page.get_by_role("searchbox").count() == 0, "offers a search in vain"
    page.locator("main").get_by_role("link", name=account).click()
    page.wait_for_url(f"**/{address('account', language).path}")


@pytest.mark.parametrize("language", ["nb", "en"])
def test_files_can_be_fetched(open_page: OpenPage, language: str) -> None:
    page = open_page(address("downloads", language).path, java_script_enabled=False, painted=False)
    links = page.locator(".downloads a").all()
    assert len(links) >= 3
    for link in links:
        answer = page.request.get(
            page.url.rpartition("/")[0] + "/" + (link.get_attribute("href") or "")
        )
        assert answer.ok, f"{link.inner_text()}: {answer.status}"
        assert len(answer.body()) > 300, f"{link.inner_text()} is nearly empty"


# --- from a folder ----------------------------------------------------------------------------


def test_clicks_work_from_a_folder(new_context: Callable[..., BrowserContext], site: Path) -> None:
    # A reader of their own: what is chosen is kept for all that is opened from a folder.
    page = came_to(new_context().new_page(), f"{site.as_uri()}/index.html")
    page.get_by_role("link", name="Les redegjørelsen").click()
    for name in ("Redegjørelsen", "Tiltak", "Lovens krav", "Data"):
        menu = page.get_by_role("navigation", name="Meny")
        menu.get_by_role("link", name=name, exact=True).click()
        menu.locator("[aria-current=page]").get_by_text(name, exact=True).wait_for()
    page.get_by_role("link", name="English").click()
    page.locator("html[lang=en]").wait_for()
    page.get_by_role("combobox").select_option("dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != "rgb(255, 255, 255)"
    page.locator("footer a[href='../../index.html']").click()
    page.wait_for_url((site / "index.html").as_uri())


@pytest.mark.parametrize("language", ["nb", "en"])
def test_the_search_says_that_it_needs_a_server(
    open_page: OpenPage, site: Path, language: str
) -> None:
    path, refused = address("search", language).path, "pagefind|imported module"
    page = open_page(path, at=f"{site.as_uri()}/", expected=refused)
    page.get_by_role("searchbox").fill("x")
    told = {"nb": "Søket virker ikke her.", "en": "Search does not work here."}[language]
    page.get_by_text(told).wait_for()
