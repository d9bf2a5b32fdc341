"""Numbers, dates, lists and facts written the way each language writes them.

The forms come from the Unicode locale data in Babel; the site's labels stand elsewhere.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal, format_percent
from babel.units import format_unit
from num2words import num2words

from apenhet.facts import Fact
from apenhet.model import Figure, Language, LocalUrl, MonthDay, Text, Unit

LOCALES: Final[dict[Language, str]] = {"nb": "nb_NO", "en": "en_GB"}
DAY_AND_MONTH: Final[dict[Language, str]] = {"nb": "d. MMMM", "en": "d MMMM"}
AMOUNTS: Final[dict[Language, str]] = {"nb": "#,##0 ¤", "en": "¤¤ #,##0"}
LENGTHS: Final = {
    Unit.YEARS: "duration-year",
    Unit.MONTHS: "duration-month",
    Unit.WEEKS: "duration-week",
}
KILO, MEGA = 1000, 1_000_000
NO_BREAK: Final = "\u00a0"
WORDS: Final[dict[Language, str]] = {"nb": "no", "en": "en"}
"""What num2words calls the languages."""
IN_DIGITS: Final = 10
"""From here on, counts in running text are written in digits."""
ANY_YEAR: Final = 2001
"""Only the day and month of it are written."""


def number(value: int | Decimal, language: Language) -> str:
    """Write a number with the language's grouping and decimal sign: ``12 345`` or ``12,345``."""
    return format_decimal(value, locale=LOCALES[language])


def small(value: int, language: Language) -> str:
    """Write a count for running text: in words below ten, but for 1, whose word has a gender."""
    if not 1 < value < IN_DIGITS:
        return number(value, language)
    # Both forms are correct bokmål; num2words knows the one that the texts do not use.
    return str(num2words(value, lang=WORDS[language])).replace("syv", "sju")


def in_words(written: str, value: int | Decimal, language: Language) -> str:
    """Return a number as it was ``written``, its unit beside it, for running text."""
    digits, said = number(value, language), small(int(value), language)
    return written if said == digits else written.replace(digits, said, 1).replace(NO_BREAK, " ")


def percent(value: int | Decimal, language: Language) -> str:
    """Write a share of 0-100 as a percentage: ``93 %`` or ``93%``, with the decimals it has."""
    share = Decimal(value) / 100
    return format_percent(share, locale=LOCALES[language], decimal_quantization=False)


def kroner(value: int | Decimal, language: Language) -> str:
    """Write an amount of Norwegian kroner: ``1 200 kr`` or ``NOK 1,200``."""
    form, locale = AMOUNTS[language], LOCALES[language]
    return in_one_piece(format_currency(value, "NOK", form, locale, currency_digits=False))


def size(length: int, language: Language) -> str:
    """Write how large a file is, in one piece: ``235 kB`` or ``1,2 MB``; it is at least 1 kB."""
    if length < MEGA:
        return f"{number(max(1, round(length / KILO)), language)}{NO_BREAK}kB"
    return f"{number(Decimal(round(length / MEGA, 1)), language)}{NO_BREAK}MB"


def date(value: dt.date, language: Language) -> str:
    """Write a date in full, in one piece: ``31. desember 2023`` or ``31 December 2023``."""
    return in_one_piece(format_date(value, "long", locale=LOCALES[language]))


def month_day(value: MonthDay, language: Language) -> str:
    """Write a day that comes back every year: ``30. juni`` or ``30 June``."""
    day = dt.date(ANY_YEAR, value.month, value.day)
    return in_one_piece(format_date(day, DAY_AND_MONTH[language], locale=LOCALES[language]))


def in_one_piece(words: str) -> str:
    """Return words that no line may end between: a date, a number with its unit."""
    return words.replace(" ", NO_BREAK)


def enumeration(words: Sequence[str], language: Language) -> str:
    """Join words into a list in running text: ``a, b og c`` or ``a, b and c``."""
    return format_list(list(words), style="standard", locale=LOCALES[language])


def clause(cited: str, language: Language) -> str:
    """Write a clause of the Act as the language cites it, on one line: ``Section 5 a``."""
    if language == "en":
        cited = cited.replace("§§", "Sections").replace("§", "Section")
    return cited.replace(" ", NO_BREAK)


def figure(value: Figure, language: Language, about: str) -> str:
    """Write a figure with its unit; ``about`` is the language's word for an approximate one."""
    words = _exact(value, language)
    return f"{about}{NO_BREAK}{words}" if value.approximate else words


def _exact(value: Figure, language: Language) -> str:
    if value.unit is Unit.PERCENT:
        return percent(value.value, language)
    if value.unit is Unit.NOK:
        return kroner(value.value, language)
    if value.unit in LENGTHS:
        words = format_unit(value.value, LENGTHS[value.unit], locale=LOCALES[language])
        return in_one_piece(words)
    return bare(value, language)


def bare(value: Figure, language: Language) -> str:
    """Write the number of a figure without its unit; a calendar year takes no grouping."""
    if value.unit is Unit.CALENDAR_YEAR:
        return str(value.value)
    return number(value.value, language)


def fact(value: Fact, language: Language, about: str) -> str:
    """Write any fact. Numbers that are no figures are names, as years are, and take no grouping."""
    match value:
        case Figure():
            return figure(value, language, about)
        case Text() | LocalUrl():
            return value.in_(language)
        case MonthDay():
            return month_day(value, language)
        case dt.date():
            return date(value, language)
        case int() | Decimal():
            return str(value)
        case _:
            return value


def machine(value: Fact, language: Language) -> str:
    """Write a fact for a machine: plain digits, ISO dates, ``06-30`` for a day of any year."""
    match value:
        case Figure():
            return str(value.value)
        case Text() | LocalUrl():
            return value.in_(language)
        case MonthDay():
            return f"{value.month:02}-{value.day:02}"
        case dt.date():
            return value.isoformat()
        case _:
            return str(value)
