"""The catalogue of rules that the data must keep: level, wording in both languages, the law behind.

It knows only words. Who tests a rule, and how, stands in ``reader``, ``shape``, ``load`` and
``checks``. A wording is a template: ``{found}`` is filled in, ``{{`` and ``}}`` stand for braces.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Literal


class Level(StrEnum):
    """What breaking a rule stops: an error stops the build, a gate finding only publication."""

    ERROR = "error"
    GATE = "gate"


@dataclass(frozen=True, slots=True)
class Wording:
    """What is said to an editor, in both languages."""

    nb: str
    en: str

    def in_(self, language: Literal["nb", "en"]) -> str:
        """Return the words in ``language``."""
        return self.nb if language == "nb" else self.en


@dataclass(frozen=True, slots=True)
class Rule:
    """Something that must hold; ``clause`` is the clause of the Act that is the reason, if any."""

    id: str
    message: Wording
    remedy: Wording
    level: Level = Level.ERROR
    clause: str | None = None


FILES: Final = (
    Rule(
        "file_exists",
        Wording("Filen finnes ikke.", "The file does not exist."),
        Wording(
            "Lag filen, eller hent den fram igjen fra en tidligere versjon. Navnet må være "
            "nøyaktig slik det står her.",
            "Make the file, or bring it back from an earlier version. The name must be exactly "
            "as it stands here.",
        ),
    ),
    Rule(
        "file_name_known",
        Wording(
            "Filnavnet er ukjent, så filen blir ikke lest.",
            "The file name is unknown, so the file is not read.",
        ),
        Wording(
            "Filene i data/ heter statement_<år>.yml, principles_<år>.yml, "
            "law_apenhetsloven.yml og labels.yml. Gi filen et slikt navn, eller flytt den ut "
            "av mappen.",
            "The files in data/ are called statement_<year>.yml, principles_<year>.yml, "
            "law_apenhetsloven.yml and labels.yml. Give the file such a name, or move it "
            "elsewhere.",
        ),
    ),
    Rule(
        "file_readable",
        Wording("Filen kan ikke åpnes ({reason}).", "The file cannot be opened ({reason})."),
        Wording(
            "Sjekk at det er en vanlig fil, og at du har lov til å lese den.",
            "Check that it is an ordinary file, and that you may read it.",
        ),
    ),
    Rule(
        "file_not_too_large",
        Wording(
            "Filen er på over {limit} byte. Så stor skal den ikke være.",
            "The file is larger than {limit} bytes. It should not be that large.",
        ),
        Wording(
            "Noe annet er nok limt inn i filen. Hent fram en tidligere versjon.",
            "Something else was probably pasted into the file. Bring back an earlier version.",
        ),
    ),
    Rule(
        "file_is_utf8",
        Wording(
            "Filen er ikke lagret som UTF-8 (fant byten {byte}).",
            "The file is not saved as UTF-8 (found the byte {byte}).",
        ),
        Wording(
            "Åpne filen i redigeringsprogrammet og lagre den på nytt med tegnkodingen UTF-8. "
            "Se etter at æ, ø og å er riktige.",
            "Open the file in your editor and save it again with the encoding UTF-8. Check "
            "that æ, ø and å are right.",
        ),
    ),
    Rule(
        "file_not_empty",
        Wording("Filen er tom.", "The file is empty."),
        Wording(
            "Hent fram en tidligere versjon av filen.",
            "Bring back an earlier version of the file.",
        ),
    ),
    Rule(
        "file_has_keys",
        Wording(
            "Ventet nøkler med kolon etter (som «edition:») ytterst i filen, men fant noe annet.",
            'Expected keys with a colon (such as "edition:") at the outermost level of the '
            "file, but found something else.",
        ),
        Wording(
            "Se på en tidligere versjon av filen: Hver del begynner helt til venstre med en "
            "nøkkel og et kolon, uten strek foran.",
            "Look at an earlier version of the file: each part begins at the left margin with "
            "a key and a colon, without a dash in front.",
        ),
    ),
    Rule(
        "one_version",
        Wording(
            "Her står {found}: To versjoner av filen skulle bli til én, men ingen har valgt "
            "mellom dem. Slike steder i filen: {count}.",
            "Here stands {found}: two versions of the file were to become one, but nobody has "
            "chosen between them. Such places in the file: {count}.",
        ),
        Wording(
            "Behold den riktige av de to: den første står under <<<<<<<, den andre under =======. "
            "Slett den gale og de tre linjene med slike tegn.",
            "Keep the right one of the two: the first stands below <<<<<<<, the second below "
            "=======. Delete the wrong one and the three lines with such marks.",
        ),
    ),
    Rule(
        "schema_readable",
        Wording(
            "Filen mangler eller er ødelagt. Den sier hvilke ord sidene trenger, så ordene i "
            "data/labels.yml kan ikke kontrolleres.",
            "The file is missing or damaged. It says which words the pages need, so that the "
            "words in data/labels.yml cannot be checked.",
        ),
        Wording(
            "Hent den fram igjen fra en tidligere versjon. Finnes det ingen, skriver «apenhet "
            "schema» den på nytt; da regnes ordene som står i data/labels.yml nå, som alle.",
            'Bring it back from an earlier version. If there is none, "apenhet schema" writes it '
            "anew; the words that stand in data/labels.yml now then count as all of them.",
        ),
    ),
    Rule(
        "one_document",
        Wording(
            "Her står det «---», som begynner et nytt dokument midt i filen.",
            'Here stands "---", which begins a new document in the middle of the file.',
        ),
        Wording("Ta bort linjen med «---».", 'Remove the line with "---".'),
    ),
    Rule(
        "no_control_characters",
        Wording(
            "Her står et usynlig styretegn ({code}). I alt i filen: {count}.",
            "Here stands an invisible control character ({code}). In the whole file: {count}.",
        ),
        Wording(
            "Slett tegnet. Skriv linjen på nytt hvis du ikke ser hvor det står.",
            "Delete the character. Type the line again if you cannot see where it is.",
        ),
    ),
    Rule(
        "not_too_many",
        Wording(
            "Regelen {rule} er brutt {count} steder til i filen.",
            "The rule {rule} is broken in {count} more places in the file.",
        ),
        Wording(
            "Rett dem som er nevnt, og kjør kontrollen igjen.",
            "Mend those that are listed, and run the check again.",
        ),
    ),
)
"""The file as a whole."""

YAML: Final = (
    Rule(
        "indented_with_spaces",
        Wording(
            "Linjen begynner med tabulator. Slike linjer i filen: {lines}.",
            "The line begins with a tab. Such lines in the file: {lines}.",
        ),
        Wording(
            "Bytt tabulatorene foran teksten med mellomrom, to for hvert nivå.",
            "Replace the tabs in front of the text with spaces, two for each level.",
        ),
    ),
    Rule(
        "indented_with_plain_spaces",
        Wording(
            "Linjen begynner med harde mellomrom, som leses som bokstaver. Slike linjer i filen: "
            "{lines}.",
            "The line begins with hard spaces, which are read as letters. Such lines in the file: "
            "{lines}.",
        ),
        Wording(
            "Slett mellomrommene foran teksten og skriv dem på nytt med mellomromstasten.",
            "Delete the spaces in front of the text and type them again with the space bar.",
        ),
    ),
    Rule(
        "list_with_dashes",
        Wording(
            "Her står en stjerne foran et punkt i en liste.",
            "Here stands an asterisk in front of an entry of a list.",
        ),
        Wording(
            "Skriv strek og mellomrom foran hvert punkt: «- ».",
            'Write a dash and a space in front of each entry: "- ".',
        ),
    ),
    Rule(
        "list_starts_below",
        Wording(
            "Rett etter kolonet står en strek, som begynner en liste.",
            "Right after the colon stands a dash, which begins a list.",
        ),
        Wording(
            "Er det en liste, så flytt streken og resten til linjen under. Er det en tekst, så "
            "sett hele teksten i anførselstegn.",
            "If it is a list, move the dash and the rest to the line below. If it is a text, put "
            "the whole text in quotation marks.",
        ),
    ),
    Rule(
        "indented_with_its_group",
        Wording(
            "Linjen passer ikke sammen med linjene over.",
            "The line does not fit with the lines above it.",
        ),
        Wording(
            "Se på innrykket, og om det mangler et kolon på linjen over. Linjer som hører "
            "sammen, begynner like langt inne. Hører linjen til en tekst som begynner over, "
            "skriver du >- etter kolonet og hele teksten på linjene under.",
            "Look at the indentation, and whether a colon is missing on the line above. Lines "
            "that belong together begin in the same column. If the line belongs to a text that "
            "begins above, write >- after the colon and the whole text on the lines below.",
        ),
    ),
    Rule(
        "key_has_colon",
        Wording(
            "Ventet en nøkkel med kolon etter, men fant {found}.",
            "Expected a key with a colon after it, but found {found}.",
        ),
        Wording(
            "Skriv nøkkel, kolon, mellomrom og verdi: «year: 2023». Hører linjen til teksten "
            "over, må den rykkes inn like langt som den.",
            'Write key, colon, space and value: "year: 2023". If the line belongs to the text '
            "above, it must be indented as far as that text.",
        ),
    ),
    Rule(
        "space_after_colon",
        Wording(
            "Etter kolonet skal det stå et vanlig mellomrom.",
            "After the colon, there must be an ordinary space.",
        ),
        Wording(
            "Skriv {meant}. Står det alt et mellomrom der, er det et hardt mellomrom: Slett det "
            "og skriv det på nytt.",
            "Write {meant}. If there seems to be a space already, it is a hard one: delete it "
            "and type it again.",
        ),
    ),
    Rule(
        "key_only_once",
        Wording(
            "Nøkkelen {key} står to ganger i samme gruppe. Den står også på linje {first}.",
            "The key {key} stands twice in the same group. It also stands on line {first}.",
        ),
        Wording(
            "Behold den ene og slett den andre. Er det to ulike ting, mangler kanskje en strek "
            "(-) foran den andre.",
            "Keep one and delete the other. If they are two different things, a dash (-) may "
            "be missing in front of the second.",
        ),
    ),
    Rule(
        "key_is_a_word",
        Wording(
            "Ventet en nøkkel (ett ord), men fant en liste eller en gruppe.",
            "Expected a key (one word), but found a list or a group.",
        ),
        Wording(
            "Er det en tekst, så sett den i anførselstegn.",
            "If it is a text, put it in quotation marks.",
        ),
    ),
    Rule(
        "reference_in_quotes",
        Wording(
            "En tekst kan ikke begynne med {{{{ uten anførselstegn rundt.",
            "A text cannot begin with {{{{ without quotation marks around it.",
        ),
        Wording(
            "Sett hele teksten i anførselstegn, eller skriv >- etter kolonet og teksten på "
            "linjen under.",
            "Put the whole text in quotation marks, or write >- after the colon and the text "
            "on the line below.",
        ),
    ),
    Rule(
        "text_in_quotes",
        Wording(
            "En tekst kan ikke begynne med {found} uten anførselstegn rundt.",
            "A text cannot begin with {found} without quotation marks around it.",
        ),
        Wording(
            "Sett hele teksten i anførselstegn, eller skriv >- etter kolonet og teksten på "
            "linjen under.",
            "Put the whole text in quotation marks, or write >- after the colon and the text "
            "on the line below.",
        ),
    ),
    Rule(
        "colon_in_quotes",
        Wording(
            "Teksten har et kolon fulgt av mellomrom. Det leses som en ny nøkkel.",
            "The text holds a colon followed by a space, which is read as a new key.",
        ),
        Wording(
            "Sett hele teksten i anførselstegn, eller skriv >- etter det første kolonet og "
            "teksten på linjen under.",
            "Put the whole text in quotation marks, or write >- after the first colon and the "
            "text on the line below.",
        ),
    ),
    Rule(
        "hash_in_quotes",
        Wording(
            "Alt fra tegnet # leses som en kommentar, så {lost} faller ut av teksten.",
            "Everything from the character # is read as a comment, so {lost} is lost from the "
            "text.",
        ),
        Wording(
            "Sett hele teksten i anførselstegn. Er det en kommentar, så flytt den til en egen "
            "linje over.",
            "Put the whole text in quotation marks. If it is a comment, move it to a line of "
            "its own above.",
        ),
    ),
    Rule(
        "quotes_closed",
        Wording(
            "Anførselstegnene går ikke opp: Teksten begynner med et som ikke blir avsluttet, "
            "eller den har et til inni seg.",
            "The quotation marks do not pair up: the text begins with one that is never "
            "closed, or has another one inside.",
        ),
        Wording(
            "Skriv >- etter kolonet og teksten på linjen under, uten anførselstegn rundt. Da "
            "kan teksten inneholde alle tegn.",
            "Write >- after the colon and the text on the line below, without quotation marks "
            "around it. The text can then hold any character.",
        ),
    ),
    Rule(
        "backslash_in_quotes",
        Wording(
            "Omvendt skråstrek (\\) har en egen betydning mellom anførselstegn, og passer ikke "
            "her.",
            "A backslash (\\) has a meaning of its own between quotation marks, and does not "
            "fit here.",
        ),
        Wording(
            "Skriv >- etter kolonet og teksten på linjen under, uten anførselstegn rundt.",
            "Write >- after the colon and the text on the line below, without quotation marks.",
        ),
    ),
    Rule(
        "braces_in_quotes",
        Wording(
            "En tekst som står mellom klammer, kan ikke selv ha klammer uten anførselstegn rundt.",
            "A text that stands between brackets cannot hold brackets without quotation marks.",
        ),
        Wording(
            'Sett hele teksten i anførselstegn: {{nb: "… {{{{ edition.year }}}} …"}}.',
            'Put the whole text in quotation marks: {{en: "… {{{{ edition.year }}}} …"}}.',
        ),
    ),
    Rule(
        "brackets_closed",
        Wording("Klammen {found} blir ikke avsluttet.", "The bracket {found} is never closed."),
        Wording(
            "Sett inn klammen som mangler. Er det en tekst, så sett hele teksten i anførselstegn.",
            "Add the missing bracket. If it is a text, put the whole text in quotation marks.",
        ),
    ),
    Rule(
        "text_starts_below",
        Wording(
            "Etter > eller | skal det ikke stå mer på linjen.",
            "Nothing more may stand on the line after > or |.",
        ),
        Wording(
            "Flytt teksten til linjen under, og rykk den inn to mellomrom.",
            "Move the text to the line below, and indent it by two spaces.",
        ),
    ),
    Rule(
        "no_references",
        Wording(
            "Her står {found}, som i YAML viser til en annen del av filen. Det er ikke tillatt.",
            "Here stands {found}, which in YAML refers to another part of the file. That is "
            "not allowed.",
        ),
        Wording(
            "Skriv verdien ut der den skal stå. Er det en tekst, så sett den i anførselstegn.",
            "Write the value where it belongs. If it is a text, put it in quotation marks.",
        ),
    ),
    Rule(
        "no_tags",
        Wording(
            "Her står {found}, en typemerking i YAML. Det er ikke tillatt.",
            "Here stands {found}, a type tag in YAML. That is not allowed.",
        ),
        Wording(
            "Ta bort merkingen. Er det en tekst som begynner med utropstegn, så sett den i "
            "anførselstegn.",
            "Remove the tag. If it is a text that begins with an exclamation mark, put it in "
            "quotation marks.",
        ),
    ),
    Rule(
        "not_too_deep",
        Wording(
            "Lister og grupper ligger mer enn {limit} nivåer inni hverandre.",
            "Lists and groups lie more than {limit} levels inside each other.",
        ),
        Wording(
            "Noe er limt inn feil. Hent fram en tidligere versjon av denne delen.",
            "Something was pasted wrongly. Bring back an earlier version of this part.",
        ),
    ),
    Rule(
        "yaml_understood",
        Wording(
            "Forstår ikke det som står her (leserens egne ord: {said}).",
            "Cannot understand what stands here (in the reader's own words: {said}).",
        ),
        Wording(
            "Sammenlign linjen og linjene over med en tidligere versjon. Er det en tekst, så "
            "sett den i anførselstegn.",
            "Compare the line and the lines above with an earlier version. If it is a text, "
            "put it in quotation marks.",
        ),
    ),
)
"""How YAML is written, and what it would hide."""

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
            "Skriv bare tallet: 180. Uten anførselstegn, mellomrom, prosenttegn og null foran; "
            "desimaler med punktum.",
            "Write the number only: 180. Without quotation marks, spaces, per cent signs and "
            "leading zeros; decimals with a full stop.",
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
        Wording("Ventet en liste, fant {found}.", "Expected a list, found {found}."),
        Wording(
            "Skriv hvert punkt på en linje for seg, med strek og mellomrom foran: «- ».",
            'Write each entry on a line of its own, with a dash and a space in front: "- ".',
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
            "Ventet en dato skrevet som 2023-12-31, fant {found}.",
            "Expected a date written as 2023-12-31, found {found}.",
        ),
        Wording(
            "Skriv år, måned og dag med sifre og bindestrek mellom.",
            "Write year, month and day in digits with hyphens between.",
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
        Wording("Skriv den slik: office_supplies.", "Write it like this: office_supplies."),
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
            "Skriv ae for æ, o for ø og a for å, og bindestrek mellom ordene: innkjopsrutiner.",
            "Write ae for æ, o for ø and a for å, and hyphens between words: "
            "purchasing-procedures.",
        ),
    ),
)
"""Which keys there are, and what may stand under them."""

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
"""Whether what is said fits together."""

LANGUAGE: Final = (
    Rule(
        "fact_exists",
        Wording(
            "{path} viser ikke til noe: {part} finnes ikke.{hint}",
            "{path} refers to nothing: {part} does not exist.{hint}",
        ),
        Wording(
            "Skriv veien til opplysningen slik den står i filen: nøkler og id-er med punktum "
            "mellom.",
            "Write the way to the fact as it stands in the file: keys and ids with full stops "
            "between.",
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
            "assessment.suppliers }}}}.",
            "Write two braces on each side and the way to a fact between: {{{{ "
            "assessment.suppliers }}}}.",
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
            "Norsk og engelsk viser ikke til de samme opplysningene. {path} står bare på "
            "{language}.",
            "Norwegian and English do not refer to the same facts. {path} stands in {language} "
            "only.",
        ),
        Wording(
            "Bruk de samme henvisningene på begge språk.",
            "Use the same references in both languages.",
        ),
    ),
    Rule(
        "same_digits",
        Wording("{digits} står bare på {language}.", "{digits} stands in {language} only."),
        Wording(
            "Skriv det samme med sifre på begge språk, eller vis til en opplysning: {{{{ "
            "assessment.suppliers }}}}.",
            "Write the same in digits in both languages, or refer to a fact: {{{{ "
            "assessment.suppliers }}}}.",
        ),
    ),
    Rule(
        "fact_typed_once",
        Wording(
            "{found} er skrevet inn i teksten, men står som en opplysning i dataene ({path}).",
            "{found} is typed in the text, but stands as a fact in the data ({path}).",
        ),
        Wording(
            "Skriv {{{{ {path} }}}} i stedet, på begge språk. Da følger teksten med når tallet "
            "endres. Er det noe annet enn dette tallet, så skriv om setningen.",
            "Write {{{{ {path} }}}} instead, in both languages. The text then follows when the "
            "figure changes. If it is something else than this figure, reword the sentence.",
        ),
    ),
    Rule(
        "translated",
        Wording(
            "Teksten er den samme på norsk og engelsk.",
            "The text is the same in Norwegian and English.",
        ),
        Wording("Oversett den ene.", "Translate one of them."),
    ),
    Rule(
        "both_halves_whole",
        Wording(
            "Teksten på {language} er mye kortere enn den på {other}.",
            "The text in {language} is much shorter than the one in {other}.",
        ),
        Wording(
            "Skriv hele teksten på begge språk, eller ta bort det som bare står på det ene.",
            "Write the whole text in both languages, or remove what stands in one of them only.",
        ),
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
        "sentence_finished",
        Wording(
            "Teksten slutter midt i en setning: {found}.",
            "The text ends in the middle of a sentence: {found}.",
        ),
        Wording(
            "Skriv setningen ferdig, med punktum. Er noe slettet ved et uhell, så hent det "
            "fram igjen.",
            "Finish the sentence, with a full stop. If something was deleted by accident, "
            "bring it back.",
        ),
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
        "no_template_code",
        Wording(
            "Her står {found}, som er programkode for sider.",
            "Here stands {found}, which is program code for pages.",
        ),
        Wording("Ta det bort.", "Remove it."),
    ),
    Rule(
        "link_safe",
        Wording(
            "Lenken går til {found}. Lenker i tekstene begynner med https:// eller mailto:.",
            "The link goes to {found}. Links in the texts begin with https:// or mailto:.",
        ),
        Wording(
            "Kopier hele adressen fra nettleseren.",
            "Copy the whole address from the browser.",
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
        "quotation_marks_of_the_language",
        Wording(
            "Anførselstegnet {found} brukes ikke på {language}.",
            "The quotation mark {found} is not used in {language}.",
        ),
        Wording(
            "Skriv «slik» på norsk og “slik” eller ‘slik’ på engelsk.",
            "Write «like this» in Norwegian, and “like this” or ‘like this’ in English.",
        ),
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
"""The texts, in each language and side by side."""

PAGES: Final = (
    Rule(
        "page_without_figures",
        Wording(
            "Her står tallet {found}. Sidene i docs/ har ingen tall: Tallene står i data/.",
            "Here stands the figure {found}. The pages in docs/ have no figures: those stand in "
            "data/.",
        ),
        Wording(
            'Vis til opplysningen: {{{{ fact("assessment.suppliers") }}}}. Gjelder teksten bare '
            "ett år, så flytt den til filen for det året.",
            'Refer to the fact: {{{{ fact("assessment.suppliers") }}}}. If the text is about one '
            "year only, move it to the file of that year.",
        ),
    ),
    Rule(
        "page_calls_known",
        Wording(
            "{found} er ikke noe en side kan hente inn.",
            "{found} is nothing that a page can bring in.",
        ),
        Wording(
            'Skriv {{{{ fact("assessment.suppliers") }}}} for en opplysning. Resten ser du i '
            "sidene som finnes.",
            'Write {{{{ fact("assessment.suppliers") }}}} for a fact. See the other pages for the '
            "rest.",
        ),
    ),
)
"""What the page skeletons may hold."""

LAW: Final = (
    Rule(
        "approval_given",
        Wording("Redegjørelsen er ikke godkjent.", "The statement has not been approved."),
        Wording(
            "Når den er godkjent: legg til approval med body (hvem), date (når) og meeting (møte).",
            "When it is: add approval with body (who), date (when) and meeting.",
        ),
        level=Level.GATE,
        clause="§ 5",
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
        clause="§ 5",
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
        clause="§ 5 c",
    ),
    Rule(
        "done_has_result",
        Wording(
            "Tiltaket er gjennomført, men resultatet mangler.",
            "The measure is done, but its result is missing.",
        ),
        Wording("Legg til result.", "Add result."),
        level=Level.GATE,
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
    ),
    Rule(
        "date_not_in_the_future",
        Wording("Datoen {found} er ikke kommet ennå.", "The date {found} has not come yet."),
        Wording(
            "Skriv datoen da det skjedde, eller ta bort delen til det har skjedd.",
            "Write the date when it happened, or remove the part until it has.",
        ),
        level=Level.GATE,
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
        clause="§ 5",
    ),
)
"""What the Act asks before a statement is published."""

RULES: Final[dict[str, Rule]] = {
    rule.id: rule for group in (FILES, YAML, SHAPE, SENSE, LANGUAGE, PAGES, LAW) for rule in group
}
"""Every rule by its id, in the order of the subjects."""
