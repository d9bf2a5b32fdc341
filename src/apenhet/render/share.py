"""The picture of an edition where a link to it is shared: what was found, in large type.

It knows the edition by its documents, and no page and no address.
"""

from __future__ import annotations

from typing import Final

from apenhet.model import State
from apenhet.render import plain, typeset
from apenhet.say import compose, standing
from apenhet.say.writer import Writer

FILE: Final = "share.png"
"""What the picture is called, beside the pages of its language."""
WIDTH: Final = 1200
HEIGHT: Final = 630
"""In pixels: what the services that show shared links ask for."""


def words(w: Writer) -> dict[str, str]:
    """Return what the picture says, in the order it is read."""
    state = w.edition.state
    return {
        "organisation": w.edition.statement.organisation.name,
        "state": "" if state is State.PUBLISHED else standing.state_name(w.edition, w.language),
        "found": "\n".join(plain.lines(compose.finding(w).blocks)),
        "title": standing.title(w.edition, w.language),
    }


def told(w: Writer) -> str:
    """Return what the picture says, for those who don't see it."""
    return " – ".join(said.replace("\n", " ") for said in words(w).values() if said)


def png(w: Writer, draw: typeset.Draw = typeset.png) -> bytes:
    """Return the picture."""
    return draw("share.typ", {"lang": w.language, **words(w)}, typeset.POINT)
