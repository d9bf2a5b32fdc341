"""What the template of a page in one language needs that stands beside the editions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from apenhet.model import LANGUAGES, Edition, Language
from apenhet.render.outputs import up_from
from apenhet.site.navigation import organisation_url
from apenhet.site.plan import Plan


def beside(
    plan: Plan, shown: Edition, language: Language, place: str, href: Callable[[Language], str]
) -> dict[str, Any]:
    """Return what every such page says around what it tells.

    ``shown`` is the edition whose words and organisation it takes, ``place`` where it lies in the
    site, and ``href`` where it does in another language, both from the site's root.
    """
    root = up_from(place)
    return {
        "root": root,
        "assets": f"{root}{plan.assets}",
        "organisation": shown.statement.organisation.name,
        "organisation_url": organisation_url(plan.site_url),
        "language": language,
        "words": shown.words(language),
        "languages": [
            {
                "code": other,
                "name": shown.frame.text(f"language_{other}", other),
                "href": root + href(other),
            }
            for other in LANGUAGES
            if other != language
        ],
    }
