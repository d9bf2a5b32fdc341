"""What is kept of a publication: its manifest, as it stands in ``published/<year>/r<n>/``.

A manifest is written once and never changed. What it lists is the revision; its own digest is named
by the manifest of the next one, so that they can be seen to follow each other.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Annotated, Final, Literal

from pydantic import Field

from apenhet.model.base import Date, Fingerprint, Frozen, Language, Text, Year
from apenhet.model.statement import Approval, Approver

WORDS_RULE: Final = "---"
"""In a file of words, begins the line above each part; above the last, the account, it is all."""


class PublicationKind(StrEnum):
    """What a revision is: the first, the rendering of an account published elsewhere, or a change.

    The three kinds of change are those of ``RevisionKind``, which editors write.
    """

    FIRST = "first"
    RENDERING = "rendering"
    CORRECTION = "correction"
    SIGNIFICANT_CHANGE = "significant_change"
    TECHNICAL = "technical"


class FrozenFile(Frozen):
    """What a file of a revision is known by: the SHA-256 of its bytes, and how many they are."""

    sha256: Fingerprint
    size: Annotated[int, Field(ge=0)]


class Withdrawal(Frozen):
    """That the files of a revision were taken away, when, and why (``withdrawn.json``)."""

    format: Literal[1] = 1
    date: Date
    reason: Text


class Manifest(Frozen):
    """All there is to know of one revision: ``manifest.json``, beside the files that it lists.

    ``fingerprints`` are those of the parts of the words in each language, made by ``recipe``.
    ``places`` are the pages of the edition with their anchors, which later builds must still have.
    ``files`` goes by their names below the revision's folder. ``previous`` is the SHA-256 of the
    manifest of the revision before. ``approval`` is what approved this revision; a rendering and a
    technical revision can do without.
    """

    format: Literal[1] = 1
    year: Year
    revision: Annotated[int, Field(ge=1)]
    kind: Annotated[PublicationKind, Field(strict=False)]
    date: Date
    reason: Text | None
    approval: Approval | Approver | None
    recipe: str
    fingerprints: dict[Language, dict[str, Fingerprint]]
    program: str
    places: dict[Language, dict[str, tuple[str, ...]]]
    files: dict[str, FrozenFile]
    previous: Fingerprint | None


def signed_copy_name(year: int) -> str:
    """Return what the signed and scanned copy of an edition is called in the folder of a revision.

    It is of the Norwegian text, which is the one that is signed.
    """
    return f"nb/underskrevet-redegjorelse-{year}.pdf"


class Publication(Frozen):
    """One revision of an edition as it was published, and whether it has been withdrawn.

    ``digest`` is the SHA-256 of its manifest's bytes.
    """

    manifest: Manifest
    digest: Fingerprint
    withdrawn: Withdrawal | None = None

    @property
    def year(self) -> int:
        """The reporting year."""
        return self.manifest.year

    @property
    def revision(self) -> int:
        """Its number, from 1."""
        return self.manifest.revision

    @property
    def date(self) -> dt.date:
        """The day it was published."""
        return self.manifest.date

    @property
    def kind(self) -> PublicationKind:
        """What it is."""
        return self.manifest.kind

    @property
    def reason(self) -> Text | None:
        """Why it came, of a change."""
        return self.manifest.reason

    @property
    def approval(self) -> Approval | Approver | None:
        """What approved it."""
        return self.manifest.approval

    @property
    def files(self) -> dict[str, FrozenFile]:
        """Its files by name, those of a withdrawn one too, though they are gone."""
        return self.manifest.files

    def fingerprint(self, language: Language = "nb") -> str | None:
        """Return the fingerprint of its account; the Norwegian one is what approvals name."""
        return self.manifest.fingerprints.get(language, {}).get("statement")

    @property
    def folder(self) -> str:
        """Where it is kept, relative to the project's folder."""
        return f"published/{self.year}/r{self.revision}"
