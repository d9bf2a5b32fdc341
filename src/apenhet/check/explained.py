"""One slip, one complaint: what only repeats another problem is left out.

A figure typed into the Norwegian text is told as that, and not once more as a figure and a
reference that the English text has in other ways; those are gone when the slip is mended.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from apenhet.check.phrases import fact_named
from apenhet.check.prose.numbers import all_numbers
from apenhet.model import Language
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
    "page_brings_in": {"page_is_the_first", "page_name_only_once"},
    "text_in_every_yaml": {"id_well_formed"},
    "text_not_empty": {"file_ends_whole"},
    "ellipsis_as_one_sign": {"text_complete"},
    "sentence_finished": {"nothing_left_to_fill_in", "text_complete", "ellipsis_as_one_sign"},
    "text_complete": {"nothing_left_to_fill_in"},
}
"""Rules that say nothing more where another has been broken at the very same place."""
_ON_THE_SAME_LINE: Final = {
    "value_given": {"file_not_cut_off"},
}
"""Rules that say nothing more where another has been broken on the same line."""
_IN_THE_SAME_FILE: Final = {
    "period_is_the_year": {"year_is_the_files", "period_not_reversed"},
}
"""Rules that say nothing more where another has been broken in the same file."""
_OF_A_FILE_CUT_OFF: Final = {"answer_is_a_clause", "fact_exists", "label_present"}
"""Rules that say nothing of what a file has lost that breaks off, wherever it is missed."""


@dataclass(slots=True)
class _Told:
    """What has been told of one text, both languages together."""

    facts: set[str] = field(default_factory=set)
    digits: set[str] = field(default_factory=set)
    misled: bool = False
    of_no_words: set[str] = field(default_factory=set)
    """Those whose words are another language's, or of a reference, or to be replaced anyway."""
    braces: set[str] = field(default_factory=set)
    """Those with braces that are no reference: what stands in these is of no language."""
    counted: set[str] = field(default_factory=set)
    """The numbers that do not fit the list they announce, with those that would."""
    unfinished: bool = False
    unspaced: bool = False
    """Whether marks between words are to be mended: sentences are told apart by those."""

    def add(self, problem: Problem) -> None:
        values = dict(problem.values)
        self.misled |= problem.rule in _MISLED
        if problem.rule in _OF_NO_WORDS:
            self.of_no_words.add(problem.path)
        self.unfinished |= problem.rule == "nothing_left_to_fill_in"
        self.unspaced |= problem.rule == "set_right"
        if problem.rule == "reference_well_formed":
            self.braces.add(problem.path)
        if problem.rule == "entries_counted":
            self.counted |= _numbers(problem) | {str(values["count"])}
        if problem.rule == "fact_typed_once":
            self.facts.add(fact_named(_words(values["path"])))
            self.digits |= _numbers(problem)

    def explains(self, problem: Problem) -> bool:
        values = dict(problem.values)
        if problem.rule == "same_facts":
            return self.misled or _words(values["path"]) in self.facts
        if problem.rule == "same_digits":
            digits = _numbers(problem)
            return bool(digits) and digits <= self.digits | self.counted
        if problem.rule == "in_its_language":
            return problem.path in self.braces
        if problem.rule == "same_parts":
            return self.unfinished or self.unspaced
        if problem.rule == "sentence_finished":
            return self.unfinished
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
    lines: dict[tuple[str, int], set[str]] = {}
    files: dict[str, set[str]] = {}
    for problem in problems:
        lines.setdefault((problem.file, problem.place.line), set()).add(problem.rule)
        files.setdefault(problem.file, set()).add(problem.rule)
    is_cut = any({"file_ends_whole", "file_not_cut_off"} & told for told in files.values())
    return [
        problem
        for problem in problems
        if not told[_text(problem)].explains(problem)
        and not _IN_THE_SAME_PLACE.get(problem.rule, set()) & there[problem.file, problem.place]
        and not _ON_THE_SAME_LINE.get(problem.rule, set()) & lines[problem.file, problem.place.line]
        and not (is_cut and problem.rule in _OF_A_FILE_CUT_OFF)
        and not _IN_THE_SAME_FILE.get(problem.rule, set()) & files[problem.file]
    ]


def _text(problem: Problem) -> tuple[str, str]:
    return problem.file, problem.path.rpartition(".")[0]


def _numbers(problem: Problem) -> set[str]:
    """Return the numbers that a problem quotes, in digits or in words."""
    found = _words(dict(problem.values)["found"])
    language: Language = "en" if problem.path.endswith(".en") else "nb"
    return {number.plain for number in all_numbers(found, language)}


def _words(value: Value) -> str:
    return value.text if isinstance(value, Quoted) else str(value)
