"""From an edition to the document of each page: which parts, under which headings, in what order.

It knows the account and the Act's clauses, no file format and no address but the pages' names.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import Final, NamedTuple

from apenhet.act import (
    Answer,
    Answered,
    Corrected,
    Correction,
    Gap,
    StatePart,
    corrected,
    edition_answers,
    signing,
)
from apenhet.anchors import AccountPart, block_anchor, item_anchor, numbered, term_anchor
from apenhet.derive import publication_deadline
from apenhet.model import (
    AccountBlock,
    AccountSection,
    AnnualReport,
    Approval,
    Article,
    Asker,
    Chapter,
    Clause,
    Declaration,
    Edition,
    Figure,
    FocusArea,
    Language,
    Measure,
    Original,
    Position,
    PrinciplePart,
    Signature,
    Text,
    Unit,
)
from apenhet.say import views, wording
from apenhet.say.document import (
    Action,
    Block,
    Blocks,
    Column,
    Deadline,
    Deadlines,
    Document,
    Downloads,
    Example,
    Inlines,
    ItemList,
    Link,
    ListItem,
    Missing,
    Paragraph,
    Plain,
    PreparedEmail,
    Section,
    Strong,
    Table,
    Target,
)
from apenhet.say.terms import Terms
from apenhet.say.versions import version_told, with_former
from apenhet.say.writer import Writer, anchored, capitalised, joined, listed

Entry = tuple[str, Blocks | Inlines]
"""A property by the name of its label, and what it is."""

# --- what an edition is called --------------------------------------------------------------------


def title(edition: Edition, language: Language) -> str:
    """Return the title of an edition."""
    return edition.labels.text("site_title", language, year=edition.year)


def state_name(edition: Edition, language: Language) -> str:
    """Return how far an edition has come, in words."""
    return edition.labels.text(f"status_{edition.state}", language)


def has_lapsed(edition: Edition) -> bool:
    """Return whether the text of an edition has changed since it was approved."""
    return any(isinstance(one, Approval) for one in signing(edition).lapsed)


def state_and_day(edition: Edition, language: Language) -> str:
    """Return how far an edition has come, with the days it was published and last changed."""
    days = [revision.date for revision in edition.published]
    if not days:
        return state_name(edition, language)
    told = f"{state_name(edition, language)} {wording.date(days[0], language)}"
    if days[-1] == days[0]:
        return told
    last = wording.date(days[-1], language)
    return f"{told}. {edition.labels.text('last_changed', language, date=last)}"


# --- the account ------------------------------------------------------------------------------


def account(w: Writer) -> Document:
    """The account of due diligence, whole (§ 5)."""
    chapters = tuple(
        _chapter(w, chapter, number) for chapter, number in numbered(w.edition.statement.chapters)
    )
    return Document(w.language, chapters, contents=True)


def signed_account(w: Writer) -> Document:
    """The page of the account: its terms linked, and who has approved and signed it at its end.

    Neither is part of its words, which are what is approved.
    """
    defined = w.edition.statement.definitions
    terms = Terms({w.words(one.term).lower(): term_anchor(one.id) for one in defined})
    signed = _headed(w, "signing", (w.properties(*_signing(w)),))
    return Document(w.language, (*terms.linked(account(w).blocks), signed), contents=True)


def _chapter(w: Writer, chapter: Chapter, number: str | None) -> Section:
    sections = tuple(
        _part(w, section, f"{number}.{order}" if number else None)
        for order, section in enumerate(chapter.sections, 1)
    )
    return _part(w, chapter, number, sections)


def _part(
    w: Writer, part: Chapter | AccountSection, number: str | None, sections: Blocks = ()
) -> Section:
    slug = part.slug.in_(w.language)
    found: list[Block] = []
    for block in part.blocks:
        anchor = block_anchor(slug, block.id)
        if block.text is not None:
            found.extend(w.blocks(block.text, anchor))
        elif block.show is not None:
            found.extend(anchored(views.view(block.show, w), anchor))
    return Section(slug, w.words(part.title), (*found, *sections), number)


# --- overview and measures --------------------------------------------------------------------


def overview(w: Writer, files: Downloads) -> Document:
    """What a reader wants to know first: the finding, what is done, and the way to the account.

    Then what these rest on, the edition's state, the ``files`` to read and the way to all of
    them. Each is said once.
    """
    about, found, done, *rest = _brief(w)
    account_itself = Action("read_account", Target("account"))
    this = _headed(w, "state", (*about, *state(w)))
    more = Paragraph((w.link(w.label("download_more"), "downloads", w.label("download_anchor")),))
    take = _headed(w, "download", (files, more))
    told = (*found, *done, account_itself, *chain(*rest), this, take)
    return Document(w.language, told)


def summary(w: Writer) -> Document:
    """The account in brief: what this is, what was found, what is done."""
    return Document(w.language, tuple(chain(*_brief(w))))


def finding(w: Writer) -> Document:
    """What was found, in a paragraph."""
    return Document(w.language, w.blocks(w.edition.statement.summary.found)[:1])


def _brief(w: Writer) -> tuple[Blocks, ...]:
    said = w.edition.statement
    return (
        w.blocks(said.summary.about),
        (_headed(w, "found", w.blocks(said.summary.found)),),
        (_headed(w, "done", w.blocks(said.summary.done)),),
        (_headed(w, "assessed", (views.figures(w, said.highlights),)),),
        (_headed(w, "areas", (_area_list(w),)), _headed(w, "plan", (_measure_list(w),))),
    )


def _headed(w: Writer, name: str, blocks: Blocks) -> Section:
    return Section(w.label(f"{name}_anchor"), w.label(f"{name}_title"), blocks)


def _area_list(w: Writer) -> ItemList:
    areas = w.edition.statement.risk_areas
    return listed(
        (w.link(w.line(area.title), "account", item_anchor(area, w.language)),) for area in areas
    )


def _measure_list(w: Writer) -> ItemList:
    return listed(
        (*_measure_link(w, m), Plain(f" ({views.measure_status(w, m).lower()})"))
        for m in w.edition.statement.measures
    )


def state(w: Writer) -> Blocks:
    """How far the edition has come: what § 5 asks for, what is not done, what is not stated."""
    report = w.edition.statement.edition.annual_report
    told: tuple[Entry, ...] = (
        ("period", period(w)),
        *_signing(w),
        ("annual_report", _annual_report(w, report) if report else ()),
        ("published", _published(w)),
        ("publish_by", (w.quantity("derived.publish_by"),)),
    )
    return (w.properties(*((name, value) for name, value in told if value)),)


def _signing(w: Writer) -> tuple[Entry, ...]:
    original, counts = w.edition.statement.edition.original, signing(w.edition)
    signed = tuple(_signature(w, signature) for signature in counts.signatures)
    since = corrected(w.edition)
    told: tuple[Entry, ...] = (
        ("status", (Plain(state_name(w.edition, w.language)),)),
        ("original", _original(w, original) if original else ()),
        ("approved", _approved(w, counts.approval) if counts.approval else ()),
        ("signed", (ItemList(signed),) if signed else ()),
        ("corrected", _corrected(w, since) if since else ()),
        *((name, _not_counting(w, name, getattr(counts, name))) for name in ("lapsed", "unbound")),
        ("not_yet", _absent(w, not_yet(w.edition))),
        ("not_stated_original", _absent(w, not_stated(w.edition))),
    )
    return tuple((name, value) for name, value in told if value)


def not_yet(edition: Edition) -> tuple[str, ...]:
    """Return what an edition is to get before it is published, and has not got.

    Of one that was first published elsewhere, nothing but an approval of this rendering: what § 5
    asks of its form is the original's.
    """
    if edition.published:
        return ()
    lacking = () if signing(edition).approval else ("approval",)
    if edition.statement.edition.original:
        return lacking
    return (*lacking, *_form_lacking(edition), "publication")


def not_stated(edition: Edition) -> tuple[str, ...]:
    """Return what nobody has said of the original of an edition first published elsewhere."""
    original = edition.statement.edition.original
    if original is None:
        return ()
    return ("approval", *_form_lacking(edition), *(() if original.date else ("publication",)))


def _form_lacking(edition: Edition) -> tuple[str, ...]:
    signed = () if signing(edition).signatures else ("signatures",)
    reported = edition.statement.edition.annual_report or edition.waived("s5_annual_report")
    return (*signed, *(() if reported else ("annual_report",)))


def _absent(w: Writer, names: tuple[str, ...]) -> Inlines:
    if not names:
        return ()
    words = wording.enumeration([w.label(f"lacking_{name}") for name in names], w.language)
    return (Missing(words[:1].upper() + words[1:]),)


def _original(w: Writer, original: Original) -> Inlines:
    kind = w.line(original.kind)
    named = joined((kind, w.line(original.title))) if original.title else kind
    where: Inlines = (Link(named, original.url),) if original.url else named
    return joined((where, _day_published(w, original.date))) if original.date else where


def _published(w: Writer) -> Inlines:
    """Return the day it was first published here, and that of its newest revision if another."""
    days = [revision.date for revision in w.edition.published]
    if not days:
        return ()
    elsewhere = w.edition.statement.edition.original
    first = (Plain(w.date(days[0])),) if elsewhere else _day_published(w, days[0])
    if days[-1] == days[0]:
        return first
    return (*first, Plain(f". {w.label('last_changed', date=w.date(days[-1]))}"))


def _day_published(w: Writer, day: dt.date) -> Inlines:
    """Return the day an account was first published, and whether that was too late (§ 5)."""
    deadline = publication_deadline(w.edition.law, w.edition.statement.edition)
    late = f" {w.label('published_late')}" if day > deadline else ""
    return (Plain(f"{w.date(day)}{late}"),)


def _approved(w: Writer, approval: Approval) -> Inlines:
    return joined(
        (w.line(approval.body), w.line(approval.meeting), (Plain(w.date(approval.date)),))
    )


def _not_counting(w: Writer, name: str, named: Iterable[Approval | Signature]) -> Blocks:
    """Return approvals and signatures that do not count for the text as it is, and what they want.

    They are told apart from those that do, so that nothing looks signed that is not.
    """
    told = tuple(_of_another(w, one) for one in named)
    return (ItemList(told), Paragraph((Missing(w.label(f"{name}_told")),))) if told else ()


def _of_another(w: Writer, one: Approval | Signature) -> ListItem:
    if isinstance(one, Signature):
        return _signature(w, one)
    approved = (Plain(f"{w.label('approved')}: "), *_approved(w, one))
    return ListItem((Paragraph(approved),))


def _signature(w: Writer, signature: Signature) -> ListItem:
    who = joined(
        ((Plain(signature.name),), w.line(signature.role), (Plain(w.date(signature.date)),))
    )
    if signature.reservation is None:
        return ListItem((Paragraph(who),))
    reservation = (Plain(f"{w.label('reservation')}: "), *w.line(signature.reservation))
    return ListItem((Paragraph(who), Paragraph(reservation)))


def _corrected(w: Writer, since: Corrected) -> Blocks:
    """Return what was corrected and who approved that, apart from what was signed before it."""
    told = ItemList(tuple(_correction(w, one) for one in since.corrections))
    how = "signed" if since.is_signed else "approved"
    if since.signed is None:
        unsigned = w.label(f"corrected_{how}_before")
    else:
        unsigned = w.label(f"corrected_{how}_until", date=w.date(since.signed))
    return (told, Paragraph((Plain(unsigned),)))


def _correction(w: Writer, one: Correction) -> ListItem:
    reason = (Plain(": "), *w.line(one.reason)) if one.reason else ()
    what = Paragraph((Plain(w.date(one.date)), *reason))
    if one.approval is None:
        return ListItem((what, Paragraph((Missing(w.label("corrected_not_approved")),))))
    approved = joined((w.line(one.approval.body), (Plain(w.date(one.approval.date)),)))
    return ListItem((what, Paragraph((Plain(f"{w.label('approved')}: "), *approved))))


def _annual_report(w: Writer, report: AnnualReport) -> Inlines:
    title = w.line(report.title)
    return joined(((Link(title, report.url),) if report.url else title, w.line(report.place)))


def period(w: Writer) -> Inlines:
    """Return the period the statement accounts for, from its first day to its last."""
    start, end = w.quantity("edition.period.start"), w.quantity("edition.period.end")
    return (start, Plain(f" {w.label('until')} "), end)


def measures(w: Writer) -> Document:
    """The measures in a table, then each with its results or expected results (§ 5 c)."""
    entries = w.edition.statement.measures
    roles = {measure.responsible for measure in entries}
    told: list[tuple[str, Callable[[Writer, Measure], Inlines]]] = [
        ("measure", _measure_link),
        ("status", _measure_status),
        *([("measure_due", views.measure_due)] if any(m.due for m in entries) else []),
        # Where one answers for all, each card says so: a column of one name tells nothing apart.
        *([("measure_responsible", _measure_role)] if len(roles) > 1 else []),
    ]
    columns = tuple(Column(w.label(name)) for name, _ in told)
    rows = tuple(tuple(cell(w, measure) for _, cell in told) for measure in entries)
    table = Table(w.label("measures_caption"), columns, rows)
    lacking = views.not_stated(w, "measures")
    aims = views.plan_aims(w)
    return Document(w.language, (table, *aims, *lacking, *views.measure_sections(w)))


def _measure_link(w: Writer, measure: Measure) -> Inlines:
    return (w.link(w.line(measure.title), "measures", item_anchor(measure, w.language)),)


def _measure_status(w: Writer, measure: Measure) -> Inlines:
    return (Plain(views.measure_status(w, measure)),)


def _measure_role(w: Writer, measure: Measure) -> Inlines:
    return views.role_name(w, measure.responsible)


# --- the Act ----------------------------------------------------------------------------------


def law_index(w: Writer) -> Document:
    """How far each clause of the Act is answered, in one table; then each clause by itself."""
    law = w.edition.law
    told = edition_answers(w.edition)
    columns = tuple(Column(w.label(f"clauses_{name}")) for name in ("clause", "answer", "where"))
    table = Table(
        w.label("clauses_caption"), columns, tuple(_clause_row(w, answer) for answer in told)
    )
    unconfirmed = not all(clause.confirmed for clause in law.clauses)
    caveat = (Paragraph((Plain(w.label("clauses_unconfirmed")),)),) if unconfirmed else ()
    act = w.properties(
        ("law_name", w.line(law.title)),
        ("law_in_force", (w.quantity("law.in_force"),)),
    )
    count = Paragraph((Plain(answers_counted(w)),))
    clauses = (_clause(w, answer) for answer in told)
    said = (count, *_not_stated_clauses(w, told), *caveat, table, act, *clauses)
    return Document(w.language, said, contents=True)


def _not_stated_clauses(w: Writer, told: Iterable[Answer]) -> Blocks:
    """Name what the Act asks and nothing answers, so that nobody need look through the table."""
    absent = (a for a in told if _is_asked(a) and a.answered is Answered.NOT_STATED)
    links = tuple((_clause_link(w, answer.clause),) for answer in absent)
    intro = Plain(f"{w.label('clauses_absent')} ")
    return (Paragraph((intro, *joined(links))),) if links else ()


def _clause_link(w: Writer, clause: Clause) -> Link:
    cited = _after(wording.clause(clause.clause, w.language), w.words(clause.title))
    return w.link(cited, "law", item_anchor(clause, w.language))


class ToldAnswer(NamedTuple):
    """How far a clause is answered, in words, with links to where and what is lacking."""

    clause: Clause
    answered: Answered
    told: str
    places: tuple[Link, ...]
    lacking: tuple[str, ...]


def clauses_told(w: Writer) -> Iterator[ToldAnswer]:
    """Yield every clause of the Act that the edition is held to, with how far it is answered."""
    for answer in edition_answers(w.edition):
        places = (inline for line in _answers(w, answer) for inline in line)
        yield ToldAnswer(
            answer.clause,
            answer.answered,
            w.label(f"answered_{answer.answered}"),
            tuple(place for place in places if isinstance(place, Link)),
            tuple(line for line, _ in _lacking(w, answer)),
        )


def answers_counted(w: Writer) -> str:
    """Return how many of the clauses that ask something of the enterprise are answered."""
    asked = [a for a in edition_answers(w.edition) if _is_asked(a)]
    count = Counter(answer.answered for answer in asked)
    parts = [
        w.label(f"clauses_{name}", count=wording.small(count[name], w.language))
        for name in (Answered.FULLY, Answered.PARTLY, Answered.NOT_STATED)
        if count[name]
    ]
    told = wording.enumeration(parts, w.language)
    return w.label("clauses_counted", asked=wording.small(len(asked), w.language), told=told)


def _is_asked(answer: Answer) -> bool:
    """Whether the Act itself asks something of the enterprise here."""
    outside = {Answered.NOT_ASKED, Answered.WAIVED}
    return answer.answered not in outside and answer.clause.ground is Asker.ACT


def _clause_row(w: Writer, answer: Answer) -> tuple[Inlines, ...]:
    clause = answer.clause
    how = w.label(f"answered_{answer.answered}")
    said: Inlines = (Strong((Plain(how),)),)
    if answer.answered is Answered.PARTLY:
        said = (*said, Plain(". "), Missing(" ".join(line for line, _ in _lacking(w, answer))))
    elif answer.answered is Answered.NOT_STATED:
        said = (
            Missing(how if clause.ground is Asker.ACT else f"{how}. {_asks(w, clause.ground)}"),
        )
    elif answer.answered is Answered.WAIVED:
        reasons = (w.line(reason) for reason in w.edition.waived(clause.id))
        said = joined((said, *reasons), ". ")
    return ((_clause_link(w, clause),), said, joined(tuple(_places(w, answer))))


def _places(w: Writer, answer: Answer) -> Iterator[Inlines]:
    """Yield a link for each part of the account that answers, and for what answers beside it."""
    first = {place.part.id: place for place in reversed(answer.parts)}
    for place in (part for part in answer.parts if part is first[part.part.id]):
        # The words name the part, so that is where they lead: the same words, the same place.
        anchor = place.part.slug.in_(w.language)
        yield (w.link(_numbered(w, place), "account", anchor),)
    yield from _beside(w, answer)


def _clause(w: Writer, answer: Answer) -> Section:
    clause = answer.clause
    entries: list[tuple[str, Blocks | Inlines]] = []
    if clause.guidance:
        entries.append(("clause_guidance", w.blocks(clause.guidance)))
    lines = tuple(_answers(w, answer))
    if lines:
        entries.append(("answered_in", (listed(lines),)))
    elif answer.answered is Answered.NOT_STATED:
        told = w.label("answered_not_stated")
        entries.append(("answered_in", (Missing(f"{told}. {_asks(w, clause.ground)}"),)))
    if answer.answered is Answered.PARTLY:
        lacking = ((Missing(" ".join(line).rstrip()),) for line in _lacking(w, answer))
        entries.append(("answer_lacks", (listed(lacking),)))
    entries += (("answer_waived", w.blocks(reason)) for reason in w.edition.waived(clause.id))
    entries.append(("law_text", (w.law_link(clause),)))
    told_of = (*w.blocks(clause.summary), w.properties(*entries))
    number = wording.clause(clause.clause, w.language)
    return Section(item_anchor(clause, w.language), w.words(clause.title), told_of, number)


def _asks(w: Writer, ground: Asker) -> str:
    return w.label(f"ground_{ground}")


def _lacking(w: Writer, answer: Answer) -> Iterator[tuple[str, str]]:
    """Yield what a clause asks for and is not given, each with who asks."""
    for lack in answer.lacking:
        if isinstance(lack, Gap):
            yield views.gap_told(w, lack), _asks(w, lack.ground)
        elif lack is StatePart.CORRECTIONS:
            # The Act asks for an account that is signed; not that a correction of it is.
            yield w.label("lacking_corrections"), ""
        else:
            told = w.label("not_stated_line", what=w.label(f"lacking_{lack}"))
            yield told, _asks(w, Asker.PRACTICE if lack is StatePart.BOARD else Asker.ACT)


def _answers(w: Writer, answer: Answer) -> Iterator[Inlines]:
    yield from (_answer(w, part) for part in answer.parts)
    yield from _beside(w, answer)


def _beside(w: Writer, answer: Answer) -> Iterator[Inlines]:
    yield from ((w.link(page.title.in_(w.language), page.name),) for page in answer.pages)
    if answer.given is not None:
        yield (w.link(w.label("state_title"), "overview", w.label("state_anchor")),)


def _answer(w: Writer, place: AccountPart) -> Inlines:
    words = _numbered(w, place)
    if place.block is not None:
        words = f"{words}: {_about(w, place.block)}"
    return (w.link(words, "account", place.anchor(w.language)),)


def _numbered(w: Writer, place: AccountPart) -> str:
    title = w.words(place.part.title)
    return _after(place.number, title) if place.number else title


def _after(number: str, title: str) -> str:
    """Return a title after its number, with no line's end between the two."""
    return f"{number}{wording.NO_BREAK}{title}"


