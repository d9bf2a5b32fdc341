"""What changed between two editions, in words: what it is about, where it stands, what it was.

``compare`` finds it; here it is told, for who reviews it (``apenhet diff``) and who reads it on a
page alike. The words around it are the frame's, and so always today's. It knows no format.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import lru_cache
from typing import Final, NamedTuple

from apenhet.anchors import account_parts, item_anchor, term_anchor
from apenhet.compare import Change, ChangeKind, Leaf, Way, compare
from apenhet.model import (
    LANGUAGES,
    OPTIONAL_PARTS,
    Addressed,
    Approval,
    Definition,
    Edition,
    Figure,
    Labels,
    Language,
    LocalSlug,
    LocalUrl,
    MeasureStatus,
    Signature,
    Text,
)
from apenhet.say import practice, views
from apenhet.say.document import Foreign, Target
from apenhet.say.markdown import foreign, plain
from apenhet.say.writer import KEPT, Same, Writer, capitalised

_PROPERTIES: Final[Mapping[str, tuple[str, ...]]] = {
    "measures": ("measure",),
    "risk_areas": ("risk",),
    "findings": ("finding", "risk"),
    "engagement": ("engagement",),
}
"""What the labels of an entry's properties begin with, by the list that it stands in."""
_PAGES: Final = {
    ("measures",): "measures",
    ("summary",): "overview",
    ("highlights",): "overview",
    ("edition",): "overview",
    ("derived", "publish_by"): "overview",
    ("derived", "measures_under_way"): "measures",
    ("principles",): "downloads",
    ("principles", "declaration"): "declaration",
    ("principles", "policy"): "policy",
    ("principles", "earlier_declaration"): "declaration",
    ("principles", "earlier_policy"): "policy",
}
"""The pages that parts of the data stand on, where that is not the account."""
_HEADED: Final = {
    ("summary", "found"): "found_anchor",
    ("summary", "done"): "done_anchor",
    ("highlights",): "assessed_anchor",
    ("edition",): "state_anchor",
    ("derived", "publish_by"): "state_anchor",
}
"""The labels of the anchors they stand under there."""
_VIEWS: Final[Mapping[Way, str]] = {
    **{
        way: view
        for view, ways in OPTIONAL_PARTS.items()
        for way in ways
        if view not in views.CHARTS
    },
    ("assessment",): "key_figures",
    ("governance",): "responsibilities",
    ("organisation",): "organisation",
    ("sources",): "sources",
    ("contact",): "contact",
    ("derived", "follow_up"): "categories",
    ("derived", "interests"): "interests",
}
"""The views that show parts of the data in the account."""


@dataclass(frozen=True, slots=True)
class Compared:
    """Two editions, and what changed from one to the other.

    ``writers`` is how each is read aloud, by language; ``frame`` has the words around. ``reach`` is
    what changes reach besides the texts that name what changed, by their paths, where that was
    looked for.
    """

    before: Edition
    after: Edition
    changes: tuple[Change, ...]
    writers: Mapping[Language, tuple[Writer, Writer]]
    frame: Labels
    reach: Mapping[str, tuple[Reach, ...]] = field(default_factory=dict)


def compared(before: Edition, after: Edition, frame: Labels) -> Compared:
    """Compare two editions, to be told in the words of ``frame``."""
    return _compared(Same(before), Same(after), Same(frame))


@lru_cache(maxsize=KEPT)  # a page, a file and the file inside another tell the same
def _compared(*same: Same) -> Compared:
    before, after, frame = (one.thing for one in same)
    writers = {lang: (Writer.of(before, lang), Writer.of(after, lang)) for lang in LANGUAGES}
    changes = compare(
        before,
        after,
        lambda text, language: writers[language][0].words(text),
        lambda text, language: writers[language][1].words(text),
    )
    return Compared(before, after, changes, writers, frame)


class BeforeAfter(NamedTuple):
    """What something said and says: a text in one language, anything else in no language's name.

    Of a text, ``foreign`` are the words of other languages in it.
    """

    language: Language | None
    before: str
    after: str
    foreign: tuple[Foreign, ...] = ()


class ReachKind(StrEnum):
    """What says something else because a fact changed."""

    TEXT = "text"
    CHART = "chart"
    TABLE = "table"
    FIGURES = "figures"
    FILE = "file"


class Reach(NamedTuple):
    """A place that was not changed itself and says something else, in one language.

    Of a file nothing is told but that it does.
    """

    about: str
    place: Target
    language: Language
    before: str
    after: str
    kind: ReachKind = ReachKind.TEXT


