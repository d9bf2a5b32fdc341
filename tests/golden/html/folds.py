"""A section whose parts a page may fold: its own words stay in sight, before the fold."""

from apenhet.say.document import Document, Paragraph, Plain, Section

DOCUMENT = Document(
    "en",
    (
        Section(
            "work",
            "Work",
            (
                Paragraph((Plain("What we work for."),)),
                Section("pay", "Pay", (Paragraph((Plain("Fair pay."),)),)),
            ),
            folds="positions",
        ),
    ),
)
