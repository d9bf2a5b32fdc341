"""Finished folders kept between builds, by what they were made from.

It knows folders and keys, nothing of what is in them. A kept file and the one that a site gets are
one file on the disk where the system can do that, so what is kept is never written to again; where
somebody else has, the folder is no longer what it was, and is not used.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

FOLDER: Final = Path(".cache", "apenhet")
"""Where a project's folders are kept."""
KEPT: Final = 4
"""How many folders are kept of one name: a site, a preview, and the ones before them."""
CONTENT: Final = "content"
SUMS: Final = "sums.json"


@dataclass(frozen=True)
class Cache:
    """The folders kept in ``folder``. Where it cannot be read or written, there is none."""

    folder: Path

    def place(self, name: str, key: str, to: Path) -> bool:
        """Put the folder kept under a name and a key at ``to``; say whether there was a sound one.

        Raises ``OSError`` where ``to`` cannot be written.
        """
        entry = self._entry(name, key)
        if not _is_sound(entry):
            return False
        link_tree(entry / CONTENT, to)
        with contextlib.suppress(OSError):
            os.utime(entry)  # only to know which ones nobody uses any longer
        return True

    def keep(self, name: str, key: str, content: Path) -> None:
        """Keep a finished folder; older ones of that name go. What cannot be kept is not."""
        with contextlib.suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(dir=self.folder, prefix=".") as folder:
                new = Path(folder, "new")
                new.mkdir()
                link_tree(content, new / CONTENT)
                (new / SUMS).write_text(json.dumps(_sums(content)), encoding="utf-8")
                shutil.rmtree(self._entry(name, key), ignore_errors=True)
                new.rename(self._entry(name, key))
            self._clear(name)

    def _entry(self, name: str, key: str) -> Path:
        return self.folder / f"{name}-{key}"

    def _clear(self, name: str) -> None:
        entries = sorted(self.folder.glob(f"{name}-*"), key=lambda entry: entry.stat().st_mtime)
        for entry in entries[:-KEPT]:
            shutil.rmtree(entry, ignore_errors=True)


def _is_sound(entry: Path) -> bool:
    """Whether a folder is kept there, and is to the last byte what it was."""
    try:
        told = json.loads((entry / SUMS).read_text(encoding="utf-8"))
        return bool(told == _sums(entry / CONTENT))
    except (OSError, ValueError):
        return False


def _sums(folder: Path) -> dict[str, str]:
    """Return the files below a folder with a digest of each."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def link_tree(folder: Path, to: Path) -> None:
    """Make ``to`` the same as ``folder``: the same files where the system can, copies elsewhere."""
    for parent, _, names in os.walk(folder):
        there = to / Path(parent).relative_to(folder)
        there.mkdir()
        for name in names:
            _link(Path(parent, name), there / name)


def _link(file: Path, to: Path) -> None:
    try:
        os.link(file, to)
    except OSError:  # another disk, or a system without
        shutil.copy(file, to)
