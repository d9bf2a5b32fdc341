"""Changes between two editions in words: as text, Markdown, JSON or a page, for who reviews them.

``compare`` finds what changed, ``say.changes`` words it; here it gets its form.
"""

from __future__ import annotations

import html
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from apenhet.check.phrases import LANGUAGE_NAMES
from apenhet.compare import ChangeKind
from apenhet.model import Language
from apenhet.problems.step_summary import LONGEST, in_markdown
from apenhet.problems.wording import Wording
from apenhet.say.changes import BeforeAfter, Compared, Reach, ReachKind, Told, by_kind, told
from apenhet.wordwise import ELEMENTS, SIGNS, in_signs, marked, short

_NOTHING: Final = Wording("Ingenting er endret.", "Nothing has changed.")
_REACH: Final = Wording(
    "Endringen merkes også her, vist mot slik det ville stått uten den",
    "The change makes a difference here too, shown against what would stand without it",
)
"""What is shown as it was is what would stand now if that alone had not changed."""
_FOLDED: Final = Wording("Vis teksten", "Show the text")
_CUT: Final = Wording(
    "Resten er utelatt her. Kjør apenhet diff for å se alt.",
    "The rest is left out here. Run apenhet diff to see it all.",
)
_HEADING: Final = Wording("Fra {before} til {after}", "From {before} to {after}")


@dataclass(frozen=True, slots=True)
class Diff:
    """What changed between two editions, and what they are called by whoever asked."""

    names: tuple[str, str]
    compared: Compared


def worded(diff: Diff, form: str, language: Language) -> str:
    """Return all changes as ``text``, ``markdown``, ``json`` or ``html``."""
    return _FORMS[form](diff, language)


# --- one change in words --------------------------------------------------------------------------


class _Reached(NamedTuple):
    """What a change reaches: a place or a file, what was said there, and what is said now."""

    place: str
    before: str
    after: str
    kind: ReachKind


class _Entry(NamedTuple):
    """A change as it is told: what it is about, what it was and is, what else it reaches."""

    about: str
    path: str
    name: str
    """Which of its properties, where that has a name."""
    values: tuple[tuple[str, str, str], ...]
    """For each language it is told in, or once under no name: before and after."""
    reach: tuple[_Reached, ...]
    files: str
    """The files among them in a line, if there are any."""

    @property
    def places(self) -> tuple[tuple[str, str, str], ...]:
        """What it reaches, to be read: places one by one, then the files in a line."""
        told = dict.fromkeys(at[:3] for at in self.reach if at.kind is not ReachKind.FILE)
        return (*told, (self.files, "", "")) if self.files else tuple(told)

    @property
    def heading(self) -> str:
        """What the change is about, and which of its properties, where that has a name."""
        return f"{self.about}, {self.name}" if self.name else self.about


def _entries(diff: Diff, language: Language) -> Iterator[tuple[str, ChangeKind, list[_Entry]]]:
    for kind, changes in by_kind(told(diff.compared, language)):
        name = diff.compared.frame.text(f"change_{kind}", language)
        yield name, kind, [_entry(change, diff, language) for change in changes]


def _entry(change: Told, diff: Diff, language: Language) -> _Entry:
    def named(value: BeforeAfter | Reach) -> str:
        return LANGUAGE_NAMES[value.language].in_(language) if value.language else ""

    values = tuple((named(value), value.before, value.after) for value in change.values)
    reach = tuple(
        _Reached(
            at.about if at.kind is ReachKind.FILE else f"{at.about} ({named(at)})",
            at.before,
            at.after,
            at.kind,
        )
        for at in change.reach
    )
    names = ", ".join(at.about for at in change.reach if at.kind is ReachKind.FILE)
    files = diff.compared.frame.text("reach_files", language, names=names) if names else ""
    return _Entry(change.about, change.path, change.property, values, reach, files)


# --- the four formats -----------------------------------------------------------------------------


def _heading(diff: Diff, language: Language) -> str:
    return _HEADING.in_(language).format(before=diff.names[0], after=diff.names[1])


