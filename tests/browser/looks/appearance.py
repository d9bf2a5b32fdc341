"""Pages follow what the reader's device asks for: colours, contrast, stillness, paper."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playwright.sync_api import Page

from tests.browser.addresses import language
from tests.browser.contrast import contrast, luminance
from tests.browser.visits import Visit

WHITE: Final = "rgb(255, 255, 255)"
TEXT, NON_TEXT = 4.5, 3.0
"""The contrasts that WCAG 1.4.3 and 1.4.11 ask for."""
DRAFT: Final = {"nb": "Utkast.", "en": "Draft."}
CONTROLS: Final = (
    "nav:not(.contents)",
    ".skip",
    ".self",
    "select",
    "summary:not(.contents *)",
    "header ul",
    "footer a",
)
"""What is of no use on paper; the contents are of some, and what folds them is their title there."""

STYLES: Final = """([selector, names]) => [...document.querySelectorAll(selector)]
  .filter((element) => element.checkVisibility({ visibilityProperty: true }))
  .map((element) => Object.fromEntries(names.map((name) => [name, getComputedStyle(element)[name]])))
"""

SHOWN: Final = """(selector) => [...document.querySelectorAll(selector)]
  .filter((element) => element.checkVisibility({ visibilityProperty: true }))
  .filter((element) => element.getBoundingClientRect().width > 0)
  .map((element) => element.outerHTML.slice(0, 120))"""

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


def the_ground_follows_the_scheme(visit: Visit) -> Iterator[str]:
    """Look whether the page is light in the light scheme and dark in the dark one."""
    light = luminance(ground(visit.page))
    if light < 0.8 if visit.setting.scheme == "light" else light > 0.1:
        yield f"the ground is {ground(visit.page)}"


def nothing_moves_unasked(visit: Visit) -> Iterator[str]:
    """Look for motion; visits are those of readers who want none."""
    for element in visit.page.evaluate(MOVING):
        yield f"moves although motion is unwanted: {element}"


def words_can_be_read(visit: Visit) -> Iterator[str]:
    """Look for words without contrast, and on paper for words on anything but a light ground."""
    inks = visit.page.evaluate(INK)
    if not inks:
        yield "no words"
    for words, colour, behind in inks:
        if contrast(colour, behind) < TEXT or (visit.setting.printed and luminance(behind) < 0.8):
            yield f"«{words}» is {colour} on {behind}"


def charts_are_seen(visit: Visit) -> Iterator[str]:
    """Look at the contrasts of bars, which axe does not judge."""
    behind = WHITE if visit.setting.printed else ground(visit.page)
    tracks = {track["fill"] for track in styles(visit.page, ".chart .track", "fill")}
    for bar in styles(visit.page, ".chart .bar", "fill"):
        if contrast(bar["fill"], behind) < NON_TEXT or bar["fill"] in tracks:
            yield f"a chart's bar is {bar['fill']} on {behind}, beside {tracks}"


def paper_gets_the_text_and_no_controls(visit: Visit) -> Iterator[str]:
    """Compare the page with what a printer gets of it; the screen comes first."""
    page = visit.page
    draft = page.get_by_text(DRAFT[language(visit.path)], exact=True).is_visible()
    if not visit.setting.printed:
        visit.remembered["draft"] = draft
        return
    if draft != visit.remembered.pop("draft"):
        yield "on paper the state is another"
    for control in page.evaluate(SHOWN, ", ".join(CONTROLS)):
        yield f"printed with {control}"
    if not page.locator("h1").is_visible():
        yield "printed without its title"
    if not page.evaluate("document.documentElement.scrollWidth <= innerWidth"):
        yield "wider than the sheet"


def ground(page: Page) -> str:
    """Return the colour of the page itself."""
    return styles(page, "body", "backgroundColor")[0]["backgroundColor"]


def styles(page: Page, selector: str, *names: str) -> list[dict[str, str]]:
    """Return computed styles of the elements shown, at least of one."""
    found: list[dict[str, str]] = page.evaluate(STYLES, [selector, names])
    assert found, f"{page.url}: nothing shown is {selector}"
    return found
