"""A site with published editions: what readers are shown, what is coming, and what leads where.

One site of a small organisation's is built for all of these: one year with a published edition and
a change of it to come, and a draft of the next year.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from apenhet.model import Edition
from apenhet.read.load import load_folder
from apenhet.site.whole import build_site, plan_of
from apenhet.year.life import living
from tests.conftest import once
from tests.test_organisation import made
from tests.test_site_editions import of
from tests.visitor import Tag, followed, loaded, pages, read, target

URL = "https://www.example.org/apenhet/"
YEAR, DRAFT = 2024, 2025


def changed(edition: Edition) -> Edition:
    """Return the edition as its files say it now: another sentence, not published yet."""
    found = edition.statement.summary.found
    found = found.model_copy(update={"nb": f"Ny setning. {found.nb}", "en": f"New. {found.en}"})
    summary = edition.statement.summary.model_copy(update={"found": found})
    statement = edition.statement.model_copy(update={"summary": summary})
    return edition.model_copy(update={"statement": statement, "coming": True})


def make(folder: Path) -> None:
    project = load_folder(made(folder / "project"))
    first, second = project.editions
    published = of(first, YEAR, published=1)
    editions = living((published, changed(published), second))
    build_site(plan_of(folder / "project", project, editions, URL), folder / "site", cached=False)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return once(tmp_path_factory, "published", make) / "site"


@pytest.fixture(scope="module")
def site(built: Path) -> dict[str, list[Tag]]:
    """Every page of the site, read, by its path."""
    return {page.relative_to(built).as_posix(): read(page) for page in pages(built)}


def test_no_link_leads_nowhere_or_to_another_language(
    built: Path, site: dict[str, list[Tag]]
) -> None:
    names = {path: {tag.attributes.get("id") for tag in tags} for path, tags in site.items()}
    for path, tags in site.items():
        for address in [*followed(tags), *loaded(tags)]:
            here = "no/such/page.html" if path == "404.html" else path
            there = target(built, built / here, address, URL)
            if there is None:
                continue
            file, fragment = there
            assert file.is_file(), (path, address)
            if fragment:
                assert fragment in names[file.relative_to(built).as_posix()], (path, address)
        for tag in tags:
            if tag.name == "a" and path not in {"index.html", "404.html"}:
                there = target(built, built / path, tag.attributes["href"], URL)
                lead = there and there[0].relative_to(built).as_posix()
                if lead and lead.endswith(".html") and lead != "index.html":
                    wanted = tag.attributes.get("hreflang", language(path))
                    assert language(lead) == wanted, (path, lead)


def language(path: str) -> str:
    return "en" if "/en/" in path else "nb"


def test_what_is_coming_is_a_draft_that_leads_to_what_is_published_and_back(
    site: dict[str, list[Tag]],
) -> None:
    published = {path for path in site if path.startswith(f"{YEAR}/") and "/next/" not in path}
    assert published
    for path in published:
        next_ = path.replace(f"{YEAR}/", f"{YEAR}/next/", 1)
        assert "noindex" not in robots(site[path])
        assert "noindex" in robots(site[next_])
        assert next_ in leading(site, path)
        assert path in leading(site, next_)
        assert canonical(site[path]) == URL + path.removesuffix("index.html")
        assert canonical(site[next_]) == URL + next_.removesuffix("index.html")
        told = " ".join(tag.text for tag in site[next_] if "strip" in classes(tag))
        assert ("Utkast" if language(path) == "nb" else "Draft") in told
    assert "Ny setning." in whole(site[f"{YEAR}/next/index.html"])
    assert "Ny setning." not in whole(site[f"{YEAR}/index.html"])


def test_other_years_lead_to_what_is_published(site: dict[str, list[Tag]]) -> None:
    draft = {path for path in site if path.startswith(f"{DRAFT}/")}
    assert draft
    for path in draft:
        assert not [there for there in leading(site, path) if "/next/" in there]
    years = [
        tag for tag in site[f"{YEAR}/next/en/account.html"] if "hreflang" not in tag.attributes
    ]
    told = {tag.text for tag in years if tag.attributes.get("aria-current") == "page"}
    assert f"{YEAR} (draft)" in told


def test_latest_is_what_is_published_and_nothing_else(built: Path) -> None:
    latest = {path.relative_to(built / "latest") for path in (built / "latest").rglob("*.html")}
    assert Path("index.html") in latest
    assert not [path for path in latest if path.parts[0] == "next"]
    for path in latest:
        assert (built / "latest" / path).read_bytes() == (built / str(YEAR) / path).read_bytes()


def test_search_engines_are_told_of_what_is_published_only(built: Path) -> None:
    sitemap = (built / "sitemap.xml").read_text("utf-8")
    assert f"{URL}{YEAR}/en/account.html" in sitemap
    assert "next" not in sitemap
    assert str(DRAFT) not in sitemap
    assert "next" not in (built / "index.html").read_text("utf-8")


def leading(site: dict[str, list[Tag]], path: str) -> set[str]:
    """Return the pages of the site that a page's links lead to."""
    found = set()
    for address in followed(site[path]):
        there = urljoin(f"{URL}{path}", address)
        if there.startswith(URL):
            to = unquote(urlsplit(there).path).removeprefix(urlsplit(URL).path)
            found.add(posixpath.join(to, "index.html") if to.endswith("/") else to)
    return found & site.keys()


def robots(tags: list[Tag]) -> str:
    return " ".join(t.attributes["content"] for t in tags if t.attributes.get("name") == "robots")


def canonical(tags: list[Tag]) -> str:
    (found,) = (tag for tag in tags if tag.attributes.get("rel") == "canonical")
    return found.attributes["href"]


def classes(tag: Tag) -> set[str]:
    return set(tag.attributes.get("class", "").split())


def whole(tags: list[Tag]) -> str:
    return next(_texts(tags))


def _texts(tags: list[Tag]) -> Iterator[str]:
    yield from (tag.text for tag in tags if tag.name == "main")
