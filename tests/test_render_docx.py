"""The account as a Word file: everything is what it is called, and nothing can break it."""

from __future__ import annotations

import io
import zipfile
from typing import Any, Final

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from apenhet.model import Edition, Text
from apenhet.read.load import load_folder
from apenhet.render import words
from apenhet.render.docx import BOOKMARK, LETTER, TEXT_WIDTH, account_docx, bookmark
from apenhet.say import compose
from apenhet.say.document import Chart, Table
from apenhet.say.writer import Writer
from tests.conftest import copied
from tests.publishing import little_draft
from tests.test_render_data import approved

CODES: Final = {"nb": "nb-NO", "en": "en-GB"}


def opened(content: bytes) -> WordDocument:
    return docx.Document(io.BytesIO(content))


def elements(word: WordDocument, name: str) -> list[Any]:
    return list(word.element.iter(qn(name)))


@pytest.fixture(scope="module")
def little(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """A draft of few words, which is soon written."""
    folder = tmp_path_factory.mktemp("little") / "project"
    return load_folder(little_draft(copied(folder))).editions[-1]


@pytest.fixture(scope="module")
def word(writer: Writer) -> WordDocument:
    return opened(account_docx(writer))


def test_headings_are_headings_as_deep_as_on_the_page(writer: Writer, word: WordDocument) -> None:
    styled = [(str(p.style and p.style.name), p.text) for p in word.paragraphs]
    there = [text for style, text in styled if style.startswith("Heading")]
    sections = list(compose.account(writer).sections())
    assert len(there) == len(sections)
    for said, section in zip(there, sections, strict=True):
        assert said.startswith(" ".join(filter(None, (section.number, section.title))))
    used = {"Title", "Heading 1", "Heading 2", "Heading 3", "List Bullet", "Caption"}
    assert used <= {style for style, _ in styled}


def test_tables_have_a_caption_and_a_header_row_that_comes_again(
    writer: Writer, word: WordDocument
) -> None:
    told = [
        block.table if isinstance(block, Chart) else block
        for section in compose.account(writer).sections()
        for block in section.blocks
        if isinstance(block, (Chart, Table))
    ]
    captions = [p.text for p in word.paragraphs if p.style and p.style.name == "Caption"]
    assert len(word.tables) == len(told) > 2
    for made, table in zip(word.tables, told, strict=True):
        first, *rest = made.rows
        assert [cell.text for cell in first.cells] == [column.title for column in table.columns]
        assert len(list(first._tr.iter(qn("w:tblHeader")))) == 1
        assert not [mark for row in rest for mark in row._tr.iter(qn("w:tblHeader"))]
        assert table.caption in captions


def test_columns_of_a_table_fill_the_sheet_and_break_no_word(word: WordDocument) -> None:
    for made in word.tables:
        widths = [column.width.cm for column in made.columns if column.width]
        assert round(sum(widths), 1) == TEXT_WIDTH
        for column, wide in zip(made.columns, widths, strict=True):
            letters = max(len(word) for cell in column.cells for word in cell.text.split(" "))
            assert (
                wide >= letters * LETTER
            )  # in a wide typeface, too, such as may stand in for ours


def test_what_leads_up_to_a_list_stays_with_it(word: WordDocument) -> None:
    leading = [p for p in word.paragraphs if p.text.endswith(":") and not p.text.startswith("§")]
    assert len(leading) > 5
    assert all(
        p.paragraph_format.keep_with_next or (p.style and p.style.paragraph_format.keep_with_next)
        for p in leading
    )


def test_links_lead_to_places_that_are_there(word: WordDocument) -> None:
    places = [mark.get(qn("w:name")) for mark in elements(word, "w:bookmarkStart")]
    assert len(places) == len(set(places))
    assert all(len(place) <= BOOKMARK for place in places)
    links = elements(word, "w:hyperlink")
    inside = {link.get(qn("w:anchor")) for link in links} - {None}
    outside = {link.get(qn("r:id")) for link in links} - {None}
    assert inside
    assert inside <= set(places)
    targets = {word.part.rels[one].target_ref for one in outside}
    assert targets
    assert all(target.startswith(("https://", "mailto:")) for target in targets)
    assert len(elements(word, "w:bookmarkEnd")) == len(places)


def test_long_names_of_places_stay_apart() -> None:
    one, other = (bookmark(f"{'langt-' * 20}{end}") for end in ("a", "b"))
    assert one != other
    assert len(one) <= BOOKMARK


def test_its_language_and_that_of_foreign_words_are_said(
    writer: Writer, word: WordDocument
) -> None:
    code = CODES[writer.language]
    default = {mark.get(qn("w:val")) for mark in word.styles.element.iter(qn("w:lang"))}
    assert default == {code}
    assert word.core_properties.language == code
    foreign = {mark.get(qn("w:val")) for mark in elements(word, "w:lang")}
    assert foreign == set(CODES.values()) - {code}


def test_the_head_says_draft_and_the_fingerprint_and_the_foot_the_page(
    edition: Edition, little: Edition, writer: Writer, word: WordDocument
) -> None:
    (section,) = word.sections
    head, foot = section.header.paragraphs[0].text, section.footer._element
    assert head.startswith({"nb": "Utkast", "en": "Draft"}[writer.language])
    assert words.fingerprint(edition, writer.language)[: words.SHORT] in head
    assert [f.get(qn("w:instr")) for f in foot.iter(qn("w:fldSimple"))] == ["PAGE", "NUMPAGES"]
    finished = opened(account_docx(Writer.of(approved(little), writer.language)))
    assert "Utkast" not in finished.sections[0].header.paragraphs[0].text
    assert "Kari Nordmann" in "\n".join(p.text for p in finished.paragraphs)


def test_the_same_edition_gives_the_same_bytes_and_tells_of_no_day_or_machine(
    little: Edition,
) -> None:
    made = [account_docx(Writer.of(little, "nb")) for _ in range(2)]
    assert made[0] == made[1]
    with zipfile.ZipFile(io.BytesIO(made[0])) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [name for name in parts.namelist() if "thumbnail" in name]
        assert b"<w:rPr/>" not in parts.read("word/document.xml"), "marks that mark nothing"
    told = opened(made[0]).core_properties
    assert (told.author, told.title) == ("Negotia", "Redegjørelse for aktsomhetsvurderinger 2023")
    assert told.created is not None
    assert str(told.created.date()) == "2023-12-31"


def test_each_numbered_list_begins_at_one(little: Edition) -> None:
    text = Text(nb="1. en\n2. to\n\nSå:\n\n1. en\n2. to", en="1. one\n2. two\n\nThen:\n\n1. one")
    word = opened(account_docx(Writer.of(with_finding(little, text), "nb")))
    numbered = [p for p in word.paragraphs if p.style is not None and p.style.name == "List Number"]
    assert [p.text for p in numbered] == ["en", "to", "en", "to"]
    first, second, third, fourth = (
        p._p.pPr.numPr.numId.val  # type: ignore[union-attr]
        for p in numbered
    )
    assert (first, third) == (second, fourth)
    assert first != third


def test_no_character_can_break_it(little: Edition) -> None:
    text = Text(nb="AB\x0bC\ufffe\x1f <w:p> & \u202eD", en="AB")
    word = opened(account_docx(Writer.of(with_finding(little, text), "nb")))
    assert "ABC <w:p> & \u202eD" in [p.text for p in word.paragraphs]


def with_finding(edition: Edition, text: Text) -> Edition:
    (first, *others) = edition.statement.findings
    findings = (first.model_copy(update={"text": text}), *others)
    statement = edition.statement.model_copy(update={"findings": findings})
    return edition.model_copy(update={"statement": statement})
