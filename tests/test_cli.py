"""The command line as a person meets it: exit codes, whole messages, both languages, speed."""

from __future__ import annotations

import datetime as dt
import errno
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from apenhet.cli.messages import WORDS, language_of
from apenhet.cli.options import day_in_norway
from apenhet.problems.trouble import whole_reason
from apenhet.read.load import load_folder
from apenhet.read.schema import write_schemas
from tests.conftest import Outcome, Run, command, environment
from tests.machine import as_nobody
from tests.publishing import little_draft
from tests.visitor import snapshot


@pytest.fixture
def project(project: Path) -> Path:
    """The project with a draft of few words."""
    return little_draft(project)


def edit(project: Path, old: str, new: str) -> None:
    file = project / "data/statement_2023.yml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


# --- check -------------------------------------------------------------------------------------


def test_a_draft_with_gaps_is_fine_to_check(apenhet: Run) -> None:
    done = apenhet("check")
    assert done.code == 0
    assert done.err == ""
    assert " gate " in done.out
    assert done.out.splitlines()[-1].startswith("No errors, ")


def test_an_error_is_told_with_its_place_and_exit_code_one(project: Path, apenhet: Run) -> None:
    edit(project, "  year: 2023", "  year: twenty")
    done = apenhet("check")
    assert done.code == 1
    (error,) = [line for line in done.out.splitlines() if ": error " in line]
    assert error.startswith("data/statement_2023.yml:")


def test_what_the_act_still_lacks_is_told_and_stops_no_draft(apenhet: Run) -> None:
    done = apenhet("check")
    assert done.code == 0
    assert ": gate approval_given: " in done.out


def test_an_approval_counts_while_the_statement_says_what_was_approved(
    project: Path, apenhet: Run
) -> None:
    def told() -> list[str]:
        lines = apenhet("check").out.splitlines()
        return [line.split(": ")[1] for line in lines if ": gate approval" in line]

    approval = """
  approval:
    body: {nb: Forbundsstyret, en: National Executive Board}
    date: 2024-05-02
    meeting: {nb: Styremøte i mai, en: Board meeting in May}
"""
    edit(project, "    end: 2023-12-31\n", f"    end: 2023-12-31{approval}")
    assert told() == ["gate approval_names_words"]
    fingerprint = re.search(r"fingerprint: ([0-9a-f]{64})", apenhet("check").out)
    assert fingerprint
    named = f"Board meeting in May}}\n    fingerprint: {fingerprint[1]}"
    edit(project, "Board meeting in May}", named)
    assert told() == []
    assert json.loads(apenhet("export", "2023").out)["edition"]["state"] == "approved"
    edit(project, "value: 180", "value: 181")
    assert told() == ["gate approval_fits"]
    assert json.loads(apenhet("export", "2023").out)["edition"]["state"] == "draft"


def test_check_speaks_json_and_github(apenhet: Run) -> None:
    told = json.loads(apenhet("check", "--format", "json").out)
    assert told["errors"] == 0
    assert len(told["problems"]) == told["gates"] + told["advice"] > 0
    assert "::warning file=data/" in apenhet("check", "--format", "github").out


