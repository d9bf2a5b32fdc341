"""Rules: whether what is said fits together."""

from __future__ import annotations

from typing import Final

from apenhet.problems.rules.rule import Rule
from apenhet.problems.wording import Wording

SENSE: Final = (
    Rule(
        "year_is_the_files",
        Wording(
            "Året er {found}, men filen er for {expected} etter navnet.",
            "The year is {found}, but by its name the file is for {expected}.",
        ),
        Wording(
            "Rett året her, eller gi filen et annet navn.",
            "Mend the year here, or give the file another name.",
        ),
    ),
    Rule(
        "period_is_the_year",
        Wording(
            "Perioden skal være hele rapporteringsåret. Ventet {expected}, fant {found}.",
            "The period must be the whole reporting year. Expected {expected}, found {found}.",
        ),
        Wording(
            "Rett datoen, eller året under edition.",
            "Mend the date, or the year under edition.",
        ),
    ),
    Rule(
        "principles_exist",
        Wording(
            "Filen data/principles_{year}.yml finnes ikke.",
            "The file data/principles_{year}.yml does not exist.",
        ),
        Wording(
            "Skriv året til en utgave som finnes: {known}.",
            "Write the year of an edition that exists: {known}.",
        ),
    ),
    Rule(
        "categories_add_up",
        Wording(
            "Kategoriene skal til sammen bli {total} (high_risk), men {parts} = {sum}.",
            "The categories must add up to {total} (high_risk), but {parts} = {sum}.",
        ),
        Wording(
            "Rett antallet i en av kategoriene, eller high_risk.",
            "Mend the number of one of the categories, or high_risk.",
        ),
    ),
    Rule(
        "part_not_above_whole",
        Wording(
            "Tallet er {part}, men det er en del av {name}, som er {whole}.",
            "The number is {part}, but it is a part of {name}, which is {whole}.",
        ),
        Wording("Rett det ene eller det andre tallet.", "Mend the one or the other number."),
    ),
    Rule(
        "figure_has_its_unit",
        Wording(
            "Ventet et tall med unit: {expected}, fant unit: {found}.",
            "Expected a figure with unit: {expected}, found unit: {found}.",
        ),
        Wording(
            "Skriv «unit: {expected}» i denne gruppen. Uten unit er tallet et antall (count).",
            'Write "unit: {expected}" in this group. Without unit, the figure is a count.',
        ),
    ),
    Rule(
        "category_numbers_in_order",
        Wording(
            "Kategoriene skal ha numrene 1, 2, 3 … i rekkefølge. Ventet {expected}, fant {found}.",
            "The categories must be numbered 1, 2, 3 … in order. Expected {expected}, found "
            "{found}.",
        ),
        Wording("Rett nummeret.", "Mend the number."),
    ),
    Rule(
        "id_only_once",
        Wording(
            "Id-en {name} er brukt før, på linje {first}. Hver id skal peke på bare én ting.",
            "The id {name} was used before, on line {first}. Each id must stand for one thing "
            "only.",
        ),
        Wording("Gi den nyeste av de to en annen id.", "Give the newer of the two another id."),
    ),
    Rule(
        "slug_only_once",
        Wording(
            "Adressedelen {name} er brukt før på samme side, på linje {first}.",
            "The address part {name} was used before on the same page, on line {first}.",
        ),
        Wording(
            "Gi den nyeste av de to en annen adressedel.",
            "Give the newer of the two another address part.",
        ),
    ),
    Rule(
        "slug_taken",
        Wording(
            "Adressedelen {name} bruker siden selv til en av sine overskrifter.",
            "The page itself uses the address part {name} for one of its headings.",
        ),
        Wording("Velg en annen adressedel.", "Choose another address part."),
    ),
    Rule(
        "named_only_once",
        Wording("{id} er nevnt to ganger i listen.", "{id} is named twice in the list."),
        Wording("Slett den ene.", "Delete one of them."),
    ),
    Rule(
        "id_exists",
        Wording("{id} finnes ikke i {list}.{hint}", "{id} does not exist in {list}.{hint}"),
        Wording(
            "Rett skrivemåten, eller legg den til i {list}. Disse finnes: {known}.",
            "Mend the spelling, or add it to {list}. These exist: {known}.",
        ),
    ),
    Rule(
        "highlight_is_a_figure",
        Wording(
            "{path} er ikke et tall med value og label.",
            "{path} is not a figure with value and label.",
        ),
        Wording(
            "Vis til et tall, for eksempel assessment.suppliers.",
            "Refer to a figure, such as assessment.suppliers.",
        ),
    ),
    Rule(
        "list_not_empty",
        Wording("Listen er tom.", "The list is empty."),
        Wording("Legg til minst ett punkt.", "Add at least one entry."),
    ),
    Rule(
        "chapter_has_content",
        Wording(
            "Kapitlet har verken blocks eller sections.",
            "The chapter has neither blocks nor sections.",
        ),
        Wording("Legg til innhold, eller ta bort kapitlet.", "Add content, or remove the chapter."),
    ),
    Rule(
        "risk_area_has_measure",
        Wording(
            "Ingen tiltak retter seg mot risikoområdet.",
            "No measure addresses the risk area.",
        ),
        Wording(
            "Legg {id} til under addresses i minst ett tiltak.",
            "Add {id} under addresses in at least one measure.",
        ),
        clause="§ 5 c",
    ),
    Rule(
        "measure_has_target",
        Wording("Tiltaket retter seg ikke mot noe.", "The measure addresses nothing."),
        Wording(
            "Skriv under addresses hvilke risikoområder, kategorier eller funn tiltaket gjelder.",
            "Write under addresses which risk areas, categories or findings the measure is for.",
        ),
        clause="§ 5 c",
    ),
    Rule(
        "risk_area_has_source",
        Wording("Risikoområdet har ingen kilde.", "The risk area has no source."),
        Wording(
            "Skriv under sources hva beskrivelsen bygger på.",
            "Write under sources what the description rests on.",
        ),
    ),
    Rule(
        "date_after",
        Wording(
            "Datoen {found} er før {other} ({earlier}).",
            "The date {found} is before {other} ({earlier}).",
        ),
        Wording("Rett den ene eller den andre datoen.", "Mend the one or the other date."),
    ),
    Rule(
        "due_within_reason",
        Wording(
            "Fristen {found} er ikke mellom {first} og {last}.",
            "The time limit {found} is not between {first} and {last}.",
        ),
        Wording("Rett datoen.", "Mend the date."),
    ),
    Rule(
        "approved_has_approval",
        Wording(
            "Status er {status}, men {missing} mangler.",
            "The status is {status}, but {missing} is missing.",
        ),
        Wording(
            "Legg til {missing} under edition, eller sett status tilbake til {back}.",
            "Add {missing} under edition, or set the status back to {back}.",
        ),
        clause="§ 5",
    ),
    Rule(
        "draft_is_not_published",
        Wording(
            "Status er {status}, men redegjørelsen har en publiseringsdato.",
            "The status is {status}, but the statement has a date of publication.",
        ),
        Wording(
            "Ta bort published, eller sett status til published.",
            "Remove published, or set the status to published.",
        ),
    ),
    Rule(
        "shown_once",
        Wording(
            "Delen {name} vises allerede på linje {first}.",
            "The part {name} is already shown on line {first}.",
        ),
        Wording("Slett det ene avsnittet.", "Delete one of the blocks."),
    ),
    Rule(
        "shown_somewhere",
        Wording(
            "Delen {view} vises ikke noe sted i redegjørelsen.",
            "The part {view} is shown nowhere in the account.",
        ),
        Wording(
            "Legg til et avsnitt med «show: {name}» der den skal vises.",
            'Add a block with "show: {name}" where it is to be shown.',
        ),
        clause="§ 5",
    ),
    Rule(
        "clause_present",
        Wording(
            "Lovens krav {clause} mangler i listen (id: {id}).",
            "The Act's requirement {clause} is missing from the list (id: {id}).",
        ),
        Wording(
            "Hent det fram igjen fra en tidligere versjon av filen.",
            "Bring it back from an earlier version of the file.",
        ),
    ),
    Rule(
        "clause_cited",
        Wording(
            "Id-en viser til {clause}, men her står det {found}.",
            "The id refers to {clause}, but this says {found}.",
        ),
        Wording(
            "Skriv {clause}, eller hent id-en fram igjen fra en tidligere versjon av filen.",
            "Write {clause}, or bring the id back from an earlier version of the file.",
        ),
    ),
    Rule(
        "clause_binds_us",
        Wording(
            "Loven retter {clause} mot virksomheten, men binds_us sier noe annet.",
            "The Act addresses {clause} to the enterprise, but binds_us says otherwise.",
        ),
        Wording("Skriv binds_us: true.", "Write binds_us: true."),
    ),
    Rule(
        "clause_answered",
        Wording(
            "Ingen del av redegjørelsen for {year} svarer på {clause}.",
            "No part of the account for {year} answers {clause}.",
        ),
        Wording(
            "Skriv under answered_by hvilke avsnitt som svarer på kravet.",
            "Write under answered_by which sections answer the requirement.",
        ),
        clause="§ 5",
    ),
    Rule(
        "answer_exists",
        Wording(
            "{ref} finnes ikke i redegjørelsen for {year}.{hint}",
            "{ref} does not exist in the account for {year}.{hint}",
        ),
        Wording(
            "Skriv id-en til et kapittel eller avsnitt, eller avsnitt.tekst (id-er med punktum "
            "mellom).",
            "Write the id of a chapter or section, or section.block (ids with a full stop "
            "between).",
        ),
        clause="§ 5",
    ),
    Rule(
        "answer_has_content",
        Wording(
            "{ref} skal svare på {clause}, men har ikke noe innhold i redegjørelsen for {year}.",
            "{ref} is to answer {clause}, but has no content in the account for {year}.",
        ),
        Wording(
            "Legg til innhold i avsnittet, eller vis til et annet.",
            "Add content to the section, or refer to another one.",
        ),
        clause="§ 5",
    ),
    Rule(
        "answer_within_the_limit",
        Wording(
            "Vår svarfrist ({found}) er lengre enn lovens ({limit}).",
            "Our time limit for answers ({found}) is longer than the Act's ({limit}).",
        ),
        Wording("Rett svarfristen.", "Mend the time limit."),
        clause="§ 7",
    ),
)
