"""Rules: the answers to findings (``accepted``)."""

from __future__ import annotations

from typing import Final

from apenhet.problems.rules.rule import Level, Rule
from apenhet.problems.wording import Wording

ANSWERS: Final = (
    Rule(
        "answered_rule_known",
        Wording("Regelen {name} finnes ikke.{hint}", "There is no rule {name}.{hint}"),
        Wording(
            "Skriv navnet på regelen slik det står i meldingen som besvares.",
            "Write the name of the rule as it stands in the message that is answered.",
        ),
    ),
    Rule(
        "answer_can_be_given",
        Wording(
            "Meldinger fra regelen {name} kan ikke besvares: {why}.",
            "Messages of the rule {name} cannot be answered: {why}.",
        ),
        Wording(
            "Ta bort svaret, og rett det meldingen handler om.",
            "Remove the answer, and mend what the message is about.",
        ),
    ),
    Rule(
        "answer_fits",
        Wording(
            "Svaret passer ikke til det som står der nå.",
            "The answer does not fit what stands there now.",
        ),
        Wording(
            "Les stedet på nytt. Passer grunnen fortsatt, så skriv place og quote slik de er nå; "
            "ellers ta bort svaret.",
            "Read the place anew. If the reason still fits, write place and quote as they are "
            "now; if not, remove the answer.",
        ),
        level=Level.ADVICE,
        without_exception=True,
    ),
    Rule(
        "answer_place_exists",
        Wording("Stedet {place} finnes ikke.{hint}", "There is no place {place}.{hint}"),
        Wording(
            "Skriv stedet slik det står i meldingen. Er det borte, så ta bort svaret.",
            "Write the place as it stands in the message. If it is gone, remove the answer.",
        ),
        level=Level.ADVICE,
        without_exception=True,
    ),
    Rule(
        "answer_needed",
        Wording(
            "Svaret trengs ikke: {name} har ingenting å melde her.",
            "The answer is not needed: {name} has nothing to tell here.",
        ),
        Wording("Ta det bort.", "Remove it."),
        level=Level.ADVICE,
        without_exception=True,
    ),
)
