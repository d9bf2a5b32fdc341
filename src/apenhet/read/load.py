"""From a project's source to its editions, with everything that is wrong with the files' shape.

It knows which files there are and what they are called; ``tree`` knows YAML, ``shape`` the model.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, TypeVar

from pydantic import BaseModel

from apenhet.act import day_held_to, law_at
from apenhet.model import (
    PRINCIPLE_PARTS,
    Adopted,
    Edition,
    Labels,
    Law,
    Period,
    PrinciplePart,
    Principles,
    Publication,
    Statement,
)
from apenhet.problems.problem import Problem, Value, did_you_mean, is_it_a_copy, nearest, problem
from apenhet.read.cut import told_of_cut
from apenhet.read.datafile import DataFile, FileKind
from apenhet.read.in_force import InForce, Version, versions
from apenhet.read.labels import Needed, document_labels_needed, labels_needed
from apenhet.read.migrate import (
    answers_in_law,
    formatted,
    labels_split,
    law_up_to_date,
    principles_up_to_date,
    statement_up_to_date,
)
from apenhet.read.on_main import OnMain, fixed
from apenhet.read.published import publications
from apenhet.read.settings import Settings, read_settings
from apenhet.read.shape import shaped
from apenhet.read.skeletons import Skeletons, read_skeletons
from apenhet.read.source import DOCUMENT_LABELS_SCHEMA, LABELS_SCHEMA, SCHEMAS, Source
from apenhet.read.tree import read
from apenhet.read.waivers import waivers
from apenhet.read.wordlist import WORD_LISTS, WordList, word_list

FOLDER: Final = "data"
LAW: Final = f"{FOLDER}/law_apenhetsloven.yml"
LABELS: Final = f"{FOLDER}/labels.yml"
DOCUMENT_LABELS: Final = f"{FOLDER}/labels_documents.yml"
SHARED: Final = (LAW, LABELS, DOCUMENT_LABELS)
"""The files that belong to no year."""
KEPT: Final = 64
"""Files. Of so many that a process has read, one that says the same again is not read again."""
YEARLY: Final = re.compile(
    rf"{FOLDER}/(?:(statement)_([12][0-9]{{3}})|(principles)_([12][0-9]{{3}})(-[0-9]{{2}}-[0-9]{{2}})?)\.yml",
    re.ASCII,
)
"""A year's statement; or what was adopted in a year, or on a day of it."""

M = TypeVar("M", bound=BaseModel)


def name_of(kind: str, year: object) -> str:
    """Return what the file of a year that holds a ``statement`` or ``principles`` is called."""
    return f"{FOLDER}/{kind}_{year}.yml"


