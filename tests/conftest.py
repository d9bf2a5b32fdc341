"""What tests start from: the 2023 edition as a draft, the site built from it once, a copy to change.

The real data live on: editions are approved, published, corrected, followed by others, and what their
source leaves open is filled in. So what the tests of the program start from is one edition held at
one point of its life (``as_known``); tests of the data themselves
(``test_check_data``, the browser's) read what is there. What a test looks for stands in the test.
"""

from __future__ import annotations

import contextlib
import fcntl
import importlib
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from apenhet.cli.main import main
from apenhet.model import LANGUAGES, Edition, Language
from apenhet.read.edit import Editor
from apenhet.read.load import load_folder
from apenhet.read.tree import Path as Way
from apenhet.say.writer import Writer
from apenhet.site.cache import FOLDER
from apenhet.site.files import FOLDER as FILES

ROOT = Path(__file__).parents[1]
PARTS = ("data", "docs", "overrides", "macros.py", "mkdocs.yml", "schema")
"""What a project consists of besides the package."""
SMALL = ROOT / "tests/cases/project"
"""A project that says as little as one can, and is whole."""
YEAR = 2023
"""The edition that the tests know."""
DRAFT = f"""edition:
  year: {YEAR}
  period:
    start: {YEAR}-01-01
    end: {YEAR}-12-31
  original:
    kind: {{nb: PDF, en: PDF}}

"""

OPEN = (
    "accepted",
    "governance.members",
    "governance.general_manager",
    "risk_areas.serving_accommodation.places",
    "risk_areas.serving_accommodation.countries",
    "findings.internal.uncertain",
    *(
        f"measures.{measure}.{key}"
        for measure in (
            "ethical_guidelines",
            "mandatory_training",
            "communicate_guidelines",
            "purchasing_routines",
            "supplier_follow_up",
        )
        for key in ("expected_result", "result", "due")
    ),
)
"""What its source leaves open, and whoever gets to know it may fill in."""
UNANSWERED = {"s2", "s4_e"}
"""The clauses that it has no section on; an editor may add one."""
FIGURES = {
    "assessment.suppliers": 180,
    "assessment.spend_share": 93,
    "assessment.high_risk": 16,
    "assessment.categories.good_routines.suppliers": 9,
    "assessment.categories.improving.suppliers": 1,
    "assessment.categories.unclear.suppliers": 6,
}
"""What it counts; a correction may put it right."""
UNREAD = re.compile(
    r"^(  - id: (?:s[1236]|s4(?:_[a-f])?|s5_(?:form|signatures|annual_report))\n"
    r"(?:    .*\n|\n)*?    confirmed: )true$",
    re.MULTILINE,
)
"""The clauses whose summaries no lawyer has read yet."""

_shared_files: Path | None = None
"""Where the projects of a test run keep an edition's PDFs and the like together, once there is a run."""

Run = Callable[..., "Outcome"]


@pytest.hookimpl(tryfirst=True)
def pytest_collection(session: pytest.Session) -> None:
    """Let the second process of a whole run read the tests from behind.

    To compile them takes seconds, and both would do it for the same one at the same time. So what
    one of them has compiled, the other finds. What cannot be read is told when tests are collected.
    """
    whole = session.config.args_source is pytest.Config.ArgsSource.TESTPATHS
    if whole and os.environ.get("PYTEST_XDIST_WORKER") == "gw1":
        folders = Path(__file__).parent, Path(__file__).parent / "browser"
        for file in reversed([file for one in folders for file in sorted(one.glob("test_*.py"))]):
            with contextlib.suppress(Exception):
                importlib.import_module(".".join(file.relative_to(ROOT).with_suffix("").parts))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the tests that take longest; all others stay in their order."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


@dataclass(frozen=True)
class Outcome:
    """How a command ended: its exit code and what it wrote."""

    code: int
    out: str
    err: str


def environment(**more: str) -> dict[str, str]:
    """Return the environment for a command of its own, in English unless ``more`` says otherwise.

    Python keeps there what it has compiled, as it does for everybody: to compile the program anew
    takes each command half a second.
    """
    kept = {name: value for name, value in os.environ.items() if not name.startswith("LC_")}
    kept.pop("PYTHONDONTWRITEBYTECODE", None)
    return {**kept, "LANG": "C.UTF-8", "NO_MKDOCS_2_WARNING": "1", **more}


def command(*arguments: str | Path) -> list[str]:
    """Return how ``apenhet`` is run as a process of its own."""
    return [sys.executable, "-m", "apenhet", *map(str, arguments)]


