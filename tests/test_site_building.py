"""Building: the same bytes each time, all or nothing, and what the engine makes by itself."""

from __future__ import annotations

import logging
import resource
import shutil
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from mkdocs.__main__ import cli as mkdocs

from apenhet.site import adapter as project_module
from apenhet.site.cache import FOLDER as CACHE
from apenhet.site.unchanged import SITE
from tests.building import built_before, edit, former, litter, project, site_of_little
from tests.conftest import YEAR, Outcome, Run, build, command, copied, environment
from tests.visitor import followed, read, snapshot, target

__all__ = ["built_before", "former", "project", "site_of_little"]

SUCCESSOR = "properdocs"
PATIENCE = 120
"""Seconds: a build takes one or two, on a busy machine more."""
INTERRUPTED = "Interrupted. Nothing is half done: what was not finished has not been put to use.\n"
HALF_WAY = """
_define_env = define_env


def define_env(env):
    _define_env(env)
    if env.conf["extra"]["apenhet"].build.language == "en":
        half_way()
"""
"""Added to ``macros.py``: what a build does when the Norwegian pages are made."""
WAIT = """
def half_way():
    import os, time

    Path(f"half-way-{os.getpid()}").touch()
    while not Path(f"go-on-{os.getpid()}").exists():
        time.sleep(0.05)
"""
STOP = """
def half_way():
    signal.raise_signal({number})
"""


# --- one whole site ----------------------------------------------------------------------------


def test_a_build_replaces_the_former_site_whole_and_writes_nothing_else_in_the_project(
    built_before: Path, apenhet: Run
) -> None:
    project = built_before
    before = snapshot(project)
    assert apenhet("build", "--site-dir", "public/deep").code == 0
    after = snapshot(project)
    apart = ("public/deep/", ".cache/", "__pycache__/")  # the last one is Python's
    assert {name for name in after if not name.startswith(apart)} == set(before)
    assert all(after[name] == content for name, content in before.items())
    (project / "public/deep/2023/gone.html").write_text("from a page that is no more")
    built = apenhet("build", "--site-dir", "public/deep")
    assert (built.code, built.err) == (0, "")
    assert built.out.startswith(
        "Built public/deep: 2023. Open public/deep/index.html in a browser. "
    )
    assert snapshot(project) == after, "with no page that is no more, and no litter"


# --- the same bytes ----------------------------------------------------------------------------

ELSEWHERE = environment(PYTHONHASHSEED="7", TZ="Pacific/Auckland", LC_ALL="nb_NO.UTF-8")
"""Surroundings as none of the tests has them."""


@pytest.mark.long
def test_the_real_account_is_built_to_the_same_bytes_cold_and_warm_here_and_elsewhere(
    built_site: Path, tmp_path: Path
) -> None:
    """In another folder, with nothing kept; from its edition's folder that was kept; from the whole."""
    whole = snapshot(built_site)
    other = copied(tmp_path / "another folder")
    done = subprocess.run(
        command("build", "--no-cache"), cwd=other, env=ELSEWHERE, umask=0o077, check=False
    )
    assert done.returncode == 0
    assert differing(snapshot(other / "site"), whole) == []
    files = [path for path in (other / "site").rglob("*") if path.is_file()]
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o644}

    project = built_site.with_name("project")
    assert differing(snapshot(build(project, tmp_path / "whole")), whole) == []
    for kept in (project / CACHE).glob(f"{SITE}-*"):
        shutil.rmtree(kept)
    assert [*(project / CACHE).glob(f"{YEAR}-*")] != []
    assert differing(snapshot(build(project, tmp_path / "of its edition")), whole) == []


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """Return the names of what is not the same in two folders."""
    return sorted(name for name in {*one, *other} if one.get(name) != other.get(name))


# --- all or nothing ----------------------------------------------------------------------------


def test_errors_in_the_data_leave_the_former_site_as_it_was(
    project: Path, former: dict[str, bytes], apenhet: Run
) -> None:
    edit(project / "data/statement_2023.yml", "  year: 2023", "  year: twenty")
    failed = apenhet("build")
    assert failed.code == 1
    assert failed.out == ""
    assert "data/statement_2023.yml:" in failed.err
    assert "\n\n1 error.\n" in failed.err
    assert failed.err.endswith("\n\nStopped: mend this first.\n")
    assert snapshot(project / "site") == former
    assert litter(project) == []


MACROS = "macros.py"
DEFINE = "def define_env(env: Any) -> None:"


@dataclass(frozen=True)
class Mistake:
    """One edit that spoils a page, and what must be said of it."""

    file: str
    old: str
    new: str
    said: str


PAGE = "docs/en/measures.md"
CALL = "{{ measures() }}"

