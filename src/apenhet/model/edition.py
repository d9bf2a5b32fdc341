"""One reporting year with all that its pages are made of, and the words around it."""

from __future__ import annotations

import datetime as dt

from pydantic import ConfigDict, RootModel

from apenhet.model.base import Fingerprint, Frozen, Identifier, Language, Text, Waiver
from apenhet.model.law import Law
from apenhet.model.principles import PrinciplePart, Principles, Superseded
from apenhet.model.publication import Publication
from apenhet.model.statement import State, Statement


class Labels(RootModel[dict[Identifier, Text]]):
    """Words that are no year's own, by name.

    Those that documents say stand in ``data/labels_documents.yml`` and are frozen with an edition;
    those of the frame around them, in ``data/labels.yml``, are always today's.
    """

    model_config = ConfigDict(frozen=True, strict=True, defer_build=True)

    def in_(self, language: Language) -> dict[str, str]:
        """Return all the words in ``language``, by name."""
        return {name: text.in_(language) for name, text in self.root.items()}

    def text(self, name: str, language: Language, **values: object) -> str:
        """Return the words called ``name`` with ``{placeholders}`` filled in.

        Raises ``KeyError`` where the file has no such name or a placeholder has no value: both are
        mistakes in this package, not in an editor's work.
        """
        return self.root[name].in_(language).format(**values)


class AnsweringPage(Frozen):
    """A page beside the account that answers clauses of the Act, the same in every edition."""

    name: Identifier
    title: Text
    answers: tuple[Identifier, ...]


class Edition(Frozen):
    """One reporting year with everything its pages are made of, and how far it has come.

    ``labels`` are the words that its documents say, ``frame`` today's words around them, ``pages``
    those beside the account that answer the Act.
    ``principles`` are those that held last in its period, ``superseded`` the versions before them
    that held in it too, oldest first.
    ``published`` are its revisions, oldest first; ``state`` follows from them and the approval.
    ``coming`` is what the files of a published edition say now and have not been published saying.
    ``bound_to`` are the fingerprints of the texts that an approval or a signature of what is not
    published counts for: its own words as they are and, where those follow a publication and are no
    significant change, what was published before, which stays signed.
    """

    statement: Statement
    principles: Principles
    superseded: tuple[Superseded, ...] = ()
    law: Law
    labels: Labels
    frame: Labels
    waivers: tuple[Waiver, ...] = ()
    pages: tuple[AnsweringPage, ...] = ()
    published: tuple[Publication, ...] = ()
    state: State = State.DRAFT
    coming: bool = False
    bound_to: tuple[Fingerprint, ...] = ()

    def waived(self, clause_id: str) -> tuple[Text, ...]:
        """Return why what the clause with that id asks for does not apply, if so."""
        return tuple(waiver.reason for waiver in self.waivers if waiver.clause == clause_id)

    def words(self, language: Language) -> dict[str, str]:
        """Return the words of its documents and of the frame around them, by their names."""
        return {**self.labels.in_(language), **self.frame.in_(language)}

    def superseded_in(self, part: PrinciplePart) -> tuple[Superseded, ...]:
        """Return the versions of one part that were replaced within the period, oldest first."""
        return tuple(one for one in self.superseded if one.part == part)

    @property
    def year(self) -> int:
        """The reporting year."""
        return self.statement.edition.year

    @property
    def published_on(self) -> dt.date | None:
        """The day of its newest revision, if there is one."""
        return self.published[-1].date if self.published else None
