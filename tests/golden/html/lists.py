"""Lists: bulleted, numbered, one inside another, entries of several paragraphs."""

from apenhet.say.document import Document, ItemList, ListItem, Paragraph, Plain

DOCUMENT = Document(
    "nb",
    (
        ItemList(
            (
                ListItem((Paragraph((Plain("land"),)),)),
                ListItem(
                    (
                        Paragraph((Plain("bransje"),)),
                        ItemList((ListItem((Paragraph((Plain("bygg"),)),)),)),
                    )
                ),
                ListItem((Paragraph((Plain("adressert"),), anchor="avsnitt"),)),
            ),
            anchor="kriterier",
        ),
        ItemList((ListItem((Paragraph((Plain("først"),)),)),), ordered=True),
    ),
)
