"""Reading a finished page: its tags, its inline scripts and styles, what it refers to.

Works on well-formed pages such as our templates write. It knows no policy and no files.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_ATTRIBUTE: Final = re.compile(
    r"""\s+([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?"""
)
_TAG: Final = re.compile(rf"<([a-zA-Z][^\s/>]*)((?:{_ATTRIBUTE.pattern})*)\s*/?>", re.VERBOSE)
_INLINE: Final = re.compile(r"<(script|style)\b([^>]*)>(.*?)</\1\s*>", re.DOTALL | re.IGNORECASE)
_COMMENT: Final = re.compile(r"<!--.*?-->", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Tag:
    """A start tag with its attributes; an attribute without a value has the empty string."""

    name: str
    attributes: dict[str, str]


@dataclass(frozen=True, slots=True)
class Inline:
    """A script or style that stands in the page itself, byte for byte as a browser hashes it."""

    name: str
    attributes: dict[str, str]
    content: str


def tags(page: str) -> Iterator[Tag]:
    """Yield the start tags of a page in order, not what looks like one in a script or comment."""
    bare = _INLINE.sub(lambda found: f"<{found[1]}{found[2]}>", _COMMENT.sub("", page))
    for found in _TAG.finditer(bare):
        yield Tag(found[1].lower(), _attributes(found[2]))


def inlines(page: str) -> Iterator[Inline]:
    """Yield the inline scripts and styles of a page in order."""
    for found in _INLINE.finditer(_COMMENT.sub("", page)):
        attributes = _attributes(found[2])
        if "src" not in attributes:
            yield Inline(found[1].lower(), attributes, found[3])


def _attributes(text: str) -> dict[str, str]:
    return {
        name.lower(): html.unescape(double or single or bare)
        for name, double, single, bare in _ATTRIBUTE.findall(text)
    }
