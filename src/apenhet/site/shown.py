"""Which editions a site shows: what has been published, as it was, and what is still to come.

A published edition is made from the data that were frozen with it. What its files say now is shown
beside it only where that is something else, as the revision that is coming.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from apenhet.model import LANGUAGES, Edition, Publication, Revision, Statement
from apenhet.read.frozen import frozen_edition
from apenhet.read.load import Loaded
from apenhet.render.words import fingerprint, words_file
from apenhet.say.writer import Writer
from apenhet.year.life import coming_change, living, standing, still_signed


def shown(loaded: Loaded) -> tuple[Edition, ...]:
    """Return the editions of a project that a preview shows, with their states, newest first.

    Those of which all revisions have been withdrawn are not among them, but what may come after.
    Raises ``ValueError`` for published data that cannot be read, which ``check`` tells.
    """
    working = {edition.year: edition for edition in loaded.editions}
    years = {*working, *(publication.year for publication in loaded.publications)}
    found = (one for year in years for one in _of(loaded, year, working.get(year)))
    return living(found, fingerprint)


def _of(loaded: Loaded, year: int, now: Edition | None) -> Iterator[Edition]:
    publications = loaded.published(year)
    newest = standing(publications)
    published = frozen_edition(loaded, newest) if newest else None
    if newest and published is None:
        raise ValueError(f"{newest.folder} cannot be read")
    if published:
        yield published
    if now and publications:
        coming = now.model_copy(update={"published": (), "coming": True})
        is_told = coming_change(now.statement.edition, publications) is not None
        if published is None or is_told or _says_something_else(coming, published):
            yield _bound(coming, loaded.fixed(year))
    elif now:
        yield now


def _bound(coming: Edition, before: Sequence[Publication]) -> Edition:
    """Return what is coming with the texts that approvals may name, and what is said of it.

    Where nothing is said of the change itself, what approved and signed the text before is not
    told to be about this one, nor is the reason for an earlier change.
    """
    said = coming.statement.edition
    if coming_change(said, before) is not None:
        return coming.model_copy(update={"bound_to": still_signed(said, before)})
    return coming.model_copy(update={"statement": _revised(coming.statement, None)})


def _revised(statement: Statement, revision: Revision | None) -> Statement:
    """Return a statement that says no more of a revision than this."""
    said = statement.edition.model_copy(update={"revision": revision})
    return statement.model_copy(update={"edition": said})


def _says_something_else(coming: Edition, published: Edition) -> bool:
    """Whether the files of a published edition's own say something else than what was published.

    The Act, the words of documents and the pages are everybody's: what changes there changes an
    edition once there is a new revision of it, and asks for none.
    """
    was = published.statement
    now = _revised(coming.statement, was.edition.revision)
    held, holds = ((one.principles, one.superseded) for one in (published, coming))
    if (was, held) == (now, holds):
        return False
    own = {
        "statement": now,
        "principles": coming.principles,
        "superseded": coming.superseded,
        "waivers": coming.waivers,
    }
    here = published.model_copy(update=own)
    return any(
        words_file(Writer.of(here, language)) != words_file(Writer.of(published, language))
        for language in LANGUAGES
    )
