"""From a project's folder to its editions, with everything that is wrong with the files' shape.

It knows which files there are and what they are called; ``reader`` knows YAML, ``shape`` the model.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeVar

from pydantic import BaseModel

from apenhet.model import Edition, Labels, Law, Principles, Statement
from apenhet.problems.problem import Problem, Value, problem
from apenhet.problems.trouble import reason
from apenhet.problems.wording import Wording
from apenhet.read.datafile import DataFile, Kind
from apenhet.read.labels import SCHEMA, Needed, labels_needed
from apenhet.read.shape import shaped
from apenhet.read.tree import LARGEST_FILE, read

FOLDER: Final = "data"
LAW: Final = "law_apenhetsloven.yml"
LABELS: Final = "labels.yml"
YEARLY: Final = re.compile(r"(statement|principles)_([12][0-9]{3})\.yml", re.ASCII)

M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Loaded:
    """The project's files as far as they could be read, and what is wrong with their shape.

    ``labels_needed`` is none where nothing says which labels the site needs.
    """

    root: Path
    statements: tuple[DataFile[Statement], ...]
    principles: tuple[DataFile[Principles], ...]
    law: DataFile[Law] | None
    labels: DataFile[Labels] | None
    problems: tuple[Problem, ...]
    labels_needed: Needed | None = None

    @property
    def files(self) -> tuple[DataFile[Any], ...]:
        """Every file that was read."""
        shared = tuple(file for file in (self.law, self.labels) if file is not None)
        return (*self.statements, *self.principles, *shared)

    @property
    def editions(self) -> tuple[Edition, ...]:
        """The editions that are whole, oldest first."""
        return self.editions_of(())

    def editions_of(self, years: Collection[int]) -> tuple[Edition, ...]:
        """Return the editions that are whole, of the files of those years or of all for none."""
        files = (file for file in self.statements if not years or file.year in years)
        found = (edition for file in files if (edition := self.edition(file)) is not None)
        return tuple(sorted(found, key=lambda edition: edition.year))

    def edition(self, file: DataFile[Statement]) -> Edition | None:
        """Return the edition of a statement, if all its parts are whole."""
        statement, principles = _whole(file), _whole(self.principles_of(file))
        law, labels = _whole(self.law), _whole(self.labels)
        if statement is None or principles is None or law is None or labels is None:
            return None
        return Edition(statement=statement, principles=principles, law=law, labels=labels)

    def principles_of(self, file: DataFile[Statement]) -> DataFile[Principles] | None:
        """Return the principles that a statement says are in force."""
        if file.value is None or not file.is_sound(("edition", "principles")):
            return None
        year = file.value.edition.principles
        return next((found for found in self.principles if found.year == year), None)


def _whole(file: DataFile[M] | None) -> M | None:
    return file.value if file is not None and file.is_whole else None


def load_project(root: Path) -> Loaded:
    """Read every data file of the project in ``root``; what is wrong becomes problems."""
    return _Loading(root).loaded()


class _Loading:
    """Reads one project, collecting problems."""

    def __init__(self, root: Path) -> None:
        self.root, self.folder = root, root / FOLDER
        self.problems: list[Problem] = []

    def loaded(self) -> Loaded:
        """Read everything."""
        statements = tuple(self._yearly("statement", Statement))
        principles = tuple(self._yearly("principles", Principles))
        law = self._shared(LAW, "law", Law)
        labels = self._shared(LABELS, "labels", Labels)
        needed = labels_needed(self.root)
        if needed is None:
            self._note("schema_readable", SCHEMA.as_posix())
        self._refuse_strangers()
        if not statements:
            self._note("file_exists", f"{FOLDER}/statement_<year>.yml")
        return Loaded(
            root=self.root,
            statements=statements,
            principles=principles,
            law=law,
            labels=labels,
            problems=tuple(self.problems),
            labels_needed=needed,
        )

    def _yearly(self, kind: Kind, model: type[M]) -> Iterator[DataFile[M]]:
        for path in self._listed():
            match = YEARLY.fullmatch(path.name)
            if match and match.group(1) == kind:
                yield self._file(path, kind, model, int(match.group(2)))

    def _listed(self) -> list[Path]:
        return sorted(path for path in self.folder.glob("*.y*ml") if path.name[0] != ".")

    def _shared(self, name: str, kind: Kind, model: type[M]) -> DataFile[M] | None:
        path = self.folder / name
        if path.exists():
            return self._file(path, kind, model, None)
        self._note("file_exists", f"{FOLDER}/{name}")
        return None

    def _refuse_strangers(self) -> None:
        for path in self._listed():
            if path.name not in {LAW, LABELS} and not YEARLY.fullmatch(path.name):
                self._note("file_name_known", f"{FOLDER}/{path.name}")

    def _file(self, path: Path, kind: Kind, model: type[M], year: int | None) -> DataFile[M]:
        name = f"{FOLDER}/{path.name}"
        try:
            with path.open("rb") as opened:
                content = opened.read(LARGEST_FILE + 1)
        except OSError as error:
            why = Wording(reason(error, "nb"), reason(error, "en"))
            self._note("file_readable", name, reason=why)
            return DataFile(kind, name, b"", year)
        reading = read(content, name)
        self.problems += reading.problems
        file, problems = shaped(DataFile(kind, name, content, year, reading.tree), model)
        self.problems += problems
        return file

    def _note(self, rule: str, file: str, /, **values: Value) -> None:
        self.problems.append(problem(rule, file, **values))
