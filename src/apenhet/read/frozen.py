"""An edition as it was published: read from the data that were frozen with a revision.

Its statement, principles, Act and words of documents are those of that day, read by today's
program; the words of the frame, the pages and the settings are today's.
"""

from __future__ import annotations

from dataclasses import replace

from pydantic import TypeAdapter, ValidationError

from apenhet.model import AnsweringPage, Edition, Labels, Publication, State
from apenhet.problems.problem import Problem
from apenhet.read.load import LABELS, Loaded, load_project
from apenhet.read.published import DATA, PAGES
from apenhet.read.source import Source

_PAGES = TypeAdapter(tuple[AnsweringPage, ...])


def frozen_source(source: Source, publication: Publication) -> Source:
    """Return the project as it would be with the data that a revision was made from."""
    begin = f"{publication.folder}/"
    kept = {name: said for name, said in source.files.items() if not name.startswith(DATA)}
    frozen = {
        name: source.published[begin + name]
        for name in publication.files
        if name.startswith(DATA) and name != PAGES and begin + name in source.published
    }
    frame = {name: said for name, said in source.files.items() if name == LABELS}
    unreadable = {name: why for name, why in source.unreadable.items() if not name.startswith(DATA)}
    return replace(source, files={**kept, **frame, **frozen}, unreadable=unreadable)


def frozen_edition(loaded: Loaded, publication: Publication) -> Edition | None:
    """Return the edition that a revision was made from, with the revisions up to that one.

    Words of documents that are newer than the revision are today's: nothing said them then. None
    where its files are gone, as those of a withdrawn one are, or are not whole. It is read once.
    """
    if publication.folder not in loaded.frozen:
        loaded.frozen[publication.folder] = _edition(loaded, publication)
    return loaded.frozen[publication.folder]


def _edition(loaded: Loaded, publication: Publication) -> Edition | None:
    if publication.withdrawn:
        return None
    source = loaded.source
    kept = _read(loaded, publication)
    edition = next(iter(kept.editions_of([publication.year])), None)
    if edition is None:
        return None
    published = tuple(p for p in edition.published if p.revision <= publication.revision)
    pages = _pages(source, publication, edition)
    newer = loaded.labels.value.root if loaded.labels and loaded.labels.value else {}
    labels = Labels({**newer, **edition.labels.root})
    own = {"published": published, "pages": pages, "labels": labels, "state": State.PUBLISHED}
    return edition.model_copy(update=own)


def frozen_problems(loaded: Loaded, publication: Publication) -> tuple[Problem, ...]:
    """Return what is wrong with the data of a revision, as today's program reads them."""
    found = _read(loaded, publication).problems
    begin = f"{publication.folder}/"
    frozen = {name for name in publication.files if name.startswith(DATA)}
    return tuple(replace(one, file=begin + one.file) for one in found if one.file in frozen)


def _read(loaded: Loaded, publication: Publication) -> Loaded:
    found = load_project(frozen_source(loaded.source, publication))
    return replace(found, labels_needed=None)  # words that are newer than it are added


def _pages(source: Source, publication: Publication, edition: Edition) -> tuple[AnsweringPage, ...]:
    content = source.published.get(f"{publication.folder}/{PAGES}")
    if content is None:
        return edition.pages
    try:
        return _PAGES.validate_json(content)
    except ValidationError:  # its bytes are not those that were published, which is told
        return edition.pages
