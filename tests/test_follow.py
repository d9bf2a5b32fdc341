"""What readers can follow: the calendar of the Act's time limits, the feed of what is published."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

import icalendar
import pytest

from apenhet.model import (
    LANGUAGES,
    Edition,
    FrozenFile,
    Language,
    Period,
    Publication,
    PublicationKind,
    Text,
    Withdrawal,
)
from apenhet.read.load import load_folder
from apenhet.site.follow import followed
from apenhet.site.whole import plan_of
from tests.publishing import publication

SITE_URL = "https://www.eksempel.no/loven/"
CALENDARS: dict[Language, str] = {"nb": "deadlines.ics", "en": "deadlines.en.ics"}
FEEDS: dict[Language, str] = {"nb": "feed.xml", "en": "feed.en.xml"}
ATOM: Final = "{http://www.w3.org/2005/Atom}"
FIRST, CORRECTED, CHANGED = dt.date(2024, 6, 20), dt.date(2024, 9, 2), dt.date(2025, 1, 10)
GONE: Final = dt.date(2025, 2, 1)


def of_2024(edition: Edition) -> Edition:
    """Return the edition as one of the next year."""
    period = Period(start=dt.date(2024, 1, 1), end=dt.date(2024, 12, 31))
    facts = edition.statement.edition.model_copy(update={"year": 2024, "period": period})
    return edition.model_copy(
        update={"statement": edition.statement.model_copy(update={"edition": facts})}
    )


def read(root: Path, editions: tuple[Edition, ...], language: Language) -> icalendar.Calendar:
    """Return the calendar of a site with these editions."""
    plan = plan_of(root, load_folder(root), editions, SITE_URL)
    calendar = icalendar.Calendar.from_ical(followed(plan)[CALENDARS[language]].content)
    assert isinstance(calendar, icalendar.Calendar)
    assert calendar.errors == []
    return calendar


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_calendar_has_the_acts_days_and_no_others(
    draft: Path, edition: Edition, language: Language
) -> None:
    calendar = read(draft, (of_2024(edition), edition), language)
    days = [
        (str(event["uid"]), event.decoded("dtstart"), event.get("rrule"))
        for event in calendar.walk("VEVENT")
    ]
    yearly = icalendar.vRecur(freq=["YEARLY"])
    assert days == [
        ("statement-2023@www.eksempel.no/loven", dt.date(2024, 6, 30), None),
        ("statement-2024@www.eksempel.no/loven", dt.date(2025, 6, 30), None),
        ("statement-later@www.eksempel.no/loven", dt.date(2026, 6, 30), yearly),
    ]
    assert not calendar.walk("VALARM"), "whoever subscribes chooses when to be reminded"


def test_the_calendar_speaks_the_readers_language(draft: Path, edition: Edition) -> None:
    titles = {
        language: [str(event["summary"]) for event in read(draft, (edition,), language).events]
        for language in LANGUAGES
    }
    assert titles == {
        "nb": [
            "Siste dag for å publisere redegjørelsen for 2023 (Negotia)",
            "Siste dag for å publisere årets redegjørelse etter åpenhetsloven (Negotia)",
        ],
        "en": [
            "Last day to publish the statement for 2023 (Negotia)",
            "Last day to publish this year’s statement under the Transparency Act (Negotia)",
        ],
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_calendar_lies_where_pages_lead_to_it(built_site: Path, language: Language) -> None:
    assert (built_site / CALENDARS[language]).read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    law = {"nb": "2023/loven.html", "en": "2023/en/the-act.html"}[language]
    above = "../" * law.count("/")
    assert f'<a href="{above}{CALENDARS[language]}"' in (built_site / law).read_text()
    assert f'<a href="{CALENDARS[language]}"' in (built_site / "index.html").read_text()


def published(number: int, date: dt.date, kind: PublicationKind | None = None) -> Publication:
    """Return a revision with a document in each language."""
    made = publication(2023, number, date, kind)
    file = FrozenFile(sha256="0" * 64, size=1)
    files = {"nb/redegjorelse-2023.pdf": file, "en/statement-2023.pdf": file}
    return made.model_copy(update={"manifest": made.manifest.model_copy(update={"files": files})})


def feed_of(
    root: Path, edition: Edition, language: Language, *revisions: Publication
) -> ET.Element:
    """Return the feed of a site with one edition that was published so."""
    plan = plan_of(root, load_folder(root), (edition,), SITE_URL)
    files = followed(dataclasses.replace(plan, publications=revisions))
    return ET.fromstring(files[FEEDS[language]].content)  # noqa: S314 # our own file


def said(element: ET.Element, name: str) -> str:
    """Return what an element of a feed says once, which it must."""
    (found,) = element.findall(ATOM + name)
    assert found.text
    return found.text


def link(element: ET.Element, rel: str) -> str | None:
    """Return where a feed or an entry leads in one way, if it does."""
    found = element.find(f"{ATOM}link[@rel='{rel}']")
    return None if found is None else found.attrib["href"]


@pytest.fixture
def revisions() -> tuple[Publication, ...]:
    """An edition that was published, changed, and corrected; the first was withdrawn later."""
    reason = Text(nb="Den navnga noen.", en="It named somebody.")
    first = published(1, FIRST).model_copy(
        update={"withdrawn": Withdrawal(date=GONE, reason=reason)}
    )
    changed = published(3, CHANGED, PublicationKind.SIGNIFICANT_CHANGE)
    return first, published(2, CORRECTED), changed


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_feed_has_all_that_atom_asks_for(
    draft: Path, edition: Edition, revisions: tuple[Publication, ...], language: Language
) -> None:
    feed = feed_of(draft, edition, language, *revisions)
    assert feed.tag == f"{ATOM}feed"
    assert feed.attrib == {"{http://www.w3.org/XML/1998/namespace}lang": language}
    assert said(feed, "id") == link(feed, "self") == SITE_URL + FEEDS[language]
    (author,) = feed.findall(f"{ATOM}author")
    assert said(author, "name") == "Negotia"
    entries = feed.findall(f"{ATOM}entry")
    assert [said(entry, "id") for entry in entries] == [
        f"{SITE_URL}2023/r1/{language}/withdrawn",
        f"{SITE_URL}2023/r3/{language}/",
        f"{SITE_URL}2023/r2/{language}/",
        f"{SITE_URL}2023/r1/{language}/",
    ]
    for element in (feed, *entries):
        moment = dt.datetime.fromisoformat(said(element, "updated"))
        assert moment.tzinfo, "which midnight?"
        assert said(element, "title")
        assert link(element, "alternate")
    assert all(said(entry, "summary") for entry in entries)


def test_things_happen_at_midnight_in_oslo(
    draft: Path, edition: Edition, revisions: tuple[Publication, ...]
) -> None:
    entries = feed_of(draft, edition, "nb", *revisions).findall(f"{ATOM}entry")
    assert [said(entry, "updated") for entry in entries] == [
        "2025-02-01T00:00:00+01:00",
        "2025-01-10T00:00:00+01:00",
        "2024-09-02T00:00:00+02:00",
        "2024-06-20T00:00:00+02:00",
    ]


def test_what_matters_gives_the_feed_its_date(
    draft: Path, edition: Edition, revisions: tuple[Publication, ...]
) -> None:
    first, correction, changed = revisions
    technical = published(4, dt.date(2025, 3, 1), PublicationKind.TECHNICAL)
    for told, day in (
        ((first, correction), "2024-06-20T00:00:00+02:00"),
        ((first, correction, changed, technical), "2025-01-10T00:00:00+01:00"),
    ):
        assert said(feed_of(draft, edition, "nb", *told), "updated") == day


def test_the_feed_says_what_each_revision_is_and_why(
    draft: Path, edition: Edition, revisions: tuple[Publication, ...]
) -> None:
    entries = feed_of(draft, edition, "en", *revisions).findall(f"{ATOM}entry")
    withdrawal, changed, correction, first = (
        (said(entry, "title"), " ".join(said(entry, "summary").split())) for entry in entries
    )
    assert withdrawal == (
        "Version 1 of the statement for 2023 has been withdrawn",
        "It named somebody.",
    )
    assert changed[0] == "Significant change in the statement for 2023"
    assert correction == (
        "Correction of the statement for 2023",
        "Version 2 of the statement for 2023, published 2 September 2024. A wrong figure.",
    )
    assert first == (
        "The statement for 2023 has been published",
        "Version 1 of the statement for 2023, published 20 June 2024.",
    )


@pytest.mark.parametrize("kind", PublicationKind)
def test_the_feed_has_words_for_whatever_is_published(
    draft: Path, edition: Edition, kind: PublicationKind
) -> None:
    revisions = (published(1, FIRST), published(2, CORRECTED, kind))
    titles = {
        said(feed_of(draft, edition, language, *revisions).findall(f"{ATOM}entry")[0], "title")
        for language in LANGUAGES
    }
    assert len(titles) == len(LANGUAGES)
    assert all("2023" in title for title in titles)


def test_the_feed_leads_to_what_stays_where_it_is(
    draft: Path, edition: Edition, revisions: tuple[Publication, ...]
) -> None:
    entries = feed_of(draft, edition, "en", *revisions).findall(f"{ATOM}entry")
    assert {link(entry, "alternate") for entry in entries} == {f"{SITE_URL}2023/en/"}
    assert [link(entry, "related") for entry in entries] == [
        None,
        f"{SITE_URL}2023/r3/en/statement-2023.pdf",
        f"{SITE_URL}2023/r2/en/statement-2023.pdf",
        None,
    ], "what is withdrawn is offered no more"


def test_without_publications_there_is_no_feed(
    draft: Path, edition: Edition, built_site: Path
) -> None:
    plan = plan_of(draft, load_folder(draft), (edition,), SITE_URL)
    assert not set(FEEDS.values()) & followed(plan).keys()
    assert not any((built_site / name).exists() for name in FEEDS.values())
    assert "application/atom+xml" not in (built_site / "index.html").read_text()
