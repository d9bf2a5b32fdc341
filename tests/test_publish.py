"""``apenhet publish``: refuses with every reason at once, or freezes a revision whole."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from apenhet.model import LANGUAGES, PublicationKind, signed_copy_name
from apenhet.read.load import load_folder
from apenhet.read.published import sha256
from apenhet.render.plain import lines
from apenhet.render.words import fingerprint
from apenhet.say.history import history
from apenhet.say.writer import Writer
from apenhet.site.macros import signed_copy
from apenhet.site.navigation import Pages
from apenhet.site.plan import Plan, told_of
from apenhet.site.shown import shown
from apenhet.year.frozen import freeze
from tests.conftest import Run, once
from tests.publishing import (
    ANSWERED,
    approve,
    as_published,
    committed,
    git,
    manifest,
    publish,
    put,
    small,
    small_once,
)

pytestmark = pytest.mark.usefixtures("no_dictionaries")
ORIGINAL = (
    "(Det loven krever av formen, var saken til originalen som ble publisert et annet sted, og er ikke "
    "tatt med her.)"
)
ORIGINALLY = """  original:
    kind: {nb: PDF, en: PDF}
"""
SIGNED_BEFORE = {
    "nb/words.nb.txt": """
Signert: Tore Hansen, Generalsekretær, 3. mai 2024
Rettet: 1. juli 2024: Et ord i visjonen var galt.
Godkjent: Generalsekretæren, 1. juli 2024
Det som er godkjent og underskrevet til og med 20. juni 2024, er teksten slik den ble publisert den \
dagen, uten det som er rettet siden.
""",
    "en/words.en.txt": """
Signed: Tore Hansen, General Secretary, 3 May 2024
Corrected: 1 July 2024: A word of the vision was wrong.
Approved: General Secretary, 1 July 2024
What had been approved and signed by 20 June 2024 is the text as it was published that day, without \
what has been corrected since.
""",
}
CORRECTION = """  revision:
    kind: correction
    date: {day}
    reason:
      nb: Et ord i visjonen var galt.
      en: A word of the vision was wrong.
    approval:
      body: {{nb: Generalsekretæren, en: General Secretary}}
      date: {day}
      fingerprint: {fingerprint}
"""


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def below(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder, whatever its name begins with."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.fixture
def project(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project with all that its edition needs to be published."""
    made = small_once(tmp_path_factory)
    return Path(shutil.copytree(made, tmp_path / "project", symlinks=True))


