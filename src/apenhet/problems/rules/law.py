"""Rules: what the Act asks before a statement is published."""

from __future__ import annotations

from typing import Final

from apenhet.problems.rules.rule import Ground, Level, Rule
from apenhet.problems.wording import Wording

LAW: Final = (
    Rule(
        "approval_given",
        Wording("Redegjørelsen er ikke godkjent.", "The statement has not been approved."),
        Wording(
            "Når den er godkjent: legg til approval med body (hvem), date (når) og meeting (møte).",
            "When it is: add approval with body (who), date (when) and meeting.",
        ),
        level=Level.GATE,
        ground=Ground.ACT,
        clause="§ 5",
        without_exception=True,
    ),
    Rule(
        "signatures_given",
        Wording("Redegjørelsen er ikke underskrevet.", "The statement has not been signed."),
        Wording(
            "Når den er underskrevet: legg til signatures med navn, rolle og dato for alle i "
            "styret og generalsekretæren.",
            "When it is: add signatures with name, role and date for every board member and "
            "the General Secretary.",
        ),
        level=Level.GATE,
        ground=Ground.ACT,
        clause="§ 5",
        without_exception=True,
    ),
    Rule(
        "annual_report_named",
        Wording(
            "Det står ikke hvor årsberetningen viser til redegjørelsen.",
            "It is not said where the annual report refers to the statement.",
        ),
        Wording(
            "Legg til annual_report med title og place (hvor i årsberetningen).",
            "Add annual_report with title and place (where in the annual report).",
        ),
        level=Level.GATE,
        ground=Ground.ACT,
        clause="§ 5",
    ),
    Rule(
        "measure_has_result",
        Wording(
            "Tiltaket har verken resultat eller forventet resultat.",
            "The measure has neither a result nor an expected result.",
        ),
        Wording(
            "Legg til result, eller expected_result hvis tiltaket ikke er gjennomført.",
            "Add result, or expected_result if the measure has not been carried out.",
        ),
        level=Level.GATE,
        ground=Ground.ACT,
        clause="§ 5 c",
        without_exception=True,
    ),
    Rule(
        "done_has_result",
        Wording(
            "Tiltaket er gjennomført, men resultatet mangler.",
            "The measure is done, but its result is missing.",
        ),
        Wording("Legg til result.", "Add result."),
        level=Level.GATE,
        ground=Ground.GUIDANCE,
        clause="§ 5 c",
    ),
    Rule(
        "risk_area_specific",
        Wording(
            "Risikoområdet er for generelt. Dette mangler: {missing}.",
            "The risk area is too general. Missing: {missing}.",
        ),
        Wording(
            "Legg til hvilke varer (goods), land eller ledd i kjeden (places) og rettigheter "
            "(rights) det gjelder.",
            "Add which goods, which countries or stages of the chain (places) and which rights "
            "it concerns.",
        ),
        level=Level.GATE,
        ground=Ground.GUIDANCE,
        clause="§ 5 b",
    ),
    Rule(
        "none_found_explained",
        Wording(
            "«Ingen funn» er ikke forklart. Dette mangler: {missing}.",
            '"None found" is not explained. Missing: {missing}.',
        ),
        Wording(
            "Legg til hvordan dere undersøkte (examined), hva det omfattet (covered) og hva "
            "som er usikkert (uncertain).",
            "Add how it was looked for (examined), what was covered and what stays uncertain.",
        ),
        level=Level.GATE,
        ground=Ground.GUIDANCE,
        clause="§ 5 b",
    ),
    Rule(
        "clause_has_answer",
        Wording(
            "Redegjørelsen sier ikke noe om det {clause} krever av virksomheten.",
            "The statement says nothing about what {clause} asks of the enterprise.",
        ),
        Wording(
            "Skriv om det i redegjørelsen, og skriv avsnittets id under answered_by.",
            "Write about it in the statement, and put the section's id under answered_by.",
        ),
        level=Level.GATE,
        ground=Ground.ACT,
    ),
    Rule(
        "clause_confirmed",
        Wording(
            "Omtalen av {clause} er ikke kontrollert mot lovteksten.",
            "The summary of {clause} has not been checked against the Act.",
        ),
        Wording(
            "La en jurist lese omtalen. Sett så confirmed til true.",
            "Let a lawyer read the summary. Then set confirmed to true.",
        ),
        level=Level.GATE,
        ground=Ground.PRACTICE,
    ),
    Rule(
        "date_not_in_the_future",
        Wording("Datoen {found} er ikke kommet ennå.", "The date {found} has not come yet."),
        Wording(
            "Skriv datoen da det skjedde, eller ta bort delen til det har skjedd.",
            "Write the date when it happened, or remove the part until it has.",
        ),
        level=Level.GATE,
        ground=Ground.PRACTICE,
        without_exception=True,
    ),
    Rule(
        "published_in_time",
        Wording(
            "Fristen for å publisere var {deadline}.",
            "The time limit for publishing was {deadline}.",
        ),
        Wording(
            "Få redegjørelsen godkjent, underskrevet og publisert så snart som mulig.",
            "Have the statement approved, signed and published as soon as possible.",
        ),
        level=Level.GATE,
        ground=Ground.ACT,
        clause="§ 5",
        without_exception=True,
    ),
)
