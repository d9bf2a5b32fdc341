"""What every browser test starts from: the built site on a server of its own, and pages opened there.

It knows how to start Chromium and how a web server answers; it knows nothing of what pages say.
"""

from __future__ import annotations

import functools
import os
import re
import shutil
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Final, Literal, NoReturn
from urllib.parse import urldefrag

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Error,
    Page,
    Request,
    Response,
    sync_playwright,
)

from tests.browser.addresses import EDITION_PAGES
from tests.browser.visits import Setting, Visit, Way
from tests.conftest import ROOT, build, copied, once
from tests.publishing import with_year_before

BASE = "/apenhetsloven/"
"""The path that the site is served at, as on the real host: nothing may rely on the root."""
TOOLS = Path(__file__).parent / "node_modules"
CHROMIUM = (
    "chromium-headless-shell",  # the same engine without the window around it: a quarter less work
    *("chromium", "chromium-browser", "google-chrome-stable", "google-chrome"),
)
OPTIONS = (
    "--no-sandbox",  # root, as in most containers, has none
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--in-process-gpu",
    # Scripts run once on each page: to compile them well is not worth it, nor is tidying up after them.
    "--js-flags=--no-turbofan --no-maglev --min-semi-space-size=64",
)
UNPAINTED = "--disable-threaded-compositing"
"""Lets Chromium draw no frames of its own accord.

Where things lie, how they look, what has the focus and what is told of them is worked out all the same,
when it is asked for. What waits for a frame does not come: the events of scrolling and resizing, clicks.
"""

PATIENCE = 60_000
"""Milliseconds that a page gets to do what is asked of it, on a machine busy with other tests."""
HOST = "http://127.0.0.1"
GIVEN_UP = "net::ERR_ABORTED"
"""Why a request fails that the browser was still at when the reader went on to another page."""
BAD_REQUEST = 400
HESITATION = 0.15
"""Seconds for which a page lacks its last part: enough to be shown without it, if it were."""
FETCHED = ("pagefind", ".json")
"""Parts of the addresses that a page asks for by itself when it is used, after it was loaded."""
FIRST: Final = {Way.SERVED: 320, Way.NO_SCRIPT: 320, Way.FOLDER: 1280}
"""The width of the window that a visit begins in: the first, or only, one that looks are due in."""

# Said aloud at once, so that it is heard also when the reader has gone on to another page.
TELL_VIOLATIONS: Final = """document.addEventListener("securitypolicyviolation", (event) =>
  console.error(`policy: ${event.effectiveDirective} refuses ${event.blockedURI}`));"""

