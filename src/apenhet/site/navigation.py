"""Where pages lie and how they lead to each other: languages, years, menu, permanent addresses.

It reads the front matter of the page skeletons and knows the layout of the site; it knows neither
the theme nor what the pages say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

import yaml

from apenhet.model import LANGUAGES, Edition, Language
from apenhet.problems.trouble import NotBuilt, Said
from apenhet.say.document import Target
from apenhet.say.writer import Writer
from apenhet.year.life import is_published, latest, newest_first

FOLDERS: Final[dict[Language, str]] = {"nb": "", "en": "en/"}
"""Where a language lies inside an edition: Norwegian at its root, English beside it."""


class SkeletonError(NotBuilt):
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

        Raises ``SkeletonError`` where one lacks a name, a title, a description or an order, cannot
        be read, is not in UTF-8, or exists in one language only.
        """
        pages = [
            _Skeleton.read(path, f"{docs.name}/{language}/{path.name}").page(language)
            for language in LANGUAGES
            for path in sorted((docs / language).glob("*.md"))
        ]
        _both_languages(pages, docs)
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


@dataclass(frozen=True, slots=True)
class _Skeleton:
    """The head of a page skeleton: what stands between the two lines of dashes at its top."""

    path: Path
    name: str
    head: str
    meta: Mapping[str, Any]

    @classmethod
    def read(cls, path: Path, name: str) -> _Skeleton:
        """Read the page at ``path``, called ``name`` in messages; raise ``SkeletonError``."""
        text = _text(path, name)
        head = re.match(r"---\n(.*?)^---[ ]*$", text, re.DOTALL | re.MULTILINE)
        if head is None:
            raise SkeletonError(Said("page_head_missing", file=name))
        try:
            meta = yaml.safe_load(head[1])
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            line = mark.line + 2 if mark else 1
            raise SkeletonError(Said("page_head_unreadable", file=name, line=line)) from None
        return cls(path, name, head[1], meta if isinstance(meta, dict) else {})

    def page(self, language: Language) -> Page:
        """Return the page; raise ``SkeletonError`` where the head lacks something."""
        return Page(
            self._words("name"),
            language,
            self.path.with_suffix(".html").name,
            self._words("title"),
            self._words("description"),
            self._order(),
        )

    def _words(self, key: str) -> str:
        found = self.meta.get(key)
        if found is None or isinstance(found, (dict, list)):
            raise SkeletonError(self._said("page_head_lacks", key))
        return str(found)

    def _order(self) -> int:
        try:
            return int(self._words("order"))
        except ValueError:
            raise SkeletonError(self._said("page_order_whole", "order")) from None

    def _said(self, words: str, key: str) -> Said:
        """Return words about ``key``, with the line it stands on or else the head's first."""
        before, found, _ = f"\n{self.head}".partition(f"\n{key}:")
        return Said(words, file=self.name, line=before.count("\n") + 2 if found else 1, key=key)


def _text(path: Path, name: str) -> str:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise SkeletonError(Said("page_unreadable", file=name, reason=error)) from None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise SkeletonError(Said("page_not_utf8", file=name, line=line)) from None
    return text.replace("\r\n", "\n")


def _both_languages(pages: Iterable[Page], docs: Path) -> None:
    names = {language: {p.name for p in pages if p.language == language} for language in LANGUAGES}
    alone = names["nb"] ^ names["en"]
    found = [
        Said(
            "page_alone",
            file=f"{docs.name}/{page.language}/{Path(page.file).with_suffix('.md')}",
            name=page.name,
        )
        for page in pages
        if page.name in alone
    ]
    if found:
        raise SkeletonError(*found)


# --- the site around a page -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Listed:
    """What an edition's pages show of an edition: that it is there, how far it has come.

    ``newest`` is the one that ``latest/`` shows.
    """

    year: int
    status: str
    published: bool
    newest: bool

    @classmethod
    def of(cls, editions: Iterable[Edition]) -> tuple[Listed, ...]:
        """Return what is shown of each of a site's editions, newest first."""
        ordered = newest_first(editions)
        return tuple(
            cls(
                edition.year,
                str(edition.statement.edition.status),
                is_published(edition),
                edition is latest(ordered),
            )
            for edition in ordered
        )


@dataclass(frozen=True)
class Build:
    """One edition in one language, among the editions and languages built with it.

    ``editions`` are all that the site has, newest first. With one language only, the edition stands
    alone, as in a plain ``mkdocs build``.
    """

    edition: Edition
    language: Language
    editions: tuple[Listed, ...]
    languages: tuple[Language, ...]
    site_url: str

    @cached_property
    def writer(self) -> Writer:
        """The edition, read aloud in the build's language."""
        return Writer.of(self.edition, self.language)

    @property
    def root(self) -> str:
        """The way from a page up to the root of the site."""
        return "../" * (1 + FOLDERS[self.language].count("/"))


def site_context(build: Build, pages: Pages) -> dict[str, Any]:
    """Return what the templates need to know of the site, one entry for each page."""
    statement, language = build.edition.statement, build.language
    year = statement.edition.year
    return {
        "language": language,
        "year": year,
        "status": str(statement.edition.status),
        "published": is_published(build.edition),
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
        "years": [_year(build, listed, page) for listed in build.editions],
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


def _year(build: Build, listed: Listed, page: Page) -> dict[str, Any]:
    current = listed.year == build.edition.year
    return {
        **asdict(listed),
        "href": page.file if current else f"{build.root}{listed.year}/{page.path}",
        "current": current,
    }


def address(site_url: str, year: int, page: Page) -> str:
    """Return a page's permanent address, encoded; a folder's first page is the folder itself."""
    path = quote(page.path.removesuffix("index.html"))
    return f"{site_url.rstrip('/')}/{year}/{path}"
