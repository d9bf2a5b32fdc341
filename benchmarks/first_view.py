"""How soon a reader on a slow phone sees a page, beside a bare page with the same text.

It knows finished pages and the browser; nothing of how pages are made. Run it from the project's
folder: ``.venv/bin/python benchmarks/first_view.py``.
"""

from __future__ import annotations

import argparse
import functools
import gzip
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

WIDTH, HEIGHT = 412, 823
CPU = 4
"""How many times slower than this machine the phone is."""
NETWORK = {  # "Slow 4G" of the browser's own developer tools
    "offline": False,
    "latency": 562.5,  # milliseconds
    "downloadThroughput": 1.6e6 / 8 * 0.9,  # bytes a second
    "uploadThroughput": 750e3 / 8 * 0.9,
}
TARGET = 1.15
"""The most that the largest paint may take, in times of the bare page's."""
PAGES = {
    "overview": "index.html",
    "account": "redegjorelse.html",
    "overview, English": "en/index.html",
    "account, English": "en/account.html",
}
BARE_STYLE = (
    b"body{max-width:42rem;margin:auto;padding:1rem;font:1.0625rem/1.6 system-ui,sans-serif}"
)
KEPT = re.compile(
    r"</?(h[1-6]|p|ul|ol|li|dl|dt|dd|div|section|table|caption|thead|tbody|tr|th|td|a|strong|em)\b"
)
TYPES = {
    ".css": "text/css",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
}
BROWSER = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
OPTIONS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking")

OBSERVE = """
  window.seen = { largest: 0, moved: 0 };
  const observe = (type, note) => new PerformanceObserver((list) => list.getEntries().forEach(note))
    .observe({ type, buffered: true });
  observe("largest-contentful-paint", (entry) => { seen.largest = entry.startTime; });
  window.fetched = () => ["navigation", "resource"].flatMap((type) =>
    performance.getEntriesByType(type));
  observe("layout-shift", (entry) => { seen.moved += entry.value; });
"""
MEASURE = """() => ({
  largest: seen.largest, moved: seen.moved,
  first: performance.getEntriesByName("first-contentful-paint")[0].startTime,
  bytes: fetched().reduce((sum, entry) => sum + entry.encodedBodySize, 0),
  requests: fetched().length,
})"""


@dataclass
class Page:
    """A page to look at, and what was measured: one entry for each run."""

    name: str
    path: str
    runs: list[dict[str, float]] = field(default_factory=list)

    def median(self, what: str) -> float:
        """Return the median of a measure over all runs."""
        return statistics.median(run[what] for run in self.runs)

    def row(self) -> str:
        """Return the page's row of the table."""
        largest = sorted(run["largest"] for run in self.runs)
        return (
            f"| {self.name} | {self.median('bytes'):,.0f} | {self.median('requests'):.0f} "
            f"| {self.median('first'):,.0f} | {self.median('largest'):,.0f} "
            f"| {largest[0]:,.0f}–{largest[-1]:,.0f} | {self.median('moved'):g} |"
        )


def bare(page: str) -> bytes:
    """Return the text of a built page as plainly as a person would write it by hand."""
    title = re.search(r"<title>.*?</title>", page)
    main = re.search(r"<main\b.*?>(.*)</main>", page, re.DOTALL)
    if title is None or main is None:
        raise SystemExit("the page has no <title> or no <main>")
    text = re.sub(r"<svg\b.*?</svg>", "", main[1], flags=re.DOTALL)
    text = re.sub(r"<[^>]*>", _plain, text)
    head = f'<!doctype html><html lang="nb"><head><meta charset="utf-8">{title[0]}'
    view = '<meta name="viewport" content="width=device-width, initial-scale=1">'
    style = '<link rel="stylesheet" href="bare.css"></head><body>'
    return f"{head}{view}{style}{text}</body></html>".encode()


def _plain(tag: re.Match[str]) -> str:
    """Keep a tag of running text and of its attributes where a link leads; drop the others."""
    kept = KEPT.match(tag[0])
    href = re.search(r' href="[^"]*"', tag[0])
    return f"{kept[0]}{href[0] if href else ''}>" if kept else ""


