"""Replacing a folder as a whole, also on systems that cannot swap two names in one step."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from apenhet.site import staging
from tests.machine import as_nobody, mounted
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


# --- folders that cannot be renamed -----------------------------------------------------------


@pytest.fixture(params=["another disk", "the same disk", "a container's image", "not ours above"])
def fixed(request: pytest.FixtureRequest) -> Iterator[Path]:
    """A site in a folder that cannot be renamed, whose name would have to be escaped."""
    with tempfile.TemporaryDirectory() as above, ExitStack() as stack:
        there = Path(above, "ut [1]\\æ")
        there.mkdir()
        match request.param:
            case "another disk":
                stack.enter_context(mounted("-t", "tmpfs", "-o", "size=1m", "none", there))
                (there / staging.FILE_SYSTEMS_OWN).mkdir()
            case "the same disk":
                (Path(above) / "real").mkdir()
                stack.enter_context(mounted("--bind", Path(above) / "real", there))
            case "a container's image":
                there = stack.enter_context(image(Path(above)))
            case _:
                stack.enter_context(as_nobody(Path(above), there))
        if not (there / "old").exists():
            write(there, OLD)
        yield there


OLD = {"old/a.html": "old", "both/a.html": "old", "index.html": "old", "old.html": "old"}
NEW = {"new/a.html": "new", "both/b.html": "new", "index.html": "new"}


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text)


@contextmanager
def image(above: Path) -> Iterator[Path]:
    """Give a folder of a container's image: its folders can be removed, but not renamed."""
    with mounted("-t", "tmpfs", "none", above):
        for name in ("image/site", "changes", "work", "seen"):
            (above / name).mkdir(parents=True)
        write(above / "image/site", OLD)
        options = f"lowerdir={above}/image,upperdir={above}/changes,workdir={above}/work"
        with mounted("-t", "overlay", "-o", options, "none", above / "seen"):
            yield above / "seen/site"


def seen(folder: Path) -> dict[str, str]:
    return {name: content.decode() for name, content in snapshot(folder).items()}


def test_the_new_takes_the_place_of_the_old_where_the_folder_stays(fixed: Path) -> None:
    assert staging.may_write(fixed)
    with staging.replacing(fixed) as new:
        write(new, NEW)
        shown = {n: t for n, t in seen(fixed).items() if not n.startswith(".")}
        assert shown == OLD
    assert seen(fixed) == NEW
    assert not [path for path in fixed.iterdir() if path.name.startswith(".")]


def test_an_error_leaves_the_old_where_the_folder_stays(fixed: Path) -> None:
    with pytest.raises(IsADirectoryError), staging.replacing(fixed) as new:
        new.write_text("a folder cannot be written to")
    assert seen(fixed) == OLD


def test_a_part_that_cannot_be_moved_leaves_the_old_as_it_was(fixed: Path) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root may mount")
    with mounted("-t", "tmpfs", "none", fixed / "old"):
        (fixed / "old/a.html").write_text("old")
        with pytest.raises(OSError, match="busy"), staging.replacing(fixed) as new:
            write(new, NEW)
        assert seen(fixed) == OLD
    assert not staging.is_unfinished(fixed)


KILLED = """
import os, sys
from pathlib import Path
from apenhet.site import staging

moves = 0
move = staging._move

def some(path, there):
    global moves
    if moves == int(sys.argv[2]):
        os.kill(os.getpid(), 9)
    moves += 1
    move(path, there)

staging._move = some
with staging.replacing(Path(sys.argv[1])) as new:
    for name in ("new", "both"):
        (new / name).mkdir()
    (new / "new/a.html").write_text("new")
    (new / "both/b.html").write_text("new")
    (new / "index.html").write_text("new")
"""


def test_whoever_is_killed_while_swapping_is_undone_by_the_next(tmp_path: Path) -> None:
    there = tmp_path / "ut[1]"
    there.mkdir()
    outcomes = []
    with mounted("-t", "tmpfs", "-o", "size=1m", "none", there):
        for moves in range(20):
            write(there, OLD)
            done = subprocess.run([sys.executable, "-c", KILLED, there, str(moves)], check=False)
            outcomes.append(done.returncode)
            if done.returncode == 0:
                break
            assert staging.is_unfinished(there)
            assert (there / "index.html").exists()
            with pytest.raises(RuntimeError), staging.replacing(there):
                raise RuntimeError
            assert seen(there) == OLD, f"killed after {moves} moves"
        assert seen(there) == NEW
    assert outcomes == [-9] * (len(outcomes) - 1) + [0]
    assert len(outcomes) > 5


def test_a_killed_build_is_cleared_whatever_the_folder_is_called(tmp_path: Path) -> None:
    for name in ("ut[1]", "*", "a?b", "{x}", "å"):
        folder = tmp_path / name
        (tmp_path / f".{name}-building-x").mkdir()
        (tmp_path / f".{name}-building-x/new.html").touch()
        with staging.replacing(folder) as new:
            (new / "x").touch()
        assert [path.name for path in tmp_path.iterdir()] == [name]
        shutil.rmtree(folder)
