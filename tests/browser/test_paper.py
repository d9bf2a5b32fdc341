"""What comes out of a reader's printer: each sheet says whose it is, how it stands, and where it lies."""

from __future__ import annotations

import re

import pypdfium2
import pytest

from tests.browser.addresses import address
from tests.browser.conftest import OpenPage

pytestmark = pytest.mark.browser

STATE = {
    "nb": r"(Utkast|Til underskrift|(Publisert|Versjon \d+, publisert) \d+\. \w+ \d{4}"
    r"(\. Sist endret \d+\. \w+ \d{4})?)",
    "en": r"(Draft|To be signed|(Published|Version \d+, published) \d+ \w+ \d{4}"
    r"(\. Last changed \d+ \w+ \d{4})?)",
}
MOST_LETTERS = 110
"""A line of small type has no more."""
FOOT = 105
"""Points from a sheet's lower edge below which its foot stands."""


@pytest.mark.parametrize(("name", "language"), [("account", "nb"), ("declaration", "en")])
def test_every_sheet_says_whose_it_is_how_it_stands_and_where_it_lies(
    open_page: OpenPage, name: str, language: str
) -> None:
    page = open_page(address(name, language).path, painted=False)
    page.emulate_media(media="print")
    canonical = page.locator("link[rel=canonical]").get_attribute("href") or ""
    with pypdfium2.PdfDocument(page.pdf(format="A4")) as printed:
        sheets = [sheet.get_textpage().get_text_range() for sheet in printed]
        unused = [room_below(sheet) for sheet in printed]
    for number, sheet in enumerate(sheets, 1):
        said = re.sub(r"\s+", " ", sheet)
        assert f"{number} / {len(sheets)}" in said
        assert re.search(f"· {STATE[language]} ·", said)
        assert canonical in said.replace(" ", "").replace("\ufffe", "-")
        assert "Negotia:" in said
        text = sheet.partition("Negotia:")[0].rstrip()
        assert text, "a sheet with its foot alone"
        assert not text.endswith(":"), "what leads up to a list is parted from it"
        if number > 1:  # the first begins with the contents, in two columns
            assert max(map(len, text.splitlines())) < MOST_LETTERS, "a line too long to read easily"
    assert max(unused[:-1]) < 1 / 2, "half a sheet is empty"
    if name == "account":
        assert re.search(r"Innhold\s+Forord.*1\.3\s+Retningslinjer", sheets[0], re.DOTALL)


def room_below(sheet: pypdfium2.PdfPage) -> float:
    """Return how much of a sheet's height lies below the last thing on it, but for its foot."""
    lower = (one.get_bounds()[1] for one in sheet.get_objects())
    return float(min(edge for edge in lower if edge > FOOT) / sheet.get_height())
