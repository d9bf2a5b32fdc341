"""Hundreds of broken variants of the data files: each told with its place, none with a traceback."""

from __future__ import annotations

import datetime as dt
import itertools
import random
import re
from collections.abc import Callable, Container, Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from apenhet.check import check_project
from apenhet.check.memory import Memory
from apenhet.problems.problem import Position, Problem
from apenhet.problems.report import FORMATS, blocking, render
from apenhet.read.load import Loaded, load_project
from apenhet.read.source import Source
from apenhet.read.tree import Group, Node, Scalar, read, walk

SMALL = Path(__file__).parent / "cases" / "project"
AS_OF = dt.date(2024, 6, 1)
MOST = 12
"""Variants of one kind and file, spread over the whole file."""
NAMES = (
    "statement_2023.yml",
    "principles_2023.yml",
    "law_apenhetsloven.yml",
    "labels.yml",
    "labels_documents.yml",
)

Variants = Iterator[tuple[str, str]]
"""What was done, and what the file then says."""


class Project:
    """A project of which one file at a time is broken.

    What is found in the others is looked for once: a build remembers it in the same way.
    """

    def __init__(self, folder: Path) -> None:
        self.source = Source.from_folder(folder)
        self.memory = Memory()

    def text(self, name: str) -> str:
        return self.source.files[f"data/{name}"].decode()

    def broken(self, name: str, content: bytes) -> Loaded:
        """Return what is read when a file says this."""
        files = {**self.source.files, f"data/{name}": content}
        return load_project(replace(self.source, files=files))

    def problems(self, name: str, content: str | bytes) -> list[Problem]:
        """Return what is wrong when a file says this, having looked at every place and wording."""
        content = content.encode() if isinstance(content, str) else content
        found = check_project(self.broken(name, content), AS_OF, memory=self.memory)
        lines = 2 + content.count(b"\n")
        for problem in found:
            if problem.file == f"data/{name}":
                assert 1 <= problem.place.line <= lines
                assert problem.place.column >= 1
        for form in FORMATS:
            render(found, "nb", form)
        return found

    def is_told(self, name: str, text: str) -> bool:
        """Whether something is wrong in a file that says this."""
        return any(p.file == f"data/{name}" for p in blocking(self.problems(name, text)))


@pytest.fixture(scope="module")
def small() -> Project:
    """The small project, to break."""
    return Project(SMALL)


@pytest.fixture(scope="module")
def real(draft: Path) -> Project:
    """The 2023 edition, to break."""
    return Project(draft)


def nodes(text: str) -> list[tuple[tuple[str | int, ...], Node]]:
    tree = read(text.encode(), "x.yml").tree
    assert tree is not None
    return list(walk(tree))


def position(text: str, place: Position) -> int:
    lines = text.split("\n")
    return sum(len(line) + 1 for line in lines[: place.line - 1]) + place.column - 1


def put(text: str, place: Position, length: int, new: str) -> str:
    start = position(text, place)
    return text[:start] + new + text[start + length :]


# --- ways to break a file that must be told -----------------------------------------------------


def values_of_another_kind(text: str) -> Variants:
    for path, node in nodes(text):
        if isinstance(node, Scalar):
            for new in (
                ("[1, 2]", "{a: b}", "") if isinstance(node.value, str) else ("ni", "[]", "")
            ):
                yield f"{path} -> {new!r}", put(text, node.place, len(node.raw), new)


def keys_misspelt(text: str) -> Variants:
    for path, node in nodes(text):
        if isinstance(node, Group):
            for key, entry in node.entries.items():
                yield f"{path} {key} -> {key}x", put(text, entry.key_place, len(key), f"{key}x")


def keys_twice(text: str) -> Variants:
    for path, node in nodes(text):
        keys = list(node.entries.items()) if isinstance(node, Group) else []
        for (first, _), (second, entry) in pairwise(keys):
            yield f"{path} {second} -> {first}", put(text, entry.key_place, len(second), first)


def languages_missing(text: str) -> Variants:
    for path, node in nodes(text):
        if isinstance(node, Group) and "en" in node.entries:
            place = node.entries["en"].key_place
            yield f"{path} en -> no", put(text, place, 2, "no")


def tabs(text: str) -> Variants:
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if line.strip() and not line.lstrip().startswith("#"):
            yield (
                f"tab on {number + 1}",
                "\n".join([*lines[:number], f"\t{line}", *lines[number + 1 :]]),
            )


def brackets_lost(text: str) -> Variants:
    code = re.sub("#.*", lambda comment: " " * len(comment.group()), text)
    for match in re.finditer(r'(?<!\})[}"](?!\})', code):
        begin = text.rfind("\n", 0, match.start())
        if "{{" not in text[begin : match.start()]:
            yield f"without {match.start()}", text[: match.start()] + text[match.end() :]