def _about(w: Writer, block: AccountBlock) -> str:
    """Return what tells two links into one section apart: first words, or a part's name."""
    return _opening(w, block.text) if block.text else w.label(f"view_{block.show}")


def _opening(w: Writer, text: Text, words: int = 8) -> str:
    said = w.words(text).split(" ")  # not at hard spaces: a date counts as one word
    return " ".join(said) if len(said) <= words else " ".join(said[:words]).rstrip(",.;:") + " …"


def clause_summary(w: Writer, clause_id: str) -> Document:
    """What one clause asks for, on its own: for pages that explain a right."""
    clause = next(entry for entry in w.edition.law.clauses if entry.id == clause_id)
    return Document(w.language, w.blocks(clause.summary))


# --- asking for information -------------------------------------------------------------------


def deadlines(w: Writer) -> Document:
    """The time limits for an answer, counted from the day a request is sent (§ 7)."""
    limits = tuple(
        _deadline(w, name, path)
        for name, path in (
            ("deadline_answer", "information_duty.answer_within"),
            ("deadline_extended", "law.answer_within_extended"),
        )
    )
    return Document(w.language, (Deadlines(limits),))


def _deadline(w: Writer, name: str, path: str) -> Deadline:
    figure = w.figure(path)
    amount = int(figure.value)
    return Deadline(
        text=w.label(f"{name}_text", limit=w.said(path)),
        # The page's script puts the date in; the words around it are the language's own.
        template=w.label(f"{name}_today", date="{date}"),
        weeks=amount if figure.unit is Unit.WEEKS else 0,
        months=amount if figure.unit is Unit.MONTHS else 0,
    )


