"""Changes to a YAML file that leave every other byte as it was: comments, order, layout.

Nothing is written out anew: the text is cut and joined at the places where the parser saw that
values begin and end. It knows YAML and no model, and touches no disk.
"""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass
from typing import Final

import yaml

from apenhet.read.tree import LOADER, Group, Path, Scalar, read_text

WIDTH: Final = 100
"""Columns that a text typed below its key fills."""
_FACT: Final = re.compile(r"\{\{[^{}\n]*\}\}")
_UNBROKEN: Final = "\ue000"
"""Stands for a space that no line is broken at; nobody types it."""


class CannotEdit(Exception):
    """What stands at a place cannot be cut out without writing the lines around it anew."""

    def __init__(self, path: Path) -> None:
        steps = (str(step + 1) if isinstance(step, int) else step for step in path)
        super().__init__(".".join(steps))


@dataclass(frozen=True, slots=True)
class _Cut:
    """A stretch of the text, from ``start`` to before ``end``, and what stands there instead."""

    start: int
    end: int
    instead: str = ""


class Editor:
    """Collects changes to one file's text, and makes them all at once.

    ``text`` has one kind of line ends, and is YAML that can be read. Paths are of the text as it
    was given, whatever has been changed since. Places that are not there raise ``KeyError``.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._root = yaml.compose(text, Loader=LOADER)
        self._cuts: list[_Cut] = []
        self._removed: set[Path] = set()

    def remove(self, path: Path) -> None:
        """Take out a key or an entry with all that stands under it; an emptied parent goes too."""
        self._removed.add(path)

    def replace(self, path: Path, typed: str) -> None:
        """Let a single value be ``typed`` instead."""
        node = self._node(path)
        if not isinstance(node, yaml.ScalarNode):
            raise KeyError(path)
        self._cuts.append(_Cut(node.start_mark.index, self._end(node), typed))

    def retype(self, path: Path, words: str) -> None:
        """Let a text say other ``words``, typed as it was where they fit so.

        Raises ``CannotEdit`` where they cannot be typed there.
        """
        node = self._node(path)
        if not isinstance(node, yaml.ScalarNode):
            raise KeyError(path)
        self.replace(path, self._typed(path, words, node))

    def add(self, path: Path, key: str, words: str) -> None:
        """Let a key with a text stand after what stands at ``path``, in the same group."""
        typed = self._typed(path, words, None)
        end = self._end(self._node(path))
        if self._is_braced(path):
            self._cuts.append(_Cut(end, end, f", {key}: {typed}"))
        else:
            end = self._line_end(end)
            self._cuts.append(_Cut(end, end, f"\n{' ' * self._column(path)}{key}: {typed}"))

    def comment(
        self, path: Path, comment: str, *, instead_of: re.Pattern[str], before: re.Pattern[str]
    ) -> None:
        """Let the line of a text end with a comment.

        That is the line of the mark that a text below its key begins with, else the text's last.
        What a pattern finds there gives place to it, or comes after it.
        """
        node = self._node(path)
        is_block = isinstance(node, yaml.ScalarNode) and node.style in {">", "|"}
        start = int(node.start_mark.index) if is_block else self._end(node)
        end = self._line_end(start)
        former = instead_of.search(self.text, start, end)
        if former:
            self._cuts.append(_Cut(*former.span(), comment))
            return
        found = before.search(self.text, start, end)
        place = len(self.text[: found.start() if found else end].rstrip())
        self._cuts.append(_Cut(place, place, f"  {comment}"))

    def note(self, path: Path, comment: str) -> None:
        """Let the line on which a key stands end with a comment.

        Raises ``CannotEdit`` where that line goes on with a group or list in braces: the comment
        would be of all that stands there.
        """
        start = self._start(path)
        end = self._line_end(start)
        self._cuts.append(_Cut(end, end, f"  # {comment}"))

    def insert_line_at_top(self, line: str) -> None:
        """Let a whole line stand above the first key, below what the file begins with."""
        start = self._line_start(int(self._node(()).start_mark.index))
        self._cuts.append(_Cut(start, start, f"{line}\n"))

    def result(self) -> str:
        """Return the text with every change made. Raises ``CannotEdit``."""
        removed = self._whole_removals()
        cuts = [self._removal(path) for path in removed]
        kept = [cut for cut in self._cuts if not any(_within(cut, gone) for gone in cuts)]
        text = self.text
        for cut in sorted([*cuts, *kept], key=lambda cut: (cut.start, cut.end), reverse=True):
            text = text[: cut.start] + cut.instead + text[cut.end :]
        return text

    # --- what is removed --------------------------------------------------------------------

    def _whole_removals(self) -> set[Path]:
        """Return what to cut out: parents in place of all that stands in them."""
        removed = set(self._removed)
        for path in sorted(removed, key=len, reverse=True):
            while path[:-1] and self._emptied(path[:-1], removed):
                path = path[:-1]  # noqa: PLW2901 - upward from here
                removed.add(path)
        return {path for path in removed if not any(path[:n] in removed for n in range(len(path)))}

    def _emptied(self, path: Path, removed: set[Path]) -> bool:
        node = self._node(path)
        steps = (
            [key.value for key, _ in node.value]
            if isinstance(node, yaml.MappingNode)
            else range(len(node.value))
        )
        return all((*path, step) in removed for step in steps)

    def _removal(self, path: Path) -> _Cut:
        """Return the lines of what stands at ``path``. Raises ``CannotEdit`` for part of a line."""
        start, end = self._start(path), self._line_end(self._end(self._node(path)))
        begins = self._line_start(start)
        if self.text[begins:start].strip(" -") or not self._alone(path, start, end):
            raise CannotEdit(path)
        return _Cut(begins, min(end + 1, len(self.text)))

    def _alone(self, path: Path, start: int, end: int) -> bool:
        """Whether nothing but what stands at ``path`` is on the lines from ``start`` to ``end``."""
        before = self.text[self._line_start(start) : start]
        if before.strip() and isinstance(path[-1], str):  # the first key after a dash
            return False
        after = self.text[self._end(self._node(path)) : end].strip()
        return not after or after.startswith("#")

    # --- how a text is typed ----------------------------------------------------------------

    def _typed(self, path: Path, words: str, before: yaml.ScalarNode | None) -> str:
        """Return ``words`` as they are typed at ``path``, like what stood there ``before``."""
        style = before.style if before else None
        if self._is_braced(path):
            return _on_a_line(words, path, in_braces=True, quoted=style == '"')
        column = self._column(path)
        is_short = "\n" not in words and column + len("en: ") + len(words) <= WIDTH
        if style in {">", "|"} or not is_short:
            head = self._head(before) if before and style in {">", "|"} else ">-"
            return _below(words, head, column + 2)
        return _on_a_line(words, path, in_braces=False, quoted=style == '"')

    def _head(self, node: yaml.ScalarNode) -> str:
        start = int(node.start_mark.index)
        return self.text[start : self._line_end(start)].split("#")[0].strip()

    def _is_braced(self, path: Path) -> bool:
        """Whether what stands at ``path`` stands in braces."""
        group = self._node(path[:-1])
        return bool(isinstance(group, yaml.CollectionNode) and group.flow_style)

    def _column(self, path: Path) -> int:
        """Return how far in the key stands that ``path`` ends with."""
        start = self._start(path)
        return start - self._line_start(start)

    # --- where things stand -----------------------------------------------------------------

    def _node(self, path: Path) -> yaml.Node:
        node = self._root
        for step in path:
            node = _child(node, step)[1]
        if node is None:
            raise KeyError(path)
        return node

    def _start(self, path: Path) -> int:
        """Return where the key, or the dash of an entry, begins."""
        key, node = _child(self._node(path[:-1]), path[-1])
        if key is not None:
            return int(key.start_mark.index)
        start = int(node.start_mark.index)
        line = self._line_start(start)
        dash = self.text.rfind("-", line, start)
        if dash < 0:
            raise CannotEdit(path)
        return dash

    def _end(self, node: yaml.Node) -> int:
        """Return where what a node says ends: without what the parser passed over to know it."""
        if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
            last = node.value[-1]
            return self._end(last[1] if isinstance(last, tuple) else last)
        start, end = int(node.start_mark.index), int(node.end_mark.index)
        return start + len(self.text[start:end].rstrip())

    def _line_start(self, index: int) -> int:
        return self.text.rfind("\n", 0, index) + 1

    def _line_end(self, index: int) -> int:
        end = self.text.find("\n", index)
        return len(self.text) if end < 0 else end


def _below(words: str, head: str, column: int) -> str:
    """Return a text as it is typed below its key: folded where its line breaks allow that."""
    paragraphs = words.split("\n\n")
    begin = "\n" + " " * column
    if head[0] == "|" or any("\n" in part or part[:1].isspace() for part in paragraphs):
        lines = words.split("\n")
        return (
            "|" + (head[1:] or "-") + "".join(f"{begin}{line}" if line else "\n" for line in lines)
        )
    kept = (_FACT.sub(lambda fact: fact[0].replace(" ", _UNBROKEN), part) for part in paragraphs)
    wrapped = (
        textwrap.wrap(part, WIDTH - column, break_long_words=False, break_on_hyphens=False)
        for part in kept
    )
    folded = "\n".join("".join(f"{begin}{line}" for line in lines) for lines in wrapped)
    return head + folded.replace(_UNBROKEN, " ")


def _on_a_line(words: str, path: Path, *, in_braces: bool, quoted: bool) -> str:
    """Return a text as it is typed beside its key: without quotation marks where that is safe."""
    escaped = words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    for typed in [f'"{escaped}"'] if quoted else [words, f'"{escaped}"']:
        whole = f"nb: x\nen: {typed}\n"
        reading = read_text(f"text: {{nb: x, en: {typed}}}\n" if in_braces else whole, "")
        group = reading.tree.entries["text"].node if reading.tree and in_braces else reading.tree
        entry = group.entries.get("en") if isinstance(group, Group) else None
        said = entry.node.value if entry and isinstance(entry.node, Scalar) else None
        if said == words and not reading.problems and "\n" not in typed:
            return typed
    raise CannotEdit(path)


def as_file(text: str, like: bytes) -> bytes:
    """Return a text in the form of a file: the same line ends, the same first bytes."""
    said = text.replace("\n", "\r\n") if b"\r\n" in like else text
    return (b"\xef\xbb\xbf" if like.startswith(b"\xef\xbb\xbf") else b"") + said.encode()


def _within(cut: _Cut, gone: _Cut) -> bool:
    return gone.start <= cut.start and cut.end <= gone.end


def _child(node: yaml.Node | None, step: str | int) -> tuple[yaml.Node | None, yaml.Node]:
    """Return the key of what stands one step below a node, if it has one, and what stands there."""
    if isinstance(node, yaml.MappingNode) and isinstance(step, str):
        for key, value in node.value:
            if key.value == step:
                return key, value
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return None, node.value[step]
    raise KeyError(step)
