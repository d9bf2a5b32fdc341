"""What was probably meant by a value of the wrong form: written out where it is clear, or not at all."""

from __future__ import annotations

import pytest

from apenhet.problems.problem import Value
from apenhet.problems.wording import Wording
from apenhet.read.meant import choice_meant, date_meant, list_meant, name_meant, number_meant


def nb(value: Value) -> str:
    return value.nb if isinstance(value, Wording) else str(value)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("195", "195"),
        ("0195", "195"),
        ("1.950", "1950"),
        ("1 950", "1950"),
        ("1\u00a0950", "1950"),
        ("19S", "bare tallet"),
        ("18O", "180"),
        ("l2", "12"),
        ("40 %", "40"),
        ("40,5 %", "40.5"),
        ("40,5", "40.5"),
        ("195 leverandører", "195"),
        ("ca. 95", "95, og approximate: true på linjen under"),
        ("Omtrent 93 %", "93, og approximate: true på linjen under"),
        ("mange", "bare tallet"),
        ("12 34", "bare tallet"),
        (None, "bare tallet"),
    ],
)
def test_a_number_is_written_out_where_it_is_clear(typed: object, meant: str) -> None:
    assert nb(number_meant(typed)[1]) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("arbeidsklær", "arbeidsklaer"),
        ("Spørre om lønnen på jobb", "sporre_om_lonnen_pa_jobb"),
        ("café-kjøp", "cafe_kjop"),
        ("2024", "an_example"),  # an id begins with a letter
        ("…", "an_example"),
    ],
)
def test_a_name_is_written_out_in_the_letters_it_may_have(typed: str, meant: str) -> None:
    assert name_meant(typed, "_", "an_example") == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1.1.2024", "2024-01-01: "),
        ("03. 05. 2024", "2024-05-03: "),
        ("3. mai 2024", "2024-05-03: "),
        ("3 May 2024", "2024-05-03: "),
        ("31. desember 2023", "2023-12-31: "),
        ("2024-5-2", "2024-05-02: "),
        ("2024/05/02", "2024-05-02: "),
        (20240502, "2024-05-02: "),
        ("5/2/2024", ""),  # the month may come first
        ("31.2.2024", ""),
        ("3. mau 2024", ""),
        ("i mai", ""),
        (None, ""),
    ],
)
def test_a_date_is_written_out_where_it_is_clear(typed: object, meant: str) -> None:
    assert nb(date_meant(typed)) == meant


@pytest.mark.parametrize(
    ("typed", "hint", "meant"),
    [
        ("s4_e", "", "[s4_e], eller "),
        ("s4_e, s5_b", "", "[s4_e, s5_b], eller "),
        ("– ict – unclear", " Foran punktet står en lang strek.", ""),
        ("-ict", " Foran punktet står en strek uten mellomrom etter.", ""),
        ("ingen", "", ""),
        ({}, "", ""),
    ],
)
def test_a_list_is_written_out_where_it_is_clear(typed: object, hint: str, meant: str) -> None:
    told = list_meant(typed)
    assert (nb(told["hint"]), nb(told["meant"])) == (hint, meant)


def test_a_norwegian_word_stands_for_a_choice_where_there_is_one() -> None:
    states = ["planned", "ongoing", "done", "dropped"]
    words = ["Planlagt", "pågår", "gjennomført", "avsluttet", "prosent"]
    assert [choice_meant(word, states) for word in words] == [*states, None]
