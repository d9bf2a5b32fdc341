"""The typefaces, and what Typst sets from a template of ours and the words that go into it.

It knows no edition. Words are handed in as they are and never read as mark-up; the
system's fonts are not used, so that the same words give the same bytes everywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

import typst

from apenhet.problems.trouble import Trouble

HERE: Final = Path(__file__).parent
FONTS: Final = HERE / "fonts"
"""The site's typeface and what it lacks for names from elsewhere, with their licence.

``overrides/assets/fonts/typesetting.py`` makes them.
"""
Draw = Callable[[str, Mapping[str, str], int], bytes]
"""Makes a picture as ``png`` does, of the same: its template, its words, its pixels an inch."""
POINT: Final = 72
"""The points of an inch: as many pixels make a picture's points its pixels."""


@cache
def fonts() -> typst.Fonts:
    """Return our typefaces, and neither the machine's nor those that Typst brings."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])


def compiled(template: Path, words: Mapping[str, str], **form: Any) -> bytes:
    """Return what a template makes of words, in the form that the typesetter is asked for.

    ``words`` are the template's ``sys.inputs``. Raises ``Trouble`` for whatever the typesetter is
    not content with, its warnings too: a mistake in this package.
    """
    compiler = typst.Compiler(
        template, font_paths=fonts(), ignore_system_fonts=True, sys_inputs=dict(words)
    )
    try:
        made, warnings = compiler.compile_with_warnings(**form)
    except typst.TypstError as error:
        raise _failed(template, error) from error
    if warnings or not isinstance(made, bytes):
        raise _failed(template, *warnings)
    return made


def _failed(template: Path, *said: typst.TypstError | typst.TypstWarning) -> Trouble:
    """Return what stops us, in the typesetter's own words, on one line."""
    words = " – ".join(" ".join(one.message.split()) for one in said)
    return Trouble("cannot_typeset", template=template.name, said=words or "typst")


def png(template: str, words: Mapping[str, str], ppi: int = POINT) -> bytes:
    """Return the one page of a template below this module's folder, by itself a point a pixel.

    Raises ``Trouble`` as ``compiled`` does.
    """
    return compiled(HERE / template, words, format="png", ppi=ppi)
