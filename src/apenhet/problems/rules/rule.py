"""What a rule is: its level, its wording in both languages, the clause behind it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from apenhet.problems.wording import Wording


class Level(StrEnum):
    """How sure a rule is, and what breaking it stops.

    An error is certain, and stops the build. A gate finding is what the Act, or our own rule for
    publication, still lacks: it stops publication. Advice is what a program cannot be sure of: it
    is told and counted, and stops nothing.
    """

    ERROR = "error"
    GATE = "gate"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True)
class Rule:
    """Something that must hold; ``clause`` is the clause of the Act that is the reason, if any."""

    id: str
    message: Wording
    remedy: Wording
    level: Level = Level.ERROR
    clause: str | None = None
