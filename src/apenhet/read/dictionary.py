"""Which words of a language are right: the system's dictionary, and a list of what that lacks.

It knows single words. Which texts are read, and which names they hold, is for ``check``.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, cached_property, lru_cache
from importlib import resources
from pathlib import Path
from typing import Final, Protocol, TypeVar

from apenhet.model import LANGUAGES, Language
from apenhet.problems.problem import Quoted, Value
from apenhet.problems.wording import Wording

T = TypeVar("T")

DICTIONARIES: Final[dict[Language, str]] = {"nb": "nb_NO", "en": "en_GB"}
FOLDERS: Final = (
    "/usr/share/hunspell",
    "/usr/local/share/hunspell",
    "/opt/homebrew/share/hunspell",
    "/usr/share/myspell/dicts",
    "/usr/share/myspell",
    "~/Library/Spelling",
    "/Library/Spelling",
)
"""Where systems keep dictionaries; ``DICPATH`` names other folders, as it does for hunspell."""
MOST_SUGGESTIONS: Final = 3
MOST_ASKED: Final = 20
"""For how many words suggestions are looked for: each takes up to a tenth of a second."""
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyzæøå"
_SHORTEST_HEAD: Final = 5
_SHORTEST_PART: Final = 4
"""Letters that a part of a compound has at least: shorter ones fit nearly any slip."""


class Hunspell(Protocol):
    """What is used of the library, which says nothing of its types."""

    def add(self, word: str) -> int:
        """Take a word for right from now on."""

    def spell(self, word: str) -> bool:
        """Whether a word is right."""

    def suggest(self, word: str) -> tuple[str, ...]:
        """Return right words that are like a wrong one."""


Found = Mapping[Language, Path | None]
"""The dictionary of each language as the system has it, or none."""


def dictionaries_of_the_system() -> Found:
    """Return where the dictionaries lie; none for all where the program that reads them is not."""
    try:
        import hunspell  # noqa: F401 - whether it is there is the question
    except ImportError:
        return dict.fromkeys(LANGUAGES)
    return {language: _file(name) for language, name in DICTIONARIES.items()}


def _file(name: str) -> Path | None:
    folders = (
        os.environ.get("DICPATH", "").split(os.pathsep) if "DICPATH" in os.environ else FOLDERS
    )
    for folder in filter(None, folders):
        path = Path(folder).expanduser() / f"{name}.dic"
        if path.is_file() and path.with_suffix(".aff").is_file():
            return path
    return None


def plain(word: str) -> str:
    """Return a word as dictionaries have it: whole letters, no soft hyphens, plain marks."""
    word = unicodedata.normalize("NFC", word).replace("\u00ad", "").replace("’", "'")
    return word.replace("\u2010", "-").replace("\u2011", "-")


class Dictionary:
    """The words of one language that are right; ``own`` are those that a project adds.

    Loading the system's dictionary takes a quarter of a second: that waits for the first word which
    the lists do not have.
    """

    def __init__(self, language: Language, path: Path, own: Iterable[str] = ()) -> None:
        self._path, self._joins = path, language == "nb"
        words = set(listed(language))
        self._own = {word for word in words if word.strip("-") == word} | {*map(plain, own)}
        self._first = {word[:-1] for word in words if word.endswith("-")}
        self._last = {word[1:] for word in words if word.startswith("-")}
        self._common = set(listed(f"{language}.common"))
        self._suggested: dict[str, tuple[str, ...]] = {}

    def has(self, word: str) -> bool:
        """Whether a word is right: as it is, or as a compound of right ones."""
        word = plain(word)
        if self._is_known(word) or self.lists(word.removesuffix("s")):
            return True
        return self._joins and "-" not in word and self._is_compound(word)

    def lists(self, word: str) -> bool:
        """Whether a word stands in a list, so that the dictionary need not be loaded."""
        forms = {word, word.lower()} if word[1:].islower() or word.isupper() else {word}
        return not (forms.isdisjoint(self._own) and forms.isdisjoint(self._common))

    def has_first(self, part: str) -> bool:
        """Whether a word can stand before a hyphen: «varslings- og klagekanaler»."""
        part = plain(part)
        return part in self._first or self._is_joint(part) or self.has(part)

    def suggestions(self, word: str) -> tuple[str, ...]:
        """Return what may have been meant, likeliest first; nothing after very many words."""
        word = plain(word)
        if word not in self._suggested and len(self._suggested) < MOST_ASKED:
            found = _ask(self._hunspell.suggest, word) or ()
            whole = [one for one in found if not {" ", "-"}.intersection(one)]
            self._suggested[word] = tuple(whole or found)[:MOST_SUGGESTIONS]
        return self._suggested.get(word, ())

    def is_one_slip_off(self, word: str, *, listed_only: bool = False) -> bool:
        """Whether a slip of the pen makes a word a right one, or one of the lists."""
        known = self.lists if listed_only else self._is_known
        return any(map(known, slips(plain(word))))

    @cached_property
    def _hunspell(self) -> Hunspell:
        return _loaded(self._path, frozenset(self._own))

    def _is_known(self, word: str) -> bool:
        if self.lists(word):
            return True
        known = _ask(self._hunspell.spell, word)
        return known is None or bool(known)

    def _is_compound(self, word: str) -> bool:
        parts = [(word[:end], word[end:]) for end in range(2, len(word) - _SHORTEST_PART + 1)]
        if any(self._is_joined(head, tail) for head, tail in parts):
            return True
        if not any(self._is_pair(head, tail) for head, tail in parts):
            return False
        # Two words in a row can be one slip in a third: «startiing» is not «star» and «tiing».
        return not self.is_one_slip_off(word)

    def _is_joined(self, head: str, tail: str) -> bool:
        """Whether a word is put together in a way that no slip of the pen is."""
        if head.lower() in self._first or self._is_joint(head):
            return self._is_known(tail)
        is_last = tail in self._last or tail in self._own
        return is_last and len(head) >= _SHORTEST_PART and self._is_known(head)

    def _is_joint(self, head: str) -> bool:
        """Whether a word has the -s that joins: «varslings» in «varslingskanal»."""
        ends_in_s = self._joins and head[-1:] == "s" and len(head) > _SHORTEST_HEAD
        return ends_in_s and self._is_known(head[:-1])

    def _is_pair(self, head: str, tail: str) -> bool:
        long_enough = min(len(head), len(tail)) >= _SHORTEST_PART
        return long_enough and self._is_known(head) and self._is_known(tail)


@lru_cache(maxsize=4)
def _loaded(path: Path, own: frozenset[str]) -> Hunspell:
    """Load a dictionary of the system with some words of our own, once in a process."""
    import hunspell

    loaded: Hunspell = hunspell.Hunspell(path.stem, hunspell_data_dir=str(path.parent))
    for word in own:
        _ask(loaded.add, word)
    return loaded


def listed(name: str) -> Iterator[str]:
    """Yield the words of a list that comes with the program; ``#`` begins a remark."""
    for line in _lines(name):
        yield from line.partition("#")[0].split()


