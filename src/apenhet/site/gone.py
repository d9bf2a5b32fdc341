"""What stands in the place of an edition of which everything published has been withdrawn.

One page in each language, that says when and why. It knows no engine.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from apenhet.model import LANGUAGES, Language
from apenhet.render import html
from apenhet.render.outputs import FOLDERS, up_from
from apenhet.say import history
from apenhet.say.writer import Writer
from apenhet.site.beside import beside
from apenhet.site.navigation import LATEST, NEXT, Listed
from apenhet.site.plan import Plan


def withdrawn_pages(plan: Plan) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield where each such page lies in the site, and what its template needs to know."""
    for listed in plan.listed:
        if listed.withdrawn:
            for language in LANGUAGES:
                own = f"{listed.year}/{FOLDERS[language]}"
                # With no edition left, the newest one's page is what the stable address leads to.
                is_all = not plan.editions and listed.year == plan.withdrawn[-1]
                for place in (own, f"{LATEST}/{FOLDERS[language]}") if is_all else (own,):
                    yield f"{place}index.html", _page(plan, listed, language, place)


def withdrawn_title(plan: Plan, year: int, language: Language) -> str:
    """Return what such a page is called."""
    return plan.newest.frame.text("withdrawn_title", language, year=year)


def withdrawn_told(plan: Plan, year: int, language: Language) -> str:
    """Return when and why all that was published of a year has been withdrawn, as HTML."""
    w = Writer.of(plan.newest, language)
    told = history.withdrawal(w, plan.revisions(year))
    return html.render(told, lambda target: f"#{target.anchor}", w.edition.words(language))


def _page(plan: Plan, listed: Listed, language: Language, place: str) -> dict[str, Any]:
    root = up_from(place)
    return {
        **beside(plan, plan.newest, language, place, lambda other: _page_of(listed, other)),
        "canonical": f"{plan.site_url.rstrip('/')}/{listed.year}/{FOLDERS[language]}",
        "alternates": {},
        "home": f"{root}index.html",
        "title": withdrawn_title(plan, listed.year, language),
        "told": withdrawn_told(plan, listed.year, language),
        "coming": f"{root}{listed.year}/{NEXT}/{FOLDERS[language]}index.html"
        if listed.coming
        else None,
        "years": [
            {
                "year": one.year,
                "status": one.status,
                "href": root + _page_of(one, language),
                "current": one.year == listed.year,
            }
            for one in plan.listed
        ],
    }


def _page_of(listed: Listed, language: Language) -> str:
    """Return where the first page of a year lies, from the site's root."""
    return f"{listed.year}/{FOLDERS[language]}index.html"
