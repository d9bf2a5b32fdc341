"""Sections inside sections: levels, numbers, a status, links to themselves, and the contents."""

from apenhet.say.document import Document, Paragraph, Plain, Section

DOCUMENT = Document(
    "en",
    (
        Paragraph((Plain("Before the first heading."),)),
        Section(
            "risks",
            "Our “risks” & more",
            (
                Paragraph((Plain("Introduction."),)),
                Section(
                    "mapping",
                    "Mapping",
                    (
                        Section(
                            "deep", "Deep", (Section("deeper", "Deeper than the contents show"),)
                        ),
                    ),
                    number="2.1",
                    tag="Planned",
                ),
            ),
            number="2",
        ),
    ),
    contents=True,
)
