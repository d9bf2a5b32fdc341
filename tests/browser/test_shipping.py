"""Nothing is shipped that no reader's browser asks for or is led to.

Where pages lead, and which scripts and styles they name, is read in their files; what else a browser asks
for then, it is asked itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final
from urllib.parse import urldefrag, urljoin

import pytest

from tests.browser.addresses import ADOPTED, ALL, AROUND, NEWEST, both, edition_of
from tests.browser.conftest import OpenPage, Witness
from tests.browser.parsed import Element, parsed
from tests.test_site import SITE_URL

pytestmark = pytest.mark.browser

FOR_MACHINES: Final = {"robots.txt", "sitemap.xml", "_headers", ".htaccess", "nginx.conf"}
YEAR: Final = re.compile(r"\d{4}/")
PARTS_OF_THE_INDEX: Final = (".pf_fragment", ".pf_index")
"""The search fetches those that a question needs."""


def test_every_file_is_used(
    blank_page: OpenPage, witnesses: list[Witness], new_origin: Callable[[], str], site: Path
) -> None:
    page, origin = blank_page(), new_origin()
    linked = {url for path in ALL for url in leads(parsed(site / path), origin + path)}
    for path in (*both("overview"), *AROUND, *ADOPTED):
        page.goto(origin + path)
    for path, query in zip(both("search"), ("leverandør", "supplier"), strict=True):
        page.goto(origin + path)
        page.get_by_role("searchbox").fill(query)
        page.locator("#search-results a").first.wait_for()
    asked = {urldefrag(url).url for url in witnesses[0].asked}
    used = {
        url.partition("?")[0].removeprefix(origin).removeprefix(SITE_URL) for url in asked | linked
    }
    used |= {f"{folder}index.html" for folder in used if not folder or folder.endswith("/")}
    shipped = {file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()}
    # Other years were asked in their time, and stay as they are; what is coming is asked when it comes.
    shipped = {file for file in shipped if not YEAR.match(file) or edition_of(file) == str(NEWEST)}
    unused = {
        file
        for file in shipped - used - FOR_MACHINES
        if not file.startswith("latest/") and not file.endswith(PARTS_OF_THE_INDEX)
    }
    assert not unused, f"nobody uses {sorted(unused)}"


def leads(page: Element, at: str) -> Iterator[str]:
    """Yield every address that a page at an address leads to or brings with it."""

    def named(name: str, attribute: str, by: str = "", ending: tuple[str, ...] = ("",)) -> None:
        parts = (part.attributes for part in page.all(name))
        found.extend(part.get(attribute) for part in parts if part.get(by, "").endswith(ending))

    found: list[str | None] = []
    named("a", "href")
    named("link", "href", "rel", ("icon",))
    named("script", "src")
    named("img", "src")
    named("meta", "content", "property", ("og:image",))
    yield from (urldefrag(urljoin(at, address)).url for address in found if address)
