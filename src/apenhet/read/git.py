"""Git, asked by its own program: few questions, each answered whole.

It knows how git is run, not what is looked for in it.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from apenhet.problems.trouble import Trouble
from apenhet.read.tree import LARGEST_FILE

_OF_A_HOOK: Final = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
"""Set where git itself runs us: they would lead elsewhere than to the repository of the folder."""


def contents(root: Path, names: Sequence[str], *, whole: bool = False) -> dict[str, bytes]:
    """Return what objects hold by the names they were asked for, in one question.

    Cut off, unless wanted ``whole``, where that is more than a file should hold. What does not
    exist is not there.
    """
    asked = "".join(f"{name}\n" for name in names).encode()
    told = succeeding(root, "cat-file", "--batch", asked=asked)
    found: dict[str, bytes] = {}
    start = 0
    for name in names:
        end = told.index(b"\n", start)
        head, start = told[start:end], end + 1
        if head.endswith(b" missing"):
            continue
        size = int(head.split()[2])
        found[name] = told[start : start + (size if whole else min(size, LARGEST_FILE + 1))]
        start += size + 1
    return found


def blob_id(content: bytes, like: str) -> str:
    """Return the id of a file that holds this, in a repository where another id is ``like`` that.

    In most they are SHA-1, in others SHA-256.
    """
    kind = hashlib.sha1 if len(like) == hashlib.sha1().digest_size * 2 else hashlib.sha256  # noqa: S324 - git's own names, no secret
    return kind(b"blob %d\0" % len(content) + content).hexdigest()


def succeeding(root: Path, *arguments: str, asked: bytes = b"") -> bytes:
    """Return what git answers. Raises ``Trouble`` where it cannot."""
    done = run(root, *arguments, asked=asked)
    if done.returncode:
        said = " ".join(done.stderr.decode(errors="replace").split())
        raise Trouble("git_failed", said=said)
    return done.stdout


def run(root: Path, *arguments: str, asked: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Ask git about the repository that ``root`` lies in. Raises ``Trouble`` where there is none.

    None of the program: what git says of the repository is in what is returned.
    """
    environment = {name: value for name, value in os.environ.items() if name not in _OF_A_HOOK}
    try:
        return subprocess.run(
            ["git", "-C", str(root), *arguments],
            input=asked,
            capture_output=True,
            check=False,
            env={**environment, "LC_ALL": "C"},
        )
    except FileNotFoundError as error:
        raise Trouble("git_missing") from error
