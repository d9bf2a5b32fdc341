"""Which files a site needs: what its pages refer to, and what those files refer to in turn.

It reads finished files and knows neither the engine that made them nor what they say.
"""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from apenhet.disk import files_below
from apenhet.site.finish import markup

_IN_STYLES: Final = re.compile(r"""url\(\s*["']?([^"')]+)""")
_QUOTED: Final = re.compile(r"""["']([^"'\n]+)["']""")
_AS_IT_STANDS: Final = re.compile(r"[\w.-]+", re.ASCII)
"""A name that is written in one way in every address."""
_REFERENCES: Final = {".css": _IN_STYLES, ".svg": _IN_STYLES, ".js": _QUOTED, ".json": _QUOTED}
"""How files other than pages refer to more; any quoted string in a script may be an address."""


def ship_only_what_is_used(site: Path, roots: Iterable[str], site_url: str) -> None:
    """Delete every file below ``site`` that none of ``roots`` leads to, and the folders left empty.

    A page leads to a file by any attribute that is the file's address, relative or complete, and by
    what its style fetches.
    """
    files = {name for name, _ in files_below(site)}
    for file in files - reachable(site, files, roots, site_url):
        (site / file).unlink()
    for folder, _, _ in os.walk(site, topdown=False):
        if not any(Path(folder).iterdir()):
            Path(folder).rmdir()


def reachable(site: Path, files: set[str], roots: Iterable[str], site_url: str) -> set[str]:
    """Return those of ``files`` that ``roots`` lead to, the roots themselves included."""
    found: set[str] = set()
    waiting = set(roots)
    while waiting:
        file = waiting.pop()
        found.add(file)
        unseen = files - found - waiting
        targets = (resolved(file, to, site_url) for to in _addresses(site / file, unseen))
        waiting |= {target for target in targets if target in unseen}
    return found


def _addresses(path: Path, unseen: set[str]) -> set[str]:
    """Return what may be an address in a file; none where it names none of the ``unseen`` files."""
    if path.suffix != ".html" and path.suffix not in _REFERENCES:
        return set()
    text = path.read_text(encoding="utf-8")
    if not any(_may_name(text, posixpath.basename(file)) for file in unseen):
        return set()  # as most pages do, and found much sooner than by reading their tags
    if path.suffix in _REFERENCES:
        return set(_REFERENCES[path.suffix].findall(text))
    styles = (inline.content for inline in markup.inlines(text) if inline.name == "style")
    return markup.values(text).union(*map(_IN_STYLES.findall, styles))


def _may_name(text: str, name: str) -> bool:
    """Whether a text may name a file: a folder's page need not be named, other names be escaped."""
    return name == "index.html" or not _AS_IT_STANDS.fullmatch(name) or name in text


def resolved(file: str, address: str, site_url: str) -> str | None:
    """Return which file of the site ``address`` means where it stands in ``file``, if any.

    ``site_url`` is where the site stands: complete addresses below it are the site's own.
    """
    found = _resolved(posixpath.dirname(file), address.partition("#")[0], site_url)
    return file if found == "" else found


@lru_cache(maxsize=8192)  # the pages of an edition lead to each other, and editions are alike
def _resolved(folder: str, address: str, site_url: str) -> str | None:
    """Return what an address means in a folder; an empty name for the file it stands in itself."""
    try:
        there, base = urlsplit(address), urlsplit(site_url)
    except ValueError:
        return None
    if there.netloc not in {"", base.netloc} or there.scheme not in {"", base.scheme}:
        return None
    path, root = unquote(there.path), unquote(base.path)
    if path.startswith("/"):
        if not path.startswith(root):
            return None
        path = path.removeprefix(root)
    elif path:
        path = posixpath.join(folder, path)
    else:
        return ""
    return posixpath.normpath(path if path and not path.endswith("/") else path + "index.html")
