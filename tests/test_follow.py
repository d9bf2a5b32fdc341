"""What readers can follow: the calendar of the Act's time limits."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import icalendar
import pytest

from apenhet.model import LANGUAGES, Edition, Language, Period
from apenhet.read.load import load_folder
from apenhet.site.follow import followed
from apenhet.site.whole import plan_of

SITE_URL = "https://www.eksempel.no/loven/"
CALENDARS: dict[Language, str] = {"nb": "deadlines.ics", "en": "deadlines.en.ics"}


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
    said = [
        (str(event["uid"]), event.decoded("dtstart"), event.get("rrule"))
        for event in calendar.walk("VEVENT")
    ]
    yearly = icalendar.vRecur(freq=["YEARLY"])
    assert said == [
        ("statement-2023@www.eksempel.no/loven", dt.date(2024, 6, 30), None),
        ("statement-2024@www.eksempel.no/loven", dt.date(2025, 6, 30), None),
        ("statement-later@www.eksempel.no/loven", dt.date(2026, 6, 30), yearly),
    ]
    assert not calendar.walk("VALARM"), "whoever subscribes chooses when to be reminded"


def test_the_calendar_speaks_the_readers_language(draft: Path, edition: Edition) -> None:
    said = {
        language: [str(event["summary"]) for event in read(draft, (edition,), language).events]
        for language in LANGUAGES
    }
    assert said == {
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
