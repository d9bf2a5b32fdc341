"""Permanent places on the account's page: from ids in the data to anchors in addresses.

Anchors come from slugs and ids, never from titles, so that a retitled heading keeps its address.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from apenhet.model import (
    AccountBlock,
    AccountSection,
    Addressed,
    Chapter,
    Language,
    Statement,
)


@dataclass(frozen=True, slots=True)
class AccountPart:
    """A chapter, section or block of the account: what can answer a clause of the Act."""

    part: Chapter | AccountSection
    number: str | None
    block: AccountBlock | None = None

    def anchor(self, language: Language) -> str:
        """Return the fragment that leads to this place on the account's page."""
        slug = self.part.slug.in_(language)
        return slug if self.block is None else block_anchor(slug, self.block.id)

    @property
    def answers(self) -> tuple[str, ...]:
        """The ids of the clauses that this place says it answers."""
        return (self.block or self.part).answers

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


def account_parts(statement: Statement) -> Iterator[AccountPart]:
    """Yield every chapter, section and block of the account, in the order they are read."""
    for chapter, number in numbered(statement.chapters):
        yield from _part(chapter, number)
        for order, section in enumerate(chapter.sections, 1):
            yield from _part(section, f"{number}.{order}" if number else None)


def _part(part: Chapter | AccountSection, number: str | None) -> Iterator[AccountPart]:
    yield AccountPart(part, number)
    for block in part.blocks:
        yield AccountPart(part, number, block)
