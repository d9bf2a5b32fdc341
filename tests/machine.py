"""What a test asks of the machine itself: disks that are mounted, somebody with fewer rights."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

NOBODY = 65534


@contextmanager
def mounted(*arguments: str | Path) -> Iterator[None]:
    """Mount something for real; leave the test out where that is not allowed."""
    done = subprocess.run(["mount", *map(str, arguments)], capture_output=True, check=False)
    if done.returncode:
        pytest.skip(f"may not mount here: {done.stderr.decode().strip()}")
    try:
        yield
    finally:
        subprocess.run(["umount", str(arguments[-1])], check=True)


@contextmanager
def as_nobody(above: Path, there: Path) -> Iterator[None]:
    """Be somebody who may write in ``there`` only."""
    root = os.geteuid() == 0
    if root:
        os.chown(there, NOBODY, NOBODY)
        above.chmod(0o755)
        os.setresuid(NOBODY, NOBODY, 0)
    else:
        above.chmod(0o555)
    try:
        yield
    finally:
        if root:
            os.setresuid(0, 0, 0)
        else:
            above.chmod(0o755)
