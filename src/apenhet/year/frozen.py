"""Putting what is published in ``published/``, whole or not at all, wherever a run is cut off.

A revision is written out of sight, in a hidden folder beside the others, and takes its place by one
rename. What a run left that was killed is cleared away by the next. POSIX only.
"""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from apenhet.disk import exchange, held, settle, write_lasting
from apenhet.read.source import PUBLISHED
from apenhet.stopping import undisturbed

WORKSHOP: Final = ".publishing-"
"""Begins the names of the hidden folders in ``published/`` that revisions are made in."""
_FORMER: Final = "former"
"""In a workshop: what stood where the new revision is to, on a system that cannot swap the two."""


def freeze(root: Path, folder: str, files: Mapping[str, bytes]) -> None:
    """Put the files of a revision into its ``folder``, in the place of any that stands there.

    Raises ``OSError`` as the file system does; then all is as it was.
    """
    target = root / folder
    with _workshop(root / PUBLISHED) as workshop:
        new = workshop / f"{target.parent.name}-{target.name}"
        write_lasting(new, files)
        target.parent.mkdir(exist_ok=True)
        if not target.exists():
            new.rename(target)
        elif not exchange(new, target):
            target.rename(workshop / f"{new.name}-{_FORMER}")
            new.rename(target)
        for above in (target.parent, target.parent.parent):
            settle(above)


@contextlib.contextmanager
def _workshop(published: Path) -> Iterator[Path]:
    """Give a hidden folder, alone in ``published/``, which is made where it is missing."""
    published.mkdir(exist_ok=True)
    with held(published):  # one at a time
        for left in published.glob(f"{WORKSHOP}*"):
            _clear_away(left, published)
        workshop = Path(tempfile.mkdtemp(prefix=WORKSHOP, dir=published))
        try:
            yield workshop
        finally:
            with undisturbed():
                _clear_away(workshop, published)


def _clear_away(workshop: Path, published: Path) -> None:
    """Remove a workshop; what stood in a place that is empty now goes back there."""
    for former in workshop.glob(f"*-{_FORMER}"):
        year, revision, _ = former.name.split("-")
        if not (published / year / revision).exists():
            former.rename(published / year / revision)
    shutil.rmtree(workshop, ignore_errors=True)
