"""The two languages side by side: each in its own, and both saying the same.

Norwegian is the text that counts; English is its translation. What a program sees of
that is advice.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from typing import Final

from apenhet.check.prose.numbers import counts_only, in_words, numbers
from apenhet.check.prose.phrases import (
    LANGUAGE_NAMES,
    NAMES,
    Pair,
    Phrase,
    blanked,
    fact_named,
    pair_check,
    sentences,
)
from apenhet.facts import REFERENCE
from apenhet.model import LANGUAGES, Language
from apenhet.problems.problem import Problem, Quoted


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_WORD: Final = re.compile(r"[^\W\d_]+")
_SMALL: Final[dict[Language, frozenset[str]]] = {
    "nb": _set(
        "og ikke som av på til er vi har det den en et å skal kan med fra ved eller hva hvordan om "
        "alle ble blir enn etter hos hvor hvem hver ingen inn mellom mot noe noen når også oss seg "
        "sin sine sitt slik uten vår våre vårt være vil dette disse denne dere de gjennom hvert "
        "både samt må gjør gjelder flere mange andre hvis fordi bare egen eget egne jeg skjer får "
        "gir"
    ),
    "en": _set(
        "the and of is are we our with that this which not from what how or was were has have had "
        "will would should it its their they them who whose when where than then these those there "
        "been being into about after before any in on every each through only more must can if as "
        "but because while also some such other your"
    ),
}
"""Small words that give a language away, none of them a word of both."""
SMALL_WORDS: Final = _SMALL["nb"] | _SMALL["en"]
_TELLS: Final[dict[str, Language]] = {
    word: language for language in LANGUAGES for word in _SMALL[language]
}
_LETTERS_NB: Final = re.compile(r"[æøå]")
_NO_OWN_WORDS: Final = (
    re.compile(r"«[^«»]{1,200}»|“[^“”]{1,200}”|‘[^‘’]{1,200}’(?!\w)"),
    re.compile(r"\b[A-ZÆØÅ]\w+(?:(?: [a-zæøå]{1,3}){1,3} [A-ZÆØÅ]\w+)+"),  # Save the Children
    re.compile(r"(?<!\S)\S*(?:@|\.(?:no|com|org|net|eu|int)\b)\S*"),
    re.compile(r"(?<=\w )[A-ZÆØÅ]\w+(?: [A-ZÆØÅ]\w+)*"),  # a capital within a sentence: a name
)
"""What can be in any language: quotations, names, addresses."""
_IN_A_ROW: Final = 3
"""This many telling words of the other language in a row put a sentence in the wrong one."""
_SHORT: Final = 3
"""Letters of a word that a name may have in small letters, and words of a title or a label."""
_NAMED: Final = NAMES | {"publisher"}
"""Keys of names, which may read the same in both languages whatever they look like."""
_LONG: Final = 100
"""Letters of a text; a shorter one may be a word in one language and a phrase in the other."""
_FRACTION: Final = 4
_AGREEMENT: Final = re.compile(
    r"konvensjon|erklæring|covenant|convention|declaration", re.IGNORECASE
)
_YEAR: Final = re.compile(r"(?:19|20)[0-9]{2}")
_ORDINAL: Final = re.compile(r"\b([0-9]+)(?:st|nd|rd|th)\b")
_HALF: Final = re.compile(r"\b(?:half|halv)", re.IGNORECASE)
_AMOUNT: Final = re.compile(r"[0-9]{1,15}(?:\.[0-9]{1,6})?")
_SCALES: Final = (1_000, 1_000_000, 1_000_000_000)
"""«1,5 millioner» and "1,500,000" are the same."""


# --- each in its own ------------------------------------------------------------------------------


@pair_check
def in_its_language(pair: Pair) -> Iterator[Problem]:
    """Each sentence of a text is in the language the text says it is."""
    if pair.nb.own_words == pair.en.own_words:
        return  # left untranslated, which is told below
    for phrase, other in pair.in_order():
        text = phrase.own_words
        for pattern in _NO_OWN_WORDS:
            text = blanked(text, pattern)
        for begin, sentence in sentences(text):
            if phrase.language and other.language and _is_stray(sentence, phrase.language):
                end = begin + len(sentence)
                yield phrase.problem(
                    "in_its_language",
                    begin,
                    end,
                    found=Quoted(phrase.text[begin:end]),
                    language=LANGUAGE_NAMES[phrase.language],
                    other=LANGUAGE_NAMES[other.language],
                )
                break


def _is_stray(sentence: str, language: Language) -> bool:
    """Whether a sentence is in the other language, wholly or in good part."""
    told = [found for word in _WORD.findall(sentence) if (found := _language_of(word))]
    own = told.count(language)
    in_a_row = (len(list(same)) for found, same in groupby(told) if found != language)
    return len(told) - own > own + 1 or max(in_a_row, default=0) >= _IN_A_ROW


def _language_of(word: str) -> Language | None:
    """Return the language that a word gives away; capitals are abbreviations, as in IT and WHO."""
    if word.isupper() and len(word) > 1:
        return None
    small = word.lower()
    found = _TELLS.get(small)
    return "nb" if found is None and word == small and _LETTERS_NB.search(word) else found


@pair_check
def translated(pair: Pair) -> Iterator[Problem]:
    """No text was left untranslated."""
    words = _WORD.findall(pair.nb.own_words)
    may_be_alike = _NAMED.intersection(pair.nb.path[-2:-1]) or pair.nb.file.kind == "labels"
    if words == _WORD.findall(pair.en.own_words) and not may_be_alike and not _is_a_name(words):
        yield pair.en.problem("translated", 0, 0)


def _is_a_name(words: Sequence[str]) -> bool:
    """Whether words can be right in both languages: with capitals, or one or two that both have."""
    small = [word for word in words if word.islower() and len(word) > _SHORT]
    return not small or (len(words) < _SHORT and not any(map(_language_of, small)))


# --- both the same --------------------------------------------------------------------------------


@pair_check
def same_facts(pair: Pair) -> Iterator[Problem]:
    """Both texts name the same facts."""
    for phrase, other in pair.in_order():
        told: set[str] = set()
        for match in REFERENCE.finditer(phrase.text):
            fact = fact_named(match.group(1))
            if fact not in other.facts_named | told and phrase.language:
                told.add(fact)
                language = LANGUAGE_NAMES[phrase.language]
                yield phrase.problem_at("same_facts", match, path=Quoted(fact), language=language)


@pair_check
def same_digits(pair: Pair) -> Iterator[Problem]:
    """What is counted in digits stands in both texts, in digits or in words."""
    for phrase, other in pair.in_order():
        elsewhere = {number.plain for number in numbers(other.prose)}
        elsewhere.update(_ORDINAL.findall(other.prose))
        for number in numbers(counts_only(phrase.prose)):
            if number.plain not in elsewhere and not _is_said(number.plain, other, elsewhere):
                elsewhere.add(number.plain)
                yield phrase.problem(
                    "same_digits",
                    number.start,
                    number.end,
                    digits=Quoted(number.typed),
                    language=LANGUAGE_NAMES[phrase.language or "nb"],
                )


def _is_said(plain: str, other: Phrase, elsewhere: set[str]) -> bool:
    """Whether the other text says a number in another way, or need not say it."""
    if plain in {"0", "1"} or (_YEAR.fullmatch(plain) and _AGREEMENT.search(other.text)):
        return True
    if plain == "50" and _HALF.search(other.text):
        return True
    if _is_same_amount(plain, elsewhere):
        return True
    language, value = (
        other.language or "nb",
        int(plain) if plain.isdecimal() and len(plain) <= _SHORT else 0,
    )
    forms = in_words(value, language) + in_words(value, language, ordinal=True) if value else ()
    said = re.compile(rf"(?<![^\W_])(?:{'|'.join(forms)})", re.IGNORECASE)
    return bool(forms) and said.search(other.prose) is not None


def _is_same_amount(plain: str, elsewhere: Collection[str]) -> bool:
    """Whether one number is another in thousands, millions or milliards."""
    if not _AMOUNT.fullmatch(plain):
        return False
    others = [Decimal(one) for one in elsewhere if _AMOUNT.fullmatch(one)]
    one = Decimal(plain)
    return any(one * x == other or other * x == one for other in others for x in _SCALES)


@pair_check
def both_halves_whole(pair: Pair) -> Iterator[Problem]:
    """Neither half of a text says only a fraction of what the other does."""
    for phrase, other in pair.in_order():
        if len(other.text) < _LONG or _letters(other) < _LONG:
            continue
        if _letters(phrase) * _FRACTION < _letters(other) and phrase.language and other.language:
            yield phrase.problem(
                "both_halves_whole",
                0,
                0,
                language=LANGUAGE_NAMES[phrase.language],
                other=LANGUAGE_NAMES[other.language],
            )


def _letters(phrase: Phrase) -> int:
    return sum(map(str.isalpha, phrase.prose))
