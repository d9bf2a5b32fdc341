"""The picture of an edition where a link to it is shared, and what pages tell of it."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from apenhet.model import LANGUAGES, Edition, Language, State, Text
from apenhet.render import share
from apenhet.say.writer import Writer
from tests.publishing import publication
from tests.test_site import SITE_URL
from tests.visitor import read


def test_it_says_whose_what_was_found_and_that_it_is_a_draft(edition: Edition) -> None:
    said = share.told(Writer.of(edition, "en"))
    assert said.startswith(f"{edition.statement.organisation.name} – Draft – We found no actual ")
    assert said.endswith(f" – Due diligence statement {edition.year}")


def test_what_is_published_bears_no_mark(edition: Edition) -> None:
    published = {"state": State.PUBLISHED, "published": (publication(edition.year),)}
    said = share.words(Writer.of(edition.model_copy(update=published), "nb"))
    assert (said["state"], said["organisation"]) == ("", "Negotia")


@pytest.mark.parametrize("times", [1, 30])
def test_it_has_its_size_and_the_same_bytes_however_long_a_finding(
    edition: Edition, times: int
) -> None:
    found = Text(nb="Vi fant #1 *feil* på [side](x). " * times, en="We found $1. " * times)
    summary = edition.statement.summary.model_copy(update={"found": found})
    statement = edition.statement.model_copy(update={"summary": summary})
    w = Writer.of(edition.model_copy(update={"statement": statement}), "nb")
    picture = share.png(w)
    assert picture.startswith(b"\x89PNG")
    assert struct.unpack(">II", picture[16:24]) == (share.WIDTH, share.HEIGHT)
    assert picture == share.png(w)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_leads_to_its_languages_picture(
    built_site: Path, edition: Edition, language: Language
) -> None:
    folder = f"{edition.year}/" + ("en/" if language == "en" else "")
    w = Writer.of(edition, language)
    assert (built_site / folder / share.FILE).read_bytes() == share.png(w)
    for page in (built_site / folder).glob("*.html"):
        tags = read(page)
        shared = {
            tag.attributes["property"]: tag.attributes["content"]
            for tag in tags
            if tag.attributes.get("property", "").startswith("og:")
        }
        assert shared["og:image"] == f"{SITE_URL}{folder}{share.FILE}"
        assert shared["og:image:alt"] == share.told(w)
        assert shared["og:locale"] == {"nb": "nb_NO", "en": "en_GB"}[language]
        (icon,) = (tag for tag in tags if tag.attributes.get("rel") == "apple-touch-icon")
        touch = (page.parent / icon.attributes["href"]).read_bytes()
        assert struct.unpack(">II", touch[16:24]) == (180, 180)
