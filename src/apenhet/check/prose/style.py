"""How the texts are worded and set: what is nearly always better put otherwise.

A matter of taste has no row here: advice that is wrong once in ten times is read by nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from apenhet.check.phrases import (
    Pair,
    Phrase,
    is_said,
    pair_check,
    phrase_check,
    sentences,
    without_addresses,
)
from apenhet.model import Language
from apenhet.problems.problem import Problem, Quoted, Value
from apenhet.problems.wording import Wording
from apenhet.read.dictionary import instead

MOST_WORDS: Final = 40
"""In a sentence: what plain language advises against, with room for an official name or two."""
_DASH: Final = Wording("tankestrek: –", "a dash: –")
_CLOSE: Final = Wording("uten mellomrom", "no space")
SET: Final[tuple[tuple[Language | None, str, Wording], ...]] = (
    (None, r"(?<=\S) {2,}(?=\S)", Wording("ett mellomrom", "one space")),
    (None, r"(?<=[^\W_]) +[,.;:!?](?=\s|$)", Wording("uten mellomrom foran", "no space before")),
    (None, r"(?<=[^\W_]) +,(?=[^\W\d_])", Wording("mellomrom bare etter", "a space only after")),
    (None, r"(?<=[^\W\d_]{2}),(?=[^\W\d_]{2})", Wording("et mellomrom etter", "a space after")),
    (None, r"[(«‘“] +(?=\w)|(?<=\w) +[)»]", _CLOSE),
    (None, r"(?<=[\w,.)»’]) (?:-|--) (?=[\w(«‘])|(?<=\w)--(?=\w)", _DASH),
    ("nb", r"(?<=\w) ?— ?(?=\w)", _DASH),
    (None, r",[,.;:!?]|[;:][,.;:]", Wording("ett tegn", "one mark")),
    (None, r"§(?=\d)", Wording("et mellomrom etter §", "a space after §")),
    ("nb", r"\d%", Wording("et mellomrom foran %", "a space before %")),
    ("en", r"\d\s+%", Wording("% uten mellomrom", "% without a space")),
)
"""The language whose texts should not hold something, or none for both; what to write instead."""
_TWICE: Final = re.compile(r"\b([^\W\d_]+)(?: |\n[ ]{0,8})\1\b", re.IGNORECASE)
_CAN_STAND_TWICE: Final = {"det", "den", "de", "er", "har", "var", "som", "that", "had", "is"}
"""«Det det gjelder», «had had»."""
_AFTER_A_NUMBER: Final = re.compile(r"(?<=[0-9][.!?])\s+(?=[A-ZÆØÅ«‘(])")
"""Where a sentence ends in a number: «i 2023. Vi»."""
_ENTRY: Final = re.compile(r"^[ ]*([-*+]|[0-9]{1,2}(?=[.)]))[.)]?[ ]", re.MULTILINE)


@cache
def _rows(language: Language) -> tuple[re.Pattern[str], list[tuple[str, re.Pattern[str], Value]]]:
    """Return what finds anything that a language's texts should not hold, and each of it."""
    rows = [
        (rule, rf"(?<!\w)(?:{pattern})(?!\w)", better)
        for rule, pattern, better in instead(language)
    ]
    each: list[tuple[str, re.Pattern[str], Value]] = [
        (rule, re.compile(pattern, re.IGNORECASE), better) for rule, pattern, better in rows
    ]
    return re.compile("|".join(pattern for _, pattern, _ in rows), re.IGNORECASE), each


@phrase_check
def plainly_said(phrase: Phrase) -> Iterator[Problem]:
    """No officialese where a plain word says the same, and each word in its right form."""
    if phrase.language is None or not _rows(phrase.language)[0].search(phrase.own_words):
        return
    for rule, pattern, better in _rows(phrase.language)[1]:
        for match in pattern.finditer(phrase.own_words):
            yield phrase.problem_at(rule, match, found=Quoted(match.group()), instead=better)


@phrase_check
def words_once(phrase: Phrase) -> Iterator[Problem]:
    """No word stands twice after itself."""
    for match in _TWICE.finditer(phrase.solid) if is_said(phrase) else ():
        word = match.group(1)
        is_typed = phrase.text.startswith(word, match.start())
        if is_typed and word.lower() not in _CAN_STAND_TWICE:
            yield phrase.problem_at("word_not_doubled", match, found=Quoted(word))


@phrase_check
def sentences_short(phrase: Phrase) -> Iterator[Problem]:
    """No sentence is too long to be read in one go; a fact that is named counts as a word."""
    for start, words in sentences(phrase.solid):
        count = max(len(part.split()) for part in _AFTER_A_NUMBER.split(words))
        if count > MOST_WORDS:
            span = start, start + len(words)
            values: dict[str, Value] = {
                "count": count,
                "limit": MOST_WORDS,
                "found": Quoted(phrase.text[slice(*span)]),
            }
            yield phrase.problem("sentence_short", *span, **values)


@phrase_check
def well_set(phrase: Phrase) -> Iterator[Problem]:
    """Spaces, dashes and marks are set as the language has them."""
    text = without_addresses(phrase.text, "o") if is_said(phrase) else ""
    for language, pattern, better in SET:
        if language in {None, phrase.language}:
            for match in re.finditer(pattern, text):
                # In a message, several spaces would look like one.
                words = _with_its_words(phrase.text, *match.span())
                found = Quoted(re.sub(" {2,}", lambda spaces: "␣" * len(spaces[0]), words))
                yield phrase.problem_at("set_right", match, found=found, instead=better)


def _with_its_words(text: str, start: int, end: int) -> str:
    """Return what stands between two places, with the rest of the words they cut."""
    head, tail = re.search(r"\S*\Z", text[:start]), re.match(r"\S*", text[end:])
    return f"{head and head[0]}{text[start:end]}{tail and tail[0]}"


@pair_check
def same_parts(pair: Pair) -> Iterator[Problem]:
    """Both languages have the same paragraphs and lists."""
    (nb, nb_items), (en, en_items) = (_shape(half.text) for half in (pair.nb, pair.en))
    if (nb, nb_items) != (en, en_items):
        values = {"nb": nb, "nb_items": nb_items, "en": en, "en_items": en_items}
        yield pair.en.problem("same_parts", 0, 0, **values)


def _shape(text: str) -> tuple[int, int]:
    """Return how many paragraphs, lists among them, and entries of lists a text has."""
    entries = _ENTRY.findall(text)
    is_a_date = len(entries) == 1 and entries[0].isdecimal()
    return len(re.split(r"\n\s*\n", text.strip())), 0 if is_a_date else len(entries)
