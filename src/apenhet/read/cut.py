"""Whether a file ends too early: what is then missing is one thing to mend, not many.

It compares where a file ends with what is missing in it, and reads nothing itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from pydantic import BaseModel

from apenhet.problems.problem import Position, Problem, Quoted, problem
from apenhet.read.datafile import DataFile
from apenhet.read.parts import model_at
from apenhet.read.tree import Group, Path

_MISSING: Final = {"both_languages", "key_present"}
_FEWEST: Final = 2
"""Fewer keys than this may just have been forgotten, where the last line is whole."""


def told_of_cut(
    file: DataFile[Any], problems: Sequence[Problem], model: type[BaseModel]
) -> list[Problem]:
    """Return the problems, but one for what is missing only since the file ends in the middle.

    ``model`` is what the file should be.
    """
    missing = [found for found in problems if found.rule in _MISSING]
    if not missing:
        return list(problems)  # as of nearly every file, without a walk through all of it
    groups = _open(file)
    lost = [found for found in missing if found.path in groups]
    is_broken_off = not file.content.endswith(b"\n")
    lacks_its_end = any(_ends_early(file, path, lost, model) for path in groups.values())
    if not lost or not (is_broken_off or (lacks_its_end and len(lost) >= _FEWEST)):
        return list(problems)
    lines = file.content.decode(errors="replace").rstrip("\n").split("\n")
    last = Quoted(lines[-1].strip())
    place = Position(len(lines), 1)
    told = problem("file_not_cut_off", file.name, place, last=last)
    return [told, *(found for found in problems if found not in lost)]


def _open(file: DataFile[Any]) -> dict[str, Path]:
    """Return the groups that the end of the file stands in, by their names."""
    last = next(reversed(file.nodes), ())
    ways = [last[:length] for length in range(len(last) + 1)]
    return {file.called(way): way for way in ways}


def _ends_early(
    file: DataFile[Any], path: Path, lost: Sequence[Problem], model: type[BaseModel]
) -> bool:
    """Whether the last keys of the group at ``path`` are missing, and none before them."""
    group, here = file.node(path) if path else file.tree, model_at(model, path)
    if here is None or not isinstance(group, Group):
        return False
    keys = list(here.model_fields)
    there = [keys.index(key) for key in group.entries if key in keys]
    told = [dict(one.values).get("key") for one in lost if one.path == file.called(path)]
    missing = [keys.index(key.text) for key in told if isinstance(key, Quoted) and key.text in keys]
    return bool(missing) and min(missing) > max(there, default=-1)
