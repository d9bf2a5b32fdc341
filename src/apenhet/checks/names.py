"""Ids and addresses: each stands for one thing, and what refers to one finds it.

These checks look at the trees as they were read, so that a fault of shape hides nothing here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final, get_args

from apenhet.anchors import Place as AccountPlace
from apenhet.anchors import block_anchor, places
from apenhet.checks.case import Case, check, file_check
from apenhet.datafile import ANY, DataFile
from apenhet.model import LANGUAGES, View
from apenhet.problems import Problem, Quoted, did_you_mean, nearest
from apenhet.reader import Node, Path, Scalar, Sequence

ANSWERING: Final = {"s5_a": "§ 5 a", "s5_b": "§ 5 b", "s5_c": "§ 5 c"}
"""The requirements that the account itself must answer, by the id of the clause."""
NEEDED: Final = {**ANSWERING, "s6": "§ 6", "s7": "§ 7"}
"""The clauses that must be listed: those, and the right to information, which a page explains."""

OPTIONAL_VIEWS: Final = {"affiliations", "sources"}
"""What the account need not show: the organisation shows the one, another page the other."""

MAY_BE_EMPTY: Final[tuple[Path, ...]] = (
    ("edition", "signatures"),
    ("risk_areas", ANY, "rights"),
    ("risk_areas", ANY, "sources"),  # has a rule of its own
    ("measures", ANY, "addresses"),  # has a rule of its own
    ("chapters", ANY, "blocks"),
    ("chapters", ANY, "sections"),
    ("clauses", ANY, "answered_by"),
    ("figures",),
)

SOURCES: Final[Path] = ("sources",)
ROLES: Final[Path] = ("governance", "roles")
TARGETS: Final[tuple[Path, ...]] = (("risk_areas",), ("assessment", "categories"), ("findings",))
REFERENCES: Final[Mapping[Path, tuple[Path, ...]]] = {
    ("assessment", "sources", ANY): (SOURCES,),
    ("risk_areas", ANY, "sources", ANY): (SOURCES,),
    ("governance", "responsibilities", ANY, "role"): (ROLES,),
    ("measures", ANY, "responsible"): (ROLES,),
    ("measures", ANY, "addresses", ANY): TARGETS,
}
"""Which lists of the statement an id can come from, by the place where it is named."""


# --- ids and slugs ------------------------------------------------------------------------------


@file_check
def ids_unique(file: DataFile[Any]) -> Iterator[Problem]:
    """No list has two entries of one id."""
    for path, node in file.nodes.items():
        if isinstance(node, Sequence):
            yield from _repeated(file, _ids(file, path))


@file_check
def ids_of_targets_unique(file: DataFile[Any]) -> Iterator[Problem]:
    """What a measure can address has one id, whichever of the lists it stands in."""
    if file.kind == "statement":
        # Twice in one list is found above; here each list says an id once.
        lists = [{name: path for path, name in reversed(_ids(file, where))} for where in TARGETS]
        yield from _repeated(file, [(path, name) for ids in lists for name, path in ids.items()])


@file_check
def ids_of_parts_unique(file: DataFile[Any]) -> Iterator[Problem]:
    """Chapters and sections have ids of their own: the Act's clauses refer to them by id alone."""
    if file.kind != "statement":
        return
    chapters = _ids(file, ("chapters",))
    sections = [found for path, _ in chapters for found in _ids(file, (*path[:-1], "sections"))]
    yield from _repeated(file, [*chapters, *sections])


def _ids(file: DataFile[Any], path: Path) -> list[tuple[Path, str]]:
    """Return the ids in the list at ``path``, each with the path of the id itself."""
    node = file.node(path)
    if not isinstance(node, Sequence):
        return []
    paths: list[Path] = [(*path, number, "id") for number in range(len(node.items))]
    found = ((here, _word(file.node(here))) for here in paths)
    return [(here, word) for here, word in found if word is not None]


def _word(node: Node | None) -> str | None:
    value = node.value if isinstance(node, Scalar) else None
    return value if isinstance(value, str) else None


