"""The page of measures follows each of them through the years: promises, results, how it ended."""

from __future__ import annotations

import pytest

from apenhet.model import Edition, Figure, Measure, MeasureStatus, Text
from apenhet.render.plain import lines
from apenhet.say import compose
from apenhet.say.document import Document, Link, Table, Target
from apenhet.say.writer import Writer
from apenhet.say.years import YEARS_BESIDE, figures, measures, said_over_years
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


def test_later_pages_are_made_anew_where_a_measure_a_fact_it_names_or_a_figure_changed(
    edition: Edition,
) -> None:
    named = edition.statement.measures[0].model_copy(
        update={"text": text("We met in {{ organisation.seat }}.")}
    )
    before = of(edition, 2021, named)
    organisation = before.statement.organisation
    employees = organisation.employees.model_copy(update={"value": 7})
    facts = {
        "vision": organisation.model_copy(update={"vision": text("Onwards")}),
        "seat": organisation.model_copy(update={"seat": "Bergen"}),
        "employees": organisation.model_copy(update={"employees": employees}),
    }
    vision, named_fact, figure = (
        before.model_copy(
            update={"statement": before.statement.model_copy(update={"organisation": changed})}
        )
        for changed in facts.values()
    )
    assert said_over_years(before) == said_over_years(vision)
    assert said_over_years(before) != said_over_years(named_fact)
    assert said_over_years(before) != said_over_years(figure)


# --- the figures ----------------------------------------------------------------------------------


def counting(edition: Edition, year: int, suppliers: Figure | None) -> Edition:
    counted = edition.statement.assessment.model_copy(update={"suppliers": suppliers})
    whole = of(edition, year)
    return whole.model_copy(
        update={"statement": whole.statement.model_copy(update={"assessment": counted})}
    )


def beside(edition: Edition, *suppliers: Figure | None) -> tuple[Table, list[str]]:
    """Return the figures of years from 2001 on, and the lines of them that tell of suppliers."""
    years = [counting(edition, 2001 + order, one) for order, one in enumerate(suppliers)]
    table, *_ = figures(Writer.of(years[-1], "en"), years[:-1])
    return table, [line for line in lines((table,)) if " bought " in line]


def test_the_figures_of_the_years_stand_side_by_side(edition: Edition) -> None:
    had = edition.statement.assessment.suppliers
    less = had.model_copy(update={"value": 170})
    called = less.model_copy(update={"label": text("suppliers alone")})
    table, told = beside(edition, called, None, less, had)
    assert table.caption == "Figures in the statements 2001–2004"
    (line,) = told
    label, *amounts, source = line.split(" | ")
    assert label == "Suppliers and partners we bought from"
    assert amounts == ["170 (Suppliers alone)", "Not stated", "170", "180"]
    assert source == "Our own review for the period"


def test_a_figure_that_is_told_no_more_is_told_last_with_the_year_that_told_it(
    edition: Edition,
) -> None:
    had = edition.statement.assessment.suppliers.model_copy(update={"source": None})
    table, told = beside(edition, had, None)
    assert told == [
        "Suppliers and partners we bought from | 180 | Not stated | Due diligence statement 2001"
    ]
    assert [*lines((table,))][-1] == told[0]
    (link,) = table.rows[-1][-1]
    assert isinstance(link, Link)
    assert link.to == Target("account", year=2001)


def test_no_more_years_stand_side_by_side_than_can_be_read(edition: Edition) -> None:
    had = edition.statement.assessment.suppliers
    table, _ = beside(edition, *[had] * (YEARS_BESIDE + 1))
    years = [column.title for column in table.columns[1:-1]]
    assert years == ["2002", "2003", "2004", "2005", "2006"]


def test_with_one_year_the_figures_are_those_of_the_year_alone(edition: Edition) -> None:
    w = Writer.of(edition, "nb")
    assert figures(w, ()) == compose.figure_tables(w)
