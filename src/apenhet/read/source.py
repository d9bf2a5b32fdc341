"""A project as it was read once: the bytes of its files by name, from a folder or a git revision.

What reads or checks starts from here and opens nothing by itself, so that an edition of today and
one of an earlier revision are read by the same code. It knows where a project's files lie, not what
they say; a file that cannot be opened is kept with the reason, for whoever needs the file to tell.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from apenhet.problems.trouble import Trouble, reason
from apenhet.problems.wording import Wording
from apenhet.read import git
from apenhet.read.tree import LARGEST_FILE

SCHEMAS: Final = "schema/published"
"""The folder of the schemas of published data, of today's version and all former ones."""
FOLDERS: Final = ("data", "docs", SCHEMAS)
"""Folders of which every file is read, whatever it is called."""
CONFIG: Final = "mkdocs.yml"
LABELS_SCHEMA: Final = "schema/labels.json"
DOCUMENT_LABELS_SCHEMA: Final = "schema/labels_documents.json"
ALONE: Final = (CONFIG, LABELS_SCHEMA, DOCUMENT_LABELS_SCHEMA)
"""Files that are read by themselves."""
PUBLISHED: Final = "published"
"""The folder of what has been published: of each edition its revisions, ``2023/r1``."""
_REVISION: Final = re.compile(rf"{PUBLISHED}/([12][0-9]{{3}})/r([1-9][0-9]*)/", re.ASCII)
_FOLDER: Final = Wording("Det er en mappe", "Is a directory")
_EMPTY_FOLDER: Final = Wording("Det er en tom mappe", "Is an empty directory")
_NOT_A_FILE: Final = Wording("Det er ingen vanlig fil", "Not an ordinary file")
_LINK: Final = Wording("Det er en snarvei", "Is a symbolic link")


@dataclass(frozen=True, slots=True)
class Source:
    """A project's files by name: relative to the project's folder, with forward slashes.

    ``files`` holds what they say, cut off where that is more than a file should hold.
    ``unreadable`` holds those that cannot be opened, and why. In neither are names that begin with
    a dot, nor what lies in folders of such names. ``published`` holds what has been published, each
    file whole; those of them that cannot be opened are among the ``unreadable`` too.
    """

    files: Mapping[str, bytes]
    unreadable: Mapping[str, Wording]
    published: Mapping[str, bytes] = field(default_factory=dict)

    @classmethod
    def from_folder(cls, root: Path) -> Source:
        """Read the project in the folder ``root``; parts that are missing are just not there."""
        unreadable: dict[str, Wording] = {}
        files = dict(_read(root, _names(root), LARGEST_FILE + 1, unreadable))
        published = dict(_read(root, _published(root), -1, unreadable))
        for name in [name for name, why in unreadable.items() if why is _EMPTY_FOLDER]:
            if _is_published(name):  # nothing is kept there, and git knows no such folder
                del unreadable[name]
        return cls(files, unreadable, published)

    @classmethod
    def from_revision(cls, root: Path, revision: str, *, published: bool = True) -> Source:
        """Read the project as it was at a revision of the git repository that ``root`` lies in.

        What had been published is left out where it is not wanted: that is most of it by size.
        Raises ``Trouble`` where there is no git, no repository or no such revision.
        """
        commit = _commit(root, revision)
        listed = [
            blob for blob in _listed(root, commit) if published or not _is_published(blob.name)
        ]
        said = git.contents(root, [blob.object_id for blob in listed if blob.is_file], whole=True)
        whole = {blob.name: said[blob.object_id] for blob in listed if blob.is_file}
        unreadable = {blob.name: blob.why for blob in listed if not blob.is_file}
        frozen = {name: content for name, content in whole.items() if _is_published(name)}
        files = {
            name: content[: LARGEST_FILE + 1]
            for name, content in whole.items()
            if name not in frozen
        }
        return cls(files, unreadable, frozen)

    @property
    def names(self) -> list[str]:
        """Return every name but those of what has been published, readable or not, in order."""
        return sorted(name for name in {*self.files, *self.unreadable} if not _is_published(name))

    @property
    def names_published(self) -> list[str]:
        """Return every name of what has been published, readable or not, in order."""
        unreadable = filter(_is_published, self.unreadable)
        return sorted({*self.published, *unreadable})

    @property
    def revisions(self) -> list[tuple[int, int]]:
        """The years and numbers of what has been published, in order, whether it can be read."""
        found = map(_REVISION.match, self.names_published)
        return sorted({(int(match[1]), int(match[2])) for match in found if match})

    @property
    def schemas(self) -> dict[str, bytes]:
        """The schemas of published data that are kept, by their names."""
        begin = f"{SCHEMAS}/"
        kept = ((name.removeprefix(begin), name) for name in self.below(SCHEMAS))
        return {
            short: self.files[name]
            for short, name in kept
            if name in self.files and re.fullmatch(r"[^/]+\.json", short)
        }

    def below(self, folder: str) -> list[str]:
        """Return the names in a folder and in the folders inside it, in order."""
        return [name for name in self.names if name.startswith(f"{folder}/")]

    def at_or_below(self, folder: str) -> list[str]:
        """Return the same, after the folder's own name where it cannot be opened."""
        return [folder] * (folder in self.unreadable) + self.below(folder)


