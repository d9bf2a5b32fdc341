"""What all types here are made of: texts in two languages, names, dates, figures, sources.

Each kind of value is read once, where its form is known; nothing here knows what it is about.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    Tag,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError

Language = Literal["nb", "en"]
LANGUAGES: tuple[Language, ...] = ("nb", "en")


def _not_blank(value: str) -> str:
    if not value.strip():
        raise PydanticCustomError("empty_text", "empty text")
    return value


def _tidy(value: str) -> str:
    return " ".join(value.split())


def _iso_date(value: object) -> object:
    """Accept only ``YYYY-MM-DD``: the reader hands dates over as the text that was typed."""
    if not isinstance(value, str):
        return value
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
        raise PydanticCustomError("date_form", "not a date")
    try:
        day = dt.date.fromisoformat(value)
    except ValueError:
        raise PydanticCustomError("date_exists", "no such date") from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        # Days are counted from it, and the calendar of the machine ends in 9999.
        raise PydanticCustomError("date_in_reach", "far away")
    return day


def is_email(value: str) -> bool:
    """Whether ``value`` is a complete e-mail address with a domain in small letters."""
    name = r"[A-Za-z0-9](?:[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]*[A-Za-z0-9])?"
    host = r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}"
    return ".." not in value and bool(re.fullmatch(f"{name}@{host}", value, re.ASCII))


def _email(value: str) -> str:
    if not is_email(value):
        raise PydanticCustomError("email", "not an e-mail address")
    return value


def is_safe_url(value: str) -> bool:
    """Whether ``value`` is a complete https address with a host and nothing hidden in it."""
    if not re.fullmatch(r"https://[^\s<>\"'\\^`{|}\x00-\x20\x7f]+", value):
        return False
    try:
        parts = urlsplit(value)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return False
    named = re.fullmatch(
        r"(?:[a-z0-9æøåäöüé](?:[a-z0-9æøåäöüé-]*[a-z0-9æøåäöüé])?\.)+[a-z]{2,}", host
    )
    return bool(named) and parts.username is None and port is None


def _https_url(value: str) -> str:
    if not is_safe_url(value):
        raise PydanticCustomError("url", "not a complete https address")
    return value


def _identifier(value: str) -> str:
    if not re.fullmatch(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*", value, re.ASCII):
        raise PydanticCustomError("identifier", "not an id")
    return value


def _slug(value: str) -> str:
    if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", value, re.ASCII):
        raise PydanticCustomError("slug", "not an address part")
    return value


def _fingerprint(value: str) -> str:
    if not re.fullmatch(r"[0-9a-f]{64}", value, re.ASCII):
        raise PydanticCustomError("fingerprint", "not a fingerprint")
    return value


_NOT_BLANK_SCHEMA = WithJsonSchema({"type": "string", "pattern": r"\S"})

Words = Annotated[str, AfterValidator(_not_blank), _NOT_BLANK_SCHEMA]
"""A non-empty string in one language; may carry Markdown and ``{{ … }}`` references to facts."""

Name = Annotated[str, AfterValidator(_not_blank), AfterValidator(_tidy), _NOT_BLANK_SCHEMA]
"""A name that reads the same in both languages; spaces around it and doubled ones are dropped."""

Identifier = Annotated[
    str,
    AfterValidator(_identifier),
    WithJsonSchema({"type": "string", "pattern": "^[a-z][a-z0-9]*(_[a-z0-9]+)*$"}),
]
"""Names one thing for as long as it lives: lower-case ASCII words joined by ``_``."""

Slug = Annotated[
    str,
    AfterValidator(_slug),
    WithJsonSchema({"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}),
]
"""The permanent part of an address: lower-case ASCII words joined by ``-``."""

Email = Annotated[
    str, AfterValidator(_email), WithJsonSchema({"type": "string", "format": "email"})
]
Url = Annotated[
    str,
    AfterValidator(_https_url),
    WithJsonSchema({"type": "string", "format": "uri", "pattern": "^https://"}),
]
Date = Annotated[
    dt.date, BeforeValidator(_iso_date), WithJsonSchema({"type": "string", "format": "date"})
]
Fingerprint = Annotated[
    str,
    AfterValidator(_fingerprint),
    WithJsonSchema({"type": "string", "pattern": "^[0-9a-f]{64}$"}),
]
"""The SHA-256 of an edition's words, in 64 hex digits: it binds an approval to what was read."""
FIRST_YEAR, LAST_YEAR = 1900, 2200
"""Other numbers are no years that anybody accounts for."""
Year = Annotated[int, Field(ge=FIRST_YEAR, le=LAST_YEAR)]
FactPath = Annotated[str, AfterValidator(_not_blank), _NOT_BLANK_SCHEMA]
"""Where a fact stands: keys and ids joined by dots, such as ``assessment.suppliers``."""


