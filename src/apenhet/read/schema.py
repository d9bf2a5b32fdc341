"""The JSON Schemas of the data files, which give editors completion and explanations as they type.

They are written from the models and say nothing that the models do not; only the names of the
labels, which no model lists, come from the files of labels themselves.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from pydantic import BaseModel, TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from apenhet.model import AcceptedFinding, Adopted, Labels, Law, Statement
from apenhet.read.datafile import ACCEPTED, DataFile
from apenhet.read.labels import BLANKS, Needed, blanks
from apenhet.read.load import Loaded
from apenhet.read.migrate import FORMAT, KEY
from apenhet.read.source import DOCUMENT_LABELS_SCHEMA, LABELS_SCHEMA, SCHEMAS

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
TITLES: Final[dict[str, tuple[type[BaseModel], str]]] = {
    "statement": (Statement, "Redegjørelsen for ett år"),
    "principles": (Adopted, "Prinsipperklæring, politikk og verdier"),
    "law": (Law, "Åpenhetsloven, paragraf for paragraf"),
    "labels": (Labels, "Ordene rundt dokumentene: menyer, knapper, beskjeder"),
    "labels_documents": (Labels, "Ordene som dokumentene selv sier"),
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


def schemas(labels: Mapping[str, Labels | None]) -> dict[str, dict[str, Any]]:
    """Return the schema of each data file by its name; none of labels that are ``None``."""
    found = {}
    for name, (model, title) in TITLES.items():
        if name not in labels:
            found[name] = _schema(model, title)
        elif (words := labels[name]) is not None:
            found[name] = _schema(model, title)
            found[name]["properties"] |= _named(words)
            found[name]["required"] = sorted(words.root)
            # What is no word, but stands in any file, must not be taken for one.
            found[name].pop("patternProperties")
            found[name]["additionalProperties"] = False
    for told in found.values():
        _add_answers(told)
    return found


_FORMAT: Final = {"const": FORMAT, "title": "Filens format. Skal ikke endres"}


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
    told["properties"] = {KEY: _FORMAT, **told.get("properties", {})}
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


def _named(labels: Labels) -> dict[str, dict[str, Any]]:
    """Return what is known of each label: its blanks."""
    properties: dict[str, dict[str, Any]] = {}
    for name in sorted(labels.root):
        found = sorted(blanks(labels.root[name].nb) or ())
        properties[name] = {"$ref": "#/$defs/Text"} | ({BLANKS: found} if found else {})
    return properties


def write_schemas(
    root: Path, loaded: Loaded, published: Mapping[str, dict[str, Any]] | None = None
) -> list[Path]:
    """Write the schemas of the project read from ``root``; return their paths, relative to it.

    Those of ``published`` data, by their file names, are written beside what is there already.

    That of labels stays as it is while their file has faults of shape, or lacks a word that it
    asks for: the word would never be missed again. Raises ``OSError`` where the folder cannot be
    written.
    """
    labels = {
        Path(schema).stem: None if not file or not file.is_whole or words else file.value
        for schema, (file, words) in _labels(loaded).items()
    }
    folder = (root / LABELS_SCHEMA).parent
    folder.mkdir(exist_ok=True)
    files = {folder / f"{name}.json": schema for name, schema in schemas(labels).items()}
    files |= {root / SCHEMAS / name: schema for name, schema in (published or {}).items()}
    written = []
    for path, schema in files.items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(as_json(schema), encoding="utf-8", newline="\n")
        written.append(path.relative_to(root))
    return written


def words_lacking(loaded: Loaded) -> dict[str, list[str]]:
    """Return the words that labels lack, by the schema that asks for them and so stays as it is."""
    return {schema: words for schema, (_, words) in _labels(loaded).items() if words}


def _labels(loaded: Loaded) -> dict[str, tuple[DataFile[Labels] | None, list[str]]]:
    """Return each file of labels, and the words that its schema asks for and it lacks."""
    asked = {
        LABELS_SCHEMA: (loaded.frame, loaded.frame_needed),
        DOCUMENT_LABELS_SCHEMA: (loaded.labels, loaded.labels_needed),
    }
    return {schema: (file, _lacking(file, needed)) for schema, (file, needed) in asked.items()}


def _lacking(file: DataFile[Labels] | None, needed: Needed | None) -> list[str]:
    if not file or file.value is None:
        return []
    return sorted((needed or {}).keys() - file.value.root.keys())


def as_json(schema: dict[str, Any]) -> str:
    """Return a schema as its file says it: the same for the same model."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
