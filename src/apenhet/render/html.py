"""Documents as HTML: every block and inline of the tree as the element that means the same.

Knows no law, no data files and no page frame; where a target lies and what the site itself says
are handed in. All text is escaped here, and only here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache, singledispatch
from html import escape
from urllib.parse import quote, urlsplit

from babel import Locale, UnknownLocaleError

from apenhet.model import Language
from apenhet.render import charts
from apenhet.say.document import (
    Action,
    Block,
    Blocks,
    Chart,
    Code,
    Column,
    Deadline,
    Deadlines,
    Definitions,
    Deleted,
    Described,
    Document,
    Download,
    Downloads,
    Emphasis,
    Example,
    Foreign,
    Inline,
    Inlines,
    Inserted,
    ItemList,
    KeyFigure,
    KeyFigures,
    Link,
    ListItem,
    Missing,
    Outdated,
    Paragraph,
    Plain,
    PreparedEmail,
    Quantity,
    Section,
    Strong,
    Table,
    Target,
)

WORDS = (
    "chart_amounts",
    "chart_picture",
    "chart_name",
    "chart_table",
    "contents",
    "copied",
    "copy_text",
    "copy_yourself",
    "email_subject",
    "email_text",
    "email_to",
    "marked_in",
    "marked_out",
    "outdated",
    "positions",
    "read_account",
    "section_link",
    "source",
    "to_contents",
)
"""What the renderer itself says: the names it looks up in ``words``."""

CONTENTS = "contents"
"""The anchor of the list of contents: no edition uses it for another place."""
CONTENTS_DEPTH = 3
"""How many levels of sections the list of contents shows."""

_DATE = re.compile(r"(?:\d{4}-)?\d{2}-\d{2}", re.ASCII)


@dataclass(frozen=True, slots=True)
class _Context:
    """Where in a document a block stands, and what the reader of it needs."""

    document: Document
    href: Callable[[Target], str]
    words: Mapping[str, str]
    depth: int = 1


def render(document: Document, href: Callable[[Target], str], words: Mapping[str, str]) -> str:
    """Return ``document`` as one ``<div class="doc">``.

    ``href`` gives the address of a target as seen from this page; ``words`` holds what the page
    itself says (``WORDS``) in the document's language. Raises ``KeyError`` for words that are not
    there and ``ValueError`` for a link that leads to neither https, mailto nor a file.
    """
    place = _Context(document, href, words)
    body = _blocks(document.blocks, place)
    if not document.contents:
        return f'<div class="doc">{body}</div>'
    return f'<div class="doc has-contents">{_contents(place)}<div class="text">{body}</div></div>'


def render_inlines(
    inlines: Inlines, href: Callable[[Target], str], words: Mapping[str, str], language: Language
) -> str:
    """Return running text as HTML, for a fact inside a page's own sentence."""
    return _inlines(inlines, _Context(Document(language), href, words))


# --- contents --------------------------------------------------------------------------------


def _contents(place: _Context) -> str:
    title = escape(place.words["contents"])
    entries = _contents_list(place.document.blocks, 1)
    return (
        f'<nav class="contents" id="{CONTENTS}" aria-label="{title}" data-title="{title}">'
        f"<details><summary>{title}</summary>{entries}</details></nav>"
    )


def _contents_list(blocks: Blocks, depth: int) -> str:
    sections = [block for block in blocks if isinstance(block, Section)]
    if not sections or depth > CONTENTS_DEPTH:
        return ""
    return f"<ul>{''.join(_contents_entry(section, depth) for section in sections)}</ul>"


def _contents_entry(section: Section, depth: int) -> str:
    return (
        f'<li><a href="#{escape(section.anchor)}">{_numbered(section)}</a>'
        f"{_contents_list(section.blocks, depth + 1)}</li>"
    )


# --- blocks ----------------------------------------------------------------------------------


def _blocks(blocks: Blocks, place: _Context) -> str:
    return "".join(_block(block, place) for block in blocks)


@singledispatch
def _block(block: Block, place: _Context) -> str:
    raise TypeError(f"no HTML for a block of type {type(block).__name__} in {place.document}")


@_block.register
def _paragraph(block: Paragraph, place: _Context) -> str:
    return f"<p{_id(block.anchor)}>{_inlines(block.content, place)}</p>"


@_block.register
def _item_list(block: ItemList, place: _Context) -> str:
    tag = "ol" if block.ordered else "ul"
    items = "".join(_list_item(item, place) for item in block.items)
    return f"<{tag}{_id(block.anchor)}>{items}</{tag}>"


