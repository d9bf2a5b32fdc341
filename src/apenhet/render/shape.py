"""The shape of an edition as published data, and its JSON Schema.

What programs elsewhere rely on: within a version, fields are added and never change their meaning
or go away. Anything else is a new version with a schema of its own, and the former schemas stay.
It knows no labels and no texts; ``data`` fills it.
"""

from __future__ import annotations

import datetime as dt
from typing import Any, Final

from pydantic import BaseModel, ConfigDict, Field
from pydantic.json_schema import GenerateJsonSchema

FORMAT: Final = 1
"""The version of the shape."""
DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


FOLDER: Final = "schema"
"""Where the schemas stand, seen from the site's root."""


def schema_name(version: int) -> str:
    """Return what the file of a version's schema is called."""
    return f"statement-{version}.json"


class Told(BaseModel):
    """Base of all parts: what a part of this version does not know is left out."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Both(Told):
    """The same words in Norwegian bokmål, which are authoritative, and in English.

    Paragraphs and entries of lists stand on lines of their own.
    """

    nb: str
    en: str


class Lines(Told):
    """The words of a part of a document in both languages, a paragraph, entry or row a line."""

    nb: tuple[str, ...]
    en: tuple[str, ...]


class Period(Told):
    """Both days are included."""

    start: dt.date
    end: dt.date


class SectorCode(Told):
    """The industry code that the assessment is filed under."""

    code: str
    name: Both


class Organisation(Told):
    """The enterprise that accounts."""

    name: str
    description: Both
    sector: Both | None
    seat: str | None
    sector_code: SectorCode | None


class Original(Told):
    """What the edition was first published as, where that was elsewhere: this is a rendering."""

    kind: Both
    title: Both | None
    date: dt.date | None
    url: str | None


class Approval(Told):
    """Who approved the statement, when and in which meeting (§ 5)."""

    body: Both
    meeting: Both
    date: dt.date
    fingerprint: str | None = Field(description="The SHA-256 of the words that were approved.")


class Signature(Told):
    """One signature under the statement."""

    name: str
    role: Both
    date: dt.date
    reservation: Both | None
    fingerprint: str | None


class AnnualReport(Told):
    """Where the annual report says that the statement is found (§ 5)."""

    title: Both
    place: Both
    url: str | None


class PartFingerprints(Told):
    """SHA-256 of the words of each part, in 64 hexadecimal digits."""

    statement: str
    declaration: str
    policy: str


class Fingerprints(Told):
    """What tells the words of this edition from all others; the Norwegian statement's binds."""

    recipe: str = Field(description="How the words are made.")
    nb: PartFingerprints
    en: PartFingerprints


class Revision(Told):
    """One published revision."""

    revision: int
    date: dt.date
    kind: str = Field(
        description=(
            "``first``, ``rendering`` (of what was published elsewhere), or what kind of "
            "change it is."
        )
    )
    reason: Both | None


class State(Told):
    """How far the edition has come, and what the form of § 5 asks for."""

    state: str = Field(description="``draft``, ``approved`` or ``published``.")
    text: Both
    revisions: tuple[Revision, ...] = Field(description="The published revisions, oldest first.")
    publish_by: dt.date = Field(description="The last day to publish it.")
    original: Original | None
    approval: Approval | None
    signatures: tuple[Signature, ...]
    annual_report: AnnualReport | None
    not_yet: tuple[str, ...] = Field(
        description="What the edition is to get before it is published, and has not got."
    )
    not_stated: tuple[str, ...] = Field(description="What nobody has said of the original.")


class Summary(Told):
    """The statement in brief."""

    about: Both
    found: Both
    done: Both


class Amount(Told):
    """A number. A percentage is 0–100; ``nok`` is Norwegian kroner."""

    label: Both
    value: int | float
    unit: str
    approximate: bool


