"""Publishing: what the next revision of an edition is, and the files that keep it.

It decides and makes; ``frozen`` puts the files where they belong. What renders is handed in.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from apenhet.compare import Change, compare
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
    Withdrawal,
    signed_copy_name,
)
from apenhet.problems.problem import Problem
from apenhet.problems.rules import RULES, Actor, Ground, Level
from apenhet.problems.wording import Wording, spoken
from apenhet.read.datafile import DataFile
from apenhet.read.frozen import frozen_edition
from apenhet.read.load import Loaded
from apenhet.read.published import DATA, MANIFEST, PAGES, WITHDRAWN, folder_of, sha256
from apenhet.read.source import Source

LARGEST_COPY: Final = 20_000_000
"""Bytes that a signed and scanned copy may have: some sheets in good resolution."""
END_OF_PDF: Final = 1024
"""Within so many of its last bytes a PDF says that it ends."""
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
class MadeFrom:
    """What a revision is made from: an edition, and the data that it was read from, by name."""

    edition: Edition
    data: Mapping[str, bytes]

    @classmethod
    def of(cls, loaded: Loaded, file: DataFile[Statement]) -> MadeFrom | None:
        """Return what the data as they are give, where they are whole."""
        edition = loaded.edition(file)
        if edition is None:
            return None
        files = (one for one in loaded.files_of(file) if one is not loaded.frame)
        data = {one.name: one.content for one in files}
        return cls(edition, {**data, PAGES: _pages(edition)})

    @classmethod
    def again(cls, loaded: Loaded, publication: Publication) -> MadeFrom | None:
        """Return what a revision was made from, where that is still there."""
        source, edition = loaded.source, frozen_edition(loaded, publication)
        begin = f"{publication.folder}/{DATA}"
        names = (name for name in source.published if name.startswith(begin))
        data = {DATA + name.removeprefix(begin): source.published[name] for name in names}
        return cls(edition, data) if edition else None


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

    @property
    def folder(self) -> str:
        """Where it will be kept."""
        return folder_of(self.year, self.revision)


def coming(edition: Edition, date: dt.date, before: tuple[Publication, ...]) -> Coming:
    """Return what the next revision of an edition is, published on a day after those ``before``.

    The first one of an edition that was first published elsewhere is a rendering of that.
    """
    said = edition.statement.edition
    last = before[-1] if before else None
    change = said.revision if last else None
    first = PublicationKind.RENDERING if said.original else PublicationKind.FIRST
    kind = PublicationKind(change.kind) if change else first
    return Coming(
        year=edition.year,
        revision=last.revision + 1 if last else 1,
        kind=kind,
        date=date,
        reason=change.reason if change else None,
        approval=_approval(edition, kind, last),
        previous=last.digest if last else None,
    )


def _approval(
    edition: Edition, kind: PublicationKind, last: Publication | None
) -> Approval | Approver | None:
    """Return what approves a revision: of a technical one, what approved the one before."""
    said = edition.statement.edition
    if kind is PublicationKind.TECHNICAL and last:
        return last.approval
    if kind is PublicationKind.CORRECTION and said.revision:
        return said.revision.approval
    return said.approval


def as_published(edition: Edition, new: Coming, before: tuple[Publication, ...]) -> Edition:
    """Return an edition as it is once the coming revision of it is published."""
    manifest = _manifest(new, Rendered("", "", {}, {}, {}), {})
    publication = Publication(manifest=manifest, digest=NO_DIGEST)
    return edition.model_copy(
        update={"published": (*before, publication), "state": State.PUBLISHED}
    )


def revision_files(
    made_from: MadeFrom,
    new: Coming,
    before: tuple[Publication, ...],
    render: Callable[[Edition], Rendered],
    signed: bytes | None = None,
) -> dict[str, bytes]:
    """Return every file of the coming revision by its name, the manifest last.

    ``signed`` is the signed and scanned copy, where there is one: it is kept as it is, and is not
    among the words, so that no fingerprint is of it.
    """
    edition = as_published(made_from.edition, new, before)
    rendered = render(edition)
    files = {**made_from.data, **rendered.outputs}
    if signed is not None:
        files[signed_copy_name(new.year)] = signed
    manifest = _manifest(new, rendered, files)
    return {**files, MANIFEST: written(manifest)}


def written(kept: Manifest | Withdrawal) -> bytes:
    """Return what the file of a manifest, or of a withdrawal, says."""
    return f"{kept.model_dump_json(indent=2)}\n".encode()


def withdrawal_files(
    source: Source, publication: Publication, withdrawal: Withdrawal
) -> dict[str, bytes]:
    """Return what is left of a revision that is withdrawn: its manifest, and why."""
    manifest = source.published[f"{publication.folder}/{MANIFEST}"]
    return {WITHDRAWN: written(withdrawal), MANIFEST: manifest}


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


# --- what stands in the way -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Why a revision cannot be published, where no rule of the data says so."""

    actor: Actor
    wording: Wording