def _list_item(item: ListItem, place: _Context) -> str:
    return f"<li>{_flow(item.blocks, place)}</li>"


@_block.register
def _definitions(block: Definitions, place: _Context) -> str:
    entries = "".join(_described(entry, place) for entry in block.entries)
    return f'<dl class="{block.kind}"{_id(block.anchor)}>{entries}</dl>'


def _described(entry: Described, place: _Context) -> str:
    return (
        f"<div{_id(entry.anchor)}><dt>{_inlines(entry.term, place)}</dt>"
        f"<dd>{_flow(entry.blocks, place)}</dd></div>"
    )


@_block.register
def _key_figures(block: KeyFigures, place: _Context) -> str:
    shared = block.source
    figures = "".join(_key_figure(figure, place, own=not shared) for figure in block.figures)
    told = f'<p class="source">{_source(shared, place)}</p>' if shared else ""
    return f'<div class="figures"{_id(block.anchor)}><dl>{figures}</dl>{told}</div>'


def _key_figure(figure: KeyFigure, place: _Context, *, own: bool) -> str:
    source = f'<dd class="source">{_source(figure.source, place)}</dd>' if own else ""
    return (
        f"<div><dt>{_inlines(figure.label, place)}</dt>"
        f'<dd class="value">{_large(figure.value)}</dd>{source if figure.source else ""}</div>'
    )


def _source(source: Inlines, place: _Context) -> str:
    return f"{_text(place.words['source'])}: {_inlines(source, place)}"


def _large(value: Quantity) -> str:
    """Return a figure set large, but for the words before its digits."""
    words = value.before_digits
    small = f"<small>{_text(words)}</small>" if words else ""
    shown = _text(value.text.removeprefix(words))
    return f'<data value="{escape(value.value)}">{small}{shown}</data>'


@_block.register
def _section(block: Section, place: _Context) -> str:
    level = min(place.depth + 1, 6)
    anchor = escape(block.anchor)
    name = escape(place.words["section_link"].format(title=block.title), quote=False)
    tag = f'<span class="tag">{_text(block.tag)}</span>' if block.tag else ""
    inside = replace(place, depth=place.depth + 1)
    # The link to the section stands beside the heading, so that it is no part of its name.
    return (
        f'<section id="{anchor}"><div class="heading"><h{level}>{_numbered(block)}</h{level}>{tag}'
        f'<a class="self" href="#{anchor}"><span aria-hidden="true">#</span>'
        f'<span class="unseen">{name}</span></a></div>'
        f"{_folding(block, inside) if block.folds else _blocks(block.blocks, inside)}"
        f"{_back(place)}</section>"
    )


def _folding(section: Section, place: _Context) -> str:
    """Return a section's blocks with its parts in a fold, which the style sheet opens given room.

    A link to one of the parts opens it too: so browsers do with what they are led to.
    """
    parts = tuple(block for block in section.blocks if isinstance(block, Section))
    own = tuple(block for block in section.blocks if not isinstance(block, Section))
    word = _text(place.words[section.folds])
    return (
        f'{_blocks(own, place)}<details class="parts"><summary>{word}</summary>'
        f"{_blocks(parts, place)}</details>"
    )


def _back(place: _Context) -> str:
    """Return the way back to the contents, at the end of each of the document's largest parts."""
    if place.depth > 1 or not place.document.contents:
        return ""
    return (
        f'<p class="to-contents"><a href="#{CONTENTS}">{_text(place.words["to_contents"])}</a></p>'
    )


def _numbered(section: Section) -> str:
    number = f'<span class="number">{_text(section.number)}</span> ' if section.number else ""
    return number + _text(section.title)


# --- tables and charts -----------------------------------------------------------------------


