"""Each rule of what is published, broken on purpose; and what is no breach of any.

Words are held in ``test_kept``, bytes and git's history in ``test_publish``; here is the order of the
revisions, what words an edition can come to say otherwise by, and what changes none.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from apenhet.check.publication import published_as_it_was, saying_what_was_published
from apenhet.model import Text, Withdrawal
from apenhet.read.load import load_folder
from apenhet.read.on_main import OnMain, fixed, on_main
from apenhet.read.source import Source
from apenhet.say import views, wording
from apenhet.site.shown import shown
from apenhet.translate.memory import Freshness, translations
from apenhet.year.publish import written
from tests.conftest import Run
from tests.publishing import DAY, committed, git, publication
from tests.test_kept import found, published, said_then
from tests.test_publish import frozen, out, project, rules

__all__ = ["frozen", "out", "project", "published"]

LATER = DAY + dt.timedelta(days=10)


# --- the order of the revisions -------------------------------------------------------------------


@pytest.fixture
def revisions(tmp_path: Path) -> Path:
    """The folder of an edition of which two revisions have been published, without any files."""
    first, second = publication(2023), publication(2023, 2, LATER)
    manifest = second.manifest.model_copy(update={"previous": first.digest})
    for name, said in (("r1", first.manifest), ("r2", manifest)):
        (tmp_path / "published/2023" / name).mkdir(parents=True)
        (tmp_path / "published/2023" / name / "manifest.json").write_bytes(written(said))
    return tmp_path / "published/2023"


def swapped(year: Path) -> None:
    (year / "r1").rename(year / "r0")
    (year / "r2").rename(year / "r1")
    (year / "r0").rename(year / "r2")


def gone(year: Path) -> None:
    (year / "r1/manifest.json").unlink()
    (year / "r1").rmdir()


def said(name: str, **values: object) -> Callable[[Path], None]:
    def change(year: Path) -> None:
        manifest = year / name / "manifest.json"
        manifest.write_text(json.dumps({**json.loads(manifest.read_bytes()), **values}))

    return change


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda _: None, []),
        (swapped, ["r1 manifest_whole", "r2 manifest_whole"]),
        (gone, ["r2 revisions_follow"]),
        (said("r1", program="0.0.9"), ["r2 revisions_follow"]),
        (said("r2", date="2024-06-01"), ["r2 revisions_follow"]),
        (said("r2", revision=3), ["r2 manifest_whole"]),
        (said("r2", year=2022), ["r2 manifest_whole"]),
    ],
    ids=["in order", "swapped", "the first gone", "the first changed", "dates", "number", "year"],
)
def test_revisions_stand_in_their_order(
    revisions: Path, change: Callable[[Path], None], told: list[str]
) -> None:
    change(revisions)
    source = Source.from_folder(revisions.parents[1])
    problems = published_as_it_was(source, None)
    assert [f"{one.file.split('/')[2]} {one.rule}" for one in problems] == told


# --- another word ---------------------------------------------------------------------------------


def label(project: Path, _: pytest.MonkeyPatch) -> None:
    said_then(project, "data/labels_documents.yml", "nb: Ansatte", "nb: Tilsette")


def law(project: Path, _: pytest.MonkeyPatch) -> None:
    said_then(project, "data/law_apenhetsloven.yml", "infringement fee", "fine")


def view(_: Path, patch: pytest.MonkeyPatch) -> None:
    told = views.measure_status
    patch.setattr(views, "measure_status", lambda *of: told(*of).upper())


def code(_: Path, patch: pytest.MonkeyPatch) -> None:
    """Let dates be written in figures."""
    patch.setattr(wording, "date", lambda day, _: day.isoformat())


@pytest.mark.parametrize("change", [label, law, view, code])
def test_one_changed_word_is_told_whatever_it_comes_from(
    published: Path, monkeypatch: pytest.MonkeyPatch, change: Any
) -> None:
    change(published, monkeypatch)
    assert {one.rule for one in found(published)} == {"published_words_kept"}


# --- no other word --------------------------------------------------------------------------------


def set_anew(project: Path) -> None:
    """Write a statement's keys in another order, with other line breaks, quotes and no comments."""
    path = project / "data/statement_2023.yml"
    kept = yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)
    text = yaml.safe_dump(kept, allow_unicode=True, width=50, sort_keys=True)
    path.write_text(f"# Satt på nytt.\n{text}", "utf-8")


def test_a_published_file_that_is_set_anew_says_what_it_said(out: Path, apenhet: Run) -> None:
    set_anew(out)
    assert rules(apenhet) == []
    loaded = load_folder(out)
    assert [one.coming for one in shown(loaded)] == [False], "no revision is coming"
    assert "data/statement_2023.yml" in saying_what_was_published(loaded)
    assert translations(out, loaded).of(Freshness.STALE) == ()


def test_branches_that_set_a_file_anew_and_comment_it_are_merged_without_news(
    out: Path, apenhet: Run
) -> None:
    git(out, "checkout", "-qb", "comments")
    path = out / "data/principles_2023.yml"
    path.write_text(f"{path.read_text('utf-8')}\n# Se også vedtektene.\n", "utf-8")
    committed(out)
    git(out, "checkout", "-q", "main")
    set_anew(out)
    committed(out)
    git(out, "merge", "-q", "--no-ff", "-m", "x", "comments")
    assert rules(apenhet) == []
    loaded = load_folder(out)
    assert [one.coming for one in shown(loaded)] == [False]
    assert translations(out, loaded).of(Freshness.STALE) == ()


# --- what is on the main branch -------------------------------------------------------------------


def test_what_others_have_of_the_main_branch_counts_before_what_is_only_here(
    tmp_path: Path,
) -> None:
    one = publication(2023)
    (tmp_path / "first").touch()
    git(tmp_path, "init", "-qb", "main")
    committed(tmp_path)
    git(tmp_path, "update-ref", "refs/remotes/origin/main", "HEAD")
    (tmp_path / one.folder).mkdir(parents=True)
    (tmp_path / one.folder / "manifest.json").write_bytes(written(one.manifest))
    committed(tmp_path)
    assert fixed((one,), on_main(tmp_path)) == ()
    git(tmp_path, "update-ref", "refs/remotes/origin/main", "HEAD")
    assert fixed((one,), on_main(tmp_path)) == (one,)


def test_what_has_been_withdrawn_stays_wherever_it_was() -> None:
    reason = Text(nb="En domstol har bestemt det.", en="A court has ordered it.")
    withdrawal = Withdrawal(date=LATER, reason=reason)
    gone = publication(2023).model_copy(update={"withdrawn": withdrawal})
    assert fixed((gone,), OnMain({})) == (gone,)
