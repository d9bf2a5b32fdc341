"""What cannot go on: troubles of the machine and of how a command was used, in both languages.

What is wrong in the data or the pages is a problem, and has a rule; see ``problem`` and ``rules``.
"""

from __future__ import annotations

import errno
from collections.abc import Callable, Mapping
from typing import Final

from apenhet.model import Language
from apenhet.problems.wording import Wording

TROUBLES: Final[Mapping[str, Wording]] = {
    "not_a_project": Wording(
        "Dette er ikke prosjektets mappe: {missing} mangler i {folder}.",
        "This is not the project's folder: {missing} is missing in {folder}.",
    ),
    "no_such_year": Wording(
        "Fant ingen redegjørelse for {years}. Disse finnes: {known}.",
        "Found no statement for {years}. These exist: {known}.",
    ),
    "no_year_before": Wording(
        "Det finnes ingen redegjørelse fra før {year} å gå ut fra. Disse finnes: {known}.",
        "There is no statement from before {year} to start from. These exist: {known}.",
    ),
    "nothing_to_compare": Wording(
        "{before} og {after} har ingen redegjørelse for samme år.",
        "{before} and {after} have no statement for the same year.",
    ),
    "no_such_publication": Wording(
        "{side} er ikke publisert.",
        "{side} has not been published.",
    ),
    "publication_withdrawn": Wording(
        "{side} er trukket tilbake. Filene er tatt bort, så det er ikke noe å sammenligne med.",
        "{side} has been withdrawn. Its files are gone, so there is nothing to compare with.",
    ),
    "withdrawal_needs_reason": Wording(
        "Ingenting er trukket tilbake: det står ikke hvorfor. Legg til withdrawal med reason på "
        "begge språk under edition i data/statement_{year}.yml.",
        "Nothing was withdrawn: it is not said why. Add withdrawal with reason in both languages "
        "under edition in data/statement_{year}.yml.",
    ),
    "withdrawal_from_whole_file": Wording(
        "Ingenting er trukket tilbake: redegjørelsen for {year} har feil. Rett dem først: apenhet "
        "check {year} sier hvor.",
        "Nothing was withdrawn: the statement for {year} has errors. Mend them first: apenhet "
        "check {year} says where.",
    ),
    "nothing_to_withdraw": Wording(
        "Det er ingenting å trekke tilbake for {year}: ingenting er publisert, eller alt er alt "
        "trukket tilbake.",
        "There is nothing to withdraw for {year}: nothing is published, or all has been withdrawn "
        "already.",
    ),
    "others_to_withdraw": Wording(
        "Ingenting er trukket tilbake nå: {asked} er alt trukket tilbake, eller aldri publisert. "
        "Dette er fortsatt publisert: {standing}. Skal det bort, så skriv det i revisions under "
        "withdrawal i data/statement_{year}.yml.",
        "Nothing was withdrawn now: {asked} has been withdrawn already, or was never published. "
        "This is still published: {standing}. If it is to go, write it in revisions under "
        "withdrawal in data/statement_{year}.yml.",
    ),
    "not_a_statement": Wording(
        "{file} er ingen redegjørelse: det står ikke hvilket år den gjelder.",
        "{file} is no statement: it does not say which year it is about.",
    ),
    "not_for_a_terminal": Wording(
        "{form} kan ikke leses her. Send det til en fil: legg til «> {file}».",
        "{form} cannot be read here. Send it to a file: add “> {file}”.",
    ),
    "no_year_there": Wording(
        "{side} har ingen redegjørelse for {year}. Disse finnes der: {known}.",
        "{side} has no statement for {year}. These exist there: {known}.",
    ),
    "errors_there": Wording(
        "{side} kan ikke sammenlignes før feilene i redegjørelsen for {year} er rettet.",
        "{side} cannot be compared until the errors in the statement for {year} are mended.",
    ),
    "words_not_whole": Wording(
        "{file} har feil. Ordene som forteller hva som er endret, står der. Rett filen først: "
        "apenhet check sier hvor.",
        "{file} has errors. The words that tell what changed stand there. Mend the file first: "
        "apenhet check says where.",
    ),
    "already_there": Wording(
        "Filen finnes fra før, og er ikke endret: {file}",
        "The file is there already, and was not changed: {file}",
    ),
    "cannot_edit": Wording(
        "Kan ikke lage en ny fil: {place} i {file} står på samme linje som noe annet. Gi det en "
        "linje for seg selv, og prøv på nytt.",
        "Cannot make a new file: {place} in {file} shares a line with something else. Give it a "
        "line of its own, then try again.",
    ),
    "no_such_translation": Wording(
        "Fant ingen tekst som heter {text}. Se «apenhet translations list».",
        'Found no text called {text}. See "apenhet translations list".',
    ),
    "translation_not_stale": Wording(
        "{text}: Den engelske teksten er ikke foreldet. Ingenting er endret.",
        "{text}: The English is not out of date. Nothing was changed.",
    ),
    "cannot_splice": Wording(
        "Kan ikke endre {place} i {file} uten å røre noe annet. Gi den engelske teksten en linje "
        "for seg selv, og prøv på nytt.",
        "Cannot change {place} in {file} without touching anything else. Give the English a line "
        "of its own, then try again.",
    ),
    "changed_meanwhile": Wording(
        "{file} er endret i mellomtiden. Ingenting er skrevet. Prøv på nytt.",
        "{file} has been changed meanwhile. Nothing was written. Try again.",
    ),
    "nothing_published": Wording(
        "Ingen utgave er publisert ennå, så det er ingenting å vise uten utkast.",
        "No edition is published yet, so there is nothing to show without drafts.",
    ),
    "site_dir_holds_project": Wording(
        "Kan ikke bygge i {folder}: mappen inneholder prosjektet selv.",
        "Cannot build in {folder}: the folder holds the project itself.",
    ),
    "site_dir_in_sources": Wording(
        "Kan ikke bygge i {folder}: {part} er en av prosjektets egne mapper.",
        "Cannot build in {folder}: {part} is one of the project's own folders.",
    ),
    "site_dir_is_a_file": Wording(
        "Kan ikke bygge i {folder}: {file} er en fil, ikke en mappe.",
        "Cannot build in {folder}: {file} is a file, not a folder.",
    ),
    "site_dir_inside_site": Wording(
        (
            "Kan ikke bygge i {folder}: {site} er et bygget nettsted, og neste bygging sletter alt "
            "som ligger der."
        ),
        (
            "Cannot build in {folder}: {site} is a built site, and the next build deletes "
            "everything in it."
        ),
    ),
    "site_dir_no_access": Wording(
        (
            "Kan ikke bygge i {folder}: du har ikke lov til å skrive der. Be om tilgang, eller "
            "velg en annen mappe: apenhet build --site-dir MAPPE"
        ),
        (
            "Cannot build in {folder}: you may not write there. Ask for access, or choose another "
            "folder: apenhet build --site-dir FOLDER"
        ),
    ),
    "site_dir_not_ours": Wording(
        "Kan ikke bygge i {folder}: det som ligger der, ville blitt slettet. Velg en tom mappe.",
        "Cannot build in {folder}: what it holds would be deleted. Choose an empty folder.",
    ),
    "site_url": Wording(
        (
            "«{url}» er ikke en nettadresse å bygge for. Skriv den slik: "
            "https://www.example.org/mappe/"
        ),
        (
            '"{url}" is not an address to build for. Write it like this: '
            "https://www.example.org/folder/"
        ),
    ),
    "site_url_login": Wording(
        (
            "Adressen å bygge for har et brukernavn eller passord, som ville blitt publisert. "
            "Skriv den uten: https://www.example.org/mappe/"
        ),
        (
            "The address to build for has a user name or password, which would be published. "
            "Write it without: https://www.example.org/folder/"
        ),
    ),
    "page_without_charset": Wording(
        "{file}: Malen mangler <meta charset>. Hent fram en tidligere versjon av overrides/.",
        "{file}: The template lacks <meta charset>. Bring back an earlier version of overrides/.",
    ),
    "page_with_inline_code": Wording(
        (
            "{file}: {found} er kode eller stil midt i siden, som nettstedets vern mot fremmed "
            "kode ikke slipper gjennom. Flytt det til overrides/assets/."
        ),
        (
            "{file}: {found} is code or style within the page, which the site's guard against "
            "foreign code does not let through. Move it to overrides/assets/."
        ),
    ),
    "no_search_index": Wording(
        "Pagefind kan ikke lage søket: {said}. Kjør «make site», som installerer det på nytt.",
        'Pagefind cannot make the search: {said}. Run "make site", which installs it anew.',
    ),
    "engine_refuses": Wording(
        (
            "MkDocs kan ikke lage sidene: {said}. Det er en feil i programmet, i macros.py eller i "
            "overrides/: Spør en som kan programmere."
        ),
        (
            "MkDocs cannot make the pages: {said}. That is an error of the program, in macros.py "
            "or in overrides/: ask somebody who programs."
        ),
    ),
    "code_fails": Wording(
        (
            "{place}: Programkoden stanset med en feil ({said}). Hent fram en tidligere versjon av "
            "filen, eller spør en som kan programmere."
        ),
        (
            "{place}: The program stopped with an error ({said}). Bring back an earlier version of "
            "the file, or ask somebody who programs."
        ),
    ),
    "cannot_typeset": Wording(
        (
            "Kan ikke sette {template}: {said}. Det er en feil i programmet, ikke i teksten. Hent "
            "fram en tidligere versjon av programmet, eller vis meldingen til en som kan "
            "programmere."
        ),
        (
            "Cannot typeset {template}: {said}. That is an error of the program, not of the text. "
            "Bring back an earlier version of the program, or show this message to somebody who "
            "programs."
        ),
    ),
    "git_missing": Wording(
        "Finner ikke programmet git, som trengs for å lese en tidligere versjon. Installer git.",
        "Cannot find the program git, which is needed to read an earlier version. Install git.",
    ),
    "no_repository": Wording(
        (
            "Kan ikke lese en tidligere versjon: {folder} ligger ikke i et git-arkiv. Hent "
            "prosjektet med git clone."
        ),
        (
            "Cannot read an earlier version: {folder} does not lie in a git repository. Fetch the "
            "project by git clone."
        ),
    ),
    "no_such_revision": Wording(
        (
            "Fant ikke versjonen «{revision}» i git. Se hvilke som finnes med git log. Er bare de "
            "siste hentet, henter git fetch --unshallow resten."
        ),
        (
            'Found no version "{revision}" in git. git log shows which exist. If only the last '
            "ones were fetched, git fetch --unshallow fetches the rest."
        ),
    ),
    "git_failed": Wording(
        "Git kan ikke lese prosjektets historie: {said}",
        "Git cannot read the project's history: {said}",
    ),
    "port_taken": Wording(
        "Port {port} er opptatt. Velg en annen: apenhet serve --port {other}",
        "Port {port} is taken. Choose another: apenhet serve --port {other}",
    ),
}


