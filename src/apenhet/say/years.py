"""Measures and figures through the years: what was promised, what came of it, what was counted.

A measure is followed by its id, a figure by its path, through all the editions that their readers
may compare. What each edition said of it is read aloud as that edition; the words around are the
frame's, and so today's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from apenhet.anchors import item_anchor
from apenhet.facts import REFERENCE, Facts, UnknownFact
from apenhet.model import LANGUAGES, Edition, Labels, Measure, MeasureStatus, Text
from apenhet.say import compose, views
from apenhet.say.document import (
    Blocks,
    Column,
    Document,
    Inline,
    Inlines,
    ItemList,
    Link,
    Missing,
    Paragraph,
    Plain,
    Section,
    Table,
    Target,
)
from apenhet.say.markdown import plain
from apenhet.say.writer import Writer

COLUMNS: Final = ("year", "status", "expected", "result")
"""What is told of each year, by the ends of the columns' labels."""
YEARS_BESIDE: Final = 5
"""How many years' figures stand side by side, the last ones. All are in the history's file."""
YearOfMeasure = tuple[Writer, Measure]
"""What one edition says of a measure."""


def measures(w: Writer, earlier: Sequence[Edition]) -> Document:
    """The measures, and below them each one's way through the years, where there are several."""
    this = compose.measures(w)
    if not earlier:
        return this
    writers = [*(Writer.of(edition, w.language) for edition in earlier), w]
    return Document(w.language, (*this.blocks, _all_years(writers, w.edition.frame)))


def figures(w: Writer, earlier: Sequence[Edition]) -> tuple[Table, ...]:
    """Every figure with its source; those of the statement beside those of the years before."""
    tables = compose.figure_tables(w)
    before = (Writer.of(edition, w.language) for edition in earlier[1 - YEARS_BESIDE :])
    writers = [*before, w]
    if len(writers) == 1:
        return tables
    # Those of the last year first, then what is told of no more, each as it was told last.
    last: dict[str, Writer] = {}
    for one in reversed(writers):
        for path in _figures(one.facts):
            last.setdefault(path, one)
    rows = tuple(_figure_row(path, writers, told) for path, told in last.items())
    first, *_, own = tables[0].columns
    years = [str(one.edition.year) for one in writers]
    columns = (first, *(Column(year, numeric=True) for year in years), own)
    caption = w.edition.frame.text("years_figures", w.language, first=years[0], last=years[-1])
    return (Table(caption, columns, rows), *tables[1:])


def _figures(facts: Facts) -> Iterator[str]:
    """Yield where the figures of the statement stand."""
    for path, _ in facts.figures():
        if path.partition(".")[0] not in compose.FIGURES_ELSEWHERE:
            yield path


def _figure_row(path: str, writers: Sequence[Writer], last: Writer) -> tuple[Inlines, ...]:
    year = None if last is writers[-1] else last.edition.year
    label, _, source = compose.figure_row(last, path, last.figure(path), year)
    return (label, *(_figure(one, path, label) for one in writers), source)


def _figure(w: Writer, path: str, label: Inlines) -> Inlines:
    """Return the figure of a year, and what it was then of where that was called otherwise."""
    if not w.facts.has(path):
        return (w.missing(),)
    called = compose.figure_label(w, path, w.figure(path))
    other = (Plain(" ("), *called, Plain(")")) if plain(called) != plain(label) else ()
    return (w.quantity(path), *other)


def said_over_years(edition: Edition) -> str:
    """Return all that the years of later editions take from one: it is other where they are."""
    facts = Writer.of(edition, LANGUAGES[0]).facts
    said = [measure.model_dump_json() for measure in edition.statement.measures]
    said += (f"{path} {facts.find(path)!r}" for path in _figures(facts))
    labels = (*(f"measure_status_{status}" for status in MeasureStatus), "about", "not_stated")
    words = [edition.labels.root[label] for label in labels]
    named = [_named(facts, path) for path in REFERENCE.findall("".join(said))]
    # A fact whose own words name facts leads on; then anything may matter.
    whole = edition.model_dump_json() if any(isinstance(one, Text) for one in named) else ""
    return repr((edition.year, said, words, named, whole))


