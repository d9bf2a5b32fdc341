"""Pages fit narrow windows, large text and wide spacing: nothing is cut off, covered or scrolled sideways.

The cases are those of WCAG 1.4.4, 1.4.10 and 1.4.12. What they share is what a reader would notice:
a page that scrolls sideways, words beyond the edge, words cut by their box, words over words.
"""

from __future__ import annotations

from typing import Final

import pytest
from playwright.sync_api import Page

from tests.browser.addresses import ALL
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
  const wrong = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth)
    wrong.push(`scrolls sideways: ${root.scrollWidth} px wide in ${root.clientWidth} px`);
  const hidden = (element) =>
    !element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
    || element.closest(".unseen, .stacks > thead, .skip, option, title, desc");
  const lines = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = texts.nextNode()); ) {
    const element = node.parentElement;
    if (!node.data.trim() || hidden(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const words = node.data.trim().slice(0, 50);
    for (const box of range.getClientRects()) {
      if (box.width < 1 || box.height < 1) continue;
      if (box.left < -0.5 || box.right > root.clientWidth + 0.5)
        wrong.push(`«${words}» in <${element.localName}> goes beyond the edge`);
      for (let up = element; up && up !== document.body; up = up.parentElement) {
        const style = getComputedStyle(up);
        if (up instanceof SVGElement && up.localName !== "svg") continue;
        const frame = up.getBoundingClientRect();
        const cut = (overflow, before, after) =>
          ["hidden", "clip"].includes(overflow) && (before < -1 || after < -1);
        if (cut(style.overflowX, box.left - frame.left, frame.right - box.right)
          || cut(style.overflowY, box.top - frame.top, frame.bottom - box.bottom))
          wrong.push(`«${words}» is cut off by <${up.localName} class="${up.getAttribute("class")}">`);
      }
      // The letters themselves: a line's box is taller than they are.
      const slack = box.height * 0.28;
      lines.push({ words, element, left: box.left, right: box.right,
        top: box.top + slack, bottom: box.bottom - slack });
    }
  }
  lines.sort((a, b) => a.top - b.top);
  for (let i = 0; i < lines.length; i++) {
    for (let j = i + 1; j < lines.length && lines[j].top < lines[i].bottom; j++) {
      const across = Math.min(lines[i].right, lines[j].right) - Math.max(lines[i].left, lines[j].left);
      if (across > 1.5) wrong.push(`«${lines[i].words}» lies over «${lines[j].words}»`);
    }
  }
  for (const svg of document.querySelectorAll("svg.chart")) {
    if (!svg.checkVisibility()) continue;
    const frame = svg.getBoundingClientRect();
    for (const text of svg.querySelectorAll("text")) {
      const box = text.getBoundingClientRect();
      const slack = 0.25 * parseFloat(getComputedStyle(text.firstElementChild ?? text).fontSize);
      const [top, bottom] = [box.top + slack, box.bottom - slack];
      if (bottom > frame.bottom || top < frame.top)
        wrong.push(`«${text.textContent}» leaves its chart`);
      for (const bar of svg.querySelectorAll("rect")) {
        const mark = bar.getBoundingClientRect();
        if (mark.top < bottom && mark.bottom > top)
          wrong.push(`«${text.textContent}» lies over a bar`);
      }
    }
  }
  return [...new Set(wrong)];
}"""


def look(page: Page, where: str) -> list[str]:
    """Return what is wrong, as a reader sees it now and with everything unfolded."""
    found: list[str] = page.evaluate(LOOK)
    page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true })")
    unfolded: list[str] = page.evaluate(LOOK)
    return [f"{where}: {told}" for told in dict.fromkeys([*found, *unfolded])]


@pytest.mark.parametrize("path", ALL)
def test_a_page_fits_every_window(open_page: OpenPage, path: str) -> None:
    page = open_page(path)
    found = []
    # 320 x 256 is a window of 1280 x 1024 at 400 %.
    for width, height in (
        (320, 256),
        (320, 640),
        (390, 844),
        (768, 1024),
        (1280, 900),
        (1920, 1080),
    ):
        page.set_viewport_size({"width": width, "height": height})
        found += look(page, f"{path} {width} x {height}")
    assert not found, "\n".join(found)


@pytest.mark.parametrize("path", ALL)
def test_a_page_bears_text_twice_as_large(open_page: OpenPage, path: str) -> None:
    # In two ways: the reader's own setting, which moves the layout's limits too, and text alone.
    found = []
    for width in (320, 1280):
        page = open_page(path, width=width)
        sizes = {"standard": 32, "fixed": 26}
        page.context.new_cdp_session(page).send("Page.setFontSizes", {"fontSizes": sizes})
        page.reload()
        size = page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")
        assert size >= 32, f"{path}: the reader's text size is not followed: {size} px"
        found += look(page, f"{path} {width} px, the reader's text size doubled")
    page = open_page(path, width=1280)
    page.evaluate(ADD_STYLE, "html { font-size: 200% !important }")
    found += look(page, f"{path} 1280 px, text doubled")
    assert not found, "\n".join(found)


@pytest.mark.parametrize("path", ALL)
def test_a_page_bears_wide_spacing(open_page: OpenPage, path: str) -> None:
    page = open_page(path)
    page.evaluate(ADD_STYLE, SPACING)
    found = []
    for width in (320, 768, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        found += look(page, f"{path} {width} px, wide spacing")
    assert not found, "\n".join(found)
