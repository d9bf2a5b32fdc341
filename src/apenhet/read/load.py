"""From a project's source to its editions, with everything that is wrong with the files' shape.

It knows which files there are and what they are called; ``tree`` knows YAML, ``shape`` the model.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeVar

from pydantic import BaseModel

from apenhet.model import Edition, Labels, Law, Principles, Statement
from apenhet.problems.problem import Problem, Value, did_you_mean, is_it_a_copy, nearest, problem
from apenhet.read.datafile import DataFile, Kind
from apenhet.read.labels import Needed, labels_needed
from apenhet.read.settings import Settings, read_settings
from apenhet.read.shape import shaped
from apenhet.read.skeletons import Skeletons, read_skeletons
from apenhet.read.source import LABELS_SCHEMA, Source
from apenhet.read.tree import read
from apenhet.read.waivers import waivers
from apenhet.read.wordlist import WORD_LISTS, WordList, word_list

FOLDER: Final = "data"
LAW: Final = f"{FOLDER}/law_apenhetsloven.yml"
LABELS: Final = f"{FOLDER}/labels.yml"
YEARLY: Final = re.compile(rf"{FOLDER}/(statement|principles)_([12][0-9]{{3}})\.yml", re.ASCII)

M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Loaded:
    """The project's files as far as they could be read, and what is wrong with their shape.

    ``problems`` are those of the data; what is wrong with pages and settings stands with them.
    ``labels_needed`` is none where nothing says which labels the site needs.
    """

    source: Source
    statements: tuple[DataFile[Statement], ...]
    principles: tuple[DataFile[Principles], ...]
    law: DataFile[Law] | None
    labels: DataFile[Labels] | None
    problems: tuple[Problem, ...]
    skeletons: Skeletons
    settings: Settings
    labels_needed: Needed | None = None
    word_lists: tuple[WordList, ...] = ()

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
        return Edition(
            statement=statement,
            principles=principles,
            law=law,
            labels=labels,
            waivers=waivers((file, self.law)),
        )

    def principles_of(self, file: DataFile[Statement]) -> DataFile[Principles] | None:
        """Return the principles that a statement says are in force."""
        if file.parts is None or not file.is_sound(("edition", "principles")):
            return None
        year = file.parts.edition.principles
        return next((found for found in self.principles if found.year == year), None)


def _whole(file: DataFile[M] | None) -> M | None:
    return file.value if file is not None and file.is_whole else None


def load_project(source: Source) -> Loaded:
    """Read every data file of a project; what is wrong becomes problems."""
    return _Loading(source).loaded()


def load_folder(root: Path) -> Loaded:
    """Read every data file of the project in the folder ``root``."""
    return load_project(Source.from_folder(root))


class _Loading:
    """Reads one project, collecting problems."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.names = [FOLDER] * (FOLDER in source.unreadable) + source.below(FOLDER)
        self.problems: list[Problem] = []

    def loaded(self) -> Loaded:
        """Read everything."""
        statements = tuple(self._yearly("statement", Statement))
        principles = tuple(self._yearly("principles", Principles))
        law = self._shared(LAW, "law", Law)
        labels = self._shared(LABELS, "labels", Labels)
        needed = labels_needed(self.source)
        if needed is None:
            self._note("schema_readable", LABELS_SCHEMA)
        word_lists = tuple(self._word_lists())
        self._refuse_strangers()
        if not statements:
            self._note("file_exists", f"{FOLDER}/statement_<year>.yml")
        return Loaded(
            source=self.source,
            statements=statements,
            principles=principles,
            law=law,
            labels=labels,
            problems=tuple(self.problems),
            skeletons=read_skeletons(self.source),
            settings=read_settings(self.source),
            labels_needed=needed,
            word_lists=word_lists,
        )

    def _yearly(self, kind: Kind, model: type[M]) -> Iterator[DataFile[M]]:
        for name in self.names:
            match = YEARLY.fullmatch(name)
            if match and match.group(1) == kind:
                yield self._file(name, kind, model, int(match.group(2)))

    def _shared(self, name: str, kind: Kind, model: type[M]) -> DataFile[M] | None:
        if name in self.names:
            return self._file(name, kind, model, None)
        self._note("file_exists", name)
        return None

    def _word_lists(self) -> Iterator[WordList]:
        for name in WORD_LISTS:
            content = self.source.files.get(name)
            if content is not None:
                words, problems = word_list(name, content)
                self.problems += problems
                yield words
            elif name in self.names:
                self._note("file_readable", name, reason=self.source.unreadable[name])

    def _refuse_strangers(self) -> None:
        """Tell of every file that is not read: whoever put it there may think that it is."""
        for name in self.names:
            if name not in {LAW, LABELS, *WORD_LISTS} and not YEARLY.fullmatch(name):
                self._note("file_name_known", name, hint=_meant(name, self.names))

    def _file(self, name: str, kind: Kind, model: type[M], year: int | None) -> DataFile[M]:
        content = self.source.files.get(name)
        if content is None:
            self._note("file_readable", name, reason=self.source.unreadable[name])
            return DataFile(kind, name, b"", year)
        reading = read(content, name)
        self.problems += reading.problems
        file, problems = shaped(DataFile(kind, name, content, year, reading.tree), model)
        self.problems += problems
        return file

    def _note(self, rule: str, file: str, /, **values: Value) -> None:
        self.problems.append(problem(rule, file, **values))


_YEARLY_MEANT: Final = re.compile(r"(statement|principles)[^0-9]*([12][0-9]{3})(?![0-9])", re.ASCII)


def _meant(name: str, names: Collection[str]) -> Value:
    """Return the question whether a file should have another name, or is a copy of another."""
    base = name.rpartition("/")[2].lower()
    yearly = _YEARLY_MEANT.match(base)
    shared = nearest(f"{FOLDER}/{base}", (LAW, LABELS))
    meant = f"{FOLDER}/{yearly[1]}_{yearly[2]}.yml" if yearly else shared
    if meant is None or meant not in names:
        return did_you_mean(meant)
    return is_it_a_copy(meant)
