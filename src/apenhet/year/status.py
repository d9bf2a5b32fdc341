"""How far each edition has come: what is due when, what stands in the way, and who must act.

Everything is derived from the data, what was found in them, and the day it is; it touches no disk
and words nothing.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from apenhet.derive import measures_under_way, publication_deadline
from apenhet.model import Edition, Text
from apenhet.problems.problem import Problem
from apenhet.problems.rules import RULES, Actor, Level
from apenhet.read.load import Loaded
from apenhet.read.review_marks import Progress, progress
from apenhet.year.life import FingerprintOf, living


@dataclass(frozen=True, slots=True)
class Due:
    """Something that is to be done by a day: a statement by its year, a measure by its title.

    ``name`` stays the same when the day is moved.
    """

    name: str
    day: dt.date
    year: int
    measure: Text | None
    is_overdue: bool


@dataclass(frozen=True, slots=True)
class EditionStatus:
    """One edition: how far it has come, and what it waits for.

    ``fingerprint`` is that of its words, which an approval names. ``progress`` is how much of what
    came from last year has been gone through, where its file was made so. ``waiting`` are the gate
    findings by who must act, ``errors`` and ``advice`` how many there are. ``changed_since`` is the
    revision that the Norwegian words no longer are those of, ``only_here`` one that is frozen and
    not yet on the main branch.
    """

    edition: Edition
    fingerprint: str
    progress: Progress | None
    waiting: tuple[tuple[Actor, tuple[Problem, ...]], ...]
    errors: int
    advice: int
    changed_since: int | None = None
    only_here: int | None = None


@dataclass(frozen=True, slots=True)
class Status:
    """All that is due, soonest first, and the editions, newest first.

    ``missing`` are the years that a statement is due for, or is the next to be, without a file,
    ``broken`` those whose file has errors that leave no edition.
    """

    as_of: dt.date
    due: tuple[Due, ...]
    editions: tuple[EditionStatus, ...]
    missing: tuple[int, ...]
    broken: tuple[int, ...]

    @property
    def is_overdue(self) -> bool:
        """Whether anything should have been done before today."""
        return any(due.is_overdue for due in self.due)


def status_of(
    loaded: Loaded, problems: Sequence[Problem], as_of: dt.date, fingerprint: FingerprintOf
) -> Status:
    """Return the status of a project whose ``problems`` are known, as on the day ``as_of``.

    Editions with errors have no words and so no status: their errors are told by ``check``.
    """
    editions = living(loaded.editions, fingerprint)
    due = [due for n, one in enumerate(editions) for due in _due(one, editions[:n], as_of)]
    expected = tuple(_without_edition(editions, as_of))
    due += (_next(editions[0], year, as_of) for year in expected)
    statuses = [_status(loaded, edition, problems, fingerprint) for edition in editions]
    return Status(
        as_of,
        due=tuple(sorted(due, key=lambda d: d.day)),
        editions=tuple(statuses),
        missing=tuple(year for year in expected if year not in loaded.years),
        broken=tuple(year for year in loaded.years if year not in {one.year for one in editions}),
    )


def _due(edition: Edition, later: Sequence[Edition], as_of: dt.date) -> Iterator[Due]:
    """Yield what an edition has still to do: be published (§ 5), and carry out its measures.

    What a ``later`` edition says of a measure counts: done, dropped, or due another day.
    """
    told = {measure.id for other in later for measure in other.statement.measures}
    is_out = edition.published or edition.statement.edition.original is not None
    deadline = publication_deadline(edition.law, edition.statement.edition)
    if not is_out:
        yield Due(f"statement-{edition.year}", deadline, edition.year, None, deadline < as_of)
    for measure in measures_under_way(edition.statement):
        if measure.due and measure.id not in told:
            name = f"measure-{measure.id}-{edition.year}"
            yield Due(name, measure.due, edition.year, measure.title, measure.due < as_of)


def _without_edition(editions: Sequence[Edition], as_of: dt.date) -> Iterator[int]:
    """Yield the years after the newest edition, up to the first whose time limit is to come."""
    for year in range(editions[0].year + 1, as_of.year + 1) if editions else ():
        yield year
        if not _next(editions[0], year, as_of).is_overdue:
            return


def _next(newest: Edition, year: int, as_of: dt.date) -> Due:
    """Return when the statement of a later year is due, its period taken to follow the newest's."""
    facts = newest.statement.edition
    later = publication_deadline(newest.law, facts)
    day = later.replace(year=later.year + year - newest.year)
    return Due(f"statement-{year}", day, year, None, day < as_of)


def _status(
    loaded: Loaded, edition: Edition, problems: Iterable[Problem], fingerprint: FingerprintOf
) -> EditionStatus:
    file = next(file for file in loaded.statements if file.year == edition.year)
    names = {found.name for found in loaded.files_of(file)}
    own = [problem for problem in problems if problem.file in names]
    levels = Counter(problem.level for problem in own)
    words = fingerprint(edition)
    last = edition.published[-1] if edition.published else None
    is_changed = last is not None and last.fingerprint() not in {None, words}
    is_only_here = len(loaded.fixed(edition.year)) < len(edition.published)
    return EditionStatus(
        edition=edition,
        fingerprint=words,
        progress=progress(file),
        waiting=tuple(_by_actor(own)),
        errors=levels[Level.ERROR],
        advice=levels[Level.ADVICE],
        changed_since=last.revision if last and is_changed else None,
        only_here=last.revision if last and is_only_here else None,
    )


def _by_actor(problems: Iterable[Problem]) -> Iterator[tuple[Actor, tuple[Problem, ...]]]:
    gates = [problem for problem in problems if problem.level is Level.GATE]
    for actor in Actor:
        found = tuple(problem for problem in gates if RULES[problem.rule].actor is actor)
        if found:
            yield actor, found
