"""Everything works with a keyboard alone, and a reader always sees where the focus is.

Each page is walked through from end to end on its visit.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePosixPath
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.addresses import AROUND, address, both
from tests.browser.conftest import OpenPage
from tests.browser.contrast import luminance
from tests.browser.focus import first_of_each_kind, here, press, start, walk_to
from tests.browser.pixels import contrasting, picture

pytestmark = pytest.mark.browser

MENU = {"nb": "Meny", "en": "Menu"}
WITH_EVERY_KIND = [
    address("overview", "nb").path,
    address("account", "en").path,
    address("search", "nb").path,
    *AROUND,
]
"""Pages that have between them each kind of thing that can be operated."""
MANY_KINDS = 10


@pytest.fixture
def open_page(open_page: OpenPage) -> OpenPage:
    """Open a page that draws no frames, which keys don't need, unless a test asks for a painted one."""
    return lambda path, **options: open_page(path, **{"painted": False, **options})


@pytest.fixture
def new_reader(open_page: OpenPage, new_origin: Callable[[], str]) -> OpenPage:
    """Open a page as a reader who has never been here, for what a reader's browser keeps."""
    return lambda path, **options: open_page(path, at=new_origin(), **options)


@pytest.mark.parametrize(
    ("colours", "paths"),
    [
        ({"scheme": "light"}, WITH_EVERY_KIND),
        ({"scheme": "dark"}, WITH_EVERY_KIND),
        ({"forced_colors": "active"}, WITH_EVERY_KIND[:2]),  # where all has one ground and one mark
    ],
    ids=["light", "dark", "forced"],
)
def test_the_focus_is_seen(open_page: OpenPage, colours: dict[str, Any], paths: list[str]) -> None:
    # Pixels, not styles: the mark must differ from what was there by 3 : 1, all the way around.
    seen: set[str] = set()
    for path in paths:
        page = open_page(path, width=1280, painted=True, **colours)
        session = page.context.new_cdp_session(page)
        for stop in first_of_each_kind(page, but=seen):
            seen.add(stop.kind)
            clip, around = _clip(page)
            focused = picture(session, clip)
            page.evaluate("window.left = document.activeElement; left.blur()")
            unfocused = picture(session, clip)
            page.evaluate("left.focus({ preventScroll: true })")
            marked = contrasting(page, focused, unfocused)
            assert marked >= 1.5 * around, (
                f"{path} {colours}: {stop.what} ({stop.kind}): focus changes {marked} pixels "
                f"clearly; it is {around:.0f} px around"
            )
    assert len(seen) >= MANY_KINDS, f"only {seen} took focus"


def _clip(page: Page) -> tuple[dict[str, float], float]:
    """Return where on the page the focused element is with room for its mark, and how far it is around it."""
    box = page.evaluate(
        "(() => { const box = document.activeElement.getBoundingClientRect(); return"
        " [box.left, box.top, box.width, box.height, innerWidth, innerHeight, scrollX, scrollY] })()"
    )
    left, top, width, height, screen_width, screen_height, across, down = box
    x, y = max(left - 8, 0), max(top - 8, 0)
    right, bottom = min(left + width + 8, screen_width), min(top + height + 8, screen_height)
    clip = {"x": x + across, "y": y + down, "width": right - x, "height": bottom - y}
    return clip, 2 * (width + height)


# --- what can be operated ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "width"),
    [
        (path, width)
        for name in ("overview", "account", "policy")
        for path, width in zip(both(name), (320, 1280), strict=True)
    ],
)
def test_the_first_stop_skips_to_the_content(open_page: OpenPage, path: str, width: int) -> None:
    page = open_page(path, width=width)
    start(page)
    first = press(page, "Tab")
    assert first is not None, path
    assert first.href == "#main", f"{path}: first comes {first.what}"
    assert first.whole, f"{path} {width} px: the skip link is not on the screen: {first.box}"
    landed = press(page, "Enter")
    assert landed is not None, path
    assert landed.id == "main", f"{path}: the skip link leads to {landed.what}"
    assert page.locator("h1").is_visible()
    following = press(page, "Tab")
    assert following is not None, path
    assert following.inMain, f"{path}: after the skip link comes {following.what}"


