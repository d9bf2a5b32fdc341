"""An edition as an accessible PDF: PDF/UA-1 and PDF/A-3a at once, the data attached inside.

The document goes to the typesetter as data, so that no text is ever read as mark-up. The same
edition gives the same bytes, whenever and wherever it is made.
"""

from __future__ import annotations

import io
from functools import lru_cache

import pikepdf

from apenhet.model import LANGUAGES
from apenhet.render import words
from apenhet.render.pdf import tree
from apenhet.render.pdf.press import Attachment, printed
from apenhet.say.booklet import booklet
from apenhet.say.writer import Writer
from apenhet.stopping import undisturbed


def pdf(w: Writer, attached: tuple[Attachment, ...]) -> bytes:
    """Return an edition in one language as a PDF, with files inside.

    Raises ``Trouble`` where it cannot be typeset, which no text brings about.
    """
    fingerprints = {
        language: words.fingerprint(w.edition, language)
        for language in dict.fromkeys((LANGUAGES[0], w.language))
    }
    return printed(tree.as_json(booklet(w, fingerprints)), attached)


@lru_cache(maxsize=2)  # two pages of an edition tell it
def pages(content: bytes) -> int:
    """Return how many pages a PDF has."""
    with undisturbed(), pikepdf.open(io.BytesIO(content)) as made:
        return len(made.pages)
