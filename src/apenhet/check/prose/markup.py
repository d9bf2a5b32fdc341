"""How a text is marked up: what the page would show as signs, drop, or run together.

The parser that renders the texts says what it understands; an editor is told of the rest
beforehand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from apenhet.check.phrases import FOREIGN, LINK, Phrase, blanked, phrase_check
from apenhet.model import LANGUAGES, is_email, is_safe_url
from apenhet.problems.problem import Problem, Quoted

if TYPE_CHECKING:
    from markdown_it.token import Token

_SIGNS: Final = re.compile(r"[][<>&#`|~!^{}%$]|^[ ]*(?:[-*_=][ ]?){3,}$", re.MULTILINE)
"""What code of any kind begins with: most texts have none, and need no closer look."""
_BRACES: Final = re.compile(r"\{+[^{}]{0,60}\}+|[{}]+[^{}\n]{0,30}")
_SHOWN: Final = {"heading_open", "hr", "blockquote_open", "fence", "s_open"}
"""Kinds of tokens whose signs alone are told."""
_OF_OTHERS: Final = re.compile(r"\[\^[^\][]*\]|^[ ]*\|.*\|[ ]*$|<!--?", re.MULTILINE)
"""A footnote, a row of a table or a remark that is not whole: the parser has no rule for them."""
_ADDRESS: Final = r"[ ]*(?:https?:|www\.|mailto:|[^\s()]+@)[^\s()<>]*"
_BROKEN_LINKS: Final = re.compile(
    # A space before the address, no end to it, other brackets, or the brackets exchanged.
    rf"\[[^\][\n]+\][ ]?[(\[]?{_ADDRESS}(?:[ ]*[)\]])?|\([^()\n]+\)\[{_ADDRESS}\]|<{_ADDRESS}>",
    re.IGNORECASE,
)
_LIST: Final = re.compile(
    # Signs that people write before entries of a list, of which Markdown knows the first three.
    r"^[ ]*(?:([-+*·])[ \t].*(?:\n.+)*?\n[ ]*\1|([–—])[ \t].*\n[ ]*\2"
    r"|1([.)])[ \t].*(?:\n.+)*?\n[ ]*2\3)[ \t]|(?<!\S)([•▪●◦‣⁃])[ \t](?:.|\n(?![ ]*\n))*\s\4[ \t]",
    re.MULTILINE,
)
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
    found = found or _OF_OTHERS.findall(phrase.text)[:1]
    end = 0
    for sign in found:
        start = max(phrase.text.lower().find(sign.lower(), end), 0)
        end = start + len(sign)
        rule = "no_html" if sign[:1] in {"&", "<"} else "plain_markdown"
        yield phrase.problem(rule, start, end)


def _signs_of(token: Token, text: str) -> Iterator[str]:
    """Yield the signs of a token, and of those inside it, that the renderer does not understand."""
    for inner in token.children or ():
        yield from _signs_of(inner, text)
    if token.type in _SHOWN or token.info == "entity":
        yield token.markup
    elif token.type == "table_open" and token.map:
        yield text.split("\n")[token.map[0]].strip()
    elif token.type == "code_inline":
        yield token.markup + token.content + token.markup
    elif token.type == "image":
        yield "!["
    elif token.type.startswith("html_"):
        yield token.content.strip()


@phrase_check
def braces_belong(phrase: Phrase) -> Iterator[Problem]:
    """Every brace belongs to a reference to a fact or to a mark of language."""
    if phrase.file.kind == "labels":
        return  # their braces are blanks to fill in
    for match in _BRACES.finditer(phrase.bare):
        yield phrase.problem_at("reference_well_formed", match)


@phrase_check
def languages_known(phrase: Phrase) -> Iterator[Problem]:
    """Words are marked as foreign by the code of a language."""
    for match in FOREIGN.finditer(phrase.text):
        code = match.group(2)
        if code in LANGUAGES:
            continue
        from babel.localedata import exists  # takes its time, and nearly all are in our own two

        if not (re.fullmatch("[a-z]{2,3}", code) and exists(code)):
            yield phrase.problem("language_known", *match.span(2))


@phrase_check
def links_lead_out(phrase: Phrase) -> Iterator[Problem]:
    """Links lead to complete https addresses or to an e-mail address, and nowhere else."""
    for match in LINK.finditer(phrase.text):
        target = match.group(2)
        mail = target.removeprefix("mailto:")
        if " " in target and is_safe_url(target.replace(" ", "")):
            yield phrase.problem_at("link_whole", match)
        elif not (is_safe_url(target) if mail == target else is_email(mail)):
            yield phrase.problem("link_safe", *match.span(2))
    for match in _BROKEN_LINKS.finditer(blanked(blanked(phrase.text, LINK), FOREIGN)):
        yield phrase.problem_at("link_whole", match)


@phrase_check
def lines_stay_apart(phrase: Phrase) -> Iterator[Problem]:
    """What is typed as a list or as paragraphs stands as a list or as paragraphs on the page."""
    from apenhet.texts import parser

    raw = phrase.scalar.raw
    typed = _LIST.search(raw)
    if typed and "list_item_open" not in {token.type for token in parser().parse(phrase.text)}:
        begin = typed.group().partition("\n")[0].strip()
        place, found = phrase.scalar.place_of(begin), Quoted(begin)
        yield phrase.file.problem("list_stands_apart", phrase.path, place, found=found)
    elif raw[:1] not in {"|", ">"} and re.search(r"\n[ ]*\n", raw.strip()):
        yield phrase.problem("paragraphs_stand_apart", 0, 0)


@phrase_check
def headings_on_one_line(phrase: Phrase) -> Iterator[Problem]:
    """Headings, labels and names are one line of words."""
    text = phrase.text.strip()
    is_one_line = _ONE_LINE.intersection(phrase.path[-2:]) or "responsibilities" in phrase.path
    if is_one_line and ("\n" in text or re.match(r"(?:[-+*]|[0-9]+[.)])\s", text)):
        yield phrase.problem("on_one_line", 0, len(phrase.text.partition("\n")[0]))
