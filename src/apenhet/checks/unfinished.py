"""What was left to fill in: "TODO", "Avventer sitat", empty brackets and their like.

Patterns are kept narrow where an ordinary sentence could hold the same words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from apenhet.checks.phrases import Phrase, phrase_check
from apenhet.problems import Problem, Quoted

_START = r"(?:^|(?<=[.!?:(\[«“‘\"])|(?<=[.!?:] ))\s*"
"""Where a text, a sentence or a remark in brackets begins."""
_END = r"(?=\s*(?:$|[.!?)\]»”’\"]))"
_THING = (
    r"(?:tekst|sitat|navn|dato|tall|beløp|oversettelse|bekreftelse|godkjenning|informasjon|info|"
    r"innhold|text|quote|name|date|figure|number|amount|translation|confirmation|approval|"
    r"information|content|details)"
)

_MARKS: Final = r"todo|to-do|tbd|fixme|lorem(?: ipsum)?|x{2,}|placeholder|plassholder|blindtekst"
_COMING_NB: Final = (
    rf"{_START}(?:mer |flere |nærmere )?{_THING} (?:kommer|følger|mangler)(?: senere| snart)?{_END}"
    rf"|{_START}(?:kommer|følger)(?: senere| snart| her)?{_END}"
    rf"|\bkommer (?:senere|snart){_END}"
)
_COMING_EN: Final = (
    rf"{_START}(?:more |further )?{_THING} (?:to follow|to come|pending|missing|here){_END}"
    rf"|{_START}(?:pending|to follow|to come|coming soon){_END}"
)
_TO_DO_NB: Final = (
    r"\b(?:må|skal|bør) (?:fylles (?:ut|inn)|settes inn|skrives her|oversettes)\b"
    rf"|{_START}(?:fylles (?:ut|inn)|fyll (?:ut|inn)|sett inn|settes inn|skriv inn)\b"
)
_TO_DO_EN: Final = (
    r"\bto be (?:completed|confirmed|determined|added|announced|written|filled in|translated"
    r"|inserted|supplied)\b(?! (?:by|before|within|in|during|after|at|to|as|with))"
)
_REMARKS: Final = r"kommer|følger|mangler|sett inn[^)]*|insert[^)]*|pending|missing|\.{3}|…"

_UNFINISHED: Final[tuple[tuple[str, str], ...]] = (
    # Marks that writers leave themselves.
    ("todo to-do tbd fixme lorem xx placeholder plassholder blindtekst", rf"\b(?:{_MARKS})\b"),
    ("tbc tba nn n.n.", r"(?-i:\b(?:TBC|TBA|NN|N\.N\.))(?!\w)"),
    ("mm", r"\b(?:dd|mm|åååå|yyyy)[./-](?:dd|mm|åååå|yyyy)\b"),
    # Brackets with nothing in them, or with words that are neither a link nor marked as foreign.
    ('( < « “ ‘ "', r"\(\s*\)|<\s*>|«\s*»|“\s*”|‘\s*’|\"\s*\""),
    ("[", r"\[[^\]\[]*\]"),
    ("(", rf"\((?:{_REMARKS})\)"),
    # Lines and dots to write on.
    ("__ ?? .. …", r"_{3,}|\?{2,}|\.{4,}|(?:\.{3}|…)\s*$|^\s*(?:\.{3}|…)"),
    # Norwegian.
    ("avvent", _START + r"avventer?\b[^.]{0,60}"),
    ("kommer følger mangler", _COMING_NB),
    ("fyll sett skriv", _TO_DO_NB),
    ("oversatt", r"\b(?:ikke|må) oversatt\b"),
    # English.
    ("awaiting", _START + r"awaiting\b[^.]{0,60}"),
    ("follow come pending missing here soon", _COMING_EN),
    ("be", _TO_DO_EN),
    ("translated", r"\b(?:not yet|needs to be) translated\b"),
    ("insert fill", _START + r"(?:insert|fill in)\b"),
)
"""Signs and a pattern: without one of the signs in a text, the pattern, which is slower, is not
tried."""
_PATTERNS: Final = tuple(
    (tuple(signs.split()), re.compile(pattern, re.IGNORECASE)) for signs, pattern in _UNFINISHED
)
_NO_WORDS: Final = re.compile(r"\W+")

_SENTENCES: Final = re.compile(r"[^\W\d_]{2}[.!?] +[A-ZÆØÅ«“‘(\[]")
"""A text with a full stop inside: it is made of sentences, so that it must end like one."""
_ENDED: Final = re.compile(r"(?:[.!?:…][*_)\]»”’\"]*|\}\}|\))$")
_CUT_OFF: Final = re.compile(r"(?:[,–—/&(«“‘]|(?<=\s)-|\w-)$")
_LIST_LINE: Final = re.compile(r"\s*(?:[-*+]|[0-9]+[.)])\s")
_LAST_WORDS: Final = 40


@phrase_check
def nothing_left_to_fill_in(phrase: Phrase) -> Iterator[Problem]:
    """No text has a place left to fill in."""
    match = unfinished(phrase.solid)
    if match:
        found = Quoted(phrase.text[match.start() : match.end()].strip())
        yield phrase.problem_at("nothing_left_to_fill_in", match, found=found)


def unfinished(text: str) -> re.Match[str] | None:
    """Return the first thing in a text that looks like a place left to fill in."""
    small = text.lower()
    empty = _NO_WORDS.fullmatch(text) if text.strip() else None
    if empty:
        return empty
    for signs, pattern in _PATTERNS:
        if any(sign in small for sign in signs):
            match = pattern.search(text)
            if match:
                return match
    return None


@phrase_check
def sentences_finished(phrase: Phrase) -> Iterator[Problem]:
    """A text of several sentences ends like one, and no text ends in a comma or a hyphen."""
    text = phrase.text.rstrip()
    if _CUT_OFF.search(text) or (_is_of_sentences(text) and not _ENDED.search(text)):
        begin = max(0, len(text) - _LAST_WORDS)
        found = Quoted("…" + text[begin:] if begin else text)
        yield phrase.problem("sentence_finished", begin, len(text), found=found)


def _is_of_sentences(text: str) -> bool:
    last = text.rpartition("\n\n")[2]
    return bool(_SENTENCES.search(last)) and not _LIST_LINE.match(last.rpartition("\n")[2])
