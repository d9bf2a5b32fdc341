"""From an edition to the document of each page: which parts, under which headings, in what order.

It knows the account and the Act's clauses, no file format and no address but the pages' names.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from itertools import chain
from typing import Final

from apenhet.anchors import block_anchor, item_anchor, numbered, term_anchor
from apenhet.model import AccountSection, Chapter, Figure, Measure, Unit
from apenhet.say import views
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
    KeyFigures,
    Link,
    Paragraph,
    Plain,
    PreparedEmail,
    Section,
    Table,
    Target,
)
from apenhet.say.standing import approved_and_signed, state, title
from apenhet.say.terms import Terms
from apenhet.say.writer import KEPT, Writer, anchored, capitalised, listed

# --- the account ------------------------------------------------------------------------------


@lru_cache(maxsize=KEPT)  # several pages and files say it
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
    signed = w.headed("signing", (w.properties(*approved_and_signed(w)),))
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
    about, found, done, *rest = _brief(w, views.figures_told_of)
    account_itself = Action("read_account", Target("account"))
    this = w.headed("state", (*about, *state(w)))
    more = Paragraph((w.link(w.label("download_more"), "downloads", w.label("download_anchor")),))
    take = w.headed("download", (files, more))
    told = (*found, *done, account_itself, *chain(*rest), this, take)
    return Document(w.language, told)


def summary(w: Writer) -> Document:
    """The account in brief: what this is, what was found, what is done."""
    return Document(w.language, tuple(chain(*_brief(w))))


def finding(w: Writer) -> Document:
    """What was found, in a paragraph."""
    return Document(w.language, w.blocks(w.edition.statement.summary.found)[:1])


def _brief(
    w: Writer, figures: Callable[[Writer, tuple[str, ...]], KeyFigures] = views.figures
) -> tuple[Blocks, ...]:
    said = w.edition.statement
    return (
        w.blocks(said.summary.about),
        (w.headed("found", w.blocks(said.summary.found)),),
        (w.headed("done", w.blocks(said.summary.done)),),
        (w.headed("assessed", (figures(w, said.highlights),)),),
        (w.headed("areas", (_area_list(w),)), w.headed("plan", (_measure_list(w),))),
    )


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


# --- data and downloads -----------------------------------------------------------------------


def downloads(
    w: Writer, files: Downloads, of_all_years: Downloads | None, figures: tuple[Table, ...]
) -> Document:
    """The ``files`` beside the pages and those of all years, every figure, and the sources.

    An edition that stands alone has no files of all years.
    """
    all_years = (w.headed("all_years", (of_all_years,)),) if of_all_years else ()
    sections = (
        w.headed("download", (files,)),
        *all_years,
        w.headed("figures", (_figures_elsewhere(w), *figures)),
        w.headed("sources_list", views.sources(w)),
        w.headed("use", _use(w)),
    )
    ways = listed((Link((Plain(part.title),), Target(anchor=part.anchor)),) for part in sections)
    return Document(w.language, (ways, *sections))


def _figures_elsewhere(w: Writer) -> Paragraph:
    """Say where the figures are as a file: who asks for them begins at the figures."""
    told = w.label("figures_where", download=w.label("download_title"))
    return Paragraph((Link((Plain(told),), Target(anchor=w.label("download_anchor"))),))


def _use(w: Writer) -> Blocks:
    """Return how programs and spreadsheets read the files, with an example that can be run."""
    told = (Paragraph((Plain(w.label(f"use_{name}")),)) for name in ("ids", "tables", "versions"))
    example = Paragraph((Plain(w.label("use_example")),))
    return (*told, example, Example(EXAMPLE))


EXAMPLE: Final = """\
from json import loads
from pathlib import Path

file = Path("history.json")
history = loads(file.read_bytes())

for year in history["statements"]:
    print(year["title"]["en"])
    for one in year["measures"]:
        print("-", one["title"]["en"])
"""
"""Python that reads the history of all years; the tests run it as it stands on the page.

No line is longer than a phone shows.
"""

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
        rows.setdefault(group, []).append(figure_row(w, path, figure))
    names = (name for name in ("statement", *FIGURES_ELSEWHERE) if name in rows)
    return tuple(
        Table(w.label(f"figures_{name}_caption"), columns, tuple(rows[name])) for name in names
    )


def figure_row(
    w: Writer, path: str, figure: Figure, year: int | None = None
) -> tuple[Inlines, ...]:
    """Return what a figure counts, the figure, and its source; ``year`` if not of this edition."""
    told = figure_label(w, path, figure)
    return (told, (w.quantity(path),), _figure_source(w, path, figure, year))


def figure_label(w: Writer, path: str, figure: Figure) -> Inlines:
    """Return what a figure counts where it stands alone; what is spent on, where it is spent."""
    for area in w.edition.statement.risk_areas:
        if path == f"risk_areas.{area.id}.spend":
            return (*capitalised(w.line(area.title)), Plain(": "), *w.line(figure.label))
    return capitalised(w.line(figure.label))


def _figure_source(w: Writer, path: str, figure: Figure, year: int | None) -> Inlines:
    """Return the source that a figure names, or else the text that it stands in."""
    if figure.source is not None:
        return w.source(figure.source)
    if path.startswith("law."):
        act = w.edition.law
        return (Link(w.line(act.short_title), act.url.in_(w.language)),)
    if path.startswith("principles."):
        return (w.link(w.line(w.edition.principles.policy.title), "policy"),)
    told = (Plain(title(w.edition, w.language)),)
    return (Link(told, Target("account", year=year)),)
