"""The editor's guide explains every rule, in the catalogue's own words."""

from pathlib import Path

import pytest

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


def test_a_guide_without_marks_is_refused() -> None:
    with pytest.raises(ValueError, match="marks"):
        with_rules("# Redigere\n")