def cut_off(text: str) -> Variants:
    for length in range(0, len(text) - 1, 97):
        yield f"cut at {length}", text[:length]


def placeholders(text: str) -> Variants:
    for path, node in nodes(text):
        if path[-1:] in {("nb",), ("en",)} and path[-2:-1] not in {("slug",), ("url",)}:
            assert isinstance(node, Scalar)
            yield f"{path} TODO", put(text, node.place, len(node.raw), "TODO")


BREAKS = (
    values_of_another_kind,
    keys_misspelt,
    keys_twice,
    languages_missing,
    tabs,
    brackets_lost,
    cut_off,
    placeholders,
)


TOLD_AS: dict[Callable[[str], Variants], set[str]] = {
    values_of_another_kind: {
        *("format_is_a_number", "number_expected", "one_of_the_known", "text_expected"),
        *("true_or_false", "value_given"),
    },
    keys_misspelt: {"key_known", "label_known"},
    keys_twice: {"key_only_once", "list_only_once"},
    languages_missing: {"key_known"},
    tabs: {"indented_with_spaces"},
    brackets_lost: {
        *("braces_in_quotes", "brackets_closed", "file_name_safe", "label_blanks"),
        "link_complete",
    },
    cut_off: {
        *("brackets_closed", "file_ends_whole", "file_not_cut_off", "file_not_empty"),
        *("key_has_colon", "value_given", "yaml_understood", "label_present"),
    },
    placeholders: {
        *("file_name_safe", "label_blanks", "nothing_left_to_fill_in", "slug_well_formed"),
        "colon_in_quotes",
    },
}
"""What each break may be told as: which of them depends on where it strikes."""
FIRST_LABEL = 3
"""The line where labels that are missing are told."""


def first_change(text: str, other: str) -> int:
    """Return the first line in which two texts differ, counted from 1."""
    lines = zip(text.split("\n"), other.split("\n"), strict=False)
    same = itertools.takewhile(lambda pair: pair[0] == pair[1], lines)
    return 1 + sum(1 for _ in same)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("broken", BREAKS, ids=lambda broken: str(broken.__name__))