def _is_published(name: str) -> bool:
    return name.startswith(f"{PUBLISHED}/")


# --- from a folder ------------------------------------------------------------------------------


class _NotAFile(Exception):
    """What stands here is no file; reading it would fail, or wait without end."""

    def __init__(self, why: Wording) -> None:
        super().__init__(why.en)
        self.why = why


def _names(root: Path) -> Iterator[str]:
    yield from (name for name in ALONE if os.path.lexists(root / name))
    for folder in FOLDERS:
        if (root / folder).is_dir():
            yield from _names_in(root / folder, folder)


def _published(root: Path) -> Iterator[str]:
    if (root / PUBLISHED).is_dir():
        yield from _names_in(root / PUBLISHED, PUBLISHED)


def _names_in(folder: Path, name: str) -> Iterator[str]:
    """Yield the names of all that stands in a folder; that of a folder where that is empty."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:  # reading it says why
        yield name
        return
    if not entries and name not in (*FOLDERS, PUBLISHED):
        yield name
    for entry in entries:
        if entry.name[0] == ".":
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _names_in(folder / entry.name, f"{name}/{entry.name}")
        else:
            yield f"{name}/{entry.name}"


def _read(
    root: Path, names: Iterable[str], most: int, unreadable: dict[str, Wording]
) -> Iterator[tuple[str, bytes]]:
    """Yield what files hold, at most so many bytes, or all; tell which cannot be opened."""
    for name in names:
        try:
            yield name, _content(root / name, most)
        except OSError as error:
            unreadable[name] = Wording(reason(error, "nb"), reason(error, "en"))
        except _NotAFile as refused:
            unreadable[name] = refused.why


def _content(path: Path, most: int) -> bytes:
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        entries = list(os.scandir(path))  # raises where that is what the system refuses
        raise _NotAFile(_FOLDER if entries else _EMPTY_FOLDER)
    if not stat.S_ISREG(mode):
        raise _NotAFile(_NOT_A_FILE)
    with path.open("rb") as opened:
        return opened.read(most)


# --- from a git revision --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Blob:
    """An entry of a revision. ``mode`` is git's: that of a file, a link, a repository inside."""

    name: str
    object_id: str
    mode: str

    @property
    def is_file(self) -> bool:
        return self.mode.startswith("100")

    @property
    def why(self) -> Wording:
        """Why it cannot be opened, where it is no file."""
        return _LINK if self.mode.startswith("12") else _FOLDER


def _commit(root: Path, revision: str) -> str:
    """Return the commit that ``revision`` names."""
    if git.run(root, "rev-parse", "--git-dir").returncode:
        raise Trouble("no_repository", folder=root)
    named = f"{revision}^{{commit}}"
    found = git.run(root, "rev-parse", "--verify", "--quiet", "--end-of-options", named)
    if found.returncode:
        raise Trouble("no_such_revision", revision=revision)
    return found.stdout.decode().strip()


def _listed(root: Path, commit: str) -> list[_Blob]:
    """Return the project's files at a commit; their names are those below ``root``."""
    asked = (*FOLDERS, *ALONE, PUBLISHED)
    listing = git.succeeding(root, "ls-tree", "-r", "-z", commit, "--", *asked)
    entries = [os.fsdecode(entry).partition("\t") for entry in listing.split(b"\0") if entry]
    found = (_Blob(name, told.split()[2], told.split()[0]) for told, _, name in entries)
    return [blob for blob in found if not any(part[0] == "." for part in blob.name.split("/"))]
