"""An edition's files beside its pages: as they were published, kept from a build before, or new.

What was published is offered to the byte, whatever today's program would make of it. The rest is
made of documents alone, so a file is made again only when its edition or the program is another.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Final

from apenhet.model import Publication
from apenhet.render import typeset
from apenhet.render.outputs import Make, Output
from apenhet.render.promise import Promise
from apenhet.say.writer import KEPT, Same, Writer
from apenhet.site import cache
from apenhet.site.inputs import digest, program

FOLDER: Final = "files"
"""Where files are kept, below the folder of what is kept between builds."""
MOST: Final = 1_500
"""Files that are kept: those of some forty editions."""


@dataclass(frozen=True)
class KeptFiles:
    """Files kept in ``folder``, by what they were made from; one that was changed is not used.

    Where the folder cannot be read or written, each is made anew.
    """

    folder: Path

    @classmethod
    def of(cls, root: Path) -> KeptFiles:
        """Return what is kept for the project at ``root``."""
        return cls(root / cache.FOLDER / FOLDER)

    def make(self, output: Output, w: Writer) -> bytes:
        """Return the content of an output's file, made now if it is not kept."""
        language = w.language if output.by_language else ""
        former = _said(Same(w.before)) if w.before and output.compares else ""
        edition = _said(Same(w.edition))
        key = digest(self._program, edition, former, output.name, language)
        return self._kept.made(key, lambda: output.make(w))

    @cached_property
    def _program(self) -> str:
        return digest(repr(program()))

    def draw(self, template: str, words: Mapping[str, str], ppi: int) -> bytes:
        """Return a picture, drawn now if it is not kept."""
        key = digest(self._program, template, repr(sorted(words.items())), str(ppi))
        return self._kept.made(key, lambda: typeset.png(template, words, ppi))

    @property
    def _kept(self) -> cache.KeptBytes:
        return cache.KeptBytes(self.folder, MOST)

    def clear(self) -> None:
        """Let go of what nobody has used for longest."""
        self._kept.clear()


@lru_cache(maxsize=KEPT)  # an edition has a dozen files, and the one after tells of it in some
def _said(edition: Same) -> str:
    """Return a digest of all that an edition says."""
    return digest(edition.thing.model_dump_json())


def as_published(publication: Publication, files: Mapping[str, bytes], other: Make) -> Make:
    """Return how the files of a published edition come to be: as they are kept with it.

    ``files`` are those of publications, by their names in the project; what was not among the
    outputs then is made in the ``other`` way.
    """

    def make(output: Output, w: Writer) -> bytes:
        kept = files.get(f"{publication.folder}/{output.name_in_revision(w)}")
        return other(output, w) if kept is None else kept

    return make


def when_asked(make: Make) -> Make:
    """Return how the files of a preview come to be: those that take long are only promised."""

    def promised(output: Output, w: Writer) -> bytes:
        if not output.on_request:
            return make(output, w)
        return Promise(w.edition.year, output.form, w.language).written()

    return promised
