"""Whether a file ends too early: what is then missing is one thing to mend, not many.

It compares where a file ends with what is missing in it, and reads nothing itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from apenhet.problems.problem import Position, Problem, Quoted, problem
from apenhet.read.datafile import DataFile

_MISSING: Final = {"both_languages", "key_present"}
_FEWEST: Final = 2
"""Fewer keys than this may just have been forgotten, where the last line is whole."""


def told_of_cut(
    file: DataFile[Any], problems: Sequence[Problem], keys: Sequence[str]
) -> list[Problem]:
    """Return the problems, but one for what is missing only since the file ends in the middle.

    ``keys`` are those of the file at the left margin, in their order.
    """
    lost = [found for found in problems if found.rule in _MISSING and found.path in _open(file)]
    is_broken_off = not file.content.endswith(b"\n")
    if not lost or not (is_broken_off or _lacks_its_end(file, lost, keys)):
        return list(problems)
    lines = file.content.decode(errors="replace").rstrip("\n").split("\n")
    last = Quoted(lines[-1].strip())
    place = Position(len(lines), 1)
    told = problem("file_not_cut_off", file.name, place, last=last)
    return [told, *(found for found in problems if found not in lost)]


def _open(file: DataFile[Any]) -> set[str]:
    """Return the names of the groups that the end of the file stands in."""
    last = next(reversed(file.nodes), ())
    return {file.called(last[:length]) for length in range(len(last) + 1)}


def _lacks_its_end(file: DataFile[Any], lost: Sequence[Problem], keys: Sequence[str]) -> bool:
    """Whether the last keys at the left margin are missing, and none before them."""
    there = [keys.index(key) for key in file.tree.entries if key in keys] if file.tree else []
    roots = [dict(found.values)["key"] for found in lost if not found.path]
    missing = [keys.index(key.text) for key in roots if isinstance(key, Quoted)]
    is_end = bool(missing) and min(missing) > max(there, default=-1)
    return is_end and len(lost) >= _FEWEST
