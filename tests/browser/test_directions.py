"""Words of languages that are written from the right stand where they are said."""

from __future__ import annotations

import pytest

from apenhet.render import html
from apenhet.say.document import Document, Foreign, Paragraph, Plain
from tests.browser.addresses import address
from tests.browser.conftest import OpenPage

pytestmark = pytest.mark.browser


def test_words_that_run_from_the_right_keep_their_place(open_page: OpenPage) -> None:
    page = open_page(address("overview", "nb").path)
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
