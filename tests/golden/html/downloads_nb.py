"""Files of every size; sizes are written with the Norwegian comma."""

from apenhet.document import Document, Download, Downloads

DOCUMENT = Document(
    "nb",
    (
        Downloads(
            (
                Download("r.pdf", "Redegjørelsen", "Til utskrift.", "PDF", 1_250_000),
                Download("r.json", "Redegjørelsen", "Til programmer.", "JSON", 83_400),
                Download("t.csv", "Tallene", "Til regneark.", "CSV", 12),
                Download("u.csv", "Tiltakene", "Til regneark.", "CSV"),
            ),
            anchor="filer",
        ),
    ),
)
