"""The search index of one edition in one language, made by Pagefind from the finished pages.

Pagefind knows Norwegian inflection; what it is given is the text inside ``<main>``. It is the
only module that knows Pagefind, beside ``assets/js/search.js``, which asks the index.
"""

from __future__ import annotations

import base64
import contextlib
import json
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path, PurePosixPath
from typing import IO, Any, Final, cast

from pagefind_bin import get_executable  # type: ignore[import-untyped]  # has no types
from selectolax.lexbor import LexborHTMLParser, LexborNode

from apenhet.model import Language
from apenhet.problems.trouble import Trouble

FOLDER: Final = "pagefind"
"""Where the index lies beside the pages; ``search.js`` finds it there."""
STEMMER: Final[dict[Language, str]] = {"nb": "no", "en": "en"}
"""Pagefind's name for each language's stemmer."""
NOT_CONTENT: Final = ("nav", "button", ".self", "[hidden]", ".to-contents", ".next", ".page-end")
"""What stands inside ``<main>`` but is no part of the text, nor of its last section."""
NEEDED: Final = ("pagefind.js", "pagefind-entry.json", "*.pf_meta", "index", "fragment")
"""What a search with our own form uses, beside the language's program."""

HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
ENDS: Final = (".", ":", "?", "!")
"""What a cell may end in, so that its words don't run into the next one's."""


@dataclass(frozen=True)
class Indexing:
    """An index that is being made while other work goes on, to be finished before it is used."""

    pagefind: _Pagefind
    index: Path
    language: Language

    @property
    def process(self) -> subprocess.Popen[bytes]:
        """The process that makes it, to be ended whatever happens."""
        return self.pagefind.process

    def finish(self) -> None:
        """Wait for the index and write it; raise ``Trouble`` where Pagefind refuses.

        Told to write by itself, Pagefind may end before all that it writes is on the disk.
        """
        files = self.pagefind.answered()["files"]
        self.pagefind.end()
        used = (*NEEDED, f"wasm.{STEMMER[self.language]}.pagefind")
        try:
            for file in files:
                first = PurePosixPath(PurePosixPath(file["path"]).parts[0])
                if any(map(first.match, used)):
                    path = self.index / file["path"]
                    path.parent.mkdir(parents=True, exist_ok=True)
                    path.write_bytes(base64.b64decode(file["content"]))
        except FileExistsError as error:
            raise Trouble("no_search_index", said=error) from error


class _Pagefind:
    """Pagefind as it does what it is asked to. Raises ``Trouble`` where it cannot or will not."""

    def __init__(self) -> None:
        try:
            self.process = subprocess.Popen(
                [str(get_executable()), "--service"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
            )
        except OSError as error:
            raise Trouble("no_search_index", said=error) from error
        self._asked = 0

    def ask(self, **payload: object) -> None:
        """Ask for something; ``answered`` waits for it."""
        message = json.dumps({"message_id": self._asked, "payload": payload})
        self._asked += 1
        pipe = cast("IO[bytes]", self.process.stdin)
        with contextlib.suppress(BrokenPipeError):  # then it has ended, and ``answered`` says why
            pipe.write(base64.b64encode(message.encode()) + b",")
            pipe.flush()

    def answered(self) -> dict[str, Any]:
        """Wait until what was asked for last is done, and return what was answered."""
        told, pipe = b"", cast("BufferedReader", self.process.stdout)
        while not told.endswith(b",") and (more := pipe.read1()):
            told += more
        answer: dict[str, Any] = {"type": "Error"}
        if told:
            answer = json.loads(base64.b64decode(told[:-1]))["payload"]
        if answer["type"] == "Error":
            complaints = self.end()
            said = answer.get("message", complaints)
            raise Trouble("no_search_index", said=" ".join(said.split()))
        return answer

    def end(self) -> str:
        """Let it end, and return what it complained of."""
        _, complaints = self.process.communicate()
        return complaints.decode(errors="replace")


def start_index(pages_dir: Path, pages: Iterable[str], language: Language) -> Indexing:
    """Begin to index ``pages``, files that lie in ``pages_dir``, into ``pages_dir/pagefind``.

    The pages may change meanwhile: they are handed over at once, in their order, and each is taken
    before the next. Left to itself, Pagefind takes them in the order of the disk, or in any that
    its threads come to, and the index would differ with that. Raises ``Trouble`` where Pagefind
    cannot run or refuses.
    """
    options = {
        "root_selector": "main",
        "exclude_selectors": NOT_CONTENT,
        "force_language": STEMMER[language],
    }
    texts = {page: prepared((pages_dir / page).read_text(encoding="utf-8")) for page in pages}
    indexing = Indexing(_Pagefind(), pages_dir / FOLDER, language)
    with contextlib.ExitStack() as left_early:
        left_early.callback(indexing.process.kill)
        pagefind = indexing.pagefind
        pagefind.ask(type="NewIndex", config=options)
        pagefind.answered()
        for page, text in texts.items():
            pagefind.ask(type="AddFile", index_id=0, file_path=page, file_contents=text)
            pagefind.answered()
        pagefind.ask(type="GetFiles", index_id=0)
        left_early.pop_all()
    return indexing


def prepared(page: str) -> str:
    """Return ``page`` as Pagefind reads it best; only the copy that is indexed is changed.

    A hit belongs to the heading with an id that stands last before it. So each section's id moves
    to its heading, and what follows a section inside another is headed by the outer one again. A
    full stop and a space end each cell, or a hit would show a table's words run together.
    """
    read = LexborHTMLParser(page)
    for section in read.css("section[id]"):
        heading = _heading(section)
        if heading is not None:
            heading.attrs["id"] = section.id
            del section.attrs["id"]
            _head_again_what_follows(section)
    for cell in read.css("caption, dt, summary, td, th"):
        words = cell.text().rstrip()
        if words:
            cell.insert_child(" " if words.endswith(ENDS) else ". ")
    return read.html or ""


def _heading(section: LexborNode) -> LexborNode | None:
    """Return the heading that a section opens with, which may stand in a box of its own."""
    first = next(section.iter(), None)
    if first is not None and first.tag == "div":
        first = next(first.iter(), None)
    return first if first is not None and first.tag in HEADINGS else None


def _head_again_what_follows(section: LexborNode) -> None:
    """Repeat the outer section's heading where the outer section goes on after this one."""
    outer, after = section.parent, section.next
    heading = _heading(outer) if outer is not None and outer.tag == "section" else None
    if heading is not None and after is not None and after.tag != "section":
        section.insert_after(heading.clone())
