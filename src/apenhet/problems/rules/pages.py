"""Rules: what the page skeletons in ``docs/`` may hold, and how they fit together."""

from __future__ import annotations

from typing import Final

from apenhet.problems.rules.rule import Ground, Level, Rule
from apenhet.problems.wording import Wording

PAGES: Final = (
    Rule(
        "page_file_known",
        Wording(
            "Filen blir ikke til en side.{hint}",
            "The file does not become a page.{hint}",
        ),
        Wording(
            "Sidene ligger rett i docs/nb/ og docs/en/, og navnene slutter på .md. Flytt filen "
            "dit, gi den et slikt navn, eller ta den ut av docs/.",
            "The pages lie directly in docs/nb/ and docs/en/, and their names end in .md. Move the "
            "file there, give it such a name, or take it out of docs/.",
        ),
    ),
    Rule(
        "page_file_is_address",
        Wording(
            "Filnavnet blir adressen til siden, og {name} passer ikke i en adresse.{hint}",
            "The name of the file becomes the page's address, and {name} does not fit into one."
            "{hint}",
        ),
        Wording(
            "Bruk bare små bokstaver fra a til z, sifre og bindestrek mellom ordene: "
            "be-om-informasjon.md. Er filen en kopi, så slett den.",
            "Use only small letters from a to z, digits, and hyphens between the words: "
            "ask-for-information.md. If the file is a copy, delete it.",
        ),
    ),
    Rule(
        "page_head_there",
        Wording(
            "Siden begynner ikke med opplysningene om den, mellom to linjer med «---».",
            'The page does not begin with what is to be known of it, between two lines "---".',
        ),
        Wording(
            "Skriv «---» på første linje, så name, title, description og order på hver sin linje, "
            "så en linje «---» til. Se på en av de andre sidene.",
            'Write "---" on the first line, then name, title, description and order on a line '
            'each, then one more line "---". Look at one of the other pages.',
        ),
    ),
    Rule(
        "text_in_every_yaml",
        Wording(
            "{found} er ikke tekst for alle programmer som leser YAML.",
            "{found} is not text to every program that reads YAML.",
        ),
        Wording("Sett teksten i anførselstegn.", "Put the text in quotation marks."),
    ),
    Rule(
        "page_name_only_once",
        Wording(
            "Siden {name} finnes fra før på samme språk, i {other}.",
            "The page {name} exists already in the same language, in {other}.",
        ),
        Wording(
            "Er filen en kopi, så slett den. Er det en ny side, så gi den et annet name, og det "
            "samme på begge språk.",
            "If the file is a copy, delete it. If it is a new page, give it another name, the same "
            "in both languages.",
        ),
    ),
    Rule(
        "page_in_both_languages",
        Wording(
            "Siden {name} finnes bare på ett språk.{hint}",
            "The page {name} exists in one language only.{hint}",
        ),
        Wording(
            "Lag siden på det andre språket også, med samme name, eller rett name så det er likt "
            "på begge.",
            "Make the page in the other language too, with the same name, or mend name so that it "
            "is the same in both.",
        ),
    ),
    Rule(
        "page_answers_alike",
        Wording(
            "Siden svarer på {found} her, men på {wanted} i {other}.",
            "The page answers {found} here, but {wanted} in {other}.",
        ),
        Wording(
            "Skriv de samme id-ene i answers på begge språk.",
            "Write the same ids in answers in both languages.",
        ),
    ),
    Rule(
        "page_there",
        Wording(
            "Siden med name: {name} mangler. {why}",
            "The page with name: {name} is missing. {why}",
        ),
        Wording(
            "Hent fram siden fra en tidligere versjon, eller rett name øverst på den.",
            "Bring the page back from an earlier version, or mend name at the top of it.",
        ),
    ),
    Rule(
        "page_is_the_first",
        Wording(
            "Siden overview er den første i utgaven og må ligge i index.md, ikke i {found}.",
            "The page overview is an edition's first and must lie in index.md, not in {found}.",
        ),
        Wording("Gi filen navnet index.md.", "Name the file index.md."),
    ),
    Rule(
        "page_without_figures",
        Wording(
            "Her står tallet {found}. Redegjørelsens tall står i data/, ikke på sidene i docs/.",
            "Here stands the figure {found}. The figures of the account stand in data/, not in the "
            "pages in docs/.",
        ),
        Wording(
            'Er det et av dem, så vis til det: {{{{ fact("assessment.suppliers") }}}}. Gjelder '
            "teksten bare ett år, så flytt den til filen for det året.",
            'If it is one of them, refer to it: {{{{ fact("assessment.suppliers") }}}}. If the '
            "text is about one year only, move it to the file of that year.",
        ),
        level=Level.ADVICE,
        ground=Ground.PRACTICE,
    ),
    Rule(
        "page_brings_in",
        Wording(
            "Siden med name: {name} henter ikke inn {call}. Da mangler det siden handler om.",
            "The page with name: {name} does not bring in {call}. What it is about is missing.",
        ),
        Wording(
            "Skriv {call} på en egen linje, med en tom linje over og under.",
            "Write {call} on a line of its own, with a blank line above and below.",
        ),
    ),
    Rule(
        "page_call_only_once",
        Wording(
            "{found} står også på linje {first}. Da vises det samme to ganger.",
            "{found} stands on line {first} too. The same would be shown twice.",
        ),
        Wording("Slett det ene stedet.", "Delete one of the two."),
    ),
    Rule(
        "page_parts_alike",
        Wording(
            "Antall overskrifter og deler som hentes inn: {found} her, {wanted} i {other}.",
            "Number of headings and parts brought in: {found} here, {wanted} in {other}.",
        ),
        Wording(
            "Ta med det som mangler på den ene siden, eller det som står for mye på den andre.",
            "Add what one of the pages lacks, or take out what the other has too much.",
        ),
        level=Level.ADVICE,
        ground=Ground.PRACTICE,
    ),
    Rule(
        "page_calls_known",
        Wording(
            "{found} er ikke noe en side kan hente inn.{hint}",
            "{found} is nothing that a page can bring in.{hint}",
        ),
        Wording(
            'Skriv {{{{ fact("assessment.suppliers") }}}} for en opplysning, {{{{ clause("s5_a") '
            "}}}} for et krav i loven, eller {{{{ measures() }}}} for en del av redegjørelsen. "
            "Delene heter {known}.",
            'Write {{{{ fact("assessment.suppliers") }}}} for a fact, {{{{ clause("s5_a") }}}} for '
            "a clause of the Act, or {{{{ measures() }}}} for a part of the account. The parts are "
            "called {known}.",
        ),
    ),
    Rule(
        "page_call_arguments",
        Wording(
            "Det som står mellom parentesene i {found}, passer ikke.",
            "What stands between the parentheses of {found} does not fit.",
        ),
        Wording("Skriv {meant}.", "Write {meant}."),
    ),
    Rule(
        "page_clause_exists",
        Wording(
            "Kravet {clause} finnes ikke i data/law_apenhetsloven.yml.{hint}",
            "The clause {clause} does not exist in data/law_apenhetsloven.yml.{hint}",
        ),
        Wording("Skriv id-en til et krav: {known}.", "Write the id of a clause: {known}."),
    ),
    Rule(
        "page_fact_in_every_year",
        Wording(
            "{path} finnes ikke i {file}.{hint}",
            "{path} does not exist in {file}.{hint}",
        ),
        Wording(
            "Siden er den samme i alle utgaver. Vis til noe som hver av dem har: nøkler og id-er "
            "med punktum mellom, fram til en enkelt opplysning.",
            "The page is the same in every edition. Refer to what each of them has: keys and ids "
            "with full stops between, down to a single fact.",
        ),
    ),
    Rule(
        "page_link_is_an_address",
        Wording(
            "{path} er ingen nettadresse, men står der lenken skal lede.",
            "{path} is no address, but stands where the link is to lead.",
        ),
        Wording(
            'Vis til en adresse, slik: [ord]({{{{ fact("law.url") | striptags }}}}).',
            'Refer to an address, like this: [words]({{{{ fact("law.url") | striptags }}}}).',
        ),
    ),
    Rule(
        "page_link_understood",
        Wording(
            "Lenken {found} er ikke skrevet slik at den virker.",
            "The link {found} is not written so that it works.",
        ),
        Wording(
            "Skriv [ord](loven.md), [ord](loven.md#anker), [ord](#anker) eller [ord](https://…), "
            "uten mellomrom mellom klammen og parentesen og uten klammer inne i ordene.",
            "Write [words](the-act.md), [words](the-act.md#anchor), [words](#anchor) or "
            "[words](https://…), without a space between the brackets and without brackets among "
            "the words.",
        ),
    ),
    Rule(
        "page_link_leads_somewhere",
        Wording(
            "Lenken {found} leder ikke til noen side på samme språk.{hint}",
            "The link {found} leads to no page in the same language.{hint}",
        ),
        Wording(
            "Skriv filnavnet til siden slik det står i mappen.",
            "Write the name of the page's file as it stands in the folder.",
        ),
    ),
    Rule(
        "page_anchor_leads_somewhere",
        Wording(
            "Lenken {found} leder ikke til noe sted på siden{year}.{hint}",
            "The link {found} leads to no place on the page{year}.{hint}",
        ),
        Wording(
            "Skriv ankeret slik det står etter overskriften på siden: {{: #anker }}, eller slug-en "
            "til delen i redegjørelsen. Eller lenk til hele siden.",
            "Write the anchor as it stands after the heading on the page: {{: #anchor }}, or the "
            "slug of the part of the account. Or link to the whole page.",
        ),
    ),
    Rule(
        "page_heading_has_anchor",
        Wording(
            "Overskriften har ingen fast adresse.",
            "The heading has no permanent address.",
        ),
        Wording(
            "Skriv ankeret etter den, slik: ## Slik spør du {{: #slik-spor-du }}",
            "Write the anchor after it, like this: ## How to ask {{: #how-to-ask }}",
        ),
    ),
    Rule(
        "page_anchor_only_once",
        Wording(
            "Ankeret {found} står fra før på siden, på linje {first}.",
            "The anchor {found} stands on the page already, on line {first}.",
        ),
        Wording(
            "Gi en av overskriftene et annet anker.", "Give one of the headings another anchor."
        ),
    ),
)
