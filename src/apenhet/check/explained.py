"""One slip, one complaint: what only repeats another problem is left out.

A figure typed into the Norwegian text is told as that, and not once more as a figure and a
reference that the English text has in other ways; those are gone when the slip is mended.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from apenhet.check.phrases import fact_named
from apenhet.check.prose.numbers import numbers
from apenhet.problems.problem import Position, Problem, Quoted, Value

_MISLED: Final = {"fact_exists", "fact_is_a_value", "reference_well_formed"}
"""What the texts refer to cannot be compared before these are mended."""
_OF_NO_WORDS: Final = {
    "in_its_language",
    "nothing_left_to_fill_in",
    "reference_well_formed",
    "translated",
}
"""How words are spelt says nothing before these are mended."""
_IN_THE_SAME_PLACE: Final = {
    "id_well_formed": {"id_exists", "entries_stand_apart", "answer_is_a_clause"},
    "ellipsis_as_one_sign": {"text_complete"},
    "sentence_finished": {"nothing_left_to_fill_in", "text_complete", "ellipsis_as_one_sign"},
    "text_complete": {"nothing_left_to_fill_in"},
}
"""Rules that say nothing more where another has been broken at the very same place."""
_IN_THE_SAME_FILE: Final = {
    "period_is_the_year": "year_is_the_files",
}
"""Rules that say nothing more where another has been broken in the same file."""


@dataclass(slots=True)
class _Told:
    """What has been told of one text, both languages together."""

    facts: set[str] = field(default_factory=set)
    digits: set[str] = field(default_factory=set)
    misled: bool = False
    of_no_words: set[str] = field(default_factory=set)
    """Those whose words are another language's, or of a reference, or to be replaced anyway."""

    def add(self, problem: Problem) -> None:
        values = dict(problem.values)
        self.misled |= problem.rule in _MISLED
        if problem.rule in _OF_NO_WORDS:
            self.of_no_words.add(problem.path)
        if problem.rule == "fact_typed_once":
            self.facts.add(fact_named(_words(values["path"])))
            self.digits |= {number.plain for number in numbers(_words(values["found"]))}

    def explains(self, problem: Problem) -> bool:
        values = dict(problem.values)
        if problem.rule == "same_facts":
            return self.misled or _words(values["path"]) in self.facts
        if problem.rule == "same_digits":
            digits = {number.plain for number in numbers(_words(values["found"]))}
            return bool(digits) and digits <= self.digits
        if problem.rule == "word_spelled":
            return problem.path in self.of_no_words
        return False


def without_explained(problems: Sequence[Problem]) -> list[Problem]:
    """Return the problems but for those that another of the same text explains."""
    told: dict[tuple[str, str], _Told] = {}
    for problem in problems:
        told.setdefault(_text(problem), _Told()).add(problem)
    there: dict[tuple[str, Position], set[str]] = {}
    for problem in problems:
        there.setdefault((problem.file, problem.place), set()).add(problem.rule)
    files = {(problem.rule, problem.file) for problem in problems}
    return [
        problem
        for problem in problems
        if not told[_text(problem)].explains(problem)
        and not _IN_THE_SAME_PLACE.get(problem.rule, set()) & there[problem.file, problem.place]
        and (_IN_THE_SAME_FILE.get(problem.rule), problem.file) not in files
    ]


def _text(problem: Problem) -> tuple[str, str]:
    return problem.file, problem.path.rpartition(".")[0]


def _words(value: Value) -> str:
    return value.text if isinstance(value, Quoted) else str(value)
