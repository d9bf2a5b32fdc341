"""Names that hold their content: a browser keeps such a file for ever and never shows an old one.

A style sheet is named after its content *with* the names of what it fetches, so that a new font
gives it a new name too; style sheets don't fetch each other. It knows a folder of assets, and
neither pages nor the engine.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from pathlib import Path, PurePosixPath
from typing import Final

from apenhet.disk import digest_of, files_below

FOLDER: Final = "assets"
"""Where the templates' own files lie, beside an edition's pages."""
DIGITS: Final = 12
"""Of the hash: enough that no two of a site's files ever meet."""
_HASH: Final = re.compile(rf"\.([0-9a-f]{{{DIGITS}}})\.\w+$")
_SAID: Final = re.compile(r"""("[^"\n]*"|'[^'\n]*')|/\*.*?\*/""", re.DOTALL)
"""A string of a style sheet; or a comment, which is for whoever changes it."""
_FETCHED: Final = re.compile(r"""(?P<before>url\(\s*["']?)(?P<file>[^"')?#]+)""")


def named_by_content(folder: Path) -> dict[str, tuple[str, bytes]]:
    """Return the new address and the content of each file below ``folder``, by its old address.

    Addresses are seen from the folder. A style sheet fetches the other files by their new ones, and
    goes without its comments and indents: no page is painted before it is there.
    """
    files = dict(sorted(_read(folder)))
    named = {name: (with_hash(name, content), content) for name, content in files.items()}
    for name in (name for name in files if name.endswith(".css")):
        content = _renamed(files[name], name, {old: new for old, (new, _) in named.items()})
        named[name] = (with_hash(name, content), content)
    return named


def _read(folder: Path) -> Iterator[tuple[str, bytes]]:
    for name, file in files_below(folder):
        yield name, Path(file).read_bytes()


def with_hash(name: str, content: bytes) -> str:
    """Return an address with the hash of what is there in its name."""
    path = PurePosixPath(name)
    return str(path.with_stem(f"{path.stem}.{_hash(content)}"))


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:DIGITS]


def _renamed(style: bytes, name: str, names: Mapping[str, str]) -> bytes:
    """Return a style sheet that fetches files by their new names; both lie beside the old ones."""
    here = PurePosixPath(name).parent
    bare = _bare(style.decode())
    return _FETCHED.sub(partial(_address, here=here, names=names), bare).encode()


def _bare(style: str) -> str:
    """Return what a style sheet says to browsers, a line for each that it has."""
    said = _SAID.sub(lambda found: found[1] or "", style)
    return "\n".join(filter(None, map(str.strip, said.split("\n"))))


def _address(found: re.Match[str], here: PurePosixPath, names: Mapping[str, str]) -> str:
    new = names.get(posixpath.normpath(here / found["file"]))
    if new is None:
        return found[0]
    return found["before"] + str(PurePosixPath(found["file"]).with_name(PurePosixPath(new).name))


def style_of(name: str, named: Mapping[str, tuple[str, bytes]]) -> Callable[[str], str]:
    """Return what gives a style sheet as a page may have it, by the page's way to the assets."""
    style = named[name][1].decode()
    files = [new for new, _ in named.values()]

    @cache  # the pages of an edition are alike in this
    def seen_from(assets: str) -> str:
        ways = {file: f"{assets}/{file}" for file in files}
        return _FETCHED.sub(
            lambda found: found["before"] + ways.get(found["file"], found["file"]), style
        )

    return seen_from


def rename(folder: Path, named: Mapping[str, tuple[str, bytes]]) -> None:
    """Give the files below ``folder``, where the engine has copied them, their new names."""
    for old, (new, content) in named.items():
        if (folder / old).exists():  # the engine leaves out what is no part of a site
            (folder / old).unlink()
            (folder / new).write_bytes(content)


def holds_its_content(file: str) -> bool:
    """Whether the file's name holds the hash of what is in it."""
    found = _HASH.search(file)
    return found is not None and digest_of(file).startswith(found[1])
