"""A process that runs this program's commands one after the other, begun anew for other code.

To load all that a build needs takes longer than to build a small change. It knows nothing of what
the commands do.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import IO, cast

from apenhet.site.inputs import PACKAGE, contents


def environment() -> dict[str, str]:
    """Return the environment of commands: compiled code below ``src`` would look like an edit."""
    return {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}


class Runner:
    """Runs commands in the folder ``root``, with the ``code`` as it is then."""

    def __init__(self, root: Path, code: Path = PACKAGE) -> None:
        self._root, self._code = root, code
        self._made_from: list[tuple[str, str]] = []
        self._process: subprocess.Popen[str] | None = None

    def run(self, arguments: Sequence[str]) -> int | None:
        """Run a command, and return its exit code; none where the process died of it."""
        process = self._ready()
        asked, answers = cast("IO[str]", process.stdin), cast("IO[str]", process.stdout)
        with contextlib.suppress(BrokenPipeError):
            asked.write(f"{json.dumps(arguments)}\n")
            asked.flush()
        answer = answers.readline()
        return int(answer) if answer else None

    def _ready(self) -> subprocess.Popen[str]:
        """Return a process that has loaded the code as it is."""
        made_from = [*contents(self._code.parent, (self._code.name,))]
        process = self._process
        if process is None or process.poll() is not None or made_from != self._made_from:
            self.close()
            self._made_from = made_from
            process = self._process = subprocess.Popen(
                [sys.executable, "-m", "apenhet.cli.again"],
                cwd=self._root,
                env=environment(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                start_new_session=True,  # Ctrl-C is for this process, which then ends that one
            )
        return process

    def close(self) -> None:
        """End the process, whatever it does."""
        if self._process is not None:
            self._process.kill()
            with contextlib.suppress(BrokenPipeError):
                self._process.communicate()
            self._process = None