def copied(folder: Path) -> Path:
    """Copy the project into ``folder``, with one edition, a draft, and return the copy."""
    (folder / "src").mkdir(parents=True)  # the package itself is the installed one
    for part in (ROOT / name for name in PARTS):
        if part.is_dir():
            shutil.copytree(part, folder / part.name)
        else:
            shutil.copy(part, folder)
    for kind in ("statement", "principles"):
        for file in (folder / "data").glob(f"{kind}_*.yml"):
            if file.stem != f"{kind}_{YEAR}":
                file.unlink()
    law = folder / "data/law_apenhetsloven.yml"
    law.write_text(UNREAD.sub(r"\1false", law.read_text(encoding="utf-8")), encoding="utf-8")
    statement = folder / "data" / f"statement_{YEAR}.yml"
    text = statement.read_text(encoding="utf-8")
    text, found = re.subn(r"^edition:\n(?:[ ].*\n|\n)*", DRAFT, text, flags=re.MULTILINE)
    assert found == 1
    statement.write_text(as_known(text), encoding="utf-8")
    return sharing_files(folder)


def sharing_files(project: Path) -> Path:
    """Let a project have an edition's files from other tests, which made them of the very same one."""
    if _shared_files is not None:
        (project / FOLDER).mkdir(parents=True)
        (project / FOLDER / FILES).symlink_to(_shared_files)
    return project


@cache
def as_known(text: str) -> str:
    """Return what a statement says, without what has been filled in or put right since."""
    data, editor = yaml.load(text, yaml.CSafeLoader), Editor(text)
    for name in OPEN:
        if place := _way(data, name):
            editor.remove(place)
    for place in _answering(data, ()):
        editor.remove(place)
    for name, value in FIGURES.items():
        if place := _way(data, f"{name}.value"):
            editor.replace(place, str(value))
    return editor.result()


def _way(data: Any, name: str) -> Way | None:
    """Return where a named place stands in the data, if it is there."""
    way: Way = ()
    for key in name.split("."):
        by_name = data if isinstance(data, dict) else {e["id"]: n for n, e in enumerate(data)}
        if key not in by_name:
            return None
        step = key if by_name is data else by_name[key]
        way, data = (*way, step), data[step]
    return way


def _answering(part: Any, way: Way) -> Iterator[Way]:
    """Yield where the sections and blocks stand that answer what the source does not."""
    steps = part.items() if isinstance(part, dict) else enumerate(part)
    for step, inner in steps:
        answers = inner.get("answers") if isinstance(inner, dict) else None
        if answers and UNANSWERED.issuperset(answers):
            yield (*way, step)
        elif isinstance(inner, dict | list):
            yield from _answering(inner, (*way, step))


def build(root: Path, site: Path, *options: str) -> Path:
    """Build a project by the real command, and return the site.

    A process of its own would first have to load the engine, which takes as long as to build.
    """
    with contextlib.chdir(root), pytest.raises(SystemExit) as left:
        main(["build", *options, "--site-dir", str(site)])
    assert not left.value.code
    return site


def of_the_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder that the processes of a test run have in common."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@pytest.fixture(scope="session", autouse=True)
def _files_are_made_once(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Let a build use the files that another test's build made of the very same edition."""
    global _shared_files  # noqa: PLW0603 # projects are copied outside of fixtures too
    _shared_files = of_the_run(tmp_path_factory) / "files"
    _shared_files.mkdir(exist_ok=True)


def once(
    tmp_path_factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]
) -> Path:
    """Return a folder that one of the processes of a test run makes and all of them read."""
    shared = of_the_run(tmp_path_factory)
    folder, done = shared / name / "made", shared / name / "done"
    folder.parent.mkdir(exist_ok=True)
    with (shared / name / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            shutil.rmtree(folder, ignore_errors=True)  # one that failed half-way
            make(folder)
            done.touch()
    return folder


@pytest.fixture(scope="session")
def draft(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with one edition, a draft, to read."""
    return copied(tmp_path_factory.mktemp("draft") / "project")


@pytest.fixture(scope="session")
def edition(draft: Path) -> Edition:
    """The edition in it."""
    return load_folder(draft).editions[-1]


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of that edition, built once by the real command, beside the ``project`` it is of."""

    def make(folder: Path) -> None:
        build(copied(folder / "project"), folder / "site")

    return once(tmp_path_factory, "built", make) / "site"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project that a test may change, with one edition, a draft."""
    return copied(tmp_path / "project")


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A copy of the small whole project that a test may change."""
    return Path(shutil.copytree(SMALL, tmp_path / "small"))


@pytest.fixture(scope="module", params=LANGUAGES)
def writer(request: pytest.FixtureRequest, edition: Edition) -> Writer:
    """The edition that tests know, read aloud in each language."""
    language: Language = request.param
    return Writer.of(edition, language)


@pytest.fixture
def no_dictionaries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the spelling of the project's words to the tests of that: it takes ``check`` longest."""
    monkeypatch.setenv("DICPATH", str(tmp_path / "none"))


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
