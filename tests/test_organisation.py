"""Another organisation's account, which needs no line of code: a made-up one, in two editions.

One leaves out all that can be left out, and one fills every place there is.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from apenhet.act import Answered, answers
from apenhet.anchors import is_filled
from apenhet.check import check_project
from apenhet.model import LANGUAGES, OPTIONAL_PARTS, Edition, Language, State, Statement, ViewName
from apenhet.problems.rules import Level
from apenhet.read.load import load_folder
from apenhet.render import data, tables
from apenhet.render.words import words
from apenhet.say.views import VIEWS
from apenhet.say.writer import Writer
from apenhet.signatures import unsigned
from tests.organisation import FULL, LEAN, made
from tests.page_text import page_text
from tests.test_site_published import places

__all__ = ["places"]


@pytest.fixture(scope="module")
def organisation(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("organisation") / "project")


@pytest.fixture(scope="module")
def lean(organisation: Path) -> Edition:
    return load_folder(organisation).editions[0]


@pytest.fixture(scope="module")
def full(organisation: Path) -> Edition:
    return load_folder(organisation).editions[1]


# --- check --------------------------------------------------------------------------------------


def test_neither_has_errors(organisation: Path) -> None:
    problems = check_project(load_folder(organisation), dt.date(2026, 6, 1))
    assert [p for p in problems if p.level is Level.ERROR] == []


def test_what_is_left_out_is_asked_for_by_nobody(organisation: Path) -> None:
    problems = check_project(load_folder(organisation), dt.date(2025, 6, 1), {LEAN})
    # Whether a lawyer has read the Act's clauses is not the organisation's: its Act is the real one.
    asked = {p.rule for p in problems if p.level is Level.GATE} - {"clause_confirmed"}
    assert asked == {
        "annual_report_named",
        "approval_given",
        "clause_has_answer",
        "clause_worth_an_answer",
        "measure_has_result",
        "none_found_explained",
        "risk_area_specific",
        "signatures_given",
    }


HOW_IT_STANDS = {"Chapter", "AccountSection", "AccountBlock", "Figure", "CitedSource"}
ITS_LIFE = {
    *("EditionFacts", "Approval", "Approver", "Signature", "AnnualReport", "Original", "Revision"),
    "WithdrawalReason",
}
"""Models whose optional fields say nothing of what an organisation has."""


def filled(value: object) -> Iterator[tuple[str, str]]:
    """Yield the optional fields, by model and name, that are filled anywhere in ``value``."""
    if isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            part = getattr(value, name)
            if not field.is_required() and part not in (None, ()):
                yield type(value).__name__, name
            yield from filled(part)
    elif isinstance(value, tuple):
        for part in value:
            yield from filled(part)


def optional(model: type[BaseModel]) -> Iterator[tuple[str, str]]:
    """Yield the optional fields of a model and of the models below it."""
    for name, field in model.model_fields.items():
        if not field.is_required():
            yield model.__name__, name
        for below in models_in(field.annotation):
            yield from optional(below)


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in getattr(annotation, "__args__", ()):
        yield from models_in(argument)


def test_one_leaves_all_out_and_the_other_fills_every_place(lean: Edition, full: Edition) -> None:
    every = {one for one in optional(Statement) if one[0] not in HOW_IT_STANDS | ITS_LIFE}
    assert len(every) > 40
    assert every - set(filled(full.statement)) == set()
    # A risk area needs a measure: its own, or one of a plan that is aimed at it as a whole.
    assert every & set(filled(lean.statement)) == {("Measure", "addresses")}


# --- words and pages ----------------------------------------------------------------------------

FILLED: dict[str, tuple[str, str]] = {
    "board": ("Anne Berg, styreleder, fra 1. mars 2025", "Anne Berg, chair, from 1 March 2025"),
    "engagement": ("Hva det førte til: Lønnen kommer", "What came of it: Wages are paid earlier"),
    "grievances": ("Saker om arbeidsforhold: 3", "Cases on working conditions: 3"),
    "remediation": ("Erstatning: Renter", "Compensation: Interest"),
    "requests": ("Besvart i tide: 8", "Answered in time: 8"),
    "purchasing": ("Vi bestiller i god tid.", "We order well in advance."),
    "training": ("Deltakere: 6 av innkjøperne", "Participants: 6 of the buyers"),
    "severity": ("Alvorlighet: Mange tjener", "Severity: Many earn"),
    "involvement": ("Vår tilknytning: Direkte knyttet", "Our involvement: Directly linked"),
    "likelihood": ("Sannsynlighet: Det er vanlig", "Likelihood: It is common"),
    "priority": ("Prioritering: Her kan", "Priority: This is where"),
    "tier": ("Ledd i leverandørkjeden: andre", "Stage of the supply chain: the second"),
    "affected": ("berørt eller utsatt: de som syr", "affected or at risk: those who sew"),
    "countries": ("Land: Bangladesh", "Countries: Bangladesh"),
    "spend": ("Hva vi kjøper for: 240 000 kr i året", "What we spend: NOK 240,000 a year"),
    "indicator": ("Dette måler vi: fabrikker", "What we measure: factories"),
    "baseline": ("Utgangspunkt: ingen", "Starting point: no"),
    "target": ("Mål: alle", "Target: all"),
    "reason": ("avsluttet: Vi snakker heller", "dropped: We talk with them"),
    "interests": ("medlemmenes sportslige interesser", "sporting interests of our members"),
    "tool": ("Leverandør: Kartverktøyet", "Supplier: Kartverktøyet"),
}
"""What the full edition says of each place, in Norwegian and English."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_place_is_told_where_it_is_filled_and_not_named_where_it_is_empty(
    language: Language, lean: Edition, full: Edition
) -> None:
    filled, empty = words(Writer.of(full, language)), words(Writer.of(lean, language))
    told = [pair[LANGUAGES.index(language)] for pair in FILLED.values()]
    assert [one for one in told if one not in filled] == []
    labels = [f"{label}:" for label, colon, _ in (one.partition(":") for one in told) if colon]
    assert [label for label in labels if label in empty] == []