def prepared_email(w: Writer) -> Document:
    """A request for information, written in advance (§ 6)."""
    statement = w.edition.statement
    email = PreparedEmail(
        to=statement.contact.email,
        subject=w.label("request_subject", organisation=statement.organisation.name),
        body=w.label("request_body", organisation=statement.organisation.name),
        button=w.label("request_button"),
    )
    return Document(w.language, (email,))


# --- principles and policy --------------------------------------------------------------------


def declaration(w: Writer) -> Document:
    """The declaration of principles, and what of it was replaced in the period."""
    return Document(w.language, with_former(w, "declaration", _declaration))


def adopted(w: Writer, part: PrinciplePart) -> Document:
    """The declaration or the policy by itself, as no edition's."""
    if part == "policy":
        return Document(w.language, _policy(w), contents=True)
    return Document(w.language, _declaration(w, in_account=False))


def _declaration(w: Writer, *, in_account: bool = True) -> Blocks:
    """Return what is known of the declaration, and its own text if the data hold it.

    It leads to the edition that it is told of in, where it is told ``in_account``.
    """
    told = w.edition.principles.declaration
    described = () if told.articles else (Paragraph((Plain(w.label("declaration_described")),)),)
    text = tuple(_article(w, article) for article in told.articles)
    expected = Paragraph((Plain(w.label("declaration_expected")),))
    account_itself = w.link(title(w.edition, w.language), "account")
    told_in = (("declaration_told_in", (account_itself,)),) if in_account else ()
    document = w.properties(*_declaration_document(w, told), *told_in)
    return (
        *w.blocks(told.intro),
        *described,
        _headed(w, "declaration_binds", (w.items(told.binds),)),
        _headed(w, "declaration_requires", (expected, w.items(told.requires))),
        _headed(w, "declaration_rests_on", (w.items(told.rests_on),)),
        _headed(w, "declaration_purchases", w.blocks(told.purchases)),
        *((_headed(w, "declaration_text", text),) if text else ()),
        _headed(w, "declaration_document", (document,)),
    )


