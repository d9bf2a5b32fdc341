"""What the site needs of its own words: which there must be, and the blanks to fill in.

The names stand in the committed schemas of the two files of labels, which are written from those
files whenever a word is added; so a word that goes missing later is missed.
"""

from __future__ import annotations

import json
from string import Formatter
from typing import Final

from apenhet.derive import FOLLOW_UP
from apenhet.read.datafile import ACCEPTED
from apenhet.read.migrate import KEY
from apenhet.read.source import DOCUMENT_LABELS_SCHEMA, Source

BLANKS: Final = "x-blanks"
"""Keyword of our own in the schema: the words in braces that a label is filled in at."""

ANCHOR: Final = "_anchor"
FILE: Final = "_file"
"""How the name of a label ends that is a part of an address, or what a file is called."""

Needed = dict[str, frozenset[str]]
"""The names of labels, each with its blanks."""


def blanks(text: str) -> frozenset[str] | None:
    """Return the names in braces that a label asks for; none where the braces make no sense."""
    try:
        parts = list(Formatter().parse(text))
    except ValueError:
        return None
    fields = [(name, form, how) for _, name, form, how in parts if name is not None]
    plain = all(name.isidentifier() and not form and not how for name, form, how in fields)
    doubled = "{{" in text or "}}" in text
    return frozenset(name for name, _, _ in fields) if plain and not doubled else None


def document_labels_needed(source: Source) -> Needed | None:
    """Return the labels that documents say; none where no schema can say so."""
    needed = labels_needed(source, DOCUMENT_LABELS_SCHEMA)
    # Without the label of the figure that is derived, nothing can be derived.
    return None if needed is None else {FOLLOW_UP: frozenset(), **needed}


def labels_needed(source: Source, schema: str) -> Needed | None:
    """Return the labels that the schema of that name asks for; none where it cannot say so."""
    try:
        told = json.loads(source.files[schema].decode("utf-8"))["properties"]
        words = {name: one for name, one in told.items() if name not in {KEY, ACCEPTED}}
        return {name: frozenset(one.get(BLANKS, ())) for name, one in words.items()}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
