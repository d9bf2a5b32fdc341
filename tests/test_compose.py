"""What each page says, read in the document tree, before any format."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace

import pytest

from apenhet.act import Answered, answers
from apenhet.anchors import account_parts, term_anchor
from apenhet.model import (
    LANGUAGES,
    AnsweringPage,
    Article,
    Edition,
    Language,
    LocalSlug,
    LocalUrl,
    Text,
)
from apenhet.render import outputs
from apenhet.render.plain import lines
from apenhet.render.words import words
from apenhet.say import adopted, clauses, compose, standing
from apenhet.say.document import (
    Action,
    Blocks,
    Chart,
    Deadlines,
    Definitions,
    Document,
    Downloads,
    Link,
    Paragraph,
    Plain,
    Quantity,
    Section,
    Table,
    Target,
)
from apenhet.say.markdown import plain
from apenhet.say.terms import Terms
from apenhet.say.views import ASSESSMENT_FIGURES, VIEWS
from apenhet.say.writer import CircularFact, Writer
from apenhet.site.macros import DOCUMENTS, TODAYS


def parts(node: object) -> Iterator[object]:
    """Yield every node of a document, in reading order."""
    if is_dataclass(node):
        yield node
        for field in fields(node):
            yield from parts(getattr(node, field.name))
    elif isinstance(node, tuple):
        for child in node:
            yield from parts(child)


def all_of(document: Document, kind: type) -> list[object]:
    return [part for part in parts(document) if isinstance(part, kind)]


def test_the_account_has_every_chapter_in_order_and_numbers_them(writer: Writer) -> None:
    chapters = writer.edition.statement.chapters
    found = [block for block in compose.account(writer).blocks if isinstance(block, Section)]
    assert [s.anchor for s in found] == [c.slug.in_(writer.language) for c in chapters]
    numbers = [s.number for s in found if s.number]
    assert numbers == [str(n) for n in range(1, 1 + sum(c.numbered for c in chapters))]
    assert numbers


def test_anchors_on_a_page_are_unique(writer: Writer) -> None:
    for name, build in {**DOCUMENTS, **TODAYS}.items():
        document = build(writer)
        anchors = [a for part in parts(document) if (a := getattr(part, "anchor", None))
                   and not isinstance(part, Target)]  # fmt: skip
        assert len(anchors) == len(set(anchors)), name


def test_links_inside_the_account_lead_somewhere(writer: Writer) -> None:
    account = compose.account(writer)
    anchors = {
        getattr(part, "anchor", None) for part in parts(account) if not isinstance(part, Target)
    }
    for name, build in {**DOCUMENTS, **TODAYS}.items():
        for link in all_of(build(writer), Link):
            assert isinstance(link, Link)
            if isinstance(link.to, Target) and link.to.page == "account":
                assert link.to.anchor in anchors, f"{name}: {link}"


def test_both_languages_have_the_same_shape(edition: Edition) -> None:
    for name, build in {**DOCUMENTS, **TODAYS}.items():
        nb, en = (build(Writer.of(edition, language)) for language in LANGUAGES)
        shapes = [
            [
                (type(part).__name__, getattr(part, "path", None))
                for part in parts(document)
                if isinstance(part, (Section, Table, Chart, Deadlines))
            ]
            for document in (nb, en)
        ]
        assert shapes[0] == shapes[1], name
        paths = [sorted(part.path for part in all_of(d, Quantity)) for d in (nb, en)]  # type: ignore[attr-defined]
        assert paths[0] == paths[1], name


def test_the_categories_table_ends_with_the_total(writer: Writer) -> None:
    tables = [t for t in all_of(compose.account(writer), Table) if isinstance(t, Table)]
    caption = writer.label("categories_caption")
    (categories,) = [table for table in tables if table.caption == caption]
    amounts = [plain(row[-1]) for row in categories.rows]
    assert sum(map(int, amounts[:-1])) == int(amounts[-1])


def test_the_way_of_the_suppliers_ends_with_those_followed_up(writer: Writer) -> None:
    charts = [c for c in all_of(compose.account(writer), Chart) if isinstance(c, Chart)]
    (steps,) = [chart for chart in charts if chart.kind == "steps"]
    assert [bar.text for bar in steps.bars] == [
        writer.quantity(path).text
        for path in ("assessment.suppliers", "assessment.high_risk", "derived.follow_up")
    ]
    assert [bar.accent for bar in steps.bars] == [False, False, True]


def test_the_overview_says_each_thing_once(writer: Writer) -> None:
    overview = compose.overview(writer, outputs.offered(writer))
    figures = [part.path for part in all_of(overview, Quantity) if isinstance(part, Quantity)]
    told = [path for path in figures if path.startswith(("assessment.", "derived."))]
    assert len(told) == len(set(told))
    assert set(ASSESSMENT_FIGURES) <= set(told)
    measures = writer.edition.statement.measures
    targets = [link.to for link in all_of(overview, Link) if isinstance(link, Link)]
    anchors = [to.anchor for to in targets if isinstance(to, Target) and to.page == "measures"]
    assert anchors == [measure.slug.in_(writer.language) for measure in measures]


def test_the_overview_begins_with_the_finding_what_is_done_and_the_way_on(writer: Writer) -> None:
    found, done, read_on, *_ = compose.overview(writer, outputs.offered(writer)).blocks
    assert isinstance(found, Section)
    assert isinstance(done, Section)
    assert found.blocks == writer.blocks(writer.edition.statement.summary.found)
    assert done.blocks == writer.blocks(writer.edition.statement.summary.done)
    assert isinstance(read_on, Action)
    assert read_on.to == Target("account")


def test_the_page_of_the_account_ends_with_who_has_signed_it(writer: Writer) -> None:
    told = compose.account(writer)
    page = compose.signed_account(writer)
    before = [(part.title, list(lines(part.blocks))) for part in page.sections()][:-1]
    assert before == [(part.title, list(lines(part.blocks))) for part in told.sections()]
    signing = page.blocks[-1]
    assert isinstance(signing, Section)
    assert signing.anchor == writer.label("signing_anchor")
    state = standing.state_name(writer.edition, writer.language)
    assert (Plain(state),) in [
        part.content for part in parts(signing) if isinstance(part, Paragraph)
    ]


def test_a_term_is_linked_where_a_section_first_uses_it() -> None:
    def told(*words: str) -> tuple[Paragraph, ...]:
        return tuple(Paragraph((Plain(text),)) for text in words)

    link = Link((Plain("leverandørkjedene"),), Target(anchor="term-supply-chain"))
    again = replace(link, children=(Plain("Leverandørkjede"),))
    terms = Terms({"leverandørkjede": "term-supply-chain"})
    section = Section("a", "Leverandørkjeden", told("Leverandørkjede."))
    blocks: Blocks = (*told("I leverandørkjedene og leverandørkjeden."), section)
    assert terms.linked(blocks) == (
        Paragraph((Plain("I "), link, Plain(" og leverandørkjeden."))),
        replace(section, blocks=(Paragraph((again, Plain("."))),)),
    )
    glossary: Blocks = (*told("Leverandørkjede"), Definitions(()))
    assert Terms(terms.anchors).linked(glossary) == glossary


def test_the_terms_of_the_account_are_linked_on_its_page_only(writer: Writer) -> None:
    def targets(document: Document) -> set[str | None]:
        links = [link.to for link in all_of(document, Link) if isinstance(link, Link)]
        return {to.anchor for to in links if isinstance(to, Target) and to.page is None}

    page = compose.signed_account(writer)
    terms = {term_anchor(one.id) for one in writer.edition.statement.definitions}
    assert terms & targets(page)
    assert targets(page) <= set(page.anchors())
    assert not terms & targets(compose.account(writer))


def test_a_source_is_named_with_its_year_and_led_to(edition: Edition) -> None:
    first, *others = edition.statement.sources
    url = LocalUrl(nb="https://example.org/nb", en="https://example.org/en")
    for year, said in ((None, ""), (2023, " (2023)")):
        known = (first.model_copy(update={"year": year, "url": url}), *others)
        statement = edition.statement.model_copy(update={"sources": known})
        writer = Writer.of(edition.model_copy(update={"statement": statement}), "nb")
        title, *rest = writer.source(first.id)
        assert title == Link(writer.line(first.title), "https://example.org/nb")
        assert plain(rest) == said


def titles(edition: Edition) -> list[str]:
    table = compose.measures(Writer.of(edition, "nb")).blocks[0]
    assert isinstance(table, Table)
    return [column.title for column in table.columns]


@pytest.mark.parametrize(("other", "shown"), [("general_secretary", False), ("someone", True)])
def test_the_table_of_measures_names_who_answers_where_they_differ(
    edition: Edition, other: str, shown: bool
) -> None:
    statement, governance = edition.statement, edition.statement.governance
    secretary = governance.roles[0]
    first, *others = (
        measure.model_copy(update={"responsible": secretary.id}) for measure in statement.measures
    )
    roles = (*governance.roles, secretary.model_copy(update={"id": "someone"}))
    governed = governance.model_copy(update={"roles": roles})
    measures = (first.model_copy(update={"responsible": other}), *others)
    told = statement.model_copy(update={"measures": measures, "governance": governed})
    here = titles(edition.model_copy(update={"statement": told}))
    assert ("Overordnet ansvar" in here) is shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_data_begins_with_the_ways_to_its_parts(
    edition: Edition, language: Language
) -> None:
    page = compose.downloads(Writer.of(edition, language), Downloads(()), Downloads(()), ())
    ways = [part.to for part in parts(page.blocks[:1]) if isinstance(part, Link)]
    assert ways == [Target(anchor=b.anchor) for b in page.blocks if isinstance(b, Section)]


def test_due_days_are_in_the_table_where_a_measure_has_one(edition: Edition) -> None:
    measures = edition.statement.measures
    for due, shown in ((None, False), (dt.date(2024, 12, 31), True)):
        first = measures[0].model_copy(update={"due": due})
        others = tuple(measure.model_copy(update={"due": None}) for measure in measures[1:])
        statement = edition.statement.model_copy(update={"measures": (first, *others)})
        told = edition.model_copy(update={"statement": statement})
        assert ("Frist" in titles(told)) is shown


def test_every_clause_that_asks_of_the_account_links_to_its_answers(writer: Writer) -> None:
    parts_of_it = list(account_parts(writer.edition.statement))
    sections = list(clauses.law_index(writer).sections())
    for clause, section in zip(writer.edition.law.clauses, sections, strict=True):
        links = [part for part in parts(section.blocks) if isinstance(part, Link)]
        targets = [link.to for link in links if isinstance(link.to, Target)]
        answering = [part for part in parts_of_it if clause.id in part.answers]
        assert targets == [
            *(Target("account", part.anchor(writer.language)) for part in answering),
            *(Target(page.name) for page in writer.edition.pages if clause.id in page.answers),
        ]


def test_a_page_answers_a_clause_but_not_what_the_account_itself_must(edition: Edition) -> None:
    page = AnsweringPage(
        name="information", title=Text(nb="Spør oss", en="Ask us"), answers=("s6", "s5_b")
    )
    silent = edition.statement.model_copy(update={"chapters": ()})
    answered = {
        answer.clause.id: answer.answered
        for answer in answers(silent, edition.law.clauses, edition.state, pages=(page,))
    }
    assert answered["s6"] is Answered.FULLY
    assert answered["s7"] is answered["s5_b"] is Answered.NOT_STATED


def test_the_page_for_asking_is_where_the_right_to_ask_is_answered(writer: Writer) -> None:
    for name in ("s6", "s7"):
        clause = next(clause for clause in writer.edition.law.clauses if clause.id == name)
        (section,) = (
            section
            for section in clauses.law_index(writer).sections()
            if section.anchor == clause.slug.in_(writer.language)
        )
        links = [part for part in parts(section.blocks) if isinstance(part, Link)]
        assert Target("information") in [link.to for link in links]


def test_a_list_says_once_what_its_entries_do_not_say(edition: Edition) -> None:
    areas = edition.statement.risk_areas
    bare = areas[0].model_copy(update={"places": None, "goods": None})
    for changed, told in (
        ((bare, *areas[1:]), "Ikke oppgitt for «IKT-produkter»: varer og tjenester."),
        ((bare,), "Ikke oppgitt for risikoområdene: land og ledd i kjeden."),
    ):
        statement = edition.statement.model_copy(update={"risk_areas": changed})
        w = Writer.of(edition.model_copy(update={"statement": statement}), "nb")
        *_, last = VIEWS["risk_areas"](w)
        assert told in "\n".join(lines((last,)))


def test_what_the_plan_is_aimed_at_is_said_once(edition: Edition) -> None:
    w = Writer.of(edition, "nb")
    said = "\n".join(
        [
            *lines(compose.measures(w).blocks),
            *(t for s in compose.measures(w).sections() for t in lines(s.blocks)),
        ]
    )
    assert (
        said.count("Planen som helhet retter seg mot: IKT-produkter, Servering og overnatting, ")
        == 1
    )
    for area in edition.statement.risk_areas:
        assert said.count(area.title.nb) == 1
    (section, *_) = VIEWS["risk_areas"](w)
    assert isinstance(section, Section)
    assert "Redegjørelsen fordeler ikke tiltakene på hvert av disse områdene." in said
    alone = "Tiltak: handlingsplanen som helhet, ikke noe enkelt tiltak"
    assert alone in list(lines(section.blocks))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Vi vet for lite om {{ derived.follow_up }}.", "Vi vet for lite om sju."),
        ("Vi ser. {{ derived.follow_up }} skal følges opp.", "Vi ser. Sju skal følges opp."),
        ("{{ derived.follow_up }} skal følges opp.", "Sju skal følges opp."),
        ("Lagret i {{ tool.retention }}.", "Lagret i fem år."),
        ("Av {{ assessment.high_risk }} er noen klare.", "Av 16 er noen klare."),
        ("I kategori {{ assessment.categories.unclear.number }}.", "I kategori 3."),
        ("{{ assessment.categories.improving.suppliers }} er i gang.", "1 er i gang."),
    ],
)
def test_running_text_counts_in_words_and_names_in_digits(
    edition: Edition, text: str, told: str
) -> None:
    assert Writer.of(edition, "nb").words(Text(nb=text, en=text)) == told


def test_every_part_of_the_data_has_a_name_for_links(edition: Edition) -> None:
    assert all(f"view_{name}" in edition.labels.root for name in VIEWS)


def test_links_in_one_list_of_answers_can_be_told_apart(writer: Writer) -> None:
    for section in clauses.law_index(writer).sections():
        links = [part for part in parts(section.blocks) if isinstance(part, Link)]
        names = [plain(link.children) for link in links]
        assert len(names) == len(set(names)), section.title


def test_time_limits_come_from_the_data(writer: Writer) -> None:
    (block,) = compose.deadlines(writer).blocks
    assert isinstance(block, Deadlines)
    answer, extended = block.limits
    law, duty = writer.edition.law, writer.edition.statement.information_duty
    assert (answer.weeks, answer.months) == (duty.answer_within.value, 0)
    assert (extended.weeks, extended.months) == (0, law.answer_within_extended.value)
    assert "{date}" in answer.template
    assert "{date}" in extended.template


def test_a_text_that_names_itself_is_refused(edition: Edition) -> None:
    vision = Text(nb="Se {{ organisation.vision }}", en="The vision")
    organisation = edition.statement.organisation.model_copy(update={"vision": vision})
    statement = edition.statement.model_copy(update={"organisation": organisation})
    writer = Writer.of(edition.model_copy(update={"statement": statement}), "nb")
    with pytest.raises(CircularFact, match=r"organisation\.vision → organisation\.vision"):
        writer.fact("organisation.vision")


def test_the_declarations_own_text_stands_on_its_page_once_the_data_hold_it(
    edition: Edition,
) -> None:
    told = edition.principles.declaration
    article = Article(
        id="forced_labour",
        slug=LocalSlug(nb="tvangsarbeid", en="forced-labour"),
        title=Text(nb="Tvangsarbeid", en="Forced labour"),
        text=Text(nb="Ingen skal tvinges.", en="Nobody shall be forced."),
    )
    more = {
        "articles": (article,),
        "valid_from": dt.date(2023, 3, 1),
        "version": Text(nb="Andre utgave", en="Second edition"),
        "url": LocalUrl(nb="https://x.no/nb", en="https://x.no/en"),
    }
    told = told.model_copy(update=more)
    principles = edition.principles.model_copy(update={"declaration": told})
    filled = edition.model_copy(update={"principles": principles})
    expected: dict[Language, tuple[str, str]] = {
        "nb": ("Tvangsarbeid", "1. mars"),
        "en": ("Forced", "1 March"),
    }
    for language, (title, since) in expected.items():
        before = words(Writer.of(edition, language), "declaration")
        after = words(Writer.of(filled, language), "declaration")
        description = Writer.of(edition, language).label("declaration_described")
        assert description in before
        assert description not in after
        assert title in after
        assert since in after
        assert f"<https://x.no/{language}>" in after
        assert "tvangsarbeid" in {*adopted.declaration(Writer.of(filled, "nb")).anchors()}


def test_the_account_leads_to_the_declaration_and_does_not_repeat_it(writer: Writer) -> None:
    told = adopted.declaration(writer)
    said = words(writer, "statement")
    assert "<declaration>" in said
    requires = writer.edition.principles.declaration.requires
    assert all(writer.words(item.text) in words(writer, "declaration") for item in requires)
    assert not any(writer.words(item.text) in said for item in requires)
    assert list(told.anchors())


def test_every_figure_has_its_source_and_the_policys_stand_apart(writer: Writer) -> None:
    statement, law, policy = compose.figure_tables(writer)
    assert all(plain(source) for table in (statement, law, policy) for *_, source in table.rows)
    paths = [
        {cell.path.partition(".")[0] for _, (cell,), _ in table.rows if isinstance(cell, Quantity)}
        for table in (statement, law, policy)
    ]
    assert paths[1:] == [{"law"}, {"principles"}]
    assert "assessment" in paths[0]
    assert not paths[0] & {"law", "principles"}
