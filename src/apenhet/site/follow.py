"""What readers can follow without coming back: the Act's time limits, for calendars.

It stands at the root of a site, beside the editions, once in each language.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from apenhet.derive import publication_deadline
from apenhet.model import Edition, Language
from apenhet.render.calendar import Day, calendar
from apenhet.site.navigation import CALENDARS
from apenhet.site.plan import Plan


@dataclass(frozen=True, slots=True)
class Followed:
    """A file that programs ask for again and again, and what a server says that it is."""

    media_type: str
    content: bytes


def followed(plan: Plan) -> dict[str, Followed]:
    """Return what of a site can be followed, by its place at the root."""
    return {
        name: Followed("text/calendar; charset=utf-8", _deadlines(plan, language))
        for language, name in CALENDARS.items()
    }


def _deadlines(plan: Plan, language: Language) -> bytes:
    """Return the days by which the Act asks that statements be published, and no other days."""
    newest = plan.editions[0]
    organisation = newest.statement.organisation.name
    title = newest.frame.text("calendar_title", language, organisation=organisation)
    return calendar(title, _days(plan, language), reminders=False)


def _days(plan: Plan, language: Language) -> Iterator[Day]:
    """Yield the last day for each edition, and the day that comes back every year after them.

    So the calendar does not end where the site has not been built for long.
    """
    newest = plan.editions[0]
    named = {"organisation": newest.statement.organisation.name}
    host = urlsplit(plan.site_url)
    at = f"{host.netloc}{host.path}".rstrip("/")
    for edition in (one for one in reversed(plan.editions) if not one.coming):
        title = newest.frame.text("calendar_edition", language, year=edition.year, **named)
        yield Day(f"statement-{edition.year}@{at}", _deadline(edition), title)
    last = _deadline(newest)
    later = newest.frame.text("calendar_later", language, **named)
    yield Day(f"statement-later@{at}", last.replace(year=last.year + 1), later, yearly=True)


def _deadline(edition: Edition) -> dt.date:
    return publication_deadline(edition.law, edition.statement.edition)
