"""The typefaces, and pictures set by Typst from a template of ours and the words that go into it.

It knows no edition. Words are handed in as they are and never read as mark-up; the
system's fonts are not used, so that the same words give the same bytes everywhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

import typst

HERE: Final = Path(__file__).parent
FONTS: Final = HERE / "fonts"
"""The site's typeface and what it lacks for names from elsewhere, with their licence.

``overrides/assets/fonts/typesetting.py`` makes them.
"""
POINT: Final = 72
"""The points of an inch: as many pixels make a picture's points its pixels."""


@cache
def fonts() -> typst.Fonts:
    """Return our typefaces, and neither the machine's nor those that Typst brings."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])


def png(template: str, words: Mapping[str, str], ppi: int = POINT) -> bytes:
    """Return the one page of a template below this module's folder, by itself a point a pixel.

    ``words`` are the template's ``sys.inputs``. Raises ``typst.TypstError`` for a template that is
    wrong.
    """
    return typst.compile(
        HERE / template,
        font_paths=fonts(),
        ignore_system_fonts=True,
        format="png",
        ppi=ppi,
        sys_inputs=dict(words),
    )
