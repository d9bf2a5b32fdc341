"""Every page, visited in every way, stands all looks; what they are stands in ``looks.register``."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.addresses import ADOPTED, ALL, AROUND, EDITION_PAGES, address
from tests.browser.looks import fitting, walking
from tests.browser.looks.register import (
    ACCESSIBLE,
    SPACED,
    UNFOLDED_PHONE,
    Look,
    look_over,
)
from tests.browser.visits import Visit, Way

pytestmark = pytest.mark.browser

FROM_A_FOLDER = {
    # What a page needs lies beside it in either language: test_files holds that they ask for the same.
    *(page.path for page in EDITION_PAGES if page.language == "nb"),
    *(path for path in (*AROUND, *ADOPTED) if path != "404.html"),  # which no folder shows
}
FITS = Look(fitting.everything_fits, (UNFOLDED_PHONE, SPACED[0]))
IN_ANSWERS = (
    *ACCESSIBLE,
    FITS,
    Look(walking.tab_leads_through_the_page, (UNFOLDED_PHONE,)),
)
"""The looks that answers of the search must stand, which no page has as it comes."""

Come = Callable[[str, Way], Visit]


@pytest.mark.parametrize("path", ALL)
def test_a_visit_finds_nothing_wrong(visit: Come, path: str) -> None:
    found = list(look_over(visit(path, Way.FOLDER))) if path in FROM_A_FOLDER else []
    served = visit(path, Way.SERVED)
    found += look_over(visit(path, Way.NO_SCRIPT))
    found += look_over(served)
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("language", "query", "looks"),
    [
        ("nb", "leverandør", IN_ANSWERS),
        ("nb", "aktsomhetsvurderinger", (FITS,)),  # which are told of in the longest words
        ("en", "xyzzy", IN_ANSWERS),
    ],
)
def test_answers_of_the_search_stand_them_too(
    visit: Come, language: str, query: str, looks: tuple[Look, ...]
) -> None:
    page = visit(address("search", language).path, Way.SERVED)
    page.page.get_by_role("searchbox").fill(query)
    expect(page.page.get_by_role("status")).to_contain_text(query)
    if query != "xyzzy":
        page.page.locator("#search-results a").first.wait_for()
    found = [f"«{query}»: {told}" for told in look_over(page, looks)]
    assert not found, "\n".join(found)
