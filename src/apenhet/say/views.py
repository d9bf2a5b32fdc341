"""The structured parts of an edition as blocks: what a section shows with ``show: …``.

Each view says one thing in one place and is used by the account and by the pages that repeat it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Final, Literal, TypeVar

from apenhet.act import Gap, gaps
from apenhet.anchors import account_parts, item_anchor, term_anchor
from apenhet.derive import aims_of_plan, measures_in_plan
from apenhet.facts import REFERENCE
from apenhet.model import (
    Category,
    CitedSource,
    Definition,
    Finding,
    Guideline,
    Identified,
    Item,
    Measure,
    RiskArea,
    Text,
    ViewName,
)
from apenhet.say import practice, wording
from apenhet.say.document import (
    Bar,
    Blocks,
    Chart,
    Column,
    Definitions,
    Described,
    Inlines,
    ItemList,
    KeyFigure,
    KeyFigures,
    Missing,
    Paragraph,
    Plain,
    Section,
    Table,
)
from apenhet.say.markdown import plain
from apenhet.say.writer import Property, Writer, capitalised, joined, listed

ASSESSMENT_FIGURES: Final = (
    "assessment.suppliers",
    "assessment.spend_share",
    "assessment.high_risk",
    "derived.follow_up",
)


Thing = TypeVar("Thing", bound=Identified)


def view(name: ViewName, writer: Writer) -> Blocks:
    """Return the blocks of one structured part of the edition."""
    return VIEWS[name](writer)


# --- the organisation -------------------------------------------------------------------------


def organisation(w: Writer) -> Blocks:
    """Who accounts: the enterprise in brief (§ 5 a)."""
    org = w.edition.statement.organisation
    code = org.sector_code
    return w.given(
        ("org_name", (Plain(org.name),)),
        ("org_kind", capitalised(w.line(org.description))),
        ("org_sector", capitalised(w.line_given(org.sector))),
        ("org_seat", (Plain(org.seat),) if org.seat else ()),
        ("org_employees", (w.quantity("organisation.employees"),)),
        ("org_affiliations", affiliations(w)),
        ("org_sector_code", (Plain(f"{code.code} "), *w.line(code.name)) if code else ()),
        ("org_vision", w.line_given(org.vision)),
    )


def affiliations(w: Writer) -> Blocks:
    """The federations the organisation belongs to."""
    entries = w.edition.statement.organisation.affiliations
    names = [_with_abbreviation(w, entry.name, entry.abbreviation) for entry in entries]
    return (listed(names),) if names else ()


def _with_abbreviation(w: Writer, name: Text, short: str | None) -> Inlines:
    return (*w.line(name), Plain(f" ({short})")) if short else w.line(name)


def interests(w: Writer) -> Blocks:
    """The members' interests that the organisation works for."""
    return _sentence(w, "interests_told", w.edition.statement.organisation.interests)


def services(w: Writer) -> Blocks:
    """What the organisation does for its members and shop stewards."""
    return w.listing(w.edition.statement.organisation.services)


def responsibilities(w: Writer) -> Blocks:
    """Who answers for what (§ 4 a)."""
    governance = w.edition.statement.governance
    rows = tuple(
        (w.line(entry.text), role_name(w, entry.role)) for entry in governance.responsibilities
    )
    columns = (Column(w.label("responsibility")), Column(w.label("responsible")))
    return (Table(w.label("responsibilities_caption"), columns, rows),) if rows else ()


def role_name(w: Writer, role_id: str) -> Inlines:
    """Return a role's title, with its holder where the sources name one."""
    role = _by_id(w.edition.statement.governance.roles)[role_id]
    return (*w.line(role.title), Plain(f" {role.holder}")) if role.holder else w.line(role.title)


def guidelines(w: Writer) -> Blocks:
    """The guidelines and procedures for handling adverse impacts (§ 5 a)."""
    return tuple(_guideline(w, entry) for entry in w.edition.statement.guidelines)


