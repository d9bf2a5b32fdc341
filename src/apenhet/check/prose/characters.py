"""The characters of a text: each can be seen, can be printed, is whole, is what it looks like."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from apenhet.check.phrases import Phrase, phrase_check
from apenhet.problems.problem import Problem, Quoted
from apenhet.render.glyphs import can_be_printed

_UNUSUAL: Final = re.compile(r"[^\x20-\x7e\n\xa0-\xac\xae-\u017f–—‘’“”…]")
"""Most texts have none of these, and need no closer look."""
_HIDDEN: Final = {"Cc", "Cf", "Cn", "Co", "Cs"}
_DISGUISED: Final = r"[\u00ad\u0300-\u036f\ufb00-\ufb06\uff01-\uff5e]"
"""Soft hyphens, marks that belong on the letter before them, ligatures, wide forms of letters: what
Word, PDF files and macOS put in place of plain letters."""
_DAMAGED: Final = re.compile(r"Ã[\x80-\xbf˜…†¸¥¦˜]|â€.?|Â[«»§°]|�")


@phrase_check
def characters_seen(phrase: Phrase) -> Iterator[Problem]:
    """No text holds letters that are damaged or disguised, or what cannot be seen or printed."""
    damaged = _DAMAGED.search(phrase.text)
    if damaged:
        yield phrase.problem_at("letters_intact", damaged)
    if not _UNUSUAL.search(phrase.text):
        return
    for word in _first_of_each(rf"\S*{_DISGUISED}\S*", phrase.text):
        plain = _with_plain_letters(word.group())
        if plain != word.group():
            yield phrase.problem_at("letters_plain", word, plain=Quoted(plain))
    for match in _first_of_each(_UNUSUAL, phrase.text):
        sign, code = match.group(), f"U+{ord(match.group()):04X}"
        if sign == "\t":
            yield phrase.problem_at("no_tabs", match)
        elif sign == "\ufffd" or (
            re.match(_DISGUISED, sign) and sign not in _with_plain_letters(phrase.text)
        ):
            continue  # told above, but for a mark on a letter that there is none with that mark of
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
