"""Words of the program's own in both languages: the one type for them.

What an edition says in both languages is data, and has a type of its own (``model.Text``).
"""

from __future__ import annotations

from typing import NamedTuple

from apenhet.model import Language


class Wording(NamedTuple):
    """Something the program says, in both languages; ``{placeholders}`` are filled in later."""

    nb: str
    en: str

    def in_(self, language: Language) -> str:
        """Return the words in ``language``."""
        return self.nb if language == "nb" else self.en
