"""Honest sentences, as an editor would write them in the account: none is refused, few are advised on.

Each file in ``cases/honest`` is a list of sentences in both languages. They were written before the
rules they are read by; one that comes to mind is added as it is, whatever the rules say.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from pathlib import Path

import yaml

from apenhet.check import check_project
from apenhet.problems.report import as_line
from apenhet.problems.rules import Level
from apenhet.read.load import load_folder

CASES = Path(__file__).parent / "cases"
FILES = sorted((CASES / "honest").glob("*.yml"))
AS_OF = dt.date(2024, 6, 1)
MOST_ADVISED = 0.05


@dataclass(frozen=True)
class Told:
    """What is told of one pair of sentences."""

    level: Level
    rule: str
    line: str


def in_the_account(project: Path, texts: list[dict[str, str]]) -> list[list[Told]]:
    """Put each text into the account of ``project`` as a block; return what is told of each."""
    statement = project / "data" / "statement_2023.yml"
    chapter = [
        "  - id: honest_texts",
        "    slug: {nb: aerlige-tekster, en: honest-texts}",
        "    title: {nb: Ærlige tekster, en: Honest texts}",
        "    blocks:",
    ]
    for number, text in enumerate(texts):
        said = {language: json.dumps(words, ensure_ascii=False) for language, words in text.items()}
        chapter.append(f"      - {{id: t{number}, text: {{nb: {said['nb']}, en: {said['en']}}}}}")
    content = statement.read_text(encoding="utf-8")
    assert content.count("\nchapters:\n") == 1
    added = "\n".join(["", "chapters:", *chapter, ""])
    statement.write_text(content.replace("\nchapters:\n", added), encoding="utf-8")
    told: list[list[Told]] = [[] for _ in texts]
    for problem in check_project(load_folder(project), AS_OF):
        if problem.path.startswith("chapters.honest_texts.blocks.t"):
            number = int(problem.path.split(".")[3][1:])
            told[number].append(Told(problem.level, problem.rule, as_line(problem, "nb")))
        else:
            assert problem.level is not Level.ERROR, as_line(problem, "en")
    return told


def test_honest_texts_are_not_refused_and_few_are_advised_on(project: Path) -> None:
    texts = [
        text
        for path in FILES
        for text in yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
    ]
    told = in_the_account(project, texts)
    assert [one.line for text in told for one in text if one.level is Level.ERROR] == []
    advised = [text[0].line for text in told if text]
    assert len(texts) > 350
    assert len(advised) <= MOST_ADVISED * len(texts), "\n".join(advised)
