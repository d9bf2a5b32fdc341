"""What ``apenhet translations`` shows and does: which English is stale or missing, in words.

How that is found and mended is for ``translate`` to know.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from apenhet.model import Language
from apenhet.problems.step_summary import LONGEST, in_markdown
from apenhet.problems.trouble import Trouble
from apenhet.problems.wording import Wording
from apenhet.read.load import Loaded, load_project
from apenhet.read.source import Source
from apenhet.translate.memory import Freshness, Translation, translations
from apenhet.translate.mend import Mended, mended, write_over
from apenhet.translate.po import Misfit, Reason, as_po, brought
from apenhet.wordwise import ELEMENTS, SIGNS, in_signs, short

OPEN: Final = (Freshness.STALE, Freshness.MISSING)
"""What somebody must do something about."""
_HEADINGS: Final = {
    Freshness.STALE: Wording(
        "Norsk er endret siden engelsk ble skrevet",
        "Norwegian changed since the English was written",
    ),
    Freshness.MISSING: Wording("Engelsk mangler", "English is missing"),
}
_COUNTS: Final = Wording(
    "Engelske tekster: {fresh} i orden, {stale} foreldet, {missing} mangler, {unknown} ukjent.",
    "English texts: {fresh} up to date, {stale} out of date, {missing} missing, {unknown} unknown.",
)
_SINCE: Final = Wording(
    "Engelske tekster som er blitt foreldet eller mangler siden {since}: {count}.",
    "English texts that are out of date or missing since {since}: {count}.",
)
_UNKNOWN: Final = Wording(
    "Ukjent betyr at git ikke vet når teksten ble skrevet: Historien er ikke hentet, eller filen "
    "er ikke lagret i git.",
    "Unknown means that git does not know when the text was written: its history was not fetched, "
    "or the file is not committed.",
)
_ENGLISH: Final = Wording("engelsk", "English")
_REST: Final = Wording("… og {count} til.", "… and {count} more.")


@dataclass(frozen=True, slots=True)
class ListedTexts:
    """The texts that were asked for; ``since`` is the revision that they are compared with."""

    all: tuple[Translation, ...]
    since: str | None = None

    @classmethod
    def of(cls, root: Path, loaded: Loaded, years: Sequence[int], since: str | None) -> ListedTexts:
        """Find the texts of some years, or of all for none, without those that were so ``since``.

        Raises ``Trouble`` where git knows no such revision.
        """
        files = [file for file in loaded.statements if not years or file.year in years]
        names = {one.name for file in files for one in loaded.files_of(file)}
        if not years:
            names = {file.name for file in loaded.files}
        found = [one for one in translations(root, loaded).all if one.file.name in names]
        if since is not None:
            before = load_project(Source.from_revision(root, since))
            stood = {_said(one) for one in translations(root, before).all}
            found = [one for one in found if _said(one) not in stood]
        return cls(tuple(found), since)

    @property
    def is_open(self) -> bool:
        """Whether there is any English to be mended."""
        return any(one.freshness in OPEN for one in self.all)


def _said(one: Translation) -> tuple[str, str]:
    return " ".join(one.norwegian.split()), " ".join(one.english.split())


def told(listed: ListedTexts, form: str, language: Language) -> str:
    """Return the list as ``text``, ``markdown`` or ``json``."""
    match form:
        case "json":
            return _json(listed)
        case "markdown":
            return _markdown(listed, language)
        case _:
            return _text(listed, language)


def _summary(listed: ListedTexts, language: Language) -> str:
    count = Counter(one.freshness for one in listed.all)
    if listed.since is not None:
        total = sum(count[one] for one in OPEN)
        return _SINCE.in_(language).format(since=listed.since, count=total)
    said = _COUNTS.in_(language).format(**{str(one): count[one] for one in Freshness})
    return f"{said} {_UNKNOWN.in_(language)}" if count[Freshness.UNKNOWN] else said


def _text(listed: ListedTexts, language: Language) -> str:
    lines: list[str] = []
    for freshness, heading in _HEADINGS.items():
        found = [one for one in listed.all if one.freshness is freshness]
        lines += [heading.in_(language)] if found else []
        for one in found:
            place = one.pair.en.place if one.pair.en else one.pair.nb.place
            lines.append(f"  {one.called}  ({one.file.name}:{place.line})")
            lines.append(f"    {_change(one, SIGNS)}")
            if one.english:
                lines.append(f"    {_ENGLISH.in_(language)}: {' '.join(one.english.split())}")
        lines += [""] if found else []
    return "\n".join([*lines, _summary(listed, language), ""])


def _change(one: Translation, signs: Mapping[str, str], safe: Callable[[str], str] = str) -> str:
    """Return the Norwegian with what changed marked; whole where there is no English."""
    return in_signs(short(one.parts) if one.english else one.parts, signs, safe)


def _markdown(listed: ListedTexts, language: Language) -> str:
    blocks = [_summary(listed, language)]
    for freshness, heading in _HEADINGS.items():
        found = [one for one in listed.all if one.freshness is freshness]
        blocks += [f"### {heading.in_(language)}"] if found else []
        blocks += (_item(one, language) for one in found)
    length = 0
    for number, block in enumerate(blocks):
        length += len(block) + 2
        if length > LONGEST:
            blocks[number:] = [_REST.in_(language).format(count=len(blocks) - number)]
            break
    return "\n\n".join(blocks) + "\n"


def _item(one: Translation, language: Language) -> str:
    lines = [f"- `{one.called}`: {_change(one, ELEMENTS, in_markdown)}"]
    if one.english:
        english = in_markdown(" ".join(one.english.split()))
        lines.append(f"  - {_ENGLISH.in_(language)}: {english}")
    return "\n".join(lines)


def _json(listed: ListedTexts) -> str:
    count = Counter(one.freshness for one in listed.all)
    said = {
        "counts": {str(one): count[one] for one in Freshness},
        "texts": [
            {
                "name": one.called,
                "file": one.file.name,
                "line": (one.pair.en or one.pair.nb).place.line,
                "state": str(one.freshness),
                "nb": one.norwegian,
                "en": one.english or None,
                "made_from": one.made_from,
            }
            for one in listed.all
            if one.freshness is not Freshness.FRESH
        ],
    }
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"


# --- translators' files ---------------------------------------------------------------------------

_REASONS: Final = {
    Reason.NO_PO: Wording(
        "Filen er ingen PO-fil, eller er skadet her.",
        "The file is no PO file, or is damaged here.",
    ),
    Reason.LANGUAGE: Wording(
        "Filen er på et annet språk enn engelsk.", "The file is in another language than English."
    ),
    Reason.UNKNOWN: Wording(
        "Teksten finnes ikke lenger. Eksporter på nytt, eller ta den ut av filen.",
        "The text is no longer there. Export anew, or take it out of the file.",
    ),
    Reason.TWICE: Wording("Teksten står to ganger i filen.", "The text stands twice in the file."),
    Reason.CHANGED: Wording(
        "Den norske teksten er endret siden filen ble laget. Eksporter på nytt.",
        "The Norwegian has changed since the file was made. Export anew.",
    ),
    Reason.FACTS: Wording(
        "Den engelske teksten må ha de samme {…} som den norske.",
        "The English must have the same {…} as the Norwegian.",
    ),
}


def exported(listed: ListedTexts, everything: bool) -> tuple[int, str]:
    """Return a translators' file of what must be mended, or of everything, and how much that is."""
    wanted = [one for one in listed.all if everything or one.freshness in OPEN]
    return len(wanted), as_po(wanted)


