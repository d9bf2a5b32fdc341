"""Data files of earlier formats, brought up to date: as trees, before anything else looks at them.

Every node keeps its place, so that a problem in a file of any format points at the right line; what
a format said in another file stands where the editor would write it now. It knows the formats there
have been and no model.

Format 1, of files that do not say their format, had the life of an edition typed in
(``edition.status``, ``edition.published``), what answers the Act in the file of the Act
(``answered_by``), and the words of documents and of the frame around them in one file.

Format 2 named the principles of an edition by the year of their file (``edition.principles``), and
that file its year. Which apply follows from when they do, or else from the file's name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from functools import partial
from typing import Any, Final

from apenhet.problems.problem import Problem, Quoted, Value
from apenhet.problems.wording import Wording
from apenhet.read.datafile import DataFile, child
from apenhet.read.tree import Entry, Group, Listing, Node, Scalar

FORMAT: Final = 3
"""The format that files are written in today."""
KEY: Final = "format"
"""The key at the root of a file that says its format."""

Answers = Mapping[str, tuple[str, ...]]
"""The ids of the clauses that a place of the account answers, by the name of the place."""


def formatted(file: DataFile[Any]) -> tuple[DataFile[Any], list[Problem]]:
    """Return a file with its format taken from its tree, and what is wrong with that.

    Of a file in a format that is not known, nothing can be made.
    """
    entry = file.tree.entries.get(KEY) if file.tree else None
    if file.tree is None or entry is None:
        return file, []
    said = entry.node.value if isinstance(entry.node, Scalar) else None
    if isinstance(said, int) and not isinstance(said, bool) and 1 <= said <= FORMAT:
        return replace(file, tree=_without(file.tree, (KEY,)), format=said), []
    if isinstance(said, int) and not isinstance(said, bool) and said > FORMAT:
        newer = file.problem("format_not_newer", (KEY,), found=said, known=FORMAT)
        return replace(file, tree=None), [newer]
    found: Value = Quoted(str(said)) if said is not None else Wording("noe annet", "something else")
    wrong = file.problem("format_is_a_number", (KEY,), found=found, known=FORMAT)
    return replace(file, tree=_without(file.tree, (KEY,)), format=FORMAT), [wrong]


# --- from format 1 to 2 ---------------------------------------------------------------------------


def answers_in_law(law: DataFile[Any] | None) -> Answers:
    """Return what the file of the Act says is answered where, as it did in format 1."""
    found: dict[str, tuple[str, ...]] = {}
    for clause in _items(child(law.tree if law and law.format == 1 else None, "clauses")):
        clause_id = _word(child(clause, "id"))
        for ref in map(_word, _items(child(clause, "answered_by"))):
            if clause_id and ref:
                found[ref] = (*found.get(ref, ()), clause_id)
    return found


def statement_up_to_date(file: DataFile[Any], answers: Answers) -> DataFile[Any]:
    """Return a statement in today's format; ``answers`` is what the file of the Act said."""
    if file.tree is None or file.format >= FORMAT:
        return file
    tree = _with(file.tree, "edition", partial(_without, keys=("principles",)))
    if file.format == 1:
        tree = _with(tree, "edition", partial(_without, keys=("status", "published")))
        tree = _with(tree, "chapters", partial(_part, answers=answers))
    return replace(file, tree=tree)


def law_up_to_date(file: DataFile[Any]) -> DataFile[Any]:
    """Return the file of the Act in today's format."""
    if file.tree is None or file.format > 1:
        return file
    unanswered = partial(_without, keys=("answered_by",))
    return replace(file, tree=_with(file.tree, "clauses", unanswered))


def _part(part: Group, answers: Answers) -> Group:
    """Return a chapter or a section with what it answers, and so with all that stands in it."""
    name = _word(child(part, "id")) or ""
    block = partial(_answering, answers=answers, within=f"{name}.")
    part = _with(part, "blocks", block)
    part = _with(part, "sections", partial(_part, answers=answers))
    return _answering(part, answers)


def _answering(part: Group, answers: Answers, within: str = "") -> Group:
    clauses = answers.get(f"{within}{_word(child(part, 'id'))}", ())
    if not clauses or "answers" in part.entries:
        return part
    place = part.entries["id"].node.place
    listing = Listing(place, tuple(Scalar(place, clause, clause) for clause in clauses))
    return replace(part, entries={**part.entries, "answers": Entry(place, listing)})


def labels_split(file: DataFile[Any]) -> tuple[DataFile[Any], DataFile[Any]]:
    """Return the words of the frame and those of documents, which stood in one file."""
    if file.tree is None:
        return file, file
    frame = {key for key in file.tree.entries if _OF_THE_FRAME.fullmatch(key)}
    around, said = _without(file.tree, file.tree.entries.keys() - frame), _without(file.tree, frame)
    return replace(file, tree=around), replace(file, tree=said)


_OF_THE_FRAME: Final = re.compile(
    r"(?:landing|language|menu|newer|not_found|scheme|search)_\w+"
    r"|chart_table|contents|draft_notice|email_(?:subject|text|to)|footer_language|home|menu"
    r"|read_account|scheme|section_link|skip_link|year",
    re.ASCII,
)
"""The words of the frame in format 1, which were told from those of documents by a comment."""


# --- from format 2 to 3 ---------------------------------------------------------------------------


def principles_up_to_date(file: DataFile[Any]) -> DataFile[Any]:
    """Return a file of principles in today's format."""
    if file.tree is None or file.format >= FORMAT:
        return file
    return replace(file, tree=_without(file.tree, ("year",)))


# --- trees that are changed -----------------------------------------------------------------------


def _word(node: Node | None) -> str | None:
    return node.value if isinstance(node, Scalar) and isinstance(node.value, str) else None


def _items(node: Node | None) -> tuple[Node, ...]:
    return node.items if isinstance(node, Listing) else ()


def _without(group: Group, keys: Collection[str]) -> Group:
    kept = {key: entry for key, entry in group.entries.items() if key not in keys}
    return replace(group, entries=kept)


def _with(group: Group, key: str, change: Callable[[Group], Group]) -> Group:
    """Return a group with what stands under one of its keys changed: a group, or each of a list.

    Anything else stays as it is: what is wrong with it is for others to say.
    """
    entry = group.entries.get(key)
    if entry is None:
        return group
    changed = Entry(entry.key_place, _changed(entry.node, change))
    return replace(group, entries={**group.entries, key: changed})


def _changed(node: Node, change: Callable[[Group], Group]) -> Node:
    match node:
        case Group():
            return change(node)
        case Listing():
            items = (change(item) if isinstance(item, Group) else item for item in node.items)
            return replace(node, items=tuple(items))
        case _:
            return node
