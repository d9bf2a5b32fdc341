"""What a page is, in schema.org's words, for search engines: a Report and who publishes it.

The same facts as on the page; only what the data holds is said.
"""

from __future__ import annotations

import json
from typing import Any

from apenhet.model import LANGUAGES
from apenhet.say import standing
from apenhet.say.writer import Writer
from apenhet.site.navigation import Build, Page, Pages, address, folder


def page_schema(build: Build, pages: Pages, page: Page) -> str:
    """Return JSON-LD that is safe inside a ``<script>`` element: it holds no ``<``."""
    data = _report(build, pages, page) if page.name == "account" else _web_page(build, pages, page)
    return json.dumps(data, ensure_ascii=False, sort_keys=True).replace("<", "\\u003c")


def _web_page(build: Build, pages: Pages, page: Page) -> dict[str, Any]:
    return {
        **_common(build, page),
        "@type": "WebPage",
        "isPartOf": {"@type": "Report", "@id": _report_id(build, pages)},
    }


def _report(build: Build, pages: Pages, page: Page) -> dict[str, Any]:
    writer = build.writer
    edition = build.edition.statement.edition
    report: dict[str, Any] = {
        **_common(build, page),
        "@type": "Report",
        "@id": _report_id(build, pages),
        "headline": standing.title(build.edition, build.language),
        "temporalCoverage": f"{edition.period.start}/{edition.period.end}",
        "version": str(edition.year),
        "creativeWorkStatus": standing.state_name(build.edition, build.language),
        "about": _act(writer),
        "isBasedOn": [
            {"@type": "CreativeWork", "name": writer.words(source.title)}
            for source in build.edition.statement.sources
        ],
        "isPartOf": _series(build, pages),
        **_translations(build, pages),
    }
    if build.edition.published:
        report["datePublished"] = str(build.edition.published[0].date)
        report["dateModified"] = str(build.edition.published_on)
    return report


def _act(writer: Writer) -> dict[str, Any]:
    law = writer.edition.law
    url = law.url.in_(writer.language)
    return {"@type": "Legislation", "name": writer.words(law.title), "url": url}


def _series(build: Build, pages: Pages) -> dict[str, Any]:
    """Return the statements of all years, which this one is a version among."""
    account = pages.get("account", build.language)
    others = [
        other
        for other in build.editions
        if other.year != build.edition.year and not other.withdrawn
    ]
    return {
        "@type": "CreativeWorkSeries",
        "name": build.edition.frame.text("landing_title", build.language),
        "url": build.site_url,
        "hasPart": [
            {
                "@type": "Report",
                "@id": address(build.site_url, str(other.year), account),
                "version": str(other.year),
            }
            for other in others
        ],
    }


def _translations(build: Build, pages: Pages) -> dict[str, Any]:
    """Return the other language's account: Norwegian is the work, English its translation."""
    relation = "workTranslation" if build.language == "nb" else "translationOfWork"
    (other,) = (language for language in LANGUAGES if language != build.language)
    account = pages.get("account", other)
    url = address(build.site_url, folder(build.edition), account)
    return {relation: {"@type": "Report", "@id": url, "inLanguage": other}}


def _common(build: Build, page: Page) -> dict[str, Any]:
    organisation = build.edition.statement.organisation.name
    return {
        "@context": "https://schema.org",
        "name": page.title,
        "description": page.description,
        "inLanguage": page.language,
        "url": address(build.site_url, folder(build.edition), page),
        "publisher": {"@type": "Organization", "name": organisation},
    }


def _report_id(build: Build, pages: Pages) -> str:
    return address(build.site_url, folder(build.edition), pages.get("account", build.language))
