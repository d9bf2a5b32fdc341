"""The built site as a visitor meets it: everything leads somewhere, nothing is left over."""

from __future__ import annotations

import json
import os
import re
import stat
from pathlib import Path
from typing import Final
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree as ET

import pytest

from apenhet.model import LANGUAGES, Edition, Language, State
from apenhet.read.load import load_folder
from apenhet.render import share
from apenhet.render.words import digest, short, words
from apenhet.say import compose
from apenhet.say.document import Paragraph
from apenhet.say.markdown import plain
from apenhet.say.writer import Writer
from apenhet.site.structured import page_schema
from apenhet.site.whole import entries, plan_of
from tests.conftest import ROOT
from tests.publishing import DAY
from tests.test_site_editions import of
from tests.visitor import Tag, followed, loaded, pages, read, snapshot, target

SITE_URL: Final = "https://www.negotia.no/apenhetsloven/"
"""Where the site stands unless a build is told otherwise."""
FOR_MACHINES: Final = {"_headers", ".htaccess", "nginx.conf", "robots.txt", "sitemap.xml"}
"""What search engines and web servers look for without being led there."""
SITEMAP: Final = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
}


@pytest.fixture(scope="module")
def site(built_site: Path) -> dict[Path, list[Tag]]:
    """Every page of the built site, read."""
    return {page: read(page) for page in pages(built_site)}


def of_editions(site: dict[Path, list[Tag]], folder: Path) -> dict[Path, list[Tag]]:
    around = {folder, folder / "en"}  # what was adopted last lies there, in each language
    return {page: tags for page, tags in site.items() if page.parent not in around}


def meant(built_site: Path, page: Path, address: str) -> tuple[Path, str] | None:
    """Return where an address leads; on the page for wrong addresses, from wherever it is shown."""
    shown = built_site / "no" / "such" / "page.html" if page.name == "404.html" else page
    return target(built_site, shown, address, SITE_URL)


def test_the_fixed_addresses_exist(built_site: Path, edition: Edition) -> None:
    year = edition.year
    for file in ("index.html", "404.html", "robots.txt", "sitemap.xml", "latest/index.html"):
        assert (built_site / file).is_file()
    assert (built_site / f"{year}/redegjorelse.html").is_file()
    assert (built_site / f"{year}/en/account.html").is_file()


@pytest.mark.parametrize("folder", ["2023", "2023/en"])
def test_each_page_of_the_menu_leads_to_the_next(
    site: dict[Path, list[Tag]], built_site: Path, folder: str
) -> None:
    here = built_site / folder
    menu = [
        tag.attributes["href"] for tag in site[here / "index.html"] if "data-word" in tag.attributes
    ]
    assert len(menu) > 5
    page = here / "index.html"
    way = [page.name]
    while onward := [t.attributes["href"] for t in site[page] if t.attributes.get("rel") == "next"]:
        (there,) = onward
        way.append(there)
        page = here / there
    assert way == menu


def test_every_link_leads_to_something(site: dict[Path, list[Tag]], built_site: Path) -> None:
    names = {
        page: {tag.attributes["id"] for tag in tags if "id" in tag.attributes}
        for page, tags in site.items()
    }
    broken = []
    for page, tags in site.items():
        for address in [*followed(tags), *loaded(tags)]:
            there = meant(built_site, page, address)
            if there and not leads_somewhere(*there, names):
                broken.append(f"{page.relative_to(built_site)}: {address}")
    assert broken == []


def leads_somewhere(file: Path, fragment: str, names: dict[Path, set[str]]) -> bool:
    return file.is_file() and (not fragment or fragment in names[file])


def test_links_stay_inside_the_folder_so_that_the_site_works_from_disk(
    site: dict[Path, list[Tag]],
) -> None:
    for page, tags in site.items():
        if page.name != "404.html":
            for address in [*followed(tags), *loaded(tags)]:
                assert not address.startswith("/"), page
                assert urlsplit(address).path[-1:] != "/" or urlsplit(address).netloc, (
                    page,
                    address,
                )


