"""Replacing a folder as a whole: built in a hidden folder beside it, swapped in by a rename.

It knows nothing of what is built; what the folder may be is for ``site`` to judge. POSIX only.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import fcntl
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

AT_FDCWD: Final = -100
RENAME_EXCHANGE: Final = 2
"""From <linux/fs.h>: swap two names in one step."""
DIRECTORY_MODE: Final = 0o755
FILE_MODE: Final = 0o644


@contextlib.contextmanager
def replacing(folder: Path) -> Iterator[Path]:
    """Give an empty folder that takes the place of ``folder`` if the block ends well.

    If it doesn't, ``folder`` stays as it was and nothing is left beside it. A process that is
    killed outright leaves a hidden folder behind, which the next call clears away. Two processes
    may do this at once: each works in its own folder, and the last one to finish stays. Files get
    the usual modes, whatever the umask. Raises ``OSError`` as the file system does.
    """
    with _parents_of(folder), _workshop(folder) as workshop:
        new = workshop / "new"
        new.mkdir()
        yield new
        _settle_modes(new)
        with _locked(folder.parent):
            _swap(new, folder, workshop / "former")


@contextlib.contextmanager
def _parents_of(folder: Path) -> Iterator[None]:
    """Make the folders above ``folder``, and take away again those that came to no use."""
    missing = [parent for parent in folder.parents if not parent.exists()]
    folder.parent.mkdir(parents=True, exist_ok=True)
    try:
        yield
    except BaseException:
        with contextlib.suppress(OSError):
            for parent in missing:
                parent.rmdir()
        raise


@contextlib.contextmanager
def _workshop(folder: Path) -> Iterator[Path]:
    """Give a hidden folder on the same file system, locked for as long as this process lives."""
    prefix = f".{folder.name}-building-"
    with _locked(folder.parent):
        _clear_away_abandoned(prefix, folder)
        workshop = Path(tempfile.mkdtemp(prefix=prefix, dir=folder.parent))
        lock = _lock(workshop)
    try:
        yield workshop
    finally:
        shutil.rmtree(workshop, ignore_errors=True)
        os.close(lock)


def _clear_away_abandoned(prefix: str, folder: Path) -> None:
    """Remove what killed builds left. The system drops a process's locks when it ends."""
    for workshop in sorted(folder.parent.glob(prefix + "*")):
        try:
            lock = _lock(workshop)
        except BlockingIOError:
            continue  # somebody is building in there
        former = workshop / "former"
        if former.exists() and not folder.exists():
            former.rename(folder)
        shutil.rmtree(workshop, ignore_errors=True)
        os.close(lock)


def _lock(folder: Path) -> int:
    """Lock a folder for this process without waiting, and return what holds the lock."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        raise
    return descriptor


@contextlib.contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Hold the lock that those who work beside each other in ``folder`` take in turn."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _settle_modes(folder: Path) -> None:
    folder.chmod(DIRECTORY_MODE)
    for path in folder.rglob("*"):
        path.chmod(DIRECTORY_MODE if path.is_dir() else FILE_MODE)


def _swap(new: Path, folder: Path, former: Path) -> None:
    """Put ``new`` in the place of ``folder``, in one step where the system can."""
    if not folder.exists():
        new.rename(folder)
    elif not _exchange(new, folder):
        folder.rename(former)
        try:
            new.rename(folder)
        except BaseException:
            former.rename(folder)
            raise


def _exchange(one: Path, other: Path) -> bool:
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
