"""An edition as data: JSON for programs, CSV for spreadsheets, and what search engines read.

It says what the pages say, from the same facts and documents, and knows no page frame.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

from apenhet import compose, views
from apenhet.document import (
    Block,
    Blocks,
    Chart,
    Definitions,
    ItemList,
    Paragraph,
    Section,
    Table,
)
from apenhet.model import Language, Measure, RiskArea, Text
from apenhet.texts import plain
from apenhet.writer import Writer

DELIMITERS: Final[dict[Language, str]] = {"nb": ";", "en": ","}
"""A spreadsheet set to Norwegian takes the comma for a decimal sign."""


def export(w: Writer, name: str) -> str:
    """Return the content of one file beside the pages (``compose.FILES``)."""
    return EXPORTS[name](w)


def files(w: Writer) -> dict[str, str]:
    """Return the content of every file beside the pages, by what the file is called."""
    return {compose.file_name(w, name): export(w, name) for name in compose.FILES}


# --- JSON -------------------------------------------------------------------------------------


def statement_json(w: Writer) -> str:
    """The whole edition in one language: figures, risk areas, measures, and the account's text."""
    statement = w.edition.statement
    told: dict[str, Any] = {
        "title": w.label("site_title", year=w.edition.year),
        "organisation": statement.organisation.name,
        "language": w.language,
        "year": w.edition.year,
        "period": [str(statement.edition.period.start), str(statement.edition.period.end)],
        "status": str(statement.edition.status),
        "figures": [_figure(w, path) for path, _ in w.facts.figures()],
        "categories": [
            {
                "id": category.id,
                "number": category.number,
                "title": w.words(category.title),
                "meaning": w.words(category.meaning),
                "suppliers": category.suppliers.value,
                "follow_up": category.follow_up,
            }
            for category in statement.assessment.categories
        ],
        "risk_areas": [_risk_area(w, area) for area in statement.risk_areas],
        "findings": [
            {
                "id": finding.id,
                "title": w.words(finding.title),
                "text": w.words(finding.text),
                "adverse_impacts_found": finding.adverse_impacts_found,
                "examined": _optional(w, finding.examined),
                "covered": _optional(w, finding.covered),
                "uncertain": _optional(w, finding.uncertain),
            }
            for finding in statement.findings
        ],
        "measures": [_measure(w, measure) for measure in statement.measures],
        "account": [_section(section) for section in compose.account(w).sections()],
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _figure(w: Writer, path: str) -> dict[str, Any]:
    figure = w.figure(path)
    return {
        "path": path,
        "label": w.words(figure.label),
        "value": int(figure.value) if figure.value == int(figure.value) else float(figure.value),
        "unit": str(figure.unit),
        "approximate": figure.approximate,
        "text": w.quantity(path).text,
        "source": plain(w.source(figure.source)) or None,
    }


def _risk_area(w: Writer, area: RiskArea) -> dict[str, Any]:
    return {
        "id": area.id,
        "title": w.words(area.title),
        "text": w.words(area.text),
        "goods": _optional(w, area.goods),
        "places": _optional(w, area.places),
        "rights": [w.words(item.text) for item in area.rights],
        "level": _optional(w, area.level),
        "sources": [plain(w.source(source)) for source in area.sources],
    }


def _measure(w: Writer, measure: Measure) -> dict[str, Any]:
    return {
        "id": measure.id,
        "title": w.words(measure.title),
        "text": w.words(measure.text),
        "status": str(measure.status),
        "responsible": plain(views.role_name(w, measure.responsible)),
        "addresses": list(measure.addresses),
        "due": str(measure.due) if measure.due else None,
        "expected_result": _optional(w, measure.expected_result),
        "result": _optional(w, measure.result),
    }


def _optional(w: Writer, text: Text | None) -> str | None:
    return w.words(text) if text else None


def _section(section: Section) -> dict[str, Any]:
    return {
        "anchor": section.anchor,
        "number": section.number,
        "title": section.title,
        "text": list(_paragraphs(section.blocks)),
    }


def _paragraphs(blocks: Blocks) -> Iterable[str]:
    """Yield the words of a section's own blocks; the sections inside it speak for themselves."""
    for block in blocks:
        yield from _said(block)


def _said(block: Block) -> Iterable[str]:
    match block:
        case Paragraph():
            yield plain(block.content)
        case ItemList():
            for item in block.items:
                yield from _paragraphs(item.blocks)
        case Definitions():
            for entry in block.entries:
                yield f"{plain(entry.term)}: {' '.join(_paragraphs(entry.blocks))}"
        case Table():
            for row in block.rows:
                yield " | ".join(plain(cell) for cell in row)
        case Chart():
            yield block.description


# --- CSV --------------------------------------------------------------------------------------


def figures_csv(w: Writer) -> str:
    """Every figure with its unit and source, one a line."""
    columns = ("path", "label", "value", "unit", "approximate", "source")
    figures = [_figure(w, path) for path, _ in w.facts.figures()]
    return _csv(w.language, columns, [[figure[name] for name in columns] for figure in figures])


def measures_csv(w: Writer) -> str:
    """Every measure with its status, responsibility and results, one a line."""
    columns = (
        "id", "title", "status", "responsible", "addresses", "due", "expected_result", "result",
    )  # fmt: skip
    told = [_measure(w, measure) for measure in w.edition.statement.measures]
    rows = [
        [" ".join(m[name]) if name == "addresses" else m[name] for name in columns] for m in told
    ]
    return _csv(w.language, columns, rows)


def _csv(language: Language, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """Return a table; spreadsheets read it as UTF-8 only after a byte order mark."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=DELIMITERS[language], lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([["" if cell is None else _cell(cell, language) for cell in r] for r in rows])
    return "\ufeff" + out.getvalue()


def _cell(value: object, language: Language) -> str:
    """Write a cell: decimals as the language has them, and no text that would run as a formula."""
    if isinstance(value, bool):
        return str(value).lower()
    text = str(value)
    if isinstance(value, float) and language == "nb":
        return text.replace(".", ",")
    return f"'{text}" if text[:1] in "=+-@\t" and not isinstance(value, (int, float)) else text


EXPORTS: Final[dict[str, Callable[[Writer], str]]] = {
    "statement_json": statement_json,
    "figures_csv": figures_csv,
    "measures_csv": measures_csv,
}
