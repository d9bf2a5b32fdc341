"""Without script a page says the same, and all can be used but the search and the choice of colours."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playwright.sync_api import Page

from tests.browser.addresses import in_other_language, language
from tests.browser.visits import Visit

MENU: Final = {"nb": "Meny", "en": "Menu"}
OTHER: Final = {"nb": "English", "en": "Norsk"}


def _without(page: Page, left_out: str) -> str:
    """Return the words of a page without those of some elements."""
    said = " ".join(page.locator("main").inner_text().split())
    for sentence in page.locator(left_out).all_inner_texts():
        said = said.replace(" ".join(sentence.split()), "")
    return said


def the_page_says_the_same(visit: Visit) -> Iterator[str]:
    """Compare the words with those of the page with its script."""
    assert visit.scripted is not None
    visit.scripted.show(visit.setting)
    # The days worked out are said in words besides, a text can be copied by hand, and a file be
    # verified by hand: then the page says how.
    said = _without(visit.page, "#verify-without-script")
    meant = _without(visit.scripted.page, ".worked-out, .copy, #verify")
    if said.split() != meant.split():
        yield f"without script the page reads otherwise: {said} instead of {meant}"
    if len(said.split()) <= 20:
        yield f"the page says only {said}"


def the_page_can_be_used(visit: Visit) -> Iterator[str]:
    """Open what can be opened, and change the language."""
    page, own = visit.page, language(visit.path)
    menu = page.get_by_role("navigation", name=MENU[own])
    if visit.place:  # what was adopted has no menu
        page.locator("summary").first.press("Enter")
        if menu.get_by_role("link").count() < 7:
            yield "the menu does not open"
    for summary in page.locator("main summary").all():
        summary.press("Enter")
    for table in page.locator("table").all():
        if not table.is_visible():
            yield "a table stays folded"
    if page.locator("#scheme").is_visible():
        yield "offers colours in vain"
    page.get_by_role("link", name=OTHER[own]).press("Enter")
    page.wait_for_url(f"**/{in_other_language(visit.path)}", wait_until="commit")
