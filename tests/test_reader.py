"""The strict reader: what YAML says, where it stands, and what YAML would have hidden."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
import yaml

from apenhet.problems.problem import Position
from apenhet.problems.report import as_line
from apenhet.read.tree import (
    LARGEST_FILE,
    Group,
    Listing,
    Node,
    Path,
    Scalar,
    Unreadable,
    as_data,
    read,
    walk,
)


def data(text: str) -> object:
    reading = read(text.encode(), "x.yml")
    assert not reading.problems
    assert reading.tree is not None
    return as_data(reading.tree)


def said(content: str | bytes) -> list[str]:
    encoded = content.encode() if isinstance(content, str) else content
    return [as_line(problem, "en") for problem in read(encoded, "x.yml").problems]


def node_at(text: str, *path: str | int) -> Node:
    tree = read(text.encode(), "x.yml").tree
    assert tree is not None
    return dict(walk(tree))[path]


# --- values -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("true", True),
        ("false", False),
        ("~", None),
        ("null", None),
        ("", None),
        ("180", 180),
        ("-7", -7),
        ("0", 0),
        ("93.5", Decimal("93.5")),
        ("NO", "NO"),
        ("no", "no"),
        ("yes", "yes"),
        ("on", "on"),
        ("True", "True"),
        ("0123", "0123"),
        ("0o17", "0o17"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        ("1e5", "1e5"),
        (".5", ".5"),
        ("5.", "5."),
        ("12:30", "12:30"),
        ("2023-12-31", "2023-12-31"),
        (".inf", ".inf"),
        ("NULL", "NULL"),
        ("=", "="),
        ('"180"', "180"),
        ("'true'", "true"),
        ('""', ""),
        ("9" * 40, "9" * 40),
    ],
)
def test_a_value_is_what_was_typed(typed: str, value: object) -> None:
    found = data(f"key: {typed}\n")
    assert found == {"key": value}
    assert isinstance(found, dict)
    assert type(found["key"]) is type(value)


def test_lists_become_tuples_and_groups_dicts_in_order() -> None:
    assert data("b: [1, two]\na:\n  - {id: x}\n") == {"b": (1, "two"), "a": ({"id": "x"},)}


def test_keys_are_words_whatever_they_look_like() -> None:
    assert data("2023: a\ntrue: b\nnull: c\n") == {"2023": "a", "true": "b", "null": "c"}


def test_windows_line_ends_and_byte_order_mark_are_harmless() -> None:
    text = "a: 1\nb:\n  c: x\n"
    windows = b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()
    reading = read(windows, "x.yml")
    assert not reading.problems
    assert reading.tree == read(text.encode(), "x.yml").tree


def test_the_slow_loader_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "a: 1\nb: [x, 'y']\nc: >-\n  lang\n  tekst\nd: æøå\ne: {f: no}\n"
    fast = read(text.encode(), "x.yml")
    monkeypatch.setattr("apenhet.read.tree.LOADER", yaml.SafeLoader)
    assert read(text.encode(), "x.yml") == fast


# --- places -----------------------------------------------------------------------------------

TEXT = """\
# Kommentar
edition:
  year: 2023
sources:
  - id: æøå
    title: {nb: Blåbær, en: Blueberries}
