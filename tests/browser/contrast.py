"""How two colours of a page contrast, as the browser computed them.

The formula is that of WCAG 2.2; it knows no page.
"""

from __future__ import annotations

import re

Colour = tuple[float, float, float, float]


def contrast(colour: str, ground: str) -> float:
    """Return the contrast of two computed colours, from 1 to 21; the second one is opaque."""
    red, green, blue, alpha = _parts(colour)
    *under, _ = _parts(ground)
    mixed = [
        over * alpha + below * (1 - alpha)
        for over, below in zip((red, green, blue), under, strict=True)
    ]
    dark, bright = sorted((_luminance(mixed), _luminance(under)))
    return (bright + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """Return how light an opaque computed colour is, from 0 to 1."""
    *parts, _ = _parts(colour)
    return _luminance(parts)


def _parts(colour: str) -> Colour:
    """Return red, green and blue from 0 to 255, and how much of them there is, from 0 to 1."""
    parts = [float(part) for part in re.findall(r"[\d.]+", colour)]
    if not re.match(r"rgba?\(", colour) or len(parts) not in {3, 4}:
        raise ValueError(f"not a colour: {colour}")
    red, green, blue, alpha = [*parts, 1.0][:4]
    return red, green, blue, alpha


def _luminance(parts: list[float]) -> float:
    red, green, blue = (_linear(part / 255) for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
