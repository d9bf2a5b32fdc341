"""Where pages lie and how they lead to each other: languages, years, menu, permanent addresses.

It reads the front matter of the page skeletons and knows the layout of the site; it knows neither
the theme nor what the pages say.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml

from apenhet.document import Target
from apenhet.editions import latest
from apenhet.model import LANGUAGES, Edition, Language

FOLDERS: Final[dict[Language, str]] = {"nb": "", "en": "en/"}
"""Where a language lies inside an edition: Norwegian at its root, English beside it."""


class SkeletonError(ValueError):
    """A page skeleton lacks what the site must know of it."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page skeleton: its ``name`` is the same in both languages, its ``file`` is not."""

    name: str
    language: Language
    file: str
    title: str
    description: str
    order: int

    @property
    def path(self) -> str:
        """The address inside an edition, seen from the edition's root."""
        return FOLDERS[self.language] + self.file


@dataclass(frozen=True, slots=True)
class Pages:
    """All page skeletons, in menu order."""

    all: tuple[Page, ...]

    @classmethod
    def read(cls, docs: Path) -> Pages:
        """Read the front matter of every skeleton below ``docs``.

        Raises ``SkeletonError`` where one lacks a name, a title, a description or an order, is not
        in UTF-8, or exists in one language only.
        """
        pages = [
            _page(path, language)
            for language in LANGUAGES
            for path in sorted((docs / language).glob("*.md"))
        ]
        _both_languages(pages)
        return cls(tuple(sorted(pages, key=lambda page: page.order)))

    def get(self, name: str, language: Language) -> Page:
        """Return the page called ``name`` in ``language``; raise ``KeyError`` for none."""
        for page in self.all:
            if (page.name, page.language) == (name, language):
                return page
        raise KeyError(name)

    def in_language(self, language: Language) -> tuple[Page, ...]:
        """Return the pages of one language in menu order."""
        return tuple(page for page in self.all if page.language == language)

    def href(self, target: Target, language: Language) -> str:
        """Return the address of a target as seen from any page of the same language."""
        file = self.get(target.page, language).file if target.page else ""
        return f"{file}#{target.anchor}" if target.anchor else file


def _page(path: Path, language: Language) -> Page:
    meta = _front_matter(path)
    try:
        return Page(
            str(meta["name"]),
            language,
            path.with_suffix(".html").name,
            str(meta["title"]),
            str(meta["description"]),
            int(meta["order"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise SkeletonError(f"{path}: front matter: {error} is missing or wrong") from None


def _front_matter(path: Path) -> Mapping[str, Any]:
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise SkeletonError(f"{path}: not saved as UTF-8 ({error.reason})") from None
    _, _, rest = text.partition("---\n")
    head, mark, _ = rest.partition("\n---")
    try:
        meta = yaml.safe_load(head) if mark else None
    except yaml.YAMLError as error:
        raise SkeletonError(f"{path}: front matter: {error}") from None
    return meta if isinstance(meta, dict) else {}


def _both_languages(pages: Iterable[Page]) -> None:
    names = {language: {p.name for p in pages if p.language == language} for language in LANGUAGES}
    alone = names["nb"] ^ names["en"]
    if alone:
        raise SkeletonError(f"docs: these pages exist in one language only: {sorted(alone)}")


# --- the site around a page -------------------------------------------------------------------


@dataclass(frozen=True)
class Build:
    """One edition in one language, among the editions and languages built with it.

    ``editions`` are all that the site has, newest first. With one language only, the edition stands
    alone, as in a plain ``mkdocs build``.
    """

    edition: Edition
    language: Language
    editions: tuple[Edition, ...]
    languages: tuple[Language, ...]
    site_url: str

    @property
    def root(self) -> str:
        """The way from a page up to the root of the site."""
        return "../" * (1 + FOLDERS[self.language].count("/"))


def site_context(build: Build, pages: Pages) -> dict[str, Any]:
    """Return what the templates need to know of the site, one entry for each page."""
    statement, language = build.edition.statement, build.language
    year = statement.edition.year
    newest = latest(build.editions).year
    return {
        "language": language,
        "year": year,
        "status": str(statement.edition.status),
        "newest": newest,
        "organisation": statement.organisation.name,
        "title": build.edition.labels.text("site_title", language, year=year),
        "words": {name: text.in_(language) for name, text in build.edition.labels.root.items()},
        "home": f"{build.root}index.html" if len(build.languages) > 1 else None,
        "pages": {
            page.name: _page_context(build, pages, page) for page in pages.in_language(language)
        },
    }


def _page_context(build: Build, pages: Pages, page: Page) -> dict[str, Any]:
    versions = {lang: pages.get(page.name, lang) for lang in build.languages}
    return {
        "name": page.name,
        "title": page.title,
        "description": page.description,
        "menu": [_entry(page, other) for other in pages.in_language(page.language)],
        "languages": [_language(build, version, page) for version in versions.values()],
        "years": [_year(build, edition, page) for edition in build.editions],
        "canonical": address(build.site_url, build.edition.year, page),
        "alternates": {
            lang: address(build.site_url, build.edition.year, version)
            for lang, version in versions.items()
        },
        "search": pages.get("search", page.language).file,
    }


def _entry(current: Page, page: Page) -> dict[str, Any]:
    return {
        "name": page.name,
        "title": page.title,
        "href": page.file,
        "current": page.name == current.name,
    }


def _language(build: Build, version: Page, page: Page) -> dict[str, Any]:
    to_edition = "../" * FOLDERS[page.language].count("/")
    return {
        "code": version.language,
        "name": build.edition.labels.text(f"language_{version.language}", version.language),
        "href": page.file if version is page else to_edition + version.path,
        "current": version is page,
    }


def _year(build: Build, edition: Edition, page: Page) -> dict[str, Any]:
    current = edition.year == build.edition.year
    return {
        "year": edition.year,
        "href": page.file if current else f"{build.root}{edition.year}/{page.path}",
        "current": current,
        "status": str(edition.statement.edition.status),
        "newest": edition is latest(build.editions),
    }


def address(site_url: str, year: int, page: Page) -> str:
    """Return the permanent address of a page; a folder's first page is the folder itself."""
    path = page.path.removesuffix("index.html")
    return f"{site_url.rstrip('/')}/{year}/{path}"