def test_no_page_fetches_anything_from_elsewhere(
    site: dict[Path, list[Tag]], built_site: Path
) -> None:
    for page, tags in site.items():
        for address in loaded(tags):
            assert not urlsplit(address).netloc, f"{page}: {address}"
        assert any(address.endswith(".woff2") for address in loaded(tags)), page
    assert not list(built_site.rglob("*.css"))  # or what they fetch had to be looked at here too


def test_the_page_for_wrong_addresses_works_at_any_depth(built_site: Path) -> None:
    tags = read(built_site / "404.html")
    addresses = [*followed(tags), *loaded(tags)]
    assert addresses
    assert all(address.startswith("/apenhetsloven/") for address in addresses)


def test_nothing_is_shipped_that_no_page_uses(
    site: dict[Path, list[Tag]], built_site: Path
) -> None:
    used = {built_site / name for name in FOR_MACHINES} | set(site)
    for page, tags in site.items():
        addresses = [*followed(tags), *loaded(tags)]
        addresses += [tag.attributes["content"] for tag in tags if "content" in tag.attributes]
        used |= {there[0] for address in addresses if (there := meant(built_site, page, address))}
    used |= {path for path in built_site.rglob("pagefind/**/*") if path.is_file()}
    # The pages of latest/ tell of the picture beside the edition's own, which they are copies of.
    used |= {built_site / "latest" / folder / share.FILE for folder in ("", "en")}
    left_over = {path for path in built_site.rglob("*") if path.is_file()} - used
    assert sorted(str(path.relative_to(built_site)) for path in left_over) == []
    assert not [path for path in built_site.rglob("*") if path.is_dir() and not any(path.iterdir())]


def test_the_search_index_has_only_what_our_search_asks_for(
    built_site: Path, edition: Edition
) -> None:
    for folder, stemmer in (("pagefind", "no"), ("en/pagefind", "en")):
        kinds = {
            re.sub(r"[0-9a-f]{7,}", "…", path.name)
            for path in (built_site / str(edition.year) / folder).rglob("*")
            if path.is_file()
        }
        assert kinds == {
            "pagefind.js",
            "pagefind-entry.json",
            f"pagefind.{stemmer}_….pf_meta",
            f"wasm.{stemmer}.pagefind",
            f"{stemmer}_….pf_fragment",
            f"{stemmer}_….pf_index",
        }


def test_each_language_has_its_own_index_of_all_pages_but_the_search(
    built_site: Path, edition: Edition
) -> None:
    for folder, stemmer in (("", "no"), ("en/", "en")):
        pages_here = list((built_site / f"{edition.year}/{folder}").glob("*.html"))
        entry = json.loads(
            (built_site / f"{edition.year}/{folder}pagefind/pagefind-entry.json").read_text()
        )
        assert set(entry["languages"]) == {stemmer}
        assert entry["languages"][stemmer]["page_count"] == len(pages_here) - 1


# --- languages, years, status ----------------------------------------------------------------


def test_every_page_says_its_language(site: dict[Path, list[Tag]]) -> None:
    for page, tags in site.items():
        (root,) = [tag for tag in tags if tag.name == "html"]
        assert root.attributes["lang"] == ("en" if page.parent.name == "en" else "nb"), page


def test_the_language_link_leads_to_the_same_page_and_back(
    site: dict[Path, list[Tag]], built_site: Path
) -> None:
    for page, tags in of_editions(site, built_site).items():
        (there,) = other_language(built_site, page, tags)
        assert there.parent != page.parent
        (back,) = other_language(built_site, there, site[there])
        assert back == page


def other_language(built_site: Path, page: Path, tags: list[Tag]) -> set[Path]:
    links = [t for t in tags if t.name == "a" and "hreflang" in t.attributes]
    found = [meant(built_site, page, link.attributes["href"]) for link in links]
    return {there[0] for there in found if there} - {page}


