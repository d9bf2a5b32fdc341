"""Marks at the end of a line: what stands there came from last year, and must be gone through.

A mark names what stood there when it was set, so that it no longer counts when that has changed;
whoever has read the place and found it right takes the mark away. It reads no files.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from apenhet.problems.problem import Position
from apenhet.read.datafile import DataFile
from apenhet.read.tree import Group, Listing, Node, Path, Scalar, decoded

_MARK: Final = re.compile(r"#\s*GÅ GJENNOM \[([0-9a-f]{6})\][^#\n]*$", re.MULTILINE)
_TOTAL: Final = re.compile(r"^# .*\((\d+) steder å gå gjennom\)\s*$", re.MULTILINE)
_MARK_WITH_SPACE: Final = re.compile(rf"[ \t]*{_MARK.pattern}", re.MULTILINE)
_TOTAL_LINE: Final = re.compile(rf"{_TOTAL.pattern}\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Progress:
    """How many of the places that came from last year have been gone through."""

    done: int
    total: int


def mark(node: Node) -> str:
    """Return the comment that marks what stands at ``node``."""
    return f"GÅ GJENNOM [{_stamp(node)}]"


def line_of_all(source: str, total: int) -> str:
    """Return the line at the top of a file that says what it was made from, with how many marks."""
    return f"# Laget fra {source} med «apenhet new» ({total} steder å gå gjennom)"


def without_marks(text: str) -> str:
    """Return a text without its marks, and without the line that counts them."""
    return _TOTAL_LINE.sub("", _MARK_WITH_SPACE.sub("", text))


def left(file: DataFile[Any]) -> Iterator[tuple[Path, Position]]:
    """Yield what has still to be gone through: marked, and as it was when it was marked."""
    text = decoded(file.content, file.name)[0] or ""
    marked = {text.count("\n", 0, found.start()) + 1: found for found in _MARK.finditer(text)}
    for path in file.nodes if marked else ():
        line = file.where_key(path).line
        found = marked.get(line)
        if path and found and _stamp(file.nodes[path]) == found[1]:
            del marked[line]
            yield path, Position(line, found.start() - text.rfind("\n", 0, found.start()))


def progress(file: DataFile[Any]) -> Progress | None:
    """Return how far the going through has come; none for a file that was not made from another."""
    text, _ = decoded(file.content, file.name)
    said = _TOTAL.search(text or "")
    if said is None:
        return None
    total = int(said[1])
    return Progress(max(total - len(list(left(file))), 0), total)


def _stamp(node: Node) -> str:
    """Return what tells apart what is said at ``node``; of a text, the Norwegian."""
    return hashlib.sha256(_said(node).encode()).hexdigest()[:6]


def _said(node: Node) -> str:
    match node:
        case Scalar():
            return " ".join(str(node.value).split())
        case Group(entries=entries) if "nb" in entries:
            return _said(entries["nb"].node)
        case Group(entries=entries):
            return "\n".join(f"{key}: {_said(entry.node)}" for key, entry in entries.items())
        case Listing(items=items):
            return "\n".join(map(_said, items))
        case _:
            return ""