def _article(w: Writer, article: Article) -> Section:
    anchor = item_anchor(article, w.language)
    return Section(anchor, w.words(article.title), w.blocks(article.text))


def _declaration_document(w: Writer, told: Declaration) -> tuple[Entry, ...]:
    """Return which document it is, since when it applies and where it lies."""
    address = told.url.in_(w.language) if told.url else None
    return (
        ("declaration_name", w.line(told.title)),
        *version_told(w, "declaration"),
        ("declaration_address", (Link((Plain(address),), address) if address else w.missing(),)),
    )


def policy(w: Writer) -> Document:
    """Overall policy and values, and what of them was replaced in the period."""
    return Document(w.language, with_former(w, "policy", _policy), contents=True)


def _policy(w: Writer) -> Blocks:
    """Return the aim, principles, values and every position; which version, where that is said."""
    told = w.edition.principles.policy
    dated = told.version or told.valid_from
    principles = (_position(w, position) for position in told.principles)
    vision = w.line_given(w.edition.statement.organisation.vision)
    terms = (views.glossary(w, told.definitions),) if told.definitions else ()
    about = w.properties(*version_told(w, "policy"))
    parts: tuple[tuple[str, Blocks], ...] = (
        ("policy_aim", (*w.blocks_given(told.organises), *w.blocks(told.aim))),
        ("policy_vision", (Paragraph(vision),) if vision else ()),
        ("policy_presence", (*w.blocks_given(told.presence_intro), *w.listing(told.presence))),
        ("policy_principles", (*w.blocks_given(told.principles_intro), *principles)),
        ("policy_values", (*w.blocks_given(told.values_intro), *w.listing(told.values))),
        ("policy_focus", w.blocks_given(told.focus_intro)),
    )
    return (
        *(_headed(w, name, blocks) for name, blocks in parts if blocks),
        *(_focus_area(w, area) for area in told.focus_areas),
        *((_headed(w, "policy_terms", terms),) if terms else ()),
        *((_headed(w, "policy_version", (about,)),) if dated else ()),
    )


