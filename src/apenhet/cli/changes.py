"""Changes between two editions in words: as text, Markdown, JSON or a page, for who reviews them.

What changed is found in ``year.compare``; here it is only worded, in Norwegian or English.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from apenhet.check.phrases import LANGUAGE_NAMES
from apenhet.model import (
    LANGUAGES,
    Approval,
    Edition,
    Figure,
    Language,
    LocalSlug,
    LocalUrl,
    Signature,
    Text,
)
from apenhet.problems.wording import Wording
from apenhet.say.writer import Writer
from apenhet.wordwise import marked, short
from apenhet.year.compare import Change, Kind, Leaf, compare

LONGEST: Final = 65_000
"""Characters of Markdown: GitHub shows no longer summaries and comments."""

_KINDS: Final[Mapping[Kind, Wording]] = {
    Kind.FIGURE: Wording("Tall, datoer og navn", "Figures, dates and names"),
    Kind.STATUS: Wording("Status på tiltak", "Status of measures"),
    Kind.ADDED: Wording("Lagt til", "Added"),
    Kind.ENDED: Wording("Tatt bort", "Removed"),
    Kind.SIGNATURE: Wording("Godkjenning og underskrifter", "Approval and signatures"),
    Kind.TEXT: Wording("Tekster", "Texts"),
    Kind.MOVED: Wording("Flyttet", "Moved"),
    Kind.RENAMED: Wording("Adresser", "Addresses"),
    Kind.REFERENCE: Wording("Henvisninger", "References"),
}
_PARTS: Final[Mapping[str, Wording]] = {
    "edition": Wording("Utgaven", "The edition"),
    "summary": Wording("Sammendraget", "The summary"),
    "highlights": Wording("Tallene på oversikten", "The figures on the overview"),
    "sources": Wording("Kilde", "Source"),
    "organisation": Wording("Organisasjonen", "The organisation"),
    "governance": Wording("Ansvar", "Responsibility"),
    "guidelines": Wording("Retningslinje", "Guideline"),
    "tool": Wording("Verktøyet", "The tool"),
    "information_duty": Wording("Informasjonsplikten", "The duty to provide information"),
    "conventions": Wording("Konvensjon", "Convention"),
    "definitions": Wording("Begrep", "Term"),
    "assessment": Wording("Vurderingen", "The assessment"),
    "risk_areas": Wording("Risikoområde", "Risk area"),
    "findings": Wording("Funn", "Finding"),
    "commitments": Wording("Forpliktelse", "Commitment"),
    "measures": Wording("Tiltak", "Measure"),
    "contact": Wording("Kontakt", "Contact"),
    "chapters": Wording("Kapittel", "Chapter"),
    "sections": Wording("Avsnitt", "Section"),
    "principles": Wording("Prinsipper og politikk", "Principles and policy"),
    "derived": Wording("Regnet ut", "Worked out"),
}
"""What the parts of the data are called; a part that has no name here goes by its key."""
_NOTHING: Final = Wording("Ingenting er endret.", "Nothing has changed.")
_NONE: Final = Wording("ikke oppgitt", "not stated")
_REACH: Final = Wording("Dette sier nå noe annet", "This now says something else")
_FOLDED: Final = Wording("Vis teksten", "Show the text")
_CUT: Final = Wording(
    "Resten er utelatt her. Kjør apenhet diff for å se alt.",
    "The rest is left out here. Run apenhet diff to see it all.",
)
_HEADING: Final = Wording("Fra {before} til {after}", "From {before} to {after}")


@dataclass(frozen=True, slots=True)
class Compared:
    """What changed between two editions, and what they are called by whoever asked."""

    names: tuple[str, str]
    changes: tuple[Change, ...]
    writers: Mapping[Language, tuple[Writer, Writer]]
    """How each edition is read aloud, by language: the first one, and the second."""


def compared(names: tuple[str, str], editions: tuple[Edition, Edition]) -> Compared:
    """Compare two editions."""
    before, after = editions
    writers = {lang: (Writer.of(before, lang), Writer.of(after, lang)) for lang in LANGUAGES}
    changes = compare(
        before,
        after,
        lambda text, language: writers[language][0].words(text),
        lambda text, language: writers[language][1].words(text),
    )
    return Compared(names, changes, writers)


def worded(compared: Compared, form: str, language: Language) -> str:
    """Return all changes as ``text``, ``markdown``, ``json`` or ``html``."""
    return _FORMS[form](compared, language)


# --- one change in words --------------------------------------------------------------------------


class _Entry(NamedTuple):
    """A change as it is told: what it is about, what it was and is, what else it reaches."""

    about: str
    path: str
    values: tuple[tuple[str, str, str], ...]
    """For each language it is told in, or once under no name: before and after."""
    reach: tuple[tuple[str, str, str], ...]


def _entries(compared: Compared, language: Language) -> Iterator[tuple[Kind, list[_Entry]]]:
    for kind in Kind:
        found = [
            _entry(change, compared.writers, language)
            for change in compared.changes
            if change.kind is kind
        ]
        if found:
            yield kind, found


def _entry(
    change: Change, writers: Mapping[Language, tuple[Writer, Writer]], language: Language
) -> _Entry:
    writer = writers[language][change.kind is not Kind.ENDED]
    label = change.after if isinstance(change.after, Figure) else change.before
    title = label.label if isinstance(label, Figure) else change.title
    reach = tuple(
        (f"{_about(place.path, place.title, writer)} ({name})", place.before, place.after)
        for place in change.reach
        for name in [LANGUAGE_NAMES[place.language].in_(language)]
    )
    about = _about(change.path, title, writer)
    return _Entry(about, change.path, tuple(_both(change, writers, language)), reach)


def _about(path: str, title: Text | None, writer: Writer) -> str:
    """Return what stands at a path in words: its part of the data, and its title if it has one."""
    root = path.partition(".")[0]
    part = _PARTS[root].in_(writer.language) if root in _PARTS else root
    return f"{part}: {writer.words(title)}" if title else part


def _both(
    change: Change, writers: Mapping[Language, tuple[Writer, Writer]], language: Language
) -> Iterator[tuple[str, str, str]]:
    if change.kind in {Kind.ADDED, Kind.ENDED}:
        return
    if isinstance(change.before or change.after, Text):
        for of in LANGUAGES:
            before, after = (
                writer.words(leaf) if isinstance(leaf, Text) else ""
                for leaf, writer in zip((change.before, change.after), writers[of], strict=True)
            )
            if before != after:
                yield LANGUAGE_NAMES[of].in_(language), before, after
        return
    none = _NONE.in_(language)
    is_status = change.kind is Kind.STATUS
    before, after = (
        none
        if leaf is None
        else writer.label(f"measure_status_{leaf}")
        if is_status
        else _value(leaf, writer)
        for leaf, writer in zip((change.before, change.after), writers[language], strict=True)
    )
    yield "", before, after


def _value(leaf: Leaf, writer: Writer) -> str:
    match leaf:
        case bool():
            return writer.label("yes" if leaf else "no").lower()
        case tuple():
            return ", ".join(leaf)
        case Approval():
            named = (leaf.body, leaf.meeting)
            return ", ".join([*map(writer.words, named), writer.date(leaf.date)])
        case Signature():
            return ", ".join([leaf.name, writer.words(leaf.role), writer.date(leaf.date)])
        case LocalSlug() | LocalUrl():
            return " · ".join(leaf.in_(each) for each in LANGUAGES)
        case Text():
            return writer.words(leaf)
        case _:
            return writer.written("", leaf)


# --- the four formats -----------------------------------------------------------------------------


def _heading(compared: Compared, language: Language) -> str:
    return _HEADING.in_(language).format(before=compared.names[0], after=compared.names[1])


def _as_text(compared: Compared, language: Language) -> str:
    lines = [_heading(compared, language), ""]
    for kind, entries in _entries(compared, language):
        lines.append(_KINDS[kind].in_(language))
        for entry in entries:
            lines.append(f"  {entry.about} [{entry.path}]")
            lines += (f"    {_line(*value, _PLAIN)}" for value in entry.values)
            if entry.reach:
                lines.append(f"    {_REACH.in_(language)}:")
                lines += (f"      {_line(*place, _PLAIN)}" for place in entry.reach)
        lines.append("")
    if not compared.changes:
        lines += [_NOTHING.in_(language), ""]
    return "\n".join(lines)


_PLAIN: Final = {"out": "[-{}-]", "in": "{{+{}+}}", "same": "{}"}
_MARKDOWN: Final = {"out": "~~{}~~", "in": "**{}**", "same": "{}"}
_HTML: Final = {"out": "<del>{}</del>", "in": "<ins>{}</ins>", "same": "{}"}


def _line(
    name: str, before: str, after: str, signs: Mapping[str, str], safe: Callable[[str], str] = str
) -> str:
    """Return a value that changed: a short one with an arrow, a longer one marked."""
    head = f"{safe(name)}: " if name else ""
    if max(len(before), len(after)) <= _SHORT_VALUE:
        return f"{head}{safe(before)} → {safe(after)}"
    parts = short(marked(before, after))
    return head + "".join(signs[part.what].format(safe(part.words)) for part in parts)


_SHORT_VALUE: Final = 60


def _escaped(words: str) -> str:
    """Return words that mean nothing else in Markdown."""
    return re.sub(r"([\\`*_{}\[\]<>#|~])", r"\\\1", words)


def _as_markdown(compared: Compared, language: Language) -> str:
    blocks = [f"# {_escaped(_heading(compared, language))}"]
    for kind, entries in _entries(compared, language):
        blocks.append(f"## {_KINDS[kind].in_(language)}")
        blocks += (_item(entry, language) for entry in entries)
    if not compared.changes:
        blocks.append(_NOTHING.in_(language))
    told = ""
    for block in blocks:
        if len(told) + len(block) > LONGEST - len(_CUT.in_(language)) - 2:
            told += f"{_CUT.in_(language)}\n"
            break
        told += f"{block}\n\n"
    return told.rstrip("\n") + "\n"


def _item(entry: _Entry, language: Language) -> str:
    lines = [f"- **{_escaped(entry.about)}** (`{entry.path}`)"]
    long = [value for value in entry.values if len(value[1]) + len(value[2]) > 4 * _SHORT_VALUE]
    lines += (
        f"  - {_line(*value, _MARKDOWN, _escaped)}" for value in entry.values if value not in long
    )
    folded = [_line(*value, _MARKDOWN, _escaped) for value in long]
    reach = [_line(*place, _MARKDOWN, _escaped) for place in entry.reach]
    for summary, texts in ((_FOLDED.in_(language), folded), (_REACH.in_(language), reach)):
        if texts:
            lines += ["", f"  <details><summary>{summary}</summary>", ""]
            lines += (f"  - {text}" for text in texts)
            lines += ["", "  </details>"]
    return "\n".join(lines)


def _as_json(compared: Compared, language: Language) -> str:
    told = [
        {
            "kind": kind.value,
            "path": entry.path,
            "about": entry.about,
            "changes": [
                {"language": name or None, "before": before, "after": after}
                for name, before, after in entry.values
            ],
            "reach": [
                {"place": name, "before": before, "after": after}
                for name, before, after in entry.reach
            ],
        }
        for kind, entries in _entries(compared, language)
        for entry in entries
    ]
    before, after = compared.names
    said = {"before": before, "after": after, "changes": told}
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"


_PAGE: Final = """<!doctype html>
<html lang="{language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>
body {{ font: 1rem/1.6 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem;
  color-scheme: light dark }}
