"""A problem in the data: which rule, where, and what was found; and how a list of them is printed.

The wording stands in ``rules``; who looks for problems, and when, is not known here.
"""

from __future__ import annotations

import difflib
import json
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from apenhet.model import Language
from apenhet.rules import RULES, Level

Format = Literal["text", "json", "github"]
FORMATS: Final[tuple[Format, ...]] = ("text", "json", "github")

SHOWN: Final = 60
"""How many characters of what was found a message quotes."""
MOST_OF_A_KIND: Final = 100
"""How many problems of one rule are told of one file; nonsense can hold hundreds of thousands."""
LONGEST_TYPO: Final = 60
"""Longer words than this are not compared with what is known: they are no slip of the pen."""
LONGEST: Final = 400
"""How many characters of a list of names a message holds."""
QUOTES: Final[Mapping[Language, str]] = {"nb": "«{}»", "en": '"{}"'}
ELLIPSIS: Final = "…"


class Both(NamedTuple):
    """A word of a message that differs between the languages."""

    nb: str
    en: str


class Quoted(NamedTuple):
    """Something from a file, shown in a message between quotation marks and shortened."""

    text: str


Value = str | int | Both | Quoted


class Place(NamedTuple):
    """A place in a file. Lines and columns count from 1, columns in characters."""

    line: int
    column: int


START: Final = Place(1, 1)
"""Where a file begins: stands for the file as a whole."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend. ``file`` is relative to the project's folder, with forward slashes.

    ``path`` says where in the data it is (``assessment.suppliers``), empty for the file itself.
    """

    rule: str
    file: str
    place: Place = START
    path: str = ""
    values: tuple[tuple[str, Value], ...] = ()

    @property
    def level(self) -> Level:
        """Whether this stops the build or only publication."""
        return RULES[self.rule].level

    def message(self, language: Language) -> str:
        """Return what was expected and what was found."""
        words = self._say(RULES[self.rule].message.in_(language), language)
        return f"{visible(self.path)}: {words}" if self.path else words

    def remedy(self, language: Language) -> str:
        """Return how to mend it."""
        return self._say(RULES[self.rule].remedy.in_(language), language)

    def _say(self, template: str, language: Language) -> str:
        return template.format_map({name: _say(value, language) for name, value in self.values})


def problem(
    rule: str, file: str, place: Place = START, path: str = "", /, **values: Value
) -> Problem:
    """Return a problem with the values that the rule's wording asks for."""
    return Problem(rule, file, place, path, tuple(sorted(values.items())))


def nearest(word: str, known: Iterable[str], cutoff: float = 0.7) -> str | None:
    """Return the one of the known words that was probably meant.

    ``cutoff`` is how like it must be, from 0 (nothing in common) to 1 (the same).
    """
    if len(word) > LONGEST_TYPO:
        return None
    close = difflib.get_close_matches(word.lower(), sorted(known), n=1, cutoff=cutoff)
    return next(iter(close), None)


def did_you_mean(word: str | None) -> Value:
    """Return the question that a message ends with, or nothing where there is no guess."""
    if word is None:
        return ""
    return Both(f" Mente du «{word}»?", f' Did you mean "{word}"?')


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems once each, by file, place, level and rule."""
    return sorted(
        set(problems),
        key=lambda p: (p.file, p.place, p.level is Level.GATE, p.rule, p.path, str(p.values)),
    )


def few_of_each(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield the problems, but of an error that a file has endlessly only the first ones."""
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
            yield problem("not_too_many", file, rule=rule, count=more)


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


def summary(problems: Sequence[Problem], language: Language) -> str:
    """Return how many problems there are of each level, as a sentence."""
    errors = len(blocking(problems))
    gates = len(problems) - errors
    if language == "nb":
        return _summary_nb(errors, gates)
    return _summary_en(errors, gates)


def _summary_nb(errors: int, gates: int) -> str:
    parts = [f"{errors} feil (error)" if errors else "Ingen feil"]
    if gates:
        parts.append(f"{gates} ting mangler før publisering (gate)")
    return ", ".join(parts) + "."


def _summary_en(errors: int, gates: int) -> str:
    parts = [_count(errors, "error") if errors else "No errors"]
    if gates:
        parts.append(f"{_count(gates, 'thing')} missing before publication (gate)")
    return ", ".join(parts) + "."


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _as_text(problems: Sequence[Problem], language: Language) -> str:
    """Return the problems with the errors last: in a terminal, the end is what is seen."""
    lines: list[str] = []
    for problem in sorted(problems, key=lambda problem: problem.level is Level.ERROR):
        lines += [as_line(problem, language), f"    {problem.remedy(language)}"]
    if problems:
        lines.append("")
    return "\n".join([*lines, summary(problems, language), ""])


def _as_json(problems: Sequence[Problem], language: Language) -> str:
    errors = len(blocking(problems))
    told = {
        "errors": errors,
        "gates": len(problems) - errors,
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
        "clause": RULES[problem.rule].clause,
    }


def _as_github(problems: Sequence[Problem], language: Language) -> str:
    lines = [_annotation(problem, language) for problem in problems]
    return "\n".join([*lines, summary(problems, language), ""])


def _annotation(problem: Problem, language: Language) -> str:
    command = "error" if problem.level is Level.ERROR else "warning"
    properties = {
        "file": visible(problem.file),
        "line": str(problem.place.line),
        "col": str(problem.place.column),
        "title": f"{problem.level} {problem.rule}",
    }
    told = ",".join(f"{name}={_escaped(value, ':,')}" for name, value in properties.items())
    words = f"{problem.message(language)}\n{problem.remedy(language)}"
    return f"::{command} {told}::{_escaped(words)}"


def _escaped(text: str, also: str = "") -> str:
    """Escape text for a workflow command of GitHub Actions: ``%``, line breaks and ``also``."""
    for character in "%\r\n" + also:
        text = text.replace(character, f"%{ord(character):02X}")
    return text


# --- what a message may show of a file -----------------------------------------------------------


def visible(text: str) -> str:
    """Return text on one line, with codes in place of what could steer a terminal or hide."""
    return "".join(_visible(character) for character in text)


def _visible(character: str) -> str:
    if character in "\n\r\t":
        return " "
    if unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}:
        return f"<U+{ord(character):04X}>"
    return character


def _say(value: Value, language: Language) -> str:
    match value:
        case Both(nb=nb, en=en):
            return nb if language == "nb" else en
        case Quoted(text=text):
            return QUOTES[language].format(visible(_shortened(text)))
        case int():
            return str(value)
        case _:
            return visible(value if len(value) <= LONGEST else value[:LONGEST] + ELLIPSIS)


def _shortened(text: str) -> str:
    line = " ".join(text[: SHOWN * 4].split())
    return line if len(line) <= SHOWN else line[:SHOWN].rstrip() + ELLIPSIS
