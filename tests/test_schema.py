"""The JSON Schemas: written from the model, kept beside it, true of the data."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from apenhet.problems.report import as_line
from apenhet.read.load import DOCUMENT_LABELS, load_folder
from apenhet.read.schema import write_schemas
from apenhet.read.tree import as_data, read

ROOT = Path(__file__).parents[1]
SCHEMAS = sorted((ROOT / "schema").glob("*.json"))
FILES = [
    ("labels_documents" if file.name == DOCUMENT_LABELS else file.kind, file.name)
    for file in load_folder(ROOT).files
]


def schema(name: str) -> dict[str, Any]:
    told = json.loads((ROOT / "schema" / f"{name}.json").read_text(encoding="utf-8"))
    assert isinstance(told, dict)
    return told


def plain(value: object) -> object:
    """Return data the way JSON has it: lists for tuples."""
    match value:
        case dict():
            return {key: plain(inner) for key, inner in value.items()}
        case tuple():
            return [plain(inner) for inner in value]
        case _:
            return value


def faults(kind: str, data: object) -> list[str]:
    validator = Draft202012Validator(
        schema(kind), format_checker=Draft202012Validator.FORMAT_CHECKER
    )
    return [
        f"{'.'.join(map(str, e.absolute_path))}: {e.message}" for e in validator.iter_errors(data)
    ]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the data files, without the schemas."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    return tmp_path


def test_the_committed_schemas_are_what_the_model_says(project: Path) -> None:
    written = write_schemas(project, load_folder(project))
    assert sorted(written) == [path.relative_to(ROOT) for path in SCHEMAS]
    for path in written:
        assert (project / path).read_bytes() == (ROOT / path).read_bytes()


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: str(path.name))
def test_each_is_a_valid_schema_and_a_tidy_file(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    told = json.loads(text)
    assert told["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(told)
    assert text.endswith("}\n")
    assert "\r" not in text


@pytest.mark.parametrize(("kind", "name"), FILES)
def test_the_data_fit_their_schema_and_name_it(kind: str, name: str) -> None:
    file = next(file for file in load_folder(ROOT).files if file.name == name)
    tree = read(file.content, name).tree
    assert tree is not None
    assert faults(kind, plain(as_data(tree))) == []
    first = file.content.decode().split("\n", 1)[0]
    if "$schema" in first:  # an editor's own file may do without
        assert first == f"# yaml-language-server: $schema=../schema/{kind}.json"


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"edition": {"year": "2023"}}, "edition.year: '2023' is not of type 'integer'"),
        ({"format": 4}, "format: 3 was expected"),
        ({"edition": {"status": "draft"}}, "edition: Additional properties are not allowed ('status' was unexpected)"),
        ({"organisation": {"employees": {"value": "40"}}}, "organisation.employees.value: '40' is not valid under any of the given schemas"),
        ({"contact": {"telefon": "1"}}, "contact: Additional properties are not allowed ('telefon' was unexpected)"),
        ({"summary": {"about": {"nb": ""}}}, "summary.about.nb: '' does not match '\\\\S'"),
    ],
)  # fmt: skip
def test_a_slip_is_marked_as_it_is_typed(change: dict[str, Any], fault: str) -> None:
    file = load_folder(ROOT).statements[-1]
    assert file.tree is not None
    data = plain(as_data(file.tree))
    merge(data, change)
    assert faults("statement", data) == [fault]


def merge(data: Any, change: dict[str, Any]) -> None:
    for key, value in change.items():
        if isinstance(value, dict) and key in data:
            merge(data[key], value)
        else:
            data[key] = value


def titles(part: Any) -> list[str]:
    found = [part["title"]] if isinstance(part, dict) and isinstance(part.get("title"), str) else []
    inner = part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()
    return found + [title for one in inner for title in titles(one)]


@pytest.mark.parametrize("name", ["statement", "principles", "law"])
def test_every_key_is_explained_in_norwegian(name: str) -> None:
    told = schema(name)
    groups = [told, *told["$defs"].values()]
    for group in groups:
        for key, field in group.get("properties", {}).items():
            assert field.get("title"), key
    assert not {"Statement", "Figure", "Text", "Unit", "Value"} & set(titles(told))
    assert "description" not in json.dumps(
        {**told, "$defs": {**told["$defs"], "Organisation": None}}
    )


def test_labels_are_named_with_their_blanks() -> None:
    loaded = load_folder(ROOT)
    for name, file, needed in (
        ("labels", loaded.frame, loaded.frame_needed),
        ("labels_documents", loaded.labels, loaded.labels_needed),
    ):
        assert needed is not None
        assert file is not None
        assert file.value is not None
        assert set(needed) == set(file.value.root)
        assert schema(name)["required"] == sorted(needed)
    assert (loaded.labels_needed or {})["site_title"] == {"year"}
    assert (loaded.frame_needed or {})["menu"] == set()


def test_no_word_is_both_of_documents_and_of_the_frame() -> None:
    loaded = load_folder(ROOT)
    assert loaded.labels_needed
    assert loaded.frame_needed
    assert not loaded.labels_needed.keys() & loaded.frame_needed.keys()


def test_templates_say_only_words_of_the_frame() -> None:
    """Documents can say no other words than theirs: ``Writer.label`` has only those."""
    needed = load_folder(ROOT).frame_needed
    assert needed
    templates = sorted((ROOT / "overrides").glob("*.html"))
    named = r"\b(?:words|english|nb|en|site\.words\[\w+\.code\])\.([a-z_]+)"
    said = {
        name for path in templates for name in re.findall(named, path.read_text(encoding="utf-8"))
    }
    assert {"draft", "draft_notice", "landing_title", "search_button"} <= said
    assert said - needed.keys() - {"items", "nb", "en"} == set()


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"properties": 1}', '{"properties": {"a": 1}}', "\xff"]
)
def test_without_a_schema_of_labels_that_is_told(project: Path, text: str) -> None:
    def told() -> list[str]:
        return [as_line(problem, "en") for problem in load_folder(project).problems]

    expected = [
        f"schema/{name}.json:1:1: error schema_readable: The file is missing or damaged. It says which words the pages need, so that the words in data/{name}.yml cannot be checked."
        for name in ("labels_documents", "labels")
    ]
    loaded = load_folder(project)
    assert (loaded.labels_needed, loaded.frame_needed) == (None, None)
    assert told() == expected
    (project / "schema").mkdir()
    for name in ("labels", "labels_documents"):
        (project / "schema" / f"{name}.json").write_text(text, encoding="latin-1")
    loaded = load_folder(project)
    assert (loaded.labels_needed, loaded.frame_needed) == (None, None)
    assert told() == expected
    write_schemas(project, load_folder(project))
    assert told() == []


def test_labels_with_faults_leave_their_schema_alone(project: Path) -> None:
    (project / "data" / "labels.yml").write_text("a: [1\n", encoding="utf-8")
    assert [path.name for path in write_schemas(project, load_folder(project))] == [
        "statement.json",
        "principles.json",
        "law.json",
        "labels_documents.json",
    ]


def test_a_word_that_went_missing_is_missed_after_the_schema_is_written_anew(project: Path) -> None:
    write_schemas(project, load_folder(project))
    before = (project / "schema/labels.json").read_bytes()
    labels = project / "data" / "labels.yml"
    text = labels.read_text(encoding="utf-8")
    changed = re.sub(r"^menu: .*\n", "", text, flags=re.MULTILINE)
    assert changed != text
    labels.write_text(changed, encoding="utf-8")
    assert "labels.json" not in [path.name for path in write_schemas(project, load_folder(project))]
    assert (project / "schema/labels.json").read_bytes() == before
