"""A draft, something missing, and plain information."""

from apenhet.document import Document, Notice, Paragraph, Plain

DOCUMENT = Document(
    "en",
    (
        Notice("draft", "Draft", (Paragraph((Plain("May change."),)),), anchor="draft"),
        Notice("missing", "Not yet checked", ()),
        Notice("info", "Good to know", (Paragraph((Plain("One."),)), Paragraph((Plain("Two."),)))),
    ),
)
