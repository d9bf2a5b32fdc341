"""Which files are read, what is kept of a file that is not whole, and what of the years asked for."""

from __future__ import annotations

import datetime as dt
import os
import time
from pathlib import Path

import pytest

from apenhet.check import check_project
from apenhet.problems.problem import Position
from apenhet.problems.report import as_line, blocking
from apenhet.read.load import Loaded, load_folder
from tests.publishing import withdrawn

AS_OF = dt.date(2024, 6, 1)


def said(folder: Path, *years: int) -> list[str]:
    return [as_line(p, "en") for p in check_project(load_folder(folder), AS_OF, years)]


def edit(folder: Path, name: str, old: str, new: str) -> Loaded:
    path = folder / "data" / name
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")
    return load_folder(folder)


def add_year(folder: Path, year: int) -> None:
    """Add an edition that differs in its years and how it is called only, with its own principles."""
    for name in ("statement", "principles"):
        text = (folder / "data" / f"{name}_2023.yml").read_text(encoding="utf-8")
        for step in (2, 1, 0):
            text = text.replace(str(2022 + step), str(year - 1 + step))
        text = text.replace("status: planned", "status: ongoing")
        text = text.replace("redegjørelsen vår., en: This is", "redegjørelsen da., en: This was")
        (folder / "data" / f"{name}_{year}.yml").write_text(text, encoding="utf-8")
    later = folder / "data" / f"principles_{max(year, 2023)}.yml"
    text = later.read_text(encoding="utf-8")
    for part in ("declaration", "policy"):
        text = text.replace(f"\n{part}:\n", f"\n{part}:\n  valid_from: {max(year, 2023)}-01-01\n")
    later.write_text(text, encoding="utf-8")
    withdrawn(folder, year)


def test_editions_come_oldest_first_with_what_belongs_to_them(small: Path) -> None:
    add_year(small, 2019)
    loaded = load_folder(small)
    assert [edition.year for edition in loaded.editions] == [2019, 2023]
    assert [loaded.in_force(file).files[0].year for file in loaded.statements] == [2019, 2023]
    assert [file.name for file in loaded.files] == [
        "data/statement_2019.yml",
        "data/statement_2023.yml",
        "data/principles_2019.yml",
        "data/principles_2023.yml",
        "data/law_apenhetsloven.yml",
        "data/labels_documents.yml",
        "data/labels.yml",
    ]


def test_a_file_knows_its_bytes_and_where_things_stand(small: Path) -> None:
    statement = load_folder(small).statements[0]
    assert statement.content == (small / "data" / "statement_2023.yml").read_bytes()
    path = statement.path_of("assessment.categories.unclear.suppliers.value")
    assert path == ("assessment", "categories", 1, "suppliers", "value")
    assert statement.called(path) == "assessment.categories.unclear.suppliers.value"
    assert statement.where(path) == Position(124, 26)
    assert statement.where(("assessment",)) == Position(94, 1)
    assert statement.where(("assessment", "nothing", "here")) == Position(94, 1)
    assert statement.called(("edition", "signatures", 0, "name")) == "edition.signatures[1].name"


def test_names_that_begin_with_a_dot_are_passed_over(small: Path) -> None:
    for name in (".statement_2024.yml.swp", ".#statement_2023.yml", "._labels.yml", ".old/x.yml"):
        (small / "data" / name).parent.mkdir(exist_ok=True)
        (small / "data" / name).write_bytes(b"\xff")
    (small / "data" / ".#labels.yml").symlink_to("editor@machine.1234:5678")
    assert said(small) == []


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("notat.txt", ""),
        ("statement_24.yml", ""),
        ("statement_2024.yml.txt", ' Did you mean "data/statement_2024.yml"?'),
        ("statement_2024.YML", ' Did you mean "data/statement_2024.yml"?'),
        ("statement_2024.yaml", ' Did you mean "data/statement_2024.yml"?'),
        ("statement_2024", ' Did you mean "data/statement_2024.yml"?'),
        ("statement-2024.yml", ' Did you mean "data/statement_2024.yml"?'),
        ("Statement_2024.yml", ' Did you mean "data/statement_2024.yml"?'),
        ("2024/statement_2024.yml", ' Did you mean "data/statement_2024.yml"?'),
        ("2024/deep/notat.yml", ""),
        ("statement_2023 (1).yml", ' Is it a copy of "data/statement_2023.yml"?'),
        ("principles_2023.yml~", ' Is it a copy of "data/principles_2023.yml"?'),
        ("labels.yml.bak", ' Is it a copy of "data/labels.yml"?'),
        ("law_apenhetslov.yml", ' Is it a copy of "data/law_apenhetsloven.yml"?'),
    ],
)
def test_a_file_that_is_not_read_is_told(small: Path, name: str, hint: str) -> None:
    (small / "data" / name).parent.mkdir(parents=True, exist_ok=True)
    (small / "data" / name).write_bytes(b"\xff")
    assert said(small) == [
        f"data/{name}:1:1: error file_name_known: The file name is unknown, so the file is not read.{hint}"
    ]


