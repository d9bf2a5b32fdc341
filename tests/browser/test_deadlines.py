"""Who asks today is told the right last day, and the prepared e-mail opens as it is shown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import BrowserContext

from tests.browser.addresses import address, both
from tests.browser.conftest import OpenPage

pytestmark = pytest.mark.browser

DAYS = [
    # today in Oslo, three weeks from then, two months from then
    ("2026-01-15T12:00", "2026-02-05", "2026-03-15"),
    ("2026-12-31T12:00", "2027-01-21", "2027-02-28"),
    ("2027-12-31T12:00", "2028-01-21", "2028-02-29"),
    ("2026-12-28T12:00", "2027-01-18", "2027-02-28"),
    ("2026-06-30T12:00", "2026-07-21", "2026-08-30"),
    ("2026-07-31T12:00", "2026-08-21", "2026-09-30"),
    ("2026-08-31T12:00", "2026-09-21", "2026-10-31"),
    ("2026-03-20T00:10", "2026-04-10", "2026-05-20"),  # summer time begins in between
    ("2026-10-10T23:50", "2026-10-31", "2026-12-10"),  # and ends
]
MONTHS = {
    "nb": "januar februar mars april mai juni juli august september oktober november desember",
    "en": "January February March April May June July August September October November December",
}


def written(day: str, language: str) -> str:
    """Return a day as people write it, without the hard spaces."""
    date = dt.date.fromisoformat(day)
    month = MONTHS[language].split()[date.month - 1]
    return f"{date.day}{'.' if language == 'nb' else ''} {month} {date.year}"


@pytest.mark.parametrize("language", ["nb", "en"])
def test_the_last_days_are_right(
    new_context: Callable[..., BrowserContext], origin: str, language: str
) -> None:
    # A German reader's browser in Oslo: the page speaks its own language, not the browser's.
    page = new_context(locale="de-DE", painted=False).new_page()
    wrong = []
    for today, *limits in DAYS if language == "nb" else DAYS[:2]:  # they are counted only once
        summer = "03-29" < today[5:] < "10-25"
        page.clock.set_fixed_time(f"{today}:00{'+02:00' if summer else '+01:00'}")
        page.goto(origin + address("information", language).path)
        told = [" ".join(line.split()) for line in page.locator(".worked-out").all_inner_texts()]
        assert len(told) == 2, told
        wrong += [
            f"on {today}: «{line}» instead of {day}"
            for line, day in zip(told, limits, strict=True)
            if f" {written(day, language)}" not in line
        ]
    assert not wrong, "\n".join(wrong)


def test_the_days_are_the_readers_own(
    new_context: Callable[..., BrowserContext], origin: str
) -> None:
    page = new_context(timezone_id="Asia/Tokyo", painted=False).new_page()
    page.clock.set_fixed_time("2026-01-15T20:00:00+01:00")  # the 16th in Tokyo
    page.goto(origin + address("information", "en").path)
    told = page.locator(".worked-out").first.inner_text()
    assert "6\u00a0February\u00a02026" in told, "a date that keeps together"


@pytest.mark.parametrize("path", both("information"))
def test_the_prepared_email_is_the_one_shown(open_page: OpenPage, path: str) -> None:
    page = open_page(path, painted=False)
    to, subject, body = (part.inner_text().strip() for part in page.locator(".email dd").all())
    button = page.locator(".email a")
    link = urlsplit(button.get_attribute("href") or "")
    fields = parse_qs(link.query, strict_parsing=True)
    assert (link.scheme, unquote(link.path)) == ("mailto", to)
    assert fields["subject"] == [subject]
    (sent,) = fields["body"]
    assert "\n" not in sent.replace("\r\n", ""), "RFC 6068 wants CRLF"
    assert sent.split() == body.split()
    assert [part.split() for part in sent.split("\r\n\r\n")] == [
        part.split() for part in page.locator(".email dd").last.locator("p").all_inner_texts()
    ]
    assert len(link.geturl()) < 2000, "longer than some e-mail programs take"


@pytest.mark.parametrize("path", both("information"))
def test_the_prepared_email_can_be_copied(
    new_context: Callable[..., BrowserContext], origin: str, path: str
) -> None:
    page = new_context(permissions=["clipboard-read", "clipboard-write"]).new_page()
    page.goto(origin + path)
    page.locator(".email button").click()
    page.locator(".email [role=status]:not(:empty)").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.split() == page.locator(".email dd").last.inner_text().split()


@pytest.mark.parametrize("path", both("information"))
def test_a_text_that_cannot_be_copied_is_selected(
    new_context: Callable[..., BrowserContext], origin: str, path: str
) -> None:
    page = new_context().new_page()  # a reader's browser without leave to write there
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.goto(origin + path)
    page.locator(".email button").click()
    assert "Ctrl + C" in page.locator(".email [role=status]:not(:empty)").inner_text()
    selected = page.evaluate("getSelection().toString()")
    assert selected.split() == page.locator(".email dd").last.inner_text().split()
