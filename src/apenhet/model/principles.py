"""The declaration of principles, the policy and the values."""

from __future__ import annotations

from pydantic import Field

from apenhet.model.base import Addressed, Date, Frozen, Item, LocalUrl, NamedFigure, Text, Year
from apenhet.model.statement import Definition


class Article(Addressed):
    """One article of the declaration of principles, in its own words."""

    text: Text = Field(title="Tekst")


class Declaration(Frozen):
    """The declaration of principles: what the statement says of it, and its own text if it is here.

    What no source states – its version, from when it applies, its address – is left out.
    """

    title: Text = Field(title="Tittel")
    intro: Text = Field(title="Innledning")
    binds: tuple[Item, ...] = Field(title="Hvem den gjelder for")
    requires: tuple[Item, ...] = Field(title="Hva den krever")
    rests_on: tuple[Item, ...] = Field(title="Hva den bygger på")
    purchases: Text = Field(title="Hvilke innkjøp den gjelder")
    url: LocalUrl | None = Field(default=None, title="Lenke til erklæringen")
    version: Text | None = Field(default=None, title="Hvilken versjon som gjelder")
    valid_from: Date | None = Field(default=None, title="Gjelder fra og med")
    articles: tuple[Article, ...] = Field(default=(), title="Teksten, punkt for punkt")


class Position(Addressed):
    """One position the organisation takes."""

    text: Text = Field(title="Tekst")


class FocusArea(Addressed):
    """A field the organisation gives priority to, with its positions."""

    text: Text = Field(title="Innledning")
    positions: tuple[Position, ...] = Field(title="Standpunkter")


class Policy(Frozen):
    """Overall policy and values."""

    title: Text = Field(title="Tittel")
    organises: Text | None = Field(default=None, title="Hvem vi organiserer")
    aim: Text = Field(title="Hva vi vil")
    presence_intro: Text | None = Field(
        default=None, title="Innledning til hvor vi vil være til stede"
    )
    presence: tuple[Item, ...] = Field(default=(), title="Hvor vi vil være til stede")
    principles_intro: Text | None = Field(default=None, title="Innledning til prinsippene")
    principles: tuple[Position, ...] = Field(default=(), title="Prinsipper")
    values_intro: Text | None = Field(default=None, title="Innledning til verdiene")
    values: tuple[Item, ...] = Field(default=(), title="Verdier")
    focus_intro: Text | None = Field(default=None, title="Innledning til satsingsområdene")
    focus_areas: tuple[FocusArea, ...] = Field(default=(), title="Satsingsområder")
    pay_criteria: tuple[Item, ...] = Field(default=(), title="Kriterier for lønnsutvikling")
    definitions: tuple[Definition, ...] = Field(default=(), title="Begreper")


class Principles(Frozen):
    """Declaration of principles, policy and values: ``data/principles_<year>.yml``."""

    year: Year = Field(title="Utgavens år")
    figures: tuple[NamedFigure, ...] = Field(default=(), title="Tall som tekstene viser til")
    declaration: Declaration = Field(title="Prinsipperklæringen")
    policy: Policy = Field(title="Overordnet politikk og verdigrunnlag")
