"""The facts of the organisation's documents, looked up in the built pages as a reader would.

What to find stands in ``facts_2023.yml``, typed from the documents and never from ``data/``, so the
pages are held against a second statement of the facts, not against the one they are made from.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from apenhet.check import check_project
from apenhet.read.load import load_folder
from tests.conftest import ROOT
from tests.page_text import page_text

FACTS: Final = Path(__file__).parent / "facts_2023.yml"
EDITION: Final = {"nb": "2023", "en": "2023/en"}
"""Where each language's pages lie in the site."""
LONGEST_GAP: Final = 400
"""How many characters … may stand for."""


@dataclass(frozen=True)
class Expected:
    """A fact that a reader of a page must find, in one language."""

    fact: str
    page: str
    language: str
    phrases: tuple[str, ...]
    until: str | None = None


def expected() -> list[Expected]:
    """Return every fact in each language."""
    listed = yaml.load(FACTS.read_text(encoding="utf-8"), yaml.CSafeLoader)
    return [of_language(entry, language) for entry in listed for language in EDITION]


def of_language(entry: dict[str, Any], language: str) -> Expected:
    told = entry[language]
    phrases = tuple(told) if isinstance(told, list) else (told,)
    return Expected(entry["fact"], entry["page"], language, phrases, entry.get("until"))


def pattern(phrase: str) -> re.Pattern[str]:
    """Return what finds a phrase as whole words, whatever the case and the kinds of spaces."""
    parts = [re.escape(part.strip()).replace(r"\ ", r"\s+") for part in phrase.split("…")]
    return re.compile(
        r"(?<!\w)" + rf"[\s\S]{{1,{LONGEST_GAP}}}?".join(parts) + r"(?!\w)", re.IGNORECASE
    )


def missing(phrases: tuple[str, ...], text: str) -> list[str]:
    """Return the phrases that a text does not hold."""
    return [phrase for phrase in phrases if not pattern(phrase).search(text)]


@pytest.fixture(scope="module")
def texts(built_site: Path) -> dict[tuple[str, str], str]:
    """The words of every page by language and name; which file a page is, its skeleton says."""
    return {
        (language, page_name(skeleton)): page_text(
            built_site / folder / skeleton.with_suffix(".html").name
        )
        for language, folder in EDITION.items()
        for skeleton in (ROOT / "docs" / language).glob("*.md")
    }


def page_name(skeleton: Path) -> str:
    (name,) = re.findall(r"^name: (\w+)$", skeleton.read_text(encoding="utf-8"), re.MULTILINE)
    return str(name)


@pytest.fixture(scope="module")
def gaps(draft: Path) -> set[str]:
    """The rules that say what the data do not hold yet."""
    return {problem.rule for problem in check_project(load_folder(draft), dt.date.max)}


def test_a_reader_finds_every_fact(texts: dict[tuple[str, str], str], gaps: set[str]) -> None:
    """But for what has been filled in since it was typed that there is a gap."""
    facts = [one for one in expected() if not one.until or one.until in gaps]
    assert len(facts) > 350
    not_found = [
        f"the page {one.page} ({one.language}) does not say: {one.fact} (looked for: {phrase})"
        for one in facts
        for phrase in missing(one.phrases, texts[one.language, one.page])
    ]
    if not_found:
        pytest.fail("\n".join(not_found), pytrace=False)


# --- looking up can fail --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("Nei 9", "Nei\n9\n", True),
        ("Nei 9", "Nei\n19\n", False),
        ("Nei 9", "Nei\n90\n", False),
        ("omtrent 93 %", "omtrent 93\N{NO-BREAK SPACE}% av", True),
        ("about 93%", "about 9.3% of", False),
        ("Økokrim … NTAES", "økokrim og NTAES", True),
        ("Økokrim … NTAES", "Økokrim" + " og" * 200 + " NTAES", False),
        ("7 leverandører", "17 leverandører", False),
        ("(YS) UNI", "Sentralforbund (YS)\nUNI Global Union", True),
    ],
)
def test_a_phrase_is_found_as_whole_words(phrase: str, text: str, found: bool) -> None:
    assert (missing((phrase,), text) == []) is found


def test_only_what_a_reader_sees_counts(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        "<title>0</title><header>1</header><main>2 <b>3</b><p hidden>4 <i>5</i></p>"
        "<script>6</script><svg><title>7</title><rect x='8'/><text>9</text></svg><p>10</main>11",
        encoding="utf-8",
    )
    assert page_text(page).split() == ["2", "3", "7", "9", "10"]
