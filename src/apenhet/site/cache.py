"""Finished folders kept between builds, by what they were made from.

It knows folders and keys, nothing of what is in them. A kept file and the one that a site gets are
one file on the disk where the system can do that, so what is kept is never written to again; where
somebody else has, the folder is no longer what it was, and is not used.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from apenhet.disk import apart, digest_of, files_below, write_whole

FOLDER: Final = Path(".cache", "apenhet")
"""Where a project's folders are kept."""
KEPT: Final = 4
"""How many folders are kept of one name: a site, a preview, and the ones before them."""
CONTENT: Final = "content"
SUMS: Final = "sums.json"
_SUM: Final = sha256().digest_size


@dataclass(frozen=True, slots=True)
class KeptFolder:
    """A folder that was kept, and what there is to tell of it."""

    content: Path
    told: Mapping[str, str]


@dataclass(frozen=True)
class Cache:
    """The folders kept in ``folder``. Where it cannot be read or written, there is none."""

    folder: Path

    def place(self, name: str, key: str, to: Path) -> bool:
        """Put the folder kept under a name and a key at ``to``; say whether there was a sound one.

        Raises ``OSError`` where ``to`` cannot be written.
        """
        found = self.find(name, key)
        if found is not None:
            link_tree(found.content, to)
        return found is not None

    def find(self, name: str, key: str) -> KeptFolder | None:
        """Return what is kept under a name and a key, if it is to the last byte what it was."""
        entry = self._entry(name, key)
        try:
            listed = json.loads((entry / SUMS).read_text(encoding="utf-8"))
            if listed["files"] != _sums(entry / CONTENT):
                return None
            os.utime(entry)  # only to know which ones nobody uses any longer
            return KeptFolder(entry / CONTENT, listed["told"])
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def keep(self, name: str, key: str, content: Path, told: Mapping[str, str]) -> None:
        """Keep a finished folder, and what there is to tell of it; older ones of that name go.

        What cannot be kept is not.
        """
        with contextlib.suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            with apart(self.folder) as folder:
                new = folder / "new"
                new.mkdir()
                link_tree(content, new / CONTENT)
                listed = {"files": _sums(content), "told": dict(told)}
                (new / SUMS).write_text(json.dumps(listed), encoding="utf-8")
                shutil.rmtree(self._entry(name, key), ignore_errors=True)
                new.rename(self._entry(name, key))
            self._clear(name)

    def _entry(self, name: str, key: str) -> Path:
        return self.folder / f"{name}-{key}"

    def _clear(self, name: str) -> None:
        entries = sorted(self.folder.glob(f"{name}-*"), key=lambda entry: entry.stat().st_mtime)
        for entry in entries[:-KEPT]:
            shutil.rmtree(entry, ignore_errors=True)


@dataclass(frozen=True)
class KeptBytes:
    """The contents of single files kept in ``folder`` by their keys, the ``most`` used last.

    One that was changed is not used. Where the folder cannot be read or written, none is kept.
    """

    folder: Path
    most: int

    def read(self, key: str) -> bytes | None:
        """Return what is kept under a key, if it is to the last byte what it was."""
        file = self.folder / key
        try:
            found = file.read_bytes()
            os.utime(file)  # only to know which ones nobody uses any longer
        except OSError:
            return None
        content = found[_SUM:]
        return content if sha256(content).digest() == found[:_SUM] else None

    def keep(self, key: str, content: bytes) -> None:
        """Keep a content. What cannot be kept is not."""
        with contextlib.suppress(OSError):
            write_whole(self.folder / key, sha256(content).digest() + content)

    def made(self, key: str, make: Callable[[], bytes]) -> bytes:
        """Return what is kept under a key, or else what is made now."""
        content = self.read(key)
        if content is None:
            content = make()
            self.keep(key, content)
        return content

    def clear(self) -> None:
        """Let go of what nobody has used for longest."""
        with contextlib.suppress(OSError):
            kept = (file for file in self.folder.iterdir() if file.is_file())
            files = sorted(kept, key=lambda file: file.stat().st_mtime)
            for file in files[: -self.most]:
                file.unlink()


def _sums(folder: Path) -> dict[str, str]:
    """Return the files below a folder with a digest of each."""
    return {name: digest_of(file) for name, file in files_below(folder)}


def link_tree(folder: Path, to: Path) -> None:
    """Make ``to``, which is empty or not there, the same as ``folder``.

    The files are the same ones where the system can do that, and copies elsewhere.
    """
    for parent, _, names in os.walk(folder):
        there = f"{to}{parent[len(str(folder)) :]}"
        Path(there).mkdir(exist_ok=True)
        for name in names:
            _link(f"{parent}/{name}", f"{there}/{name}")


def _link(file: str, to: str) -> None:
    try:
        os.link(file, to)
    except OSError:  # another disk, or a system without
        shutil.copy(file, to)
