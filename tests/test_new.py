"""``apenhet new``: next year's files from the last, to the byte, with what must be gone through marked."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from apenhet.check import check_project
from apenhet.model import Statement
from apenhet.problems.rules import Level
from apenhet.read.datafile import DataFile
from apenhet.read.edit import CannotEdit, Editor
from apenhet.read.load import load_folder
from apenhet.read.review_marks import progress
from apenhet.read.tree import Path as Way
from apenhet.read.tree import as_data, read_text
from tests.conftest import ROOT, Outcome, Run

pytestmark = pytest.mark.usefixtures("no_dictionaries")
MARK = re.compile(r"  # GÅ GJENNOM \[[0-9a-f]{6}\]$", re.MULTILINE)


@pytest.fixture
def last() -> DataFile[Statement]:
    """The newest statement there is, whatever year that is."""
    return load_folder(ROOT).statements[-1]


def made(project: Path, year: int) -> str:
    return (project / f"data/statement_{year}.yml").read_text(encoding="utf-8")


def put(project: Path, year: int, old: str, new: str) -> None:
    text = made(project, year)
    assert text.count(old) == 1, old
    (project / f"data/statement_{year}.yml").write_text(text.replace(old, new), encoding="utf-8")


def test_a_new_year_differs_in_its_dates_and_marks_alone(project: Path, apenhet: Run) -> None:
    said = apenhet("new", "2024", "--lang", "nb")
    text = made(project, 2024)
    marks = len(MARK.findall(text))
    assert said == Outcome(
        0,
        f"Skrev data/statement_2024.yml. {marks} steder er merket GÅ GJENNOM: rett det som er nytt, "
        "og ta bort merket der teksten fortsatt stemmer.\n",
        "",
    )
    original = re.compile(r"(?m)^  original:.*\n(?:    .*\n)*")  # only its own year can say it
    former = original.sub("", made(project, 2023)).splitlines()
    now = [line for line in MARK.sub("", text).splitlines() if not line.startswith("# Laget fra")]
    assert len(now) == len(former)
    assert [line for line, was in zip(now, former, strict=True) if line != was] == [
        "  year: 2024",
        "    start: 2024-01-01",
        "    end: 2024-12-31",
    ]
    assert f"# Laget fra data/statement_2023.yml med «apenhet new» ({marks} steder å gå" in text


def test_a_year_that_is_passed_over_is_told(apenhet: Run) -> None:
    said = apenhet("new", "2025", "--lang", "nb").out
    assert "Året før har ingen fil, så denne er laget av data/statement_2023.yml." in said


def test_a_new_year_has_no_errors_and_says_how_much_is_to_be_gone_through(
    project: Path, apenhet: Run
) -> None:
    assert apenhet("new", "2024").code == 0
    problems = check_project(load_folder(project), dt.date(2025, 1, 1), [2024])
    assert [problem for problem in problems if problem.level is Level.ERROR] == []
    (left,) = [problem for problem in problems if problem.rule == "gone_through"]
    assert dict(left.values)["count"] == len(MARK.findall(made(project, 2024)))
    assert "not_last_years" not in {problem.rule for problem in problems}, "the marks say it"


def test_a_period_that_ends_with_february_does_so_in_a_leap_year_too(
    project: Path, apenhet: Run
) -> None:
    put(project, 2023, "    start: 2023-01-01", "    start: 2022-03-01")
    put(project, 2023, "    end: 2023-12-31", "    end: 2023-02-28")
    assert apenhet("new", "2024").code == 0
    assert "    start: 2023-03-01\n    end: 2024-02-29\n" in made(project, 2024)


def test_what_was_changed_or_unmarked_is_gone_through(project: Path, apenhet: Run) -> None:
    apenhet("new", "2024")
    (file,) = (file for file in load_folder(project).statements if file.year == 2024)
    begun = progress(file)
    put(project, 2024, "value: 180  #", "value: 190  #")
    text = made(project, 2024)
    (project / "data/statement_2024.yml").write_text(MARK.sub("", text, count=1), encoding="utf-8")
    (file,) = (file for file in load_folder(project).statements if file.year == 2024)
    now = progress(file)
    assert begun
    assert now
    assert (begun.done, now.done, now.total) == (0, 2, begun.total)


def test_what_only_its_own_year_can_say_is_left_out(project: Path, apenhet: Run) -> None:
    put(
        project,
        2023,
        "    end: 2023-12-31\n",
        "    end: 2023-12-31\n  # Styret\n  approval:\n    body: {nb: Styret, en: The Board}\n"
        "    date: 2024-06-01\n    meeting: {nb: Møte, en: Meeting}\n  signatures:\n    - name: Kari Eksempel\n"
        "      role: {nb: Leder, en: Chair}\n      date: 2024-06-02\n",
    )
    text = made(project, 2023)
    first, second = re.findall(r"(?m)^    status: planned$", text)[:2]
    ended = text.replace(first, "    status: done\n    result: {nb: Ferdig., en: Done.}", 1)
    ended = ended.replace(
        second, "    status: ongoing\n    result: {nb: Halvveis., en: Halfway.}", 1
    )
    (project / "data/statement_2023.yml").write_text(ended, encoding="utf-8")
    assert apenhet("new", "2024").err == ""
    now = made(project, 2024)
    assert "  # Styret\n" in now  # a comment stays
    for gone in ("Kari", "approval:", "signatures:", "result: {nb", "status: done"):
        assert gone not in now
    ids = [measure.id for measure in load_folder(project).editions[0].statement.measures]
    assert (
        re.findall(r"(?m)^  - id: (\w+)\n    slug:", now.partition("\nmeasures:")[2])[
            : len(ids) - 1
        ]
        == ids[1:]
    )


def test_who_holds_an_office_is_gone_through_too(project: Path, apenhet: Run) -> None:
    members = (
        "governance:\n  members:\n    - name: Kari Eksempel\n      role: {nb: leder, en: chair}\n"
    )
    put(project, 2023, "governance:\n", members)
    apenhet("new", "2024")
    for line in ("holder: Tore Hansen", "email: post@negotia.no", "- name: Kari Eksempel"):
        assert re.search(rf"{line}  # GÅ GJENNOM", made(project, 2024)), line


def test_what_was_judged_where_it_was_and_what_it_rests_on_is_gone_through(
    project: Path, apenhet: Run
) -> None:
    judged = (
        "    involvement: linked\n    countries:\n      - {code: CN, name: {nb: Kina, en: China}}\n"
    )
    text = re.sub(r"(?m)^(risk_areas:\n  - id: \w+\n)", rf"\1{judged}", made(project, 2023))
    answer = "\naccepted:\n  - rule: annual_report_named\n    place: edition\n    reason: {nb: A., en: B.}\n"
    (project / "data/statement_2023.yml").write_text(text + answer, encoding="utf-8")
    assert apenhet("new", "2024").err == ""
    now = made(project, 2024)
    sources = now.partition("\nsources:\n")[2].partition("\norganisation:")[0]
    for line in ("involvement: linked", "countries:", "- rule: annual_report_named"):
        assert len(re.findall(rf"{line}  # GÅ GJENNOM", now)) == 1, line
    assert len(re.findall(r"title:.*  # GÅ GJENNOM", sources)) == sources.count("- id: ")
    assert now.partition("\naccepted:\n")[2].count("GÅ GJENNOM") == 1, "an answer is one thing"


def test_the_marks_of_one_year_are_not_those_of_the_next(project: Path, apenhet: Run) -> None:
    apenhet("new", "2024")
    assert apenhet("new", "2025").code == 0
    text = made(project, 2025)
    assert len(MARK.findall(text)) == len(MARK.findall(made(project, 2024)))
    assert text.count("# Laget fra") == 1
    assert "\n    start: 2025-01-01\n" in text


def test_principles_are_carried_only_when_asked(project: Path, apenhet: Run) -> None:
    principles = project / "data/principles_2023.yml"
    text = principles.read_text(encoding="utf-8")
    dated = text.replace("\npolicy:\n", "\npolicy:\n  valid_from: 2022-11-12\n")
    principles.write_text(dated, encoding="utf-8")
    assert apenhet("new", "2024", "--principles").code == 0
    carried = (project / "data/principles_2024.yml").read_text(encoding="utf-8")
    assert "2022-11-12" not in carried
    assert MARK.search(carried)
    assert apenhet("new", "2025").code == 0
    assert not (project / "data/principles_2025.yml").exists()


def test_no_file_is_written_over(project: Path, apenhet: Run) -> None:
    (project / "data/statement_2024.yml").write_text("mine", encoding="utf-8")
    assert apenhet("new", "2024", "--lang", "en") == Outcome(
        2, "", "Error: The file is there already, and was not changed: data/statement_2024.yml\n"
    )
    assert made(project, 2024) == "mine"


def test_there_must_be_a_year_before(apenhet: Run) -> None:
    assert apenhet("new", "2010", "--lang", "en") == Outcome(
        2,
        "",
        "Error: There is no statement from before 2010 to start from. These exist: 2023.\n",
    )


def test_nothing_is_made_from_a_statement_with_errors(project: Path, apenhet: Run) -> None:
    put(project, 2023, "  year: 2023\n", "  year: 2022\n")
    failed = apenhet("new", "2024", "--lang", "en")
    assert failed.code == 1
    assert "data/statement_2023.yml" in failed.err
    assert not (project / "data/statement_2024.yml").exists()


def test_windows_line_ends_stay(project: Path, apenhet: Run) -> None:
    path = project / "data/statement_2023.yml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert apenhet("new", "2024").code == 0
    content = (project / "data/statement_2024.yml").read_bytes()
    assert content.count(b"\n") == content.count(b"\r\n") > 1000


def without(data: object, path: Way) -> object:
    """Return data without what stands at ``path``, nor a parent that this leaves empty."""
    if isinstance(data, dict):
        rest = dict(data)
        step = path[0]
        left = without(rest[step], path[1:]) if path[1:] else None
        return {k: (left if k == step else v) for k, v in rest.items() if k != step or left}
    assert isinstance(data, tuple)
    left = without(data[int(path[0])], path[1:]) if path[1:] else None
    return tuple(
        left if n == path[0] else item for n, item in enumerate(data) if n != path[0] or left
    )


@pytest.mark.parametrize(("folder", "each"), [(ROOT, 41), (ROOT / "tests/example", 5)])
def test_taking_one_thing_out_leaves_all_the_rest(folder: Path, each: int) -> None:
    """Some places of a statement: what is said besides each, and every comment."""
    last = load_folder(folder).statements[-1]
    assert last.tree
    text = last.content.decode()
    comments = re.findall(r"(?m)^ *#.*$", text)
    tried = 0
    for path in list(last.nodes)[1::each]:
        editor = Editor(text)
        editor.remove(path)
        try:
            result = editor.result()
        except (CannotEdit, KeyError):
            continue
        tree = read_text(result, last.name).tree
        assert tree
        said = {k: v for k, v in dict(as_data(tree)).items() if k != "format"}  # type: ignore[call-overload]
        assert said == without(as_data(last.tree), path), path
        assert re.findall(r"(?m)^ *#.*$", result) == comments
        tried += 1
    assert tried > 20
