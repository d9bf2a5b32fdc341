"""What was found in a year before, so that a year that is as it was is not gone through again.

It says what the problems of a year are made from; where they are kept is for ``site`` to know.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, NamedTuple

from apenhet.problems.problem import Problem
from apenhet.read.on_main import OnMain
from apenhet.read.source import Source
from apenhet.translate.memory import Translations

Findings = tuple[Problem, ...]
OF_THIS_RUN: Final = ""
"""The key of what is found anew in each run: the spelling, which the system's dictionaries tell."""


class Question(NamedTuple):
    """Something to look for, and the key of what that is found in: asked twice, it is one."""

    key: str
    look: Callable[[], Iterable[Problem]]


@dataclass(frozen=True)
class Memory:
    """What is known of a project from before, besides what its files say.

    Problems by what they were found in: those found ``before``, by the very same program, and all
    that this run has ``met``. And what git's history tells of how its texts are ``translated``.
    """

    before: Mapping[str, Findings] = field(default_factory=dict)
    met: dict[str, Findings] = field(default_factory=dict)
    translated: Translations = field(default_factory=Translations)

    def found(self, question: Question) -> Findings:
        """Return what has been found, or else what is to be found now."""
        key, look = question
        if key not in self.met:
            self.met[key] = self.before[key] if key in self.before else tuple(look())
        return self.met[key]

    @property
    def to_keep(self) -> dict[str, Findings]:
        """What this run has met and another one may ask for."""
        return {key: found for key, found in self.met.items() if key != OF_THIS_RUN}


@dataclass(frozen=True)
class Evidence:
    """What problems are found in: a project, on a day, with what is on its main branch."""

    source: Source
    as_of: dt.date
    known: OnMain | None = None

    def key(self, others: Collection[str], subject: str) -> str:
        """Return what the problems of a ``subject`` are found in, as 64 hexadecimal digits.

        That is the whole project but the ``others``: files that are not looked at, and don't
        matter.
        """
        sums = [(name, digest) for name, digest in self._sums if name not in others]
        unreadable = self.source.unreadable.items()
        left = sorted((name, why) for name, why in unreadable if name not in others)
        on_main = sorted(self.known.files) if self.known else None
        whole = (subject, self.as_of.isoformat(), sums, left, on_main)
        return hashlib.sha256(repr(whole).encode()).hexdigest()

    def key_of(self, wanted: Callable[[str], bool], subject: str) -> str:
        """Return what the problems of a subject are found in that only some files matter to.

        Those that are ``wanted``, and not the day.
        """
        sums = [(name, digest) for name, digest in self._sums if wanted(name)]
        return hashlib.sha256(repr((subject, sums)).encode()).hexdigest()

    @cached_property
    def _sums(self) -> list[tuple[str, str]]:
        """The files, each with a digest of what it says: they are many, and asked for often."""
        files = sorted([*self.source.files.items(), *self.source.published.items()])
        return [(name, hashlib.sha256(content).hexdigest()) for name, content in files]
