"""An edition as data: JSON for programs, CSV for spreadsheets.

The account comes from the same document as its page; figures, risk areas and measures come from the
model besides, each value by itself, since programs compare those. It knows no page frame.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Any, Final

from apenhet.model import (
    EditionFacts,
    Figure,
    Frozen,
    Language,
    LocalUrl,
    Measure,
    RiskArea,
    Statement,
    Text,
    Weighed,
)
from apenhet.render.plain import lines
from apenhet.say import compose, views
from apenhet.say.document import Section
from apenhet.say.markdown import plain
from apenhet.say.writer import Writer

DELIMITERS: Final[dict[Language, str]] = {"nb": ";", "en": ","}
"""A spreadsheet set to Norwegian takes the comma for a decimal sign."""


# --- JSON -------------------------------------------------------------------------------------


def statement_json(w: Writer) -> str:
    """The whole edition in one language: figures, risk areas, measures, and the account's text."""
    statement = w.edition.statement
    plan = statement.action_plan
    told: dict[str, Any] = {
        "title": w.label("site_title", year=w.edition.year),
        "organisation": statement.organisation.name,
        "language": w.language,
        "year": w.edition.year,
        "period": [str(statement.edition.period.start), str(statement.edition.period.end)],
        "status": str(w.edition.state),
        **_state(w, statement.edition),
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
                "text": _told(w, finding.text),
                "adverse_impacts_found": finding.adverse_impacts_found,
                **_weighed(w, finding),
                "examined": _told(w, finding.examined),
                "covered": _told(w, finding.covered),
                "uncertain": _told(w, finding.uncertain),
            }
            for finding in statement.findings
        ],
        "action_plan": {"addresses": list(plan.addresses) if plan else []},
        "measures": [_measure(w, measure) for measure in statement.measures],
        **_practice(w, statement),
        "account": [_section(section) for section in compose.account(w).sections()],
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _state(w: Writer, edition: EditionFacts) -> dict[str, Any]:
    """Return how far the edition has come: what § 5 asks for, empty where it is not there yet."""
    approval, report = edition.approval, edition.annual_report
    return {
        "approval": approval
        and {
            "body": w.words(approval.body),
            "meeting": w.words(approval.meeting),
            "date": str(approval.date),
        },
        "signatures": [
            {
                "name": signature.name,
                "role": w.words(signature.role),
                "date": str(signature.date),
                "reservation": _told(w, signature.reservation),
            }
            for signature in edition.signatures
        ],
        "annual_report": report
        and {"title": w.words(report.title), "place": w.words(report.place), "url": report.url},
        "published": str(w.edition.published_on) if w.edition.published_on else None,
    }


def _figure(w: Writer, path: str) -> dict[str, Any]:
    figure = w.figure(path)
    return {
        "path": path,
        "label": w.words(figure.label),
        "value": _number(figure),
        "unit": str(figure.unit),
        "approximate": figure.approximate,
        "text": w.quantity(path).text,
        "source": plain(w.source(figure.source)) or None,
    }


def _risk_area(w: Writer, area: RiskArea) -> dict[str, Any]:
    return {
        "id": area.id,
        "title": w.words(area.title),
        "text": _told(w, area.text),
        "goods": _told(w, area.goods),
        "places": _told(w, area.places),
        "rights": [w.words(item.text) for item in area.rights],
        "level": _told(w, area.level),
        **_weighed(w, area),
        "likelihood": _told(w, area.likelihood),
        "priority": _told(w, area.priority),
        "spend": _value(w, area.spend),
        "sources": [plain(w.source(source)) for source in area.sources],
    }


def _measure(w: Writer, measure: Measure) -> dict[str, Any]:
    return {
        "id": measure.id,
        "title": w.words(measure.title),
        "text": _told(w, measure.text),
        "status": str(measure.status),
        "responsible": plain(views.role_name(w, measure.responsible)),
        "addresses": list(measure.addresses),
        "due": str(measure.due) if measure.due else None,
        "indicator": _told(w, measure.indicator),
        "baseline": _told(w, measure.baseline),
        "target": _told(w, measure.target),
        "expected_result": _told(w, measure.expected_result),
        "result": _told(w, measure.result),
        "reason": _told(w, measure.reason),
    }


def _weighed(w: Writer, entry: Weighed) -> dict[str, Any]:
    """Return what makes an impact or a risk grave, and where it is."""
    return {name: _value(w, getattr(entry, name)) for name in Weighed.model_fields}


def _practice(w: Writer, statement: Statement) -> dict[str, Any]:
    """Return how the enterprise works with people; what is not stated is empty."""
    return {
        "board": _value(w, statement.governance.members),
        "engagement": _value(w, statement.engagement),
        "grievances": _value(w, statement.grievances),
        "remediation": _value(w, statement.remediation),
        "requests": _value(w, statement.information_duty.requests),
        "purchasing": _value(w, statement.purchasing),
        "training": _value(w, statement.training),
    }


def _value(w: Writer, value: object) -> Any:
    """Return anything of the model as JSON has it, in the writer's language."""
    match value:
        case Text():
            return _told(w, value)
        case LocalUrl():
            return value.in_(w.language)
        case Figure():
            figure = {"label": w.words(value.label), "value": _number(value)}
            return {**figure, "unit": str(value.unit), "approximate": value.approximate}
        case Frozen():
            return {name: _value(w, part) for name, part in value}
        case tuple():
            return [_value(w, part) for part in value]
        case dt.date() | StrEnum():
            return str(value)
        case _:
            return value


def _number(figure: Figure) -> int | float:
    whole = figure.value == int(figure.value)
    return int(figure.value) if whole else float(figure.value)


def _told(w: Writer, text: Text | None) -> str | None:
    """Return a text of paragraphs and lists, one a line; nothing for none."""
    return "\n".join(lines(w.blocks(text))) if text else None


def _section(section: Section) -> dict[str, Any]:
    return {
        "anchor": section.anchor,
        "number": section.number,
        "title": section.title,
        "text": list(lines(section.blocks)),
    }


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
        "reason", "indicator", "baseline", "target",
    )  # fmt: skip
    rows = []
    for measure in w.edition.statement.measures:
        told = _measure(w, measure)
        told["addresses"] = " ".join(told["addresses"])
        told["status"] = w.label(f"measure_status_{measure.status.value}")
        rows.append([told[name] for name in columns])
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
        return ("nei", "ja")[value] if language == "nb" else str(value).lower()
    text = str(value)
    if isinstance(value, float) and language == "nb":
        return text.replace(".", ",")
    return f"'{text}" if text[:1] in "=+-@\t" and not isinstance(value, (int, float)) else text
