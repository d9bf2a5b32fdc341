"""Slips that editors make in texts: each is told at its level, on its line, and as nothing else.

A slip in ``cases/slips`` is a text of the account. Above it stand the level, the rule and the line
that are told, counted from the text's own first line.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from apenhet.check import check_project
from apenhet.problems.rules.language import WORDS as STYLE
from apenhet.read.load import load_folder
from tests.test_honest_texts import AS_OF, CASES

FILES = sorted((CASES / "slips").glob("*.txt"))
OF_STYLE = {rule.id for rule in STYLE}
"""What is advised on wording and setting besides has tests of its own."""
HEAD = """
chapters:
  - id: slips
    slug: {nb: feil-i-tekster, en: slips}
    title: {nb: Feil, en: Slips}
    blocks:
"""


def slips_in(path: Path) -> list[tuple[str, str]]:
    """Return what is expected of each slip, and the slip."""
    found = re.split(r"^== ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    return [(expected, text) for expected, _, text in (part.partition("\n") for part in found)]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.stem))
def test_slips_are_told(project: Path, path: Path) -> None:
    slips = slips_in(path)
    statement = project / "data" / "statement_2023.yml"
    before, chapters, after = statement.read_text(encoding="utf-8").partition("\nchapters:\n")
    assert chapters
    content, begins = before + HEAD, []
    for number, (_, text) in enumerate(slips):
        content += f"      - id: t{number}\n        text:\n"
        begins.append(content.count("\n"))
        content += "".join(f"          {line}".rstrip(" ") + "\n" for line in text.splitlines())
    statement.write_text(content + after, encoding="utf-8")
    told: list[list[str]] = [[] for _ in slips]
    for problem in check_project(load_folder(project), AS_OF):
        if problem.path.startswith("chapters.slips.blocks.t") and problem.rule not in OF_STYLE:
            number = int(problem.path.split(".")[3][1:])
            line = problem.place.line - begins[number]
            told[number].append(f"{problem.level} {problem.rule} {line}")
    wrong = [
        f"{text}expected: {expected}\ntold: {', '.join(found)}"
        for (expected, text), found in zip(slips, told, strict=True)
        if ", ".join(dict.fromkeys(found)) != expected
    ]
    assert not wrong, "\n\n".join(wrong)


def test_there_are_many_slips() -> None:
    assert sum(len(slips_in(path)) for path in FILES) > 80
