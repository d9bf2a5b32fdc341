"""The project's own words: a file a language, a line a word, for what a dictionary cannot know.

It reads the lists; what they are used for is not its business. Nothing in them can be wrong but the
encoding: each word counts wherever it stands, and what follows a ``#`` is a remark.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from apenhet.model import LANGUAGES, Language
from apenhet.problems.problem import Position, Problem
from apenhet.read.tree import not_utf8

WORD_LISTS: Final[Mapping[str, Language]] = {f"data/words.{lang}.txt": lang for lang in LANGUAGES}
"""Their names, and the language of each."""
WORD: Final = re.compile(r"[^\W\d_]+(?:[-'’\u00ad\u2010\u2011][^\W\d_]+)*")
"""Letters, with hyphens or apostrophes between."""


@dataclass(frozen=True, slots=True)
class WordList:
    """The words that an editor has added for one language, and where each stands in ``file``."""

    file: str
    language: Language
    words: Mapping[str, Position] = field(default_factory=dict)


def word_list(file: str, content: bytes) -> tuple[WordList, tuple[Problem, ...]]:
    """Return the list that a file holds, and what is wrong with the file."""
    language = WORD_LISTS[file]
    try:
        text = content.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
    except UnicodeDecodeError as error:
        return WordList(file, language), (not_utf8(content, error, file),)
    words: dict[str, Position] = {}
    for number, line in enumerate(text.splitlines(), 1):
        for match in WORD.finditer(line.partition("#")[0]):
            words.setdefault(match.group(), Position(number, match.start() + 1))
    return WordList(file, language, words), ()
