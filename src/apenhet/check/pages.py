"""The page skeletons in ``docs/``: standing words and calls, no figures and no code of their own.

What a year says stands in its data; a figure typed here would neither follow it nor be checked. So
each skeleton is read as one text and held to the rules for texts, after what only pages may hold
has been blanked: front matter, headings, links between pages, calls.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, Final

from apenhet.check.prose.characters import characters_seen, quotation_marks_fit
from apenhet.check.prose.markup import links_lead_out, no_code
from apenhet.check.prose.numbers import numbers
from apenhet.check.prose.phrases import MOST_IN_A_TEXT, Phrase, blanked, unwrapped
from apenhet.check.prose.style import plainly_said, sentences_short, words_once
from apenhet.check.prose.unfinished import no_notes, nothing_left_to_fill_in
from apenhet.model import LANGUAGES, Language
from apenhet.problems.problem import START, Problem, Quoted
from apenhet.read.datafile import DataFile
from apenhet.read.source import Source
from apenhet.read.tree import Scalar

FOLDER: Final = "docs"
LOOKS: Final = (
    no_code,
    links_lead_out,
    characters_seen,
    quotation_marks_fit,
    nothing_left_to_fill_in,
    no_notes,
    plainly_said,
    words_once,
    sentences_short,
)
"""The checks of texts that hold for pages too."""

_CALL: Final = re.compile(
    r"\{\{[ ]*[a-z_]+\((?:\"[a-z0-9_.]*\")?\)(?:[ ]*\|[ ]*striptags)?[ ]*\}\}", re.ASCII
)
"""``{{ measures() }}``, ``{{ fact("contact.email") }}``, and a fact without its mark-up."""
_BRACES: Final = re.compile(r"\{+[^{}\n]*\}+|[{}]+")
_OF_PAGES: Final = (
    re.compile(r"\A---\n|^---$|^(?:name|order):.*$|^(?:title|description):", re.MULTILINE),
    re.compile(r"^#{1,4}(?=[ ])", re.MULTILINE),
    re.compile(r"\{: #[a-z0-9-]+ \}", re.ASCII),
)
"""What stands in a page and is no text: front matter, marks of headings, their addresses."""
_LINK_BETWEEN_PAGES: Final = re.compile(
    r"\[([^\][]+)\]\((?:[a-z0-9-]+\.md(?:#[a-z0-9-]+)?|\{\{[^{}]*\}\})\)", re.ASCII
)
_NUMBERED_NAMES: Final = re.compile(
    r"(?:§{1,2}|\bsections?|\bparagraf\w*)[ \u00a0]*[0-9]+(?:-[0-9]+)?(?:[ \u00a0][a-f]\b)?"
    r"|\b[A-ZÆØÅ]{2,}[ -][0-9][0-9.:-]*"
)
"""Numbers that are names: sections of an Act, standards such as WCAG 2.2."""


def skeletons(source: Source) -> Iterator[Problem]:
    """Yield what is wrong in the page skeletons of a project."""
    for name, text, language in _pages(source):
        yield from _wrong_in(name, text, language)


def page_texts(source: Source) -> Iterator[Phrase]:
    """Yield what each page says, as one text without its calls."""
    for name, text, language in _pages(source):
        yield _as_phrase(name, blanked(_without_calls(text), _BRACES), language)


def _pages(source: Source) -> Iterator[tuple[str, str, Language]]:
    """Yield the skeletons by name; one that cannot be read is passed over: the build says so."""
    for language in LANGUAGES:
        for name in source.below(f"{FOLDER}/{language}"):
            try:
                text = source.files[name].decode("utf-8")
            except (KeyError, UnicodeDecodeError):
                continue
            yield name, text.replace("\r\n", "\n"), language


def _without_calls(text: str) -> str:
    text = unwrapped(text, _LINK_BETWEEN_PAGES)
    for pattern in (*_OF_PAGES, _CALL):
        text = blanked(text, pattern)
    return text


def _wrong_in(name: str, text: str, language: Language) -> Iterator[Problem]:
    text = _without_calls(text)
    page = _as_phrase(name, text, language)
    for match in islice(_BRACES.finditer(text), MOST_IN_A_TEXT):
        yield page.problem_at("page_calls_known", match, found=Quoted(match.group()))
    page = _as_phrase(name, blanked(text, _BRACES), language)
    for look in LOOKS:
        yield from look(page)
    for number in numbers(blanked(page.prose, _NUMBERED_NAMES)):
        found = Quoted(number.typed)
        yield page.problem("page_without_figures", number.start, number.end, found=found)


def _as_phrase(name: str, text: str, language: Language) -> Phrase:
    file: DataFile[Any] = DataFile("page", name, text.encode())
    return Phrase(file, (), Scalar(START, text, text), text, language)