class Frozen(BaseModel):
    """Base of all types here: unknown keys are refused, values never converted, nothing changes."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, defer_build=True)


class Parts:
    """What fits of something that is not whole: its values that do, under the names of its model.

    Each value is whole, or parts again. What does not fit is not there: no attribute of that name.
    """

    __slots__ = ("_found",)

    def __init__(self, found: Mapping[str, object]) -> None:
        self._found = found

    def __getattr__(self, name: str) -> Any:
        try:
            return self._found[name]
        except KeyError:
            raise AttributeError(name) from None

    def __iter__(self) -> Iterator[tuple[str, object]]:
        """Yield the names with the values, as models do."""
        return iter(self._found.items())


class _InBoth(Frozen):
    """Something that stands in each language."""

    nb: str
    en: str

    def in_(self, language: Language) -> str:
        """Return what stands in ``language``."""
        return self.nb if language == "nb" else self.en


class Text(_InBoth):
    """The same words in both languages. Norwegian is authoritative; English is a translation."""

    nb: Words = Field(title="Norsk (bokmål)")
    """Norwegian bokmål."""
    en: Words = Field(title="Engelsk")
    """English."""


class LocalSlug(_InBoth):
    """The permanent part of an address, readable in each language."""

    nb: Slug = Field(title="Adressedel på norsk")
    en: Slug = Field(title="Adressedel på engelsk")


class LocalUrl(_InBoth):
    """A page that exists in both languages."""

    nb: Url = Field(title="Lenke til norsk side")
    en: Url = Field(title="Lenke til engelsk side")


class Identified(Frozen):
    """Something that keeps its id from year to year, so that editions can be compared."""

    id: Identifier = Field(title="Fast navn, det samme fra år til år")


class Addressed(Identified):
    """Something with a heading of its own, reached by a permanent address in each language."""

    slug: LocalSlug = Field(title="Fast adressedel, også når tittelen endres")
    title: Text = Field(title="Tittel")


class Item(Identified):
    """One entry of a list, in plain words."""

    text: Text = Field(title="Tekst")


class Unit(StrEnum):
    """What a figure counts; decides how it is written in each language."""

    COUNT = "count"
    PERCENT = "percent"
    YEARS = "years"
    MONTHS = "months"
    WEEKS = "weeks"
    CALENDAR_YEAR = "calendar_year"
    NOK = "nok"


class Figure(Frozen):
    """A number that texts refer to and never repeat.

    A percentage is 0-100. Years, months and weeks are lengths of time; a calendar year is a name;
    ``nok`` is an amount of Norwegian kroner.
    """

    value: Annotated[int, Field(ge=0)] | Annotated[Decimal, Field(ge=0)] = Field(title="Tallet")
    unit: Annotated[Unit, Field(strict=False)] = Field(default=Unit.COUNT, title="Hva tallet måler")
    approximate: bool = Field(default=False, title="Er tallet omtrentlig?")
    label: Text = Field(title="Hva tallet sier, slik det vises ved siden av tallet")
    source: Identifier | None = Field(default=None, title="Kilde: navnet på en oppføring i sources")

    @model_validator(mode="after")
    def _shares_stay_within_the_whole(self) -> Figure:
        if self.unit is Unit.PERCENT and self.value > 100:  # noqa: PLR2004 - per cent is of 100
            raise PydanticCustomError("percent_range", "a share above 100 %")
        if self.unit is not Unit.PERCENT and not isinstance(self.value, int):
            raise PydanticCustomError("whole_number", "a count with decimals")
        return self


class NamedFigure(Figure, Identified):
    """A figure that stands in a list of figures and is referred to by its id."""


class CitedSource(Identified):
    """Where a figure or a description of risk comes from."""

    title: Text = Field(title="Navnet på kilden")
    publisher: Text | None = Field(default=None, title="Hvem som står bak kilden")
    url: LocalUrl | None = Field(default=None, title="Lenke til kilden")
    year: Year | None = Field(default=None, title="Hvilket år kilden er fra, hvis det er kjent")


# --- answers to findings --------------------------------------------------------------------


def _one_or_both(value: object) -> str:
    return "both" if isinstance(value, (dict, Text)) else "one"


class AcceptedFinding(Frozen):
    """An editor's answer to a finding: what was found is meant, or does not apply here, and why.

    It holds while the quoted words stand at that place. Reasons are for colleagues and are not
    published, but for those in both languages: why something that is asked for before publication
    does not apply is told on the page on the Act.
    """

    rule: Name = Field(title="Navnet på regelen, slik meldingen sier det")
    place: str = Field(default="", title="Hvor i filen, slik meldingen sier det")
    about: Name | None = Field(default=None, title="Hva på stedet det gjelder, hvis det er flere")
    quote: Words | None = Field(default=None, title="Ordene det gjelder, slik de står der nå")
    reason: Annotated[
        Annotated[Text, Tag("both")] | Annotated[Words, Tag("one")], Discriminator(_one_or_both)
    ] = Field(title="Hvorfor det er riktig; for mangler på begge språk, for det blir vist")


class Waiver(Frozen):
    """Why something that a clause of the Act asks for before publication is missing.

    ``whole`` says that nothing of the clause applies; otherwise the reason is told beside what is
    missing, and takes nothing away from that.
    """

    clause: Identifier
    rule: Name
    whole: bool
    reason: Text
