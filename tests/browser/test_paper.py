"""What comes out of a reader's printer: each sheet says whose it is, how it stands, and where it lies."""

from __future__ import annotations

import re

import pypdfium2
import pytest

from tests.browser.addresses import address
from tests.browser.conftest import OpenPage

pytestmark = pytest.mark.browser

STATE = {
    "nb": r"(Utkast|Til underskrift|(Publisert|Versjon \d+, publisert) \d+\. \w+ \d{4})",
    "en": r"(Draft|To be signed|(Published|Version \d+, published) \d+ \w+ \d{4})",
}


@pytest.mark.parametrize(("name", "language"), [("account", "nb"), ("declaration", "en")])
def test_every_sheet_says_whose_it_is_how_it_stands_and_where_it_lies(
    open_page: OpenPage, name: str, language: str
) -> None:
    page = open_page(address(name, language).path, painted=False)
    page.emulate_media(media="print")
    canonical = page.locator("link[rel=canonical]").get_attribute("href") or ""
    with pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True)) as printed:
        sheets = [sheet.get_textpage().get_text_range() for sheet in printed]
    for number, sheet in enumerate(sheets, 1):
        said = re.sub(r"\s+", " ", sheet)
        assert f"{number} / {len(sheets)}" in said
        assert re.search(f"· {STATE[language]} ·", said)
        assert canonical in said.replace(" ", "").replace("\ufffe", "-")
        assert "Negotia:" in said
        text = sheet.partition("Negotia:")[0].rstrip()
        assert not text.endswith(":"), "what leads up to a list is parted from it"
    # An entry of one line is not held to all that follows, which would leave half a sheet empty.
    if name == "account":
        assert any("1.3 Retningslinjer" in s and "Etiske retningslinjer" in s for s in sheets)
