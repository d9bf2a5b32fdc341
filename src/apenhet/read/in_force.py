"""Which versions of the declaration and the policy hold when, by what their files say.

Each version holds until the next one does. It reads no files and judges nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from apenhet.model import (
    PRINCIPLE_PARTS,
    Adopted,
    NamedFigure,
    Period,
    PrinciplePart,
    Principles,
    Superseded,
)
from apenhet.read.datafile import DataFile

AdoptedFile = DataFile[Adopted]
_A_DAY: Final = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Version:
    """A version of the declaration or the policy, and the ``file`` that it stands in.

    ``valid_from`` is the day that is stated, if one is. ``since`` is the day it counts from: where
    none is stated, the first of what the file's name says; of the first of all, as far back as
    anybody asks. ``until`` is the last day, where that of the next version is stated, and
    ``counts_until`` the last one it counts to.
    """

    part: PrinciplePart
    file: AdoptedFile
    since: dt.date
    valid_from: dt.date | None
    until: dt.date | None = None
    counts_until: dt.date = dt.date.max


def versions(files: Iterable[AdoptedFile], part: PrinciplePart) -> tuple[Version, ...]:
    """Return all versions of one part, oldest first, whole or not."""
    found = [_version(file, part) for file in files if file.node((part,)) is not None]
    found.sort(key=lambda one: (one.since, one.file.name))
    if found and found[0].valid_from is None:
        found[0] = replace(found[0], since=dt.date.min)
    ended = (_ended(one, following) for one, following in pairwise(found))
    return (*ended, *found[-1:])


def _ended(version: Version, following: Version) -> Version:
    """Return a version with its last day, which is the one before the next version's first."""
    until = following.valid_from - _A_DAY if following.valid_from else None
    return replace(version, until=until, counts_until=following.since - _A_DAY)


def in_force(all_of_them: Sequence[Version], period: Period) -> tuple[Version, ...]:
    """Return the versions that held in a period, oldest first.

    Where none did, that is the first one there was after it.
    """
    held = (one for one in all_of_them if one.since <= period.end)
    found = tuple(one for one in held if one.counts_until >= period.start)
    return found or tuple(all_of_them[:1])


@dataclass(frozen=True, slots=True)
class InForce:
    """The versions of each part that held in a period, oldest first."""

    declarations: tuple[Version, ...]
    policies: tuple[Version, ...]
    complete: bool = True
    """Whether all files of them are whole, so that what is not in them is nowhere."""

    @classmethod
    def of(cls, files: Sequence[AdoptedFile], period: Period) -> InForce:
        """Return those that held in a period, of all that some files hold."""
        held = {part: in_force(versions(files, part), period) for part in PRINCIPLE_PARTS}
        complete = all(file.is_whole for file in files)
        return cls(held["declaration"], held["policy"], complete)

    @property
    def files(self) -> tuple[AdoptedFile, ...]:
        """The files that they stand in, those in force last first."""
        last = (*self.policies[-1:], *self.declarations[-1:])
        before = (*self.policies[:-1], *self.declarations[:-1])
        return tuple({one.file.name: one.file for one in (*last, *before)}.values())

    @property
    def principles(self) -> Principles | None:
        """What held last, where it is there and whole."""
        return self._whole()

    @property
    def superseded(self) -> tuple[Superseded, ...]:
        """The versions before those, each with what held last of the other part."""
        found = []
        for one in (*self.declarations[:-1], *self.policies[:-1]):
            whole = self._whole(one)
            if whole is not None:
                found.append(Superseded(part=one.part, principles=whole, until=one.until))
        return tuple(found)

    def _whole(self, instead: Version | None = None) -> Principles | None:
        """Return what held last, with one version ``instead`` of that of the same part.

        A figure is that of the file of the version instead, else of the policy's.
        """
        last = {one.part: one for one in (*self.policies[-1:], *self.declarations[-1:])}
        order = [instead, *last.values()] if instead else list(last.values())
        said = {one.part: one.file for one in reversed(order)}
        whole = [one.file.value for one in order if one.file.is_whole and one.file.value]
        if len(whole) < len(order) or said.keys() != set(PRINCIPLE_PARTS):
            return None
        parts = {part: getattr(file.value, part) for part, file in said.items()}
        figures = first_of_each(figure for one in whole for figure in one.figures)
        return Principles(figures=figures, **parts)


def first_of_each(figures: Iterable[NamedFigure]) -> tuple[NamedFigure, ...]:
    """Return figures without those that another of their name stands before."""
    found: dict[str, NamedFigure] = {}
    for figure in figures:
        found.setdefault(figure.id, figure)
    return tuple(found.values())


def _version(file: AdoptedFile, part: PrinciplePart) -> Version:
    said = getattr(file.parts, part, None)
    stated = getattr(said, "valid_from", None)
    since = stated or day_in_name(file) or dt.date(file.year or dt.MINYEAR, 1, 1)
    return Version(part, file, since, stated)


def day_in_name(file: AdoptedFile) -> dt.date | None:
    """Return the day that a file's name says, if it says more than a year."""
    named = file.name.rpartition("_")[2].removesuffix(".yml")
    return dt.date.fromisoformat(named) if "-" in named else None
