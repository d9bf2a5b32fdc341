"""The two languages side by side: each in its own, and both saying the same.

Norwegian is the text that counts; English is its translation. Neither may say more in figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from apenhet.checks.numbers import numbers
from apenhet.checks.phrases import LANGUAGE_NAMES, Pair, Phrase, fact_named, pair_check
from apenhet.facts import REFERENCE
from apenhet.model import LANGUAGES, Language
from apenhet.problems import Problem, Quoted

_WORD: Final = re.compile(r"[^\W\d_]+")
_TELLING: Final[dict[Language, re.Pattern[str]]] = {
    "nb": re.compile(
        r"\b(?:og|ikke|som|av|på|til|er|vi|har|det|den|en|et|å|skal|kan|med|fra|ved|eller|hva|hvordan"
        r"|om|alle|ble|blir|enn|etter|hos|hvor|hvem|hver|ingen|inn|mellom|mot|noe|noen|når|også|oss"
        r"|seg|sin|sine|sitt|slik|uten|vår|våre|vårt|være|vil|dette|disse|denne|dere|de|gjennom|hvert|både|samt)\b",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:the|and|of|is|are|we|our|with|that|this|which|not|from|what|how|or|was|were|has|have"
        r"|had|will|would|should|it|its|their|they|them|who|whose|when|where|than|then|these|those"
        r"|there|been|being|into|about|after|before|any|in|on|every|each|through|only|more)\b",
        re.IGNORECASE,
    ),
}
"""Small words that give a language away, none of them a word of both."""
_ENOUGH: Final = 2
"""This many words of the other language, and none of its own, put a text in the wrong one."""
_NAME: Final = 8
"""The longest name (words) that may read the same in both languages and hold no telling word."""
_SHORT: Final = 3
"""Fewer words than this may read the same whatever they are."""


@pair_check
def in_its_language(pair: Pair) -> Iterator[Problem]:
    """Each text is in the language it says it is."""
    if pair.nb.own_words == pair.en.own_words:
        return  # left untranslated, which is told below
    strays = [_stray_words(phrase, other) for phrase, other in pair.in_order()]
    # One word is enough where neither half shows that it is what it should be.
    limit = _ENOUGH if _telling(pair.nb, "nb") or _telling(pair.en, "en") else 1
    for (phrase, other), stray in zip(pair.in_order(), strays, strict=True):
        if stray >= limit and phrase.language and other.language:
            yield phrase.problem(
                "in_its_language",
                0,
                0,
                language=LANGUAGE_NAMES[phrase.language],
                other=LANGUAGE_NAMES[other.language],
            )


def _stray_words(phrase: Phrase, other: Phrase) -> int:
    """Count the telling words of the other language, if there are none of the text's own."""
    if phrase.language is None or other.language is None or _telling(phrase, phrase.language):
        return 0
    return _telling(phrase, other.language)


def _telling(phrase: Phrase, language: Language) -> int:
    return len(_TELLING[language].findall(phrase.own_words))


@pair_check
def translated(pair: Pair) -> Iterator[Problem]:
    """No text was left untranslated."""
    words = _WORD.findall(pair.nb.own_words)
    if words != _WORD.findall(pair.en.own_words) or len(words) < _SHORT:
        return
    if len(words) > _NAME or any(_telling(pair.nb, language) for language in LANGUAGES):
        yield pair.en.problem("translated", 0, 0)


@pair_check
def same_facts(pair: Pair) -> Iterator[Problem]:
    """Both texts name the same facts."""
    for phrase, other in pair.in_order():
        elsewhere = other.facts_named
        told: set[str] = set()
        for match in REFERENCE.finditer(phrase.text):
            fact = fact_named(match.group(1))
            if fact not in elsewhere | told and phrase.language:
                told.add(fact)
                language = LANGUAGE_NAMES[phrase.language]
                yield phrase.problem_at("same_facts", match, path=Quoted(fact), language=language)


@pair_check
def same_digits(pair: Pair) -> Iterator[Problem]:
    """What is typed in digits stands in both texts."""
    for phrase, other in pair.in_order():
        elsewhere = {number.plain for number in numbers(other.prose)}
        told: set[str] = set()
        for number in numbers(phrase.prose):
            if number.plain not in elsewhere | told and phrase.language:
                told.add(number.plain)
                yield phrase.problem(
                    "same_digits",
                    number.start,
                    number.end,
                    digits=Quoted(number.typed),
                    language=LANGUAGE_NAMES[phrase.language],
                )
