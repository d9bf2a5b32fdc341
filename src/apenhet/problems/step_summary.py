"""All that a check found, as Markdown for the reviewer: the summary of a run on a pull request.

Annotations show ten of a level at most; this lists every finding, as far as there is room.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from apenhet.model import Language
from apenhet.problems.problem import Problem, visible
from apenhet.problems.report import summary
from apenhet.problems.rules import Level
from apenhet.problems.wording import Wording

LONGEST: Final = 65_000
"""Characters of Markdown; where such summaries are shown or sent on, 65,535 is the most."""
_HEADINGS: Final = {
    Level.ERROR: Wording("Feil", "Errors"),
    Level.GATE: Wording("Mangler før publisering", "Missing before publication"),
    Level.ADVICE: Wording("Råd", "Advice"),
}
_MORE: Final = Wording(
    "Resten får ikke plass her: «apenhet check» lister alt.",
    'There is no room here for the rest: "apenhet check" lists everything.',
)
_MARKS: Final = re.compile(r"[\\`*_\[\]<>|#~$]")
"""What Markdown would take for a mark of its own."""


def step_summary(problems: Sequence[Problem], language: Language) -> str:
    """Return every problem by level, with its remedy and ground, in at most ``LONGEST``."""
    more = _MORE.in_(language)
    told = f"## {in_markdown(summary(problems, language))}\n"
    for line in _lines(problems, language):
        if len(told) + len(line) + len(more) + 3 > LONGEST:
            return f"{told}\n{more}\n"
        told += line
    return told


def _lines(problems: Sequence[Problem], language: Language) -> Iterator[str]:
    for level, heading in _HEADINGS.items():
        found = [problem for problem in problems if problem.level is level]
        if found:
            yield f"\n### {heading.in_(language)}\n\n"
        for problem in found:
            yield _entry(problem, language)


def _entry(problem: Problem, language: Language) -> str:
    where = f"{visible(problem.file)}:{problem.place.line}"
    told = (problem.message(language), problem.remedy(language), problem.ground(language))
    first, *rest = filter(None, map(in_markdown, told))
    # What a message lists is a list here too, and must not run on into what follows it.
    end = "\n\n" if "\n" in first else "  \n"
    head = f"{in_markdown(where)} {in_markdown(problem.rule)}"
    return f"- **{head}**: {first}{end}  {' '.join(rest)}\n"


def in_markdown(text: str) -> str:
    """Return text that Markdown shows as it is."""
    return _MARKS.sub(r"\\\g<0>", text.replace("&", "&amp;"))
