"""Rules: how YAML is written, and what it would hide."""

from __future__ import annotations

from typing import Final

from apenhet.problems.rules.rule import Rule
from apenhet.problems.wording import Wording

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
            "Her står {mark} foran et punkt i en liste.",
            "Here stands {mark} in front of an entry of a list.",
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
            "over, skal den begynne to mellomrom lenger inne enn nøkkelen til teksten.",
            'Write key, colon, space and value: "year: 2023". If the line belongs to the text '
            "above, it begins two spaces further in than the key of that text.",
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
            "Er det to ulike ting, mangler kanskje en strek (-) foran den andre. Ellers beholder "
            "du den ene og sletter den andre.",
            "If they are two different things, a dash (-) may be missing in front of the second. "
            "Otherwise keep one and delete the other.",
        ),
    ),
    Rule(
        "list_only_once",
        Wording(
            "Listen {key} begynner to ganger. Den begynner også på linje {first}.",
            "The list {key} begins twice. It also begins on line {first}.",
        ),
        Wording(
            "Flytt punktene under den andre opp under den første, med samme innrykk, og slett den "
            "andre linjen {key}.",
            "Move the entries below the second up below the first, indented alike, and delete the "
            "second line {key}.",
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
