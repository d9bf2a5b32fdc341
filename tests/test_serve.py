"""The preview follows edits of data, pages, templates and code, and survives wrong ones."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from apenhet.site.runner import Runner
from tests.conftest import Outcome, Run, command, environment
from tests.publishing import saying_little

PATIENCE = 180
"""Seconds: a build takes one or two, on a busy machine more."""


@pytest.fixture
def port() -> int:
    """A port that nobody has taken."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


@pytest.fixture
def start(project: Path, tmp_path: Path) -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Start the preview of the project, which says little here, and end it after the test.

    Its spelling is left to the tests of that: dictionaries take each build a second.
    """
    saying_little(project)
    started: list[subprocess.Popen[str]] = []
    scratch = tmp_path / "scratch"
    scratch.mkdir()

    def run(*arguments: str) -> subprocess.Popen[str]:
        started.append(
            subprocess.Popen(
                command("serve", *arguments),
                cwd=project,
                env=environment(TMPDIR=str(scratch), DICPATH=str(tmp_path / "none")),
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
            )
        )
        return started[-1]

    yield run
    for process in started:
        process.terminate()
        process.communicate(timeout=PATIENCE)
    assert list(scratch.iterdir()) == []


def read(url: str) -> str:
    try:
        with urlopen(url, timeout=PATIENCE) as answer:  # noqa: S310 # our own server
            return str(answer.read().decode())
    except URLError as error:
        return f"({error})"


def fetched(url: str) -> bytes:
    with urlopen(url, timeout=PATIENCE) as answer:  # noqa: S310 # our own server
        return bytes(answer.read())


def assert_a_file_is_made_when_asked_for(folder: str) -> None:
    """Fetch the document that a folder's page of data offers, twice: then it is there."""
    page = read(f"{folder}data-and-downloads.html")
    assert '<a href="statement-2023.docx">Document for comments <span' in page
    document = fetched(f"{folder}statement-2023.docx")
    assert b"word/document.xml" in document
    assert fetched(f"{folder}statement-2023.docx") == document


def wait_until(holds: Callable[[], bool], what: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < deadline, what
        time.sleep(0.1)


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def assert_it_keeps_the_last_good_one(process: subprocess.Popen[str], page: str, file: str) -> None:
    """Read what is said of errors that have just come, look at a page, and ask for a file."""
    assert process.stderr is not None
    told = ""
    while "stays as it was" not in told:
        told += process.stderr.readline()
    _, waiting, told = told.rpartition('" code 404\n')
    assert waiting, "of when there was nothing to show"
    assert "data/statement_2023.yml:" in told
    assert "HTTP Error 500" in read(file)
    told = process.stderr.readline()
    assert told.startswith("The file statement-2023.docx could not be made: data/statement_2023.")
    assert process.stderr.readline().endswith('.docx HTTP/1.1" code 500\n')
    assert "Seen in the preview." in read(page)


@pytest.mark.long
def test_the_preview_follows_edits_and_keeps_the_last_good_one(
    project: Path, start: Callable[..., subprocess.Popen[str]], port: int
) -> None:
    """It starts with errors, which are mended; then code, page and template change at once."""
    statement, right, wrong = project / "data/statement_2023.yml", "year: 2023", "year: twenty"
    edit(statement, right, wrong)
    process = start("--port", str(port))
    url = f"http://127.0.0.1:{port}/"
    wait_until(lambda: "404" in read(url), "the preview did not start")
    edit(statement, wrong, right)
    page = url + "2023/en/measures.html"
    wait_until(lambda: "<main" in read(page), "the page did not come")
    english = read(page)
    assert 'lang="en"' in english
    assert "livereload(" in english
    assert "Content-Security-Policy" not in english

    code = '    env.macro(lambda: "Seen in the preview.", "measures")\n'
    edit(project / "macros.py", "    env.downloads", f"{code}    env.downloads")
    edit(project / "docs/en/measures.md", "{{ measures() }}", "{{ measures() }} Edited.")
    edit(project / "overrides/main.html", "</main>", "<p>New frame</p></main>")
    changes = ("Seen in the preview. Edited.", "New frame")
    wait_until(lambda: all(map(read(page).__contains__, changes)), "they are not followed")

    assert_a_file_is_made_when_asked_for(url + "latest/en/")
    edit(statement, right, wrong)
    assert_it_keeps_the_last_good_one(process, page, url + "2023/en/statement-2023.docx")
    process.send_signal(signal.SIGTERM)
    out, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, err) == (0, ""), "it ends quietly, as it does with Ctrl-C"
    first, *others = out.splitlines()
    assert first == f"Preview: {url}. It follows your edits. Stop with Ctrl-C."
    assert set(others) == {"Updated."}


def test_the_preview_ends_quietly(
    project: Path, start: Callable[..., subprocess.Popen[str]], port: int
) -> None:
    shutil.rmtree(project / "docs")  # there is nothing to show, which is soon known
    process = start("--port", str(port), "--lang", "nb")
    url = f"http://127.0.0.1:{port}/"
    wait_until(lambda: "404" in read(url), "the preview did not start")
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0
    assert out == f"Forhåndsvisning: {url}. Den følger endringene dine. Avslutt med Ctrl-C.\n"
    assert err.endswith('" code 404\n')


def test_one_process_builds_again_and_again_until_the_code_is_edited_or_it_dies(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    code = tmp_path / "code/macros.py"
    code.parent.mkdir()
    code.write_text("as it was")

    def ran(*arguments: str) -> tuple[int | None, int]:
        ended = runner.run(arguments)
        assert runner._process is not None
        return ended, runner._process.pid

    with closing(Runner(tmp_path, code.parent)) as runner:
        (ended, first), failed, again = ran("--version"), ran("build"), ran("--version")
        assert (ended, failed, again) == (0, (2, first), (0, first))
        code.write_text("as it is")
        ended, second = ran("--version")
        assert (ended, second != first) == (0, True)
        os.kill(second, signal.SIGKILL)
        os.waitid(os.P_PID, second, os.WEXITED | os.WNOWAIT)
        ended, third = ran("--version")
        assert (ended, third != second) == (0, True)
    out, err = capfd.readouterr()
    assert (out, err.count("\n")) == ("", 1), "but for what is wrong, nothing is said"


def test_a_taken_port_is_told_in_a_line(apenhet: Run) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert apenhet("serve", "--port", str(port)) == Outcome(
            2,
            "",
            f"Error: Port {port} is taken. Choose another: apenhet serve --port {port + 1}\n",
        )
