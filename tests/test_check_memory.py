"""Problems found again from memory: the same as by looking anew, whatever has changed meanwhile."""

from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
from collections.abc import Callable
from dataclasses import astuple
from functools import partial
from pathlib import Path

import pytest

from apenhet.check import check_project
from apenhet.check.memory import Memory
from apenhet.model import LANGUAGES, Edition
from apenhet.problems.problem import Problem
from apenhet.read.dictionary import Found
from apenhet.read.load import load_folder
from apenhet.site.inputs import digest
from apenhet.site.remembered import FILE, remembering
from tests.conftest import Run, command, environment
from tests.publishing import withdrawn
from tests.test_check_years import TODAY, edit, two_years

__all__ = ["two_years"]

OLD, NEW = "statement_2023.yml", "statement_2024.yml"
A_YEAR = 4
"""How much of a year is remembered apart: its file, its edition, its approvals, its changes."""


def fingerprint(edition: Edition) -> str:
    """Tell what an edition says from all else: the small project has not the words to render it."""
    return digest(edition.model_dump_json())


def checked(folder: Path, memory: Memory | None = None, as_of: dt.date = TODAY) -> list[Problem]:
    return check_project(load_folder(folder), as_of, None, None, fingerprint, memory)


def whole(problems: list[Problem]) -> list[tuple[object, ...]]:
    """Return all there is to problems, with what their equality leaves out."""
    return [astuple(problem) for problem in problems]


def published(folder: Path) -> None:
    withdrawn(folder, 2024)


def left(folder: Path) -> None:
    (folder / "data" / NEW).unlink()


def unreadable(folder: Path) -> None:
    (folder / "data/principles_2023.yml").unlink()
    (folder / "data/principles_2023.yml").mkdir()


def in_docs(file: str, old: str, new: str) -> Callable[[Path], None]:
    return lambda folder: edit(folder, f"../docs/{file}", old, new)


def in_data(file: str, old: str, new: str) -> Callable[[Path], None]:
    return lambda folder: edit(folder, file, old, new)


def adopted(folder: Path) -> None:
    """A declaration that took over within the period of the newer year."""
    edit(folder, "principles_2023.yml", "policy:\n", "policy:\n  valid_from: 2023-02-30\n")


ACCEPTED = """accepted:
  - rule: approval_fits
    place: edition.approval.fingerprint
    reason: prøvd
summary:
"""
CHANGES: dict[str, Callable[[Path], None]] = {
    "a text of one year": in_data(OLD, "Vi har en handlingsplan.", "Vi har en  handlingsplan."),
    "a text in one language": in_data(OLD, "en: We have an action plan.", 'en: ""'),
    "a figure of the other year": in_data(NEW, "responsible: general_secretary", "responsible: x"),
    "an answer to a finding": in_data(OLD, "summary:\n", ACCEPTED),
    "a text of the principles": in_data("principles_2023.yml", "en: trust}", "en: Trust}"),
    "which principles are in force": adopted,
    "what the Act asks": in_data("law_apenhetsloven.yml", "id: s5_b", "id: s5_x"),
    "since when the Act holds": in_data("law_apenhetsloven.yml", "2022-07-01", "2023-07-01"),
    "a word": in_data("labels_documents.yml", "nb: ", "nb:  TODO "),
    "what a page names": in_docs("en/ask-for-information.md", "contact.email", "contact.mail"),
    "where a page leads": in_docs("nb/om-nettstedet.md", ".md#", ".md#x-"),
    "a file that cannot be read": unreadable,
    "what the next year answers for": in_data(
        OLD,
        "id: training\n    slug: {nb: opplaering, en: training}",
        "id: courses\n    slug: {nb: kursing, en: courses}",
    ),
    "what is published": published,
    "a year less": left,
}
"""What is changed after what was found has been kept. Each changes what is to be told."""


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_is_remembered_is_what_is_found_anew(
    two_years: Path, change: Callable[[Path], None]
) -> None:
    with remembering(two_years) as memory:
        before = checked(two_years, memory)
    change(two_years)
    anew = checked(two_years)
    assert whole(anew) != whole(before)
    for _ in ("looked for again", "remembered"):
        with remembering(two_years) as memory:
            assert whole(checked(two_years, memory)) == whole(anew)


def test_another_day_is_checked_anew(two_years: Path) -> None:
    for day in (TODAY, dt.date(2031, 1, 1), TODAY):
        with remembering(two_years) as memory:
            assert checked(two_years, memory, day) == checked(two_years, as_of=day)
    assert checked(two_years) != checked(two_years, as_of=dt.date(2031, 1, 1))


def test_a_year_that_is_as_it_was_is_not_gone_through_again(two_years: Path) -> None:
    with remembering(two_years) as memory:
        checked(two_years, memory)
    edit(two_years, NEW, "seat: Oslo", "seat: Bergen")
    with remembering(two_years) as memory:
        checked(two_years, memory)
    assert len(memory.met.keys() - memory.before.keys()) == A_YEAR
    assert len(memory.before.keys() - memory.met.keys()) == A_YEAR


def test_the_spelling_is_looked_at_anew(two_years: Path) -> None:
    """The dictionaries are the system's, and what it has of them can be another one tomorrow."""
    loaded = load_folder(two_years)
    nowhere: Found = dict.fromkeys(LANGUAGES)
    for dictionaries in (nowhere, None, nowhere):
        with remembering(two_years) as memory:
            told = check_project(loaded, TODAY, None, dictionaries, memory=memory)
        silent = [problem for problem in told if problem.rule == "spelling_checked"]
        assert len(silent) == (dictionaries is not None)


def test_what_another_program_found_is_not_known(two_years: Path) -> None:
    with remembering(two_years) as memory:
        checked(two_years, memory)
    program, found = json.loads((two_years / FILE).read_text(encoding="utf-8"))
    with remembering(two_years) as memory:
        assert memory.before.keys() == found.keys()
    (two_years / FILE).write_text(json.dumps(["0" * len(program), found]), encoding="utf-8")
    with remembering(two_years) as memory:
        assert not memory.before


@pytest.mark.parametrize("spoilt", ["", "{", "[]", '["", {"a": [1]}]', "\udc80"])
def test_what_was_spoilt_is_not_known(two_years: Path, spoilt: str) -> None:
    (two_years / FILE).parent.mkdir(parents=True)
    (two_years / FILE).write_text(spoilt, encoding="utf-8", errors="surrogateescape")
    with remembering(two_years) as memory:
        assert not memory.before


def test_two_processes_tell_what_one_tells(two_years: Path) -> None:
    for name, text in ((OLD, "responsible: general_secretary"), (NEW, "seat: Oslo")):
        edit(two_years, name, text, f"{text.partition(':')[0]}: <x>")
    cores = sorted(os.sched_getaffinity(0))
    told = [
        subprocess.run(
            command("check"),
            cwd=two_years,
            env=environment(),
            preexec_fn=partial(os.sched_setaffinity, 0, some),
            capture_output=True,
            text=True,
            check=False,
        )
        for some in (cores, cores[:1])
    ]
    assert [one.returncode for one in told] == [1, 1]
    assert told[0].stdout == told[1].stdout
    assert all(f"data/{name}:" in told[0].stdout for name in (OLD, NEW))


def test_errors_are_told_alike_twice(project: Path, apenhet: Run) -> None:
    edit(project, OLD, "seat: Oslo", "seat: TODO")
    first, second = apenhet("build"), apenhet("build")
    assert first.code == 1
    assert (project / FILE).is_file()
    assert first == second == apenhet("build", "--no-cache")
