"""Whether what has been published is as it was, byte for byte, and what follows it says so."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from apenhet.check.register import CheckedEdition, check
from apenhet.model import Edition, Manifest, Publication, RevisionKind, Statement
from apenhet.problems.problem import START, Problem, problem
from apenhet.problems.wording import Wording, spoken
from apenhet.read.datafile import DataFile
from apenhet.read.frozen import frozen_edition
from apenhet.read.load import Loaded
from apenhet.read.on_main import OnMain
from apenhet.read.published import (
    DATA,
    MANIFEST,
    WITHDRAWN,
    Unfit,
    folder_of,
    manifest_of,
    publications,
    sha256,
    withdrawal_of,
)
from apenhet.read.source import PUBLISHED, Source
from apenhet.read.tree import Path, Scalar, read, walk
from apenhet.year.life import coming_change, standing, to_withdraw
from apenhet.year.publish import differences

REVISION: Path = ("edition", "revision")
WITHDRAWAL: Path = ("edition", "withdrawal")
MOST: Final = 5
"""How many changes a message names."""
_IN_REVISION: Final = re.compile(rf"({PUBLISHED}/[12][0-9]{{3}}/r[1-9][0-9]*)/(.+)", re.ASCII)


# --- byte for byte --------------------------------------------------------------------------------


def published_as_it_was(source: Source, known: OnMain | None) -> Iterator[Problem]:
    """Yield what differs in ``published/`` from what was published, as manifests and git tell."""
    told: set[str] = set()
    for year, revision in source.revisions:
        folder = folder_of(year, revision)
        found = list(_wrong_in_revision(source, folder, (year, revision)))
        told |= {one.file for one in found}
        yield from found
    for name in source.names_published:
        if not _IN_REVISION.fullmatch(name):
            yield problem("published_by_command", name)
    yield from _wrong_order(publications(source))
    if known is not None:
        yield from _other_than_on_main(source, known, told)


def _wrong_in_revision(source: Source, folder: str, asked: tuple[int, int]) -> Iterator[Problem]:
    begin = f"{folder}/"
    content = source.published.get(begin + MANIFEST)
    if content is None:
        gone = Wording(f"{MANIFEST} mangler", f"{MANIFEST} is missing")
        yield problem("manifest_whole", begin + MANIFEST, found=gone, folder=folder)
        return
    try:
        manifest = manifest_of(content)
        if WITHDRAWN in _names_in(source, begin):
            withdrawal_of(source.published.get(begin + WITHDRAWN, b""))
    except Unfit as unfit:
        name = begin + (WITHDRAWN if _is_manifest(content) else MANIFEST)
        yield problem("manifest_whole", name, unfit.place, found=unfit.found, folder=folder)
        return
    if (manifest.year, manifest.revision) != asked:
        called = folder_of(manifest.year, manifest.revision)
        other = Wording(f"Den gjelder {called}", f"It is that of {called}")
        yield problem("manifest_whole", begin + MANIFEST, found=other, folder=folder)
        return
    yield from _wrong_files(source, folder, manifest)


def _is_manifest(content: bytes) -> bool:
    try:
        manifest_of(content)
    except Unfit:
        return False
    return True


def _names_in(source: Source, begin: str) -> list[str]:
    names = source.names_published
    return [name.removeprefix(begin) for name in names if name.startswith(begin)]


def _wrong_files(source: Source, folder: str, manifest: Manifest) -> Iterator[Problem]:
    names = _names_in(source, f"{folder}/")
    withdrawn = WITHDRAWN in names
    listed = {} if withdrawn else manifest.files
    for name in names:
        if name not in listed and name not in (MANIFEST, WITHDRAWN):
            yield problem("published_by_command", f"{folder}/{name}")
    for name, kept in listed.items():
        content = source.published.get(f"{folder}/{name}")
        if content is None:
            yield problem("published_still_there", f"{folder}/{name}", folder=folder)
        elif (sha256(content), len(content)) != (kept.sha256, kept.size):
            yield problem("published_unchanged", f"{folder}/{name}", folder=folder)


def _wrong_order(published: tuple[Publication, ...]) -> Iterator[Problem]:
    """Yield where numbers, digests or days of an edition's revisions do not follow each other."""
    before: Publication | None = None
    for found in published:
        former = before if before is not None and before.year == found.year else None
        wrong = _wrong_after(former, found)
        if wrong is not None:
            name = f"{found.folder}/{MANIFEST}"
            yield problem("revisions_follow", name, found=wrong, folder=found.folder)
        before = found


def _wrong_after(former: Publication | None, found: Publication) -> Wording | None:
    number = former.revision if former else 0
    if found.revision != number + 1:
        return Wording(f"r{number + 1} mangler", f"r{number + 1} is missing")
    if found.manifest.previous != (former.digest if former else None):
        return Wording(
            "manifestet til den forrige er et annet enn da denne ble publisert",
            "the former one's manifest is another than when this one was published",
        )
    if former and found.date < former.date:
        return Wording(
            f"datoen {found.date} er før {former.date}", f"{found.date} is before {former.date}"
        )
    return None


def _other_than_on_main(source: Source, known: OnMain, told: set[str]) -> Iterator[Problem]:
    """Yield the files that main has otherwise; those that are gone, but with a withdrawal."""
    withdrawn = {
        name.removesuffix(WITHDRAWN) for name in source.published if name.endswith(f"/{WITHDRAWN}")
    }
    here = {found[1] for found in map(_IN_REVISION.fullmatch, source.names_published) if found}
    for name in known.files:
        inside = _IN_REVISION.fullmatch(name)
        if inside is None or name in told:
            continue
        if inside[1] not in here:
            if inside[2] == MANIFEST:
                yield problem("published_here_too", name, START, folder=inside[1])
            continue
        content = source.published.get(name)
        taken_away = f"{inside[1]}/" in withdrawn and inside[2] not in (MANIFEST, WITHDRAWN)
        if content is None and taken_away:
            continue
        if content is None or not known.has(name, content):
            rule = "published_as_on_main" if content is not None else "published_still_there"
            yield problem(rule, name, START, folder=inside[1])