class Figure(Amount):
    """A figure that the statement, the Act or the policy names."""

    path: str = Field(description="Where it stands in the data: its permanent name.")
    derived: bool = Field(description="Whether it is worked out from others, and typed nowhere.")
    text: Both = Field(description="The figure with its unit, as it is written.")
    source: str | None = Field(description="The id of its source.")


class Source(Told):
    """Where a figure or a description of risk comes from."""

    id: str
    title: Both
    publisher: Both | None
    url: Both | None
    year: int | None


class Entry(Told):
    """One entry of a list."""

    id: str
    text: Both


class Definition(Entry):
    """A term of the Act in plain words (§ 3)."""

    term: Both


class Headed(Told):
    """What has an id that stays from year to year, a title and a permanent anchor on its page."""

    id: str
    title: Both
    anchor: Both
    text: Both


class Guideline(Headed):
    """Guidelines or procedures for handling adverse impacts (§ 5 a)."""

    applies_to: Both


class Category(Told):
    """A group that suppliers with technically high risk were placed in."""

    id: str
    number: int
    title: Both
    meaning: Both
    suppliers: int
    follow_up: bool


class Country(Told):
    """A country by its two letters."""

    code: str
    name: Both


class Weighed(Headed):
    """What makes an adverse impact, or a risk of one, graver or nearer than another."""

    severity: Both | None
    involvement: str | None = Field(description="``caused``, ``contributed`` or ``linked``.")
    tier: Both | None
    affected: Both | None
    countries: tuple[Country, ...]


class RiskArea(Weighed):
    """A field of purchases with significant risk (§ 5 b)."""

    goods: Both | None
    places: Both | None
    rights: tuple[Entry, ...]
    level: Both | None
    likelihood: Both | None
    priority: Both | None
    spend: Amount | None
    sources: tuple[str, ...] = Field(description="Ids of sources.")


class Finding(Weighed):
    """What was found of adverse impacts (§ 5 b)."""

    adverse_impacts_found: bool
    examined: Both | None
    covered: Both | None
    uncertain: Both | None


class Role(Told):
    """An office that carries responsibility, with its holder where a source names one."""

    id: str
    title: Both
    holder: str | None


class Measure(Headed):
    """Something done or planned to stop, prevent or limit harm (§ 5 c)."""

    status: str = Field(description="``planned``, ``ongoing``, ``done`` or ``dropped``.")
    status_text: Both
    responsible: Role
    addresses: tuple[str, ...] = Field(
        description="Ids of the risk areas, categories or findings that it is aimed at by itself."
    )
    due: dt.date | None
    indicator: Both | None
    baseline: Both | None
    target: Both | None
    expected_result: Both | None
    result: Both | None
    reason: Both | None = Field(description="Why it was dropped.")


class Engagement(Told):
    """Talks with those affected, or who speak for them (§ 4 e)."""

    id: str
    who: Both
    how: Both
    about: tuple[str, ...]
    changed: Both | None


class Channel(Entry):
    """A way to tell of harm."""

    name: Both
    open_to: Both
    email: str | None
    url: Both | None


class Grievances(Told):
    """Where those affected can turn, and how many have (§ 4 f)."""

    channels: tuple[Channel, ...]
    received: Amount | None
    settled: Amount | None


class Remediation(Entry):
    """What was done to put an actual adverse impact right (§ 4 f)."""

    findings: tuple[str, ...]
    compensation: Both | None
    outcome: Both | None


class Requests(Told):
    """Requests for information in the period (§§ 6 and 7)."""

    received: Amount
    in_time: Amount | None
    refused: Amount | None


class Training(Entry):
    """Training in human rights and decent work."""

    who: Both
    attended: Amount | None


class BoardMember(Told):
    """Someone on the board."""

    name: str
    role: Both
    member_from: dt.date | None
    member_until: dt.date | None


class Place(Told):
    """A place in the edition: a page by its name in all languages, and an anchor on it."""

    page: str
    anchor: Both | None
    title: Both


