"""One slip, one complaint: what only repeats another problem is left out.

A figure typed into the Norwegian text is told as that, and not once more as a figure and a
reference that the English text has in other ways; those are gone when the slip is mended.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import Final

from apenhet.check.phrases import fact_named
from apenhet.check.prose.numbers import all_numbers
from apenhet.model import Language
from apenhet.problems.problem import Problem, Quoted, Value

_IN_THE_SAME_PLACE: Final = {
    "id_well_formed": {"id_exists", "entries_stand_apart", "answer_is_a_clause"},
    "page_brings_in": {"page_is_the_first", "page_name_only_once"},
    "text_in_every_yaml": {"id_well_formed"},
    "text_not_empty": {"file_ends_whole"},
    "ellipsis_as_one_sign": {"text_complete"},
    "sentence_finished": {"text_complete", "ellipsis_as_one_sign"},
    "text_complete": {"nothing_left_to_fill_in"},
    "word_spelled": {"right_form"},
}
"""Rules that say nothing more where another has been broken at the very same place."""
_ON_THE_SAME_LINE: Final = {
    "value_given": {"file_not_cut_off"},
    "word_spelled": {"file_not_cut_off"},
}
"""Rules that say nothing more where another has been broken on the same line."""
_IN_THE_SAME_WORDS: Final = {
    # What stands in braces that are no reference is of no language.
    "in_its_language": {"reference_well_formed"},
    # Words of another language, of a reference, broken, or to be replaced anyway.
    "word_spelled": {
        "file_ends_whole",
        "in_its_language",
        "letters_intact",
        "no_html",
        "nothing_left_to_fill_in",
        "reference_well_formed",
        "translated",
    },
    "set_right": {"letters_intact"},
}
"""Rules that say nothing more where another has been broken in a text of that language."""
_IN_THE_SAME_TEXT: Final = {
    # What the texts refer to cannot be compared.
    "same_facts": {"fact_exists", "fact_is_a_value", "file_ends_whole", "reference_well_formed"},
    # Sentences are told apart by the marks between words, which are to be mended.
    "same_parts": {"file_ends_whole", "nothing_left_to_fill_in", "set_right"},
    "sentence_finished": {"nothing_left_to_fill_in"},
    "translation_is_fresh": {"letters_intact"},
}
"""Rules that say nothing more where another has been broken in either language of a text."""
_CUT: Final = {"file_ends_whole", "file_not_cut_off"}
_NOT_READ: Final = _CUT | {
    *("brackets_closed", "indented_with_its_group", "key_has_colon", "quotes_closed"),
}
"""What may leave the rest of a file unread."""
_IN_THE_SAME_FILE: Final = {
    "period_is_the_year": {"year_is_the_files", "period_not_reversed"},
    "file_ends_whole": {"file_not_cut_off"},
    "text_not_empty": {"file_not_cut_off"},
    **dict.fromkeys(
        ("clause_answered", "clause_has_answer", "required_part_shown", "shown_somewhere"),
        _NOT_READ,
    ),
    "label_present": _NOT_READ,
}
"""Rules that say nothing more where another has been broken in the same file."""
_ANYWHERE: Final = {"answer_is_a_clause": _CUT, "fact_exists": _CUT}
"""Rules that say nothing of what a file has lost that breaks off, wherever it is missed."""


def _text(problem: Problem) -> tuple[str, str]:
    return problem.file, problem.path.rpartition(".")[0]


_SAME: Final[tuple[tuple[Callable[[Problem], object], Mapping[str, Set[str]]], ...]] = (
    (lambda problem: (problem.file, problem.place), _IN_THE_SAME_PLACE),
    (lambda problem: (problem.file, problem.place.line), _ON_THE_SAME_LINE),
    (lambda problem: (problem.file, problem.path), _IN_THE_SAME_WORDS),
    (_text, _IN_THE_SAME_TEXT),
    (lambda problem: problem.file, _IN_THE_SAME_FILE),
    (lambda _: None, _ANYWHERE),
)
"""What has one place, line or file in common, and the rules that say nothing more there."""


@dataclass(slots=True)
class _Told:
    """What the problems of one text, in both languages, say of its facts and numbers."""

    facts: set[str] = field(default_factory=set)
    digits: set[str] = field(default_factory=set)

    def add(self, problem: Problem) -> None:
        values = dict(problem.values)
        if problem.rule == "entries_counted":
            self.digits |= _numbers(problem) | {str(values["count"])}
        if problem.rule == "fact_typed_once":
            self.facts.add(fact_named(_words(values["path"])))
            self.digits |= _numbers(problem)

    def explains(self, problem: Problem) -> bool:
        if problem.rule == "same_facts":
            return _words(dict(problem.values)["found"]) in self.facts
        if problem.rule == "same_digits":
            digits = _numbers(problem)
            return bool(digits) and digits <= self.digits
        return False


def without_explained(problems: Sequence[Problem]) -> list[Problem]:
    """Return the problems but for those that another of the same text explains."""
    told: dict[tuple[str, str], _Told] = {}
    for problem in problems:
        told.setdefault(_text(problem), _Told()).add(problem)
    left = [problem for problem in problems if not told[_text(problem)].explains(problem)]
    for common, rules in _SAME:
        broken: dict[object, set[str]] = {}
        for problem in problems:
            broken.setdefault(common(problem), set()).add(problem.rule)
        left = [one for one in left if not rules.get(one.rule, set()) & broken[common(one)]]
    return left


def _numbers(problem: Problem) -> set[str]:
    """Return the numbers that a problem quotes, in digits or in words."""
    found = _words(dict(problem.values)["found"])
    language: Language = "en" if problem.path.endswith(".en") else "nb"
    return {number.plain for number in all_numbers(found, language)}


def _words(value: Value) -> str:
    return value.text if isinstance(value, Quoted) else str(value)
