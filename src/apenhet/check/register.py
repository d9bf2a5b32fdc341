"""One edition on the table: its files, what day it is, and the register of what is checked.

It finds files and places for the checks; what must hold is written beside it, by subject.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from typing import Any, Final, TypeVar, cast

from apenhet.act import day_held_to, is_in_force
from apenhet.model import (
    Adopted,
    AnsweringPage,
    Clause,
    Edition,
    Labels,
    Law,
    Publication,
    State,
    Statement,
)
from apenhet.problems.problem import Position, Problem, Value
from apenhet.read.datafile import DataFile
from apenhet.read.in_force import InForce
from apenhet.read.tree import Path

T = TypeVar("T")


@dataclass(frozen=True, slots=True, eq=False)
class CheckedEdition:
    """One edition to check, whole or not, as on the day ``as_of``. One is the same only as itself.

    Paths here begin as facts do: ``law`` and ``principles`` are files of their own, every other
    root is a key of the statement. Files may be missing, and parts of those that are not whole: a
    check says what it needs, and is not asked where that is not there. So what it sees is as the
    models say, though the whole that it belongs to may be ``Parts``.
    """

    as_of: dt.date
    statement_file: DataFile[Statement]
    held: InForce
    """The declarations and policies that held in the edition's period."""
    law_file: DataFile[Law] | None
    labels_file: DataFile[Labels] | None
    later: tuple[DataFile[Adopted], ...] = ()
    """The files of what was adopted after that, where no later edition is there to show it."""
    published: tuple[Publication, ...] = ()
    """The revisions of the edition that have been published."""
    fixed: tuple[Publication, ...] = ()
    """Those of them that stay, which the next one follows."""
    pages: tuple[AnsweringPage, ...] = ()
    """The pages that answer the Act beside the account."""
    edition: Edition | None = None
    """The edition, where all its parts are whole."""
    former_file: DataFile[Statement] | None = None
    """The statement of the year before that there is one of."""
    is_published: bool = False
    """Whether its own files say what its newest revision did, so that its prose is as it was."""

    @property
    def former(self) -> Statement | None:
        """The statement before this one, where that is whole."""
        return self.former_file.value if self.former_file else None

    @property
    def statement(self) -> Statement:
        """The statement, or the parts of it that fit."""
        return cast("Statement", _there(self.statement_file.parts))

    @property
    def principles_files(self) -> tuple[DataFile[Adopted], ...]:
        """The files of the declarations and policies that are shown, in force last first."""
        found = (*self.held.files, *self.later)
        return tuple({file.name: file for file in found}.values())

    @property
    def law(self) -> Law:
        """The Act, or the parts of it that fit."""
        return cast("Law", _there(_there(self.law_file).parts))

    @property
    def clauses(self) -> Iterator[tuple[Path, Clause]]:
        """The clauses of the Act that the edition is held to, as far as they loaded, with paths.

        All of them where the day that decides it did not load.
        """
        sound = self.is_sound(("edition",)) and self.is_sound(("law", "publish_by"))
        day = day_held_to(self.statement.edition, self.law) if sound else None
        for path, clause in self.whole(("law", "clauses"), Clause):
            if day is None or is_in_force(clause, day):
                yield path, clause

    @property
    def state(self) -> State:
        """How far the edition has come, as far as that is known without its words."""
        return State.PUBLISHED if self.published else State.DRAFT

    @property
    def files(self) -> tuple[DataFile[Any], ...]:
        """The files whose texts can name facts of this edition."""
        found = (self.statement_file, *self.principles_files, self.law_file)
        return tuple(file for file in found if file is not None)

    @property
    def looked_at(self) -> tuple[DataFile[Any], ...]:
        """Every file that a check can look at, those of other years included."""
        found = (getattr(self, part.name) for part in fields(self))
        own = tuple(file for file in found if isinstance(file, DataFile))
        return (*own, *self.principles_files)

    def located(self, path: Path) -> tuple[DataFile[Any] | None, Path]:
        """Return the file that ``path`` leads into, and the path within it."""
        if path[:1] == ("law",):
            return self.law_file, path[1:]
        if path[:1] == ("principles",):
            is_declared = path[1:2] == ("declaration",)
            held = self.held.declarations if is_declared else self.held.policies
            return (held[-1].file if held else None), path[1:]
        return self.statement_file, path

    def is_sound(self, pattern: Path) -> bool:
        """Whether everything that ``pattern`` covers loaded; ``*`` in it is any step."""
        file, path = self.located(pattern)
        return file is not None and file.is_sound(path)

    def found(self, path: Path) -> object:
        """Return what the model has at ``path``, keys only; none where it did not load."""
        file, inner = self.located(path)
        found: object = file and file.parts
        for step in inner:
            found = getattr(found, str(step), None)
        return found

    def whole(self, path: Path, model: type[T]) -> Iterator[tuple[Path, T]]:
        """Yield the entries of the list at ``path`` that loaded whole, each with its path."""
        items = self.found(path)
        for number, item in enumerate(items if isinstance(items, tuple) else ()):
            if isinstance(item, model) and self.is_sound((*path, number)):
                yield (*path, number), item

    def where(self, path: Path) -> Position:
        """Return the place of what stands at ``path``."""
        file, inner = self.located(path)
        return _there(file).where(inner)

    def problem(self, rule: str, path: Path, /, **values: Value) -> Problem:
        """Return a problem with what stands at ``path``."""
        file, inner = self.located(path)
        return _there(file).problem(rule, inner, **values)


def _there(value: T | None) -> T:
    if value is None:
        raise LookupError("a check looked at what it had not said it needs")
    return value


EditionCheck = Callable[[CheckedEdition], Iterator[Problem]]
FileCheck = Callable[[DataFile[Any]], Iterator[Problem]]


@dataclass(frozen=True, slots=True)
class Check:
    """Something to look for in an edition, and the parts of the data that it looks at."""

    look: EditionCheck
    needs: tuple[Path, ...]
    is_of_prose: bool = False
    """Whether it judges how things are put, which nobody goes through again once published."""

    def on(self, checked: CheckedEdition) -> Iterator[Problem]:
        """Yield what is wrong, or nothing where the parts needed did not load."""
        if self.is_of_prose and checked.is_published:
            return
        if all(checked.is_sound(need) for need in self.needs):
            yield from self.look(checked)


CHECKS: Final[list[Check]] = []
FILE_CHECKS: Final[list[FileCheck]] = []


def check(*needs: str, of_prose: bool = False) -> Callable[[EditionCheck], EditionCheck]:
    """Register a check of an edition that looks at ``needs``: paths, ``*`` for any list entry.

    Those ``of_prose`` are not made of what has been published.
    """

    def register(look: EditionCheck) -> EditionCheck:
        paths = tuple(tuple(need.split(".")) for need in needs)
        CHECKS.append(Check(look, paths, of_prose))
        return look

    return register


def file_check(look: FileCheck) -> FileCheck:
    """Register a check of one file's tree, which it can look at whatever its shape."""
    FILE_CHECKS.append(look)
    return look
