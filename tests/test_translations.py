"""``apenhet translations``, and what ``check`` tells of English that is older than its Norwegian."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from apenhet.check.translations import translations_known
from apenhet.problems.report import as_line
from apenhet.read.load import load_folder
from apenhet.translate.memory import translations
from tests.conftest import Run
from tests.publishing import git, small_once

pytestmark = pytest.mark.usefixtures("no_dictionaries")
STATEMENT = "data/statement_2023.yml"
LABELS = "data/labels.yml"
NORWEGIAN = "      Vi kjøpte fra {{ assessment.suppliers }} leverandører."
CHANGED = NORWEGIAN.replace("kjøpte fra", "kjøpte varer fra")
NAME = "statement_2023:summary.found"
ENGLISH = "      We bought from {{ assessment.suppliers }} suppliers."
MENU = ("menu_measures: {nb: Tiltak,", "menu_measures: {nb: Hva vi gjør,")


def put(root: Path, name: str, *changes: tuple[str, str]) -> None:
    text = (root / name).read_bytes().decode()
    for old, new in changes:
        assert text.count(old) == 1, (text.count(old), old)
        text = text.replace(old, new)
    (root / name).write_bytes(text.encode())


@pytest.fixture(scope="session")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project in git, where its history begins, to copy."""
    return small_once(tmp_path_factory)


@pytest.fixture
def project(repository: Path, tmp_path: Path) -> Path:
    """A copy of the small project that is no repository."""
    leaving_out = shutil.ignore_patterns(".git")
    folder = shutil.copytree(repository, tmp_path / "project", symlinks=True, ignore=leaving_out)
    for path in Path(folder, "data").glob("*.yml"):
        text = re.sub(r"  # ENGELSK STEMMER \[.*", "", path.read_text(encoding="utf-8"))
        path.write_text(text, encoding="utf-8")
    return Path(folder)


@pytest.fixture
def committed(project: Path) -> Path:
    """The small project in git, where its history begins, without what editors have confirmed."""
    git(project, "init", "-q")
    git(project, "add", "data")
    git(project, "commit", "-q", "-m", "x")
    return project


@pytest.fixture
def stale(committed: Path) -> Path:
    """The project with one Norwegian text changed since, and its English as it was."""
    put(committed, STATEMENT, (NORWEGIAN, CHANGED))
    return committed


def gates(apenhet: Run, *arguments: str) -> list[str]:
    out = apenhet("check", *arguments).out.splitlines()
    return [line for line in out if " translation_" in line]


def test_check_tells_stale_english_at_its_line_with_what_changed_in_the_norwegian(
    stale: Path, apenhet: Run
) -> None:
    lines = (stale / STATEMENT).read_text(encoding="utf-8").split("\n")
    line = lines.index("  found:") + 5
    assert lines[line - 1] == "    en: >-"
    (told,) = gates(apenhet, "--lang", "nb")
    assert told == (
        f"{STATEMENT}:{line}:9: gate translation_is_fresh: summary.found.en: Den norske teksten er endret "
        "siden den engelske ble skrevet: Vi kjøpte{+ varer+} fra "
        "{{ assessment.suppliers }} leverandører. Av dem skal {{ derived.follow_up }} følges opp."
    )
    said = apenhet("check", "--lang", "en")
    assert (
        f'Mend the English. If it still holds, run "apenhet translations confirm {NAME}".'
        in said.out
    )
    assert said.code == 0  # a draft can be built all the same
    assert gates(apenhet, "2023") == gates(apenhet)
    put(stale, STATEMENT, (ENGLISH, ENGLISH.replace("bought", "bought goods")))
    assert gates(apenhet) == []


def test_stale_labels_are_told_with_every_year(committed: Path, apenhet: Run) -> None:
    put(committed, LABELS, MENU)
    (told,) = gates(apenhet, "2023")
    assert told.startswith(f"{LABELS}:")
    assert told.endswith("the English was written: [-Tiltak-]{+Hva vi gjør+}")


@pytest.mark.usefixtures("stale")
def test_what_is_out_of_date_is_listed_and_counted(apenhet: Run) -> None:
    said = apenhet("translations", "list", "--lang", "nb")
    assert said.code == 1
    heading, name, change, english, _, count = said.out.splitlines()
    assert heading == "Norsk er endret siden engelsk ble skrevet"
    assert name.startswith(f"  {NAME}  ({STATEMENT}:")
    assert "Vi kjøpte{+ varer+} fra" in change
    assert english.startswith("    engelsk: We bought from ")
    assert count.endswith(" i orden, 1 foreldet, 0 mangler, 0 ukjent.")
    listed = json.loads(apenhet("translations", "list", "--format", "json").out)
    (text,) = listed["texts"]
    assert listed["counts"]["stale"] == 1
    assert (text["name"], text["state"]) == (NAME, "stale")
    assert text["made_from"].replace("kjøpte fra", "kjøpte varer fra", 1) == text["nb"]


@pytest.mark.usefixtures("committed")
def test_nothing_out_of_date_is_fine(apenhet: Run) -> None:
    said = apenhet("translations", "list", "--lang", "en")
    assert said.code == 0
    assert said.out.endswith(" up to date, 0 out of date, 0 missing, 0 unknown.\n")


