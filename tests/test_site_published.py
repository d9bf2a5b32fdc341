"""A site with published editions: what readers are shown, what is coming, and what leads where.

One small organisation's years are published, corrected and changed again; the site is built twice,
as it is previewed and as readers get it.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import posixpath
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from apenhet.read.load import load_folder
from apenhet.site.shown import shown
from apenhet.site.whole import build_site, plan_of
from apenhet.year.life import is_published
from tests.conftest import once
from tests.organisation import made
from tests.publishing import publish
from tests.visitor import Tag, followed, loaded, pages, read, target

URL = "https://www.example.org/apenhet/"
YEAR, DRAFT = 2024, 2025
PRINCIPLES = (
    "prinsipperklaering.html",
    "en/declaration-of-principles.html",
    "politikk-og-verdier.html",
    "en/policy-and-values.html",
)
FIRST, SECOND = dt.date(2025, 6, 20), dt.date(2025, 9, 1)


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text, old
    path.write_text(text.replace(old, new, 1), "utf-8")


def revised(statement: Path, kind: str, day: dt.date, reason: str, english: str) -> None:
    """Say in a statement what its next revision is."""
    revision = f"  revision:\n    kind: {kind}\n    date: {day}\n    reason:\n"
    revision += f"      nb: {reason}\n      en: {english}\n"
    text = statement.read_text("utf-8")
    if "  revision:" in text:
        start = text.index("  revision:")
        text = text[:start] + text[text.index("\n\n", start) + 1 :]
    statement.write_text(text.replace("edition:\n", f"edition:\n{revision}", 1), "utf-8")


def published_twice(tmp_path_factory: pytest.TempPathFactory, copy: Path) -> Path:
    """Return a copy of the organisation's project with a year published and corrected."""

    def make(project: Path) -> None:
        statement = made(project) / f"data/statement_{YEAR}.yml"
        publish(project, YEAR, FIRST)
        edit(statement, "suppliers: {value: 25", "suppliers: {value: 26")
        revised(statement, "correction", SECOND, "Et tall var galt.", "A figure was wrong.")
        publish(project, YEAR, SECOND)

    return shutil.copytree(once(tmp_path_factory, "twice", make), copy, symlinks=True)


