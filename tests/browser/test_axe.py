"""axe-core finds nothing on any page: both languages, both schemes, three widths, folds open and closed."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.addresses import ALL, address
from tests.browser.axe import axe_at_widths
from tests.browser.conftest import OpenPage

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ALL)
def test_axe_finds_nothing(open_page: OpenPage, axe: str, path: str, scheme: str) -> None:
    page = open_page(path, scheme=scheme)
    found = axe_at_widths(page, axe, (320, 768, 1280), f"{path} {scheme}")
    assert not found, "\n".join(found)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("language", "query"), [("nb", "leverandør"), ("en", "xyzzy")])
def test_axe_finds_nothing_in_answers(
    open_page: OpenPage, axe: str, language: str, query: str, scheme: str
) -> None:
    page = open_page(address("search", language).path, scheme=scheme)
    page.get_by_role("searchbox").fill(query)
    expect(page.get_by_role("status")).to_contain_text(query)
    page.wait_for_load_state("networkidle")
    found = axe_at_widths(page, axe, (320, 1280), f"the search for {query}, {scheme}")
    assert not found, "\n".join(found)


def test_axe_is_awake(open_page: OpenPage, axe: str) -> None:
    page = open_page(address("overview", "nb").path)
    page.evaluate(
        "document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=\"data:,\">')"
    )
    (found,) = axe_at_widths(page, axe, (1280,), "a page with a picture that says nothing")
    assert "violations image-alt" in found
