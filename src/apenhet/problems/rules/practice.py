"""Rules: what must hold of the places that not every statement fills."""

from __future__ import annotations

from typing import Final

from apenhet.problems.rules.rule import Actor, Ground, Level, Rule
from apenhet.problems.wording import Wording

PRACTICE: Final = (
    Rule(
        "all_have_signed",
        Wording("{name} har ikke skrevet under.", "{name} has not signed."),
        Wording(
            "Loven krever underskrift fra alle i styret og fra daglig leder. Legg til "
            "underskriften når den foreligger. Er navnet skrevet på to måter, så rett det ene. "
            "Var medlemmet ute av styret da redegjørelsen ble godkjent, så skriv member_until.",
            "The Act asks for the signature of every board member and of the general manager. "
            "Add the signature when it is there. If the name is written in two ways, mend one. If "
            "the member had left the board when the statement was approved, write member_until.",
        ),
        level=Level.GATE,
        ground=Ground.ACT,
        clause="§ 5",
        about="name",
        without_exception=True,
        actor=Actor.BOARD,
    ),
    Rule(
        "board_known",
        Wording(
            "Det står ikke hvem som sitter i styret, så det går ikke fram om alle har skrevet "
            "under.",
            "It is not said who is on the board, so it cannot be seen whether everyone has signed.",
        ),
        Wording(
            "Legg til members under governance med navn (name) og verv (role) for alle i styret, "
            "og general_manager med id-en til rollen som daglig leder har.",
            "Add members under governance with the name and role of everyone on the board, and "
            "general_manager with the id of the role that the general manager has.",
        ),
        level=Level.GATE,
        ground=Ground.PRACTICE,
    ),
    Rule(
        "signatory_in_office",
        Wording(
            "{name} var ikke i styret den {day}, etter det som står under members.",
            "{name} was not on the board on {day}, by what is said under members.",
        ),
        Wording(
            "Er navnet skrevet på to måter, så rett det ene. Mangler medlemmet under members, så "
            "legg det til. Skriver noen andre under, så ta bort underskriften.",
            "If the name is written in two ways, mend one. If the member is missing under "
            "members, add it. If somebody else signed, remove the signature.",
        ),
        level=Level.GATE,
        ground=Ground.ACT,
        clause="§ 5",
        without_exception=True,
        actor=Actor.BOARD,
    ),
    Rule(
        "signs_once",
        Wording("{name} har skrevet under to ganger.", "{name} has signed twice."),
        Wording(
            "Slett den ene underskriften. Heter to i styret det samme, så skriv navnene slik at "
            "de kan skilles.",
            "Delete one of the signatures. If two on the board have the same name, write the names "
            "so that they can be told apart.",
        ),
        level=Level.GATE,
        ground=Ground.PRACTICE,
        actor=Actor.BOARD,
    ),
    Rule(
        "impact_has_remediation",
        Wording(
            "Det er funnet faktiske negative konsekvenser, men det står ikke hva som er gjort for "
            "å rette opp.",
            "Actual adverse impacts were found, but it is not said what was done to put them "
            "right.",
        ),
        Wording(
            "Legg til en oppføring under remediation med {id} under findings. Skal ikke dere rette "
            "opp, så svar med grunnen.",
            "Add an entry under remediation with {id} under findings. If it is not for you to put "
            "right, answer with the reason.",
        ),
        level=Level.GATE,
        ground=Ground.ACT,
        clause="§ 4 f",
    ),
    Rule(
        "remediation_has_impact",
        Wording(
            "Her står det hva som er rettet opp etter {id}, men der er det ikke funnet faktiske "
            "negative konsekvenser.",
            "This says what was put right after {id}, but no actual adverse impacts were found "
            "there.",
        ),
        Wording(
            "Rett adverse_impacts_found i funnet, eller vis til et annet funn.",
            "Mend adverse_impacts_found in the finding, or refer to another finding.",
        ),
        level=Level.ADVICE,
        ground=Ground.PRACTICE,
    ),
    Rule(
        "target_has_indicator",
        Wording(
            "Tiltaket har et utgangspunkt eller et mål, men det står ikke hva dere måler.",
            "The measure has a starting point or a target, but it is not said what you measure.",
        ),
        Wording("Legg til indicator.", "Add indicator."),
        level=Level.ADVICE,
        ground=Ground.PRACTICE,
    ),
    Rule(
        "shown_part_filled",
        Wording(
            "Her skal delen {view} vises, men det den viser, er ikke fylt ut.",
            "The part {view} is to be shown here, but what it shows is not filled in.",
        ),
        Wording(
            "Fyll ut {place}, eller ta bort avsnittet.",
            "Fill in {place}, or remove the block.",
        ),
        level=Level.GATE,
        ground=Ground.PRACTICE,
    ),
    Rule(
        "intro_leads_somewhere",
        Wording(
            "Her innledes det til {key}, men det er ikke fylt ut.",
            "This introduces {key}, which is not filled in.",
        ),
        Wording(
            "Fyll ut {key}, eller ta bort innledningen.",
            "Fill in {key}, or remove the introduction.",
        ),
        level=Level.ADVICE,
        ground=Ground.PRACTICE,
    ),
    Rule(
        "figure_says_its_unit",
        Wording(
            "Det står ikke hva tallet måler. Uten unit regnes det som et antall.",
            "It is not said what the number measures. Without unit it is taken for a count.",
        ),
        Wording(
            "Legg til unit, for eksempel unit: years for en varighet i år, unit: calendar_year for "
            "et årstall eller unit: count for et antall.",
            "Add unit, such as unit: years for a length of time in years, unit: calendar_year for "
            "a year or unit: count for a count.",
        ),
        level=Level.ADVICE,
        ground=Ground.PRACTICE,
    ),
)