def _focus_area(w: Writer, area: FocusArea) -> Section:
    positions = (_position(w, position) for position in area.positions)
    return Section(
        item_anchor(area, w.language),
        w.words(area.title),
        (*w.blocks(area.text), *positions),
        folds="positions",
    )


def _position(w: Writer, position: Position) -> Section:
    return Section(
        item_anchor(position, w.language), w.words(position.title), w.blocks(position.text)
    )


# --- data and downloads -----------------------------------------------------------------------


def downloads(w: Writer, files: Downloads, of_all_years: Downloads | None) -> Document:
    """The ``files`` beside the pages and those of all years, every figure, and the sources.

    An edition that stands alone has no files of all years.
    """
    all_years = (_headed(w, "all_years", (of_all_years,)),) if of_all_years else ()
    sections = (
        _headed(w, "download", (files,)),
        *all_years,
        _headed(w, "figures", figure_tables(w)),
        _headed(w, "sources_list", views.sources(w)),
        _headed(w, "use", _use(w)),
    )
    ways = listed((Link((Plain(part.title),), Target(anchor=part.anchor)),) for part in sections)
    return Document(w.language, (ways, *sections))


def _use(w: Writer) -> Blocks:
    """Return how programs and spreadsheets read the files, with an example that can be run."""
    told = (Paragraph((Plain(w.label(f"use_{name}")),)) for name in ("ids", "tables", "versions"))
    example = Paragraph((Plain(w.label("use_example")),))
    return (*told, example, Example(EXAMPLE))


