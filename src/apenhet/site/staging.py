"""Replacing a folder as a whole: the new one is built out of sight and swapped in once it is whole.

Where the folder can be renamed, the new one is built beside it and takes its name in one step. A
mount point cannot, nor a folder in one that we may not write in: there the new one is built in a
hidden folder inside, and its parts are swapped one by one. It knows nothing of what is built; what
the folder may be is for ``site_dir`` to judge. POSIX only.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import shutil
import stat
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Final

from apenhet.disk import exchange, held, hidden_folder
from apenhet.stopping import undisturbed

DIRECTORY_MODE: Final = 0o755
FILE_MODE: Final = 0o644
WORKSHOP: Final = "-building-"
"""Stands in the names of the hidden folders that builds work in."""
FILE_SYSTEMS_OWN: Final = "lost+found"
"""What a file system keeps in its topmost folder; it is nobody's content."""
MOUNTS: Final = Path("/proc/self/mountinfo")
"""Where Linux says what is mounted; the fifth word of each line is where, its spaces in octal."""
ALL: Final = os.R_OK | os.W_OK | os.X_OK
"""What one needs to be allowed in a folder to work in it."""
COPYING: Final = ".copying"
"""Ends the name of what is not yet copied whole."""
UNFINISHED: Final = "swapping"
"""The file in a workshop that names what is being swapped in, for as long as it is."""


@contextlib.contextmanager
def replacing(folder: Path) -> Iterator[Path]:
    """Give an empty folder that takes the place of ``folder`` if the block ends well.

    If it doesn't, ``folder`` stays as it was and nothing is left beside it. A process that is
    killed outright leaves a hidden folder behind, which the next call clears away; one that is
    killed while it swaps parts is undone by the next. Two processes may do this at once: each works
    in its own folder, and the last one to finish stays. Files get the usual modes, whatever the
    umask. Raises ``OSError`` as the file system does.
    """
    inside = folder.exists() and not _can_be_renamed(folder)
    place = folder if inside else folder.parent
    with _parents_of(folder), _workshop(folder, place) as workshop:
        new = workshop / "new"
        new.mkdir()
        yield new
        _settle_modes(new)
        with held(place):
            if inside:
                _swap_parts(workshop, folder)
            else:
                _swap(workshop, folder)


def content(folder: Path) -> list[Path]:
    """Return what ``folder`` holds, but for a file system's own and what killed builds left."""
    return [
        path
        for path in folder.iterdir()
        if path.name != FILE_SYSTEMS_OWN and not path.name.startswith(_prefix(folder))
    ]


def _prefix(folder: Path) -> str:
    return f".{folder.name}{WORKSHOP}"


def may_write(folder: Path) -> bool:
    """Whether ``folder`` can be made or replaced by whoever runs this, as far as one can tell."""
    if folder.exists():
        return _can_be_renamed(folder) or os.access(folder, ALL)
    return os.access(next(path for path in folder.parents if path.exists()), ALL)


def is_unfinished(folder: Path) -> bool:
    """Whether somebody was killed while swapping the parts of ``folder``."""
    return any((path / UNFINISHED).exists() for path in _workshops(folder, folder))


def _workshops(folder: Path, place: Path) -> list[Path]:
    """Return the hidden folders in ``place`` that builds of ``folder`` work in, or did."""
    return sorted(path for path in place.iterdir() if path.name.startswith(_prefix(folder)))


def _can_be_renamed(folder: Path) -> bool:
    """Whether ``folder`` can take another name: its parent is ours to write in, and it no mount."""
    if not os.access(folder.parent, ALL) or _is_a_mount(folder):
        return False
    parent = folder.parent.stat()
    # As in /tmp: one may write there, but not rename what others have made.
    shared = bool(parent.st_mode & stat.S_ISVTX)
    return not shared or os.geteuid() in {0, parent.st_uid, folder.stat().st_uid}


def _is_a_mount(folder: Path) -> bool:
    """Whether something is mounted at ``folder``; ``ismount`` misses a folder of the same disk."""
    if not MOUNTS.exists():
        return folder.is_mount()
    places = (line.split(b" ")[4] for line in MOUNTS.read_bytes().splitlines())
    return os.fsencode(folder.resolve()) in map(_unescaped, places)


def _unescaped(place: bytes) -> bytes:
    return re.sub(rb"\\([0-7]{3})", lambda found: bytes([int(found[1], 8)]), place)


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


def _workshop(folder: Path, place: Path) -> contextlib.AbstractContextManager[Path]:
    """Give a hidden folder on the same file system to build ``folder`` in."""
    clear_away = partial(_clear_away_abandoned, place, folder)
    return hidden_folder(place, _prefix(folder), clear_away, _leave)


