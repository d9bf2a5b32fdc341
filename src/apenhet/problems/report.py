"""A list of problems: in order, counted, printed as text, as JSON or as annotations.

The wording of each stands in ``rules``; who looks for problems, and when, is not known here.
"""

from __future__ import annotations

import json
import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, Literal

from apenhet.model import Language
from apenhet.problems.answer import answer_to
from apenhet.problems.problem import MOST_OF_A_KIND, Problem, problem, visible
from apenhet.problems.rules import RULES, Level
from apenhet.problems.wording import Wording

Format = Literal["text", "json", "github"]
FORMATS: Final[tuple[Format, ...]] = ("text", "json", "github")


_ORDER: Final = {Level.ERROR: 0, Level.GATE: 1, Level.ADVICE: 2}
"""Of one place, what is worst comes first."""
_COMMANDS: Final = {Level.ERROR: "error", Level.GATE: "warning", Level.ADVICE: "notice"}
"""How a pull request shows each level."""


_DOES_NOT_APPLY: Final = Wording(
    "Gjelder det ikke dere, så svar under accepted: i filen; grunnen blir vist:",
    "If it does not apply to you, answer under accepted: in the file; the reason is shown:",
)
_ANSWER: Final = {
    Level.GATE: Wording(
        "Er det en grunn til at det er slik, så svar under accepted: i filen, med grunnen; siden "
        "om loven kan vise den:",
        "If there is a reason for it, answer under accepted: in the file, with the reason; the "
        "page on the Act may show it:",
    ),
    Level.ADVICE: Wording(
        "Er det riktig som det er, så svar under accepted: i filen, med grunnen:",
        "If it is right as it is, answer under accepted: in the file, with the reason:",
    ),
}
_ERRORS_FIRST: Final = Wording(
    "Noe kan først kontrolleres når feilene er rettet. Kjør kontrollen igjen da.",
    "Some things can only be checked once the errors are mended. Run the check again then.",
)
_INDENT: Final = "  "
"""What stands before an answer below ``accepted:``, so that it can be pasted as it is."""
_MORE: Final = {Level.ERROR: "not_too_many", Level.ADVICE: "not_too_much_advice"}
"""What is said of those that are too many to list: nothing worse than what they are."""


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems once each, by file, place, level and rule."""
    return sorted(
        set(problems),
        key=lambda p: (p.file, p.place, _ORDER[p.level], p.rule, p.path, str(p.values)),
    )


def few_of_each(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield the problems, but of what a file has endlessly only the first ones; every gate."""
    seen: Counter[tuple[str, str]] = Counter()
    for found in problems:
        if found.level is Level.GATE:
            yield found
            continue
        seen[found.file, found.rule] += 1
        if seen[found.file, found.rule] <= MOST_OF_A_KIND:
            yield found
    for (file, rule), count in seen.items():
        if count > MOST_OF_A_KIND:
            more = count - MOST_OF_A_KIND
            yield problem(_MORE[RULES[rule].level], file, rule=rule, count=more)