EXAMPLE: Final = """\
import json

with open("history.json", "rb") as file:
    history = json.load(file)

for statement in history["statements"]:
    print(statement["title"]["en"])
    for measure in statement["measures"]:
        print("-", measure["title"]["en"])
"""
"""Python that reads the history of all years; the tests run it as it stands on the page."""

FIGURES_ELSEWHERE: Final = ("law", "principles")
"""Where figures stand besides the statement: their paths begin so; each has a table apart."""


def figure_tables(w: Writer) -> tuple[Table, ...]:
    """Every figure with its source: those of the statement, of the Act, of the policy."""
    columns = (
        Column(w.label("figure_label")),
        Column(w.label("figure_value"), numeric=True),
        Column(w.label("source")),
    )
    rows: dict[str, list[tuple[Inlines, ...]]] = {}
    for path, figure in w.facts.figures():
        home = path.partition(".")[0]
        group = home if home in FIGURES_ELSEWHERE else "statement"
        rows.setdefault(group, []).append(_figure_row(w, path, figure))
    names = (name for name in ("statement", *FIGURES_ELSEWHERE) if name in rows)
    return tuple(
        Table(w.label(f"figures_{name}_caption"), columns, tuple(rows[name])) for name in names
    )


def _figure_row(w: Writer, path: str, figure: Figure) -> tuple[Inlines, ...]:
    label = capitalised(w.line(figure.label))
    return (label, (w.quantity(path),), _figure_source(w, path, figure))


def _figure_source(w: Writer, path: str, figure: Figure) -> Inlines:
    """Return the source that a figure names, or else the text that it stands in."""
    if figure.source is not None:
        return w.source(figure.source)
    if path.startswith("law."):
        act = w.edition.law
        return (Link(w.line(act.short_title), act.url.in_(w.language)),)
    if path.startswith("principles."):
        return (w.link(w.line(w.edition.principles.policy.title), "policy"),)
    return (w.link(title(w.edition, w.language), "account"),)
