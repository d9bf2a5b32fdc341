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
from apenhet.facts import REFERENCE
from apenhet.model import Language
from apenhet.problems.problem import Problem, Quoted, Value
from apenhet.problems.wording import Wording
from apenhet.read.dictionary import instead

SET: Final = "set_right"
ON_SIGNS: Final = {SET, "ellipsis_as_one_sign", "quotation_marks_of_the_language"}
"""The others are on whole words."""
_TWICE: Final = re.compile(
    # «Mer og mer og mer» is meant.
    r"\b([^\W\d_]+|(?!og |and )[^\W\d_]+ (?!og|and|etter|by)[^\W\d_]+)(?: |\n[ ]{0,8})\1\b",
    re.IGNORECASE,
)
_CAN_STAND_TWICE: Final = {"det", "den", "de", "er", "har", "var", "som", "that", "had", "is"}
"""«Det det gjelder», «had had»."""
_LONGER: Final = 1.35
"""How many times the text of the other language a text is that says a sentence more."""
_DIVIDED: Final = re.compile(r"\n[ ]*\n|\n(?=[ ]*(?:[-*+]|[0-9]+[.)])[ ])")
"""Where a paragraph or an entry of a list ends."""


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
        if rule == SET and phrase.file.kind == "page":
            continue  # it has spaces in place of all that is no text
        if rule in ON_SIGNS:
            # In a message, several spaces would look like one.
            words = _with_its_words(phrase.text, *match.span())
            found = re.sub(" {2,}", lambda spaces: "␣" * len(spaces[0]), words)
        yield phrase.problem_at(rule, match, found=Quoted(found), instead=better)


def _with_its_words(text: str, start: int, end: int) -> str:
    """Return what stands between two places, with the rest of the words they cut."""
    head, tail = re.split(r"\s", text[:start])[-1], re.split(r"\s", text[end:])[0]
    return f"{head}{text[start:end]}{tail}"


@phrase_check
def words_once(phrase: Phrase) -> Iterator[Problem]:
    """No word, and no two, stand twice after themselves."""
    for match in _TWICE.finditer(phrase.solid) if is_said(phrase) else ():
        word = match.group(1)
        is_typed = phrase.text.startswith(word, match.start())
        if is_typed and word.lower() not in _CAN_STAND_TWICE:
            yield phrase.problem_at("word_not_doubled", match, found=Quoted(word))


@pair_check
def same_parts(pair: Pair) -> Iterator[Problem]:
    """Both languages have as many paragraphs and list entries, and no sentence more."""
    halves = pair.nb, pair.en
    nb, en = (len(_DIVIDED.findall(half.text.strip())) + 1 for half in halves)
    parts = Wording("avsnitt og listepunkter", "paragraphs and list entries")
    if nb == en:
        nb, en = (len([*sentences(REFERENCE.sub("Oo", half.text))]) for half in halves)
        less, more = (len(half.text) for half in (halves if nb < en else reversed(halves)))
        parts = Wording("setninger", "sentences")
        if not (nb and en) or more < _LONGER * less:
            return  # as many words, in other sentences
    if nb != en:
        yield pair.en.problem("same_parts", 0, 0, nb=nb, en=en, parts=parts)
