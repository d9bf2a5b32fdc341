"""From data to the bytes of a PDF: the typesetter, and what its tags lack.

It knows the template, and nothing of what is said.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import pikepdf

from apenhet.render import typeset
from apenhet.stopping import undisturbed

TEMPLATE: Final = Path(__file__).with_name("booklet.typ")
STANDARDS: Final = ("a-3a", "ua-1")


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that lies inside the PDF."""

    name: str
    text: str
    media_type: str
    description: str


@lru_cache(maxsize=4)
def printed(document: str, attachments: tuple[Attachment, ...]) -> bytes:
    """Return a document, as JSON, as the bytes of a PDF with files attached.

    Raises ``Trouble`` where it cannot be typeset: a mistake in this package.
    """
    attached = [
        {
            "name": one.name,
            "text": one.text,
            "media_type": one.media_type,
            "description": one.description,
        }
        for one in attachments
    ]
    told = json.loads(document)
    words = {"document": document, "attached": json.dumps(attached, ensure_ascii=False)}
    made = typeset.compiled(
        TEMPLATE, words, format="pdf", pdf_standards=list(STANDARDS), timestamp=told["made"]
    )
    return _finished(made, told["links"])


# --- the tags -------------------------------------------------------------------------------------


def _finished(made: bytes, links: list[str]) -> bytes:
    """Return a PDF with the tags that the typesetter has no name for.

    The first cell of each row heads that row, as on the pages, and each link is described by its
    own words: ``links``, in reading order. The bytes depend on what went in alone.
    """
    # The library calls back into Python: what a signal's handler raises there is lost or ends us.
    with undisturbed(), pikepdf.open(io.BytesIO(made)) as pdf:
        told = list(_elements(pdf.Root.StructTreeRoot))
        for row in (element for element in told if element.S == "/TR"):
            _head(row)
        _describe([element for element in told if element.S == "/Link"], links)
        for page in pdf.pages:
            _trim(_listed(page.get("/Annots")))
        # No tag is suspect, which is also what silence says. Some readers complain of the word.
        del pdf.Root.MarkInfo.Suspects
        pdf.Root.PageMode = pikepdf.Name.UseOutlines
        about = pdf.Root.Metadata.read_bytes()
        pdf.Root.Metadata.write(about.replace(b">proof<", b">default<"))  # it is no printer's proof
        whole = io.BytesIO()
        pdf.save(whole, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return whole.getvalue()


def _head(row: pikepdf.Object) -> None:
    """Make the first cell of a row its header; the typesetter knows those of columns only."""
    first, *others = _listed(row.K)
    if first.get("/S") == "/TD":
        first.S = pikepdf.Name.TH
        scope = pikepdf.Dictionary(O=pikepdf.Name.Table, Scope=pikepdf.Name.Row)
        first.A = pikepdf.Array([*_listed(first.get("/A")), scope])
    for cell in (first, *others):
        _heed_every_header(cell)


def _describe(found: list[pikepdf.Object], links: list[str]) -> None:
    """Say of each link what it says, where the typesetter says only on which sheet it ends."""
    if len(found) != len(links):
        return  # its description is poor, and not of another link
    for element, words in zip(found, links, strict=True):
        for part in _listed(element.K):
            if isinstance(part, pikepdf.Dictionary) and "/Obj" in part:
                part.Obj.Contents = pikepdf.String(words)


def _trim(links: list[pikepdf.Object]) -> None:
    """Take from the descriptions of links the space that the typesetter begins some with."""
    for link in links:
        words = str(link.get("/Contents", ""))
        if words != words.strip():
            link.Contents = pikepdf.String(words.strip())


def _heed_every_header(cell: pikepdf.Object) -> None:
    """Take from a cell the list of its headers, which knows those of columns only.

    What heads a cell follows then from where it stands.
    """
    for told in _listed(cell.get("/A")):
        if "/Headers" in told:
            del told["/Headers"]


def _elements(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Yield all elements below one in reading order, but for what the entries of contents hold."""
    waiting: list[Any] = [element]
    while waiting:
        one = waiting.pop()
        if not isinstance(one, pikepdf.Dictionary) or one.get("/S") == "/Reference":
            continue
        if "/S" in one:
            yield one
        waiting.extend(reversed(_listed(one.get("/K"))))


def _listed(value: Any) -> list[Any]:
    """Return the values of what may be one or many or none."""
    if value is None:
        return []
    return list(value) if isinstance(value, pikepdf.Array) else [value]
