"""Pages, style sheets and pictures are as the standards want them, says the Nu HTML checker."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any, Final

import pytest

from tests.browser.addresses import ALL
from tests.browser.conftest import TOOLS, lacking

pytestmark = pytest.mark.browser

NOT_SO: Final = {
    # What the checker says without reason, and why there is none.
    "violates Content Security Policy": (
        "it reads files and cannot know what 'self' is, and takes JSON-LD for a script that runs; "
        "the browser is asked on every visit"
    ),
    "“container-type”: Property “container-type” doesn't exist": "container queries are new to it",
    "Unrecognized at-rule “@container”": "the same",
    "“blocking” attribute must have a “rel” attribute whose value is “stylesheet”": (
        "a page may wait for a part of itself too (rel=expect), and that is new to it"
    ),
    "“font-size”: Parse Error. in(1rem, 5.5cqi)": "the same, their units",
}
BAD: Final = "<!doctype html><title>x</title><style>p { no-such: 0 }</style><p><div></p><img src=x>"


@pytest.fixture(scope="session")
def checker() -> list[str]:
    """The command that runs the Nu HTML checker."""
    jar = TOOLS / "vnu-jar" / "build" / "dist" / "vnu.jar"
    if not jar.is_file():
        lacking("the Nu HTML checker is not installed: npm ci --ignore-scripts in tests/browser")
    if shutil.which("java") is None:
        lacking("Java was not found on PATH")
    # A run this short is over before it gains from what is compiled with care; that takes half its time.
    java = ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss8m"]
    told = ["--also-check-svg", "--format", "json", "--stdout", "--exit-zero-always"]
    return [*java, "-jar", str(jar), *told]


def test_everything_is_valid(checker: list[str], site: Path, tmp_path: Path) -> None:
    # One run for all, with a bad page among them to see that the checker is awake.
    bad = tmp_path / "bad.html"
    bad.write_text(BAD, encoding="utf-8")
    files = [
        file.relative_to(site).as_posix()
        for file in sorted(site.rglob("*.svg"))
        if file.relative_to(site).parts[0] != "latest"
    ]
    assert files
    done = subprocess.run(
        [*checker, *ALL, *files, str(bad)],
        cwd=site,
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
    )
    told: list[dict[str, Any]] = json.loads(done.stdout)["messages"]
    found = [_line(entry) for entry in told]
    found = [line for line in found if not any(known in line for known in NOT_SO)]
    of_bad = [line for line in found if "bad.html" in line]
    assert len(of_bad) >= 3, f"the checker does not see what is wrong: {of_bad}"
    assert not set(found) - set(of_bad), "\n".join(sorted(set(found) - set(of_bad)))


def _line(told: dict[str, Any]) -> str:
    extract = " ".join(told.get("extract", "").split())
    return f"{told.get('url')}:{told.get('lastLine')}: {told['message']} {extract}"
