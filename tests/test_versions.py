"""The declaration and the policy have versions of their own, each in force until the next one is."""

from __future__ import annotations

import datetime as dt
import shutil
from dataclasses import replace

import pytest

from apenhet.compare import compare
from apenhet.model import LANGUAGES, Edition, Language, Superseded, Text
from apenhet.read.load import Loaded, load_folder, load_project
from apenhet.render import words
from apenhet.say import adopted
from apenhet.say.writer import Writer
from apenhet.year.publish import MadeFrom
from tests.conftest import ROOT

NEW = """format: 3

declaration:
  valid_from: 2024-09-01
  title: {nb: Prinsipperklæring, en: Declaration of principles}
  intro: {nb: Erklæringen krever mer., en: The declaration requires more.}
  binds:
    - {id: suppliers, text: {nb: leverandører, en: suppliers}}
  requires:
    - {id: law, text: {nb: å følge loven, en: to follow the law}}
  rests_on:
    - {id: conventions, text: {nb: konvensjoner, en: conventions}}
  purchases: {nb: Den gjelder alt vi kjøper., en: It applies to all we buy.}
"""
FIRST, SECOND = "data/principles_2023.yml", "data/principles_2024-09-01.yml"


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    """Three years, in the second of which the declaration changed."""
    folder = tmp_path_factory.mktemp("versions") / "project"
    shutil.copytree(ROOT / "tests/cases/project", folder)
    shutil.rmtree(folder / "published")
    text = (folder / "data/statement_2023.yml").read_text(encoding="utf-8")
    for year in (2024, 2025):
        (folder / f"data/statement_{year}.yml").write_text(
            text.replace("2023", str(year)), encoding="utf-8"
        )
    (folder / SECOND).write_text(NEW, encoding="utf-8")
    return load_folder(folder)


def intros(edition: Edition) -> tuple[str, list[tuple[str, dt.date | None]]]:
    """Return how the declaration of an edition begins, and those it replaced with their ends."""
    former = [(one.principles.declaration.intro.en, one.until) for one in edition.superseded]
    return edition.principles.declaration.intro.en, former


def test_an_edition_has_the_versions_that_held_in_its_period(years: Loaded) -> None:
    old, new = "The declaration says what we require.", "The declaration requires more."
    first, second, third = years.editions
    assert intros(first) == (old, [])
    assert intros(second) == (new, [(old, dt.date(2024, 8, 31))])
    assert intros(third) == (new, [])
    assert first.principles.policy == second.principles.policy == third.principles.policy
    assert first.principles.figures == third.principles.figures


def test_what_has_no_date_counts_from_the_year_of_its_file_and_claims_none(years: Loaded) -> None:
    undated = NEW.replace("  valid_from: 2024-09-01\n", "").encode()
    files = {name: said for name, said in years.source.files.items() if name != SECOND}
    source = replace(years.source, files={**files, "data/principles_2024.yml": undated})
    first, second, _ = load_project(source).editions
    assert intros(first)[0] == "The declaration says what we require."
    assert intros(second) == ("The declaration requires more.", [])
    assert second.principles.declaration.valid_from is None


def test_where_none_held_yet_the_first_one_after_is_shown(years: Loaded) -> None:
    later = NEW.replace("2024-09-01", "2026-02-01").encode()
    whole = later + years.source.files[FIRST].partition(b"\npolicy:")[2].join([b"\npolicy:", b""])
    files = {n: s for n, s in years.source.files.items() if not n.startswith("data/principles_")}
    figures = (
        b"figures:" + years.source.files[FIRST].partition(b"figures:")[2].partition(b"\n\n")[0]
    )
    first = {"data/principles_2026.yml": figures + b"\n" + whole}
    second = {
        "data/principles_2027.yml": later.replace(b"2026-", b"2027-").replace(b"more", b"all")
    }
    source = replace(years.source, files={**files, **first, **second})
    assert [intros(one) for one in load_project(source).editions] == [
        ("The declaration requires more.", [])
    ] * 3


def test_what_is_frozen_with_an_edition_reads_the_same_without_the_other_versions(
    years: Loaded,
) -> None:
    expected = {2023: {FIRST}, 2024: {FIRST, SECOND}, 2025: {FIRST, SECOND}}
    for file in years.statements:
        made_from = MadeFrom.of(years, file)
        assert made_from is not None
        held = {name for name in made_from.data if "principles_" in name}
        assert held == expected[file.year or 0]
        kept = {name: said for name, said in years.source.files.items() if "data/" not in name}
        frame = {"data/labels.yml": years.source.files["data/labels.yml"]}
        frozen = replace(years.source, files={**kept, **frame, **made_from.data})
        (again,) = load_project(frozen).editions
        assert (again.principles, again.superseded) == (
            made_from.edition.principles,
            made_from.edition.superseded,
        )


def test_a_new_version_is_a_change_and_so_is_one_of_a_former_version(years: Loaded) -> None:
    first, second, _ = years.editions
    paths = {change.path for change in compare(first, second, Text.in_, Text.in_)}
    assert {"principles.declaration.intro", "principles.declaration.valid_from"} <= paths
    (former,) = second.superseded
    without = second.model_copy(update={"superseded": ()})
    (change,) = compare(without, second, Text.in_, Text.in_)
    assert (change.path, change.title) == (
        "principles.earlier_declaration.declaration",
        former.said.title,
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_former_version_is_read_whole_at_a_place_of_its_own(
    edition: Edition, language: Language
) -> None:
    held = edition.principles.declaration.model_copy(update={"valid_from": dt.date(2023, 9, 1)})
    new = edition.principles.model_copy(update={"declaration": held})
    former = Superseded(
        part="declaration", principles=edition.principles, until=dt.date(2023, 8, 31)
    )
    changed = edition.model_copy(update={"principles": new, "superseded": (former,)})
    was, now = (adopted.declaration(Writer.of(one, language)) for one in (edition, changed))
    anchors = list(now.anchors())
    assert len(anchors) == len(set(anchors))
    assert anchors[: len(list(was.anchors()))] == list(was.anchors())
    title = {
        "nb": "Prinsipperklæring som gjaldt til og med 31. august 2023",
        "en": "Declaration of principles in force until and including 31 August 2023",
    }[language]
    section = next(one for one in now.sections() if words.settled(one.title) == title)
    assert list(words.lines(section.blocks)) == list(words.lines(was.blocks))
    assert [a for a in anchors if a.startswith(f"{section.anchor}-")] == [
        f"{section.anchor}-{anchor}" for anchor in was.anchors()
    ]


def test_the_version_that_was_replaced_last_is_read_first(edition: Edition) -> None:
    former = tuple(
        Superseded(part="declaration", principles=edition.principles, until=dt.date(2023, month, 1))
        for month in (3, 8)
    )
    changed = edition.model_copy(update={"superseded": former})
    told = [one.title for one in adopted.declaration(Writer.of(changed, "en")).sections()]
    until = [title for title in map(words.settled, told) if "until and including" in title]
    assert [title.rpartition("including ")[2] for title in until] == [
        "1 August 2023",
        "1 March 2023",
    ]