def _named(facts: Facts, path: str) -> object:
    try:
        return facts.find(path)
    except UnknownFact:
        return None


def _all_years(writers: Sequence[Writer], frame: Labels) -> Section:
    """Return every measure there has been: those of the last edition first, then the last gone."""
    followed: dict[str, list[YearOfMeasure]] = {}
    for w in reversed(writers):
        for measure in w.edition.statement.measures:
            followed.setdefault(measure.id, []).insert(0, (w, measure))
    last = writers[-1]
    intro = Paragraph((Plain(frame.text("years_intro", last.language)),))
    sections = (_one(years, writers, frame) for years in followed.values())
    anchor, title = (frame.text(f"years_{name}", last.language) for name in ("anchor", "title"))
    return Section(anchor, title, (intro, *sections))


def _one(years: Sequence[YearOfMeasure], writers: Sequence[Writer], frame: Labels) -> Section:
    w, measure = years[-1]
    language = w.language
    anchor = f"{frame.text('years_anchor', language)}-{item_anchor(measure, language)}"
    title = w.words(measure.title)
    rows = [
        _row(year, before, writers[-1])
        for before, year in zip([None, *years[:-1]], years, strict=True)
    ]
    rows += _silent(years[-1], writers, frame)
    # Where nothing was promised in any year, there is no column for it.
    told = [order for order in range(len(COLUMNS)) if any(row[order] for row in rows)]
    columns = tuple(Column(frame.text(f"years_{COLUMNS[order]}", language)) for order in told)
    cells = tuple(tuple(row[order] for order in told) for row in rows)
    first = years[0][0].edition.year
    caption = frame.text("years_caption", language, measure=title, year=first)
    table = Table(caption, columns, cells)
    return Section(anchor, title, (table,), tag=views.measure_status(w, measure))


def _row(year: YearOfMeasure, before: YearOfMeasure | None, last: Writer) -> tuple[Inlines, ...]:
    w, measure = year
    own = w is last
    to = Target(
        None if own else "measures",
        item_anchor(measure, w.language),
        None if own else w.edition.year,
    )
    number = Link((Plain(str(w.edition.year)),), to)
    expected = _expected(year, before)
    result = tuple(_in_line(w.blocks_given(measure.result) + w.blocks_given(measure.reason)))
    if not expected and not result:
        result = (w.missing(),)
    return ((number,), (Plain(views.measure_status(w, measure)),), expected, result)


def _expected(year: YearOfMeasure, before: YearOfMeasure | None) -> Inlines:
    """Return what a measure was expected to bring, told anew only where it is another promise."""
    w, measure = year
    said = w.blocks_given(measure.expected_result)
    if before and said and said == before[0].blocks_given(before[1].expected_result):
        label = w.edition.frame.text("years_same", w.language, year=before[0].edition.year)
        return (Plain(label),)
    return tuple(_in_line(said))


def _silent(
    last_told: YearOfMeasure, writers: Sequence[Writer], frame: Labels
) -> Iterator[tuple[Inlines, ...]]:
    """Yield that an open measure is told of no more, in the first edition that is silent."""
    w, measure = last_told
    after = writers[writers.index(w) + 1 :]
    if measure.status.is_open and after:
        year = after[0].edition.year
        silent = Missing(frame.text("years_silent", w.language))
        yield ((Link((Plain(str(year)),), Target("measures", year=year)),), (silent,), (), ())


def _in_line(blocks: Blocks) -> Iterator[Inline]:
    """Yield paragraphs and lists as running text, for a cell."""
    for order, line in enumerate(_lines(blocks)):
        yield from (Plain(" "), *line) if order else line


def _lines(blocks: Blocks) -> Iterator[Inlines]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.content
        elif isinstance(block, ItemList):
            for item in block.items:
                yield from _lines(item.blocks)
