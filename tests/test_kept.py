"""What has been published is held to its words and its places, and whoever changes them is told."""

from __future__ import annotations

import datetime as dt
import json
import re
import shutil
from pathlib import Path

import pytest

from apenhet.check import check_project
from apenhet.check.kept import made_from
from apenhet.check.memory import Evidence, Memory
from apenhet.problems.problem import Problem
from apenhet.problems.rules import Level
from apenhet.read.load import load_folder
from apenhet.read.published import sha256
from apenhet.site.kept import said
from tests.building import edit
from tests.conftest import Run, copied, once
from tests.publishing import DAY, publish, saying_little

TODAY = dt.date(2024, 6, 30)
WORDS = "published/2023/r1/nb/words.nb.txt"
RULES = ("published_words_kept", "published_places_kept", "published_data_readable")


def make(folder: Path) -> None:
    publish(saying_little(copied(folder)), 2023, DAY)


@pytest.fixture
def published(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with one edition published, to change."""
    made = once(tmp_path_factory, "kept", make)
    return shutil.copytree(made, tmp_path / "published", symlinks=True)


def found(project: Path, memory: Memory | None = None) -> list[Problem]:
    loaded = load_folder(project)
    problems = check_project(
        loaded, TODAY, memory=memory, says=lambda edition: said(edition, loaded.skeletons)
    )
    return [problem for problem in problems if problem.rule in RULES]


def test_what_editors_change_afterwards_changes_no_published_word(published: Path) -> None:
    edit(published / "data/statement_2023.yml", "Negotia", "Negotja")
    edit(published / "data/labels_documents.yml", "Ansatte", "Tilsette")
    edit(published / "data/labels.yml", "nb: Oversikt", "nb: Overblikk")
    edit(published / "data/law_apenhetsloven.yml", "infringement fee", "fine")
    edit(published / "docs/nb/loven.md", "title: ", "title: Ny ")
    edit(published / "overrides/main.html", "<main ", "<main data-x ")
    assert found(published) == []


def test_words_that_a_program_changes_are_shown_in_both_languages(published: Path) -> None:
    """What an earlier program said otherwise is what today's would say otherwise than it did."""
    for language, now, then in (("nb", "Ansatte", "Tilsette"), ("en", "Employees", "Staff")):
        name = f"{language}/words.{language}.txt"
        said_then(published, name, now, then)
        text = (published / "published/2023/r1" / name).read_text("utf-8")
        (fingerprint, *_) = re.findall(r"\b[0-9a-f]{64}\b", text)
        said_then(published, name, fingerprint, "ab" * 32)
    (problem,) = found(published)
    assert problem.rule == "published_words_kept"
    assert problem.level is Level.ERROR
    assert problem.file == WORDS
    line = (published / WORDS).read_text("utf-8").splitlines()[problem.place.line - 1]
    assert "Tilsette" in line
    norwegian, english = problem.message("nb"), problem.message("en")
    assert "Norsk: «" in norwegian
    assert "» er blitt «" in norwegian
    assert "Engelsk: «" in norwegian
    assert 'Norwegian: "' in english
    assert '" has become "' in english
    for told in (norwegian, english):
        assert all(word in told for word in ("Tilsette", "Ansatte", "Staff", "Employees"))
        assert "\n" not in told
        assert not re.search(r"[0-9a-f]{64}", told), (
            "the fingerprints are others because the words are"
        )
    assert "kind: technical" in problem.remedy("nb")


def test_a_long_line_is_shown_from_a_little_before_what_changed(published: Path) -> None:
    lines = (published / WORDS).read_text("utf-8").splitlines()
    line = max((line for line in lines if line.count(" ") > 8), key=len)
    said_then(published, "nb/words.nb.txt", line, f"{line} før")
    (problem,) = found(published)
    told = problem.message("nb")
    assert "«…" in told
    assert line[:20] not in told
    assert f"{line[-10:]} før» er blitt «…" in told


def test_a_page_or_a_place_that_is_gone_is_missed(published: Path) -> None:
    for language, old, new in (("nb", "tiltak", "planer"), ("en", "measures", "plans")):
        folder = published / "docs" / language
        (folder / f"{old}.md").rename(folder / f"{new}.md")
    (problem,) = found(published)
    assert (problem.rule, problem.file) == (
        "published_places_kept",
        "published/2023/r1/manifest.json",
    )
    assert "tiltak.html, en/measures.html" in problem.message("en")


def test_an_anchor_that_is_gone_is_missed(published: Path) -> None:
    frozen = published / "published/2023/r1/manifest.json"
    told = json.loads(frozen.read_bytes())
    told["places"]["en"]["en/account.html"].append("once-here")
    frozen.write_text(json.dumps(told), "utf-8")
    (problem,) = found(published)
    assert "en/account.html#once-here" in problem.message("nb")


def test_data_that_the_program_can_no_longer_read_are_told_with_the_place(published: Path) -> None:
    said_then(published, "data/statement_2023.yml", "\nsummary:\n", "\nin_brief:\n")
    (problem,) = found(published)
    assert problem.rule == "published_data_readable"
    assert "published/2023/r1/data/statement_2023.yml:" in problem.message("en")
    assert '"summary" is missing' in problem.message("en")


def said_then(project: Path, name: str, now: str, then: str) -> None:
    """Let a file have been published with other words than it was."""
    frozen = project / "published/2023/r1"
    edit(frozen / name, now, then)
    told = json.loads((frozen / "manifest.json").read_bytes())
    content = (frozen / name).read_bytes()
    told["files"][name] = {"sha256": sha256(content), "size": len(content)}
    (frozen / "manifest.json").write_text(json.dumps(told), "utf-8")


def test_a_label_that_came_later_is_todays_and_says_nothing_of_older_editions(
    published: Path,
) -> None:
    """An edition is as it was where the labels of its day lack one that the program has since."""
    name = "data/labels_documents.yml"
    lines = (published / "published/2023/r1" / name).read_text("utf-8").splitlines(keepends=True)
    (line,) = (line for line in lines if line.startswith("request_button:"))
    said_then(published, name, line, "")
    assert found(published) == []


def test_what_was_found_is_remembered_until_what_it_is_made_from_changes(published: Path) -> None:
    first = Memory()
    assert found(published, first) == []
    loaded = load_folder(published)
    (publication,) = loaded.publications
    key = Evidence(loaded.source, TODAY).key_of(
        made_from(publication), f"kept {publication.folder}"
    )
    assert key in first.met
    edit(published / "data/statement_2023.yml", "Negotia", "Negotja")
    second = Memory(before=first.met)
    found(published, second)
    assert key in second.met
    edit(published / "docs/nb/loven.md", "title: ", "title: Ny ")
    third = Memory(before=first.met)
    found(published, third)
    assert key not in third.met


def test_the_commands_stop_before_a_published_word_is_another(
    published: Path, monkeypatch: pytest.MonkeyPatch, apenhet: Run
) -> None:
    monkeypatch.chdir(published)
    said_then(published, "nb/words.nb.txt", "Ansatte", "Tilsette")
    refused = apenhet("build", "--lang", "en")
    assert (refused.code, refused.err.count("published_words_kept")) == (1, 1)
    assert not (published / "site").exists()
    assert apenhet("check", "--lang", "en").out.count("published_words_kept") == 1
