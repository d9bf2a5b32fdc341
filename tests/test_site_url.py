"""The address that a site is built for: which will do, and how people and machines read it."""

from __future__ import annotations

from pathlib import Path

import pytest

from apenhet.read.siteurl import checked_site_url
from tests.conftest import Outcome, Run, build, copied, once
from tests.publishing import saying_little
from tests.visitor import followed, loaded, pages, read, snapshot, target


@pytest.mark.parametrize(
    "url",
    [
        "",
        "/x/",
        "ftp://negotia.no/",
        "https://",
        "https:///x/",
        "https://a b/",
        "https://a.no/?q",
        "https://a.no/#q",
        "https://a.no:99999/",
        "https://a.no:0/",
        "https://a.no:/",
        "https://a.no:x/",
        "https://[1.2]/",
        "https://a..no/",
        "https://a.no/%zz",
        "https://a.no/{{a}}",
        "https://a.no/a//b/",
        "https://a.no/../b/",
        "https://a.no/a;b/",
        "https://a.no/%2e%2e/b/",
        "https://a.no/a%2Fb/",
        "https://a.no/%E5penhet/",
        "https://a.no/%00/",
        "https://a.no/a%0Ab/",
        "https://a.no/%22/",
        "https://a.no/%24x/",
        "negotia.no",
    ],
)
def test_a_site_needs_a_whole_address(apenhet: Run, url: str) -> None:
    failed = apenhet("build", "--site-url", url)
    assert failed == Outcome(
        2,
        "",
        f'Error: "{url}" is not an address to build for.'
        " Write it like this: https://www.example.org/folder/\n",
    )


def test_an_address_with_a_line_break_is_shown_on_one_line(apenhet: Run) -> None:
    failed = apenhet("build", "--site-url", "https://a.no/\nSitemap: x")
    assert failed.code == 2
    assert failed.err.startswith('Error: "https://a.no/ Sitemap: x" is not')
    assert apenhet("build", "--site-url", "https://a.no/\n").code == 2


@pytest.mark.parametrize("url", ["https://me:secret@a.no/", "https://secret@a.no", "//x:secret@a/"])
def test_a_password_in_the_address_is_neither_published_nor_shown(apenhet: Run, url: str) -> None:
    failed = apenhet("build", "--site-url", url)
    assert failed.code == 2
    assert failed.err.startswith("Error: The address to build for has a user name or password")
    assert "secret" not in failed.err


@pytest.mark.parametrize(
    ("url", "encoded"),
    [
        ("https://a.no", "https://a.no/"),
        ("https://a.no//", "https://a.no/"),
        ("HTTPS://A.no/B", "https://a.no/B/"),
        ("http://localhost:8123/a/b_c.d/~e", "http://localhost:8123/a/b_c.d/~e/"),
        ("http://web_1/", "http://web_1/"),
        ("http://[::1]:80/a%20b/", "http://[::1]:80/a%20b/"),
        ("https://a.no/a b", "https://a.no/a%20b/"),
        ("https://a.no/%7Ee/%c3%a5", "https://a.no/~e/%C3%A5/"),
        ("https://www.eksempel.no/%C3%A5penhet/", "https://www.eksempel.no/%C3%A5penhet/"),
        ("https://www.eksempel.no/åpenhet/", "https://www.eksempel.no/%C3%A5penhet/"),
        ("https://a.no/a\u030apenhet/", "https://a.no/%C3%A5penhet/"),
        ("https://Åpenhet.no/år/", "https://xn--penhet-hua.no/%C3%A5r/"),
        ("https://a.no/日本/", "https://a.no/%E6%97%A5%E6%9C%AC/"),
    ],
)
def test_a_whole_address_is_encoded_as_machines_read_it(url: str, encoded: str) -> None:
    assert checked_site_url(url) == encoded
    assert checked_site_url(encoded) == encoded


def test_addresses_for_machines_are_encoded_however_the_site_url_is_written(
    elsewhere: Path,
) -> None:
    page = (elsewhere / "2023/tiltak.html").read_text(encoding="utf-8")
    for said in ('rel="canonical" href="', 'property="og:url" content="', '"url": "'):
        assert f'{said}{THERE}2023/tiltak.html"' in page
    assert f"<loc>{THERE}</loc>" in (elsewhere / "sitemap.xml").read_text()
    for name, content in snapshot(elsewhere).items():
        if not name.endswith((".md", ".woff2", "pagefind", "nginx.conf", ".htaccess")):
            assert "åpen.no".encode() not in content, name
            assert "no:8123/vår".encode() not in content, name


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of such a project as it is built for another address, which machines write otherwise."""

    def make(folder: Path) -> None:
        project = saying_little(copied(folder / "project"))
        build(project, folder / "site", "--site-url", "https://www.åpen.no:8123/vår side")

    return once(tmp_path_factory, "little_elsewhere", make) / "site"


THERE = "https://www.xn--pen-tla.no:8123/v%C3%A5r%20side/"


def test_the_site_works_below_another_address(elsewhere: Path) -> None:
    for page in pages(elsewhere):
        tags = read(page)
        shown = elsewhere / "no/such/page.html" if page.name == "404.html" else page
        for address in [*followed(tags), *loaded(tags)]:
            there = target(elsewhere, shown, address, THERE)
            assert there is None or there[0].is_file(), f"{page.name}: {address}"
    below = "/v%C3%A5r%20side/"
    assert all(a.startswith(below) for a in followed(read(elsewhere / "404.html")))
    assert f"Sitemap: {THERE}sitemap.xml" in (elsewhere / "robots.txt").read_text()
    assert "/404.html" in (elsewhere / ".htaccess").read_text()
    for file in snapshot(elsewhere).values():
        assert b"www.negotia.no/apenhetsloven" not in file
