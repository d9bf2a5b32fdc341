"""What an edition says, as frozen types: the statement, the principles, the Act and the labels.

Nothing here knows YAML, HTML or where a value stood in a file; see ``reader`` and ``load``.
Field titles are in Norwegian, since editors of the YAML files see them as they type.
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
    RootModel,
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
        return dt.date.fromisoformat(value)
    except ValueError:
        raise PydanticCustomError("date_exists", "no such date") from None


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

    model_config = ConfigDict(
        extra="forbid", frozen=True, strict=True, use_attribute_docstrings=True
    )


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


class Text(Frozen):
    """The same words in both languages. Norwegian is authoritative; English is a translation."""

    nb: Words = Field(title="Norsk (bokmål)")
    """Norwegian bokmål."""
    en: Words = Field(title="Engelsk")
    """English."""

    def in_(self, language: Language) -> str:
        """Return the words in ``language``."""
        return self.nb if language == "nb" else self.en


class LocalSlug(Frozen):
    """The permanent part of an address, readable in each language."""

    nb: Slug = Field(title="Adressedel på norsk")
    en: Slug = Field(title="Adressedel på engelsk")

    def in_(self, language: Language) -> str:
        """Return the address part in ``language``."""
        return self.nb if language == "nb" else self.en


class LocalUrl(Frozen):
    """A page that exists in both languages."""

    nb: Url = Field(title="Lenke til norsk side")
    en: Url = Field(title="Lenke til engelsk side")

    def in_(self, language: Language) -> str:
        """Return the address of the page in ``language``."""
        return self.nb if language == "nb" else self.en


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


class Figure(Frozen):
    """A number that texts refer to and never repeat.

    A percentage is 0-100. Years, months and weeks are lengths of time; a calendar year is a name.
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


class Source(Identified):
    """Where a figure or a description of risk comes from."""

    title: Text = Field(title="Navnet på kilden")
    publisher: Text | None = Field(default=None, title="Hvem som står bak kilden")
    url: LocalUrl | None = Field(default=None, title="Lenke til kilden")


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
    """Why something that a clause of the Act asks for before publication does not apply."""

    clause: Identifier
    rule: Name
    reason: Text


# --- the edition itself ---------------------------------------------------------------------


class State(StrEnum):
    """How far an edition has come. It is derived and stands in no data file; see ``year.life``.

    Approved: the approval names the very words that the edition says. Published: a revision of it
    is kept in ``published/``. An approval can lapse; publication cannot.
    """

    DRAFT = "draft"
    APPROVED = "approved"
    PUBLISHED = "published"


class Period(Frozen):
    """The time the statement accounts for, both days included."""

    start: Date = Field(title="Første dag")
    end: Date = Field(title="Siste dag")


class Approval(Frozen):
    """The decision that approves the statement (§ 5; cf. the Accounting Act § 3-5)."""

    body: Text = Field(title="Hvem som godkjente")
    date: Date = Field(title="Når")
    meeting: Text = Field(title="I hvilket møte")
    fingerprint: Fingerprint | None = Field(
        default=None, title="Fingeravtrykket til teksten som ble godkjent (64 tegn)"
    )


class Signature(Frozen):
    """One signature under the statement, with any reservation noted."""

    name: Name = Field(title="Navn")
    role: Text = Field(title="Rolle")
    date: Date = Field(title="Dato")
    reservation: Text | None = Field(default=None, title="Eventuelt forbehold")
    fingerprint: Fingerprint | None = Field(
        default=None, title="Fingeravtrykket til teksten som ble underskrevet (64 tegn)"
    )


class AnnualReport(Frozen):
    """Where the annual report says the statement is found (§ 5)."""

    title: Text = Field(title="Årsberetningens navn")
    place: Text = Field(title="Hvor i årsberetningen")
    url: Url | None = Field(default=None, title="Lenke")


class Original(Frozen):
    """What the edition was first published as, where that was elsewhere: this is a rendering."""

    kind: Text = Field(title="Hva slags dokument, for eksempel PDF")
    title: Text = Field(title="Tittel")
    date: Date | None = Field(default=None, title="Når den ble publisert")
    url: Url | None = Field(default=None, title="Lenke")


class RevisionKind(StrEnum):
    """Why a published edition is published once more."""

    CORRECTION = "correction"
    SIGNIFICANT_CHANGE = "significant_change"
    TECHNICAL = "technical"


