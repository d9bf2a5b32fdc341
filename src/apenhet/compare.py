"""What one edition says that another does not: typed changes, found by id, by meaning.

Both sides are models read by today's program, so that layout, comments and the order of keys are no
change. A fact that changed is told once, with its reach: the sentences that name it and so say
something else, though nobody typed them anew. It words nothing and touches no disk.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum, StrEnum
from typing import Final

from pydantic import BaseModel

from apenhet.derive import derived_facts
from apenhet.facts import LEAVES, REFERENCE, Fact
from apenhet.model import (
    LANGUAGES,
    OF_ONE_YEAR,
    PRINCIPLE_PARTS,
    Approval,
    Edition,
    Figure,
    Language,
    LocalSlug,
    LocalUrl,
    MeasureStatus,
    Signature,
    Statement,
    Text,
)


class ChangeKind(StrEnum):
    """What a change is, the most important first."""

    FIGURE = "figure"
    STATUS = "status"
    ADDED = "added"
    ENDED = "ended"
    SIGNATURE = "signature"
    TEXT = "text"
    MOVED = "moved"
    RENAMED = "renamed"
    REFERENCE = "reference"


Leaf = Fact | LocalSlug | Approval | Signature | tuple[str, ...]
"""What can change as one: a thing of its own is made of more, a value of nothing else."""
Way = tuple[str, ...]
ReadAloud = Callable[[Text, Language], str]
"""How a text of an edition reads in a language, with the facts that it names."""

_LEAVES: Final = (*LEAVES, LocalSlug, Approval, Signature)
_ABOUT_ITSELF: Final = (("edition", "revision"), ("edition", "withdrawal"))
"""What is said of a revision to come, or of what was withdrawn, is no change to what is said."""
_OF_ONE_YEAR: Final = tuple(f"edition.{name}" for name in OF_ONE_YEAR)
"""How one year's edition came to be says nothing of another's, which has, or awaits, its own."""
_PLACE: Final = "in"
"""The name of a section's place: which chapter it stands in."""


@dataclass(frozen=True, slots=True)
class Reached:
    """A text that names a changed fact: unchanged as it was typed, yet it says something else."""

    path: str
    title: Text | None
    language: Language
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is another in the second edition than in the first.

    ``path`` names it as texts name facts, but that sections go by their own id, since they can move
    between chapters. ``title`` is that of the nearest thing with one. ``before`` is none for what
    was added, ``after`` for what has ended; of a thing with a title both are, of one that is but a
    text the other is that text.
    """

    kind: ChangeKind
    path: str
    title: Text | None
    before: Leaf | None
    after: Leaf | None
    reach: tuple[Reached, ...] = ()


def compare(before: Edition, after: Edition, *words: ReadAloud) -> tuple[Change, ...]:
    """Return what changed from one edition to another, the most important kinds first.

    ``words`` are how the texts of the first and of the second one read.
    """
    was, now = _Flat.of(before), _Flat.of(after)
    changes = [*_things(was, now), *_values(was, now)]
    if before.year != after.year:
        changes = [one for one in changes if not one.path.startswith(_OF_ONE_YEAR)]
    order = list(ChangeKind)
    changes.sort(key=lambda change: order.index(change.kind))  # stable: else as in the files
    reached = dict(_reached(was, now, *words))
    return tuple(_with_reach(change, now, reached) for change in changes)


# --- an edition laid flat -------------------------------------------------------------------------


@dataclass(slots=True)
class _Flat:
    """An edition's values and its things, by path."""

    values: dict[Way, Leaf] = field(default_factory=dict)
    things: dict[Way, BaseModel] = field(default_factory=dict)

    @classmethod
    def of(cls, edition: Edition) -> _Flat:
        flat = cls()
        derived = derived_facts(edition.statement, edition.law, edition.labels)
        flat._model((), edition.statement)
        flat._model(("principles",), edition.principles)
        for part in PRINCIPLE_PARTS:
            flat._value(("principles", f"earlier_{part}"), edition.superseded_in(part))
        for name, value in derived.items():
            if name not in Statement.model_fields:  # a count has its list
                flat._value(("derived", name), value)
        return flat

    def title(self, path: Way) -> Text | None:
        """Return the title of the nearest thing that has one."""
        while path:
            if title := _title(self.things.get(path)):
                return title
            path = path[:-1]
        return None

    def words(self, path: Way) -> Text | None:
        """Return what the thing at a path says, where it is a text without a title."""
        text = getattr(self.things[path], "text", None)
        return text if isinstance(text, Text) and not _title(self.things[path]) else None

    def text(self, path: Way) -> Text | None:
        """Return what a path leads to, where that is a text."""
        found = self.values.get(path)
        return found if isinstance(found, Text) else None

    def _model(self, path: Way, model: BaseModel) -> None:
        for name, value in model:
            if name != "id" and (*path, name) not in _ABOUT_ITSELF:
                self._value((*path, name), value)

    def _value(self, path: Way, value: object) -> None:
        match value:
            case None | ():
                return
            case Enum():
                self.values[path] = str(value.value)
            case Figure():
                self.values[path] = value
                self.values[*path, "label"] = value.label
            case tuple() if all(isinstance(item, str) for item in value):
                self.values[path] = value
            case tuple():
                self._listed(path, value)
            case BaseModel() if not isinstance(value, _LEAVES):
                self._model(path, value)
            case _ if isinstance(value, _LEAVES):
                self.values[path] = value

    def _listed(self, path: Way, items: tuple[object, ...]) -> None:
        """Lay the entries of a list flat: by id, else by the name or the number they have."""
        for number, item in enumerate(items, 1):
            name = getattr(item, "id", None) or getattr(item, "name", None)
            entry = (*path, name if isinstance(name, str) else str(number))
            if path[-1] == "sections":
                entry = ("sections", entry[-1])
                self.values[*entry, _PLACE] = path[-2]
            if isinstance(item, _LEAVES):
                self.values[entry] = item
            elif isinstance(item, BaseModel):
                self.things[entry] = item
                self._model(entry, item)


