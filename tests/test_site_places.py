"""The list of an edition's pages and anchors, held to the finished pages."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from apenhet.model import LANGUAGES, Edition, Language
from apenhet.read.load import load_folder
from apenhet.say.document import Target
from apenhet.site.navigation import folder
from apenhet.site.places import ON_PAGES, places
from apenhet.site.plan import Plan
from apenhet.site.whole import plan_of

FRAME = {"contents", "main", "search", "search-query", "search-results", "search-status", "scheme"}
FRAME |= {"search-without-script"}
"""What templates give a name, for scripts and labels."""


@pytest.fixture
def plan(draft: Path, edition: Edition) -> Plan:
    return plan_of(draft, load_folder(draft), (edition,), "https://x.no/")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_and_anchor_is_listed(
    language: Language, plan: Plan, edition: Edition, built_site: Path
) -> None:
    root = built_site / folder(edition)
    listed = places(plan.build(edition, language), plan.pages)
    pages = root.glob("*.html") if language == "nb" else root.glob("en/*.html")
    assert {page.relative_to(root).as_posix() for page in pages} == set(listed)
    names = {page.path: page.name for page in plan.pages.all}
    for path, anchors in listed.items():
        page = LexborHTMLParser((root / path).read_text(encoding="utf-8"))
        ids = [node.id for node in page.css("main [id]") if node.id not in FRAME]
        assert ids == list(anchors) or names[path] not in ON_PAGES, path
        assert len(set(anchors)) == len(anchors), path


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_documents_link_to_is_listed(language: Language, plan: Plan, edition: Edition) -> None:
    build = plan.build(edition, language)
    listed = places(build, plan.pages)
    here = {page.name: page.path for page in plan.pages.in_language(language)}
    for name, document in ON_PAGES.items():
        targets = list(targets_in(document(build.writer)))
        for target in targets:
            anchors = listed[here[target.page or name]]
            assert target.anchor is None or target.anchor in anchors, (name, target)
        assert targets or name not in {"law", "measures", "overview"}


def targets_in(thing: object) -> list[Target]:
    """Return the places that any part of a document links to."""
    if isinstance(thing, Target):
        return [thing]
    if isinstance(thing, tuple):
        return [target for part in thing for target in targets_in(part)]
    if is_dataclass(thing) and not isinstance(thing, type):
        parts = (getattr(thing, field.name) for field in fields(thing))
        return [target for part in parts for target in targets_in(part)]
    return []