@_block.register
def _table(block: Table, place: _Context) -> str:
    head = "".join(
        f'<th scope="col"{_numeric(column)}>{_text(column.title)}</th>' for column in block.columns
    )
    rows = "".join(_row(row, block.columns, place) for row in block.rows)
    return (
        f"<table{_class('stacks') if _stacks(block.columns) else ''}{_id(block.anchor)}>"
        f"<caption>{_text(block.caption)}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _stacks(columns: tuple[Column, ...]) -> bool:
    """Whether a table is too wide for a phone: figures stand side by side there, words don't."""
    return not all(column.numeric for column in columns[1:])


def _row(row: tuple[Inlines, ...], columns: tuple[Column, ...], place: _Context) -> str:
    first, *rest = row
    # A phone shows some tables row by row, with each cell's heading before it.
    cells = "".join(
        f"<td{_numeric(column)}{_attribute('data-label', column.title)}>"
        f"{_inlines(cell, place)}</td>"
        for cell, column in zip(rest, columns[1:], strict=True)
    )
    return f'<tr><th scope="row">{_inlines(first, place)}</th>{cells}</tr>'


def _numeric(column: Column) -> str:
    return _class("numeric") if column.numeric else ""


@_block.register
def _chart(block: Chart, place: _Context) -> str:
    # The style sheet numbers the figures of a page, and says "Figure" before the number.
    name = _attribute("data-name", place.words["chart_name"])
    note = f'<p class="source">{_inlines(block.note, place)}</p>' if block.note else ""
    return (
        f'<figure class="chart-{block.kind}"{_id(block.anchor)}>'
        f"<figcaption{name}>{_text(block.title)}</figcaption>{charts.bars(block)}{note}"
        f"<details><summary>{_text(place.words['chart_table'])}</summary>"
        f"{_table(block.table, place)}{_chart_file(block, place)}</details></figure>"
    )


def _chart_file(chart: Chart, place: _Context) -> str:
    offered = {".csv": "chart_amounts", ".png": "chart_picture"}
    links = (
        f'<a href="{quote(name)}" download>{_text(place.words[word])}</a>'
        for ending, word in offered.items()
        if (name := charts.file_name(chart, ending))
    )
    return "".join(f"<p>{link}</p>" for link in links)


# --- things to take away or send -------------------------------------------------------------


@_block.register
def _downloads(block: Downloads, _: _Context) -> str:
    files = "".join(_download(file) for file in block.files)
    return f'<ul class="downloads"{_id(block.anchor)}>{files}</ul>'


@_block.register
def _example(block: Example, _: _Context) -> str:
    return f'<pre class="example"{_id(block.anchor)}><code>{_text(block.code)}</code></pre>'


def _download(file: Download) -> str:
    return (
        f'<li><a href="{escape(_checked(file.href))}">{_text(file.title)} '
        f'<span class="format">({_text(file.format)})</span></a>'
        f"<p>{_text(file.description)}</p>{_sum(file.sha256)}</li>"
    )


def _sum(sha256: str) -> str:
    """Return a file's digest, folded: few ask for it, and read aloud it is endless."""
    if not sha256:
        return ""
    return f'<details class="sum"><summary>SHA-256</summary><code>{_text(sha256)}</code></details>'


@_block.register
def _deadlines(block: Deadlines, _: _Context) -> str:
    limits = "".join(_deadline(limit) for limit in block.limits)
    return f'<ul class="deadlines"{_id(block.anchor)}>{limits}</ul>'


def _deadline(limit: Deadline) -> str:
    # The page's script writes the date into the second paragraph and shows it.
    return (
        f"<li><p>{_text(limit.text)}</p>"
        f'<p class="worked-out" hidden data-weeks="{limit.weeks}" data-months="{limit.months}"'
        f"{_attribute('data-template', limit.template)}></p></li>"
    )


@_block.register
def _prepared_email(block: PreparedEmail, place: _Context) -> str:
    words = place.words
    fields = (
        (words["email_to"], _text(block.to)),
        (words["email_subject"], _text(block.subject)),
        (words["email_text"], _lines(block.body)),
    )
    entries = "".join(
        f"<div><dt>{_text(name)}</dt><dd>{value}</dd></div>" for name, value in fields
    )
    # The page's script copies what stands in the last of the entries, and says so.
    return (
        f'<div class="email"{_id(block.anchor)}><dl>{entries}</dl><p class="buttons">'
        f'<a class="button" href="{escape(_mailto(block))}">{_text(block.button)}</a> '
        f'<button class="copy" type="button"{_attribute("data-copied", words["copied"])}'
        f"{_attribute('data-selected', words['copy_yourself'])}>{_text(words['copy_text'])}"
        f'</button></p><p class="told" role="status"></p></div>'
    )


@_block.register
def _action(block: Action, place: _Context) -> str:
    href, word = escape(place.href(block.to)), _text(place.words[block.word])
    return f'<p class="action"{_id(block.anchor)}><a class="button" href="{href}">{word}</a></p>'


def _lines(text: str) -> str:
    """Return plain text with its paragraphs and line breaks kept."""
    paragraphs = re.split(r"\n{2,}", text.strip())
    return "".join(
        f"<p>{'<br>'.join(_text(line) for line in paragraph.splitlines())}</p>"
        for paragraph in paragraphs
    )


def _mailto(email: PreparedEmail) -> str:
    """Return a link that opens ``email`` in the reader's program (RFC 6068: lines end in CRLF)."""
    body = "\r\n".join(email.body.strip().splitlines())
    subject = quote(email.subject, safe="")
    return f"mailto:{quote(email.to, safe='@')}?subject={subject}&body={quote(body, safe='')}"


# --- inlines ---------------------------------------------------------------------------------


def _inlines(inlines: Iterable[Inline], place: _Context) -> str:
    return "".join(_inline(inline, place) for inline in inlines)


@singledispatch
def _inline(inline: Inline, place: _Context) -> str:
    raise TypeError(f"no HTML for words of type {type(inline).__name__} in {place.document}")


@_inline.register
def _plain(inline: Plain, _: _Context) -> str:
    return _text(inline.text)


@_inline.register
def _strong(inline: Strong, place: _Context) -> str:
    return f"<strong>{_inlines(inline.children, place)}</strong>"


@_inline.register
def _emphasis(inline: Emphasis, place: _Context) -> str:
    return f"<em>{_inlines(inline.children, place)}</em>"


@_inline.register
def _foreign(inline: Foreign, place: _Context) -> str:
    words = _inlines(inline.children, place)
    return f'<span lang="{escape(inline.language)}"{_direction(inline.language)}>{words}</span>'


@cache
def _direction(language: str) -> str:
    """Return what keeps words that run from the right in their place among those that don't.

    A direction of its own sets a span apart: or two of them with a number between would be read as
    one, and change places.
    """
    try:
        found = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return ""
    return ' dir="rtl"' if found.text_direction == "rtl" else ""


@_inline.register
def _link(inline: Link, place: _Context) -> str:
    words = _inlines(inline.children, place)
    if isinstance(inline.to, Target):
        return f'<a href="{escape(place.href(inline.to))}">{words}</a>'
    external = ' rel="external"' if inline.to.startswith("https:") else ""
    return f'<a href="{escape(_checked(inline.to))}"{external}>{words}</a>'


@_inline.register
def _code(inline: Code, _: _Context) -> str:
    return f"<code>{_text(inline.text)}</code>"


@_inline.register
def _inserted(inline: Inserted, place: _Context) -> str:
    return f"<ins>{_spoken(inline.children, place.words['marked_in'], place)}</ins>"


@_inline.register
def _deleted(inline: Deleted, place: _Context) -> str:
    return f"<del>{_spoken(inline.children, place.words['marked_out'], place)}</del>"


def _spoken(inlines: Inlines, mark: str, place: _Context) -> str:
    """Return marked words with the mark in words, since few screen readers tell such elements."""
    return (
        f'<span class="unseen"> [{_text(mark)}: </span>{_inlines(inlines, place)}'
        '<span class="unseen">] </span>'
    )


@_inline.register
def _quantity(inline: Quantity, _: _Context) -> str:
    if _DATE.fullmatch(inline.value):
        return f'<time datetime="{inline.value}">{_text(inline.text)}</time>'
    return f'<data value="{escape(inline.value)}">{_text(inline.text)}</data>'


@_inline.register
def _missing(inline: Missing, _: _Context) -> str:
    return f'<span class="missing">{_text(inline.text)}</span>'


@_block.register
def _outdated(block: Outdated, place: _Context) -> str:
    quoted = f" <q>{_text(block.english)}</q>" if block.english else ""
    return (
        f'<div class="outdated" role="note"{_id(block.anchor)}><p><strong>'
        f"{_text(place.words['outdated'])}</strong>{quoted}</p>"
        f"<p>{_inlines(block.norwegian, place)}</p></div>"
    )


# --- small parts -----------------------------------------------------------------------------


def _flow(blocks: Blocks, place: _Context) -> str:
    """Return the blocks of an entry; a single paragraph needs no element of its own."""
    match blocks:
        case (Paragraph(content, anchor=None),):
            return _inlines(content, place)
        case _:
            return _blocks(blocks, place)


def _checked(address: str) -> str:
    """Return ``address`` if following it can only open a page, a file or an e-mail."""
    scheme = urlsplit(address).scheme
    if scheme not in {"", "https", "mailto"} or address.startswith(("/", "\\")):
        raise ValueError(f"not a link to follow: {address}")
    return address


def _text(text: str) -> str:
    return escape(text, quote=False)


def _id(anchor: str | None) -> str:
    return _attribute("id", anchor) if anchor else ""


def _class(name: str) -> str:
    return _attribute("class", name)


def _attribute(name: str, value: str) -> str:
    return f' {name}="{escape(value)}"'
