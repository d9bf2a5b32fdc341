"""The register of checks: every part of the data that a check says it needs is there in the models."""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args, get_origin

import pytest
from pydantic import BaseModel

from apenhet.check import account, consistency, identifiers
from apenhet.check.register import CHECKS
from apenhet.derive import DERIVED_FROM
from apenhet.model import Law, Principles, Statement, ViewName

ROOTS: dict[str, type[BaseModel]] = {"law": Law, "principles": Principles}


def leads_nowhere(path: Iterable[object]) -> str | None:
    """Return the step of a path that the models do not have, if there is one."""
    first, *rest = map(str, path)
    steps = rest if first in ROOTS else [first, *rest]
    found: object = ROOTS.get(first, Statement)
    for step in steps:
        found = below(found, step)
        if found is None:
            return step
    return None


def below(annotation: object, step: str) -> object:
    """Return what stands one step below; none where nothing does."""
    for kind in kinds(annotation):
        if step == "*" and get_origin(kind) is tuple:
            return get_args(kind)[0]
        if isinstance(kind, type) and issubclass(kind, BaseModel) and step in kind.model_fields:
            return kind.model_fields[step].annotation
    return None


def kinds(annotation: object) -> list[object]:
    """Return what an annotation stands for: each choice of it, without what only narrows it."""
    if get_origin(annotation) is tuple or isinstance(annotation, type):
        return [annotation]
    return [kind for choice in get_args(annotation) for kind in kinds(choice)]


@pytest.mark.parametrize("path", ["edition.year", "measures.*.due", "law.clauses.*.id", "chapters"])
def test_a_path_of_the_models_is_found(path: str) -> None:
    assert leads_nowhere(path.split(".")) is None


@pytest.mark.parametrize(
    ("path", "wrong"),
    [
        ("asessment.suppliers", "asessment"),
        ("assessment.supliers", "supliers"),
        ("measures.due", "due"),
        ("edition.*.year", "*"),
        ("measures.*.due.x", "x"),
        ("law.clauses.*.ids", "ids"),
    ],
)
def test_a_misspelt_path_is_seen(path: str, wrong: str) -> None:
    assert leads_nowhere(path.split(".")) == wrong


def test_a_check_needs_what_there_is() -> None:
    needs = [(one.look.__name__, need) for one in CHECKS for need in one.needs]
    assert [(name, need) for name, need in needs if leads_nowhere(need)] == []


@pytest.mark.parametrize(
    "paths",
    [
        [name.split(".") for name in consistency.UNITS],
        [name.split(".") for name in DERIVED_FROM],
        [*identifiers.REFERENCES, *(p for lists in identifiers.REFERENCES.values() for p in lists)],
    ],
    ids=["units", "derived", "references"],
)
def test_tables_of_checks_name_what_there_is(paths: list[Iterable[object]]) -> None:
    assert [path for path in paths if leads_nowhere(path)] == []


def test_the_views_that_need_not_or_must_be_shown_exist() -> None:
    views = set(get_args(ViewName))
    assert views >= account.OPTIONAL_VIEWS
    assert views >= account.REQUIRED_VIEWS