class Revision(Frozen):
    """What the next revision of a published edition is, and why it comes (§ 5)."""

    kind: Annotated[RevisionKind, Field(strict=False)] = Field(
        title="correction (retting), significant_change (vesentlig endring) eller technical"
    )
    date: Date = Field(title="Dato")
    reason: Text = Field(title="Hva som er endret, og hvorfor")


class EditionFacts(Frozen):
    """Which year this is, and who answers for it; how far it has come is derived."""

    year: Year = Field(title="Rapporteringsår")
    period: Period = Field(title="Perioden redegjørelsen gjelder")
    principles: Year = Field(
        title="Hvilken utgave av prinsippene som gjelder (årstall i filnavnet)"
    )
    approval: Approval | None = Field(default=None, title="Godkjenning")
    signatures: tuple[Signature, ...] = Field(default=(), title="Underskrifter")
    annual_report: AnnualReport | None = Field(default=None, title="Omtale i årsberetningen")
    original: Original | None = Field(
        default=None, title="Hvor redegjørelsen først ble publisert, hvis det var et annet sted"
    )
    revision: Revision | None = Field(
        default=None, title="Endring av en redegjørelse som alt er publisert"
    )


class Summary(Frozen):
    """What the overview says before anything else."""

    about: Text = Field(title="Hva dette er")
    found: Text = Field(title="Hva vi fant")
    done: Text = Field(title="Hva vi gjør")


# --- the organisation -----------------------------------------------------------------------


class Affiliation(Identified):
    """A confederation or federation the organisation belongs to."""

    name: Text = Field(title="Navn")
    abbreviation: Name | None = Field(default=None, title="Forkortelse")


class SectorCode(Frozen):
    """The industry code the assessment is filed under."""

    code: Name = Field(title='Næringskode, i anførselstegn: "94.200"')
    name: Text = Field(title="Hva koden betyr")


class Organisation(Frozen):
    """The enterprise that accounts (§ 5 a: structure and area of operations)."""

    name: Name = Field(title="Navn")
    description: Text = Field(title="Hva slags organisasjon")
    sector: Text = Field(title="Hvilken sektor medlemmene arbeider i")
    seat: Name = Field(title="Hvor administrasjonen holder til")
    employees: Figure = Field(title="Antall ansatte")
    vision: Text = Field(title="Visjon")
    interests: tuple[Item, ...] = Field(title="Medlemmenes interesser")
    services: tuple[Item, ...] = Field(title="Hva organisasjonen tilbyr")
    affiliations: tuple[Affiliation, ...] = Field(title="Tilslutninger")
    sector_code: SectorCode = Field(title="Næringskode")


class Role(Identified):
    """An office that carries responsibility; named only where a source names its holder."""

    title: Text = Field(title="Rollens navn")
    holder: Name | None = Field(default=None, title="Hvem som har rollen")


class Responsibility(Item):
    """What a role answers for."""

    role: Identifier = Field(title="Rolle: id fra roles")


class Governance(Frozen):
    """How the work is anchored in the organisation (§ 4 a, § 5 a)."""

    board: Text = Field(title="Styrets navn")
    roles: tuple[Role, ...] = Field(title="Roller")
    responsibilities: tuple[Responsibility, ...] = Field(title="Ansvar")


class Guideline(Addressed):
    """Guidelines or procedures for handling adverse impacts (§ 5 a)."""

    applies_to: Text = Field(title="Hvem de gjelder for")
    text: Text = Field(title="Hva de sier")


class Tool(Frozen):
    """The digital service the assessment is made in, and how its data are kept."""

    name: Name = Field(title="Navn")
    country: Text = Field(title="Leverandørens hjemland")
    storage_country: Text = Field(title="Hvor dataene lagres")
    retention: Figure = Field(title="Hvor lenge dataene lagres")
    access: Text = Field(title="Hvem som har tilgang")


class InformationDuty(Frozen):
    """How requests for information are answered (§§ 6 and 7)."""

    answer_within: Figure = Field(title="Egen svarfrist")


class Convention(Identified):
    """An international instrument that the definitions rest on (§ 3)."""

    name: Text = Field(title="Navn")
    year: Year | None = Field(default=None, title="Årstall")


class Definition(Item):
    """A term of the Act in plain words (§ 3)."""

    term: Text = Field(title="Begrep")


# --- the assessment -------------------------------------------------------------------------


class Category(Identified):
    """A group that a supplier with technically high risk was placed in after desk research."""

    number: Annotated[int, Field(ge=1)] = Field(title="Kategoriens nummer")
    title: Text = Field(title="Kort navn")
    meaning: Text = Field(title="Hva kategorien betyr")
    suppliers: Figure = Field(title="Antall leverandører")
    follow_up: bool = Field(title="Skal leverandørene følges opp?")


