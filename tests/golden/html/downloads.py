"""Files to take away: each with its format beside its name."""

from apenhet.say.document import Document, Download, Downloads

DOCUMENT = Document(
    "nb",
    (
        Downloads(
            (
                Download("r.json", "Redegjørelsen", "Til programmer.", "JSON"),
                Download("t.csv", "Tallene", "Til regneark.", "CSV"),
            ),
            anchor="filer",
        ),
    ),
)
