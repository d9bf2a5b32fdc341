"""The files beside the pages say what the pages say, in forms that machines read."""

import csv
import io
import json

import pytest

from apenhet import compose
from apenhet.model import LANGUAGES, Edition, Language
from apenhet.navigation import Build, Pages
from apenhet.render import data, structured
from apenhet.writer import Writer
from tests.test_navigation import DOCS, SITE


@pytest.fixture(params=LANGUAGES)
def writer(request: pytest.FixtureRequest, edition: Edition) -> Writer:
    language: Language = request.param
    return Writer.of(edition, language)


def rows(text: str, language: Language) -> list[dict[str, str]]:
    assert text.startswith("\ufeff"), "spreadsheets need the byte order mark"
    return list(csv.DictReader(io.StringIO(text[1:]), delimiter=data.DELIMITERS[language]))


def test_every_file_a_page_offers_can_be_written() -> None:
    assert tuple(data.EXPORTS) == compose.FILES


def test_json_holds_the_whole_account(writer: Writer) -> None:
    told = json.loads(data.export(writer, "statement_json"))
    assert told["year"] == writer.edition.year
    assert [s["anchor"] for s in told["account"]] == [
        section.anchor for section in compose.account(writer).sections()
    ]
    figures = {figure["path"]: figure for figure in told["figures"]}
    suppliers = writer.edition.statement.assessment.suppliers
    assert figures["assessment.suppliers"]["value"] == suppliers.value
    assert figures["assessment.spend_share"]["approximate"] is True
    assert len(told["measures"]) == len(writer.edition.statement.measures)
    assert all(measure["result"] is None for measure in told["measures"])
    assert "{{" not in json.dumps(told)


def test_csv_of_the_figures_opens_in_a_spreadsheet(writer: Writer) -> None:
    found = rows(data.export(writer, "figures_csv"), writer.language)
    by_path = {row["path"]: row for row in found}
    high_risk = writer.edition.statement.assessment.high_risk
    assert by_path["assessment.high_risk"]["value"] == str(high_risk.value)
    assert by_path["assessment.high_risk"]["source"]
    assert len(found) == len(list(writer.facts.figures()))


def test_csv_of_the_measures(writer: Writer) -> None:
    found = rows(data.export(writer, "measures_csv"), writer.language)
    assert [row["id"] for row in found] == [m.id for m in writer.edition.statement.measures]
    assert {row["status"] for row in found} == {"planned"}
    assert all("Tore Hansen" in row["responsible"] for row in found)


def test_a_cell_is_no_formula() -> None:
    assert data._cell("=1+1", "nb") == "'=1+1"
    assert data._cell(-1.5, "nb") == "-1,5"
    assert data._cell(-1.5, "en") == "-1.5"


@pytest.mark.parametrize("language", LANGUAGES)
def test_search_engines_are_told_what_the_account_is(edition: Edition, language: Language) -> None:
    pages = Pages.read(DOCS)
    build = Build(edition, language, (edition,), LANGUAGES, SITE)
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
    pages = Pages.read(DOCS)
    build = Build(edition, "nb", (edition, older), LANGUAGES, SITE)
    told = json.loads(structured.page_schema(build, pages, pages.get("account", "nb")))
    (part,) = told["isPartOf"]["hasPart"]
    assert part["version"] == "2022"
    assert part["@id"] == f"{SITE}2022/redegjorelse.html"
