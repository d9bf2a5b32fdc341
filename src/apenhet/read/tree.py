"""From the bytes of a YAML file to a tree that knows where everything stands, and what YAML hides.

It accepts a small, plain part of YAML and refuses the rest; it knows no keys and no model.

Words are words: only ``true`` and ``false``, whole numbers, decimals and nothing at all are read
as anything else, so that ``NO``, ``0123``, ``12:30`` and dates stay what was typed. What cannot be
read becomes ``Unreadable`` with a problem that says why, and the rest is read all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final, NamedTuple

import yaml

from apenhet.model import LANGUAGES
from apenhet.problems.problem import START, Position, Problem, Quoted, Value, problem
from apenhet.read.complaints import Mark, explain

PlainValue = str | int | Decimal | bool | None
"""What a single value can be."""

LARGEST_FILE: Final = 1_000_000
"""Bytes. A year's statement with everything in it is a tenth of this."""
DEEPEST: Final = 20
"""Levels of lists and groups inside each other; the data has nine."""

LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""What parses YAML: in C, where the library was built so."""
_QUOTATION_MARKS: Final = {'"', "'"}
_INTEGER: Final = re.compile(r"-?(?:0|[1-9][0-9]{0,17})", re.ASCII)
_DECIMAL: Final = re.compile(r"-?(?:0|[1-9][0-9]{0,17})\.[0-9]{1,18}", re.ASCII)
_WORDS: Final[dict[str, PlainValue]] = {
    "true": True,
    "false": False,
    "null": None,
    "~": None,
    "": None,
}

_COMMENT: Final = re.compile(r"[ ]+(#(?!\s*(?:ENGELSK STEMMER|GÅ GJENNOM) \[[0-9a-f]{6}\]).*)")
"""What follows a value on its line, but for the comment of a command, which nobody types."""
_ROOT_KEY: Final = re.compile(r"^([A-Za-z_][\w-]*)[ ]*:(?=\s|$)", re.MULTILINE)
_TAB_INDENT: Final = re.compile(r"^[ ]*\t[ \t]*(?=\S)", re.MULTILINE)
_HARD_INDENT: Final = re.compile(
    r"^[ ]*[\u00a0\u2000-\u200b\u202f\u3000][ \u00a0\u2000-\u200b\u202f\u3000]*"
    r"(?=(?:-[ ]+)*[\w-]+[ ]*:(?:\s|$)|-[ ])",
    re.MULTILINE,
)
"""Spaces that YAML takes for letters, in front of a key or an entry of a list."""
_CONFLICT_MARK: Final = re.compile(r"^(?:[<>|]{7}(?:[ ].*)?|={7})$", re.MULTILINE)
"""Between two versions that were to become one, as git leaves them where it cannot choose."""
_BLANK_LINES: Final = re.compile(r"(?<=\S)\n+(?=\S)")
"""What YAML leaves of blank lines in a folded text: one less than an editor sees, so that one blank
line would not begin a new paragraph, as it does everywhere else.
"""
_FORBIDDEN: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]"
)
"""What YAML refuses, and the line breaks that an editor does not show as such."""


class Scalar(NamedTuple):
    """A single value; ``raw`` is how it was typed, quotation marks and line breaks included."""

    place: Position
    value: PlainValue
    raw: str

    def place_of(self, fragment: str, occurrence: int = 0) -> Position:
        """Return where ``fragment`` of the text stands in the file; ``occurrence`` counts from 0.

        An empty fragment stands before and after each character, so that ``"".count`` counts it.
        Falls back to the start of the text where it was typed in another way, as an escape.
        """
        start = _begins(self.raw)
        if not fragment:
            before = str(self.value)[: max(occurrence - 1, 0)]
            passed = re.compile(rf"\s*{_spelled(before)}\s*").match(self.raw, start)
            return _moved(self.place, self.raw[: passed.end()]) if passed and before else self.place
        found = re.compile(_spelled(fragment)).finditer(self.raw, start)
        for order, match in enumerate(found):
            if order == occurrence:
                return _moved(self.place, self.raw[: match.start()])
        return self.place


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Something stands here that could not be read; a problem has said why."""

    place: Position


