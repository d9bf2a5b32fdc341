"""What stands in the place of an edition of which everything published has been withdrawn.

One page in each language, that says when and why. It knows no engine.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from apenhet.model import LANGUAGES, Language
from apenhet.render import html
from apenhet.render.outputs import FOLDERS
from apenhet.say import history
from apenhet.say.writer import Writer
from apenhet.site.navigation import LATEST, NEXT, Listed, organisation_url
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
    words = {**w.edition.labels.in_(language), **w.edition.frame.in_(language)}
    return html.render(told, lambda target: f"#{target.anchor}", words)


def _page(plan: Plan, listed: Listed, language: Language, place: str) -> dict[str, Any]:
    shown, own = plan.newest, f"{listed.year}/{FOLDERS[language]}"
    root = "../" * place.count("/")
    words = {**shown.labels.in_(language), **shown.frame.in_(language)}
    return {
        "root": root,
        "assets": f"{root}{plan.assets}",
        "canonical": f"{plan.site_url.rstrip('/')}/{own}",
        "organisation": shown.statement.organisation.name,
        "organisation_url": organisation_url(plan.site_url),
        "language": language,
        "words": words,
        "title": withdrawn_title(plan, listed.year, language),
        "told": withdrawn_told(plan, listed.year, language),
        "coming": f"{root}{listed.year}/{NEXT}/{FOLDERS[language]}index.html"
        if listed.coming
        else None,
        "languages": [
            {
                "code": other,
                "name": shown.frame.text(f"language_{other}", other),
                "href": f"{root}{listed.year}/{FOLDERS[other]}index.html",
            }
            for other in LANGUAGES
            if other != language
        ],
        "years": [
            {
                "year": one.year,
                "status": one.status,
                "href": f"{root}{one.year}/{FOLDERS[language]}index.html",
                "current": one.year == listed.year,
            }
            for one in plan.listed
        ],
    }
