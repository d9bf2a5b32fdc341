"""Words of the program's own in both languages: the one type for them.

What an edition says in both languages is data, and has a type of its own (``model.Text``).
"""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from apenhet.model import Language


class Wording(NamedTuple):
    """Something the program says, in both languages; ``{placeholders}`` are filled in later."""

    nb: str
    en: str

    def in_(self, language: Language) -> str:
        """Return the words in ``language``."""
        return self.nb if language == "nb" else self.en


def spoken(day: dt.date) -> Wording:
    """Return a day as a sentence says it: «30. juni 2024»; data and commands have 2024-06-30."""
    from babel.dates import format_date  # takes its time, and most checks tell of no day

    return Wording(*(format_date(day, "long", locale) for locale in ("nb_NO", "en_GB")))
