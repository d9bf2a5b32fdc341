"""What is read from the disk to make a site, told apart by what it says.

It knows files and packages; what is made of them is for others to know.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from apenhet.disk import digest_of

PACKAGE: Final = Path(__file__).parents[1]
OF_PAGES: Final = ("docs", "overrides", "macros.py", "mkdocs.yml")
"""What a page is made of besides its edition and this package, in the project's folder."""
OF_SITES: Final = ("data", "published", "schema", *OF_PAGES)
"""All of the project that a site is made from, and that what a build tells is found in."""


@cache
def program() -> tuple[object, ...]:
    """Return what the program is: its own files with a digest of each, and the packages there are.

    A process knows it as it was when it asked first. A package is known by its version: who changes
    one by hand builds with ``--no-cache``.
    """
    return (*contents(PACKAGE.parent, (PACKAGE.name,)), *_packages())


def contents(root: Path, names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield the files below some names in a folder, each with a digest of what it says."""
    for file in sorted(found for name in names for found in _files(f"{root}/{name}")):
        yield file[len(f"{root}/") :], digest_of(file)


def _files(path: str) -> Iterator[str]:
    if Path(path).is_file():
        yield path
    for parent, folders, names in os.walk(path, followlinks=True):  # as the engine does
        folders[:] = [name for name in folders if name != "__pycache__"]
        yield from (f"{parent}/{name}" for name in names)


def _packages() -> list[str]:
    """Return the packages there are, with their versions: the names of what pip writes for each."""
    found = {
        name
        for place in map(Path, sys.path)  # an empty one is the working directory
        if place.is_dir()
        for name in os.listdir(place)  # noqa: PTH208 # names are enough, and there are thousands
        if name.endswith((".dist-info", ".egg-info"))
    }
    return [sys.version, *sorted(found)]


def digest(*parts: str) -> str:
    """Return what tells some texts from all others, as 64 hexadecimal digits."""
    whole = hashlib.sha256()
    for part in parts:
        whole.update(hashlib.sha256(part.encode()).digest())
    return whole.hexdigest()
