"""What has been published, held to what it would say today: the same words at the same places.

The data of a published edition never change; the program that words them does. What renders an
edition is handed in, since it is heavy and knows pages.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from typing import Final, NamedTuple

from apenhet.check.phrases import LANGUAGE_NAMES
from apenhet.model import LANGUAGES, WORDS_RULE, Edition, Language, Publication
from apenhet.problems.problem import QUOTES, START, Position, Problem, problem, visible
from apenhet.problems.report import blocking
from apenhet.problems.wording import Wording, spoken
from apenhet.read.frozen import frozen_edition, frozen_problems
from apenhet.read.load import DOCUMENT_LABELS, LABELS, Loaded
from apenhet.read.published import MANIFEST, sha256
from apenhet.read.skeletons import FOLDER
from apenhet.read.source import PUBLISHED

SHOWN: Final = 3
"""How many of the lines that differ in a language, and of the places that are gone, are shown."""
BEFORE: Final = 20
"""How many characters of a line are shown before what differs."""
LONGEST: Final = 90
"""How many characters of a line are shown."""


@dataclass(frozen=True, slots=True)
class SaidToday:
    """What an edition says: its files of words by language, and the places on its pages."""

    words: Mapping[Language, str]
    places: Mapping[Language, Mapping[str, tuple[str, ...]]]
    file_names: Mapping[Language, str]
    """What the files of words are called below a revision's folder."""


Says = Callable[[Edition], SaidToday]
"""What renders an edition as the pages are today."""


class Line(NamedTuple):
    """A line that differs: where it stood, what it said, and what it says now; nothing for none."""

    number: int
    before: str
    after: str


def says_what_it_said(loaded: Loaded, publication: Publication, says: Says) -> Iterator[Problem]:
    """Yield what a revision no longer says as it did, in one problem, and the places it has lost.

    Nothing where its files are not those that were published: that is told by itself.
    """
    if not _is_whole(loaded, publication):
        return
    edition = frozen_edition(loaded, publication)
    day = spoken(publication.date)
    if edition is None:
        reason = _first(loaded, publication)
        yield _problem("published_data_readable", publication, MANIFEST, day=day, reason=reason)
        return
    said = says(edition)
    differing = {
        language: _differing(_frozen(loaded, publication, said, language), said.words[language])
        for language in LANGUAGES
    }
    if any(differing.values()):
        language = next(language for language in LANGUAGES if differing[language])
        yield _problem(
            "published_words_kept",
            publication,
            said.file_names[language],
            Position(differing[language][0].number, 1),
            day=day,
            changes=Wording(_told(differing, "nb"), _told(differing, "en")),
        )
    lost = list(_lost(publication, said))
    if lost:
        more = len(lost) - SHOWN
        told = ", ".join(lost[:SHOWN]) + (f" … (+ {more})" if more > 0 else "")
        yield _problem("published_places_kept", publication, MANIFEST, day=day, places=told)


def made_from(publication: Publication) -> Callable[[str], bool]:
    """Return what tells the files by name that what a revision says today is made from."""
    begin = (f"{PUBLISHED}/{publication.year}/", f"{FOLDER}/")
    return lambda name: name.startswith(begin) or name in (LABELS, DOCUMENT_LABELS)


def _is_whole(loaded: Loaded, publication: Publication) -> bool:
    kept = loaded.source.published
    files = ((f"{publication.folder}/{name}", file) for name, file in publication.files.items())
    return all(name in kept and sha256(kept[name]) == file.sha256 for name, file in files)


def _problem(
    rule: str,
    publication: Publication,
    name: str,
    place: Position = START,
    /,
    **values: str | Wording,
) -> Problem:
    file = f"{publication.folder}/{name}"
    return problem(rule, file, place, "", year=publication.year, **values)


def _first(loaded: Loaded, publication: Publication) -> Wording:
    """Return the first of what is wrong with the data of a revision."""
    found = blocking(frozen_problems(loaded, publication))
    if not found:
        return Wording("", "")
    where = f"{found[0].file}:{found[0].place.line}"
    return Wording(*(f"{where}: {found[0].message(language)}" for language in LANGUAGES))


# --- words ----------------------------------------------------------------------------------------


def _frozen(loaded: Loaded, publication: Publication, said: SaidToday, language: Language) -> str:
    """Return the words that a revision was published with."""
    name = f"{publication.folder}/{said.file_names[language]}"
    return loaded.source.published[name].decode()


def _differing(before: str, after: str) -> list[Line]:
    old, new = before.splitlines(), after.splitlines()
    if old == new:
        return []
    found = []
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for what, i, j, k, m in matcher.get_opcodes():
        if what != "equal":
            pairs = zip_longest(old[i:j], new[k:m], fillvalue="")
            found += [Line(i + 1 + order, *pair) for order, pair in enumerate(pairs)]
    begins = next((number for number, line in enumerate(old, 1) if line.startswith(WORDS_RULE)), 0)
    # The fingerprints above differ because the words do.
    return [line for line in found if line.number > begins] or found


_BECAME: Final = Wording("{before} er blitt {after}", "{before} has become {after}")
_GONE: Final = Wording("{before} er borte", "{before} is gone")
_NEW: Final = Wording("{after} er nytt", "{after} is new")
_MORE: Final = Wording("og {count} linjer til", "and {count} more lines")


def _told(differing: Mapping[Language, list[Line]], told_in: Language) -> str:
    """Return the lines that differ in both languages, told in one of them."""
    parts = []
    for language, lines in differing.items():
        told = [_line(line, told_in) for line in lines[:SHOWN]]
        if len(lines) > SHOWN:
            told.append(_MORE.in_(told_in).format(count=len(lines) - SHOWN))
        if told:
            name = LANGUAGE_NAMES[language].in_(told_in).capitalize()
            parts.append(f"{name}: {'; '.join(told)}.")
    return " ".join(parts)


def _line(line: Line, told_in: Language) -> str:
    start = _where_they_part(line.before, line.after)
    before, after = (
        QUOTES[told_in].format(_cut(visible(text), start)) for text in (line.before, line.after)
    )
    wording = _BECAME if line.before and line.after else _GONE if line.before else _NEW
    return wording.in_(told_in).format(before=before, after=after)


def _where_they_part(before: str, after: str) -> int:
    """Return where to begin showing two lines: a little before they part, where a word begins."""
    same = next(
        (at for at, pair in enumerate(zip(before, after, strict=False)) if len(set(pair)) > 1),
        min(len(before), len(after)),
    )
    return before.find(" ", same - BEFORE, same) + 1 if same > BEFORE else 0


def _cut(text: str, start: int) -> str:
    end = start + LONGEST
    return ("…" if start else "") + text[start:end] + ("…" if len(text) > end else "")


# --- places ---------------------------------------------------------------------------------------


def _lost(publication: Publication, said: SaidToday) -> Iterator[str]:
    """Yield the pages of a revision that are no longer there, and the places on the others."""
    for language, pages in publication.manifest.places.items():
        here = said.places[language]
        for path, anchors in pages.items():
            if path not in here:
                yield path
                continue
            yield from (f"{path}#{anchor}" for anchor in anchors if anchor not in here[path])
