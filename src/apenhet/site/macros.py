"""What a page skeleton may call: the names in ``{{ … }}`` and the HTML they stand for.

It binds one edition in one language to the documents and the HTML renderer, and knows no engine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Final

from apenhet.model import Language, signed_copy_name
from apenhet.render import html, outputs
from apenhet.render.reach import shown_anew
from apenhet.say import adopted, clauses, compose, wording, years
from apenhet.say.document import Document, Download, Downloads, Target
from apenhet.say.history import history
from apenhet.say.outdated import NotingWriter
from apenhet.say.since import first_of_all, since
from apenhet.say.writer import Writer
from apenhet.site import opendata
from apenhet.site.navigation import Build, Pages, revision_folder

DOCUMENTS: Final[dict[str, Callable[[Writer], Document]]] = {
    "account": compose.signed_account,
    "declaration": adopted.declaration,
    "law_index": clauses.law_index,
    "policy": adopted.policy,
}
"""The documents of an edition that a page can show whole, by the name it calls them."""

TODAYS: Final[dict[str, Callable[[Writer], Document]]] = {
    "deadlines": compose.deadlines,
    "prepared_email": compose.prepared_email,
}
"""Those that serve today's reader, whatever year the page stands in; facts and clauses in standing
texts do so too: where to ask, and by what law, is never what it was.
"""


def _since(build: Build, _: Writer) -> Document:
    """What is new since the edition before, or that there is none before."""
    if build.compared is None:
        return first_of_all(build.edition.frame, build.language)
    shown = shown_anew(build.compared, build.language)
    return since(build.compared, build.language, shown)


def _downloads(build: Build, w: Writer) -> Document:
    """The edition's files, its figures beside earlier ones, and what the site has of all years."""
    alone = len(build.languages) == 1
    of_all_years = None if alone else opendata.offered(w, build.root)
    figures = years.figures(w, build.earlier)
    return compose.downloads(w, build.files.offered(), of_all_years, figures)


def _overview(build: Build, w: Writer) -> Document:
    """What a reader wants to know first, with the files to read."""
    files = build.files.offered(outputs.TO_READ).files
    return compose.overview(w, Downloads((*files, *signed_copy(build, w))))


def signed_copy(build: Build, w: Writer) -> Iterator[Download]:
    """Yield the scanned copy with signatures that was published last, if the site has one."""
    name = signed_copy_name(w.edition.year)
    revisions = () if build.edition.coming or len(build.languages) == 1 else w.edition.published
    for one in reversed(revisions):
        if name in one.files and not one.withdrawn:
            size = wording.size(one.files[name].size, w.language)
            yield Download(
                f"{build.root}{revision_folder(one)}/{name}",
                w.edition.frame.text("signed_copy_title", w.language, number=one.revision),
                w.edition.frame.text("signed_copy_text", w.language),
                f"PDF, {w.label('file_language_nb')}, {size}",
                one.files[name].sha256,
            )
            return


def _history(build: Build, w: Writer) -> Document:
    return history(w, build.history())


ACROSS_YEARS: Final[dict[str, Callable[[Build, Writer], Document]]] = {
    "changes": _since,
    "downloads": _downloads,
    "history": _history,
    "measures": lambda build, w: years.measures(w, build.earlier),
    "overview": _overview,
}
"""Those that take more than the edition, which is no part of the words: earlier ones, its files."""


@dataclass(frozen=True)
class Macros:
    """What pages of one edition in one language can call."""

    # Not in the representation: the engine writes every macro out, each with a whole edition.
    writer: Writer = field(repr=False)
    today: Writer = field(repr=False)
    pages: Pages = field(repr=False)
    build: Build = field(repr=False)
    documents: dict[str, str] = field(default_factory=dict, repr=False)
    """The HTML of each document that a page has called for, by the mark that stands for it."""

    @classmethod
    def of(cls, build: Build, pages: Pages) -> Macros:
        """Return the macros for one build."""
        return cls(build.writer, build.writer_of_today, pages, build)

    def by_name(self) -> dict[str, Callable[..., str]]:
        """Return every macro under the name that pages use."""
        whole = {name: self._whole(say, self.writer) for name, say in DOCUMENTS.items()}
        whole |= {name: self._whole(say, self.today) for name, say in TODAYS.items()}
        whole |= {name: self._across(make) for name, make in ACROSS_YEARS.items()}
        return {**whole, "clause": self.clause, "fact": self.fact}

    def _whole(self, say: Callable[[Writer], Document], writer: Writer) -> Callable[[], str]:
        return lambda: self._marked(self._noted(say, writer))

    def _noted(self, say: Callable[[Writer], Document], writer: Writer) -> Document:
        """Return a document; in a draft, with notes on English that is outdated."""
        if not self.build.outdated:
            return say(writer)
        noting = NotingWriter.noting(writer.edition, self.build.outdated)
        return noting.noted(say(noting))

    def _across(self, make: Callable[[Build, Writer], Document]) -> Callable[[], str]:
        return self._whole(partial(make, self.build), self.writer)

    def clause(self, clause_id: str) -> str:
        """Return what a clause of the Act asks for; raise ``KeyError`` for an unknown one."""
        return self._marked(clauses.clause_summary(self.today, clause_id))

    def fact(self, path: str) -> str:
        """Return one fact inside a sentence; raise ``UnknownFact`` where there is none."""
        return html.render_inlines(
            self.today.fact(path), self._href, self._words, self.writer.language
        )

    def _marked(self, document: Document) -> str:
        """Return the mark that stands for a document until the page's template puts it there.

        So Markdown need not read through finished HTML, which takes it longer than all else.
        """
        mark = f"<!-- document {len(self.documents) + 1} -->"
        self.documents[mark] = html.render(document, self._href, self._words)
        return mark

    @property
    def _href(self) -> Callable[[Target], str]:
        language: Language = self.writer.language
        return lambda target: self.pages.href(target, language, self.build.root)

    @cached_property
    def _words(self) -> dict[str, str]:
        return self.writer.edition.words(self.writer.language)
