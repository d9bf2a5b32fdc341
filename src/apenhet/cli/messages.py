"""What the commands themselves say, in Norwegian and English, and which of the two to speak.

The words about problems in the data stand in ``problems``; the words of the
site in two files of labels.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import Final

from apenhet.model import Language
from apenhet.problems.wording import Wording

WORDS: Final[Mapping[str, Wording]] = {
    "all_withdrawn": Wording(
        "Alt som er publisert, er trukket tilbake. Nettstedet sier bare det, med dato og grunn.",
        "Everything published has been withdrawn. The site says only that, with date and reason.",
    ),
    "built": Wording(
        "Bygde {site_dir}: {years}. Åpne {index} i en nettleser.",
        "Built {site_dir}: {years}. Open {index} in a browser.",
    ),
    "checking_failed": Wording(
        "Stanset: rett dette først.",
        "Stopped: mend this first.",
    ),
    "interrupted": Wording(
        "Avbrutt. Ingenting er halvgjort: Det som ikke ble ferdig, er ikke tatt i bruk.",
        "Interrupted. Nothing is half done: what was not finished has not been put to use.",
    ),
    "trouble": Wording("Feil: {message}", "Error: {message}"),
    "schema_written": Wording("Skrev {files}.", "Wrote {files}."),
    "schema_left": Wording(
        "{schema} står som før, for disse ordene mangler i data/: {words}. Er de tatt bort eller "
        "har fått et annet navn med vilje, så slett {schema} og kjør kommandoen igjen.",
        "{schema} is as it was, since these words are missing in data/: {words}. If they were "
        "removed or renamed on purpose, delete {schema} and run the command again.",
    ),
    "new_written": Wording(
        "Skrev {files}. {marks} steder er merket GÅ GJENNOM: rett det som er nytt, og ta bort "
        "merket der teksten fortsatt stemmer.",
        "Wrote {files}. {marks} places are marked GÅ GJENNOM: mend what is new, and remove the "
        "mark where the text still holds.",
    ),
    "new_skips": Wording(
        "Året før har ingen fil, så denne er laget av {file}. Var det ikke meningen, så slett den.",
        "The year before has no file, so this one was made from {file}. If that was not meant, "
        "delete it.",
    ),
    "translations_written": Wording(
        "Skrev {file}. Tekster i den: {count}.", "Wrote {file}. Texts in it: {count}."
    ),
    "translations_taken": Wording(
        "Engelske tekster tatt inn: {english}. Notert at de fortsatt stemmer: {holding}. Uferdige, "
        "som ble stående: {unfinished}.",
        "English texts taken in: {english}. Noted that they still hold: {holding}. Unfinished, and "
        "left as they were: {unfinished}.",
    ),
    "nothing_taken": Wording("Ingenting er tatt inn.", "Nothing was taken in."),
    "confirmed": Wording(
        "Tekster der det er notert at engelsk fortsatt stemmer: {count}.",
        "Texts noted for English that still holds: {count}.",
    ),
    "unknown_option": Wording("Ukjent valg: {what}.", "Unknown option: {what}."),
    "unknown_command": Wording("Ukjent kommando: {what}.", "Unknown command: {what}."),
    "did_you_mean": Wording("Mente du {what}?", "Did you mean {what}?"),
    "missing_value": Wording("Mangler {what}.", "Missing {what}."),
    "bad_value": Wording("Feil verdi for {what}. {detail}", "Wrong value for {what}. {detail}"),
    "wanted_choice": Wording("Velg en av disse: {choices}.", "Choose one of these: {choices}."),
    "wanted_date": Wording(
        "Skriv en dato som finnes, slik: 2024-06-30.",
        "Write a date that exists, like this: 2024-06-30.",
    ),
    "wanted_number": Wording(
        "Skriv et helt tall fra {least} til {most}.",
        "Write a whole number from {least} to {most}.",
    ),
    "no_value_given": Wording(
        "Valget {what} mangler en verdi.", "The option {what} lacks a value."
    ),
    "no_value_taken": Wording(
        "Valget {what} tar ingen verdi.", "The option {what} takes no value."
    ),
    "too_much": Wording("For mye: {what}.", "Too much: {what}."),
    "usage": Wording("Feil bruk: {detail}", "Wrong use: {detail}"),
    "see_help": Wording("Se {command} --help", "See {command} --help"),
}


def say(name: str, language: Language, /, **values: object) -> str:
    """Return the words called ``name`` with ``{placeholders}`` filled in."""
    return WORDS[name].in_(language).format(**values)


def listed(years: Iterable[int]) -> str:
    """Return years in a line; a dash for none."""
    return ", ".join(map(str, years)) or "–"


def language_of(environment: Mapping[str, str] = os.environ) -> Language:
    """Return the language that the locale asks for: Norwegian or, for any other, English."""
    names = (environment.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    chosen = next(filter(None, names), "")
    return "nb" if chosen.lower().replace("-", "_").split("_")[0] in {"nb", "nn", "no"} else "en"
