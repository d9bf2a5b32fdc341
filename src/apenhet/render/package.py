"""A Data Package of an edition: which files of data there are, what is in their columns.

Programs that know Data Packages read every table from it with the right types. It names the files
as they lie in the edition's folder, and holds nothing of what they say.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

from apenhet.model import LANGUAGES, Language
from apenhet.render import shape
from apenhet.render.tables import DECIMAL_SIGNS, DELIMITERS, TABLES, YES_NO, CsvColumn, CsvTable
from apenhet.say.writer import Writer

PROFILE: Final = "tabular-data-resource"


def datapackage(w: Writer, files: Mapping[str, Mapping[Language, str]]) -> str:
    """Return the descriptor of an edition.

    ``files`` are where its files lie, by the names of outputs and by language, seen from the
    edition's folder.
    """
    edition = w.edition
    writers = {language: Writer.of(edition, language) for language in LANGUAGES}
    (statement,) = files["statement_json"].values()
    tables = (
        _resource(writers[language], name, path)
        for name in TABLES
        for language, path in files[name].items()
    )
    told = {
        "profile": "data-package",
        "name": f"statement-{edition.year}",
        "title": writers["en"].label("site_title", year=edition.year),
        "description": writers["nb"].label("site_title", year=edition.year),
        "version": f"{shape.FORMAT}.{len(edition.published)}",
        "contributors": [{"title": edition.statement.organisation.name, "role": "publisher"}],
        "resources": [_statement(writers["en"], statement), *tables],
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _statement(w: Writer, path: str) -> dict[str, Any]:
    return {
        "name": "statement",
        "title": w.label("statement_json_title"),
        "path": path,
        "profile": "data-resource",
        "format": "json",
        "mediatype": "application/json",
        "encoding": "utf-8",
    }


def _resource(w: Writer, name: str, path: str) -> dict[str, Any]:
    table = TABLES[name]
    return {
        "name": f"{name.removesuffix('_csv').replace('_', '-')}-{w.language}",
        "title": w.label(f"{name}_title"),
        "path": path,
        "profile": PROFILE,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": DELIMITERS[w.language], "lineTerminator": "\r\n"},
        "schema": _schema(w, table),
    }


def _schema(w: Writer, table: CsvTable) -> dict[str, Any]:
    return {
        "fields": [_field(w, column) for column in table.columns],
        "primaryKey": [table.columns[0].name],
        "missingValues": [""],
    }


def _field(w: Writer, column: CsvColumn) -> dict[str, Any]:
    told: dict[str, Any] = {
        "name": column.name,
        "title": w.label(column.label),
        "type": column.type,
    }
    yes, no = YES_NO[w.language]
    match column.type:
        case "number":
            told["decimalChar"] = DECIMAL_SIGNS[w.language]
        case "boolean":
            told |= {"trueValues": [yes], "falseValues": [no]}
    return told
