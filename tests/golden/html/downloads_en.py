"""Sizes are written with the English point."""

from apenhet.document import Document, Download, Downloads

DOCUMENT = Document(
    "en", (Downloads((Download("r.pdf", "The account", "For print.", "PDF", 1_250_000),)),)
)
