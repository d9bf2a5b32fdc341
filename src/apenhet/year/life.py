"""The life of editions: which is newest, which one ``latest/`` shows, what each must live up to.

It knows editions and problems; no pages, no commands, no clock.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Final

from apenhet.model import Edition, Status
from apenhet.problems.problem import Problem
from apenhet.problems.rules import Level

LATE: Final = "published_in_time"
"""Being late stops nothing: only publishing can mend it."""


def newest_first(editions: Iterable[Edition]) -> tuple[Edition, ...]:
    """Return the editions in the order readers meet them: the newest year first."""
    return tuple(sorted(editions, key=lambda edition: edition.year, reverse=True))


def is_published(edition: Edition) -> bool:
    """Whether the edition has come to the end of its life: published, frozen."""
    return edition.statement.edition.status is Status.PUBLISHED


def latest(editions: Iterable[Edition]) -> Edition:
    """Return the edition that ``latest/`` shows: the newest published, else the newest of all.

    Raises ``ValueError`` where there is no edition.
    """
    ordered = newest_first(editions)
    if not ordered:
        raise ValueError("no editions")
    return next(filter(is_published, ordered), ordered[0])


def what_stops(problems: Iterable[Problem], editions: Iterable[Edition]) -> list[Problem]:
    """Return the problems that may not stand: errors, and what an edition past the draft lacks."""
    bound = [e for e in editions if e.statement.edition.status is not Status.DRAFT]
    return [
        problem
        for problem in problems
        if problem.level is Level.ERROR
        or (
            problem.level is Level.GATE
            and problem.rule != LATE
            and any(_concerns(problem, edition) for edition in bound)
        )
    ]


def _concerns(problem: Problem, edition: Edition) -> bool:
    """Whether a problem is about this edition; files that all years share concern each of them."""
    name = PurePosixPath(problem.file).name
    return not name.startswith("statement_") or name == f"statement_{edition.year}.yml"