class Assessment(Frozen):
    """The mapping of suppliers and what came out of it (§ 4 b, § 5 b)."""

    suppliers: Figure = Field(title="Leverandører og partnere i alt")
    spend_share: Figure = Field(title="Andel av innkjøpene som er vurdert, i kroner")
    assessed_suppliers: Figure | None = Field(
        default=None, title="Antall leverandører som er vurdert, hvis det er kjent"
    )
    high_risk: Figure = Field(title="Leverandører med teknisk høy risiko")
    criteria: tuple[Item, ...] = Field(title="Hva risikoen vurderes etter")
    sources: tuple[Identifier, ...] = Field(title="Kilder: id-er fra sources")
    desk_research: tuple[Item, ...] = Field(title="Hva vi så etter")
    categories: tuple[Category, ...] = Field(title="Kategorier")


class RiskArea(Addressed):
    """A field of purchases with significant risk (§ 5 b), specific enough to be checked."""

    text: Text = Field(title="Beskrivelse")
    goods: Text | None = Field(default=None, title="Hvilke varer eller tjenester")
    places: Text | None = Field(default=None, title="Hvilke land eller ledd i kjeden")
    rights: tuple[Item, ...] = Field(default=(), title="Hvilke rettigheter")
    level: Text | None = Field(default=None, title="Risikonivå ifølge kilden")
    sources: tuple[Identifier, ...] = Field(title="Kilder: id-er fra sources")


class Finding(Addressed):
    """What was found of adverse impacts in one part of the enterprise or its chain (§ 5 b).

    "None found" is an answer only with how it was looked for, what was covered and what stays
    uncertain.
    """

    text: Text = Field(title="Hva vi fant")
    adverse_impacts_found: bool = Field(title="Er faktiske negative konsekvenser avdekket?")
    examined: Text | None = Field(default=None, title="Hvordan vi undersøkte")
    covered: Text | None = Field(default=None, title="Hva undersøkelsen omfattet")
    uncertain: Text | None = Field(default=None, title="Hva som er usikkert")


class MeasureStatus(StrEnum):
    """The life of a measure."""

    PLANNED = "planned"
    ONGOING = "ongoing"
    DONE = "done"
    DROPPED = "dropped"


class Measure(Addressed):
    """Something done or planned to stop, prevent or limit harm, with its results (§ 5 c)."""

    text: Text = Field(title="Beskrivelse")
    status: Annotated[MeasureStatus, Field(strict=False)] = Field(
        title="planned, ongoing, done eller dropped"
    )
    responsible: Identifier = Field(title="Ansvarlig: id fra roles")
    addresses: tuple[Identifier, ...] = Field(
        title="Hva tiltaket retter seg mot: id-er på risikoområder, kategorier eller funn"
    )
    due: Date | None = Field(default=None, title="Frist")
    expected_result: Text | None = Field(default=None, title="Forventet resultat")
    result: Text | None = Field(default=None, title="Resultat")
    reason: Text | None = Field(default=None, title="Hvorfor tiltaket er avsluttet (dropped)")


class Contact(Frozen):
    """Where to turn."""

    email: Email = Field(title="E-postadresse")
    channels: tuple[Item, ...] = Field(title="Hvor redegjørelsen er delt")


# --- the account as it is read --------------------------------------------------------------

ViewName = Literal[
    "affiliations",
    "assessment_criteria",
    "assessment_sources",
    "categories",
    "categories_chart",
    "commitments",
    "contact",
    "declaration",
    "definitions",
    "desk_research",
    "findings",
    "guidelines",
    "interests",
    "key_figures",
    "measures",
    "organisation",
    "responsibilities",
    "risk_areas",
    "services",
    "sources",
    "supplier_path",
    "tool",
]
"""A structured part of the data that a section can show in place."""


class AccountBlock(Identified):
    """One paragraph (or short list) of a section, or a structured part shown in place."""

    text: Text | None = Field(default=None, title="Tekst")
    show: ViewName | None = Field(default=None, title="Vis en del av dataene her")
    answers: tuple[Identifier, ...] = Field(
        default=(), title="Hvilke krav i loven dette svarer på: id-er fra loven, for eksempel s5_a"
    )

    @model_validator(mode="after")
    def _one_of_the_two(self) -> AccountBlock:
        if (self.text is None) == (self.show is None):
            raise PydanticCustomError("text_or_show", "exactly one of text and show")
        return self