def _repeated(
    file: DataFile[Any], named: list[tuple[Path, str]], rule: str = "id_only_once"
) -> Iterator[Problem]:
    seen: dict[str, Path] = {}
    for path, name in named:
        first = seen.setdefault(name, path)
        if first != path:
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
        yield from _repeated(file, slugs + _block_anchors(file, language), "slug_only_once")


def _block_anchors(file: DataFile[Any], language: str) -> list[tuple[Path, str]]:
    """Return the addresses of the account's blocks, with the paths of the ids they come from."""
    found: list[tuple[Path, str]] = []
    for path in file.nodes:
        if path[:1] == ("chapters",) and path[-1] == "blocks":
            slug = _word(file.node((*path[:-1], "slug", language)))
            ids = {name: here for here, name in reversed(_ids(file, path))} if slug else {}
            found += [(here, block_anchor(str(slug), name)) for name, here in ids.items()]
    return found


# --- what refers to an id -----------------------------------------------------------------------


@file_check
def named_once(file: DataFile[Any]) -> Iterator[Problem]:
    """No list of names has the same name twice."""
    for path, node in file.nodes.items():
        seen: set[str] = set()
        for number, item in enumerate(node.items if isinstance(node, Sequence) else ()):
            word = _word(item)
            if word in seen:
                yield file.problem("named_only_once", (*path, number), id=Quoted(word))
            elif word is not None:
                seen.add(word)


@check()
def references_resolve(case: Case) -> Iterator[Problem]:
    """Every id that is named stands in the list it should come from."""
    file = case.statement_file
    for pattern, lists in REFERENCES.items():
        for path in _matching(file, pattern):
            yield from _unresolved(case, file, path, lists)


@check()
def figures_have_known_sources(case: Case) -> Iterator[Problem]:
    """Every source of a figure stands among the statement's sources, in whatever file it stands."""
    for file in case.files:
        for path, node in file.nodes.items():
            if path[-1:] == ("source",) and _word(node) is not None:
                yield from _unresolved(case, file, path, (SOURCES,))


def _matching(file: DataFile[Any], pattern: Path) -> list[Path]:
    return [
        path
        for path, node in file.nodes.items()
        if len(path) == len(pattern)
        and isinstance(node, Scalar)
        and all(want in {ANY, step} for want, step in zip(pattern, path, strict=True))
    ]


def _unresolved(
    case: Case, file: DataFile[Any], path: Path, lists: tuple[Path, ...]
) -> Iterator[Problem]:
    home = case.statement_file
    name = _word(file.node(path))
    if name is None or not all(home.is_sound((*where, ANY, "id")) for where in lists):
        return
    known = [word for where in lists for _, word in _ids(home, where)]
    if name not in known:
        yield file.problem(
            "id_exists",
            path,
            id=Quoted(name),
            list=", ".join(home.called(where) for where in lists),
            known=", ".join(dict.fromkeys(known)),
            hint=did_you_mean(nearest(name, known)),
        )


@check("edition.principles")
def principles_exist(case: Case) -> Iterator[Problem]:
    """The principles that the statement says are in force have a file."""
    if case.principles_file is None:
        yield case.problem(
            "principles_exist",
            ("edition", "principles"),
            year=case.statement.edition.principles,
            known=", ".join(map(str, case.principles_known)) or "–",
        )


# --- lists --------------------------------------------------------------------------------------


@file_check
def lists_not_empty(file: DataFile[Any]) -> Iterator[Problem]:
    """A list that is there holds something, but for those that may be empty."""
    for path, node in file.nodes.items():
        empty = isinstance(node, Sequence) and not node.items
        if empty and not any(_is_at(path, pattern) for pattern in MAY_BE_EMPTY):
            yield file.problem("list_not_empty", path)


def _is_at(path: Path, pattern: Path) -> bool:
    return len(path) == len(pattern) and all(
        want in {ANY, step} for want, step in zip(pattern, path, strict=True)
    )


@check("measures.*.addresses", "risk_areas.*.id")
def risk_areas_have_measures(case: Case) -> Iterator[Problem]:
    """Each risk area is addressed by a measure (§ 5 c)."""
    addressed = {target for measure in case.statement.measures for target in measure.addresses}
    for number, area in enumerate(case.statement.risk_areas):
        if area.id not in addressed:
            yield case.problem("risk_area_has_measure", ("risk_areas", number), id=area.id)