class Trouble(Exception):
    """Cannot continue, because of how a command was used or where it runs."""

    def __init__(self, name: str, **values: object) -> None:
        super().__init__(_say(name, "en", **values))
        self.name = name
        self.values = values

    def __reduce__(self) -> tuple[Callable[..., Trouble], tuple[str, dict[str, object]]]:
        """Say how another process makes the same."""
        return _again, (self.name, self.values)

    def message(self, language: Language) -> str:
        """Return what is wrong, in ``language``."""
        return _say(self.name, language, **self.values)


def _again(name: str, values: dict[str, object]) -> Trouble:
    return Trouble(name, **values)


_REASONS: Final[Mapping[int, str]] = {
    errno.EACCES: "Du har ikke tilgang",
    errno.EBUSY: "Den er i bruk",
    errno.EDQUOT: "Det er ikke mer plass",
    errno.EEXIST: "Den finnes fra før",
    errno.EFBIG: "Filen er for stor",
    errno.EIO: "Disken svarer ikke som den skal",
    errno.EISDIR: "Det er en mappe",
    errno.ELOOP: "Snarveiene går i ring",
    errno.EMFILE: "For mange filer er åpne",
    errno.ENAMETOOLONG: "Navnet er for langt",
    errno.ENOENT: "Den finnes ikke",
    errno.ENOSPC: "Disken er full",
    errno.ENOTDIR: "Det er ikke en mappe",
    errno.ENOTEMPTY: "Mappen er ikke tom",
    errno.EPERM: "Det er ikke tillatt",
    errno.EROFS: "Disken kan bare leses",
}
"""The system's commonest reasons, which itself it says in English."""


