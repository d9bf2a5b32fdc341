"""The text that an approval names, as it stood: among what was published, or in git's history.

An approval says which text it is about by a fingerprint alone. To show what has changed since, that
text is looked for where it can be; what is found proves itself by its fingerprint.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Final

from apenhet.model import WORDS_RULE, Edition
from apenhet.problems.trouble import Trouble
from apenhet.read import git
from apenhet.read.load import FOLDER, Loaded, load_project, name_of
from apenhet.read.source import Source

MOST: Final = 12
"""Commits that are read in search of a text: reading one takes as long as checking a year."""
SHORT: Final = 10
"""Digits of a commit's id that people type."""
_ABOVE: Final = f"\n{WORDS_RULE}\n".encode()
"""Stands above the account in a file of words."""


@dataclass(frozen=True, slots=True)
class Approved:
    """The words of a text as they were, and what ``apenhet diff`` calls where they stood."""

    name: str
    words: str


def approved_text(
    root: Path, loaded: Loaded, year: int, fingerprint: str, said: Callable[[Edition], str]
) -> Approved | None:
    """Return the text of a year's edition with a ``fingerprint``, where it can still be found.

    ``said`` tells the words of an edition. Today's program reads what the history has: words that
    it makes otherwise than the program of that day are not found.
    """
    for found in chain(_published(loaded, year), _noted(root, year, fingerprint, said)):
        if hashlib.sha256(found.words.encode()).hexdigest() == fingerprint:
            return found
    return None


def _published(loaded: Loaded, year: int) -> Iterator[Approved]:
    for publication in loaded.published(year):
        for name in publication.files:
            content = loaded.source.published.get(f"{publication.folder}/{name}", b"")
            if name.endswith(".txt"):
                words = content.partition(_ABOVE)[2].decode(errors="replace")
                yield Approved(f"{year}:r{publication.revision}", words)


def _noted(
    root: Path, year: int, fingerprint: str, said: Callable[[Edition], str]
) -> Iterator[Approved]:
    """Yield what the account said in the commits where it was likely approved."""
    try:
        for commit in _commits(root, year, fingerprint):
            source = Source.from_revision(root, commit, published=False)
            for edition in load_project(source).editions_of([year]):
                with suppress(LookupError):  # it lacks words that today's program needs
                    yield Approved(commit[:SHORT], said(edition))
    except Trouble:  # no git, no repository, nothing in it: then nothing is known
        return


def _commits(root: Path, year: int, fingerprint: str) -> list[str]:
    """Return the commits to look in, the likeliest first.

    That is where the approval was noted, then those before it; all up to now where it is in none.
    """
    noted = _asked(root, f"-S{fingerprint}", "HEAD", "--", name_of("statement", year))
    start = noted[-1] if noted else "HEAD"
    return _asked(root, f"--max-count={MOST}", start, "--", FOLDER)


def _asked(root: Path, *arguments: str) -> list[str]:
    return git.succeeding(root, "log", "--format=%H", *arguments).decode().split()