MISTAKES = [
    Mistake(MACROS, DEFINE, f"def (\n{DEFINE}", "stopped with an error (SyntaxError: "),
    Mistake(
        MACROS, DEFINE, f"import nope\n{DEFINE}", "(ModuleNotFoundError: No module named 'nope')"
    ),
    Mistake(
        MACROS,
        DEFINE,
        f"raise RuntimeError(1)\n{DEFINE}",
        "stopped with an error (RuntimeError: 1)",
    ),
    Mistake(MACROS, DEFINE, f"raise SystemExit(0)\n{DEFINE}", "macros.py:"),
    Mistake(MACROS, DEFINE, f"{DEFINE}\n    env.no_such()\n", "(AttributeError: "),
    Mistake(
        "overrides/main.html", "</main>", "{{ page.typo.typo }}</main>", "overrides/main.html:"
    ),
    Mistake("overrides/main.html", "</main>", "{% if %}</main>", "overrides/main.html:"),
    Mistake(
        "overrides/landing.html", "</main>", "{{ typo.typo }}</main>", "overrides/landing.html:"
    ),
    Mistake("overrides/main.html", "<main ", '<main onclick="x()" ', "onclick"),
    Mistake("overrides/main.html", "<main ", '<main style="color:red" ', "style"),
]
"""Mistakes in code: what ``check`` cannot know. Those of data and pages are its to tell."""


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.new)
def test_code_that_fails_is_told_in_a_line_and_leaves_the_former_site(
    project: Path, former: dict[str, bytes], apenhet: Run, mistake: Mistake
) -> None:
    edit(project / mistake.file, mistake.old, mistake.new)
    failed = apenhet("build")
    assert (failed.code, failed.out) == (2, "")
    assert mistake.said in failed.err
    assert failed.err.startswith("Error: ")
    assert failed.err.count("\n") == 1
    assert snapshot(project / "site") == former
    assert litter(project) == []


def test_a_macro_that_fails_is_told_in_norwegian_with_the_line_of_the_code(
    project: Path, apenhet: Run
) -> None:
    macros = project / MACROS
    text = macros.read_text(encoding="utf-8")
    macros.write_text(
        f"{text}\n\ndef measures():\n    return 1 / 0\n\n\n_define = define_env\n\n\n"
        "def define_env(env):\n    _define(env)\n    env.macro(measures)\n"
    )
    line = text.count("\n") + 4
    assert apenhet("build", "--lang", "nb").err == (
        f"Feil: macros.py:{line}: Programkoden stanset med en feil (ZeroDivisionError: division by"
        " zero). Hent fram en tidligere versjon av filen, eller spør en som kan programmere.\n"
    )


def test_a_page_that_names_what_there_is_not_is_told_as_check_tells_it(
    project: Path, former: dict[str, bytes], apenhet: Run
) -> None:
    edit(project / PAGE, CALL, "{{ mesures() }} [a](nowhere.md)")
    failed = apenhet("build", "--lang", "nb")
    told = [line for line in apenhet("check", "--lang", "nb").out.splitlines() if " error " in line]
    assert failed.code == 1
    assert [line for line in failed.err.splitlines() if " error " in line] == told
    assert [line.split(": ")[:2] for line in told] == [
        [f"{PAGE}:12:1", "error page_calls_known"],
        [f"{PAGE}:12:21", "error page_link_leads_somewhere"],
    ]
    assert snapshot(project / "site") == former
    assert litter(project) == []


def test_a_mistake_in_our_own_package_is_told_by_name_and_line(
    apenhet: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> object:
        raise LookupError("a mistake of ours")

    monkeypatch.setattr(project_module, "site_context", broken)
    failed = apenhet("build")
    assert failed.code == 2
    assert "apenhet/site/adapter.py:" in failed.err
    assert "(LookupError: a mistake of ours)" in failed.err


def test_a_word_that_the_pages_need_is_missed_whatever_became_of_the_schema(
    project: Path, former: dict[str, bytes], apenhet: Run
) -> None:
    edit(project / "data/labels_documents.yml", "\nemail: {nb: E-post, en: E-mail}\n", "\n")
    assert 'The word "email" is missing.' in apenhet("build").err
    assert apenhet("status").err == ""
    shutil.rmtree(project / "schema")
    failed = apenhet("build")
    assert failed.code == 1
    assert "schema/labels.json:1:1: error schema_readable:" in failed.err
    assert snapshot(project / "site") == former


def test_a_page_in_another_encoding_is_told_in_a_line(project: Path, apenhet: Run) -> None:
    (project / "docs/nb/tiltak.md").write_bytes("---\ntitle: Å være\n".encode("latin-1"))
    failed = apenhet("build")
    assert failed.code == 1
    assert "Traceback" not in failed.err


def test_a_folder_in_place_of_a_page_is_told_in_a_line(project: Path, apenhet: Run) -> None:
    (project / "docs/nb/tiltak.md").unlink()
    (project / "docs/nb/tiltak.md").mkdir()
    failed = apenhet("build", "--lang", "nb")
    assert failed.code == 1
    assert failed.err.startswith(
        "docs/nb/tiltak.md:1:1: error file_readable: Filen kan ikke åpnes (Det er en tom mappe)."
    )


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_an_interrupted_build_leaves_the_former_site_and_no_litter(
    project: Path, former: dict[str, bytes], apenhet: Run, number: signal.Signals
) -> None:
    with (project / MACROS).open("a") as macros:
        macros.write(f"import signal\n{STOP.format(number=int(number))}{HALF_WAY}")
    assert apenhet("build") == Outcome(128 + number, "", INTERRUPTED)
    assert snapshot(project / "site") == former
    assert litter(project) == []


@pytest.mark.long
def test_builds_at_once_leave_one_whole_site_however_each_of_them_ends(
    site_of_little: Path, project: Path, apenhet: Run
) -> None:
    """Three: one from beginning to end while two are half-way, of which only one is to end well.

    That one makes everything anew, in surroundings of its own, and the bytes are the same.
    """
    whole = snapshot(site_of_little)
    going_on, stopped = two_half_way(project)
    assert apenhet("build").code == 0
    assert snapshot(project / "site") == whole
    assert len(litter(project)) == 2, "neither was disturbed"

    stopped.terminate()
    _, err = stopped.communicate(timeout=PATIENCE)
    assert (stopped.returncode, err) == (128 + 15, INTERRUPTED)
    assert len(litter(project)) == 1
    assert snapshot(project / "site") == whole

    (project / "site/2023/index.html").unlink()
    for half_way in project.glob("half-way-*"):
        half_way.with_name(half_way.name.replace("half-way", "go-on")).touch()
    _, err = going_on.communicate(timeout=PATIENCE)
    assert (going_on.returncode, err) == (0, "")
    assert snapshot(project / "site") == whole
    files = [path for path in (project / "site").rglob("*") if path.is_file()]
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o644}
    assert litter(project) == []


