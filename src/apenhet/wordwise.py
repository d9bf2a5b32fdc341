"""Two versions of a text as one, with what was taken out and put in, by whole words.

It knows no data and no output: who shows what changed chooses the signs for it.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final, Literal, NamedTuple

_AROUND: Final = 8
"""Words kept on each side of what changed in a long text."""
_BETWEEN: Final = 3
"""A change, what stands between, and another change."""
_TOKEN: Final = re.compile(r"\w+(?:[.,]\d+)*|\s+|.", re.DOTALL)
SIGNS: Final = {"out": "[-{}-]", "in": "{{+{}+}}", "same": "{}"}
"""What stands around each part of a changed text where there is no mark-up."""
ELEMENTS: Final = {"out": "<del>{}</del>", "in": "<ins>{}</ins>", "same": "{}"}
"""The same in HTML, and where Markdown holds that."""


class Part(NamedTuple):
    """A stretch of a text: taken out, put in, or the same on both sides."""

    what: Literal["out", "in", "same"]
    words: str


def marked(before: str, after: str) -> tuple[Part, ...]:
    """Return two texts as one, with what was taken out and put in, by whole words.

    A stretch that happens to be the same within what was written anew counts as changed too, so
    that a rewritten sentence is read as one, and not word by word.
    """
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    told: list[tuple[str, str]] = []
    for what, i, j, k, m in matcher.get_opcodes():
        pair = ("".join(old[i:j]), "".join(new[k:m]))
        told.append(pair)
        if what != "equal":
            _joined_with_former(told)
    return tuple(
        part
        for out, new_words in told
        for part in ([Part("same", out)] if out == new_words else _changed(out, new_words))
    )


def _changed(out: str, new: str) -> list[Part]:
    return [Part("out", out)] * bool(out) + [Part("in", new)] * bool(new)


def _joined_with_former(told: list[tuple[str, str]]) -> None:
    """Make the last change one with the one before where little stands between them.

    Little is what is no longer than either of the changes around it.
    """
    while len(told) >= _BETWEEN:
        first, same, last = told[-_BETWEEN:]
        if len(same[0]) > min(max(map(len, first)), max(map(len, last))):
            return
        told[-_BETWEEN:] = [(first[0] + same[0] + last[0], first[1] + same[0] + last[1])]


def short(parts: Sequence[Part]) -> Iterator[Part]:
    """Yield the parts with what stays the same cut down to some words around the changes."""
    for order, part in enumerate(parts):
        words = part.words.split(" ")
        if part.what != "same" or len(words) <= 2 * _AROUND + 1:
            yield part
            continue
        first, last = order == 0, order == len(parts) - 1
        head = "" if first else " ".join(words[:_AROUND])
        tail = "" if last else " ".join(words[-_AROUND:])
        yield Part("same", f"{head} … {tail}" if head or tail else "…")


def in_signs(
    parts: Iterable[Part], signs: Mapping[str, str] = SIGNS, safe: Callable[[str], str] = str
) -> str:
    """Return the parts in a line: in plain text ``[-taken out-]`` and ``{+put in+}``.

    ``safe`` makes words mean nothing else where other ``signs`` stand around them.
    """
    return "".join(signs[part.what].format(safe(part.words)) for part in parts).strip()
