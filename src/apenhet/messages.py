"""What the commands themselves say, in Norwegian and English, and which of the two to speak.

The words about problems in the data stand in ``rules``; the words of the site in ``labels.yml``.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Final

from apenhet.model import Language

WORDS: Final[Mapping[str, tuple[str, str]]] = {
    "built": (
        "Bygde {site_dir}: {years}. Åpne {index} i en nettleser.",
        "Built {site_dir}: {years}. Open {index} in a browser.",
    ),
    "checking_failed": (
        "Stanset: rett dette først.",
        "Stopped: mend this first.",
    ),
    "build_failed": (
        "Nettstedet er ikke bygget: en side kunne ikke lages.",
        "The site was not built: a page could not be made.",
    ),
    "interrupted": ("Avbrutt. Ingenting er endret.", "Interrupted. Nothing was changed."),
    "trouble": ("Feil: {message}", "Error: {message}"),
    "not_a_project": (
        "Dette er ikke prosjektets mappe: {missing} mangler i {folder}.",
        "This is not the project's folder: {missing} is missing in {folder}.",
    ),
    "no_such_year": (
        "Fant ingen redegjørelse for {years}. Disse finnes: {known}.",
        "Found no statement for {years}. These exist: {known}.",
    ),
    "site_dir_holds_project": (
        "Kan ikke bygge i {folder}: mappen inneholder prosjektet selv.",
        "Cannot build in {folder}: the folder holds the project itself.",
    ),
    "site_dir_in_sources": (
        "Kan ikke bygge i {folder}: {part} er en av prosjektets egne mapper.",
        "Cannot build in {folder}: {part} is one of the project's own folders.",
    ),
    "site_dir_is_a_file": (
        "Kan ikke bygge i {folder}: {file} er en fil, ikke en mappe.",
        "Cannot build in {folder}: {file} is a file, not a folder.",
    ),
    "site_dir_not_ours": (
        "Kan ikke bygge i {folder}: det som ligger der, ville blitt slettet. Velg en tom mappe.",
        "Cannot build in {folder}: what it holds would be deleted. Choose an empty folder.",
    ),
    "site_url": (
        "{url} er ikke en nettadresse å bygge for. Skriv den slik: https://www.example.org/mappe/",
        "{url} is not an address to build for. Write it like this: https://www.example.org/folder/",
    ),
    "port_taken": (
        "Port {port} er opptatt. Velg en annen: apenhet serve --port {other}",
        "Port {port} is taken. Choose another: apenhet serve --port {other}",
    ),
    "serving": (
        "Forhåndsvisning: {url}. Den følger endringene dine. Avslutt med Ctrl-C.",
        "Preview: {url}. It follows your edits. Stop with Ctrl-C.",
    ),
    "rebuilt": ("Oppdatert.", "Updated."),
    "kept_last": (
        "Forhåndsvisningen er som før, til feilene er rettet.",
        "The preview stays as it was until the errors are mended.",
    ),
    "nothing_yet": (
        "Ingenting å vise ennå. Rett feilene som står i terminalen; siden kommer av seg selv.",
        "Nothing to show yet. Mend the errors shown in the terminal; the page comes by itself.",
    ),
    "schema_written": ("Skrev {files}.", "Wrote {files}."),
    "unknown_option": ("Ukjent valg: {what}.", "Unknown option: {what}."),
    "unknown_command": ("Ukjent kommando: {what}.", "Unknown command: {what}."),
    "did_you_mean": ("Mente du {what}?", "Did you mean {what}?"),
    "missing_value": ("Mangler {what}.", "Missing {what}."),
    "bad_value": ("Feil verdi for {what}. {detail}", "Wrong value for {what}. {detail}"),
    "wanted_choice": ("Velg en av disse: {choices}.", "Choose one of these: {choices}."),
    "wanted_date": (
        "Skriv en dato som finnes, slik: 2024-06-30.",
        "Write a date that exists, like this: 2024-06-30.",
    ),
    "wanted_number": (
        "Skriv et helt tall fra {least} til {most}.",
        "Write a whole number from {least} to {most}.",
    ),
    "usage": ("Feil bruk: {detail}", "Wrong use: {detail}"),
    "see_help": ("Se {command} --help", "See {command} --help"),
}


class Trouble(Exception):
    """Cannot continue, because of how a command was used or where it runs."""

    def __init__(self, name: str, **values: object) -> None:
        super().__init__(say(name, "en", **values))
        self.name = name
        self.values = values

    def message(self, language: Language) -> str:
        """Return what is wrong, in ``language``."""
        return say(self.name, language, **self.values)


class NotBuilt(Exception):
    """A page could not be made. ``lines`` say which and why, in the words of whoever refused."""

    def __init__(self, *lines: str) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


def say(name: str, language: Language, **values: object) -> str:
    """Return the words called ``name`` with ``{placeholders}`` filled in."""
    nb, en = WORDS[name]
    return (nb if language == "nb" else en).format(**values)


def language_of(environment: Mapping[str, str] = os.environ) -> Language:
    """Return the language that the locale asks for: Norwegian or, for any other, English."""
    names = (environment.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    chosen = next(filter(None, names), "")
    return "nb" if chosen.lower().replace("-", "_").split("_")[0] in {"nb", "nn", "no"} else "en"
