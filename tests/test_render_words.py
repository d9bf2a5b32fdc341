"""What an edition says, as words: how they are written, and what their fingerprint holds fast.

``golden/html`` has the documents; ``name.txt`` beside one says what its words are.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import runpy
import subprocess
from pathlib import Path

import pytest

from apenhet.model import (
    LANGUAGES,
    AnnualReport,
    Approval,
    Edition,
    Labels,
    Language,
    Signature,
    Text,
)
from apenhet.render import words
from apenhet.render.words import changed, fingerprint, lines, settled, words_file
from apenhet.say.document import Block, Downloads, Paragraph, Plain
from apenhet.say.writer import Writer
from tests.conftest import Run
from tests.test_render_html import GOLDEN

DAY = dt.date(2024, 6, 20)
SOMEBODY = Text(nb="styret", en="the board")
UNREADABLE = {"action", "downloads", "hostile", "requests"}
"""The documents with blocks that are there to be used: those have no words."""


# --- the recipe -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "example",
    [path for path in sorted(GOLDEN.glob("*.py")) if path.stem not in UNREADABLE],
    ids=lambda path: path.stem,
)
def test_document_gives_words(example: Path) -> None:
    document = runpy.run_path(str(example))["DOCUMENT"]
    expected = example.with_suffix(".txt").read_text(encoding="utf-8")
    assert "".join(f"{line}\n" for line in lines(document.blocks)) == expected


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("A\u030apenhet", "Åpenhet"),
        ("menneske\u00adrettigheter", "menneskerettigheter"),
        ("93\u00a0% \n  av\u2009alt ", "93 % av alt"),
        ("--- law", " --- law"),
        ("– slik", "– slik"),
    ],
)
def test_typography_is_no_part_of_the_words(typed: str, said: str) -> None:
    assert settled(typed) == said


def test_what_says_nothing_leaves_no_line() -> None:
    assert list(lines((Paragraph((Plain("\u00ad "),)), Paragraph((Plain("Ja."),))))) == ["Ja."]


def test_what_is_there_to_be_used_has_no_words() -> None:
    unreadable: Block = Downloads(())
    with pytest.raises(TypeError, match=r"^no words for a block of type Downloads$"):
        list(lines((unreadable,)))


# --- the file ---------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_common_tool_proves_the_fingerprint(
    language: Language, edition: Edition, tmp_path: Path
) -> None:
    file = tmp_path / "words.txt"
    file.write_text(words_file(Writer.of(edition, language)), encoding="utf-8")
    assert summed(file, "1,/^---$/d") == fingerprint(edition, language)
    for part in ("declaration", "policy"):
        told = summed(file, "-n", f"/^--- {part}$/,/^---/{{/^---/!p}}")
        assert told == fingerprint(edition, language, part)


def summed(file: Path, *cut: str) -> str:
    """Return the sum of what sed leaves of a file."""
    left = subprocess.run(["sed", *cut, file], check=True, capture_output=True).stdout
    told = subprocess.run(["sha256sum"], input=left, check=True, capture_output=True).stdout
    return told.decode().removesuffix("  -\n")


def test_a_file_of_words_begins_with_its_fingerprints(edition: Edition) -> None:
    told = words_file(Writer.of(edition, "nb")).splitlines()
    assert told[:7] == [
        "words w1",
        f"year {edition.year}",
        "language nb",
        f"statement {fingerprint(edition, 'nb')}",
        f"declaration {fingerprint(edition, 'nb', 'declaration')}",
        f"policy {fingerprint(edition, 'nb', 'policy')}",
        "--- state",
    ]
    assert [line for line in told if line.startswith("---")] == [
        "--- state",
        "--- law",
        "--- measures",
        "--- figures",
        "--- declaration",
        "--- policy",
        "---",
    ]


def test_export_writes_the_words(apenhet: Run, edition: Edition) -> None:
    done = apenhet("export", str(edition.year), "--format", "words", "--lang", "en")
    assert (done.code, done.out) == (0, words_file(Writer.of(edition, "en")))


# --- the fingerprint --------------------------------------------------------------------------


def test_a_fingerprint_is_that_of_the_words(edition: Edition) -> None:
    said = words.words(Writer.of(edition, "nb"))
    found = fingerprint(edition, "nb")
    assert found == hashlib.sha256(said.encode()).hexdigest()
    assert words.short(found) == found[:12]


def with_state(edition: Edition) -> Edition:
    """Return the edition approved, signed, with what the board says of it in its annual report."""
    facts = edition.statement.edition.model_copy(
        update={
            "approval": Approval(body=SOMEBODY, meeting=SOMEBODY, date=DAY),
            "signatures": (Signature(name="Kari Nordmann", role=SOMEBODY, date=DAY),),
            "annual_report": AnnualReport(title=SOMEBODY, place=SOMEBODY),
        }
    )
    statement = edition.statement.model_copy(update={"edition": facts})
    return edition.model_copy(update={"statement": statement})


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_editions_own_state_is_not_in_its_fingerprint(
    language: Language, edition: Edition
) -> None:
    changed = with_state(edition)
    assert words_file(Writer.of(changed, language)) != words_file(Writer.of(edition, language))
    for part in words.FINGERPRINTED:
        assert fingerprint(changed, language, part) == fingerprint(edition, language, part)


def test_what_is_answered_is_not_in_the_fingerprint(edition: Edition) -> None:
    law = edition.law.model_copy(update={"clauses": edition.law.clauses[:1]})
    assert fingerprint(edition.model_copy(update={"law": law}), "nb") == fingerprint(edition, "nb")


def with_figure(edition: Edition) -> Edition:
    assessment = edition.statement.assessment
    suppliers = assessment.suppliers.model_copy(update={"value": assessment.suppliers.value + 1})
    told = assessment.model_copy(update={"suppliers": suppliers})
    statement = edition.statement.model_copy(update={"assessment": told})
    return edition.model_copy(update={"statement": statement})


def with_letter(edition: Edition) -> Edition:
    summary = edition.statement.summary
    found = Text(nb=summary.found.nb + "x", en=summary.found.en)
    told = summary.model_copy(update={"found": found})
    statement = edition.statement.model_copy(update={"summary": told})
    return edition.model_copy(update={"statement": statement})


def with_label(edition: Edition) -> Edition:
    told = {**edition.labels.root, "org_seat": Text(nb="Kontor", en="Office")}
    return edition.model_copy(update={"labels": Labels(root=told)})


@pytest.mark.parametrize("change", [with_figure, with_letter, with_label])
def test_one_change_of_words_changes_the_fingerprint(change: object, edition: Edition) -> None:
    assert callable(change)
    assert fingerprint(change(edition), "nb") != fingerprint(edition, "nb")


def test_a_letter_in_one_language_leaves_the_others_fingerprint(edition: Edition) -> None:
    assert fingerprint(with_letter(edition), "en") == fingerprint(edition, "en")


def test_words_that_changed_are_told_in_pairs_but_for_the_state() -> None:
    head = "words w1\nstatement 0\n--- state\nPublished 1 June\n--- law\n"
    before = f"{head}One\nTwo\n---\nThree\n".encode()
    after = f"{head}One\n---\nFour\nFive\n".replace("1 June", "2 June").encode()
    assert changed(before, after) == [("Two", "Four"), ("Three", "Five")]
    assert changed(before, before) == []


def test_where_a_link_leads_is_shown_only_where_that_alone_has_changed() -> None:
    head = "words w1\nstatement 0\n--- law\n"
    was, now = (f"{head}{n} areas | Our tool <account#tool>\nAsk <{n}>\n".encode() for n in (2, 3))
    assert changed(was, now) == [
        ("2 areas | Our tool", "3 areas | Our tool"),
        ("Ask <2>", "Ask <3>"),
    ]
