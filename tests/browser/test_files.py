"""What can be read from the pages' files, without a browser: titles, languages, links, policy."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urldefrag, urlsplit

import pytest

from tests.browser.addresses import (
    ADOPTED,
    ALL,
    AROUND,
    EDITION_PAGES,
    PAGES,
    Address,
    both,
    edition_of,
    held,
)
from tests.browser.parsed import Element, parsed
from tests.test_site import SITE_URL

FOREIGN: Final = {
    # In which pages, which words must be marked as being in the other language.
    "nb": ("desk research", "due diligence", "whistleblowing", "Trade Union", "Rights Index"),
    "en": (
        "åpenhetsloven",
        "frontfagsmodellen",
        "avtalefestet pensjon",
        "arbeidslinja",
        "Lånekassen",
    ),
}
OTHER: Final = {"nb": ("English", "en"), "en": ("Norsk", "nb")}


@pytest.fixture(scope="session")
def files(site: Path) -> dict[str, Element]:
    """Every page of the site by its address in it, read; ``latest/`` is the edition again."""
    every = (file.relative_to(site).as_posix() for file in sorted(site.rglob("*.html")))
    return {path: parsed(site / path) for path in every if not path.startswith("latest/")}


def test_the_edition_has_the_pages_that_are_visited(files: dict[str, Element]) -> None:
    newest = str(EDITION_PAGES[0].year)
    assert [path for path in files if edition_of(path) == newest] == sorted(PAGES)
    assert set(AROUND) <= set(files)


def test_titles_and_descriptions_are_told_apart(files: dict[str, Element]) -> None:
    titles = {path: next(title.text for title in page.all("title")) for path, page in files.items()}
    descriptions = {
        path: meta.attributes["content"]
        for path, page in files.items()
        for meta in page.all("meta")
        if meta.attributes.get("name") == "description"
    }
    for said in (titles, descriptions):
        # Other years have the same pages; their titles have the year.
        counted = Counter((edition_of(path), text) for path, text in said.items())
        twice = [text for text, count in counted.items() if count > 1]
        assert not twice, f"said of more than one page: {twice}"
        assert not [path for path in PAGES if not said.get(path)], f"missing among {said}"


@pytest.mark.parametrize("place", EDITION_PAGES, ids=lambda place: place.path)
def test_a_page_says_its_language_and_title(files: dict[str, Element], place: Address) -> None:
    page = files[place.path]
    (root,), (title, *_), (heading,) = (list(page.all(name)) for name in ("html", "title", "h1"))
    other, code = OTHER[place.language]
    assert root.language == place.language, place.path
    assert title.text.startswith(place.title), f"{place.path}: «{title.text}»"
    assert heading.text in title.text, f"{place.path}: «{title.text}» is not «{heading.text}»"
    assert str(place.year) in title.text, f"{place.path}: «{title.text}» names no year"
    (leads,) = [link for link in page.all("a") if link.text == other]
    assert (leads.attributes["lang"], leads.attributes["hreflang"]) == (code, code)
    here = [
        leads_to(place.path, link.attributes["href"])
        for link in page.all("a")
        if link.attributes.get("aria-current") == "page" and not in_years(link)
    ]
    assert set(here) == {place.path}, f"{place.path}: the reader is said to be on {here}"
    for word, language, text in foreign(page, place.language):
        assert language == code, f"{place.path}: «{word}» is read as {language} in «{text}»"


def leads_to(path: str, href: str) -> str:
    """Return the address in the site that a link on a page leads to."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(urldefrag(href).url)))


def in_years(link: Element) -> bool:
    up = link.parent
    while up and "years" not in up.attributes.get("class", "").split():
        up = up.parent
    return up is not None


def foreign(page: Element, language: str) -> Iterator[tuple[str, str, str]]:
    """Yield each foreign word on a page with the language it is said to be in, and its sentence."""
    (body,) = page.all("body")
    for element, text in body.texts():
        for word in FOREIGN[language]:
            if word.lower() in text.lower():
                yield word, element.language, text.strip()


