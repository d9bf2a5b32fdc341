"""The search index of one edition in one language, made by Pagefind from the finished pages.

Pagefind knows Norwegian inflection; what it is given is the text inside ``<main>``. It is the
only module that knows Pagefind, beside ``assets/js/search.js``, which asks the index.
"""

from __future__ import annotations

import base64
import contextlib
import json
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path
from typing import IO, Final, cast

from pagefind_bin import get_executable  # type: ignore[import-untyped]  # has no types
from selectolax.lexbor import LexborHTMLParser, LexborNode

from apenhet.model import Language
from apenhet.problems.trouble import Trouble

FOLDER: Final = "pagefind"
"""Where the index lies beside the pages; ``search.js`` finds it there."""
STEMMER: Final[dict[Language, str]] = {"nb": "no", "en": "en"}
"""Pagefind's name for each language's stemmer."""
NOT_CONTENT: Final = ("nav", "button", ".self", "[hidden]")
"""What stands inside ``<main>`` but is no part of the text."""
NEEDED: Final = ("pagefind.js", "pagefind-entry.json", "*.pf_meta", "index", "fragment")
"""What a search with our own form uses, beside the language's program."""

HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
ENDS: Final = (".", ":", "?", "!")
"""What a cell may end in, so that its words don't run into the next one's."""


@dataclass(frozen=True)
class Indexing:
    """An index that is being made while other work goes on, to be finished before it is used."""

    process: subprocess.Popen[bytes]
    index: Path
    language: Language
    asked: int
    """How many requests it has to answer."""

    def finish(self) -> None:
        """Wait for the index; raise ``Trouble`` where Pagefind refuses."""
        answers = self._answers()
        _, err = self.process.communicate()
        refused = [answer["message"] for answer in answers if answer["type"] == "Error"]
        if refused or len(answers) < self.asked:
            said = " ".join(refused) or err.decode(errors="replace")
            raise Trouble("no_search_index", said=" ".join(said.split()))
        _remove_what_is_not_used(self.index, f"wasm.{STEMMER[self.language]}.pagefind")

    def _answers(self) -> list[dict[str, str]]:
        """Return what Pagefind has answered: to each request, unless it has ended before."""
        told, pipe = b"", cast("BufferedReader", self.process.stdout)
        while told.count(b",") < self.asked and (more := pipe.read1()):
            told += more
        return [json.loads(base64.b64decode(one))["payload"] for one in told.split(b",")[:-1]]


def start_index(pages_dir: Path, pages: Iterable[str], language: Language) -> Indexing:
    """Begin to index ``pages``, files that lie in ``pages_dir``, into ``pages_dir/pagefind``.

    The pages may change meanwhile: they are handed over at once, in their order. Left to find them
    by itself, Pagefind takes them in the order of the disk, and the index would differ with that.
    Raises ``Trouble`` where Pagefind cannot run.
    """
    options = {
        "root_selector": "main",
        "exclude_selectors": NOT_CONTENT,
        "force_language": STEMMER[language],
    }
    texts = {page: prepared((pages_dir / page).read_text(encoding="utf-8")) for page in pages}
    requests = [
        {"type": "NewIndex", "config": options},
        *(
            {"type": "AddFile", "index_id": 0, "file_path": page, "file_contents": text}
            for page, text in texts.items()
        ),
        {"type": "WriteFiles", "index_id": 0, "output_path": str(pages_dir / FOLDER)},
    ]
    process = _pagefind()
    with contextlib.suppress(BrokenPipeError):  # then it has ended, and said why
        pipe = cast("IO[bytes]", process.stdin)
        pipe.writelines(map(_encoded, enumerate(requests)))
        pipe.flush()
    return Indexing(process, pages_dir / FOLDER, language, len(requests))


def prepared(page: str) -> str:
    """Return ``page`` as Pagefind reads it best; only the copy that is indexed is changed.

    A hit belongs to the heading with an id that stands last before it. So each section's id moves
    to its heading, and what follows a section inside another is headed by the outer one again. A
    full stop ends each cell, or a hit would show a table's words run together.
    """
    read = LexborHTMLParser(page)
    for section in read.css("section[id]"):
        heading = _heading(section)
        if heading is not None:
            heading.attrs["id"] = section.id
            del section.attrs["id"]
            _head_again_what_follows(section)
    for cell in read.css("caption, dt, td, th"):
        words = cell.text().rstrip()
        if words and not words.endswith(ENDS):
            cell.insert_child(".")
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


def _pagefind() -> subprocess.Popen[bytes]:
    """Start Pagefind, which then does what it is asked to for as long as it can be asked."""
    try:
        return subprocess.Popen(
            [str(get_executable()), "--service"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
    except OSError as error:
        raise Trouble("no_search_index", said=error) from error


def _encoded(request: tuple[int, object]) -> bytes:
    number, asked = request
    message = json.dumps({"message_id": number, "payload": asked})
    return base64.b64encode(message.encode()) + b","


def _remove_what_is_not_used(index: Path, program: str) -> None:
    kept = {path for pattern in (*NEEDED, program) for path in index.glob(pattern)}
    for path in set(index.iterdir()) - kept:
        shutil.rmtree(path) if path.is_dir() else path.unlink()
