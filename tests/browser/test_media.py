"""Pages follow what the reader's device asks for: colours, contrast, stillness, paper."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import pytest
from playwright.sync_api import Page

from tests.browser.addresses import ALL, EDITION_PAGES, Address, address, both
from tests.browser.colours import contrast, luminance
from tests.browser.conftest import OpenPage

pytestmark = pytest.mark.browser

WHITE: Final = "rgb(255, 255, 255)"
TEXT, NON_TEXT = 4.5, 3.0
"""The contrasts that WCAG 1.4.3 and 1.4.11 ask for."""
DRAFT: Final = {"nb": "Utkast.", "en": "Draft."}
CONTROLS: Final = ("nav", ".skip", ".self", "select", "summary", "header ul", "footer a")
"""What is of no use on paper."""

STYLES: Final = """([selector, names]) => [...document.querySelectorAll(selector)]
  .filter((element) => element.checkVisibility({ visibilityProperty: true }))
  .map((element) => Object.fromEntries(names.map((name) => [name, getComputedStyle(element)[name]])))
"""

# Each pair of colours once, with some words that have it.
INK: Final = """() => {
  const ink = {};
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = texts.nextNode()); ) {
    const element = node.parentElement;
    if (!node.data.trim() || !element.checkVisibility({ visibilityProperty: true })) continue;
    if (element.closest(".unseen, title, desc, option")) continue;
    let ground = "rgb(255, 255, 255)";
    for (let up = element; up; up = up.parentElement) {
      const colour = getComputedStyle(up).backgroundColor;
      if (!/^rgba.*, 0\\)$/.test(colour)) { ground = colour; break; }
    }
    const style = getComputedStyle(element);
    const colour = element.closest("svg") ? style.fill : style.color;
    ink[`${colour} on ${ground}`] ??= [node.data.trim().slice(0, 50), colour, ground];
  }
  return Object.values(ink);
}"""

MOVING: Final = """() => [...document.querySelectorAll("*")].filter((element) => {
  const style = getComputedStyle(element);
  const lasts = (value) => value.split(",").some((part) => parseFloat(part) > 0);
  return lasts(style.transitionDuration) || lasts(style.animationDuration)
    || style.scrollBehavior === "smooth";
}).map((element) => element.outerHTML.slice(0, 80))"""


@pytest.mark.parametrize("path", ALL)
def test_a_page_follows_the_device(open_page: OpenPage, path: str) -> None:
    page = open_page(path, scheme="light")
    wrong = [
        *_wrong_schemes(page),
        *_moving(page),
        *_lost_to_forced_colours(page),
        *_dark_on_paper(page),
    ]
    assert not wrong, "\n".join(f"{path}: {told}" for told in wrong)


def _wrong_schemes(page: Page) -> Iterator[str]:
    page.emulate_media(color_scheme="light")
    if luminance(_ground(page)) < 0.8:
        yield f"light scheme: the ground is {_ground(page)}"
    page.emulate_media(color_scheme="dark")
    if luminance(_ground(page)) > 0.1:
        yield f"dark scheme: the ground is {_ground(page)}"


def _moving(page: Page) -> Iterator[str]:
    page.emulate_media(reduced_motion="reduce")
    for element in page.evaluate(MOVING):
        yield f"moves although motion is unwanted: {element}"


def _lost_to_forced_colours(page: Page) -> Iterator[str]:
    page.emulate_media(forced_colors="active")
    for words, colour, ground in page.evaluate(INK):
        if contrast(colour, ground) < TEXT:
            yield f"forced colours: «{words}» is {colour} on {ground}"
    page.emulate_media(forced_colors="none")


def _dark_on_paper(page: Page) -> Iterator[str]:
    page.emulate_media(media="print", color_scheme="dark")
    for words, colour, ground in page.evaluate(INK):
        if luminance(ground) < 0.8 or contrast(colour, ground) < TEXT:
            yield f"printed from the dark scheme: «{words}» is {colour} on {ground}"


def _ground(page: Page) -> str:
    return styles(page, "body", "backgroundColor")[0]["backgroundColor"]


def styles(page: Page, selector: str, *names: str) -> list[dict[str, str]]:
    """Return computed styles of the elements shown, at least of one."""
    found: list[dict[str, str]] = page.evaluate(STYLES, [selector, names])
    assert found, f"{page.url}: nothing shown is {selector}"
    return found


# --- paper ------------------------------------------------------------------------------------


@pytest.mark.parametrize("place", EDITION_PAGES, ids=lambda place: place.path)
def test_paper_gets_the_text_and_no_controls(open_page: OpenPage, place: Address) -> None:
    page = open_page(place.path, width=700)
    draft = page.get_by_text(DRAFT[place.language], exact=True)
    on_screen = draft.is_visible()
    page.emulate_media(media="print")
    for control in CONTROLS:
        shown = [found.inner_text() for found in page.locator(control).all() if found.is_visible()]
        assert not shown, f"{place.path}: printed with {control}: {shown}"
    assert draft.is_visible() == on_screen, f"{place.path}: on paper the state is another"
    assert page.locator("h1").is_visible(), f"{place.path}: printed without its title"
    fits = page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert fits, f"{place.path}: wider than the sheet"


def test_paper_is_white_whatever_the_reader_chose(open_page: OpenPage) -> None:
    page = open_page(address("overview", "nb").path, scheme="light")
    page.get_by_role("combobox").select_option("dark")
    assert luminance(_ground(page)) < 0.1
    page.emulate_media(media="print")
    assert luminance(_ground(page)) > 0.9


# --- charts, which axe does not judge ---------------------------------------------------------


@pytest.mark.parametrize("path", [*both("overview"), *both("account")])
def test_charts_are_seen_in_all_colours(open_page: OpenPage, path: str) -> None:
    # Their text lies on the page itself: test_reflow sees that no bar is behind it.
    page = open_page(path)
    for where in (
        {"color_scheme": "light"},
        {"color_scheme": "dark"},
        {"forced_colors": "active"},
        {"forced_colors": "none", "media": "print"},
    ):
        page.emulate_media(**where)  # type: ignore[arg-type]
        ground = _ground(page) if "media" not in where else WHITE
        for text in styles(page, "svg.chart :is(text, tspan)", "fill"):
            told = f"{path} {where}: text {text['fill']} on {ground}"
            assert contrast(text["fill"], ground) >= TEXT, told
        tracks = {track["fill"] for track in styles(page, "svg.chart .track", "fill")}
        for bar in styles(page, "svg.chart .bar", "fill"):
            told = f"{path} {where}: a bar {bar['fill']} on {ground}, beside {tracks}"
            assert contrast(bar["fill"], ground) >= NON_TEXT, told
            assert bar["fill"] not in tracks, told
