"""What clauses of the Act ask for and does not apply to an edition, as its files say."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Final

from apenhet.model import AcceptedFinding, Text, Waiver
from apenhet.problems.rules import RULES, Level, Rule
from apenhet.read.datafile import DataFile

_IN_THE_LAW: Final = re.compile(r"clauses\.([a-z0-9_]+)(?:\.|$)", re.ASCII)
_CITED: Final = re.compile(r"§ (\d+)(?: ([a-f]))?")
_CLAUSES: Final = {"annual_report_named": "s5_annual_report"}
"""The clauses of rules whose citation stands for several, by the ids of the rules."""


def waivers(files: Iterable[DataFile[Any] | None]) -> tuple[Waiver, ...]:
    """Return the answers to what is asked for before publication that name a clause of the Act."""
    found = []
    for answer in (answer for file in files if file for _, answer in file.accepted):
        rule = RULES.get(answer.rule)
        if rule is None or rule.level is not Level.GATE or not rule.can_be_answered:
            continue
        clause = _clause(rule, answer)
        if clause is not None and isinstance(answer.reason, Text):
            found.append(
                Waiver(
                    clause=clause,
                    rule=answer.rule,
                    whole=rule.waives_clause,
                    reason=answer.reason,
                )
            )
    return tuple(found)


def _clause(rule: Rule, answer: AcceptedFinding) -> str | None:
    """Return the id of the clause that an answered finding is about, if it is about one."""
    in_law = _IN_THE_LAW.match(answer.place)
    if in_law is not None:
        return in_law[1]
    if rule.clause is None:
        return answer.about
    cited = _CITED.fullmatch(rule.clause)
    named = "_".join(filter(None, cited.groups())) if cited else None
    return _CLAUSES.get(rule.id) or (named and f"s{named}")
