"""The signs of a text: what the page would show as typed, print as nothing, drop, or run together.

The parser that renders the texts says what it understands, the typefaces what they have; an editor
is told of the rest beforehand.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from apenhet.check.phrases import FOREIGN, LINK, Phrase, blanked, phrase_check
from apenhet.model import LANGUAGES, is_email, is_safe_url
from apenhet.problems.problem import Problem, Quoted
from apenhet.render.glyphs import can_be_printed

if TYPE_CHECKING:
    from markdown_it.token import Token

_UNUSUAL: Final = re.compile(r"[^\x20-\x7e\n\xa0-\xac\xae-\u017f–—‘’“”…]")
"""Most texts have none of these, and need no closer look."""
_HIDDEN: Final = {"Cc", "Cf", "Cn", "Co", "Cs"}
_DISGUISED: Final = r"[\u00ad\u0300-\u036f\ufb00-\ufb06\uff01-\uff5e]"
"""Soft hyphens, marks that belong on the letter before them, ligatures, wide forms of letters: what
Word, PDF files and macOS put in place of plain letters."""
_DAMAGED: Final = re.compile(r"Ã[\x80-\xbf˜…†¸¥¦˜]|â€.?|Â[«»§°]|�")
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
    rf"\[[^\][\n]+\][: ]?[(\[]?{_ADDRESS}(?:[ ]*[)\]])?|\([^()\n]+\)\[{_ADDRESS}\]|<{_ADDRESS}>",
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
def characters_seen(phrase: Phrase) -> Iterator[Problem]:
    """No text holds letters that are damaged or disguised, or what cannot be seen or printed."""
    if damaged := _DAMAGED.search(phrase.text):
        yield phrase.problem_at("letters_intact", damaged)
    if not _UNUSUAL.search(phrase.text):
        return
    told = {"\ufffd"}
    for word in _first_of_each(rf"\S*{_DISGUISED}\S*", phrase.text):
        plain = _with_plain_letters(word[0])
        if plain != word[0]:
            told.update(set(word[0]) - set(plain))
            yield phrase.problem_at("letters_plain", word, plain=Quoted(plain))
    for match in _first_of_each(_UNUSUAL, phrase.text):
        sign, code = match[0], f"U+{ord(match[0]):04X}"
        if sign in told:
            continue
        if sign == "\t":
            yield phrase.problem_at("no_tabs", match)
        elif unicodedata.category(sign) in _HIDDEN:
            yield phrase.problem_at("no_hidden_characters", match, code=code)
        elif not can_be_printed(sign):
            yield phrase.problem_at("character_printable", match, code=code)


def _first_of_each(pattern: str | re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    found = {match.group(): match for match in reversed(list(re.finditer(pattern, text)))}
    yield from reversed(found.values())


def _with_plain_letters(word: str) -> str:
    plain = re.sub(_DISGUISED, lambda match: unicodedata.normalize("NFKC", match[0]), word)
    return unicodedata.normalize("NFC", plain.replace("\u00ad", ""))


@phrase_check
def no_code(phrase: Phrase) -> Iterator[Problem]:
    """No text holds HTML or Markdown that stands on the page as the signs it is typed with."""
    if not _SIGNS.search(phrase.bare):
        return
    from apenhet.texts import parser_of_everything

    text, end = phrase.text, 0
    tokens = parser_of_everything().parse(text)
    inner = [one for token in tokens for one in (token, *(token.children or ()))]
    found = [sign for token in inner if (sign := _sign_of(token, text))]
    for sign in found or _OF_OTHERS.findall(text)[:1]:
        # A heading's line below it comes before what is in the heading.
        start = max(text.find(sign, end), text.find(sign), 0)
        end = start + len(sign)
        rule = "no_html" if sign[0] in "&<" else "plain_markdown"
        yield phrase.problem(rule, start, end)


def _sign_of(token: Token, text: str) -> str:
    """Return the signs of a token that the renderer does not understand, or none."""
    if token.type in _SHOWN or token.info == "entity":
        return token.markup
    if token.type == "table_open" and token.map:
        return text.split("\n")[token.map[0]].strip()
    if token.type == "code_inline":
        return token.markup + token.content + token.markup
    if token.type == "image":
        return "!["
    return token.content.strip() if token.type.startswith("html_") else ""


@phrase_check
def braces_belong(phrase: Phrase) -> Iterator[Problem]:
    """Every brace belongs to a reference to a fact, or marks words with the code of a language."""
    # Those of labels are blanks to fill in.
    for match in _BRACES.finditer(phrase.bare) if phrase.file.kind != "labels" else ():
        yield phrase.problem_at("reference_well_formed", match)
    for match in FOREIGN.finditer(phrase.text):
        code = match[2]
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
    """What is typed as a list or as paragraphs stands so on the page; a heading is one line."""
    from apenhet.texts import parser

    raw, text = phrase.scalar.raw, phrase.text.strip()
    typed = _LIST.search(raw)
    if typed and "list_item_open" not in {token.type for token in parser().parse(phrase.text)}:
        begin = typed.group().partition("\n")[0].strip()
        place, found = phrase.scalar.place_of(begin), Quoted(begin)
        yield phrase.file.problem("list_stands_apart", phrase.path, place, found=found)
    elif raw[:1] not in {"|", ">"} and re.search(r"\n[ ]*\n", raw.strip()):
        yield phrase.problem("paragraphs_stand_apart", 0, 0)
    is_one_line = _ONE_LINE.intersection(phrase.path[-2:]) or "responsibilities" in phrase.path
    if is_one_line and ("\n" in text or re.match(r"(?:[-+*]|[0-9]+[.)])\s", text)):
        yield phrase.problem("on_one_line", 0, len(phrase.text.partition("\n")[0]))
