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
from apenhet.model import LANGUAGES, is_email, is_safe_url
from apenhet.problems.problem import Problem, Quoted

if TYPE_CHECKING:
    from markdown_it.token import Token

_SIGNS: Final = re.compile(r"[][<>&#`|~!^{}%$]|^[ ]*(?:[-*_=][ ]?){3,}$", re.MULTILINE)
"""What code of any kind begins with: most texts have none, and need no closer look."""
_BRACES: Final = re.compile(r"\{+[^{}]{0,60}\}+|[{}]+[^{}\n]{0,30}")
_OF_OTHERS: Final = re.compile(r"\[\^[^\][]*\]|^[ ]*\|.*\|[ ]*$|<!--?", re.MULTILINE)
"""A footnote, a row of a table or a remark that is not whole: the parser has no rule for them."""
_ADDRESS: Final = r"[ ]*(?:https?:|www\.|mailto:|[^\s()]+@)[^\s()<>]*"
_BROKEN_LINKS: Final = re.compile(
    # With a space between, without its end, with other brackets, or with the brackets exchanged.
    rf"\[[^\][\n]+\][ ]?[(\[]?{_ADDRESS}(?:[ ]*[)\]])?|\([^()\n]+\)\[{_ADDRESS}\]|<{_ADDRESS}>",
    re.IGNORECASE,
)
_NO_LIST_SIGNS: Final = "•–—·▪●◦‣⁃"
"""Signs that people write before entries of a list, and Markdown does not know."""
_ENTRY: Final = re.compile(rf"[ ]*([-+*{_NO_LIST_SIGNS}]|[0-9]{{1,2}}[.)])[ \t]+(?=\S)")
_ONE_LINE: Final = {
    *("label", "name", "role", "term", "title"),
    *("board", "body", "country", "description", "meaning", "meeting", "place", "publisher"),
    *("reservation", "sector", "storage_country", "vision"),
}
"""Keys of texts that are set on one line: headings, labels, names, cells of tables."""


@phrase_check
def no_code(phrase: Phrase) -> Iterator[Problem]:
    """No text holds HTML or Markdown that stands on the page as the signs it is typed with."""
    if not _SIGNS.search(phrase.bare):
        return
    from apenhet.texts import parser_of_everything

    environment: dict[str, dict[str, object]] = {}
    tokens = parser_of_everything().parse(phrase.text, environment)
    found = [sign for token in tokens for sign in _signs_of(token, phrase.text)]
    found += environment.get("references", {})
    found = found or [match.group() for match in _OF_OTHERS.finditer(phrase.text)][:1]
    end = 0
    for sign in found:
        start = max(phrase.text.lower().find(sign.lower(), end), 0)
        end = start + len(sign)
        rule = "no_html" if sign[:1] in {"&", "<"} else "plain_markdown"
        yield phrase.problem(rule, start, end, found=Quoted(phrase.text[start:end]))


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
    for match in _BRACES.finditer(phrase.bare):
        yield phrase.problem_at("reference_well_formed", match, found=Quoted(match.group()))


@phrase_check
def languages_known(phrase: Phrase) -> Iterator[Problem]:
    """Words are marked as foreign by the code of a language."""
    for match in FOREIGN.finditer(phrase.text):
        if match.group(2) not in LANGUAGES and not _is_language(match.group(2)):
            found = Quoted(match.group(2))
            yield phrase.problem("language_known", *match.span(2), found=found)


def _is_language(code: str) -> bool:
    from babel.localedata import exists

    return re.fullmatch("[a-z]{2,3}", code) is not None and exists(code)


@phrase_check
def links_lead_out(phrase: Phrase) -> Iterator[Problem]:
    """Links lead to complete https addresses or to an e-mail address, and nowhere else."""
    for match in LINK.finditer(phrase.text):
        target = match.group(2)
        to_mail = target.startswith("mailto:")
        if not (is_email(target.removeprefix("mailto:")) if to_mail else is_safe_url(target)):
            yield phrase.problem("link_safe", *match.span(2), found=Quoted(target))
    for match in _BROKEN_LINKS.finditer(blanked(blanked(phrase.text, LINK), FOREIGN)):
        yield phrase.problem_at("link_whole", match, found=Quoted(match.group()))


# --- what runs together -------------------------------------------------------------------------


@phrase_check
def lines_stay_apart(phrase: Phrase) -> Iterator[Problem]:
    """What is typed as a list or as paragraphs stands as a list or as paragraphs on the page."""
    from apenhet.texts import parser

    lines = phrase.scalar.raw.split("\n")
    entries = [(at, match[1]) for at, line in enumerate(lines) if (match := _ENTRY.match(line))]
    for (first, sign), (second, next_sign) in pairwise(entries):
        if _is_same_list(sign, next_sign, second - first) and all(lines[first:second]):
            shown = [token.type for token in parser().parse(phrase.text)].count("list_item_open")
            if sign in _NO_LIST_SIGNS or shown < len(entries):
                begin = lines[first].strip()
                place = phrase.scalar.place_of(begin)
                values = {"found": Quoted(begin)}
                yield phrase.file.problem("list_stands_apart", phrase.path, place, **values)
                return
    if lines[0][:1] not in {"|", ">"} and any(not line.strip() for line in lines[1:-1]):
        yield phrase.problem("paragraphs_stand_apart", 0, 0)


def _is_same_list(sign: str, next_sign: str, lines: int) -> bool:
    """Whether two lines begin as entries of one list do, and not as a dash or a date may."""
    if sign[0].isdigit():
        return (sign[:-1], next_sign[:-1]) == ("1", "2")
    return sign == next_sign and (lines == 1 or sign not in "–—")


@phrase_check
def headings_on_one_line(phrase: Phrase) -> Iterator[Problem]:
    """Headings, labels and names are one line of words."""
    text = phrase.text.strip()
    is_one_line = _ONE_LINE.intersection(phrase.path[-2:]) or "responsibilities" in phrase.path
    if is_one_line and ("\n" in text or re.match(r"(?:[-+*]|[0-9]+[.)])\s", text)):
        yield phrase.problem("on_one_line", 0, len(phrase.text.partition("\n")[0]))
