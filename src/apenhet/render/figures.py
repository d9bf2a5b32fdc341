"""The charts of an account, each as a file of its amounts and a picture, beside its page.

What a chart counts is read from the document that the page is made of, so they are the same.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Final

from apenhet.model import State
from apenhet.render import charts, tables, typeset
from apenhet.say import compose, standing
from apenhet.say.document import Blocks, Chart, Section
from apenhet.say.markdown import plain
from apenhet.say.writer import Writer

PPI: Final = 200
"""Pixels an inch of a picture, which is then some 1,200 wide."""


def files(w: Writer, draw: typeset.Draw = typeset.png) -> dict[str, bytes]:
    """Return the files of every chart that can be linked to, by the file's name."""
    found: dict[str, bytes] = {}
    for chart in _charts(compose.account(w).blocks):
        amounts, picture = (charts.file_name(chart, ending) for ending in (".csv", ".png"))
        if amounts and picture:
            found |= {amounts: _csv(w, chart).encode(), picture: png(w, chart, draw)}
    return found


def png(w: Writer, chart: Chart, draw: typeset.Draw) -> bytes:
    """Return a picture of a chart that can stand alone: with what it covers and whose it is."""
    state = w.edition.state
    of_whom = (
        w.edition.statement.organisation.name,
        standing.title(w.edition, w.language),
        "" if state is State.PUBLISHED else standing.state_name(w.edition, w.language),
    )
    told = {
        "language": w.language,
        "title": chart.title,
        "kind": chart.kind,
        "bars": [
            {"amount": bar.amount, "text": bar.text, "label": bar.label, "accent": bar.accent}
            for bar in chart.bars
        ],
        "note": plain(chart.note),
        "source": " – ".join(filter(None, of_whom)),
    }
    figure = json.dumps(told, ensure_ascii=False)
    return draw("pdf/figure.typ", {"figure": figure}, PPI)


def _charts(blocks: Blocks) -> Iterator[Chart]:
    for block in blocks:
        if isinstance(block, Chart):
            yield block
        elif isinstance(block, Section):
            yield from _charts(block.blocks)


def _csv(w: Writer, chart: Chart) -> str:
    header = [column.title for column in chart.table.columns]
    return tables.as_csv(w.language, header, [(bar.label, bar.amount) for bar in chart.bars])
