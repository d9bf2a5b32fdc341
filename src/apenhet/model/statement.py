"""What one year's statement says: the edition, the organisation, the assessment, the measures.

The account at the end puts them in order, with running text between.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Final, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from apenhet.model.base import (
    Addressed,
    CitedSource,
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
    Text,
    Url,
    Year,
)
from apenhet.model.practice import (
    BoardMember,
    Engagement,
    Grievances,
    Remediation,
    Requests,
    Training,
    Weighed,
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


class Approver(Frozen):
    """Who approved a text, and which: of a correction, whom the board lets do so."""

    body: Text = Field(title="Hvem som godkjente")
    date: Date = Field(title="Når")
    fingerprint: Fingerprint | None = Field(
        default=None, title="Fingeravtrykket til teksten som ble godkjent (64 tegn)"
    )


class Approval(Approver):
    """The decision that approves the statement (§ 5; cf. the Accounting Act § 3-5)."""

    meeting: Text = Field(title="I hvilket møte")


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
    approval: Approver | None = Field(
        default=None, title="Hvem som godkjente en retting (correction)"
    )


class WithdrawalReason(Frozen):
    """Why what was published is taken away: a court's order, somebody's personal data."""

    reason: Text = Field(title="Hvorfor filene tas bort; det blir vist")
    revisions: tuple[Annotated[int, Field(ge=1)], ...] = Field(
        default=(), title="Hvilke revisjoner, for eksempel [1]; alle hvis det ikke står"
    )


OF_ONE_YEAR: Final = (
    "approval",
    "signatures",
    "annual_report",
    "original",
    "revision",
    "withdrawal",
)
"""Parts of ``edition`` that only its own year can say."""


class EditionFacts(Frozen):
    """Which year this is, and who answers for it; how far it has come is derived."""

    year: Year = Field(title="Rapporteringsår")
    period: Period = Field(title="Perioden redegjørelsen gjelder")
    approval: Approval | None = Field(default=None, title="Godkjenning")
    signatures: tuple[Signature, ...] = Field(default=(), title="Underskrifter")
    annual_report: AnnualReport | None = Field(default=None, title="Omtale i årsberetningen")
    original: Original | None = Field(
        default=None, title="Hvor redegjørelsen først ble publisert, hvis det var et annet sted"
    )
    revision: Revision | None = Field(
        default=None, title="Endring av en redegjørelse som alt er publisert"
    )
    withdrawal: WithdrawalReason | None = Field(
        default=None, title="Hvorfor det som er publisert, trekkes tilbake"
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
    sector: Text | None = Field(default=None, title="Hvilken sektor medlemmene arbeider i")
    seat: Name | None = Field(default=None, title="Hvor administrasjonen holder til")
    employees: Figure = Field(title="Antall ansatte")
    vision: Text | None = Field(default=None, title="Visjon")
    interests: tuple[Item, ...] = Field(default=(), title="Medlemmenes interesser")
    services: tuple[Item, ...] = Field(default=(), title="Hva organisasjonen tilbyr")
    affiliations: tuple[Affiliation, ...] = Field(default=(), title="Tilslutninger")
    sector_code: SectorCode | None = Field(default=None, title="Næringskode")


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
    responsibilities: tuple[Responsibility, ...] = Field(default=(), title="Ansvar")
    members: tuple[BoardMember, ...] = Field(
        default=(), title="Styrets medlemmer, så det kan sees at alle har skrevet under"
    )
    general_manager: Identifier | None = Field(
        default=None, title="Daglig leder, som også skriver under: id fra roles"
    )


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
    requests: Requests | None = Field(
        default=None, title="Krav om informasjon i perioden, og hva som skjedde med dem"
    )


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
    spend_share: Figure | None = Field(
        default=None, title="Andel av innkjøpene som er vurdert, i kroner"
    )
    assessed_suppliers: Figure | None = Field(
        default=None, title="Antall leverandører som er vurdert, hvis det er kjent"
    )
    high_risk: Figure | None = Field(default=None, title="Leverandører med teknisk høy risiko")
    criteria: tuple[Item, ...] = Field(default=(), title="Hva risikoen vurderes etter")
    sources: tuple[Identifier, ...] = Field(default=(), title="Kilder: id-er fra sources")
    desk_research: tuple[Item, ...] = Field(default=(), title="Hva vi så etter")
    categories: tuple[Category, ...] = Field(default=(), title="Kategorier")


class RiskArea(Weighed, Addressed):
    """A field of purchases with significant risk (§ 5 b), specific enough to be checked."""

    text: Text = Field(title="Beskrivelse")
    goods: Text | None = Field(default=None, title="Hvilke varer eller tjenester")
    places: Text | None = Field(default=None, title="Hvilke land eller ledd i kjeden")
    rights: tuple[Item, ...] = Field(default=(), title="Hvilke rettigheter")
    level: Text | None = Field(default=None, title="Risikonivå ifølge kilden")
    likelihood: Text | None = Field(default=None, title="Hvor sannsynlig det er, og hvorfor")
    priority: Text | None = Field(default=None, title="Hvorfor området er prioritert, eller ikke")
    spend: Figure | None = Field(
        default=None, title="Hva vi kjøper for på området: percent av innkjøpene, eller nok"
    )
    sources: tuple[Identifier, ...] = Field(title="Kilder: id-er fra sources")


class Finding(Weighed, Addressed):
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

    @property
    def is_open(self) -> bool:
        """Whether the next edition must carry the measure or close it."""
        return self in {MeasureStatus.PLANNED, MeasureStatus.ONGOING}


class Measure(Addressed):
    """Something done or planned to stop, prevent or limit harm, with its results (§ 5 c)."""

    text: Text = Field(title="Beskrivelse")
    status: Annotated[MeasureStatus, Field(strict=False)] = Field(
        title="planned, ongoing, done eller dropped"
    )
    responsible: Identifier = Field(title="Ansvarlig: id fra roles")
    addresses: tuple[Identifier, ...] = Field(
        default=(),
        title="Hva tiltaket særlig retter seg mot: id-er på risikoområder, kategorier eller funn",
    )
    due: Date | None = Field(default=None, title="Frist")
    indicator: Text | None = Field(default=None, title="Hva vi måler framgangen på")
    baseline: Text | None = Field(default=None, title="Utgangspunktet, målt på indicator")
    target: Text | None = Field(default=None, title="Målet, målt på indicator")
    expected_result: Text | None = Field(default=None, title="Forventet resultat")
    result: Text | None = Field(default=None, title="Resultat")
    reason: Text | None = Field(default=None, title="Hvorfor tiltaket er avsluttet (dropped)")


class ActionPlan(Frozen):
    """What the measures are aimed at together, where no one of them is said to be (§ 5 c)."""

    addresses: tuple[Identifier, ...] = Field(
        title="Hva planen som helhet retter seg mot: id-er på risikoområder, kategorier eller funn"
    )


class Contact(Frozen):
    """Where to turn."""

    email: Email = Field(title="E-postadresse")
    channels: tuple[Item, ...] = Field(default=(), title="Hvor redegjørelsen er delt")


# --- the account as it is read --------------------------------------------------------------

ViewName = Literal[
    "affiliations",
    "assessment_criteria",
    "assessment_sources",
    "board",
    "categories",
    "categories_chart",
    "commitments",
    "contact",
    "declaration",
    "definitions",
    "desk_research",
    "engagement",
    "findings",
    "grievances",
    "guidelines",
    "interests",
    "key_figures",
    "measures",
    "organisation",
    "purchasing",
    "remediation",
    "requests",
    "responsibilities",
    "risk_areas",
    "services",
    "sources",
    "supplier_path",
    "tool",
    "training",
]
"""A structured part of the data that a section can show in place."""

OPTIONAL_PARTS: Final[Mapping[ViewName, tuple[tuple[str, ...], ...]]] = {
    "affiliations": (("organisation", "affiliations"),),
    "assessment_criteria": (("assessment", "criteria"),),
    "assessment_sources": (("assessment", "sources"),),
    "board": (("governance", "members"),),
    "categories": (("assessment", "categories"),),
    "categories_chart": (("assessment", "categories"), ("assessment", "high_risk")),
    "commitments": (("commitments",),),
    "definitions": (("definitions",),),
    "desk_research": (("assessment", "desk_research"),),
    "engagement": (("engagement",),),
    "grievances": (("grievances",),),
    "interests": (("organisation", "interests"),),
    "purchasing": (("purchasing",),),
    "remediation": (("remediation",),),
    "requests": (("information_duty", "requests"),),
    "responsibilities": (("governance", "responsibilities"),),
    "services": (("organisation", "services"),),
    "supplier_path": (
        ("assessment", "high_risk"),
        ("assessment", "categories"),
        ("assessment", "spend_share"),
    ),
    "tool": (("tool",),),
    "training": (("training",),),
}
"""Where that stands which a view cannot do without, and not every statement has."""


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
    sources: tuple[CitedSource, ...] = Field(title="Kilder")
    organisation: Organisation = Field(title="Organisasjonen")
    governance: Governance = Field(title="Forankring og ansvar")
    guidelines: tuple[Guideline, ...] = Field(title="Retningslinjer")
    tool: Tool | None = Field(default=None, title="Verktøyet vi bruker")
    information_duty: InformationDuty = Field(title="Informasjonsplikten")
    conventions: tuple[Convention, ...] = Field(default=(), title="Konvensjoner")
    definitions: tuple[Definition, ...] = Field(default=(), title="Definisjoner")
    assessment: Assessment = Field(title="Kartleggingen")
    risk_areas: tuple[RiskArea, ...] = Field(title="Risikoområder")
    findings: tuple[Finding, ...] = Field(title="Funn")
    commitments: tuple[Item, ...] = Field(default=(), title="Det vi forplikter oss til hvert år")
    action_plan: ActionPlan | None = Field(default=None, title="Handlingsplanen som helhet")
    measures: tuple[Measure, ...] = Field(title="Tiltak")
    engagement: tuple[Engagement, ...] = Field(
        default=(), title="Samtaler med dem det gjelder, eller dem som taler for dem (§ 4 e)"
    )
    grievances: Grievances | None = Field(
        default=None, title="Hvor de som er berørt, kan si fra (§ 4 f)"
    )
    remediation: tuple[Remediation, ...] = Field(
        default=(), title="Hva som er gjort for å rette opp skade (§ 4 f)"
    )
    purchasing: tuple[Item, ...] = Field(
        default=(), title="Hva vi gjør i egne innkjøp for ikke å bidra til skade"
    )
    training: tuple[Training, ...] = Field(default=(), title="Opplæring, og hvem som har fått den")
    contact: Contact = Field(title="Kontakt")
    chapters: tuple[Chapter, ...] = Field(title="Redegjørelsens kapitler")
