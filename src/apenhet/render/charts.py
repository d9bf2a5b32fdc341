"""Charts as inline SVG: real text, a title, a description, and classes that the page's CSS paints.

Knows nothing of what is counted. Lengths are shares of the width and multiples of the text size,
so that a chart neither shrinks its text on a phone nor overflows when a reader enlarges it.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from textwrap import wrap

from apenhet.say.document import Bar, Chart

# All measures but shares of the width are in em, the size of the text around the chart.
LABEL_WIDTH = 25
"""Characters on a line of a label: what fits beside the amount on the narrowest phones, and with
the wider spacing that some readers set."""
DIGIT = 1.3
"""The width of a character of an amount, which the page sets large, in the widest of fonts and with
the wider spacing."""
BESIDE_AMOUNT = 0.4
LINE = 1.3
ABOVE_BAR = 0.6
BAR = 0.9
BETWEEN = 1.6

MOST_UNITS = 40
"""Wholes up to this size are drawn as one mark for each thing counted, larger ones as a length."""
UNIT_FILL = 0.84
"""How much of its place a mark fills; the rest is the gap before the next."""


def svg(chart: Chart) -> str:
    """Return ``chart`` as an SVG element with the title and description that it carries.

    Raises ``ValueError`` for an amount below nothing, which no length can show.
    """
    if any(bar.amount < 0 for bar in chart.bars):
        raise ValueError(f"a chart cannot show a negative amount: {chart.title}")
    scale = _Scale.of(chart)
    rows: list[str] = []
    top = 0.0
    for bar in chart.bars:
        row, bottom = _row(bar, top, scale)
        rows.append(row)
        top = bottom + BETWEEN
    name = chart.anchor or f"c{zlib.crc32(chart.title.encode()):08x}"
    return (
        f'<svg class="chart" role="img" width="100%" height="{_em(max(top - BETWEEN, 0))}"'
        f' aria-labelledby="{escape(name)}-title" aria-describedby="{escape(name)}-desc">'
        f'<title id="{escape(name)}-title">{escape(chart.title, quote=False)}</title>'
        f'<desc id="{escape(name)}-desc">{escape(chart.description, quote=False)}</desc>'
        f"{''.join(rows)}</svg>"
    )


@dataclass(frozen=True, slots=True)
class _Scale:
    """What the bars of a chart share: what a full width stands for, and where labels begin."""

    whole: int
    as_units: bool
    label_x: float

    @classmethod
    def of(cls, chart: Chart) -> _Scale:
        amounts = [bar.amount for bar in chart.bars]
        parts = chart.kind == "parts"
        whole = max(sum(amounts) if parts else max(amounts, default=0), 1)
        longest = max((len(bar.text) for bar in chart.bars), default=0)
        return cls(whole, parts and whole <= MOST_UNITS, longest * DIGIT + BESIDE_AMOUNT)


def _row(bar: Bar, top: float, scale: _Scale) -> tuple[str, float]:
    """Draw one bar under its amount and label; return it with the height at which it ends."""
    baseline = top + LINE
    text = f'<tspan class="amount">{escape(bar.text, quote=False)}</tspan>'
    lines = _lines(bar.label)
    for number, line in enumerate(lines):
        down = f' y="{_em(baseline + number * LINE)}"' if number else ""
        text += f' <tspan x="{_em(scale.label_x)}"{down}>{escape(line, quote=False)}</tspan>'
    y = baseline + max(len(lines) - 1, 0) * LINE + ABOVE_BAR
    marks = _units(bar, y, scale.whole) if scale.as_units else _length(bar, y, scale.whole)
    return f'<g><text y="{_em(baseline)}">{text}</text>{"".join(marks)}</g>', y + BAR


def _lines(label: str) -> list[str]:
    """Break a label into as few lines as it needs, and those as even as they can be."""
    lines = wrap(label, LABEL_WIDTH)
    if len(lines) < 2:  # noqa: PLR2004 - nothing to even out
        return lines
    tries = (
        wrap(label, width, break_long_words=False)
        for width in range(len(label) // len(lines), LABEL_WIDTH)
    )
    return next((even for even in tries if len(even) == len(lines)), lines)


def _length(bar: Bar, y: float, whole: int) -> Iterator[str]:
    yield _rect("track", 0, 100, y)
    if bar.amount:
        yield _rect(_bar_class(bar), 0, 100 * bar.amount / whole, y)


def _units(bar: Bar, y: float, whole: int) -> Iterator[str]:
    place = 100 / whole
    for number in range(whole):
        kind = _bar_class(bar) if number < bar.amount else "track"
        yield _rect(kind, number * place, place * UNIT_FILL, y)


def _bar_class(bar: Bar) -> str:
    return "bar accent" if bar.accent else "bar"


def _rect(kind: str, x: float, width: float, y: float) -> str:
    return (
        f'<rect class="{kind}" x="{_number(x)}%" y="{_em(y)}"'
        f' width="{_number(width)}%" height="{_em(BAR)}"/>'
    )


def _em(value: float) -> str:
    return f"{_number(value)}em"


def _number(value: float) -> str:
    """Write a length with two decimals at most, the same on every machine."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
