"""Terms with meanings, and a thing's properties."""

from apenhet.say.document import (
    Definitions,
    Described,
    Document,
    Foreign,
    Missing,
    Paragraph,
    Plain,
)

DOCUMENT = Document(
    "en",
    (
        Definitions(
            (
                Described(
                    (Plain("Supply chain"),),
                    (Paragraph((Plain("Every link from raw material to product."),)),),
                    anchor="supply-chain",
                ),
                Described(
                    (Foreign((Plain("leverandør"),), "nb"),),
                    (Paragraph((Plain("One."),)), Paragraph((Plain("Two."),))),
                ),
            ),
            anchor="terms",
        ),
        Definitions(
            (Described((Plain("Result"),), (Paragraph((Missing("Not yet stated"),)),)),),
            kind="properties",
        ),
    ),
)
