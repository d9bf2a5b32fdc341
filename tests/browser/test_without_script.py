"""Without script everything works but search and the choice of colours, from a server or from a folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urldefrag

import pytest
from playwright.sync_api import BrowserContext, Page, Request

from tests.browser.addresses import ALL, AROUND, EDITION_PAGES, PAGES, Address, address, both
from tests.browser.conftest import OpenPage

pytestmark = pytest.mark.browser

GIVEN_UP = "net::ERR_ABORTED"
"""Why a request fails that the browser was still at when the reader went on to another page."""


@pytest.mark.parametrize("path", ALL)
def test_a_page_says_the_same(open_page: OpenPage, path: str) -> None:
    with_script = open_page(path, width=412)
    without = open_page(path, width=412, java_script_enabled=False)
    said, meant = (page.locator("main").inner_text().split() for page in (without, with_script))
    if path in both("search"):
        return  # see below
    if path in both("information"):
        # The days worked out are said in words besides.
        meant = _without(meant, with_script.locator(".worked-out").all_inner_texts())
    assert said == meant, f"{path}: without script the page reads otherwise"
    assert len(said) > 20, f"{path}: {said}"


def _without(words: list[str], sentences: list[str]) -> list[str]:
    text = " ".join(words)
    for sentence in sentences:
        text = text.replace(" ".join(sentence.split()), "")
    return text.split()


@pytest.mark.parametrize("place", EDITION_PAGES, ids=lambda place: place.path)
def test_a_page_can_be_used(open_page: OpenPage, place: Address) -> None:
    page = open_page(place.path, width=412, java_script_enabled=False)
    menu = page.get_by_role("navigation", name={"nb": "Meny", "en": "Menu"}[place.language])
    page.locator("summary").first.click()
    assert menu.get_by_role("link").count() >= 8, f"{place.path}: the menu does not open"
    for summary in page.locator("main summary").all():
        summary.click()
    for table in page.locator("table").all():
        assert table.is_visible(), f"{place.path}: a table stays folded"
    assert not page.locator("#scheme").is_visible(), f"{place.path}: offers colours in vain"
    other = {"nb": "English", "en": "Norsk"}[place.language]
    page.get_by_role("link", name=other).click()
    there = address(place.name, "en" if place.language == "nb" else "nb")
    page.wait_for_url(f"**/{there.path}")


@pytest.mark.parametrize(
    ("language", "limits"),
    [("nb", ("senest 3 uker", "inntil 2 måneder")), ("en", ("3 weeks", "2 months"))],
)
def test_time_limits_are_said_in_words(
    open_page: OpenPage, language: str, limits: tuple[str, str]
) -> None:
    page = open_page(address("information", language).path, java_script_enabled=False)
    said = [" ".join(line.split()) for line in page.locator(".deadlines li").all_inner_texts()]
    assert len(said) == 2, said
    for line, limit in zip(said, limits, strict=True):
        assert limit in line
        assert "{date}" not in line, f"an unfinished sentence: {line}"


@pytest.mark.parametrize(
    ("language", "told", "account"),
    [
        ("nb", "Søket trenger JavaScript", "Les hele redegjørelsen"),
        ("en", "JavaScript", "Read the whole statement"),
    ],
)
def test_the_search_page_says_what_to_do(
    open_page: OpenPage, language: str, told: str, account: str
) -> None:
    page = open_page(address("search", language).path, java_script_enabled=False)
    assert told in page.locator("main").inner_text()
    assert page.get_by_role("searchbox").count() == 0, "offers a search in vain"
    page.locator("main").get_by_role("link", name=account).click()
    page.wait_for_url(f"**/{address('account', language).path}")


@pytest.mark.parametrize("language", ["nb", "en"])
def test_files_can_be_fetched(open_page: OpenPage, language: str) -> None:
    page = open_page(address("downloads", language).path, java_script_enabled=False)
    links = page.locator(".downloads a").all()
    assert len(links) >= 3
    for link in links:
        answer = page.request.get(
            page.url.rpartition("/")[0] + "/" + (link.get_attribute("href") or "")
        )
        assert answer.ok, f"{link.inner_text()}: {answer.status}"
        assert len(answer.body()) > 300, f"{link.inner_text()} is nearly empty"


# --- from a folder ----------------------------------------------------------------------------


@pytest.fixture
def folder_page(new_context: Callable[..., BrowserContext]) -> tuple[Page, list[str]]:
    """A page to open files with, and what it complains of meanwhile."""
    page = new_context().new_page()
    complaints: list[str] = []

    def failed(asked: Request) -> None:
        if asked.failure != GIVEN_UP:
            complaints.append(f"{page.url}: no {asked.url} ({asked.failure})")

    page.on("console", lambda said: complaints.append(f"{page.url}: {said.text}"))
    page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
    page.on("requestfailed", failed)
    return page, complaints


def test_the_site_works_from_a_folder(folder_page: tuple[Page, list[str]], site: Path) -> None:
    # Click by click from the first page, as a reader would who got the site on a memory stick.
    page, complaints = folder_page
    waiting, seen = [(site / "index.html").as_uri()], set[str]()
    while waiting:
        url = waiting.pop()
        if url in seen:
            continue
        seen.add(url)
        page.goto(url)
        ground = page.evaluate("getComputedStyle(document.querySelector('.band')).backgroundColor")
        assert ground == "rgb(12, 74, 67)", f"{url} has no style"
        for link in page.evaluate("[...document.links].map((link) => link.href)"):
            target, _ = urldefrag(link)
            if target.startswith("file:") and target.endswith(".html"):
                waiting.append(target)
            elif target.startswith("file:"):
                assert Path(target.removeprefix("file://")).is_file(), f"{url} leads to {target}"
    expected = {(site / path).as_uri() for path in (*PAGES, AROUND[0])}
    assert expected <= seen, f"no way leads to {sorted(expected - seen)}"
    assert not complaints, "\n".join(complaints)


def test_clicks_work_from_a_folder(folder_page: tuple[Page, list[str]], site: Path) -> None:
    page, complaints = folder_page
    page.goto((site / "index.html").as_uri())
    page.get_by_role("link", name="Les på norsk").click()
    for name in ("Redegjørelsen", "Tiltak", "Lovens krav", "Data"):
        menu = page.get_by_role("navigation", name="Meny")
        menu.get_by_role("link", name=name, exact=True).click()
        menu.locator("[aria-current=page]").get_by_text(name, exact=True).wait_for()
    page.get_by_role("link", name="English").click()
    page.locator("html[lang=en]").wait_for()
    page.get_by_role("combobox").select_option("dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != "rgb(255, 255, 255)"
    page.locator("footer a[href='../../index.html']").click()
    page.wait_for_url((site / "index.html").as_uri())
    assert not complaints, "\n".join(complaints)


@pytest.mark.parametrize("language", ["nb", "en"])
def test_the_search_says_that_it_needs_a_server(
    folder_page: tuple[Page, list[str]], site: Path, language: str
) -> None:
    page, _ = folder_page
    page.goto((site / address("search", language).path).as_uri())
    page.get_by_role("searchbox").fill("x")
    told = {"nb": "Søket virker ikke her.", "en": "Search does not work here."}[language]
    page.get_by_text(told).wait_for()
