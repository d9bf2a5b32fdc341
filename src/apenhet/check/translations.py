"""Whether the English still says what the Norwegian does, as git's history tells.

How that is found is for ``translate`` to know; where nothing is known of it, nothing is told until
an edition is to be published.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from apenhet.problems.problem import Problem
from apenhet.translate.memory import Freshness, Translations
from apenhet.wordwise import in_signs, short


def translations_fresh(found: Translations, files: Collection[str]) -> Iterator[Problem]:
    """Yield the English of some files that is older than its Norwegian, with what changed."""
    for one in found.of(Freshness.STALE):
        if one.file.name in files:
            yield one.file.problem(
                "translation_is_fresh",
                (*one.pair.path, "en"),
                change=in_signs(short(one.parts)),
                place=one.called,
            )


def translations_known(found: Translations, files: Collection[str]) -> Iterator[Problem]:
    """Yield once how much English nobody knows the age of: what is published must be known."""
    unknown = [one for one in found.of(Freshness.UNKNOWN) if one.file.name in files]
    for first in unknown[:1]:
        path = (*first.pair.path, "en")
        yield first.file.problem("translation_history_known", path, count=len(unknown))
