"""The preview: the whole site, rebuilt and reloaded at each edit of data, pages, templates or code.

Builds run in a process of their own, which begins anew where the code is edited; what the site
holds is for ``whole`` to know. The server is MkDocs' own; files that take long to make are made
when they are asked for.
"""

from __future__ import annotations

import contextlib
import errno
import html
import os
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import click
from mkdocs.livereload import LiveReloadServer

from apenhet.model import Language
from apenhet.problems.trouble import Trouble
from apenhet.problems.wording import Wording
from apenhet.render.promise import LONGEST, command_in
from apenhet.site.inputs import OF_PAGES
from apenhet.site.runner import Runner, environment

HOST: Final = "127.0.0.1"
WATCHED: Final = ("data", "src", *OF_PAGES)
"""What is edited while one looks at the preview, in the project's folder."""


SERVING: Final = Wording(
    "Forhåndsvisning: {url}. Den følger endringene dine. Avslutt med Ctrl-C.",
    "Preview: {url}. It follows your edits. Stop with Ctrl-C.",
)
REBUILT: Final = Wording("Oppdatert.", "Updated.")
KEPT_LAST: Final = Wording(
    "Forhåndsvisningen er som før, til feilene er rettet.",
    "The preview stays as it was until the errors are mended.",
)
NOTHING_YET: Final = Wording(
    "Ingenting å vise ennå. Rett feilene som står i terminalen; siden kommer av seg selv.",
    "Nothing to show yet. Mend the errors shown in the terminal; the page comes by itself.",
)
NOT_MADE: Final = Wording(
    "Filen {name} kunne ikke lages: {reason}",
    "The file {name} could not be made: {reason}",
)


@dataclass(frozen=True)
class Preview:
    """What is shown, where, and the language of what is said about it."""

    root: Path
    site_dir: Path
    url: str
    language: Language
    runner: Runner

    def build(self) -> bool:
        """Build once; on failure say why and keep what was built before. Return how it went."""
        return self.runner.run(self._command()) == 0

    def rebuild(self) -> None:
        """Build again after an edit and say how it went."""
        built = self.build()
        click.echo((REBUILT if built else KEPT_LAST).in_(self.language), err=not built)

    def _command(self) -> list[str]:
        return [
            *("build", "--preview", "--site-dir", str(self.site_dir)),
            *("--site-url", self.url, "--lang", self.language),
        ]

    def file_at(self, address: str) -> Path:
        """Return the file at an address, be it there or not: none outside the site."""
        return Path(f"{self.site_dir}{os.path.normpath(f'/{address}')}")

    def make(self, file: Path) -> str | None:
        """Make a file if it is only promised; return what went wrong, if anything, in a line.

        It takes its place whole. Where the site has been built again meanwhile, so is the file.
        """
        while command := _promised(file):
            before = _which(file)
            done = subprocess.run(
                [sys.executable, "-m", "apenhet", *command],
                cwd=self.root,
                env=environment(),
                capture_output=True,
                check=False,
                start_new_session=True,
            )
            if done.returncode:
                lines = done.stderr.decode(errors="replace").strip().splitlines()
                reason = lines[0] if lines else str(done.returncode)
                return NOT_MADE.in_(self.language).format(name=file.name, reason=reason)
            _replace(file, done.stdout, before)
        return None

    def error_page(self, code: int) -> bytes | None:
        """Return what stands where there is no page: the site's own word for it, or a wait."""
        own = self.site_dir / f"{code}.html"
        if own.is_file():
            return own.read_bytes()
        return None if self.site_dir.exists() else self._waiting()

    def _waiting(self) -> bytes:
        """Return a page that says there is nothing to show yet, and that asks again by itself."""
        said = html.escape(NOTHING_YET.in_(self.language))
        return (
            f'<!doctype html><html lang="{self.language}"><meta charset="utf-8">'
            f'<meta http-equiv="refresh" content="2"><title>apenhet</title><p>{said}</p>'
        ).encode()


def _promised(file: Path) -> list[str] | None:
    """Return the command that makes a file; none where it is made, or is not promised."""
    try:
        return command_in(file.read_bytes()) if file.stat().st_size <= LONGEST else None
    except (OSError, ValueError):  # no such file, or no such name
        return None


def _which(file: Path) -> tuple[int, int] | None:
    """Return what tells a file from the one that has its name after the next build."""
    with contextlib.suppress(FileNotFoundError):
        found = file.stat()
        return found.st_ino, found.st_mtime_ns
    return None


def _replace(file: Path, content: bytes, before: tuple[int, int] | None) -> None:
    """Put a file in the place of what was promised, unless the site is another by now."""
    with contextlib.suppress(FileNotFoundError):
        new = file.with_name(f".{file.name}")
        new.write_bytes(content)
        if _which(file) == before:
            new.replace(file)
        else:
            new.unlink()


class Server(LiveReloadServer):
    """MkDocs' server, which makes what is only promised when a browser asks for it."""

    def __init__(self, preview: Preview, port: int) -> None:
        super().__init__(preview.rebuild, HOST, port, str(preview.site_dir))
        self.error_handler = preview.error_page
        self._preview = preview
        self._making = threading.Lock()

    def serve_request(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """Answer a request, as MkDocs does; a file that cannot be made is told of."""
        file = self._preview.file_at(_address(environ))
        wrong = None
        if _promised(file):
            with self._making:  # asked for twice, it is made once
                wrong = self._preview.make(file)
        if wrong is None:
            return super().serve_request(environ, start_response)
        click.echo(wrong, err=True)
        start_response("500 Internal Server Error", [("Content-Type", "text/plain; charset=utf-8")])
        return [wrong.encode()]


def _address(environ: dict[str, Any]) -> str:
    return str(environ["PATH_INFO"]).encode("latin-1").decode("utf-8", "ignore")


def serve_preview(root: Path, port: int, language: Language) -> None:
    """Serve the preview of the project at ``root`` until interrupted.

    Raises ``Trouble`` where the port is taken, and ``OSError`` as the system does.
    """
    _refuse_taken(port)
    with (
        tempfile.TemporaryDirectory(prefix="apenhet-") as folder,
        contextlib.closing(Runner(root)) as runner,
    ):
        url = f"http://{HOST}:{port}/"
        preview = Preview(root, Path(folder, "site"), url, language, runner)
        server = Server(preview, port)
        for path in (root / name for name in WATCHED):
            if path.exists():
                server.watch(str(path))
        preview.build()
        click.echo(SERVING.in_(language).format(url=url))
        try:
            server.serve()  # type: ignore[no-untyped-call]  # it has no types
        finally:
            server.shutdown()


def _refuse_taken(port: int) -> None:
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((HOST, port))
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise
            raise Trouble("port_taken", port=port, other=port + 1) from error
