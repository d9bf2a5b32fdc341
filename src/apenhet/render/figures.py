"""The charts of an account, each as a file of its amounts beside the page that shows it.

What a chart counts is read from the document that the page is made of, so the two are the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from apenhet.render import charts, tables
from apenhet.say import compose
from apenhet.say.document import Blocks, Chart, Section
from apenhet.say.writer import Writer


def files(w: Writer) -> dict[str, bytes]:
    """Return the CSV file of every chart that can be linked to, by the file's name."""
    named = ((charts.file_name(chart), chart) for chart in _charts(compose.account(w).blocks))
    return {name: _csv(w, chart).encode() for name, chart in named if name}


def _charts(blocks: Blocks) -> Iterator[Chart]:
    for block in blocks:
        if isinstance(block, Chart):
            yield block
        elif isinstance(block, Section):
            yield from _charts(block.blocks)


def _csv(w: Writer, chart: Chart) -> str:
    header = [column.title for column in chart.table.columns]
    return tables.as_csv(w.language, header, [(bar.label, bar.amount) for bar in chart.bars])