def _leave(workshop: Path) -> None:
    """Remove a workshop, but for one of which the next build must undo what was begun."""
    if not (workshop / UNFINISHED).exists():
        shutil.rmtree(workshop, ignore_errors=True)


def _clear_away_abandoned(place: Path, folder: Path) -> None:
    """Remove what killed builds left."""
    for workshop in _workshops(folder, place):
        # Where somebody builds in there, it is left alone.
        with contextlib.suppress(BlockingIOError), held(workshop, at_once=True):
            former = workshop / "former"
            if (workshop / UNFINISHED).exists():
                _undo(workshop, folder)
            elif former.exists() and not folder.exists():
                former.rename(folder)
            shutil.rmtree(workshop, ignore_errors=True)


def _settle_modes(folder: Path) -> None:
    if stat.S_IMODE(folder.stat().st_mode) != DIRECTORY_MODE:
        folder.chmod(DIRECTORY_MODE)
    with os.scandir(folder) as found:
        for entry in found:
            if entry.is_dir():
                _settle_modes(Path(entry))
            elif stat.S_IMODE(entry.stat().st_mode) != FILE_MODE:
                Path(entry).chmod(FILE_MODE)


# --- the folder as one ------------------------------------------------------------------------


def _swap(workshop: Path, folder: Path) -> None:
    """Put what is new in the place of ``folder``, in one step where the system can."""
    new, former = workshop / "new", workshop / "former"
    try:
        if not folder.exists():
            new.rename(folder)
        elif not exchange(new, folder):
            _swap_names(new, folder, former)
    except OSError as error:
        if error.errno not in {errno.EXDEV, errno.EBUSY}:
            raise
        # It came with a container's image, or is mounted in a way that is not told.
        _swap_parts(workshop, folder)


def _swap_names(new: Path, folder: Path, former: Path) -> None:
    """Put ``new`` in the place of ``folder``, which becomes ``former``."""
    folder.rename(former)
    try:
        new.rename(folder)
    except BaseException:
        former.rename(folder)
        raise


# --- the folder's parts -----------------------------------------------------------------------


def _swap_parts(workshop: Path, folder: Path) -> None:
    """Put each part of ``new`` in its place, then take away what is no more; all of it or nothing.

    Each part lies whole in its place but for a moment. Folders come first, so that no page leads
    to one that is not there yet.
    """
    new, former = workshop / "new", workshop / "former"
    former.mkdir()
    parts = sorted(new.iterdir(), key=lambda part: (part.is_file(), part.name))
    names = [part.name for part in parts]
    (workshop / "names").write_bytes(b"\0".join(map(os.fsencode, names)))
    (workshop / "names").rename(workshop / UNFINISHED)
    gone = [path.name for path in content(folder) if path.name not in names]
    try:
        for name in names:
            _put(new / name, folder / name, former / name)
        for name in gone:
            _move(folder / name, former / name)
        with undisturbed():
            (workshop / UNFINISHED).unlink()
    except BaseException:
        if (workshop / UNFINISHED).exists():  # or all of it was in place when one was asked to end
            _undo(workshop, folder)
        raise


def _put(new: Path, there: Path, former: Path) -> None:
    """Put one part in its place, and keep what stood there; a file is at no moment missing."""
    if os.path.lexists(there):
        try:
            former.hardlink_to(there)
        except OSError:  # a folder, or a file system without such links
            _move(there, former)
    _move(new, there)


def _move(path: Path, there: Path) -> None:
    """Rename, or copy where the system cannot; it is at no moment there by half."""
    try:
        path.rename(there)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        copy = there.with_name(there.name + COPYING)
        _copy(path, copy)
        copy.rename(there)
        _remove(path)


def _copy(path: Path, there: Path) -> None:
    """Copy, and fail with the first error: the library's own way makes one of all their texts."""
    if not path.is_dir():
        shutil.copy2(path, there)
        return
    there.mkdir()
    for part in path.iterdir():
        _copy(part, there / part.name)


def _remove(path: Path) -> None:
    shutil.rmtree(path) if path.is_dir() else path.unlink()


def _undo(workshop: Path, folder: Path) -> None:
    """Put a folder back as it was before its parts were swapped, wherever that stopped."""
    new, former = workshop / "new", workshop / "former"
    names = (workshop / UNFINISHED).read_bytes().split(b"\0")
    for name in filter(None, map(os.fsdecode, names)):
        if not os.path.lexists(new / name) and os.path.lexists(folder / name):
            _move(folder / name, new / name)
    for path in former.iterdir():
        if path.name.endswith(COPYING):
            continue  # what it is a copy of still stands
        if (folder / path.name).is_dir():
            _remove(folder / path.name)  # copied whole, then removed by half
        _move(path, folder / path.name)
    (workshop / UNFINISHED).unlink()
