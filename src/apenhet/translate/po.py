"""Translators' files (PO): out with the Norwegian that needs English, in with the English for it.

A text goes by ``msgctxt``, what it is called; ``msgid`` is its Norwegian and, where that has
changed since the English was made, ``#| msgid`` what it was. What a translator has not finished is
``fuzzy``, as their tools have it. What comes in is for the Norwegian that it was made from, or for
nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

import polib

from apenhet.facts import REFERENCE
from apenhet.read.labels import blanks
from apenhet.translate.memory import Freshness, Translation
from apenhet.translate.mend import Mended
from apenhet.translate.pairs import essence

LANGUAGE: Final = "en"
UNFINISHED: Final = "fuzzy"
_HEADER: Final = (
    "Engelsk av norske tekster. Det i {{ … }} fylles inn; la det stå som det er.\n"
    "Ta bort «fuzzy» når den engelske teksten stemmer. Bare slike tekster blir tatt inn.\n"
    "English of Norwegian texts. What is in {{ … }} is filled in; leave it as it is.\n"
    "Remove “fuzzy” where the English is right. Only such texts are taken in."
)
_MARK_OF_LANGUAGE: Final = re.compile(r"(?<=\])\{lang=[^{}\n]*\}")


def as_po(wanted: Iterable[Translation]) -> str:
    """Return texts as a translators' file; of the same texts, always the same bytes."""
    file = polib.POFile(wrapwidth=100)
    file.header = _HEADER
    file.metadata = {
        "Project-Id-Version": "apenhet",
        "Language": LANGUAGE,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "X-Source-Language": "nb",
    }
    file.extend(map(_entry, wanted))
    return f"{file}\n"


def _entry(one: Translation) -> polib.POEntry:
    line = (one.pair.en or one.pair.nb).place.line
    is_open = one.freshness in {Freshness.STALE, Freshness.UNKNOWN}
    return polib.POEntry(
        msgctxt=one.called,
        msgid=one.norwegian.strip("\n"),
        msgstr=one.english.strip("\n"),
        previous_msgid=one.made_from and one.made_from.strip("\n"),
        occurrences=[(one.file.name, str(line))],
        flags=[UNFINISHED] if is_open else [],
    )


# --- what comes in --------------------------------------------------------------------------------


class Reason(StrEnum):
    """Why English does not fit what it is for."""

    NO_PO = "no_po"
    LANGUAGE = "language"
    UNKNOWN = "unknown"
    TWICE = "twice"
    CHANGED = "changed"
    FACTS = "facts"


@dataclass(frozen=True, slots=True)
class Misfit:
    """English that does not fit: the line of the file, what the text is called, and why."""

    line: int
    name: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Brought:
    """What a translators' file brings: texts to be mended, and how many it leaves as they are.

    Where anything was ``refused``, nothing of it is to be taken.
    """

    mended: tuple[Mended, ...] = ()
    unfinished: int = 0
    refused: tuple[Misfit, ...] = ()


def brought(path: Path, known: Sequence[Translation]) -> Brought:
    """Return what the file at ``path`` brings for the texts that are ``known``.

    Raises ``OSError`` where the system refuses to open it.
    """
    path.open("rb").close()
    try:
        file = polib.pofile(str(path), encoding="utf-8", check_for_duplicates=False)
    except (OSError, ValueError) as error:
        line = re.search(r"line (\d+)", str(error))
        return Brought(refused=(Misfit(int(line[1]) if line else 1, "", Reason.NO_PO),))
    said = file.metadata.get("Language", LANGUAGE)
    if not str(said).replace("-", "_").startswith(LANGUAGE):
        return Brought(refused=(Misfit(1, str(said), Reason.LANGUAGE),))
    entries = [entry for entry in file if not entry.obsolete]
    found = list(_taken(entries, known))
    refused = tuple(one for one in found if isinstance(one, Misfit))
    taken = tuple(one for one in found if isinstance(one, Mended))
    return Brought(taken, sum(map(_is_unfinished, entries)), refused)


def _is_unfinished(entry: polib.POEntry) -> bool:
    return UNFINISHED in entry.flags or not entry.msgstr.strip()


def _taken(
    entries: Iterable[polib.POEntry], known: Sequence[Translation]
) -> Iterator[Mended | Misfit]:
    by_name = {one.called: one for one in known}
    seen: set[str] = set()
    for entry in entries:
        name = entry.msgctxt or ""
        reason, one = _target(entry, name, by_name)
        if one is not None:
            reason = Reason.TWICE if one.called in seen else _unfit(entry, one)
            seen.add(one.called)
        if reason is not None:
            yield Misfit(entry.linenum, name, reason)
        elif one is not None and not _is_unfinished(entry):
            yield from _change(one, entry.msgstr.strip("\n"))


def _target(
    entry: polib.POEntry, name: str, by_name: dict[str, Translation]
) -> tuple[Reason | None, Translation | None]:
    """Return the text that an entry is for: that of its name or, if it was moved, of its words."""
    there = by_name.get(name)
    if there is not None and _same(entry, there):
        return None, there
    file = name.partition(":")[0]
    moved = [
        one for one in by_name.values() if one.called.startswith(f"{file}:") and _same(entry, one)
    ]
    if len(moved) == 1:
        return None, moved[0]
    return Reason.UNKNOWN if there is None else Reason.CHANGED, None


def _same(entry: polib.POEntry, one: Translation) -> bool:
    return essence(entry.msgid) == essence(one.norwegian)


def _unfit(entry: polib.POEntry, one: Translation) -> Reason | None:
    if _is_unfinished(entry):
        return None
    if one.file.kind == "labels":
        fits = blanks(entry.msgstr) == blanks(one.norwegian)
    else:
        fits = _facts(entry.msgstr) == _facts(one.norwegian)
    return None if fits else Reason.FACTS


def _facts(text: str) -> frozenset[str]:
    """Return the facts that a text names, and what is left of braces beside them."""
    named = (path.removesuffix(".value") for path in REFERENCE.findall(text))
    rest = _MARK_OF_LANGUAGE.sub("", REFERENCE.sub("", text))
    return frozenset([*named, *re.findall(r"\{\{|\}\}", rest)])


def _change(one: Translation, english: str) -> Iterator[Mended]:
    if english != one.english.strip("\n"):
        yield Mended(one, english)
    elif one.freshness in {Freshness.STALE, Freshness.UNKNOWN}:
        yield Mended(one, holds=True)
