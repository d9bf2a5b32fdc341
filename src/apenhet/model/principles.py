"""The declaration of principles, the policy and the values."""

from __future__ import annotations

from pydantic import Field

from apenhet.model.base import Addressed, Frozen, Item, NamedFigure, Text, Year
from apenhet.model.statement import Definition


class Declaration(Frozen):
    """The declaration of principles, as far as the statement describes it."""

    title: Text = Field(title="Tittel")
    intro: Text = Field(title="Innledning")
    binds: tuple[Item, ...] = Field(title="Hvem den gjelder for")
    requires: tuple[Item, ...] = Field(title="Hva den krever")
    rests_on: tuple[Item, ...] = Field(title="Hva den bygger på")
    purchases: Text = Field(title="Hvilke innkjøp den gjelder")


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
    organises: Text = Field(title="Hvem vi organiserer")
    aim: Text = Field(title="Hva vi vil")
    presence_intro: Text = Field(title="Innledning til hvor vi vil være til stede")
    presence: tuple[Item, ...] = Field(title="Hvor vi vil være til stede")
    principles_intro: Text = Field(title="Innledning til prinsippene")
    principles: tuple[Position, ...] = Field(title="Prinsipper")
    values_intro: Text = Field(title="Innledning til verdiene")
    values: tuple[Item, ...] = Field(title="Verdier")
    focus_intro: Text = Field(title="Innledning til satsingsområdene")
    focus_areas: tuple[FocusArea, ...] = Field(title="Satsingsområder")
    pay_criteria: tuple[Item, ...] = Field(title="Kriterier for lønnsutvikling")
    definitions: tuple[Definition, ...] = Field(title="Begreper")


class Principles(Frozen):
    """Declaration of principles, policy and values: ``data/principles_<year>.yml``."""

    year: Year = Field(title="Utgavens år")
    figures: tuple[NamedFigure, ...] = Field(title="Tall som tekstene viser til")
    declaration: Declaration = Field(title="Prinsipperklæringen")
    policy: Policy = Field(title="Overordnet politikk og verdigrunnlag")
