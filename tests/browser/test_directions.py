"""Words of languages written from the right stand where they are said; long ones stay whole."""

from __future__ import annotations

import pytest

from apenhet.render import html
from apenhet.say.document import Document, Foreign, Paragraph, Plain
from tests.browser.addresses import address
from tests.browser.conftest import OpenPage

pytestmark = pytest.mark.browser


def test_words_that_run_from_the_right_keep_their_place(open_page: OpenPage) -> None:
    page = open_page(address("overview", "nb").path, painted=False)
    spans = (Foreign((Plain("حقوق الإنسان"),), "ar"), Foreign((Plain("زכויות"),), "he"))
    inlines = (spans[0], Plain(" 1 (2) "), spans[1], Plain(" – "), spans[0])
    document = Document("nb", (Paragraph(inlines),))
    page.evaluate(
        "(html) => document.querySelector('main').innerHTML = html", html.render(document, str, {})
    )
    places = page.locator("main [dir=rtl]").evaluate_all(
        "(spans) => spans.map((span) => span.getBoundingClientRect().left)"
    )
    assert len(places) == 3
    assert places == sorted(places)


@pytest.mark.parametrize("width", [390, 320])
def test_a_longer_name_on_top_is_not_broken_in_its_middle(open_page: OpenPage, width: int) -> None:
    page = open_page(address("measures", "en").path, width=width, painted=False)
    name = page.locator("header .name strong")
    line = name.bounding_box()
    name.evaluate("(name) => name.textContent = 'Eksempelforbundet'")
    now = name.bounding_box()
    assert line
    assert now
    assert now["height"] == line["height"], "the name runs over two lines"
    assert page.evaluate("document.documentElement.scrollWidth") == width
