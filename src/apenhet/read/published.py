"""What has been published, as the manifests in ``published/`` tell it.

It reads; whether what lies there is what was published is for ``check`` to find out.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, TypeVar

from pydantic import BaseModel, ValidationError

from apenhet.model import Manifest, Publication, Withdrawal
from apenhet.problems.problem import Position
from apenhet.problems.wording import Wording
from apenhet.read.source import PUBLISHED, Source

MANIFEST: Final = "manifest.json"
"""The file of a revision that lists the others."""
WITHDRAWN: Final = "withdrawn.json"
"""The file that says that the others were taken away."""
DATA: Final = "data/"
"""Begins the names of the files of a revision that its edition is made from."""
PAGES: Final = f"{DATA}pages.json"
"""What the pages beside the account answered of the Act: it is told in the words."""
KEPT: Final = 512
"""Files. Of so many that a process has read, one that says the same again is not read again."""

M = TypeVar("M", bound=BaseModel)


class Unfit(Exception):
    """A file of ``published/`` says something else than such a file does: where, and what."""

    def __init__(self, place: Position, found: Wording) -> None:
        super().__init__(found.en)
        self.place = place
        self.found = found


def folder_of(year: int, revision: int) -> str:
    """Return the folder of a revision, relative to the project's."""
    return f"{PUBLISHED}/{year}/r{revision}"


def publications(source: Source) -> tuple[Publication, ...]:
    """Return what has been published, by year and number; without what cannot be made out."""
    return tuple(_publications(source))


def _publications(source: Source) -> Iterator[Publication]:
    for year, revision in source.revisions:
        folder = folder_of(year, revision)
        content = source.published.get(f"{folder}/{MANIFEST}")
        withdrawn = source.published.get(f"{folder}/{WITHDRAWN}")
        try:
            manifest = manifest_of(content or b"")
            withdrawal = withdrawal_of(withdrawn) if withdrawn is not None else None
        except Unfit:
            continue
        if content and (manifest.year, manifest.revision) == (year, revision):
            yield Publication(manifest=manifest, digest=sha256(content), withdrawn=withdrawal)


def sha256(content: bytes) -> str:
    """Return the SHA-256 of a file, in 64 hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


@lru_cache(maxsize=KEPT)
def manifest_of(content: bytes) -> Manifest:
    """Return the manifest that a file holds. Raises ``Unfit`` where it holds none."""
    return _fitting(content, Manifest)


def withdrawal_of(content: bytes) -> Withdrawal:
    """Return what a file says of a withdrawal. Raises ``Unfit`` where it says nothing of one."""
    return _fitting(content, Withdrawal)


def _fitting(content: bytes, model: type[M]) -> M:
    try:
        json.loads(content)
        return model.model_validate_json(content)
    except json.JSONDecodeError as error:
        found = Wording("Det er ikke JSON", "It is not JSON")
        raise Unfit(Position(error.lineno, error.colno), found) from None
    except UnicodeDecodeError:
        raise Unfit(Position(1, 1), Wording("Det er ikke JSON", "It is not JSON")) from None
    except ValidationError as error:
        path = ".".join(map(str, error.errors()[0]["loc"]))
        found = Wording(f"{path} mangler eller er galt", f"{path} is missing or wrong")
        raise Unfit(Position(1, 1), found) from None
