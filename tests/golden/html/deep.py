"""Headings stop at the sixth level, however deep the sections go."""

from functools import reduce

from apenhet.say.document import Document, Section

DOCUMENT = Document(
    "nb",
    (
        reduce(
            lambda inner, n: Section(f"s{n}", f"Nivå {n}", (inner,)),
            (5, 4, 3, 2, 1),
            Section("s6", "Nivå 6"),
        ),
    ),
)
