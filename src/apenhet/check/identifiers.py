"""Ids and addresses: each stands for one thing, and what refers to one finds it.

Most look at the trees as they were read, so that a fault of shape hides nothing here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, Final

from apenhet.anchors import block_anchor, term_anchor
from apenhet.check.register import CheckedEdition, check, file_check
from apenhet.model import LANGUAGES, PRINCIPLE_PARTS, Labels
from apenhet.problems.problem import Problem, Quoted, did_you_mean, nearest
from apenhet.read.datafile import ANY, DataFile, is_at
from apenhet.read.labels import ANCHOR
from apenhet.read.tree import Listing, Node, Path, Scalar

SOURCES: Final[Path] = ("sources",)
ROLES: Final[Path] = ("governance", "roles")
TARGETS: Final[tuple[Path, ...]] = (("risk_areas",), ("assessment", "categories"), ("findings",))
CLAUSES: Final[Path] = ("clauses",)
GLOSSARIES: Final[tuple[Path, ...]] = (("definitions",), ("policy", "definitions"))
REFERENCES: Final[Mapping[Path, tuple[Path, ...]]] = {
    ("assessment", "sources", ANY): (SOURCES,),
    ("risk_areas", ANY, "sources", ANY): (SOURCES,),
    ("governance", "responsibilities", ANY, "role"): (ROLES,),
    ("measures", ANY, "responsible"): (ROLES,),
    ("action_plan", "addresses", ANY): TARGETS,
    ("measures", ANY, "addresses", ANY): TARGETS,
    ("governance", "general_manager"): (ROLES,),
    ("engagement", ANY, "about", ANY): TARGETS,
    ("remediation", ANY, "findings", ANY): (("findings",),),
}
"""Which lists of the statement an id can come from, by the place where it is named."""
_TIMES: Final = ("valid_from", "valid_until")


# --- ids and slugs ------------------------------------------------------------------------------


@file_check
def ids_unique(file: DataFile[Any]) -> Iterator[Problem]:
    """No list has two entries of one id."""
    for path in _lists_of_ids(file):
        yield from repeated(file, _ids(file, path))


def _lists_of_ids(file: DataFile[Any]) -> Iterator[Path]:
    for path, node in file.nodes.items():
        if isinstance(node, Listing) and not (file.kind == "law" and path == CLAUSES):
            yield path


@lru_cache(maxsize=32)
def _copies(file: DataFile[Any]) -> frozenset[Path]:
    """Return the entries whose id stands in their list before: what they hold is there twice."""
    found: set[Path] = set()
    for path in _lists_of_ids(file):
        seen: set[str] = set()
        for here, name in _ids(file, path):
            if name in seen:
                found.add(here[:-1])
            seen.add(name)
    return frozenset(found)


def _is_of_a_copy(file: DataFile[Any], path: Path, first: Path) -> bool:
    """Whether a name repeats only because the entry that it stands in does, told by its id."""
    copies = _copies(file)
    ends = range(1, len(path) - 1)
    return any(path[:end] in copies and first[:end] != path[:end] for end in ends)


@file_check
def versions_in_turn(file: DataFile[Any]) -> Iterator[Problem]:
    """A clause of the Act can stand more than once, as it was at different times; never twice."""
    if file.kind != "law":
        return
    seen: dict[str, list[Path]] = {}
    for path, name in _ids(file, CLAUSES):
        for earlier in seen.setdefault(name, []):
            whole = all(
                file.is_sound((*one[:-1], key)) for one in (earlier, path) for key in _TIMES
            )
            if whole and not _in_turn(file, earlier, path):
                first = file.where(earlier).line
                yield file.problem("clause_in_turn", path, name=Quoted(name), first=first)
                break
        seen[name].append(path)


def _in_turn(file: DataFile[Any], *ids: Path) -> bool:
    """Whether one of two versions ends before the other begins; dates compare as they are typed."""
    times = [tuple(_word(file.node((*path[:-1], key))) for key in _TIMES) for path in ids]
    (start, end), (other_start, other_end) = times
    return bool(
        (end and other_start and end < other_start) or (other_end and start and other_end < start)
    )


@file_check
def ids_of_targets_unique(file: DataFile[Any]) -> Iterator[Problem]:
    """What a measure can address has one id, whichever of the lists it stands in."""
    if file.kind == "statement":
        # Twice in one list is found above; here each list says an id once.
        lists = [{name: path for path, name in reversed(_ids(file, where))} for where in TARGETS]
        yield from repeated(file, [(path, name) for ids in lists for name, path in ids.items()])


@file_check
def ids_of_parts_unique(file: DataFile[Any]) -> Iterator[Problem]:
    """Chapters and sections have ids of their own: the Act's clauses refer to them by id alone."""
    if file.kind != "statement":
        return
    chapters = _ids(file, ("chapters",))
    sections = [found for path, _ in chapters for found in _ids(file, (*path[:-1], "sections"))]
    yield from repeated(file, [*chapters, *sections])


