"""Everything can be reached with a keyboard, in an order that the eye can follow."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Final

from tests.browser.focus import Stop, each, goes_back, unreached, walk
from tests.browser.visits import Visit

BACK: Final = frozenset({"overview", "information"})
"""The pages walked through on phones too, and backwards."""


def tab_leads_through_the_page(visit: Visit) -> Iterator[str]:
    """Walk through the page, and back where it is a page for that."""
    stops = walk(visit.page)
    missed = unreached(visit.page)
    there = [stop.what for stop in stops]
    back = there[::-1]
    if visit.name in BACK:
        back = [stop.what for stop in walk(visit.page, "Shift+Tab")]
    yield from wrong_stops(stops, missed)
    if back != there[::-1]:
        yield f"Shift+Tab leads another way: {back} instead of {there[::-1]}"


def each_stop_is_seen(visit: Visit) -> Iterator[str]:
    """Give the focus to each stop without pressing a key, which takes a tenth of a walk's time."""
    stops = each(visit.page)
    yield from wrong_stops(stops, unreached(visit.page))


def wrong_stops(stops: list[Stop], missed: list[str]) -> Iterator[str]:
    """Yield what would confuse a reader on a walk."""
    yield from ([] if stops else ["nothing to operate"])
    yield from (f"the focus never reaches {what}" for what in missed)
    for stop in stops:
        if not stop.shown:
            yield f"{stop.what} takes focus but is not shown"
        if not stop.whole:
            yield f"{stop.what} has focus but is not wholly on the screen: {stop.box}"
        if stop.covered:
            yield f"{stop.what} has focus but is covered by {stop.covered}"
        if stop.outline < 2:
            yield f"{stop.what} has focus, with an outline of {stop.outline} px"
        if not stop.after:
            yield f"{stop.what} stands before the stop before it"
    for before, after in itertools.pairwise(stops):
        if goes_back(before, after):
            yield f"from {before.what} {before.box} the eye goes back to {after.what} {after.box}"