@dataclass(frozen=True, slots=True)
class Told:
    """A change in words: what it is ``about``, which of its properties, what it was and is.

    ``place`` is where that is read in the second edition or, of what has ended, in the first, and
    then its year is said; of what has ended between two revisions of one year, it is none. ``path``
    is where it stands in the data.
    """

    kind: ChangeKind
    path: str
    about: str
    property: str
    place: Target | None
    values: tuple[BeforeAfter, ...]
    reach: tuple[Reach, ...]


def told(compared: Compared, language: Language) -> tuple[Told, ...]:
    """Return every change in words, the most important kinds first."""
    return tuple(_told(compared, change, language) for change in compared.changes)


def by_kind(changes: Iterable[Told]) -> Iterator[tuple[ChangeKind, list[Told]]]:
    """Yield changes kind by kind, the most important first; a kind without any is left out."""
    all_of_them = list(changes)
    for kind in ChangeKind:
        found = [change for change in all_of_them if change.kind is kind]
        if found:
            yield kind, found


# --- one change in words --------------------------------------------------------------------------


def _told(compared: Compared, change: Change, language: Language) -> Told:
    is_gone = change.kind is ChangeKind.ENDED
    writer = compared.writers[language][not is_gone]
    reach = tuple(
        Reach(
            _about(compared.frame, found.path, found.title, writer),
            place(writer, found.path),
            found.language,
            found.before,
            found.after,
        )
        for found in change.reach
    )
    return Told(
        kind=change.kind,
        path=change.path,
        about=_subject(compared.frame, change, writer),
        property=_property(change, writer),
        place=_where(compared, change, writer),
        values=tuple(_values(compared, change, language)),
        reach=(*reach, *compared.reach.get(change.path, ())),
    )


def _where(compared: Compared, change: Change, writer: Writer) -> Target | None:
    here = place(writer, change.path)
    if change.kind is not ChangeKind.ENDED:
        return here
    year = compared.before.year
    return replace(here, year=year) if year != compared.after.year else None


def _subject(frame: Labels, change: Change, writer: Writer) -> str:
    """Return what a change is about: a figure by its label, whatever it stands in."""
    figure = change.after if isinstance(change.after, Figure) else change.before
    if isinstance(figure, Figure):
        return plain(capitalised(writer.line(figure.label)))
    return _about(frame, change.path, change.title, writer)


def _about(frame: Labels, path: str, title: Text | None, writer: Writer) -> str:
    """Return what stands at a path in words: its part of the data, and its title if it has one."""
    root, _, key = path.partition(".")
    name = f"derived_{key}" if root == "derived" else f"part_{root}"
    # What came with the data of another program goes by its key.
    part = frame.text(name, writer.language) if name in frame.root else key or root
    if headed := _HEADED.get((root, key)) if root == "summary" else None:
        return f"{part}: {writer.label(headed.replace('_anchor', '_title'))}"
    if member := _MEMBER.match(path):
        return f"{part}: {member[1]}"
    if title:
        return f"{part}: {plain(capitalised(writer.line(title)))}"
    # What has no name of its own goes by where it is read, so that one name leads to one place.
    keys = tuple(path.split("."))
    if root == "principles" and (page := _nearest(_PAGES, keys)) != "downloads":
        return frame.text(f"menu_{page}", writer.language)
    view = _nearest(_VIEWS, keys)
    return f"{part}: {writer.label(f'view_{view}')}" if view != _VIEWS.get((root,)) else part


_MEMBER: Final = re.compile(r"governance\.members\.(.+?)(?:\.(?:role|member_from|member_until))?$")
"""Where a member of the board stands, who goes by the name."""


def _property(change: Change, writer: Writer) -> str:
    """Return which property of a measure or another entry changed, where it has a name.

    Of a measure that is no longer there, it is how far it had come: most were done.
    """
    root, key, *keys = [*change.path.split("."), "", ""]
    if root == "measures" and change.kind is ChangeKind.ENDED:
        return writer.label(f"measure_status_{_status(writer.edition, key)}")
    if label := _LABELS.get(change.path.rpartition(".")[2]):
        return writer.label(label)
    last = keys[0].removesuffix("_result").removeprefix("adverse_impacts_") or keys[0]
    names = (f"{begin}_{last}" for begin in _PROPERTIES.get(root, ()))
    return next((writer.label(n) for n in names if n in writer.edition.labels.root), "")


_LABELS: Final = {
    "member_from": "member_from",
    "member_until": "member_until",
    "valid_from": "declaration_since",
    "version": "declaration_version",
}
"""Properties that have a name of their own, wherever they stand."""


def _status(edition: Edition, measure_id: str) -> MeasureStatus:
    return next(one.status for one in edition.statement.measures if one.id == measure_id)