def two_half_way(project: Path) -> list[subprocess.Popen[str]]:
    """Start two builds of a project that wait half-way; to those that come after it is as it was.

    The first one keeps nothing and uses nothing that was kept, elsewhere in the world.
    """
    macros = (project / MACROS).read_text()
    (project / MACROS).write_text(f"{macros}{WAIT}{HALF_WAY}")
    started = [
        subprocess.Popen(
            command("build", *options),
            cwd=project,
            env=surroundings,
            umask=umask,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        for options, surroundings, umask in (
            (("--no-cache",), ELSEWHERE, 0o077),
            ((), environment(), -1),
        )
    ]
    while len(list(project.glob("half-way-*"))) < len(started):
        assert all(process.poll() is None for process in started), started[0].communicate()
        time.sleep(0.05)
    (project / MACROS).write_text(macros)
    return started


def test_a_full_disk_is_told_in_a_line_and_leaves_the_former_site(
    project: Path, former: dict[str, bytes], apenhet: Run
) -> None:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, before[1]))
    try:
        failed = apenhet("build")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert (failed.code, failed.out) == (2, "")
    assert failed.err.startswith("Error: File too large")
    assert failed.err.count("\n") == 1
    assert snapshot(project / "site") == former
    assert litter(project) == []


# --- the engine by itself ----------------------------------------------------------------------


def by_itself(
    project: Path, *arguments: str, engine: str = "mkdocs"
) -> subprocess.CompletedProcess[str]:
    """Let the engine build the project, without any command of ours."""
    return subprocess.run(
        [sys.executable, "-m", engine, "build", "--strict", *arguments],
        cwd=project,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_plain_build_makes_the_newest_edition_in_norwegian(
    built_before: Path, apenhet: Run
) -> None:
    project = built_before
    done = by_itself(project)
    assert done.returncode == 0, done.stderr
    site = project / "site"
    for page in site.glob("*.html"):
        for address in followed(read(page)):
            there = target(site, page, address, "http://x/")
            if there:
                assert there[0].is_file(), f"{page.name}: {address}"
    assert 'lang="nb"' in (site / "index.html").read_text()
    # The engine's last version is out; whoever carries it on must build the same.
    done = by_itself(project, "--config-file", "mkdocs.yml", "--site-dir", "next", engine=SUCCESSOR)
    assert done.returncode == 0, done.stderr
    assert snapshot(project / "next") == snapshot(site)
    assert apenhet("build").code == 0
    assert (site / "2023/index.html").is_file()


@pytest.fixture
def unheard() -> Iterator[None]:
    """Let the engine's command, once it has ended, no longer tell what the engine does."""
    log = logging.getLogger("mkdocs")
    handlers, level = [*log.handlers], log.level
    yield
    log.handlers[:] = handlers
    log.setLevel(level)


@pytest.mark.usefixtures("unheard")
def test_a_plain_build_refuses_broken_data_in_a_line(
    project: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    edit(project / "data/statement_2023.yml", "  year: 2023", "  year: twenty")
    monkeypatch.chdir(project)
    with pytest.raises(SystemExit) as left:  # what raised anything else would end in a traceback
        mkdocs(["build", "--strict"])
    assert left.value.code == 1
    told = capfd.readouterr().err
    assert "data/statement_2023.yml:" in told
    assert "Traceback" not in told
