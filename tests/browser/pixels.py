"""What differs between two screenshots, counted by the browser itself.

It knows pictures only; a test says what they are of.
"""

from __future__ import annotations

from typing import Any, Final

from playwright.sync_api import CDPSession, Page

NON_TEXT: Final = 3.0
"""The contrast that WCAG 1.4.11 asks of what must be seen but is no text."""

_COUNT: Final = """async ([one, other, least]) => {
  const pixels = async (png) => {
    const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext("2d");
    context.drawImage(image, 0, 0);
    return context.getImageData(0, 0, image.width, image.height).data;
  };
  const linear = (part) => (part /= 255) <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  const light = (data, at) =>
    0.2126 * linear(data[at]) + 0.7152 * linear(data[at + 1]) + 0.0722 * linear(data[at + 2]);
  const [a, b] = [await pixels(one), await pixels(other)];
  if (a.length !== b.length) throw new Error("two sizes");
  const [before, after] = [new Uint32Array(a.buffer), new Uint32Array(b.buffer)];
  let count = 0;
  for (let at = 0; at < a.length; at += 4) {
    if (before[at / 4] === after[at / 4]) continue;
    const [dark, bright] = [light(a, at), light(b, at)].sort((x, y) => x - y);
    if ((bright + 0.05) / (dark + 0.05) >= least) count += 1;
  }
  return count;
}"""


def picture(session: CDPSession, clip: dict[str, Any]) -> str:
    """Return what a part of a page looks like now, as a PNG in base64; ``clip`` is in its own pixels.

    Playwright's own way to one goes there and back a dozen times, for what our pages don't have.
    """
    wanted = {"clip": {**clip, "scale": 1}, "optimizeForSpeed": True}
    taken: str = session.send("Page.captureScreenshot", wanted)["data"]
    return taken


def contrasting(page: Page, one: str, other: str, least: float = NON_TEXT) -> int:
    """Return how many pixels of two pictures of one size differ with a contrast of at least ``least``.

    They are counted in any ``page``, of which nothing is shown or loaded for it.
    """
    count: int = page.evaluate(_COUNT, [one, other, least])
    return count
