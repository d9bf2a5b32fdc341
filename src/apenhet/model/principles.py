"""The declaration of principles, the policy and the values."""

from __future__ import annotations

import datetime as dt
from typing import Final, Literal

from pydantic import Field

from apenhet.model.base import Addressed, Date, Frozen, Item, LocalUrl, NamedFigure, Text
from apenhet.model.statement import Definition

PrinciplePart = Literal["declaration", "policy"]
PRINCIPLE_PARTS: Final[tuple[PrinciplePart, ...]] = ("declaration", "policy")
"""What has versions of its own: neither changes because the other does."""


class Versioned(Frozen):
    """Something that is adopted anew from time to time: it applies until the next version does.

    What no source states – what the version is called, from when it applies – is left out.
    """

    version: Text | None = Field(default=None, title="Hva denne versjonen heter")
    valid_from: Date | None = Field(default=None, title="Gjelder fra og med")


class Article(Addressed):
    """One article of the declaration of principles, in its own words."""

    text: Text = Field(title="Tekst")


class Declaration(Versioned):
    """The declaration of principles: what the statement says of it, and its own text if it is here.

    Where no source states its address, that is left out.
    """

    title: Text = Field(title="Tittel")
    intro: Text = Field(title="Innledning")
    binds: tuple[Item, ...] = Field(title="Hvem den gjelder for")
    requires: tuple[Item, ...] = Field(title="Hva den krever")
    rests_on: tuple[Item, ...] = Field(title="Hva den bygger på")
    purchases: Text = Field(title="Hvilke innkjøp den gjelder")
    url: LocalUrl | None = Field(default=None, title="Lenke til erklæringen")
    articles: tuple[Article, ...] = Field(default=(), title="Teksten, punkt for punkt")


class Standpoint(Addressed):
    """One position the organisation takes."""

    text: Text = Field(title="Tekst")


class FocusArea(Addressed):
    """A field the organisation gives priority to, with its positions."""

    text: Text = Field(title="Innledning")
    positions: tuple[Standpoint, ...] = Field(title="Standpunkter")


class Policy(Versioned):
    """Overall policy and values."""

    title: Text = Field(title="Tittel")
    organises: Text | None = Field(default=None, title="Hvem vi organiserer")
    aim: Text = Field(title="Hva vi vil")
    presence_intro: Text | None = Field(
        default=None, title="Innledning til hvor vi vil være til stede"
    )
    presence: tuple[Item, ...] = Field(default=(), title="Hvor vi vil være til stede")
    principles_intro: Text | None = Field(default=None, title="Innledning til prinsippene")
    principles: tuple[Standpoint, ...] = Field(default=(), title="Prinsipper")
    values_intro: Text | None = Field(default=None, title="Innledning til verdiene")
    values: tuple[Item, ...] = Field(default=(), title="Verdier")
    focus_intro: Text | None = Field(default=None, title="Innledning til satsingsområdene")
    focus_areas: tuple[FocusArea, ...] = Field(default=(), title="Satsingsområder")
    pay_criteria: tuple[Item, ...] = Field(default=(), title="Kriterier for lønnsutvikling")
    definitions: tuple[Definition, ...] = Field(default=(), title="Begreper")


class Adopted(Frozen):
    """What was adopted at one time: ``data/principles_<year or date>.yml``.

    What is not in it stays as it was.
    """

    figures: tuple[NamedFigure, ...] = Field(default=(), title="Tall som tekstene viser til")
    declaration: Declaration | None = Field(default=None, title="Prinsipperklæringen")
    policy: Policy | None = Field(default=None, title="Overordnet politikk og verdigrunnlag")


class Principles(Frozen):
    """The declaration and the policy that hold at one time, with the figures of both."""

    figures: tuple[NamedFigure, ...] = ()
    declaration: Declaration
    policy: Policy

    def of(self, part: PrinciplePart) -> Declaration | Policy:
        """Return one of the two."""
        return self.declaration if part == "declaration" else self.policy


class Superseded(Frozen):
    """A version of the declaration or the policy that was replaced within an edition's period.

    ``principles`` are those that held then, as far as that ``part`` of them says; ``until`` is the
    last day, where that of the next version's first is stated.
    """

    part: PrinciplePart
    principles: Principles
    until: dt.date | None = None

    @property
    def id(self) -> str:
        """Tells it from the other versions of its part, by when it applied from."""
        since = self.said.valid_from
        return f"{self.part}_{since:%Y%m%d}" if since else self.part

    @property
    def title(self) -> Text:
        """What it is called."""
        return self.said.title

    @property
    def said(self) -> Declaration | Policy:
        """What that version says."""
        return self.principles.of(self.part)
