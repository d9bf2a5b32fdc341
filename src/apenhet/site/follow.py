"""What readers can follow without coming back: the Act's time limits, and what is published.

Calendars and feeds stand at the root of a site, beside the editions, once in each language.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from apenhet.derive import publication_deadline
from apenhet.model import Edition, Language, Publication, PublicationKind
from apenhet.render.calendar import Day, calendar
from apenhet.render.outputs import FOLDERS
from apenhet.say import wording
from apenhet.site.finish.feed import MEDIA_TYPE, Feed, FeedEntry, feed
from apenhet.site.navigation import CALENDARS, FEEDS, revision_folder
from apenhet.site.plan import Plan


@dataclass(frozen=True, slots=True)
class Followed:
    """A file that programs ask for again and again, and what a server says that it is."""

    media_type: str
    content: bytes


def followed(plan: Plan) -> dict[str, Followed]:
    """Return what of a site can be followed, by its place at the root.

    Where nothing has been published there is no feed.
    """
    files = {
        name: Followed("text/calendar; charset=utf-8", _deadlines(plan, language))
        for language, name in CALENDARS.items()
    }
    if plan.publications:
        for language, name in FEEDS.items():
            files[name] = Followed(f"{MEDIA_TYPE}; charset=utf-8", _feed(plan, language))
    return files


# --- the days of the Act --------------------------------------------------------------------


def _deadlines(plan: Plan, language: Language) -> bytes:
    """Return the days by which the Act asks that statements be published, and no other days."""
    newest = plan.newest
    organisation = newest.statement.organisation.name
    title = newest.frame.text("calendar_title", language, organisation=organisation)
    return calendar(title, _days(plan, language), reminders=False)


def _days(plan: Plan, language: Language) -> Iterator[Day]:
    """Yield the last day for each edition, and the day that comes back every year after them.

    So the calendar does not end where the site has not been built for long.
    """
    newest = plan.newest
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


# --- what is published ----------------------------------------------------------------------


def _feed(plan: Plan, language: Language) -> bytes:
    """Return all that has been published and withdrawn, the newest first."""
    newest = plan.newest
    organisation = newest.statement.organisation.name
    head = Feed(
        plan.site_url + FEEDS[language],
        language,
        newest.frame.text("feed_title", language, organisation=organisation),
        organisation,
        plan.site_url,
        max(one.date for one in plan.publications if _matters(one)),
    )
    entries = [
        entry
        for one in sorted(plan.publications, key=lambda one: (one.year, one.revision))
        for entry in _entries(plan, one, language)
    ]
    return feed(head, sorted(entries, key=lambda entry: entry.day)[::-1])


def _matters(one: Publication) -> bool:
    """Whether readers are to read again: that gives the feed, which tells of all, a new date."""
    return one.revision == 1 or one.kind is PublicationKind.SIGNIFICANT_CHANGE


def _entries(plan: Plan, one: Publication, language: Language) -> Iterator[FeedEntry]:
    """Yield that a revision was published, and that it was withdrawn, if it was."""
    frame = plan.newest.frame
    named = {"year": one.year, "revision": one.revision}
    place = f"{plan.site_url}{revision_folder(one)}/{language}/"
    page = f"{plan.site_url}{one.year}/{FOLDERS[language]}"
    title = frame.text(f"feed_{one.kind}", language, **named)
    day = wording.date(one.date, language)
    told = [frame.text("feed_published", language, date=day, **named)]
    if one.reason:
        told.append(one.reason.in_(language))
    yield FeedEntry(place, one.date, title, " ".join(told), page, _document(plan, one, language))
    if one.withdrawn:
        title = frame.text("feed_withdrawal", language, **named)
        reason = one.withdrawn.reason.in_(language)
        yield FeedEntry(f"{place}withdrawn", one.withdrawn.date, title, reason, page)


def _document(plan: Plan, one: Publication, language: Language) -> str | None:
    """Return where the document of a revision stays for good, unless it has been withdrawn."""
    folder = f"{plan.site_url}{revision_folder(one)}/"
    names = (name for name in one.files if name.startswith(f"{language}/"))
    name = next((name for name in names if name.endswith(".pdf")), None)
    return None if one.withdrawn or name is None else folder + quote(name)