def _as_text(diff: Diff, language: Language) -> str:
    lines = [_heading(diff, language), ""]
    for name, _, entries in _entries(diff, language):
        lines.append(name)
        for entry in entries:
            lines.append(f"  {entry.heading} [{entry.path}]")
            lines += (f"    {_line(*value, SIGNS)}" for value in entry.values)
            if entry.reach:
                lines.append(f"    {_REACH.in_(language)}:")
                lines += (f"      {_line(*place, SIGNS)}" for place in entry.places)
        lines.append("")
    if not diff.compared.changes:
        lines += [_NOTHING.in_(language), ""]
    return "\n".join(lines)


_MARKDOWN: Final = {"out": "~~{}~~", "in": "**{}**", "same": "{}"}


def _line(
    name: str, before: str, after: str, signs: Mapping[str, str], safe: Callable[[str], str] = str
) -> str:
    """Return a value that changed: a short one with an arrow, a longer one marked."""
    if not before and not after:
        return safe(name)
    head = f"{safe(name)}: " if name else ""
    if before and after and max(len(before), len(after)) <= _SHORT_VALUE:
        return f"{head}{safe(before)} → {safe(after)}"
    return head + in_signs(short(marked(before, after)), signs, safe)


_SHORT_VALUE: Final = 60


def _as_markdown(diff: Diff, language: Language) -> str:
    blocks = [f"# {in_markdown(_heading(diff, language))}"]
    for name, _, entries in _entries(diff, language):
        blocks.append(f"## {name}")
        blocks += (_item(entry, language) for entry in entries)
    if not diff.compared.changes:
        blocks.append(_NOTHING.in_(language))
    told = ""
    for block in blocks:
        if len(told) + len(block) > LONGEST - len(_CUT.in_(language)) - 2:
            told += f"{_CUT.in_(language)}\n"
            break
        told += f"{block}\n\n"
    return told.rstrip("\n") + "\n"


def _item(entry: _Entry, language: Language) -> str:
    lines = [f"- **{in_markdown(entry.heading)}** (`{entry.path}`)"]
    long = [value for value in entry.values if len(value[1]) + len(value[2]) > 4 * _SHORT_VALUE]
    lines += (
        f"  - {_line(*value, _MARKDOWN, in_markdown)}"
        for value in entry.values
        if value not in long
    )
    folded = [_line(*value, _MARKDOWN, in_markdown) for value in long]
    reach = [_line(*place, _MARKDOWN, in_markdown) for place in entry.places]
    for summary, texts in ((_FOLDED.in_(language), folded), (_REACH.in_(language), reach)):
        if texts:
            lines += ["", f"  <details><summary>{summary}</summary>", ""]
            lines += (f"  - {text}" for text in texts)
            lines += ["", "  </details>"]
    return "\n".join(lines)


def _as_json(diff: Diff, language: Language) -> str:
    told = [
        {
            "kind": kind.value,
            "path": entry.path,
            "about": entry.about,
            "property": entry.name or None,
            "changes": [
                {"language": name or None, "before": before, "after": after}
                for name, before, after in entry.values
            ],
            "reach": [
                {"kind": at.kind.value, "place": at.place, "before": at.before, "after": at.after}
                for at in entry.reach
            ],
        }
        for _, kind, entries in _entries(diff, language)
        for entry in entries
    ]
    before, after = diff.names
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


def _as_html(diff: Diff, language: Language) -> str:
    body = []
    for name, _, entries in _entries(diff, language):
        items = "\n".join(_html_item(entry, language) for entry in entries)
        body.append(f"<h2>{html.escape(name)}</h2>\n<ul>\n{items}\n</ul>")
    if not body:
        body.append(f"<p>{html.escape(_NOTHING.in_(language))}</p>")
    title = html.escape(_heading(diff, language))
    return _PAGE.format(language=language, title=title, body="\n".join(body))


def _html_item(entry: _Entry, language: Language) -> str:
    said = "".join(f"<br>{_line(*value, ELEMENTS, html.escape)}" for value in entry.values)
    reach = "".join(f"<li>{_line(*place, ELEMENTS, html.escape)}</li>" for place in entry.places)
    if reach:
        summary = html.escape(_REACH.in_(language))
        reach = f"<details><summary>{summary}</summary><ul>{reach}</ul></details>"
    about, path = html.escape(entry.heading), html.escape(entry.path)
    return f"<li><strong>{about}</strong> <code>{path}</code>{said}{reach}</li>"


_FORMS: Final[Mapping[str, Callable[[Diff, Language], str]]] = {
    "text": _as_text,
    "markdown": _as_markdown,
    "json": _as_json,
    "html": _as_html,
}
