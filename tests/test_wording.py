"""Numbers, dates and lists read as each language writes them."""

import datetime as dt
from decimal import Decimal

import pytest

from apenhet.model import Figure, Language, MonthDay, Text, Unit
from apenhet.say import wording

LABEL = Text(nb="merkelapp", en="label")
HARD_SPACE = "\u00a0"


@pytest.mark.parametrize(
    ("value", "nb", "en"),
    [
        (7, "7", "7"),
        (180, "180", "180"),
        (12345, f"12{HARD_SPACE}345", "12,345"),
        (Decimal("0.5"), "0,5", "0.5"),
    ],
)
def test_number(value: int | Decimal, nb: str, en: str) -> None:
    assert wording.number(value, "nb") == nb
    assert wording.number(value, "en") == en


@pytest.mark.parametrize(
    ("value", "nb", "en"),
    [(0, "0", "0"), (1, "1", "1"), (2, "to", "two"), (7, "sju", "seven"), (9, "ni", "nine"),
     (10, "10", "10"), (1234, f"1{HARD_SPACE}234", "1,234")],
)  # fmt: skip
def test_running_text_writes_counts_below_ten_in_words(value: int, nb: str, en: str) -> None:
    assert wording.small(value, "nb") == nb
    assert wording.small(value, "en") == en


@pytest.mark.parametrize(
    ("value", "nb", "en"),
    [
        (93, f"93{HARD_SPACE}%", "93%"),
        (Decimal("92.75"), f"92,75{HARD_SPACE}%", "92.75%"),
        (100, f"100{HARD_SPACE}%", "100%"),
        (0, f"0{HARD_SPACE}%", "0%"),
    ],
)
def test_percent_keeps_the_decimals_it_has(value: int | Decimal, nb: str, en: str) -> None:
    assert wording.percent(value, "nb") == nb
    assert wording.percent(value, "en") == en


@pytest.mark.parametrize(
    ("unit", "value", "nb", "en"),
    [
        (Unit.YEARS, 5, f"5{HARD_SPACE}år", f"5{HARD_SPACE}years"),
        (Unit.YEARS, 1, f"1{HARD_SPACE}år", f"1{HARD_SPACE}year"),
        (Unit.MONTHS, 2, f"2{HARD_SPACE}måneder", f"2{HARD_SPACE}months"),
        (Unit.WEEKS, 3, f"3{HARD_SPACE}uker", f"3{HARD_SPACE}weeks"),
        (Unit.WEEKS, 1, f"1{HARD_SPACE}uke", f"1{HARD_SPACE}week"),
        (Unit.CALENDAR_YEAR, 2030, "2030", "2030"),
        (Unit.COUNT, 2030, f"2{HARD_SPACE}030", "2,030"),
    ],
)
def test_figure_with_its_unit(unit: Unit, value: int, nb: str, en: str) -> None:
    figure = Figure(value=value, unit=unit, label=LABEL)
    assert wording.figure(figure, "nb", "omtrent") == nb
    assert wording.figure(figure, "en", "about") == en


def test_an_approximate_figure_says_so() -> None:
    figure = Figure(value=93, unit=Unit.PERCENT, approximate=True, label=LABEL)
    assert wording.figure(figure, "nb", "omtrent") == f"omtrent{HARD_SPACE}93{HARD_SPACE}%"
    assert wording.figure(figure, "en", "about") == f"about{HARD_SPACE}93%"


@pytest.mark.parametrize(
    ("language", "long", "short"),
    [("nb", "1. januar 2023", "30. juni"), ("en", "1 January 2023", "30 June")],
)
def test_dates(language: Language, long: str, short: str) -> None:
    assert wording.date(dt.date(2023, 1, 1), language) == long.replace(" ", HARD_SPACE)
    day = wording.month_day(MonthDay(month=6, day=30), language)
    assert day == short.replace(" ", HARD_SPACE)


def test_a_year_takes_no_grouping() -> None:
    assert wording.fact(2023, "en", "about") == "2023"
    assert wording.bare(Figure(value=2030, unit=Unit.CALENDAR_YEAR, label=LABEL), "en") == "2030"
    assert wording.bare(Figure(value=2030, unit=Unit.WEEKS, label=LABEL), "en") == "2,030"


def test_machines_read_plain_digits_and_iso_dates() -> None:
    assert wording.machine(Figure(value=12345, label=LABEL), "nb") == "12345"
    assert wording.machine(dt.date(2023, 12, 31), "nb") == "2023-12-31"
    assert wording.machine(MonthDay(month=6, day=30), "nb") == "06-30"


def test_a_clause_is_cited_as_the_language_does() -> None:
    assert wording.clause(f"§{HARD_SPACE}5 a", "nb") == f"§{HARD_SPACE}5{HARD_SPACE}a"
    assert wording.clause(f"§{HARD_SPACE}5 a", "en") == f"Section{HARD_SPACE}5{HARD_SPACE}a"
    assert wording.clause(f"§§{HARD_SPACE}8–14", "en") == f"Sections{HARD_SPACE}8–14"


@pytest.mark.parametrize(
    ("length", "nb", "en"),
    [
        (120, f"1{HARD_SPACE}kB", f"1{HARD_SPACE}kB"),
        (235_400, f"235{HARD_SPACE}kB", f"235{HARD_SPACE}kB"),
        (1_234_567, f"1,2{HARD_SPACE}MB", f"1.2{HARD_SPACE}MB"),
    ],
)
def test_no_file_is_told_to_be_empty(length: int, nb: str, en: str) -> None:
    assert wording.size(length, "nb") == nb
    assert wording.size(length, "en") == en
