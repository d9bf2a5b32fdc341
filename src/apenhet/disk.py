"""What the disk is asked for beyond reading and writing: swapped names, locks, files that last.

What is to be whole is made in a hidden folder beside its place. POSIX only.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import fcntl
import hashlib
import io
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Final

from apenhet.stopping import undisturbed

AT_FDCWD: Final = -100
RENAME_EXCHANGE: Final = 2
"""Of Linux: names are relative to the working directory; two of them are swapped."""
APART: Final = ".apart-"
"""Begins the names of the hidden folders in which something is made whole."""


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


def files_below(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield each file below a folder: its name as seen from there, and where it is.

    Both as plain text: a site has thousands, and to make a ``Path`` of one takes longer than to
    read what it says.
    """
    top = len(f"{folder}/")
    for parent, _, names in os.walk(folder):
        for name in names:
            yield f"{parent}/{name}"[top:], f"{parent}/{name}"


def digest_of(file: str) -> str:
    """Return what tells the content of a file from any other, as 64 hexadecimal digits."""
    with io.FileIO(file) as content:
        return hashlib.sha256(content.readall()).hexdigest()


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
    """Write a file whole or not at all, in the place of any that stands there, with its mode.

    Its folder is made. Nothing else is left in it, whatever fails.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    with apart(file.parent) as folder:
        new = folder / file.name
        new.write_bytes(content)
        with contextlib.suppress(FileNotFoundError):
            shutil.copymode(file, new)
        new.replace(file)


def write_new(file: Path, content: bytes) -> None:
    """Write a file whole or not at all. Raises ``FileExistsError`` where there is one."""
    with apart(file.parent) as folder:
        new = folder / file.name
        new.write_bytes(content)
        os.link(new, file)  # unlike a rename, it replaces nothing


def apart(place: Path) -> contextlib.AbstractContextManager[Path]:
    """Give a hidden folder in a place, to make something in that is then moved to where it belongs.

    It goes with the block. What a process left that was killed goes with the next one.
    """
    return hidden_folder(place, APART, partial(_clear_away_left, place), _remove)


def _clear_away_left(place: Path) -> None:
    for left in place.glob(f"{APART}*"):
        with contextlib.suppress(OSError), held(left, at_once=True):  # nobody works in there
            _remove(left)


def _remove(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def hidden_folder(
    place: Path, prefix: str, clear_away: Callable[[], None], leave: Callable[[Path], None]
) -> Iterator[Path]:
    """Give a hidden folder in a place, locked for as long as this process works in it.

    Before it is made, ``clear_away`` takes away what killed processes left: of those the system has
    dropped the locks. No other process comes between. ``leave`` is done with it after the block,
    and a request to end waits for it.
    """
    with held(place):
        clear_away()
        folder = Path(tempfile.mkdtemp(prefix=prefix, dir=place))
        holding = contextlib.ExitStack()
        holding.enter_context(held(folder))
    with holding:
        try:
            yield folder
        finally:
            with undisturbed():
                leave(folder)


@contextlib.contextmanager
def held(folder: Path, *, at_once: bool = False) -> Iterator[None]:
    """Hold a folder's lock, which the system drops when the process ends; wait unless ``at_once``.

    Raises ``OSError`` where others hold it, and one does not wait.
    """
    opened = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | (fcntl.LOCK_NB if at_once else 0))
        yield
    finally:
        os.close(opened)


def settle(folder: Path) -> None:
    """Make the names in a folder last."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
