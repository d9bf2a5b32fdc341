"""Readers find the same page in another year, and nobody takes an old account for the newest.

The site here has a second edition, for the year before: the real one with other years in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext

from tests.browser.addresses import address
from tests.browser.axe import axe_at_widths
from tests.browser.conftest import served
from tests.browser.focus import walk_to
from tests.conftest import YEAR, build, copied

pytestmark = pytest.mark.browser

NEW = YEAR
OLD = NEW - 1
NewContext = Callable[..., BrowserContext]


@pytest.fixture(scope="module")
def two_years(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site with two editions."""
    project = copied(tmp_path_factory.mktemp("years") / "project")
    text = (project / f"data/statement_{NEW}.yml").read_text(encoding="utf-8")
    text = text.replace(str(NEW), str(OLD)).replace(f"principles: {OLD}", f"principles: {NEW}")
    (project / f"data/statement_{OLD}.yml").write_text(text, encoding="utf-8")
    with served(build(project, project / "site")) as address:
        yield address


def path_of(name: str, language: str) -> str:
    """Return where a page lies in the newer of the two editions."""
    found = address(name, language)
    return found.path.replace(f"{found.year}/", f"{NEW}/", 1)


@pytest.mark.parametrize("name", ["overview", "account", "search"])
@pytest.mark.parametrize("language", ["nb", "en"])
def test_the_year_changes_and_back_by_keyboard(
    new_context: NewContext, two_years: str, language: str, name: str
) -> None:
    page = new_context(width=320).new_page()
    new = path_of(name, language)
    page.goto(two_years + new)
    for year in (OLD, NEW):
        walk_to(page, str(year))
        page.keyboard.press("Enter")
        page.wait_for_url(two_years + new.replace(str(NEW), str(year), 1))
        current = page.locator(".years [aria-current=page]")
        assert current.all_inner_texts() == [str(year)]


@pytest.mark.parametrize(
    ("language", "told", "way"),
    [("nb", "Det finnes en nyere", f"Gå til {NEW}"), ("en", "There is a newer", f"Go to {NEW}")],
)
@pytest.mark.parametrize("name", ["overview", "law"])
def test_an_older_edition_says_so(
    new_context: NewContext, two_years: str, name: str, language: str, told: str, way: str
) -> None:
    page = new_context(width=320, java_script_enabled=False).new_page()
    new = two_years + path_of(name, language)
    page.goto(new.replace(f"/{NEW}/", f"/{OLD}/"))
    notice = page.locator("header").get_by_text(told)
    assert notice.is_visible()
    assert (notice.bounding_box() or {"y": 1e9})["y"] < 640, "the notice is below the first screen"
    page.get_by_role("link", name=way).click()
    page.wait_for_url(new)
    assert page.get_by_text(told).count() == 0, "the newest edition says that there is a newer one"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["index.html", f"{OLD}/index.html", f"{OLD}/en/account.html"])
def test_axe_finds_nothing_in_old_editions_either(
    new_context: NewContext, two_years: str, axe: str, path: str, scheme: str
) -> None:
    page = new_context(scheme=scheme).new_page()
    page.goto(two_years + path)
    found = axe_at_widths(page, axe, (320, 1280), f"{path} {scheme}")
    assert not found, "\n".join(found)


def test_the_first_page_leads_to_all_editions(new_context: NewContext, two_years: str) -> None:
    page = new_context(width=320).new_page()
    page.goto(two_years)
    links = page.locator("main a").evaluate_all("(links) => links.map((link) => link.href)")
    wanted = [
        f"{two_years}{year}/{folder}index.html" for year in (NEW, OLD) for folder in ("", "en/")
    ]
    assert [link for link in links if link in wanted] == wanted, "not there, or not newest first"
