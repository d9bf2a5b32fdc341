"""The JSON Schemas of the data files, which give editors completion and explanations as they type.

They are written from the models and say nothing that the models do not; only the names of the
labels, which no model lists, come from ``data/labels.yml`` itself.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from pydantic import BaseModel, TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from apenhet.model import AcceptedFinding, Labels, Law, Principles, Statement
from apenhet.read.datafile import ACCEPTED
from apenhet.read.labels import BLANKS, blanks
from apenhet.read.load import load_folder
from apenhet.read.source import LABELS_SCHEMA

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
TITLES: Final[dict[str, tuple[type[BaseModel], str]]] = {
    "statement": (Statement, "Redegjørelsen for ett år"),
    "principles": (Principles, "Prinsipperklæring, politikk og verdier"),
    "law": (Law, "Åpenhetsloven, paragraf for paragraf"),
    "labels": (Labels, "Ordene nettstedet selv sier"),
}


class _Schema(GenerateJsonSchema):
    """pydantic's schema, with numbers as they are typed and without the code's own words."""

    schema_dialect = DIALECT

    def decimal_schema(self, schema: core_schema.DecimalSchema) -> JsonSchemaValue:
        """A decimal is typed as a number, never as a text."""
        told: JsonSchemaValue = {"type": "number"}
        if "ge" in schema:
            told["minimum"] = int(schema["ge"])
        return told


def schemas(labels: Labels | None) -> dict[str, dict[str, Any]]:
    """Return the schema of each data file by its name; that of the labels if they are given."""
    found = {name: _schema(model, title) for name, (model, title) in TITLES.items()}
    if labels is None:
        del found["labels"]
    else:
        found["labels"] |= _named(labels)
    for told in found.values():
        _add_answers(told)
    return found


def _add_answers(schema: dict[str, Any]) -> None:
    """Add what any file can hold besides its model: answers to findings."""
    told = TypeAdapter(tuple[AcceptedFinding, ...]).json_schema(schema_generator=_Schema)
    definitions = told.pop("$defs")
    for definition in definitions.values():
        definition.pop("title", None)
        _without_descriptions(definition)
    schema["$defs"] = dict(sorted({**schema["$defs"], **definitions}.items()))
    words = {"title": "Svar på meldinger fra kontrollen"}
    schema["properties"][ACCEPTED] = {**told, **words}


def _schema(model: type[BaseModel], title: str) -> dict[str, Any]:
    told = model.model_json_schema(schema_generator=_Schema)
    for definition in (told, *told.get("$defs", {}).values()):
        definition.pop("title", None)
        _without_descriptions(definition)
    return {"$schema": DIALECT, "title": title, **told}


def _without_descriptions(schema: Any) -> None:
    """Leave out the docstrings: they explain the code, in English; titles speak to the editor."""
    if isinstance(schema, dict):
        if isinstance(schema.get("description"), str):
            del schema["description"]
        for part in schema.values():
            _without_descriptions(part)
    elif isinstance(schema, list):
        for part in schema:
            _without_descriptions(part)


def _named(labels: Labels) -> dict[str, Any]:
    """Return what is known of each label: that the site needs it, and its blanks."""
    names = sorted(labels.root)
    properties: dict[str, dict[str, Any]] = {}
    for name in names:
        found = sorted(blanks(labels.root[name].nb) or ())
        properties[name] = {"$ref": "#/$defs/Text"} | ({BLANKS: found} if found else {})
    return {"properties": properties, "required": names}


def write_schemas(root: Path) -> list[Path]:
    """Write the schemas of the project in ``root``; return their paths, relative to it.

    That of the labels stays as it is while ``data/labels.yml`` has faults of shape. Raises
    ``OSError`` where the folder cannot be written.
    """
    file = load_folder(root).labels
    folder = (root / LABELS_SCHEMA).parent
    folder.mkdir(exist_ok=True)
    written = []
    for name, schema in schemas(file.value if file and file.is_whole else None).items():
        path = folder / f"{name}.json"
        path.write_text(as_json(schema), encoding="utf-8", newline="\n")
        written.append(path.relative_to(root))
    return written


def as_json(schema: dict[str, Any]) -> str:
    """Return a schema as the bytes of its file: the same for the same model."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