def _guideline(w: Writer, entry: Guideline) -> Section:
    scope = w.properties(("applies_to", w.blocks(entry.applies_to)))
    return _section(w, entry, (*w.blocks(entry.text), scope))


def declaration(w: Writer) -> Blocks:
    """Which purchases the declaration of principles covers, and where the rest is told."""
    more = w.link(w.label("declaration_more"), "declaration")
    return (*w.blocks(w.edition.principles.declaration.purchases), Paragraph((more, Plain("."))))


def tool(w: Writer) -> Blocks:
    """The service the assessment is made in, and how its data are kept."""
    used = w.edition.statement.tool
    if used is None:
        return ()
    return (
        w.properties(
            ("tool_name", (Plain(used.name),)),
            ("tool_country", w.line(used.country)),
            ("tool_storage", w.line(used.storage_country)),
            ("tool_retention", (w.quantity("tool.retention"),)),
            ("tool_access", w.blocks(used.access)),
        ),
    )


def contact(w: Writer) -> Blocks:
    """Where to turn, and how soon an answer comes."""
    channels = w.edition.statement.contact.channels
    return w.given(
        ("email", w.fact("contact.email")),
        ("follow_up_within", (w.quantity("information_duty.answer_within"),)),
        ("channels", w.listing(channels)),
    )


def definitions(w: Writer) -> Blocks:
    """The Act's terms in plain words (§ 3)."""
    entries = w.edition.statement.definitions
    return (glossary(w, entries),) if entries else ()


def glossary(w: Writer, entries: Iterable[Definition]) -> Definitions:
    """Return terms with their meanings, each with a permanent anchor."""
    return Definitions(
        tuple(
            Described(w.line(entry.term), w.blocks(entry.text), term_anchor(entry.id))
            for entry in entries
        )
    )


# --- the assessment ---------------------------------------------------------------------------


def assessment_criteria(w: Writer) -> Blocks:
    """What risk is judged by."""
    return _sentence(w, "criteria_told", w.edition.statement.assessment.criteria)


def assessment_sources(w: Writer) -> Blocks:
    """The recognised sources behind the assessment."""
    ids = w.edition.statement.assessment.sources
    return (source_list(w, ids),) if ids else ()


def desk_research(w: Writer) -> Blocks:
    """What was looked for in the closer examination."""
    return w.listing(w.edition.statement.assessment.desk_research)


def key_figures(w: Writer) -> Blocks:
    """The assessment in figures."""
    return (figures(w, tuple(path for path in ASSESSMENT_FIGURES if w.has(path))),)


def figures(w: Writer, paths: tuple[str, ...]) -> KeyFigures:
    """Return the figures at ``paths`` with labels and sources."""
    return KeyFigures(tuple(_key_figure(w, path) for path in paths))


def _key_figure(w: Writer, path: str) -> KeyFigure:
    figure = w.figure(path)
    return KeyFigure(w.quantity(path), w.line(figure.label), w.source(figure.source))


def figures_told_of(w: Writer, paths: tuple[str, ...]) -> KeyFigures:
    """Return the figures at ``paths``, each leading to where the account first speaks of it.

    There it says how the figure came about, and what a label is too short to say.
    """
    return KeyFigures(
        tuple(
            replace(figure, label=_told_of(w, path, figure.label))
            for path, figure in zip(paths, figures(w, paths).figures, strict=True)
        )
    )


def _told_of(w: Writer, path: str, label: Inlines) -> Inlines:
    for place in account_parts(w.edition.statement):
        text = place.block.text if place.block else None
        if text and path in REFERENCE.findall(text.in_(w.language)):
            return (w.link(label, "account", place.anchor(w.language)),)
    return label


