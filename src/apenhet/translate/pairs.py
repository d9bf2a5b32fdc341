"""Texts that stand in both languages: found in a file of any shape, told apart by their words.

Two texts are the same where they have the same words: line breaks, quotation marks, dashes and full
stops are typography, and no reason to translate anew. It knows YAML's trees and no model.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import yaml

from apenhet.problems.problem import Position
from apenhet.read.datafile import NO_TEXTS
from apenhet.read.labels import ANCHOR, FILE
from apenhet.read.tree import (
    LOADER,
    Entry,
    Group,
    Listing,
    Node,
    Path,
    Scalar,
    decoded,
    read_text,
)

KEPT: Final = 8192
"""Texts of which the words are kept, once found: all those of some years."""
LONG: Final = 6
"""Words. Two texts of so many do not come to have the same English by chance."""
_ROOT_KEY: Final = re.compile(r"^(?=[A-Za-z_][\w-]*[ ]*:(?:\s|$))", re.MULTILINE)
_FOREIGN: Final = re.compile(r"\[([^\][]*)\]\{lang=[^{}\n]*\}")
_UNSEEN: Final = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
_TYPOGRAPHY: Final = re.compile(
    r"[\s«»“”„‟‘’‚‛'\"‐‑…]+|(?<!\s)[-‒–—−]+|[-‒–—−]+(?!\d)|(?<!\d)[.,;:]|[.,;:](?!\d)"
)
"""What may be set otherwise without another word; the sign of a negative number may not."""
HOLDS: Final = re.compile(r"#\s*ENGELSK STEMMER \[([0-9a-f]{6})\]")
"""A comment beside English: it needs no change, though the Norwegian has been changed."""


@dataclass(frozen=True, slots=True)
class TypedPair:
    """A text in both languages. ``place`` is what its path is called, by ids where there are any.

    English that is missing is none.
    """

    path: Path
    place: str
    nb: Scalar
    en: Scalar | None


@dataclass(frozen=True, slots=True)
class Said:
    """What a pair says: the Norwegian as it stands, and what tells it and its English from others.

    ``holds`` is whether somebody has said of this very Norwegian that the English needs no change.
    """

    place: str
    norwegian: str
    nb: str
    en: str
    is_long: bool
    holds: bool

    @property
    def key(self) -> str:
        """What tells this pair from others, wherever it stands."""
        return self.nb + self.en


@lru_cache(maxsize=KEPT)  # what one year says, the next one mostly says too
def essence(words: str) -> str:
    """Return the words of a text, without how they are set and marked as foreign."""
    bare = _FOREIGN.sub(r"\1", words) if "{lang=" in words else words
    said = " ".join(_TYPOGRAPHY.sub(" ", _UNSEEN.sub("", bare)).split()).casefold()
    return said or " ".join(words.split())


def pairs_in(tree: Node | None) -> Iterator[TypedPair]:
    """Yield the texts below a node that stand in both languages, or should."""
    if tree is not None:
        yield from _found(tree, (), "")


def _found(node: Node, path: Path, place: str) -> Iterator[TypedPair]:
    if isinstance(node, Listing):
        names: set[str] = set()
        for number, item in enumerate(node.items):
            name = _id_of(item)
            if name in names:  # a clause that stands once for each time it was in force
                name = None
            names.add(name or "")
            called = f"{place}[{number + 1}]" if name is None else f"{place}.{name}"
            yield from _found(item, (*path, number), called)
        return
    if not isinstance(node, Group):
        return
    pair = _pair(node, path, place)
    if pair is not None:
        yield pair
        return
    for key, entry in node.entries.items():
        if key not in NO_TEXTS and not (not path and key.endswith((ANCHOR, FILE))):
            yield from _found(entry.node, (*path, key), f"{place}.{key}" if place else key)


def _pair(group: Group, path: Path, place: str) -> TypedPair | None:
    nb, en = (group.entries.get(language) for language in ("nb", "en"))
    norwegian = nb.node if nb else None
    english = en.node if en else None
    if not (isinstance(norwegian, Scalar) and isinstance(norwegian.value, str)):
        return None
    if en is None:
        return TypedPair(path, place, norwegian, None)
    if isinstance(english, Scalar) and isinstance(english.value, str):
        return TypedPair(path, place, norwegian, english)
    return None


def _id_of(node: Node) -> str | None:
    entry = node.entries.get("id") if isinstance(node, Group) else None
    value = entry.node.value if entry and isinstance(entry.node, Scalar) else None
    return value if isinstance(value, str) and value.isidentifier() else None


# --- what a pair says -----------------------------------------------------------------------------


def said(pair: TypedPair, lines: list[str]) -> Said | None:
    """Return what a pair says; nothing where it has no English. ``lines`` are those of its file."""
    if pair.en is None:
        return None
    norwegian, english = essence(str(pair.nb.value)), essence(str(pair.en.value))
    marks = HOLDS.findall(_line_of_marks(pair.en, lines))
    return Said(
        place=pair.place,
        norwegian=str(pair.nb.value),
        nb=_digest(norwegian),
        en=_digest(english),
        is_long=english.count(" ") + 1 >= LONG,
        holds=bool(marks) and _stamp(norwegian) in marks,
    )


def all_said(content: bytes) -> tuple[Said, ...]:
    """Return what the pairs of a file say, as far as it can be read."""
    text, _ = decoded(content, "")
    found: list[Said] = []
    for part in _ROOT_KEY.split(text or ""):
        found += _said_in(part)
    return tuple(found)


@lru_cache(maxsize=4096)
def _said_in(part: str) -> tuple[Said, ...]:
    """Return what is said under one key: most of a file is as it was in the version before."""
    lines = part.split("\n")
    try:
        tree = _light(yaml.compose(part, Loader=LOADER), part)
    except yaml.YAMLError:
        tree = read_text(part, "").tree
    found = (said(pair, lines) for pair in pairs_in(tree))
    return tuple(one for one in found if one is not None)


def _light(node: yaml.Node | None, text: str) -> Node | None:
    """Return a tree of what a parser found: words only, of files that nobody is to mend."""
    if node is None:
        return None
    place = Position(node.start_mark.line + 1, node.start_mark.column + 1)
    match node:
        case yaml.MappingNode():
            entries = ((str(key.value), _light(value, text)) for key, value in node.value)
            return Group(place, {key: Entry(place, value) for key, value in entries if value})
        case yaml.SequenceNode():
            return Listing(place, tuple(filter(None, (_light(item, text) for item in node.value))))
        case _:
            raw = text[node.start_mark.index : node.end_mark.index]
            return Scalar(place, str(node.value) or None, raw)


def _digest(essence: str) -> str:
    return hashlib.blake2b(essence.encode(), digest_size=8).hexdigest()


# --- that the English needs no change -------------------------------------------------------------


def holding(pair: TypedPair) -> str:
    """Return the comment that says that the English fits the Norwegian as it stands."""
    return f"# ENGELSK STEMMER [{_stamp(essence(str(pair.nb.value)))}]"


def _stamp(essence: str) -> str:
    return hashlib.sha256(essence.encode()).hexdigest()[:6]


def _line_of_marks(english: Scalar, lines: list[str]) -> str:
    """Return what follows the English on its line; of a text below its key, that line's rest."""
    first = english.place.line - 1
    is_block = english.raw[:1] in {">", "|"}
    last = first if is_block else first + english.raw.rstrip().count("\n")
    line = lines[last] if last < len(lines) else ""
    if not is_block and last > first:
        return line[len(english.raw.rstrip().rpartition("\n")[2]) :]
    return line[english.place.column - 1 + (1 if is_block else len(english.raw.rstrip())) :]
