"""The table of facts that texts refer to as ``{{ dotted.path }}``, found by key and id.

It says what a path leads to; how a fact is written in a language is the business of ``wording``.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from enum import Enum
from functools import cached_property
from typing import Final, TypeGuard

from pydantic import BaseModel

from apenhet.derive import derived_facts
from apenhet.model import Edition, Figure, LocalUrl, MonthDay, Parts, Text

Fact = Figure | Text | LocalUrl | MonthDay | dt.date | Decimal | int | str

LEAVES: Final = (Figure, Text, LocalUrl, MonthDay, dt.date, Decimal, int, str)
REFERENCE: Final = re.compile(r"\{\{\s*([a-z][a-z0-9_]*(?:\.[a-z0-9_]+)+)\s*\}\}", re.ASCII)
"""A well-formed reference in a text; group 1 is the path."""


class UnknownFact(LookupError):
    """No fact stands at ``path``; ``known`` is what could have stood in place of ``part``."""

    def __init__(self, path: str, part: str, known: tuple[str, ...]) -> None:
        super().__init__(path)
        self.path, self.part, self.known = path, part, known


class Facts:
    """All facts of one edition.

    ``roots`` holds the parts a path can begin with; those named in ``broken`` did not load, and
    what lies under them can neither be found nor missed.
    """

    def __init__(self, roots: Mapping[str, object], broken: frozenset[str] = frozenset()) -> None:
        self._roots, self._broken = roots, broken
        self._found: dict[str, Fact] = {}

    @classmethod
    def of(cls, edition: Edition) -> Facts:
        """Return the facts of a whole edition."""
        roots = dict(edition.statement)
        roots["principles"] = edition.principles
        roots["law"] = edition.law
        roots["derived"] = derived_facts(edition.statement, edition.law, edition.labels)
        return cls(roots)

    def is_broken(self, path: str) -> bool:
        """Whether ``path`` begins in a part that did not load."""
        return path.partition(".")[0] in self._broken

    def find(self, path: str) -> Fact:
        """Return the fact at ``path``; raise ``UnknownFact`` where none stands."""
        if path not in self._found:
            self._found[path] = self._look_up(path)
        return self._found[path]

    def _look_up(self, path: str) -> Fact:
        found: object = self._roots
        for part in path.split("."):
            known = dict(_children(found))
            if part not in known:
                raise UnknownFact(path, part, tuple(known))
            found = known[part]
        if not _is_fact(found):
            raise UnknownFact(path, "", tuple(name for name, _ in _children(found)))
        return found

    def figures(self) -> Iterator[tuple[str, Figure]]:
        """Yield every figure with its path, in the order of the files."""
        yield from self._figures.items()

    def has(self, *paths: str) -> bool:
        """Whether there is a figure at each of ``paths``."""
        return self._figures.keys() >= set(paths)

    @cached_property
    def _figures(self) -> dict[str, Figure]:
        return {path: value for path, value in self.walk() if isinstance(value, Figure)}

    def walk(self) -> Iterator[tuple[str, Fact]]:
        """Yield every fact with its path, outermost first: a figure before its value and label."""
        found: list[tuple[str, Fact]] = []
        _gather("", self._roots, found)
        return iter(found)


def _is_fact(value: object) -> TypeGuard[Fact]:
    """Whether a value is one that texts can name: no yes or no, and no code such as ``draft``."""
    return isinstance(value, LEAVES) and not isinstance(value, (bool, Enum))


def _gather(path: str, value: object, found: list[tuple[str, Fact]]) -> None:
    """Add every fact below a path, outermost first."""
    if _is_fact(value):
        found.append((path, value))
    for name, child in _children(value):
        _gather(f"{path}.{name}" if path else name, child, found)


def _children(value: object) -> Iterable[tuple[str, object]]:
    # What is most there is asked first, an abstract class last: it takes longest to ask.
    if isinstance(value, (str, Text)):
        return ()
    if isinstance(value, (BaseModel, Parts)):
        named = vars(value).items() if isinstance(value, BaseModel) else value
        return [(name, child) for name, child in named if child is not None]
    if isinstance(value, tuple):
        return [(item.id, item) for item in value if hasattr(item, "id")]
    return value.items() if isinstance(value, Mapping) else ()
