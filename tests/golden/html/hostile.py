"""Markup in the data stays words, wherever it stands."""

from apenhet.say.document import (
    Bar,
    Chart,
    Column,
    Deadline,
    Deadlines,
    Definitions,
    Described,
    Document,
    Download,
    Downloads,
    Foreign,
    KeyFigure,
    KeyFigures,
    Link,
    Missing,
    Paragraph,
    Plain,
    PreparedEmail,
    Quantity,
    Section,
    Table,
)

BAD = "\"'><script>alert(1)</script>&amp;{{ x }}"
WORDS = (Plain(BAD),)
TABLE = Table(BAD, (Column(BAD), Column(BAD)), ((WORDS, WORDS),), anchor=BAD)

DOCUMENT = Document(
    "nb",
    (
        Section(
            BAD,
            BAD,
            (
                Paragraph((Foreign(WORDS, BAD), Missing(BAD), Quantity(BAD, BAD, BAD)), anchor=BAD),
                Paragraph((Link(WORDS, f"https://x.no/{BAD}"),)),
                TABLE,
                KeyFigures((KeyFigure(Quantity(BAD, BAD, BAD), WORDS, WORDS),)),
                Chart("steps", BAD, BAD, (Bar(BAD, 1, BAD),), TABLE, anchor=BAD),
                Definitions((Described(WORDS, (), anchor=BAD),)),
                Downloads((Download(BAD, BAD, BAD, BAD),)),
                Deadlines((Deadline(BAD, BAD),)),
                PreparedEmail(BAD, BAD, BAD, BAD),
            ),
            number=BAD,
            tag=BAD,
        ),
    ),
    contents=True,
)
