"""What not every statement has: who signs for the board, those affected, what progress is told by.

A place that is left empty is no finding here; one that is filled must fit the rest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from apenhet.check.register import CheckedEdition, check, file_check
from apenhet.model import BoardMember, Finding, Measure, Remediation, Signature
from apenhet.problems.problem import Problem, Quoted
from apenhet.problems.wording import Wording, spoken
from apenhet.read.datafile import DataFile
from apenhet.read.tree import Group, Listing, Path, Scalar
from apenhet.signatures import person, unsigned

SIGNATURES: Path = ("edition", "signatures")
MEMBERS: Path = ("governance", "members")


# --- the board ----------------------------------------------------------------------------------


@check()
def members_serve_forwards(checked: CheckedEdition) -> Iterator[Problem]:
    """Nobody leaves the board before joining it."""
    for path, member in checked.whole(MEMBERS, BoardMember):
        start, end = member.member_from, member.member_until
        if start and end and end < start:
            told = {"found": spoken(end), "earlier": spoken(start)}
            other = Wording("den første dagen", "the first day")
            yield checked.problem("date_after", (*path, "member_until"), other=other, **told)


@check()
def signatures_are_each_ones_own(checked: CheckedEdition) -> Iterator[Problem]:
    """Nobody signs twice."""
    signed: Counter[str] = Counter()
    for path, signature in checked.whole(SIGNATURES, Signature):
        signed[person(signature.name)] += 1
        if signed[person(signature.name)] > 1:
            yield checked.problem("signs_once", (*path, "name"), name=Quoted(signature.name))


@check("edition", "governance")
def all_have_signed(checked: CheckedEdition) -> Iterator[Problem]:
    """Every member of the board, and the general manager, has signed (§ 5)."""
    for name in unsigned(checked.statement):
        yield checked.problem("all_have_signed", SIGNATURES, name=Quoted(name))


@check("edition.signatures", "edition.original", "governance")
def board_is_known(checked: CheckedEdition) -> Iterator[Problem]:
    """Where somebody has signed, it can be seen whether all have (§ 5)."""
    said = checked.statement
    is_signed_here = said.edition.signatures and said.edition.original is None
    if is_signed_here and not said.governance.members:
        yield checked.problem("board_known", ("governance",))


@check("edition.signatures", "governance")
def signatories_are_in_office(checked: CheckedEdition) -> Iterator[Problem]:
    """Whoever signs is on the board on that day, or holds an office (§ 5)."""
    governance = checked.statement.governance
    holders = {person(role.holder) for role in governance.roles if role.holder}
    for path, signature in checked.whole(SIGNATURES, Signature):
        if not governance.members or person(signature.name) in holders:
            continue
        serving = {person(m.name) for m in governance.members if m.serves_on(signature.date)}
        if person(signature.name) not in serving:
            day = spoken(signature.date)
            where = (*path, "name")
            yield checked.problem(
                "signatory_in_office", where, name=Quoted(signature.name), day=day
            )


# --- those affected -----------------------------------------------------------------------------


@check("remediation")
def impacts_are_put_right(checked: CheckedEdition) -> Iterator[Problem]:
    """It is said what was done to put an actual adverse impact right (§ 4 f)."""
    righted = {name for entry in checked.statement.remediation for name in entry.findings}
    for path, finding in checked.whole(("findings",), Finding):
        if finding.adverse_impacts_found and finding.id not in righted:
            yield checked.problem("impact_has_remediation", path, id=finding.id)


@check("findings")
def what_is_put_right_was_found(checked: CheckedEdition) -> Iterator[Problem]:
    """What was put right is an actual adverse impact."""
    none = {f.id for f in checked.statement.findings if not f.adverse_impacts_found}
    for path, entry in checked.whole(("remediation",), Remediation):
        for number, name in enumerate(entry.findings):
            if name in none:
                where = (*path, "findings", number)
                yield checked.problem("remediation_has_impact", where, id=Quoted(name))


@file_check
def countries_named_once(file: DataFile[Any]) -> Iterator[Problem]:
    """No list of countries has the same one twice."""
    for path, node in file.nodes.items():
        seen: set[object] = set()
        for number, item in enumerate(node.items if isinstance(node, Listing) else ()):
            code = item.entries.get("code") if isinstance(item, Group) else None
            if path[-1:] != ("countries",) or code is None or not isinstance(code.node, Scalar):
                continue
            if code.node.value in seen:
                where = (*path, number, "code")
                yield file.problem("named_only_once", where, id=Quoted(str(code.node.value)))
            seen.add(code.node.value)


# --- progress -----------------------------------------------------------------------------------


@check()
def progress_has_an_indicator(checked: CheckedEdition) -> Iterator[Problem]:
    """A starting point or a target says what it is measured by."""
    for path, measure in checked.whole(("measures",), Measure):
        if (measure.baseline or measure.target) and not measure.indicator:
            yield checked.problem("target_has_indicator", path)