def test_check_adds_a_summary_where_github_asks_for_one(
    tmp_path: Path, apenhet: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("# Before\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    apenhet("check")
    assert summary.read_text(encoding="utf-8") == "# Before\n"
    assert apenhet("check", "--format", "github", "--lang", "en").code == 0
    told = summary.read_text(encoding="utf-8")
    assert told.startswith("# Before\n## No errors, ")
    assert "\n### Missing before publication\n\n- **data/" in told


def test_advice_is_told_counted_and_stops_nothing(project: Path, apenhet: Run) -> None:
    quiet = json.loads(apenhet("check", "--format", "json").out)["advice"]
    edit(project, "end: 2023-12-31", "end: 2023-11-30")
    done = apenhet("check")
    assert done.code == 0
    assert (
        ": advice period_is_the_year: edition.period.end: The period is usually the whole reporting year. Expected 2023-12-31, found 2023-11-30.\n"
        "    Mend the date, or the year under edition. The Act does not ask for a calendar year: if the period is right, let it stand.\n"
    ) in done.out
    told = json.loads(apenhet("check", "--format", "json").out)
    assert told["advice"] == quiet + 1
    assert "::notice file=data/statement_2023.yml" in apenhet("check", "--format", "github").out
    built = apenhet("build")
    assert built.code == 0
    assert "period_is_the_year" not in built.out + built.err
    assert built.out.endswith(f"{done.out.splitlines()[-1]}\n")
    previewed = apenhet("build", "--preview")
    assert "advice period_is_the_year: edition.period.end: " in previewed.err
    assert " gate " not in previewed.err


def test_check_can_pretend_another_day(project: Path, apenhet: Run) -> None:
    statement = project / "data" / "statement_2023.yml"
    text = statement.read_text(encoding="utf-8")
    original = "  original:\n    kind: {nb: PDF, en: PDF}\n"
    assert original in text
    statement.write_text(text.replace(original, ""), encoding="utf-8")

    def rules(day: str) -> set[str]:
        told = json.loads(apenhet("check", "--format", "json", "--as-of", day).out)
        return {problem["rule"] for problem in told["problems"]}

    assert rules("2030-01-01") != rules("2023-01-01")


def test_a_year_is_that_of_the_file_name(project: Path, apenhet: Run) -> None:
    # The first step towards a new year: a copy that still says the old one inside.
    data = project / "data"
    shutil.copy(data / "statement_2023.yml", data / "statement_2024.yml")
    assert apenhet("check", "2023").code == 0
    assert apenhet("export", "2023").code == 0
    wrong = apenhet("export", "2024")
    assert wrong.code == 1
    assert "data/statement_2024.yml:" in wrong.err
    assert apenhet("check").code == 1


def test_check_of_one_year_passes_over_the_others(project: Path, apenhet: Run) -> None:
    text = (project / "data/statement_2023.yml").read_text(encoding="utf-8")
    (project / "data/statement_2022.yml").write_text(text.replace("  year: 2023", "  year: x"))
    assert apenhet("check", "2023").code == 0
    assert apenhet("check", "2022").code == 1
    assert apenhet("check").code == 1


# --- the language ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("locale", "language"),
    [
        ({"LANG": "nb_NO.UTF-8"}, "nb"),
        ({"LANG": "nn_NO"}, "nb"),
        ({"LANG": "no"}, "nb"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "de_DE"}, "en"),
        ({"LANG": "C"}, "en"),
        ({}, "en"),
        ({"LANG": "nb_NO", "LC_MESSAGES": "en_GB"}, "en"),
        ({"LANG": "en_GB", "LC_MESSAGES": "en_GB", "LC_ALL": "nb_NO"}, "nb"),
        ({"LANG": "nb_NO", "LC_ALL": ""}, "nb"),
    ],
)
def test_the_locale_decides_the_language(locale: dict[str, str], language: str) -> None:
    assert language_of(locale) == language


