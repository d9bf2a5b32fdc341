"""Notes in a draft for those who prepare it: the Norwegian that English was made from, and since.

They stand beside the English on the pages of a preview, and in nothing that an edition says: no
file and no fingerprint is made by this writer.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from apenhet.facts import UnknownFact
from apenhet.model import Edition, Text
from apenhet.say import markdown
from apenhet.say.document import (
    Blocks,
    Deleted,
    Document,
    Foreign,
    Inline,
    Inlines,
    Inserted,
    Outdated,
    Plain,
)
from apenhet.say.writer import CircularFact, Writer
from apenhet.wordwise import Part, marked, short

Former = Mapping[tuple[str, str], str]
"""The Norwegian that English was made from, by what stands there now: Norwegian and English."""


@dataclass(frozen=True, eq=False)
class NotingWriter(Writer):
    """Reads an edition aloud in English for one page, and notes what is older than its Norwegian.

    A text of several lines has its note below it. ``noted`` puts those of titles, cells and labels
    at the top of the page.
    """

    former: Former = field(default_factory=dict, repr=False, compare=False)
    _beside: set[Text] = field(default_factory=set, repr=False, compare=False)
    _elsewhere: dict[Text, None] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def noting(cls, edition: Edition, former: Former) -> NotingWriter:
        """Return a writer for one page of an edition."""
        return cls(edition, "en", Writer.of(edition, "en").facts, former=former)

    def blocks(self, text: Text, anchor: str | None = None) -> Blocks:
        """Return the paragraphs and lists of a text, and the note on it where there is one."""
        said = super().blocks(text, anchor)
        if not self._is_outdated(text):
            return said
        self._beside.add(text)
        return (*said, self._note(text))

    def line(self, text: Text) -> Inlines:
        """Return a text of one line; the note on it is for the top of the page."""
        if self._is_outdated(text):
            self._elsewhere[text] = None
        return super().line(text)

    def label(self, name: str, **values: object) -> str:
        """Return one of the site's own labels; the note on it is for the top of the page."""
        text = self.edition.labels.root[name]
        if self._is_outdated(text):
            self._elsewhere[text] = None
        return super().label(name, **values)

    def noted(self, document: Document) -> Document:
        """Return a page with the notes that have no place beside what they are about."""
        top = [text for text in self._elsewhere if text not in self._beside]
        notes = (replace(self._note(text), english=self._shown(text.en)) for text in top)
        return replace(document, blocks=(*notes, *document.blocks))

    def _is_outdated(self, text: Text) -> bool:
        return (text.nb, text.en) in self.former

    def _note(self, text: Text) -> Outdated:
        before, now = self.former[text.nb, text.en], text.nb
        parts = short(marked(self._shown(before), self._shown(now)))
        return Outdated(tuple(_told(parts)))

    def _shown(self, typed: str) -> str:
        """Return a text in a line of words, as far as the facts that it names are still there."""
        return markdown.plain(markdown.inlines(" ".join(typed.split()), self._fact_in_norwegian))

    def _fact_in_norwegian(self, path: str) -> Inlines:
        try:
            return self._norwegian.fact(path)
        except (UnknownFact, CircularFact):
            return (Plain(path),)

    @cached_property
    def _norwegian(self) -> Writer:
        return Writer(self.edition, "nb", self.facts)


def _told(parts: Iterator[Part]) -> Iterator[Inline]:
    """Yield what changed; what is said of it aloud is said in the page's own language."""
    for part in parts:
        words = Foreign((Plain(part.words),), "nb")
        match part.what:
            case "out":
                yield Deleted((words,))
            case "in":
                yield Inserted((words,))
            case _:
                yield words
