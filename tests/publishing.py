"""Publications to test with: made up, as if withdrawn at once, or frozen whole as ``publish`` does."""

from __future__ import annotations

import datetime as dt
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from apenhet.model import (
    Approval,
    Approver,
    FrozenFile,
    Manifest,
    Publication,
    PublicationKind,
    Text,
    Withdrawal,
)
from apenhet.read.load import load_folder
from apenhet.read.published import MANIFEST, WITHDRAWN, folder_of, sha256
from apenhet.render.words import fingerprint
from apenhet.site.files import KeptFiles
from apenhet.site.kept import rendered
from apenhet.year.frozen import freeze
from apenhet.year.publish import MadeFrom, coming, revision_files, withdrawal_files, written
from tests.conftest import DRAFT, ROOT, YEAR, copied, once

SMALL = ROOT / "tests" / "cases" / "project" / "data"
DAY = dt.date(2024, 6, 20)


def publication(
    year: int,
    revision: int = 1,
    date: dt.date = DAY,
    kind: PublicationKind | None = None,
    reason: Text | None = None,
    approval: Approval | Approver | None = None,
    *,
    fingerprint: str | None = None,
) -> Publication:
    """Return a revision that lists no files: the first, or else a correction.

    ``fingerprint`` is that of what it says in Norwegian.
    """
    first = revision == 1
    usual = PublicationKind.FIRST if first else PublicationKind.CORRECTION
    manifest = Manifest(
        year=year,
        revision=revision,
        kind=kind or usual,
        date=date,
        reason=reason or (None if first else Text(nb="Et tall var galt.", en="A wrong figure.")),
        approval=approval,
        recipe="w1",
        fingerprints={"nb": {"statement": fingerprint}} if fingerprint else {},
        program="0.1.0",
        places={},
        files={},
        previous=None if first else "0" * 64,
    )
    return Publication(manifest=manifest, digest=sha256(written(manifest)))


def withdrawn(project: Path, year: int, date: dt.date = DAY) -> Path:
    """Let an edition have been published and withdrawn; return the folder of its first revision.

    No files lie there, so that whatever its data say now, nothing differs from what was published.
    """
    folder = project / folder_of(year, 1)
    folder.mkdir(parents=True)
    (folder / MANIFEST).write_bytes(written(publication(year, 1, date).manifest))
    reason = Text(nb="En domstol har bestemt det.", en="A court has ordered it.")
    (folder / WITHDRAWN).write_bytes(written(Withdrawal(date=date, reason=reason)))
    return folder


def publish(project: Path, year: int, date: dt.date = DAY) -> Path:
    """Freeze the next revision of an edition as ``publish`` does, but whatever it lacks.

    Return its folder. ``edition.revision`` says what it is, from the second one on. Files that this
    run of the tests has made of the very same edition are used again.
    """
    loaded = load_folder(project)
    file = next(file for file in loaded.statements if file.year == year)
    made_from, before = MadeFrom.of(loaded, file), loaded.published(year)
    assert made_from is not None
    new = coming(made_from.edition, date, before)
    make = KeptFiles.of(project).make
    files = revision_files(
        made_from, new, before, lambda edition: rendered(edition, loaded.skeletons, make=make)
    )
    freeze(project, new.folder, files)
    return project / new.folder


def withdraw(project: Path, year: int, *revisions: int, date: dt.date = DAY) -> None:
    """Take the files of an edition's revisions away as ``publish --withdraw`` does."""
    loaded = load_folder(project)
    reason = Text(nb="En domstol har bestemt det.", en="A court has ordered it.")
    for found in loaded.published(year):
        if found.revision in revisions:
            gone = withdrawal_files(loaded.source, found, Withdrawal(date=date, reason=reason))
            freeze(project, found.folder, gone)


def manifest(folder: Path) -> dict[str, object]:
    """Return what the manifest in a revision's folder says."""
    told: dict[str, object] = json.loads((folder / MANIFEST).read_bytes())
    return told