def test_an_empty_folder_among_the_data_is_told(small: Path) -> None:
    (small / "data/2024").mkdir()
    assert said(small) == [
        "data/2024:1:1: error file_name_known: The file name is unknown, so the file is not read."
    ]


def test_a_folder_in_place_of_a_file_is_told(small: Path) -> None:
    (small / "data" / "labels.yml").unlink()
    (small / "data" / "labels.yml").mkdir()
    assert said(small) == [
        "data/labels.yml:1:1: error file_readable: The file cannot be opened (Is an empty directory)."
    ]


def test_a_folder_in_place_of_a_schema_that_the_site_serves_is_told(small: Path) -> None:
    (small / "schema/published/statement-0.json").mkdir(parents=True)
    (line,) = said(small)
    assert line.startswith("schema/published/statement-0.json:1:1: error file_readable: ")


def test_the_systems_reason_is_in_the_editors_language(small: Path) -> None:
    (small / "data" / "labels.yml").unlink()
    (small / "data" / "labels.yml").mkdir()
    (found,) = check_project(load_folder(small), AS_OF)
    assert found.message("nb") == "Filen kan ikke åpnes (Det er en tom mappe)."


def test_a_list_that_names_one_thing_over_and_over_is_told_in_good_time(small: Path) -> None:
    with (small / "data" / "principles_2023.yml").open("a", encoding="utf-8") as principles:
        principles.write("a:\n" + "- x\n" * 10_000)
    begun = time.process_time()
    lines = said(small)
    assert time.process_time() - begun < 5
    assert "rule named_only_once is broken in 9899 more places" in "".join(lines)


def test_a_full_stop_between_thousands_is_told_as_that(small: Path) -> None:
    edit(small, "statement_2023.yml", "value: 180", "value: 1.800")
    assert wrong_numbers(small) == [('"1.800" (the full stop?).', "Write 1800.")]
    edit(small, "statement_2023.yml", "value: 1.800", "value: 1.800.000")
    assert wrong_numbers(small) == [('"1.800.000" (the full stop?).', "Write 1800000.")]


