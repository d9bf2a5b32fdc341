"""Publishing: what the next revision of an edition is, and the files that keep it.

It decides and makes; ``frozen`` puts the files where they belong. What renders is handed in.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from apenhet.model import (
    Approval,
    Approver,
    Edition,
    FrozenFile,
    Language,
    Manifest,
    Publication,
    PublicationKind,
    State,
    Statement,
    Text,
)
from apenhet.read.datafile import DataFile
from apenhet.read.load import LABELS, Loaded
from apenhet.read.published import MANIFEST, PAGES, sha256

NO_DIGEST: Final = "0" * 64
"""Stands for the digest of a manifest that is yet to be made."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """All that is kept of an edition beside its data, and the ``program`` that made it.

    ``outputs`` are files by their names below the revision's folder, ``places`` pages with their
    anchors, ``recipe`` the name of how the words are made that the ``fingerprints`` are of.
    """

    recipe: str
    program: str
    outputs: Mapping[str, bytes]
    fingerprints: dict[Language, dict[str, str]]
    places: dict[Language, dict[str, tuple[str, ...]]]


@dataclass(frozen=True, slots=True)
class Coming:
    """A revision that is about to be published: what it is, and the one before it."""

    year: int
    revision: int
    kind: PublicationKind
    date: dt.date
    reason: Text | None
    approval: Approval | Approver | None
    previous: str | None


def coming(edition: Edition, date: dt.date, before: tuple[Publication, ...]) -> Coming:
    """Return what the next revision of an edition is, published on a day after those ``before``."""
    said = edition.statement.edition
    last = before[-1] if before else None
    change = said.revision if last else None
    first = PublicationKind.RENDERING if said.original else PublicationKind.FIRST
    approval: Approval | Approver | None = said.approval
    if change is not None and change.approval is not None:
        approval = change.approval
    return Coming(
        year=edition.year,
        revision=last.revision + 1 if last else 1,
        kind=PublicationKind(change.kind) if change else first,
        date=date,
        reason=change.reason if change else None,
        approval=approval,
        previous=last.digest if last else None,
    )


def as_published(edition: Edition, new: Coming, before: tuple[Publication, ...]) -> Edition:
    """Return an edition as it is once the coming revision of it is published."""
    manifest = _manifest(new, Rendered("", "", {}, {}, {}), {})
    publication = Publication(manifest=manifest, digest=NO_DIGEST)
    return edition.model_copy(
        update={"published": (*before, publication), "state": State.PUBLISHED}
    )


def revision_files(
    loaded: Loaded,
    file: DataFile[Statement],
    new: Coming,
    before: tuple[Publication, ...],
    render: Callable[[Edition], Rendered],
) -> dict[str, bytes]:
    """Return every file of the coming revision by its name, the manifest last.

    Raises ``ValueError`` where the edition is not whole.
    """
    found = loaded.edition(file)
    if found is None:
        raise ValueError("an edition that is not whole")
    edition = as_published(found, new, before)
    rendered = render(edition)
    data = {one.name: one.content for one in loaded.files_of(file) if one.name != LABELS}
    files = {**data, PAGES: _pages(edition), **rendered.outputs}
    manifest = _manifest(new, rendered, files)
    return {**files, MANIFEST: f"{manifest.model_dump_json(indent=2)}\n".encode()}


def _pages(edition: Edition) -> bytes:
    told = [page.model_dump(mode="json") for page in edition.pages]
    return f"{json.dumps(told, ensure_ascii=False, indent=2)}\n".encode()


def _manifest(new: Coming, rendered: Rendered, files: Mapping[str, bytes]) -> Manifest:
    return Manifest(
        year=new.year,
        revision=new.revision,
        kind=new.kind,
        date=new.date,
        reason=new.reason,
        approval=new.approval,
        recipe=rendered.recipe,
        fingerprints=rendered.fingerprints,
        program=rendered.program,
        places=rendered.places,
        files={
            name: FrozenFile(sha256=sha256(said), size=len(said))
            for name, said in sorted(files.items())
        },
        previous=new.previous,
    )