class Entry(NamedTuple):
    """A key of a group and what stands under it."""

    key_place: Position
    node: Node


@dataclass(frozen=True, slots=True)
class Group:
    """A group of keys with their values, in the order they stand."""

    place: Position
    entries: dict[str, Entry]


@dataclass(frozen=True, slots=True)
class Listing:
    """A list."""

    place: Position
    items: tuple[Node, ...]


Node = Scalar | Group | Listing | Unreadable
Step = str | int
Path = tuple[Step, ...]
"""The way to a place in the data: keys, and numbers counting from 0 in lists."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file says, as far as it could be read; ``tree`` is none where nothing could."""

    tree: Group | None
    problems: tuple[Problem, ...]


def read(data: bytes, file: str) -> Reading:
    """Read the contents of ``file`` (its name is only used in the problems)."""
    text, problems = decoded(data, file)
    if text is None:
        return Reading(None, problems)
    reading = read_text(text, file)
    return Reading(reading.tree, (*problems, *reading.problems))


def read_text(text: str, file: str) -> Reading:
    """Read YAML that stands at the top of ``file``, with one kind of line ends."""
    return _Reader(file).read(text)


def decoded(data: bytes, file: str) -> tuple[str | None, tuple[Problem, ...]]:
    """Return the contents of ``file`` as text with one kind of line ends, and what is wrong.

    None where the bytes are no text, or far too many.
    """
    if len(data) > LARGEST_FILE:
        return None, (problem("file_not_too_large", file, limit=LARGEST_FILE),)
    try:
        text = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
    except UnicodeDecodeError as error:
        return None, (not_utf8(data, error, file),)
    text = text.replace("\r\n", "\n")
    if "\r" not in text or "\n" in text:
        return text, ()
    return text.replace("\r", "\n"), (problem("line_ends_of_today", file),)


def is_text_to_others(raw: str) -> bool:
    """Whether a single value, as it was typed, is text in YAML's older rules too.

    MkDocs reads by those: ``No`` is false there, and ``12:30`` a number.
    """
    try:
        return isinstance(yaml.load(raw, Loader=LOADER), str)  # noqa: S506 - a safe loader
    except (yaml.YAMLError, ValueError):
        return False


def not_utf8(data: bytes, error: UnicodeDecodeError, file: str) -> Problem:
    """Return the problem that a file is in another encoding."""
    before = data[: error.start].decode("utf-8")
    return problem("file_is_utf8", file, _moved(START, before), byte=f"0x{data[error.start]:02X}")


_BLOCK_HEAD: Final = re.compile(r"[>|][^\n]*\n")


def _begins(raw: str) -> int:
    """Return how many characters of a value as it was typed come before its text."""
    head = _BLOCK_HEAD.match(raw)
    if head:
        return head.end()
    return 1 if raw[:1] in {'"', "'"} else 0


def _spelled(words: str) -> str:
    """Return a pattern for words, each space of which can be typed as a line break.

    Several spaces are several spaces, as between words; in front of a line they indent it.
    """
    if not words.strip():
        return rf"(?<=\S){re.escape(words)}(?=\S)" if len(words) > 1 else re.escape(words)
    return r"\s+".join(map(re.escape, words.split()))


def _moved(start: Position, passed: str) -> Position:
    """Return the place that ``passed`` leads to from ``start``."""
    lines = passed.count("\n")
    if not lines:
        return Position(start.line, start.column + len(passed))
    return Position(start.line + lines, len(passed) - passed.rfind("\n"))


def as_data(node: Node) -> object:
    """Return a node as plain dicts, tuples and values; what is unreadable stays ``Unreadable``."""
    match node:
        case Scalar():
            return node.value
        case Group():
            return {key: as_data(entry.node) for key, entry in node.entries.items()}
        case Listing():
            return tuple(as_data(item) for item in node.items)
        case Unreadable():
            return node


def walk(node: Node, path: Path = ()) -> Iterator[tuple[Path, Node]]:
    """Yield every node with the way to it, parents before children."""
    yield path, node
    if isinstance(node, Group):
        for key, entry in node.entries.items():
            yield from walk(entry.node, (*path, key))
    elif isinstance(node, Listing):
        for number, item in enumerate(node.items):
            yield from walk(item, (*path, number))