def blocking(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems that stop the build."""
    return [problem for problem in problems if problem.level is Level.ERROR]


def render(problems: Sequence[Problem], language: Language, form: Format) -> str:
    """Return the problems as text for people, as JSON, or as annotations for a pull request."""
    if form == "json":
        return _as_json(problems, language)
    if form == "github":
        return _as_github(problems, language)
    return _as_text(problems, language)


def as_line(problem: Problem, language: Language) -> str:
    """Return a problem in the fixed form ``path:line:column: level rule: message``."""
    where = f"{visible(problem.file)}:{problem.place.line}:{problem.place.column}"
    return f"{where}: {problem.level} {problem.rule}: {problem.message(language)}"


def counts(problems: Iterable[Problem]) -> dict[Level, int]:
    """Return how many problems there are of each level."""
    found = Counter(problem.level for problem in problems)
    return {level: found[level] for level in Level}


def summary(problems: Sequence[Problem], language: Language) -> str:
    """Return how many problems there are of each level, as a sentence."""
    found = counts(problems)
    parts = [_SUMMARY[level](found[level]).in_(language) for level in Level]
    return ", ".join(filter(None, parts)) + "."


def _errors(count: int) -> Wording:
    if not count:
        return Wording("Ingen feil", "No errors")
    return Wording(f"{count} feil (error)", f"{count} error{'s' if count > 1 else ''}")


def _gates(count: int) -> Wording:
    if not count:
        return Wording("", "")
    things = "thing" if count == 1 else "things"
    return Wording(
        f"{count} ting mangler før publisering (gate)",
        f"{count} {things} missing before publication (gate)",
    )


def _advice(count: int) -> Wording:
    if not count:
        return Wording("", "")
    pieces = "piece" if count == 1 else "pieces"
    return Wording(f"{count} råd (advice)", f"{count} {pieces} of advice")


_SUMMARY: Final = {Level.ERROR: _errors, Level.GATE: _gates, Level.ADVICE: _advice}


def _as_text(problems: Sequence[Problem], language: Language) -> str:
    """Return the problems with the errors last: in a terminal, the end is what is seen."""
    lines: list[str] = []
    for found in sorted(problems, key=lambda found: -_ORDER[found.level]):
        lines += [as_line(found, language), textwrap.indent(_how(found, language), "    ")]
        answer = answer_to(found)
        if answer is not None:
            applies = _DOES_NOT_APPLY if RULES[found.rule].waives_clause else _ANSWER[found.level]
            lines += [f"    {applies.in_(language)}", textwrap.indent(answer, _INDENT)]
    if problems:
        lines.append("")
    later = [_ERRORS_FIRST.in_(language)] if blocking(problems) else []
    return "\n".join([*lines, summary(problems, language), *later, ""])


def _how(problem: Problem, language: Language) -> str:
    """Return how to mend a problem, and who asks for it; what is to be pasted has its own line."""
    remedy = problem.remedy(language)
    between = "\n" if "\n" in remedy else " "
    return between.join(filter(None, (remedy, problem.ground(language))))


def _as_json(problems: Sequence[Problem], language: Language) -> str:
    found = counts(problems)
    told = {
        "errors": found[Level.ERROR],
        "gates": found[Level.GATE],
        "advice": found[Level.ADVICE],
        "problems": [_as_object(problem, language) for problem in problems],
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _as_object(problem: Problem, language: Language) -> dict[str, str | int | None]:
    return {
        "file": visible(problem.file),
        "line": problem.place.line,
        "column": problem.place.column,
        "level": str(problem.level),
        "rule": problem.rule,
        "path": visible(problem.path),
        "message": problem.message(language),
        "remedy": problem.remedy(language),
        "ground": str(RULES[problem.rule].ground),
        "clause": RULES[problem.rule].clause,
        "answer": answer_to(problem),
    }


def _as_github(problems: Sequence[Problem], language: Language) -> str:
    lines = [_annotation(problem, language) for problem in problems]
    return "\n".join([*lines, summary(problems, language), ""])


def _annotation(problem: Problem, language: Language) -> str:
    properties = {
        "file": visible(problem.file),
        "line": str(problem.place.line),
        "col": str(problem.place.column),
        "title": f"{problem.level} {problem.rule}",
    }
    told = ",".join(f"{name}={_escaped(value, ':,')}" for name, value in properties.items())
    words = f"{problem.message(language)}\n{_how(problem, language)}"
    return f"::{_COMMANDS[problem.level]} {told}::{_escaped(words)}"


def _escaped(text: str, also: str = "") -> str:
    """Escape text for a workflow command of GitHub Actions: ``%``, line breaks and ``also``."""
    for character in "%\r\n" + also:
        text = text.replace(character, f"%{ord(character):02X}")
    return text