def test_messages_are_in_the_language_asked_for(
    apenhet: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    english = Outcome(2, "", "Error: Found no statement for 1999. These exist: 2023.\n")
    norwegian = Outcome(2, "", "Feil: Fant ingen redegjørelse for 1999. Disse finnes: 2023.\n")
    assert apenhet("check", "1999") == english
    assert apenhet("check", "1999", "--lang", "nb") == norwegian
    monkeypatch.setenv("LANG", "nb_NO.UTF-8")
    assert apenhet("check", "1999") == norwegian
    assert apenhet("check").out.splitlines()[-1].startswith("Ingen feil, ")


@pytest.mark.parametrize(
    ("arguments", "english", "norwegian"),
    [
        (
            ["chekc"],
            "Unknown command: chekc. Did you mean check?\nSee apenhet --help",
            "Ukjent kommando: chekc. Mente du check?\nSe apenhet --help",
        ),
        (
            ["check", "--lagn"],
            "Unknown option: --lagn. Did you mean --lang?\nSee apenhet check --help",
            "Ukjent valg: --lagn. Mente du --lang?\nSe apenhet check --help",
        ),
        (
            ["check", "--format", "xml"],
            (
                "Wrong value for '--format'. Choose one of these: text, json, github.\n"
                "See apenhet check --help"
            ),
            (
                "Feil verdi for '--format'. Velg en av disse: text, json, github.\n"
                "Se apenhet check --help"
            ),
        ),
        (
            ["check", "--as-of", "2023-02-30"],
            (
                "Wrong value for '--as-of'. Write a date that exists, like this: 2024-06-30.\n"
                "See apenhet check --help"
            ),
            (
                "Feil verdi for '--as-of'. Skriv en dato som finnes, slik: 2024-06-30.\n"
                "Se apenhet check --help"
            ),
        ),
        (
            ["check", "twenty"],
            (
                "Wrong value for YEAR. Write a whole number from 1900 to 2200.\n"
                "See apenhet check --help"
            ),
            ("Feil verdi for ÅR. Skriv et helt tall fra 1900 til 2200.\nSe apenhet check --help"),
        ),
        (
            ["export"],
            "Missing YEAR.\nSee apenhet export --help",
            "Mangler ÅR.\nSe apenhet export --help",
        ),
        (
            ["export", "2023", "x"],
            "Too much: x.\nSee apenhet export --help",
            "For mye: x.\nSe apenhet export --help",
        ),
        (
            ["export", "2023", "x", "y z"],
            "Too much: x y z.\nSee apenhet export --help",
            "For mye: x y z.\nSe apenhet export --help",
        ),
        (
            ["check", "--format"],
            "The option --format lacks a value.\nSee apenhet check --help",
            "Valget --format mangler en verdi.\nSe apenhet check --help",
        ),
        (
            ["build", "--preview=x"],
            "The option --preview takes no value.\nSee apenhet build --help",
            "Valget --preview tar ingen verdi.\nSe apenhet build --help",
        ),
    ],
)
def test_wrong_use_is_told_in_the_language_and_is_exit_code_two(
    apenhet: Run,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    english: str,
    norwegian: str,
) -> None:
    assert apenhet(*arguments) == Outcome(2, "", english + "\n")
    monkeypatch.setenv("LANG", "nb_NO.UTF-8")
    assert apenhet(*arguments) == Outcome(2, "", norwegian + "\n")


def test_the_language_asked_for_is_spoken_though_the_rest_cannot_be_read(apenhet: Run) -> None:
    said = apenhet("chekc", "--lang", "nb")
    assert said.err == "Ukjent kommando: chekc. Mente du check?\nSe apenhet --help\n"


def test_the_language_may_stand_before_the_command_too(apenhet: Run) -> None:
    after = apenhet("check", "1999", "--lang", "nb")
    assert apenhet("--lang", "nb", "check", "1999") == after
    assert apenhet("--lang", "en", "check", "1999", "--lang", "nb") == after
    assert apenhet("--lang", "nb", "--help").out == apenhet("--help").out


def test_bytes_are_not_written_to_a_terminal(apenhet: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    said = apenhet("export", "2023", "--format", "docx")
    assert (said.code, said.out) == (2, "")
    assert "add “> redegjorelse-2023.docx”" in said.err


def test_every_message_is_in_both_languages_with_the_same_blanks() -> None:
    for name, (nb, en) in WORDS.items():
        blanks = [sorted(part.split("}")[0] for part in text.split("{")[1:]) for text in (nb, en)]
        assert blanks[0] == blanks[1], name


# --- where it runs -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [
        ["check"],
        ["build"],
        ["serve"],
        ["schema"],
        ["export", "2023"],
        ["translations", "list"],
        ["translations", "confirm", "x"],
    ],
)
def test_outside_the_project_it_says_so(
    apenhet: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    monkeypatch.chdir(empty)
    said = f"Error: This is not the project's folder: data is missing in {empty}.\n"
    assert apenhet(*arguments) == Outcome(2, "", said)
    assert list(empty.iterdir()) == []


def test_the_commands_are_those_that_work(apenhet: Run) -> None:
    shown = apenhet("--help")
    assert shown.code == 0
    listed = shown.out.partition("Commands:\n")[2].splitlines()
    assert [line.split()[0] for line in listed] == [
        "build",
        "check",
        "diff",
        "export",
        "new",
        "publish",
        "schema",
        "serve",
        "status",
        "translations",
    ]
    assert apenhet().code == 2
    assert apenhet("check", "-h").out.startswith("Usage: apenhet check ")


@pytest.mark.usefixtures("no_dictionaries")
def test_nobody_listening_is_no_error(project: Path) -> None:
    program = f"{sys.executable} -m apenhet check --format json | head -c 1"
    done = subprocess.run(
        ["sh", "-c", program],
        cwd=project,
        env=environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    assert (done.stdout, done.stderr) == ("{", "")


@pytest.mark.usefixtures("no_dictionaries")
def test_check_answers_a_terminal_without_norwegian_letters_and_loads_nothing_that_builds(
    project: Path,
) -> None:
    """It must start fast: the packages that take their time are for those who build."""
    program = (
        "import atexit, sys; from apenhet.cli.main import main;"
        "slow = {'mkdocs', 'babel', 'jinja2', 'typst'};"
        "atexit.register(lambda: print(sorted(slow & set(sys.modules)), file=sys.stderr));"
        "main(['check', '--lang', 'nb'])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=project,
        env=environment(PYTHONIOENCODING="ascii"),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0
    assert done.stderr == b"[]\n"
    assert b"Ingen feil" in done.stdout


# --- export and schema -------------------------------------------------------------------------


EXPORTED = [
    ([], "statement-2023.json"),
    (["--lang", "en"], "statement-2023.json"),
    (["--format", "csv"], "nokkeltall-2023.csv"),
    (["--format", "csv", "--lang", "en"], "en/key-figures-2023.csv"),
    (["--format", "measures-csv"], "tiltak-2023.csv"),
    (["--format", "datapackage"], "datapackage.json"),
    (["--format", "register"], "register-2023.json"),
]


def test_export_writes_what_lies_beside_the_pages(
    apenhet: Run, draft: Path, built_site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(draft)
    for arguments, file in EXPORTED:
        exported = apenhet("export", "2023", *arguments).out
        assert exported.encode() == (built_site / "2023" / file).read_bytes()
    assert apenhet("export", "1999").code == 2


def test_a_process_of_its_own_exports_the_same_bytes(project: Path, apenhet: Run) -> None:
    exporting = ("export", "2023", "--format", "csv")
    done = subprocess.run(
        command(*exporting), cwd=project, env=environment(), capture_output=True, check=True
    )
    assert done.stdout == apenhet(*exporting).out.encode()


def test_export_refuses_broken_data(project: Path, apenhet: Run) -> None:
    edit(project, "  year: 2023", "  year: twenty")
    done = apenhet("export", "2023")
    assert (done.code, done.out) == (1, "")
    assert "data/statement_2023.yml:" in done.err


def test_schema_writes_one_file_for_each_kind_of_data(project: Path, apenhet: Run) -> None:
    done = apenhet("schema")
    assert done.code == 0
    written = sorted(name for name in snapshot(project) if name.startswith("schema/"))
    assert written == [
        f"schema/{n}.json"
        for n in (
            "labels",
            "labels_documents",
            "law",
            "principles",
            "published/statement-1",
            "statement",
        )
    ]
    assert all(name in done.out for name in written)
    assert str(project) not in done.out
    assert done.err == ""


def test_a_schema_that_stays_as_it_was_says_why_and_how_to_go_on(
    project: Path, apenhet: Run
) -> None:
    apenhet("schema")
    kept = project / "schema" / "labels.json"
    labels = project / "data" / "labels.yml"
    text = labels.read_text(encoding="utf-8")
    labels.write_text(text.replace("\nmenu:", "\nmain_menu:"), encoding="utf-8")
    done = apenhet("schema", "--lang", "en")
    assert "schema/labels.json" not in done.out
    assert done.err == (
        "schema/labels.json is as it was, since these words are missing in data/: menu. "
        "If they were removed or renamed on purpose, delete schema/labels.json and run the "
        "command again.\n"
    )
    kept.unlink()
    done = apenhet("schema")
    assert done.err == ""
    assert '"main_menu"' in kept.read_text(encoding="utf-8")


def test_a_folder_that_cannot_be_written_is_told_in_a_line(project: Path, apenhet: Run) -> None:
    shutil.rmtree(project / "schema")
    (project / "schema").write_text("in the way")
    done = apenhet("schema")
    assert done.code == 2
    assert done.err.startswith("Error: ")
    assert done.err.count("\n") == 1
    assert os.fspath(project / "schema") in done.err
    norwegian = apenhet("schema", "--lang", "nb").err
    assert norwegian == f"Feil: Den finnes fra før: {project / 'schema'}\n"


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2024-06-29T21:59:59+00:00", "2024-06-29"),
        ("2024-06-29T22:00:00+00:00", "2024-06-30"),
        ("2024-12-31T22:59:59+00:00", "2024-12-31"),
        ("2024-12-31T23:00:00+00:00", "2025-01-01"),
        ("2024-07-01T08:00:00+14:00", "2024-06-30"),
        ("2024-06-30T12:00:00-11:00", "2024-07-01"),
    ],
)
def test_today_is_the_day_it_is_in_norway(moment: str, day: str) -> None:
    assert str(day_in_norway(dt.datetime.fromisoformat(moment))) == day


def test_approved_today_in_norway_is_not_in_the_future_for_a_machine_elsewhere(
    project: Path, apenhet: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    statement = project / "data/statement_2023.yml"
    today = str(dt.datetime.now(ZoneInfo("Europe/Oslo")).date())
    text = statement.read_text(encoding="utf-8")
    approval = f"  approval: {{date: {today}, body: {{nb: Styret, en: Board}}, meeting: {{nb: Møte, en: Meeting}}}}\n"
    assert text.count("    end: 2023-12-31\n") == 1
    statement.write_text(text.replace("    end: 2023-12-31\n", f"    end: 2023-12-31\n{approval}"))
    told = set()
    for zone in ("Pacific/Pago_Pago", "UTC", "Pacific/Kiritimati"):
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        told.add(apenhet("check").out)
    monkeypatch.undo()
    time.tzset()
    assert len(told) == 1
    (said,) = told
    assert ": gate approval_names_words: " in said
    assert "future" not in said


@pytest.mark.parametrize(
    ("error", "nb", "en"),
    [
        (
            OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)),
            "Disken er full. Frigjør plass, og prøv på nytt.",
            "No space left on device. Make room, then try again.",
        ),
        (
            OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "from.txt", None, "to.txt"),
            "Disken er full: to.txt. Frigjør plass, og prøv på nytt.",
            "No space left on device: to.txt. Make room, then try again.",
        ),
        (
            OSError(errno.EACCES, os.strerror(errno.EACCES), "schema/labels.json"),
            "Du har ikke tilgang: schema/labels.json. Be om tilgang, eller la den som eier det, kjøre kommandoen.",
            "Permission denied: schema/labels.json. Ask for access, or let whoever owns it run the command.",
        ),
        (
            OSError(errno.EROFS, os.strerror(errno.EROFS), "a", None, "b"),
            "Disken kan bare leses: a: b. Velg et sted det går an å skrive.",
            "Read-only file system: a: b. Choose a place that can be written to.",
        ),
        (
            OSError(errno.ENAMETOOLONG, os.strerror(errno.ENAMETOOLONG), "a"),
            "Navnet er for langt: a",
            "File name too long: a",
        ),
        (OSError("odd"), "odd", "odd"),
    ],
)
def test_what_the_machine_refuses_is_told_with_what_to_do(error: OSError, nb: str, en: str) -> None:
    assert (whole_reason(error, "nb"), whole_reason(error, "en")) == (nb, en)


def test_a_folder_that_one_may_not_write_in_is_told_in_a_line(project: Path) -> None:
    with tempfile.TemporaryDirectory() as above:
        copy = shutil.copytree(project, Path(above, "project"))
        (copy / "site").mkdir()
        with as_nobody(Path(above), copy / "site"), pytest.raises(PermissionError) as told:
            write_schemas(copy, load_folder(copy))
    assert whole_reason(told.value, "en").startswith("Permission denied: ")
