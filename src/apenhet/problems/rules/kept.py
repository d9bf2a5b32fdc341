"""Rules: what has been published goes on saying what it said, at the places where it said it."""

from __future__ import annotations

from typing import Final

from apenhet.problems.rules.rule import Actor, Rule
from apenhet.problems.wording import Wording

KEPT: Final = (
    Rule(
        "published_words_kept",
        Wording(
            "Redegjørelsen for {year} ble publisert {day} og ville nå sagt noe annet. {changes}",
            "The statement of {year} was published on {day} and would now say something else. "
            "{changes}",
        ),
        Wording(
            "Dataene er som de var; det er programmet som er endret. Var det ikke meningen, så "
            "rett programmet. Var det meningen, så publiser de nye ordene: skriv edition.revision "
            "med kind: technical i data/statement_{year}.yml, og kjør «apenhet publish {year}».",
            "The data are as they were; it is the program that has changed. If that was not "
            "intended, mend the program. If it was, publish the new words: write edition.revision "
            'with kind: technical in data/statement_{year}.yml, and run "apenhet publish {year}".',
        ),
        actor=Actor.PUBLISHER,
    ),
    Rule(
        "published_places_kept",
        Wording(
            "Redegjørelsen for {year} ble publisert {day} med steder som ikke er der lenger: "
            "{places}. Lenker dit ville ført galt.",
            "The statement of {year} was published on {day} with places that are no longer there: "
            "{places}. Links to them would lead astray.",
        ),
        Wording(
            "En side beholder navnet den er publisert med: hent den fram igjen i docs/, eller gi "
            "filen navnet den hadde. Er det et sted på en side, så rett programmet.",
            "A page keeps the name it was published with: bring it back in docs/, or give the file "
            "the name it had. If it is a place on a page, mend the program.",
        ),
        actor=Actor.PUBLISHER,
    ),
    Rule(
        "published_data_readable",
        Wording(
            "Dataene til redegjørelsen for {year}, publisert {day}, kan ikke leses av dette "
            "programmet. {reason}",
            "The data of the statement of {year}, published on {day}, cannot be read by this "
            "program. {reason}",
        ),
        Wording(
            "Ikke rør filene: de er det som ble publisert. Programmet må bringe formatet de har, "
            "opp til dagens (src/apenhet/read/migrate.py).",
            "Leave the files alone: they are what was published. The program must bring the format "
            "they have up to today's (src/apenhet/read/migrate.py).",
        ),
        actor=Actor.PUBLISHER,
    ),
)
