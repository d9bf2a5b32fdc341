"""What a page is, in schema.org's words, for search engines: a Report and who publishes it.

The same facts as on the page; only what the data holds is said.
"""

from __future__ import annotations

import json
from typing import Any

from apenhet.model import LANGUAGES
from apenhet.navigation import Build, Page, Pages, address
from apenhet.writer import Writer


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
    writer = Writer.of(build.edition, build.language)
    edition = build.edition.statement.edition
    law = build.edition.law
    report: dict[str, Any] = {
        **_common(build, page),
        "@type": "Report",
        "@id": _report_id(build, pages),
        "headline": writer.label("site_title", year=edition.year),
        "temporalCoverage": f"{edition.period.start}/{edition.period.end}",
        "version": str(edition.year),
        "creativeWorkStatus": writer.label(f"status_{edition.status}"),
        "about": {
            "@type": "Legislation",
            "name": writer.words(law.title),
            "url": law.url.in_(build.language),
        },
        "isBasedOn": [
            {"@type": "CreativeWork", "name": writer.words(source.title)}
            for source in build.edition.statement.sources
        ],
        "workTranslation" if build.language == "nb" else "translationOfWork": [
            {
                "@type": "Report",
                "@id": address(build.site_url, edition.year, pages.get("account", other)),
            }
            for other in LANGUAGES
            if other != build.language
        ],
    }
    if edition.published:
        report["datePublished"] = str(edition.published)
    return report


def _common(build: Build, page: Page) -> dict[str, Any]:
    organisation = build.edition.statement.organisation.name
    return {
        "@context": "https://schema.org",
        "name": page.title,
        "description": page.description,
        "inLanguage": page.language,
        "url": address(build.site_url, build.edition.year, page),
        "publisher": {"@type": "Organization", "name": organisation},
    }


def _report_id(build: Build, pages: Pages) -> str:
    return address(build.site_url, build.edition.year, pages.get("account", build.language))
