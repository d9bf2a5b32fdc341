"""Numbers as they are typed in running text, in digits and in words; dates; what holds digits only.

What a number stands for is for ``agreement``.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from math import isnan, nan
from typing import Final, NamedTuple

from apenhet.check.phrases import Phrase, blanked, phrase_check
from apenhet.model import LANGUAGES, Language
from apenhet.problems.problem import Problem
from apenhet.read.dictionary import any_of, listed

_NUMBER_OF_MONTH: Final = {
    form: number
    for language in LANGUAGES
    for number, name in enumerate(listed(f"{language}.months"), 1)
    for form in (name, name[:3], name.title(), name.title()[:3])
}
"""With a small letter in Norwegian only: "the 16 may stay" has no month."""
_MONTH, _TH = "|".join(_NUMBER_OF_MONTH), "(?:st|nd|rd|th)?"
_D, _M, _Y = r"(?P<day>[0-9]{1,2})", rf"(?P<month>{_MONTH})", r"(?P<year>[0-9]{4})"
_DATES: Final = tuple(
    re.compile(rf"\b{pattern}\b")
    for pattern in (
        rf"{_D}\.?{_TH}(?:\s+of)?\s+{_M}(?:\b\.?,?\s+{_Y})?",
        rf"{_M}\s+{_D}{_TH}(?:,?\s+{_Y})?",
        rf"{_Y}-(?P<month>[0-9]{{2}})-(?P<day>[0-9]{{2}})",
        rf"{_D}(?P<sign>[./-])\s?(?P<month>[0-9]{{1,2}})(?P=sign)\s?{_Y}",
        rf"(?<![0-9][.,]){_D}\.(?P<month>0?[1-9]|1[0-2])(?=\.(?:\s?[–-]|\s[a-zæøå]))(?P<year>)",
    )
)
_HOUR: Final = "[0-9]{1,2}(?:[.:][0-9]{2})?"
_TIME: Final = re.compile(
    rf"\bkl(?:okken|\.)? ?{_HOUR}(?: ?[–-] ?{_HOUR})?|\b{_HOUR} ?[ap]\.?m\b"
    r"|\b[0-9]{1,2}[.:][0-5][0-9]\b(?!\s*[%0-9p])",
    re.IGNORECASE,
)
_NO_COUNTS: Final = re.compile(
    # Months of a year, ordinals, decades, fractions, telephones; what is numbered, as sections are.
    rf"\b(?:{_MONTH})\.?\s+[0-9]{{4}}\b|\b[0-9]{{1,3}}\.(?=\s[^\W\d_])"
    r"|\b[0-9]{3,4}(?:-(?:tallet|årene)|s\b)|\b[0-9]+/[0-9]+\b|\+[0-9]+"
    rf"|(?:§|{any_of('numbered')})\s*[0-9]+"
)
_SPACES: Final = " \u00a0\u202f\u2009"
_NUMBER: Final = re.compile(
    rf"(?<![^\W_])(?<![0-9][.,])[0-9]+(?:[{_SPACES}][0-9]{{3}}(?![0-9]))*(?:[.,][0-9]+)*(?![^\W_])"
)
_LEAP_YEAR: Final = 2024
_DIGIT: Final = re.compile(r"[0-9]")
_W: Final = r"[^\W\d_]+(?:-[^\W\d_]+)*"
_WORD: Final = re.compile(
    r"(?i:(?:(?P<ones>en|ett?|to|tre|fire|fem|seks|sju|syv|åtte|ni"
    r"|an?|one|two|three|four|five|six|seven|eight|nine)\s)?"
    rf"(?P<hundred>hundred?)(?:\s(?:og|and)\s(?P<rest>{_W}))?(?!\w))|{_W}"
)
"""A word, or several with a hundred among them: «hundre og åtti»."""
_SIZES: Final = {
    12: "billioner trillion",
    9: "milliard mrd billion bn",
    6: "million mill",
    3: "tusen thousand",
}
_POWERS: Final = {word: power for power, words in _SIZES.items() for word in words.split()}
"""Words after a number that multiply it, and by what power of ten."""
_SCALE: Final = re.compile(rf"\s({'|'.join(_POWERS)})(?:er|s)?\b")
_OTHERWISE: Final = {"syv": "sju", "tjue": "tyve", "tretti": "tredve"}


class Number(NamedTuple):
    """A number in a text: where, how it was typed, and its plain form (``1234``, ``93.5``)."""

    start: int
    end: int
    typed: str
    plain: str
    is_count: bool = False
    """Whether it is in digits, and no part of a date, an ordinal or a name."""

    @property
    def amount(self) -> float:
        """How many it counts; not a number (``nan``) for a date or a version."""
        is_amount = self.plain.replace(".", "", 1).isdecimal()
        return float(self.plain) if is_amount else nan


def numbers(text: str) -> Iterator[Number]:
    """Yield the numbers of a text, but for digits that are part of a word (``G20``)."""
    counts = blanked(text, _NO_COUNTS) if has_digits(text) else text
    for match in _NUMBER.finditer(text):
        is_count = not counts[match.start()].isspace()
        yield Number(*match.span(), match[0], _plain(match[0]), is_count)


def has_digits(text: str) -> bool:
    """Whether there is a digit in the text."""
    return _DIGIT.search(text) is not None


def _plain(typed: str) -> str:
    joined = re.sub(f"[{_SPACES}]", "", typed)
    if re.fullmatch(r"[0-9]{1,3}(?:[.,][0-9]{3})+", joined):
        return re.sub("[.,]", "", joined)
    plain = joined.replace(",", ".")
    return plain.rstrip("0").rstrip(".") if plain.count(".") == 1 else plain


@phrase_check
def dates_exist(phrase: Phrase) -> Iterator[Problem]:
    """No month has more days than it can have: «31. juni»."""
    for match, (year, month, day) in dates(phrase.prose):
        if month in _NUMBER_OF_MONTH.values() and day > monthrange(year or _LEAP_YEAR, month)[1]:
            yield phrase.problem_at("date_in_text_exists", match)


def dates(text: str) -> Iterator[tuple[re.Match[str], tuple[int, int, int]]]:
    """Yield dates that name their day: what was found, and year (0 for none), month and day."""
    for pattern in _DATES if has_digits(text) else ():
        for match in pattern.finditer(text):
            month = _NUMBER_OF_MONTH.get(match["month"]) or int(match["month"])
            yield match, (int(match["year"] or 0), month, int(match["day"]))


@lru_cache(maxsize=4_096)
def all_numbers(text: str, language: Language) -> tuple[Number, ...]:
    """Return the numbers of a text but for times of the day: in dates, in other digits, in words.

    A date is one of them (``3/31``), and its year another.
    """
    found = []
    for match, (year, month, day) in dates(text):
        found.append(Number(*match.span(), match[0], f"{month}/{day}"))
        if year:
            found.append(Number(*match.span("year"), match["year"], match["year"]))
    for pattern in (*_DATES, _TIME) if has_digits(text) else ():
        text = blanked(text, pattern)
    amounts = (*numbers(text), *numbers_in_words(text, language))
    return *found, *(_scaled(number, text) for number in amounts)


def _scaled(number: Number, text: str) -> Number:
    """Return a number with the word after it that multiplies it: «1,9 milliarder»."""
    scale = _SCALE.match(text, number.end)
    if scale is None or isnan(number.amount):
        return number
    plain = f"{number.amount * 10 ** _POWERS[scale[1]]:.12g}"
    typed = text[number.start : scale.end()]
    return number._replace(end=scale.end(), typed=typed, plain=plain)


def numbers_in_words(text: str, language: Language) -> Iterator[Number]:
    """Yield numbers below a thousand that a text has in words: «nittitre»; not «en»."""
    for match in _WORD.finditer(text):
        if plain := _in_digits(match, _spelled(language)):
            yield Number(*match.span(), match.group(), plain)


def _in_digits(match: re.Match[str], spelled: Mapping[str, str]) -> str | None:
    if match["hundred"] is None:
        return spelled.get(match[0].lower())
    ones, rest = ((match[part] or "").lower() for part in ("ones", "rest"))
    more = {"": "0", "en": "1"}.get(rest) or spelled.get(rest)
    return more and str(100 * int(spelled.get(ones, 1)) + int(more))


@cache
def _spelled(language: Language) -> Mapping[str, str]:
    from num2words import num2words

    found = {"én": "1", "ett": "1", "one": "1"}  # «en» is the article too
    for value in range(2, 100):
        usual = str(num2words(value, lang="no" if language == "nb" else "en"))
        forms = (usual, *(usual.replace(*other) for other in _OTHERWISE.items()))
        found |= dict.fromkeys(forms, str(value))
    return found
