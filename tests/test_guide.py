"""The editor's guide explains every rule, in the catalogue's own words."""

import re
from pathlib import Path

import pytest
from markdown import markdown

from apenhet.problems.guide import with_rules
from apenhet.problems.rules import RULES

GUIDE = Path(__file__).parents[1] / "REDIGERING.md"


def test_the_guide_lists_the_rules_as_they_are() -> None:
    text = GUIDE.read_text(encoding="utf-8")
    assert text == with_rules(text), "run «make docs»"


def test_every_rule_has_an_entry_without_blanks() -> None:
    text = GUIDE.read_text(encoding="utf-8")
    assert all(f"- `{rule}`" in text for rule in RULES)
    assert "{found}" not in text


def test_the_list_shows_marks_as_they_are_written() -> None:
    _, _, rules = GUIDE.read_text(encoding="utf-8").partition("## Alle reglene")
    shown = markdown(rules)
    assert "[ord](https://" in shown
    assert "<a " not in shown
    assert "<strong>" not in shown


def test_the_contents_lead_to_every_chapter() -> None:
    text = GUIDE.read_text(encoding="utf-8")
    chapters = re.findall(r"^## (.+)$", text, re.MULTILINE)
    # The anchor that code hosts give a heading: in small letters, marks dropped, spaces as hyphens.
    anchors = (re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in chapters)
    ways = [f"[{title}](#{anchor})" for title, anchor in zip(chapters, anchors, strict=True)]
    assert " ·\n".join(ways) in text


def test_a_guide_without_marks_is_refused() -> None:
    with pytest.raises(ValueError, match="marks"):
        with_rules("# Redigere\n")
