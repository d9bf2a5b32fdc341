"""Readers find the same page in another year, and nobody takes an old account for the newest.

The site here has two editions: one that the tests know, and one for the year before.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.addresses import Address, address, held
from tests.browser.conftest import OpenPage
from tests.browser.focus import walk_to
from tests.browser.looks import fitting, told
from tests.browser.looks.register import ACCESSIBLE, DESK, SPACED, WINDOWS, Look, look_over
from tests.browser.visits import Setting, Visit, Way
from tests.conftest import YEAR

pytestmark = pytest.mark.browser

NEW = YEAR
OLD = NEW - 1
OF_YEARS = (
    Look(fitting.everything_fits, (*WINDOWS, *SPACED)),
    Look(told.links_say_where_they_lead, (DESK,)),
)
"""The looks that more years may fail: with each come columns, and names of what stood there too."""


@pytest.mark.parametrize("name", ["overview", "account", "search"])
@pytest.mark.parametrize("language", ["nb", "en"])
def test_the_year_changes_and_back_by_keyboard(
    open_page: OpenPage, held_origin: str, language: str, name: str
) -> None:
    new = held(name, language)
    page = open_page(new, at=held_origin, width=320, painted=False)
    draft = {"nb": "utkast", "en": "draft"}[language]
    for year in (OLD, NEW):
        shown = f"{year} ({draft})"
        walk_to(page, shown)
        page.keyboard.press("Enter")
        page.wait_for_url(held_origin + new.replace(str(NEW), str(year), 1))
        current = page.locator(".years [aria-current=page]")
        assert current.all_inner_texts() == [shown]


@pytest.mark.parametrize(
    ("language", "says", "way"),
    [("nb", "Det finnes en nyere", f"Gå til {NEW}"), ("en", "There is a newer", f"Go to {NEW}")],
)
@pytest.mark.parametrize("name", ["overview", "law"])
def test_an_older_edition_says_so(
    open_page: OpenPage, held_origin: str, name: str, language: str, says: str, way: str
) -> None:
    path = held(name, language)
    old = path.replace(f"{NEW}/", f"{OLD}/", 1)
    page = open_page(old, at=held_origin, width=320, java_script_enabled=False)
    notice = page.locator("header").get_by_text(says)
    assert notice.is_visible()
    assert (notice.bounding_box() or {"y": 1e9})["y"] < 640, "the notice is below the first screen"
    page.get_by_role("link", name=way).click()
    page.wait_for_url(held_origin + path)
    assert page.get_by_text(says).count() == 0, "the newest edition says that there is a newer one"


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("index.html", None),
        (f"{OLD}/index.html", address("overview", "nb")),
        (f"{OLD}/en/account.html", address("account", "en")),
    ],
    ids=["index.html", "overview", "account"],
)
def test_axe_finds_nothing_in_old_editions_either(
    open_page: OpenPage, held_origin: str, site: Path, axe: str, path: str, place: Address | None
) -> None:
    page = open_page(path, at=held_origin, painted=False)
    visit = Visit(path, place, Way.SERVED, page, site, axe, [], Setting())
    found = list(look_over(visit, ACCESSIBLE))
    assert not found, "\n".join(found)


@pytest.mark.parametrize("name", ["downloads", "changes"])
@pytest.mark.parametrize("language", ["nb", "en"])
def test_what_is_told_of_two_years_fits_and_says_where_it_leads(
    open_page: OpenPage, held_origin: str, site: Path, axe: str, language: str, name: str
) -> None:
    path = held(name, language)
    page = open_page(path, at=held_origin)
    visit = Visit(path, address(name, language), Way.SERVED, page, site, axe, [], Setting())
    found = list(look_over(visit, OF_YEARS))
    assert not found, "\n".join(found)


def test_the_first_page_leads_to_all_editions(open_page: OpenPage, held_origin: str) -> None:
    page = open_page("", at=held_origin, width=320, painted=False)
    links = page.locator("main a").evaluate_all("(links) => links.map((link) => link.href)")
    wanted = [
        f"{held_origin}{year}/{folder}index.html" for year in (NEW, OLD) for folder in ("", "en/")
    ]
    assert [link for link in links if link in wanted] == wanted, "not there, or not newest first"
