"""What is built in tests of building: a project whose account says little, and what stood there before."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import build, copied, once
from tests.publishing import saying_little
from tests.visitor import snapshot


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def litter(folder: Path) -> list[Path]:
    """Return the hidden folders that builds of ``folder/site`` work in."""
    return sorted(folder.glob(".site-*"))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project to change and build: the real one around an account that says little."""
    return saying_little(copied(tmp_path / "project"))


@pytest.fixture(scope="module")
def site_of_little(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of such a project, built once."""

    def make(folder: Path) -> None:
        build(saying_little(copied(folder / "project")), folder / "site")

    return once(tmp_path_factory, "site_of_little", make) / "site"


@pytest.fixture
def former(project: Path) -> dict[str, bytes]:
    """What stood in the project's ``site`` before, known by its header file as a site of ours."""
    (project / "site/2022").mkdir(parents=True)
    (project / "site/_headers").write_text("# apenhet build: Netlify, Cloudflare Pages\n")
    (project / "site/2022/index.html").write_text("<p>As it was")
    return snapshot(project / "site")