def refusals(file: Path, refused: Sequence[Misfit], language: Language) -> str:
    """Return in lines why a translators' file does not fit."""
    told = (
        ": ".join(
            filter(None, (f"{file}:{one.line}", one.name, _REASONS[one.reason].in_(language)))
        )
        for one in refused
    )
    return "".join(f"{line}\n" for line in told)


@dataclass(frozen=True, slots=True)
class TakenIn:
    """The project as it is with what a translators' file brings: ``files`` are those it changes."""

    loaded: Loaded
    files: Mapping[str, bytes]
    counts: Mapping[str, int]
    refused: tuple[Misfit, ...]

    @classmethod
    def of(cls, root: Path, loaded: Loaded, file: Path) -> TakenIn:
        """Read a translators' file. Raises ``Trouble`` where a text cannot be put in its place."""
        found = brought(file, translations(root, loaded).all)
        if found.refused:
            return cls(loaded, {}, {}, found.refused)
        files = mended(found.mended)
        new = _with_files(loaded, files)
        # English that is written like older English is fresh only where that is said.
        names = {one.of.called for one in found.mended}
        stale = [
            one
            for one in translations(root, new).all
            if one.called in names and one.freshness is not Freshness.FRESH
        ]
        files |= mended(Mended(one, holds=True) for one in stale)
        english = sum(one.english is not None for one in found.mended)
        counts = {
            "english": english,
            "holding": len(found.mended) - english,
            "unfinished": found.unfinished,
        }
        return cls(_with_files(loaded, files), files, counts, ())


def _with_files(loaded: Loaded, files: Mapping[str, bytes]) -> Loaded:
    source = loaded.source
    return load_project(replace(source, files={**source.files, **files}))


# --- confirm --------------------------------------------------------------------------------------


def confirmed(root: Path, loaded: Loaded, names: Sequence[str]) -> int:
    """Note beside texts that their English still holds; return how many those are.

    A name is that of a text, or of what several stand in: then it means those that are out of date.
    Raises ``Trouble``, and notes nothing, where a name leads to none.
    """
    known = translations(root, loaded).all
    wanted = {one.called: one for name in names for one in _meant(name, known)}
    files = mended(Mended(one, holds=True) for one in wanted.values())
    write_over(root, files, loaded.source.files)
    return len(wanted)


def _meant(name: str, known: Sequence[Translation]) -> Iterator[Translation]:
    there = [one for one in known if _is_in(one.called, name)]
    alone = [one for one in there if one.called == name and one.freshness is Freshness.UNKNOWN]
    found = alone or [one for one in there if one.freshness is Freshness.STALE]
    if not found:
        raise Trouble("translation_not_stale" if there else "no_such_translation", text=name)
    yield from found


def _is_in(called: str, name: str) -> bool:
    return called == name or called.startswith((f"{name}.", f"{name}:", f"{name}["))
