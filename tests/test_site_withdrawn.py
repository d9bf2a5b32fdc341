"""A site of which something was withdrawn: what stands in its place, and what leads there.

A small organisation publishes two years; all of the last is withdrawn, and of the other its first
revision. The site is built as readers get it, and as it is previewed while nothing else is left.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from apenhet.read.load import load_folder
from apenhet.site.shown import shown
from apenhet.site.whole import build_site, plan_of
from apenhet.year.life import is_published
from tests.conftest import YEAR as EDITION
from tests.conftest import Run, once
from tests.publishing import publish, saying_little, withdraw, withdrawn
from tests.test_site_published import (
    URL,
    YEAR,
    all_read,
    crawl,
    leading,
    published_twice,
    robots,
    whole,
)

GONE = YEAR + 1
PLACES = {
    f"{GONE}/index.html": (
        f"Redegjørelsen for {GONE} er trukket tilbake",
        ["Trukket tilbake 1. oktober 2026.", "En domstol har bestemt det."],
    ),
    f"{GONE}/en/index.html": (
        f"The statement for {GONE} has been withdrawn",
        ["Withdrawn on 1 October 2026.", "A court has ordered it."],
    ),
}


def make(project: Path) -> None:
    """Withdraw what has been published, of another year too, and build what is seen of that."""
    publish(project, GONE, dt.date(2026, 6, 20))
    withdraw(project, YEAR, 1, date=dt.date(2026, 10, 1))
    withdraw(project, GONE, 1, date=dt.date(2026, 10, 1))
    everything = load_folder(project)
    editions = shown(everything)
    public = tuple(filter(is_published, editions))
    left = tuple(edition for edition in editions if edition.year == GONE)
    for name, wanted in (("public", public), ("left", left)):
        build_site(plan_of(project, everything, wanted, URL), project.with_name(name))


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project, and both sites beside it."""
    return once(
        tmp_path_factory,
        "withdrawn",
        lambda folder: make(published_twice(tmp_path_factory, folder / "project")),
    )


@pytest.mark.parametrize("name", ["public", "left"])
def test_a_withdrawn_edition_is_a_page_that_says_when_and_why(places: Path, name: str) -> None:
    built = places / name
    site = all_read(built)
    crawl(built, site)
    for place, (title, told) in PLACES.items():
        tags = site[place]
        assert [tag.text for tag in tags if tag.name == "h1"] == [title]
        main = whole(tags).replace("\xa0", " ")
        assert [words for words in told if words not in main] == []
        assert len(main) < 300
        assert "noindex" in robots(tags)
        assert place in leading(site, "index.html")
        assert (f"{GONE}/next/" in " ".join(leading(site, place))) == (name == "left")
    for file in (built / "sitemap.xml", *built.glob(f"{YEAR}/redegjorelse.html")):
        assert f"{URL}{GONE}/" not in file.read_text("utf-8"), "both are for search engines"
    assert not list(built.rglob(f"{GONE}/r1"))


def test_every_page_of_another_year_leads_to_it_and_says_what_became_of_it(places: Path) -> None:
    site = all_read(places / "public")
    own = [path for path in site if path.startswith(f"{YEAR}/")]
    assert own
    for path in own:
        place = f"{GONE}/en/index.html" if "/en/" in path else f"{GONE}/index.html"
        told = "withdrawn" if "/en/" in path else "trukket tilbake"
        assert place in leading(site, path), path
        assert f"{GONE} ({told})" in {tag.text for tag in site[path] if tag.name == "a"}


def test_a_withdrawn_revision_is_told_of_and_offered_nowhere(places: Path) -> None:
    built = places / "public"
    assert not (built / f"{YEAR}/r1").exists()
    assert (built / f"{YEAR}/r2").is_dir()
    page = whole(all_read(built)[f"{YEAR}/data-og-nedlasting.html"]).replace("\xa0", " ")
    assert "Trukket tilbake 1. oktober 2026. En domstol har bestemt det." in page
    assert "Filene i versjon 2" in page
    assert "Filene i versjon 1" not in page


def test_what_is_coming_says_that_nothing_published_counts(places: Path) -> None:
    site = all_read(places / "left")
    (strip,) = (
        tag.text for tag in site[f"{GONE}/next/index.html"] if "strip" in str(tag.attributes)
    )
    assert "er trukket tilbake" in strip
    assert f"{GONE}/index.html" in leading(site, f"{GONE}/next/index.html")
    assert f"{GONE}/next/index.html" in leading(site, "index.html")


def test_where_all_is_withdrawn_the_public_site_says_so_and_holds_nothing_else(
    project: Path, apenhet: Run
) -> None:
    withdrawn(saying_little(project), EDITION, dt.date(2026, 10, 1))
    outcome = apenhet("build", "--no-drafts")
    assert (outcome.code, outcome.err) == (0, "")
    assert "Everything published has been withdrawn." in outcome.out
    site = all_read(project / "site")
    crawl(project / "site", site)
    own = [f"{EDITION}/index.html", f"{EDITION}/en/index.html"]
    stable = ["latest/index.html", "latest/en/index.html"]
    assert sorted(site) == sorted(["index.html", "404.html", *own, *stable])
    for place in ("index.html", *own, *stable):
        said = whole(site[place]).replace("\xa0", " ")
        in_english = "/en/" in place
        assert ("A court has ordered it." in said) is (in_english or place == "index.html"), place
        assert ("Trukket tilbake 1. oktober 2026." in said) is not in_english, place
    assert leading(site, "index.html") >= set(own)
    # Nothing of the account is left, in no form; feeds tell why.
    files = {path.name for path in (project / "site").rglob("*") if path.is_file()}
    assert [name for name in files if name.endswith((".pdf", ".docx", ".csv", ".pf_meta"))] == []
    assert '"statements": [' in (project / "site/history.json").read_text("utf-8")
    assert "A court has ordered it." in (project / "site/feed.en.xml").read_text("utf-8")
    assert f"/{EDITION}/" not in (project / "site/sitemap.xml").read_text("utf-8")
    assert "Dette fant vi" not in whole(site["index.html"])
