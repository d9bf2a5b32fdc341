"""Numbers in words, up to 999: «seksten», «nittitre», "one hundred and eighty".

The words are put together from small tables. What a number stands for is for ``citing``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from apenhet.check.prose.numbers import Number
from apenhet.model import Language

_ONES_NB: Final = "én|ett to tre fire fem seks sju|syv åtte ni"
_TEENS_NB: Final = "ti elleve tolv tretten fjorten femten seksten sytten atten nitten"
_TENS_NB: Final = "tjue|tyve tretti|tredve førti femti seksti sytti åtti nitti"
_ONES_EN: Final = "one two three four five six seven eight nine"
_TEENS_EN: Final = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS_EN: Final = "twenty thirty forty|fourty fifty sixty seventy eighty ninety"
_BETWEEN: Final = re.compile(r"[\s-]+")


@dataclass(frozen=True, slots=True)
class _Words:
    """The number words of a language: what is below a hundred, and a pattern for all of them."""

    below: Mapping[str, int]
    pattern: re.Pattern[str]

    def value(self, match: re.Match[str]) -> int:
        """Return the number that ``pattern`` found."""
        times, hundred, rest, below = match.group("times", "hundred", "rest", "below")
        if hundred is None:
            return self._below(below)
        hundreds = self._below(times) if times else 1
        return 100 * hundreds + (self._below(rest) if rest else 0)

    def _below(self, words: str) -> int:
        return self.below.get(_BETWEEN.sub("", words.lower()), 1)  # «en», "a": articles elsewhere


def _table(words: str, first: int, step: int = 1) -> dict[str, int]:
    found = enumerate(words.split())
    return {
        word: first + step * place for place, spellings in found for word in spellings.split("|")
    }


def _words(ones: str, teens: str, tens: str, articles: str, hundred: str, joint: str) -> _Words:
    """Return the words of a language. ``articles`` mean one only where a number goes on."""
    units, decades = _table(ones, 1), _table(tens, 20, 10)
    more = units | dict.fromkeys(articles.split("|"), 1)
    small = units | _table(teens, 10)
    compounds = {
        ten + one: value + unit for ten, value in decades.items() for one, unit in more.items()
    }
    below = rf"(?:{_any(decades)})(?:[\s-]?(?:{_any(more)}))?|{_any(small)}"
    first = "".join(sorted({word[0] for word in [*small, *decades, *more, hundred]}))
    pattern = re.compile(
        rf"(?=[{first}])(?<![^\W_])(?:(?:(?P<times>{_any(more)})\s?)?(?P<hundred>{hundred})"
        rf"(?:(?:\s{joint}\s|{joint}|\s)?(?P<rest>{below}|{articles}))?"
        rf"|(?P<below>{below}))(?![^\W_])",
        re.IGNORECASE,
    )
    return _Words(small | decades | compounds, pattern)


def _any(words: Mapping[str, int]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_WORDS: Final[Mapping[Language, _Words]] = {
    "nb": _words(_ONES_NB, _TEENS_NB, _TENS_NB, "en|et", "hundre", "og"),
    "en": _words(_ONES_EN, _TEENS_EN, _TENS_EN, "a", "hundred", "and"),
}


def numerals(text: str, language: Language) -> Iterator[Number]:
    """Yield the numbers that a text has in words, but for the article «en»."""
    words = _WORDS[language]
    for match in words.pattern.finditer(text):
        yield Number(*match.span(), match.group(), str(words.value(match)))
