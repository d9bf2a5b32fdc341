"""The catalogue of rules that the data must keep, by subject: level, ground, wording.

It knows only words. Who tests a rule, and how, stands in ``read`` and ``check``. A wording is a
template: ``{found}`` is filled in, ``{{`` and ``}}`` stand for braces.
"""

from __future__ import annotations

from typing import Final

from apenhet.problems.rules.answers import ANSWERS
from apenhet.problems.rules.consistency import SENSE
from apenhet.problems.rules.files import FILES
from apenhet.problems.rules.kept import KEPT
from apenhet.problems.rules.language import WORDS
from apenhet.problems.rules.law import LAW
from apenhet.problems.rules.pages import PAGES
from apenhet.problems.rules.practice import PRACTICE
from apenhet.problems.rules.publication import PUBLICATION
from apenhet.problems.rules.rule import Actor, Ground, Level, Rule
from apenhet.problems.rules.settings import SETTINGS
from apenhet.problems.rules.shape import SHAPE
from apenhet.problems.rules.texts import LANGUAGE
from apenhet.problems.rules.translation import TRANSLATION
from apenhet.problems.rules.yaml import YAML
from apenhet.problems.rules.years import YEARS

__all__ = ["RULES", "Actor", "Ground", "Level", "Rule"]

RULES: Final[dict[str, Rule]] = {
    rule.id: rule
    for group in (
        FILES,
        YAML,
        SHAPE,
        SENSE,
        LANGUAGE,
        WORDS,
        PAGES,
        SETTINGS,
        LAW,
        PRACTICE,
        YEARS,
        PUBLICATION,
        KEPT,
        TRANSLATION,
        ANSWERS,
    )
    for rule in group
}
"""Every rule by its id, in the order of the subjects."""
