"""What one year's statement says: the edition, the organisation, the assessment, the measures.

The account at the end puts them in order, with running text between.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from apenhet.model.base import (
    Addressed,
    Date,
    Email,
    FactPath,
    Figure,
    Fingerprint,
    Frozen,
    Identified,
    Identifier,
    Item,
    Name,
    Source,
    Text,
    Url,
    Year,
)


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
    """What the edition was first published as, where that was elsewhere: this is a rendering.

    What the form of § 5 asks for (signatures, time, the annual report) was the original's affair.
    """

    kind: Text = Field(title="Hva slags dokument, for eksempel PDF")
    title: Text | None = Field(default=None, title="Tittel, hvis den er kjent")
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
    found: Text = Field(title="Hva vi fant: det første avsnittet står med stor skrift")
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
