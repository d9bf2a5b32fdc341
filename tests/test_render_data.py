"""The files beside the pages say what the pages say, in forms that machines read."""

import csv
import datetime as dt
import hashlib
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from decimal import Decimal
from html import unescape
from pathlib import Path
from posixpath import normpath
from typing import Any, Final

import frictionless
import pytest
from frictionless.resources import TableResource
from jsonschema import Draft202012Validator

from apenhet.model import (
    LANGUAGES,
    AnnualReport,
    Approval,
    Approver,
    Edition,
    Language,
    Signature,
    State,
    Text,
)
from apenhet.read.schema import as_json
from apenhet.read.source import SCHEMAS, Source
from apenhet.render import data, html, outputs, plain, register, shape, tables
from apenhet.render.tables import DELIMITERS
from apenhet.say import compose
from apenhet.say.document import Document, Quantity
from apenhet.say.writer import Writer
from apenhet.site import opendata, structured
from apenhet.site.files import KeptFiles
from apenhet.site.navigation import Build, Listed, Today
from tests.conftest import ROOT
from tests.publishing import publication
from tests.test_navigation import SITE, all_pages

FORMATS: Final = Draft202012Validator.FORMAT_CHECKER


def rows(text: str, language: Language) -> list[dict[str, str]]:
    assert text.startswith("\ufeff"), "spreadsheets need the byte order mark"
    read = csv.DictReader(io.StringIO(text[1:], newline=""), delimiter=DELIMITERS[language])
    return list(read)


def told_by(writer: Writer) -> Any:
    return json.loads(data.statement_json(writer))


def test_every_output_has_a_file_that_is_offered_and_written(edition: Edition) -> None:
    """Each page offers all files; what knows no language lies at the edition's root, once."""
    norwegian, english = (Writer.of(edition, language) for language in LANGUAGES)
    written = [
        folder + output.file_name(w)
        for w, folder in ((norwegian, ""), (english, "en/"))
        for output in outputs.written_for(w.language)
    ]
    assert len(written) == len(set(written))
    for w, folder in ((norwegian, ""), (english, "en/")):
        offered = [normpath(folder + file.href) for file in outputs.offered(w).files]
        assert len(offered) == len(outputs.BESIDE_PAGES)
        assert set(offered) <= set(written)
        for output, name in zip(outputs.BESIDE_PAGES, offered, strict=True):
            assert name.endswith(output.ending)
            assert outputs.paths(output, w).get(w.language, name) == name


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


def test_json_holds_the_whole_account_in_both_languages(edition: Edition) -> None:
    writers = {language: Writer.of(edition, language) for language in LANGUAGES}
    told = told_by(writers["nb"])
    assert data.statement_json(writers["en"]) == data.statement_json(writers["nb"])
    assert told["year"] == edition.year
    for language, writer in writers.items():
        anchors = [s["anchor"][language] for s in told["account"]]
        assert anchors == [section.anchor for section in compose.account(writer).sections()]
        said = "\n".join(line for section in told["account"] for line in section["text"][language])
        for section in compose.account(writer).sections():
            for quantity in quantities(section):
                assert quantity.text in said, f"{quantity.path} is shown and not in the file"
    figures = {figure["path"]: figure for figure in told["figures"]}
    suppliers = edition.statement.assessment.suppliers
    assert figures["assessment.suppliers"]["value"] == suppliers.value
    assert figures["assessment.spend_share"]["approximate"] is True
    assert figures["derived.follow_up"]["derived"] is True
    assert told["counts"]["measures"] == len(told["measures"]) == len(edition.statement.measures)
    assert "{{" not in json.dumps(told)


def test_json_fits_its_published_schema(edition: Edition) -> None:
    """That of today's version; what was published in a former one stays as it was."""
    published = json.loads((ROOT / "schema/published/statement-1.json").read_text())
    for told in (edition, approved(edition)):
        valid = Draft202012Validator(published, format_checker=FORMATS)
        assert not [*valid.iter_errors(told_by(Writer.of(told, "nb")))]
    assert published == shape.statement_schema()
    assert shape.FORMAT == 1, "a new version has a schema of its own, beside the former ones"


def test_a_statement_published_in_the_first_version_still_fits(edition: Edition) -> None:
    """What programs rely on: nothing that version 1 had in 2026 goes away or changes its kind."""
    had = json.loads((ROOT / "tests/golden/published/statement-1.json").read_text())
    now = told_by(Writer.of(approved(edition), "nb"))
    assert not list(lost(had, now, ""))


