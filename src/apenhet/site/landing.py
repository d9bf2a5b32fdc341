"""The first page of a site, which leads to all its editions, and the page for wrong addresses.

Both speak both languages and are no edition's. It knows no engine.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any, Final
from urllib.parse import urlsplit

from apenhet.model import LANGUAGES, Edition, Language
from apenhet.render import html
from apenhet.render.outputs import FOLDERS
from apenhet.say import compose, standing
from apenhet.site.adapter import picture
from apenhet.site.gone import withdrawn_title, withdrawn_told
from apenhet.site.navigation import (
    CALENDARS,
    FEEDS,
    LATEST,
    language_folder,
    organisation_url,
)
from apenhet.site.plan import SEARCH, VERIFY, Plan
from apenhet.year.life import latest

SHORTCUTS: Final = ("measures", "law", "information", "declaration", "downloads")
"""The pages of the newest edition that the first page leads straight to."""


def landing_pages(plan: Plan) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield the template, where the page lies in the site, and what the template needs to know.

    The first page works in any folder. That for addresses that are wrong is shown at any address
    at all, so its links start at the host.
    """
    yield "landing.html", "index.html", _page(plan, "")
    yield "404.html", "404.html", _page(plan, urlsplit(plan.site_url).path)


def _page(plan: Plan, root: str) -> dict[str, Any]:
    """Return what both templates need; ``root`` leads to the site's root."""
    newest = plan.newest
    shown = latest(plan.editions) if plan.editions else None
    return {
        "root": root,
        "assets": f"{root}{plan.assets}",
        "canonical": plan.site_url,
        "published": bool(plan.publications),
        "picture": picture(plan.build(shown, LANGUAGES[0])) if shown else None,
        "organisation": newest.statement.organisation.name,
        "organisation_url": organisation_url(plan.site_url),
        "words": {language: newest.frame.in_(language) for language in LANGUAGES},
        "languages": [
            {
                "code": language,
                "name": newest.frame.text(f"language_{language}", language),
                "calendar": f"{root}{CALENDARS[language]}",
                "feed": f"{root}{FEEDS[language]}",
                "search": shown and f"{root}{LATEST}/{plan.pages.get(SEARCH, language).path}",
            }
            for language in LANGUAGES
        ],
        "editions": [
            _edition(plan, edition, root)
            for edition in plan.editions
            if edition is shown or not edition.coming
        ],
        "withdrawn": [
            {
                "code": language,
                "title": withdrawn_title(plan, year, language),
                "href": f"{root}{year}/{FOLDERS[language]}index.html",
                "told": withdrawn_told(plan, year, language),
            }
            for year in reversed(plan.withdrawn)
            for language in LANGUAGES
        ],
    }


def _edition(plan: Plan, edition: Edition, root: str) -> dict[str, Any]:
    return {
        "year": edition.year,
        "status": str(edition.state),
        "latest": edition is latest(plan.editions),
        "languages": [
            {
                "code": language,
                "name": edition.frame.text(f"language_{language}", language),
                "title": standing.title(edition, language),
                "href": f"{root}{language_folder(edition, language)}index.html",
                "calendar": f"{root}{CALENDARS[language]}",
                "feed": f"{root}{FEEDS[language]}",
                "shortcuts": {
                    page.title: root + language_folder(edition, language) + page.file
                    for name in SHORTCUTS
                    for page in (plan.pages.get(name, language),)
                },
                "verify": f"{root}{LATEST}/{plan.pages.get(VERIFY, language).path}",
                "found": _found(plan, edition, language),
            }
            for language in LANGUAGES
        ],
    }


def _found(plan: Plan, edition: Edition, language: Language) -> str:
    """Return what an edition found, as HTML, where it is the one that counts."""
    if edition is not latest(plan.editions):
        return ""
    build = plan.build(edition, language)
    words = edition.words(language)
    return html.render(
        compose.finding(build.writer), partial(plan.pages.href, language=language), words
    )
