"""What every browser test starts from: the built site on a server of its own, and pages opened there.

It knows how to start Chromium and how a web server answers; it knows nothing of what pages say.
"""

from __future__ import annotations

import functools
import os
import shutil
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NoReturn

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, Request, sync_playwright

from tests.browser.addresses import NEWEST
from tests.conftest import ROOT, build

BASE = "/apenhetsloven/"
"""The path that the site is served at, as on the real host: nothing may rely on the root."""
TOOLS = Path(__file__).parent / "node_modules"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
OPTIONS = (
    "--no-sandbox",  # root, as in most containers, has none
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

PATIENCE = 60_000
"""Milliseconds that a page gets to do what is asked of it, on a machine busy with other tests."""
LATE = 0.25
"""Seconds by which a slow server's fonts and scripts come after the page and its style."""

OpenPage = Callable[..., Page]


def lacking(what: str) -> NoReturn:
    """Skip the test for want of a tool, or fail it where nothing may be skipped."""
    if os.environ.get("APENHET_REQUIRE_BROWSER", "") not in {"", "0"}:
        pytest.fail(f"APENHET_REQUIRE_BROWSER is set, but {what}", pytrace=False)
    pytest.skip(what)


# --- the site ---------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The newest edition, built; that in ``APENHET_TEST_SITE``, where a finished one is looked at."""
    given = os.environ.get("APENHET_TEST_SITE")
    folder = Path(given) if given else tmp_path_factory.mktemp("real") / "site"
    return (folder if given else build(ROOT, folder, NEWEST)).resolve()


class _Server(ThreadingHTTPServer):
    request_queue_size = 128  # a connection that finds no room here is tried again seconds later

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a browser that hung up; anything else is told."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Answer(SimpleHTTPRequestHandler):
    """Serves the site below ``BASE``, and its own page for wrong addresses, as real hosts are set up."""

    protocol_version = "HTTP/1.1"

    def translate_path(self, path: str) -> str:
        inside = path.startswith(BASE)
        return super().translate_path(path.removeprefix(BASE[:-1]) if inside else "/no such file")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:  # noqa: ARG002 # the page says it all
        page = Path(self.directory, "404.html").read_bytes()
        self.send_response(code, message)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(page)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 # named so by the base class
        """Say nothing."""


class _SlowAnswer(_Answer):
    """Answers as over a slow line: the text is seen before the font and the script are there."""

    def do_GET(self) -> None:
        if self.path.endswith((".woff2", ".js")):
            time.sleep(LATE)
        super().do_GET()


@contextmanager
def served(folder: Path, *, slowly: bool = False) -> Iterator[str]:
    """Serve a built site, as long as it is needed, and say at which address."""
    handler = functools.partial(_SlowAnswer if slowly else _Answer, directory=str(folder))
    with _Server(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{BASE}"
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture(scope="session")
def origin(site: Path) -> Iterator[str]:
    """The address of the site on a server that this test process has to itself."""
    with served(site) as address:
        yield address


@pytest.fixture(scope="session")
def slow_origin(site: Path) -> Iterator[str]:
    """The address of the site on a server that answers slowly."""
    with served(site, slowly=True) as address:
        yield address


@pytest.fixture(scope="session")
def axe() -> str:
    """axe-core, as a script to evaluate."""
    script = TOOLS / "axe-core" / "axe.min.js"
    if not script.is_file():
        lacking("axe-core is not installed: npm ci --ignore-scripts in tests/browser")
    return script.read_text(encoding="utf-8")


# --- the browser ------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium."""
    program = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if program is None:
        lacking("Chromium was not found on PATH")
    try:
        driver = sync_playwright().start()
    except Exception as error:  # noqa: BLE001 # the driver is a program of its own: it fails as programs do
        lacking(f"Playwright's driver does not start: {error}")
    try:
        chromium = driver.chromium.launch(executable_path=program, args=OPTIONS)
    except Error as error:
        driver.stop()
        lacking(f"Chromium does not start: {error.message}")
    yield chromium
    chromium.close()
    driver.stop()


@pytest.fixture
def new_context(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Make browser contexts, each as fresh as a new reader's; motion is reduced unless asked for."""
    opened: list[BrowserContext] = []

    def make(
        *, width: int = 1280, height: int = 900, scheme: str = "light", **options: Any
    ) -> BrowserContext:
        settings: dict[str, Any] = {
            "viewport": {"width": width, "height": height},
            "color_scheme": scheme,
            "reduced_motion": "reduce",
            "locale": "nb-NO",
            "timezone_id": "Europe/Oslo",
        }
        context = browser.new_context(**{**settings, **options})
        context.set_default_timeout(PATIENCE)
        opened.append(context)
        return context

    yield make
    for context in opened:
        context.close()


@pytest.fixture
def open_page(new_context: Callable[..., BrowserContext], origin: str) -> Iterator[OpenPage]:
    """Open a page of the site by its address in it, in a context of its own.

    A test fails, whatever it looks at, if a page it opened logged an error or asked anyone else.
    """
    complaints: list[str] = []

    def open_(path: str, **options: Any) -> Page:
        page = new_context(**options).new_page()
        listen(page, path, origin, complaints)
        page.goto(origin + path, wait_until="load")
        page.evaluate("document.fonts.ready.then(() => true)")
        return page

    yield open_
    assert not complaints, "\n".join(complaints)


def listen(page: Page, path: str, origin: str, complaints: list[str]) -> None:
    """Note every error that ``page`` logs, and every request that fails or leaves the origin."""

    def request(asked: Request) -> None:
        if not asked.url.startswith((origin, "data:", "blob:")):
            complaints.append(f"{path}: asked for {asked.url}, outside the site")

    page.on("request", request)
    page.on("pageerror", lambda error: complaints.append(f"{path}: script error: {error}"))
    page.on(
        "console",
        lambda said: (
            complaints.append(f"{path}: console: {said.text}")
            if said.type in {"error", "warning"}
            else None
        ),
    )
