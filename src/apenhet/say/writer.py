"""Write an edition's data in one language: labels, texts and the facts they name, as inlines.

It knows how a thing is said, not which page or section says it; that is for ``views`` and
``compose``.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any, Final

from apenhet.facts import Fact, Facts
from apenhet.model import CitedSource, Clause, Edition, Figure, Item, Language, Text, Unit, is_email
from apenhet.say import markdown, wording
from apenhet.say.document import (
    Blocks,
    Definitions,
    Described,
    Inline,
    Inlines,
    ItemList,
    Link,
    ListItem,
    Missing,
    Paragraph,
    Plain,
    Quantity,
    Section,
    Target,
)

Property = tuple[str, Blocks | Inlines]
"""What a thing has: the name of a label, and the value."""
IN_WORDS: Final = frozenset({Unit.COUNT, Unit.YEARS, Unit.MONTHS, Unit.WEEKS})
"""What running text counts in words below ten; percentages and years stay digits."""


KEPT: Final = 16
"""Writers that are kept: those of some years in both languages."""


class CircularFact(ValueError):
    """A text names a fact whose own text leads back to it."""


@dataclass(frozen=True, eq=False)
class Writer:
    """One edition, read aloud in one language. One is the same only as itself."""

    edition: Edition
    language: Language
    facts: Facts = field(repr=False)
    before: Edition | None = field(default=None, repr=False)
    """The edition before it, for what tells what has changed since."""
    _open: tuple[str, ...] = ()
    # What was read aloud once is not read again: most is said on several pages and in the files.
    _lines: dict[str, Inlines] = field(default_factory=dict, repr=False, compare=False)
    _texts: dict[str, Blocks] = field(default_factory=dict, repr=False, compare=False)

    @staticmethod
    def of(edition: Edition, language: Language) -> Writer:
        """Return the writer for ``edition`` in ``language``, who remembers what was read aloud."""
        return _writer(Same(edition), language)

    def after(self, former: Edition | None) -> Writer:
        """Return a writer who also knows the edition before this one, and what was read aloud."""
        return replace(self, before=former) if former else self

    @property
    def alone(self) -> Writer:
        """The writer who knows no other edition: what this one says is read aloud once."""
        return Writer.of(self.edition, self.language) if self.before else self

    def for_other(self, edition: Edition) -> Writer:
        """Return a writer for an edition of the same texts with other facts.

        Texts that name none read the same, and are not read again.
        """
        return replace(
            Writer.of(edition, self.language),
            _lines={said: told for said, told in self._lines.items() if "{{" not in said},
            _texts={said: told for said, told in self._texts.items() if "{{" not in said},
        )

    def label(self, name: str, **values: object) -> str:
        """Return one of the site's own labels."""
        return self.edition.labels.text(name, self.language, **values)

    def words(self, text: Text) -> str:
        """Return a text without mark-up, its facts written out."""
        return markdown.plain(self.line(text))

    def line(self, text: Text) -> Inlines:
        """Return a text of one line: a title, a label, a cell."""
        said = text.in_(self.language)
        if said not in self._lines:
            self._lines[said] = markdown.inlines(said, self.fact)
        return self._lines[said]

    def missing(self) -> Missing:
        """Return the words for what the data does not say."""
        return Missing(self.label("not_stated"))

    def blocks(self, text: Text, anchor: str | None = None) -> Blocks:
        """Return the paragraphs and lists of a text; the first block takes the anchor."""
        said = text.in_(self.language)
        if said not in self._texts:
            self._texts[said] = markdown.blocks(said, self.fact)
        found = self._texts[said]
        if anchor is None:
            return found
        return anchored(found, anchor)

    def items(self, items: Iterable[Item]) -> ItemList:
        """Return entries as a list."""
        return ItemList(tuple(ListItem(self.blocks(item.text)) for item in items))

    def line_given(self, text: Text | None) -> Inlines:
        """Return a text of one line, or nothing where there is none."""
        return self.line(text) if text else ()

    def blocks_given(self, text: Text | None) -> Blocks:
        """Return the paragraphs and lists of a text, or nothing where there is none."""
        return self.blocks(text) if text else ()

    def listing(self, items: Sequence[Item]) -> Blocks:
        """Return entries as a list, or nothing where there are none."""
        return (self.items(items),) if items else ()

    def given(self, *entries: Property) -> Blocks:
        """Return those of a thing's properties that have a value, or nothing where none has."""
        there = [(name, value) for name, value in entries if value]
        return (self.properties(*there),) if there else ()

    def has(self, *paths: str) -> bool:
        """Whether there is a figure at each of ``paths``."""
        return self.facts.has(*paths)

    def amount(self, path: str) -> Inlines:
        """Return the figure at ``path`` with its label."""
        return (self.quantity(path), Plain(" "), *self.line(self.figure(path).label))

    def counted(self, *paths: str) -> Blocks:
        """Return those of the figures at ``paths`` that are there, by their labels."""
        entries = (
            Described(
                capitalised(self.line(self.figure(path).label)), as_blocks((self.quantity(path),))
            )
            for path in paths
            if self.has(path)
        )
        told = Definitions(tuple(entries), kind="properties")
        return (told,) if told.entries else ()

    def headed(self, name: str, blocks: Blocks) -> Section:
        """Return blocks under the heading that labels give a name, at its permanent place."""
        return Section(self.label(f"{name}_anchor"), self.label(f"{name}_title"), blocks)

    def properties(self, *entries: Property, leads_to: str | None = None) -> Definitions:
        """Return a thing's properties, by label name; each value is blocks or one line.

        The one that is named by ``leads_to`` has a permanent place of its own.
        """
        return Definitions(
            tuple(
                Described(
                    (Plain(self.label(name)),),
                    as_blocks(value),
                    self.label(f"{name}_anchor") if name == leads_to else None,
                )
                for name, value in entries
            ),
            kind="properties",
        )

    def fact(self, path: str) -> Inlines:
        """Return the fact at ``path`` as it reads in a text.

        Raises ``UnknownFact`` where none stands there, ``CircularFact`` where it leads to itself.
        """
        if path in self._open:
            raise CircularFact(" → ".join((*self._open, path)))
        value = self.facts.find(path)
        if isinstance(value, Text):
            return replace(self, _open=(*self._open, path)).line(value)
        return (self._inline(path, value),)

    def _inline(self, path: str, value: Fact) -> Inline:
        text = self._said(path, value)
        if is_email(text):
            return Link((Plain(text),), f"mailto:{text}")
        if text.startswith("https://"):
            return Link((Plain(text),), text)
        if isinstance(value, str):
            return Plain(text)
        return Quantity(text, wording.machine(value, self.language), path)

    def _said(self, path: str, value: Fact) -> str:
        """Return a fact for running text: counts below ten in words. Other numbers are names."""
        whole, _, part = path.rpartition(".")
        counted = self.facts.find(whole) if part == "value" else value
        written = self.written(path, value)
        if isinstance(counted, Figure) and counted.unit in IN_WORDS:
            return wording.in_words(written, counted.value, self.language)
        if isinstance(counted, int) and path.startswith("derived."):
            return wording.in_words(written, counted, self.language)
        return written

    def said(self, path: str) -> str:
        """Return the figure at ``path`` in the words of running text."""
        return self._said(path, self.facts.find(path))

    def written(self, path: str, value: Fact) -> str:
        """Return any fact but a text in words and digits."""
        whole, _, part = path.rpartition(".")
        figure = self.facts.find(whole) if part == "value" else None
        if isinstance(figure, Figure):
            return wording.bare(figure, self.language)
        return wording.fact(value, self.language, self.label("about"))

    def date(self, value: dt.date) -> str:
        """Return a date in full."""
        return wording.date(value, self.language)

    def law_link(self, clause: Clause) -> Link:
        """Return a link to a clause of the Act; where several are cited at once, to the first.

        Lovdata puts the section's number at the end of the Act's address, in both languages.
        """
        law = self.edition.law
        number = re.search(r"\d+", clause.clause)
        section = f"/%C2%A7{number[0]}" if number else ""
        cited = wording.clause(clause.clause, self.language)
        title = (*self.line(law.short_title), Plain(f" {cited[:1].lower()}{cited[1:]}"))
        return Link(title, law.url.in_(self.language) + section)

    def quantity(self, path: str) -> Quantity:
        """Return the figure at ``path``; a mistake of this package's own if it is no figure."""
        value = self.facts.find(path)
        return Quantity(self.written(path, value), wording.machine(value, self.language), path)

    def figure(self, path: str) -> Figure:
        """Return the figure at ``path`` with its label and source."""
        value = self.facts.find(path)
        if not isinstance(value, Figure):
            raise TypeError(f"{path} is no figure")
        return value

    def source(self, source_id: str | None) -> Inlines:
        """Return the name of a source, linked where it has an address; nothing for none."""
        known = {source.id: source for source in self.edition.statement.sources}
        return self.source_name(known[source_id]) if source_id else ()

    def source_name(self, source: CitedSource) -> Inlines:
        """Return the name of a source and its year; linked where it has an address."""
        title = self.line(source.title)
        name = (Link(title, source.url.in_(self.language)),) if source.url else title
        if source.year is None:
            return name
        return (*name, Plain(" ("), self.quantity(f"sources.{source.id}.year"), Plain(")"))

    def link(
        self, words: Inlines | str, page: str | None = None, anchor: str | None = None
    ) -> Link:
        """Return a link to a place in this edition."""
        content = (Plain(words),) if isinstance(words, str) else words
        return Link(content, Target(page, anchor))


