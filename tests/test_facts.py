"""What ``{{ path }}`` leads to, and what is said when it leads nowhere."""

import datetime as dt

import pytest

from apenhet.facts import REFERENCE, Facts, UnknownFact
from apenhet.model import Edition, Figure, MonthDay, Text


@pytest.fixture(scope="module")
def facts(edition: Edition) -> Facts:
    return Facts.of(edition)


def test_keys_and_ids_lead_to_a_figure(facts: Facts) -> None:
    found = facts.find("assessment.categories.good_routines.suppliers")
    assert isinstance(found, Figure)
    assert facts.find("assessment.categories.good_routines.suppliers.value") == found.value


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("organisation.name", str),
        ("organisation.vision", Text),
        ("edition.year", int),
        ("edition.period.start", dt.date),
        ("law.publish_by", MonthDay),
        ("derived.follow_up", Figure),
        ("derived.publish_by", dt.date),
        ("principles.figures.afp_years_required", Figure),
    ],
)
def test_every_root_can_be_named(facts: Facts, path: str, kind: type) -> None:
    assert isinstance(facts.find(path), kind)


def test_an_unknown_part_tells_what_was_there(facts: Facts) -> None:
    with pytest.raises(UnknownFact) as caught:
        facts.find("assessment.leverandorer")
    assert caught.value.part == "leverandorer"
    assert "suppliers" in caught.value.known


@pytest.mark.parametrize("path", ["assessment", "assessment.categories", "measures.nothing"])
def test_a_path_must_end_at_a_fact(facts: Facts, path: str) -> None:
    with pytest.raises(UnknownFact):
        facts.find(path)


def test_true_and_false_are_no_facts(facts: Facts) -> None:
    with pytest.raises(UnknownFact):
        facts.find("assessment.categories.improving.follow_up")


def test_what_follows_is_worked_out(edition: Edition, facts: Facts) -> None:
    follow_up = facts.find("derived.follow_up")
    assert isinstance(follow_up, Figure)
    followed = [c.suppliers.value for c in edition.statement.assessment.categories if c.follow_up]
    assert follow_up.value == sum(followed)
    assert facts.find("derived.publish_by") == dt.date(edition.year + 1, 6, 30)
    assert facts.find("derived.measures") == len(edition.statement.measures)


def test_a_part_that_did_not_load_is_neither_found_nor_missed() -> None:
    facts = Facts({}, broken=frozenset({"assessment"}))
    assert facts.is_broken("assessment.suppliers")
    assert not facts.is_broken("organisation.name")


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("{{ a.b }}", "a.b"),
        ("{{a.b_c.d2}}", "a.b_c.d2"),
        ("{{ a }}", None),
        ("{{ A.b }}", None),
        ("{{ a.b() }}", None),
        ("{{ a.b | upper }}", None),
    ],
)
def test_the_form_of_a_reference(text: str, path: str | None) -> None:
    match = REFERENCE.fullmatch(text)
    assert (match.group(1) if match else None) == path
