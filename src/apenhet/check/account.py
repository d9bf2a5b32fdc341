"""Whether the account is whole: no empty part, all its data shown, the Act's clauses answered.

What may wait until publication is for ``law``; what is missing here is wrong in a draft too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final, get_args

from apenhet.anchors import STATE, AccountPart, places
from apenhet.check.register import CheckedEdition, check, file_check
from apenhet.model import AccountSection, Chapter, Clause, ViewName
from apenhet.problems.problem import Problem, Quoted, did_you_mean, nearest
from apenhet.problems.wording import Wording
from apenhet.read.datafile import ANY, DataFile, is_at
from apenhet.read.tree import Listing, Path

ANSWERED: Final = ("s5_a", "s5_b", "s5_c")
"""What the account itself must answer: the ids of the clauses."""
DUTIES: Final = ("s4", "s4_a", "s4_b", "s4_c", "s4_d", "s4_e", "s4_f", *ANSWERED, "s7")
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
    ("clauses", ANY, "answered_by"),
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


@check("measures.*.addresses", "risk_areas.*.id")
def risk_areas_have_measures(checked: CheckedEdition) -> Iterator[Problem]:
    """Each risk area is addressed by a measure (§ 5 c)."""
    addressed = {target for measure in checked.statement.measures for target in measure.addresses}
    for number, area in enumerate(checked.statement.risk_areas):
        if area.id not in addressed:
            yield checked.problem("risk_area_has_measure", ("risk_areas", number), id=area.id)


@check("measures.*.addresses")
def measures_have_targets(checked: CheckedEdition) -> Iterator[Problem]:
    """Each measure addresses something (§ 5 c)."""
    for number, measure in enumerate(checked.statement.measures):
        if not measure.addresses:
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
        if view not in shown | OPTIONAL_VIEWS:
            rule = "required_part_shown" if view in REQUIRED_VIEWS else "shown_somewhere"
            yield checked.problem(rule, ("chapters",), view=Quoted(view), name=view)


# --- the Act ------------------------------------------------------------------------------------


@check("law.clauses.*.id")
def clauses_listed(checked: CheckedEdition) -> Iterator[Problem]:
    """The duties of the enterprise (§§ 4 to 7) are in the list of clauses."""
    known = {clause.id for clause in checked.law.clauses}
    for clause_id in LISTED:
        if clause_id not in known:
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


@check("law.clauses.*.id", "law.clauses.*.clause", "law.clauses.*.answered_by")
def clauses_answered(checked: CheckedEdition) -> Iterator[Problem]:
    """Each of the requirements of § 5 is answered."""
    for number, clause in enumerate(checked.law.clauses):
        if clause.id in ANSWERED and not clause.answered_by:
            yield _unanswered(checked, number, clause)


def _unanswered(checked: CheckedEdition, number: int, clause: Clause) -> Problem:
    path: Path = ("law", "clauses", number, "answered_by")
    year = checked.statement_file.year or 0
    return checked.problem("clause_answered", path, clause=clause.clause, year=year)


@check(
    "law.clauses.*.id",
    "law.clauses.*.clause",
    "law.clauses.*.answered_by",
    "chapters.*.id",
    "chapters.*.numbered",
    "chapters.*.slug",
    "chapters.*.blocks.*.id",
    "chapters.*.sections.*.id",
    "chapters.*.sections.*.slug",
    "chapters.*.sections.*.blocks.*.id",
)
def answers_exist(checked: CheckedEdition) -> Iterator[Problem]:
    """What is said to answer a clause exists in the account and has content.

    All years share the clauses: a part that this year's account lacks may be another year's answer,
    but each year needs one.
    """
    known = places(checked.statement)
    for number, clause in enumerate(checked.law.clauses):
        wrong = [
            problem
            for order, ref in enumerate(clause.answered_by)
            if (problem := _wrong_answer(checked, number, order, ref, known))
        ]
        yield from wrong
        elsewhere = clause.answered_by and not any(ref in known for ref in clause.answered_by)
        if clause.id in ANSWERED and elsewhere and not wrong:
            yield _unanswered(checked, number, clause)


def _wrong_answer(
    checked: CheckedEdition, number: int, order: int, ref: str, known: Mapping[str, AccountPart]
) -> Problem | None:
    path: Path = ("law", "clauses", number, "answered_by", order)
    year = checked.statement_file.year or 0
    if ref in known:
        if known[ref].has_content:
            return None
        clause = checked.law.clauses[number].clause
        return checked.problem(
            "answer_has_content", path, ref=Quoted(ref), clause=clause, year=year
        )
    if ref in checked.places_elsewhere or ref.removeprefix("edition.") in STATE:
        return None
    hint = did_you_mean(nearest(ref, known))
    return checked.problem("answer_exists", path, ref=Quoted(ref), year=year, hint=hint)
