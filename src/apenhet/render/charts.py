"""Charts: a list of amounts with their labels, and beside each a bar that the page's CSS paints.

Knows nothing of what is counted. The words are HTML, so that they wrap as a reader's text size and
window ask; the bars are SVG whose lengths are shares of the width, and say nothing by themselves.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from apenhet.say.document import Bar, Chart

BAR = 0.9
"""The height of a bar in em, the size of the text around the chart."""
MOST_UNITS = 40
"""Wholes up to this size are drawn as one mark for each thing counted, larger ones as a length."""
UNIT_FILL = 0.84
"""How much of its place a mark fills; the rest is the gap before the next."""


def bars(chart: Chart) -> str:
    """Return ``chart`` as a list with a row for each of its bars.

    Raises ``ValueError`` for an amount below nothing, which no length can show.
    """
    if any(bar.amount < 0 for bar in chart.bars):
        raise ValueError(f"a chart cannot show a negative amount: {chart.title}")
    amounts = [bar.amount for bar in chart.bars]
    parts = chart.kind == "parts"
    whole = max(sum(amounts) if parts else max(amounts, default=0), 1)
    marks = _units if parts and whole <= MOST_UNITS else _length
    rows = "".join(_row(bar, marks(bar, whole)) for bar in chart.bars)
    return f'<ul class="chart">{rows}</ul>'


def file_name(chart: Chart, ending: str = ".csv") -> str | None:
    """Return what a file of a chart is called; none for a chart without an anchor.

    One with ``.csv`` holds its amounts, one with ``.png`` is a picture of it.
    """
    return f"{chart.anchor}{ending}" if chart.anchor else None


def _row(bar: Bar, marks: Iterator[str]) -> str:
    return (
        f'<li><span class="amount">{escape(bar.text, quote=False)}</span>'
        f' <span class="label">{escape(bar.label, quote=False)}</span>'
        f'<svg aria-hidden="true" width="100%" height="{BAR}em">{"".join(marks)}</svg></li>'
    )


def _length(bar: Bar, whole: int) -> Iterator[str]:
    yield _rect("track", 0, 100)
    if bar.amount:
        yield _rect(_bar_class(bar), 0, 100 * bar.amount / whole)


def _units(bar: Bar, whole: int) -> Iterator[str]:
    place = 100 / whole
    for number in range(whole):
        kind = _bar_class(bar) if number < bar.amount else "track"
        yield _rect(kind, number * place, place * UNIT_FILL)


def _bar_class(bar: Bar) -> str:
    return "bar accent" if bar.accent else "bar"


def _rect(kind: str, x: float, width: float) -> str:
    return f'<rect class="{kind}" x="{_number(x)}%" width="{_number(width)}%" height="100%"/>'


def _number(value: float) -> str:
    """Write a length with two decimals at most, the same on every machine."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