def _values(compared: Compared, change: Change, language: Language) -> Iterator[BeforeAfter]:
    texts = [leaf for leaf in (change.before, change.after) if isinstance(leaf, Text)]
    if texts:
        for of in LANGUAGES:
            before, after = (
                writer.words(leaf) if isinstance(leaf, Text) else ""
                for leaf, writer in zip(
                    (change.before, change.after), compared.writers[of], strict=True
                )
            )
            if before != after:
                yield BeforeAfter(
                    of, before, after, tuple(f for t in texts for f in foreign(t.in_(of)))
                )
    elif change.kind not in {ChangeKind.ADDED, ChangeKind.ENDED}:
        before, after = (
            writer.label("not_stated") if leaf is None else _value(leaf, change, writer)
            for leaf, writer in zip(
                (change.before, change.after), compared.writers[language], strict=True
            )
        )
        yield BeforeAfter(None, before, after)


def _value(leaf: Leaf, change: Change, writer: Writer) -> str:
    match leaf:
        case bool():
            return writer.label("yes" if leaf else "no").lower()
        case Approval():
            named = (leaf.body, leaf.meeting)
            return ", ".join([*map(writer.words, named), writer.date(leaf.date)])
        case Signature():
            return ", ".join([leaf.name, writer.words(leaf.role), writer.date(leaf.date)])
        case LocalSlug() | LocalUrl():
            return " · ".join(leaf.in_(each) for each in LANGUAGES)
        case Text():
            return writer.words(leaf)
        case str():
            return _named(leaf, change, writer)
        case tuple():
            return ", ".join(_named(name, change, writer) for name in leaf)
        case _:
            return writer.written("", leaf)


def _named(name: str, change: Change, writer: Writer) -> str:
    """Return what an id or a code stands for, where that has a name; else as it is typed."""
    if change.kind is ChangeKind.STATUS:
        return writer.label(f"measure_status_{name}")
    if change.kind is ChangeKind.MOVED:
        return _chapter(name, writer)
    match change.path.rpartition(".")[2]:
        case "responsible" | "role" | "general_manager":
            return plain(views.role_name(writer, name))
        case "addresses":
            return plain(practice.aim(writer, name))
        case "involvement":
            return writer.label(f"involvement_{name}")
        case "show":
            return writer.label(f"view_{name}")
    return writer.written("", name)


def _chapter(chapter_id: str, writer: Writer) -> str:
    chapters = {chapter.id: chapter for chapter in writer.edition.statement.chapters}
    return writer.words(chapters[chapter_id].title)


# --- where it is read -----------------------------------------------------------------------------


def place(w: Writer, path: str) -> Target:
    """Return where what stands at a path of the data is read in an edition, as near as there is."""
    keys = tuple(path.split("."))
    page = _nearest(_PAGES, keys) or "account"
    return Target(page, _anchor(w, page, keys))


def _nearest(table: Mapping[Way, str], keys: Way) -> str | None:
    """Return what a table has for a path, or for as much of its beginning as it knows."""
    beginnings = (keys[:end] for end in range(len(keys), 0, -1))
    return next((table[way] for way in beginnings if way in table), None)


def _anchor(w: Writer, page: str, keys: Way) -> str | None:
    found = None
    for thing in _things(w.edition, keys):
        match thing:
            case Addressed():  # of a text in a section, that: the section is what is named
                found = item_anchor(thing, w.language)
            case Definition():
                found = term_anchor(thing.id)
    headed = _nearest(_HEADED, keys)
    if found or headed:
        return found or w.label(str(headed))
    return _shown(w, keys) if page == "account" else None


def _things(edition: Edition, keys: Way) -> Iterator[object]:
    """Yield what a path goes through, as far as it leads; sections stand in no chapter there."""
    chapters = edition.statement.chapters
    sections = tuple(section for chapter in chapters for section in chapter.sections)
    found: object = {
        **dict(edition.statement),
        "principles": edition.principles,
        "sections": sections,
    }
    for key in keys:
        if isinstance(found, tuple):
            found = next((item for item in found if getattr(item, "id", None) == key), None)
        elif isinstance(found, dict):
            found = found.get(key)
        else:
            found = getattr(found, key, None)
        yield found


def _shown(w: Writer, keys: Way) -> str | None:
    """Return the anchor of the block of the account that shows what stands at a path, if any."""
    wanted = _nearest(_VIEWS, keys)
    shown = {
        part.block.show: part.anchor(w.language)
        for part in account_parts(w.edition.statement)
        if part.block is not None and part.has_content
    }
    return next((anchor for view, anchor in shown.items() if view == wanted), None)