def categories(w: Writer) -> Blocks:
    """The categories with their meaning and number of suppliers (§ 5 b)."""
    entries = w.edition.statement.assessment.categories
    columns = (
        Column(w.label("category")),
        Column(w.label("meaning")),
        Column(w.label("follow_up")),
        Column(w.label("suppliers"), numeric=True),
    )
    rows = tuple(_category_row(w, entry) for entry in entries)
    if not rows:
        return ()
    if w.has("assessment.high_risk"):
        sum_ = (w.quantity("assessment.high_risk"),)
        rows = (*rows, ((Plain(w.label("total")),), (), (), sum_))
    return (Table(w.label("categories_caption"), columns, rows),)


def _category_row(w: Writer, entry: Category) -> tuple[Inlines, ...]:
    return (
        (Plain(practice.category_name(w, entry)),),
        w.line(entry.meaning),
        (Plain(w.label("yes" if entry.follow_up else "no")),),
        (w.quantity(f"assessment.categories.{entry.id}.suppliers"),),
    )


def categories_chart(w: Writer) -> Blocks:
    """How the suppliers with technically high risk fall into the categories."""
    entries = w.edition.statement.assessment.categories
    if not w.has("assessment.high_risk", "derived.follow_up"):
        return ()
    bars = tuple(
        Bar(
            _category_told(w, entry),
            int(entry.suppliers.value),
            w.quantity(f"assessment.categories.{entry.id}.suppliers").text,
            accent=entry.follow_up,
        )
        for entry in entries
    )
    parts = [
        w.label("category_part", amount=bar.text, number=entry.number, title=w.words(entry.title))
        for bar, entry in zip(bars, entries, strict=True)
    ]
    amounts = {
        "total": w.quantity("assessment.high_risk").text,
        "follow_up": w.quantity("derived.follow_up").text,
    }
    description = w.label(
        "categories_chart_text", parts=wording.enumeration(parts, w.language), **amounts
    )
    title = w.label("categories_chart_title", **amounts)
    return (_chart(w, "categories_chart", title, description, bars),)


def _category_told(w: Writer, entry: Category) -> str:
    name = practice.category_name(w, entry)
    return w.label("category_followed_up", category=name) if entry.follow_up else name


def supplier_path(w: Writer) -> Blocks:
    """The way from all suppliers to those that will be followed up."""
    steps = ("assessment.suppliers", "assessment.high_risk", "derived.follow_up")
    if not w.has(*steps, "assessment.spend_share"):
        return ()
    bars = tuple(
        Bar(
            plain(capitalised(w.line(w.figure(path).label))),
            int(w.figure(path).value),
            w.quantity(path).text,
            accent=path == steps[-1],
        )
        for path in steps
    )
    amounts = dict(
        zip(("suppliers", "high_risk", "follow_up"), (b.text for b in bars), strict=True)
    )
    description = w.label(
        "supplier_path_text", share=w.quantity("assessment.spend_share").text, **amounts
    )
    title = w.label("supplier_path_title", **amounts)
    return (_chart(w, "supplier_path", title, description, bars),)


CHARTS: Final[dict[str, Literal["parts", "steps"]]] = {
    "categories_chart": "parts",
    "supplier_path": "steps",
}
"""What each of the charts shows."""


def _chart(w: Writer, name: str, title: str, description: str, bars: tuple[Bar, ...]) -> Chart:
    columns = (Column(w.label(f"{name}_column")), Column(w.label("suppliers"), numeric=True))
    rows = tuple(((Plain(bar.label),), (Plain(bar.text),)) for bar in bars)
    table = Table(title, columns, rows)
    return Chart(CHARTS[name], title, description, bars, table, note=_covered(w))


def _covered(w: Writer) -> Inlines:
    """Return what share of the purchases the amounts of a chart come from, and their source."""
    share = "assessment.spend_share"
    told = w.label("chart_covers", share=w.quantity(share).text) if w.has(share) else ""
    source = w.source(w.figure("assessment.high_risk").source)
    named = (Plain(f" {w.label('source')}: "), *source) if source else ()
    return (Plain(told), *named) if told else named