class Clause(Told):
    """A clause of the Act, and how far the edition answers it."""

    id: str
    clause: str
    title: Both
    asks: Both = Field(description="What the clause asks for, in our own words.")
    ground: str = Field(
        description="Who asks: ``act``, ``guidance`` (the Consumer Authority's) or ``practice``."
    )
    answered: str = Field(
        description=(
            "``fully``, ``partly``, ``not_stated``, ``waived`` or ``not_asked`` (of the "
            "enterprise)."
        )
    )
    answered_text: Both
    places: tuple[Place, ...]
    lacking: Lines = Field(
        description="What the clause asks for besides, and the edition does not give."
    )


class Section(Told):
    """A headed part of a document, without the sections in it, which follow by themselves.

    What stands before the first heading goes by the document's title, and has no anchor.
    """

    number: str | None
    title: Both
    anchor: Both | None
    text: Lines


class Change(Told):
    """One thing that is another in this statement than in the one before."""

    kind: str = Field(
        description=(
            "``figure``, ``status``, ``added``, ``ended``, ``text``, ``moved`` or ``reference``."
        )
    )
    path: str = Field(description="Where it stands in the data: its permanent name.")
    about: Both = Field(description="What has changed, in words.")
    property: Both | None = Field(
        default=None, description="Which property of it, where it has a name."
    )
    before: Both | None = Field(
        default=None,
        description=(
            "What it was; null where nothing was stated, and of what is told by its name only."
        ),
    )
    after: Both | None = None
    before_value: int | float | None = Field(
        default=None, description="The number that a figure was."
    )
    after_value: int | float | None = None


class Changes(Told):
    """What readers find changed since the statement before, the most important kinds first.

    Dates, approvals and signatures, which are others each year, are not among it.
    """

    since: int = Field(description="The year of that statement.")
    revision: int | None = Field(
        description="Its revision that this is compared with; null where it is not published."
    )
    changes: tuple[Change, ...]


class Statement(Told):
    """One year's statement under the Norwegian Transparency Act (åpenhetsloven).

    What no source states is null or empty: not stated, which does not mean none.
    """

    format: int = Field(description="The version of this shape.")
    schema_: str = Field(
        serialization_alias="schema",
        description="Where this version's schema stands, seen from the site's root.",
    )
    year: int
    title: Both
    organisation: Organisation
    period: Period
    edition: State
    fingerprints: Fingerprints
    summary: Summary
    figures: tuple[Figure, ...]
    counts: dict[str, int] = Field(
        description="How many there are of some things, worked out from the lists."
    )
    categories: tuple[Category, ...]
    risk_areas: tuple[RiskArea, ...]
    findings: tuple[Finding, ...]
    plan_addresses: tuple[str, ...] = Field(
        description="Ids of what the measures are aimed at together."
    )
    measures: tuple[Measure, ...]
    guidelines: tuple[Guideline, ...]
    definitions: tuple[Definition, ...]
    board: tuple[BoardMember, ...]
    engagement: tuple[Engagement, ...]
    grievances: Grievances | None
    remediation: tuple[Remediation, ...]
    requests: Requests | None
    purchasing: tuple[Entry, ...]
    training: tuple[Training, ...]
    clauses: tuple[Clause, ...]
    sources: tuple[Source, ...]
    account: tuple[Section, ...] = Field(description="The whole account, section by section.")
    declaration: tuple[Section, ...]
    policy: tuple[Section, ...]
    changes: Changes | None = Field(
        default=None, description="What changed since the statement before; null in the first one."
    )


class _Schema(GenerateJsonSchema):
    schema_dialect = DIALECT


def statement_schema() -> dict[str, Any]:
    """Return the JSON Schema of this version."""
    told = Statement.model_json_schema(mode="serialization", schema_generator=_Schema)
    for part in (told, *told["$defs"].values()):
        for held in (part, *part["properties"].values()):
            held.pop("title", None)
    told["properties"]["format"] = {"const": FORMAT, **told["properties"]["format"]}
    return {"$schema": DIALECT, "title": f"Statement, version {FORMAT}", **told}
