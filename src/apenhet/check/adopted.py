"""Whether the versions of the declaration and the policy fit together, in all their files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any, Final

from apenhet.check.phrases import phrases
from apenhet.check.register import CheckedEdition, check, file_check
from apenhet.facts import REFERENCE
from apenhet.model import PRINCIPLE_PARTS, Figure
from apenhet.problems.problem import Problem, Quoted, Value
from apenhet.problems.wording import Wording, spoken
from apenhet.read.datafile import DataFile
from apenhet.read.in_force import AdoptedFile, Version, day_in_name, versions
from apenhet.read.tree import Group, Listing

_NO_DATE = Wording("ingen dato", "no date")
_LED_TO: Final = {
    "presence_intro": "presence",
    "principles_intro": "principles",
    "values_intro": "values",
    "focus_intro": "focus_areas",
}
"""What of the policy each introduction is said before."""


def versions_fit(files: Sequence[AdoptedFile]) -> Iterator[Problem]:
    """Yield what is wrong with the files of the declaration and the policy, and when each holds."""
    for file in files:
        nothing_in_it = not any(file.node((part,)) is not None for part in PRINCIPLE_PARTS)
        if file.tree is not None and file.tree.entries and nothing_in_it:
            yield file.problem("principles_hold_something", ())
    for part in PRINCIPLE_PARTS:
        found = versions(files, part)
        yield from _as_named(found)
        yield from _apart(found)


def _as_named(found: Iterable[Version]) -> Iterator[Problem]:
    """Yield the versions that do not say when they hold, or not as the names of their files do."""
    for number, one in enumerate(found):
        path, named = (one.part, "valid_from"), day_in_name(one.file)
        if not one.file.is_sound(path):
            continue
        if named is not None and one.valid_from != named:
            told: Value = one.valid_from.isoformat() if one.valid_from else _NO_DATE
            day = named.isoformat()
            yield one.file.problem("valid_from_is_the_files", path, expected=day, found=told)
        elif one.valid_from is None and number > 0:
            since = spoken(one.since)
            yield one.file.problem("version_dated", (one.part,), part=one.part, since=since)


def _apart(found: Iterable[Version]) -> Iterator[Problem]:
    for former, one in pairwise(found):
        if former.since == one.since:
            yield one.file.problem(
                "versions_apart",
                (one.part, "valid_from"),
                part=one.part,
                day=spoken(one.since),
                other=former.file.name,
            )


@file_check
def introductions_lead_somewhere(file: DataFile[Any]) -> Iterator[Problem]:
    """What an introduction in the policy is said before is there too."""
    for intro, key in _LED_TO.items() if file.kind == "principles" else ():
        path = ("policy", intro)
        if file.node(path) is not None and file.node(("policy", key)) is None:
            yield file.problem("intro_leads_somewhere", path, key=f"policy.{key}")


@file_check
def figures_say_their_unit(file: DataFile[Any]) -> Iterator[Problem]:
    """Figures of the declaration and the policy say what they measure: nothing else there does."""
    figures = file.node(("figures",)) if file.kind == "principles" else None
    for number, figure in enumerate(figures.items if isinstance(figures, Listing) else ()):
        if isinstance(figure, Group) and {"value", "unit"} & figure.entries.keys() == {"value"}:
            yield file.problem("figure_says_its_unit", ("figures", number, "value"))


@check()
def figures_of_one_version(checked: CheckedEdition) -> Iterator[Problem]:
    """A text of the declaration in force names no figure that the policy in force has otherwise."""
    held = checked.held
    own, other = (all_of_them[-1:] for all_of_them in (held.declarations, held.policies))
    if not own or not other or own[0].file is other[0].file:
        return
    here, there = own[0].file, other[0].file
    differ = {f"principles.figures.{name}" for name in _others(here, there)}
    for phrase in phrases(here) if differ else ():
        for match in REFERENCE.finditer(phrase.text) if phrase.path[:1] == ("declaration",) else ():
            path = match.group(1).removesuffix(".value")
            if path in differ:
                yield phrase.problem_at(
                    "figure_of_one_version",
                    match,
                    path=Quoted(path),
                    own=here.name,
                    other=there.name,
                )


def _others(here: AdoptedFile, there: AdoptedFile) -> Iterator[str]:
    known = _figures(there)
    yield from (name for name, one in _figures(here).items() if known.get(name, one) != one)


def _figures(file: AdoptedFile) -> dict[str, Figure]:
    figures = file.value.figures if file.value else ()
    return {one.id: one for one in figures}
