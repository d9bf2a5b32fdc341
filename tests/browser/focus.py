"""A walk through a page with the Tab key, and what a reader sees at each stop.

It presses real keys and reads the browser's answer; it knows no page.
"""

from __future__ import annotations

import time
from collections.abc import Container, Iterator
from dataclasses import dataclass
from typing import Any, Final

from playwright.sync_api import Page

MOST_STOPS: Final = 400
"""More than any page has: a walk that is longer has been caught in a loop."""
SLOWEST_STEP: Final = 20.0
"""Seconds after which a key is taken to have moved nothing, on a machine busy with other tests."""
FIRST_STEP: Final = 2.0
"""The same for the first key, which moves nothing where it goes round the browser's own controls."""

_PREPARE: Final = """() => {
  window.walked = [];
  window.kind = (element) => {
    const section = element.closest("header, nav, main, footer");
    return `${section?.localName ?? ""} ${element.localName}.${element.className}`;
  };
  window.stops = () =>
    [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex], [contenteditable]")]
      .filter((element) => element.tabIndex >= 0 && !element.disabled)
      .filter((element) => element.checkVisibility({ visibilityProperty: true }));
  window.said = (element) => (element.innerText || element.value || "").replace(/\\s+/g, " ").trim();
  window.here = () => {
    const at = document.activeElement;
    if (!at || at === document.body || at === document.documentElement) return null;
    const seen = walked.indexOf(at);
    walked.push(at);
    const boxes = [...at.getClientRects()].filter((box) => box.width && box.height);
    const box = boxes[0] ?? at.getBoundingClientRect();
    const whole = at.getBoundingClientRect();
    const x = box.left + box.width / 2, y = box.top + Math.min(box.height, innerHeight) / 2;
    const over = document.elementFromPoint(x, y);
    const words = said(at);
    const style = getComputedStyle(at);
    // Where things lie if nothing is scrolled: the page is, and a list may be by itself.
    let [right, down] = [scrollX, scrollY];
    for (let up = at.parentElement; up && up !== document.documentElement; up = up.parentElement) {
      right += up.scrollLeft;
      down += up.scrollTop;
    }
    return {
      what: `<${at.localName}> «${words.slice(0, 60)}»`,
      words,
      kind: kind(at),
      tag: at.localName, href: at.getAttribute("href"), id: at.id, again: seen >= 0,
      inMain: !!at.closest("main"),
      box: [box.left + right, box.top + down, box.right + right, box.bottom + down],
      shown: at.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && box.width > 1,
      whole: whole.top >= -0.5 && whole.left >= -0.5 && whole.right <= innerWidth + 0.5
        && (whole.bottom <= innerHeight + 0.5 || whole.height > innerHeight),
      covered: over && (at.contains(over) || over.contains(at)) ? "" : over?.outerHTML.slice(0, 80) ?? "nothing",
      outline: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
      after: walked.length < 2
        || !!(walked.at(-2).compareDocumentPosition(at) & Node.DOCUMENT_POSITION_FOLLOWING),
    };
  };
}"""

# Not the page alone: a list that scrolls by itself has been scrolled too.
_FROM_THE_TOP: Final = """() => {
  const body = document.body;
  body.tabIndex = -1;
  body.focus();
  body.blur();
  body.removeAttribute("tabindex");
  for (const scrolled of document.querySelectorAll("*")) scrolled.scrollTo(0, 0);
}"""

# Asking after each key takes longer than the key itself. So the page notes by itself where the focus
# is as the next one goes down: by then the browser has moved it and scrolled to it.
_NOTE: Final = """() => {
  window.noted = [];
  window.noting = new AbortController();
  const { signal } = noting;
  addEventListener("keydown", ({ key }) => key === "Tab" && noted.push(here()), { capture: true, signal });
}"""
_NOTED: Final = "(noting.abort(), [...noted.slice(1), here()])"

_UNREACHED: Final = """() => stops().filter((element) => !walked.includes(element))
  .map((element) => element.outerHTML.slice(0, 120))"""

_EACH: Final = """() => stops()
  .map((element) => (element.focus(), document.activeElement === element ? here() : null))"""

# How many stops away, in the page's own order, is the next one of these words or this id.
_STOPS_AWAY: Final = """(description) => {
  const all = stops();
  return all.slice(all.indexOf(document.activeElement) + 1)
    .findIndex((stop) => [stop.id, said(stop)].includes(description));
}"""

# The first element of each kind that can be operated, and the one that Tab reaches it from.
_KINDS: Final = """() => {
  window.before = {};
  stops().reduce((last, element) => (before[kind(element)] ??= last, element));
  return Object.keys(before);
}"""


@dataclass(frozen=True, slots=True)
class Stop:
    """Where the focus is: ``box`` is left, top, right and bottom on the page, in CSS pixels."""

    what: str
    words: str
    kind: str
    tag: str
    href: str | None
    id: str
    again: bool
    inMain: bool  # noqa: N815 # named by the script
    box: tuple[float, float, float, float]
    shown: bool
    whole: bool
    covered: str
    outline: float
    after: bool


