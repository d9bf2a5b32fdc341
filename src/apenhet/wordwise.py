"""Two versions of a text as one, with what was taken out and put in, by whole words.

It knows no data and no output: who shows what changed chooses the signs for it.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, Literal, NamedTuple

_AROUND: Final = 8
"""Words kept on each side of what changed in a long text."""
_TOKEN: Final = re.compile(r"\w+(?:[.,]\d+)*|\s+|.", re.DOTALL)
_SIGNS: Final = {"out": "[-{}-]", "in": "{{+{}+}}", "same": "{}"}


class Part(NamedTuple):
    """A stretch of a text: taken out, put in, or the same on both sides."""

    what: Literal["out", "in", "same"]
    words: str


def marked(before: str, after: str) -> tuple[Part, ...]:
    """Return two texts as one, with what was taken out and put in, by whole words."""
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    parts: list[Part] = []
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for what, i, j, k, m in matcher.get_opcodes():
        if what == "equal":
            parts.append(Part("same", "".join(old[i:j])))
            continue
        parts += [Part("out", "".join(old[i:j]))] * (i < j)
        parts += [Part("in", "".join(new[k:m]))] * (k < m)
    return tuple(parts)


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


def in_signs(parts: Iterable[Part]) -> str:
    """Return the parts in a line of plain text: ``[-taken out-]`` and ``{+put in+}``."""
    return "".join(_SIGNS[part.what].format(part.words) for part in parts).strip()
