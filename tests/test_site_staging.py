"""Replacing a folder as a whole, also on systems that cannot swap two names in one step."""

from __future__ import annotations

from pathlib import Path

import pytest

from apenhet.site import staging
from tests.visitor import snapshot


@pytest.fixture(params=["in one step", "in two renames"])
def folder(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with something in it, on a system that can or cannot swap names."""
    if request.param == "in two renames":
        monkeypatch.setattr("sys.platform", "darwin")
    there = tmp_path / "site"
    there.mkdir()
    (there / "old.html").write_text("old")
    return there


def test_the_new_takes_the_place_of_the_old(folder: Path) -> None:
    with staging.replacing(folder) as new:
        (new / "new.html").write_text("new")
        assert snapshot(folder) == {"old.html": b"old"}
    assert snapshot(folder.parent) == {"site/new.html": b"new"}


def test_an_error_leaves_the_old_and_nothing_else(folder: Path) -> None:
    with pytest.raises(IsADirectoryError), staging.replacing(folder) as new:
        new.write_text("a folder cannot be written to")
    assert list(folder.parent.iterdir()) == [folder]
    assert snapshot(folder) == {"old.html": b"old"}


def test_folders_above_are_made_and_taken_away_again_if_nothing_came_of_them(
    tmp_path: Path,
) -> None:
    deep = tmp_path / "a/b/site"
    with pytest.raises(RuntimeError), staging.replacing(deep):
        raise RuntimeError
    assert list(tmp_path.iterdir()) == []
    with staging.replacing(deep) as new:
        (new / "x").touch()
    assert snapshot(tmp_path) == {"a/b/site/x": b""}


def test_a_kill_between_two_renames_loses_nothing(tmp_path: Path) -> None:
    abandoned = tmp_path / ".site-building-x"
    (abandoned / "former").mkdir(parents=True)
    (abandoned / "former/old.html").write_text("old")
    with pytest.raises(RuntimeError), staging.replacing(tmp_path / "site"):
        raise RuntimeError
    assert snapshot(tmp_path) == {"site/old.html": b"old"}


def test_files_and_folders_get_the_usual_modes(tmp_path: Path) -> None:
    with staging.replacing(tmp_path / "site") as new:
        (new / "sub").mkdir(mode=0o700)
        (new / "sub/page.html").touch(mode=0o600)
    modes = [oct(p.stat().st_mode & 0o777) for p in sorted((tmp_path / "site").rglob("*"))]
    assert modes == ["0o755", "0o644"]
    assert (tmp_path / "site").stat().st_mode & 0o777 == 0o755
