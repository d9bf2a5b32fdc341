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
from apenhet.site.navigation import NEXT, Listed, folder, organisation_url
from apenhet.site.plan import Plan
from apenhet.year.life import latest


def withdrawn_pages(plan: Plan) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield where each such page lies in the site, and what its template needs to know."""
    for listed in plan.listed:
        if listed.withdrawn:
            for language in LANGUAGES:
                place = f"{listed.year}/{FOLDERS[language]}"
                yield f"{place}index.html", _page(plan, listed, language, place)


def withdrawn_title(plan: Plan, year: int, language: Language) -> str:
    """Return what such a page is called."""
    return latest(plan.editions).frame.text("withdrawn_title", language, year=year)


def _page(plan: Plan, listed: Listed, language: Language, place: str) -> dict[str, Any]:
    shown = latest(plan.editions)
    root = "../" * place.count("/")
    w = plan.build(shown, language).writer
    words = {**shown.labels.in_(language), **shown.frame.in_(language)}
    told = history.withdrawal(w, plan.revisions(listed.year))
    return {
        "root": root,
        "assets": f"{root}{folder(shown)}/assets",
        "canonical": f"{plan.site_url.rstrip('/')}/{place}",
        "organisation": shown.statement.organisation.name,
        "organisation_url": organisation_url(plan.site_url),
        "language": language,
        "words": words,
        "title": withdrawn_title(plan, listed.year, language),
        "told": html.render(told, lambda target: f"#{target.anchor}", words),
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