@check("measures.*.addresses")
def measures_have_targets(case: Case) -> Iterator[Problem]:
    """Each measure addresses something (§ 5 c)."""
    for number, measure in enumerate(case.statement.measures):
        if not measure.addresses:
            yield case.problem("measure_has_target", ("measures", number, "addresses"))


@check("risk_areas.*.sources")
def risk_areas_have_sources(case: Case) -> Iterator[Problem]:
    """Each risk area says what its description rests on."""
    for number, area in enumerate(case.statement.risk_areas):
        if not area.sources:
            yield case.problem("risk_area_has_source", ("risk_areas", number, "sources"))


# --- the account and the Act --------------------------------------------------------------------


@check("chapters.*.blocks", "chapters.*.sections")
def chapters_have_content(case: Case) -> Iterator[Problem]:
    """A chapter has text of its own or sections."""
    for number, chapter in enumerate(case.statement.chapters):
        if not chapter.blocks and not chapter.sections:
            yield case.problem("chapter_has_content", ("chapters", number))


@file_check
def views_shown_once(file: DataFile[Any]) -> Iterator[Problem]:
    """No structured part is shown twice: its headings would share their addresses."""
    yield from _repeated(file, _shown(file), "shown_once")


@check("chapters.*.blocks.*.show", "chapters.*.sections.*.blocks.*.show")
def views_shown(case: Case) -> Iterator[Problem]:
    """Every structured part of the data is shown somewhere in the account."""
    shown = {name for _, name in _shown(case.statement_file)}
    for view in get_args(View):
        if view not in shown | OPTIONAL_VIEWS:
            yield case.problem("shown_somewhere", ("chapters",), view=Quoted(view), name=view)


def _shown(file: DataFile[Any]) -> list[tuple[Path, str]]:
    found = ((path, _word(node)) for path, node in file.nodes.items() if path[-1:] == ("show",))
    return [(path, word) for path, word in found if word is not None]


@check("law.clauses.*.id")
def clauses_present(case: Case) -> Iterator[Problem]:
    """The requirements of § 5 and the right to information are in the list of clauses."""
    known = {clause.id for clause in case.law.clauses}
    for clause_id, clause in NEEDED.items():
        if clause_id not in known:
            yield case.problem(
                "clause_present", ("law", "clauses"), id=Quoted(clause_id), clause=clause
            )


@check("law.clauses.*.id", "law.clauses.*.answered_by")
def clauses_answered(case: Case) -> Iterator[Problem]:
    """Each of the requirements of § 5 is answered."""
    for number, clause in enumerate(case.law.clauses):
        if clause.id in ANSWERING and not clause.answered_by:
            path = ("law", "clauses", number, "answered_by")
            yield case.problem("clause_answered", path, clause=ANSWERING[clause.id])


@check(
    "law.clauses.*.id",
    "law.clauses.*.clause",
    "law.clauses.*.answered_by",
    "edition.year",
    "chapters.*.id",
    "chapters.*.numbered",
    "chapters.*.slug",
    "chapters.*.blocks.*.id",
    "chapters.*.sections.*.id",
    "chapters.*.sections.*.slug",
    "chapters.*.sections.*.blocks.*.id",
)
def answers_exist(case: Case) -> Iterator[Problem]:
    """What is said to answer a clause exists in the account and has content."""
    known = places(case.statement)
    for number, clause in enumerate(case.law.clauses):
        for order, ref in enumerate(clause.answered_by):
            path: Path = ("law", "clauses", number, "answered_by", order)
            if ref not in known:
                yield _no_such_place(case, path, ref, known)
            elif not known[ref].has_content:
                yield case.problem(
                    "answer_has_content",
                    path,
                    ref=Quoted(ref),
                    clause=clause.clause,
                    year=case.statement.edition.year,
                )


def _no_such_place(case: Case, path: Path, ref: str, known: Mapping[str, AccountPlace]) -> Problem:
    return case.problem(
        "answer_exists",
        path,
        ref=Quoted(ref),
        year=case.statement.edition.year,
        hint=did_you_mean(nearest(ref, known)),
    )
