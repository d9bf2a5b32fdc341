"""The two languages side by side: each in its own, and both saying the same.

Norwegian is the text that counts; English is its translation. Neither may say more in figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from apenhet.check.prose.numbers import numbers
from apenhet.check.prose.phrases import (
    LANGUAGE_NAMES,
    NAMES,
    Pair,
    Phrase,
    blanked,
    fact_named,
    pair_check,
)
from apenhet.facts import REFERENCE
from apenhet.model import LANGUAGES, Language
from apenhet.problems.problem import Problem, Quoted


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_WORD: Final = re.compile(r"[^\W\d_]+")
_TELLING: Final[dict[Language, frozenset[str]]] = {
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
_TELLS: Final[dict[str, Language]] = {
    word: language for language in LANGUAGES for word in _TELLING[language]
}
_LENIENT: Final = _set(
    "en et de den sin inn kan om har er med til alle vil "
    "is it its in on not or any who are more only then had about has as if but other"
)
"""Those of them that can stand in the other language after all, as a name or another word."""
_LETTERS_NB: Final = re.compile(r"[æøå]")
_LOOKS: Final[dict[Language, re.Pattern[str]]] = {
    "nb": re.compile(
        r"(?=[^\W\d_]{8})[^\W\d_]*[æøå][^\W\d_]*|[^\W\d_]*(?:kj|gj|tj|skj|ngs[flmprv])[^\W\d_]*"
        r"|[^\W\d_]{2,}(?:sjon(?:er|en)?|heter|skap|elser?|lig(?:e|t|het))"
        r"|norge|sverige|danmark|tyskland|kina|styret?|redegjørelse|leverandør(?:er)?|lave|lavt|høye?"
        r"|fagforening|forbund\w*|ansatte?|medlem(?:mer)?|tiltak|kurs",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"[^\W\d_]{2,}(?:tions?|ness|ities|ship)|general|secretary|board|chair(?:man)?|manager"
        r"|wages?|suppliers?|employees?|norway|sweden|denmark|germany|china|guidelines?|low|high",
        re.IGNORECASE,
    ),
}
"""Words of titles and labels that show their language by letters, ending or being common here."""
_SENTENCE_END: Final = re.compile(
    r"(?<=[.!?:;])[\s*_»”’\"]+(?=[A-ZÆØÅ«“‘(])|\n[ ]*\n|\n(?=[ ]*[-*])"
)
_OF_A_NAME: Final = re.compile(r"\b[A-ZÆØÅ]\w+(?:(?: [a-zæøå]{1,3}){1,3} [A-ZÆØÅ]\w+)+")
"""Words with capitals, and small ones between: "Save the Children"."""
_ORDINAL: Final = re.compile(r"\b([0-9]+)(?:st|nd|rd|th)\b")
"""What English writes for «3.», which reads as a number in Norwegian."""
_ADDRESS: Final = re.compile(r"(?<!\S)\S*(?:@|\.(?:no|com|org|net|eu|int)\b)\S*")
_ENOUGH: Final = 2
"""This many words of the other language, and none of its own, put a sentence in the wrong one."""
_IN_A_ROW: Final = 3
"""This many telling words of the other language after each other do so whatever else there is."""
_NAME: Final = 8
"""The longest name (words) that may read the same in both languages and hold no telling word."""
_SHORT: Final = 3
"""Fewer words than this are no sentence: a title or a label."""
_NAMED: Final = NAMES | {"publisher"}
"""Keys of names, which may read the same in both languages whatever they look like."""


@pair_check
def in_its_language(pair: Pair) -> Iterator[Problem]:
    """Each sentence of a text is in the language the text says it is."""
    if pair.nb.own_words == pair.en.own_words:
        return  # left untranslated, which is told below
    for phrase, other in pair.in_order():
        # One word is enough where neither half shows that it is what it should be.
        stray = _stray(phrase, 1)
        if stray and any(_shows_its_language(half) for half in (pair.nb, pair.en)):
            stray = _stray(phrase, _ENOUGH)
        if stray and phrase.language and other.language:
            yield phrase.problem(
                "in_its_language",
                *stray,
                found=Quoted(phrase.text[slice(*stray)]),
                language=LANGUAGE_NAMES[phrase.language],
                other=LANGUAGE_NAMES[other.language],
            )


@dataclass(frozen=True, slots=True)
class _Told:
    """How many words of a sentence give away its own language and the other, and how clearly."""

    words: int
    own: int
    strays: int
    sure: int
    in_a_row: int

    @classmethod
    def of(cls, sentence: str, language: Language) -> _Told:
        """Count the words of a sentence that is to be in ``language``."""
        without_names = blanked(sentence, _OF_A_NAME)
        words = own = strays = sure = row = longest = 0
        for match in _WORD.finditer(sentence):
            word = match.group()
            words += 1
            found = _language_of(word)
            if found == language:
                own, row = own + 1, 0
            elif found and without_names[match.start()] != " ":
                strays, row = strays + 1, row + 1
                sure += word.lower() not in _LENIENT
                longest = max(longest, row)
        return cls(words, own, strays, sure, longest)

    def is_stray(self, limit: int) -> bool:
        """Whether the sentence is in the other language, wholly or in good part."""
        if self.in_a_row >= _IN_A_ROW:
            return True
        if self.own:
            return bool(self.sure) and self.strays >= max(_ENOUGH, self.own + 1)
        return self.strays >= limit or bool(self.sure and self.words >= _SHORT)


def _language_of(word: str) -> Language | None:
    """Return the language that a word gives away; capitals are abbreviations, as in IT and WHO."""
    if word.isupper() and len(word) > 1:
        return None
    small = word.lower()
    found = _TELLS.get(small)
    return "nb" if found is None and word == small and _LETTERS_NB.search(word) else found


def _shows_its_language(phrase: Phrase) -> bool:
    words = _WORD.findall(phrase.own_words)
    return any(_language_of(word) == phrase.language for word in words)


def _stray(phrase: Phrase, limit: int) -> tuple[int, int] | None:
    """Return where the first sentence in the other language begins and ends, if there is one."""
    if phrase.language is None:
        return None
    begin = 0
    text = blanked(phrase.own_words, _ADDRESS)
    for end, after in [*(m.span() for m in _SENTENCE_END.finditer(text)), (len(text), 0)]:
        if _Told.of(text[begin:end], phrase.language).is_stray(limit):
            blank = len(text[begin:end]) - len(text[begin:end].lstrip())
            return begin + blank, end
        begin = after
    return None


@pair_check
def translated(pair: Pair) -> Iterator[Problem]:
    """No text was left untranslated."""
    words = _WORD.findall(pair.nb.own_words)
    if words and words == _WORD.findall(pair.en.own_words) and not _may_be_alike(pair, words):
        yield pair.en.problem("translated", 0, 0)


def _may_be_alike(pair: Pair, words: Sequence[str]) -> bool:
    """Whether the words can be right in both languages: a name, or a word that both have."""
    if len(words) > _NAME or (len(words) >= _SHORT and any(map(_language_of, words))):
        return False
    if _NAMED.intersection(pair.nb.path[-2:-1]) or pair.nb.file.kind == "labels":
        return True
    if any(word.islower() for word in words[1:]):
        return False  # names have capitals
    return not any(_LOOKS[language].fullmatch(word) for word in words for language in LANGUAGES)


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
        elsewhere.update(_ORDINAL.findall(other.prose))
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
