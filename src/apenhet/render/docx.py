"""The account as a document for Word processors, to be commented on.

Everything is what it is called: headings, lists, captions, header rows, links and bookmarks, each
in its language; nothing only looks so. A chart is told by its sentence and its table. python-docx
is 44 kB of pure Python, where pandoc's wheel is 162 MB; what it has no name for, such as links and
languages, is written here as the elements they are. The same edition gives the same bytes.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import itertools
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import singledispatchmethod
from typing import Any, Final

import docx
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run

from apenhet.render import words
from apenhet.render.columns import columns
from apenhet.say import compose, standing
from apenhet.say.document import (
    LED_UP_TO,
    Block,
    Blocks,
    Chart,
    Definitions,
    Emphasis,
    Foreign,
    Inline,
    Inlines,
    ItemList,
    KeyFigures,
    Link,
    Missing,
    Paragraph,
    Plain,
    Quantity,
    Section,
    Strong,
    Table,
    Target,
)
from apenhet.say.writer import Writer

LANGUAGE_CODES: Final[dict[str, str]] = {"nb": "nb-NO", "en": "en-GB"}
"""What a Word processor calls the languages; others go by their own codes."""
INK: Final = RGBColor(0x16, 0x20, 0x1D)
ACCENT: Final = RGBColor(0x0C, 0x4A, 0x43)
"""The colours of the site and the PDF."""
FONT: Final = "Calibri"
TEXT_WIDTH: Final = 16
"""Centimetres between the margins."""
LETTER: Final = 0.25
"""Centimetres that a letter of a bold word takes, also in a wide typeface."""
LEVELS: Final = 9
"""How deep headings go in a Word processor."""
LIST_LEVELS: Final = 3
BOOKMARK: Final = 40
"""The most letters that the name of a bookmark has."""
SHORT: Final = 8
"""Rows up to which a table stays on one sheet."""
EPOCH: Final = (1980, 1, 1, 0, 0, 0)
"""The day on every part of the file: no day of making is in it."""
_NO_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def account_docx(w: Writer) -> bytes:
    """Return the account of an edition in one language."""
    w = w.alone
    said = compose.account(w)
    told = _Body(docx.Document(), w, frozenset(said.anchors()))
    told.open()
    told.blocks(standing.state(w))
    told.blocks(said.blocks)
    return _same_bytes(told.word)


def bookmark(anchor: str) -> str:
    """Return the name of the bookmark at an anchor; long ones keep what tells them apart."""
    name = "_".join(("a", *re.findall(r"[A-Za-z0-9]+", anchor)))
    if len(name) <= BOOKMARK:
        return name
    return f"{name[: BOOKMARK - 9]}_{hashlib.sha256(anchor.encode()).hexdigest()[:8]}"


def clean(text: str) -> str:
    """Return a text without the characters that XML, and so a Word file, cannot hold."""
    return _NO_XML.sub("", text)


# --- the file -------------------------------------------------------------------------------------


def _same_bytes(word: WordDocument) -> bytes:
    """Return the file without what says when or by whom it was made."""
    made, told = io.BytesIO(), io.BytesIO()
    word.save(made)
    with zipfile.ZipFile(made) as parts, zipfile.ZipFile(told, "w") as file:
        for name in parts.namelist():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            file.writestr(entry, parts.read(name))
    return told.getvalue()


def _element(tag: str, **attributes: str) -> Any:
    element = OxmlElement(tag)
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    return element


def _field(paragraph: WordParagraph, name: str) -> None:
    """Add what the Word processor works out, such as the number of the page."""
    holder = _element("w:fldSimple", instr=name)
    run = _element("w:r")
    text = _element("w:t")
    text.text = "1"  # until it has been worked out
    run.append(text)
    holder.append(run)
    paragraph._p.append(holder)  # noqa: SLF001 # python-docx has no name for fields


@dataclass(frozen=True)
class _Manner:
    """How words are written: what an inline around them makes of them."""

    bold: bool = False
    italic: bool = False
    style: str | None = None
    language: str | None = None
    parent: Any = None


@dataclass
class _Body:
    """A document as it is written, block by block."""

    word: WordDocument
    w: Writer
    anchors: frozenset[str]
    depth: int = 0
    marks: Iterator[int] = field(default_factory=lambda: iter(range(1, 1_000_000)))
    latest: WordParagraph | None = None
    """The last one written that is in no table."""
    styles: dict[str, str | None] = field(default_factory=dict)
    """What the file calls the styles used so far; for the library, to look one up takes long."""

    # --- the frame --------------------------------------------------------------------------------

    def open(self) -> None:
        """Write what stands around the account: styles, properties, head, foot, title."""
        self._styles()
        self._properties()
        section = self.word.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.5)
        title = standing.title(self.w.edition, self.w.language)
        named = self._fingerprint()
        state = standing.state_name(self.w.edition, self.w.language)
        head = self.w.label("docx_head", state=state, title=title, fingerprint=named)
        section.header.paragraphs[0].add_run(clean(head))
        foot = section.footer.paragraphs[0]
        pages = self.w.label("docx_pages", page="{page}", pages="{pages}")
        for part in re.split(r"(\{page\}|\{pages\})", pages):
            if part in {"{page}", "{pages}"}:
                _field(foot, {"{page}": "PAGE", "{pages}": "NUMPAGES"}[part])
            else:
                foot.add_run(part)
        self.word.add_paragraph(clean(title), style="Title")
        self.word.add_paragraph(clean(self.w.edition.statement.organisation.name), style="Subtitle")

    def _fingerprint(self) -> str:
        return words.short(words.digest(words.words(self.w)))

    def _properties(self) -> None:
        edition = self.w.edition
        day = edition.published_on or edition.statement.edition.period.end
        at = dt.datetime.combine(day, dt.time(), dt.UTC)
        told = self.word.core_properties
        organisation = clean(edition.statement.organisation.name)[:255]
        told.title = clean(standing.title(edition, self.w.language))[:255]
        told.author = told.last_modified_by = organisation
        told.comments = told.keywords = told.category = told.subject = ""
        told.language = LANGUAGE_CODES[self.w.language]
        told.created = told.modified = at
        told.revision = 1
        package = self.word.part.package
        for key, part in list(package.rels.items()):
            if part.reltype == RELATIONSHIP_TYPE.THUMBNAIL:  # of the library's own empty document
                package.rels.pop(key)

    def _styles(self) -> None:
        styles = self.word.styles
        language = LANGUAGE_CODES[self.w.language]
        for mark in styles.element.iter(qn("w:lang")):
            mark.set(qn("w:val"), language)
        normal: Any = styles["Normal"]
        normal.font.name, normal.font.size = FONT, Pt(11)
        normal.font.color.rgb = INK
        normal.paragraph_format.space_after = Pt(6)
        headings = (f"Heading {level}" for level in range(1, LEVELS + 1))
        for name in ("Title", "Subtitle", "Caption", *headings):
            style: Any = styles[name]
            style.font.name, style.font.color.rgb = FONT, ACCENT
            for fonts in style.element.iter(qn("w:rFonts")):  # the theme's fonts would win
                for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
                    fonts.attrib.pop(qn(f"w:{theme}"), None)
        for name, size in (("Title", 26), ("Heading 1", 18), ("Heading 2", 14), ("Heading 3", 12)):
            sized: Any = styles[name]
            sized.font.size = Pt(size)
        for line in styles["Title"].element.iter(qn("w:bottom")):
            line.set(qn("w:color"), str(ACCENT))
        for name in ("Header", "Footer"):
            small: Any = styles[name]
            small.font.size = Pt(9)
        caption: Any = styles["Caption"]
        table: Any = styles.add_style("Table Text", WD_STYLE_TYPE.PARAGRAPH)
        table.base_style, table.font.size = normal, Pt(10)
        table.paragraph_format.space_after = Pt(2)
        caption.font.size, caption.paragraph_format.keep_with_next = Pt(10), True
        link: Any = styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
        link.font.underline, link.font.color.rgb = True, ACCENT
        term: Any = styles.add_style("Term", WD_STYLE_TYPE.PARAGRAPH)
        term.base_style, term.font.bold = normal, True
        term.paragraph_format.keep_with_next, term.paragraph_format.space_after = True, Pt(0)

    # --- blocks -----------------------------------------------------------------------------------

    def blocks(self, blocks: Blocks) -> None:
        """Write blocks one after the other; what leads up to a list or a table stays with it."""
        for block, after in itertools.zip_longest(blocks, blocks[1:]):
            self._block(block)
            if isinstance(block, Paragraph) and isinstance(after, LED_UP_TO) and self.latest:
                self.latest.paragraph_format.keep_with_next = True

    @singledispatchmethod
    def _block(self, block: Block) -> None:
        raise TypeError(f"no form in a Word file for a block of type {type(block).__name__}")

    @_block.register
    def _section(self, block: Section) -> None:
        self.depth += 1
        level = min(self.depth, LEVELS)
        title = " ".join(part for part in (block.number, block.title) if part)
        tag = f" ({block.tag})" if block.tag else ""
        heading = self._paragraph((Plain(title + tag),), f"Heading {level}", block.anchor)
        heading.paragraph_format.keep_with_next = True
        self.blocks(block.blocks)
        self.depth -= 1

    @_block.register
    def _words(self, block: Paragraph) -> None:
        self._paragraph(block.content, None, block.anchor)

    @_block.register
    def _list(self, block: ItemList) -> None:
        self._listed(block, 1)

    def _listed(self, block: ItemList, level: int) -> None:
        kind = "List Number" if block.ordered else "List Bullet"
        deep = f" {min(level, LIST_LEVELS)}" if level > 1 else ""
        numbering = self._numbering(kind + deep) if block.ordered else None
        for order, item in enumerate(block.items):
            style = kind + deep
            for part in item.blocks:
                if isinstance(part, ItemList):
                    self._listed(part, level + 1)
                elif isinstance(part, Paragraph):
                    anchor = block.anchor if order == 0 and style == kind + deep else None
                    made = self._paragraph(part.content, style, part.anchor or anchor)
                    if numbering is not None and style == kind + deep:
                        _number(made, numbering)
                else:
                    self._block(part)
                style = f"List Continue{deep}"

    def _numbering(self, style: str) -> int:
        """Return a numbering of its own for a list, which begins at one."""
        numbering = self.word.part.numbering_part.element
        of_style: Any = self.word.styles[style]
        (used,) = of_style.element.iter(qn("w:numId"))
        former = next(
            one for one in numbering.findall(qn("w:num")) if one.numId == int(used.get(qn("w:val")))
        )
        made = numbering.add_num(former.abstractNumId.val)
        made.add_lvlOverride(ilvl=0).add_startOverride(1)
        return int(made.numId)

    @_block.register
    def _definitions(self, block: Definitions) -> None:
        for order, entry in enumerate(block.entries):
            anchor = entry.anchor or (block.anchor if order == 0 else None)
            first, *rest = entry.blocks or (Paragraph(()),)
            if block.kind == "properties" and isinstance(first, Paragraph):
                term = (Strong((*entry.term, Plain(":"))), Plain(" "))
                self._paragraph((*term, *first.content), None, anchor)
                self.blocks(tuple(rest))
            else:
                self._paragraph(entry.term, "Term", anchor)
                self.blocks(entry.blocks)

    @_block.register
    def _figures(self, block: KeyFigures) -> None:
        for order, figure in enumerate(block.figures):
            source: Inlines = (Plain(" ("), *figure.source, Plain(")")) if figure.source else ()
            told = (Strong((figure.value,)), Plain(" "), *figure.label, *source)
            self._paragraph(told, "List Bullet", block.anchor if order == 0 else None)

    @_block.register
    def _chart(self, block: Chart) -> None:
        self._paragraph((Plain(block.description),), None, block.anchor)
        self._table(block.table)
        if block.note:
            self._paragraph(block.note, None)

    @_block.register
    def _table(self, block: Table) -> None:
        self._paragraph((Plain(block.caption),), "Caption", block.anchor)
        made = self.word.add_table(rows=1 + len(block.rows), cols=len(block.columns))
        properties = made._tbl.tblPr  # noqa: SLF001 # what reads the table aloud says this first
        properties.style = self._style("Table Grid", WD_STYLE_TYPE.TABLE)
        properties.append(_element("w:tblCaption", val=clean(block.caption)))
        made.autofit = False
        for column, wide in zip(made.columns, _widths(block), strict=True):
            column.width = Cm(wide)  # some heed that of the column, some of its cells
            for cell in column.cells:
                cell.width = Cm(wide)
        header: tuple[Inlines, ...] = tuple((Plain(column.title),) for column in block.columns)
        for number, (row, cells) in enumerate(zip(made.rows, (header, *block.rows), strict=True)):
            of_row = row._tr.get_or_add_trPr()  # noqa: SLF001 # nor for rows that stay whole
            of_row.append(_element("w:cantSplit"))
            if cells is header:
                of_row.append(_element("w:tblHeader"))
            for order, (cell, said) in enumerate(zip(row.cells, cells, strict=True)):
                paragraph = cell.paragraphs[0]
                paragraph._p.style = self._style("Table Text", WD_STYLE_TYPE.PARAGRAPH)  # noqa: SLF001 # by its id
                if number < len(block.rows) <= SHORT:
                    paragraph.paragraph_format.keep_with_next = True
                if block.columns[order].numeric:
                    paragraph.alignment = 2
                strong = cells is header or order == 0
                self._inlines(paragraph, said, _Manner(bold=strong))
        self.word.add_paragraph().paragraph_format.space_after = Pt(0)

    # --- words ------------------------------------------------------------------------------------

    def _paragraph(
        self, content: Inlines, style: str | None, anchor: str | None = None
    ) -> WordParagraph:
        paragraph = self.latest = self.word.add_paragraph()
        if style:
            paragraph._p.style = self._style(style, WD_STYLE_TYPE.PARAGRAPH)  # noqa: SLF001 # by its id
        if not anchor:
            self._inlines(paragraph, content, _Manner())
            return paragraph
        number = str(next(self.marks))
        mark = _element("w:bookmarkStart", id=number, name=bookmark(anchor))
        paragraph._p.append(mark)  # noqa: SLF001 # nor for bookmarks
        self._inlines(paragraph, content, _Manner())
        paragraph._p.append(_element("w:bookmarkEnd", id=number))  # noqa: SLF001
        return paragraph

    def _style(self, name: str, kind: WD_STYLE_TYPE) -> str | None:
        """Return what the file calls a style, unless it is the one that goes without saying."""
        if name not in self.styles:
            part: Any = self.word.part  # this of it has no types
            self.styles[name] = part.get_style_id(name, kind)
        return self.styles[name]

    def _inlines(self, to: WordParagraph, inlines: Iterable[Inline], manner: _Manner) -> None:
        for inline in inlines:
            match inline:
                case Strong():
                    self._inlines(to, inline.children, replace(manner, bold=True))
                case Emphasis():
                    self._inlines(to, inline.children, replace(manner, italic=True))
                case Foreign():
                    code = LANGUAGE_CODES.get(inline.language, inline.language)
                    self._inlines(to, inline.children, replace(manner, language=code))
                case Link():
                    holder = self._holder(to, inline)
                    linked = replace(manner, style="Hyperlink", parent=holder)
                    self._inlines(to, inline.children, manner if holder is None else linked)
                case Missing():
                    self._run(to, inline.text, replace(manner, italic=True))
                case Plain() | Quantity():
                    self._run(to, inline.text, manner)
                case _:
                    raise TypeError(f"no form in a Word file for {type(inline).__name__}")

    def _run(self, to: WordParagraph, text: str, manner: _Manner) -> None:
        run = to.add_run(clean(text))
        if manner.style:
            run._r.style = self._style(manner.style, WD_STYLE_TYPE.CHARACTER)  # noqa: SLF001 # by its id
        if manner.bold:  # to say that it is not would leave an empty mark in the file
            run.bold = True
        if manner.italic:
            run.italic = True
        if manner.language:
            _say_language(run, clean(manner.language))
        if manner.parent is not None:
            manner.parent.append(run._r)  # noqa: SLF001 # nor for links

    def _holder(self, to: WordParagraph, link: Link) -> Any:
        """Return what makes words a link, or nothing where this file has no such place."""
        if isinstance(link.to, Target):
            if link.to.anchor not in self.anchors:
                return None
            holder = _element("w:hyperlink", anchor=bookmark(link.to.anchor or ""), history="1")
        elif re.match(r"(?:https|mailto):", link.to):
            kind = RELATIONSHIP_TYPE.HYPERLINK
            relation = to.part.relate_to(clean(link.to), kind, is_external=True)
            holder = _element("w:hyperlink", history="1")
            holder.set(qn("r:id"), relation)
        else:
            return None
        to._p.append(holder)  # noqa: SLF001
        return holder


def _widths(table: Table) -> list[float]:
    """Return how wide each column of a table is, in centimetres.

    Another typeface may stand in for ours, and be wider.
    """
    wide = [one.letters for one in columns(table, round(TEXT_WIDTH / LETTER))]
    return [TEXT_WIDTH * letters / sum(wide) for letters in wide]


def _number(paragraph: WordParagraph, numbering: int) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001
    properties.get_or_add_numId().val = numbering


def _say_language(run: Run, code: str) -> None:
    """Say what language words are in, for spelling and for reading aloud."""
    properties: Any = run._r.get_or_add_rPr()  # noqa: SLF001
    properties.append(_element("w:lang", val=code))
