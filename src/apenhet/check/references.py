"""References in texts: each leads to a fact, and none back to where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from typing import Any, Final

from apenhet.check.phrases import LONGEST, MOST_IN_A_TEXT, Phrase, phrases
from apenhet.check.register import CheckedEdition, check
from apenhet.derive import DERIVED_FROM, FOLLOW_UP, derived_facts
from apenhet.facts import REFERENCE, Facts, UnknownFact
from apenhet.model import Figure, Labels, Parts, Statement, Text
from apenhet.problems.problem import Problem, Quoted, Value, did_you_mean, nearest
from apenhet.read.datafile import DataFile
from apenhet.read.in_force import first_of_each
from apenhet.read.tree import Path

DEEPEST: Final = 20
"""How many texts can stand inside each other; a reference to a text that holds one is two."""

_NO_PATH: Final = re.compile(r"[{}\s]")


@lru_cache(maxsize=16)  # its checks, its files and every page look facts up
def facts_of(checked: CheckedEdition, file: DataFile[Any] | None = None) -> Facts:
    """Return the facts of an edition, as far as it loaded, for the texts of a file.

    A version of the declaration or of the policy is read with what its own file says.
    """
    roots: dict[str, object] = dict(checked.statement)
    broken = set(Statement.model_fields) - set(roots)
    for name, said in (
        ("principles", _principles(checked, file)),
        ("law", _parts(checked.law_file)),
    ):
        if said is not None:
            roots[name] = said
        else:
            broken.add(name)
    labels = checked.labels_file.parts if checked.labels_file else None
    if (
        isinstance(labels, Labels)
        and FOLLOW_UP in labels.root
        and all(checked.is_sound(tuple(path.split("."))) for path in DERIVED_FROM)
    ):
        roots["derived"] = derived_facts(checked.statement, checked.law, labels)
    else:
        broken.add("derived")
    return Facts(roots, frozenset(broken))


def _parts(file: DataFile[Any] | None) -> object:
    return file.parts if file else None


def _principles(checked: CheckedEdition, first: DataFile[Any] | None) -> Parts | None:
    """Return what the files of the declaration and the policy say, each thing once.

    What the ``first`` file says goes before all others, if it is one of them.
    """
    files = sorted(checked.principles_files, key=lambda file: file is not first)
    said = [dict(file.parts) for file in files if file.parts is not None]
    if not said:
        return None
    figures = first_of_each(one for parts in said for one in _figures(parts))
    found = {name: value for parts in reversed(said) for name, value in parts.items() if value}
    return Parts({**found, "figures": figures})


def _figures(parts: Mapping[str, Any]) -> Iterator[Any]:
    yield from (one for one in parts.get("figures", ()) if hasattr(one, "id"))


# --- references that lead somewhere ---------------------------------------------------------------


@check()
def references_lead_somewhere(checked: CheckedEdition) -> Iterator[Problem]:
    """Every reference in a text names a fact, and none leads back to where it stands."""
    for file in checked.files:
        facts = facts_of(checked, file)
        lengths = _Lengths(facts)
        for phrase in phrases(file):
            yield from islice(_misled(checked, phrase, facts, lengths), MOST_IN_A_TEXT)


def _misled(
    checked: CheckedEdition, phrase: Phrase, facts: Facts, lengths: _Lengths
) -> Iterator[Problem]:
    for match in REFERENCE.finditer(phrase.text):
        path = match.group(1)
        wrong = wrong_name(checked, facts, path)
        if wrong is not None:
            yield phrase.problem_at(wrong.rule, match, path=Quoted(path), **wrong.values)
        elif lengths.of(path) > LONGEST:
            yield phrase.problem_at("fact_not_circular", match, path=Quoted(path))


@check("highlights")
def highlights_are_figures(checked: CheckedEdition) -> Iterator[Problem]:
    """The key figures of the overview are figures."""
    facts = facts_of(checked)
    for number, name in enumerate(checked.statement.highlights):
        path: Path = ("highlights", number)
        wrong = wrong_name(checked, facts, name)
        if wrong is not None:
            yield checked.problem(wrong.rule, path, path=Quoted(name), **wrong.values)
        elif not _is_broken(checked, facts, name) and not isinstance(facts.find(name), Figure):
            yield checked.problem("highlight_is_a_figure", path, path=Quoted(name))


@dataclass(frozen=True, slots=True)
class WrongName:
    """What is wrong with the name of a fact: the rule it breaks, with what fills in its words."""

    rule: str
    values: Mapping[str, Value] = field(default_factory=dict)


def wrong_name(checked: CheckedEdition, facts: Facts, name: str) -> WrongName | None:
    """Return what is wrong with the name of a fact, if anything is known to be."""
    if _is_broken(checked, facts, name):
        return None
    try:
        facts.find(name)
    except UnknownFact as unknown:
        return _unknown(checked, facts, unknown)
    return None


def _is_broken(checked: CheckedEdition, facts: Facts, name: str) -> bool:
    if facts.is_broken(name):
        return True
    root, _, rest = name.partition(".")
    if root == "derived":
        return False
    if root == "principles":
        files: tuple[DataFile[Any] | None, ...] = checked.principles_files
    else:
        files = (checked.located((root,))[0],)
    places = [
        (file, file.path_of(name if file is checked.statement_file else rest))
        for file in files
        if file is not None and file.broken
    ]
    return any(
        not file.is_sound(path) or (file.node(path) is not None and _is_lost(facts, name))
        for file, path in places
    )


def _is_lost(facts: Facts, name: str) -> bool:
    """Whether there is no such fact: what is wrong with a figure's unit takes its value along."""
    try:
        facts.find(name)
    except UnknownFact as unknown:
        return bool(unknown.part)
    return False


def _unknown(checked: CheckedEdition, facts: Facts, unknown: UnknownFact) -> WrongName:
    if not unknown.part:
        return WrongName("fact_is_a_value")
    known = [path for path, _ in facts.walk()]
    home = checked.statement_file
    known += [home.called(path) for path in home.nodes] if home.broken else []
    bare = _NO_PATH.sub("", unknown.path)  # without the braces that only texts need
    meant = bare if bare in known else nearest(bare, known, cutoff=0.85)
    return WrongName("fact_exists", {"part": Quoted(unknown.part), "hint": did_you_mean(meant)})


class _Lengths:
    """How long facts are once the references in them are written out."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.known: dict[str, int] = {}

    def of(self, path: str, depth: int = 0) -> int:
        """Return the length of the fact at ``path``; more than ``LONGEST`` if it has no end."""
        if path not in self.known:
            self.known[path] = LONGEST + 1  # so it stays for a text that leads to itself
            self.known[path] = self._measured(path, depth)
        return self.known[path]

    def _measured(self, path: str, depth: int) -> int:
        try:
            value = self.facts.find(path)
        except UnknownFact:
            return 0
        if not isinstance(value, Text):
            return len(str(value))
        if depth > DEEPEST:
            return LONGEST + 1
        return max(self._written_out(text, depth) for text in (value.nb, value.en))

    def _written_out(self, text: str, depth: int) -> int:
        found = REFERENCE.findall(text)
        return len(text) + sum(self.of(path, depth + 1) for path in found)
