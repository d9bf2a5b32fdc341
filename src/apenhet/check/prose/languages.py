"""The two languages side by side: each in its own, and both saying the same.

Norwegian is the text that counts; English is its translation. What a program sees of
that is advice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
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
from apenhet.check.prose.numbers import TIME, Number, all_numbers, counts_only, has_digits, numbers
from apenhet.check.prose.spelling import NAMED
from apenhet.facts import REFERENCE
from apenhet.model import LANGUAGES, Language
from apenhet.problems.problem import Problem, Quoted
from apenhet.read.dictionary import listed

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
        mine, others = (LANGUAGE_NAMES[half.language or "nb"] for half in (phrase, other))
        own = blanked(without_addresses(phrase.own_words), _ANY_LANGUAGE)
        for begin, sentence in sentences(own):
            told = [_language_of(word) for word in filter(tells, _WORD.findall(sentence))]
            least = max(told.count(phrase.language), 1 if is_same else 2)
            if told.count(other.language) >= least:
                rule = "translated" if is_same else "in_its_language"
                span = begin, begin + len(sentence)
                yield phrase.problem(rule, *span, language=mine, other=others)
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
    for phrase, other in pair.in_order():
        language = LANGUAGE_NAMES[phrase.language or "nb"]
        first = {fact_named(one[1]): one for one in reversed([*REFERENCE.finditer(phrase.text)])}
        for fact in phrase.facts_named - other.facts_named:
            at, path = first[fact], Quoted(fact)
            yield phrase.problem_at("same_facts", at, path=path, language=language)


@pair_check
def same_digits(pair: Pair) -> Iterator[Problem]:
    """What one text counts in digits stands in both; other numbers stand against none."""
    alone = {half: _alone(half, other) for half, other in pair.in_order()}
    for phrase, other in pair.in_order():
        in_digits = {has_digits(number.typed) for number in alone[other]}
        counts = {number.start for number in numbers(counts_only(phrase.prose))}
        for number in alone[phrase]:
            if number.start in counts or has_digits(number.typed) in in_digits:
                language = LANGUAGE_NAMES[phrase.language or "nb"]
                yield phrase.problem("same_digits", number.start, number.end, language=language)


def _alone(phrase: Phrase, other: Phrase) -> list[Number]:
    """Return the numbers that another text does not say in any way, of those alike the first."""
    language, there = phrase.language or "nb", other.language or "nb"
    said = {number.plain for number in all_numbers(other.prose, there)} | {"0", "1"}
    ours = {
        number.plain: number
        for number in reversed(all_numbers(blanked(phrase.prose, TIME), language))
    }
    return [number for plain, number in ours.items() if plain not in said]
