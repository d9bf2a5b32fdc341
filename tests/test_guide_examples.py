"""The examples in the editor's guide work: each is put into the 2023 edition's data and checked."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from apenhet.check import check_project
from apenhet.model import LANGUAGES
from apenhet.problems.rules import Level
from apenhet.read.load import load_folder
from apenhet.render.words import words
from apenhet.say.views import VIEWS
from apenhet.say.writer import Writer
from tests.conftest import ROOT, copied
from tests.publishing import withdrawn

TAUGHT = ("## Legge til et risikoområde", "## Det leserne ellers spør om")
"""The sections whose examples stand for themselves, with nothing to fill in."""
AS_OF = dt.date(2024, 6, 1)
AFTER_THE_CHANGE = dt.date(2025, 3, 1)


def examples() -> list[Any]:
    """Return the examples of those sections, each by the heading above it."""
    guide = (ROOT / "REDIGERING.md").read_text(encoding="utf-8")
    found = []
    for section in re.split(r"^(?=## )", guide, flags=re.MULTILINE):
        if section.startswith(TAUGHT):
            for part in re.split(r"^(?=###? )", section, flags=re.MULTILINE):
                heading = part.partition("\n")[0].lstrip("# ")
                codes = re.findall(r"^```yaml\n(.*?)^```", part, re.MULTILINE | re.DOTALL)
                found += [pytest.param(code, id=f"{heading} {n}") for n, code in enumerate(codes)]
    return found


def merged(data: Any, more: Any) -> Any:
    """Return data with an example put in: groups by key, list entries by id, the rest at the end."""
    if isinstance(data, dict) and isinstance(more, dict):
        return {**data, **{key: merged(data.get(key), value) for key, value in more.items()}}
    if isinstance(data, list) and isinstance(more, list):
        entries = list(data)
        for one in more:
            name = one.get("id") if isinstance(one, dict) else None
            at = next((n for n, e in enumerate(data) if name and e.get("id") == name), None)
            if at is None:
                entries.append(one)
            else:
                entries[at] = merged(data[at], one)
        return entries
    return more


def put_in(project: Path, example: str) -> dict[str, Any]:
    path = project / "data" / "statement_2023.yml"
    taught: dict[str, Any] = yaml.load(example, yaml.CSafeLoader)
    data = merged(yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader), taught)
    text = yaml.dump(data, Dumper=_OneLineTexts, allow_unicode=True, sort_keys=False, width=10_000)
    path.write_text(text, encoding="utf-8")
    return taught


class _OneLineTexts(yaml.CSafeDumper):
    """Writes each text on one line: YAML's other forms for paragraphs are not what editors use."""


_OneLineTexts.add_representer(
    str,
    lambda dumper, text: dumper.represent_scalar(
        "tag:yaml.org,2002:str", text, style='"' if "\n" in text else None
    ),
)


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> set[tuple[str, str]]:
    """What is told of the edition without an example: rules with their places."""
    folder = copied(tmp_path_factory.mktemp("before") / "project")
    put_in(folder, "{}")
    return {(p.rule, p.path) for p in check_project(load_folder(folder), AS_OF)}


@pytest.mark.parametrize("example", examples())
def test_an_example_can_be_put_into_the_data(
    example: str, project: Path, before: set[tuple[str, str]]
) -> None:
    taught = put_in(project, example)
    loaded = load_folder(project)
    problems = check_project(loaded, AS_OF)
    new = [p for p in problems if (p.rule, p.path) not in before and p.rule not in SAID]
    assert [(p.rule, p.path) for p in new if p.level is not Level.ADVICE] == []
    assert {p.rule for p in new} <= ADVICE
    (edition,) = loaded.editions
    for language in LANGUAGES:
        writer = Writer.of(edition, language)
        told = words(writer) + "".join(map(str, shown(writer, taught)))
        for text in texts(taught, language):
            assert text.casefold() in told.casefold()


@pytest.mark.parametrize("name", ["revision", "withdrawal"])
def test_what_is_said_of_a_change_can_be_put_into_the_data(
    name: str, project: Path, before: set[tuple[str, str]]
) -> None:
    guide = (ROOT / "REDIGERING.md").read_text(encoding="utf-8")
    pattern = rf"^```yaml\n(edition:\n  {name}:\n.*?)^```"
    (example,) = re.findall(pattern, guide, re.MULTILINE | re.DOTALL)
    withdrawn(project, 2023)
    put_in(project, example)
    problems = check_project(load_folder(project), AFTER_THE_CHANGE)
    assert [(p.rule, p.path) for p in problems if (p.rule, p.path) not in before] == []


SAID = {"shown_somewhere"}
"""What the guide says that an example alone is told: to show what was filled in."""
ADVICE = {"list_named_whole", "count_fits"}
"""What it says besides: to name a new risk area where all are named."""


def shown(writer: Writer, taught: dict[str, Any]) -> list[object]:
    """Return the views of what an example fills in and does not show itself."""
    names = {*taught, "board", "requests"} & VIEWS.keys()
    return [VIEWS[name](writer) for name in names]


def texts(value: Any, language: str) -> list[str]:
    """Return the words of an example in a language."""
    if isinstance(value, dict) and value.keys() == set(LANGUAGES):
        return [] if re.fullmatch(r"[a-z0-9-]+", value["en"]) else [value[language]]
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for part in parts for text in texts(part, language)]
