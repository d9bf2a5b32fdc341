"""Documents in, exact HTML out: each pair of files in golden/html is one test.

Drop ``name.py`` with a ``DOCUMENT`` and ``name.html`` in the folder to add one. The HTML there has
a line break between adjoining tags, which the pages don't.
"""

from __future__ import annotations

import runpy
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apenhet.render import html
from apenhet.say.document import (
    Bar,
    Block,
    Chart,
    Column,
    Deadline,
    Deadlines,
    Document,
    Link,
    Paragraph,
    Plain,
    PreparedEmail,
    Table,
    Target,
)

GOLDEN = Path(__file__).parent / "golden" / "html"
WORDS = {
    "chart_amounts": "Last ned tallene (CSV)",
    "chart_picture": "Last ned figuren som bilde (PNG)",
    "chart_name": "Figur",
    "chart_table": "Vis tallene som tabell",
    "contents": "Innhold",
    "copied": "Teksten er kopiert.",
    "copy_text": "Kopier teksten",
    "copy_yourself": "Kopier den med Ctrl + C.",
    "email_subject": "Emne",
    "email_text": "Tekst",
    "email_to": "Til",
    "positions": "Standpunktene",
    "marked_in": "nytt",
    "marked_out": "tatt bort",
    "outdated": "Endret på norsk siden da:",
    "read_account": "Les & forstå",
    "section_link": "Lenke til avsnittet «{title}»",
    "source": "Kilde",
    "to_contents": "Til innholdet",
}


def href(target: Target) -> str:
    page = f"{target.page}.html" if target.page else ""
    return f"{page}#{target.anchor}" if target.anchor else page


def rendered(*blocks: Block) -> str:
    return html.render(Document("nb", blocks), href, WORDS)


@pytest.mark.parametrize("example", sorted(GOLDEN.glob("*.py")), ids=lambda path: path.stem)
def test_document_gives_html(example: Path) -> None:
    document = runpy.run_path(str(example))["DOCUMENT"]
    found = html.render(document, href, WORDS)
    expected = example.with_suffix(".html").read_text(encoding="utf-8")
    assert found.replace("><", ">\n<") + "\n" == expected


def test_every_example_has_its_document() -> None:
    assert {path.stem for path in GOLDEN.glob("*.html")} == {p.stem for p in GOLDEN.glob("*.py")}


def test_the_words_a_renderer_needs_are_the_words_it_names() -> None:
    assert set(html.WORDS) == set(WORDS)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "http://negotia.no/",
        "//evil.example/",
        "java\nscript:alert(1)",
        " javascript:alert(1)",
        "\x01javascript:alert(1)",
        "/\\evil.example",
    ],
)
def test_a_link_that_could_run_something_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match="not a link to follow"):
        rendered(Paragraph((Link((Plain("x"),), address),)))


def test_a_negative_amount_is_refused() -> None:
    table = Table("t", (Column("a"),), ())
    with pytest.raises(ValueError, match="a chart cannot show a negative amount: Slik er det"):
        rendered(Chart("steps", "Slik er det", "d", (Bar("b", -1, "-1"),), table))


def test_a_row_with_too_few_cells_is_refused() -> None:
    with pytest.raises(ValueError, match="zip"):
        rendered(Table("t", (Column("a"), Column("b")), (((Plain("x"),),),)))


def test_an_unknown_block_is_refused() -> None:
    with pytest.raises(TypeError, match="no HTML for a block of type str"):
        rendered("words")  # type: ignore[arg-type]


def test_missing_words_are_named() -> None:
    email = PreparedEmail("a@b.no", "s", "b", "k")
    with pytest.raises(KeyError, match="email_to"):
        html.render(Document("nb", (email,)), href, {})


class _Reader(HTMLParser):
    """What a browser would read: the words, the attributes, the elements."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.words = ""
        self.values: list[str | None] = []
        self.names: set[str] = set()
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.values += [value for _, value in attrs]

    def handle_data(self, data: str) -> None:
        self.words += data


TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]))


@given(TEXT)
def test_any_words_come_out_as_they_went_in(words: str) -> None:
    read = _Reader(rendered(Paragraph((Plain(words),))))
    assert (read.words, read.names) == (words, {"div", "p"})


@given(TEXT)
def test_any_words_in_an_attribute_come_out_as_they_went_in(words: str) -> None:
    read = _Reader(rendered(Deadlines((Deadline("t", words),))))
    assert words in read.values
    assert read.names == {"div", "ul", "li", "p"}
