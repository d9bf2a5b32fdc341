"""Another organisation, made up: its data in ``cases/organisation``, all else as it is here."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

from tests.conftest import PARTS, ROOT, sharing_files

LEAN, FULL = 2024, 2025
"""The year that leaves out all that can be left out, and the one that fills every place there is."""
ORGANISATION: Final = ROOT / "tests" / "cases" / "organisation"


def made(folder: Path) -> Path:
    """Make the organisation's project in ``folder``: its data, and all else as it is here."""
    (folder / "src").mkdir(parents=True)
    for part in (ROOT / name for name in PARTS if name != "data"):
        if part.is_dir():
            shutil.copytree(part, folder / part.name)
        else:
            shutil.copy(part, folder)
    shutil.copytree(ORGANISATION, folder / "data")
    shared = [*(ROOT / "data").glob("labels*.yml"), *(ROOT / "data").glob("law_*.yml")]
    for file in shared:
        shutil.copy(file, folder / "data")
    return sharing_files(folder)
