"""What the templates need to know of the site around a page: menu, languages, years, how it stands.

Where all of it lies, ``navigation`` knows; what it is called, the frame's words. It knows no theme.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from apenhet.render import words
from apenhet.render.outputs import FOLDERS, to_root
from apenhet.say import history, standing
from apenhet.say.document import Target
from apenhet.site.navigation import (
    CALENDARS,
    NEXT,
    Build,
    Listed,
    Page,
    Pages,
    address,
    folder,
    organisation_url,
)
from apenhet.year.life import is_published


def site_context(build: Build, pages: Pages) -> dict[str, Any]:
    """Return what the templates need to know of the site, one entry for each page."""
    statement, language = build.edition.statement, build.language
    year = statement.edition.year
    return {
        "language": language,
        "year": year,
        "status": str(build.edition.state),
        "published": is_published(build.edition),
        "coming": build.edition.coming,
        "lapsed": standing.has_lapsed(build.edition),
        "fingerprint": words.short(words.digest(words.words(build.writer))),
        "original": _original(build, pages),
        "former": build.former.year if build.former else None,
        "history": _history(build, pages),
        "adopted": {name: _adopted(build, pages, name) for name in build.adopted},
        "organisation": statement.organisation.name,
        "organisation_url": organisation_url(build.site_url),
        "title": standing.title(build.edition, language),
        "state": standing.state_and_day(build.edition, language),
        "email": build.today.contact.email,
        "words": build.edition.frame.in_(language),
        "home": f"{build.root}index.html" if len(build.languages) > 1 else None,
        "calendar": f"{build.root}{CALENDARS[language]}" if len(build.languages) > 1 else None,
        "names": {page.source: page.name for page in pages.in_language(language)},
        "pages": {
            page.name: _page_context(build, pages, page) for page in pages.in_language(language)
        },
    }


def _history(build: Build, pages: Pages) -> str | None:
    """Return where the revisions of an edition are told of, if there are any."""
    there = Target("downloads", history.anchor(build.writer))
    alone = len(build.languages) == 1
    published = not alone and any(one.year == build.edition.year for one in build.revisions)
    return pages.href(there, build.language, build.root) if published else None


def _adopted(build: Build, pages: Pages, name: str) -> dict[str, Any]:
    """Return where what was adopted last is read, and whether the edition's period ended before."""
    return {
        "href": build.root + pages.get(name, build.language).path,
        "newer": build.adopted[name] > build.edition.statement.edition.period.end,
    }


def _original(build: Build, pages: Pages) -> dict[str, str | None] | None:
    """Return what an edition was first published as, and where it tells what is not stated."""
    original, w = build.edition.statement.edition.original, build.writer
    if original is None:
        return None
    unknown = Target("overview", w.label("not_stated_original_anchor"))
    return {
        "kind": w.words(original.kind),
        "url": original.url,
        "not_stated": pages.href(unknown, build.language),
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
        "canonical": address(build.site_url, folder(build.edition), page),
        "alternates": {
            lang: address(build.site_url, folder(build.edition), version)
            for lang, version in versions.items()
        },
        "other": _other(build, page),
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
    return {
        "code": version.language,
        "name": build.edition.frame.text(f"language_{version.language}", version.language),
        "href": page.file if version is page else to_root(page.language) + version.path,
        "current": version is page,
    }


def _year(build: Build, listed: Listed, page: Page) -> dict[str, Any]:
    if listed.year != build.edition.year:
        there = f"{build.root}{listed.year}/"
        first = f"{there}{FOLDERS[page.language]}index.html"
        href = first if listed.withdrawn else f"{there}{page.path}"
        return {**asdict(listed), "href": href, "current": False}
    own = {"status": str(build.edition.state), "href": page.file, "current": True}
    return {**asdict(listed), **own}


def _other(build: Build, page: Page) -> str | None:
    """Return where a page lies in what is published of an edition that is coming, or the reverse.

    Nothing where there is no such other one.
    """
    shown = next((one for one in build.editions if one.year == build.edition.year), None)
    if shown is None or not (shown.coming or build.edition.coming):
        return None
    published = f"{build.root}{shown.year}/"
    if shown.withdrawn:
        return f"{published}{FOLDERS[page.language]}index.html"
    return f"{published}{page.path}" if build.edition.coming else f"{published}{NEXT}/{page.path}"
