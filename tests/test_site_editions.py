"""The life of editions: which is newest, which is the latest, what stops which of them."""

from __future__ import annotations

import pytest

from apenhet.model import Edition, Status
from apenhet.problems.problem import Problem
from apenhet.problems.rules import RULES, Level
from apenhet.year import life

ERROR = next(name for name, rule in RULES.items() if rule.level is Level.ERROR)
GATE = next(name for name, rule in RULES.items() if rule.level is Level.GATE)


def of(edition: Edition, year: int, status: Status = Status.DRAFT) -> Edition:
    facts = edition.statement.edition.model_copy(update={"year": year, "status": status})
    statement = edition.statement.model_copy(update={"edition": facts})
    return edition.model_copy(update={"statement": statement})


def test_the_latest_is_the_newest_published_else_the_newest_of_all(edition: Edition) -> None:
    drafts = [of(edition, year) for year in (2023, 2025, 2024)]
    assert [e.year for e in life.newest_first(drafts)] == [2025, 2024, 2023]
    assert life.latest(drafts).year == 2025
    published = [of(edition, year, Status.PUBLISHED) for year in (2021, 2022)]
    assert life.latest([*drafts, *published]).year == 2022
    approved = of(edition, 2030, Status.APPROVED)
    assert life.latest([approved, *published]).year == 2022
    with pytest.raises(ValueError, match="no editions"):
        life.latest([])


def test_errors_stop_any_edition_and_gates_those_past_the_draft(edition: Edition) -> None:
    draft, approved = of(edition, 2023), of(edition, 2022, Status.APPROVED)
    error = Problem(ERROR, "data/statement_2023.yml")
    own = Problem(GATE, "data/statement_2022.yml")
    others = Problem(GATE, "data/statement_2023.yml")
    shared = Problem(GATE, "data/law_apenhetsloven.yml")
    found = [error, own, others, shared]
    assert life.what_stops(found, [draft]) == [error]
    assert life.what_stops(found, [draft, approved]) == [error, own, shared]
    assert life.what_stops([others], [draft, approved]) == []


def test_being_late_stops_nothing_for_only_publishing_can_mend_it(edition: Edition) -> None:
    approved = of(edition, 2022, Status.APPROVED)
    late = Problem(life.LATE, "data/statement_2022.yml")
    assert late.level is Level.GATE
    assert life.what_stops([late], [approved]) == []
