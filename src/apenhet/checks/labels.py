"""The words of the site itself: all there, with their blanks, and fit for addresses where they are.

It knows no label by name: what the site needs stands in the committed schema.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from apenhet.checks.phrases import Pair, Phrase, pair_check, phrase_check, phrases
from apenhet.datafile import DataFile
from apenhet.derive import FOLLOW_UP
from apenhet.labels import Needed, blanks
from apenhet.model import Labels
from apenhet.problems import Both, Problem, Quoted

_ADDRESS: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
_PART: Final = r"(?:[a-z0-9]|\{year\})+"
_FILE_NAME: Final = re.compile(rf"{_PART}(?:-{_PART})*\.[a-z]+", re.ASCII)


def labels_present(file: DataFile[Labels] | None, needed: Needed) -> Iterator[Problem]:
    """Yield what is missing of the labels that the site needs, names and blanks."""
    if file is None or file.tree is None:
        return
    needed = {FOLLOW_UP: frozenset(), **needed}  # without it, nothing can be derived
    for name in sorted(needed.keys() - file.tree.entries.keys()):
        yield file.problem("label_present", (), name=Quoted(name))
    for phrase in phrases(file):
        expected = needed.get(str(phrase.path[0]))
        if expected is not None and blanks(phrase.text) != expected:
            yield _blanks_problem(phrase, expected)


@pair_check
def blanks_agree(pair: Pair) -> Iterator[Problem]:
    """A label has the same blanks in both languages."""
    if pair.nb.file.kind != "labels":
        return
    expected = blanks(pair.nb.text)
    if expected is None:
        yield _blanks_problem(pair.nb, frozenset())
    elif blanks(pair.en.text) != expected:
        yield _blanks_problem(pair.en, expected)


def _blanks_problem(phrase: Phrase, expected: frozenset[str]) -> Problem:
    start = max(phrase.text.find("{"), 0)
    return phrase.problem(
        "label_blanks",
        start,
        start,
        expected=_listed(expected),
        found=_listed(re.findall(r"[{}][^{}]*[{}]?", phrase.text)),
    )


def _listed(names: frozenset[str] | list[str]) -> Both:
    braced = sorted(name if "{" in name or "}" in name else f"{{{name}}}" for name in names)
    listed = ", ".join(braced)
    return Both(listed or "ingen", listed or "none")


@phrase_check
def addresses_well_formed(phrase: Phrase) -> Iterator[Problem]:
    """Labels that become a part of an address or the name of a file are fit for it."""
    name, found = str(phrase.path[0]), Quoted(phrase.text)
    if phrase.file.kind != "labels":
        return
    if name.endswith("_anchor") and not _ADDRESS.fullmatch(phrase.text):
        yield phrase.file.problem("slug_well_formed", phrase.path, found=found)
    if name.endswith("_file") and not _FILE_NAME.fullmatch(phrase.text):
        yield phrase.file.problem("file_name_safe", phrase.path, found=found)
