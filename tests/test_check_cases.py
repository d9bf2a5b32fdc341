"""Broken data with its exact complaints: each folder in ``cases/invalid`` is an example.

A folder holds ``change.txt``, what is changed in ``cases/project``, and ``expected.nb.txt`` and
``expected.en.txt``, all that ``apenhet check`` then says. Dropping a folder in adds a test.
``APENHET_WRITE_EXPECTED=1`` writes what is said now: read it before you keep it.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import shutil
from pathlib import Path

import pytest

from apenhet.check import check_project
from apenhet.model import LANGUAGES, Language
from apenhet.problems.problem import Problem
from apenhet.problems.report import render
from apenhet.problems.rules import RULES
from apenhet.read.load import load_folder

CASES = Path(__file__).parent / "cases"
INVALID = sorted(path.parent for path in (CASES / "invalid").glob("*/change.txt"))
AS_OF = dt.date(2024, 6, 1)
FINGERPRINT = "ab" * 32
"""What the small project's approval names: its labels are too few to render its words."""

# Rules of which no example can be kept as a change of text; ``test_kept``, ``test_reader``, ``test_check_files``, ``test_check_pages``, ``test_publish`` and ``test_translations`` have them.
WITHOUT_CASE = {
    "published_here_too",
    "withdrawal_done",
    "approval_after_former",
    "published_data_readable",
    "published_places_kept",
    "published_words_kept",
    "file_ends_whole",
    "word_spelled",
    "spelling_checked",
    "file_is_utf8",
    "file_not_too_large",
    "file_readable",
    "line_ends_of_today",
    "not_too_many",
    "not_too_much_advice",
    "published_as_on_main",
    "published_never_changed",
    "revision_changes_words",
    "revision_given",
    "text_not_too_long",
    "translation_history_known",
    "translation_is_fresh",
}


def changed(folder: Path, change: str) -> None:
    """Change the project in ``folder``.

    ``== file`` names a file. Below it, lines with ``-`` are replaced by the lines with ``+`` that
    follow; they must stand in the file exactly once. Only ``+`` lines are added at its end.
    ``== file removed`` removes it, ``== file emptied`` leaves nothing in it, and
    ``== file from another`` begins with what another says.
    """
    for part in re.split(r"^== ", change, flags=re.MULTILINE)[1:]:
        heading, _, body = part.partition("\n")
        name, _, fate = heading.partition(" ")
        path = folder / name
        if fate == "removed":
            path.unlink()
            continue
        other = folder / fate.removeprefix("from ") if fate.startswith("from ") else path
        text = other.read_text(encoding="utf-8") if other.exists() and fate != "emptied" else ""
        for hunk in re.findall(r"(?:^[-+].*\n)+", body, re.MULTILINE):
            text = _replaced(text, hunk, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def _replaced(text: str, hunk: str, name: str) -> str:
    lines = hunk.splitlines(keepends=True)
    old = "".join(line[1:] for line in lines if line[0] == "-")
    new = "".join(line[1:] for line in lines if line[0] == "+")
    if not old:
        return text + new
    assert text.count(old) == 1, f"{name} has {text.count(old)} times:\n{old}"
    return text.replace(old, new)


def found(case: Path, folder: Path) -> list[Problem]:
    """Return what is wrong in the project as the case changes it."""
    shutil.copytree(CASES / "project", folder)
    changed(folder, (case / "change.txt").read_text(encoding="utf-8"))
    return check_project(load_folder(folder), as_of(case), fingerprint=lambda _: FINGERPRINT)


def as_of(case: Path) -> dt.date:
    """Return the day on which the case is looked at."""
    said = re.match(r"as of ([0-9-]+)", (case / "change.txt").read_text(encoding="utf-8"))
    return dt.date.fromisoformat(said[1]) if said else AS_OF


@pytest.mark.parametrize("case", INVALID, ids=lambda case: str(case.name))
def test_complaints_are_exactly_these(case: Path, tmp_path: Path) -> None:
    problems = found(case, tmp_path / "project")
    for language in LANGUAGES:
        expected = case / f"expected.{language}.txt"
        said = render(problems, language, "text")
        if os.environ.get("APENHET_WRITE_EXPECTED"):
            expected.write_text(said, encoding="utf-8")
        assert said == expected.read_text(encoding="utf-8")


def test_every_rule_has_an_example() -> None:
    told = "".join((case / "expected.nb.txt").read_text(encoding="utf-8") for case in INVALID)
    seen = set(re.findall(r": (?:error|gate|advice) (\w+): ", told))
    assert set(RULES) - seen == WITHOUT_CASE


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_unchanged_project_has_nothing_wrong(language: Language) -> None:
    loaded = load_folder(CASES / "project")
    problems = check_project(loaded, AS_OF, fingerprint=lambda _: FINGERPRINT)
    assert (
        render(problems, language, "text")
        == {"nb": "Ingen feil.\n", "en": "No errors.\n"}[language]
    )
