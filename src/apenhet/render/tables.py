"""Tables of an edition for spreadsheets and programs: figures, measures, risk areas, clauses.

Each column has the same name in both languages, and a title in each. A Norwegian Excel takes the
semicolon for what stands between cells and the comma for a decimal sign, so the Norwegian files
have these; the English ones have a comma and a point. It writes CSV and knows no page.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from apenhet.model import Clause, Figure, Language, Measure, RiskArea, Text
from apenhet.render.data import number, told
from apenhet.say import clauses, views
from apenhet.say.markdown import plain
from apenhet.say.writer import Writer

DELIMITERS: Final[dict[Language, str]] = {"nb": ";", "en": ","}
DECIMAL_SIGNS: Final[dict[Language, str]] = {"nb": ",", "en": "."}
YES_NO: Final[dict[Language, tuple[str, str]]] = {"nb": ("ja", "nei"), "en": ("true", "false")}
BETWEEN: Final = "; "
"""Stands between the entries of a list in a cell."""
FORMULA: Final = "=+-@\uff1d\uff0b\uff0d\uff20"
"""What begins a formula in some spreadsheet; such texts get an apostrophe before them."""

Type = Literal["string", "number", "boolean", "date"]
Cell = str | int | float | bool | dt.date | None


@dataclass(frozen=True, slots=True)
class CsvColumn:
    """A column: its permanent ``name``, the ``label`` of its title, and what a row has there."""

    name: str
    label: str
    cell: Callable[[Writer, Any], Cell]
    type: Type = "string"


@dataclass(frozen=True, slots=True)
class CsvTable:
    """A table of things of an edition; the first column tells its rows apart."""

    columns: tuple[CsvColumn, ...]
    rows: Callable[[Writer], Iterable[object]]

    def cells(self, w: Writer) -> list[list[Cell]]:
        """Return the rows, cell by cell, in the order of the columns."""
        return [[column.cell(w, row) for column in self.columns] for row in self.rows(w)]

    def csv(self, w: Writer) -> str:
        """Return the table as CSV."""
        return as_csv(w.language, [column.name for column in self.columns], self.cells(w))


def as_csv(language: Language, header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """Return rows below their header; spreadsheets read UTF-8 only after a byte order mark."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=DELIMITERS[language], lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([written(cell, language) for cell in row] for row in rows)
    return "\ufeff" + out.getvalue()


def written(cell: Cell, language: Language) -> str:
    """Write a cell: decimals as the language has them, and no text that would run as a formula."""
    match cell:
        case None:
            return ""
        case bool():
            return YES_NO[language][0 if cell else 1]
        case float():
            return str(cell).replace(".", DECIMAL_SIGNS[language])
        case int() | dt.date():
            return str(cell)
        case _:
            bare = cell.replace("\0", "").lstrip()
            return f"'{cell}" if bare[:1] and bare[0] in FORMULA else cell


# --- what stands in a cell ------------------------------------------------------------------------


def _line(name: str) -> Callable[[Writer, Any], Cell]:
    """Return what reads a text of one line."""
    return lambda w, thing: w.words(getattr(thing, name))


def _text(name: str) -> Callable[[Writer, Any], Cell]:
    """Return what reads a text of paragraphs, which need not be there."""

    def read(w: Writer, thing: Any) -> Cell:
        text: Text | None = getattr(thing, name)
        return told(w, text) if text else None

    return read


def _as_is(name: str) -> Callable[[Writer, Any], Cell]:
    """Return what reads a date or a code."""
    return lambda _, thing: getattr(thing, name)


def _listed(name: str) -> Callable[[Writer, Any], Cell]:
    """Return what reads a list of ids."""
    return lambda _, thing: BETWEEN.join(getattr(thing, name))


def _labelled(prefix: str, name: str) -> Callable[[Writer, Any], Cell]:
    """Return what reads a code as the words for it."""

    def read(w: Writer, thing: Any) -> Cell:
        code = getattr(thing, name)
        return w.label(f"{prefix}_{code}") if code else None

    return read


Named = tuple[str, Figure]
"""A figure with where it stands in the data."""


def _figure(name: str) -> Callable[[Writer, Named], Cell]:
    return lambda w, one: _cell_of_figure(w, *one)[name]


def _cell_of_figure(w: Writer, path: str, figure: Figure) -> dict[str, Cell]:
    return {
        "path": path,
        "label": w.words(figure.label),
        "value": number(figure),
        "unit": str(figure.unit),
        "unit_text": w.label(f"unit_{figure.unit}"),
        "approximate": figure.approximate,
        "text": w.quantity(path).text,
        "source": plain(w.source(figure.source)) or None,
    }


def _spend(w: Writer, area: RiskArea) -> Cell:
    del w
    return number(area.spend) if area.spend else None


def _spend_unit(w: Writer, area: RiskArea) -> Cell:
    return w.label(f"unit_{area.spend.unit}") if area.spend else None


