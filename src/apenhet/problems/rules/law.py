"""Rules: what the Act asks before a statement is published."""

from __future__ import annotations

from typing import Final

from apenhet.problems.rules.rule import Actor, Ground, Level, Rule
from apenhet.problems.wording import Wording

LAW: Final = (
    Rule(
        "approval_given",
        Wording("Godkjenning er ikke oppgitt.", "No approval is stated."),
        Wording(
            "Når den er godkjent: legg til approval med body (hvem), date (når) og meeting (møte).",
            "When it is: add approval with body (who), date (when) and meeting.",
        ),
        level=Level.GATE,
        ground=Ground.ACT,
        clause="§ 5",
        without_exception=True,
        actor=Actor.BOARD,
    ),
    Rule(
        "approval_names_words",
        Wording(
            "{whose} sier ikke hvilken tekst den gjelder, og teller derfor ikke.",
            "{whose} does not say which text it is about, so it does not count.",
        ),
        Wording(
            "Er det teksten slik den er nå, så legg til denne linjen:\nfingerprint: {fingerprint}",
            "If it is the text as it is now, add this line:\nfingerprint: {fingerprint}",
        ),
        level=Level.GATE,
        ground=Ground.PRACTICE,
        without_exception=True,
    ),
    Rule(
        "approval_fits",
        Wording(
            "{whose} gjelder en annen tekst ({found}) enn den som står her nå ({words}).{changes}",
            "{whose} is about another text ({found}) than the one that stands here now "
            "({words}).{changes}",
        ),
        Wording(
            "La dem som godkjente eller skrev under, lese teksten på nytt. Når de har gjort det, "
            "skriver du den nye datoen og fingerprint: {fingerprint}. Eller ta endringen tilbake.",
            "Let those who approved or signed read the text anew. Once they have, write the new "
            "date and fingerprint: {fingerprint}. Or take back the change.",
        ),
        level=Level.GATE,
        ground=Ground.PRACTICE,
        without_exception=True,
        actor=Actor.BOARD,
    ),
    Rule(
        "approval_after_former",
        Wording(
            "{whose} er fra {found}, før r{revision} ble publisert ({former}), men gjelder en "
            "tekst som er kommet siden.",
            "{whose} is of {found}, before r{revision} was published ({former}), but is about a "
            "text that has come since.",
        ),
        Wording(
            "Skriv dagen den nye teksten ble godkjent eller underskrevet. Er den ikke det ennå, så "
            "la det gamle fingeravtrykket stå til den er det.",
            "Write the day on which the new text was approved or signed. If it has not been yet, "
            "let the former fingerprint stand until it is.",
        ),
        level=Level.GATE,
        ground=Ground.PRACTICE,
        actor=Actor.BOARD,
    ),
    Rule(
        "signatures_given",
        Wording("Underskrifter er ikke oppgitt.", "No signatures are stated."),
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
        actor=Actor.BOARD,
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
        waives_clause=True,
    ),
    Rule(
        "annual_report_of_the_year",
        Wording(
            "Årsberetningen er fra et annet år ({found}).",
            "The annual report is of another year ({found}).",
        ),
        Wording(
            "Skriv hvor årsberetningen for dette året viser til redegjørelsen, eller ta bort "
            "annual_report til den foreligger.",
            "Write where the annual report of this year refers to the statement, or remove "
            "annual_report until there is one.",
        ),
        level=Level.GATE,
        ground=Ground.GUIDANCE,
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
        "dropped_has_reason",
        Wording(
            "Tiltaket er avsluttet uten å være gjennomført, og det står ikke hvorfor.",
            "The measure was dropped, and it is not said why.",
        ),
        Wording("Legg til reason med begrunnelsen.", "Add reason, saying why."),
        level=Level.GATE,
        ground=Ground.PRACTICE,
    ),
    Rule(
        "planned_without_result",
        Wording(
            "Tiltaket er planlagt, men har et resultat.",
            "The measure is planned, but has a result.",
        ),
        Wording(
            "Er tiltaket begynt, skriv status: ongoing; er det gjennomført, done. Er det et "
            "resultat dere venter, flytt teksten til expected_result.",
            "If the measure has begun, write status: ongoing; if it is done, done. If the result "
            "is one you expect, move the text to expected_result.",
        ),
        level=Level.GATE,
        ground=Ground.PRACTICE,
    ),
    Rule(
        "planned_not_past_due",
        Wording(
            "Tiltaket er planlagt, men fristen er ute.",
            "The measure is planned, but its time limit is over.",
        ),
        Wording(
            "Rett status, eller sett en ny frist (due).",
            "Mend the status, or set a new time limit (due).",
        ),
        level=Level.GATE,
        ground=Ground.PRACTICE,
    ),
    Rule(
        "impact_has_measure",
        Wording(
            "Det er funnet faktiske negative konsekvenser, men ingen tiltak retter seg mot dem.",
            "Actual adverse impacts were found, but no measure addresses them.",
        ),
        Wording(
            "Legg {id} til under addresses i tiltaket som stanser eller begrenser dem.",
            "Add {id} under addresses in the measure that ceases or limits them.",
        ),
        level=Level.GATE,
        ground=Ground.ACT,
        clause="§ 4 c",
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
            "Skriv om det i redegjørelsen, og skriv answers: [{id}] på avsnittet. Svarer en side i "
            "docs/, så skriv det øverst på den.",
            "Write about it in the statement, and write answers: [{id}] on the section. If a page "
            "in docs/ answers it, write that at the top of the page.",
        ),
        level=Level.GATE,
        ground=Ground.ACT,
        about="id",
        waives_clause=True,
    ),
    Rule(
        "clause_worth_an_answer",
        Wording(
            "Redegjørelsen sier ikke noe om det {clause} handler om.",
            "The statement says nothing about what {clause} is about.",
        ),
        Wording(
            "Skriv om det hvis dere kan, og skriv answers: [{id}] på avsnittet.",
            "Write about it if you can, and write answers: [{id}] on the section.",
        ),
        level=Level.GATE,
        ground=Ground.PRACTICE,
        about="id",
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
        without_exception=True,
        actor=Actor.LAWYER,
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
            "Få redegjørelsen godkjent, underskrevet og publisert så snart som mulig. At fristen "
            "er ute, stanser ikke publiseringen.",
            "Have the statement approved, signed and published as soon as possible. That the time "
            "limit has passed does not stop publication.",
        ),
        level=Level.GATE,
        ground=Ground.ACT,
        clause="§ 5",
        without_exception=True,
        actor=Actor.PUBLISHER,
    ),
)
