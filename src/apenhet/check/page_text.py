"""The text of a page in ``docs/``: standing words, no figures and no code of its own.

What a year says stands in its data; a figure typed here would neither follow it nor be checked. So
each page is read as one text and held to the rules for texts, after what only pages may hold has
been blanked: keys of the head, headings, links between pages, calls.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Final

from apenhet.check.page_calls import CALLED, HEADING, LINK_WITHIN, OTHER_LINK
from apenhet.check.phrases import LINK, Phrase, blanked, unwrapped
from apenhet.check.prose.markup import characters_seen, links_lead_out, no_code
from apenhet.check.prose.numbers import numbers
from apenhet.check.prose.style import well_put, words_once
from apenhet.check.prose.unfinished import nothing_left_to_fill_in
from apenhet.problems.problem import START, Problem
from apenhet.read.datafile import DataFile
from apenhet.read.skeletons import KEPT, Skeleton
from apenhet.read.tree import Scalar

LOOKS: Final = (
    no_code,
    links_lead_out,
    characters_seen,
    nothing_left_to_fill_in,
    well_put,
    words_once,
)
"""The checks of texts that hold for pages too."""

_ANYTHING: Final = re.compile(r"[^\n]+")
_OF_YAML: Final = re.compile(r"\A(?:[>|].*|[\"'])|[\"']\Z")
"""What stands around a text in YAML: quotation marks, or the sign that the text begins below."""
_SIGNS: Final = (">", "|", '"', "'")
_BARE_HEADING: Final = re.compile(r"^[ ]{0,3}#+", re.MULTILINE)
"""What marks a heading without an address, which is told as that."""
_BRACES: Final = re.compile(r"\{+[^{}\n]*\}+|[{}]+")
_NUMBERED_NAMES: Final = re.compile(
    r"(?:§{1,2}|\bsections?|\bparagraf\w*)[ \u00a0]*[0-9]+(?:-[0-9]+)?(?:[ \u00a0][a-f]\b)?"
    r"|\b[A-ZÆØÅ]{2,}[ -][0-9][0-9.:-]*"
)
"""Numbers that are names: sections of an Act, standards such as WCAG 2.2."""


@lru_cache(maxsize=KEPT)
def page_text_fits(page: Skeleton) -> tuple[Problem, ...]:
    """Return what is wrong with the words of a page."""
    return tuple(_wrong_with(page))


def _wrong_with(page: Skeleton) -> Iterator[Problem]:
    phrase = page_phrase(page)
    for look in LOOKS:
        yield from look(phrase)
    for number in numbers(blanked(phrase.prose, _NUMBERED_NAMES)):
        yield phrase.problem("page_without_figures", number.start, number.end)


def page_phrase(page: Skeleton) -> Phrase:
    """Return what a page says, as one text with spaces in place of all that is no text."""
    body = page.text[page.head_length :]
    body = _without_broken_links(unwrapped(body, LINK_WITHIN))
    body = HEADING.sub(_only_words, body)
    for pattern in (_BARE_HEADING, CALLED, _BRACES):
        body = blanked(body, pattern)
    text = _words_of_head(page) + body
    file: DataFile[Any] = DataFile("page", page.file.name, page.file.content)
    return Phrase(file, (), Scalar(START, text, text), text, page.language, page.text)


def _words_of_head(page: Skeleton) -> str:
    """Return the head with spaces in place of all but the title and the description."""
    words = blanked(page.text[: page.head_length], _ANYTHING)
    for key in ("title", "description"):
        node = page.file.node((key,))
        if isinstance(node, Scalar) and isinstance(node.value, str):
            start = page.offset(node.place)
            shown = blanked(node.raw, _OF_YAML) if node.raw[:1] in _SIGNS else node.raw
            words = words[:start] + shown + words[start + len(shown) :]
    return words


def _without_broken_links(body: str) -> str:
    """Blank what is told as no link at all, which would look like a place to fill in."""
    for match in OTHER_LINK.finditer(blanked(body, LINK)):
        body = body[: match.start()] + " " * len(match.group()) + body[match.end() :]
    return body


def _only_words(heading: re.Match[str]) -> str:
    """Return a heading's words in their place, with spaces for what marks it as one."""
    words = heading["words"]
    before = heading.start("words") - heading.start()
    return " " * before + words + " " * (heading.end() - heading.end("words"))
