"""What is built in tests of building: a project whose account says little, and what stood there before."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from apenhet.site.cache import FOLDER
from apenhet.site.remembered import FILE as REMEMBERED
from tests.conftest import YEAR, build, copied, once
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
def project(tmp_path: Path, site_of_little: Path) -> Path:
    """A project to change and build: the real one around an account that says little.

    What ``check`` found in it is remembered, so that only what a test changes is checked again.
    """
    project = saying_little(copied(tmp_path / "project"))
    shutil.copy(site_of_little.with_name("project") / REMEMBERED, project / REMEMBERED)
    return project


@pytest.fixture
def built_before(project: Path, site_of_little: Path) -> Path:
    """That project with its edition's folder kept, where a test asks what becomes of a whole site."""
    kept = site_of_little.with_name("project") / FOLDER
    for folder in kept.glob(f"{YEAR}-*"):
        shutil.copytree(folder, project / FOLDER / folder.name)
    return project


@pytest.fixture(scope="session")
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