def here(page: Page) -> Stop | None:
    """Return where the focus is, or None where nothing has it."""
    return _stop(page.evaluate("here()"))


def _stop(told: dict[str, Any] | None) -> Stop | None:
    return None if told is None else Stop(**{**told, "box": tuple(told["box"])})


def press(page: Page, key: str) -> Stop | None:
    """Press a key and return where the focus is then."""
    page.keyboard.press(key)
    return here(page)


def start(page: Page) -> None:
    """Make the page ready for a walk that starts where the focus is."""
    page.evaluate(_PREPARE)


def from_the_top(page: Page) -> None:
    """Let the next walk start at the top of the page, wherever the one before has ended."""
    page.evaluate(_FROM_THE_TOP)


def first_of_each_kind(page: Page, but: Container[str] = ()) -> Iterator[Stop]:
    """Yield the first stop of each kind, reached by Tab, ``but`` of kinds that were seen elsewhere."""
    start(page)
    first = press(page, "Tab")
    assert first is not None, f"{page.url}: nothing to operate"
    if first.kind not in but:
        yield first
    for kind in page.evaluate(_KINDS):
        if kind != first.kind and kind not in but:
            page.evaluate("(kind) => before[kind].focus()", kind)
            stop = press(page, "Tab")
            assert stop is not None, f"{page.url}: Tab never reaches {kind}"
            assert stop.kind == kind, f"{page.url}: Tab leads to {stop.what} instead of {kind}"
            yield stop


def walk(page: Page, key: str = "Tab") -> list[Stop]:
    """Press ``key``, Tab or Shift+Tab, from the page's top until the focus leaves it; return every stop.

    A walk that ends before it has been everywhere is walked again, one step at a time: a browser
    that is busy now and then loses a key that is held down.
    """
    from_the_top(page)
    start(page)
    stops = _hurry(page, key, most := len(unreached(page)))
    if len(stops) < most:
        from_the_top(page)
        start(page)
        stops = list(_stroll(page, key))
    from_the_top(page)
    return stops


def each(page: Page) -> list[Stop]:
    """Give the focus to each stop in turn, in the order that the page has them in; return every one.

    What a walk sees is seen so too, but for where keys lead.
    """
    from_the_top(page)
    start(page)
    press(page, "Tab")  # or the browser would take the reader for one with a mouse
    page.evaluate("walked.length = 0")
    stops = [stop for told in page.evaluate(_EACH) if (stop := _stop(told))]
    from_the_top(page)
    return stops


def _hurry(page: Page, key: str, most: int) -> list[Stop]:
    """Hold ``key`` down for ``most`` stops and then press it until the focus leaves the page."""
    page.evaluate(_NOTE)
    *held, _ = keys = key.split("+")
    for each in held:
        page.keyboard.down(each)
    for _ in range(most):
        page.keyboard.down("Tab")  # which is held down, as a reader in a hurry does
    noted = page.evaluate(_NOTED)
    for each in reversed(keys):
        page.keyboard.up(each)
    stops: list[Stop] = []
    if noted[0] is None:  # the first key only went round the browser's own controls
        del noted[0]
    for told in noted:
        if (stop := _stop(told)) is None or stop.again:
            return stops
        stops.append(stop)
    return [*stops, *_stroll(page, key)]


def _stroll(page: Page, key: str) -> Iterator[Stop]:
    """Press ``key`` until the focus leaves the page, and let the browser move it before each next step."""
    for step in range(MOST_STOPS):
        page.evaluate("window.left = document.activeElement")
        page.keyboard.press(key)
        waited = time.monotonic() + (SLOWEST_STEP if step else FIRST_STEP)
        while not page.evaluate("document.activeElement !== left") and time.monotonic() < waited:
            page.wait_for_timeout(20)
        stop = here(page)
        if stop is None and step == 0:  # the first key only went round the browser's own controls
            continue
        if stop is None or stop.again:
            return
        yield stop
    raise AssertionError(f"{page.url}: {key} goes round in a loop")


def walk_to(page: Page, description: str) -> Stop:
    """Press Tab until the focus is on the element whose words or id are ``description``.

    It is held down until a little before, and pressed step by step from there.
    """
    start(page)
    for _ in range(page.evaluate(_STOPS_AWAY, description) - 2):
        page.keyboard.down("Tab")
    page.keyboard.up("Tab")
    told = []
    for stop in _stroll(page, "Tab"):
        if description in {stop.id, stop.words}:
            return stop
        told.append(stop.what)
    raise AssertionError(f"{page.url}: Tab never reaches «{description}», only {told}")


def unreached(page: Page) -> list[str]:
    """Return what is shown and can be operated, but was not a stop on the walk so far."""
    found: list[str] = page.evaluate(_UNREACHED)
    return found


def goes_back(before: Stop, after: Stop) -> bool:
    """Whether a reader's eye has to jump backwards: up and not to a column further right, or left."""
    left, top, right, bottom = before.box
    next_left, next_top, next_right, next_bottom = after.box
    up = next_bottom <= top + 1 and next_left < right
    leftwards = next_right <= left + 1 and next_top < bottom - 1 and next_bottom > top + 1
    return up or leftwards