def _ids(file: DataFile[Any], path: Path) -> list[tuple[Path, str]]:
    """Return the ids in the list at ``path``, each with the path of the id itself."""
    node = file.node(path)
    if not isinstance(node, Listing):
        return []
    paths: list[Path] = [(*path, number, "id") for number in range(len(node.items))]
    found = ((here, _word(file.node(here))) for here in paths)
    return [(here, word) for here, word in found if word is not None]


def _word(node: Node | None) -> str | None:
    value = node.value if isinstance(node, Scalar) else None
    return value if isinstance(value, str) else None


def repeated(
    file: DataFile[Any], named: Iterable[tuple[Path, str]], rule: str = "id_only_once"
) -> Iterator[Problem]:
    """Yield what breaks ``rule``: the names, with their paths, that stand more than once."""
    seen: dict[str, Path] = {}
    for path, name in named:
        first = seen.setdefault(name, path)
        if first != path and not _is_of_a_copy(file, path, first):
            yield file.problem(rule, path, name=Quoted(name), first=file.where(first).line)


@file_check
def slugs_unique(file: DataFile[Any]) -> Iterator[Problem]:
    """No two headings of a page share an address in a language; a file's headings share a page."""
    for language in LANGUAGES:
        slugs = [
            (path, str(node.value))
            for path, node in file.nodes.items()
            if path[-2:] == ("slug", language) and isinstance(node, Scalar)
        ]
        if file.kind == "law":
            slugs = _of_clauses(file, slugs)
        anchors = slugs + _block_anchors(file, language) + _term_anchors(file)
        yield from repeated(file, anchors, "slug_only_once")


def _of_clauses(file: DataFile[Any], slugs: list[tuple[Path, str]]) -> list[tuple[Path, str]]:
    """Return the addresses, that of a clause once: its versions share it and never a page."""
    found: dict[tuple[object, str], tuple[Path, str]] = {}
    for path, slug in slugs:
        name = _word(file.node((*path[:2], "id")))
        found.setdefault((name or path, slug), (path, slug))
    return list(found.values())


def _block_anchors(file: DataFile[Any], language: str) -> list[tuple[Path, str]]:
    """Return the addresses of the account's blocks, with the paths of the ids they come from."""
    found: list[tuple[Path, str]] = []
    for path in file.nodes:
        if path[:1] == ("chapters",) and path[-1] == "blocks":
            slug = _word(file.node((*path[:-1], "slug", language)))
            ids = {name: here for here, name in reversed(_ids(file, path))} if slug else {}
            found += [(here, block_anchor(str(slug), name)) for name, here in ids.items()]
    return found


