"""The files beside the pages say what the pages say, in forms that machines read."""

import csv
import datetime as dt
import io
import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import pytest

from apenhet.model import (
    LANGUAGES,
    AnnualReport,
    Approval,
    Edition,
    Language,
    Signature,
    State,
    Text,
)
from apenhet.render import data, html, outputs, plain
from apenhet.say import compose
from apenhet.say.document import Document, Quantity
from apenhet.say.writer import Writer
from apenhet.site import structured
from apenhet.site.navigation import Build, Listed, Today
from tests.publishing import publication
from tests.test_navigation import SITE, all_pages


@pytest.fixture(params=LANGUAGES)
def writer(request: pytest.FixtureRequest, edition: Edition) -> Writer:
    language: Language = request.param
    return Writer.of(edition, language)


def rows(text: str, language: Language) -> list[dict[str, str]]:
    assert text.startswith("\ufeff"), "spreadsheets need the byte order mark"
    return list(csv.DictReader(io.StringIO(text[1:]), delimiter=data.DELIMITERS[language]))


def test_every_output_has_a_file_that_is_offered_and_written(writer: Writer) -> None:
    offered = [file.href for file in outputs.offered(writer).files]
    assert offered == list(outputs.files(writer))
    for output, name in zip(outputs.BESIDE_PAGES, offered, strict=True):
        assert name.endswith(output.ending)


def test_no_two_outputs_share_a_name() -> None:
    for names in ([o.name for o in outputs.OUTPUTS], [o.form for o in outputs.OUTPUTS]):
        assert len(names) == len(set(names))


def test_what_knows_no_language_has_one_name(edition: Edition) -> None:
    both = outputs.Output(
        "both",
        "both",
        ".txt",
        "text/plain",
        lambda _: b"",
        by_language=False,
        file="both-{year}.txt",
    )
    names = {both.file_name(Writer.of(edition, language)) for language in LANGUAGES}
    assert names == {"both-2023.txt"}


def test_json_holds_the_whole_account(writer: Writer) -> None:
    told = json.loads(data.statement_json(writer))
    assert told["year"] == writer.edition.year
    assert [s["anchor"] for s in told["account"]] == [
        section.anchor for section in compose.account(writer).sections()
    ]
    said = "\n".join(line for section in told["account"] for line in section["text"])
    for section in compose.account(writer).sections():
        for quantity in quantities(section):
            assert quantity.text in said, (
                f"{section.anchor} shows {quantity.path}, the file does not"
            )
    figures = {figure["path"]: figure for figure in told["figures"]}
    suppliers = writer.edition.statement.assessment.suppliers
    assert figures["assessment.suppliers"]["value"] == suppliers.value
    assert figures["assessment.spend_share"]["approximate"] is True
    assert len(told["measures"]) == len(writer.edition.statement.measures)
    for measure, meant in zip(told["measures"], writer.edition.statement.measures, strict=True):
        assert measure["result"] == (meant.result and writer.words(meant.result))
    assert "{{" not in json.dumps(told)


def quantities(part: object) -> Iterator[Quantity]:
    """Yield every figure and date that stands anywhere in a part of a document."""
    if isinstance(part, Quantity):
        yield part
    elif isinstance(part, tuple):
        for one in part:
            yield from quantities(one)
    elif is_dataclass(part):
        for held in fields(part):
            yield from quantities(getattr(part, held.name))


def test_what_the_act_asks_of_a_finished_statement_is_told(edition: Edition) -> None:
    finished = approved(edition)
    for language in LANGUAGES:
        writer = Writer.of(finished, language)
        told = json.loads(data.statement_json(writer))
        assert told["approval"]["date"] == "2024-05-02"
        assert told["signatures"][0]["reservation"] == RESERVATION.in_(language)
        assert told["annual_report"]["place"] == REPORT.place.in_(language)
        assert told["published"] == "2024-05-15"
        page = " ".join(lines_of(compose.overview(writer, outputs.offered(writer))))
        for words in ("Kari Nordmann", RESERVATION.in_(language), REPORT.title.in_(language)):
            assert words in page


RESERVATION = Text(nb="Jeg er uenig i ett punkt.", en="I disagree on one point.")
REPORT = AnnualReport(
    title=Text(nb="Årsberetning", en="Annual report"), place=Text(nb="side to", en="page two")
)


