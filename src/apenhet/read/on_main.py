"""What of ``published/`` is on the main branch: from then on it has been published, and stays.

Where there is no git, or no such branch is known here, nothing is known, and nothing is said.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from apenhet.model import Publication
from apenhet.problems.trouble import Trouble
from apenhet.read import git
from apenhet.read.published import MANIFEST
from apenhet.read.source import PUBLISHED

_OF_A_REMOTE: Final = tuple(f"refs/remotes/origin/{name}" for name in ("HEAD", "main", "master"))
_OF_OUR_OWN: Final = tuple(f"refs/heads/{name}" for name in ("main", "master"))
"""Where the main branch is looked for: what others have of it counts before what is only here."""


@dataclass(frozen=True, slots=True)
class Later:
    """A file of ``published/`` that was changed or removed once it was on main, and the day."""

    name: str
    day: dt.date
    removed: bool


@dataclass(frozen=True, slots=True)
class OnMain:
    """The files of ``published/`` on main with their objects' ids, and what was changed there.

    Where not all of the history is here, nothing is known of changes.
    """

    files: Mapping[str, str]
    changes: tuple[Later, ...] = ()

    def has(self, name: str, content: bytes) -> bool:
        """Whether main has that very file."""
        told = self.files.get(name)
        return told is not None and told == git.blob_id(content, told)


def fixed(published: tuple[Publication, ...], known: OnMain | None) -> tuple[Publication, ...]:
    """Return the revisions that stay: all but the newest where that is not on main yet.

    Where nothing is ``known`` of main, all stay.
    """
    if not published or known is None or published[-1].withdrawn:
        return published
    stays = f"{published[-1].folder}/{MANIFEST}" in known.files
    return published if stays else published[:-1]


def on_main(root: Path) -> OnMain | None:
    """Return what of the project's ``published/`` is on main, where that can be known here."""
    try:
        branch = _branch(root)
        if branch is None:
            return None
        listing = git.succeeding(root, "ls-tree", "-r", "-z", branch, "--", PUBLISHED)
        entries = [os.fsdecode(entry).partition("\t") for entry in listing.split(b"\0") if entry]
        files = {name: told.split()[2] for told, _, name in entries}
        return OnMain(files, tuple(_changes(root, branch)) if files else ())
    except Trouble:  # there is no git, or none that can read this
        return None


def _branch(root: Path) -> str | None:
    asked = ("for-each-ref", "--format=%(refname)", *_OF_A_REMOTE, *_OF_OUR_OWN)
    told = git.run(root, *asked).stdout.decode().split()
    return next((name for name in (*_OF_A_REMOTE, *_OF_OUR_OWN) if name in told), None)


def _changes(root: Path, branch: str) -> Iterator[Later]:
    """Yield what was changed on main itself: within a branch, before it came there, all may be."""
    if git.run(root, "rev-parse", "--is-shallow-repository").stdout.strip() != b"false":
        return
    form = ("--format=%x00%cs", "--name-status", "--no-renames", "--relative", "--diff-filter=MTD")
    log = ("log", "-z", "--first-parent", "-m", *form, branch, "--", PUBLISHED)
    parts = iter(os.fsdecode(git.succeeding(root, *log)).split("\0"))
    day = dt.date.min
    for part in parts:
        word = part.strip()
        if word[:1].isdigit():
            day = dt.date.fromisoformat(word)
        elif word:
            yield Later(next(parts), day, removed=word == "D")