@pytest.mark.parametrize(
    ("language", "width", "script"),
    [("nb", 320, True), ("nb", 360, False), ("en", 360, True), ("en", 320, False)],
)
def test_the_menu_opens_and_leads_on(
    open_page: OpenPage, language: str, width: int, *, script: bool
) -> None:
    here_now = address("overview", language)
    page = open_page(here_now.path, width=width, java_script_enabled=script)
    menu = page.get_by_role("navigation", name=MENU[language])
    assert menu.count() == 0, "the menu is open before anyone asked"
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.locator("summary:focus").count():
            break
    summary = page.locator("summary:focus")
    assert summary.inner_text() == MENU[language]
    page.keyboard.press("Space")
    assert menu.is_visible(), f"{width} px: Space does not open the menu"
    page.keyboard.press("Enter")
    assert menu.count() == 0, f"{width} px: Enter does not close the menu"
    page.keyboard.press("Enter")
    links = menu.get_by_role("link")
    for link in links.all():
        page.keyboard.press("Tab")
        assert link.inner_text() == page.locator(":focus").inner_text(), f"{width} px"
        box = page.locator(":focus").bounding_box()
        assert box is not None
        assert box["x"] >= 0, f"{width} px: {link.inner_text()} is off the screen"
        assert box["x"] + box["width"] <= width, f"{width} px: {link.inner_text()} is cut off"
    wanted = links.last.get_attribute("href")  # which page that is, differs between years
    assert wanted
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{PurePosixPath(wanted).name}")


@pytest.mark.parametrize(("width", "steps"), [(320, 0), (360, 3)])
def test_escape_closes_the_menu(open_page: OpenPage, width: int, steps: int) -> None:
    page = open_page(address("measures", "nb").path, width=width)
    walk_to(page, MENU["nb"])
    page.keyboard.press("Enter")
    for _ in range(steps):
        page.keyboard.press("Tab")
    at = press(page, "Escape")
    assert page.get_by_role("navigation", name=MENU["nb"]).count() == 0
    assert at is not None
    assert at.words == MENU["nb"], f"after Escape the focus is on {at.what}"


@pytest.mark.parametrize("name", ["overview", "account", "search"])
def test_the_language_changes_and_back(open_page: OpenPage, name: str) -> None:
    page = open_page(address(name, "nb").path)
    for label, language in (("English", "en"), ("Norsk", "nb")):
        walk_to(page, label)
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/{address(name, language).path}")
        assert page.locator("html").get_attribute("lang") == language


@pytest.mark.parametrize(("language", "width"), [("nb", 320), ("en", 1280)])
def test_the_contents_lead_to_their_sections(
    open_page: OpenPage, language: str, width: int
) -> None:
    page = open_page(address("account", language).path, width=width)
    if width == 320:
        walk_to(page, {"nb": "Innhold", "en": "Contents"}[language])
        page.keyboard.press("Enter")
    last = page.locator("nav.contents > details > ul > li > a").last
    href = last.get_attribute("href") or ""
    walk_to(page, " ".join(last.inner_text().split()))
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{href}")
    heading = page.locator(f"{href} h2").bounding_box()
    assert heading is not None
    assert 0 <= heading["y"] <= 450, f"{width} px: {href} is at {heading['y']} px of the screen"
    following = press(page, "Tab")
    assert following is not None
    inside = page.evaluate(f"document.querySelector('{href}').contains(document.activeElement)")
    assert inside, f"{width} px: after {href} the focus goes to {following.what}"


def test_escape_folds_the_contents(open_page: OpenPage) -> None:
    page = open_page(address("account", "nb").path, width=320)
    walk_to(page, "Innhold")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.locator(".contents details[open]").count() == 1
    at = press(page, "Escape")
    assert page.locator(".contents details[open]").count() == 0
    assert at is not None
    assert at.words == "Innhold"


