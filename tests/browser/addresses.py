"""Which pages an edition has, known before it is built: from the page skeletons and the data files.

The edition is the newest, which somebody is about to publish; it is tested alone, as the others were
in their time. Tests are named after its pages. The package is not used here, so that a page which
the build forgets is missed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import yaml

from tests.conftest import YEAR

_ROOT: Final = Path(__file__).parents[2]
_FOLDERS: Final = {"nb": "", "en": "en/"}


@dataclass(frozen=True, slots=True)
class Address:
    """A page of an edition: where it lies, in which language, and what it is called in all of them."""

    path: str
    year: int
    language: str
    name: str
    title: str


NEWEST: Final = max(
    int(file.stem.removeprefix("statement_")) for file in (_ROOT / "data").glob("statement_*.yml")
)
"""The year of the edition."""


def _of_edition(year: int) -> list[Address]:
    found = []
    for language, folder in _FOLDERS.items():
        for skeleton in sorted((_ROOT / "docs" / language).glob("*.md")):
            head = re.match(r"---\n(.*?)\n---\n", skeleton.read_text("utf-8"), re.DOTALL)
            meta = yaml.safe_load(head[1]) if head else {}
            path = f"{year}/{folder}{skeleton.stem}.html"
            found.append(Address(path, year, language, meta["name"], meta["title"]))
    return found


EDITION_PAGES: Final = _of_edition(NEWEST)
"""Every page of the edition, Norwegian before English."""
PAGES: Final = [page.path for page in EDITION_PAGES]
"""Their addresses, without those that follow."""
AROUND: Final = ["index.html", "404.html"]
"""The pages that belong to no edition."""
ADOPTED: Final = ["prinsipperklaering.html", "en/policy-and-values.html"]
"""Of the pages of what was adopted last, each in one language."""
ALL: Final = [*PAGES, *AROUND, *ADOPTED]
"""Every page, once: what lies under ``latest/`` is the edition again, byte for byte."""


def address(name: str, language: str) -> Address:
    """Return the page called ``name`` in a language."""
    return next(p for p in EDITION_PAGES if (p.name, p.language) == (name, language))


def language(path: str) -> str:
    """Return the language of a page of an edition, or of what was adopted."""
    return _of(path).language


def in_other_language(path: str) -> str:
    """Return the address that such a page has in the other language."""
    page = _of(path)
    (other,) = (p for p in EDITION_PAGES if p.name == page.name and p != page)
    return other.path if path == page.path else other.path.removeprefix(f"{NEWEST}/")


def _of(path: str) -> Address:
    """Return the page itself, or that of the edition which shows what was adopted."""
    inside = path.removeprefix(f"{NEWEST}/")
    return next(page for page in EDITION_PAGES if page.path == f"{NEWEST}/{inside}")


def both(name: str) -> list[str]:
    """Return the addresses of the page called ``name`` in both languages."""
    return [address(name, language).path for language in _FOLDERS]


def held(name: str, language: str, year: int = YEAR) -> str:
    """Return where a page lies in an edition of the site that the tests know the words of."""
    found = address(name, language)
    return found.path.replace(f"{found.year}/", f"{year}/", 1)


def edition_of(path: str) -> str:
    """Return the folder of the edition that a file is of; what is coming of a year has its own."""
    year, *folders = path.split("/")
    return f"{year}/next" if folders[:1] == ["next"] else year