def risk_areas(w: Writer) -> Blocks:
    """The fields of purchases with significant risk, and what is not said of them (§ 5 b)."""
    areas = (_risk_area(w, entry) for entry in w.edition.statement.risk_areas)
    return (*areas, *not_stated(w, "risk_areas"))


def _risk_area(w: Writer, entry: RiskArea) -> Section:
    facts: tuple[Property, ...] = (
        ("risk_goods", w.blocks_given(entry.goods)),
        ("risk_places", w.blocks_given(entry.places)),
        ("risk_countries", practice.countries(w, entry)),
        ("risk_rights", w.listing(entry.rights)),
        ("risk_level", w.blocks_given(entry.level)),
        *practice.prioritised(w, entry),
        ("risk_measures", _measures_for(w, entry.id)),
        ("sources", (source_list(w, entry.sources),) if entry.sources else ()),
    )
    return _section(w, entry, (*w.blocks(entry.text), *w.given(*facts)))


def _measures_for(w: Writer, target: str) -> Blocks | Inlines:
    """Return the measures aimed at something; one that was dropped does nothing about it.

    What only the plan as a whole is aimed at says so: who follows the link looks for no more.
    """
    statement = w.edition.statement
    found = [m for m in measures_in_plan(statement) if target in m.addresses]
    links = [(w.link(w.line(m.title), "account", item_anchor(m, w.language)),) for m in found]
    if target in aims_of_plan(statement):
        links.append((w.link(w.label("plan_too" if links else "plan_only"), "measures"),))
    return (listed(links),) if links else (w.missing(),)


def findings(w: Writer) -> Blocks:
    """What was found of adverse impacts, how it was looked for and what stays uncertain (§ 5 b)."""
    found = (_finding(w, entry) for entry in w.edition.statement.findings)
    return (*found, *not_stated(w, "findings"))


def _finding(w: Writer, entry: Finding) -> Section:
    found = w.label("yes" if entry.adverse_impacts_found else "finding_none")
    facts: tuple[Property, ...] = (
        ("finding_found", (Plain(found),)),
        ("risk_countries", practice.countries(w, entry)),
        *practice.weighed(w, entry),
        ("finding_examined", w.blocks_given(entry.examined)),
        ("finding_covered", w.blocks_given(entry.covered)),
        ("finding_uncertain", w.blocks_given(entry.uncertain)),
    )
    return _section(w, entry, (*w.blocks(entry.text), *w.given(*facts)))


# --- what is done -----------------------------------------------------------------------------


def commitments(w: Writer) -> Blocks:
    """What the yearly due diligence includes (§ 4)."""
    return w.listing(w.edition.statement.commitments)


def measures(w: Writer) -> Blocks:
    """The measures, implemented or planned, with results or expected results (§ 5 c)."""
    return (*measure_sections(w), *not_stated(w, "measures"))


def measure_sections(w: Writer) -> Blocks:
    """Each measure under its own heading."""
    return tuple(_measure(w, entry) for entry in w.edition.statement.measures)


def _measure(w: Writer, entry: Measure) -> Section:
    facts: tuple[Property, ...] = (
        ("measure_due", measure_due(w, entry)),
        ("measure_responsible", role_name(w, entry.responsible)),
        *practice.measured(w, entry),
        ("measure_result", w.blocks_given(entry.result)),
        ("measure_expected", w.blocks_given(entry.expected_result)),
        ("measure_reason", w.blocks_given(entry.reason)),
        ("measure_addresses", joined([practice.aim(w, target) for target in entry.addresses])),
    )
    section = _section(w, entry, (*w.blocks(entry.text), *w.given(*facts)))
    return Section(section.anchor, section.title, section.blocks, tag=measure_status(w, entry))


def measure_status(w: Writer, entry: Measure) -> str:
    """Return how far a measure has come, in words."""
    return w.label(f"measure_status_{entry.status}")


def measure_due(w: Writer, entry: Measure) -> Inlines:
    """Return the day a measure is to be done by; nothing where none is set."""
    return (w.quantity(f"measures.{entry.id}.due"),) if entry.due else ()