@pytest.mark.parametrize("language", ["nb", "en"])
def test_the_tables_of_charts_unfold(open_page: OpenPage, language: str) -> None:
    page = open_page(address("account", language).path, width=320)
    words = {"nb": "Vis tallene som tabell", "en": "Show the figures as a table"}[language]
    table = page.locator("figure details table").first
    assert not table.is_visible()
    walk_to(page, words)
    page.keyboard.press("Enter")
    assert table.is_visible()
    page.keyboard.press("Enter")
    assert not table.is_visible()


@pytest.mark.parametrize(("language", "preferred"), [("nb", "light"), ("en", "dark")])
def test_the_colours_follow_the_choice(new_reader: OpenPage, language: str, preferred: str) -> None:
    page = new_reader(address("overview", language).path, scheme=preferred)
    by_preference = _background(page)
    other = "dark" if preferred == "light" else "light"
    walk_to(page, "scheme")
    _choose(page, other)
    chosen = _background(page)
    assert chosen != by_preference, f"choosing {other} changes nothing"
    assert _stored(page) == {"scheme": other}
    page.reload()
    assert _background(page) == chosen, "the choice is forgotten after a reload"
    assert page.locator("#scheme").input_value() == other
    page.goto(page.url.rsplit("/", 1)[0] + "/" + address("measures", language).path.split("/")[-1])
    assert _background(page) == chosen, "the choice is forgotten on the next page"
    page.locator("#scheme").focus()
    _choose(page, "auto")
    assert _background(page) == by_preference
    assert _stored(page) == {}, "something stays stored after the choice was taken back"


def _choose(page: Page, value: str) -> None:
    """Choose an option of the focused list by arrow keys."""
    page.keyboard.press("Home")
    for _ in range(3):
        if page.locator("#scheme").input_value() == value:
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"arrow keys never reach {value}")


def _background(page: Page) -> str:
    colour: str = page.evaluate("getComputedStyle(document.body).backgroundColor")
    return colour


def _stored(page: Page) -> dict[str, str]:
    stored: dict[str, str] = page.evaluate("({ ...localStorage })")
    return stored


def test_paper_is_white_whatever_the_reader_chose(new_reader: OpenPage) -> None:
    page = new_reader(address("overview", "nb").path)
    page.get_by_role("combobox").select_option("dark")
    assert luminance(_background(page)) < 0.1
    page.emulate_media(media="print")
    assert luminance(_background(page)) > 0.9


@pytest.mark.parametrize(
    ("language", "query", "width"), [("nb", "leverandøren", 320), ("en", "suppliers", 1280)]
)
def test_the_search_answers(open_page: OpenPage, language: str, query: str, width: int) -> None:
    page = open_page(address("overview", language).path, width=width)
    walk_to(page, {"nb": "Søk", "en": "Search"}[language])
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{address('search', language).path}")
    said = page.get_by_role("status")
    assert said.inner_text() == ""
    walk_to(page, "search-query")
    page.keyboard.type(query)
    page.keyboard.press("Enter")
    page.locator("#search-results a").first.wait_for()
    assert query in said.inner_text(), f"the live region says «{said.inner_text()}»"
    assert here(page) is not None, "the search field has lost the focus"
    stop = press(page, "Tab")
    while stop is not None and stop.tag != "a":
        stop = press(page, "Tab")
    assert stop is not None, "no result takes the focus"
    first = page.locator("#search-results a").first
    assert first.get_attribute("href") == stop.href
    assert stop.whole, f"{width} px: the first result is off the screen"
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{stop.href}")
    assert query[:6].lower() in page.locator("main").inner_text().lower()


@pytest.mark.parametrize(
    ("language", "told"), [("nb", "Lenken er kopiert."), ("en", "The link has been copied.")]
)
def test_the_mark_at_a_heading_copies_the_address_of_its_part(
    new_context: Callable[..., BrowserContext], origin: str, language: str, told: str
) -> None:
    page = new_context(permissions=["clipboard-read", "clipboard-write"]).new_page()
    page.goto(origin + address("account", language).path)
    mark = page.locator(".self").nth(1)
    mark.focus()
    page.keyboard.press("Enter")
    expect(page.locator("footer [aria-live]", has_text=told)).to_be_in_viewport()
    assert page.evaluate("location.hash") == mark.get_attribute("href")
    assert page.evaluate("navigator.clipboard.readText()") == page.url