def approved(edition: Edition) -> Edition:
    """Return the edition as it may be once it has been approved, signed and published."""
    done = {
        "approval": Approval(
            body=Text(nb="Forbundsstyret", en="National Executive Board"),
            date=dt.date(2024, 5, 2),
            meeting=Text(nb="møte i mai", en="meeting in May"),
        ),
        "signatures": (
            Signature(
                name="Kari Nordmann",
                role=Text(nb="styreleder", en="chair"),
                date=dt.date(2024, 5, 3),
                reservation=RESERVATION,
            ),
        ),
        "annual_report": REPORT,
    }
    facts = edition.statement.edition.model_copy(update=done)
    statement = edition.statement.model_copy(update={"edition": facts})
    revision = publication(edition.year, 1, dt.date(2024, 5, 15))
    life = {"published": (revision,), "state": State.PUBLISHED}
    return edition.model_copy(update={"statement": statement, **life})


def lines_of(document: Document) -> Iterator[str]:
    """Yield the words of the section that says how far the edition has come."""
    for section in document.sections():
        if section.anchor == "status":
            yield from plain.lines(section.blocks)


def test_paragraphs_and_lists_of_a_text_stay_apart(edition: Edition) -> None:
    (first, *others) = edition.statement.findings
    text = Text(nb="To ting:\n\n- det ene\n- det andre", en="Two things:\n\n- one\n- the other")
    findings = (first.model_copy(update={"uncertain": text}), *others)
    statement = edition.statement.model_copy(update={"findings": findings})
    writer = Writer.of(edition.model_copy(update={"statement": statement}), "nb")
    told = json.loads(data.statement_json(writer))
    assert told["findings"][0]["uncertain"] == "To ting:\ndet ene\ndet andre"
    page = html.render(
        compose.account(writer), str, {**edition.labels.in_("nb"), **edition.frame.in_("nb")}
    )
    assert "<li>det ene</li>" in page


def test_csv_of_the_figures_opens_in_a_spreadsheet(writer: Writer) -> None:
    found = rows(data.figures_csv(writer), writer.language)
    by_path = {row["path"]: row for row in found}
    high_risk = writer.edition.statement.assessment.high_risk
    assert high_risk is not None
    assert by_path["assessment.high_risk"]["value"] == str(high_risk.value)
    assert by_path["assessment.high_risk"]["source"]
    share = by_path["assessment.spend_share"]
    assert share["approximate"] == {"nb": "ja", "en": "true"}[writer.language]
    assert len(found) == len(list(writer.facts.figures()))


def test_csv_of_the_measures(writer: Writer) -> None:
    found = rows(data.measures_csv(writer), writer.language)
    assert [row["id"] for row in found] == [m.id for m in writer.edition.statement.measures]
    words = {"nb": "Planlagt", "en": "Planned"}
    planned = {m.id for m in writer.edition.statement.measures if m.status == "planned"}
    assert {row["id"] for row in found if row["status"] == words[writer.language]} == planned
    assert all("Tore Hansen" in row["responsible"] for row in found)


def test_a_cell_is_no_formula() -> None:
    assert data._cell("=1+1", "nb") == "'=1+1"
    assert data._cell(-1.5, "nb") == "-1,5"
    assert data._cell(-1.5, "en") == "-1.5"


@pytest.mark.parametrize("language", LANGUAGES)
def test_search_engines_are_told_what_the_account_is(edition: Edition, language: Language) -> None:
    pages = all_pages()
    build = Build(edition, language, Listed.of((edition,)), LANGUAGES, SITE, Today.of((edition,)))
    text = structured.page_schema(build, pages, pages.get("account", language))
    assert "<" not in text
    told = json.loads(text)
    assert told["@type"] == "Report"
    assert told["inLanguage"] == language
    assert told["publisher"] == {"@type": "Organization", "name": "Negotia"}
    assert told["temporalCoverage"] == "2023-01-01/2023-12-31"
    assert "datePublished" not in told, "a draft has no date of publication"
    assert told["isBasedOn"]
    other = told["workTranslation" if language == "nb" else "translationOfWork"]
    assert other["inLanguage"] != language


def test_search_engines_are_told_of_the_other_years(edition: Edition) -> None:
    facts = edition.statement.edition.model_copy(update={"year": 2022})
    older = edition.model_copy(
        update={"statement": edition.statement.model_copy(update={"edition": facts})}
    )
    pages = all_pages()
    build = Build(
        edition, "nb", Listed.of((edition, older)), LANGUAGES, SITE, Today.of((edition, older))
    )
    told = json.loads(structured.page_schema(build, pages, pages.get("account", "nb")))
    (part,) = told["isPartOf"]["hasPart"]
    assert part["version"] == "2022"
    assert part["@id"] == f"{SITE}2022/redegjorelse.html"