@pytest.fixture
def frozen(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """That project once its edition was published on 20 June 2024."""
    made = once(tmp_path_factory, "out", lambda folder: publish(small(folder), 2023))
    shutil.copytree(made / "published", project / "published")
    return project


@pytest.fixture
def out(frozen: Path) -> Path:
    """That project once what is published is on main."""
    committed(frozen)
    return frozen


def rendering(project: Path) -> None:
    """Let the account have been published elsewhere; nobody says who signed that."""
    put(project, 2023, r"^  signatures:\n(?:    .*\n)*  annual_report:\n(?:    .*\n)*", ORIGINALLY)


def changed(project: Path) -> None:
    """Let a word of the account change, in both languages."""
    put(project, 2023, "nb: Alle skal få", "nb: Nå skal alle få")
    put(project, 2023, "en: Everyone will be", "en: Everyone will now be")


def corrected(project: Path, day: str = "2024-07-01") -> None:
    """Let a word have changed, and say that as a correction with an approval of its own."""
    changed(project)
    put(project, 2023, r"^  revision:\n(?:    .*\n)*", "")
    put(
        project,
        2023,
        r"^(  period:.*\n(?:    .*\n)*)",
        r"\1" + CORRECTION.format(day=day, fingerprint=words(project)),
    )


def words(project: Path) -> str:
    return fingerprint(load_folder(project).editions[-1])


def test_a_signed_and_scanned_copy_is_frozen_as_it_is_and_told_for_what_it_is(
    project: Path, apenhet: Run
) -> None:
    copy = project / "signed/2023-r1.pdf"
    copy.parent.mkdir()
    copy.write_bytes(b"%PDF-1.4\ncut off")
    refused = apenhet("publish", "2023", "--date", "2024-06-20")
    assert refused.code == 1
    assert "signed/2023-r1.pdf is not a whole PDF." in refused.err
    assert not (project / "published").exists()
    scan = b"%PDF-1.4\n\xe2\xe3 a picture\n%%EOF\n"
    copy.write_bytes(scan)
    assert apenhet("publish", "2023", "--date", "2024-06-20").code == 0
    shutil.rmtree(copy.parent)
    name = signed_copy_name(2023)
    assert (project / "published/2023/r1" / name).read_bytes() == scan
    loaded = load_folder(project)
    (published,) = loaded.publications
    assert published.files[name].sha256 == hashlib.sha256(scan).hexdigest()
    (edition,) = loaded.editions
    plan = Plan(project, (edition,), Pages.of(loaded.skeletons), "", publications=(published,))
    told = history(Writer.of(edition, "en"), told_of(plan, edition, "en"))
    said = " ".join(line for part in told.sections() for line in lines(part.blocks))
    entry = said.partition("underskrevet-redegjorelse-2023.pdf")[2]
    assert entry.removeprefix(", version 1: ").startswith("Norwegian, ")
    assert "It is a picture and cannot be read aloud" in entry
    builds = [plan.build(edition, language) for language in LANGUAGES]
    # Among the overview's files.
    norwegian, english = (one for build in builds for one in signed_copy(build, build.writer))
    assert norwegian.href == f"../2023/r1/{name}"
    assert english.href == f"../../2023/r1/{name}"
    assert (english.title, english.format, english.sha256) == (
        "Signed copy (version 1)",
        "PDF, Norwegian, 1\u00a0kB",
        published.files[name].sha256,
    )
    (project / "published/2023/r1" / name).write_bytes(scan + b" ")
    assert any("published_unchanged" in told for told in rules(apenhet))


def test_the_rendering_of_an_account_needs_no_signature(project: Path, apenhet: Run) -> None:
    rendering(project)
    ended = apenhet("publish", "2023", "--date", "2024-06-20")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith(
        "Froze published/2023/r1 (rendering of a statement published elsewhere, 2024-06-20): "
    )
    kept = manifest(project / "published/2023/r1")
    assert (kept["kind"], kept["date"], kept["reason"], kept["previous"]) == (
        "rendering",
        "2024-06-20",
        None,
        None,
    )
    assert names(project / "published") == ["2023"]


CLAUSES = (
    "§\xa02, §\xa03, §\xa04, §\xa04\xa0a, §\xa04\xa0b, §\xa04\xa0c, §\xa04\xa0d, §\xa04\xa0e, "
    "§\xa04\xa0f, §\xa05\xa0a, §\xa05\xa0b, §\xa05\xa0c, §\xa05, §\xa06, §\xa07 og §§\xa08–14"
)


def test_every_reason_is_said_at_once_by_who_must_act(project: Path, apenhet: Run) -> None:
    rendering(project)
    put(project, 2023, r"^  approval:\n(?:    .*\n)*", "")
    put(project, 2023, "due: 2099-12-31", "due: 2024-01-31")
    put(project, 2023, re.escape(ANSWERED), "")
    law = project / "data/law_apenhetsloven.yml"
    law.write_text(law.read_text("utf-8").replace("confirmed: true", "confirmed: false"), "utf-8")
    ended = apenhet("publish", "2023", "--lang", "nb")
    assert (ended.code, ended.out) == (1, "")
    assert ended.err.splitlines() == [
        "Redegjørelsen for 2023 kan ikke publiseres ennå. Ingenting er skrevet.",
        "",
        "Redaktøren:",
        "  - Tiltaket er planlagt, men fristen er ute. Det gjelder «Opplæring».",
        "  - Redegjørelsen sier ikke noe om det § 2 handler om.",
        "",
        "En jurist:",
        f"  - Omtalen av § 1 er ikke kontrollert mot lovteksten. Det samme gjelder {CLAUSES}.",
        "",
        "Styret:",
        "  - Godkjenning er ikke oppgitt.",
        "",
        "apenhet check 2023 sier hvor det står, og hvordan det rettes.",
        ORIGINAL,
    ]
    assert not (project / "published").exists()


def test_who_signed_the_original_of_an_account_is_not_held_to_a_board_of_today(
    project: Path, apenhet: Run
) -> None:
    put(project, 2023, r"^  members: .*\n", "")
    assert ": gate board_known: " in apenhet("check").out
    put(project, 2023, r"^  annual_report:\n(?:    .*\n)*", ORIGINALLY)
    assert ": gate board_known: " not in apenhet("check").out


def test_what_nobody_published_elsewhere_must_be_signed(project: Path, apenhet: Run) -> None:
    rendering(project)
    put(project, 2023, re.escape(ORIGINALLY), "")
    put(project, 2023, r"^    expected_result: .*\n", "")
    said = apenhet("publish", "2023").err
    assert "No signatures are stated." in said
    assert "The measure has neither a result nor an expected result." in said
    assert "The time limit for publishing" not in said, "publishing is what mends that"


def test_errors_are_told_with_their_places(project: Path, apenhet: Run) -> None:
    put(project, 2023, "value: 180", "value: many")
    ended = apenhet("publish", "2023")
    assert ended.code == 1
    assert "Errors to mend:\ndata/statement_2023.yml:" in ended.err
    assert not (project / "published").exists()


def test_a_changed_word_lapses_the_approval_and_is_shown(project: Path, apenhet: Run) -> None:
    put(project, 2023, "Everyone will be", "Everyone will soon be")
    committed(project)  # later than what was approved, and not binding
    changed(project)
    committed(project)
    told = apenhet("publish", "2023").err.splitlines()
    (lapsed,) = [n for n, line in enumerate(told) if "The approval is about another text" in line]
    commit = subprocess.run(
        ["git", "rev-parse", "HEAD~2"], cwd=project, check=True, capture_output=True, text=True
    )
    assert told[lapsed].endswith(" (2 places)")
    assert told[lapsed + 1 : lapsed + 3] == [
        f"        This has changed since (apenhet diff {commit.stdout[:10]} 2023 shows all):",
        "        - [-Alle-]{+Nå+} skal{+ alle+} få opplæring.",
    ]


def test_an_approval_that_is_in_no_commit_yet_can_be_about_a_text_that_is(
    project: Path, apenhet: Run
) -> None:
    changed(project)
    committed(project)
    approve(project, 2023)
    put(project, 2023, "nb: Nå skal alle", "nb: Snart skal alle")
    told = apenhet("check").out
    commit = git(project, "rev-parse", "HEAD")[:10]
    assert f"This has changed since (apenhet diff {commit} 2023 shows all):" in told
    assert "[-Nå-]{+Snart+} skal alle få opplæring." in told


def test_what_was_approved_before_is_no_approval_of_what_came_later(
    out: Path, apenhet: Run
) -> None:
    before = words(out)
    corrected(out)
    put(out, 2023, "kind: correction", "kind: significant_change")
    path = out / "data/statement_2023.yml"
    path.write_text(path.read_text("utf-8").replace(before, words(out)), "utf-8")
    told = apenhet("publish", "2023").err
    assert (
        "The approval is of 2 May 2024, before r1 was published (20 June 2024), but is about a text "
        "that has come since. (2 places)"
    ) in told


def test_what_was_approved_is_unknown_without_history(project: Path, apenhet: Run) -> None:
    changed(project)
    shutil.rmtree(project / ".git")
    assert "Which words have changed is not known: " in apenhet("check").out


def test_a_significant_change_shows_what_changed_since_it_was_published(
    out: Path, apenhet: Run
) -> None:
    corrected(out)
    put(out, 2023, "kind: correction", "kind: significant_change")
    shutil.rmtree(out / ".git")
    told = apenhet("check").out
    assert told.count("This has changed since (apenhet diff 2023:r1 2023 shows all):") == 1
    assert told.count("- [-Alle-]{+Nå+} skal{+ alle+} få opplæring.") == 1
    assert told.count(": gate approval_fits: ") == 2  # the approval and the signature


def test_a_correction_has_its_own_approver_and_names_the_words_that_changed(
    out: Path, apenhet: Run
) -> None:
    first = below(out / "published/2023/r1")
    corrected(out)
    ended = apenhet("publish", "2023")
    assert (ended.code, ended.err) == (0, "")
    assert "Froze published/2023/r2 (correction, 2024-07-01)" in ended.out
    assert "Everyone will{+ now+} be trained." in ended.out
    kept = manifest(out / "published/2023/r2")
    assert kept["previous"] == hashlib.sha256(first["manifest.json"]).hexdigest()
    assert kept["reason"] == {
        "nb": "Et ord i visjonen var galt.",
        "en": "A word of the vision was wrong.",
    }
    assert kept["approval"]["body"]["en"] == "General Secretary"  # type: ignore[index]
    for name, told in SIGNED_BEFORE.items():
        said = (out / "published/2023/r2" / name).read_text("utf-8").replace("\u00a0", " ")
        assert told in said, "nobody is said to have signed the correction"
    assert below(out / "published/2023/r1") == first
    committed(out)
    assert rules(apenhet) == [], "what is said of the last revision is not of the next"
    put(out, 2023, "value: 180", "value: 181")
    assert rules(apenhet) == ["data/statement_2023.yml gate revision_given"]
    assert "edition.revision: The statement has changed since r2" in apenhet("check").out


def test_a_revision_dated_before_the_last_is_told_once(out: Path, apenhet: Run) -> None:
    corrected(out, "2024-06-19")
    assert apenhet("publish", "2023").err.count("19 June 2024 is before r1") == 1


def test_a_change_called_technical_is_not_called_nothing_new(out: Path, apenhet: Run) -> None:
    corrected(out)
    put(out, 2023, "kind: correction", "kind: technical")
    said = apenhet("publish", "2023").err
    assert "A technical revision changes nothing that stands in the file." in said
    assert "nothing new" not in said


def test_a_day_that_has_not_come_is_told(apenhet: Run) -> None:
    ahead = dt.datetime.now(dt.UTC).date() + dt.timedelta(days=9)
    said = apenhet("publish", "2023", "--date", ahead.isoformat()).out
    assert "The day has not come: do not add it to the main branch" in said
    assert "has not come" not in apenhet("publish", "2023", "--date", "2024-06-20").out


@pytest.mark.parametrize(
    ("day", "given", "said"),
    [
        (
            "2024-06-19",
            (),
            "The date 19 June 2024 is before r1, which was published on 20 June 2024.",
        ),
        ("2024-07-01", ("--date", "2024-07-02"), "is not the one in edition.revision (2024-07-01)"),
    ],
)
def test_the_day_of_a_change_fits(
    out: Path, apenhet: Run, day: str, given: tuple[str, ...], said: str
) -> None:
    corrected(out, day)
    ended = apenhet("publish", "2023", *given)
    assert ended.code == 1
    assert said in ended.err


def test_nothing_is_published_before_it_was_approved(apenhet: Run) -> None:
    said = apenhet("publish", "2023", "--date", "2024-05-02").err
    assert "The date 2 May 2024 is before the approval or a signature (3 May 2024)." in said


def as_an_earlier_program_said(project: Path) -> None:
    """Let the first revision have been published by a program that said something otherwise."""
    folder = project / "published/2023/r1"
    now = words(project)
    for path in (
        project / "data/statement_2023.yml",
        folder / "data/statement_2023.yml",
        folder / "nb/words.nb.txt",
        folder / "manifest.json",
    ):
        said = path.read_text("utf-8").replace(now, "ab" * 32)
        path.write_text(
            said.replace("Stiller ikke krav til oss", "Stiller ingen krav til oss"), "utf-8"
        )
    told: dict[str, Any] = manifest(folder)
    for name in told["files"]:
        content = (folder / name).read_bytes()
        told["files"][name] = {"sha256": sha256(content), "size": len(content)}
    (folder / "manifest.json").write_text(json.dumps(told), "utf-8")


def test_words_of_a_new_program_are_published_and_the_approval_stands(
    frozen: Path, apenhet: Run
) -> None:
    as_an_earlier_program_said(frozen)
    committed(frozen)
    assert rules(apenhet) == ["published/2023/r1/nb/words.nb.txt error published_words_kept"]
    reason = "    reason: {nb: Nytt program., en: A new program.}\n"
    technical = f"  revision:\n    kind: technical\n    date: 2024-09-01\n{reason}"
    put(frozen, 2023, r"^(  period:.*\n(?:    .*\n)*)", rf"\1{technical}")
    ended = apenhet("publish", "2023")
    assert (ended.code, ended.err) == (0, "")
    assert "Froze published/2023/r2 (technical, 2024-09-01)" in ended.out
    assert "Stiller [-ingen-]{+ikke+} krav til oss" in ended.out
    first, second = (manifest(frozen / f"published/2023/r{number}") for number in (1, 2))
    assert second["approval"] == first["approval"]
    assert second["fingerprints"] != first["fingerprints"]
    data = "published/2023/r{}/data/statement_2023.yml"
    assert (frozen / data.format(2)).read_bytes() == (frozen / data.format(1)).read_bytes()
    committed(frozen)
    assert rules(apenhet) == []
    assert [one.coming for one in shown(load_folder(frozen)) if one.year == 2023] == [False]
    words_now = (frozen / "published/2023/r2/nb/words.nb.txt").read_text("utf-8")
    assert "Rettet" not in words_now, "a program corrects nothing"


def test_english_that_may_be_older_than_its_norwegian_is_not_published(
    project: Path, apenhet: Run
) -> None:
    put(project, 2023, "nb: Alle skal få", "nb: Nå skal alle få")
    approve(project, 2023)
    committed(project)
    assert "The Norwegian has changed since the English was written" in apenhet("check").out
    assert "The Norwegian has changed since the English was" in apenhet("publish", "2023").err
    shutil.rmtree(project / ".git")
    assert "git does not know when they were written" not in apenhet("check").out
    ended = apenhet("publish", "2023")
    assert ended.code == 1
    assert "Whoever publishes:" in ended.err
    assert "git does not know when they were written" in ended.err


def test_what_is_not_on_main_yet_may_be_frozen_anew(
    frozen: Path, project: Path, apenhet: Run
) -> None:
    git(project, "checkout", "-qb", "ours")
    committed(frozen)
    corrected(project)
    assert " gate revision_has_former: " in apenhet("check").out  # nobody has met what it corrects
    git(project, "checkout", "-q", "--", "data")
    said = apenhet("publish", "2023", "--date", "2024-06-20").err
    nothing = "There is nothing new to publish for 2023: nothing has changed since r1 was published"
    assert said == f"{nothing} (20\xa0June\xa02024).\n"
    ended = apenhet("publish", "2023", "--date", "2024-06-21")
    assert ended.code == 0
    assert ended.out.startswith(
        "published/2023/r1 was not on the main branch yet, and has been frozen anew.\n"
    )
    assert manifest(project / "published/2023/r1")["date"] == "2024-06-21"
    assert names(project / "published/2023") == ["r1"]
    committed(project)
    git(project, "checkout", "-q", "main")
    git(project, "merge", "-q", "ours")
    before = below(project / "published")
    refused = apenhet("publish", "2023", "--date", "2024-06-22")
    assert refused.code == 1
    assert refused.err.startswith("There is nothing new to publish for 2023: nothing has changed")
    assert below(project / "published") == before


def test_withdrawal_leaves_the_manifest_and_the_reason(out: Path, apenhet: Run) -> None:
    told = (out / "published/2023/r1/manifest.json").read_bytes()
    ended = apenhet("publish", "2023", "--withdraw")
    assert ended.code == 2
    assert "Add withdrawal with reason in both languages" in ended.err
    reason = "  withdrawal:\n    reason: {nb: Etter en dom., en: By a court’s order.}\n"
    put(out, 2023, r"^(  period:.*\n(?:    .*\n)*)", rf"\1{reason}")
    assert " gate withdrawal_done: " in apenhet("check").out  # until then the site shows it
    refused = apenhet("publish", "2023", "--lang", "en")
    assert "r1 is to be withdrawn, but the files are still there" in refused.err
    ended = apenhet("publish", "2023", "--withdraw", "--date", "2024-08-01")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith("Withdrew published/2023/r1: the files are gone")
    assert below(out / "published/2023/r1").keys() == {"manifest.json", "withdrawn.json"}
    assert (out / "published/2023/r1/manifest.json").read_bytes() == told
    (found,) = load_folder(out).published(2023)
    assert found.kind is PublicationKind.FIRST
    assert " gate withdrawal_done: " not in apenhet("check").out
    assert "The statement for 2023: published; r1 withdrawn\n" in apenhet("status").out
    assert found.withdrawn is not None
    assert found.withdrawn.date == dt.date(2024, 8, 1)
    assert found.withdrawn.reason.en == "By a court’s order."
    ended = apenhet("publish", "2023", "--withdraw")
    assert (ended.code, "There is nothing to withdraw for 2023" in ended.err) == (2, True)


def test_what_still_stands_is_named_where_what_is_asked_is_withdrawn(
    out: Path, apenhet: Run
) -> None:
    reason = "    reason: {nb: Etter en dom., en: By a court’s order.}\n"
    asked = f"  withdrawal:\n    revisions: [2]\n{reason}"
    put(out, 2023, r"^(  period:.*\n(?:    .*\n)*)", rf"\1{asked}")
    ended = apenhet("publish", "2023", "--withdraw", "--lang", "nb")
    assert ended.code == 2
    assert ended.err == (
        "Feil: Ingenting er trukket tilbake nå: r2 er alt trukket tilbake, eller aldri publisert. "
        "Dette er fortsatt publisert: r1. Skal det bort, så skriv det i revisions under "
        "withdrawal i data/statement_2023.yml.\n"
    )


def test_where_names_cannot_be_swapped_what_was_there_comes_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("apenhet.year.frozen.exchange", lambda *_: False)  # as on other systems
    freeze(tmp_path, "published/2023/r1", {"a.txt": b"old"})
    freeze(tmp_path, "published/2023/r1", {"a.txt": b"new"})
    assert below(tmp_path / "published") == {"2023/r1/a.txt": b"new"}
    # Cut off between the two renames:
    left = tmp_path / "published/.publishing-x"
    left.mkdir()
    (tmp_path / "published/2023/r1").rename(left / "2023-r1-former")
    freeze(tmp_path, "published/2023/r2", {"a.txt": b"next"})
    assert below(tmp_path / "published") == {"2023/r1/a.txt": b"new", "2023/r2/a.txt": b"next"}


# --- what is published stays ----------------------------------------------------------------------


def rules(apenhet: Run) -> list[str]:
    """Return the rules that what is published breaks, with the files."""
    said = apenhet("check").out.splitlines()
    kept = ("published", "manifest", "revision", "correction")
    found = (line.partition(": ") for line in said if not line.startswith(" "))
    told = ((where.partition(":")[0], rest.split(":")[0]) for where, _, rest in found)
    return [
        f"{file} {rule}"
        for file, rule in told
        if rule.split(" ")[-1].startswith(kept) and file.startswith(("published/", "data/"))
    ]


def test_every_byte_of_what_is_published_is_looked_at(out: Path, apenhet: Run) -> None:
    assert rules(apenhet) == []
    folder = out / "published/2023/r1"
    said, more = folder / "nb/words.nb.txt", folder / "en/words.en.txt"
    *first, last, end = said.read_bytes()
    said.write_bytes(bytes((*first, last ^ 1, end)))  # as long as it was
    more.write_bytes(more.read_bytes() + b" ")
    (folder / "data/pages.json").unlink()
    (folder / "nb/ny.pdf").write_bytes(b"%PDF")
    (folder / ".DS_Store").touch()
    assert rules(apenhet) == [
        "published/2023/r1/data/pages.json error published_still_there",
        "published/2023/r1/en/words.en.txt error published_unchanged",
        "published/2023/r1/nb/ny.pdf error published_by_command",
        "published/2023/r1/nb/words.nb.txt error published_unchanged",
    ]
    assert apenhet("build").code == 1


def test_what_is_on_main_stays_though_all_else_was_changed_to_fit(out: Path, apenhet: Run) -> None:
    git(out, "checkout", "-qb", "ours")
    folder = out / "published/2023/r1"
    shutil.rmtree(folder)
    publish(out, 2023, dt.date(2024, 6, 21))
    found = set(rules(apenhet))
    assert found > {
        f"published/2023/r1/{name} error published_as_on_main"
        for name in ("en/words.en.txt", "manifest.json", "nb/words.nb.txt", "statement-2023.json")
    }
    assert all(one.endswith(" error published_as_on_main") for one in found)
    shutil.rmtree(out / "published")
    # Once for the folder, not for every file: a branch may be older than the publication.
    assert [one for one in rules(apenhet) if one.startswith("published/")] == [
        "published/2023/r1/manifest.json error published_here_too"
    ]
    # Once that has come to main, only its history knows.
    publish(out, 2023, dt.date(2024, 6, 21))
    committed(out)
    git(out, "checkout", "-q", "main")
    git(out, "merge", "-q", "ours")
    assert "data/statement_2023.yml advice published_never_changed" in rules(apenhet)
    assert "Git says that published/2023/r1/manifest.json was changed on" in apenhet("check").out
    # Who has not the whole history cannot tell, and says nothing.
    git(out.parent, "clone", "-q", "--depth", "1", f"file://{out}", "shallow")
    shutil.rmtree(out / ".git")
    (out.parent / "shallow/.git").rename(out / ".git")
    assert rules(apenhet) == []
    shutil.rmtree(out / ".git")
    assert rules(apenhet) == []


def test_a_plan_stays_what_it_was_when_it_was_published(project: Path, apenhet: Run) -> None:
    put(project, 2023, "due: 2099-12-31", "due: 2024-08-01")
    assert "planned_not_past_due" in apenhet("check").out
    as_published(project, 2023, *(f"data/{name}_2023.yml" for name in ("statement", "principles")))
    committed(project)
    assert "planned_not_past_due" not in apenhet("check").out


def test_what_is_published_and_then_corrected_says_what_is_to_be_approved(
    out: Path, apenhet: Run
) -> None:
    assert "fingerprint: " not in apenhet("status").out
    corrected(out)
    put(out, 2023, r"^      fingerprint: .*\n", "")
    assert f"    fingerprint: {words(out)}\n" in apenhet("status").out


def test_a_withdrawal_and_a_second_freezing_before_main_are_no_changes(
    frozen: Path, project: Path, apenhet: Run
) -> None:
    git(project, "checkout", "-qb", "ours")
    committed(frozen)
    shutil.rmtree(project / "published")
    publish(project, 2023, dt.date(2024, 6, 21))
    committed(project)
    git(project, "checkout", "-q", "main")
    git(project, "merge", "-q", "--no-ff", "ours")
    reason = "  withdrawal:\n    reason: {nb: Etter en dom., en: By a court’s order.}\n"
    put(project, 2023, r"^(  period:.*\n(?:    .*\n)*)", rf"\1{reason}")
    assert apenhet("publish", "2023", "--withdraw").code == 0
    assert rules(apenhet) == []
    committed(project)
    assert rules(apenhet) == []


def test_export_writes_what_was_published_and_then_the_change_that_is_coming(
    out: Path, apenhet: Run
) -> None:
    put(out, 2023, r"^# ", "# Noe annet: ")
    assert json.loads(apenhet("export", "2023").out)["edition"]["state"] == "published"
    changed(out)
    now = json.loads(apenhet("export", "2023").out)
    assert "Nå skal alle få" in str(now)
    assert now["edition"]["state"] != "published", "nobody has published that"


def test_a_change_of_what_is_published_asks_for_its_kind_and_reason(
    out: Path, apenhet: Run
) -> None:
    put(out, 2023, r"^# ", "# Noe annet: ")
    assert rules(apenhet) == [], "a comment says nothing"
    changed(out)
    put(out, 2023, "value: 180", "value: 181")
    assert rules(apenhet) == ["data/statement_2023.yml gate revision_given"]
    assert (
        "The statement has changed since r1 was published, and it is not said why. This has "
        "changed: assessment.suppliers, "
    ) in apenhet("check").out
    corrected(out)
    assert rules(apenhet) == []
    put(out, 2023, "kind: correction", "kind: technical")
    assert rules(apenhet) == ["data/statement_2023.yml gate revision_changes_words"]
