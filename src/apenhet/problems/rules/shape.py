"""Rules: which keys there are, and what may stand under them."""

from __future__ import annotations

from typing import Final

from apenhet.problems.rules.rule import Rule
from apenhet.problems.wording import Wording

SHAPE: Final = (
    Rule(
        "key_present",
        Wording("Nøkkelen {key} mangler{about}.", "The key {key} is missing."),
        Wording(
            "Legg den til her, med samme innrykk som de andre nøklene i gruppen.",
            "Add it here, indented like the other keys of the group.",
        ),
    ),
    Rule(
        "key_known",
        Wording("Nøkkelen {key} er ukjent her.{hint}", "The key {key} is unknown here.{hint}"),
        Wording(
            "Rett skrivemåten, eller flytt linjen dit den hører hjemme. Nøkler her: {known}.",
            "Mend the spelling, or move the line to where it belongs. Keys here: {known}.",
        ),
    ),
    Rule(
        "both_languages",
        Wording(
            "Teksten skal stå på begge språk. Her mangler {missing}.",
            "The text must stand in both languages. Missing here: {missing}.",
        ),
        Wording(
            "Skriv nb: med den norske teksten og en: med den engelske under, begge rykket inn "
            "to mellomrom.",
            "Write nb: with the Norwegian text and en: with the English one below it, both "
            "indented by two spaces.",
        ),
    ),
    Rule(
        "value_given",
        Wording("Her mangler en verdi.", "A value is missing here."),
        Wording("Skriv verdien etter kolonet.", "Write the value after the colon."),
    ),
    Rule(
        "text_expected",
        Wording("Ventet tekst, fant {found}.", "Expected text, found {found}."),
        Wording(
            "Skriv teksten etter kolonet. Er verdien riktig, så sett den i anførselstegn, slik "
            "at den leses som tekst.",
            "Write the text after the colon. If the value is right, put it in quotation marks "
            "so that it is read as text.",
        ),
    ),
    Rule(
        "text_not_empty",
        Wording("Teksten er tom.", "The text is empty."),
        Wording(
            "Skriv teksten. Har du ikke noe å skrive ennå, så ta bort hele nøkkelen, hvis den "
            "kan utelates.",
            "Write the text. If there is nothing to write yet, remove the whole key, where it "
            "may be left out.",
        ),
    ),
    Rule(
        "text_not_too_long",
        Wording(
            "Teksten er på {length} tegn. Så lang skal den ikke være (høyst {limit}).",
            "The text has {length} characters. It should not be that long ({limit} at most).",
        ),
        Wording(
            "Noe annet er nok limt inn. Er det en lang tekst, så del den i flere avsnitt.",
            "Something else was probably pasted. If it is a long text, make several blocks of it.",
        ),
    ),
    Rule(
        "number_expected",
        Wording(
            "Ventet et tall skrevet med sifre, fant {found}{hint}.",
            "Expected a number written in digits, found {found}{hint}.",
        ),
        Wording(
            "Skriv {meant}. Tall skrives uten anførselstegn, mellomrom, prosenttegn og null foran; "
            "desimaler med punktum.",
            "Write {meant}. Numbers are written without quotation marks, spaces, per cent signs "
            "and leading zeros; decimals with a full stop.",
        ),
    ),
    Rule(
        "number_in_range",
        Wording("Ventet {limit}, fant {found}.", "Expected {limit}, found {found}."),
        Wording("Rett tallet.", "Mend the number."),
    ),
    Rule(
        "count_is_whole",
        Wording("Ventet et helt tall, fant {found}.", "Expected a whole number, found {found}."),
        Wording(
            "Skriv tallet uten desimaler. Bare prosenttall (unit: percent) kan ha desimaler.",
            "Write the number without decimals. Only percentages (unit: percent) may have "
            "decimals.",
        ),
    ),
    Rule(
        "share_within_the_whole",
        Wording(
            "En prosentandel kan ikke være over 100, fant {found}.",
            "A percentage cannot be above 100, found {found}.",
        ),
        Wording(
            "Rett tallet, eller nøkkelen unit hvis tallet ikke er en prosentandel.",
            "Mend the number, or the key unit if the number is no percentage.",
        ),
    ),
    Rule(
        "true_or_false",
        Wording(
            "Ventet true (ja) eller false (nei), fant {found}.",
            "Expected true (yes) or false (no), found {found}.",
        ),
        Wording(
            "Skriv true eller false med små bokstaver og uten anførselstegn.",
            "Write true or false in small letters and without quotation marks.",
        ),
    ),
    Rule(
        "one_of_the_known",
        Wording(
            "Fant {found}, som ikke er et av valgene.{hint}",
            "Found {found}, which is not one of the choices.{hint}",
        ),
        Wording("Velg en av disse: {options}.", "Choose one of these: {options}."),
    ),
    Rule(
        "list_expected",
        Wording("Ventet en liste, fant {found}.{hint}", "Expected a list, found {found}.{hint}"),
        Wording(
            "Skriv {meant}hvert punkt på en linje for seg, med strek og mellomrom foran: «- ».",
            'Write {meant}each entry on a line of its own, with a dash and a space in front: "- ".',
        ),
    ),
    Rule(
        "group_expected",
        Wording(
            "Ventet en gruppe med nøkler, fant {found}.",
            "Expected a group of keys, found {found}.",
        ),
        Wording(
            "Skriv nøklene på linjene under, rykket inn to mellomrom.",
            "Write the keys on the lines below, indented by two spaces.",
        ),
    ),
    Rule(
        "text_or_show",
        Wording(
            "Et avsnitt skal ha enten text eller show, og ikke begge.",
            "A block must have either text or show, and not both.",
        ),
        Wording(
            "Ta bort den ene, eller del avsnittet i to.",
            "Remove one of them, or make two blocks.",
        ),
    ),
    Rule(
        "date_written_in_full",
        Wording(
            "Ventet en dato skrevet som ÅÅÅÅ-MM-DD, fant {found}.",
            "Expected a date written as YYYY-MM-DD, found {found}.",
        ),
        Wording(
            "Skriv {meant}år, måned og dag med sifre og bindestrek mellom.",
            "Write {meant}year, month and day in digits with hyphens between.",
        ),
    ),
    Rule(
        "date_exists",
        Wording("Datoen {found} finnes ikke.", "The date {found} does not exist."),
        Wording(
            "Rett dagen eller måneden. Rekkefølgen er år, måned, dag.",
            "Mend the day or the month. The order is year, month, day.",
        ),
    ),
    Rule(
        "date_in_reach",
        Wording(
            "Datoen {found} er ikke mellom år 1900 og 2200.",
            "The date {found} is not between the years 1900 and 2200.",
        ),
        Wording("Rett året.", "Mend the year."),
    ),
    Rule(
        "day_exists",
        Wording(
            "Dagen {found} finnes ikke i denne måneden hvert år.",
            "The day {found} does not exist in this month every year.",
        ),
        Wording("Rett dagen eller måneden.", "Mend the day or the month."),
    ),
    Rule(
        "email_complete",
        Wording(
            "Ventet en e-postadresse, fant {found}.",
            "Expected an e-mail address, found {found}.",
        ),
        Wording(
            "Skriv adressen slik: post@example.no, uten mellomrom og mailto.",
            "Write the address like this: post@example.no, without spaces and mailto.",
        ),
    ),
    Rule(
        "fingerprint_whole",
        Wording(
            "Ventet et fingeravtrykk på 64 tegn (0–9 og a–f), fant {found}.",
            "Expected a fingerprint of 64 characters (0–9 and a–f), found {found}.",
        ),
        Wording(
            "Kopier hele fingeravtrykket. Kontrollen skriver det når det mangler.",
            "Copy the whole fingerprint. The check tells it where it is missing.",
        ),
    ),
    Rule(
        "link_complete",
        Wording(
            "Ventet en nettadresse som begynner med https://, fant {found}.",
            "Expected a web address that begins with https://, found {found}.",
        ),
        Wording(
            "Kopier hele adressen fra nettleseren.",
            "Copy the whole address from the browser.",
        ),
    ),
    Rule(
        "id_well_formed",
        Wording(
            "Ventet en id med små bokstaver fra a til z, sifre og understrek, fant {found}.",
            "Expected an id of small letters from a to z, digits and underscores, found {found}.",
        ),
        Wording("Skriv den slik: {meant}.", "Write it like this: {meant}."),
    ),
    Rule(
        "country_code",
        Wording(
            "Ventet en landkode med to store bokstaver, fant {found}.",
            "Expected a country code of two capital letters, found {found}.",
        ),
        Wording(
            'Bruk koden i ISO 3166, slik som CN for Kina. Norge skrives "NO", med anførselstegn.',
            'Use the code of ISO 3166, such as CN for China. Norway is written "NO", in quotes.',
        ),
    ),
    Rule(
        "slug_well_formed",
        Wording(
            "Ventet en adressedel med små bokstaver fra a til z, sifre og bindestrek, fant "
            "{found}.",
            "Expected an address part of small letters from a to z, digits and hyphens, found "
            "{found}.",
        ),
        Wording(
            "Skriv den slik: {meant}. Skriv ae for æ, o for ø og a for å, og bindestrek mellom "
            "ordene.",
            "Write it like this: {meant}. Write ae for æ, o for ø and a for å, and hyphens between "
            "words.",
        ),
    ),
)