def _title(thing: BaseModel | None) -> Text | None:
    for name in ("title", "name", "term"):
        found = getattr(thing, name, None)
        if isinstance(found, Text):
            return found
    return None


# --- what changed ---------------------------------------------------------------------------------


def _things(was: _Flat, now: _Flat) -> Iterator[Change]:
    """Yield the things that were added or have ended; what stands in such a thing goes with it."""
    added = [path for path in now.things if path not in was.things]
    for path in _outermost(added):
        yield Change(ChangeKind.ADDED, ".".join(path), now.title(path), None, now.words(path))
    ended = [path for path in was.things if path not in now.things]
    for path in _outermost(ended):
        yield Change(ChangeKind.ENDED, ".".join(path), was.title(path), was.words(path), None)


def _outermost(paths: list[Way]) -> Iterator[Way]:
    among = set(paths)
    yield from (path for path in paths if not _inside(path, among))


def _inside(path: Way, things: set[Way]) -> bool:
    return any(path[:length] in things for length in range(1, len(path)))


def _values(was: _Flat, now: _Flat) -> Iterator[Change]:
    """Yield the values that are others, of things that are in both editions."""
    apart = was.things.keys() ^ now.things.keys()
    for path in [*now.values, *(path for path in was.values if path not in now.values)]:
        old, new = was.values.get(path), now.values.get(path)
        if _is_same(old, new) or path in apart or _inside(path, apart):
            continue
        title = now.title(path) or was.title(path)
        yield Change(_kind(path, new if new is not None else old), ".".join(path), title, old, new)


def _is_same(old: Leaf | None, new: Leaf | None) -> bool:
    """Whether two values say the same; most are, and to compare two texts as typed is quick."""
    if isinstance(old, Text) and isinstance(new, Text) and (old.nb, old.en) == (new.nb, new.en):
        return True
    return _said(old) == _said(new)


def _said(leaf: Leaf | None) -> object:
    """Return what a value says: of a figure all but its label, which is a value of its own."""
    if isinstance(leaf, Figure):
        return leaf.model_copy(update={"label": None})
    if isinstance(leaf, Text):
        return tuple(" ".join(leaf.in_(language).split()) for language in LANGUAGES)
    return leaf


def _kind(path: Way, leaf: Leaf | None) -> ChangeKind:
    if path[-1] == _PLACE:
        return ChangeKind.MOVED
    if path[-1] == "status" and leaf in set(MeasureStatus):
        return ChangeKind.STATUS
    match leaf:
        case Text():
            return ChangeKind.TEXT
        case LocalSlug():
            return ChangeKind.RENAMED
        case Approval() | Signature():
            return ChangeKind.SIGNATURE
        case tuple() | LocalUrl():
            return ChangeKind.REFERENCE
        case str() if path[-1] not in {"name", "seat", "email", "holder"}:
            return ChangeKind.REFERENCE
        case _:
            return ChangeKind.FIGURE


# --- what a change reaches ------------------------------------------------------------------------


def _reached(
    was: _Flat, now: _Flat, before: ReadAloud, after: ReadAloud
) -> Iterator[tuple[Way, tuple[Reached, ...]]]:
    """Yield the texts that are typed as before and say something else, with what they say."""
    for path, text in now.values.items():
        former = was.text(path)
        if former is None or not isinstance(text, Text) or not _is_same(former, text):
            continue
        found = []
        for language in LANGUAGES if REFERENCE.search(text.nb + text.en) else ():
            old, new = before(former, language), after(text, language)
            if old != new:
                found.append(Reached(".".join(path), now.title(path), language, old, new))
        if found:
            yield path, tuple(found)


def _with_reach(change: Change, now: _Flat, reached: Mapping[Way, tuple[Reached, ...]]) -> Change:
    """Return a change with the texts that name what changed, by themselves or through others."""
    if change.kind in {ChangeKind.ADDED, ChangeKind.ENDED}:
        return change
    found = tuple(
        place
        for path, places in reached.items()
        if change.path in _named(path, now, set())
        for place in places
    )
    return Change(change.kind, change.path, change.title, change.before, change.after, found)


def _named(path: Way, flat: _Flat, seen: set[str]) -> set[str]:
    """Return the facts that a text names, and those that they name in turn."""
    text = flat.text(path)
    for language in LANGUAGES if text else ():
        for name in REFERENCE.findall(text.in_(language) if text else ""):
            whole = name.removesuffix(".value")
            if whole not in seen:
                seen.add(whole)
                _named(tuple(whole.split(".")), flat, seen)
    return seen