def lost(had: Any, now: Any, path: str) -> Iterator[str]:
    """Yield where a value was that is gone, or is of another kind."""
    if isinstance(had, dict) and isinstance(now, dict):
        for name, value in had.items():
            if name in now:
                yield from lost(value, now[name], f"{path}.{name}")
            else:
                yield f"{path}.{name}"
    elif isinstance(had, list) and isinstance(now, list):
        for was, one in zip(had[:1], now[:1], strict=False):
            yield from lost(was, one, f"{path}[0]")
    elif had != now and type(had) is not type(now):
        yield path


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
        told = told_by(writer)["edition"]
        assert told["state"] == "published"
        assert told["approval"]["date"] == "2024-05-02"
        assert told["signatures"][0]["reservation"] == RESERVATION.model_dump()
        assert told["annual_report"]["place"] == REPORT.place.model_dump()
        (revision,) = told["revisions"]
        assert (revision["revision"], revision["date"]) == (1, "2024-05-15")
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
    (told, *_) = told_by(writer)["findings"]
    assert told["uncertain"]["nb"] == "To ting:\ndet ene\ndet andre"
    assert told["uncertain"]["en"] == "Two things:\none\nthe other"
    page = html.render(
        compose.account(writer), str, {**edition.labels.in_("nb"), **edition.frame.in_("nb")}
    )
    assert "<li>det ene</li>" in page


def test_csv_of_the_figures_opens_in_a_spreadsheet(writer: Writer) -> None:
    found = rows(tables.FIGURES.csv(writer), writer.language)
    by_path = {row["path"]: row for row in found}
    high_risk = writer.edition.statement.assessment.high_risk
    assert high_risk is not None
    assert by_path["assessment.high_risk"]["value"] == str(high_risk.value)
    assert by_path["assessment.high_risk"]["source"]
    share = by_path["assessment.spend_share"]
    assert share["approximate"] == {"nb": "ja", "en": "true"}[writer.language]
    assert share["unit_text"] == {"nb": "prosent", "en": "per cent"}[writer.language]
    assert share["text"] == {"nb": "omtrent\xa093\xa0%", "en": "about\xa093%"}[writer.language]
    assert len(found) == len(list(writer.facts.figures()))


def test_csv_of_the_measures(writer: Writer) -> None:
    found = rows(tables.MEASURES.csv(writer), writer.language)
    assert [row["id"] for row in found] == [m.id for m in writer.edition.statement.measures]
    words = {"nb": "Planlagt", "en": "Planned"}
    planned = {m.id for m in writer.edition.statement.measures if m.status == "planned"}
    assert {row["id"] for row in found if row["status"] == "planned"} == planned
    assert {row["id"] for row in found if row["status_text"] == words[writer.language]} == planned
    assert all("Tore Hansen" in row["responsible"] for row in found)


def test_csv_of_risk_areas_and_clauses_says_what_is_known_and_what_is_missing(
    writer: Writer,
) -> None:
    areas = rows(tables.RISK_AREAS.csv(writer), writer.language)
    assert [row["id"] for row in areas] == [a.id for a in writer.edition.statement.risk_areas]
    assert all(row["goods"] and not row["severity"] for row in areas)
    clauses = {row["id"]: row for row in rows(tables.CLAUSES.csv(writer), writer.language)}
    assert clauses.keys() == {clause.id for clause in writer.edition.law.clauses}
    assert clauses["s5_c"]["answered"] == "partly"
    assert clauses["s5_c"]["lacking"]
    assert clauses["s5_a"]["places"]


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t=", " =", "\uff1d"])
def test_a_cell_is_no_formula(sign: str) -> None:
    for language in LANGUAGES:
        assert tables.written(f"{sign}1+1", language) == f"'{sign}1+1"
    assert tables.written("– fordi", "nb") == "– fordi"
    assert tables.written(-1.5, "nb") == "-1,5"
    assert tables.written(-1.5, "en") == "-1.5"
    assert tables.written(0.5, "nb") == "0,5"


def test_the_data_package_is_one(edition: Edition, built_site: Path) -> None:
    """Its readers find every table, with numbers, dates and yes or no as what they are."""
    descriptor = built_site / str(edition.year) / "datapackage.json"
    report = frictionless.validate(descriptor)
    assert report.valid, report.flatten(["type", "message"])
    package = frictionless.Package(descriptor)
    for language in LANGUAGES:
        (share,) = (
            row
            for row in table(package, f"figures-{language}").read_rows()
            if row["path"] == "assessment.spend_share"
        )
        assert (share["value"], share["approximate"]) == (93, True)
    assert len(package.resources) == 1 + len(LANGUAGES) * len(tables.TABLES)
    assert all((descriptor.parent / str(one.path)).is_file() for one in package.resources)