def test_a_pull_request_is_told_what_it_left_behind_alone(stale: Path, apenhet: Run) -> None:
    git(stale, "commit", "-qam", "x")
    git(stale, "branch", "base")
    put(stale, LABELS, MENU)
    git(stale, "commit", "-qam", "x")
    said = apenhet(
        "translations", "list", "--since", "base", "--format", "markdown", "--lang", "nb"
    )
    assert said.out == (
        "Engelske tekster som er blitt foreldet eller mangler siden base: 1.\n\n"
        "### Norsk er endret siden engelsk ble skrevet\n\n"
        "- `labels:menu_measures`: <del>Tiltak</del><ins>Hva vi gjør</ins>\n  - engelsk: Measures\n"
    )
    nothing = apenhet(
        "translations", "list", "--since", "HEAD", "--format", "markdown", "--lang", "en"
    )
    assert (nothing.code, nothing.out) == (
        0,
        "English texts that are out of date or missing since HEAD: 0.\n",
    )


def test_norwegian_that_has_no_english_is_shown_whole(committed: Path, apenhet: Run) -> None:
    long = " ".join(["Vi gikk gjennom alle avtaler vi hadde, én for én."] * 3)
    put(
        committed,
        STATEMENT,
        (
            "  done: {nb: Vi har en handlingsplan., en: We have an action plan.}",
            f"  done:\n    nb: {long}",
        ),
    )
    said = apenhet("translations", "list", "--format", "markdown", "--lang", "nb")
    assert f"- `statement_2023:summary.done`: {long}\n" in said.out


def test_english_that_is_confirmed_is_fresh_and_not_another_byte_is_changed(
    stale: Path, apenhet: Run
) -> None:
    before = (stale / STATEMENT).read_bytes()
    said = apenhet("translations", "confirm", NAME, "--lang", "nb")
    assert (said.code, said.out) == (
        0,
        "Tekster der det er notert at engelsk fortsatt stemmer: 1.\n",
    )
    after = (stale / STATEMENT).read_bytes()
    added = [line for line in after.split(b"\n") if line not in before.split(b"\n")]
    assert len(added) == 1
    assert added[0].startswith(b"    en: >-  # ENGELSK STEMMER [")
    assert after.replace(added[0], b"    en: >-") == before
    assert gates(apenhet) == []
    put(stale, STATEMENT, (CHANGED, NORWEGIAN.replace("fra", "mye fra")))
    (told,) = gates(apenhet)
    assert (
        "Vi kjøpte{+ mye+} fra" in told
    )  # it is another Norwegian than the one that was confirmed
    again = apenhet("translations", "confirm", NAME)
    assert again.code == 0
    assert (stale / STATEMENT).read_bytes().count(b"ENGELSK STEMMER") == 1
    assert gates(apenhet) == []


def test_what_is_confirmed_stays_so_in_the_next_year(stale: Path, apenhet: Run) -> None:
    put(stale, LABELS, MENU)
    assert apenhet("translations", "confirm", NAME, "labels").code == 0
    errors = [line for line in apenhet("check").out.splitlines() if " error " in line]
    assert errors == []
    assert apenhet("new", "2024").code == 0
    marked = (stale / "data/statement_2024.yml").read_text(encoding="utf-8")
    assert "    en: >-  # ENGELSK STEMMER [" in marked
    assert "  found:  # GÅ GJENNOM [" in marked
    assert gates(apenhet) == []


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("statement_2023:summary.nothing", "Found no text called statement_2023:summary.nothing."),
        (
            "statement_2023:summary.done",
            "statement_2023:summary.done: The English is not out of date.",
        ),
    ],
)
def test_what_cannot_be_confirmed_changes_nothing(
    stale: Path, apenhet: Run, name: str, said: str
) -> None:
    before = (stale / STATEMENT).read_bytes()
    told = apenhet("translations", "confirm", NAME, name)
    assert (told.code, told.out) == (2, "")
    assert said in told.err
    assert (stale / STATEMENT).read_bytes() == before


def test_without_history_check_is_silent_and_publication_is_not(
    project: Path, apenhet: Run
) -> None:
    assert gates(apenhet) == []
    said = apenhet("translations", "list", "--lang", "nb")
    assert said.code == 0
    assert "0 i orden, 0 foreldet, 0 mangler" in said.out
    assert said.out.endswith("Historien er ikke hentet, eller filen er ikke lagret i git.\n")
    loaded = load_folder(project)
    (told,) = translations_known(translations(project, loaded), {STATEMENT})
    assert as_line(told, "nb").startswith(f"{STATEMENT}:10:36: gate translation_history_known: ")
    assert "engelske tekster følger de norske: git vet ikke når de ble skrevet" in as_line(
        told, "nb"
    )


@pytest.mark.usefixtures("project")
def test_what_nobody_knows_the_age_of_can_be_confirmed_by_name(apenhet: Run) -> None:
    assert apenhet("translations", "confirm", "statement_2023").code == 2
    assert apenhet("translations", "confirm", NAME).code == 0
    listed = json.loads(apenhet("translations", "list", "--format", "json").out)
    assert listed["counts"]["fresh"] == 1
