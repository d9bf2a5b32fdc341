"""Changes to English in the files: other words, or the note that the words there still hold.

Every other byte stays. What would change anything else is not written, and files come into their
places whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from apenhet.disk import write_whole
from apenhet.problems.trouble import Trouble
from apenhet.read.datafile import DataFile
from apenhet.read.edit import CannotEdit, Editor, as_file
from apenhet.read.tree import Node, Scalar, decoded, read_text, walk
from apenhet.read.tree import Path as Way
from apenhet.translate.memory import Translation
from apenhet.translate.pairs import HOLDS, holding

_TO_BE_LAST: Final = re.compile(r"\s*#\s*GÅ GJENNOM \[")
"""The mark of what must be gone through ends its line, or is none."""


@dataclass(frozen=True, slots=True)
class Mended:
    """English that a text is to have. None lets the words stand; ``holds`` says that they fit."""

    of: Translation
    english: str | None = None
    holds: bool = False


def mended(wanted: Iterable[Mended]) -> dict[str, bytes]:
    """Return the files, by name, with the English that is wanted.

    Raises ``Trouble`` where a file is laid out so that nothing else would stay as it is.
    """
    by_file: dict[DataFile[Any], list[Mended]] = {}
    for one in wanted:
        by_file.setdefault(one.of.file, []).append(one)
    return {file.name: _mended(file, every) for file, every in by_file.items()}


def _mended(file: DataFile[Any], wanted: Iterable[Mended]) -> bytes:
    text, _ = decoded(file.content, file.name)
    editor = Editor(text or "")
    english: dict[Way, str] = {}
    place: Way = ()
    try:
        for one in wanted:
            place = (*one.of.pair.path, "en")
            _edit(editor, one)
            if one.english is not None:
                english[place] = one.english
        result = editor.result()
    except (CannotEdit, KeyError):
        raise Trouble("cannot_splice", file=file.name, place=file.called(place)) from None
    before, after = (_values(said) for said in (text or "", result))
    for path in before.keys() | after.keys() | english.keys():
        if after.get(path) != english.get(path, before.get(path)):
            raise Trouble("cannot_splice", file=file.name, place=file.called(path))
    return as_file(result, file.content)


def _edit(editor: Editor, one: Mended) -> None:
    path = (*one.of.pair.path, "en")
    if one.english is not None:
        if one.of.pair.en is None:
            editor.add((*one.of.pair.path, "nb"), "en", one.english)
            return  # what is written anew holds
        editor.retype(path, one.english)
    if one.holds:
        editor.comment(path, holding(one.of.pair), instead_of=HOLDS, before=_TO_BE_LAST)


def _values(text: str) -> dict[Way, object]:
    reading = read_text(text, "")
    nodes: Iterator[tuple[Way, Node]] = walk(reading.tree) if reading.tree else iter(())
    said = {path: _said(node) for path, node in nodes}
    return {**said, (): len(reading.problems)}


def _said(node: Node) -> object:
    if not isinstance(node, Scalar):
        return type(node)
    return node.value.rstrip("\n") if isinstance(node.value, str) else node.value


def write_over(root: Path, files: Mapping[str, bytes], read: Mapping[str, bytes]) -> None:
    """Write files in place of those that were ``read``, each whole.

    Raises ``Trouble``, and writes nothing, where somebody has changed one meanwhile.
    """
    for name in files:
        if (root / name).read_bytes() != read[name]:
            raise Trouble("changed_meanwhile", file=name)
    for name, content in files.items():
        write_whole(root / name, content)