def _role(w: Writer, measure: Measure) -> Cell:
    return plain(views.role_name(w, measure.responsible))


def _rights(w: Writer, area: RiskArea) -> Cell:
    return BETWEEN.join(w.words(item.text) for item in area.rights)


def _countries(w: Writer, area: RiskArea) -> Cell:
    return BETWEEN.join(w.words(country.name) for country in area.countries)


def _sources(w: Writer, area: RiskArea) -> Cell:
    return BETWEEN.join(plain(w.source(source)) for source in area.sources)


def _clause(name: str) -> Callable[[Writer, clauses.ToldAnswer], Cell]:
    """Return what reads the clause itself."""
    return lambda w, answer: _of_clause(w, answer.clause)[name]


def _of_clause(w: Writer, clause: Clause) -> dict[str, Cell]:
    return {
        "id": clause.id,
        "clause": clause.clause,
        "title": w.words(clause.title),
        "asks": told(w, clause.summary),
        "ground": str(clause.ground),
    }


def _places(w: Writer, answer: clauses.ToldAnswer) -> Cell:
    del w
    return BETWEEN.join(plain(place.children) for place in answer.places)


FIGURES: Final = CsvTable(
    (
        CsvColumn("path", "column_path", _figure("path")),
        CsvColumn("label", "figure_label", _figure("label")),
        CsvColumn("value", "figure_value", _figure("value"), "number"),
        CsvColumn("unit", "column_unit", _figure("unit")),
        CsvColumn("unit_text", "column_unit_text", _figure("unit_text")),
        CsvColumn("approximate", "column_approximate", _figure("approximate"), "boolean"),
        CsvColumn("text", "column_written", _figure("text")),
        CsvColumn("source", "source", _figure("source")),
    ),
    lambda w: w.facts.figures(),
)
MEASURES: Final = CsvTable(
    (
        CsvColumn("id", "column_id", _as_is("id")),
        CsvColumn("title", "measure", _line("title")),
        CsvColumn("text", "column_text", _text("text")),
        CsvColumn("status", "column_status", _as_is("status")),
        CsvColumn("status_text", "status", _labelled("measure_status", "status")),
        CsvColumn("responsible", "measure_responsible", _role),
        CsvColumn("addresses", "measure_addresses", _listed("addresses")),
        CsvColumn("due", "measure_due", _as_is("due"), "date"),
        CsvColumn("indicator", "measure_indicator", _text("indicator")),
        CsvColumn("baseline", "measure_baseline", _text("baseline")),
        CsvColumn("target", "measure_target", _text("target")),
        CsvColumn("expected_result", "measure_expected", _text("expected_result")),
        CsvColumn("result", "measure_result", _text("result")),
        CsvColumn("reason", "measure_reason", _text("reason")),
    ),
    lambda w: w.edition.statement.measures,
)
RISK_AREAS: Final = CsvTable(
    (
        CsvColumn("id", "column_id", _as_is("id")),
        CsvColumn("title", "column_risk_area", _line("title")),
        CsvColumn("text", "column_text", _text("text")),
        CsvColumn("goods", "risk_goods", _text("goods")),
        CsvColumn("places", "risk_places", _text("places")),
        CsvColumn("countries", "risk_countries", _countries),
        CsvColumn("rights", "risk_rights", _rights),
        CsvColumn("level", "risk_level", _text("level")),
        CsvColumn("severity", "risk_severity", _text("severity")),
        CsvColumn("likelihood", "risk_likelihood", _text("likelihood")),
        CsvColumn("priority", "risk_priority", _text("priority")),
        CsvColumn("involvement", "risk_involvement", _labelled("involvement", "involvement")),
        CsvColumn("tier", "risk_tier", _text("tier")),
        CsvColumn("affected", "risk_affected", _text("affected")),
        CsvColumn("spend", "risk_spend", _spend, "number"),
        CsvColumn("spend_unit", "column_unit_text", _spend_unit),
        CsvColumn("sources", "sources", _sources),
    ),
    lambda w: w.edition.statement.risk_areas,
)
CLAUSES: Final = CsvTable(
    (
        CsvColumn("id", "column_id", _clause("id")),
        CsvColumn("clause", "column_clause", _clause("clause")),
        CsvColumn("title", "clauses_clause", _clause("title")),
        CsvColumn("asks", "column_asks", _clause("asks")),
        CsvColumn("ground", "column_ground", _clause("ground")),
        CsvColumn("answered", "column_answered", lambda _, answer: str(answer.answered)),
        CsvColumn("answered_text", "clauses_answer", lambda _, answer: answer.told),
        CsvColumn("places", "clauses_where", _places),
        CsvColumn("lacking", "answer_lacks", lambda _, answer: " ".join(answer.lacking)),
    ),
    clauses.clauses_told,
)
TABLES: Final = {
    "figures_csv": FIGURES,
    "measures_csv": MEASURES,
    "risk_areas_csv": RISK_AREAS,
    "clauses_csv": CLAUSES,
}
"""Every table by the name of its output."""