def stopping(problems: Iterable[Problem], edition: Edition | None) -> list[Problem]:
    """Return the problems that stop publication: errors, and gates that publishing does not settle.

    What the Act and the guidance ask of an account that was first published elsewhere was the
    original's affair: its rendering says no more than that did, and is only to be approved.
    """
    said = edition.statement.edition if edition else None
    rendering = said is not None and said.original is not None
    return [problem for problem in problems if _stops(problem, rendering=rendering)]


def _stops(problem: Problem, *, rendering: bool) -> bool:
    rule = RULES[problem.rule]
    if rule.level is Level.ERROR:
        return True
    if rule.level is Level.ADVICE or rule.id in _SETTLED:
        return False
    return not rendering or rule.ground in _OURS or rule.id in _OF_A_RENDERING


_SETTLED: Final = ("published_in_time",)
"""What publishing itself settles."""
_OURS: Final = (Ground.PRACTICE, Ground.DATA)
_OF_A_RENDERING: Final = ("approval_given",)
"""What the Act asks for, and a rendering has of its own."""


def wrong_days(
    new: Coming, edition: Edition, before: tuple[Publication, ...], given: dt.date | None
) -> Iterator[Obstacle]:
    """Yield what is wrong with the day of a coming revision; ``given`` is what the command said."""
    said = edition.statement.edition
    if before and not said.revision and new.date < before[-1].date:  # else check tells it
        yield _reason(
            "before_former", day=new.date, former=before[-1].date, revision=before[-1].revision
        )
    if before and said.revision and given and given != said.revision.date:
        yield _reason("other_day", day=given, typed=said.revision.date.isoformat())
    dated = [new.approval.date] if new.approval else []
    if new.kind in _SIGNED:
        dated += (signature.date for signature in said.signatures)
    if dated and max(dated) > new.date:
        yield _reason("before_approval", day=new.date, approved=max(dated))


_SIGNED: Final = (PublicationKind.FIRST, PublicationKind.SIGNIFICANT_CHANGE)


def wrong_copy(name: str, signed: bytes) -> Iterator[Obstacle]:
    """Yield why a signed and scanned copy, the file called ``name``, cannot be published."""
    if not signed.startswith(b"%PDF-") or b"%%EOF" not in signed[-END_OF_PDF:]:
        yield _reason("copy_no_pdf", file=name)
    elif len(signed) > LARGEST_COPY:
        yield _reason("copy_too_large", file=name, limit=LARGEST_COPY // 1_000_000)


def _reason(name: str, **values: object) -> Obstacle:
    days = {key: spoken(value) for key, value in values.items() if isinstance(value, dt.date)}
    nb, en = (values | {key: day[place] for key, day in days.items()} for place in (0, 1))
    words = _REASONS[name]
    return Obstacle(Actor.PUBLISHER, Wording(words.nb.format(**nb), words.en.format(**en)))


_REASONS: Final[Mapping[str, Wording]] = {
    "copy_no_pdf": Wording(
        "{file} er ikke en hel PDF. Skann arket på nytt som PDF, eller ta filen bort.",
        "{file} is not a whole PDF. Scan the sheet anew as a PDF, or take the file away.",
    ),
    "copy_too_large": Wording(
        "{file} er på over {limit} MB. Skann med lavere oppløsning, så lesere får lastet den ned.",
        "{file} is larger than {limit} MB. Scan at a lower resolution, so that readers can "
        "download it.",
    ),
    "before_former": Wording(
        "Datoen {day} er før r{revision}, som ble publisert {former}. Skriv en senere dato.",
        "The date {day} is before r{revision}, which was published on {former}. Write a later one.",
    ),
    "other_day": Wording(
        "Datoen {day} er en annen enn den som står i edition.revision ({typed}). Rett den i filen, "
        "og kjør kommandoen uten --date.",
        "The date {day} is not the one in edition.revision ({typed}). Mend it in the file, and run "
        "the command without --date.",
    ),
    "before_approval": Wording(
        "Datoen {day} er før godkjenningen eller en underskrift ({approved}). Publiser den dagen "
        "eller senere: --date ÅÅÅÅ-MM-DD",
        "The date {day} is before the approval or a signature ({approved}). Publish on that day "
        "or later: --date YYYY-MM-DD",
    ),
}


# --- what changed ---------------------------------------------------------------------------------


def differences(before: Edition, after: Edition) -> tuple[Change, ...]:
    """Return what differs in meaning between an edition as it was published and as it is now."""
    return compare(before, after, Text.in_, Text.in_)