# --- from text to trees ---------------------------------------------------------------------------


class _Refused(Exception):
    """What follows cannot be read; says which rule it breaks, and where."""

    def __init__(self, rule: str, place: Position, /, **values: Value) -> None:
        super().__init__(rule)
        self.rule, self.place, self.values = rule, place, values


class _Part(NamedTuple):
    """A stretch of the file that begins on ``first_line``, with its root key where it has one."""

    text: str
    first_line: int
    key: str | None


class _Reader:
    """Reads one file, collecting problems."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []

    def read(self, text: str) -> Reading:
        text = self._without_forbidden(text)
        text = self._without_conflicts(text)
        text = self._without_hard_indents(text)
        self._report_tabs(text)
        return Reading(self._tree(text), tuple(self.problems))

    def note(self, rule: str, place: Position, /, **values: Value) -> None:
        self.problems.append(problem(rule, self.file, place, **values))

    def _without_forbidden(self, text: str) -> str:
        first = _FORBIDDEN.search(text)
        if first is None:
            return text
        cleaned, count = _FORBIDDEN.subn(" ", text)
        place = _moved(START, cleaned[: first.start()])
        self.note("no_control_characters", place, code=f"U+{ord(first.group()):04X}", count=count)
        return cleaned

    def _without_conflicts(self, text: str) -> str:
        """Leave the first of two versions that git could not make one of, so that it is read."""
        first = _CONFLICT_MARK.search(text)
        if first is None:
            return text
        marks = [match.group()[0] for match in _CONFLICT_MARK.finditer(text)]
        place = _moved(START, text[: first.start()])
        count = max(map(marks.count, "<>"))
        self.note("one_version", place, found=Quoted(first.group()), count=max(count, 1))
        return "\n".join(_of_the_first_version(text.split("\n")))

    def _without_hard_indents(self, text: str) -> str:
        first = _HARD_INDENT.search(text)
        if first is None:
            return text
        cleaned, count = _HARD_INDENT.subn(lambda found: " " * len(found.group()), text)
        self.note("indented_with_plain_spaces", _moved(START, text[: first.start()]), lines=count)
        return cleaned

    def _report_tabs(self, text: str) -> None:
        first = _TAB_INDENT.search(text) if "\t" in text else None
        if first is not None:
            count = sum(1 for _ in _TAB_INDENT.finditer(text))
            self.note("indented_with_spaces", _moved(START, text[: first.start()]), lines=count)

    def _tree(self, text: str) -> Group | None:
        try:
            return self._joined(self._roots(_Part(text, 1, None)))
        except _Refused as refused:
            return self._tree_in_parts(text, refused)

    def _tree_in_parts(self, text: str, first: _Refused) -> Group | None:
        """Read each root key on its own, so that a fault in one does not hide the others."""
        roots: list[Node] = []
        parts = list(_parts(text))
        faults = 0
        for part in parts:
            try:
                roots += self._roots(part)
            except _Refused as refused:
                faults += 1
                self._note_fault(refused, part)
                roots.append(_unreadable(part))
        if not faults:
            self._note_fault(first, _Part(text, 1, None))
            roots = [root for root in roots if isinstance(root, Group)]  # it explains the others
        return self._joined(roots)

    def _note_fault(self, refused: _Refused, part: _Part) -> None:
        if not _TAB_INDENT.search(part.text):  # the tabs have been reported, and explain it
            self.note(refused.rule, refused.place, **refused.values)

    def _roots(self, part: _Part) -> list[Node]:
        noted = len(self.problems)
        try:
            return _Events(self, part).roots()
        except _Refused:
            del self.problems[noted:]
            raise

    def _joined(self, roots: list[Node]) -> Group | None:
        entries: list[tuple[str, Position, Node]] = []
        for root in roots:
            if isinstance(root, Group):
                entries += [(key, *entry) for key, entry in root.entries.items()]
            elif not (isinstance(root, Scalar) and root.value is None):
                self._note_top(root)
        if not entries and not self.problems:
            self.note("file_not_empty", START)
        return self.mapping(entries[0][1], entries) if entries else None

    def _note_top(self, root: Node) -> None:
        if not isinstance(root, Unreadable):
            self.note("file_has_keys", root.place)

    def mapping(self, place: Position, entries: list[tuple[str, Position, Node]]) -> Group:
        """Return entries as a group; of a key that is given twice the first one counts.

        A second id begins another entry, whose dash is missing: that is told once, not key by key.
        """
        found: dict[str, Entry] = {}
        for key, key_place, node in entries:
            if key in found:
                self._note_twice(key, found[key], Entry(key_place, node))
                if key == "id":
                    break
            else:
                found[key] = Entry(key_place, node)
        return Group(place, found)

    def _note_twice(self, key: str, first: Entry, second: Entry) -> None:
        are_lists = isinstance(first.node, Listing) and isinstance(second.node, Listing)
        rule = "list_only_once" if are_lists else "key_only_once"
        told: dict[str, Value] = {"key": Quoted(key), "first": first.key_place.line}
        self.note(rule, second.key_place, **told)


def _of_the_first_version(lines: list[str]) -> Iterator[str]:
    """Yield the lines, empty in place of marks of conflicts and of all versions but the first.

    A conflict without its end passes no lines over: where it should have ended is not known.
    """
    ends = [number for number, line in enumerate(lines) if line[:7] == ">" * 7]
    last = max(ends, default=-1)
    passed_over = False
    for number, line in enumerate(lines):
        is_mark = _CONFLICT_MARK.fullmatch(line) is not None
        if is_mark:
            passed_over = line[0] in "|=" and number < last
        yield "" if is_mark or passed_over else line


def _parts(text: str) -> Iterator[_Part]:
    """Yield what stands before the first root key, then each root key with what is under it."""
    starts = [(0, None), *((match.start(), match.group(1)) for match in _ROOT_KEY.finditer(text))]
    ends = [start for start, _ in starts[1:]] + [len(text)]
    line = 1
    for (start, key), end in zip(starts, ends, strict=True):
        yield _Part(text[start:end], line, key)
        line += text.count("\n", start, end)


def _unreadable(part: _Part) -> Node:
    place = Position(part.first_line, 1)
    if part.key is None:
        return Unreadable(place)
    return Group(place, {part.key: Entry(place, Unreadable(place))})


# --- from YAML's events to nodes ------------------------------------------------------------------


@dataclass(slots=True)
class _Open:
    """A group or list that is being read. ``key`` is the key whose value comes next."""

    place: Position
    is_mapping: bool
    entries: list[tuple[str, Position, Node]] = field(default_factory=list)
    items: list[Node] = field(default_factory=list)
    key: tuple[str, Position] | None = None
    refused: bool = False


class _Events:
    """Builds the nodes of one part of a file, without recursion: depth is an editor's mistake."""

    def __init__(self, reader: _Reader, part: _Part) -> None:
        self.reader, self.part = reader, part
        self.stack: list[_Open] = []
        self.found: list[Node] = []
        self.quoted: Mark | None = None
        """Where the value read last begins, if that is in quotation marks."""

    def roots(self) -> list[Node]:
        """Return the root of each document in the part. Raises ``_Refused``."""
        documents = 0
        try:
            for event in yaml.parse(self.part.text, Loader=LOADER):
                if isinstance(event, yaml.ScalarEvent):  # two of three: nothing else is asked first
                    self.quoted = event.start_mark if event.style in _QUOTATION_MARKS else None
                    self._scalar(event)
                elif isinstance(event, yaml.CollectionEndEvent):
                    self._close()
                elif isinstance(event, yaml.NodeEvent):
                    self.quoted = None
                    self._refuse_as_key(event)
                    self._no_scalar(event)
                elif isinstance(event, yaml.DocumentStartEvent):
                    documents += 1
                    self._refuse_more_documents(documents, event)
        except yaml.MarkedYAMLError as error:
            told = explain(error, self.part.text, self.quoted)
            place = Position(told.line + self.part.first_line, told.column + 1)
            raise _Refused(told.rule, place, **told.values) from None
        return self.found

    def _note(self, rule: str, event: yaml.Event, /, **values: Value) -> None:
        self.reader.note(rule, self._place(event), **values)

    def _place(self, event: yaml.Event) -> Position:
        mark = _there(event.start_mark)
        return Position(mark.line + self.part.first_line, mark.column + 1)

    def _raw(self, event: yaml.Event) -> str:
        return self.part.text[_there(event.start_mark).index : _there(event.end_mark).index]

    def _refuse_more_documents(self, count: int, event: yaml.Event) -> None:
        if count == 2:  # noqa: PLR2004 - one is what a file holds
            self._note("one_document", event)

    def _no_scalar(self, event: yaml.NodeEvent) -> None:
        if isinstance(event, yaml.AliasEvent):
            self._note("no_references", event, found=Quoted(self._raw(event)))
            self._add(Unreadable(self._place(event)))
        elif isinstance(event, yaml.CollectionStartEvent):
            self._refuse_marks(event)
            self._open(event)

    def _refuse_marks(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor is not None:
            self._note("no_references", event, found=Quoted(f"&{event.anchor}"))
        if event.tag is not None:
            self._note("no_tags", event, found=Quoted(self._raw(event).split()[0]))

    def _refuse_as_key(self, event: yaml.NodeEvent) -> None:
        """A group or list stands where a key should: nearly always an unquoted ``{{ … }}``."""
        parent = self.stack[-1] if self.stack else None
        if parent and parent.is_mapping and parent.key is None:
            begin = _there(event.start_mark).index
            braces = self.part.text[begin - 1 : begin + 1] == "{{"
            self.reader.note("reference_in_quotes" if braces else "key_is_a_word", parent.place)
            parent.refused = True

    def _open(self, event: yaml.NodeEvent) -> None:
        if len(self.stack) >= DEEPEST:
            raise _Refused("not_too_deep", self._place(event), limit=DEEPEST)
        self.stack.append(_Open(self._place(event), isinstance(event, yaml.MappingStartEvent)))

    def _close(self) -> None:
        done = self.stack.pop()
        if done.refused:
            self._add(Unreadable(done.place))
        elif done.is_mapping:
            self._add(self.reader.mapping(done.place, done.entries))
        else:
            self._add(Listing(done.place, tuple(done.items)))

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        self._refuse_marks(event)
        start, end = _there(event.start_mark), _there(event.end_mark)
        raw = self.part.text[start.index : end.index]
        place = Position(start.line + self.part.first_line, start.column + 1)
        parent = self.stack[-1] if self.stack else None
        if parent and parent.is_mapping and parent.key is None:
            if raw == "<<":
                self._note("no_references", event, found=Quoted(raw))
            parent.key = (event.value, place)
            return
        value: PlainValue = event.value
        if not event.style:
            self._refuse_cut_text(event, end.index, parent.key[0] if parent and parent.key else "")
            value = _plain(event.value)
        elif event.style == ">" and "\n" in event.value[:-1]:
            value = _BLANK_LINES.sub("\n\n", event.value)
        self._add(Scalar(place, value, raw))

    def _refuse_cut_text(self, event: yaml.ScalarEvent, end: int, key: str) -> None:
        """A `` #`` in running text begins a comment: the rest of the sentence would be lost."""
        rest = _COMMENT.match(self.part.text, end)
        if rest and (key in LANGUAGES or " " in event.value):
            self._note("hash_in_quotes", event, lost=Quoted(rest.group(1)))

    def _add(self, node: Node) -> None:
        if not self.stack:
            self.found.append(node)
            return
        parent = self.stack[-1]
        if not parent.is_mapping:
            parent.items.append(node)
        elif parent.key is None:  # refused above
            parent.key = ("", node.place)
        else:
            parent.entries.append((*parent.key, node))
            parent.key = None


def _there(mark: Mark | None) -> Mark:
    """Return the mark of an event: parsed events have one, though their type does not say so."""
    if mark is None:
        raise AssertionError("an event without a place")
    return mark


def _plain(text: str) -> PlainValue:
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in "-0123456789":
        return text  # nearly all
    if _INTEGER.fullmatch(text):
        return int(text)
    if _DECIMAL.fullmatch(text):
        return Decimal(text)
    return text
