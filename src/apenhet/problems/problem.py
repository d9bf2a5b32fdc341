"""A problem in the data: which rule, where, and what was found.

The wording stands in ``rules``; a list of problems is for ``report``. Who looks for problems, and
when, is not known here.
"""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from apenhet.model import Language
from apenhet.problems.rules import RULES, Level
from apenhet.problems.wording import Wording

SHOWN: Final = 60
"""How many characters of what was found a message quotes."""
MOST_OF_A_KIND: Final = 100
"""How many problems of one rule are told of one file; nonsense can hold hundreds of thousands."""
LONGEST_TYPO: Final = 60
"""Longer words than this are not compared with what is known: they are no slip of the pen."""
LONGEST: Final = 400
"""How many characters of a list of names a message holds."""
QUOTES: Final[Mapping[Language, str]] = {"nb": "«{}»", "en": '"{}"'}
ELLIPSIS: Final = "…"
GROUND: Final = Wording("Grunnlag: {}.", "Ground: {}.")


class Quoted(NamedTuple):
    """Something from a file, shown in a message between quotation marks and shortened."""

    text: str


Value = str | int | Wording | Quoted


class Position(NamedTuple):
    """A place in a file. Lines and columns count from 1, columns in characters."""

    line: int
    column: int


class Passage(NamedTuple):
    """Words of a file that a problem is about: from ``start`` to ``end`` of a text."""

    text: str
    start: int
    end: int


START: Final = Position(1, 1)
"""Where a file begins: stands for the file as a whole."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend. ``file`` is relative to the project's folder, with forward slashes.

    ``path`` says where in the data it is (``assessment.suppliers``), empty for the file itself.
    """

    rule: str
    file: str
    place: Position = START
    path: str = ""
    values: tuple[tuple[str, Value], ...] = ()
    passage: Passage | None = field(default=None, compare=False)

    @property
    def about(self) -> str | None:
        """Which of several things at its place the problem is about, if its rule says so."""
        name = RULES[self.rule].about
        value = dict(self.values)[name] if name else None
        return None if value is None else value.text if isinstance(value, Quoted) else str(value)

    @property
    def level(self) -> Level:
        """What breaking the rule stops: the build, publication, or nothing."""
        return RULES[self.rule].level

    def message(self, language: Language) -> str:
        """Return what was expected and what was found, and in which part of the data."""
        words = self.words(language)
        return f"{visible(self.path)}: {words}" if self.path else words

    def words(self, language: Language) -> str:
        """Return what was expected and what was found, for who knows no paths."""
        return self._say(RULES[self.rule].message.in_(language), language)

    def remedy(self, language: Language) -> str:
        """Return how to mend it."""
        return self._say(RULES[self.rule].remedy.in_(language), language)

    def ground(self, language: Language) -> str:
        """Return who asks for it, as a sentence; nothing where only this product does."""
        because = RULES[self.rule].because.in_(language)
        return because and GROUND.in_(language).format(because)

    def _say(self, template: str, language: Language) -> str:
        return template.format_map({name: _say(value, language) for name, value in self.values})


def problem(
    rule: str, file: str, place: Position = START, path: str = "", /, **values: Value
) -> Problem:
    """Return a problem with the values that the rule's wording asks for."""
    return Problem(rule, file, place, path, tuple(sorted(values.items())))


def nearest(word: str, known: Iterable[str], cutoff: float = 0.7) -> str | None:
    """Return the one of the known words that was probably meant.

    ``cutoff`` is how like it must be, from 0 (nothing in common) to 1 (the same).
    """
    if len(word) > LONGEST_TYPO:
        return None
    close = difflib.get_close_matches(word.lower(), sorted(known), n=1, cutoff=cutoff)
    return next(iter(close), None)


def did_you_mean(*guesses: str | None) -> Value:
    """Return the question that a message ends with, or nothing where there is no guess."""
    words = [word for word in guesses if word is not None]
    if not words:
        return ""
    nb, en = "» eller «".join(words), '" or "'.join(words)
    return Wording(f" Mente du «{nb}»?", f' Did you mean "{en}"?')


def is_it_a_copy(name: str) -> Value:
    """Return the question that a message ends with where a file like the one told of exists."""
    return Wording(f" Er den en kopi av «{name}»?", f' Is it a copy of "{name}"?')


# --- what a message may show of a file -----------------------------------------------------------


def visible(text: str) -> str:
    """Return text on one line, with codes in place of what could steer a terminal or hide."""
    return "".join(_visible(character) for character in text)


def _visible(character: str) -> str:
    if character in "\n\r\t":
        return " "
    if unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}:
        return f"<U+{ord(character):04X}>"
    return character


def _say(value: Value, language: Language) -> str:
    match value:
        case Wording(nb=nb, en=en):
            return nb if language == "nb" else en
        case Quoted(text=text):
            return QUOTES[language].format(visible(_shortened(text)))
        case int():
            return str(value)
        case _:
            return visible(value if len(value) <= LONGEST else value[:LONGEST] + ELLIPSIS)


def _shortened(text: str) -> str:
    line = " ".join(text[: SHOWN * 4].split())
    return line if len(line) <= SHOWN else line[:SHOWN].rstrip() + ELLIPSIS