@pytest.mark.parametrize("view", OPTIONAL_PARTS)
def test_a_part_that_is_not_there_is_shown_as_nothing(view: str, lean: Edition) -> None:
    assert VIEWS[view](Writer.of(lean, "nb")) == ()


@pytest.mark.parametrize(
    ("view", "way"), [(view, way) for view, ways in OPTIONAL_PARTS.items() for way in ways]
)
def test_what_a_view_cannot_do_without_is_what_it_is_known_to_need(
    view: ViewName, way: tuple[str, ...], full: Edition
) -> None:
    without = emptied(full.statement, way)
    assert VIEWS[view](Writer.of(full, "nb")) != ()
    assert is_filled(full.statement, view)
    assert not is_filled(without, view)
    assert VIEWS[view](Writer.of(full.model_copy(update={"statement": without}), "nb")) == ()


def emptied(statement: Any, way: tuple[str, ...]) -> Any:
    """Return a statement as if nobody had filled in what stands at the end of a way."""
    key, *rest = way
    inner = getattr(statement, key)
    nothing = () if isinstance(inner, tuple) else None
    return statement.model_copy(update={key: emptied(inner, tuple(rest)) if rest else nothing})


def test_the_pages_are_built_with_all_and_with_nothing(places: Path, full: Edition) -> None:
    site = places / "preview"  # of both, whatever has become of them there
    account = page_text(site / str(FULL) / "redegjorelse.html")
    measures = page_text(site / str(FULL) / "tiltak.html")
    for told in (
        "Lønnen kommer tidligere.",
        "240\u00a0000\u00a0kr i året",
        "Bangladesh",
        "Anne Berg",
    ):
        assert told in account
    amounts = page_text(site / str(FULL) / "data-og-nedlasting.html")
    area = next(one for one in full.statement.risk_areas if one.spend)
    assert f"{area.title.nb}: i året" in amounts, "not only «I året»"
    for told in ("fabrikker med avtale om lønn", "ingen fabrikker", "Vi snakker heller med dem."):
        assert told in measures
    for page in (site / str(LEAN)).rglob("*.html"):
        assert "Negotia" not in page_text(page)
    assert "Utgangspunkt" not in page_text(site / str(LEAN) / "tiltak.html")


