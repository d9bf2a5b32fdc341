"""The pages in ``docs/`` together: their files, their names in both languages, which there must be.

What stands on a page is for ``page_text``; what pages bring in and lead to is for ``page_calls``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from apenhet.check.account import LISTED, no_clauses
from apenhet.check.page_calls import calls_fit, parts_of
from apenhet.model import LANGUAGES, Language, Law
from apenhet.problems.problem import (
    Problem,
    Quoted,
    Value,
    did_you_mean,
    is_it_a_copy,
    nearest,
    problem,
)
from apenhet.problems.wording import Wording
from apenhet.read.datafile import DataFile
from apenhet.read.skeletons import (
    ENDING,
    FOLDER,
    LANGUAGE_FOLDERS,
    Skeleton,
    Skeletons,
    is_page,
)
from apenhet.read.source import Source

_ADDRESS: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\.md", re.ASCII)
_STEM: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
FIRST: Final = "index.md"
"""The file of the page that an edition begins with."""
_AT_THE_FOOT: Final = Wording(
    "Hver side lenker til den nederst.", "Every page links to it at its foot."
)
NEEDED: Final = {
    "overview": Wording("Hver utgave begynner med den.", "Every edition begins with it."),
    "account": Wording(
        "Andre sider lenker til delene av redegjørelsen.",
        "Other pages link to the parts of the account.",
    ),
    "measures": Wording(
        "Oversikten lenker til hvert tiltak.", "The overview links to each measure."
    ),
    "declaration": Wording("Redegjørelsen lenker til den.", "The account links to it."),
    "law": Wording("Tabellen over lovens krav står der.", "The table of the Act stands there."),
    "policy": _AT_THE_FOOT,
    "changes": _AT_THE_FOOT,
    "search": Wording("Hver side lenker til søket.", "Every page links to the search."),
    "information": _AT_THE_FOOT,
    "downloads": _AT_THE_FOOT,
    "verify": _AT_THE_FOOT,
    "about": _AT_THE_FOOT,
    "accessibility": _AT_THE_FOOT,
}
"""The pages that templates and documents lead to by name, and why they do."""


def pages_fit(source: Source, skeletons: Skeletons) -> Iterator[Problem]:
    """Yield what is wrong with the files of the pages and with how the pages fit together."""
    yield from _strangers(source)
    for page in skeletons.all:
        if not is_address(page.file_name):
            hint = _copied(page.file.name, source)
            name = Quoted(page.file_name)
            yield problem("page_file_is_address", page.file.name, name=name, hint=hint)
        elif page.name == "overview" and page.file_name != FIRST:
            place = page.file.where(("name",))
            found = Quoted(page.file_name)
            yield problem("page_is_the_first", page.file.name, place, found=found)
    yield from _names_fit(source, skeletons)


def is_address(file_name: str) -> bool:
    """Whether a page's file has a name that can be an address."""
    return _ADDRESS.fullmatch(file_name) is not None


# --- files ----------------------------------------------------------------------------------------


def _strangers(source: Source) -> Iterator[Problem]:
    for name in source.at_or_below(FOLDER):
        if name == FOLDER or name in LANGUAGE_FOLDERS.values():
            yield problem("file_readable", name, reason=source.unreadable[name])
        elif not is_page(name):
            yield problem("page_file_known", name, hint=_copied(name, source))


def _copied(name: str, source: Source) -> Value:
    """Return the question whether a file should have another name, or is a copy of another."""
    folder = next((f for f in LANGUAGE_FOLDERS.values() if name.startswith(f"{f}/")), None)
    stem = _STEM.match(name.rpartition("/")[2].lower())
    if folder is None or stem is None:
        return ""
    meant = f"{folder}/{stem[0]}{ENDING}"
    return is_it_a_copy(meant) if meant in source.files else did_you_mean(meant)


# --- names ----------------------------------------------------------------------------------------


