"""What search engines read."""

from __future__ import annotations

import datetime as dt

from apenhet.site.finish.sitemap import SitemapEntry, robots, sitemap


def test_a_page_is_listed_with_its_versions_and_the_date_the_data_gives() -> None:
    versions = {"nb": "https://x.no/a/?b&c", "en": "https://x.no/en/a/"}
    told = sitemap(
        [
            SitemapEntry("https://x.no/", {}),
            SitemapEntry("https://x.no/en/a/", versions, dt.date(2024, 6, 28)),  # type: ignore[arg-type]
        ]
    )
    assert (
        told
        == """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
  <url>
    <loc>https://x.no/</loc>
  </url>
  <url>
    <loc>https://x.no/en/a/</loc>
    <lastmod>2024-06-28</lastmod>
    <xhtml:link rel="alternate" hreflang="nb" href="https://x.no/a/?b&amp;c"/>
    <xhtml:link rel="alternate" hreflang="en" href="https://x.no/en/a/"/>
    <xhtml:link rel="alternate" hreflang="x-default" href="https://x.no/a/?b&amp;c"/>
  </url>
</urlset>
"""
    )


def test_robots_are_led_to_the_sitemap() -> None:
    assert robots("https://x.no/sitemap.xml") == (
        "User-agent: *\nAllow: /\n\nSitemap: https://x.no/sitemap.xml\n"
    )