def ready(project: Path, year: int) -> None:
    """Let the project's rendering of that year have all that it needs to be published.

    It is the first commit on main: without history, nobody knows that the English is fresh.
    """
    read_by_a_lawyer(project)
    put(project, year, r"\Z", ANSWERED)
    approve(project, year)
    git(project, "init", "-qb", "main")
    committed(project)


def small(folder: Path) -> Path:
    """Make the tests' small project in a folder, with all that it needs to be published.

    Its account is approved and signed. What stands around that is the real project's, but all that
    it says is little, so that it can be published often.
    """
    saying_little(copied(folder))
    read_by_a_lawyer(folder)
    put(folder, 2023, "due: 2024-12-31", "due: 2099-12-31")
    put(folder, 2023, r"\Z", ANSWERED)
    (edition,) = load_folder(folder).editions
    path = folder / "data/statement_2023.yml"
    path.write_text(path.read_text("utf-8").replace("ab" * 32, fingerprint(edition)), "utf-8")
    git(folder, "init", "-qb", "main")
    committed(folder)
    return folder


def small_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return that project, made once in a test run, to copy."""
    return once(tmp_path_factory, "small", small)


def saying_little(project: Path) -> Path:
    """Put an account of few words in the place of the project's own, so that it is built quickly."""
    for name in ("statement_2023.yml", "principles_2023.yml"):
        shutil.copy(SMALL / name, project / "data")
    return project


def with_year_before(project: Path) -> Path:
    """Put that account before the project's own, as that of the year before."""
    for name in ("statement", "principles"):
        text = (SMALL / f"{name}_{YEAR}.yml").read_text("utf-8").replace(str(YEAR), str(YEAR - 1))
        (project / f"data/{name}_{YEAR - 1}.yml").write_text(text, "utf-8")
    return project


def little_draft(project: Path) -> Path:
    """Put that account there as a draft that nobody has approved."""
    put(saying_little(project), YEAR, r"^edition:\n(?: .*\n|\n)*", DRAFT)
    return project


def read_by_a_lawyer(project: Path) -> None:
    """Let what is told of the Act have been held to the Act."""
    law = project / "data/law_apenhetsloven.yml"
    law.write_text(law.read_text("utf-8").replace("confirmed: false", "confirmed: true"), "utf-8")


def git(folder: Path, *arguments: str) -> str:
    """Run git in a folder, as somebody, and return what it says."""
    who = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false")
    asked = ["git", "-C", str(folder), *who, *arguments]
    return subprocess.run(asked, check=True, capture_output=True, text=True).stdout.strip()


def committed(folder: Path) -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "x")


def approve(project: Path, year: int, day: str = "2024-06-01") -> None:
    """Let what the statement of a year says now be approved."""
    put(project, year, r"^  approval:\n(?:    .*\n)*", "")
    edition = next(edition for edition in load_folder(project).editions if edition.year == year)
    approval = f"""  approval:
    body: {{nb: Generalsekretæren, en: General Secretary}}
    date: {day}
    meeting: {{nb: møte i juni, en: meeting in June}}
    fingerprint: {fingerprint(edition)}
"""
    put(project, year, r"^(  period:.*\n(?:    .*\n)*)", rf"\1{approval}")


def put(project: Path, year: int, old: str, new: str) -> None:
    """Put something in the place of what matches in the statement of a year."""
    path = project / f"data/statement_{year}.yml"
    path.write_text(re.sub(old, new, path.read_text("utf-8"), count=1, flags=re.MULTILINE), "utf-8")


ANSWERED = """
accepted:
  - rule: clause_worth_an_answer
    place: chapters
    about: s2
    reason: {nb: Originalen sier ikke noe om det., en: The original says nothing about it.}
"""


def as_published(project: Path, year: int, *names: str) -> Path:
    """Let data files have been published as they stand, and nothing else; return their folder."""
    folder = project / folder_of(year, 1)
    shutil.rmtree(folder, ignore_errors=True)
    kept = {}
    for name in names:
        content = (project / name).read_bytes()
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
        kept[name] = FrozenFile(sha256=sha256(content), size=len(content))
    manifest = publication(year).manifest.model_copy(update={"files": kept})
    (folder / MANIFEST).write_bytes(written(manifest))
    return folder
