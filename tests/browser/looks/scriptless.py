"""Without script a page says the same, and all can be used but the search and the choice of colours."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tests.browser.addresses import address
from tests.browser.visits import Visit

MENU: Final = {"nb": "Meny", "en": "Menu"}
OTHER: Final = {"nb": ("English", "en"), "en": ("Norsk", "nb")}


def the_page_says_the_same(visit: Visit) -> Iterator[str]:
    """Compare the words with those of the page with its script."""
    assert visit.scripted is not None
    said, meant = (page.locator("main").inner_text() for page in (visit.page, visit.scripted))
    meant = " ".join(meant.split())
    # The days worked out are said in words besides, and a text can be copied by hand.
    for sentence in visit.scripted.locator(".worked-out, .copy").all_inner_texts():
        meant = meant.replace(" ".join(sentence.split()), "")
    if said.split() != meant.split():
        yield f"without script the page reads otherwise: {said} instead of {meant}"
    if len(said.split()) <= 20:
        yield f"the page says only {said}"


def the_page_can_be_used(visit: Visit) -> Iterator[str]:
    """Open what can be opened, and change the language."""
    page, place = visit.page, visit.place
    assert place is not None
    menu = page.get_by_role("navigation", name=MENU[place.language])
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
    other, language = OTHER[place.language]
    page.get_by_role("link", name=other).press("Enter")
    page.wait_for_url(f"**/{address(place.name, language).path}", wait_until="commit")
