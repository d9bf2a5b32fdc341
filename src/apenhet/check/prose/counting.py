"""What a number in a text counts, and which numbers count nothing: of pages, times, dates.

It reads the words around a number. Whether a fact is meant is for ``citing``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from apenhet.check.prose.dates import DATE
from apenhet.check.prose.numbers import Number
from apenhet.model import Unit

SUPPLIERS: Final = "suppliers"
FOLLOWED_UP: Final = "derived.follow_up"
_OTHER: Final = "other"
_KINDS: Final[tuple[tuple[str, str], ...]] = (
    (r"år(?:et|ene|s)?\b|years?\b", Unit.YEARS),
    (r"uke|week", Unit.WEEKS),
    (r"måned|month", Unit.MONTHS),
    (r"%|prosent|pst\b|per ?cent", Unit.PERCENT),
    (r"tiltak(?:ene|et|s)?\b|measures?\b", "derived.measures"),
    (r"risikoområde|risk area", "derived.risk_areas"),
    (r"forpliktelse|commitment", "derived.commitments"),
    (r"definisjon|definition", "derived.definitions"),
    (r"interesse|(?:kinds? of )?interest", "derived.interests"),
    (r"ansatte?\b|medarbeider|employees?\b|(?:members? of )?staff\b", "organisation.employees"),
    (r"leverandør(?:er|ene|en)?\b|suppliers?\b", SUPPLIERS),
    # What no fact counts.
    (r"(?:time|dag|minutt|krone|million|milliard|side|medlem|land|gang|person|språk)", _OTHER),
    (r"(?:hour|day|minute|billion|page|member|countr|times\b|people|language)", _OTHER),
)
"""What follows a number, and the unit or path of the facts that it would then be."""
_LINKS: Final = (
    r"[\s_*-]*(?:(?:av|of)\s+(?:(?:de|disse|våre|the|these|our)\s+)?)?"
    r"(?:(?!(?:og|eller|i|på|for|til|med|fra|and|or|in|on|to|with|from)\b)[^\W\d_]+\s+)?"
)
"""What may stand between a number and what it counts: «av våre», "large"."""
_COUNTED: Final = tuple(
    (re.compile(_LINKS + f"(?:{noun})\\w*", re.IGNORECASE), kind) for noun, kind in _KINDS
)
_OF_THEM: Final = re.compile(r"\s+(?:av (?:dem|disse)|of (?:them|these|those))\b", re.IGNORECASE)
_TO_FOLLOW_UP: Final = re.compile(
    rf"(?:{_OF_THEM.pattern})?\s+"
    r"(?:(?:skal|må) følges opp|(?:will|must|should|are to) be followed up)",
    re.IGNORECASE,
)
_ON_SUPPLIERS: Final = re.compile(r"leverandør|supplier|følg\w* opp|follow", re.IGNORECASE)
_NEAR: Final = 60
"""How many characters after a number say what it counts."""
_NEXT: Final = r"(?:,|;|/|&|–|-|og|and|eller|or|til|to)"
CATEGORIES: Final = re.compile(
    r"(?:kategori|categor)\w*(?:\s+(?:nr\.?|nummer|no\.|number))?"
    rf"\s+([^\W_]+(?:\s?{_NEXT}\s?(?:(?:og|and|eller|or)\s)?[^\W_]+)*)",
    re.IGNORECASE,
)
"""A category by its number, alone, in a row or as a range."""
NOT_OURS: Final = re.compile(
    # The Act's own numbering, alone, in a row or as a range.
    r"(?:§{1,2}|\bsections?|\barticles?|\bparagraf\w*|\bartik\w*)\s*[0-9]+(?:-[0-9]+)?"
    r"(?:\s*(?:[a-f]\b)?\s*(?:,|–|-|og|and|til|to|eller|or)\s*§{0,2}\s*[0-9]+(?:-[0-9]+)?)*"
    # The numbers of chapters, pages and goals.
    r"|\b(?:kapit\w+|chapters?|sider?|pages?|punkt|point|bærekraftsmål|(?:del)?mål|goals?|vedlegg"
    r"|annex|appendix|tabell|table|figur|figure|trinn|step|versjon|version|nummer|nr\.?|no\.)"
    rf"\s*[0-9]+(?:\s*{_NEXT}\s*[0-9]+)*"
    # Names that hold a number: ISO 9001, COVID-19.
    r"|(?-i:\b(?!(?:NOK|KR|EUR|USD|SEK|DKK|CA)\b)[A-ZÆØÅ]{2,}[\s-][0-9][0-9:-]*)",
    re.IGNORECASE,
)
_NO_COUNTS: Final = re.compile(
    # Times of the day, cases, ordinals and ranges. Years are longer, and meant even in a range.
    r"\b(?:[01]?[0-9]|2[0-4])[.:][0-5][0-9]\b(?![.,:]?[0-9]|\s*(?:%|p))"
    r"|\b[0-9]+/[0-9]+\b|\b[0-9]{1,3}\.(?=\s[a-zæøå])"
    r"|(?<![\w.,])[0-9]{1,3}\s?(?:–|-|\btil\b|\bto\b)\s?[0-9]{1,3}\b"
)
NO_COUNTS: Final = (DATE, _NO_COUNTS)
"""What holds digits and counts nothing, so that any day and hour can be written."""


@dataclass(frozen=True, slots=True)
class Counted:
    """What a number counts, as far as the words after it say so, and where they end."""

    kind: str | None
    end: int


def counted(text: str, number: Number) -> Counted:
    """Return what a number in a text counts."""
    after = text[number.end : number.end + _NEAR]
    for pattern, kind in _COUNTED:
        match = pattern.match(after)
        if match:
            return Counted(kind, number.end + match.end())
    if _TO_FOLLOW_UP.match(after):
        return Counted(FOLLOWED_UP, number.end)
    if _OF_THEM.match(after) and _ON_SUPPLIERS.search(text):
        return Counted(SUPPLIERS, number.end)
    return Counted(None, number.end)