@dataclass(frozen=True, slots=True)
class Loaded:
    """The project's files as far as they could be read, and what is wrong with their shape.

    ``problems`` are those of the data; what is wrong with pages and settings stands with them.
    ``labels`` are the words of documents, ``frame`` those around them. Which of each there must be
    is none where nothing says so. ``on_main`` is what of the published is on the main branch, where
    whoever read the project has asked for it.
    """

    source: Source
    statements: tuple[DataFile[Statement], ...]
    principles: tuple[DataFile[Adopted], ...]
    law: DataFile[Law] | None
    labels: DataFile[Labels] | None
    frame: DataFile[Labels] | None
    problems: tuple[Problem, ...]
    skeletons: Skeletons
    settings: Settings
    labels_needed: Needed | None = None
    frame_needed: Needed | None = None
    word_lists: tuple[WordList, ...] = ()
    on_main: OnMain | None = None
    frozen: dict[str, Edition | None] = field(default_factory=dict, repr=False, compare=False)
    """The editions that revisions were made from, by folder: each is read when first asked for."""

    @property
    def files(self) -> tuple[DataFile[Any], ...]:
        """Every file that was read."""
        return (*self.statements, *self.principles, *self.shared)

    @property
    def shared(self) -> tuple[DataFile[Any], ...]:
        """The files that belong to no year."""
        found = (self.law, self.labels, self.frame)
        return tuple(file for file in found if file is not None)

    @property
    def years(self) -> tuple[int, ...]:
        """The years that there are statements of, earliest first."""
        return tuple(sorted(file.year for file in self.statements if file.year))

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
        """Return the edition of a statement, if all its parts are whole and no word is missing."""
        held = self.in_force(file)
        statement, principles = _whole(file), held.principles
        law, labels, frame = _whole(self.law), _whole(self.labels), _whole(self.frame)
        if not (statement and principles and law and labels and frame):
            return None
        if (self.labels_needed or {}).keys() - labels.root.keys():
            return None  # it cannot be said; check tells which words there must be
        return Edition(
            statement=statement,
            principles=principles,
            superseded=held.superseded,
            law=law_at(law, day_held_to(statement.edition, law)),
            labels=labels,
            frame=frame,
            waivers=waivers((file, self.law)),
            pages=self.skeletons.answering,
            published=self.published(statement.edition.year),
        )

    def published(self, year: int) -> tuple[Publication, ...]:
        """Return the revisions of a year's edition that have been published, oldest first."""
        return tuple(found for found in self.publications if found.year == year)

    @property
    def publications(self) -> tuple[Publication, ...]:
        """Everything that has been published, by year and number."""
        return publications(self.source)

    def fixed(self, year: int) -> tuple[Publication, ...]:
        """Return the revisions of a year's edition that stay, which the next one follows."""
        return fixed(self.published(year), self.on_main)

    def last_before(self, year: int) -> DataFile[Statement] | None:
        """Return the statement of the last year before ``year`` that has one."""
        earlier = (file for file in self.statements if file.year and file.year < year)
        return max(earlier, key=lambda found: found.year or 0, default=None)

    def files_of(self, file: DataFile[Statement]) -> tuple[DataFile[Any], ...]:
        """Return the files that the edition of a statement is made of, the shared ones included."""
        return (file, *self.shared, *self.in_force(file).files)

    def in_force(self, file: DataFile[Statement]) -> InForce:
        """Return the declarations and policies that held in the period of a statement."""
        return InForce.of(self.principles, _period(file))

    @property
    def versions(self) -> dict[PrinciplePart, tuple[Version, ...]]:
        """All versions of the declaration and of the policy, oldest first."""
        return {part: versions(self.principles, part) for part in PRINCIPLE_PARTS}

    @property
    def adopted_last(self) -> Principles | None:
        """The newest declaration and policy, where both are there and whole."""
        last_day = Period(start=dt.date.max, end=dt.date.max)
        return InForce.of(self.principles, last_day).principles

    def adopted_later(self, file: DataFile[Statement]) -> tuple[DataFile[Adopted], ...]:
        """Return the files of what counts from after the period of the last statement."""
        if any((other.year or 0) > (file.year or 0) for other in self.statements):
            return ()
        end = _period(file).end
        every = (one for part in PRINCIPLE_PARTS for one in self.versions[part])
        return tuple({one.file.name: one.file for one in every if one.since > end}.values())