def test_every_break_is_told(small: Project, broken: Callable[[str], Variants], name: str) -> None:
    text = small.text(name)
    variants = [v for v in broken(text) if not is_left_out(v[0])]
    assert len(variants) > 3
    for what, other in variants[:: 1 + len(variants) // MOST]:
        found = [p for p in blocking(small.problems(name, other)) if p.file == f"data/{name}"]
        told = {(p.rule, p.place.line) for p in found}
        line = first_change(text, other)
        places = [line - 1, line, line + 1]
        if broken is cut_off and name.startswith("labels"):
            places.append(FIRST_LABEL)  # any label may be the last: what is lost are many
        assert told & set(itertools.product(TOLD_AS[broken], places)), what


@pytest.mark.parametrize(
    ("name", "last"),
    [
        (
            "principles_2023.yml",
            "Norway must reach ",
        ),  # beside a Norwegian text that ends in a fact
        ("principles_2023.yml", "Norway must reach its targets"),
        ("statement_2023.yml", "- We lo"),
        ("statement_2023.yml", "- We examined some more closely, see the"),
    ],
)
def test_a_file_that_breaks_off_in_a_text_is_told(small: Project, name: str, last: str) -> None:
    text = small.text(name)
    cut = text[: text.index(last) + len(last)]
    (told,) = [p for p in blocking(small.problems(name, cut)) if p.rule == "file_ends_whole"]
    assert told.file == f"data/{name}"
    assert last.strip() in render([told], "en", "text")


def test_a_file_that_breaks_off_before_a_text_is_told(small: Project) -> None:
    text = small.text("statement_2023.yml")
    cut = text[: text.index("    en: >-") + len("    en: >-")]
    (told,) = small.problems("statement_2023.yml", cut)
    assert (told.rule, told.place.line) == ("file_not_cut_off", 1 + cut.count("\n"))


def is_left_out(what: str) -> bool:
    """Whether a variant says nothing wrong: empty where a value may be left out."""
    optional = ("source", "abbreviation", "due", "published", "level")
    return what.endswith("-> ''") and any(f"'{key}')" in what for key in optional)


# --- the real data ------------------------------------------------------------------------------


def keys_lost(text: str) -> Variants:
    """Every key with what is under it; in block style."""
    for what, lines in lines_of_keys(text):
        yield what, without(text, lines)


def lines_of_keys(text: str) -> Iterator[tuple[str, range]]:
    """Yield every key in block style, and the lines in which it stands with what is under it."""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        key = re.match(r"( *)([a-z_]+):", line)
        if key:
            end = number + 1
            while end < len(lines) and re.match(rf" {{{len(key[1]) + 1}}}|\s*$", lines[end]):
                end += 1
            yield f"line {number + 1}: {key[2]}", range(number, end)


def without(text: str, gone: Container[int]) -> str:
    """Return a text without some of its lines, which are counted from 0."""
    return "\n".join(line for number, line in enumerate(text.split("\n")) if number not in gone)


OPTIONAL = {
    "abbreviation", "answers", "approximate", "blocks", "due", "expected_result", "figures", "goods",
    "guidance", "holder", "kind", "level", "numbered", "original", "places", "presence_intro", "publisher",
    "result", "rights", "sections", "services", "source", "uncertain", "covered", "examined", "unit",
    "url", "year",
}  # fmt: skip
"""Keys that can be left out somewhere: what the loss of one means is for other tests."""


@pytest.mark.parametrize("name", NAMES[:3])
@pytest.mark.parametrize("part", range(4))
def test_keys_of_the_real_data_are_missed(real: Project, name: str, part: int) -> None:
    variants = [v for v in keys_lost(real.text(name)) if v[0].split()[-1] not in OPTIONAL]
    random.Random(name).shuffle(variants)  # noqa: S311 - breaks data, guards no secret
    for what, text in variants[part * 4 : part * 4 + 4]:
        assert real.is_told(name, text), what


@pytest.mark.parametrize("name", NAMES)
def test_the_real_data_cut_off_anywhere_is_told(real: Project, name: str) -> None:
    text = real.text(name)
    for order in range(12):
        end = len(text) * order // 12
        while not text[max(end - 1, 0) : end + 1].isalpha() and end:
            end -= 1  # in a word: what ends in a full stop may be whole
        assert real.is_told(name, text[:end]), f"cut at {end}"


# --- nonsense -----------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(8))
def test_random_bytes_in_the_real_data_never_stop_the_check(real: Project, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - breaks data, guards no secret
    for _ in range(3):
        name = chance.choice(NAMES)
        content = bytearray(real.text(name).encode())
        for _ in range(chance.choice([1, 3, 20])):
            start = chance.randrange(len(content))
            odd = bytes(chance.choices(b"{}[]:,&*#!|>%@`\"'\\-? \t\n\x00\xff\xc3", k=3))
            content[start : start + chance.choice([0, 1, 5, 200])] = odd
        real.problems(name, bytes(content))


PIECES = st.sampled_from(
    [
        "edition:", "assessment:", "measures:", "chapters:", "figures:", "id:", "value:", "nb:", "en:",
        "text:", "  ", "    ", "\n", "\n  ", "\n- ", " - ", ": ", "{", "}", "[", "]", ",", "{{ a.b }}",
        '"', "'", ">-", "|", "#", "&a", "*a", "!!x", "<<:", "---", "...", "?", "%", "@", "`", "\t",
        "true", "null", "~", "2023", "2023-02-30", "18O", "0123", "TODO", "«", "æøå", "\u202e", "\r",
        "\x85", "\u2028", "\ufeff", "\U0001f600", "§ 5", "<b>", "{%", "](javascript:", "_" * 30,
    ]
)  # fmt: skip


@given(st.lists(PIECES, max_size=60).map("".join))
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_is_read_or_refused(text: str) -> None:
    reading = read(text.encode(), "data/statement_2023.yml")
    assert reading.tree is not None or reading.problems
    for problem in reading.problems:
        assert problem.message("nb")
        assert problem.remedy("en")
        assert 1 <= problem.place.line <= len(text.splitlines()) + 2


@given(st.binary(max_size=300))
@settings(max_examples=100, deadline=None)
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    reading = read(content, "data/labels.yml")
    assert reading.tree is not None or reading.problems


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-5, 2100)
    | st.sampled_from(["", "a", "2023-01-01", "TODO"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["id", "nb", "en", "value", "label", "slug", "title", "text", "show", "x"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


def as_yaml(value: object) -> str:
    """Write a value in flow style, which every kind of value has."""
    match value:
        case dict():
            return "{" + ", ".join(f"{key}: {as_yaml(inner)}" for key, inner in value.items()) + "}"
        case list():
            return "[" + ", ".join(map(as_yaml, value)) + "]"
        case None:
            return "~"
        case bool():
            return str(value).lower()
        case str():
            return f'"{value}"'
        case _:
            return str(value)


@given(data=st.data())
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
def test_any_shape_in_place_of_any_part_never_stops_the_check(
    small: Project, data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from(NAMES))
    text = small.text(name)
    path, node = data.draw(st.sampled_from([n for n in nodes(text) if isinstance(n[1], Scalar)]))
    assert isinstance(node, Scalar)
    new = as_yaml(data.draw(JSON))
    for problem in small.problems(name, put(text, node.place, len(node.raw), new)):
        assert problem.message("nb"), f"{path}: {problem.rule}"