@pytest.mark.parametrize(("language", "words"), [("nb", "desk research"), ("en", "åpenhetsloven")])
def test_foreign_words_are_there_to_be_marked(held_site: Path, language: str, words: str) -> None:
    # Or the test above would not look for what somebody says.
    places = [held(place.name, language) for place in EDITION_PAGES]
    said = {word for path in places for word, _, _ in foreign(parsed(held_site / path), language)}
    assert words in said


@pytest.mark.parametrize("path", ALL)
def test_only_the_search_page_may_fetch_and_compile(files: dict[str, Element], path: str) -> None:
    (policy,) = [
        meta.attributes["content"]
        for meta in files[path].all("meta")
        if meta.attributes.get("http-equiv") == "Content-Security-Policy"
    ]
    assert policy.startswith("default-src 'none'; script-src 'self'")
    assert "'unsafe-" not in policy
    searches = path in both("search")
    assert ("'wasm-unsafe-eval'" in policy) == searches
    assert ("connect-src" in policy) == searches


@pytest.mark.parametrize("name", [page.name for page in EDITION_PAGES if page.language == "nb"])
def test_a_page_brings_the_same_with_it_in_both_languages(
    files: dict[str, Element], site: Path, name: str
) -> None:
    # So that it is enough to open one of them from a folder.
    norwegian, english = (brought(files[path]) for path in both(name))
    assert norwegian == english
    for path in both(name):
        needed = [what for what in brought(files[path]) if what.startswith(".")]
        assert {Path(what).suffix for what in needed} >= {".js", ".svg"}
        assert not [what for what in needed if not (site / leads_to(path, what)).is_file()]


def brought(page: Element) -> list[str]:
    """Return what a page asks for or may ask for, as it is written there."""
    asked = [
        link.attributes["href"] for link in page.all("link") if "hreflang" not in link.attributes
    ]
    asked = [href for href in asked if not href.startswith(SITE_URL)]
    asked += [
        part.attributes["src"]
        for name in ("script", "img")
        for part in page.all(name)
        if "src" in part.attributes
    ]
    return asked + [
        meta.attributes["content"] for meta in page.all("meta") if "http-equiv" in meta.attributes
    ]


def test_links_lead_to_places_on_their_pages(files: dict[str, Element]) -> None:
    broken = []
    places = {path: set(ids(page)) for path, page in files.items()}
    for path, page in files.items():
        for link in page.all("a"):
            there, fragment = urldefrag(link.attributes.get("href", ""))
            target = leads_to(path, there) if there else path
            if fragment and target in places and unquote(fragment) not in places[target]:
                broken.append(f"{path}: {link.attributes['href']}")
    assert not broken, "\n".join(broken)
    assert any("#" in a.attributes.get("href", "") for a in files[PAGES[0]].all("a"))


def ids(element: Element) -> Iterator[str]:
    """Yield every place on a page that a link can lead to."""
    for part in element.inside:
        if isinstance(part, Element):
            if "id" in part.attributes:
                yield part.attributes["id"]
            yield from ids(part)


def test_every_page_is_reached_from_a_folder(files: dict[str, Element], site: Path) -> None:
    # Link by link from the first page, as a reader would who got the site on a memory stick.
    waiting, seen = ["index.html"], set[str]()
    while waiting:
        path = waiting.pop()
        seen.add(path)
        for link in files[path].all("a"):
            href = link.attributes.get("href", "")
            if urlsplit(href).scheme or not urldefrag(href).url:
                continue
            target = leads_to(path, href)
            assert (site / target).is_file(), f"{path} leads to {href}, which is no file"
            target = target.replace("latest/", f"{EDITION_PAGES[0].year}/", 1)  # the same again
            if target.endswith(".html") and target not in seen:
                waiting.append(target)
    missed = {*PAGES, *ADOPTED, AROUND[0]} - seen
    assert not missed, f"no way leads to {sorted(missed)}"
