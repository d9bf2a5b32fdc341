"""What the site needs of its own words: which there must be, and the blanks to fill in.

The names stand in the committed schema of ``data/labels.yml``, which is written from that file
whenever a word is added; so a word that goes missing later is missed.
"""

from __future__ import annotations

import json
from string import Formatter
from typing import Final

from apenhet.read.datafile import ACCEPTED
from apenhet.read.source import LABELS_SCHEMA, Source

BLANKS: Final = "x-blanks"
"""Keyword of our own in the schema: the words in braces that a label is filled in at."""

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


def labels_needed(source: Source) -> Needed | None:
    """Return the labels that the site needs; none where no schema can say so."""
    try:
        told = json.loads(source.files[LABELS_SCHEMA].decode("utf-8"))
        words = {name: one for name, one in told["properties"].items() if name != ACCEPTED}
        return {name: frozenset(one.get(BLANKS, ())) for name, one in words.items()}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