def test_alternates_in_the_head_name_both_languages_of_the_same_page(
    site: dict[Path, list[Tag]], built_site: Path
) -> None:
    for page, tags in of_editions(site, built_site).items():
        alternates = {
            tag.attributes["hreflang"]: tag.attributes["href"]
            for tag in tags
            if tag.name == "link" and tag.attributes["rel"] == "alternate"
        }
        (canonical,) = [
            tag.attributes["href"]
            for tag in tags
            if tag.name == "link" and tag.attributes["rel"] == "canonical"
        ]
        assert set(alternates) >= set(LANGUAGES)
        assert canonical == alternates["en" if page.parent.name == "en" else "nb"]


def test_every_page_of_a_draft_says_so(
    site: dict[Path, list[Tag]], built_site: Path, edition: Edition
) -> None:
    assert edition.state is State.DRAFT
    for page, tags in of_editions(site, built_site).items():
        language: Language = "en" if page.parent.name == "en" else "nb"
        status = edition.labels.text("status_draft", language)
        (body,) = [tag for tag in tags if tag.name == "body"]
        assert status in body.text, page
        counts = {
            "nb": "ny gjengivelse, som ikke er godkjent ennå. Redegjørelsen som gjelder, er publisert som PDF.",
            "en": "new rendering, not yet approved. The statement that counts is the one published as PDF.",
        }
        assert counts[language] in " ".join(body.text.split()), page
        leads = {tag.attributes.get("href") for tag in tags if tag.name == "a"}
        assert f"index.html#{'ikke-oppgitt' if language == 'nb' else 'not-stated'}" in leads, page


def test_the_first_page_leads_to_every_edition_and_to_what_is_asked_for(
    site: dict[Path, list[Tag]], built_site: Path, edition: Edition
) -> None:
    tags = site[built_site / "index.html"]
    links = {
        there[0]
        for a in followed(tags)
        if (there := meant(built_site, built_site / "index.html", a))
    }
    assert {
        built_site / f"{edition.year}/index.html",
        built_site / f"{edition.year}/en/index.html",
    } <= links
    answers = ("tiltak", "loven", "prinsipperklaering", "en/the-act")
    asked_for = (*answers, "be-om-informasjon", "data-og-nedlasting")
    assert {built_site / f"{edition.year}/{page}.html" for page in asked_for} <= links
    assert not [tag for tag in tags if tag.attributes.get("http-equiv", "").lower() == "refresh"]


def test_latest_is_the_newest_edition_byte_for_byte(built_site: Path, edition: Edition) -> None:
    assert snapshot(built_site / "latest") == snapshot(built_site / str(edition.year))


def test_titles_differ_within_a_language(site: dict[Path, list[Tag]], built_site: Path) -> None:
    for language in LANGUAGES:
        titles = [
            next(tag.text for tag in tags if tag.name == "title")
            for page, tags in of_editions(site, built_site).items()
            if "latest" not in page.parts and (page.parent.name == "en") == (language == "en")
        ]
        assert len(titles) > 1
        assert len(titles) == len(set(titles))


# --- for machines ------------------------------------------------------------------------------


def test_the_sitemap_has_no_drafts(built_site: Path) -> None:
    urls = ET.parse(built_site / "sitemap.xml").getroot().findall("s:url/s:loc", SITEMAP)  # noqa: S314 # our own file
    assert [url.text for url in urls] == [SITE_URL]


def test_the_sitemap_lists_every_published_page_with_its_other_language(
    built_site: Path, draft: Path, edition: Edition
) -> None:
    editions = (of(edition, edition.year, published=1), of(edition, edition.year + 1))
    listed = {
        entry.address: entry
        for entry in entries(plan_of(draft, load_folder(draft), editions, SITE_URL))
    }
    expected = {
        path.relative_to(built_site).as_posix().removesuffix("index.html")
        for path in pages(built_site)
        if path.name not in {"404.html", "sok.html", "search.html"} and "latest" not in path.parts
    }
    assert set(listed) == {SITE_URL + path for path in expected}
    for address, entry in listed.items():
        of_an_edition = address.startswith(f"{SITE_URL}{edition.year}/")
        assert entry.changed == (DAY if of_an_edition else None)
        if address == SITE_URL:
            assert entry.alternates == {}
        else:
            assert set(entry.alternates) == {"nb", "en"}
            assert address in entry.alternates.values()
            assert set(entry.alternates.values()) <= set(listed)


