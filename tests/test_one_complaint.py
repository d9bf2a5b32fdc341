"""One slip, one complaint: what else is off because of it is not told besides."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from apenhet.check import check_project
from apenhet.read.dictionary import dictionaries_of_the_system
from apenhet.read.load import load_folder

ROOT = Path(__file__).parents[1]
SMALL = Path(__file__).parent / "cases" / "project"
AS_OF = dt.date(2024, 6, 1)
STATEMENT, LAW, LABELS = (
    "data/statement_2023.yml",
    "data/law_apenhetsloven.yml",
    "data/labels.yml",
)
FOREWORD = """
chapters:
  - id: slip
    slug: {nb: feil, en: slip}
    title: {nb: Feil, en: Slips}
    blocks:
      - id: text
        text:
"""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A copy of the small whole project, with the settings of the real one."""
    folder = Path(shutil.copytree(SMALL, tmp_path / "small"))
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


def told(folder: Path, *, spelling: bool = False) -> list[str]:
    """Return the rules that are broken, each with its file and line."""
    dictionaries = dictionaries_of_the_system() if spelling else None
    return [
        f"{problem.file}:{problem.place.line} {problem.rule}"
        for problem in check_project(load_folder(folder), AS_OF, None, dictionaries)
    ]


def news(folder: Path, name: str, old: str, new: str, *, spelling: bool = False) -> list[str]:
    """Return what is told after a change and not before, and put the file back."""
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    known = {line.partition(" ")[2] for line in told(folder, spelling=spelling)}
    path.write_text(text.replace(old, new), encoding="utf-8")
    found = [one for one in told(folder, spelling=spelling) if one.partition(" ")[2] not in known]
    path.write_text(text, encoding="utf-8")
    return found


@pytest.mark.parametrize(
    ("nb", "en", "rules"),
    [
        ("We have asked all of our suppliers.", "Vi har spurt alle leverandørene våre.", ["in_its_language"] * 2),
        ("We have asked all of our suppliers.", "We have asked all of our suppliers.", ["translated"]),
        ("Vi har spurt alle leverandørene våre.", "Vi har spurt alle leverandørene våre.", ["translated"]),
        ("Kjøpt fra {{ assessment.suppliers leverandører.", "Bought from some suppliers.", ["reference_well_formed"]),
        ("Vi besøkte en fabrikk. TODO spør Kari", "We visited a factory.", ["nothing_left_to_fill_in"]),
        ("Vi ba om fire ting: en kontrakt, en pris og en dato.", "We asked for three things: a contract, a price and a date.", ["entries_counted"]),
        ("Vi fikk svar.De var gode.", "We got answers. They were good.", ["set_right"]),
        ("Vi har gjort en kontrol hos en leverandør.", "We have checked a supplier.", ["word_spelled"]),
    ],
)  # fmt: skip
def test_a_text(small: Path, nb: str, en: str, rules: list[str]) -> None:
    block = f"{FOREWORD}          nb: >-\n            {nb}\n          en: >-\n            {en}\n"
    found = news(small, STATEMENT, "\nchapters:\n", block, spelling=True)
    assert [line.partition(" ")[2] for line in found] == rules


def test_a_section_pasted_twice(small: Path) -> None:
    text = (small / STATEMENT).read_text(encoding="utf-8")
    begin = text.index("      - id: organisation\n")
    section = text[begin : text.index("      - id: ", begin + 1)]
    line = text[:begin].count("\n") + section.count("\n") + 1
    assert news(small, STATEMENT, section, section * 2) == [f"{STATEMENT}:{line} id_only_once"]


def test_a_clause_that_lacks_something(small: Path) -> None:
    text = (small / LAW).read_text(encoding="utf-8")
    clause = text[text.index("  - id: s5_a") :].partition("\n  - id: ")[0]
    found = news(small, LAW, clause, clause.replace("binds_us", "binds_uss"))
    assert [line.partition(" ")[2] for line in found] == ["key_known"]