def instead(language: Language) -> Iterator[tuple[str, str, Value]]:
    """Yield what texts should not hold: the rule, a pattern of words, and what to write instead."""
    for name in (f"{language}.instead", "any.instead"):
        for rule, lines in _sections(name).items():
            for line in lines:
                pattern, _, better = line.partition(" = ")
                nb, both, en = better.partition(" / ")
                yield rule, pattern, Wording(nb, en) if both else Quoted(better)


def any_of(*sections: str) -> str:
    """Return a pattern for any of the words in sections of ``*.phrases.txt``, whole words only."""
    lists = (_sections(f"{x}.phrases").get(one, ()) for x in LANGUAGES for one in sections)
    lines = (line for found in lists for line in found)
    words = sorted((word for line in lines for word in line.split(", ")), key=len, reverse=True)
    return rf"(?<![^\W\d])(?:{'|'.join(map(_as_pattern, words))})(?!\w)"


def _as_pattern(word: str) -> str:
    pattern = re.escape(word).replace(r"\*", r"\w*")
    return f"(?-i:{pattern})" if word.isupper() else f"(?i:{pattern})"


@cache
def _sections(name: str) -> Mapping[str, list[str]]:
    """Return the lines of a list that stand below each of its headings, ``[heading]``."""
    found: dict[str, list[str]] = {}
    below: list[str] = []
    for line in _lines(name):
        if re.fullmatch(r"\[\w+\]", line):
            below = found.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            below.append(line)
    return found


def _lines(name: str) -> list[str]:
    return (
        resources.files("apenhet.read")
        .joinpath("words", f"{name}.txt")
        .read_text("utf-8")
        .splitlines()
    )


def _ask(method: Callable[[str], T], word: str) -> T | None:
    """Return what the dictionary says; none for letters that its encoding does not have."""
    try:
        return method(word)
    except UnicodeEncodeError:
        return None


def slips(word: str) -> Iterator[str]:
    """Yield what a word may have been: a letter more, less or changed, or two swapped.

    The first letter is taken for right, as it nearly always is.
    """
    for place in range(1, len(word) + 1):
        head, tail = word[:place], word[place:]
        yield head + tail[1:]
        yield head + tail[1:2] + tail[:1] + tail[2:]
        for letter in _LETTERS:
            yield head + letter + tail
            yield head + letter + tail[1:]