def test_robots_may_read_everything_and_find_the_sitemap(built_site: Path) -> None:
    assert (built_site / "robots.txt").read_text() == (
        f"User-agent: *\nAllow: /\n\nSitemap: {SITE_URL}sitemap.xml\n"
    )


def test_the_downloads_hold_the_edition(built_site: Path, edition: Edition) -> None:
    data = json.loads((built_site / f"{edition.year}/statement-{edition.year}.json").read_text())
    assert data["year"] == edition.year
    figures = (built_site / f"{edition.year}/nokkeltall-{edition.year}.csv").read_bytes()
    assert figures.startswith(b"\xef\xbb\xbfpath;label;")
    assert b"\r\n" in figures
    assert b"\r\r\n" not in figures


def test_no_file_names_the_machine_it_was_built_on(built_site: Path) -> None:
    here = [os.fsencode(ROOT), os.fsencode(Path.home()) + b"/", os.fsencode(built_site.parent)]
    for name, content in snapshot(built_site).items():
        assert not any(path in content for path in here), name


def test_files_can_be_read_by_a_web_server(built_site: Path) -> None:
    for path in [built_site, *built_site.rglob("*")]:
        mode = stat.S_IMODE(path.stat().st_mode)
        assert mode == (0o755 if path.is_dir() else 0o644), path


def test_the_first_page_says_what_the_newest_edition_found(
    built_site: Path, edition: Edition
) -> None:
    found = [
        tag for tag in read(built_site / "index.html") if tag.attributes.get("class") == "found"
    ]
    assert len(found) == len(LANGUAGES)
    for tag, language in zip(found, LANGUAGES, strict=True):
        (paragraph, *_) = compose.finding(Writer.of(edition, language)).blocks
        assert isinstance(paragraph, Paragraph)
        assert plain(paragraph.content) in tag.text


def test_the_page_for_wrong_addresses_searches_the_newest_edition_in_both_languages(
    built_site: Path,
) -> None:
    tags = read(built_site / "404.html")
    forms = [tag.attributes["action"] for tag in tags if tag.name == "form"]
    assert forms == ["/apenhetsloven/latest/sok.html", "/apenhetsloven/latest/en/search.html"]
    assert all((built_site / form.removeprefix("/apenhetsloven/")).is_file() for form in forms)


def test_every_page_of_an_edition_can_be_referred_to(
    site: dict[Path, list[Tag]], built_site: Path, edition: Edition
) -> None:
    prints = {
        language: short(digest(words(Writer.of(edition, language)))) for language in LANGUAGES
    }
    for page, tags in of_editions(site, built_site).items():
        (canonical,) = (
            t.attributes["href"] for t in tags if t.attributes.get("rel") == "canonical"
        )
        (button,) = (tag.attributes["data-text"] for tag in tags if "data-text" in tag.attributes)
        language: Language = "en" if page.parent.name == "en" else "nb"
        assert canonical in button, page
        assert prints[language] in button, page
        assert edition.statement.organisation.name in button, page


def test_every_page_leads_back_to_the_organisation(
    site: dict[Path, list[Tag]], built_site: Path, edition: Edition
) -> None:
    own = urljoin(SITE_URL, "/")
    named = edition.statement.organisation.name
    for page, tags in of_editions(site, built_site).items():
        links = [tag.text for tag in tags if tag.attributes.get("href") == own]
        assert [text for text in links if named in text], page


def test_no_name_ends_the_script_that_search_engines_read(draft: Path, edition: Edition) -> None:
    name = "</script><b>"
    organisation = edition.statement.organisation.model_copy(update={"name": name})
    statement = edition.statement.model_copy(update={"organisation": organisation})
    named = edition.model_copy(update={"statement": statement})
    plan = plan_of(draft, load_folder(draft), (named,), None)
    told = page_schema(plan.build(named, "nb"), plan.pages, plan.pages.get("account", "nb"))
    assert "<" not in told
    assert json.loads(told)["publisher"]["name"] == name
