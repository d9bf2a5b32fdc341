"""The revisions of an edition as a reader follows them: what each is, what changed, its files.

It is no part of what the edition says, and its words are the frame's: they tell of every revision,
later ones too. It knows no folders; where a file lies is handed in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from apenhet.model import Language, Publication, signed_copy_name
from apenhet.say import wording
from apenhet.say.changes import Compared
from apenhet.say.document import (
    Block,
    Blocks,
    Code,
    Definitions,
    Described,
    Document,
    Inlines,
    ItemList,
    Link,
    ListItem,
    Paragraph,
    Plain,
    Section,
    Strong,
    Target,
)
from apenhet.say.since import change_list, for_readers, marked_words
from apenhet.say.standing import approved_by
from apenhet.say.writer import Writer, as_blocks

LINES: Final = 20
"""How many lines that a technical revision words in another way are shown."""


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file of a revision: its name, where it lies, its language if it has one, what it is."""

    name: str
    href: str
    language: Language | None
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Kept:
    """A revision and what there is to tell of it.

    ``compared`` is what changed since the one before, where both are still there; ``lines`` are the
    words of each language that are others, before and after.
    """

    publication: Publication
    files: tuple[KeptFile, ...] = ()
    compared: Compared | None = None
    lines: tuple[tuple[str, str], ...] = ()


def history(w: Writer, revisions: Sequence[Kept]) -> Document:
    """The revisions of an edition, the newest first; nothing where none has been published."""
    if not revisions:
        return Document(w.language)
    standing = [one.publication for one in revisions if not one.publication.withdrawn]
    told = (_revision(w, one, standing) for one in reversed(revisions))
    intro = Paragraph((Plain(_said(w, "history_intro")),))
    whole = Section(anchor(w), _said(w, "history_heading"), (intro, *told))
    return Document(w.language, (whole,))


def withdrawal(w: Writer, revisions: Sequence[Publication]) -> Document:
    """When what was published was withdrawn, and why: the last first, each thing once."""
    told = dict.fromkeys(one.withdrawn for one in reversed(revisions) if one.withdrawn)
    blocks = (
        Paragraph(inlines)
        for one in told
        for inlines in (
            (Strong((Plain(_said(w, "history_withdrawn", date=w.date(one.date))),)),),
            w.line(one.reason),
        )
    )
    return Document(w.language, tuple(blocks))


def anchor(w: Writer) -> str:
    """Return where the revisions are told of on their page."""
    return _said(w, "history_anchor")


def _said(w: Writer, name: str, **values: object) -> str:
    return w.edition.frame.text(name, w.language, **values)


def _anchor(w: Writer, part: str, number: int) -> str:
    return f"{_said(w, f'history_{part}_anchor')}-{number}"


def _revision(w: Writer, kept: Kept, standing: Sequence[Publication]) -> Section:
    publication = kept.publication
    number, kind = publication.revision, _said(w, f"history_{publication.kind}")
    return Section(
        _anchor(w, "version", number),
        _said(w, "history_version", number=number, kind=kind),
        (Definitions(tuple(_facts(w, kept, standing)), kind="properties"), *_files(w, kept)),
    )


def _facts(w: Writer, kept: Kept, standing: Sequence[Publication]) -> Iterator[Described]:
    publication = kept.publication
    yield _entry(w, "history_published", (Plain(w.date(publication.date)),))
    yield _entry(w, "history_state", _state(w, publication, standing))
    if publication.reason:
        yield _entry(w, "history_reason", w.line(publication.reason))
    if publication.approval:
        yield _entry(w, "history_approved", approved_by(w, publication.approval))
    changed = tuple(_changed(w, kept))
    if changed:
        yield _entry(w, "history_changed", changed)
    fingerprint = publication.fingerprint(w.language)
    if fingerprint:
        yield _entry(w, "footer_fingerprint", (Code(fingerprint),))


def _entry(w: Writer, name: str, value: Blocks | Inlines) -> Described:
    return Described((Plain(_said(w, name)),), as_blocks(value))


def _state(w: Writer, publication: Publication, standing: Sequence[Publication]) -> Inlines:
    """Return whether a revision is the one that counts, and if not, what became of it."""
    if publication.withdrawn:
        day = w.date(publication.withdrawn.date)
        return (
            Plain(f"{_said(w, 'history_withdrawn', date=day)} "),
            *w.line(publication.withdrawn.reason),
        )
    newest = standing[-1]
    if publication.revision == newest.revision:
        return (Plain(_said(w, "history_current")),)
    number = newest.revision
    to = Target(anchor=_anchor(w, "version", number))
    words = _said(w, "history_superseded", number=number, date=w.date(newest.date))
    return (Link((Plain(words),), to),)


# --- what changed ---------------------------------------------------------------------------------


def _changed(w: Writer, kept: Kept) -> Iterator[Block]:
    """Yield what is another than in the revision before, in the words of ``diff``."""
    if kept.compared is None:
        return
    found = for_readers(kept.compared, w.language)
    if found:
        yield change_list(found, w.edition.frame, w.language)
        return
    yield Paragraph((Plain(_said(w, "history_same")),))
    if kept.lines:
        lines = kept.lines[:LINES]
        yield ItemList(tuple(ListItem((Paragraph(marked_words(*line)),)) for line in lines))
    if len(kept.lines) > LINES:
        yield Paragraph((Plain(_said(w, "history_more", count=len(kept.lines) - LINES)),))


# --- files ----------------------------------------------------------------------------------------


def _files(w: Writer, kept: Kept) -> Iterator[Block]:
    if not kept.files:
        return
    own = (w.language, None)
    files = sorted(kept.files, key=lambda file: (file.language not in own, file.name))
    number = kept.publication.revision
    anchor = _anchor(w, "files", number)
    entries = tuple(_file(w, file, number) for file in files)
    title = _said(w, "history_files", number=number)
    yield Section(anchor, title, (Definitions(entries, kind="properties"),))


def _file(w: Writer, file: KeptFile, number: int) -> Described:
    spoken = "both" if file.language is None else file.language
    size = wording.size(file.size, w.language)
    about = _said(w, f"history_language_{spoken}")
    told = Paragraph((Plain(f"{about}, {size}. SHA-256: "), Code(file.sha256)))
    scan = Paragraph((Plain(_said(w, "history_signed_copy")),))
    signed = signed_copy_name(w.edition.year).endswith(f"/{file.name}")
    blocks = (told, scan) if signed else (told,)
    name = _said(w, "history_kept", file=file.name, number=number)
    return Described((Link((Plain(name),), file.href),), blocks)