"""


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("edition",), (3, 3)),
        (("edition", "year"), (3, 9)),
        (("sources",), (5, 3)),
        (("sources", 0), (5, 5)),
        (("sources", 0, "id"), (5, 9)),
        (("sources", 0, "title", "en"), (6, 29)),
    ],
)
def test_every_value_has_its_place(path: Path, place: tuple[int, int]) -> None:
    assert node_at(TEXT, *path).place == Position(*place)


def test_every_key_has_its_place() -> None:
    title = node_at(TEXT, "sources", 0, "title")
    assert isinstance(title, Group)
    assert {key: entry.key_place for key, entry in title.entries.items()} == {
        "nb": Position(6, 13),
        "en": Position(6, 25),
    }


@pytest.mark.parametrize(
    ("value", "fragment", "occurrence", "place"),
    [
        ("ett to tre", "to", 0, (1, 11)),
        ("'ett to tre'", "to", 0, (1, 12)),
        (">-\n  ett to\n  tre fire", "tre", 0, (3, 3)),
        (">-\n  ett to\n  tre fire", "to tre", 0, (2, 7)),
        ("|-\n  to\n\n  to", "to", 1, (4, 3)),
        ("ett\n  to tre", "tre", 0, (2, 6)),
        ('"bl\\u00e5 b\\u00e6r"', "blå", 0, (1, 7)),
        ("ett", "to", 0, (1, 7)),
        ("ett", "", 0, (1, 7)),
        ("ett", "", 1, (1, 7)),
        (">-\n  ett - to", "-", 0, (2, 7)),
        (">\n  ett > to", ">", 0, (2, 7)),
        ("|\n  ett | to", "|", 0, (2, 7)),
        ("\"ett 'to'\"", "'", 0, (1, 12)),
        (">-\n  se\n  [her]()", "", 10, (3, 9)),
        ("'se [her]()'", "", 10, (1, 17)),
        ('"bl\\u00e5 [her]()"', "", 11, (1, 7)),
    ],
    ids=[
        "plain",
        "quoted",
        "folded",
        "across lines",
        "second",
        "unmarked",
        "escape",
        "no",
        "empty",
        "before all",
        "a dash below >-",
        "a sign below >",
        "a sign below |",
        "another quotation mark",
        "between, folded",
        "between, quoted",
        "between, after an escape",
    ],
)
def test_words_are_found_inside_a_text(
    value: str, fragment: str, occurrence: int, place: tuple[int, int]
) -> None:
    text = node_at(f"text: {value}\n", "text")
    assert isinstance(text, Scalar)
    assert text.place_of(fragment, occurrence) == Position(*place)


# --- the file as a whole ----------------------------------------------------------------------


def test_a_file_that_is_not_utf_8_is_told_by_line() -> None:
    assert said("a: 1\nb: blå".encode("latin-1")) == [
        "x.yml:2:6: error file_is_utf8: The file is not saved as UTF-8 (found the byte 0xE5)."
    ]
    assert said("a: 1\n".encode("utf-16")) == [
        "x.yml:1:1: error file_is_utf8: The file is not saved as UTF-8 (found the byte 0xFF)."
    ]


def test_a_file_that_is_far_too_large_is_not_read() -> None:
    assert said(b"#" * LARGEST_FILE) == ["x.yml:1:1: error file_not_empty: The file is empty."]
    assert said(b"#" * (LARGEST_FILE + 1)) == [
        "x.yml:1:1: error file_not_too_large: The file is larger than 1000000 bytes. It should not be that large."
    ]


@pytest.mark.parametrize("text", ["", "\n\n", "# bare en kommentar\n", "---\n", "--- ~\n", "{}\n"])
def test_a_file_with_nothing_in_it(text: str) -> None:
    assert said(text) == ["x.yml:1:1: error file_not_empty: The file is empty."]


@pytest.mark.parametrize("text", ["- a\n- b\n", "bare ord\n", "42\n", '"a"\n', "[]\n"])
def test_only_keys_at_the_top(text: str) -> None:
    assert said(text) == [
        'x.yml:1:1: error file_has_keys: Expected keys with a colon (such as "edition:") at the outermost level of the file, but found something else.'
    ]


def test_characters_that_cannot_be_seen_are_told_once_and_the_rest_is_read() -> None:
    reading = read(b"a: x\x00y\nb: \xe2\x80\xa8z\nc: 1\n", "x.yml")
    assert [as_line(problem, "en") for problem in reading.problems] == [
        "x.yml:1:5: error no_control_characters: Here stands an invisible control character (U+0000). In the whole file: 2."
    ]
    assert reading.tree is not None
    assert as_data(reading.tree) == {"a": "x y", "b": "z", "c": 1}


# --- faults do not hide each other ------------------------------------------------------------


def test_a_fault_under_one_key_leaves_the_other_keys_readable() -> None:
    reading = read(b"a: [1, 2\nb: 'open\nc: 1\nd: @x\ne:\n  - 5\n", "x.yml")
    assert [as_line(problem, "en").split(": ")[0:2] for problem in reading.problems] == [
        ["x.yml:1:4", "error brackets_closed"],
        ["x.yml:2:4", "error quotes_closed"],
        ["x.yml:4:4", "error text_in_quotes"],
    ]
    assert reading.tree is not None
    kinds = {key: type(entry.node) for key, entry in reading.tree.entries.items()}
    assert kinds == {"a": Unreadable, "b": Unreadable, "c": Scalar, "d": Unreadable, "e": Listing}


def test_of_a_key_given_twice_the_first_counts() -> None:
    reading = read(b"a: 1\nb: 2\na: 3\n", "x.yml")
    assert [as_line(problem, "nb") for problem in reading.problems] == [
        "x.yml:3:1: error key_only_once: Nøkkelen «a» står to ganger i samme gruppe. Den står også på linje 1."
    ]
    assert reading.tree is not None
    assert as_data(reading.tree) == {"a": 1, "b": 2}


# --- traps ------------------------------------------------------------------------------------

BILLION_LAUGHS = (
    "a: &a [x, x, x, x, x, x, x, x, x]\n"
    + "".join(
        f"{key}: &{key} [*{former}, *{former}, *{former}, *{former}, *{former}, *{former}]\n"
        for former, key in zip("abcdefgh", "bcdefghi", strict=True)
    )
).encode()


@pytest.mark.parametrize(
    "content",
    [
        BILLION_LAUGHS,
        b"a: " + b"[" * 900_000,
        b"a: " + b"{" * 900_000,
        b"a: " + b"{a: " * 200_000,
        b"- " * 400_000,
        b"? " * 400_000,
        b'"' * 900_000,
        b"a: 1\n" * 20_000,
        b"*a : 1\n" * 20_000,
        b"\t- a\n" * 100_000,
        b"a: x\x01" * 100_000,
        "\n".join(" " * depth + "a:" for depth in range(1300)).encode(),
        b"<<<<<<< a\n" * 90_000,
        b"<<<<<<< a\n=======\n" * 50_000,
        "\u00a0- ".encode() * 200_000,
    ],
    ids=lambda content: repr(content[:12]),
)
def test_bombs_are_refused_quickly(content: bytes) -> None:
    begun = time.process_time()
    assert read(content, "x.yml").problems
    assert time.process_time() - begun < 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("nb: {{ a.b }} er\n", "x.yml:1:5: error reference_in_quotes"),
        ("nb: {{ a.b }}\n", "x.yml:1:5: error reference_in_quotes"),
        ("nb: {{ a.b\n", "x.yml:1:5: error reference_in_quotes"),
        ("a: {nb: Vi i {{ a.b }} er, en: x}\n", "x.yml:1:13: error braces_in_quotes"),
        ("a: {nb: Alle ledd # og flere, en: x}\n", "x.yml:1:19: error hash_in_quotes"),
        ("nb: *Viktig* ord\n", "x.yml:1:5: error text_in_quotes"),
        ("nb: **Viktig** ord\n", "x.yml:1:5: error text_in_quotes"),
        ("nb: [ord](https://a.no) er\n", "x.yml:1:5: error text_in_quotes"),
        ("nb: `kode`\n", "x.yml:1:5: error text_in_quotes"),
        ("nb: %\n", "x.yml:1:5: error text_in_quotes"),
        ("nb: !viktig ord\n", "x.yml:1:5: error no_tags"),
        ("nb: a: b\n", "x.yml:1:6: error colon_in_quotes"),
        ("a:\n  b:1\n  c: 2\n", "x.yml:2:4: error space_after_colon"),
        ("a:\n  b: 1\n  c:2\n", "x.yml:3:4: error space_after_colon"),
        ("a:\n  b:\u00a01\n\n  c: 2\n", "x.yml:2:4: error space_after_colon"),
        ("b:1\nc: 2\n", "x.yml:1:2: error space_after_colon"),
        ("nb: a\n  b: c\n", "x.yml:2:4: error indented_with_its_group"),
        ("a:\n  b: 1\n c: 2\n", "x.yml:3:2: error indented_with_its_group"),
        ("a: 1\n- b\n", "x.yml:2:1: error indented_with_its_group"),
        ("a: - b\n", "x.yml:1:4: error list_starts_below"),
        ("a:\n  nb: - b\n  en: c\n", "x.yml:2:7: error list_starts_below"),
        ("a:\n  * b\n  * c\n", "x.yml:2:3: error list_with_dashes"),
        ("a:\n  - b\n  * c\n", "x.yml:3:3: error list_with_dashes"),
        ("a:\n  - b\n  – c\n", "x.yml:3:3: error list_with_dashes"),
        ("a:\n  – id: b\n    c: d\n", "x.yml:2:3: error list_with_dashes"),
        ("a:\n  - b\n  -c\n", "x.yml:3:3: error list_with_dashes"),
        ("a: 1\nb\nc: 2\n", "x.yml:2:1: error key_has_colon"),
        ("a:\n  b 1\n  c: 2\n", "x.yml:2:3: error key_has_colon"),
        ("a:\n  b = 1\n\n  c: 2\n", "x.yml:2:3: error key_has_colon"),
        ("a:\n  b：1\n  c: 2\n", "x.yml:2:3: error key_has_colon"),
        ("a: # ord\n  b 1\n  c: 2\n", "x.yml:2:3: error key_has_colon"),
        ("a:\n  c: 2\n  b 1\n  d: 2\n", "x.yml:3:3: error key_has_colon"),
        ("a:\n  - b 1\n    c: 2\n", "x.yml:2:5: error key_has_colon"),
        ("a:\n  nb:\n    to ord\n    c: 2\n", "x.yml:4:6: error indented_with_its_group"),
        ("a:\n  b: to\n    ord\n    c: 2\n", "x.yml:4:6: error indented_with_its_group"),
        ("a:\n\u00a0\u00a0b: 1\n  c: 2\n", "x.yml:2:1: error indented_with_plain_spaces"),
        ("a:\n  b: 1\n \u2003c: 2\n", "x.yml:3:1: error indented_with_plain_spaces"),
        ("a:\n\u00a0 - b\n\u00a0 - c\n", "x.yml:2:1: error indented_with_plain_spaces"),
        ('nb: "abc\nen: x\n', "x.yml:1:5: error quotes_closed"),
        ('nb: "abc" def\n', "x.yml:1:11: error quotes_closed"),
        ("nb: 'det's'\n", "x.yml:1:10: error quotes_closed"),
        ('a:\n  b: "x\n  c: y\n  d: "z"\n', "x.yml:2:6: error quotes_closed"),
        ("a:\n  - 'x\n  - y\n  - 'z'\n", "x.yml:2:5: error quotes_closed"),
        ('a:\n  b: "x\n    y" z"\n', "x.yml:3:8: error quotes_closed"),
        ('nb: "C:\\dir"\n', "x.yml:1:8: error backslash_in_quotes"),
        ("nb: > tekst\n", "x.yml:1:7: error text_starts_below"),
        ("a: [1, 2\nb: 3\n", "x.yml:1:4: error brackets_closed"),
        ("a:\n\tb: 1\n", "x.yml:2:1: error indented_with_spaces"),
        ("a: >-\n  x\n\ty\n", "x.yml:3:1: error indented_with_spaces"),
        ("a:\n  -\tb:\t1\n\tc: 2\n", "x.yml:3:1: error indented_with_spaces"),
        ("a: to ord # og mer\n", "x.yml:1:4: error hash_in_quotes"),
        ("a: &x 1\n", "x.yml:1:4: error no_references"),
        ("<<: {a: 1}\n", "x.yml:1:1: error no_references"),
        ("? [a]\n: b\n", "x.yml:1:1: error key_is_a_word"),
        ("a: 1\n---\nb: 2\n", "x.yml:2:1: error one_document"),
        ("%YAML 9.9\n---\na: 1\n", "x.yml:1:1: error yaml_understood"),
    ],
)
def test_slips_are_explained(text: str, expected: str) -> None:
    assert [line.rpartition(expected)[1] for line in said(text)] == [expected]


def test_spaces_that_are_none_are_told_and_the_rest_is_read() -> None:
    reading = read("a:\n\u00a0\u00a0b: 1\n  c: >-\n    x\n    \u00a0y\n".encode(), "x.yml")
    assert [as_line(problem, "en") for problem in reading.problems] == [
        "x.yml:2:1: error indented_with_plain_spaces: The line begins with hard spaces, which are read as letters. Such lines in the file: 1."
    ]
    assert reading.tree is not None
    assert as_data(reading.tree) == {"a": {"b": 1, "c": "x \u00a0y"}}


CONFLICT = """\
a: 1
<<<<<<< HEAD
b: 2
{base}=======
b: 3
>>>>>>> main
c: 4
"""


@pytest.mark.parametrize("base", ["", "||||||| merged\nb: 0\n"])
def test_of_two_versions_that_nobody_chose_between_the_first_is_read(base: str) -> None:
    text = CONFLICT.format(base=base)
    reading = read((text + text.replace("a:", "d:").replace("b:", "e:")[:-5]).encode(), "x.yml")
    assert [as_line(problem, "nb") for problem in reading.problems] == [
        "x.yml:2:1: error one_version: Her står «<<<<<<< HEAD»: To versjoner av filen skulle bli til én, men ingen har valgt mellom dem. Slike steder i filen: 2."
    ]
    assert reading.tree is not None
    assert as_data(reading.tree) == {"a": 1, "b": 2, "c": 4, "d": 1, "e": 2}
    lines = text.split("\n")
    assert reading.tree.entries["c"].key_place.line == lines.index("c: 4") + 1


def test_marks_of_a_conflict_that_were_left_behind_are_told() -> None:
    assert said("a: 1\n=======\nb: 3\n>>>>>>> main\n") == [
        'x.yml:2:1: error one_version: Here stands "=======": two versions of the file were to become one, but nobody has chosen between them. Such places in the file: 1.'
    ]


def test_a_comment_after_a_single_word_or_number_is_fine() -> None:
    assert data("a: 180  # talt i mars\nb: dfo # kilden\n") == {"a": 180, "b": "dfo"}
