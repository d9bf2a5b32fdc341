"""Next year's statement, made from the last: what must be gone through is marked, nothing invented.

What happened in the year that was – approval, signatures, results – is left out; what was planned
is carried over with its id. All the rest stays to the byte, and is marked where it says something
that may have changed. It writes whole new files or none.
"""

from __future__ import annotations

import calendar
import datetime as dt
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from apenhet import disk
from apenhet.model import OF_ONE_YEAR, PRINCIPLE_PARTS, Adopted, Statement
from apenhet.problems.trouble import Trouble
from apenhet.read.datafile import DataFile
from apenhet.read.edit import Editor, as_file
from apenhet.read.in_force import versions
from apenhet.read.load import Loaded, name_of
from apenhet.read.review_marks import line_of_all, mark, without_marks
from apenhet.read.tree import Group, Listing, Node, Scalar, decoded
from apenhet.read.tree import Path as Way

_NAMES: Final = frozenset({"id", "slug", "url", "title", "label", "name", "publisher", "unit"})
"""Keys under which things are called something; what they say stands beside them."""
_HELD: Final = frozenset({"holder", "email", "seat"})
"""Keys under which somebody or some place is named that may be another in a new year."""
_FORM: Final = frozenset({"number", "numbered", "approximate", "order", "year"})
"""Keys that say how something is shown, or when something was that stays as it was."""
_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_JUDGED: Final = frozenset({"status", "involvement"})
"""Keys whose one word says how something stood in the year."""
_WHOLE: Final[Mapping[object, str]] = {"accepted": "rule", "sources": "title"}
"""What is gone through as one, an answer or a source: the list it is in, and the key marked."""


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file to be written: its name, what it says, how many places are marked in it."""

    name: str
    content: bytes
    marks: int


def new_files(
    loaded: Loaded, last: DataFile[Statement], year: int, *, principles: bool
) -> tuple[NewFile, ...]:
    """Return the files of ``year`` made from ``last`` and its principles, which must be whole.

    ``principles`` says whether the principles get a new file too; without, those in force stay so.
    It holds what was adopted last: the declaration, the policy or both.
    Raises ``CannotEdit`` where a file is laid out so that a part cannot be taken out of it.
    """
    statement = new_statement(last, year)
    every = [one for part in PRINCIPLE_PARTS for one in versions(loaded.principles, part)]
    if not principles or not every:
        return (statement,)
    newest = max(every, key=lambda one: (one.since, one.file.name))
    return (new_principles(newest.file, year), statement)


def write_new(root: Path, files: Sequence[NewFile]) -> None:
    """Write files that are not there yet. Raises ``Trouble`` where one is: it is not touched.

    Each comes into its place whole. Where this was cut off after the first, it goes on from there.
    """
    wanted = [file for file in files if not _is_there(root / file.name, file)]
    if not wanted:
        raise Trouble("already_there", file=", ".join(file.name for file in files))
    for file in wanted:
        try:
            disk.write_new(root / file.name, file.content)
        except FileExistsError:
            raise Trouble("already_there", file=file.name) from None


def _is_there(path: Path, file: NewFile) -> bool:
    """Whether this very file is there. Raises ``Trouble`` where another is."""
    if os.path.lexists(path) and path.read_bytes() != file.content:
        raise Trouble("already_there", file=file.name)
    return path.exists()


def new_statement(last: DataFile[Statement], year: int) -> NewFile:
    """Return the statement of ``year`` made from that of an earlier year, which must be whole.

    Raises ``CannotEdit`` where the file is laid out so that a part cannot be taken out of it.
    """
    statement = last.value
    if statement is None or last.tree is None:
        raise ValueError("a statement that is not whole")
    editor = Editor(_text(last))
    gone = tuple(_left_out(last, statement))
    for path in gone:
        editor.remove(path)
    years = year - statement.edition.year
    typed: dict[Way, str] = {("edition", "year"): str(year)}
    for end in ("start", "end"):
        day: dt.date = getattr(statement.edition.period, end)
        typed["edition", "period", end] = _later(day, years).isoformat()
    for path, value in typed.items():
        editor.replace(path, value)
    return _made(editor, last, year, (*gone, *typed))


def new_principles(last: DataFile[Adopted], year: int) -> NewFile:
    """Return what is adopted in ``year``, made from what was adopted before.

    From when it applies and what it is called, only the new version itself can say.
    """
    editor = Editor(_text(last))
    own = ((part, key) for part in PRINCIPLE_PARTS for key in ("version", "valid_from"))
    gone = tuple(path for path in own if last.node(path) is not None)
    for path in gone:
        editor.remove(path)
    return _made(editor, last, year, gone)


def _made(editor: Editor, last: DataFile[Any], year: int, without: tuple[Way, ...]) -> NewFile:
    marks = _marked(editor, last, without)
    editor.insert_line_at_top(line_of_all(last.name, marks))
    return NewFile(name_of(last.kind, year), as_file(editor.result(), last.content), marks)


def _left_out(last: DataFile[Statement], statement: Statement) -> Iterator[Way]:
    yield from (path for key in OF_ONE_YEAR if last.node(path := ("edition", key)) is not None)
    for number, measure in enumerate(statement.measures):
        if not measure.status.is_open:
            yield ("measures", number)
        elif measure.result is not None:
            yield ("measures", number, "result")


def _marked(editor: Editor, last: DataFile[Any], without: tuple[Way, ...]) -> int:
    """Mark what must be gone through, at most once a line; return how many marks there are."""
    lines: set[int] = set()
    for path, node in last.nodes.items():
        line = last.where_key(path).line
        is_kept = not any(path[: len(other)] == other for other in without)
        if is_kept and line not in lines and _may_have_changed(path, node):
            editor.note(path, mark(node))
            lines.add(line)
    return len(lines)


def _may_have_changed(path: Way, node: Node) -> bool:
    """Whether what stands there says something of the year, rather than what a thing is called."""
    if _names_who_or_where(path):
        return True
    if path and path[0] in _WHOLE:
        return path[-1] == _WHOLE[path[0]]
    if not path or not isinstance(path[-1], str) or not _NAMES.isdisjoint(map(str, path)):
        return False
    match node:
        case Listing():
            return path[-1] == "countries"
        case Group(entries=entries):
            return "nb" in entries
        case Scalar(value=str(words)):
            return path[-1] in _JUDGED or _DATE.fullmatch(words) is not None
        case Scalar(value=value):
            return value is not None and path[-1] not in _FORM
        case _:
            return False


def _names_who_or_where(path: Way) -> bool:
    """Whether it is the name of somebody, or of a place, that may be another in a new year."""
    is_member = path[:2] == ("governance", "members") and path[-1] == "name"
    return is_member or (bool(path) and path[-1] in _HELD)


def _later(day: dt.date, years: int) -> dt.date:
    """Return the same day some years later; the last of a month stays the last."""
    year = day.year + years
    last = calendar.monthrange(year, day.month)[1]
    is_last = day.day == calendar.monthrange(day.year, day.month)[1]
    return day.replace(year=year, day=last if is_last else min(day.day, last))


def _text(file: DataFile[Any]) -> str:
    """Return what a file says, without the marks that it was itself made with."""
    text, _ = decoded(file.content, file.name)
    if text is None:
        raise ValueError("a file that is no text")
    return without_marks(text)