def plan_aims(w: Writer) -> Blocks:
    """What the measures are aimed at together, and whether any is aimed at a part of it."""
    statement = w.edition.statement
    aims = aims_of_plan(statement)
    told = w.given(("plan_addresses", joined([practice.aim(w, aim) for aim in aims])))
    by_one = {aim for measure in measures_in_plan(statement) for aim in measure.addresses}
    several = 2
    if len(aims) < several or not by_one.isdisjoint(aims):
        return told
    return (*told, Paragraph((Plain(w.label("plan_not_apart")),)))


# --- sources ----------------------------------------------------------------------------------


def sources(w: Writer) -> Blocks:
    """Every source that a figure or a description names."""
    return (source_list(w, tuple(source.id for source in w.edition.statement.sources)),)


def source_list(w: Writer, ids: tuple[str, ...]) -> ItemList:
    """Return sources by name, publisher and link."""
    known = _by_id(w.edition.statement.sources)
    return listed(_source(w, known[source_id]) for source_id in ids)


def _source(w: Writer, source: CitedSource) -> Inlines:
    name = w.source_name(source)
    return name if source.publisher is None else joined((name, w.line(source.publisher)))


# --- what is not stated -----------------------------------------------------------------------

_ASKED: Final = {
    "goods": "risk_goods",
    "places": "risk_places",
    "rights": "risk_rights",
    "examined": "finding_examined",
    "covered": "finding_covered",
    "uncertain": "finding_uncertain",
    "expected_result": "measure_expected",
    "result": "measure_result",
}
"""The labels of what entries can lack, by the keys of gaps."""
_LISTS: Final = {"risk": "view_risk_areas", "finding": "view_findings", "measure": "view_measures"}
"""The labels of the lists they stand in, by what the names above begin with."""


def not_stated(w: Writer, name: str) -> Blocks:
    """Return a line on what entries of the list ``name`` do not say; nothing where all is said."""
    said = " ".join(gap_told(w, gap) for gap in gaps(w.edition.statement, name))
    return (Paragraph((Missing(said),)),) if said else ()


def gap_told(w: Writer, gap: Gap) -> str:
    """Return a sentence that says what is not stated, and of what."""
    name = _ASKED[gap.key]
    asked = w.label(name)
    what = asked[:1].lower() + asked[1:]
    if gap.of_all:
        return w.label("not_stated_of_any", what=what, entries=w.label(_LISTS[name.split("_")[0]]))
    titles = [w.label("quoted", words=w.words(entry.title)) for entry in gap.entries]
    entries = wording.enumeration(titles, w.language)
    return w.label("not_stated_of", what=what, entries=entries)


# --- shared shapes ----------------------------------------------------------------------------


def _sentence(w: Writer, label: str, items: Sequence[Item]) -> Blocks:
    """Return entries of a word or two as a sentence: a list would chop them up."""
    words = wording.enumeration([w.words(item.text) for item in items], w.language)
    return (Paragraph((Plain(w.label(label, words=words)),)),) if items else ()


def _section(w: Writer, entry: Guideline | RiskArea | Finding | Measure, blocks: Blocks) -> Section:
    return Section(item_anchor(entry, w.language), w.words(entry.title), blocks)


def _by_id(items: Iterable[Thing]) -> dict[str, Thing]:
    return {item.id: item for item in items}


VIEWS: Final[dict[str, Callable[[Writer], Blocks]]] = {
    function.__name__: function
    for function in (
        affiliations,
        assessment_criteria,
        assessment_sources,
        categories,
        categories_chart,
        commitments,
        contact,
        declaration,
        definitions,
        desk_research,
        findings,
        guidelines,
        interests,
        key_figures,
        measures,
        organisation,
        responsibilities,
        risk_areas,
        services,
        sources,
        supplier_path,
        tool,
        practice.board,
        practice.engagement,
        practice.grievances,
        practice.purchasing,
        practice.remediation,
        practice.requests,
        practice.training,
    )
}
