"""Rules: the texts, in each language and side by side."""

from __future__ import annotations

from typing import Final

from apenhet.problems.rules.rule import Ground, Level, Rule
from apenhet.problems.wording import Wording

LANGUAGE: Final = (
    Rule(
        "fact_exists",
        Wording(
            "{path} viser ikke til noe: {part} finnes ikke.{hint}",
            "{path} refers to nothing: {part} does not exist.{hint}",
        ),
        Wording(
            "Skriv veien til opplysningen slik den står i filen: nøkler og id-er med punktum "
            "mellom. Er opplysningen tatt bort med vilje, så ta henvisningen ut på begge språk.",
            "Write the way to the fact as it stands in the file: keys and ids with full stops "
            "between. If the fact was removed on purpose, take the reference out in both "
            "languages.",
        ),
    ),
    Rule(
        "fact_is_a_value",
        Wording(
            "{path} viser til en hel del av dataene, ikke til et tall, en tekst eller en dato.",
            "{path} refers to a whole part of the data, not to a number, a text or a date.",
        ),
        Wording(
            "Gå videre til en enkelt opplysning, for eksempel assessment.suppliers.",
            "Go on to a single fact, such as assessment.suppliers.",
        ),
    ),
    Rule(
        "reference_well_formed",
        Wording(
            "Klammene i {found} er ikke en riktig henvisning.",
            "The braces in {found} are no correct reference.",
        ),
        Wording(
            "Skriv to klammer på hver side og veien til en opplysning mellom: {{{{ "
            "assessment.suppliers }}}}. Skal det ikke være en henvisning, så ta det bort.",
            "Write two braces on each side and the way to a fact between: {{{{ "
            "assessment.suppliers }}}}. If it is not to be a reference, remove it.",
        ),
    ),
    Rule(
        "fact_not_circular",
        Wording(
            "Teksten henter inn tekster som til slutt henter inn den selv, eller blir altfor "
            "lang: {path}.",
            "The text brings in texts that in the end bring in itself, or grow far too long: "
            "{path}.",
        ),
        Wording(
            "Skriv ordene ut i stedet for å vise til {path}.",
            "Write the words out instead of referring to {path}.",
        ),
    ),
    Rule(
        "same_facts",
        Wording(
            "Norsk og engelsk viser ikke til de samme opplysningene. {found} står bare på "
            "{language}.{other}",
            "Norwegian and English do not refer to the same facts. {found} stands in {language} "
            "only.{other}",
        ),
        Wording(
            "Bruk de samme henvisningene på begge språk.",
            "Use the same references in both languages.",
        ),
        level=Level.ADVICE,
        ground=Ground.PRACTICE,
    ),
    Rule(
        "same_digits",
        Wording(
            "{found} står bare på {language}.{other}", "{found} stands in {language} only.{other}"
        ),
        Wording(
            "Skriv det samme med sifre på begge språk, eller vis til en opplysning: {{{{ "
            "assessment.suppliers }}}}.",
            "Write the same in digits in both languages, or refer to a fact: {{{{ "
            "assessment.suppliers }}}}.",
        ),
        level=Level.ADVICE,
        ground=Ground.PRACTICE,
    ),
    Rule(
        "fact_typed_once",
        Wording(
            "{found} er skrevet inn i teksten, og kan være opplysningen {path} i dataene.",
            "{found} is typed in the text, and may be the fact {path} in the data.",
        ),
        Wording(
            "Er det den, så skriv {{{{ {path} }}}} i stedet, på begge språk. Da følger teksten "
            "med når opplysningen endres. Er det noe annet, så la det stå.",
            "If it is, write {{{{ {path} }}}} instead, in both languages. The text then follows "
            "when the fact changes. If it is something else, leave it.",
        ),
        level=Level.ADVICE,
        ground=Ground.PRACTICE,
    ),
    Rule(
        "figure_fits",
        Wording(
            "Her står {found}, men {path} er {value} i dataene.",
            "Here stands {found}, but {path} is {value} in the data.",
        ),
        Wording(
            "Er det den opplysningen, så skriv {{{{ {path} }}}} i stedet, på begge språk. Er det "
            "noe annet, så la det stå.",
            "If it is that fact, write {{{{ {path} }}}} instead, in both languages. If it is "
            "something else, leave it.",
        ),
        level=Level.ADVICE,
        ground=Ground.PRACTICE,
    ),
    Rule(
        "count_fits",
        Wording(
            "Her står {found}, men {list} har {count}.",
            "Here stands {found}, but {list} has {count}.",
        ),
        Wording(
            "Skriv {{{{ derived.{list} }}}} i stedet for tallet. Gjelder det bare noen av dem, "
            "så la det stå.",
            "Write {{{{ derived.{list} }}}} instead of the number. If it is about some of them "
            "only, leave it.",
        ),
        level=Level.ADVICE,
        ground=Ground.PRACTICE,
    ),
    Rule(
        "entries_counted",
        Wording(
            "Her står {found}, men listen har {count}.",
            "Here stands {found}, but the list has {count}.",
        ),
        Wording(
            "Rett tallet, eller ta med det som mangler. Gjelder tallet noe annet, så la det stå.",
            "Mend the number, or add what is missing. If the number is about something else, leave "
            "it.",
        ),
        level=Level.ADVICE,
        ground=Ground.PRACTICE,
    ),
    Rule(
        "list_named_whole",
        Wording(
            "Teksten nevner alle i {list} unntatt {id}.",
            "The text names all of {list} but {id}.",
        ),
        Wording(
            "Er {id} glemt, så legg den til på begge språk. Skal den ikke være med, så la det stå.",
            "If {id} was forgotten, add it in both languages. If it does not belong, leave it.",
        ),
        level=Level.ADVICE,
        ground=Ground.PRACTICE,
        about="id",
    ),
    Rule(
        "follow_up_fits",
        Wording(
            "Teksten om kategorien sier noe annet om oppfølging enn follow_up: {found}.",
            "The text about the category says otherwise about follow-up than follow_up: {found}.",
        ),
        Wording("Rett den ene eller den andre.", "Mend the one or the other."),
        level=Level.ADVICE,
        ground=Ground.PRACTICE,
    ),
    Rule(
        "finding_fits",
        Wording(
            "Teksten ser ut til å si noe annet enn adverse_impacts_found: {found}.",
            "The text seems to say otherwise than adverse_impacts_found: {found}.",
        ),
        Wording(
            "Les teksten under text, og rett den ene eller den andre.",
            "Read the words under text, and mend the one or the other.",
        ),
        level=Level.ADVICE,
        ground=Ground.PRACTICE,
    ),
    Rule(
        "label_in_number",
        Wording(
            "Tallet og ordet står ikke i samme tall: {found}.",
            "The number and the word do not agree: {found}.",
        ),
        Wording(
            "Skriv label i entall når value er 1, ellers i flertall.",
            "Write label in the singular where value is 1, otherwise in the plural.",
        ),
        level=Level.ADVICE,
        ground=Ground.PRACTICE,
    ),
    Rule(
        "translated",
        Wording(
            "Teksten er den samme på norsk og engelsk. Den ser ut til å være på {other}.",
            "The text is the same in Norwegian and English. It seems to be in {other}.",
        ),
        Wording(
            "Oversett den til {language}. Er den et navn, så la det stå.",
            "Translate it into {language}. If it is a name, leave it.",
        ),
        level=Level.ADVICE,
        ground=Ground.PRACTICE,
    ),
    Rule(
        "in_its_language",
        Wording(
            "Her skal det stå {language}, men {found} ser ut til å være på {other}.",
            "This should be in {language}, but {found} seems to be in {other}.",
        ),
        Wording(
            "Bytt om tekstene, eller oversett. Fremmede ord merkes slik: [due "
            "diligence]{{lang=en}}.",
            "Swap the texts, or translate. Mark foreign words like this: [due "
            "diligence]{{lang=en}}.",
        ),
        level=Level.ADVICE,
        ground=Ground.PRACTICE,
    ),
    Rule(
        "nothing_left_to_fill_in",
        Wording(
            "Her står {found}, som ser ut som noe som skulle fylles ut.",
            "Here stands {found}, which looks like something still to be filled in.",
        ),
        Wording(
            "Skriv det som skal stå der. Vet du det ikke ennå, så ta bort setningen eller hele "
            "nøkkelen.",
            "Write what is to stand there. If you don't know it yet, remove the sentence or "
            "the key.",
        ),
    ),
    Rule(
        "file_ends_whole",
        Wording(
            "Filen slutter midt i en tekst: {found}.",
            "The file ends in the middle of a text: {found}.",
        ),
        Wording(
            "Hent resten av filen fra en tidligere versjon.",
            "Bring back the rest of the file from an earlier version.",
        ),
    ),
    Rule(
        "text_complete",
        Wording(
            "Her står {found}, som kan være et notat om noe som mangler.",
            "Here stands {found}, which may be a note on something missing.",
        ),
        Wording(
            "Skriv det som skal stå der. Vet du det ikke ennå, så ta bort setningen eller hele "
            "nøkkelen. Skal det stå slik, så la det stå.",
            "Write what is to stand there. If you don't know it yet, remove the sentence or the "
            "key. If it is meant, leave it.",
        ),
        level=Level.ADVICE,
        ground=Ground.PRACTICE,
    ),
    Rule(
        "attachment_there",
        Wording(
            "Teksten viser til et vedlegg ({found}). Redegjørelsen har ingen vedlegg.",
            "The text refers to an attachment ({found}). The account has no attachments.",
        ),
        Wording(
            "Lenk til dokumentet i stedet, [slik](https://…), eller si her hva som står der.",
            "Link to the document instead, [like this](https://…), or say here what it says.",
        ),
        level=Level.ADVICE,
        ground=Ground.PRACTICE,
    ),
    Rule(
        "ellipsis_as_one_sign",
        Wording(
            "Her står {found}: noen punktum etter hverandre.",
            "Here stands {found}: some full stops in a row.",
        ),
        Wording(
            "Er noe utelatt, så skriv tegnet …. Er setningen slutt, holder ett punktum. Skal noe "
            "fylles ut, så gjør det.",
            "If something is left out, write the sign …. If the sentence ends, one full stop is "
            "enough. If something is to be filled in, do so.",
        ),
        level=Level.ADVICE,
        ground=Ground.PRACTICE,
    ),
    Rule(
        "sentence_finished",
        Wording(
            "Teksten begynner eller slutter midt i en setning: {found}.",
            "The text begins or ends in the middle of a sentence: {found}.",
        ),
        Wording(
            "Skriv setningen ferdig, med punktum. Er noe slettet ved et uhell, så hent det "
            "fram igjen.",
            "Finish the sentence, with a full stop. If something was deleted by accident, "
            "bring it back.",
        ),
        level=Level.ADVICE,
        ground=Ground.PRACTICE,
    ),
    Rule(
        "date_in_text_exists",
        Wording("Datoen {found} finnes ikke.", "There is no such date as {found}."),
        Wording("Skriv den riktige datoen.", "Write the right date."),
        level=Level.ADVICE,
        ground=Ground.PRACTICE,
    ),
    Rule(
        "marks_closed",
        Wording(
            "Tegnet {found} står uten det som hører sammen med det.",
            "The sign {found} stands without the one that belongs with it.",
        ),
        Wording(
            "Sett inn det som mangler, der sitatet eller innskuddet begynner eller slutter.",
            "Put in the missing one, where the quotation or the aside begins or ends.",
        ),
        level=Level.ADVICE,
        ground=Ground.PRACTICE,
    ),
    Rule(
        "no_html",
        Wording(
            "Her står {found}. HTML er ikke tillatt i tekstene.",
            "Here stands {found}. HTML is not allowed in the texts.",
        ),
        Wording(
            "Ta det bort. Uthev med *stjerner*, og lenk med [ord](https://…).",
            "Remove it. Emphasise with *asterisks*, and link with [words](https://…).",
        ),
    ),
    Rule(
        "link_safe",
        Wording(
            "Lenken går til {found}. Lenker i tekstene begynner med https:// eller mailto:.",
            "The link goes to {found}. Links in the texts begin with https:// or mailto:.",
        ),
        Wording(
            "Kopier hele adressen fra nettleseren, og skriv ordene først: [ord](https://…).",
            "Copy the whole address from the browser, and write the words first: "
            "[words](https://…).",
        ),
    ),
    Rule(
        "link_whole",
        Wording(
            "Lenken {found} er ødelagt, og vises som tegn.",
            "The link {found} is broken, and is shown as signs.",
        ),
        Wording(
            "Skriv ordene i hakeparentes og adressen i vanlig parentes rett etter, uten mellomrom: "
            "[ord](https://…).",
            "Write the words in square brackets and the address in round ones right after, without "
            "a space: [words](https://…).",
        ),
    ),
    Rule(
        "language_known",
        Wording(
            "{found} er ingen kode for et språk.",
            "{found} is no code of a language.",
        ),
        Wording(
            "Skriv koden med to bokstaver: en (engelsk), nb (bokmål), nn (nynorsk), se "
            "(nordsamisk), sv (svensk), da (dansk), de (tysk), fr (fransk), es (spansk) og så "
            "videre.",
            "Write the code of two letters: en (English), nb (Bokmål), nn (Nynorsk), se (Northern "
            "Sami), sv (Swedish), da (Danish), de (German), fr (French), es (Spanish) and so on.",
        ),
    ),
    Rule(
        "list_stands_apart",
        Wording(
            "Listen flyter sammen til én linje. Den begynner med {found}.",
            "The list runs together into one line. It begins with {found}.",
        ),
        Wording(
            "Skriv |- etter nøkkelen (nb: |-), og hvert punkt på en linje for seg med bindestrek "
            "og mellomrom foran: «- ».",
            "Write |- after the key (en: |-), and each entry on a line of its own with a hyphen "
            'and a space in front: "- ".',
        ),
    ),
    Rule(
        "paragraphs_stand_apart",
        Wording(
            "Avsnittene i teksten flyter sammen til ett.",
            "The paragraphs of the text run together into one.",
        ),
        Wording(
            "Skriv >- etter nøkkelen i stedet for anførselstegn, og teksten på linjene under, "
            "rykket inn. Da blir en tom linje et nytt avsnitt.",
            "Write >- after the key instead of quotation marks, and the text on the lines below, "
            "indented. An empty line then begins a new paragraph.",
        ),
    ),
    Rule(
        "plain_markdown",
        Wording(
            "Her står {found}. Overskrifter, bilder, tabeller, sitater og kode er ikke tillatt "
            "i tekstene.",
            "Here stands {found}. Headings, images, tables, quotations and code are not "
            "allowed in the texts.",
        ),
        Wording(
            "Skriv avsnitt, punktlister med - foran, *uthevet*, **sterkt** og [lenker](https://…).",
            "Write paragraphs, lists with - in front, *stress*, **strong** and [links](https://…).",
        ),
    ),
    Rule(
        "letters_intact",
        Wording("Bokstaver er blitt ødelagt: {found}.", "Letters have been damaged: {found}."),
        Wording(
            "Skriv ordet på nytt, og lagre filen med tegnkodingen UTF-8.",
            "Type the word again, and save the file with the encoding UTF-8.",
        ),
    ),
    Rule(
        "letters_plain",
        Wording(
            "{found} er skrevet med tegn som bare ligner vanlige bokstaver, eller har skjulte "
            "bindestreker.",
            "{found} is written with characters that only look like plain letters, or has hidden "
            "hyphens.",
        ),
        Wording(
            "Skriv det med vanlige bokstaver: {plain}. Slike tegn følger med fra Word, PDF-er og "
            "Mac.",
            "Type it in plain letters: {plain}. Such characters come along from Word, PDF files "
            "and Macs.",
        ),
    ),
    Rule(
        "no_tabs",
        Wording(
            "Her står en tabulator, som i noe limt inn fra Excel eller Word.",
            "Here stands a tab, as in something pasted from Excel or Word.",
        ),
        Wording(
            "Skriv et mellomrom i stedet. Er det en tabell, så skriv den som liste: hvert punkt på "
            "en linje for seg med bindestrek og mellomrom foran, «- ».",
            "Type a space instead. If it is a table, write it as a list: each entry on a line of "
            'its own with a hyphen and a space in front, "- ".',
        ),
    ),
    Rule(
        "no_hidden_characters",
        Wording(
            "Her står et usynlig tegn ({code}) som kan skjule eller snu tekst.",
            "Here stands an invisible character ({code}) that can hide or turn text around.",
        ),
        Wording(
            "Slett tegnet. Skriv ordet på nytt hvis du ikke ser hvor det står.",
            "Delete the character. Type the word again if you cannot see where it is.",
        ),
    ),
    Rule(
        "character_printable",
        Wording(
            "Tegnet {found} ({code}) finnes ikke i skriftene vi trykker redegjørelsen med, og "
            "ville blitt en tom rute i PDF-en.",
            "The character {found} ({code}) is not in the typefaces that the statement is printed "
            "with, and would be an empty box in the PDF.",
        ),
        Wording(
            "Skriv det med ord eller andre tegn. Latinske, samiske, greske, kyrilliske og arabiske "
            "bokstaver kan brukes, og piler, brøker (⅓), små tall (CO₂) og vanlige regnetegn.",
            "Write it in words or with other characters. Latin, Sami, Greek, Cyrillic and Arabic "
            "letters can be used, and so can arrows, fractions (⅓), small figures (CO₂) and common "
            "signs of arithmetic.",
        ),
    ),
    Rule(
        "quotation_marks_of_the_language",
        Wording(
            "Her står {found}. Anførselstegn skrives {instead}.",
            "Here stands {found}. Quotation marks are written {instead}.",
        ),
        Wording(
            "Skriv «slik» på norsk og “slik” eller ‘slik’ på engelsk.",
            "Write «like this» in Norwegian, and “like this” or ‘like this’ in English.",
        ),
        level=Level.ADVICE,
        ground=Ground.PRACTICE,
    ),
    Rule(
        "on_one_line",
        Wording(
            "Dette skal være én linje, men er delt i avsnitt eller en liste.",
            "This must be one line, but is divided into paragraphs or a list.",
        ),
        Wording(
            "Skriv det som én linje uten tomme linjer.",
            "Write it as one line without empty lines.",
        ),
    ),
    Rule(
        "file_name_safe",
        Wording(
            "Ventet et filnavn med små bokstaver fra a til z, sifre og bindestrek, fant {found}.",
            "Expected a file name of small letters from a to z, digits and hyphens, found {found}.",
        ),
        Wording(
            "Skriv det slik: tiltak-{{year}}.csv.",
            "Write it like this: measures-{{year}}.csv.",
        ),
    ),
    Rule(
        "file_name_extension",
        Wording(
            "Filnavnet skal slutte på {expected}, fant {found}.",
            "The file name must end in {expected}, found {found}.",
        ),
        Wording(
            "Skriv det slik: tiltak-{{year}}{expected}. Endelsen sier hva slags fil det er.",
            "Write it like this: measures-{{year}}{expected}. The ending says what kind of file "
            "it is.",
        ),
    ),
    Rule(
        "file_name_only_once",
        Wording(
            "Filnavnet {name} er brukt før, på linje {first}. Den ene filen ville erstatte den "
            "andre.",
            "The file name {name} was used before, on line {first}. One file would replace the "
            "other.",
        ),
        Wording("Gi den ene et annet navn.", "Give one of them another name."),
    ),
    Rule(
        "label_address_only_once",
        Wording(
            "Adressedelen {name} er brukt før, på linje {first}.",
            "The address part {name} was used before, on line {first}.",
        ),
        Wording(
            "Gi den som er endret sist, en annen adressedel. Lenker til den gamle slutter å virke.",
            "Give the one that was changed last another address part. Links to the old one stop "
            "working.",
        ),
    ),
    Rule(
        "label_known",
        Wording(
            "Ordet {name} er ukjent. Sidene bruker det ikke.{hint}",
            "The word {name} is unknown. The pages do not use it.{hint}",
        ),
        Wording(
            "Rett skrivemåten, eller ta bort linjen. Er det et nytt ord som sidene skal bruke, "
            "kjør «apenhet schema».",
            "Mend the spelling, or remove the line. If it is a new word that the pages are to "
            'use, run "apenhet schema".',
        ),
    ),
    Rule(
        "label_present",
        Wording(
            "Ordet {name} mangler. Sidene trenger det.",
            "The word {name} is missing. The pages need it.",
        ),
        Wording(
            "Hent det fram igjen fra en tidligere versjon av filen.",
            "Bring it back from an earlier version of the file.",
        ),
    ),
    Rule(
        "label_blanks",
        Wording(
            "Teksten skal ha disse ordene i klammer: {expected}. Fant: {found}.",
            "The text must have these words in braces: {expected}. Found: {found}.",
        ),
        Wording(
            "Skriv dem nøyaktig slik. De fylles inn når siden lages, og oversettes ikke.",
            "Write them exactly like that. They are filled in when the page is made, and not "
            "translated.",
        ),
    ),
)