def reason(error: OSError, language: Language) -> str:
    """Return why the system refused; in English where it has no Norwegian words for it here."""
    system = error.strerror or str(error)
    return _REASONS.get(error.errno or 0, system) if language == "nb" else system


_NO_ROOM: Final = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)

_REMEDIES: Final[Mapping[int, Wording]] = {
    number: wording
    for numbers, wording in (
        (
            _NO_ROOM,
            Wording("Frigjør plass, og prøv på nytt.", "Make room, then try again."),
        ),
        (
            (errno.EACCES, errno.EPERM),
            Wording(
                "Be om tilgang, eller la den som eier det, kjøre kommandoen.",
                "Ask for access, or let whoever owns it run the command.",
            ),
        ),
        (
            (errno.EROFS,),
            Wording("Velg et sted det går an å skrive.", "Choose a place that can be written to."),
        ),
        (
            (errno.EBUSY, errno.EMFILE, errno.ENFILE, errno.ENOMEM),
            Wording(
                "Lukk andre programmer, og prøv på nytt.", "Close other programs, then try again."
            ),
        ),
        (
            (errno.EIO,),
            Wording(
                "Ta vare på det viktigste, og få noen til å se på disken.",
                "Save what matters most, and have the disk looked at.",
            ),
        ),
    )
    for number in numbers
}
"""What one can do about it, where that is always the same."""


def whole_reason(error: OSError, language: Language) -> str:
    """Return in a line why the system refused, for which files, and what one can do about it.

    A copy that finds no room names both its files, and only the second is where room is wanting.
    """
    names = [str(name) for name in (error.filename, error.filename2) if name]
    if error.errno in _NO_ROOM:
        names = names[-1:]
    told = ": ".join([reason(error, language), *names])
    remedy = _REMEDIES.get(error.errno or 0)
    return f"{told}. {remedy.in_(language)}" if remedy else told


def _say(name: str, language: Language, /, **values: object) -> str:
    return TROUBLES[name].in_(language).format(**values)
