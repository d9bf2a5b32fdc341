"""How long the commands take, on this machine, now: whole processes, against plain MkDocs.

``python benchmarks/build.py [RUNS]`` prints a table. What counts is the last column: how each
compares with plain MkDocs, run in between on the same machine: on the clock, which two processes
shorten, and in what all processes took of the CPU. Other work on the machine moves the seconds; of
several runs the fastest is told, as the one least disturbed. The PDF, the document and the others
are kept from a first run, so that pages are compared with pages; one line makes them all anew.
"""

from __future__ import annotations

import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[1]
PARTS = ("data", "docs", "overrides", "schema", "src", "macros.py", "mkdocs.yml")
FIRST = 2023
"""The year whose file is copied to make more editions."""

ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
ENVIRONMENT.pop("PYTHONDONTWRITEBYTECODE", None)  # or our own code is compiled in every process


@dataclass
class Measured:
    """A command, where it runs, and what it took each time: on the clock and of the CPU."""

    name: str
    command: Sequence[str]
    folder: Path
    before: Callable[[Path], None] = lambda _: None
    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)

    def run(self) -> None:
        """Run once and note what it took."""
        self.before(self.folder)
        before, start = _cpu(), time.perf_counter()
        subprocess.run(
            self.command,
            cwd=self.folder,
            env=ENVIRONMENT,
            check=True,
            capture_output=True,
        )
        self.wall.append(time.perf_counter() - start)
        self.cpu.append(_cpu() - before)


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def project(folder: Path, editions: int) -> Path:
    """Make a copy of the project with that many editions, all saying the same."""
    folder.mkdir()
    for part in (ROOT / name for name in PARTS):
        copy = shutil.copytree if part.is_dir() else shutil.copy
        copy(part, folder / part.name)
    text = (folder / f"data/statement_{FIRST}.yml").read_text(encoding="utf-8")
    for year in range(FIRST - editions + 1, FIRST):
        (folder / f"data/statement_{year}.yml").write_text(
            text.replace(str(FIRST), str(year)), encoding="utf-8"
        )
    return folder


def change_newest(project: Path) -> None:
    """Change a sentence of the newest edition, as editors do: no other edition tells of it."""
    newest = max((project / "data").glob("statement_*.yml"))
    text = newest.read_text(encoding="utf-8")
    word = "".join(chr(ord("a") + int(digit)) for digit in str(time.time_ns()))
    changed = re.sub(r"(nb: >-\n +)(?:Ordet \w+ )?", rf"\1Ordet {word} ", text, count=1)
    newest.write_text(changed, encoding="utf-8")


def change_oldest(project: Path) -> None:
    """Change a fact of the oldest edition: the next one tells what has changed since, and follows.

    Its page of changes, its data and the PDF that they lie in say something else.
    """
    oldest = min((project / "data").glob("statement_*.yml"))
    text = oldest.read_text(encoding="utf-8")
    changed = re.sub(r"^  seat: .*$", f"  seat: Oslo {time.time_ns()}", text, flags=re.MULTILINE)
    oldest.write_text(changed, encoding="utf-8")


def forget_pages(project: Path) -> None:
    """Let go of what is kept between builds, but for the files beside the pages."""
    for kept in (project / ".cache/apenhet").iterdir():
        if kept.name != "files":
            shutil.rmtree(kept) if kept.is_dir() else kept.unlink()


def main() -> None:
    """Measure and print."""
    runs = int(sys.argv[1]) if sys.argv[1:] else 5
    python, apenhet = [sys.executable], [sys.executable, "-m", "apenhet"]
    with tempfile.TemporaryDirectory() as scratch:
        one, five, twenty = (project(Path(scratch, str(n)), n) for n in (1, 5, 20))
        plain = ["-m", "mkdocs", "build", "--quiet", "--site-dir", f"{scratch}/plain"]
        anew, warm = [*apenhet, "build", "--no-cache"], [*apenhet, "build"]
        measured = [
            Measured("plain MkDocs, one edition, one language", [*python, *plain], one),
            Measured("Python itself", [*python, "-c", "pass"], one),
            Measured("apenhet check, one edition", [*apenhet, "check"], one),
            Measured("apenhet check, twenty editions", [*apenhet, "check"], twenty),
            Measured("apenhet build, one edition", warm, one, forget_pages),
            Measured("apenhet build, five editions", warm, five, forget_pages),
            Measured("apenhet build, twenty editions", warm, twenty, forget_pages),
            Measured("the same, the newest changed", warm, twenty, change_newest),
            Measured("the same, the oldest changed", warm, twenty, change_oldest),
            Measured("the same, nothing changed", warm, twenty),
            Measured("one edition with all its files", anew, one),
        ]
        for folder in (one, five, twenty):
            Measured("so that there is something kept", warm, folder).run()
        for _ in range(runs):
            for command in measured:
                command.run()
    first = measured[0]
    print(f"{'':42}{'seconds':>9}{'ratio':>8}{'of CPU':>9}{'ratio':>8}")
    for command in measured:
        wall, cpu = min(command.wall), min(command.cpu)
        ratios = wall / min(first.wall), cpu / min(first.cpu)
        print(f"{command.name:42}{wall:9.2f}{ratios[0]:8.2f}{cpu:9.2f}{ratios[1]:8.2f}")


if __name__ == "__main__":
    main()
