"""What is new since the edition before, as its readers find it: told, linked, marked in words."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from apenhet.model import LANGUAGES, Edition, Language, MeasureStatus
from apenhet.read.load import load_folder
from apenhet.render import html
from apenhet.render.plain import lines
from apenhet.render.reach import shown_anew
from apenhet.say.changes import compared, told
from apenhet.say.document import Document, Target
from apenhet.say.since import first_of_all, since
from apenhet.say.writer import Writer
from apenhet.site.places import ON_PAGES
from apenhet.year.life import former
from tests.conftest import copied
from tests.organisation import FULL, LEAN, made
from tests.publishing import publication

STATEMENT = "data/statement_{}.yml"
CHANGES = (
    ("  suppliers:\n    value: 180\n", "  suppliers:\n    value: 190\n"),
    ("    status: planned\n", "    status: ongoing\n"),
    ("I arbeidet med aktsomhetsvurderingene så", "I arbeidet så"),
    (
        "([desk research]{lang=en}). Vi ville finne ut:",
        "([desk research]{lang=en}). Vi ville vite:",
    ),
    ("Deretter plasserte vi leverandørene", "Så plasserte vi leverandørene"),
    ("  - id: mapping\n    text:", "  - id: mapping_areas\n    text:"),
    ("      nb: intern-risiko\n", "      nb: egen-risiko\n"),
)


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> tuple[Edition, ...]:
    """Two editions, the second with some things changed."""
    project = copied(tmp_path_factory.mktemp("since") / "project")
    text = (project / STATEMENT.format(2023)).read_text(encoding="utf-8")
    edition, rest = text.split("\n\n", 1)[0], text.split("\n\n", 1)[1]
    for old, new in CHANGES:
        assert old in rest
        rest = rest.replace(old, new, 1)
    text = re.sub(r"(year: |start: |end: )2023", r"\g<1>2024", f"{edition}\n\n{rest}")
    (project / STATEMENT.format(2024)).write_text(text, encoding="utf-8")
    return load_folder(project).editions


def page(years: tuple[Edition, ...], language: Language) -> Document:
    before, after = years
    return since(compared(before, after, after.frame), language)


def in_html(years: tuple[Edition, ...]) -> str:
    """Return the Norwegian page as it is read."""
    after = years[-1]
    words = {**after.labels.in_("nb"), **after.frame.in_("nb")}
    return html.render(page(years, "nb"), lambda target: f"{target.page}#{target.anchor}", words)


def section(document: Document, anchor: str) -> list[str]:
    (found,) = [part for part in document.sections() if part.anchor == anchor]
    return list(lines(found.blocks))


def test_readers_meet_what_matters_most_first(years: tuple[Edition, ...]) -> None:
    assert [part.title for part in page(years, "nb").sections()] == [
        "Tall, datoer og navn",
        "Status på tiltak",
        "Lagt til",
        "Tatt bort",
        "Tekster",
    ]


def test_a_figure_is_told_with_what_it_was_and_where_else_it_counts(
    years: tuple[Edition, ...],
) -> None:
    figure, reached = section(page(years, "en"), "figures")
    assert figure == "Suppliers and partners we bought from: 190 (before: 180)"
    assert reached.startswith("It also makes a difference here: ")


def test_charts_and_tables_that_show_something_else_follow_the_figures(
    years: tuple[Edition, ...],
) -> None:
    before, after = years
    both = compared(before, after, after.frame)
    document = since(both, "nb", shown_anew(both, "nb"))
    titles = [part.title for part in document.sections()]
    assert titles[:2] == ["Tall, datoer og navn", "Figurer og tabeller"]
    _, *shown = section(document, "figurer-og-tabeller")
    assert [line.removeprefix("• ") for line in shown] == [
        "Oversikt: nøkkeltallene under «Dette undersøkte vi»",
        "Redegjørelsen: nøkkeltallene under «Risikoområdene våre»",
        "Redegjørelsen: figuren «16 av 190 leverandører har teknisk høy risiko, og 7 skal følges opp»",
        "Tiltak: tabellen «Tiltakene i handlingsplanen»",
    ]
    assert shown_anew(compared(before, before, before.frame), "nb") == ()


def test_a_measure_that_is_no_longer_there_is_told_with_how_far_it_had_come(
    years: tuple[Edition, ...],
) -> None:
    before, after = years
    statement = before.statement
    done = statement.measures[0].model_copy(update={"status": MeasureStatus.DONE})
    last = statement.model_copy(update={"measures": (done, *statement.measures[1:])})
    now = after.statement.model_copy(update={"measures": statement.measures[1:]})
    sides = (
        before.model_copy(update={"statement": last}),
        after.model_copy(update={"statement": now}),
    )
    assert "Measure: Update the ethical guidelines (2023), Done" in section(
        page(sides, "en"), "removed"
    )


def test_a_name_leads_to_one_place(years: tuple[Edition, ...]) -> None:
    links = re.findall(r'<a href="([^"]*)"[^>]*>(.*?)</a>', in_html(years))
    assert [name for _, name in links].count("Avsnitt: Hva vurderingen viste") > 1
    places: dict[str, set[str]] = {}
    for place, name in links:
        places.setdefault(name, set()).add(place)
    assert not {name: found for name, found in places.items() if len(found) > 1}


def test_texts_are_shown_in_the_language_of_the_page(years: tuple[Edition, ...]) -> None:
    assert any(
        "med aktsomhetsvurderingene" in line for line in section(page(years, "nb"), "tekster")
    )
    assert [part.anchor for part in page(years, "en").sections()] == [
        "figures",
        "status",
        "added",
        "removed",
    ]


def test_words_of_another_language_are_read_aloud_as_such(years: tuple[Edition, ...]) -> None:
    assert '(<span lang="en">desk research</span>). Vi ville ' in in_html(years)


def test_words_that_are_gone_are_told_to_who_does_not_see_the_line(
    years: tuple[Edition, ...],
) -> None:
    assert (
        '<del><span class="unseen"> [tatt bort: </span> med aktsomhetsvurderingene'
        '<span class="unseen">] </span></del>'
    ) in in_html(years)


def test_what_was_found_and_what_is_done_are_told_apart(years: tuple[Edition, ...]) -> None:
    before, after = years
    summary = after.statement.summary
    other = summary.model_copy(update={"found": summary.about, "done": summary.about})
    statement = after.statement.model_copy(update={"summary": other})
    new = after.model_copy(update={"statement": statement})
    found = {change.about for change in told(compared(before, new, new.frame), "nb")}
    assert {"Sammendraget: Dette fant vi", "Sammendraget: Dette gjør vi"} <= found


def test_two_editions_that_say_the_same_have_nothing_new(years: tuple[Edition, ...]) -> None:
    before = years[0]
    document = since(compared(before, before, before.frame), "en")
    assert list(lines(document.blocks))[1:] == ["No figure, measure or text has changed."]


def test_the_first_edition_says_so_and_leads_on(years: tuple[Edition, ...]) -> None:
    told_first, link = lines(first_of_all(years[0].frame, "en").blocks)
    assert told_first.startswith("This is the first statement on this site.")
    assert link == "Read the whole statement"


def test_what_is_published_is_compared_with_what_is_published(years: tuple[Edition, ...]) -> None:
    first, second = years
    published = (publication(2024),)
    third = second.model_copy(update={"published": published})
    assert former(second, years) is first
    assert former(first, years) is None
    assert former(third, (first, third)) is None
    first = first.model_copy(update={"published": published})
    assert former(third, (first, third)) is first


# --- where a change is read ------------------------------------------------------------------


@pytest.fixture(scope="module")
def organisation(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Edition]:
    project = made(tmp_path_factory.mktemp("other") / "project")
    return {edition.year: edition for edition in load_folder(project).editions}


def targets(document: Document) -> Iterator[Target]:
    for found in re.finditer(
        r"Target\(page='(\w+)', anchor=(?:'([^']*)'|None), year=(\w+)\)", repr(document)
    ):
        page, anchor, year = found.groups()
        yield Target(page, anchor, None if year == "None" else int(year))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("order", [(LEAN, FULL), (FULL, LEAN)])
def test_every_change_leads_to_a_place_that_is_there(
    organisation: dict[int, Edition], order: tuple[int, int], language: Language
) -> None:
    before, after = (organisation[year] for year in order)
    document = since(compared(before, after, after.frame), language)
    found = set(targets(document))
    assert len(found) > 20
    for target in found:
        edition = organisation[target.year or after.year]
        there = set(ON_PAGES[str(target.page)](Writer.of(edition, language)).anchors())
        assert target.anchor is None or target.anchor in there, target


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_change_is_told_by_a_key_of_the_data(
    organisation: dict[int, Edition], language: Language
) -> None:
    before, after = organisation[LEAN], organisation[FULL]
    subjects = [change.about for change in told(compared(before, after, after.frame), language)]
    assert [subject for subject in subjects if re.match(r"[a-z_]+(?::|$)", subject)] == []
