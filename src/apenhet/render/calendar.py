"""Days that come, as a calendar file that mail programs and phones can follow.

It knows dates and titles only. The same days give the same bytes, whenever the file is made.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Final, NamedTuple

from icalendar import Alarm, Calendar, Event

MADE_BY: Final = "-//apenhet//deadlines//NO"
_REMINDED_BEFORE: Final = dt.timedelta(days=28)
_AT: Final = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
"""Stands for when the file was made, which it must say and which nobody asks for."""


class Day(NamedTuple):
    """A whole day: what is due, and a name that stays the same when the day is moved.

    A ``yearly`` one comes back on its date every year.
    """

    name: str
    day: dt.date
    title: str
    yearly: bool = False


def calendar(title: str, days: Iterable[Day], *, reminders: bool = True) -> bytes:
    """Return a calendar of whole days, with ``reminders`` each four weeks before."""
    made = Calendar()
    made.add("prodid", MADE_BY)
    made.add("version", "2.0")
    made.add("x-wr-calname", title)
    for due in days:
        event = Event()
        event.add("uid", due.name)
        event.add("dtstamp", _AT)
        event.add("dtstart", due.day)
        event.add("dtend", due.day + dt.timedelta(days=1))
        event.add("summary", due.title)
        event.add("transp", "TRANSPARENT")  # a time limit keeps nobody busy all day
        if due.yearly:
            event.add("rrule", {"freq": "yearly"})
        if reminders:
            event.add_component(_reminder(due.title))
        made.add_component(event)
    return bytes(made.to_ical())


def _reminder(title: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", -_REMINDED_BEFORE)
    return alarm
