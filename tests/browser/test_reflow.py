"""Pages fit narrow windows, large text and wide spacing: nothing is cut off, covered or scrolled sideways.

The cases are those of WCAG 1.4.4, 1.4.10 and 1.4.12. What they share is what a reader would notice:
a page that scrolls sideways, words beyond the edge, words cut by their box, words over words.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.addresses import ALL, address
from tests.browser.conftest import OpenPage

pytestmark = pytest.mark.browser

SPACING: Final = """
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-bottom: 2em !important; }
"""
"""WCAG 1.4.12, literally."""

ADD_STYLE: Final = """(css) => {
  const sheet = new CSSStyleSheet();  // made by script, so the page's policy need not allow it
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}"""

LOOK: Final = """() => {
  const wrong = new Set();
  const root = document.documentElement;
  const edge = root.clientWidth;
  if (root.scrollWidth > edge) wrong.add(`scrolls sideways: ${root.scrollWidth} px in ${edge} px`);

  // What is shown and what may cut it, once for each element.
  const known = new Map();
  const around = (element) => {
    if (!element || element === document.body) return { shown: true, cuts: [] };
    if (!known.has(element)) {
      const up = around(element.parentElement);
      const style = getComputedStyle(element);
      const cuts = ["hidden", "clip"].includes(style.overflowX)
        || ["hidden", "clip"].includes(style.overflowY);
      const inSvg = element instanceof SVGElement && element.localName !== "svg";
      known.set(element, {
        shown: up.shown && !element.matches(".unseen, .stacks > thead, .skip, option, title, desc")
          && element.checkVisibility({ visibilityProperty: true, opacityProperty: true }),
        cuts: cuts && !inSvg ? [...up.cuts, [element, style, element.getBoundingClientRect()]] : up.cuts,
      });
    }
    return known.get(element);
  };
  const cut = (overflow, before, after) =>
    ["hidden", "clip"].includes(overflow) && (before < -1 || after < -1);

  const lines = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = texts.nextNode()); ) {
    if (!node.data.trim()) continue;
    const element = node.parentElement;
    const { shown, cuts } = around(element);
    if (!shown) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const words = node.data.trim().slice(0, 50);
    for (const box of range.getClientRects()) {
      if (box.width < 1 || box.height < 1) continue;
      if (box.left < -0.5 || box.right > edge + 0.5)
        wrong.add(`«${words}» in <${element.localName}> goes beyond the edge`);
      for (const [by, style, frame] of cuts)
        if (cut(style.overflowX, box.left - frame.left, frame.right - box.right)
          || cut(style.overflowY, box.top - frame.top, frame.bottom - box.bottom))
          wrong.add(`«${words}» is cut off by <${by.localName} class="${by.getAttribute("class")}">`);
      // The letters themselves: a line's box is taller than they are.
      const slack = box.height * 0.28;
      lines.push({ words, left: box.left, right: box.right,
        top: box.top + slack, bottom: box.bottom - slack });
    }
  }
  lines.sort((a, b) => a.top - b.top);
  for (let i = 0; i < lines.length; i++) {
    for (let j = i + 1; j < lines.length && lines[j].top < lines[i].bottom; j++) {
      const across = Math.min(lines[i].right, lines[j].right) - Math.max(lines[i].left, lines[j].left);
      if (across > 1.5) wrong.add(`«${lines[i].words}» lies over «${lines[j].words}»`);
    }
  }
  for (const svg of document.querySelectorAll("svg.chart")) {
    if (!svg.checkVisibility()) continue;
    const frame = svg.getBoundingClientRect();
    const bars = [...svg.querySelectorAll("rect")].map((bar) => bar.getBoundingClientRect());
    for (const text of svg.querySelectorAll("text")) {
      const box = text.getBoundingClientRect();
      const slack = 0.25 * parseFloat(getComputedStyle(text.firstElementChild ?? text).fontSize);
      const [top, bottom] = [box.top + slack, box.bottom - slack];
      if (bottom > frame.bottom || top < frame.top)
        wrong.add(`«${text.textContent}» leaves its chart`);
      if (bars.some((bar) => bar.top < bottom && bar.bottom > top))
        wrong.add(`«${text.textContent}» lies over a bar`);
    }
  }
  return [...wrong];
}"""

# Words that run over two lines at ordinary sizes; a hyphen may stand where one is divided.
BROKEN: Final = """() => {
  const broken = new Set();
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = texts.nextNode()); ) {
    if (!node.parentElement.checkVisibility() || node.parentElement.closest(".unseen, .stacks > thead"))
      continue;
    for (const word of node.data.matchAll(/[\\p{L}\\p{N}]{4,}/gu)) {
      const range = document.createRange();
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      if (range.getClientRects().length > 1) broken.add(`«${word[0]}» is broken in two`);
    }
  }
  return [...broken];
}"""

UNFOLD: Final = "document.querySelectorAll('details').forEach((fold) => { fold.open = true })"


def look(page: Page, where: str) -> list[str]:
    """Return what is wrong, as a reader sees it now."""
    found: list[str] = page.evaluate(LOOK)
    return [f"{where}: {told}" for told in found]


def resize(page: Page, width: int, height: int = 900) -> None:
    """Make the window as wide and as high as that."""
    page.set_viewport_size({"width": width, "height": height})


@pytest.mark.parametrize("path", ALL)
def test_a_page_fits_every_window(open_page: OpenPage, path: str) -> None:
    page = open_page(path)
    found = look(page, f"{path} 1280 px")
    resize(page, 320)
    found += look(page, f"{path} 320 px")
    page.evaluate(UNFOLD)
    found += [f"{path} 320 px: {told}" for told in page.evaluate(BROKEN)]
    # 320 x 256 is a window of 1280 x 1024 at 400 %.
    for width, height in ((320, 256), (390, 844), (768, 1024), (1280, 900), (1920, 1080)):
        resize(page, width, height)
        found += look(page, f"{path} {width} x {height}, unfolded")
    assert not found, "\n".join(found)


@pytest.mark.parametrize("path", ALL)
def test_a_page_bears_text_twice_as_large(open_page: OpenPage, path: str) -> None:
    # In two ways: text alone, and the reader's own setting, which moves the layout's limits too.
    page = open_page(path)
    page.evaluate(UNFOLD)
    page.evaluate(ADD_STYLE, "html { font-size: 200% }")
    found = look(page, f"{path} 1280 px, text doubled")
    page.evaluate("document.adoptedStyleSheets = []")
    sizes = {"standard": 32, "fixed": 26}
    page.context.new_cdp_session(page).send("Page.setFontSizes", {"fontSizes": sizes})
    for width in (1280, 320):
        resize(page, width)
        size = page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")
        assert size >= 32, f"{path}: the reader's text size is not followed: {size} px"
        found += look(page, f"{path} {width} px, the reader's text size doubled")
    assert not found, "\n".join(found)


@pytest.mark.parametrize("path", ALL)
def test_a_page_bears_wide_spacing(open_page: OpenPage, path: str) -> None:
    page = open_page(path)
    page.evaluate(UNFOLD)
    page.evaluate(ADD_STYLE, SPACING)
    found = []
    for width in (320, 768, 1280):
        resize(page, width)
        found += look(page, f"{path} {width} px, wide spacing")
    assert not found, "\n".join(found)


@pytest.mark.parametrize("path", ALL)
def test_a_page_fits_in_any_font(
    new_context: Callable[..., BrowserContext], origin: str, path: str
) -> None:
    # The page's own font may come too late to be used; the machine's may be wider.
    context = new_context(width=320)
    context.route("**/*.woff2", lambda route: route.abort())
    page = context.new_page()
    page.goto(origin + path)
    page.evaluate(UNFOLD)
    found = look(page, f"{path} in another font")
    found += [f"{path} in another font: {told}" for told in page.evaluate(BROKEN)]
    page.evaluate(ADD_STYLE, SPACING)
    found += look(page, f"{path} in another font, wide spacing")
    page.evaluate("document.adoptedStyleSheets = []")
    sizes = {"standard": 32, "fixed": 26}
    context.new_cdp_session(page).send("Page.setFontSizes", {"fontSizes": sizes})
    found += look(page, f"{path} in another font, twice as large")
    assert not found, "\n".join(found)


def test_answers_of_the_search_fit_too(open_page: OpenPage) -> None:
    page = open_page(address("search", "nb").path, width=320)
    page.get_by_role("searchbox").fill("aktsomhetsvurderinger")
    page.locator("#search-results a").first.wait_for()
    page.evaluate(UNFOLD)
    found = look(page, "answers 320 px")
    page.evaluate(ADD_STYLE, SPACING)
    found += look(page, "answers 320 px, wide spacing")
    assert not found, "\n".join(found)
