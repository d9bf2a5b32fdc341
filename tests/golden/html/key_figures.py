"""Key figures whose source is the same for all, and some whose sources differ."""

from apenhet.say.document import Document, KeyFigure, KeyFigures, Plain, Quantity

OURS = (Plain("Vår egen kartlegging"),)

DOCUMENT = Document(
    "nb",
    (
        KeyFigures(
            (
                KeyFigure(Quantity("180", "180", "a"), (Plain("leverandører"),), OURS),
                KeyFigure(Quantity("omtrent 93 %", "93", "b"), (Plain("av innkjøpene"),), OURS),
            ),
            anchor="tall",
        ),
        KeyFigures(
            (
                KeyFigure(Quantity("7", "7", "c"), (Plain("følges opp"),), OURS),
                KeyFigure(Quantity("ingen", "0", "d"), (Plain("uten kilde"),)),
            )
        ),
    ),
)