def make(project: Path) -> None:
    """Change once more what is published, and build what is seen of that beside it."""
    statement = project / f"data/statement_{YEAR}.yml"
    edit(statement, "Vi fant ingen brudd.", "Ny setning.")
    edit(statement, "post@example.org", "idag@example.org")
    everything = load_folder(project)
    editions = shown(everything)
    for name, wanted in (("preview", editions), ("public", filter(is_published, editions))):
        build_site(plan_of(project, everything, tuple(wanted), URL), project.with_name(name))


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project, and both sites beside it."""
    return once(
        tmp_path_factory,
        "published",
        lambda folder: make(published_twice(tmp_path_factory, folder / "project")),
    )


@pytest.fixture(scope="module", params=["preview", "public"])
def built(request: pytest.FixtureRequest, places: Path) -> Path:
    """Each of the sites."""
    return places / str(request.param)


@pytest.fixture(scope="module")
def site(built: Path) -> dict[str, list[Tag]]:
    """Every page of a site, read, by its path."""
    return all_read(built)


@pytest.fixture(scope="module")
def preview(places: Path) -> dict[str, list[Tag]]:
    return all_read(places / "preview")


def all_read(site: Path) -> dict[str, list[Tag]]:
    return {page.relative_to(site).as_posix(): read(page) for page in pages(site)}


def test_no_link_leads_nowhere_or_to_another_language(
    built: Path, site: dict[str, list[Tag]]
) -> None:
    crawl(built, site)


def crawl(built: Path, site: dict[str, list[Tag]]) -> None:
    """Follow every link of a site: none leads nowhere, nor to another language unsaid."""
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
    return "en" if "en" in path.split("/") else "nb"


def test_what_was_adopted_last_is_read_at_an_address_of_its_own(
    site: dict[str, list[Tag]],
) -> None:
    for page in PRINCIPLES:
        (canonical,) = [tag for tag in site[page] if tag.attributes.get("rel") == "canonical"]
        assert canonical.attributes["href"] == URL + page
        folder = posixpath.dirname(page)
        there = [posixpath.normpath(posixpath.join(folder, to)) for to in followed(site[page])]
        assert f"{YEAR}/{page}" in there, "the edition that it held in"
        back = followed(site[f"{YEAR}/{page}"])
        assert posixpath.relpath(page, posixpath.dirname(f"{YEAR}/{page}")) in back


def test_what_is_coming_is_a_draft_that_leads_to_what_is_published_and_back(
    preview: dict[str, list[Tag]],
) -> None:
    site = preview
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


def test_other_years_lead_to_what_is_published(preview: dict[str, list[Tag]]) -> None:
    site = preview
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
    changed = re.findall(rf"<loc>{URL}{YEAR}/[^<]*</loc>\n *<lastmod>([^<]*)<", sitemap)
    published = [*(built / str(YEAR)).glob("*.html"), *(built / f"{YEAR}/en").glob("*.html")]
    assert len(changed) == len(published) - 2  # of the search, in two languages, nothing is told
    assert set(changed) == {SECOND.isoformat()}
    assert "/next" not in sitemap
    assert f"/{DRAFT}/" not in sitemap
    assert "next/" not in (built / "index.html").read_text("utf-8")


def test_without_drafts_there_is_what_is_published_and_no_word_of_anything_else(
    places: Path,
) -> None:
    public = places / "public"
    here = {path.name for path in public.iterdir() if path.is_dir()}
    assert here == {str(YEAR), "en", "latest", "schema"}
    (only,) = json.loads((public / "history.json").read_text("utf-8"))["statements"]
    assert only["edition"]["state"] == "published"
    assert not (public / f"{YEAR}/next").exists()
    for page in pages(public):
        told = page.read_text("utf-8")
        assert "next/" not in told, page
        assert f"{DRAFT}/" not in told, page
        assert ("noindex" in told) == (page.name == "404.html"), page


def test_an_edition_says_what_was_published_whatever_its_files_say_now(
    site: dict[str, list[Tag]],
) -> None:
    figures = whole(site[f"{YEAR}/data-og-nedlasting.html"])
    assert re.search(r"Leverandører\s*26", figures)
    overview = whole(site[f"{YEAR}/index.html"])
    assert "Ny setning." not in overview


def test_each_revision_keeps_its_files_at_permanent_addresses(built: Path, places: Path) -> None:
    for revision in ("r1", "r2"):
        frozen = places / f"project/published/{YEAR}/{revision}"
        files = {path.relative_to(frozen) for path in frozen.rglob("*.*")}
        offered = {path for path in files if path.parts[0] not in {"data", "manifest.json"}}
        kept = built / str(YEAR) / revision
        assert {path.relative_to(kept) for path in kept.rglob("*.*")} == offered
        assert len({path.parts[0] for path in offered} & {"nb", "en"}) == 2
        for path in offered:
            assert (kept / path).read_bytes() == (frozen / path).read_bytes()
    assert not [path for path in built.rglob("*") if path.suffix in {".yml", ".yaml", ".md"}]


@pytest.mark.parametrize(
    ("page", "told", "replaced"),
    [
        (
            "data-og-nedlasting.html",
            ["Versjon 2: retting", "Et tall var galt.", "Leverandører: 26 (før: 25)"],
            "Erstattet av versjon 2, 1. september 2025",
        ),
        (
            "en/data-and-downloads.html",
            ["Version 2: correction", "A figure was wrong.", "Suppliers: 26 (before: 25)"],
            "Replaced by version 2, 1 September 2025",
        ),
    ],
)
def test_readers_follow_the_revisions_and_prove_their_files(
    built: Path, site: dict[str, list[Tag]], page: str, told: list[str], replaced: str
) -> None:
    tags = site[f"{YEAR}/{page}"]
    main = whole(tags).replace("\xa0", " ")
    assert [words for words in [*told, replaced] if words not in main] == []
    assert "Ny setning." not in main
    named = re.findall(r"SHA-256: ([0-9a-f]{64})", main)
    here = f"{YEAR}/{page}"
    files = []
    for address in followed(tags):
        there = target(built, built / here, address, URL)
        if there and re.search(rf"/{YEAR}/r[12]/", there[0].as_posix()):
            files.append(hashlib.sha256(there[0].resolve().read_bytes()).hexdigest())
    assert named == files
    assert len(set(files)) > 10
    for number in (1, 2):
        assert len(re.findall(rf"\.pdf, vers(?:j|i)on {number}", main)) == 2, "told apart"
    own = (path for path in site if path.startswith(f"{YEAR}/") and "/next/" not in path)
    for path in own:
        assert language(path) != language(here) or here in leading(site, path), path


def test_pages_for_todays_reader_say_what_holds_today(built: Path) -> None:
    asking = (built / f"{YEAR}/be-om-informasjon.html").read_text("utf-8")
    assert "idag@example.org" in asking
    for page in ("redegjorelse.html", "index.html"):
        main = whole(read(built / str(YEAR) / page))
        assert "idag@example.org" not in main.replace(last_line(main), ""), page


def last_line(main: str) -> str:
    """Return the line at the end of a page that says whom to ask: it is the frame's."""
    return main.strip().splitlines()[-1]


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
    yield from (tag.text.replace("\xad", "") for tag in tags if tag.name == "main")


def test_the_feed_leads_to_what_is_there(built: Path) -> None:
    for name in ("feed.xml", "feed.en.xml"):
        assert f'href="{name}"' in (built / "index.html").read_text("utf-8")
        feed = (built / name).read_text("utf-8")
        addresses = re.findall(r'href="([^"]*)"', feed)
        assert sum(address.endswith(".pdf") for address in addresses) == 2
        for address in addresses:
            found = target(built, built / name, address, URL)
            assert found, f"{address} leads elsewhere"
            assert found[0].is_file(), address