@pytest.mark.parametrize(
    ("name", "last", "rule"),
    [
        (LAW, "    summary:\n", "file_not_cut_off"),
        (LABELS, ":\n  nb: ", "file_not_cut_off"),
        (LABELS, "scheme_d", "key_has_colon"),
        (LABELS, "scheme_dark: {nb: Mø", "brackets_closed"),
        (LABELS, 'adopted_since: {nb: "Gjelder', "quotes_closed"),
        (
            STATEMENT,
            "- id: follow_up\n            text:\n              nb: >-\n       ",
            "file_not_cut_off",
        ),
        (
            STATEMENT,
            'Deretter plasserte vi leverandørene i kategorier:"\n              en: "We',
            "quotes_closed",
        ),
    ],
)
def test_a_file_that_breaks_off(tmp_path: Path, name: str, last: str, rule: str) -> None:
    folder = tmp_path / "real"
    for part in ("data", "docs", "schema"):
        shutil.copytree(ROOT / part, folder / part)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    rest = (folder / name).read_text(encoding="utf-8").partition(last)[2]
    found = news(folder, name, rest, "")
    assert [line.partition(" ")[2] for line in found] == [rule]


def test_a_clause_is_gone(small: Path) -> None:
    text = (small / LAW).read_text(encoding="utf-8")
    begin = text.index("  - id: s5_a")
    clause = text[begin : text.index("  - id: ", begin + 1)]
    found = news(small, LAW, clause, "")
    assert [line.partition(" ")[2] for line in found] == ["clause_present"]


def test_letters_are_damaged(small: Path) -> None:
    text = (small / STATEMENT).read_text(encoding="utf-8")
    (small / STATEMENT).write_text(
        text.replace(
            "\nchapters:\n", f"{FOREWORD}          nb: Vi spør alle.\n          en: We ask all.\n"
        )
    )
    found = news(small, STATEMENT, "Vi spør alle.", "Vi spÃ¸r alle.", spelling=True)
    assert [line.partition(" ")[2] for line in found] == ["letters_intact"]


def test_the_settings_break_off(small: Path) -> None:
    text = (small / "mkdocs.yml").read_text(encoding="utf-8")
    rest = text[text.index("markdown_extensions") + 9 :]
    assert len(news(small, "mkdocs.yml", rest, "")) == 1


@pytest.mark.parametrize("half", ["---\nname", "order: 4\n---\n"])
def test_a_page_that_has_half_a_head(small: Path, half: str) -> None:
    found = news(
        small, "docs/nb/be-om-informasjon.md", half, half.replace("---\n", ""), spelling=True
    )
    assert found == ["docs/nb/be-om-informasjon.md:1 page_head_there"]


def test_what_a_figure_measures(small: Path) -> None:
    name = "data/principles_2023.yml"
    text = (small / name).read_text(encoding="utf-8")
    (small / name).write_text(
        text.replace("figures.target_year }}", "figures.target_year.value }}"), encoding="utf-8"
    )
    found = news(small, name, "value: 2030, unit: calendar_year", "value: 2030, unit: år")
    assert found == [f"{name}:8 one_of_the_known"]


@pytest.mark.parametrize(
    ("period", "column"),
    [
        ("{start: 2024-01-01, end: 2023-12-31}", "start"),
        ("{start: 2023-01-01, end: 2022-12-31}", "end"),
    ],
)
def test_a_period_is_told_where_the_year_is_wrong(small: Path, period: str, column: str) -> None:
    path = small / STATEMENT
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("{start: 2023-01-01, end: 2023-12-31}", period), encoding="utf-8")
    problems = check_project(load_folder(small), AS_OF)
    assert [(one.rule, one.path) for one in problems] == [
        ("period_not_reversed", f"edition.period.{column}")
    ]


def test_a_date_that_no_calendar_has(small: Path) -> None:
    assert news(small, STATEMENT, "end: 2023-12-31", "end: 9999-12-31") == [
        f"{STATEMENT}:7 date_in_reach"
    ]
