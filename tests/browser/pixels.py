"""What differs between two screenshots, counted by the browser itself.

It knows pictures only; a test says what they are of.
"""

from __future__ import annotations

import base64
from typing import Final

from playwright.sync_api import Page

NON_TEXT: Final = 3.0
"""The contrast that WCAG 1.4.11 asks of what must be seen but is no text."""

_COUNT: Final = """async ([one, other, least]) => {
  const pixels = async (png) => {
    const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
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
  let count = 0;
  for (let at = 0; at < a.length; at += 4) {
    const [dark, bright] = [light(a, at), light(b, at)].sort((x, y) => x - y);
    if ((bright + 0.05) / (dark + 0.05) >= least) count += 1;
  }
  return count;
}"""


def contrasting(blank: Page, one: bytes, other: bytes, least: float = NON_TEXT) -> int:
    """Return how many pixels of two PNGs of one size differ with a contrast of at least ``least``.

    ``blank`` is any page without a policy of its own.
    """
    pictures = [base64.b64encode(picture).decode() for picture in (one, other)]
    count: int = blank.evaluate(_COUNT, [*pictures, least])
    return count
