"""What an editor probably meant by a value of the wrong form: told only where it is clear.

It looks at what was typed, and knows neither files nor the model.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Collection, Mapping
from typing import Final

from apenhet.problems.problem import Value
from apenhet.problems.wording import Wording
from apenhet.read.complaints import DASH_UNSPACED, LONG_DASH

THOUSANDS: Final = r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+"
"""A whole number with full stops between its thousands, as on paper."""

_NUMBER_ONLY: Final = Wording("bare tallet", "the number only")
_FORMS: Final = (
    (r"-?0[0-9]+", Wording(" (nullen foran?)", " (the zero in front?)")),
    (THOUSANDS, Wording(" (punktumet?)", " (the full stop?)")),
    (r"-?[0-9]+(?:\.[0-9]+)?", Wording(" (anførselstegnene?)", " (the quotation marks?)")),
    (r"[0-9OoQ]*[0-9][0-9OoQ]*", Wording(" (bokstaven O?)", " (the letter O?)")),
    (r"[0-9Il|]*[0-9][0-9Il|]*", Wording(" (bokstaven l eller I?)", " (the letter l or I?)")),
    (r"[0-9]+(?:[.,][0-9]+)? *%", Wording(" (prosenttegnet?)", " (the per cent sign?)")),
    (r"[0-9]+,[0-9]+", Wording(" (kommaet?)", " (the comma?)")),
    (r"[0-9]{1,3}(?:[\s_][0-9]{3})+", Wording(" (mellomrommet?)", " (the space?)")),
)
"""How numbers are mistyped, the most telling form first, and what is said of it."""
_ABOUT: Final = r"c(?:irk)?a\.?|om ?trent|rundt|about|approx\.?|approximately|~"
"""What stands before a number that is not exact."""
_LETTERS: Final = str.maketrans({"O": "0", "o": "0", "Q": "0", "I": "1", "l": "1", "|": "1"})

_MONTHS: Final = (
    *("jan", "feb", "mar", "apr", "ma[iy]", "jun"),
    *("jul", "aug", "sep", "o[kc]t", "nov", "de[sc]"),
)
"""How the months begin in both languages."""
_DATES: Final = (
    re.compile(r"(?P<y>[0-9]{4})[-./ ](?P<m>[0-9]{1,2})[-./ ](?P<d>[0-9]{1,2})"),
    re.compile(r"(?P<y>[0-9]{4})(?P<m>[0-9]{2})(?P<d>[0-9]{2})"),
    re.compile(r"(?P<d>[0-9]{1,2})\. ?(?P<m>[0-9]{1,2})\. ?(?P<y>[0-9]{4})"),
    re.compile(r"(?P<d>[0-9]{1,2})\.? (?P<month>[a-zA-Z]{3,9})\.? (?P<y>[0-9]{4})"),
)

_PLAIN: Final = str.maketrans({"æ": "ae", "ø": "o", "å": "a"})
"""What addresses have for the Norwegian letters."""
AS_ID: Final = ("_", "office_supplies")
AS_SLUG: Final = ("-", "innkjopsrutiner")
"""What stands between the words of an id and of a part of an address, and one of each to go by."""
_ID: Final = r"[a-z][a-z0-9]*(?:[_.][a-z0-9]+)+"
"""What is surely an id or the name of a fact, and no word: ``s4_e``, ``assessment.suppliers``."""

_CHOICES: Final[Mapping[str, str]] = {
    "planlagt": "planned",
    "pågår": "ongoing",
    "pågående": "ongoing",
    "gjennomført": "done",
    "ferdig": "done",
    "avsluttet": "dropped",
    "antall": "count",
    "prosent": "percent",
    "år": "years",
    "måneder": "months",
    "uker": "weeks",
    "kroner": "nok",
}
"""Norwegian words for what the files say in English."""


def number_meant(found: object) -> tuple[Value, Value]:
    """Return what is probably wrong with a number, and the number to write instead."""
    typed = str(found).strip() if isinstance(found, (str, int)) else ""
    for pattern, hint in _FORMS:
        if re.fullmatch(pattern, typed):
            return hint, _plain(typed, pattern)
    words = re.fullmatch(r"([0-9]+) [^\W\d_]+", typed)  # «195 leverandører»
    roughly = re.fullmatch(rf"(?:{_ABOUT}) *([0-9]+) *%?", typed, re.IGNORECASE)
    if roughly:
        number = roughly[1]
        return "", Wording(
            f"{number}, og approximate: true på linjen under",
            f"{number}, and approximate: true on the line below",
        )
    return "", words[1] if words else _NUMBER_ONLY


def _plain(typed: str, pattern: str) -> str:
    digits = re.sub(r"[\s_%]", "", typed.translate(_LETTERS))
    digits = digits.replace(".", "") if pattern == THOUSANDS else digits.replace(",", ".")
    return re.sub(r"^(-?)0+(?=[0-9])", r"\1", digits)


def date_meant(found: object) -> Value:
    """Return the date that was meant and what follows it in the remedy; nothing if unclear."""
    typed = str(found).strip() if isinstance(found, (str, int)) else ""
    for pattern in _DATES:
        match = pattern.fullmatch(typed)
        date = _date(match.groupdict()) if match else None
        if date is not None:
            return Wording(f"{date}: ", f"{date}: ")
    return ""


def _date(parts: Mapping[str, str]) -> dt.date | None:
    name = parts.get("month")
    months = [n for n, start in enumerate(_MONTHS, 1) if name and re.match(start, name.lower())]
    month = months[0] if months else int(parts.get("m") or 0)
    try:
        return dt.date(int(parts["y"]), month, int(parts["d"]))
    except ValueError:
        return None


def list_meant(found: object) -> dict[str, Value]:
    """Return what is wrong with a list that is read as a text, and how to write it."""
    typed = found if isinstance(found, str) else ""
    told: dict[str, Value] = {"hint": "", "meant": ""}
    for pattern, mark in ((r"[–—−]", LONG_DASH), (r"-\S", DASH_UNSPACED)):
        if re.match(pattern, typed):
            nb, en = mark.nb, mark.en
            told["hint"] = Wording(f" Foran punktet står {nb}.", f" In front stands {en}.")
    if re.fullmatch(rf"{_ID}(?:, *{_ID})*", typed):
        told["meant"] = Wording(f"[{typed}], eller ", f"[{typed}], or ")
    return told


def name_meant(found: object, joint: str, otherwise: str) -> str:
    """Return an id or a part of an address in the letters it may have: ``arbeidsklaer``.

    ``joint`` stands between its words. ``otherwise`` is shown where nothing fit is left of it.
    """
    plain = str(found).strip().lower().translate(_PLAIN)
    folded = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", folded)
    return joint.join(words) if words and words[0][0].isalpha() else otherwise


def choice_meant(found: str, options: Collection[str]) -> str | None:
    """Return the choice that a Norwegian word stands for, if it is one of those there are."""
    meant = _CHOICES.get(found.strip().lower())
    return meant if meant in options else None
