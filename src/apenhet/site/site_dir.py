"""Where a site may be built: not over the project, and over nothing but a site of ours.

It knows what a built site looks like, nothing of how one is made.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from apenhet.problems.trouble import Trouble
from apenhet.read.settings import configured_address
from apenhet.site import staging
from apenhet.site.finish import servers

SOURCES: Final = frozenset(
    {
        "benchmarks",
        "data",
        "docs",
        "overrides",
        "published",
        "requirements",
        "schema",
        "src",
        "tests",
    }
)
"""The project's own folders, which nothing is built into; nor into its hidden ones."""


def checked_site_dir(site_dir: Path, root: Path) -> Path:
    """Return the folder that ``site_dir`` really is.

    Raises ``Trouble`` where replacing it would destroy something (the project or a part of it, a
    file, or a folder with other content than a site of ours), and inside a site of ours, whose next
    build would destroy what stands there.
    """
    folder, root = site_dir.resolve(), root.resolve()
    if root.is_relative_to(folder):
        raise Trouble("site_dir_holds_project", folder=site_dir)
    if folder.is_relative_to(root):
        part = folder.relative_to(root).parts[0]
        if part in SOURCES or part.startswith("."):
            raise Trouble("site_dir_in_sources", folder=site_dir, part=part)
    standing = next(path for path in (folder, *folder.parents) if path.exists())
    if not standing.is_dir():
        raise Trouble("site_dir_is_a_file", folder=site_dir, file=standing.name)
    around = next((path for path in folder.parents if _is_a_site(path, root)), None)
    if around is not None:
        raise Trouble("site_dir_inside_site", folder=site_dir, site=around)
    if not staging.may_write(folder):
        raise Trouble("site_dir_no_access", folder=site_dir)
    if folder.is_dir() and staging.content(folder) and not _is_ours(folder, root):
        raise Trouble("site_dir_not_ours", folder=site_dir)
    return folder


def _is_ours(folder: Path, root: Path) -> bool:
    return _is_a_site(folder, root) or staging.is_unfinished(folder)


def _is_a_site(folder: Path, root: Path) -> bool:
    """Whether the folder was built here, by ``whole`` or by a plain ``mkdocs build``."""
    headers, listed = (_said_in(folder / name) for name in ("_headers", "sitemap.xml"))
    if headers is not None:
        return headers.startswith(servers.MARK)
    addresses = re.findall("<loc>([^<]*)", listed or "")
    ours = configured_address(root) if addresses else ""
    return bool(ours) and all(address.startswith(ours) for address in addresses)


def _said_in(file: Path) -> str | None:
    """Return what a file says; none where there is no such file, or none that we may read."""
    try:
        return file.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
