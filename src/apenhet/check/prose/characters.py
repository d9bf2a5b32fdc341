"""The characters of a text: each can be seen, can be printed, is whole, is what it looks like."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from apenhet.check.phrases import LANGUAGE_NAMES, Phrase, phrase_check
from apenhet.model import Language
from apenhet.problems.problem import Problem, Quoted
from apenhet.render.glyphs import can_be_printed

_UNUSUAL: Final = re.compile(r"[^\x20-\x7e\n\xa0-\xac\xae-\u017f–—‘’“”…]")
"""Most texts have none of these, and need no closer look."""
_SOFT_HYPHEN: Final = "\u00ad"
_HIDDEN: Final = {"Cc", "Cf", "Cn", "Co", "Cs"}
_DISGUISED: Final = re.compile(r"[\u00ad\u0300-\u036f\ufb00-\ufb06\uff01-\uff5e]")
"""Soft hyphens, marks that belong on the letter before them, ligatures, wide forms of letters: what
Word, PDF files and macOS put in place of plain letters."""
_WORD: Final = re.compile(r"\S+")
_DAMAGED: Final = re.compile(r"Ã[\x80-\xbf˜…†¸¥¦˜]|â€.?|Â[«»§°]|�")
_QUOTES: Final[dict[Language, re.Pattern[str]]] = {
    "nb": re.compile(r"([\"“”„])(?:[^\"“”„]*[\"“”])?"),
    "en": re.compile(r"([«»„])(?:[^«»„]*[»“”])?"),
}
"""Marks of other languages, with the words up to the mark that closes them, where one does."""


@phrase_check
def characters_seen(phrase: Phrase) -> Iterator[Problem]:
    """No text holds tabs or other characters that cannot be seen, or letters that are damaged."""
    damaged = _DAMAGED.search(phrase.text)
    if damaged:
        yield phrase.problem_at("letters_intact", damaged, found=Quoted(damaged.group()))
    if not _UNUSUAL.search(phrase.text):
        return
    yield from _disguised(phrase)
    told = {_SOFT_HYPHEN}
    for match in _UNUSUAL.finditer(phrase.text):
        hidden = match.group()
        if hidden not in told and unicodedata.category(hidden) in _HIDDEN:
            told.add(hidden)
            rule = "no_tabs" if hidden == "\t" else "no_hidden_characters"
            values = {} if hidden == "\t" else {"code": f"U+{ord(hidden):04X}"}
            yield phrase.problem_at(rule, match, **values)
    yield from _unprintable(phrase)


def _unprintable(phrase: Phrase) -> Iterator[Problem]:
    """Yield characters that no typeface of the printed edition has; others tell of hidden ones."""
    told: set[str] = set()
    for match in _UNUSUAL.finditer(phrase.text):
        found = match.group()
        known = (
            unicodedata.category(found) in _HIDDEN or _DISGUISED.match(found) or found == "\ufffd"
        )
        if not known and found not in told and not can_be_printed(found):
            told.add(found)
            code = f"U+{ord(found):04X}"
            yield phrase.problem_at("character_printable", match, found=Quoted(found), code=code)


def _disguised(phrase: Phrase) -> Iterator[Problem]:
    """Yield the words with letters that only look like those that one types."""
    if not _DISGUISED.search(phrase.text):
        return
    told: set[str] = set()
    for match in _WORD.finditer(phrase.text):
        word = match.group()
        plain = _with_plain_letters(word)
        if plain != word and word not in told:
            told.add(word)
            values = {"found": Quoted(word), "plain": Quoted(plain)}
            yield phrase.problem_at("letters_plain", match, **values)


def _with_plain_letters(word: str) -> str:
    parts = [
        unicodedata.normalize("NFKC", letter) if _DISGUISED.match(letter) else letter
        for letter in word.replace(_SOFT_HYPHEN, "")
    ]
    return unicodedata.normalize("NFC", "".join(parts))


@phrase_check
def quotation_marks_fit(phrase: Phrase) -> Iterator[Problem]:
    """Each language has its own quotation marks."""
    if phrase.language is None:
        return
    rule, language = "quotation_marks_of_the_language", LANGUAGE_NAMES[phrase.language]
    for match in _QUOTES[phrase.language].finditer(phrase.bare):
        mark = match.group(1)
        yield phrase.problem(rule, *match.span(1), found=mark, language=language)