del {{ background: #ffd7d5; color: #5c1410 }}
ins {{ background: #cdf5d2; color: #0f3d17; text-decoration-thickness: 2px }}
code {{ font-size: .85em; overflow-wrap: anywhere }}
li {{ margin-block: .4rem }}
</style>
<h1>{title}</h1>
{body}
</html>
"""


def _as_html(compared: Compared, language: Language) -> str:
    body = []
    for kind, entries in _entries(compared, language):
        items = "\n".join(_html_item(entry, language) for entry in entries)
        body.append(f"<h2>{html.escape(_KINDS[kind].in_(language))}</h2>\n<ul>\n{items}\n</ul>")
    if not body:
        body.append(f"<p>{html.escape(_NOTHING.in_(language))}</p>")
    title = html.escape(_heading(compared, language))
    return _PAGE.format(language=language, title=title, body="\n".join(body))


def _html_item(entry: _Entry, language: Language) -> str:
    said = "".join(f"<br>{_line(*value, _HTML, html.escape)}" for value in entry.values)
    reach = "".join(f"<li>{_line(*place, _HTML, html.escape)}</li>" for place in entry.reach)
    if reach:
        summary = html.escape(_REACH.in_(language))
        reach = f"<details><summary>{summary}</summary><ul>{reach}</ul></details>"
    about, path = html.escape(entry.about), html.escape(entry.path)
    return f"<li><strong>{about}</strong> <code>{path}</code>{said}{reach}</li>"


_FORMS: Final[Mapping[str, Callable[[Compared, Language], str]]] = {
    "text": _as_text,
    "markdown": _as_markdown,
    "json": _as_json,
    "html": _as_html,
}
