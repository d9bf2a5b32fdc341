"""One file of the project as it was read: its tree, its model, and where each value stands.

It answers "where" and "what is it called"; it reads no files and judges nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final, Generic, Literal, TypeVar

from pydantic import BaseModel

from apenhet.model import AcceptedFinding, Parts
from apenhet.problems.problem import START, Passage, Position, Problem, Value, problem
from apenhet.read.tree import Entry, Group, Listing, Node, Path, Scalar, Step, walk

FileKind = Literal["statement", "principles", "law", "labels", "page", "settings"]
M = TypeVar("M", bound=BaseModel)
ACCEPTED: Final = "accepted"
"""The key at the root of any file that answers findings; it belongs to no model."""
NO_TEXTS: Final = frozenset({"slug", "url"})
"""Keys of groups with ``nb`` and ``en`` that hold no text."""
ANY: Final = "*"
"""In a path: any step."""
LONGEST_ID: Final = 60
"""Characters. Longer ids are not used in messages."""


@dataclass(frozen=True, eq=False)
class DataFile(Generic[M]):
    """A data file, or a page whose text is checked.

    ``name`` is relative to the project's folder, with forward slashes.

    ``value`` is the whole model, where the file has its shape. ``parts`` is that too, or else the
    parts that fit: at the paths in ``broken`` something is missing or wrong. It is none where
    nothing could be read. ``year`` is that of the file's name, ``format`` what the file says of its
    own form. ``accepted`` are the answers to findings that the file gives, with their paths.
    """

    kind: FileKind
    name: str
    content: bytes
    year: int | None = None
    tree: Group | None = None
    value: M | None = None
    parts: M | Parts | None = None
    broken: frozenset[Path] = frozenset()
    accepted: tuple[tuple[Path, AcceptedFinding], ...] = ()
    format: int = 1

    @property
    def is_whole(self) -> bool:
        """Whether the file has the shape it should have."""
        return self.value is not None and not self.broken

    @cached_property
    def nodes(self) -> dict[Path, Node]:
        """Every node of the file by its path, parents before children."""
        return dict(walk(self.tree)) if self.tree is not None else {}

    def is_sound(self, pattern: Path) -> bool:
        """Whether nothing is broken at, above or below ``pattern``, where ``*`` is any step."""
        if self.parts is None:
            return False
        return not any(_overlap(pattern, path) for path in self.broken)

    def node(self, path: Path) -> Node | None:
        """Return what stands at ``path``, if anything."""
        return self.nodes.get(path)

    def where(self, path: Path) -> Position:
        """Return the best place to look for ``path``.

        A single value's own place; the key of a group or list; of what is missing, the place of
        what lacks it.
        """
        while path and self.node(path) is None:
            path = path[:-1]
        node = self.node(path)
        if node is None or not path:
            return node.place if node else START
        entry = self._entry(path)
        return node.place if entry is None or isinstance(node, Scalar) else entry.key_place

    def where_key(self, path: Path) -> Position:
        """Return the place of the key that ``path`` ends with."""
        entry = self._entry(path)
        return entry.key_place if entry else self.where(path)

    def _entry(self, path: Path) -> Entry | None:
        parent = self.node(path[:-1])
        step = path[-1] if path else None
        if isinstance(parent, Group) and isinstance(step, str):
            return parent.entries.get(step)
        return None

    def called(self, path: Path) -> str:
        """Return ``path`` the way texts name facts: entries of lists by their id, if they have one.

        An entry without a usable id goes by its number: ``signatures[2]`` is the second.
        """
        named = ""
        for end, step in enumerate(path, 1):
            name = step if isinstance(step, str) else _id_of(self.node(path[:end]))
            if name is None:
                named += f"[{int(step) + 1}]"
            else:
                named += f".{name}" if named else name
        return named

    def path_of(self, name: str) -> Path:
        """Return the path of a fact's name as far as it leads; the rest stays as it was written."""
        path: Path = ()
        for part in name.split(".") if name else ():
            path = (*path, _step(self.node(path), part))
        return path

    def problem(
        self, rule: str, path: Path, place: Position | None = None, /, **values: Value
    ) -> Problem:
        """Return a problem with what stands at ``path``."""
        where = self.where(path) if place is None else place
        found = problem(rule, self.name, where, self.called(path), **values)
        words = self.words(path)
        return replace(found, passage=Passage(words, 0, len(words)) if words else None)

    def words(self, path: Path) -> str | None:
        """Return what stands at ``path`` as a text or as it was typed, if it is a single value."""
        node = self.node(path)
        if not isinstance(node, Scalar):
            return None
        return node.value if isinstance(node.value, str) else node.raw


def child(node: Node | None, step: Step) -> Node | None:
    """Return what stands one step below ``node``, if anything."""
    if isinstance(node, Group) and isinstance(step, str):
        entry = node.entries.get(step)
        return entry.node if entry else None
    if isinstance(node, Listing) and isinstance(step, int) and step < len(node.items):
        return node.items[step]
    return None


def _step(node: Node | None, name: str) -> Step:
    if isinstance(node, Listing):
        for number, item in enumerate(node.items):
            if _id_of(item) == name:
                return number
    return name


def _id_of(node: Node | None) -> str | None:
    name = child(node, "id")
    value = name.value if isinstance(name, Scalar) else None
    is_usable = isinstance(value, str) and value.isidentifier() and len(value) <= LONGEST_ID
    return str(value) if is_usable else None


def is_at(path: Path, pattern: Path) -> bool:
    """Whether ``path`` is one that ``pattern`` stands for, where ``*`` is any step."""
    return len(path) == len(pattern) and _overlap(pattern, path)


def _overlap(pattern: Path, path: Path) -> bool:
    return all(ANY in {a, b} or a == b for a, b in zip(pattern, path, strict=False))
