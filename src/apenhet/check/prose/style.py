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
from apenhet.read.dictionary import instead

SET: Final = "set_right"
ON_SIGNS: Final = {SET, "ellipsis_as_one_sign"}
"""The others are on whole words."""
MOST_WORDS: Final = 40
"""In a sentence: what plain language advises against, with room for an official name or two."""
_TWICE: Final = re.compile(r"\b([^\W\d_]+)(?: |\n[ ]{0,8})\1\b", re.IGNORECASE)
_CAN_STAND_TWICE: Final = {"det", "den", "de", "er", "har", "var", "som", "that", "had", "is"}
"""«Det det gjelder», «had had»."""
_AFTER_A_NUMBER: Final = re.compile(r"(?<=[0-9][.!?])\s+(?=[A-ZÆØÅ«‘(])")
"""Where a sentence ends in a number: «i 2023. Vi»."""


@cache
def _better(language: Language) -> tuple[re.Pattern[str], list[tuple[str, Value]]]:
    """Return what finds anything that is better put otherwise; of each group, rule and remedy."""
    rows = sorted(instead(language), key=lambda row: row[0] in ON_SIGNS)
    words, signs = (
        "|".join(f"({pattern})" for rule, pattern, _ in rows if (rule in ON_SIGNS) is on_signs)
        for on_signs in (False, True)
    )
    whole = re.compile(rf"(?<!\w)(?:{words})(?!\w)|{signs}", re.IGNORECASE)
    return whole, [(rule, better) for rule, _, better in rows]


@phrase_check
def well_put(phrase: Phrase) -> Iterator[Problem]:
    """No officialese, each word in its right form; spaces, dashes and marks as the language has."""
    if phrase.language is None or not is_said(phrase):
        return
    pattern, rows = _better(phrase.language)
    for match in pattern.finditer(without_addresses(phrase.text, "o")):
        rule, better = rows[(match.lastindex or 1) - 1]
        found = match.group()
        if rule == SET:
            if phrase.file.kind == "page":
                continue  # it has spaces in place of all that is no text
            # In a message, several spaces would look like one.
            words = _with_its_words(phrase.text, *match.span())
            found = re.sub(" {2,}", lambda spaces: "␣" * len(spaces[0]), words)
        yield phrase.problem_at(rule, match, found=Quoted(found), instead=better)


def _with_its_words(text: str, start: int, end: int) -> str:
    """Return what stands between two places, with the rest of the words they cut."""
    head, tail = text[:start].rpartition(" ")[2], text[end:].partition(" ")[0]
    return f"{head}{text[start:end]}{tail}"


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
            found = Quoted(phrase.text[slice(*span)])
            values: dict[str, Value] = {"count": count, "limit": MOST_WORDS, "found": found}
            yield phrase.problem("sentence_short", *span, **values)


@pair_check
def same_parts(pair: Pair) -> Iterator[Problem]:
    """Both languages have the same paragraphs and lists."""
    if "\n" not in pair.nb.text + pair.en.text:
        return
    (nb, nb_items), (en, en_items) = (_shape(half.text) for half in (pair.nb, pair.en))
    if nb != en or max(nb_items, 1) != max(en_items, 1):  # one may be a date: «3. mars …»
        values = {"nb": nb, "nb_items": nb_items, "en": en, "en_items": en_items}
        yield pair.en.problem("same_parts", 0, 0, **values)


def _shape(text: str) -> tuple[int, int]:
    """Return how many paragraphs and lists a text has, and how many entries of lists."""
    from apenhet.texts import parser

    tokens = parser().parse(text)
    parts = [token for token in tokens if token.nesting == 1 and token.level == 0]
    return len(parts), [token.type for token in tokens].count("list_item_open")