def _period(file: DataFile[Statement]) -> Period:
    """Return the period of a statement; where it is not known, the year of the file's name."""
    if file.parts is not None and file.is_sound(("edition", "period")):
        return file.parts.edition.period
    year = file.year or dt.MINYEAR
    return Period(start=dt.date(year, 1, 1), end=dt.date(year, 12, 31))


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
        self.names = source.at_or_below(FOLDER)
        self.problems: list[Problem] = []

    def loaded(self) -> Loaded:
        """Read everything, in the order in which the problems of the files are told."""
        statements = tuple(self._yearly("statement"))
        principles = tuple(self._yearly("principles"))
        law = self._shared(LAW, "law")
        frame, labels = self._labels()
        answers = answers_in_law(law)
        statements = tuple(statement_up_to_date(file, answers) for file in statements)
        needed = document_labels_needed(self.source)
        frame_needed = labels_needed(self.source, LABELS_SCHEMA)
        if needed is None:
            self._note("schema_readable", DOCUMENT_LABELS_SCHEMA, labels=DOCUMENT_LABELS)
        if frame_needed is None:
            self._note("schema_readable", LABELS_SCHEMA, labels=LABELS)
        word_lists = tuple(self._word_lists())
        self._refuse_strangers()
        for name in self.source.unreadable.keys() & self.source.at_or_below(SCHEMAS):
            self._unreadable(name)
        if not statements:
            self._note("file_exists", name_of("statement", "<year>"))
        return Loaded(
            source=self.source,
            statements=tuple(self._shaped(file, Statement) for file in statements),
            principles=tuple(
                self._shaped(principles_up_to_date(file), Adopted) for file in principles
            ),
            law=law and self._shaped(law_up_to_date(law), Law),
            labels=labels and self._shaped(labels, Labels),
            frame=frame and self._shaped(frame, Labels),
            problems=tuple(self.problems),
            skeletons=read_skeletons(self.source),
            settings=read_settings(self.source),
            labels_needed=needed,
            frame_needed=frame_needed,
            word_lists=word_lists,
        )

    def _yearly(self, kind: FileKind) -> Iterator[DataFile[Any]]:
        for name in self.names:
            found, year = _kind_and_year(name) or ("", 0)
            if found == kind:
                yield self._file(name, kind, year)

    def _labels(self) -> tuple[DataFile[Any] | None, DataFile[Any] | None]:
        """Return the words around the documents, and those of the documents."""
        frame = self._shared(LABELS, "labels")
        if frame and frame.format == 1 and DOCUMENT_LABELS not in self.names:
            return labels_split(frame)
        return frame, self._shared(DOCUMENT_LABELS, "labels")

    def _shared(self, name: str, kind: FileKind) -> DataFile[Any] | None:
        if name in self.names:
            return self._file(name, kind, None)
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
                self._unreadable(name)

    def _refuse_strangers(self) -> None:
        """Tell of every file that is not read: whoever put it there may think that it is."""
        for name in self.names:
            if name not in {*SHARED, *WORD_LISTS} and _kind_and_year(name) is None:
                self._note("file_name_known", name, hint=_meant(name, self.names))

    def _file(self, name: str, kind: FileKind, year: int | None) -> DataFile[Any]:
        """Return a file as it stands, in the format it says."""
        content = self.source.files.get(name)
        if content is None:
            self._unreadable(name)
            return DataFile(kind, name, b"", year)
        file, problems = _as_it_stands(kind, name, content, year)
        self.problems += problems
        return file

    def _shaped(self, file: DataFile[Any], model: type[M]) -> DataFile[M]:
        """Return a file in today's format with the model made of it."""
        found, problems = _in_shape(file, model)
        self.problems += problems
        return found

    def _unreadable(self, name: str) -> None:
        self._note("file_readable", name, reason=self.source.unreadable[name])

    def _note(self, rule: str, file: str, /, **values: Value) -> None:
        self.problems.append(problem(rule, file, **values))


@lru_cache(maxsize=KEPT)
def _as_it_stands(
    kind: FileKind, name: str, content: bytes, year: int | None
) -> tuple[DataFile[Any], tuple[Problem, ...]]:
    """Return a file as it stands, in the format it says, and what is wrong with it."""
    reading = read(content, name)
    file, problems = formatted(DataFile(kind, name, content, year, reading.tree))
    return file, (*reading.problems, *problems)


@lru_cache(maxsize=KEPT)
def _in_shape(
    file: DataFile[Any], model: type[BaseModel]
) -> tuple[DataFile[Any], tuple[Problem, ...]]:
    """Return a file with the model made of it, and what is wrong with its shape."""
    found, problems = shaped(file, model)
    return found, tuple(told_of_cut(found, problems, model))


def _kind_and_year(name: str) -> tuple[str, int] | None:
    """Return what a file of some year holds, and which year; none for any other file."""
    match = YEARLY.fullmatch(name)
    kind, year, *day = [group for group in match.groups() if group] if match else ("", "")
    try:
        dt.date.fromisoformat(f"{year}{''.join(day) or '-01-01'}")
    except ValueError:
        return None
    return kind, int(year)


_YEARLY_MEANT: Final = re.compile(r"(statement|principles)[^0-9]*([12][0-9]{3})(?![0-9])", re.ASCII)


def _meant(name: str, names: Collection[str]) -> Value:
    """Return the question whether a file should have another name, or is a copy of another."""
    base = name.rpartition("/")[2].lower()
    yearly = _YEARLY_MEANT.match(base)
    shared = nearest(f"{FOLDER}/{base}", SHARED)
    meant = name_of(yearly[1], yearly[2]) if yearly else shared
    if meant is None or meant not in names:
        return did_you_mean(meant)
    return is_it_a_copy(meant)
