"""How wide the columns of a table are: words stay whole, and the table is short."""

from __future__ import annotations

from apenhet.render.columns import columns
from apenhet.say.document import Column, Plain, Table


def widths(*rows: tuple[str, ...], room: int = 78) -> list[int]:
    head, *body = rows
    titles = tuple(Column(title) for title in head)
    cells = tuple(tuple((Plain(cell),) for cell in row) for row in body)
    return [one.letters for one in columns(Table("", titles, cells), room)]


def test_what_says_most_has_most_room_and_all_of_it_is_used() -> None:
    short, long, number = widths(
        ("Krav", "Svar", "Side"), ("Rett til informasjon", "ord " * 60, "12")
    )
    assert short + long + number == 78
    assert long > 40
    assert number < 10


def test_one_long_cell_does_not_take_the_room_of_many() -> None:
    rows = [("Besvart", "ord " * 20)] * 9
    status, answer = widths(("Status", "Svar"), *rows, ("Ikke oppgitt " * 5, "nei"))
    assert status < answer


def test_a_word_of_usual_length_is_not_broken_but_one_without_end_is() -> None:
    law, _ = widths(("Krav", "Svar"), ("Aktsomhetsvurderinger", "ord " * 200))
    assert law > len("Aktsomhetsvurderinger")
    endless, _ = widths(("Krav", "Svar"), ("ord" * 60, "ord " * 20))
    assert endless < 60


def test_where_all_is_short_the_first_takes_what_is_left() -> None:
    name, number = widths(("Trinn", "Antall"), ("Oppfølging", "7"))
    assert name > 60
    assert number < 12


def test_a_title_of_several_words_does_not_widen_a_column_of_short_cells() -> None:
    said = "Leverandøren har begynt å forbedre rutinene sine og må følges opp."
    rows = [("Rutiner under forbedring", said, "Ja")] * 9
    name, _, followed = widths(("Kategori", "Betydning", "Skal følges opp"), *rows)
    assert followed < len("Skal følges opp")
    assert name > len("forbedring")


def test_a_table_without_rows_has_columns() -> None:
    assert len(widths(("Krav", "Svar"))) == 2
