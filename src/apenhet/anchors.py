"""Permanent places on the account's page: from ids in the data to anchors in addresses.

Anchors come from slugs and ids, never from titles, so that a retitled heading keeps its address.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from apenhet.model import (
    OPTIONAL_PARTS,
    AccountBlock,
    AccountSection,
    Addressed,
    Chapter,
    Language,
    Statement,
    ViewName,
)


@dataclass(frozen=True, slots=True)
class AccountPart:
    """A chapter, section or block of the account: what can answer a clause of the Act."""

    part: Chapter | AccountSection
    number: str | None
    block: AccountBlock | None = None
    has_content: bool = True
    """Whether anything stands at this place."""

    def anchor(self, language: Language) -> str:
        """Return the fragment that leads to this place on the account's page."""
        slug = self.part.slug.in_(language)
        return slug if self.block is None else block_anchor(slug, self.block.id)

    @property
    def answers(self) -> tuple[str, ...]:
        """The ids of the clauses that this place says it answers."""
        return (self.block or self.part).answers


def says_something(statement: Statement, part: Chapter | AccountSection | AccountBlock) -> bool:
    """Whether anything stands in a part of the account: a text, or data to show."""
    if isinstance(part, AccountBlock):
        return part.show is None or is_filled(statement, part.show)
    if any(says_something(statement, block) for block in part.blocks):
        return True
    sections = part.sections if isinstance(part, Chapter) else ()
    return any(says_something(statement, section) for section in sections)


def is_filled(statement: Statement, view: ViewName) -> bool:
    """Whether the statement has what a view shows; what every statement has, it has."""
    return all(_is_there(statement, way) for way in OPTIONAL_PARTS.get(view, ()))


def _is_there(statement: Statement, way: tuple[str, ...]) -> bool:
    found: object = statement
    for key in way:
        found = getattr(found, key, True)  # of what did not load, it is not known
    return bool(found)


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
        yield from _part(statement, chapter, number)
        for order, section in enumerate(chapter.sections, 1):
            yield from _part(statement, section, f"{number}.{order}" if number else None)


def _part(
    statement: Statement, part: Chapter | AccountSection, number: str | None
) -> Iterator[AccountPart]:
    yield AccountPart(part, number, None, says_something(statement, part))
    for block in part.blocks:
        yield AccountPart(part, number, block, says_something(statement, block))
