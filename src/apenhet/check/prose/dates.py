"""Dates as they are typed in running text, in both languages."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from apenhet.model import MonthDay

_NB: Final = "januar februar mars april mai juni juli august september oktober november desember"
_EN: Final = "January February March April May June July August September October November December"
_MONTHS: Final = tuple(zip(_NB.split(), _EN.split(), strict=True))
_MONTH_NAMES: Final = "|".join(
    f"{name}|{name[:3]}" for nb, en in _MONTHS for name in (nb, nb.capitalize(), en)
)
_ENGLISH_NAMES: Final = "|".join(f"{en}|{en[:3]}" for _, en in _MONTHS)
_HOURS: Final = 24
DATE: Final = re.compile(
    rf"\b[0-9]{{1,2}}(?:\.|st|nd|rd|th)?(?:\s+of)?\s+(?:{_MONTH_NAMES})\b(?:\.?,?\s+[0-9]{{4}})?"
    rf"|\b(?:{_ENGLISH_NAMES})\.?\s+[0-9]{{1,2}}(?:st|nd|rd|th)?\b(?:,?\s+[0-9]{{4}}\b)?"
    rf"|\b(?:{_MONTH_NAMES})\s+[0-9]{{4}}\b"
    r"|\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b"
    r"|\b[0-9]{1,2}([./-])\s?[0-9]{1,2}\1\s?(?:[0-9]{4}|[0-9]{2})\b"
)
"""Any date, or month of a year. "May" needs its capital: "the 16 may stay" has none."""


def typed_date(date: dt.date | MonthDay) -> re.Pattern[str]:
    """Return a pattern for the ways to type a date in both languages."""
    months = "|".join(f"{name}|{name[:3]}\\b\\.?" for name in _MONTHS[date.month - 1])
    day, month = f"0?{date.day}", f"0?{date.month}"
    if isinstance(date, dt.date):
        years = f"(?:{date.year}|{date.year % 100:02})"
        after, digits = rf",?\s+{date.year}", rf"{day}([./-])\s?{month}\1\s?{years}"
        forms = [date.isoformat(), digits]
    else:
        # In a year that is named it is another date. Without the last dot it may be a time.
        dots = rf"{day}\.{month}" + ("" if date.day > _HOURS else r"\.")
        after, forms = r"(?!,?\s+[0-9]{4})", [rf"{dots}(?!\.?[0-9])", rf"{day}/{month}"]
    forms += [
        rf"{day}(?:\.|te|st|nd|rd|th)?(?:\s+of)?\s+(?:{months}){after}",
        rf"(?:{months})\s+{date.day}(?:st|nd|rd|th)?\b{after}",
    ]
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)", re.IGNORECASE)
