"""The Transparency Act, clause by clause, with what applied when."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Annotated

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from apenhet.model.base import Addressed, CitedSource, Date, Figure, Frozen, LocalUrl, Name, Text


class MonthDay(Frozen):
    """A day that comes back every year."""

    month: Annotated[int, Field(ge=1, le=12)] = Field(title="Måned")
    day: Annotated[int, Field(ge=1, le=31)] = Field(title="Dag")

    @model_validator(mode="after")
    def _comes_every_year(self) -> MonthDay:
        try:
            dt.date(
                2001, self.month, self.day
            )  # no leap year: 29 February does not come every year
        except ValueError:
            raise PydanticCustomError("day_exists", "no such day") from None
        return self


class Dated(Frozen):
    """Something of the Act that applies for a time; without days, since it came into force."""

    valid_from: Date | None = Field(
        default=None, title="Gjelder fra og med (utelates for det som har stått der hele tiden)"
    )
    valid_until: Date | None = Field(default=None, title="Gjaldt til og med")


class LawFigure(Figure, Dated):
    """A number of the Act, and what it was before."""

    earlier: tuple[LawFigure, ...] = Field(default=(), title="Tidligere verdier, den siste først")


class Asker(StrEnum):
    """Who asks: the Act itself, the Consumer Authority in its guidance, or only good practice."""

    ACT = "act"
    GUIDANCE = "guidance"
    PRACTICE = "practice"


class Clause(Addressed, Dated):
    """What one clause of the Act asks for, in our own words.

    What answers it is said where the answer stands: in the year's file, in a page's head, and for
    the edition's own state in ``answers``.
    """

    clause: Name = Field(title="Paragraf, slik den siteres")
    summary: Text = Field(title="Hva paragrafen krever")
    guidance: Text | None = Field(
        default=None, title="Hva Forbrukertilsynets veiledning ber om i tillegg"
    )
    ground: Annotated[Asker, Field(strict=False)] = Field(
        default=Asker.ACT, title="Hvem som ber om svar: act (loven), guidance eller practice"
    )
    confirmed: bool = Field(title="Er omtalen kontrollert mot lovteksten?")
    binds_us: bool = Field(title="Retter kravet seg mot virksomheten?")


class Law(Frozen):
    """The Transparency Act, clause by clause: ``data/law_apenhetsloven.yml``."""

    title: Text = Field(title="Lovens fulle navn")
    short_title: Text = Field(title="Lovens korttittel")
    url: LocalUrl = Field(title="Lenke til loven")
    in_force: Date = Field(title="I kraft fra")
    publish_by: MonthDay = Field(title="Frist for publisering hvert år")
    answer_within: LawFigure = Field(title="Frist for svar (§ 7)")
    answer_within_extended: LawFigure = Field(title="Utvidet frist for svar (§ 7)")
    reasons_within: LawFigure = Field(title="Frist for å kreve nærmere begrunnelse (§ 7)")
    reasons_given_within: LawFigure = Field(title="Frist for å gi nærmere begrunnelse (§ 7)")
    supervisor: CitedSource = Field(title="Tilsynsmyndighet")
    appeals: CitedSource = Field(title="Klageorgan")
    clauses: tuple[Clause, ...] = Field(title="Paragrafer")
