"""What else says something new because one fact changed: sentences, charts, tables, files.

An edition is made that differs from the second one in that fact alone; what it says otherwise is
what the change reaches, in both languages. It is looked at as it is read, not as it was typed, so
that nothing that shows a fact can be forgotten here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Final, NamedTuple

from apenhet.compare import Change, ChangeKind, Way
from apenhet.model import LANGUAGES, Edition, Frozen, Labels, Language, Text
from apenhet.render import words
from apenhet.render.outputs import OUTPUTS, Output
from apenhet.say import adopted, clauses, compose, standing, views
from apenhet.say.changes import Compared, Reach, ReachKind
from apenhet.say.document import Block, Blocks, Chart, KeyFigures, Section, Table, Target
from apenhet.say.writer import KEPT, Writer

PAGES: Final[Mapping[str, Callable[[Writer], Blocks]]] = {
    "overview": lambda w: (*compose.summary(w).blocks, *standing.state(w)),
    "account": lambda w: compose.account(w).blocks,
    "measures": lambda w: compose.measures(w).blocks,
    "law": lambda w: clauses.law_index(w).blocks,
    "declaration": lambda w: adopted.declaration(w).blocks,
    "policy": lambda w: adopted.policy(w).blocks,
    "downloads": lambda w: (*compose.figure_tables(w), *views.sources(w)),
}
"""What an edition says, by the page that it is read on."""
MADE: Final = frozenset({"application/json", "text/csv", "text/plain"})
"""The media types of outputs that are made to see what changes; others hold all the words."""
_NAMES: Final = frozenset({"title", "name", "term", "label", "abbreviation", "holder", "board"})
"""Texts that name things, and so stand in many places."""
LINE: Final = " / "
"""Stands between lines of one place."""
_ADDRESS: Final = re.compile(r" <[^<>]*>")
_KINDS: Final = {Chart: ReachKind.CHART, Table: ReachKind.TABLE, KeyFigures: ReachKind.FIGURES}


class _Spot(NamedTuple):
    """Where a block stands, the same in two editions that differ in a fact."""

    page: str
    anchor: str | None
    kind: ReachKind
    order: int


class _Block(NamedTuple):
    """What a block is called, or else the part that it stands in, and what it says."""

    title: str
    lines: tuple[str, ...]


_NOTHING: Final = _Block("", ())


def with_reach(compared: Compared) -> Compared:
    """Return what was compared, each change of a fact with all that it reaches."""
    now = {language: _Said(compared.writers[language][1]) for language in LANGUAGES}
    found = {
        change.path: tuple(_reached(compared, change, now))
        for change in compared.changes
        if _is_fact(change)
    }
    return replace(compared, reach=found)


def shown_anew(compared: Compared, language: Language) -> tuple[Reach, ...]:
    """Return the charts, tables and key figures of the second edition that say something else.

    Those too that the first has none like. The tables of every figure, which are there to be used,
    are left out: what changed in them is told one by one.
    """
    before, after = compared.writers[language]
    was = dict(_shown(before))
    return tuple(
        Reach(
            _about(compared.frame, spot, block.title, after),
            Target(spot.page, spot.anchor),
            language,
            "",
            "",
            spot.kind,
        )
        for spot, block in _shown(after)
        if was.get(spot, _NOTHING).lines != block.lines
    )


@lru_cache(maxsize=KEPT)  # an edition is compared with the one before, and the one after with it
def _shown(w: Writer) -> tuple[tuple[_Spot, _Block], ...]:
    """Return what an edition shows otherwise than in sentences, in the order of its pages."""
    return tuple(_showing(w))


def _showing(w: Writer) -> Iterator[tuple[_Spot, _Block]]:
    """Yield what an edition shows otherwise than in sentences; titles hold figures that change."""
    for spot, title, block in _placed(w):
        if spot.kind is not ReachKind.TEXT and spot.page != "downloads":
            yield spot, _Block(title, _lines(block))


def _is_fact(change: Change) -> bool:
    """Whether what changed is shown in other places than its own."""
    if change.kind in {ChangeKind.FIGURE, ChangeKind.STATUS, ChangeKind.REFERENCE}:
        return not change.path.startswith("derived.")
    return change.kind is ChangeKind.TEXT and change.path.rpartition(".")[2] in _NAMES


class _Said:
    """All that an edition says in one language: its blocks line by line, its files."""

    def __init__(self, w: Writer) -> None:
        self.writer = w
        self.spots = dict(_spots(w))
        self._files: dict[str, bytes] = {}

    def file(self, output: Output) -> bytes:
        if output.name not in self._files:
            self._files[output.name] = output.make(self.writer)
        return self._files[output.name]


def _reached(compared: Compared, change: Change, now: Mapping[Language, _Said]) -> Iterator[Reach]:
    try:
        before = without(compared.after, tuple(change.path.split(".")), change.before)
    except LookupError:
        return
    for language in LANGUAGES:
        said = now[language]
        try:
            other = _Said(said.writer.for_other(before))
            yield from _blocks(compared.frame, change, other, said)
            yield from _files(other, said)
        except LookupError:  # what the texts name now was not there before
            continue


def _blocks(frame: Labels, change: Change, other: _Said, said: _Said) -> Iterator[Reach]:
    w = said.writer
    told = [" ".join(one.after.split()) for one in change.reach if one.language == w.language]
    own = " ".join(w.words(change.after).split()) if isinstance(change.after, Text) else None
    for spot, block in said.spots.items():
        lines = _differing(other.spots[spot].lines if spot in other.spots else (), block.lines)
        if not lines or all(_is_told(line, told, own) for _, line in lines):
            continue
        before, after = (LINE.join(filter(None, side)) for side in zip(*lines, strict=True))
        about = _about(frame, spot, block.title, w)
        yield Reach(about, Target(spot.page, spot.anchor), w.language, before, after, spot.kind)


def _differing(before: tuple[str, ...], after: tuple[str, ...]) -> list[tuple[str, str]]:
    """Return the lines that are not the same, each as it was and as it is."""
    if len(before) == len(after):
        return [pair for pair in zip(before, after, strict=True) if pair[0] != pair[1]]
    return [(LINE.join(before), LINE.join(after))]


def _is_told(line: str, told: list[str], own: str | None) -> bool:
    """Whether a line is the change itself, or in a text that is told to name what changed."""
    return line == own or any(line in text for text in told)


def _about(frame: Labels, spot: _Spot, title: str, w: Writer) -> str:
    page = frame.text(f"menu_{spot.page}", w.language)
    if spot.kind is ReachKind.TEXT:
        return f"{page}: {title}" if title else page
    return frame.text(f"reach_{spot.kind}", w.language, page=page, title=title)


def _files(other: _Said, said: _Said) -> Iterator[Reach]:
    w = said.writer
    for output in OUTPUTS:
        if not output.by_language and w.language != LANGUAGES[0]:
            continue
        if _differs(output, other, said):
            name = output.file_name(w)
            yield Reach(name, Target("downloads"), w.language, "", "", ReachKind.FILE)


def _differs(output: Output, other: _Said, said: _Said) -> bool:
    if output.media_type in MADE:
        return other.file(output) != said.file(output)
    return other.spots != said.spots


# --- what an edition says ------------------------------------------------------------------------


def _spots(w: Writer) -> Iterator[tuple[_Spot, _Block]]:
    for spot, title, block in _placed(w):
        yield spot, _Block(title, _lines(block))


def _lines(block: Block) -> tuple[str, ...]:
    return tuple(_ADDRESS.sub("", line) for line in words.lines((block,)))


def _placed(w: Writer) -> Iterator[tuple[_Spot, str, Block]]:
    """Yield all blocks of an edition: where each stands, what it is called, what it is."""
    orders: Counter[tuple[str, str | None, ReachKind]] = Counter()
    for page, blocks in PAGES.items():
        for anchor, title, block in _leaves(blocks(w), None, ""):
            kind = _KINDS.get(type(block), ReachKind.TEXT)
            # Counted below each place: a block more or less is no change of what follows elsewhere.
            order = orders[page, anchor, kind]
            orders[page, anchor, kind] += 1
            named = getattr(block, "caption", None) or getattr(block, "title", None) or title
            yield _Spot(page, anchor, kind, order), named, block


def _leaves(
    blocks: Blocks, anchor: str | None, title: str
) -> Iterator[tuple[str | None, str, Block]]:
    """Yield the blocks that hold words, each with the nearest place and heading above it."""
    for block in blocks:
        if isinstance(block, Section):
            yield from _leaves(block.blocks, block.anchor, block.title)
        else:
            yield block.anchor or anchor, title, block


# --- an edition with one fact as it was ----------------------------------------------------------


def without(edition: Edition, way: Way, value: object) -> Edition:
    """Return an edition with another value at a path; a lookup error where there can be none.

    Sections go by their own id, as in changes.
    """
    typed = way if way[0] == "principles" else ("statement", *_typed(edition, way))
    changed = _replaced(edition, list(typed), value)
    if not isinstance(changed, Edition):
        raise LookupError(".".join(way))
    return changed


def _typed(edition: Edition, way: Way) -> list[str]:
    """Return a path as it stands in the data: sections in their chapter."""
    if way[0] != "sections":
        return list(way)
    inside = [
        chapter.id
        for chapter in edition.statement.chapters
        if any(section.id == way[1] for section in chapter.sections)
    ]
    return ["chapters", *inside, *way]


def _replaced(thing: object, way: list[str], value: object) -> object:
    """Return a thing with another value at the end of a way; none if it is nothing without one."""
    if not way:
        return value
    key, *rest = way
    if isinstance(thing, tuple):
        return _replaced_in_list(thing, key, rest, value)
    if not isinstance(thing, Frozen) or key not in type(thing).model_fields:
        raise LookupError(key)
    now, field = getattr(thing, key), type(thing).model_fields[key]
    part = _like(now, _replaced(now, rest, value))
    if part is None and field.is_required():
        return None  # a group that was not there before is new as a whole
    return thing.model_copy(update={key: field.default if part is None else part})


def _replaced_in_list(
    things: tuple[object, ...], key: str, way: list[str], value: object
) -> object:
    found = [getattr(thing, "id", None) == key for thing in things]
    changed = [
        _replaced(thing, way, value) if is_it else thing
        for thing, is_it in zip(things, found, strict=True)
    ]
    if not any(found) or not way or None in changed:
        raise LookupError(key)
    return tuple(changed)


def _like(now: object, before: object) -> object:
    """Return a code as the enumeration that it is of, where the value now is of one."""
    if before is None or not isinstance(now, str) or type(now) is str:
        return before
    return type(now)(before)
