"""A project read once, from a folder or a git revision, and what stands in the way of reading it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from apenhet.problems.trouble import Trouble
from apenhet.read.load import load_project
from apenhet.read.source import Source
from apenhet.read.tree import LARGEST_FILE
from tests.conftest import SMALL
from tests.publishing import git


def committed(root: Path, repository: Path) -> str:
    """Commit all that stands in a repository and return the commit."""
    if not (repository / ".git").exists():
        git(repository, "init", "-q")
    git(repository, "add", "--force", ".")
    git(repository, "commit", "-q", "-m", "x")
    return git(root, "rev-parse", "HEAD")


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A copy of the small project, below a repository's root, with a page and what is passed over."""
    root = Path(shutil.copytree(SMALL, tmp_path / "repo/in/ø"))
    shutil.rmtree(root / "docs")
    (root / "docs/nb/deep").mkdir(parents=True)
    (root / "docs/nb/deep/side (1).md").write_text("Æ\n", encoding="utf-8")
    (root / "docs/.hidden").mkdir()
    (root / "docs/.hidden/x.md").write_text("x")
    (root / "docs/nb/.#index.md").write_text("x")
    (root / "mkdocs.yml").write_text("site_name: x\n")
    (root / "README.md").write_text("x")
    return root


NAMES = [
    "data/labels.yml",
    "data/labels_documents.yml",
    "data/law_apenhetsloven.yml",
    "data/principles_2023.yml",
    "data/statement_2023.yml",
    "docs/nb/deep/side (1).md",
    "mkdocs.yml",
    "schema/labels.json",
    "schema/labels_documents.json",
]


def test_a_folder_is_read_as_bytes_by_name(small: Path) -> None:
    source = Source.from_folder(small)
    assert source.names == NAMES
    assert source.unreadable == {}
    assert source.files["docs/nb/deep/side (1).md"] == b"\xc3\x86\n"
    assert source.below("docs") == ["docs/nb/deep/side (1).md"]


def test_a_revision_says_the_same_as_the_folder_it_was_made_of(small: Path) -> None:
    before = Source.from_folder(small)
    commit = committed(small, small.parents[1])
    (small / "data/labels.yml").write_text("changed")
    (small / "data/new.yml").write_text("x")
    assert Source.from_revision(small, commit) == before
    assert Source.from_revision(small, "HEAD") == before
    assert load_project(Source.from_revision(small, "HEAD")).editions[0].year == 2023
    committed(small, small.parents[1])
    assert Source.from_revision(small, "HEAD") == Source.from_folder(small)
    assert Source.from_revision(small, "HEAD~1") == before


def test_a_revision_is_read_where_git_itself_runs_us(
    small: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    committed(small, small.parents[1])
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    assert Source.from_revision(small, "HEAD").names == NAMES


@pytest.mark.parametrize("revision", ["nonsense", "--all", "-n1", "HEAD:data", "", "HEAD~7"])
def test_a_revision_that_is_none_is_told(small: Path, revision: str) -> None:
    committed(small, small.parents[1])
    with pytest.raises(Trouble) as refused:
        Source.from_revision(small, revision)
    assert refused.value.message("nb") == (
        f"Fant ikke versjonen «{revision}» i git. Se hvilke som finnes med git log. Er bare de siste"
        " hentet, henter git fetch --unshallow resten."
    )


def test_without_a_repository_or_git_that_is_told(
    small: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(Trouble) as refused:
        Source.from_revision(small, "HEAD")
    assert str(refused.value) == (
        f"Cannot read an earlier version: {small} does not lie in a git repository. Fetch the project"
        " by git clone."
    )
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Trouble) as refused:
        Source.from_revision(small, "HEAD")
    assert str(refused.value) == (
        "Cannot find the program git, which is needed to read an earlier version. Install git."
    )


def test_what_cannot_be_opened_is_kept_with_the_reason(small: Path) -> None:
    (small / "docs/en").mkdir()
    (small / "docs/gone.md").symlink_to("nowhere")
    (small / "docs/loop").symlink_to("..")
    (small / "data/folder.yml").mkdir()
    os.mkfifo(small / "data/pipe.yml")
    (small / "mkdocs.yml").unlink()
    (small / "mkdocs.yml").mkdir()
    told = {name: why.nb for name, why in Source.from_folder(small).unreadable.items()}
    assert told == {
        "data/folder.yml": "Det er en tom mappe",
        "data/pipe.yml": "Det er ingen vanlig fil",
        "docs/en": "Det er en tom mappe",
        "docs/gone.md": "Den finnes ikke",
        "docs/loop": "Det er en mappe",
        "mkdocs.yml": "Det er en tom mappe",
    }


def test_a_link_in_a_revision_is_not_followed(small: Path) -> None:
    (small / "data/labels.yml").unlink()
    (small / "data/labels.yml").symlink_to("../README.md")
    committed(small, small.parents[1])
    source = Source.from_revision(small, "HEAD")
    assert {name: why.en for name, why in source.unreadable.items()} == {
        "data/labels.yml": "Is a symbolic link"
    }


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_may_not_be_read_is_kept_with_the_reason(small: Path) -> None:
    (small / "docs/nb").chmod(0)
    source = Source.from_folder(small)
    (small / "docs/nb").chmod(0o755)
    assert source.unreadable["docs/nb"].en == "Permission denied"


def test_of_an_endless_file_no_more_is_read_than_shows_that_it_is_too_large(small: Path) -> None:
    (small / "docs/nb/long.md").write_bytes(b"x" * (LARGEST_FILE + 10))
    committed(small, small.parents[1])
    for source in (Source.from_folder(small), Source.from_revision(small, "HEAD")):
        assert len(source.files["docs/nb/long.md"]) == LARGEST_FILE + 1
        assert source.files["mkdocs.yml"] == b"site_name: x\n"


def test_a_folder_without_a_project_holds_nothing(tmp_path: Path) -> None:
    assert Source.from_folder(tmp_path / "nowhere") == Source({}, {})
