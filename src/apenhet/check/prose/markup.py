"""What may stand in a text: words, a little Markdown, references; nothing that could do harm.

The renderer shows all the rest as the characters they are; here an editor is told beforehand.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from apenhet.check.prose.phrases import LANGUAGE_NAMES, LINK, Phrase, blanked, phrase_check
from apenhet.model import Language, is_email, is_safe_url
from apenhet.problems.problem import Problem, Quoted

_ANYTHING_ODD: Final = re.compile(r"[][<>&#*=`~|!^{}%$_]|-[ ]?-[ ]?-")
"""A character that code of any kind begins with: most texts have none."""
_TEMPLATE_CODE: Final = re.compile(
    r"[{<]%[^%]{0,30}%?[}>]?|\{#[^#]{0,30}#?\}?|\$\{[^}]{0,30}\}?|[%#]\}|%>"
)
_BRACES: Final = re.compile(r"\{+[^{}]{0,60}\}+|[{}]+[^{}\n]{0,30}")
_HTML: Final = re.compile(r"<[!?/]?[A-Za-zÆØÅæøå][^<>]{0,40}>?|<!.{0,30}|&(?:#\w+|[A-Za-z]+);")
_SCHEME: Final = re.compile(
    r"\b(?:javascript|vbscript|data|file|ftp|http):(?=[^\s])[^\s)]{0,60}", re.IGNORECASE
)
_MARKDOWN: Final = re.compile(
    r"^[ ]{0,3}#{1,6}(?=\s)"  # a heading
    r"|^[ ]{0,3}>"  # a quotation
    r"|^[ ]{0,3}(?:-[ ]?){3,}$|^[ ]{0,3}(?:\*[ ]?){3,}$|^[ ]{0,3}(?:_[ ]?){3,}$|^[ ]{0,3}=+$"
    r"|!(?=\[[^\]]*\]\()"  # an image
    r"|`+(?:[^`\n]{0,60}`+)?|~{2,}(?:[^~\n]{0,60}~{2,})?"  # code; struck out
    r"|^[ ]*\|.*|\|[ ]*:?-{3,}"  # a table
    r"|\[\^[^\]]*\]|^[ ]{0,3}\[[^\]]+\]:",  # a footnote; a link's address by itself
    re.MULTILINE,
)
_DAMAGED: Final = re.compile(r"Ã[\x80-\xbf˜…†¸¥¦˜]|â€.?|Â[«»§°]|�")
_QUOTES: Final[dict[Language, re.Pattern[str]]] = {
    "nb": re.compile(r"([\"“”„])(?:[^\"“”„]*[\"“”])?"),
    "en": re.compile(r"([«»„])(?:[^«»„]*[»“”])?"),
}
"""Marks of other languages, with the words up to the mark that closes them, where one does."""
_UNUSUAL: Final = re.compile(r"[^\x20-\x7e\n\xa0-\u017f–—‘’“”…]")
_HIDDEN: Final = {"Cc", "Cf", "Cn", "Co", "Cs"}
_LISTED: Final = re.compile(r"(?:[-*+]|[0-9]+[.)])\s")
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
    if not _ANYTHING_ODD.search(phrase.bare):
        return
    for rule, pattern, text in (
        ("no_template_code", _TEMPLATE_CODE, phrase.bare),
        ("no_html", _HTML, phrase.text),
        ("plain_markdown", _MARKDOWN, phrase.text),
    ):
        for match in pattern.finditer(text):
            found = Quoted(phrase.text[match.start() : match.end()])
            yield phrase.problem_at(rule, match, found=found)


@phrase_check
def references_well_formed(phrase: Phrase) -> Iterator[Problem]:
    """Every brace belongs to a reference to a fact or to a mark of language."""
    if phrase.file.kind == "labels":
        return  # their braces are blanks to fill in
    for match in _BRACES.finditer(blanked(phrase.bare, _TEMPLATE_CODE)):
        found = Quoted(phrase.text[match.start() : match.end()])
        yield phrase.problem_at("reference_well_formed", match, found=found)


@phrase_check
def links_safe(phrase: Phrase) -> Iterator[Problem]:
    """Links lead to complete https addresses or to an e-mail address, and nowhere else."""
    targets = [match.span(2) for match in LINK.finditer(phrase.text)]
    wrong = [span for span in targets if not _is_safe(phrase.text[slice(*span)])]
    within = {start for start, _ in targets}
    wrong += [m.span() for m in _SCHEME.finditer(phrase.text) if m.start() not in within]
    for start, end in wrong:
        yield phrase.problem("link_safe", start, end, found=Quoted(phrase.text[start:end]))


def _is_safe(target: str) -> bool:
    if target.startswith("mailto:"):
        return is_email(target.removeprefix("mailto:"))
    return is_safe_url(target)


@phrase_check
def nothing_hidden(phrase: Phrase) -> Iterator[Problem]:
    """No text holds characters that cannot be seen, or letters damaged by a wrong encoding."""
    told: set[str] = set()
    for match in _UNUSUAL.finditer(phrase.text):
        hidden = match.group()
        if hidden not in told and unicodedata.category(hidden) in _HIDDEN:
            told.add(hidden)
            yield phrase.problem_at("no_hidden_characters", match, code=f"U+{ord(hidden):04X}")
    damaged = _DAMAGED.search(phrase.text)
    if damaged:
        yield phrase.problem_at("letters_intact", damaged, found=Quoted(damaged.group()))


@phrase_check
def quotation_marks_fit(phrase: Phrase) -> Iterator[Problem]:
    """Each language has its own quotation marks."""
    if phrase.language is None:
        return
    rule, language = "quotation_marks_of_the_language", LANGUAGE_NAMES[phrase.language]
    for match in _QUOTES[phrase.language].finditer(phrase.bare):
        mark = match.group(1)
        yield phrase.problem(rule, *match.span(1), found=mark, language=language)


@phrase_check
def headings_on_one_line(phrase: Phrase) -> Iterator[Problem]:
    """Headings, labels and names are one line of words."""
    key = phrase.path[-2] if phrase.language and len(phrase.path) > 1 else phrase.path[-1]
    text = phrase.text.strip()
    one_line = key in _ONE_LINE or (key == "text" and _ONE_LINE_LISTS.intersection(phrase.path))
    if one_line and ("\n" in text or _LISTED.match(text)):
        yield phrase.problem("on_one_line", 0, len(phrase.text.partition("\n")[0]))
