"""Pages fit narrow windows, large text and wide spacing: nothing is cut off, covered or scrolled sideways.

The cases are those of WCAG 1.4.4, 1.4.10 and 1.4.12. What they share is what a reader would notice:
a page that scrolls sideways, words beyond the edge, words cut by their box, words over words.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tests.browser.visits import Visit

MISPLACED: Final = """() => {
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
  for (const row of document.querySelectorAll(".chart li")) {
    if (!row.checkVisibility()) continue;
    const bar = row.querySelector("svg").getBoundingClientRect();
    for (const words of row.querySelectorAll("span"))
      if (words.getBoundingClientRect().bottom > bar.top + 1)
        wrong.add(`«${words.textContent}» lies over a bar`);
  }
  return [...wrong];
}"""

# Words that run over two lines at ordinary sizes; a hyphen may stand where one is divided.
BROKEN: Final = """() => {
  const broken = new Set();
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = texts.nextNode()); ) {
    if (!node.parentElement.checkVisibility() || node.parentElement.closest(".unseen, .stacks > thead, code"))
      continue;  // checksums and code may break anywhere
    for (const word of node.data.matchAll(/[\\p{L}\\p{N}]{4,}/gu)) {
      const range = document.createRange();
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      if (range.getClientRects().length > 1) broken.add(`«${word[0]}» is broken in two`);
    }
  }
  return [...broken];
}"""


def everything_fits(visit: Visit) -> Iterator[str]:
    """Look for words that are cut off, covered or beyond the edge."""
    yield from visit.page.evaluate(MISPLACED)


def words_stay_whole(visit: Visit) -> Iterator[str]:
    """Look for words that are broken in two."""
    yield from visit.page.evaluate(BROKEN)


def the_readers_size_is_followed(visit: Visit) -> Iterator[str]:
    """Look whether the text is as large as the reader has asked for."""
    size = visit.page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")
    if size < 32:
        yield f"the reader's text size is not followed: {size} px"
