"""Rules: what one year's statement owes to the one before it."""

from __future__ import annotations

from typing import Final

from apenhet.problems.rules.rule import Ground, Level, Rule
from apenhet.problems.wording import Wording

YEARS: Final = (
    Rule(
        "gone_through",
        Wording(
            "Steder som står som i fjor, og ikke er gått gjennom: {count}.",
            "Places that stand as last year, and have not been gone through: {count}.",
        ),
        Wording(
            "Det første er her. Søk etter GÅ GJENNOM. Rett det som er nytt. Der teksten fortsatt "
            "stemmer, tar du bort merket.",
            "The first is here. Search for GÅ GJENNOM. Mend what is new. Where the text still "
            "holds, remove the mark.",
        ),
        level=Level.GATE,
        ground=Ground.PRACTICE,
        without_exception=True,
    ),
    Rule(
        "not_last_years",
        Wording(
            "Sammendraget, vurderingen og funnene er ord for ord de samme som i {year}.",
            "The summary, the assessment and the findings are word for word those of {year}.",
        ),
        Wording(
            "Skriv hva dere undersøkte og fant i denne perioden.",
            "Write what you examined and found in this period.",
        ),
        level=Level.GATE,
        ground=Ground.PRACTICE,
    ),
    Rule(
        "measure_answered_for",
        Wording(
            "Tiltaket {id} sto som {status} i {year}, og er ikke med her.",
            "The measure {id} was {status} in {year}, and is not here.",
        ),
        Wording(
            "Legg det til med samme id. Er det fortsatt åpent, skriver du status: planned eller "
            "ongoing. Er det gjennomført, skriver du done og result. Er det avsluttet uten, "
            "skriver du dropped og reason.",
            "Add it with the same id. If it is still open, write status: planned or ongoing. If "
            "it was carried out, write done and result. If it ended without, write dropped and "
            "reason.",
        ),
        level=Level.GATE,
        ground=Ground.GUIDANCE,
        clause="§ 5 c",
        about="id",
    ),
    Rule(
        "measure_stays_done",
        Wording(
            "Tiltaket var gjennomført i {year}, men er {status} her.",
            "The measure was done in {year}, but is {status} here.",
        ),
        Wording(
            "Rett status. Er det et nytt tiltak om det samme, så gi det en egen id og slug.",
            "Mend the status. If it is a new measure on the same, give it its own id and slug.",
        ),
        level=Level.GATE,
        ground=Ground.PRACTICE,
    ),
    Rule(
        "id_stays",
        Wording(
            "Dette het {former} i {year}. En id skal være den samme år etter år.",
            "This was {former} in {year}. An id is to be the same year after year.",
        ),
        Wording(
            "Skriv id: {former}. Er det noe annet, så gi det en annen slug.",
            "Write id: {former}. If it is something else, give it another slug.",
        ),
        level=Level.GATE,
        ground=Ground.PRACTICE,
    ),
    Rule(
        "slug_stays",
        Wording(
            "Adressedelen var {former} i {year}. Lenker til den skal virke.",
            "This part of the address was {former} in {year}. Links to it are to work.",
        ),
        Wording(
            "Skriv {former}. Er det noe annet enn i {year}, så gi det en annen id.",
            "Write {former}. If it is something else than in {year}, give it another id.",
        ),
        level=Level.GATE,
        ground=Ground.PRACTICE,
        about="former",
    ),
)
