"""Rules: the file as a whole."""

from __future__ import annotations

from typing import Final

from apenhet.problems.rules.rule import Level, Rule
from apenhet.problems.wording import Wording

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
            "Filnavnet er ukjent, så filen blir ikke lest.{hint}",
            "The file name is unknown, so the file is not read.{hint}",
        ),
        Wording(
            "Filene i data/ heter statement_<år>.yml, principles_<år>.yml (eller med hele datoen), "
            "law_apenhetsloven.yml, labels.yml, labels_documents.yml, words.nb.txt og "
            "words.en.txt, og ligger rett i mappen. Gi filen et slikt navn, eller flytt den ut av "
            "mappen.",
            "The files in data/ are called statement_<year>.yml, principles_<year>.yml (or with "
            "the whole date), "
            "law_apenhetsloven.yml, labels.yml, labels_documents.yml, words.nb.txt and "
            "words.en.txt, and lie directly in the folder. Give the file such a name, or move it "
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
        "format_not_newer",
        Wording(
            "Filen har format {found}. Denne utgaven av programmet kjenner bare format {known} og "
            "eldre.",
            "The file has format {found}. This version of the program knows format {known} and "
            "earlier only.",
        ),
        Wording(
            "Bruk en nyere utgave av programmet. Har noen endret tallet ved et uhell, så skriv "
            "format: {known}.",
            "Use a later version of the program. If somebody changed the number by accident, "
            "write format: {known}.",
        ),
    ),
    Rule(
        "format_is_a_number",
        Wording(
            "Ventet tallet på et format som finnes, fant {found}.",
            "Expected the number of a format that exists, found {found}.",
        ),
        Wording("Skriv format: {known}.", "Write format: {known}."),
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
        "line_ends_of_today",
        Wording(
            "Filen er lagret med linjeskift som bare gamle Mac-programmer bruker.",
            "The file is saved with line ends that only old programs for the Mac use.",
        ),
        Wording(
            "Lagre filen på nytt med linjeskift for Unix (LF). Valget står i redigeringsprogrammet "
            "sammen med tegnkodingen.",
            "Save the file again with line ends for Unix (LF). The choice stands beside the "
            "encoding in your editor.",
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
        "file_not_cut_off",
        Wording(
            "Filen slutter midt i: Etter {last} mangler det som skulle fulgt.",
            "The file ends in the middle: after {last}, what should follow is missing.",
        ),
        Wording(
            "Hent resten fra en tidligere versjon av filen. Ble den limt inn, kom ikke alt med.",
            "Bring back the rest from an earlier version of the file. If it was pasted, not all of "
            "it came along.",
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
            "{labels} kan ikke kontrolleres.",
            "The file is missing or damaged. It says which words the pages need, so that the "
            "words in {labels} cannot be checked.",
        ),
        Wording(
            "Hent den fram igjen fra en tidligere versjon. Finnes det ingen, skriver «apenhet "
            "schema» den på nytt; da regnes ordene som står i {labels} nå, som alle.",
            'Bring it back from an earlier version. If there is none, "apenhet schema" writes it '
            "anew; the words that stand in {labels} now then count as all of them.",
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
    Rule(
        "not_too_much_advice",
        Wording(
            "Regelen {rule} gir råd om {count} steder til i filen.",
            "The rule {rule} has advice on {count} more places in the file.",
        ),
        Wording(
            "Gå gjennom dem som er nevnt, og kjør kontrollen igjen.",
            "Go through those that are listed, and run the check again.",
        ),
        level=Level.ADVICE,
        without_exception=True,
    ),
)
