"""Rules: whether what is said fits together."""

from __future__ import annotations

from typing import Final

from apenhet.problems.rules.rule import Ground, Level, Rule
from apenhet.problems.wording import Wording

SENSE: Final = (
    Rule(
        "year_is_the_files",
        Wording(
            "Året er {found}, men filen er for {expected} etter navnet.",
            "The year is {found}, but by its name the file is for {expected}.",
        ),
        Wording(
            "Er innholdet for {found}, så gi filen navn etter det året, og hent filen for "
            "{expected} fram igjen fra en tidligere versjon. Ellers retter du året her.",
            "If the content is for {found}, name the file after that year, and bring back the "
            "file for {expected} from an earlier version. Otherwise mend the year here.",
        ),
    ),
    Rule(
        "period_is_the_year",
        Wording(
            "Perioden er vanligvis hele rapporteringsåret. Ventet {expected}, fant {found}.",
            "The period is usually the whole reporting year. Expected {expected}, found {found}.",
        ),
        Wording(
            "Rett datoen, eller året under edition. Loven krever ikke et kalenderår: Er perioden "
            "riktig, så la den stå.",
            "Mend the date, or the year under edition. The Act does not ask for a calendar year: "
            "if the period is right, let it stand.",
        ),
        level=Level.ADVICE,
    ),
    Rule(
        "principles_exist",
        Wording(
            "Ingen fil sier hva som gjelder av {part}.",
            "No file says what applies of {part}.",
        ),
        Wording(
            "Legg inn {part} i en fil som heter data/principles_<år>.yml. Den gjelder til den "
            "neste tar over, også i årene etter.",
            "Put {part} into a file called data/principles_<year>.yml. It applies until the next "
            "one takes over, in the years after that too.",
        ),
    ),
    Rule(
        "principles_hold_something",
        Wording(
            "Filen har verken declaration eller policy.",
            "The file has neither declaration nor policy.",
        ),
        Wording(
            "Legg inn det som er vedtatt. Er ingenting vedtatt, så slett filen: Det som gjaldt, "
            "gjelder fortsatt.",
            "Put in what has been adopted. If nothing has, delete the file: what applied still "
            "applies.",
        ),
    ),
    Rule(
        "versions_apart",
        Wording(
            "To versjoner av {part} gjelder fra samme dag, {day}: her og i {other}.",
            "Two versions of {part} apply from the same day, {day}: here and in {other}.",
        ),
        Wording(
            "Rett valid_from i den ene. Er de én og samme versjon, så ta den ene bort.",
            "Mend valid_from in one of them. If they are one and the same version, remove one.",
        ),
    ),
    Rule(
        "valid_from_is_the_files",
        Wording(
            "Filen er for det som gjelder fra {expected}, etter navnet, men her står {found}.",
            "By its name, the file is for what applies from {expected}, but this says {found}.",
        ),
        Wording(
            "Rett valid_from, eller gi filen navn etter den riktige datoen.",
            "Mend valid_from, or name the file after the right date.",
        ),
    ),
    Rule(
        "version_dated",
        Wording(
            "Det står ikke fra når denne versjonen av {part} gjelder. Til det er oppgitt, regnes "
            "den fra {since}.",
            "Nothing says from when this version of {part} applies. Until that is stated, it "
            "counts from {since}.",
        ),
        Wording(
            "Skriv datoen under {part}, som valid_from: ÅÅÅÅ-MM-DD. Er den ikke kjent, så la det "
            "stå.",
            "Write the date under {part}, as valid_from: YYYY-MM-DD. If nobody knows it, let it "
            "stand.",
        ),
        level=Level.ADVICE,
    ),
    Rule(
        "figure_of_one_version",
        Wording(
            "Teksten viser til {path}, som står i {own} og i {other} med ulik verdi. Begge filene "
            "gjelder i perioden, så den viser tallet fra {other}.",
            "The text names {path}, which stands in {own} and in {other} with different values. "
            "Both files apply in the period, so it shows the figure of {other}.",
        ),
        Wording(
            "Gi tallet en annen id i den ene filen, også der tekstene viser til det.",
            "Give the figure another id in one of the files, and where texts name it.",
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
            "Kategoriene har vanligvis numrene 1, 2, 3 … i rekkefølge. Ventet {expected}, fant "
            "{found}.",
            "The categories are usually numbered 1, 2, 3 … in order. Expected {expected}, found "
            "{found}.",
        ),
        Wording("Er det feil, så rett nummeret.", "If it is wrong, mend the number."),
        level=Level.ADVICE,
    ),
    Rule(
        "id_only_once",
        Wording(
            "Id-en {name} er brukt før, på linje {first}. Hver id skal peke på bare én ting.",
            "The id {name} was used before, on line {first}. Each id must stand for one thing "
            "only.",
        ),
        Wording(
            "Er den ene en kopi, så slett den. Ellers gi den nyeste av de to en annen id.",
            "If one of them is a copy, delete it. Otherwise give the newer of the two another id.",
        ),
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
        "entries_stand_apart",
        Wording(
            "To punkter i en liste er lest som ett: {found}.",
            "Two entries of a list are read as one: {found}.",
        ),
        Wording(
            "Rykk alle punktene i listen like langt inn, med hver sin bindestrek under hverandre.",
            "Indent all entries of the list equally, with their hyphens below each other.",
        ),
    ),
    Rule(
        "id_exists",
        Wording("{id} finnes ikke i {list}.{hint}", "{id} does not exist in {list}.{hint}"),
        Wording(
            "Skriv en av id-ene som finnes: {known}. Er det en ny, så legg den til i {list}. "
            "Er den tatt bort med vilje, så slett den her også.",
            "Write one of the ids that exist: {known}. If it is a new one, add it to {list}. If it "
            "was removed on purpose, delete it here too.",
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
        Wording(
            "Er noe falt ut, så legg det til. Er det ingenting å føre opp, så la listen stå tom.",
            "If something is left out, add it. If there is nothing to list, let the list be empty.",
        ),
        level=Level.ADVICE,
    ),
    Rule(
        "required_list_not_empty",
        Wording(
            "Listen er tom. Loven krever at redegjørelsen sier noe om dette.",
            "The list is empty. The Act asks the account to say something of this.",
        ),
        Wording("Legg til minst ett punkt.", "Add at least one entry."),
        level=Level.GATE,
        ground=Ground.ACT,
        clause="§ 5",
    ),
    Rule(
        "chapter_has_content",
        Wording(
            "Her er en tittel uten innhold: Det mangler {missing}.",
            "Here is a title without content: {missing} is missing.",
        ),
        Wording(
            "Legg til innhold, eller ta bort kapitlet eller avsnittet.",
            "Add content, or remove the chapter or section.",
        ),
        level=Level.GATE,
        ground=Ground.PRACTICE,
    ),
    Rule(
        "risk_area_has_measure",
        Wording(
            "Ingen tiltak retter seg mot risikoområdet.",
            "No measure addresses the risk area.",
        ),
        Wording(
            "Legg {id} til under addresses i de tiltakene som gjelder det. Er det ingen, så legg "
            "til et tiltak når det er planlagt.",
            "Add {id} under addresses in the measures that are about it. If there is none, add a "
            "measure once one is planned.",
        ),
        level=Level.GATE,
        ground=Ground.GUIDANCE,
        clause="§ 5 c",
    ),
    Rule(
        "measure_has_target",
        Wording("Tiltaket retter seg ikke mot noe.", "The measure addresses nothing."),
        Wording(
            "Gjelder det noen av risikoområdene, kategoriene eller funnene, så skriv dem under "
            "addresses.",
            "If it is about some of the risk areas, categories or findings, write them under "
            "addresses.",
        ),
        level=Level.ADVICE,
        ground=Ground.PRACTICE,
    ),
    Rule(
        "risk_area_has_source",
        Wording("Risikoområdet har ingen kilde.", "The risk area has no source."),
        Wording(
            "Skriv under sources hva beskrivelsen bygger på.",
            "Write under sources what the description rests on.",
        ),
        level=Level.ADVICE,
        ground=Ground.PRACTICE,
    ),
    Rule(
        "period_not_reversed",
        Wording(
            "Perioden slutter {end}, før den begynner ({start}).",
            "The period ends on {end}, before it begins ({start}).",
        ),
        Wording("Rett den ene eller den andre datoen.", "Mend the one or the other date."),
    ),
    Rule(
        "date_after",
        Wording(
            "Datoen {found} er før {other} ({earlier}).",
            "The date {found} is before {other} ({earlier}).",
        ),
        Wording(
            "Er en av datoene feil, så rett den. Skjedde det i den rekkefølgen, så la dem stå.",
            "If one of the dates is wrong, mend it. If it happened in that order, let them stand.",
        ),
        level=Level.ADVICE,
    ),
    Rule(
        "due_within_reason",
        Wording(
            "Fristen {found} er ikke mellom {first} og {last}.",
            "The time limit {found} is not between {first} and {last}.",
        ),
        Wording("Se etter at året er riktig skrevet.", "See whether the year is rightly written."),
        level=Level.ADVICE,
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
            "Skal den vises, så legg til et avsnitt med «show: {name}» der den hører hjemme.",
            'If it is to be shown, add a block with "show: {name}" where it belongs.',
        ),
        level=Level.ADVICE,
        ground=Ground.PRACTICE,
        about="name",
    ),
    Rule(
        "required_part_shown",
        Wording(
            "Delen {view} vises ikke noe sted i redegjørelsen. Loven krever at den er med.",
            "The part {view} is shown nowhere in the account. The Act asks for it.",
        ),
        Wording(
            "Legg til et avsnitt med «show: {name}» der den skal vises.",
            'Add a block with "show: {name}" where it is to be shown.',
        ),
        level=Level.GATE,
        ground=Ground.ACT,
        clause="§ 5",
        about="name",
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
        "clause_in_turn",
        Wording(
            "Kravet {name} står også på linje {first}, og de to gjelder på samme tid.",
            "The requirement {name} stands on line {first} too, and both apply at the same time.",
        ),
        Wording(
            "Er loven endret, så skriv valid_until på kravet slik det var, og valid_from med en "
            "senere dato på det nye. Er det en kopi, så slett den.",
            "If the Act was changed, write valid_until on the requirement as it was, and "
            "valid_from with a later date on the new one. If it is a copy, delete it.",
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
            "Ingen del av redegjørelsen svarer på {clause}.",
            "No part of the account answers {clause}.",
        ),
        Wording(
            "Skriv answers: [{id}] på det kapitlet eller avsnittet som svarer på kravet.",
            "Write answers: [{id}] on the chapter, section or paragraph that answers the "
            "requirement.",
        ),
        level=Level.GATE,
        ground=Ground.ACT,
        clause="§ 5",
        without_exception=True,
    ),
    Rule(
        "answer_is_a_clause",
        Wording(
            "{id} er ikke noe krav i loven{held}.{hint}",
            "{id} is no requirement of the Act{held}.{hint}",
        ),
        Wording(
            "Rett skrivemåten, eller ta bort id-en. Disse finnes: {known}.",
            "Mend the spelling, or remove the id. There are these: {known}.",
        ),
    ),
    Rule(
        "answer_has_content",
        Wording(
            "Dette skal svare på {clauses}, men har ikke noe innhold.",
            "This is to answer {clauses}, but has no content.",
        ),
        Wording(
            "Legg til innhold, eller flytt answers til det som svarer.",
            "Add content, or move answers to what does answer.",
        ),
        level=Level.GATE,
        ground=Ground.ACT,
        without_exception=True,
    ),
    Rule(
        "answer_within_the_limit",
        Wording(
            "Vår svarfrist ({found}) er lengre enn lovens ({limit}).",
            "Our time limit for answers ({found}) is longer than the Act's ({limit}).",
        ),
        Wording("Rett svarfristen.", "Mend the time limit."),
        level=Level.GATE,
        ground=Ground.ACT,
        clause="§ 7",
        without_exception=True,
    ),
)