class _Server(BaseHTTPRequestHandler):
    """Serves files from memory, compressed as common web servers do."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *args: Any, files: dict[str, bytes]) -> None:
        self.files = files
        super().__init__(*args)

    def do_GET(self) -> None:
        path = self.path.lstrip("/")
        content = self.files.get(path)
        self.send_response(200 if content is not None else 404)
        kind = Path(path).suffix
        if content is not None and kind != ".woff2":
            content = gzip.compress(content, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", TYPES.get(kind, "application/octet-stream"))
        self.send_header("Content-Length", str(len(content or b"")))
        self.end_headers()
        self.wfile.write(content or b"")

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 # named by the base class
        """Say nothing."""


@contextmanager
def served(files: dict[str, bytes]) -> Iterator[str]:
    """Serve files and say at which address."""
    handler = functools.partial(_Server, files=files)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def look(browser: Browser, url: str) -> dict[str, float]:
    """Open a page for the first time, on a slow phone, and return what was seen."""
    context = browser.new_context(viewport={"width": WIDTH, "height": HEIGHT})
    page = context.new_page()
    page.add_init_script(OBSERVE)
    phone = context.new_cdp_session(page)
    phone.send("Network.enable")
    phone.send("Network.emulateNetworkConditions", NETWORK)
    phone.send("Emulation.setCPUThrottlingRate", {"rate": CPU})
    page.goto(url, wait_until="load")
    page.evaluate("document.fonts.ready.then(() => true)")
    page.wait_for_timeout(500)
    seen: dict[str, float] = page.evaluate(MEASURE)
    context.close()
    return seen


@contextmanager
def built(given: Path | None) -> Iterator[Path]:
    """Give a built site: the one given, or one built for this."""
    if given:
        yield given
        return
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        command = [sys.executable, "-m", "apenhet", "build", "--site-dir", str(site)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        yield site


def pairs(edition: Path, files: dict[str, bytes]) -> list[tuple[Page, Page]]:
    """Return each page beside its bare twin, and put the twins among the files."""
    found = []
    files["bare/bare.css"] = BARE_STYLE
    for name, file in PAGES.items():
        twin = f"bare/{file.replace('/', '-')}"
        files[twin] = bare((edition / file).read_text(encoding="utf-8"))
        found.append((Page(name, f"{edition.name}/{file}"), Page(f"{name}, bare", twin)))
    return found


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description="How soon a reader on a slow phone sees a page.")
    parser.add_argument("--site", type=Path, help="a built site; without it, one is built")
    parser.add_argument("--runs", type=int, default=11, help="how often each page is opened")
    asked = parser.parse_args()
    program = next(filter(None, map(shutil.which, BROWSER)), None)
    if program is None:
        raise SystemExit("Chromium was not found on PATH")
    with built(asked.site) as site, sync_playwright() as driver:
        edition = max(path for path in site.iterdir() if path.name.isdecimal())
        files = {
            file.relative_to(site).as_posix(): file.read_bytes()
            for file in edition.rglob("*")
            if file.is_file()
        }
        twins = pairs(edition, files)
        browser = driver.chromium.launch(executable_path=program, args=OPTIONS)
        with served(files) as address:
            look(browser, address + twins[0][0].path)  # the first one warms the browser up
            for _ in range(asked.runs):  # in turn, so that a busy moment hits all alike
                for page in (page for pair in twins for page in pair):
                    page.runs.append(look(browser, address + page.path))
        report(twins, browser.version)
        browser.close()


def report(twins: list[tuple[Page, Page]], version: str) -> None:
    """Print the table and the ratios."""
    runs = len(twins[0][0].runs)
    print(
        f"Chromium {version}, {WIDTH} px, slow 4G, CPU {CPU} times slower, empty cache, {runs} runs"
    )
    print("| page | bytes | requests | first paint, ms | largest paint, ms | from–to | shift |")
    print("|---|---|---|---|---|---|---|")
    for page in (page for pair in twins for page in pair):
        print(page.row())
    for page, twin in twins:
        ratio = page.median("largest") / twin.median("largest")
        verdict = "within" if ratio <= TARGET else "beyond"
        print(f"{page.name}: {ratio:.2f} times the bare page, {verdict} the target of {TARGET}")


if __name__ == "__main__":
    main()
