"""The page of measures follows each of them through the years: promises, results, how it ended."""

from __future__ import annotations

import pytest

from apenhet.model import Edition, Measure, MeasureStatus, Text
from apenhet.render.plain import lines
from apenhet.say import compose
from apenhet.say.document import Document, Table
from apenhet.say.writer import Writer
from apenhet.say.years import measures, said_of_measures
from apenhet.year.life import earlier
from tests.publishing import publication


def of(edition: Edition, year: int, *told: Measure) -> Edition:
    facts = edition.statement.edition.model_copy(update={"year": year})
    update = {"edition": facts, "measures": told}
    return edition.model_copy(update={"statement": edition.statement.model_copy(update=update)})


def text(words: str) -> Text:
    return Text(nb=words, en=words)


@pytest.fixture
def editions(edition: Edition) -> tuple[Edition, ...]:
    """Three years: one measure is done in the last, one dropped in the second, one forgotten."""
    kept, dropped, forgotten = edition.statement.measures[:3]
    promise = {"expected_result": text("Everybody knows.")}
    planned = {**promise, "status": MeasureStatus.PLANNED}
    ongoing = {**promise, "status": MeasureStatus.ONGOING}
    done = {"status": MeasureStatus.DONE, "result": text("All but two know.")}
    gone = {"status": MeasureStatus.DROPPED, "reason": text("The course was closed.")}
    first = [kept.model_copy(update=planned), dropped, forgotten]
    second = [kept.model_copy(update=ongoing), dropped.model_copy(update=gone), forgotten]
    return (
        of(edition, 2021, *first),
        of(edition, 2022, *second),
        of(edition, 2023, kept.model_copy(update=done)),
    )


def page(editions: tuple[Edition, ...]) -> Document:
    return measures(Writer.of(editions[-1], "en"), editions[:-1])


def tables(document: Document) -> list[tuple[str, list[str]]]:
    (whole,) = [part for part in document.sections() if part.anchor == "year-by-year"]
    found = [block for part in whole.blocks[1:] for block in part.blocks]  # type: ignore[union-attr]
    return [(table.caption, list(lines((table,)))) for table in found if isinstance(table, Table)]


def test_a_promise_is_told_beside_what_came_of_it(editions: tuple[Edition, ...]) -> None:
    (caption, told), *_ = tables(page(editions))
    assert caption == "Update the ethical guidelines: first in the statement for 2021"
    assert told == [
        "2021 | Planned | Everybody knows. | ",
        "2022 | Under way | As in 2021 | ",
        "2023 | Done |  | All but two know.",
    ]


def test_measures_that_ended_or_were_forgotten_in_earlier_years_are_still_told(
    editions: tuple[Edition, ...],
) -> None:
    _, (_, dropped), (_, forgotten) = tables(page(editions))
    assert dropped[-1] == "2022 | Dropped | The course was closed."
    assert forgotten == [
        "2021 | Planned | Not stated",
        "2022 | Planned | Not stated",
        "2023 | Not mentioned | ",
    ]


def test_with_one_year_the_page_is_the_measures_alone(editions: tuple[Edition, ...]) -> None:
    w = Writer.of(editions[0], "nb")
    assert measures(w, ()) == compose.measures(w)


def test_what_is_published_tells_of_what_is_published(edition: Edition) -> None:
    first, second, third = (of(edition, year) for year in (2021, 2022, 2023))
    assert earlier(third, (third, first, second)) == (first, second)
    first, third = (
        one.model_copy(update={"published": (publication(one.year),)}) for one in (first, third)
    )
    assert earlier(third, (third, first, second)) == (first,)


def test_a_later_page_is_made_anew_where_a_measure_or_a_fact_it_names_changed(
    edition: Edition,
) -> None:
    named = edition.statement.measures[0].model_copy(
        update={"text": text("We had {{ organisation.employees }} employees.")}
    )
    before = of(edition, 2021, named)
    organisation = before.statement.organisation
    employees = organisation.employees.model_copy(update={"value": 7})
    facts = {
        "seat": organisation.model_copy(update={"seat": "Bergen"}),
        "employees": organisation.model_copy(update={"employees": employees}),
    }
    seat, named_fact = (
        before.model_copy(
            update={"statement": before.statement.model_copy(update={"organisation": changed})}
        )
        for changed in facts.values()
    )
    assert said_of_measures(before) == said_of_measures(seat)
    assert said_of_measures(before) != said_of_measures(named_fact)
