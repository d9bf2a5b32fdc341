"""Numbers as they are typed in running text, in digits and in words, and what holds digits only.

What a number stands for is for ``typed_facts``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from apenhet.check.prose.dates import DATE
from apenhet.check.prose.phrases import blanked
from apenhet.model import Language

_SPACES: Final = " \u00a0\u202f\u2009"
_BEFORE: Final = (
    r"(?:(?<![^\W_])|(?<=\bkr)|(?<=\bca)|(?<=\bnr)|(?<=\bNOK)|(?<=\bEUR)|(?<=\bUSD))"
    r"(?<![0-9][.,])"
)
"""A number begins a word, or is stuck to what is written before numbers: ``kr180``."""
_AFTER: Final = r"(?:(?![^\W_])|(?=(?-i:[a-zæøå]{4,})|(?:kr|NOK|pst|stk)\b))"
"""A number ends a word, or a whole word is stuck to it: ``180leverandører``, but not ``16th``."""
_NUMBER: Final = re.compile(
    rf"{_BEFORE}[0-9]+(?:[{_SPACES}][0-9]{{3}}(?![0-9]))*(?:[.,][0-9]+)*{_AFTER}", re.IGNORECASE
)
_THOUSANDS: Final = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{3})+")
_DECIMALS: Final = re.compile(r"([0-9]+)(?:\.0+|(\.[0-9]*[1-9])0+)")
_DIGIT: Final = re.compile(r"[0-9]")
_NO_COUNTS: Final = (
    DATE,
    re.compile(
        # Times of the day, ordinals, cases, numbers of telephones.
        r"\bkl(?:okken|\.)? ?[0-9]{1,2}(?:[.:][0-9]{2})?"
        r"|\b[0-9]{1,2}(?:[.:][0-9]{2})? ?[ap]\.?m\b|\b[0-9]{1,2}[.:][0-5][0-9]\b(?!\s*[%0-9p])"
        r"|\b[0-9]{1,3}\.(?=\s[a-zæøå])|\b[0-9]{3,4}(?:-(?:tallet|årene)|s\b)|\b[0-9]+/[0-9]+\b|\bQ[1-4]\b|\+[0-9]+"
        # The Act's own numbering, alone, in a row or as a range.
        r"|(?:§{1,2}|\bsections?|\barticles?|\bparagraf\w*|\bartik\w*)\s*[0-9]+(?:-[0-9]+)?"
        r"(?:\s*(?:[a-f]\b)?\s*(?:,|–|-|og|and|til|to|eller|or)\s*§{0,2}\s*[0-9]+(?:-[0-9]+)?)*"
        # The numbers of chapters, pages and goals.
        r"|\b(?:kapit\w+|chapters?|sider?|pages?|punkt|point|\w*mål|goals?|vedlegg|annex|appendix"
        r"|tabell|table|figur|figure|trinn|step|versjon|version|nummer|uke|week|nr\.?|nos?\.)"
        r"\s*[0-9]+(?: [0-9]{2,3}\b)*(?:\s*(?:,|;|/|&|–|-|og|and|eller|or|til|to)\s*[0-9]+)*"
        # Names that hold a number: ISO 9001, COVID-19. Ranges.
        r"|(?-i:\b(?!(?:NOK|KR|EUR|USD|SEK|DKK|CA)\b)[A-ZÆØÅ]{2,}[\s-][0-9][0-9:-]*)"
        r"|(?<![\w.,])[0-9]{1,3}\s?(?:–|-|\btil\b|\bto\b)\s?[0-9]{1,3}\b",
        re.IGNORECASE,
    ),
)
_BETWEEN: Final = re.compile(r"[\s-]+")
_SPELLINGS: Final = (
    *(("syv", "sju"), ("tjue", "tyve"), ("tretti", "tredve"), ("forty", "fourty")),
    *((" og ", " "), (" and ", " ")),
)
_ONE: Final = {"nb": ("én", "ett"), "en": ("one",)}
"""Without «en», which is the article too."""
_LARGEST_SPELLED: Final = 999


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text: where, how it was typed, and its plain form (``1234``, ``93.5``)."""

    start: int
    end: int
    typed: str
    plain: str


def numbers(text: str) -> Iterator[Number]:
    """Yield the numbers of a text, but for digits that are part of a word (``G20``)."""
    if not has_digits(text):
        return  # most texts: the pattern is slower
    for match in _NUMBER.finditer(text):
        yield Number(*match.span(), match.group(), _plain(match.group()))


def has_digits(text: str) -> bool:
    """Whether there is a digit in the text."""
    return _DIGIT.search(text) is not None


def counts_only(text: str) -> str:
    """Return the text with spaces in place of dates, times, ordinals, ranges and numbered names."""
    if has_digits(text):
        for pattern in _NO_COUNTS:
            text = blanked(text, pattern)
    return text


def _plain(typed: str) -> str:
    joined = re.sub(f"[{_SPACES}]", "", typed)
    if _THOUSANDS.fullmatch(joined):
        return re.sub("[.,]", "", joined)
    plain = joined.replace(",", ".")
    decimals = _DECIMALS.fullmatch(plain)
    return decimals[1] + (decimals[2] or "") if decimals else plain


# --- in words -------------------------------------------------------------------------------------


def numbers_in_words(text: str, values: Iterable[int], language: Language) -> Iterator[Number]:
    """Yield where a text has one of some ``values`` in words: «nittitre», "two hundred"."""
    words, pattern = _words(frozenset(values), language)
    for match in pattern.finditer(text) if words else ():
        plain = str(words[_joined(match.group())])
        yield Number(*match.span(), match.group(), plain)


@cache
def _words(values: frozenset[int], language: Language) -> tuple[dict[str, int], re.Pattern[str]]:
    spelled = {form: value for value in values for form in in_words(value, language)}
    longest_first = sorted(spelled, key=len, reverse=True)
    forms = (r"[\s-]*".join(_BETWEEN.split(form)) for form in longest_first)
    pattern = rf"(?<![^\W_])(?:{'|'.join(forms)})(?![^\W_])"
    values_of = {_joined(form): value for form, value in spelled.items()}
    return values_of, re.compile(pattern, re.IGNORECASE)


def _joined(words: str) -> str:
    return _BETWEEN.sub("", words.lower())


@cache
def in_words(value: int, language: Language, *, ordinal: bool = False) -> tuple[str, ...]:
    """Return how a number from 0 to 999 is written in words; nothing for other numbers."""
    from num2words import num2words

    if not 0 <= value <= _LARGEST_SPELLED:
        return ()
    if value == 1 and not ordinal:
        return _ONE[language]
    code, kind = ("no" if language == "nb" else "en"), "ordinal" if ordinal else "cardinal"
    usual = str(num2words(value, lang=code, to=kind))
    forms = [usual, re.sub(r"^(?:en|one) (?=hund)", "", usual)]
    for one, another in _SPELLINGS:
        forms += [form.replace(one, another) for form in forms if one in form]
    return tuple(dict.fromkeys(forms))
