"""Which English has fallen behind its Norwegian, found in git's history by what the texts say.

English is fresh where it was written in a commit in which this very Norwegian stood. So nobody need
keep a record: reflowing, moving, renaming an id, copying to a new year and merging change no words,
and are no news. Where the history is not all there, it is unknown; never fresh. It knows pairs of
texts and commits, and nothing of what an edition means.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, field
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Any, Final, NamedTuple

from apenhet.disk import write_whole
from apenhet.problems.trouble import Trouble
from apenhet.read import git
from apenhet.read.datafile import DataFile
from apenhet.read.load import FOLDER, Loaded
from apenhet.read.tree import decoded
from apenhet.translate import pairs as of_pairs
from apenhet.translate.pairs import Said, TypedPair, all_said, pairs_in, said
from apenhet.wordwise import Part, marked

CACHE: Final = Path(".cache", "apenhet", "translations.json")
"""What the history said, kept so that it is not gone through again; it can be deleted any time."""
SAID: Final = CACHE.with_name("said.json")
"""What the files said that were committed last, likewise."""
KEPT: Final = 4
"""Commits of which it is kept."""
AT_ONCE: Final = 100
"""Versions of files that are asked of git in one question."""
_YEAR: Final = re.compile(r"_[12][0-9]{3}(?=\.yml$)", re.ASCII)


class Freshness(StrEnum):
    """How the English of a text stands to its Norwegian."""

    FRESH = "fresh"
    STALE = "stale"
    UNKNOWN = "unknown"
    """Git's history is not here, or does not go back to where the English was written."""
    MISSING = "missing"
    """There is no English."""


@dataclass(frozen=True, slots=True)
class Translation:
    """A text of the project and how its English stands.

    ``made_from`` is the Norwegian that stale English was made from, as it was typed.
    """

    file: DataFile[Any]
    pair: TypedPair
    freshness: Freshness
    made_from: str | None = None

    @property
    def called(self) -> str:
        """What the text is called in commands and translators' files: its file and its place."""
        return f"{Path(self.file.name).stem}:{self.pair.place}"

    @property
    def norwegian(self) -> str:
        """The Norwegian as it stands."""
        return str(self.pair.nb.value)

    @property
    def english(self) -> str:
        """The English as it stands; empty where there is none."""
        return str(self.pair.en.value) if self.pair.en else ""

    @property
    def parts(self) -> tuple[Part, ...]:
        """The Norwegian on one line, with what changed since the English was made from it."""
        now = " ".join(self.norwegian.split())
        return marked(now if self.made_from is None else " ".join(self.made_from.split()), now)


@dataclass(frozen=True, slots=True)
class Translations:
    """Every text of the project in the order of its files, and how its English stands."""

    all: tuple[Translation, ...] = ()

    def of(self, freshness: Freshness) -> tuple[Translation, ...]:
        """Return those that stand so."""
        return tuple(one for one in self.all if one.freshness is freshness)

    @property
    def outdated(self) -> dict[tuple[str, str], str]:
        """What stale English was made from, by the Norwegian and English as they stand."""
        stale = self.of(Freshness.STALE)
        return {(one.norwegian, one.english): one.made_from or "" for one in stale}


def translations(root: Path, loaded: Loaded) -> Translations:
    """Return how the English of every text stands in the project that was read from ``root``.

    What git cannot tell is unknown; it raises nothing.
    """
    found = list(_texts(loaded))
    try:
        past = _past(root, loaded.source.files, found)
    except Trouble:
        past = _Past(is_known=False)
    return Translations(tuple(_standing(file, pair, words, past) for file, pair, words in found))


_Found = tuple[DataFile[Any], TypedPair, Said | None]
"""A text as it was found: its file, where it stands there, what it says."""


def state_of_history(root: Path) -> str:
    """Return what decides, beside the files, how the English in them stands; empty without git."""
    try:
        repository = _Repository.of(root)
    except Trouble:
        return ""
    return repr((repository.heads, repository.is_cut))


def _texts(loaded: Loaded) -> Iterator[_Found]:
    for file in loaded.files:
        lines = (decoded(file.content, file.name)[0] or "").split("\n")
        for pair in pairs_in(file.tree):
            yield file, pair, said(pair, lines)


def _standing(file: DataFile[Any], pair: TypedPair, words: Said | None, past: _Past) -> Translation:
    if words is None:
        return Translation(file, pair, Freshness.MISSING)
    if words.holds or words.key in past.fresh:
        return Translation(file, pair, Freshness.FRESH)
    if not past.is_known or words.key not in past.stale:
        return Translation(file, pair, Freshness.UNKNOWN)
    return Translation(file, pair, Freshness.STALE, past.stale[words.key])