def table(package: frictionless.Package, name: str) -> TableResource:
    found = package.get_resource(name)
    assert isinstance(found, TableResource)
    return found


def test_the_record_for_registers_answers_what_the_data_answer(edition: Edition) -> None:
    def answers(told: Edition) -> dict[str, Any]:
        made = json.loads(register.register_json(data.Reader(Writer.of(told, "nb"))))
        asking = [name for one in made["questions"] for name in one["asked_by"]]
        assert set(asking) == made["registers"].keys()
        assert all(all(one["question"].values()) for one in made["questions"])
        return {one["id"]: one["answer"] for one in made["questions"]}

    draft, finished = answers(edition), answers(approved(edition))
    assert draft["organisation"] == "Negotia"
    assert draft["covers_risks"] is True
    assert [risk["id"] for risk in draft["risks"]] == [a.id for a in edition.statement.risk_areas]
    unknown = {"turnover", "organisation_number", "forced_labour_found", "approved_by", "signed_by"}
    unknown |= {"covers_training", "trained", "covers_effectiveness", "covers_audits"}
    assert {name for name in unknown if draft[name] is None} == unknown
    assert draft["policies"][0]["title"]["en"] == "Ethical guidelines"
    # Only the plan as a whole is aimed at a risk, until a measure is.
    assert [(risk["measures"], risk["aimed_at_by_plan"]) for risk in draft["risks"]] == [
        ([], True)
    ] * len(draft["risks"])
    (first, *others), area = edition.statement.measures, edition.statement.risk_areas[0]
    aimed = (first.model_copy(update={"addresses": (area.id,)}), *others)
    statement = edition.statement.model_copy(update={"measures": aimed})
    (told, *_) = answers(edition.model_copy(update={"statement": statement}))["risks"]
    assert [(one["id"], one["status"]) for one in told["measures"]] == [(first.id, "planned")]
    assert not [name for name, answer in draft.items() if answer is False], "unknown is not no"
    assert finished["approved_on"] == ["2024-05-02"]
    assert finished["signed_by"][0]["name"] == "Kari Nordmann"
    secretary = Approver(
        body=Text(nb="Generalsekretæren", en="General Secretary"), date=dt.date(2024, 7, 1)
    )
    correction = publication(edition.year, 2, dt.date(2024, 7, 1), approval=secretary)
    whole = approved(edition)
    corrected = whole.model_copy(update={"published": (*whole.published, correction)})
    assert [
        (one["body"]["en"], one["date"], one["corrects"] and one["corrects"]["en"])
        for one in answers(corrected)["approved_by"]
    ] == [
        ("National Executive Board", "2024-05-02", None),
        ("General Secretary", "2024-07-01", "A wrong figure."),
    ]


def test_the_history_holds_every_statement_as_it_lies_in_its_folder(built_site: Path) -> None:
    (only,) = json.loads((built_site / "history.json").read_text())["statements"]
    assert only == json.loads((built_site / "2023/statement-2023.json").read_text())
    assert (built_site / only["schema"]).read_text() == as_json(shape.statement_schema())


FILE_TOLD = re.compile(
    r'<a href="([^"]+)">[^<]+<span class="format">\(([\w, ]+(?:, \d+\xa0\w+)?), ([\d.,]+\xa0[kM]B)\)</span></a>'
    r'<p>[^<]+</p><details class="sum"><summary>SHA-256</summary><code>(\w+)</code>'
)
"""A file that is offered: its address, its format and language, its size and its sum."""


@pytest.mark.parametrize("page", ["data-og-nedlasting.html", "en/data-and-downloads.html"])
def test_each_files_size_and_sum_are_told(built_site: Path, page: str) -> None:
    told = FILE_TOLD.findall((built_site / "2023" / page).read_text(encoding="utf-8"))
    assert len(told) == len(outputs.BESIDE_PAGES)
    for href, how, size, digest in told:
        assert ("engelsk" in how or "English" in how) is (page.startswith("en/") or ".json" in href)
        assert ("\xa0" in how) is href.endswith(".pdf")
        content = (built_site / "2023" / page).parent.joinpath(href).read_bytes()
        assert hashlib.sha256(content).hexdigest() == digest
        assert size == f"{max(1, round(len(content) / 1000))}\xa0kB"
    # The overview offers what people read, told the same way, and leads here for the rest.
    first = page.replace(page.rpartition("/")[2], "index.html")
    overview = (built_site / "2023" / first).read_text(encoding="utf-8")
    assert FILE_TOLD.findall(overview) == told[: len(outputs.TO_READ)]
    assert f'href="{page.rpartition("/")[2]}#' in overview


