"""Publications to test with: made up, as if withdrawn at once, or frozen whole as ``publish`` does."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

from apenhet.model import Approval, Manifest, Publication, PublicationKind, Text, Withdrawal
from apenhet.read.load import load_folder
from apenhet.read.published import MANIFEST, WITHDRAWN, folder_of, sha256
from apenhet.site.kept import rendered
from apenhet.year.publish import coming, revision_files

DAY = dt.date(2024, 6, 20)


def publication(
    year: int,
    revision: int = 1,
    date: dt.date = DAY,
    kind: PublicationKind | None = None,
    reason: Text | None = None,
    approval: Approval | None = None,
) -> Publication:
    """Return a revision that lists no files: the first, or else a correction."""
    first = revision == 1
    usual = PublicationKind.FIRST if first else PublicationKind.CORRECTION
    manifest = Manifest(
        year=year,
        revision=revision,
        kind=kind or usual,
        date=date,
        reason=reason or (None if first else Text(nb="Et tall var galt.", en="A wrong figure.")),
        approval=approval,
        recipe="w1",
        fingerprints={},
        program="0.1.0",
        places={},
        files={},
        previous=None if first else "0" * 64,
    )
    return Publication(manifest=manifest, digest=sha256(said(manifest)))


def said(kept: Manifest | Withdrawal) -> bytes:
    """Return what the file of a manifest, or of a withdrawal, says."""
    return f"{kept.model_dump_json(indent=2)}\n".encode()


def withdrawn(project: Path, year: int, date: dt.date = DAY) -> Path:
    """Let an edition have been published and withdrawn; return the folder of its first revision.

    No files lie there, so that whatever its data say now, nothing differs from what was published.
    """
    folder = project / folder_of(year, 1)
    folder.mkdir(parents=True)
    (folder / MANIFEST).write_bytes(said(publication(year, 1, date).manifest))
    reason = Text(nb="En domstol har bestemt det.", en="A court has ordered it.")
    (folder / WITHDRAWN).write_bytes(said(Withdrawal(date=date, reason=reason)))
    return folder


def publish(project: Path, year: int, date: dt.date = DAY) -> Path:
    """Freeze the next revision of an edition as ``publish`` does, but whatever it lacks.

    Return its folder. ``edition.revision`` says what it is, from the second one on.
    """
    loaded = load_folder(project)
    file = next(file for file in loaded.statements if file.year == year)
    edition, before = loaded.edition(file), loaded.published(year)
    assert edition is not None
    new = coming(edition, date, before)
    files = revision_files(
        loaded, file, new, before, lambda edition: rendered(edition, loaded.skeletons)
    )
    folder = project / folder_of(year, new.revision)
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def manifest(folder: Path) -> dict[str, object]:
    """Return what the manifest in a revision's folder says."""
    told: dict[str, object] = json.loads((folder / MANIFEST).read_bytes())
    return told
