"""The answers that editors have given to findings: which hold, and what is wrong with the rest.

An answer holds for the findings of its rule at its place, while the words it quotes stand there.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Iterator, Sequence
from typing import Any, Final

from apenhet.model import AcceptedFinding, Text
from apenhet.problems.answer import quotes, squeezed
from apenhet.problems.problem import Problem, Quoted, did_you_mean, nearest
from apenhet.problems.report import blocking
from apenhet.problems.rules import RULES, Ground, Level, Rule
from apenhet.problems.wording import Wording
from apenhet.read.datafile import DataFile
from apenhet.read.shape import BOTH
from apenhet.read.tree import Path

_NEARLY_THE_SAME: Final = 0.85
"""How like a place that nothing is told of must be to be the one that was meant."""


def unanswered(
    problems: Sequence[Problem],
    files: Iterable[DataFile[Any]],
    *,
    every_year: bool = True,
    not_run: Container[str] = (),
    resting: Container[str] = (),
) -> list[Problem]:
    """Return the problems that no answer of the ``files`` holds for, and those of the answers.

    Where not every year was looked at, an answer in what years share may be for one that was not.
    Nor is one called unneeded where a file is broken or gone, its own or another that is needed to
    look, or whose rule is among those ``not_run``, or whose file is among the ``resting``: those in
    which not everything was looked for.
    """
    files = list(files)
    left = list(problems)
    whole = {file.name for file in files if file.is_whole}
    unsure = any(found.file not in whole for found in blocking(problems))
    wrong: list[Problem] = []
    for file in files:
        for path, answer in file.accepted:
            held = [found for found in left if _holds(answer, file, found)]
            left = [found for found in left if found not in held]
            silent = answer.rule in not_run or file.name in resting
            elsewhere = not every_year and file.kind != "statement"
            may_rest = bool(held) or silent or unsure or elsewhere
            wrong += _wrong(file, path, answer, problems, held=may_rest)
    return [*left, *wrong]


def _holds(answer: AcceptedFinding, file: DataFile[Any], found: Problem) -> bool:
    if not RULES[found.rule].can_be_answered or not _is_at(answer, file, found):
        return False
    if found.passage is None:
        return answer.quote is None
    return answer.quote is not None and quotes(answer.quote, found.passage)


def _is_at(answer: AcceptedFinding, file: DataFile[Any], found: Problem) -> bool:
    return (found.file, found.rule, found.path, found.about) == (
        file.name,
        answer.rule,
        answer.place,
        answer.about,
    )


def _wrong(
    file: DataFile[Any],
    path: Path,
    answer: AcceptedFinding,
    problems: Collection[Problem],
    *,
    held: bool,
) -> Iterator[Problem]:
    rule = RULES.get(answer.rule)
    if rule is None:
        hint = did_you_mean(nearest(answer.rule, RULES))
        name = Quoted(answer.rule)
        yield file.problem("answered_rule_known", (*path, "rule"), name=name, hint=hint)
    elif not rule.can_be_answered:
        yield file.problem("answer_can_be_given", (*path, "rule"), name=rule.id, why=_why(rule))
    elif rule.level is Level.GATE and not isinstance(answer.reason, Text):
        yield file.problem("both_languages", (*path, "reason"), missing=BOTH)
    elif not held:
        asked = any(_is_at(answer, file, found) for found in problems)
        if not asked and _leads_nowhere(answer, file):
            hint = did_you_mean(_place_meant(answer, file, problems))
            values = {"place": Quoted(answer.place), "hint": hint}
            yield file.problem("answer_place_exists", (*path, "place"), **values)
            return
        fits = not asked and _stands(answer, file)
        yield file.problem("answer_needed" if fits else "answer_fits", path, name=rule.id)


def _leads_nowhere(answer: AcceptedFinding, file: DataFile[Any]) -> bool:
    """Whether nothing in the file has the name of the place that is answered for."""
    if file.kind == "page" or not answer.place:
        return False
    return answer.place not in {file.called(path) for path in file.nodes}


def _place_meant(
    answer: AcceptedFinding, file: DataFile[Any], problems: Iterable[Problem]
) -> str | None:
    """Return the place that was probably meant: first of those where the rule has been broken."""
    told = {
        found.path for found in problems if (found.file, found.rule) == (file.name, answer.rule)
    }
    places = {file.called(path) for path in file.nodes}
    return nearest(answer.place, told) or nearest(answer.place, places, _NEARLY_THE_SAME)


def _stands(answer: AcceptedFinding, file: DataFile[Any]) -> bool:
    """Whether the place is there, with the words that the answer quotes."""
    for path in file.nodes:
        if file.called(path) == answer.place:
            words = file.words(path) or ""
            return answer.quote is None or squeezed(answer.quote).strip() in squeezed(words)
    return answer.quote is None


def _why(rule: Rule) -> Wording:
    if rule.level is Level.ERROR:
        return Wording("Det er en feil", "it is an error")
    if rule.ground is Ground.ACT:
        law = rule.because
        return Wording(
            f"{law.nb[0].upper()}{law.nb[1:]} krever det uten unntak",
            f"{law.en} asks for it without exception",
        )
    return Wording("Det må rettes", "it must be mended")
