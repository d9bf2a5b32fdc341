"""A whole in its parts, drawn one by one or as lengths, and steps on a way."""

from apenhet.say.document import Bar, Chart, Column, Document, Link, Plain, Table

TABLE = Table(
    "Tall", (Column("Kategori"), Column("Antall", numeric=True)), (((Plain("1"),), (Plain("3"),)),)
)

DOCUMENT = Document(
    "nb",
    (
        Chart(
            "parts",
            "Slik fordeler de seg",
            "Av 4 skal 1 følges opp.",
            (Bar("Gode rutiner", 3, "3"), Bar("Uklare rutiner", 1, "1", accent=True)),
            TABLE,
            anchor="fordeling",
            note=(Plain("Dekker alt. Kilde: "), Link((Plain("Kartet"),), "https://x.no/")),
        ),
        Chart(
            "parts",
            "For mange til å tegne én og én",
            "Halvparten av 82.",
            (Bar("Den ene", 41, "41"), Bar("Den andre", 41, "41")),
            TABLE,
        ),
        Chart(
            "steps",
            "Fra alle til dem vi følger opp",
            "Fra 180 til ingen.",
            (
                Bar("Leverandører og partnere som vi kjøpte varer eller tjenester fra", 180, "180"),
                Bar("Ingen", 0, "0", accent=True),
            ),
            TABLE,
        ),
    ),
)
