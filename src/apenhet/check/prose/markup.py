"""How a text is marked up: what the page would show as signs, drop, or run together.

The parser that renders the texts says what it understands; an editor is told of the rest
beforehand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from apenhet.check.phrases import FOREIGN, LINK, Phrase, blanked, phrase_check
from apenhet.model import is_email, is_safe_url
from apenhet.problems.problem import Problem, Quoted

if TYPE_CHECKING:
    from markdown_it.token import Token

_SIGNS: Final = re.compile(r"[][<>&#`|~!^{}%$]|^[ ]*(?:[-*_=][ ]?){3,}$", re.MULTILINE)
"""What code of any kind begins with: most texts have none, and need no closer look."""
_TEMPLATE_CODE: Final = re.compile(
    r"[{<]%[^%]{0,30}%?[}>]?|\{#[^#]{0,30}#?\}?|\$\{[^}]{0,30}\}?|[%#]\}|%>"
)
_BRACES: Final = re.compile(r"\{+[^{}]{0,60}\}+|[{}]+[^{}\n]{0,30}")
_OF_OTHERS: Final = re.compile(r"\[\^[^\][]*\]|^[ ]*\|.*\|[ ]*$|<!--?", re.MULTILINE)
"""A footnote, a row of a table or a remark that is not whole: the parser has no rule for them."""
_SCRIPT: Final = re.compile(r"\b(?:javascript|vbscript):(?=\S)[^\s)]{0,60}", re.IGNORECASE)
_ADDRESS: Final = r"[ ]*(?:https?:|www\.|mailto:|[^\s()]+@)[^\s()<>]*"
_BROKEN_LINKS: Final = re.compile(
    # With a space between, without its end, with other brackets, or with the brackets exchanged.
    rf"\[[^\][\n]+\][ ]?[(\[]?{_ADDRESS}(?:[ ]*[)\]])?|\([^()\n]+\)\[{_ADDRESS}\]|<{_ADDRESS}>",
    re.IGNORECASE,
)
_CODE_OF_LANGUAGE: Final = re.compile(r"[a-z]{2,3}")
_DASHES: Final = "–—"
_NO_LIST_SIGNS: Final = "•–—·▪●◦‣⁃"
"""Signs that people write before entries of a list, and Markdown does not know."""
_ENTRY: Final = re.compile(rf"[ ]*(?P<sign>[-+*{_NO_LIST_SIGNS}]|[0-9]{{1,2}}[.)])[ \t]+(?=\S)")
_PLAIN_LIST: Final = re.compile(r"(?:[-+*]|[0-9]+[.)])\s")
_ONE_LINE: Final = {
    *("label", "name", "role", "term", "title"),
    *("board", "body", "country", "description", "meaning", "meeting", "place", "publisher"),
    *("reservation", "sector", "storage_country", "vision"),
}
"""Keys of texts that are set on one line: headings, labels, names, cells of tables."""
_ONE_LINE_LISTS: Final = {"responsibilities"}
"""Lists whose texts are cells of a table."""


@phrase_check
def no_code(phrase: Phrase) -> Iterator[Problem]:
    """No text holds HTML, code for templates or Markdown that the pages do not show."""
    if not _SIGNS.search(phrase.bare):
        return
    for match in _TEMPLATE_CODE.finditer(phrase.bare):
        found = Quoted(phrase.text[match.start() : match.end()])
        yield phrase.problem_at("no_template_code", match, found=found)
    yield from _not_shown(phrase)


def _not_shown(phrase: Phrase) -> Iterator[Problem]:
    """Yield what is Markdown, and stands on the page as the signs it is typed with."""
    from apenhet.texts import parser_of_everything

    environment: dict[str, dict[str, object]] = {}
    tokens = parser_of_everything().parse(phrase.text, environment)
    found = [sign for token in tokens for sign in _signs_of(token, phrase.text)]
    found += [label.lower() for label in environment.get("references", {})]
    found = found or [match.group() for match in _OF_OTHERS.finditer(phrase.text)][:1]
    text, begin = phrase.text, 0
    for sign in found:
        start = text.find(sign, begin)
        if start < 0:
            start = max(text.lower().find(sign), 0)
        begin = start + len(sign)
        rule = "no_html" if sign[:1] in {"&", "<"} else "plain_markdown"
        yield phrase.problem(rule, start, begin, found=Quoted(text[start:begin]))


def _signs_of(token: Token, text: str) -> Iterator[str]:
    """Yield the signs of a token, and of those inside it, that the renderer does not understand."""
    for inner in token.children or ():
        yield from _signs_of(inner, text)
    if token.type in {"heading_open", "hr", "blockquote_open", "fence"}:
        yield token.markup
    elif token.type == "table_open" and token.map:
        yield text.split("\n")[token.map[0]].strip()
    elif token.type == "code_inline":
        yield token.markup + token.content + token.markup
    elif token.type == "image":
        yield "!["
    elif token.type.startswith("html_"):
        yield token.content.strip()
    elif token.type == "s_open" or token.info == "entity":
        yield token.markup


@phrase_check
def braces_belong(phrase: Phrase) -> Iterator[Problem]:
    """Every brace belongs to a reference to a fact or to a mark of language."""
    if phrase.file.kind == "labels":
        return  # their braces are blanks to fill in
    for match in _BRACES.finditer(blanked(phrase.bare, _TEMPLATE_CODE)):
        found = Quoted(phrase.text[match.start() : match.end()])
        yield phrase.problem_at("reference_well_formed", match, found=found)


@phrase_check
def languages_known(phrase: Phrase) -> Iterator[Problem]:
    """Words are marked as foreign by the code of a language."""
    for match in FOREIGN.finditer(phrase.text):
        code = match.group(2)
        if code not in {"en", "nb"} and not _is_language(code):
            yield phrase.problem("language_known", *match.span(2), found=Quoted(code))


def _is_language(code: str) -> bool:
    from babel.localedata import exists

    return _CODE_OF_LANGUAGE.fullmatch(code) is not None and exists(code)


@phrase_check
def links_lead_out(phrase: Phrase) -> Iterator[Problem]:
    """Links lead to complete https addresses or to an e-mail address, and nowhere else."""
    spans = [match.span(2) for match in LINK.finditer(phrase.text)]
    wrong = [span for span in spans if not _is_safe(phrase.text[slice(*span)])]
    rest = blanked(phrase.text, LINK)
    wrong += [match.span() for match in _SCRIPT.finditer(rest)]
    for start, end in wrong:
        yield phrase.problem("link_safe", start, end, found=Quoted(phrase.text[start:end]))
    for match in _BROKEN_LINKS.finditer(blanked(rest, FOREIGN)):
        yield phrase.problem_at("link_whole", match, found=Quoted(match.group()))


def _is_safe(target: str) -> bool:
    if target.startswith("mailto:"):
        return is_email(target.removeprefix("mailto:"))
    return is_safe_url(target)


# --- what runs together -------------------------------------------------------------------------


@phrase_check
def lines_stay_apart(phrase: Phrase) -> Iterator[Problem]:
    """What is typed as a list or as paragraphs stands as a list or as paragraphs on the page."""
    raw = phrase.scalar.raw
    if "\n" not in raw.strip():
        return
    lines = raw.split("\n")
    signs = [(number, match) for number, line in enumerate(lines) if (match := _ENTRY.match(line))]
    for (first, sign), (second, next_sign) in pairwise(signs):
        begin, end = lines[first].strip(), lines[second].strip()
        if (
            _is_same_list(sign["sign"], next_sign["sign"], second - first)
            and all(map(str.strip, lines[first:second]))
            and (sign["sign"] in _NO_LIST_SIGNS or f"\n{end}" not in _unindented(phrase.text))
        ):
            place = phrase.scalar.place_of(begin)
            yield phrase.file.problem("list_stands_apart", phrase.path, place, found=Quoted(begin))
            return
    if raw[:1] not in {"|", ">"} and any(not line.strip() for line in lines[1:-1]):
        yield phrase.problem("paragraphs_stand_apart", 0, 0)


def _is_same_list(sign: str, next_sign: str, lines: int) -> bool:
    """Whether two lines begin as entries of one list do, and not as a dash or a date may."""
    if sign[0].isdigit():
        return (sign[:-1], next_sign[:-1]) == ("1", "2")
    return sign == next_sign and (lines == 1 or sign not in _DASHES)


def _unindented(text: str) -> str:
    return re.sub(r"\n[ ]+", "\n", text)


@phrase_check
def headings_on_one_line(phrase: Phrase) -> Iterator[Problem]:
    """Headings, labels and names are one line of words."""
    key = phrase.path[-2] if phrase.language and len(phrase.path) > 1 else phrase.path[-1]
    text = phrase.text.strip()
    one_line = key in _ONE_LINE or (key == "text" and _ONE_LINE_LISTS.intersection(phrase.path))
    if one_line and ("\n" in text or _PLAIN_LIST.match(text)):
        yield phrase.problem("on_one_line", 0, len(phrase.text.partition("\n")[0]))
