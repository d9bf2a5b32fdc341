"""What the disk is asked for beyond reading and writing: swapped names, whole and lasting files."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

AT_FDCWD: Final = -100
RENAME_EXCHANGE: Final = 2
"""Of Linux: names are relative to the working directory; two of them are swapped."""


def exchange(one: Path, other: Path) -> bool:
    """Swap two names in one step; say whether the system could."""
    if sys.platform != "linux":
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    if not hasattr(libc, "renameat2"):
        return False
    paths = os.fsencode(one), os.fsencode(other)
    if libc.renameat2(AT_FDCWD, paths[0], AT_FDCWD, paths[1], RENAME_EXCHANGE) == 0:
        return True
    problem = ctypes.get_errno()
    if problem in {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP}:  # a file system without it
        return False
    raise OSError(problem, os.strerror(problem), str(other))


def write_lasting(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a folder, which is made, so that they are there even after a power cut."""
    folder.mkdir()
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    for inner in (folder, *(path for path in folder.rglob("*") if path.is_dir())):
        settle(inner)


def write_whole(file: Path, content: bytes) -> None:
    """Write a file whole or not at all, in the place of any that stands there.

    Its folder is made. Nothing else is left in it, whatever fails.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=file.parent, prefix=".") as folder:
        new = Path(folder, file.name)
        new.write_bytes(content)
        new.replace(file)


def settle(folder: Path) -> None:
    """Make the names in a folder last."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
