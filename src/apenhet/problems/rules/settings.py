"""Rules: what ``mkdocs.yml`` must say."""

from __future__ import annotations

from typing import Final

from apenhet.problems.rules.rule import Rule
from apenhet.problems.wording import Wording

SETTINGS: Final = (
    Rule(
        "setting_name",
        Wording(
            "site_name mangler eller leses ikke som tekst.",
            "site_name is missing or is not read as text.",
        ),
        Wording(
            'Skriv site_name: "Åpenhetsloven – Negotia" eller et annet navn på nettstedet.',
            'Write site_name: "Åpenhetsloven – Negotia", or another name of the site.',
        ),
    ),
    Rule(
        "setting_address",
        Wording(
            "site_url mangler, eller er ingen nettadresse å bygge for.",
            "site_url is missing, or is no address to build for.",
        ),
        Wording(
            "Skriv site_url: https://www.example.org/mappe/ med adressen der nettstedet skal "
            "ligge.",
            "Write site_url: https://www.example.org/folder/ with the address where the site will "
            "stand.",
        ),
    ),
    Rule(
        "setting_as_needed",
        Wording(
            "Programmet trenger {needed} her, men fant {found}.",
            "The program needs {needed} here, but found {found}.",
        ),
        Wording(
            "Hent linjen fram igjen fra en tidligere versjon. I denne filen er det bare site_name "
            "og site_url som kan endres; resten hører til programmet.",
            "Bring the line back from an earlier version. In this file only site_name and site_url "
            "can be changed; the rest belongs to the program.",
        ),
    ),
)