OpenPage = Callable[..., Page]
Scheme = Literal["light", "dark"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let a browser test that fails be tried again, twice at most: the summary names it, ``RERUN``.

    What is wrong with a page fails each time. What a browser does in a moment when the machine is busy
    with something else does not, and said nothing about the page.
    """
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.flaky(reruns=2))


def lacking(what: str) -> NoReturn:
    """Skip the test for want of a tool, or fail it where nothing may be skipped."""
    if os.environ.get("APENHET_REQUIRE_BROWSER", "") not in {"", "0"}:
        pytest.fail(f"APENHET_REQUIRE_BROWSER is set, but {what}", pytrace=False)
    pytest.skip(what)


# --- the site ---------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The newest edition, built; that in ``APENHET_TEST_SITE``, where a finished one is looked at."""
    if given := os.environ.get("APENHET_TEST_SITE"):
        return Path(given).resolve()
    made = once(tmp_path_factory, "real", lambda folder: build(ROOT, folder / "site"))
    return (made / "site").resolve()


@pytest.fixture(scope="session")
def held_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site for what depends on words: the edition that the tests know, and a small one before it."""

    def make(folder: Path) -> None:
        project = with_year_before(copied(folder))
        build(project, project / "site")

    return once(tmp_path_factory, "held", make) / "site"


@pytest.fixture(scope="session")
def held_origin(held_site: Path) -> Iterator[str]:
    """The address of that site."""
    with served(held_site) as address:
        yield address


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


class _LateAnswer(_Answer):
    """Keeps fonts and scripts back until it is told to go on, and a page's last part for a moment."""

    def __init__(self, *args: Any, go_on: threading.Event, **options: Any) -> None:
        self._go_on = go_on
        super().__init__(*args, **options)

    def do_GET(self) -> None:
        if self.path.endswith((".woff2", ".js")):
            self._go_on.wait(PATIENCE / 1000)
        super().do_GET()

    def copyfile(self, source: Any, outputfile: Any) -> None:
        if self.path.endswith(".html"):
            page = Path(self.translate_path(self.path)).read_bytes()
            body = page.index(b"<body")
            outputfile.write(source.read(body + (len(page) - body) * 3 // 4))
            outputfile.flush()
            time.sleep(HESITATION)
        super().copyfile(source, outputfile)


@contextmanager
def served(folder: Path, *, late: threading.Event | None = None) -> Iterator[str]:
    """Serve a built site, as long as it is needed, and say at which address.

    Until the event ``late``, a reader sees pages without their fonts and scripts, as on a slow line,
    where a page comes in two parts too.
    """
    handler = (
        functools.partial(_LateAnswer, directory=str(folder), go_on=late)
        if late
        else functools.partial(_Answer, directory=str(folder))
    )
    with _Server(("127.0.0.1", 0), handler) as server:
        # The interval is what an end waits for.
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield f"{HOST}:{server.server_port}{BASE}"
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture(scope="session")
def origin(site: Path) -> Iterator[str]:
    """The address of the site on a server that this test process has to itself."""
    with served(site) as address:
        yield address


@pytest.fixture
def new_origin(site: Path) -> Iterator[Callable[[], str]]:
    """Serve the site at an address of its own, where a reader has never been.

    What a browser keeps, it keeps by address: files, choices, all but cookies, which we have none of.
    """
    with ExitStack() as open_:
        yield lambda: open_.enter_context(served(site))


@pytest.fixture(scope="session")
def axe() -> str:
    """axe-core, as a script to evaluate."""
    script = TOOLS / "axe-core" / "axe.min.js"
    if not script.is_file():
        lacking("axe-core is not installed: npm ci --ignore-scripts in tests/browser")
    return script.read_text(encoding="utf-8")


# --- the browser ------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def start() -> Iterator[Callable[..., Browser]]:
    """Start the system's Chromium, once with each choice of further options."""
    program = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if program is None:
        lacking("Chromium was not found on PATH")
    try:
        driver = sync_playwright().start()
    except Exception as error:  # noqa: BLE001 # the driver is a program of its own: it fails as programs do
        lacking(f"Playwright's driver does not start: {error}")
    started: dict[tuple[str, ...], Browser] = {}

    def with_options(*options: str) -> Browser:
        if options not in started:
            try:
                started[options] = driver.chromium.launch(
                    executable_path=program, args=[*OPTIONS, *options]
                )
            except Error as error:
                lacking(f"Chromium does not start: {error.message}")
        return started[options]

    yield with_options
    for chromium in started.values():
        chromium.close()
    driver.stop()


class Witness:
    """Writes down what is asked for, and all that no page may do, whatever a test looks at.

    A page may log nothing, break no policy, have no error, and ask nobody else; nothing that it asks
    for may fail. ``expected`` is a pattern of what a test provokes, and which must then happen.
    """

    def __init__(self, context: BrowserContext, own: tuple[str, ...]) -> None:
        self.context, self.own = context, (*own, "data:", "blob:")
        self.asked: list[str] = []
        self.complaints: list[str] = []
        self.expected: str | None = None
        context.add_init_script(TELL_VIOLATIONS)
        context.on("request", self._request)
        context.on("requestfailed", self._failed)
        context.on("response", self._response)
        context.on("weberror", lambda error: self._complain(f"script error: {error.error}"))
        context.on(
            "console",
            lambda said: self._complain(f"console: {said.text} ({said.location.get('url')})"),
        )

    def forget(self) -> None:
        """Begin anew, with another test."""
        self.asked.clear()
        self.complaints.clear()
        self.expected = None

    @property
    def may_go_on(self) -> bool:
        """Whether something may still come of what a test did: something is fetched, or was to go wrong."""
        fetched = (part in url for url in self.asked for part in FETCHED)
        return self.expected is not None or any(fetched)

    def _complain(self, what: str) -> None:
        self.complaints.append(what)

    def _request(self, asked: Request) -> None:
        self.asked.append(asked.url)
        if not asked.url.startswith(self.own):
            self._complain(f"asked for {asked.url}, outside the site")

    def _failed(self, asked: Request) -> None:
        if asked.failure != GIVEN_UP:
            self._complain(f"got no {asked.url}: {asked.failure}")

    def _response(self, answer: Response) -> None:
        if answer.status >= BAD_REQUEST:
            self._complain(f"got no {answer.url}: {answer.status}")

    def unexpected(self) -> list[str]:
        """Return what nobody provoked, and what was provoked in vain."""
        if self.expected is None:
            return self.complaints
        happened = [told for told in self.complaints if re.search(self.expected, told)]
        missing = [] if happened else [f"no complaint fits «{self.expected}»"]
        return [*missing, *(told for told in self.complaints if told not in happened)]


class Desk:
    """The browser as tests use it: its contexts, each with a witness.

    A kept context serves test after test that asks for the same options: a new one takes its time.
    To pages of a new address, who comes in a kept one is a new reader too.
    """

    def __init__(self, start: Callable[..., Browser], own: tuple[str, ...]) -> None:
        self._start, self._own = start, own
        self._kept: dict[str, tuple[Page, Witness]] = {}

    def fresh(self, **options: Any) -> tuple[BrowserContext, Witness]:
        """Return a context of a reader who has never been here; motion is reduced unless asked for."""
        browser = self._start(*([] if options.pop("painted", True) else [UNPAINTED]))
        width, height = options.pop("width", 1280), options.pop("height", 900)
        settings: dict[str, Any] = {
            "viewport": {"width": width, "height": height},
            "color_scheme": options.pop("scheme", "light"),
            "reduced_motion": "reduce",
            "locale": "nb-NO",
            "timezone_id": "Europe/Oslo",
        }
        context = browser.new_context(**{**settings, **options})
        context.set_default_timeout(PATIENCE)
        return context, Witness(context, self._own)

    def kept(
        self,
        *,
        width: int = 1280,
        height: int = 900,
        scheme: Scheme = "light",
        script: str = "",
        **options: Any,
    ) -> tuple[Page, Witness]:
        """Return a page that other tests have used, in a window as asked for.

        It may still be where they left it, which costs less than to leave it and then come to another.
        ``script`` runs before those of each page it comes to.
        """
        key = repr((script, sorted(options.items())))
        if key not in self._kept:
            context, witness = self.fresh(**options)
            if script:
                context.add_init_script(script)
            self._kept[key] = context.new_page(), witness
        page, witness = self._kept[key]
        for other in page.context.pages:
            if other is not page:
                other.close()
        if witness.may_go_on:
            page.goto("about:blank")
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(media="screen", color_scheme=scheme)
        return page, witness


@pytest.fixture(scope="session")
def desk(
    start: Callable[..., Browser], site: Path, tmp_path_factory: pytest.TempPathFactory
) -> Desk:
    """The browser, for pages of a site: served by this machine, or from the folder it was built in."""
    made = tmp_path_factory.getbasetemp().parent
    return Desk(start, (f"{HOST}:", site.as_uri(), made.as_uri()))


@pytest.fixture
def witnesses() -> Iterator[list[Witness]]:
    """All that was said by the pages of a test; it fails if any of it should not have been."""
    heard: list[Witness] = []
    yield heard
    told = [complaint for witness in heard for complaint in witness.unexpected()]
    assert not told, "\n".join(told)


@pytest.fixture
def new_context(desk: Desk, witnesses: list[Witness]) -> Iterator[Callable[..., BrowserContext]]:
    """Make browser contexts, each as fresh as a new reader's."""
    opened: list[BrowserContext] = []

    def make(*, expected: str | None = None, **options: Any) -> BrowserContext:
        context, witness = desk.fresh(**options)
        witness.expected = expected
        opened.append(context)
        witnesses.append(witness)
        return context

    yield make
    for context in opened:
        context.close()


@pytest.fixture
def used_page(desk: Desk, witnesses: list[Witness]) -> Iterator[OpenPage]:
    """Return a page that other tests may have used, to go on from where they left it."""
    used: list[Page] = []

    def take(*, expected: str | None = None, **options: Any) -> Page:
        page, witness = desk.kept(**options)
        if witness not in witnesses:
            witness.forget()
            witnesses.append(witness)
            used.append(page)
        witness.expected = expected
        return page

    yield take
    for page in used:
        page.evaluate("0")  # what it said until now has been heard when it has answered


@pytest.fixture
def blank_page(used_page: OpenPage) -> OpenPage:
    """Return a blank page that other tests may have used."""

    def blank(**options: Any) -> Page:
        page = used_page(**options)
        page.goto("about:blank")
        return page

    return blank


@pytest.fixture
def open_page(used_page: OpenPage, origin: str) -> OpenPage:
    """Open a page of the site by its address in it, in a page that other tests may have used."""

    def open_(path: str, *, at: str = origin, **options: Any) -> Page:
        page = used_page(**options)
        if urldefrag(page.url).url == urldefrag(at + path).url:
            page.goto("about:blank")  # or it would be as it was left
        return came_to(page, at + path)

    return open_


@pytest.fixture
def visit(
    witnesses: list[Witness],
    open_page: OpenPage,
    new_origin: Callable[[], str],
    site: Path,
    axe: str,
) -> Iterator[Callable[[str, Way], Visit]]:
    """Come to a page of the site in one of the ways that readers do.

    Who comes without script after somebody with it, who is still there, is compared with them.
    """
    places = {place.path: place for place in EDITION_PAGES}
    made: list[Visit] = []

    def come(path: str, way: Way) -> Visit:
        scripted = None
        first = Setting(FIRST[way])
        open_here = functools.partial(open_page, path, width=first.width, painted=False)
        match way:
            case Way.FOLDER:
                page = open_here(at=f"{site.as_uri()}/", offline=True)
            case Way.NO_SCRIPT:
                page = open_here(java_script_enabled=False)
                with_it = (one for one in made if (one.path, one.way) == (path, Way.SERVED))
                scripted = next(with_it, None) or come(path, Way.SERVED)
            case _:
                page = open_here(at=new_origin())
        asked = next(one.asked for one in witnesses if one.context is page.context)
        made.append(Visit(path, places.get(path), way, page, site, axe, asked, first, scripted))
        return made[-1]

    yield come
    for visited in made:
        visited.leave()


def came_to(page: Page, url: str) -> Page:
    """Go to an address and wait until the page stands there in its own font."""
    page.goto(url, wait_until="load")
    page.evaluate("document.body.offsetHeight, document.fonts.ready.then(() => true)")
    return page