# --- what the history says ------------------------------------------------------------------------


class _Version:
    """A file as it was at some time: what its pairs say."""

    def __init__(self, every: Iterable[Said]) -> None:
        self.every = tuple(every)
        self.keys = frozenset(one.key for one in self.every)
        self.by_english: dict[str, list[Said]] = {}
        for one in self.every:
            self.by_english.setdefault(one.en, []).append(one)


_Files = Mapping[str, _Version]
"""The files of the project at some time, by name."""


class _Origin(NamedTuple):
    """Where English stood before: the file, and the pair."""

    file: str
    said: Said


@dataclass(slots=True)
class _Past:
    """What is known of pairs by their keys, from all commits up to some.

    ``fresh`` are those whose English was written for that Norwegian; ``stale`` those whose English
    was carried over, with the Norwegian it was made from; ``unknown`` those that stood already
    where the history begins, without being its beginning.
    """

    fresh: set[str] = field(default_factory=set)
    stale: dict[str, str] = field(default_factory=dict)
    unknown: set[str] = field(default_factory=set)
    is_known: bool = True

    def add(self, now: _Files, parents: Sequence[_Files], *, is_cut: bool = False) -> None:
        """Learn from a commit. ``is_cut`` is where the history does not go on to its parents."""
        for name, version in now.items():
            if any(parent.get(name) is version for parent in parents):
                continue
            for one in version.every:
                if one.key not in self.fresh and not _stood(one, parents):
                    self._add(one, _carried(name, one, now, parents), is_cut=is_cut)

    def _add(self, one: Said, origin: Said | None, *, is_cut: bool) -> None:
        if one.holds or (origin is None and not is_cut):
            self.fresh.add(one.key)
            self.stale.pop(one.key, None)
            self.unknown.discard(one.key)
        elif origin is None:
            self.unknown.add(one.key)
        else:
            self.stale[one.key] = self.stale.get(origin.key, origin.norwegian)


def _stood(one: Said, parents: Sequence[_Files]) -> bool:
    return any(one.key in version.keys for parent in parents for version in parent.values())


def _carried(name: str, one: Said, now: _Files, parents: Sequence[_Files]) -> Said | None:
    """Return the pair that the English of one was carried over from; none if it was written.

    That the same English stands elsewhere says nothing by itself: short words are the same by
    chance. It was carried over from the same place in this file or another year's, from a place
    that has lost it, or, where it is long, from any.
    """
    origins = [
        _Origin(file, other)
        for parent in parents
        for file, version in parent.items()
        for other in version.by_english.get(one.en, ())
    ]
    here = [
        origin
        for origin in origins
        if (_kind(origin.file), origin.said.place) == (_kind(name), one.place)
    ]
    lost = (origin for origin in origins if not _still_stands(origin, now))
    found = here or [*lost] or (origins if one.is_long else [])
    nearest = sorted(found, key=lambda origin: origin.file != name)
    return nearest[0].said if nearest else None


def _still_stands(origin: _Origin, now: _Files) -> bool:
    version = now.get(origin.file)
    there = version.by_english.get(origin.said.en, ()) if version else ()
    return any(other.place == origin.said.place for other in there)


def _kind(name: str) -> str:
    return _YEAR.sub("", name)


# --- going through it -----------------------------------------------------------------------------


def _past(root: Path, files: Mapping[str, bytes], found: Sequence[_Found]) -> _Past:
    """Return what is known of the project as it stands. Raises ``Trouble`` where git cannot say."""
    repository = _Repository.of(root)
    versions = _Versions(root)
    learnt = _learnt(repository, _Kept(root / CACHE), versions)
    if not learnt.tips:
        return _Past(is_known=False)  # git knows nothing of these files
    _learn_what_is_new(repository, versions, learnt, files, found)
    versions.keep(learnt.files.values())
    return learnt.past


def _learnt(repository: _Repository, kept: _Kept, versions: _Versions) -> _Learnt:
    """Return what the history says: as it is kept, or gone through and then kept."""
    head, *merging = repository.heads
    may_be_kept = not merging and not repository.is_cut
    known = kept.of_head(head) if may_be_kept else None
    if known is not None:
        return known
    history = _History(repository, versions)
    learnt = history.learnt(kept.of_any(history.parents) if may_be_kept else None)
    if may_be_kept:
        kept.keep(head, learnt)
    return learnt


