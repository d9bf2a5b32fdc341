"""``apenhet status``: what is due, who must act, how far the work has come; and as a calendar."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import icalendar
import pytest

from tests.conftest import Run
from tests.publishing import little_draft, publish

pytestmark = pytest.mark.usefixtures("no_dictionaries")
MEASURE = """    addresses:
      - ict
      - unclear
    due: 2024-12-31
    expected_result: {nb: Alle kan rutinene., en: Everyone knows the procedures.}
"""


@pytest.fixture
def project(project: Path) -> Path:
    """The project with a draft of few words, where a measure and a risk area leave much open."""
    little_draft(project)
    change(project, 2023, MEASURE, MEASURE.partition("    due")[0])
    change(project, 2023, "    places: {nb: fabrikker i Kina, en: factories in China}\n", "")
    return project


@pytest.fixture
def two_years(project: Path, apenhet: Run) -> Path:
    assert apenhet("new", "2024").code == 0
    return project


def change(project: Path, year: int, old: str, new: str) -> None:
    path = project / f"data/statement_{year}.yml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def found(apenhet: Run, as_of: str) -> dict[str, Any]:
    said = json.loads(apenhet("status", "--format", "json", "--lang", "en", "--as-of", as_of).out)
    assert isinstance(said, dict)
    return said


def lines(apenhet: Run, as_of: str, language: str = "nb") -> list[str]:
    return apenhet("status", "--as-of", as_of, "--lang", language).out.splitlines()


def test_time_limits_stand_soonest_first_with_the_time_left(two_years: Path, apenhet: Run) -> None:
    change(two_years, 2024, "    status: planned", "    status: planned\n    due: 2025-05-01")
    told = lines(apenhet, "2025-06-20")
    measure = "1.\xa0mai\xa02025: Tiltaket «Opplæring» (2024)"
    assert told[:5] == [
        "Status 20.\xa0juni\xa02025",
        "",
        "Frister",
        f"  {measure} – fristen er ute (50 dager siden)",
        "  30.\xa0juni\xa02025: Redegjørelsen for 2024 – 10 dager igjen",
    ]
    assert lines(apenhet, "2025-06-30")[4].endswith("Redegjørelsen for 2024 – i dag")


@pytest.mark.parametrize(("as_of", "code"), [("2025-06-30", 0), ("2025-07-01", 1)])
@pytest.mark.usefixtures("two_years")
def test_the_exit_code_tells_a_scheduled_job_what_is_overdue(
    apenhet: Run, as_of: str, code: int
) -> None:
    assert apenhet("status", "--as-of", as_of).code == code


def test_what_a_later_year_says_of_a_measure_counts(two_years: Path, apenhet: Run) -> None:
    planned = "    status: planned"
    change(two_years, 2023, planned, f"{planned}\n    due: 2024-05-01")
    change(two_years, 2024, planned, "    status: done")
    assert apenhet("status", "--as-of", "2025-01-01").code == 0
    change(two_years, 2024, "    status: done", f"{planned}\n    due: 2025-02-01")
    days = [due["day"] for due in found(apenhet, "2025-01-01")["due"]]
    assert "2025-02-01" in days
    assert "2024-05-01" not in days


def test_years_without_a_file_are_due_too(apenhet: Run) -> None:
    said = found(apenhet, "2025-09-01")
    assert said["without_file"] == [2024, 2025]
    assert [(due["day"], due["overdue"]) for due in said["due"]] == [
        ("2025-06-30", True),
        ("2026-06-30", False),
    ]
    (told,) = [line for line in lines(apenhet, "2025-09-01") if "ingen fil" in line]
    assert told == "  Det er ingen fil for 2024 ennå. Begynn med: apenhet new 2024"


def test_a_file_with_errors_is_told_and_not_taken_for_missing(
    two_years: Path, apenhet: Run
) -> None:
    change(two_years, 2024, "  period:", "  periode:")
    told = lines(apenhet, "2025-09-01")
    assert (
        "  Redegjørelsen for 2024 har feil. Til de er rettet, vises verken frister eller det som står "
        "igjen for den. Se apenhet check 2024." in told
    )
    assert "  30.\xa0juni\xa02025: Redegjørelsen for 2024 – fristen er ute (63 dager siden)" in told
    assert "  Det er ingen fil for 2025 ennå. Begynn med: apenhet new 2025" in told
    change(two_years, 2023, "  period:", "  periode:")
    told = lines(apenhet, "2025-09-01")
    assert "  Ingenting har en frist." not in told
    said = found(apenhet, "2025-09-01")
    assert (said["with_errors"], said["without_file"]) == ([2023, 2024], [])


def test_what_is_left_is_grouped_by_who_must_act(apenhet: Run) -> None:
    (edition,) = found(apenhet, "2024-06-01")["editions"]
    waiting = {
        actor: {entry["rule"] for entry in left} for actor, left in edition["waiting"].items()
    }
    assert waiting["board"] == {"approval_given"}, "who signed is the original's affair"
    assert not any("annual_report_named" in left for left in waiting.values())
    assert waiting["lawyer"] == {"clause_confirmed"}
    assert "measure_has_result" in waiting["editor"]
    told = lines(apenhet, "2024-06-01", "en")
    board = told.index("  The board:")
    assert told[board + 1].startswith("    - ")
    assert not any("edition.approval" in line for line in told)  # no paths: a secretary reads it


def test_what_is_left_is_told_by_the_names_of_what_lacks_it(apenhet: Run) -> None:
    told = lines(apenhet, "2024-06-01")
    (general,) = [line for line in told if "Risikoområdet er for generelt" in line]
    assert general.endswith(" Det gjelder «IKT-produkter».")
    (results,) = [line for line in told if "verken resultat eller forventet" in line]
    assert results.endswith(" Det gjelder «Opplæring».")
    (read,) = [line for line in told if "ikke kontrollert mot lovteksten" in line]
    assert "Omtalen av § 1 er ikke" in read
    assert " Det samme gjelder §\xa02, §\xa03, " in read
    assert "The same goes for Section\xa02, " in "\n".join(lines(apenhet, "2024-06-01", "en"))


def test_what_readers_cannot_see_yet_is_told(project: Path, apenhet: Run) -> None:
    publish(project, 2023)
    assert "Redegjørelsen for 2023: publisert" in lines(apenhet, "2025-01-01")
    change(project, 2023, "    value: 180\n", "    value: 181\n")
    changed = "publisert; teksten er endret siden r1, og endringen er ikke publisert"
    assert f"Redegjørelsen for 2023: {changed}" in lines(apenhet, "2025-01-01")
    assert found(apenhet, "2025-01-01")["editions"][0]["changed_since"] == 1


def test_progress_is_told_for_a_year_made_from_the_last(two_years: Path, apenhet: Run) -> None:
    before = found(apenhet, "2025-01-01")["editions"][0]["progress"]
    change(two_years, 2024, "value: 180 ", "value: 190 ")
    after = found(apenhet, "2025-01-01")["editions"][0]["progress"]
    assert (before["done"], after["done"]) == (0, 1)
    assert f"  1 av {after['total']} steder er gått gjennom." in lines(apenhet, "2025-01-01")
    assert found(apenhet, "2025-01-01")["editions"][1]["progress"] is None


def test_the_fingerprint_to_approve_is_there_to_paste(project: Path, apenhet: Run) -> None:
    line = next(line for line in lines(apenhet, "2024-06-01") if "    fingerprint: " in line)
    change(
        project,
        2023,
        "    end: 2023-12-31\n",
        "    end: 2023-12-31\n  approval:\n    body: {nb: Styret, en: The Board}\n    date: 2024-05-01\n"
        f"    meeting: {{nb: Møte i mai, en: Meeting in May}}\n{line}\n",
    )
    assert "Redegjørelsen for 2023: godkjent, ikke publisert" in lines(apenhet, "2024-06-01")
    change(project, 2023, "Dette er redegjørelsen", "Her er redegjørelsen")
    assert "Redegjørelsen for 2023: utkast" in lines(apenhet, "2024-06-01")


def test_the_fingerprint_of_a_correction_goes_into_an_approval_of_its_own(
    project: Path, apenhet: Run
) -> None:
    publish(project, 2023)
    change(project, 2023, "Dette er redegjørelsen", "Her er redegjørelsen")
    change(
        project,
        2023,
        "    end: 2023-12-31\n",
        "    end: 2023-12-31\n  revision:\n    kind: correction\n    date: 2025-01-01\n"
        "    reason: {nb: Et ord var galt., en: A word was wrong.}\n",
    )
    (told,) = [line for line in lines(apenhet, "2025-01-01") if "har fingeravtrykket" in line]
    assert told.endswith("Når den er godkjent, lim inn under approval, som står under revision:")


@pytest.mark.usefixtures("two_years")
def test_the_calendar_is_one_that_calendars_read(apenhet: Run) -> None:
    said = apenhet("status", "--format", "ics", "--lang", "nb", "--as-of", "2025-01-01")
    assert said.code == 0
    read = icalendar.Calendar.from_ical(said.out)
    assert read.errors == []
    first, second = read.walk("VEVENT")
    assert first.decoded("summary") == "Redegjørelsen for 2024"
    assert first.decoded("dtstart") == dt.date(2025, 6, 30)
    assert first.decoded("dtend") == dt.date(2025, 7, 1), "the first day after it"
    assert first.decoded("uid") == "statement-2024@apenhet"
    (reminder,) = first.walk("VALARM")
    assert reminder.decoded("trigger") == -dt.timedelta(days=28)
    assert second.decoded("dtstart") == dt.date(2026, 6, 30)
    again = apenhet("status", "--format", "ics", "--lang", "nb", "--as-of", "2025-02-01")
    assert again.out == said.out  # whoever follows it is told of nothing new
