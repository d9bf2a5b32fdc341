"""How a finding is answered: which words an answer quotes, and the lines that an editor pastes.

Whether the answers that stand in the files hold is for ``check`` to find out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from apenhet.problems.problem import Passage, Problem
from apenhet.problems.rules import RULES, Level

LONGEST: Final = 300
"""Characters of a quotation."""
_SENTENCE_ENDS: Final = re.compile(r"(?<=[.!?])\s+(?=[A-ZÆØÅ0-9{*«“\[])|\n\s*\n|\n(?=[-*+] )")
_PLAIN: Final = re.compile(r"[a-z][a-z0-9_.\[\]]*", re.ASCII)
_ESCAPED: Final = {'"': '\\"', "\\": "\\\\"}


def answer_to(problem: Problem) -> str | None:
    """Return the lines that answer a problem, but for the reason; none where none can."""
    rule = RULES[problem.rule]
    if not rule.can_be_answered:
        return None
    lines = [f"- rule: {problem.rule}"]
    if problem.path:
        lines.append(f"  place: {_typed(problem.path)}")
    if problem.about is not None:
        lines.append(f"  about: {_typed(problem.about)}")
    if problem.passage is not None:
        lines.append(f"  quote: {_quoted(quotation(problem.passage))}")
    lines.append("  reason:")
    if rule.level is Level.GATE:
        lines += ["    nb:", "    en:"]
    return "\n".join(lines)


def quotation(passage: Passage) -> str:
    """Return the sentence around what was found; only what was found where that is long."""
    begin, end = _sentence(passage)
    sentence = squeezed(passage.text[begin:end]).strip()
    if len(sentence) <= LONGEST:
        return sentence
    words = squeezed(passage.text[passage.start : passage.end]).strip()
    if len(words) <= LONGEST:
        return words
    return words[:LONGEST].rpartition(" ")[0] or words[:LONGEST]


def _sentence(passage: Passage) -> tuple[int, int]:
    cuts = [0, *(cut.end() for cut in _SENTENCE_ENDS.finditer(passage.text)), len(passage.text)]
    begin = max(cut for cut in cuts if cut <= passage.start)
    end = min((cut for cut in cuts if cut >= passage.end), default=len(passage.text))
    return begin, end


def quotes(quote: str, passage: Passage) -> bool:
    """Whether a quotation stands in the text and holds what was found.

    Of what is longer than a quotation can be, any words will do.
    """
    words, text = squeezed(quote).strip(), squeezed(passage.text)
    start = len(squeezed(passage.text[: passage.start]))
    end = start + len(squeezed(passage.text[passage.start : passage.end]).strip())
    if end - start > LONGEST:
        return words in text
    return any(at <= start and end <= at + len(words) for at in _places(words, text))


def _places(words: str, text: str) -> Iterator[int]:
    at = text.find(words)
    while words and at >= 0:
        yield at
        at = text.find(words, at + 1)


def squeezed(text: str) -> str:
    """Return text with one space for each white space, which an editor may break differently."""
    return re.sub(r"\s+", " ", text)


def _typed(value: str) -> str:
    return value if _PLAIN.fullmatch(value) else _quoted(value)


def _quoted(text: str) -> str:
    """Return text between quotation marks as YAML reads it, with codes for what cannot be seen."""
    return f'"{"".join(map(_character, text))}"'


def _character(character: str) -> str:
    if character.isprintable():
        return _ESCAPED.get(character, character)
    code = ord(character)
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"  # noqa: PLR2004 - YAML's two forms
