"""A site that would be as it was built before: put in place again, and nothing read or checked.

It knows what was asked for and what files there are, not what they say.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from apenhet.site import cache, staging
from apenhet.site.cache import Cache, link_tree
from apenhet.site.inputs import OF_SITES, contents, digest, program
from apenhet.site.site_dir import checked_site_dir

SITE: Final = "site"
"""What whole sites are kept as, beside the folders of editions."""


@dataclass(frozen=True)
class Wish:
    """A site as it is asked for: the project at ``root``, and whatever else it depends on."""

    root: Path
    asked: tuple[object, ...]

    def key(self) -> str:
        """Return what the site is made from now, as 64 hexadecimal digits."""
        made_from = [*contents(self.root, OF_SITES), *program()]
        return digest(repr(self.asked), repr(made_from))

    def place(self, key: str, site_dir: Path) -> Mapping[str, str] | None:
        """Put the site in place if it is kept under its key, and return what was told of it.

        Raises ``Trouble`` and ``OSError`` as a build does.
        """
        found = Cache(self.root / cache.FOLDER).find(SITE, key)
        if found is None:
            return None
        with staging.replacing(checked_site_dir(site_dir, self.root)) as site:
            link_tree(found.content, site)
        return found.told

    def keep(self, key: str, site: Path, told: Mapping[str, str]) -> None:
        """Keep a finished site, unless what it is made from has changed meanwhile."""
        if self.key() == key:
            Cache(self.root / cache.FOLDER).keep(SITE, key, site, told)
