"""The search finds what a Norwegian or English reader means, in the edition and language being read.

What is expected is said as sections that must be among the hits, not as an order of hits.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import pytest
from playwright.sync_api import Page

from tests.browser.addresses import ALL, address, both
from tests.browser.conftest import OpenPage

pytestmark = pytest.mark.browser

EXPECTED: Final = [
    # language, what the reader types, a page and section that must be found, a word that it has
    ("nb", "leverandøren", "account", "leverandor"),
]


@dataclass(frozen=True, slots=True)
class Hit:
    """A link among the results."""

    words: str
    href: str


def search(page: Page, query: str) -> list[Hit]:
    """Type ``query`` and return every link among the results, pages and sections alike."""
    status = page.get_by_role("status")
    page.get_by_role("searchbox").fill(query)
    page.wait_for_function(
        "(query) => document.querySelector('#search-status').textContent.includes(query)"
        " && !document.querySelector('#search-status').textContent.endsWith('…')",
        arg=query,
    )
    assert query in status.inner_text()
    links = page.locator("#search-results a").all()
    return [Hit(link.inner_text(), link.get_attribute("href") or "") for link in links]
