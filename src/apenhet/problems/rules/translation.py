"""Rules: whether the English still says what the Norwegian does."""

from __future__ import annotations

from typing import Final

from apenhet.problems.rules.rule import Actor, Ground, Level, Rule
from apenhet.problems.wording import Wording

TRANSLATION: Final = (
    Rule(
        "translation_is_fresh",
        Wording(
            "Den norske teksten er endret siden den engelske ble skrevet: {change}",
            "The Norwegian has changed since the English was written: {change}",
        ),
        Wording(
            "Rett den engelske teksten. Stemmer den fortsatt, kjører du "
            "«apenhet translations confirm {place}».",
            'Mend the English. If it still holds, run "apenhet translations confirm {place}".',
        ),
        level=Level.GATE,
        ground=Ground.PRACTICE,
        without_exception=True,
    ),
    Rule(
        "translation_history_known",
        Wording(
            "Det er ukjent om {count} engelske tekster følger de norske: git vet ikke når de ble "
            "skrevet. Den første er her.",
            "Whether {count} English texts follow the Norwegian is unknown: git does not know when "
            "they were written. The first is here.",
        ),
        Wording(
            "Hent hele historien med «git fetch --unshallow», eller hent prosjektet på nytt med "
            "git clone. Er filene nye, lagrer du dem i git.",
            'Fetch the whole history by "git fetch --unshallow", or fetch the project anew by '
            "git clone. If the files are new, commit them.",
        ),
        level=Level.GATE,
        ground=Ground.PRACTICE,
        without_exception=True,
        actor=Actor.PUBLISHER,
    ),
)
