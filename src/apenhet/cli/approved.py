"""What has changed since a text was approved or signed, for whoever must approve it anew.

Told in the Norwegian words, which are what an approval binds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from apenhet.model import LANGUAGES, Edition, Language
from apenhet.problems.problem import visible
from apenhet.problems.wording import Wording
from apenhet.read.load import Loaded
from apenhet.render.words import ChangedLine, differing, words
from apenhet.say.writer import Writer
from apenhet.wordwise import Part, in_signs, marked, short
from apenhet.year.approved import approved_text

LINES: Final = 5
"""How many lines are shown, beside the command that shows all."""
_LONGEST: Final = 240
"""Characters of what is new or gone in a line."""
_INDENT: Final = "\n    "
_SINCE: Final = Wording(
    "Dette er endret siden ({command} viser alt):", "This has changed since ({command} shows all):"
)
_MORE: Final = Wording("… og {count} linjer til.", "… and {count} more lines.")
_UNKNOWN: Final = Wording(
    "Hvilke ord som er endret, vet vi ikke: Den andre teksten er verken publisert eller funnet i "
    "git-historien her.",
    "Which words have changed is not known: the other text has neither been published nor been "
    "found in the history of git here.",
)


def changes_since(root: Path, loaded: Loaded, edition: Edition, fingerprint: str) -> Wording:
    """Return what an edition says otherwise than the text with a ``fingerprint``, line by line.

    Looking for that text takes time: ask only where the fingerprint is another than the edition's.
    """
    found = approved_text(root, loaded, edition.year, fingerprint, _said)
    if found is None:
        return Wording(*(f"{_INDENT}{told}" for told in _UNKNOWN))
    pairs = differing(found.words.splitlines(), _said(edition).splitlines())
    command = f"apenhet diff {found.name} {edition.year}"
    told = (_told(pairs, command, language) for language in LANGUAGES)
    return Wording(*(_INDENT.join(["", *lines]) for lines in told))


def _said(edition: Edition) -> str:
    return words(Writer.of(edition, "nb"))


def _told(pairs: Sequence[ChangedLine], command: str, language: Language) -> Iterator[str]:
    yield _SINCE.in_(language).format(command=command)
    lines = list(dict.fromkeys(map(_line, pairs)))  # a figure changes alike in several places
    yield from (f"- {line}" for line in lines[:LINES])
    if len(lines) > LINES:
        yield f"- {_MORE.in_(language).format(count=len(lines) - LINES)}"


def _line(pair: ChangedLine) -> str:
    return visible(in_signs(map(_cut, short(marked(*pair)))))


def _cut(part: Part) -> Part:
    return part if len(part.words) <= _LONGEST else Part(part.what, f"{part.words[:_LONGEST]}…")