def _names_fit(source: Source, skeletons: Skeletons) -> Iterator[Problem]:
    named: dict[Language, dict[str, Skeleton]] = {language: {} for language in LANGUAGES}
    for page in sorted(skeletons.all, key=lambda page: page.file_name.removesuffix(ENDING)):
        if page.name is None or not is_address(page.file_name):
            continue
        first = named[page.language].setdefault(page.name, page)
        if first is not page:
            yield _named("page_name_only_once", page, other=first.file.name)
    for language, other in zip(LANGUAGES, reversed(LANGUAGES), strict=True):
        if not _has_nameless(source, skeletons, other):
            yield from _missing(named[language], named[other], other)
    yield from _answers_alike(*named.values())
    yield from _parts_alike(*named.values())


def _has_nameless(source: Source, skeletons: Skeletons, language: Language) -> bool:
    """Whether a page of the language has no name that could be read: it may be any page."""
    files = filter(is_page, source.below(LANGUAGE_FOLDERS[language]))
    named = {page.file.name for page in skeletons.all if page.name is not None}
    return not named.issuperset(files)


def _missing(
    here: dict[str, Skeleton], there: dict[str, Skeleton], language: Language
) -> Iterator[Problem]:
    """Yield the pages that ``language`` (``there``) lacks: those needed, those of the other one."""
    alone = [name for name in there if name not in here and name not in NEEDED]
    meant = {nearest(name, ({*here} | {*NEEDED}) - there.keys()) for name in alone}
    for name in NEEDED:
        if name not in there and name not in meant:
            why = NEEDED[name]
            yield problem("page_there", LANGUAGE_FOLDERS[language], name=Quoted(name), why=why)
    for name, page in here.items():
        if name not in there and name not in NEEDED:
            hint = did_you_mean(nearest(name, ({*there} | {*NEEDED}) - here.keys()))
            yield _named("page_in_both_languages", page, hint=hint)


def _named(rule: str, page: Skeleton, /, **values: Value) -> Problem:
    place = page.file.where(("name",))
    return problem(rule, page.file.name, place, name=Quoted(page.name or ""), **values)


# --- what pages answer of the Act -----------------------------------------------------------------


def page_answers_exist(skeletons: Skeletons, law: DataFile[Law] | None) -> Iterator[Problem]:
    """Yield what pages are said to answer that is no clause of the Act, of any time."""
    if law is None or law.parts is None or not law.is_sound(("clauses",)):
        return
    known = [clause.id for clause in law.parts.clauses]
    for page in skeletons.all:
        yield from no_clauses(page.file, "answers", known, lost=LISTED)


def _answers_alike(
    norwegian: dict[str, Skeleton], english: dict[str, Skeleton]
) -> Iterator[Problem]:
    """Yield the English pages that are said to answer other clauses than the Norwegian ones."""
    for name, page in english.items():
        other = norwegian.get(name)
        if other is None or page.head is None or other.head is None:
            continue
        if {*page.head.answers} != {*other.head.answers}:
            place = page.file.where(("answers",) if page.head.answers else ("name",))
            values: dict[str, Value] = {
                "found": _listed(page.head.answers),
                "wanted": _listed(other.head.answers),
                "other": other.file.name,
            }
            yield problem("page_answers_alike", page.file.name, place, **values)


def _parts_alike(norwegian: dict[str, Skeleton], english: dict[str, Skeleton]) -> Iterator[Problem]:
    """Yield the English pages with more or fewer parts than the Norwegian ones."""
    for name, page in english.items():
        other = norwegian.get(name)
        if other is None or any(next(calls_fit(one), None) for one in (page, other)):
            continue  # told there, and the parts cannot be counted
        found, wanted = parts_of(page), parts_of(other)
        if found != wanted:
            place = page.file.where(("name",))
            values: dict[str, Value] = {"found": found, "wanted": wanted, "other": other.file.name}
            yield problem("page_parts_alike", page.file.name, place, **values)


def _listed(clauses: tuple[str, ...]) -> Value:
    return ", ".join(clauses) or Wording("ingen krav", "nothing")
