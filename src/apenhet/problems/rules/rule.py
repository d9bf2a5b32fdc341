"""What a rule is: its level and its ground, its wording in both languages, the clause behind it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

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


class Ground(StrEnum):
    """What a rule rests on: who it is that asks.

    ``ACT`` is the Transparency Act, ``GUIDANCE`` what the Consumer Authority says of it,
    ``PRACTICE`` good practice. ``DATA`` is this product's own: what it needs to read the files and
    to say nothing wrong of them.
    """

    ACT = "act"
    GUIDANCE = "guidance"
    PRACTICE = "practice"
    DATA = "data"


class Actor(StrEnum):
    """Who can do something about a finding, in the order in which a statement meets them."""

    EDITOR = "editor"
    LAWYER = "lawyer"
    BOARD = "board"
    PUBLISHER = "publisher"


_BECAUSE: Final[Mapping[Ground, Wording]] = {
    Ground.ACT: Wording("åpenhetsloven {clause}", "the Transparency Act, {clause}"),
    Ground.GUIDANCE: Wording(
        "Forbrukertilsynets veiledning til {clause}",
        "the Consumer Authority's guidance on {clause}",
    ),
    Ground.PRACTICE: Wording("god praksis", "good practice"),
    Ground.DATA: Wording("", ""),
}


@dataclass(frozen=True, slots=True)
class Rule:
    """Something that must hold. Its id stays for good: answers to findings name it.

    ``clause`` is the clause of the Act that the ground is about; none where the message names it.
    ``about`` names the value that tells findings at one place apart. ``without_exception`` is for
    what no answer can settle, though it is no error. An answer to what ``waives_clause`` says that
    a whole clause of the Act does not apply; to other gates, why something is missing.
    """

    id: str
    message: Wording
    remedy: Wording
    level: Level = Level.ERROR
    ground: Ground = Ground.DATA
    clause: str | None = None
    about: str | None = None
    without_exception: bool = False
    waives_clause: bool = False
    actor: Actor = Actor.EDITOR

    @property
    def can_be_answered(self) -> bool:
        """Whether an editor may answer that what was found is right or does not apply."""
        return self.level is not Level.ERROR and not self.without_exception

    @property
    def because(self) -> Wording:
        """What the rule rests on, in words; empty where it is the product's own."""
        words = _BECAUSE[self.ground]
        about = self.clause or ""
        return Wording(*(word.format(clause=about).rstrip(" ,") for word in words))
