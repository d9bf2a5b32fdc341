"""A table of words, which a phone shows row by row, and one of figures, which it doesn't."""

from apenhet.say.document import Column, Document, Link, Plain, Quantity, Table, Target

DOCUMENT = Document(
    "nb",
    (
        Table(
            "Tiltakene i handlingsplanen",
            (Column("Tiltak"), Column("Status"), Column("Frist & år", numeric=True)),
            (
                (
                    (Link((Plain("Opplæring"),), Target("measures", "opplaering")),),
                    (Plain("Planlagt"),),
                    (Quantity("2024", "2024", "measures.training.due"),),
                ),
                ((Plain("Innkjøpsrutiner"),), (), ()),
            ),
            anchor="tiltakene",
        ),
        Table(
            "Leverandører etter kategori",
            (Column("Kategori"), Column("Leverandører", numeric=True)),
            (((Plain("1"),), (Plain("9"),)),),
        ),
    ),
)
