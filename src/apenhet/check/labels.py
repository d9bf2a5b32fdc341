"""The words of the site itself: all there, with their blanks, and fit for addresses where they are.

It knows no label by name: what the site needs stands in the committed schema, which labels name the
files of outputs in their register. How a name ends says what the label is for.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from typing import Final

from apenhet.check.identifiers import repeated
from apenhet.check.phrases import Phrase, phrase_check, phrases
from apenhet.check.register import file_check
from apenhet.model import LANGUAGES, Labels
from apenhet.problems.problem import MOST_OF_A_KIND, Problem, Quoted, did_you_mean, nearest
from apenhet.problems.wording import Wording
from apenhet.read.datafile import ACCEPTED, DataFile
from apenhet.read.labels import ANCHOR, FILE, Needed, blanks
from apenhet.read.meant import AS_SLUG, name_meant
from apenhet.render.outputs import BESIDE_PAGES

_ADDRESS: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
_PART: Final = r"(?:[a-z0-9]|\{year\})+"
_FILE_NAME: Final = re.compile(rf"{_PART}(?:-{_PART})*\.[a-z]+", re.ASCII)
_ONLY_ONCE: Final = {ANCHOR: "label_address_only_once", FILE: "file_name_only_once"}
"""What no two labels of a language may share, by how their names end."""

_ENDINGS: Final = {o.file_label: o.ending for o in BESIDE_PAGES if o.by_language}
"""How the name of each output's file ends, by the label that holds it."""


def labels_present(file: DataFile[Labels] | None, needed: Needed | None) -> Iterator[Problem]:
    """Yield how the labels differ from those that the site needs, in their names and blanks.

    Nothing where it is not known what the site needs: that is a problem by itself.
    """
    if file is None or file.tree is None or needed is None:
        return
    there = file.tree.entries.keys() - {ACCEPTED}
    missing, unknown = needed.keys() - there, there - needed.keys()
    # Among hundreds, none is a slip of the pen, and comparing them all would take minutes.
    likely = missing if len(unknown) <= MOST_OF_A_KIND else set()
    meant = {name: nearest(name, likely) for name in unknown}
    for name in sorted(missing.difference(meant.values())):
        yield file.problem("label_present", (), name=Quoted(name))
    yield from _unknown(file, meant)
    for phrase in phrases(file):
        expected = needed.get(str(phrase.path[0]))
        if expected is not None and blanks(phrase.text) != expected:
            yield _blanks_problem(phrase, expected)


def _unknown(file: DataFile[Labels], meant: Mapping[str, str | None]) -> Iterator[Problem]:
    for name, likely in meant.items():
        if not (name.isascii() and name.isidentifier() and name.islower()):
            continue  # told as no name at all
        place = file.where_key((name,))
        hint = did_you_mean(likely)
        yield file.problem("label_known", (), place, name=Quoted(name), hint=hint)


def _blanks_problem(phrase: Phrase, expected: frozenset[str]) -> Problem:
    start = max(phrase.text.find("{"), 0)
    return phrase.problem(
        "label_blanks",
        start,
        start,
        expected=_listed(expected),
        found=_listed(re.findall(r"\{+[^{}]*\}*|\}+", phrase.text)),
    )


def _listed(names: frozenset[str] | list[str]) -> Wording:
    braced = sorted(name if "{" in name or "}" in name else f"{{{name}}}" for name in names)
    listed = ", ".join(braced)
    return Wording(listed or "ingen", listed or "none")


@phrase_check
def addresses_well_formed(phrase: Phrase) -> Iterator[Problem]:
    """Labels that become a part of an address or the name of a file are fit for it."""
    if phrase.file.kind == "labels":
        rule = _unfit(phrase)
        if rule == "file_name_extension":
            expected = _ENDINGS[str(phrase.path[0])]
            found = Quoted(phrase.text)
            yield phrase.file.problem(rule, phrase.path, found=found, expected=expected)
        elif rule is not None:
            meant = name_meant(phrase.text, *AS_SLUG)
            yield phrase.file.problem(rule, phrase.path, found=Quoted(phrase.text), meant=meant)


def _unfit(phrase: Phrase) -> str | None:
    """Return the rule that a part of an address or the name of a file breaks, if any."""
    name = str(phrase.path[0])
    if name.endswith(ANCHOR) and not _ADDRESS.fullmatch(phrase.text):
        return "slug_well_formed"
    if name.endswith(FILE) and not _FILE_NAME.fullmatch(phrase.text):
        return "file_name_safe"
    if not phrase.text.endswith(_ENDINGS.get(name, "")):
        return "file_name_extension"
    return None


@file_check
def addresses_only_once(file: DataFile[Labels]) -> Iterator[Problem]:
    """No two parts of addresses, and no two files, have one name in a language."""
    if file.kind != "labels":
        return
    fit = [phrase for phrase in phrases(file) if _unfit(phrase) is None]
    for (ending, rule), language in itertools.product(_ONLY_ONCE.items(), LANGUAGES):
        named = (
            (phrase.path, phrase.text)
            for phrase in fit
            if phrase.language == language and str(phrase.path[0]).endswith(ending)
        )
        yield from repeated(file, named, rule)