def wrong_numbers(project: Path) -> list[tuple[str, str]]:
    """Return the ends of what is told of numbers, and the beginnings of how to mend them."""
    found = [p for p in check_project(load_folder(project), AS_OF) if p.rule == "number_expected"]
    return [
        (p.message("en").partition("found ")[2], f"{p.remedy('en').partition('. ')[0]}.")
        for p in found
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_told(small: Path) -> None:
    (small / "data" / "labels.yml").chmod(0)
    assert said(small) == [
        "data/labels.yml:1:1: error file_readable: The file cannot be opened (Permission denied)."
    ]


def test_a_project_without_data_lacks_its_files(tmp_path: Path) -> None:
    lines = [line for line in said(tmp_path) if " page_there: " not in line]
    assert lines == [
        "data/labels.yml:1:1: error file_exists: The file does not exist.",
        "data/labels_documents.yml:1:1: error file_exists: The file does not exist.",
        "data/law_apenhetsloven.yml:1:1: error file_exists: The file does not exist.",
        "data/statement_<year>.yml:1:1: error file_exists: The file does not exist.",
        "mkdocs.yml:1:1: error file_exists: The file does not exist.",
        "schema/labels.json:1:1: error schema_readable: The file is missing or damaged. It says which words the pages need, so that the words in data/labels.yml cannot be checked.",
        "schema/labels_documents.json:1:1: error schema_readable: The file is missing or damaged. It says which words the pages need, so that the words in data/labels_documents.yml cannot be checked.",
    ]


def test_a_file_that_is_too_large_is_told_and_not_read(small: Path) -> None:
    with (small / "data" / "labels.yml").open("ab") as labels:
        labels.write(b"#" * 1_000_000)
    assert said(small) == [
        "data/labels.yml:1:1: error file_not_too_large: The file is larger than 1000000 bytes. It should not be that large."
    ]


def test_of_endless_faults_the_first_hundred_are_told(small: Path) -> None:
    with (small / "data" / "statement_2023.yml").open("a", encoding="utf-8") as statement:
        statement.writelines(f"unknown_{number}: 1\n" for number in range(1000))
    lines = said(small)
    assert len(lines) == 101
    assert lines[0] == (
        "data/statement_2023.yml:1:1: error not_too_many: The rule key_known is broken in 900 more places in the file."
    )


def test_a_text_without_end_is_told_and_not_looked_into(small: Path) -> None:
    edit(small, "statement_2023.yml", "Visjonen vår er", "TODO " * 3000)
    assert said(small) == [
        "data/statement_2023.yml:179:15: error text_not_too_long: chapters.foreword.blocks.vision.text.nb: The text has 15029 characters. It should not be that long (10000 at most)."
    ]


# --- what is kept of a file that is not whole --------------------------------------------------


def test_what_loaded_is_there_beside_what_did_not(small: Path) -> None:
    loaded = edit(small, "statement_2023.yml", "value: 180", "value: 18O")
    statement = loaded.statements[0]
    assert loaded.editions == ()
    assert statement.broken == {("assessment", "suppliers", "value")}
    assert statement.parts is not None
    assert statement.value is None
    assert statement.parts.assessment.high_risk is not None
    assert statement.parts.assessment.high_risk.value == 16
    assert not hasattr(statement.parts.assessment, "suppliers")
    assert statement.is_sound(("assessment", "high_risk"))
    assert statement.is_sound(("assessment", "categories", "*", "suppliers"))
    assert not statement.is_sound(("assessment", "suppliers"))
    assert not statement.is_sound(("assessment",))


@pytest.mark.parametrize(
    ("old", "new", "elsewhere"),
    [
        ("  seat: Oslo", "  seat: [Oslo]", "figure"),
        ("organisation:\n  name", "organisation:\n   name", "figure"),
        ("    date: 2024-05-02", "    date: 2024-13-02", "text"),
        ("summary:\n  about: {nb:", "summary:\n  about: {{nb:", "figure"),
        ("tool:\n  name", "tool:\n\tname", "text"),
        ("follow_up: false", "follow_up: nei", "figure"),
    ],
)
def test_a_fault_of_shape_hides_nothing_elsewhere(
    small: Path, old: str, new: str, elsewhere: str
) -> None:
    faults = {
        "figure": ("{value: 9, label: {nb: med gode", "{value: 8, label: {nb: med gode"),
        "text": ("{nb: Noe kan være skjult., en", "{nb: TODO, en"),
    }
    rules = {"figure": "categories_add_up", "text": "nothing_left_to_fill_in"}
    edit(small, "statement_2023.yml", old, new)
    loaded = edit(small, "statement_2023.yml", *faults[elsewhere])
    found = blocking(check_project(loaded, AS_OF))
    assert rules[elsewhere] in {problem.rule for problem in found}
    assert len({problem.rule for problem in found}) > 1


def test_one_file_that_cannot_be_read_hides_nothing_in_the_others(small: Path) -> None:
    (small / "data" / "statement_2023.yml").write_bytes(b"\xff\xfe")
    edit(small, "principles_2023.yml", "Partene må stole på hverandre.", "Avventer tekst")
    assert [line.split(": ")[1] for line in said(small)] == [
        "advice text_complete",
        "error file_is_utf8",
    ]


# --- the years asked for ----------------------------------------------------------------------


def test_only_the_files_of_the_years_asked_for_are_told(small: Path) -> None:
    add_year(small, 2019)
    edit(small, "statement_2019.yml", "seat: Oslo", "seat: TODO")
    edit(small, "statement_2023.yml", "seat: Oslo", "seat: xxx")
    edit(small, "principles_2019.yml", "Partene må stole på hverandre.", "TBD")
    files = ["data/principles_2019.yml", "data/statement_2019.yml", "data/statement_2023.yml"]
    assert [line.partition(":")[0] for line in said(small)] == files
    assert [line.partition(":")[0] for line in said(small, 2019)] == files[:2]
    assert [line.partition(":")[0] for line in said(small, 2023)] == files[2:]


def test_a_year_asked_for_that_cannot_be_read_is_told(small: Path) -> None:
    add_year(small, 2019)
    (small / "data" / "statement_2023.yml").write_bytes(b"\xff\xfe")
    assert said(small, 2019) == []
    assert said(small, 2023) == said(small)
    assert said(small) == [
        "data/statement_2023.yml:1:1: error file_is_utf8: The file is not saved as UTF-8 (found the byte 0xFF)."
    ]


def test_files_that_all_years_share_are_told_for_each(small: Path) -> None:
    add_year(small, 2019)
    edit(small, "labels.yml", "Dette er redegjørelsen", "TODO")
    assert [line.partition(":")[0] for line in said(small, 2019)] == ["data/labels.yml"]
    assert said(small, 2019) == said(small, 2023) == said(small)


def test_the_day_changes_gates_but_never_errors(small: Path) -> None:
    loaded = edit(small, "statement_2023.yml", "seat: Oslo", "seat: TODO")
    days = (dt.date.min, dt.date(2024, 6, 1), dt.date(2024, 7, 1), dt.date.max)
    found = [check_project(loaded, day) for day in days]
    assert len({tuple(blocking(problems)) for problems in found}) == 1
    assert [len(problems) - 1 for problems in found] == [2, 0, 0, 1]
