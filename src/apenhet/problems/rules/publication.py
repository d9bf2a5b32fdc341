"""Rules: what has been published stays as it was, and what changes it says so."""

from __future__ import annotations

from typing import Final

from apenhet.problems.rules.rule import Actor, Ground, Level, Rule
from apenhet.problems.wording import Wording

_BRING_BACK: Final = Wording(
    "Hent den fram igjen slik den ble publisert: git checkout main -- {folder}. Er den ikke på "
    "hovedgrenen ennå, så slett mappen, og kjør apenhet publish på nytt. Skal noe endres, så rett "
    "årets fil, og publiser en ny revisjon.",
    "Bring it back as it was published: git checkout main -- {folder}. If it is not on the main "
    "branch yet, delete the folder and run apenhet publish again. If something is to be changed, "
    "mend the year's file and publish a new revision.",
)

PUBLICATION: Final = (
    Rule(
        "manifest_whole",
        Wording(
            "Det som er publisert, kan ikke leses av denne filen. {found}.",
            "What has been published cannot be read from this file. {found}.",
        ),
        _BRING_BACK,
    ),
    Rule(
        "published_unchanged",
        Wording(
            "Filen er ikke slik den ble publisert. Den er endret, eller skrevet for hånd.",
            "The file is not as it was published. It was changed, or written by hand.",
        ),
        _BRING_BACK,
    ),
    Rule(
        "published_still_there",
        Wording(
            "Filen ble publisert, men er borte eller kan ikke åpnes.",
            "The file was published, but is gone or cannot be opened.",
        ),
        _BRING_BACK,
    ),
    Rule(
        "published_here_too",
        Wording(
            "Denne revisjonen er publisert på hovedgrenen, men hele mappen mangler her.",
            "This revision is published on the main branch, but its whole folder is missing here.",
        ),
        Wording(
            "Arbeider du på en egen gren, er den eldre enn publiseringen: Hent inn hovedgrenen med "
            "git merge main. Er mappen slettet, henter du den fram: git checkout main -- {folder}.",
            "If you work on a branch of your own, it is older than the publication: bring in the "
            "main branch by git merge main. If the folder was deleted, bring it back: "
            "git checkout main -- {folder}.",
        ),
    ),
    Rule(
        "published_by_command",
        Wording(
            "Filen ble ikke publisert sammen med de andre. Bare apenhet publish legger noe her.",
            "The file was not published with the others. Only apenhet publish puts anything here.",
        ),
        Wording(
            "Flytt filen ut av published/, eller slett den.",
            "Move the file out of published/, or delete it.",
        ),
    ),
    Rule(
        "revisions_follow",
        Wording(
            "Revisjonen følger ikke den før den: {found}.",
            "The revision does not follow the one before it: {found}.",
        ),
        _BRING_BACK,
    ),
    Rule(
        "published_as_on_main",
        Wording(
            "Filen er en annen enn den som er publisert på hovedgrenen.",
            "The file is another than the one that is published on the main branch.",
        ),
        _BRING_BACK,
    ),
    Rule(
        "published_never_changed",
        Wording(
            "Git sier at {name} ble endret {day}, etter dagen den ble publisert.",
            "Git says that {name} was changed on {day}, after the day it was published.",
        ),
        Wording(
            "Finn ut hva som ble endret: git log -p -- {name}. Hent den fram igjen slik den var. "
            "Skjedde det før den kom på hovedgrenen, så svar med det.",
            "Find out what was changed: git log -p -- {name}. Bring it back as it was. If it "
            "happened before it came to the main branch, answer with that.",
        ),
        level=Level.ADVICE,
        ground=Ground.PRACTICE,
        about="name",
    ),
    Rule(
        "revision_given",
        Wording(
            "Redegjørelsen er endret siden r{revision} ble publisert, og det står ikke hvorfor. "
            "Dette er endret: {changes}.",
            "The statement has changed since r{revision} was published, and it is not said why. "
            "This has changed: {changes}.",
        ),
        Wording(
            "Legg til revision under edition, eller skriv den på nytt hvis den som står der, er "
            "sagt om r{revision}: kind (correction, significant_change eller technical), date og "
            "reason. Eller ta tilbake endringen. Til den er publisert, viser nettstedet "
            "r{revision}.",
            "Add revision under edition, or write it anew if the one that stands there was said of "
            "r{revision}: kind (correction, significant_change or technical), date and reason. Or "
            "take back the change. Until it is published, the site shows r{revision}.",
        ),
        level=Level.GATE,
        ground=Ground.PRACTICE,
        without_exception=True,
    ),
    Rule(
        "revision_changes_words",
        Wording(
            "En teknisk revisjon endrer ingenting som står i filen. Dette er endret siden "
            "r{revision}: {changes}.",
            "A technical revision changes nothing that stands in the file. This has changed since "
            "r{revision}: {changes}.",
        ),
        Wording(
            "Skriv kind: correction eller significant_change, eller ta tilbake endringen.",
            "Write kind: correction or significant_change, or take back the change.",
        ),
        level=Level.GATE,
        ground=Ground.PRACTICE,
        without_exception=True,
    ),
    Rule(
        "withdrawal_done",
        Wording(
            "Her står det at {revisions} skal trekkes tilbake, men filene ligger der fortsatt, og "
            "nettstedet viser dem.",
            "This says that {revisions} is to be withdrawn, but the files are still there, and the "
            "site shows them.",
        ),
        Wording(
            "Kjør apenhet publish {year} --withdraw, eller slett withdrawal.",
            "Run apenhet publish {year} --withdraw, or delete withdrawal.",
        ),
        level=Level.GATE,
        ground=Ground.PRACTICE,
        without_exception=True,
        actor=Actor.PUBLISHER,
    ),
    Rule(
        "revision_has_former",
        Wording(
            "Her står det hvorfor det som er publisert, er endret, men på main er ingenting "
            "publisert.",
            "This says why what was published has changed, but nothing has been published on main.",
        ),
        Wording(
            "Slett revision. Det som ikke er på main ennå, fryses på nytt uten at noen må si "
            "hvorfor.",
            "Delete revision. What is not on main yet is frozen anew, and nobody needs to say why.",
        ),
        level=Level.GATE,
        ground=Ground.PRACTICE,
        without_exception=True,
    ),
    Rule(
        "revision_after_former",
        Wording(
            "Datoen {found} er før r{revision}, som ble publisert {former}.",
            "The date {found} is before r{revision}, which was published on {former}.",
        ),
        Wording(
            "Skriv dagen denne endringen publiseres.",
            "Write the day on which this change is published.",
        ),
        level=Level.GATE,
        ground=Ground.PRACTICE,
        without_exception=True,
    ),
    Rule(
        "correction_approved",
        Wording(
            "Det står ikke hvem som har godkjent rettingen.",
            "It is not said who has approved the correction.",
        ),
        Wording(
            "Når den er godkjent: legg til approval under revision med body (hvem), date (når) og "
            "fingerprint. Styret kan la andre godkjenne en retting.",
            "When it is approved: add approval under revision with body (who), date (when) and "
            "fingerprint. The board may let others approve a correction.",
        ),
        level=Level.GATE,
        ground=Ground.PRACTICE,
        without_exception=True,
        actor=Actor.BOARD,
    ),
)
