"""The two languages side by side: each in its own, and both saying the same.

Norwegian is the text that counts; English is its translation. What a program sees of
that is advice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import zip_longest
from typing import Final

from apenhet.check.phrases import (
    LANGUAGE_NAMES,
    Pair,
    Phrase,
    blanked,
    fact_named,
    pair_check,
    sentences,
    without_addresses,
)
from apenhet.check.prose.numbers import Number, all_numbers, has_digits
from apenhet.check.prose.spelling import NAMED
from apenhet.facts import REFERENCE
from apenhet.model import LANGUAGES, Language
from apenhet.problems.problem import Problem, Quoted, Value
from apenhet.problems.wording import Wording
from apenhet.read.dictionary import listed

_Alone = Sequence[tuple[int, int, str]]
"""Where something stands in a text that the other language lacks, and what it is."""

_WORD: Final = re.compile(r"\b(?![A-ZÆØÅ]{2,}\b)[^\W\d_]+")
"""Not those in capitals, which are abbreviations: IT, WHO."""
_ANY_LANGUAGE: Final = re.compile(
    # Quotations, names: Save the Children, and a capital within a sentence.
    r"«[^«»]{1,200}»|“[^“”]{1,200}”|‘[^‘’]{1,200}’(?!\w)"
    r"|\b[A-ZÆØÅ]\w+(?:(?: [a-zæøå]{1,3}){1,3} [A-ZÆØÅ]\w+)+|(?<=\w )[A-ZÆØÅ]\w+(?: [A-ZÆØÅ]\w+)*"
)


@pair_check
def in_its_language(pair: Pair) -> Iterator[Problem]:
    """Each sentence of a text is in the language the text says it is, and none was left as it was.

    Of a text that is the same in both, one word tells; names and labels may be so.
    """
    words = _WORD.findall(pair.nb.own_words)
    is_same = words == _WORD.findall(pair.en.own_words)
    if is_same and (pair.nb.file.kind == "labels" or NAMED.intersection(pair.nb.path[-2:-1])):
        return
    # In what is the same in both, words with capitals may be a name.
    tells = str.islower if is_same and len(words) > 1 else bool
    for phrase, other in pair.in_order():
        own = blanked(without_addresses(phrase.own_words), _ANY_LANGUAGE)
        for begin, sentence in sentences(own):
            told = [_language_of(word) for word in filter(tells, _WORD.findall(sentence))]
            least = max(told.count(phrase.language), 1 if is_same else 2)
            if told.count(other.language) >= least:
                rule = "translated" if is_same else "in_its_language"
                others = LANGUAGE_NAMES[other.language or "nb"]
                yield phrase.problem(rule, begin, begin + len(sentence), other=others)
                break


def _language_of(word: str) -> Language | None:
    """Return the language that a word gives away, by its letters or by where it is in use."""
    is_nb = word.islower() and re.search("[æøå]", word)
    return "nb" if is_nb else _in_use_in_one().get(word.lower())


@cache
def _in_use_in_one() -> Mapping[str, Language]:
    """Return the words in use that only one of the languages has: «forord», not "status"."""
    nb, en = ({*map(str.lower, listed(f"{x}.common")), *listed(f"{x}.small")} for x in LANGUAGES)
    return {word: "nb" if word in nb else "en" for word in nb ^ en}


@pair_check
def same_facts(pair: Pair) -> Iterator[Problem]:
    """Both texts name the same facts."""
    told = []
    for phrase, other in pair.in_order():
        first = {fact_named(one[1]): one for one in reversed([*REFERENCE.finditer(phrase.text)])}
        left = first.keys() - other.facts_named
        told.append(sorted((*first[fact].span(), fact) for fact in left))
    yield from _side_by_side("same_facts", pair, *told)


@pair_check
def same_digits(pair: Pair) -> Iterator[Problem]:
    """What one text counts in digits stands in both; other numbers stand against none."""
    alone = {half: _alone(half, other) for half, other in pair.in_order()}
    told = []
    for phrase, other in pair.in_order():
        in_digits = {has_digits(number.typed) for number in alone[other]}
        left = (x for x in alone[phrase] if x.is_count or has_digits(x.typed) in in_digits)
        told.append(sorted((x.start, x.end, x.typed) for x in left))
    yield from _side_by_side("same_digits", pair, *told)


def _side_by_side(rule: str, pair: Pair, nb: _Alone, en: _Alone) -> Iterator[Problem]:
    """Yield what stands in one language only: where both have something, as one problem."""
    for ours, theirs in zip_longest(nb, en):
        phrase, (start, end, found) = (pair.nb, ours) if ours else (pair.en, theirs)
        other: Value = ""
        if ours and theirs:
            only = theirs[2]
            other = Wording(f" «{only}» står bare på engelsk.", f' "{only}" is in English only.')
        yield phrase.problem(rule, start, end, found=Quoted(found), other=other)


def _alone(phrase: Phrase, other: Phrase) -> list[Number]:
    """Return the numbers that another text does not say in any way, of those alike the first."""
    language, there = phrase.language or "nb", other.language or "nb"
    said = {number.plain for number in all_numbers(other.prose, there)} | {"0", "1"}
    ours = {number.plain: number for number in reversed(all_numbers(phrase.prose, language))}
    return [number for plain, number in ours.items() if plain not in said]