class AccountSection(Addressed):
    """A headed part of a chapter."""

    answers: tuple[Identifier, ...] = Field(
        default=(), title="Hvilke krav i loven dette svarer på: id-er fra loven, for eksempel s5_a"
    )
    blocks: tuple[AccountBlock, ...] = Field(title="Avsnitt")


class Chapter(Addressed):
    """A numbered or unnumbered part of the account."""

    numbered: bool = Field(default=True, title="Skal kapitlet ha nummer?")
    answers: tuple[Identifier, ...] = Field(
        default=(), title="Hvilke krav i loven dette svarer på: id-er fra loven, for eksempel s5_a"
    )
    blocks: tuple[AccountBlock, ...] = Field(default=(), title="Innledning")
    sections: tuple[AccountSection, ...] = Field(default=(), title="Avsnitt")


class Statement(Frozen):
    """All that one reporting year says: ``data/statement_<year>.yml``."""

    edition: EditionFacts = Field(title="Utgaven: år, periode, godkjenning")
    summary: Summary = Field(title="Kort fortalt, til oversiktssiden")
    highlights: tuple[FactPath, ...] = Field(title="Nøkkeltall på oversiktssiden")
    sources: tuple[Source, ...] = Field(title="Kilder")
    organisation: Organisation = Field(title="Organisasjonen")
    governance: Governance = Field(title="Forankring og ansvar")
    guidelines: tuple[Guideline, ...] = Field(title="Retningslinjer")
    tool: Tool = Field(title="Verktøyet vi bruker")
    information_duty: InformationDuty = Field(title="Informasjonsplikten")
    conventions: tuple[Convention, ...] = Field(title="Konvensjoner")
    definitions: tuple[Definition, ...] = Field(title="Definisjoner")
    assessment: Assessment = Field(title="Kartleggingen")
    risk_areas: tuple[RiskArea, ...] = Field(title="Risikoområder")
    findings: tuple[Finding, ...] = Field(title="Funn")
    commitments: tuple[Item, ...] = Field(title="Det vi forplikter oss til hvert år")
    measures: tuple[Measure, ...] = Field(title="Tiltak")
    contact: Contact = Field(title="Kontakt")
    chapters: tuple[Chapter, ...] = Field(title="Redegjørelsens kapitler")


# --- principles and policy ------------------------------------------------------------------


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


# --- the Act --------------------------------------------------------------------------------


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


class Clause(Addressed, Dated):
    """What one clause of the Act asks for, in our own words.

    What answers it is said where the answer stands: in the year's file, in a page's head, and for
    the edition's own state in ``answers``.
    """

    clause: Name = Field(title="Paragraf, slik den siteres")
    summary: Text = Field(title="Hva paragrafen krever")
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
    supervisor: Source = Field(title="Tilsynsmyndighet")
    appeals: Source = Field(title="Klageorgan")
    clauses: tuple[Clause, ...] = Field(title="Paragrafer")


# --- the words of the site itself -----------------------------------------------------------


class Labels(RootModel[dict[Identifier, Text]]):
    """Words that are no year's own, by name.

    Those that documents say stand in ``data/labels_documents.yml`` and are frozen with an edition;
    those of the frame around them, in ``data/labels.yml``, are always today's.
    """

    model_config = ConfigDict(frozen=True, strict=True)

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


class Published(Frozen):
    """One revision of an edition as it was published: its number, from 1, and its day if known."""

    revision: int
    date: dt.date | None = None


class Edition(Frozen):
    """One reporting year with everything its pages are made of, and how far it has come.

    ``labels`` are the words that its documents say, ``frame`` today's words around them, ``pages``
    those beside the account that answer the Act.
    ``published`` are its revisions, oldest first; ``state`` follows from them and the approval.
    """

    statement: Statement
    principles: Principles
    law: Law
    labels: Labels
    frame: Labels
    waivers: tuple[Waiver, ...] = ()
    pages: tuple[AnsweringPage, ...] = ()
    published: tuple[Published, ...] = ()
    state: State = State.DRAFT

    def waived(self, clause_id: str) -> tuple[Text, ...]:
        """Return why what the clause with that id asks for does not apply, if so."""
        return tuple(waiver.reason for waiver in self.waivers if waiver.clause == clause_id)

    @property
    def year(self) -> int:
        """The reporting year."""
        return self.statement.edition.year

    @property
    def published_on(self) -> dt.date | None:
        """The day of its newest revision, if there is one and its day is known."""
        return self.published[-1].date if self.published else None
