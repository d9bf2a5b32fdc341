"""What tests start from: the real edition, the site built from it once, a project to change.

General on purpose: what a test looks for stands in the test.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from apenhet.cli import main
from apenhet.load import load_project
from apenhet.model import Edition

ROOT = Path(__file__).parents[1]
PARTS = ("data", "docs", "overrides", "macros.py", "mkdocs.yml", "schema")
"""What a project consists of besides the package."""

Run = Callable[..., "Outcome"]


@dataclass(frozen=True)
class Outcome:
    """How a command ended: its exit code and what it wrote."""

    code: int
    out: str
    err: str


def environment(**more: str) -> dict[str, str]:
    """Return the environment for a command of its own, in English unless ``more`` says otherwise."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("LC_")}
    return {**kept, "LANG": "C.UTF-8", "NO_MKDOCS_2_WARNING": "1", **more}


def command(*arguments: str | Path) -> list[str]:
    """Return how ``apenhet`` is run as a process of its own."""
    return [sys.executable, "-m", "apenhet", *map(str, arguments)]


@pytest.fixture(scope="session")
def edition() -> Edition:
    """The newest real edition."""
    return load_project(ROOT).editions[-1]


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, built once by the real command."""
    site = tmp_path_factory.mktemp("built") / "site"
    subprocess.run(
        command("build", "--site-dir", site), cwd=ROOT, env=environment(), check=True, timeout=120
    )
    return site


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project that a test may change."""
    copy = tmp_path / "project"
    (copy / "src").mkdir(parents=True)  # the package itself is the installed one
    for part in (ROOT / name for name in PARTS):
        if part.is_dir():
            shutil.copytree(part, copy / part.name)
        else:
            shutil.copy(part, copy)
    return copy


@pytest.fixture
def apenhet(
    project: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Run:
    """Run a command in the project, in English unless the locale is changed, and see how it ends."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(project)

    def run(*arguments: str | Path) -> Outcome:
        capfd.readouterr()
        with pytest.raises(SystemExit) as left:
            main([str(argument) for argument in arguments])
        out, err = capfd.readouterr()
        return Outcome(int(left.value.code or 0), out, err)

    return run