# --- the Act ------------------------------------------------------------------------------------


def answered(edition: Edition) -> dict[str, Answered]:
    told = answers(edition.statement, edition.law.clauses, State.DRAFT)
    return {answer.clause.id: answer.answered for answer in told}


def test_what_a_section_shows_answers_a_clause_only_where_it_is_filled(full: Edition) -> None:
    assert answered(full)["s4_e"] is Answered.FULLY
    silent = full.statement.model_copy(update={"engagement": ()})
    told = answered(full.model_copy(update={"statement": silent}))
    assert told["s4_e"] is Answered.NOT_STATED


def test_signatures_are_whole_when_all_who_serve_have_signed(full: Edition) -> None:
    assert unsigned(full.statement) == ()
    assert answered(full)["s5_signatures"] is Answered.FULLY
    facts = full.statement.edition
    one = facts.model_copy(update={"signatures": facts.signatures[:1]})
    statement = full.statement.model_copy(update={"edition": one})
    assert unsigned(statement) == ("Nils Dahl",)
    told = answered(full.model_copy(update={"statement": statement}))
    assert told["s5_signatures"] is Answered.PARTLY


# --- files --------------------------------------------------------------------------------------


def test_programs_get_each_place(lean: Edition, full: Edition) -> None:
    told = json.loads(data.statement_json(Writer.of(full, "en")))
    (area,) = told["risk_areas"]
    assert area["countries"][0]["code"] == "BD"
    assert (area["involvement"], area["spend"]["value"]) == ("linked", 240000)
    assert area["spend"]["unit"] == "nok"
    assert told["findings"][0]["affected"]["en"] == "ten cleaners"
    assert told["board"][0]["member_from"] == "2025-03-01"
    assert told["engagement"][0]["about"] == ["supply"]
    (channel,) = told["grievances"]["channels"]
    assert channel["url"]["en"] == "https://www.example.org/en/speak-up"
    assert told["remediation"][0]["findings"] == ["supply"]
    assert told["requests"]["refused"]["value"] == 1
    assert told["purchasing"][0]["text"]["en"] == "We order well in advance."
    assert told["training"][0]["attended"]["label"]["en"] == "of the buyers"
    empty = json.loads(data.statement_json(Writer.of(lean, "en")))
    assert empty["grievances"] is None
    assert empty["engagement"] == empty["board"] == []


def test_spreadsheets_get_what_is_counted_and_measured(full: Edition) -> None:
    writer = Writer.of(full, "en")
    figures = list(csv.DictReader(io.StringIO(tables.FIGURES.csv(writer)[1:])))
    by_path = {row["path"]: row["value"] for row in figures}
    assert by_path["risk_areas.clothing.spend"] == "240000"
    assert by_path["information_duty.requests.in_time"] == "8"
    assert by_path["training.buyers.attended"] == "6"
    (row, _) = csv.DictReader(io.StringIO(tables.MEASURES.csv(writer)[1:]))
    assert (row["baseline"], row["target"]) == ("no factories", "all factories")


# --- fingerprints -------------------------------------------------------------------------------


RISK = ("severity", "involvement", "tier", "affected", "likelihood", "priority")
MEASURE = ("indicator", "baseline", "target")


@pytest.mark.parametrize(
    ("entries", "name"),
    [*(("risk_areas", name) for name in RISK), *(("measures", name) for name in MEASURE)],
)
def test_a_place_that_is_filled_adds_lines_and_changes_none(
    entries: str, name: str, lean: Edition, full: Edition
) -> None:
    """So that what was approved before there was such a place reads as it did."""
    (before,) = getattr(lean.statement, entries)
    value = getattr(getattr(full.statement, entries)[0], name)
    after = before.model_copy(update={name: value})
    statement = lean.statement.model_copy(update={entries: (after,)})
    old = words(Writer.of(lean, "nb")).splitlines()
    now = words(Writer.of(lean.model_copy(update={"statement": statement}), "nb")).splitlines()
    added = [line for line in now if line not in old]
    assert added
    assert [line for line in now if line not in added] == old
