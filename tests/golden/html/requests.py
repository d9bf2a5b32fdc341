"""Time limits that the page's script works out, and an e-mail written in advance."""

from apenhet.say.document import Deadline, Deadlines, Document, PreparedEmail

DOCUMENT = Document(
    "nb",
    (
        Deadlines(
            (
                Deadline("Innen 3 uker.", "Spør du i dag: {date}.", weeks=3),
                Deadline("Inntil 2 måneder.", "Senest {date}.", months=2),
            ),
            anchor="frister",
        ),
        PreparedEmail(
            to="post@negotia.no",
            subject="Spørsmål etter § 6 & mer",
            body="Hei,\n\nhva fant dere?\nSvar skriftlig.\n\n\nHilsen\n",
            button="Åpne i e-postprogrammet",
            anchor="e-post",
        ),
    ),
)
