"""Nothing is shipped that no reader's browser asks for or is led to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final
from urllib.parse import urldefrag

import pytest

from tests.browser.addresses import ALL, both
from tests.browser.conftest import OpenPage, Witness
from tests.test_site import SITE_URL

pytestmark = pytest.mark.browser

LINKS: Final = """() => [
  ...[...document.querySelectorAll("a[href], link[rel$=icon]")].map((link) => link.href.split("#")[0]),
  ...[...document.querySelectorAll("meta[property='og:image']")].map((meta) => meta.content),
]"""
FOR_MACHINES: Final = {"robots.txt", "sitemap.xml", "_headers", ".htaccess", "nginx.conf"}
PARTS_OF_THE_INDEX: Final = (".pf_fragment", ".pf_index")
"""The search fetches those that a question needs."""


def test_every_file_is_used(
    blank_page: OpenPage, witnesses: list[Witness], new_origin: Callable[[], str], site: Path
) -> None:
    page, origin = blank_page(), new_origin()
    linked: set[str] = set()
    for path in ALL:
        page.goto(origin + path)
        linked.update(page.evaluate(LINKS))
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
    unused = {
        file
        for file in shipped - used - FOR_MACHINES
        if not file.startswith("latest/") and not file.endswith(PARTS_OF_THE_INDEX)
    }
    assert not unused, f"nobody uses {sorted(unused)}"
