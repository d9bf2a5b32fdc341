"""Texts that are not finished: left to fill in, cut off, or whole in one language only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from apenhet.check.prose.phrases import LANGUAGE_NAMES, Pair, Phrase, pair_check, phrase_check
from apenhet.check.prose.placeholders import note, unfinished
from apenhet.problems.problem import Problem, Quoted

_SENTENCES: Final = re.compile(r"[^\W\d_]{2}[.!?] +[A-ZÆØÅ«“‘(\[]")
"""A text with a full stop inside: it is made of sentences, so that it must end like one."""
_ENDED: Final = re.compile(r"(?:[.!?:…][*_)\]»”’\"]*|\}\}|\))$")
_CUT_OFF: Final = re.compile(r"(?:[,–—/&(«“‘]|(?<=\s)-|\w-)$")
_LIST_LINE: Final = re.compile(r"\s*(?:[-*+]|[0-9]+[.)])\s")
_LAST_WORDS: Final = 40
_LONG: Final = 100
"""Letters of a text; a shorter one may be a word in one language and a phrase in the other."""
_FRACTION: Final = 4


@phrase_check
def nothing_left_to_fill_in(phrase: Phrase) -> Iterator[Problem]:
    """No text has a place left to fill in."""
    match = unfinished(phrase.solid) or _only_a_note(phrase)
    if match:
        found = Quoted(phrase.text[match.start() : match.end()].strip())
        yield phrase.problem_at("nothing_left_to_fill_in", match, found=found)


def _only_a_note(phrase: Phrase) -> re.Match[str] | None:
    """Return the whole text where it is a note of the writer, or stands in place of a name."""
    if phrase.file.kind == "labels":
        return None  # the site has words such as «Utkast» and «Tekst»
    return note(phrase.text, is_name=phrase.language is None and phrase.path[-1] == "name")


@pair_check
def both_halves_whole(pair: Pair) -> Iterator[Problem]:
    """Neither half of a text says only a fraction of what the other does."""
    for phrase, other in pair.in_order():
        if len(other.text) < _LONG or _letters(other) < _LONG:
            continue
        short = _letters(phrase) * _FRACTION < _letters(other)
        if short and phrase.language and other.language and not unfinished(phrase.solid):
            yield phrase.problem(
                "both_halves_whole",
                0,
                0,
                language=LANGUAGE_NAMES[phrase.language],
                other=LANGUAGE_NAMES[other.language],
            )


def _letters(phrase: Phrase) -> int:
    return sum(map(str.isalpha, phrase.prose))


@phrase_check
def sentences_finished(phrase: Phrase) -> Iterator[Problem]:
    """A text of several sentences ends like one, and no text ends in a comma or a hyphen."""
    text = phrase.text.rstrip()
    if _CUT_OFF.search(text) or (_is_of_sentences(text) and not _ENDED.search(text)):
        begin = max(0, len(text) - _LAST_WORDS)
        found = Quoted("…" + text[begin:] if begin else text)
        yield phrase.problem("sentence_finished", begin, len(text), found=found)


def _is_of_sentences(text: str) -> bool:
    last = text.rpartition("\n\n")[2]
    return bool(_SENTENCES.search(last)) and not _LIST_LINE.match(last.rpartition("\n")[2])