def _term_anchors(file: DataFile[Any]) -> list[tuple[Path, str]]:
    """Return the addresses of the terms that are explained, with the paths of their ids."""
    found = {name: path for where in GLOSSARIES for path, name in reversed(_ids(file, where))}
    return [(path, term_anchor(name)) for name, path in found.items()]


@check()
def slugs_leave_room_for_the_page(checked: CheckedEdition) -> Iterator[Problem]:
    """No heading of the policy or the declaration has an address that its page uses itself."""
    labels = checked.labels_file
    if labels is None or not isinstance(labels.parts, Labels):
        return
    for language in LANGUAGES:
        own = {
            (page, text.in_(language))
            for name, text in labels.parts.root.items()
            for page in ("policy", "declaration")
            if name.startswith(f"{page}_") and name.endswith(ANCHOR)
        }
        for file in checked.principles_files:
            for path, node in file.nodes.items():
                if path[-2:] == ("slug", language) and (path[0], _word(node)) in own:
                    yield file.problem("slug_taken", path, name=Quoted(str(_word(node))))


@file_check
def views_shown_once(file: DataFile[Any]) -> Iterator[Problem]:
    """No structured part is shown twice: its headings would share their addresses."""
    yield from repeated(file, _shown(file), "shown_once")


def _shown(file: DataFile[Any]) -> list[tuple[Path, str]]:
    found = ((path, _word(node)) for path, node in file.nodes.items() if path[-1:] == ("show",))
    return [(path, word) for path, word in found if word is not None]


# --- what refers to an id -----------------------------------------------------------------------


@file_check
def named_once(file: DataFile[Any]) -> Iterator[Problem]:
    """No list of names has the same name twice."""
    for path, node in file.nodes.items():
        seen: set[str] = set()
        for number, item in enumerate(node.items if isinstance(node, Listing) else ()):
            word = _word(item)
            if word in seen:
                yield file.problem("named_only_once", (*path, number), id=Quoted(word))
            elif word is not None:
                seen.add(word)


@check()
def references_resolve(checked: CheckedEdition) -> Iterator[Problem]:
    """Every id that is named stands in the list it should come from."""
    file = checked.statement_file
    for pattern, lists in REFERENCES.items():
        for path in _matching(file, pattern):
            yield from _unresolved(checked, file, path, lists)


@check()
def figures_have_known_sources(checked: CheckedEdition) -> Iterator[Problem]:
    """Every source of a figure stands among the statement's sources, in whatever file it stands."""
    for file in checked.files:
        for path, node in file.nodes.items():
            if path[-1:] == ("source",) and _word(node) is not None:
                yield from _unresolved(checked, file, path, (SOURCES,))


def _matching(file: DataFile[Any], pattern: Path) -> list[Path]:
    return [
        path
        for path, node in file.nodes.items()
        if isinstance(node, Scalar) and is_at(path, pattern)
    ]


def _unresolved(
    checked: CheckedEdition, file: DataFile[Any], path: Path, lists: tuple[Path, ...]
) -> Iterator[Problem]:
    home = checked.statement_file
    name = _word(file.node(path))
    if name is None or not all(home.is_sound((*where, ANY, "id")) for where in lists):
        return
    known = [word for where in lists for _, word in _ids(home, where)]
    if " - " in " ".join(name.split()):
        yield file.problem("entries_stand_apart", path, found=Quoted(name))
    elif name not in known:
        yield file.problem(
            "id_exists",
            path,
            id=Quoted(name),
            list=", ".join(home.called(where) for where in lists),
            known=", ".join(dict.fromkeys(known)) or "–",
            hint=did_you_mean(nearest(name, known)),
        )


@check()
def principles_exist(checked: CheckedEdition) -> Iterator[Problem]:
    """There is a declaration, and a policy, for the edition to show."""
    held = {"declaration": checked.held.declarations, "policy": checked.held.policies}
    for part in PRINCIPLE_PARTS:
        if not held[part] and checked.held.complete:
            yield checked.problem("principles_exist", ("edition",), part=part)
