"""Permanent places on the account's page: from ids in the data to anchors in addresses.

Anchors come from slugs and ids, never from titles, so that a retitled heading keeps its address.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from apenhet.model import (
    AccountBlock,
    AccountSection,
    Addressed,
    Chapter,
    EditionFacts,
    Language,
    Statement,
)

STATE: Final = ("approval", "signatures", "annual_report", "published")
"""What an edition gets on its way to publication, told on the overview: it answers clauses too."""


@dataclass(frozen=True, slots=True)
class AccountPart:
    """A chapter, section or block of the account that a clause of the Act can point to.

    ``ref`` is how the data names it: ``section`` or ``section.block``.
    """

    ref: str
    part: Chapter | AccountSection
    number: str | None
    block: AccountBlock | None = None

    def anchor(self, language: Language) -> str:
        """Return the fragment that leads to this place on the account's page."""
        slug = self.part.slug.in_(language)
        return slug if self.block is None else block_anchor(slug, self.block.id)

    @property
    def has_content(self) -> bool:
        """Whether anything stands at this place."""
        if self.block is not None or self.part.blocks:
            return True
        return any(section.blocks for section in getattr(self.part, "sections", ()))


def block_anchor(slug: str, block_id: str) -> str:
    """Return the anchor of a block below the part with ``slug``."""
    return f"{slug}-{block_id.replace('_', '-')}"


def term_anchor(term_id: str) -> str:
    """Return the anchor of a term in a glossary."""
    return f"term-{term_id.replace('_', '-')}"


def item_anchor(item: Addressed, language: Language) -> str:
    """Return the anchor of a headed thing: a risk area, a measure, a position."""
    return item.slug.in_(language)


def numbered(chapters: tuple[Chapter, ...]) -> Iterator[tuple[Chapter, str | None]]:
    """Yield each chapter with the number it is read under, if it has one."""
    count = 0
    for chapter in chapters:
        count += chapter.numbered
        yield chapter, str(count) if chapter.numbered else None


def places(statement: Statement) -> dict[str, AccountPart]:
    """Return every place of the account by the name that the data gives it."""
    return {place.ref: place for place in _places(statement)}


def state_answers(edition: EditionFacts) -> dict[str, bool]:
    """Return what of the edition's state can answer a clause, and whether it is there yet."""
    return {f"edition.{name}": bool(getattr(edition, name, None)) for name in STATE}


def _places(statement: Statement) -> Iterator[AccountPart]:
    for chapter, number in numbered(statement.chapters):
        yield from _part(chapter, number)
        for order, section in enumerate(chapter.sections, 1):
            yield from _part(section, f"{number}.{order}" if number else None)


def _part(part: Chapter | AccountSection, number: str | None) -> Iterator[AccountPart]:
    yield AccountPart(part.id, part, number)
    for block in part.blocks:
        yield AccountPart(f"{part.id}.{block.id}", part, number, block)