def changed_on_main(
    file: DataFile[Statement], published: Iterable[Publication], known: OnMain | None
) -> Iterator[Problem]:
    """Yield the files of an edition that main once had otherwise, from the day they were out."""
    by_folder = {found.folder: found for found in published}
    seen: set[tuple[str, dt.date]] = set()
    for later in known.changes if known else ():
        inside = _IN_REVISION.fullmatch(later.name)
        found = by_folder.get(inside[1]) if inside else None
        if found is None or later.day <= found.date or (later.removed and found.withdrawn):
            continue
        if (later.name, later.day) not in seen:
            seen.add((later.name, later.day))
            day = spoken(later.day)
            yield file.problem("published_never_changed", ("edition",), name=later.name, day=day)


# --- what follows it ------------------------------------------------------------------------------


@check("edition.withdrawal")
def withdrawal_done(checked: CheckedEdition) -> Iterator[Problem]:
    """What is to be withdrawn has been: until then the site shows it."""
    asked = checked.statement.edition.withdrawal
    left = to_withdraw(asked, checked.published) if asked else ()
    reasons = {one.withdrawn.reason for one in checked.published if one.withdrawn}
    # What came after a withdrawal of all there was is not meant by it.
    if asked and left and (asked.revisions or asked.reason not in reasons):
        names, year = ", ".join(f"r{one.revision}" for one in left), left[0].year
        yield checked.problem("withdrawal_done", WITHDRAWAL, revisions=names, year=year)


@check("edition.revision")
def revisions_fit(checked: CheckedEdition) -> Iterator[Problem]:
    """What is said of the coming revision fits what it follows."""
    said = checked.statement.edition
    if said.revision is not None and not checked.fixed:
        yield checked.problem("revision_has_former", REVISION)
    change = coming_change(said, checked.fixed)
    if change is None:
        return
    last = checked.fixed[-1]
    if change.date < last.date:
        values = {"found": spoken(change.date), "former": spoken(last.date)}
        where = (*REVISION, "date")
        yield checked.problem("revision_after_former", where, revision=last.revision, **values)
    if change.kind is RevisionKind.CORRECTION and change.approval is None:
        yield checked.problem("correction_approved", REVISION)


_ADOPTED: Final = f"{DATA}principles_"
"""Begins the names of the files that an edition's declarations and policies stand in."""


def says_what_changed(loaded: Loaded, checked: CheckedEdition) -> Iterator[Problem]:
    """Yield what an edition says otherwise than its newest revision, where nobody says why."""
    if checked.edition is None or not checked.fixed:
        return
    last, change = checked.fixed[-1], coming_change(checked.statement.edition, checked.fixed)
    technical = change is not None and change.kind is RevisionKind.TECHNICAL
    if (change is not None and not technical) or is_as_published(loaded.source, checked):
        return
    before = frozen_edition(loaded, last)
    changes = _named(before, checked.edition) if before else None
    if changes is not None:
        rule = "revision_changes_words" if technical else "revision_given"
        path = REVISION if checked.statement.edition.revision else ("edition",)
        yield checked.problem(rule, path, revision=last.revision, changes=changes)


def saying_what_was_published(loaded: Loaded) -> frozenset[str]:
    """Return the data files, by name, that say what the newest revision of an edition did.

    Their prose was gone through when that was published, and is not again while it stands: what
    is told of it later could not be mended without publishing anew. Line breaks, the order of keys
    and comments are not what a file says.
    """
    own: tuple[DataFile[Any], ...] = (*loaded.statements, *loaded.principles)
    files = {file.name: file.content for file in own}
    newest = (standing(loaded.published(year)) for year in loaded.years)
    return frozenset(
        name
        for one in newest
        if one is not None
        for name, content in files.items()
        if _says(content, loaded.source.published.get(f"{one.folder}/{name}"), name)
    )


def _says(content: bytes, published: bytes | None, name: str) -> bool:
    if published is None or content == published:
        return published is not None
    return _values(content, name) == _values(published, name) is not None


def _values(content: bytes, name: str) -> dict[Path, object] | None:
    """Return all that a file says by its place, or none where it cannot be read."""
    tree = read(content, name).tree
    if tree is None:
        return None
    return {path: node.value for path, node in walk(tree) if isinstance(node, Scalar)}


def is_as_published(source: Source, checked: CheckedEdition) -> bool:
    """Whether the files of an edition's own are those of its newest revision, byte for byte."""
    if not checked.fixed or checked.fixed[-1].withdrawn:
        return False
    folder = checked.fixed[-1].folder
    files: tuple[DataFile[Any], ...] = (checked.statement_file, *checked.held.files)
    own = {file.name: file.content for file in files}
    frozen = {name for name in checked.fixed[-1].files if name.startswith(_ADOPTED)}
    same = (source.published.get(f"{folder}/{name}") == said for name, said in own.items())
    return frozen <= own.keys() and all(same)


def _named(before: Edition, after: Edition) -> Wording | None:
    """Return the places that differ, the most important first, or none where nothing does."""
    paths = list(dict.fromkeys(change.path for change in differences(before, after)))
    if not paths:
        return None
    told, more = ", ".join(paths[:MOST]), len(paths) - MOST
    if more <= 0:
        return Wording(told, told)
    return Wording(f"{told} og {more} til", f"{told} and {more} more")