def anchored(blocks: Blocks, anchor: str) -> Blocks:
    """Return the blocks with the anchor on the first; a section has an address of its own."""
    if not blocks or isinstance(blocks[0], Section):
        return blocks
    return (replace(blocks[0], anchor=anchor), *blocks[1:])


def as_blocks(value: Blocks | Inlines) -> Blocks:
    """Return one line of inlines as a paragraph, and blocks as they are."""
    lines = tuple(part for part in value if isinstance(part, Inline))
    if lines:
        return (Paragraph(lines),)
    return tuple(part for part in value if not isinstance(part, Inline))


class Same:
    """An edition, or a part of one, the same only as itself: to compare all two say takes long."""

    def __init__(self, thing: Any) -> None:
        self.thing = thing

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.thing is other.thing

    def __hash__(self) -> int:
        return id(self.thing)


@lru_cache(maxsize=KEPT)
def _writer(same: Same, language: Language) -> Writer:
    return Writer(same.thing, language, _facts(same))


@lru_cache(maxsize=KEPT)
def _facts(same: Same) -> Facts:
    return Facts.of(same.thing)  # the same in all languages


def listed(lines: Iterable[Inlines]) -> ItemList:
    """Return lines as a list, an entry for each."""
    return ItemList(tuple(ListItem((Paragraph(line),)) for line in lines))


def joined(parts: Sequence[Inlines], separator: str = ", ") -> Inlines:
    """Return several lines as one, with words between them."""
    found: list[Inline] = []
    for order, part in enumerate(parts):
        found.extend((Plain(separator), *part) if order else part)
    return tuple(found)


def capitalised(line: Inlines) -> Inlines:
    """Return a line with a capital first letter: words made for a sentence, standing alone."""
    if not line or not isinstance(line[0], Plain):
        return line
    first = line[0].text
    return (Plain(first[:1].upper() + first[1:]), *line[1:])
