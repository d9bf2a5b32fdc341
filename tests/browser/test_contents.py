"""The contents of long pages: they mark what is being read, and phones get back to them."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.addresses import address, both
from tests.browser.conftest import OpenPage

pytestmark = pytest.mark.browser

MARKED = ".contents [aria-current=location]"


def test_they_mark_the_part_that_is_being_read(open_page: OpenPage) -> None:
    page = open_page(address("account", "nb").path, width=1280)
    for part in ("ikt-produkter", "oppfolging-av-leverandorer", "forord"):
        page.evaluate("(part) => document.getElementById(part).scrollIntoView()", part)
        expect(page.locator(MARKED)).to_have_attribute("href", f"#{part}")
        # Wherever it stands in the list, it is in sight.
        expect(page.locator(MARKED)).to_be_in_viewport()


def test_phones_get_back_to_them_from_the_end_of_each_chapter(open_page: OpenPage) -> None:
    page = open_page(address("account", "nb").path, width=390, java_script_enabled=False)
    back = page.get_by_role("link", name="Til innholdet", exact=True)
    assert back.count() == page.locator(".text > section").count()
    back.last.click()
    expect(page.locator(".contents summary")).to_be_in_viewport()


@pytest.mark.parametrize("path", both("policy"))
def test_a_link_opens_the_fold_it_leads_into_and_paper_has_none(
    open_page: OpenPage, path: str
) -> None:
    page = open_page(path, width=320, java_script_enabled=False)
    position = page.locator(".parts section").last
    assert not position.is_visible()
    page.emulate_media(media="print")
    assert position.is_visible()
    page.emulate_media(media="screen")
    assert not position.is_visible()
    page.locator(".contents summary").click()
    page.locator(f".contents a[href='#{position.get_attribute('id')}']").click()
    expect(position.locator("h3")).to_be_in_viewport()