def test_the_example_on_the_page_runs_as_it_stands(
    built_site: Path, edition: Edition, tmp_path: Path
) -> None:
    (tmp_path / "history.json").write_bytes((built_site / "history.json").read_bytes())
    for page in ("data-og-nedlasting.html", "en/data-and-downloads.html"):
        whole = (built_site / "2023" / page).read_text(encoding="utf-8")
        (code,) = re.findall(r'<pre class="example"><code>(.*?)</code></pre>', whole, re.DOTALL)
        done = subprocess.run(
            [sys.executable, "-c", unescape(code)],
            cwd=tmp_path,
            env={**os.environ, "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            check=True,
        )
        lines = done.stdout.decode("utf-8").splitlines()
        assert lines[0] == "Due diligence statement 2023"
        assert len(lines) == 1 + len(edition.statement.measures)
        assert lines[1] == f"- {edition.statement.measures[0].title.en}"


def test_former_schemas_stay_in_the_site_to_the_byte(tmp_path: Path) -> None:
    kept = tmp_path / SCHEMAS
    kept.mkdir(parents=True)
    (kept / "statement-0.json").write_bytes(b'{"title": "f\xf8r"}\r\n')
    there = opendata.schemas(Source.from_folder(tmp_path).schemas)
    assert there["schema/statement-0.json"] == b'{"title": "f\xf8r"}\r\n'
    assert "schema/statement-1.json" in there


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


# --- since the statement before -------------------------------------------------------------------


def test_json_says_what_changed_since_the_statement_before(edition: Edition) -> None:
    """Of a text that changed both languages are whole; of a figure there is the number too."""
    changes = told_by(Writer.of(edition, "en").after(year_before(edition)))["changes"]
    assert (changes["since"], changes["revision"]) == (edition.year - 1, None)
    figure, text = changes["changes"]
    assert figure["path"] == "assessment.suppliers"
    assert (figure["kind"], figure["before_value"], figure["after_value"]) == ("figure", 7, 180)
    assert (figure["before"]["nb"], figure["after"]["en"]) == ("7", "180")
    measure = edition.statement.measures[0]
    assert (text["kind"], text["path"]) == ("text", f"measures.{measure.id}.text")
    assert text["before"]["nb"] == "Slik var det."
    assert (
        text["before"]["en"] == text["after"]["en"] == Writer.of(edition, "en").words(measure.text)
    )
    assert text["about"]["en"].endswith(measure.title.en)


def test_json_with_changes_fits_the_schema_and_the_first_has_none(edition: Edition) -> None:
    valid = Draft202012Validator(shape.statement_schema(), format_checker=FORMATS)
    told = told_by(Writer.of(edition, "nb").after(year_before(edition)))
    assert not [*valid.iter_errors(told)]
    assert told_by(Writer.of(edition, "nb"))["changes"] is None


def test_only_files_that_tell_of_the_year_before_are_made_again_when_it_changes(
    edition: Edition, tmp_path: Path
) -> None:
    kept, w = KeptFiles(tmp_path), Writer.of(edition, "nb")
    for former in (None, year_before(edition)):
        for form in ("json", "csv"):
            kept.make(outputs.FORMS[form], w.after(former))
    assert len(list(tmp_path.iterdir())) == 3
    again = kept.make(outputs.FORMS["json"], w.after(year_before(edition)))
    assert json.loads(again)["changes"]["since"] == edition.year - 1
    assert len(list(tmp_path.iterdir())) == 3


def year_before(edition: Edition) -> Edition:
    """Return the edition as if it were of the year before, with other suppliers and one text."""
    said = edition.statement
    first, *others = said.measures
    text = first.text.model_copy(update={"nb": "Slik var det."})
    suppliers = said.assessment.suppliers.model_copy(update={"value": Decimal(7)})
    statement = said.model_copy(
        update={
            "edition": said.edition.model_copy(update={"year": edition.year - 1}),
            "measures": (first.model_copy(update={"text": text}), *others),
            "assessment": said.assessment.model_copy(update={"suppliers": suppliers}),
        }
    )
    return edition.model_copy(update={"statement": statement})
