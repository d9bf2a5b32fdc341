"""Numbers as they are typed in running text: which there are, and when two are the same.

It reads digits only; numbers in words are for ``numerals``, and what either stands for is for
``citing``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

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
_DIGIT: Final = re.compile(r"\d")
_OTHER_DIGIT: Final = re.compile(r"(?![0-9])\d")


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
    for match in _NUMBER.finditer(with_plain_digits(text)):
        yield Number(*match.span(), text[match.start() : match.end()], _plain(match.group()))


def has_digits(text: str) -> bool:
    """Whether there is a digit in the text, in whatever script."""
    return _DIGIT.search(text) is not None


def with_plain_digits(text: str) -> str:
    """Return the text, as long as it was, with 0-9 in place of digits that only look like them."""
    return _OTHER_DIGIT.sub(lambda match: str(unicodedata.decimal(match.group())), text)


def _plain(typed: str) -> str:
    joined = re.sub(f"[{_SPACES}]", "", typed)
    if _THOUSANDS.fullmatch(joined):
        return re.sub("[.,]", "", joined)
    plain = joined.replace(",", ".")
    decimals = _DECIMALS.fullmatch(plain)
    return decimals[1] + (decimals[2] or "") if decimals else plain