@dataclass(slots=True)
class _Learnt:
    """What the history says. ``tips`` are the commits that changed the data last.

    ``files`` are the data as they were there, where that is one commit: the ids of what they held.
    """

    tips: tuple[str, ...]
    files: dict[str, str]
    past: _Past


@dataclass(frozen=True)
class _Repository:
    """The repository that a project lies in; ``prefix`` is the project's folder within it.

    ``heads`` are the commit that is checked out and, during a merge, those that are merged into it.
    ``is_cut`` is whether only the last commits were fetched.
    """

    root: Path
    prefix: str
    heads: tuple[str, ...]
    is_cut: bool

    @classmethod
    def of(cls, root: Path) -> _Repository:
        """Ask git about it. Raises ``Trouble`` where there is none, or nothing in it."""
        asked = ("--is-shallow-repository", "--absolute-git-dir", "--show-prefix", "HEAD")
        told = git.succeeding(root, "rev-parse", *asked).decode().split("\n")
        is_cut, folder, prefix, head = told[:4]
        merging = Path(folder, "MERGE_HEAD")
        others = merging.read_text(encoding="ascii").split() if merging.is_file() else []
        return cls(root, prefix, (head, *others), is_cut == "true")

    def commits(self) -> dict[str, tuple[str, ...]]:
        """Return the commits that changed the data, parents first, each with its parents."""
        told = git.succeeding(
            self.root,
            *("rev-list", "--parents", "--full-history", "--simplify-merges", "--topo-order"),
            *("--reverse", *self.heads, "--", FOLDER),
        )
        lines = [line.split() for line in told.decode().splitlines()]
        return {commit: tuple(parents) for commit, *parents in lines}

    def files(self, commits: Sequence[str]) -> dict[str, dict[str, str]]:
        """Return the data files of commits: the names of what they hold, by their own."""
        asked = {commit: f"{commit}:{self.prefix}{FOLDER}" for commit in commits}
        told = git.contents(self.root, list(asked.values()))
        return {
            commit: dict(_entries(told.get(name, b""), len(commit) // 2))
            for commit, name in asked.items()
        }


def _entries(tree: bytes, length: int) -> Iterator[tuple[str, str]]:
    """Yield the files of a folder as git keeps it: mode, name, ``length`` bytes of an id."""
    start = 0
    while start < len(tree):
        end = tree.index(b"\0", start)
        mode, _, name = tree[start:end].partition(b" ")
        start = end + 1 + length
        if mode.startswith(b"100") and name.endswith(b".yml"):
            yield f"{FOLDER}/{name.decode(errors='replace')}", tree[end + 1 : start].hex()


class _History:
    """The commits that changed the data."""

    def __init__(self, repository: _Repository, versions: _Versions) -> None:
        self.repository, self.versions = repository, versions
        self.parents = repository.commits()

    def learnt(self, start: _Learnt | None) -> _Learnt:
        """Go through all commits, or those that are not among what is known to ``start`` with."""
        known = _with_ancestors(start.tips[0], self.parents) if start else set()
        past = start.past if start else _Past()
        new = [commit for commit in self.parents if commit not in known]
        followed = {parent for parents in self.parents.values() for parent in parents}
        tips = tuple(commit for commit in self.parents if commit not in followed)
        parents_of_new = [parent for commit in new for parent in self.parents[commit]]
        trees = self.repository.files(list(dict.fromkeys([*new, *parents_of_new, *tips])))
        made = _made(self.versions, trees) if new else {}
        for commit in new:
            parents = self.parents[commit]
            is_cut = self.repository.is_cut and not parents
            past.add(made[commit], [made[parent] for parent in parents], is_cut=is_cut)
        return _Learnt(tips, trees[tips[0]] if len(tips) == 1 else {}, past)


def _with_ancestors(commit: str, parents: Mapping[str, Sequence[str]]) -> set[str]:
    found = {commit}
    left = [commit]
    while left:
        new = set(parents[left.pop()]) - found
        found |= new
        left += new
    return found


class _Versions:
    """What files said, by git's ids of what they held: kept, or else read from the repository.

    A commit changes few files; what the others said is kept with those of the last commit.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self._known: dict[str, _Version] = {}
        self._read: set[str] = set()

    def of(self, blobs: Sequence[str]) -> Mapping[str, _Version]:
        """Return what files said, by id; without those that the repository lacks."""
        missing = [blob for blob in blobs if blob not in self._known]
        if missing:
            self._known |= {blob: self._kept[blob] for blob in missing if blob in self._kept}
            missing = [blob for blob in missing if blob not in self._known]
        for start in range(0, len(missing), AT_ONCE):
            told = git.contents(self.root, missing[start : start + AT_ONCE])
            self._known |= {blob: _Version(all_said(content)) for blob, content in told.items()}
        self._read.update(missing)
        return self._known

    @cached_property
    def _kept(self) -> Mapping[str, _Version]:
        try:
            mark, _, content = (self.root / SAID).read_bytes().partition(b"\n")
        except OSError:
            return {}
        if mark != _mark(content):
            return {}
        said_by = json.loads(content).items()
        return {blob: _Version(Said(*one) for one in every) for blob, every in said_by}

    def keep(self, blobs: Iterable[str]) -> None:
        """Keep what some files said, where one of them had to be read."""
        wanted = {blob: self._known[blob] for blob in blobs if blob in self._known}
        if self._read.isdisjoint(wanted):
            return
        kept = {blob: [astuple(one) for one in version.every] for blob, version in wanted.items()}
        content = json.dumps(kept, ensure_ascii=False).encode()
        with contextlib.suppress(OSError):
            write_whole(self.root / SAID, _mark(content) + b"\n" + content)


def _mark(content: bytes) -> bytes:
    """Return what tells what this very program has kept, to the last byte."""
    return hashlib.sha256(_program().encode() + content).hexdigest().encode()


def _made(versions: _Versions, trees: Mapping[str, Mapping[str, str]]) -> dict[str, _Files]:
    """Return what files said, by the commits whose ``trees`` hold their ids."""
    blobs = list(dict.fromkeys(blob for tree in trees.values() for blob in tree.values()))
    said_by = versions.of(blobs)
    return {
        commit: {name: said_by[blob] for name, blob in tree.items() if blob in said_by}
        for commit, tree in trees.items()
    }


def _learn_what_is_new(
    repository: _Repository,
    versions: _Versions,
    learnt: _Learnt,
    files: Mapping[str, bytes],
    found: Sequence[_Found],
) -> None:
    """Learn from what is not committed yet, as if it were."""
    working: dict[str, list[Said]] = {}
    for file, _, words in found:
        if words is not None:
            working.setdefault(file.name, []).append(words)
    seen = learnt.past.fresh | learnt.past.unknown if learnt.files else set()
    is_changed = any(
        learnt.files.get(name) != git.blob_id(files[name], learnt.tips[0])
        and any(one.key not in seen for one in every)
        for name, every in working.items()
    )
    if is_changed:
        parents = list(_made(versions, repository.files(learnt.tips)).values())
        learnt.past.add({name: _Version(every) for name, every in working.items()}, parents)


# --- what is kept between runs --------------------------------------------------------------------


class _Kept:
    """What earlier runs of this very program learnt. What cannot be read or written is not kept."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._entries: list[dict[str, Any]] = []
        with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
            kept = json.loads(file.read_bytes())
            if kept["program"] == _program():
                self._entries = kept["entries"]

    def of_head(self, head: str) -> _Learnt | None:
        """Return what was learnt when this commit was checked out."""
        return next((_read(one) for one in self._entries if one["head"] == head), None)

    def of_any(self, commits: Mapping[str, object]) -> _Learnt | None:
        """Return what was learnt last up to one of these commits."""
        return next((_read(one) for one in self._entries if one["tip"] in commits), None)

    def keep(self, head: str, learnt: _Learnt) -> None:
        """Keep what a history with one end says, before the latest others."""
        if len(learnt.tips) != 1:
            return
        entry = {
            "head": head,
            "tip": learnt.tips[0],
            "files": learnt.files,
            "fresh": sorted(learnt.past.fresh),
            "stale": learnt.past.stale,
        }
        others = [one for one in self._entries if one["head"] != head]
        kept = {"program": _program(), "entries": [entry, *others][:KEPT]}
        with contextlib.suppress(OSError):
            write_whole(self.file, json.dumps(kept, ensure_ascii=False).encode())


def _read(entry: Mapping[str, Any]) -> _Learnt:
    past = _Past(set(entry["fresh"]), dict(entry["stale"]))
    return _Learnt((entry["tip"],), entry["files"], past)


def _program() -> str:
    """Return what tells this way of finding from others."""
    whole = hashlib.sha256()
    for module in (__file__, of_pairs.__file__):
        whole.update(Path(module).read_bytes())
    return whole.hexdigest()
