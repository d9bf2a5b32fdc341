"""Whether the account is whole: no empty part, all its data shown, the Act's clauses answered.

What may wait until publication is for ``law``; what is missing here is wrong in a draft too.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Any, Final, get_args

from apenhet.act import MUST_ANSWER
from apenhet.check.register import CheckedEdition, check, file_check
from apenhet.derive import aims_of_plan, measures_in_plan
from apenhet.model import OPTIONAL_PARTS, AccountBlock, AccountSection, Chapter, ViewName
from apenhet.problems.problem import Problem, Quoted, Value, did_you_mean, nearest
from apenhet.problems.wording import Wording
from apenhet.read.datafile import ANY, DataFile, is_at
from apenhet.read.tree import Listing, Path, Scalar

DUTIES: Final = ("s4", "s4_a", "s4_b", "s4_c", "s4_d", "s4_e", "s4_f", *MUST_ANSWER, "s7")
"""What the Act lays on the enterprise: leaving a clause out would hide that nothing answers it."""
LISTED: Final = (*DUTIES, "s6")
"""The clauses that must be there: those, and the right to ask, which a page explains."""

OPTIONAL_VIEWS: Final = {"affiliations", "sources"}
"""What an account need not show: the organisation shows the one, another page the other.

A part of the data that comes later belongs here too: it binds no earlier year.
"""

REQUIRED_VIEWS: Final = {"organisation", "guidelines", "findings", "risk_areas", "measures"}
"""What § 5 a, b and c ask of the account."""

REQUIRED_LISTS: Final[set[Path]] = {
    (name,) for name in ("guidelines", "findings", "risk_areas", "measures")
}
"""The lists of the statement that hold what § 5 a, b and c ask of it."""

MAY_BE_EMPTY: Final[tuple[Path, ...]] = (
    ("edition", "signatures"),
    ("risk_areas", ANY, "rights"),
    ("risk_areas", ANY, "sources"),  # has a rule of its own
    ("measures", ANY, "addresses"),  # has a rule of its own
    ("chapters", ANY, "blocks"),
    ("chapters", ANY, "sections"),
    ("chapters", ANY, "sections", ANY, "blocks"),  # has a rule of its own
    ("figures",),
    ("accepted",),
)

_ID: Final = re.compile(r"s(\d+)(?:_([a-f]))?")


def cited(clause_id: str) -> str | None:
    """Return how the clause with that id is cited: ``s4_a`` is ``§ 4 a``; none for other ids."""
    found = _ID.fullmatch(clause_id)
    return " ".join(filter(None, ("§", *found.groups()))) if found else None


# --- lists --------------------------------------------------------------------------------------


@file_check
def lists_not_empty(file: DataFile[Any]) -> Iterator[Problem]:
    """A list that is there holds something, but for those that are often empty."""
    for path, node in file.nodes.items():
        empty = isinstance(node, Listing) and not node.items
        if empty and not any(is_at(path, pattern) for pattern in MAY_BE_EMPTY):
            required = file.kind == "statement" and path in REQUIRED_LISTS
            yield file.problem("required_list_not_empty" if required else "list_not_empty", path)


@check("action_plan", "measures.*.addresses", "measures.*.status", "risk_areas.*.id")
def risk_areas_have_measures(checked: CheckedEdition) -> Iterator[Problem]:
    """Each risk area is addressed by a measure that has not been dropped (§ 5 c)."""
    plan = measures_in_plan(checked.statement)
    addressed = {target for measure in plan for target in measure.addresses}
    addressed.update(aims_of_plan(checked.statement))
    for number, area in enumerate(checked.statement.risk_areas):
        if area.id not in addressed:
            yield checked.problem("risk_area_has_measure", ("risk_areas", number), id=area.id)


@check("action_plan", "measures.*.addresses", "measures.*.status")
def measures_have_targets(checked: CheckedEdition) -> Iterator[Problem]:
    """Each measure addresses something (§ 5 c)."""
    for number, measure in enumerate(checked.statement.measures):
        if not measure.addresses and not aims_of_plan(checked.statement):
            yield checked.problem("measure_has_target", ("measures", number, "addresses"))


@check("risk_areas.*.sources")
def risk_areas_have_sources(checked: CheckedEdition) -> Iterator[Problem]:
    """Each risk area says what its description rests on."""
    for number, area in enumerate(checked.statement.risk_areas):
        if not area.sources:
            yield checked.problem("risk_area_has_source", ("risk_areas", number, "sources"))


# --- chapters -----------------------------------------------------------------------------------


@check("chapters.*.blocks", "chapters.*.sections")
def chapters_have_content(checked: CheckedEdition) -> Iterator[Problem]:
    """A chapter has text of its own or sections, and a section has text."""
    for number, chapter in enumerate(checked.statement.chapters):
        path: Path = ("chapters", number)
        if not chapter.blocks and not chapter.sections:
            missing = Wording("blocks eller sections", "blocks or sections")
            yield checked.problem("chapter_has_content", path, missing=missing)
        for order, section in enumerate(chapter.sections):
            if not section.blocks:
                where = (*path, "sections", order)
                yield checked.problem("chapter_has_content", where, missing="blocks")


@check("chapters.*.blocks.*.show", "chapters.*.sections.*.blocks.*.show")
def views_shown(checked: CheckedEdition) -> Iterator[Problem]:
    """Every structured part of the data is shown somewhere in the account."""
    chapters = checked.statement.chapters
    parts: list[Chapter | AccountSection] = [*chapters]
    parts += (section for chapter in chapters for section in chapter.sections)
    shown = {block.show for part in parts for block in part.blocks}
    for view in get_args(ViewName):
        ways = OPTIONAL_PARTS.get(view, ())
        if view not in shown | OPTIONAL_VIEWS and all(_is_there(checked, way) for way in ways):
            rule = "required_part_shown" if view in REQUIRED_VIEWS else "shown_somewhere"
            yield checked.problem(rule, ("chapters",), view=Quoted(view), name=view)


@check("chapters")
def views_filled(checked: CheckedEdition) -> Iterator[Problem]:
    """What the account shows is there to be shown."""
    for path, part in _parts(checked):
        view = part.show if isinstance(part, AccountBlock) else None
        ways = OPTIONAL_PARTS.get(view, ()) if view else ()
        empty = [way for way in ways if _is_there(checked, way) is False]
        if view and empty:
            place = Quoted(".".join(empty[0]))
            yield checked.problem(
                "shown_part_filled", (*path, "show"), view=Quoted(view), place=place
            )


def _is_there(checked: CheckedEdition, way: Path) -> bool | None:
    """Whether there is something to show; none where it is not known, for it did not load."""
    return bool(checked.found(way)) if checked.is_sound(way) else None


# --- the Act ------------------------------------------------------------------------------------


@check("edition", "law.publish_by", "law.clauses.*.id")
def clauses_listed(checked: CheckedEdition) -> Iterator[Problem]:
    """The duties of the enterprise (§§ 4 to 7) are in the list of clauses."""
    known = {clause.id for _, clause in checked.clauses}
    for clause_id in LISTED:
        if clause_id not in known and checked.is_sound(("law", "clauses")):
            clause = cited(clause_id) or clause_id
            yield checked.problem(
                "clause_present", ("law", "clauses"), id=Quoted(clause_id), clause=clause
            )


@check("law.clauses.*.id", "law.clauses.*.clause", "law.clauses.*.binds_us")
def clauses_are_what_they_say(checked: CheckedEdition) -> Iterator[Problem]:
    """A clause is cited as its id says, and a duty of the enterprise is called one."""
    for number, clause in enumerate(checked.law.clauses):
        path: Path = ("law", "clauses", number)
        meant = cited(clause.id)
        if meant and clause.clause.replace("\u00a0", " ") != meant:
            found, wanted = Quoted(clause.clause), Quoted(meant)
            yield checked.problem("clause_cited", (*path, "clause"), found=found, clause=wanted)
        if clause.id in DUTIES and not clause.binds_us:
            yield checked.problem("clause_binds_us", (*path, "binds_us"), clause=clause.clause)


@check("edition", "law.publish_by", "law.clauses", "chapters")
def clauses_answered(checked: CheckedEdition) -> Iterator[Problem]:
    """Each of the requirements of § 5 is answered by a part of the account."""
    answered = {name for _, part in _parts(checked) for name in part.answers}
    for _, clause in checked.clauses:
        if clause.id in MUST_ANSWER and clause.id not in answered:
            values = {"clause": clause.clause, "id": clause.id}
            yield checked.problem("clause_answered", ("chapters",), **values)


@check("edition", "law.publish_by", "law.clauses.*.id")
def answers_exist(checked: CheckedEdition) -> Iterator[Problem]:
    """What a part of the account is said to answer is a clause of the Act as it stood then."""
    file = checked.law_file
    node = file.node(("clauses",)) if file else None
    if file is None or not isinstance(node, Listing):
        return
    ids = [file.words(("clauses", number, "id")) for number in range(len(node.items))]
    known = [clause.id for _, clause in checked.clauses]
    # What is wrong with these is told of the Act's file.
    lost = [name for n, name in enumerate(ids) if not file.is_sound(("clauses", n))]
    lost += {*LISTED}.difference(ids)
    yield from no_clauses(checked.statement_file, "chapters", known, _HELD_TO, lost)


_HELD_TO: Final = Wording(
    " slik den gjelder for denne redegjørelsen", " as it applies to this statement"
)


def no_clauses(
    file: DataFile[Any],
    root: str,
    known: Collection[str],
    held: Value = "",
    lost: Collection[str | None] = (),
) -> Iterator[Problem]:
    """Yield the ids in the lists called ``answers`` below ``root`` that are no clause's.

    ``held`` says which Act the ``known`` clauses are those of; what is wrong with those that are
    ``lost`` is told where they belong.
    """
    for path, node in file.nodes.items():
        if path[:1] == (root,) and path[-2:-1] == ("answers",) and isinstance(node, Scalar):
            name = str(node.value)
            if name not in known and name not in lost:
                values: dict[str, Value] = {
                    "id": Quoted(name),
                    "known": ", ".join(dict.fromkeys(known)),
                    "hint": did_you_mean(_clause_meant(name, known)),
                    "held": held,
                }
                yield file.problem("answer_is_a_clause", path, **values)


def _clause_meant(name: str, known: Collection[str]) -> str | None:
    """Return the id that was meant by one misspelt, or by a clause as it is cited: ``§ 4 e``."""
    cited = re.fullmatch(r"(?:§|s)? *([0-9]+)[ _]*([a-f])?", name.strip().lower())
    meant = "_".join(filter(None, (f"s{cited[1]}", cited[2]))) if cited else ""
    return meant if meant in known else nearest(name, known)


@check("chapters")
def answers_have_content(checked: CheckedEdition) -> Iterator[Problem]:
    """A part of the account that answers a clause says something."""
    for path, part in _parts(checked):
        if part.answers and not _holds_something(part):
            listed = ", ".join(part.answers)
            yield checked.problem("answer_has_content", (*path, "answers"), clauses=listed)


_Part = Chapter | AccountSection | AccountBlock


def _parts(checked: CheckedEdition) -> Iterator[tuple[Path, _Part]]:
    """Yield every part of the account that can answer a clause, with its path."""
    for number, chapter in enumerate(checked.statement.chapters):
        path: Path = ("chapters", number)
        yield from _with_blocks(path, chapter)
        for order, section in enumerate(chapter.sections):
            yield from _with_blocks((*path, "sections", order), section)


def _with_blocks(path: Path, part: Chapter | AccountSection) -> Iterator[tuple[Path, _Part]]:
    yield path, part
    yield from (((*path, "blocks", number), block) for number, block in enumerate(part.blocks))


def _holds_something(part: _Part) -> bool:
    if isinstance(part, AccountBlock) or part.blocks:
        return True
    return isinstance(part, Chapter) and any(section.blocks for section in part.sections)
