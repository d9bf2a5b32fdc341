"""How the enterprise works with people: those affected, those who complain, those who must know.

All of it is optional. What the Act or its readers ask for and no source states is left out, and
nothing is said of it.
"""

from __future__ import annotations

import datetime as dt
import re
from enum import StrEnum
from typing import Annotated, Final

from pydantic import AfterValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from apenhet.model.base import (
    Date,
    Email,
    Figure,
    Frozen,
    Identified,
    Identifier,
    Item,
    LocalUrl,
    Name,
    Text,
)

_CODES: Final = """
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR
    BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ
    EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW
    GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY
    KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV
    MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY
    QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG
    TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA
    ZM ZW
"""
COUNTRY_CODES: Final = frozenset(re.findall(r"[A-Z]{2}", _CODES))
"""The two-letter codes of ISO 3166-1, and that in use for Kosovo."""


def _country(value: str) -> str:
    if value not in COUNTRY_CODES:
        raise PydanticCustomError("country", "not a country code")
    return value


CountryCode = Annotated[
    str,
    AfterValidator(_country),
    WithJsonSchema({"type": "string", "pattern": "^[A-Z]{2}$"}),
]
"""A country by its two capital letters, so that programs can compare statements."""


class Country(Frozen):
    """A country that a risk or an impact belongs to; its name is what readers see."""

    code: CountryCode = Field(title='Landkode med to store bokstaver, i anførselstegn: "CN"')
    name: Text = Field(title="Landets navn")


class Involvement(StrEnum):
    """How the enterprise is bound to an adverse impact or a risk of one (§ 4 b)."""

    CAUSED = "caused"
    CONTRIBUTED = "contributed"
    LINKED = "linked"


class Weighed(Frozen):
    """What makes one adverse impact, or risk of one, graver or nearer than another (§ 4 b)."""

    severity: Text | None = Field(default=None, title="Hvor alvorlig det er, og hvorfor")
    involvement: Annotated[Involvement, Field(strict=False)] | None = Field(
        default=None,
        title="caused (forårsaket), contributed (medvirket) eller linked (direkte knyttet til oss)",
    )
    tier: Text | None = Field(default=None, title="Hvilket ledd i leverandørkjeden")
    affected: Text | None = Field(default=None, title="Hvem som er berørt eller utsatt")
    countries: tuple[Country, ...] = Field(default=(), title="Landene det gjelder")


class Engagement(Identified):
    """Talks with those affected or who speak for them, and what came of it (§ 4 e)."""

    who: Text = Field(title="Hvem vi snakket med")
    how: Text = Field(title="Hvordan og når")
    about: tuple[Identifier, ...] = Field(
        default=(), title="Hva det gjaldt: id-er på risikoområder, kategorier eller funn"
    )
    changed: Text | None = Field(default=None, title="Hva det førte til")


class Channel(Identified):
    """A way to tell of harm, or of a fear of it."""

    name: Text = Field(title="Kanalens navn")
    open_to: Text = Field(title="Hvem som kan bruke den")
    text: Text = Field(title="Hvordan den virker")
    email: Email | None = Field(default=None, title="E-postadresse")
    url: LocalUrl | None = Field(default=None, title="Lenke")


class Grievances(Frozen):
    """Where those affected can turn, and how many have (§ 4 f)."""

    channels: tuple[Channel, ...] = Field(title="Kanaler")
    received: Figure | None = Field(default=None, title="Antall saker i perioden")
    settled: Figure | None = Field(default=None, title="Antall av dem som er avsluttet")


class Remediation(Identified):
    """What was done to put an actual adverse impact right (§ 4 f)."""

    findings: tuple[Identifier, ...] = Field(title="Hvilke funn det gjelder: id-er fra findings")
    text: Text = Field(title="Hva som er gjort for å rette opp")
    compensation: Text | None = Field(default=None, title="Erstatning eller annen kompensasjon")
    outcome: Text | None = Field(default=None, title="Hva det førte til for dem det gikk ut over")


class Requests(Frozen):
    """Requests for information in the period, and what became of them (§§ 6 and 7)."""

    received: Figure = Field(title="Antall krav om informasjon")
    in_time: Figure | None = Field(default=None, title="Antall besvart innen fristen")
    refused: Figure | None = Field(default=None, title="Antall avslått, helt eller delvis")


class Training(Item):
    """Training in human rights and decent work, and who has had it (§ 4 a)."""

    who: Text = Field(title="Hvem opplæringen er for")
    attended: Figure | None = Field(default=None, title="Hvor mange som har fått den")


class BoardMember(Frozen):
    """Someone on the board while the statement is made: each signs it (§ 5)."""

    name: Name = Field(title="Navn, skrevet som i underskriften")
    role: Text = Field(title="Verv")
    member_from: Date | None = Field(default=None, title="Medlem fra og med, hvis det var i år")
    member_until: Date | None = Field(default=None, title="Medlem til og med, hvis vervet er slutt")

    def serves_on(self, day: dt.date) -> bool:
        """Whether the member is on the board that day, the first and the last day included."""
        return (self.member_from or day) <= day <= (self.member_until or day)
