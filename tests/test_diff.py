"""``apenhet diff``: what changed between years, files and revisions, by meaning and in words."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from apenhet.wordwise import in_signs, marked, short
from tests.conftest import Outcome, Run
from tests.publishing import little_draft, publish, withdrawn

STATEMENT = "data/statement_2023.yml"
EXAMINED = (
    "I arbeidet med aktsomhetsvurderingene så vi også på mulig risiko i vår egen organisasjon."
)
TWO_CONVENTIONS = """\
    year: 1966

  - id: iccpr
    name: {nb: FNs konvensjon om sivile rettigheter, en: UN covenant on civil rights}
    year: 1966
"""
UNCLEAR = ("suppliers: {value: 7,", "suppliers: {value: 9,")


@pytest.fixture
def project(project: Path) -> Path:
    """The project with a draft of few words, one of them a longer sentence."""
    statement = little_draft(project) / STATEMENT
    change(statement, ("Vi så på rutinene.", EXAMINED), ("    year: 1966\n", TWO_CONVENTIONS))
    return project


@pytest.fixture
def other(project: Path, tmp_path: Path) -> Path:
    """Return a copy of the statement beside the project, to be changed."""
    copy = tmp_path / "other.yml"
    copy.write_bytes((project / STATEMENT).read_bytes())
    return copy


def change(path: Path, *changes: tuple[str, str]) -> None:
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")


def told(apenhet: Run, a: object, b: object, language: str = "nb") -> list[dict[str, Any]]:
    said = apenhet("diff", a, b, "--format", "json", "--lang", language)
    assert (said.code, said.err) == (0, "")
    changes = json.loads(said.out)["changes"]
    assert isinstance(changes, list)
    return changes


def test_a_changed_figure_is_told_once_with_the_sentences_it_reaches(
    apenhet: Run, other: Path
) -> None:
    change(other, ("  suppliers:\n    value: 180\n", "  suppliers:\n    value: 190\n"))
    (found,) = told(apenhet, 2023, other)
    assert (found["kind"], found["path"]) == ("figure", "assessment.suppliers")
    assert found["changes"] == [{"language": None, "before": "180", "after": "190"}]
    reached = [place for place in found["reach"] if place["kind"] != "file"]
    assert {place["place"].rpartition(" (")[2] for place in reached} == {"norsk)", "engelsk)"}
    for place in reached:
        assert "180" in place["before"]
        assert place["after"] == place["before"].replace("180", "190")


def test_a_changed_figure_reaches_charts_tables_and_files_in_both_languages(
    apenhet: Run, other: Path
) -> None:
    change(other, UNCLEAR, ("    value: 16\n", "    value: 18\n"))
    changes = {entry["path"]: entry["reach"] for entry in told(apenhet, 2023, other)}
    found = changes["assessment.categories.unclear.suppliers"]
    kinds = {
        kind: [at for at in found if at["kind"] == kind] for kind in ("chart", "table", "file")
    }
    assert [at["place"] for at in kinds["chart"]][:1] == [
        "Redegjørelsen: figuren «9 av 18 leverandører med teknisk høy risiko skal følges opp» (norsk)"
    ]
    for kind in ("chart", "table"):
        assert {at["place"].rpartition(" (")[2] for at in kinds[kind]} == {"norsk)", "engelsk)"}
        assert all(at["before"] != at["after"] for at in kinds[kind])
    files = {at["place"] for at in kinds["file"]}
    assert {"statement-2023.json", "nokkeltall-2023.csv", "key-figures-2023.csv"} <= files
    assert "tiltak-2023.csv" not in files


def test_a_changed_status_reaches_the_table_and_what_is_counted(apenhet: Run, other: Path) -> None:
    change(other, ("    status: planned\n", "    status: done\n"))
    found = next(entry for entry in told(apenhet, 2023, other, "en") if entry["kind"] == "status")
    reached = {at["place"]: (at["before"], at["after"]) for at in found["reach"]}
    table = reached["Measures: the table ‘Measures in the action plan’ (English)"]
    assert [side.split(" | ")[1] for side in table] == ["Planned", "Done"]
    lacking = reached["The statement: Measures (English)"]
    assert lacking == ("", "Not stated for any of the measures: result.")


def test_a_derived_figure_is_told_with_what_it_is_derived_from(apenhet: Run, other: Path) -> None:
    change(other, UNCLEAR)
    changes = told(apenhet, 2023, other)
    assert [(found["kind"], found["path"]) for found in changes] == [
        ("figure", "assessment.categories.unclear.suppliers"),
        ("figure", "derived.follow_up"),
    ]
    assert changes[1]["changes"] == [{"language": None, "before": "7", "after": "9"}]


def test_each_kind_of_change_is_told_as_that(apenhet: Run, other: Path) -> None:
    change(
        other,
        ("    status: planned\n", "    status: ongoing\n"),
        ("I arbeidet med aktsomhetsvurderingene så", "I arbeidet så"),
        ("- {id: mapping, text", "- {id: mapping_areas, text"),
        ("nb: intern-risiko", "nb: egen-risiko"),
        (
            "    end: 2023-12-31\n",
            (
                "    end: 2023-12-31\n  approval:\n    body: {nb: Styret, en: The Board}\n"
                "    date: 2024-06-01\n    meeting: {nb: Møte i juni, en: Meeting in June}\n"
            ),
        ),
    )
    changes = told(apenhet, 2023, other)
    found = [(entry["kind"], entry["path"]) for entry in changes]
    assert found == [
        ("status", "measures.training.status"),
        ("added", "commitments.mapping_areas"),
        ("ended", "commitments.mapping"),
        ("signature", "edition.approval"),
        ("text", "findings.internal.examined"),
        ("renamed", "findings.internal.slug"),
    ]
    added, ended = changes[1:3]
    assert {value["before"] for value in added["changes"]} == {""}
    assert [v["after"] for v in added["changes"]] == [v["before"] for v in ended["changes"]]


FOUND = "    adverse_impacts_found: false\n"


def test_what_was_not_stated_before_is_told_in_words(apenhet: Run, other: Path) -> None:
    change(other, (FOUND, f"{FOUND}    involvement: linked\n"))
    (found,) = told(apenhet, 2023, other, "en")
    (value,) = found["changes"]
    assert (value["before"], value["after"][:18]) == ("Not stated", "Directly linked to")
    assert any("Our involvement" in at["after"] for at in found["reach"])


DUTY = "our time limit}}\n"
REQUESTS = (
    "  requests: {received: {value: 3, label: {nb: krav om innsyn, en: requests for access}}}\n"
)
TOOL = r"(?ms)^tool:\n.*?\n\n|^ +\{id: tool, show: tool\}(?=\])"
ADDRESSES = r"    addresses:\n      - ict\n      - unclear\n"


def test_a_figure_in_a_part_that_was_not_there_reaches_where_the_part_is_shown(
    apenhet: Run, other: Path
) -> None:
    change(other, (DUTY, DUTY + REQUESTS))
    found, label = told(apenhet, 2023, other)
    assert (found["kind"], found["path"]) == ("figure", "information_duty.requests.received")
    assert label["path"] == "information_duty.requests.received.label"
    assert found["changes"] == [{"language": None, "before": "Ikke oppgitt", "after": "3"}]
    reached = {at["place"]: at["after"] for at in found["reach"] if at["kind"] == "table"}
    assert "Krav om innsyn | 3" in reached["Data: tabellen «Tall i redegjørelsen» (norsk)"]
    assert "statement-2023.json" in {at["place"] for at in found["reach"] if at["kind"] == "file"}
    gone, _ = told(apenhet, other, 2023)
    assert (gone["path"], gone["reach"]) == (found["path"], [])


@pytest.mark.parametrize(
    ("lacks", "path"),
    [(TOOL, "tool.retention"), (TOOL, "tool.name"), (ADDRESSES, "measures.training.addresses")],
    ids=["figure", "name", "list"],
)
def test_what_one_edition_lacks_is_told_from_and_to_it(
    apenhet: Run, other: Path, lacks: str, path: str
) -> None:
    text = other.read_text(encoding="utf-8")
    other.write_text(re.sub(lacks, "", text), encoding="utf-8")
    (found,) = [entry for entry in told(apenhet, other, 2023) if entry["path"] == path]
    assert found["reach"]
    (gone,) = [entry for entry in told(apenhet, 2023, other) if entry["path"] == path]
    assert (gone["changes"][0]["before"], gone["changes"][0]["after"]) == (
        found["changes"][0]["after"],
        found["changes"][0]["before"],
    )


def test_a_line_less_reaches_nothing_that_stands_below_it(apenhet: Run, other: Path) -> None:
    change(other, (FOUND, FOUND.replace("false", "true")))
    (found,) = told(apenhet, 2023, other)
    places = {at["place"] for at in found["reach"] if at["kind"] != "file"}
    assert {place for place in places if "Intern risiko" in place}
    assert not {place for place in places if "Kontakt" in place or "Opplæring" in place}


def test_what_is_said_of_a_revision_is_no_change_of_what_it_says(apenhet: Run, other: Path) -> None:
    reason = "    reason: {nb: Et tall var galt., en: A figure was wrong.}\n"
    revision = f"  revision:\n    kind: correction\n    date: 2024-09-01\n{reason}"
    change(other, ("    end: 2023-12-31\n", f"    end: 2023-12-31\n{revision}"))
    assert told(apenhet, 2023, other) == []


def test_an_id_is_told_by_the_name_of_what_it_stands_for(apenhet: Run, other: Path) -> None:
    change(
        other,
        (
            "roles: [",
            "roles: [{id: buyer, title: {nb: Innkjøper, en: Buyer}}, ",
        ),
        ("    responsible: general_secretary\n", "    responsible: buyer\n"),
    )
    changes = {entry["path"]: entry["changes"] for entry in told(apenhet, 2023, other)}
    assert changes["measures.training.responsible"] == [
        {"language": None, "before": "Generalsekretær", "after": "Innkjøper"}
    ]


def test_layout_order_and_comments_are_no_change(apenhet: Run, other: Path) -> None:
    text = other.read_text(encoding="utf-8")
    first, second = re.findall(r"(?ms)^  - id: (?:icescr|iccpr)\n.*?\n(?=\n)", text)
    text = text.replace(first + second, second + first)
    text = re.sub(r"(?m)^ *#.*\n", "", text)
    text = text.replace(
        "    start: 2023-01-01\n    end: 2023-12-31\n",
        "    end: 2023-12-31\n    start: 2023-01-01\n",
    )
    text = re.sub(r"(?m)^( +)nb: >-\n(?: +)(\S+) ", r"\1nb: >-\n\1  \2\n\1  ", text)
    kept = re.sub(  # lines that break where they are typed
        r"(?ms)^summary:\n.*?(?=^\w)", lambda found: found[0].replace("nb: >-", "nb: |-"), text
    )
    assert kept != text
    other.write_text(kept, encoding="utf-8")
    assert apenhet("diff", 2023, other, "--lang", "nb") == Outcome(
        0, f"Fra 2023 til {other}\n\nIngenting er endret.\n\n".rstrip("\n") + "\n", ""
    )


def test_a_section_in_another_chapter_has_moved(apenhet: Run, other: Path) -> None:
    text = other.read_text(encoding="utf-8")
    chapters = text.partition("\nchapters:\n")[2]
    ends = r"(?=^      - id: |^  - id: |\Z)"
    sections = re.findall(rf"(?ms)^      - id: \w+\n(?:        .*?\n|\n)*?{ends}", chapters)
    sections = [section for section in sections if "\n        slug:" in section]
    moved, last = sections[0], sections[-1]
    other.write_text(text.replace(moved, "").replace(last, last + moved), encoding="utf-8")
    name = moved.split()[2]
    assert [(e["kind"], e["path"]) for e in told(apenhet, 2023, other)] == [
        ("moved", f"sections.{name}.in")
    ]


def test_the_words_are_marked_for_who_reads(apenhet: Run, other: Path) -> None:
    change(
        other,
        ("    status: planned\n", "    status: ongoing\n"),
        ("I arbeidet med aktsomhetsvurderingene så", "I arbeidet så"),
    )
    said = apenhet("diff", 2023, other, "--lang", "nb").out
    (files,) = [line for line in said.splitlines() if line.startswith("      Filer: ")]
    assert {"tiltak-2023.csv", "measures-2023.csv"} <= set(re.split("[ ,]+", files))
    nb, en = "31. desember 2024", "31 December 2024"
    assert said == (
        f"Fra 2023 til {other}\n\n"
        "Status på tiltak\n"
        "  Tiltak: Opplæring [measures.training.status]\n"
        "    Planlagt → Pågår\n"
        "    Endringen merkes også her, vist mot slik det ville stått uten den:\n"
        "      Oversikt: Tiltakene (norsk): Opplæring (planlagt) → Opplæring (pågår)\n"
        "      Tiltak: tabellen «Tiltakene i handlingsplanen» (norsk): Opplæring | Planlagt |"
        f" {nb} → Opplæring | Pågår | {nb}\n"
        "      Overview: The measures (engelsk): Training (planned) → Training (under way)\n"
        "      Measures: the table ‘Measures in the action plan’ (engelsk): Training | Planned |"
        f" {en} → Training | Under way | {en}\n"
        f"{files}\n\n"
        "Tekster\n"
        "  Funn: Intern risiko, Hvordan vi undersøkte [findings.internal.examined]\n"
        "    norsk: I arbeidet[- med aktsomhetsvurderingene-] så vi også på mulig risiko i vår egen"
        " organisasjon.\n"
    )
    page = apenhet("diff", 2023, other, "--lang", "en", "--format", "html").out
    assert "<del> med aktsomhetsvurderingene</del>" in page
    assert '<html lang="en">' in page
    markdown = apenhet("diff", 2023, other, "--lang", "en", "--format", "markdown").out
    assert "~~ med aktsomhetsvurderingene~~" in markdown
    assert "\n## Status of measures\n" in markdown


def test_a_change_is_told_as_a_reviewer_reads_it(apenhet: Run, other: Path) -> None:
    change(
        other,
        (FOUND, FOUND.replace("false", "true")),
        (
            "I arbeidet med aktsomhetsvurderingene så vi også på mulig risiko i vår egen organisasjon.",
            "Vi spurte alle ansatte om hva de selv har sett.",
        ),
        ("    status: planned\n", "    status: planned\n    result: {nb: Nytt., en: New.}\n"),
    )
    said = apenhet("diff", 2023, other, "--lang", "nb").out
    assert "  Funn: Intern risiko, Faktiske negative konsekvenser [" in said  # which property
    sentence = (
        "I arbeidet med aktsomhetsvurderingene så vi også på mulig risiko i vår egen organisasjon"
    )
    anew = "Vi spurte alle ansatte om hva de selv har sett"
    assert f"    norsk: [-{sentence}-]{{+{anew}+}}.\n" in said  # not word by word
    assert "    norsk: {+Nytt.+}\n" in said  # no arrow from nothing
    found = {entry["path"]: entry["property"] for entry in told(apenhet, 2023, other)}
    assert found["findings.internal.adverse_impacts_found"] == "Faktiske negative konsekvenser"


def test_markdown_stays_short_enough_to_be_shown(apenhet: Run, other: Path) -> None:
    text = other.read_text(encoding="utf-8")
    other.write_text(
        re.sub(r"(?<=text: \{nb: )[^,{}]+", "Helt nye ord her. " + "Ord. " * 1500 + "Slutt.", text),
        encoding="utf-8",
    )
    said = apenhet("diff", 2023, other, "--lang", "nb", "--format", "markdown").out
    assert len(said) < 65_536
    assert said.endswith("Resten er utelatt her. Kjør apenhet diff for å se alt.\n")


def test_a_text_cannot_break_out_of_the_page(apenhet: Run, other: Path) -> None:
    change(other, ("  seat: Oslo\n", '  seat: "Bø & Sønn’s"\n'))
    page = apenhet("diff", 2023, other, "--format", "html", "--lang", "nb").out
    assert "Oslo → Bø &amp; Sønn’s" in page


def test_years_are_compared_with_each_other(project: Path, apenhet: Run) -> None:
    assert apenhet("new", "2024").code == 0
    change(project / "data/statement_2024.yml", ("    status: planned", "    status: dropped"))
    found = [(entry["kind"], entry["path"]) for entry in told(apenhet, 2023, 2024)]
    assert ("status", "measures.training.status") in found
    assert ("figure", "edition.period.end") in found
    assert ("figure", "edition.year") in found
    typed_anew = [path for kind, path in found if kind in {"added", "ended", "text"}]
    assert typed_anew == []
    each_its_own = ("edition.approval", "edition.signatures", "edition.original")
    assert not any(path.startswith(each_its_own) for _, path in found)


def test_a_git_revision_is_the_project_as_it_was(project: Path, apenhet: Run) -> None:
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org", "-C", str(project)]
    for arguments in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "first"]):
        subprocess.run([*git, *arguments], check=True)
    change(project / STATEMENT, ("    value: 180\n", "    value: 181\n"))
    (found,) = told(apenhet, "HEAD", 2023)
    assert found["changes"] == [{"language": None, "before": "180", "after": "181"}]
    assert told(apenhet, "HEAD", "HEAD") == []


def test_what_is_published_is_compared_with_what_comes_after(project: Path, apenhet: Run) -> None:
    for value in (181, 182):
        publish(project, 2023)
        change(project / STATEMENT, (f"    value: {value - 1}\n", f"    value: {value}\n"))
    for a, b, before, after in (
        ("2023:r1", "2023:r2", "180", "181"),
        ("2023:r2", "2023", "181", "182"),
        ("2023", "2023:r1", "182", "180"),
    ):
        (found,) = told(apenhet, a, b)
        assert found["changes"] == [{"language": None, "before": before, "after": after}]
    with_frame = {"before": "2023:r1", "after": "2023:r1", "changes": []}
    assert json.loads(apenhet("diff", "2023:r1", "2023:r1", "--format", "json").out) == with_frame


def test_what_was_withdrawn_is_not_compared(project: Path, apenhet: Run) -> None:
    withdrawn(project, 2023)
    assert apenhet("diff", "2023:r1", 2023, "--lang", "nb") == Outcome(
        2,
        "",
        "Feil: 2023:r1 er trukket tilbake. Filene er tatt bort, så det er ikke noe å sammenligne "
        "med.\n",
    )


@pytest.mark.parametrize(
    ("a", "b", "said"),
    [
        ("2023", "2031", "Found no statement for 2031. These exist: 2023."),
        ("2023", "2023:r1", "2023:r1 has not been published."),
        (
            "2023",
            "mkdocs.yml",
            "mkdocs.yml is no statement: it does not say which year it is about.",
        ),
    ],
)
def test_what_cannot_be_compared_is_told_in_a_line(apenhet: Run, a: str, b: str, said: str) -> None:
    assert apenhet("diff", a, b, "--lang", "en") == Outcome(2, "", f"Error: {said}\n")


def test_data_with_errors_is_not_compared(apenhet: Run, other: Path) -> None:
    change(other, ("    status: planned\n", "    status: plannned\n"))
    assert apenhet("diff", 2023, other, "--lang", "en") == Outcome(
        2,
        "",
        f"Error: {other} cannot be compared until the errors in the statement for 2023 are "
        "mended.\n",
    )


def test_a_long_text_is_shown_around_what_changed_in_it() -> None:
    words = [f"ord{number}" for number in range(63)]
    now = ["ny" if number in {20, 45} else word for number, word in enumerate(words)]
    assert in_signs(short(marked(" ".join(words), " ".join(now)))) == (
        "… ord13 ord14 ord15 ord16 ord17 ord18 ord19 [-ord20-]{+ny+} "
        "ord21 ord22 ord23 ord24 ord25 ord26 ord27 … "
        "ord38 ord39 ord40 ord41 ord42 ord43 ord44 [-ord45-]{+ny+} "
        "ord46 ord47 ord48 ord49 ord50 ord51 ord52 …"
    )
