"""What ``apenhet diff`` is asked to compare: a year, a publication, a file or a git revision.

A year is that of the project as it stands. ``2023:r1`` is what was published of it. A file is a
statement that stands in for the project's own of that year. A git revision is the whole project as
it was then.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Final

from apenhet.cli.messages import listed
from apenhet.model import Edition, Labels, Publication
from apenhet.problems.trouble import Trouble
from apenhet.read.frozen import frozen_edition
from apenhet.read.load import LABELS, Loaded, load_project, name_of
from apenhet.read.source import Source

_YEAR: Final = re.compile(r"[12][0-9]{3}", re.ASCII)
_PUBLISHED: Final = re.compile(r"([12][0-9]{3}):r([1-9][0-9]*)", re.ASCII)
_YEAR_IN_FILE: Final = re.compile(
    r"^edition:\s*\n(?:[ ]+.*\n)*?[ ]+year:[ ]*([0-9]{4})", re.MULTILINE
)


def editions_of(
    root: Path, loaded: Loaded, names: tuple[str, str]
) -> list[tuple[Edition, Edition]]:
    """Return the pairs of editions that two names mean, in the project ``loaded`` from ``root``.

    A revision means the year that the other name says; two revisions mean every year that is in
    both. Raises ``Trouble`` where a name leads to nothing, or to data with errors.
    """
    sides = [_Side(root, loaded, name) for name in names]
    years = [side.year for side in sides]
    if any(years):
        first, second = years[0] or years[1], years[1] or years[0]
        return [(sides[0].edition(first), sides[1].edition(second))]
    both = sorted(set(sides[0].loaded.years) & set(sides[1].loaded.years), reverse=True)
    if not both:
        raise Trouble("nothing_to_compare", before=names[0], after=names[1])
    return [(sides[0].edition(year), sides[1].edition(year)) for year in both]


def frame_of(loaded: Loaded) -> Labels:
    """Return today's words around changes: those of the project as it stands.

    Raises ``Trouble`` where its file of them is not whole.
    """
    frame = loaded.frame
    if frame is None or frame.value is None or not frame.is_whole:
        raise Trouble("words_not_whole", file=LABELS)
    return frame.value


class _Side:
    """One of the two names, read."""

    def __init__(self, root: Path, loaded: Loaded, name: str) -> None:
        self.name, self.loaded = name, loaded
        self.year: int | None = None
        self.publication: Publication | None = None
        if published := _PUBLISHED.fullmatch(name):
            self.publication = self._published(int(published[1]), int(published[2]))
            self.year = self.publication.year
        elif _YEAR.fullmatch(name):
            self.year = int(name)
        elif Path(name).is_file():
            self.loaded = load_project(self._with_file(Path(name)))
        else:
            self.loaded = load_project(Source.from_revision(root, name))

    def _published(self, year: int, revision: int) -> Publication:
        """Return a revision of an edition. Raises ``Trouble`` where there is none to read."""
        for found in self.loaded.published(year):
            if found.revision == revision:
                if found.withdrawn:
                    raise Trouble("publication_withdrawn", side=self.name)
                return found
        raise Trouble("no_such_publication", side=self.name)

    def _with_file(self, path: Path) -> Source:
        """Return the project with a file in the place of its own of that year."""
        content = path.read_bytes()
        found = _YEAR_IN_FILE.search(content.decode("utf-8", "replace"))
        if found is None:
            raise Trouble("not_a_statement", file=path)
        self.year = int(found[1])
        source = self.loaded.source
        return replace(source, files={**source.files, name_of("statement", self.year): content})

    def edition(self, year: int | None) -> Edition:
        """Return the edition of a year. Raises ``Trouble`` where there is none without errors."""
        if self.publication is not None:
            kept = frozen_edition(self.loaded, self.publication)
            if kept is None:
                raise Trouble("errors_there", side=self.name, year=year)
            return kept
        if year is None or year not in self.loaded.years:
            known = listed(self.loaded.years)
            if self.name == str(year):
                raise Trouble("no_such_year", years=year, known=known)
            raise Trouble("no_year_there", side=self.name, year=year, known=known)
        found = self.loaded.editions_of([year])
        if not found:
            raise Trouble("errors_there", side=self.name, year=year)
        return found[0]
