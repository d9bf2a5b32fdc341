"""The page skeletons in ``docs/`` as they were read: the head of each, and the text below it.

The one place where page heads are read. A head is YAML between two lines of dashes, and is told of
with lines and columns as the data are. What pages may hold, and how they fit together, is for
``check`` to judge.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from typing import Final

from apenhet.model import LANGUAGES, AnsweringPage, Frozen, Identifier, Language, Name, Text
from apenhet.problems.problem import Position, Problem, Quoted, Value, problem
from apenhet.read.datafile import DataFile
from apenhet.read.shape import shaped
from apenhet.read.source import Source
from apenhet.read.tree import Reading, Scalar, decoded, is_text_to_others, read_text

FOLDER: Final = "docs"
LANGUAGE_FOLDERS: Final[dict[Language, str]] = {
    language: f"{FOLDER}/{language}" for language in LANGUAGES
}
KEPT: Final = 128
"""Pages. Of so many that a process has read, one that says the same again is not read again."""
ENDING: Final = ".md"

_HEAD: Final = re.compile(r"---[ \t]*\n(?P<head>.*?\n)---[ \t]*\n", re.DOTALL)
"""As MkDocs finds it, which takes what it does not find for text to show."""
_HALF_A_HEAD: Final = re.compile(r"(?:(?:---[ \t]*|[a-z]+:.*|[ \t-].*)?\n)*")
"""What is left of a head that lacks a line of dashes: no text."""


class Argument(Enum):
    """What stands between the parentheses of a call on a page, in quotation marks."""

    NONE = auto()
    FACT = auto()
    CLAUSE = auto()


CALLS: Final = {
    "account": Argument.NONE,
    "changes": Argument.NONE,
    "clause": Argument.CLAUSE,
    "deadlines": Argument.NONE,
    "declaration": Argument.NONE,
    "downloads": Argument.NONE,
    "fact": Argument.FACT,
    "history": Argument.NONE,
    "law_index": Argument.NONE,
    "measures": Argument.NONE,
    "overview": Argument.NONE,
    "policy": Argument.NONE,
    "prepared_email": Argument.NONE,
}
"""What a page can bring in by its name; ``site/macros`` has what each of them does."""


class Head(Frozen):
    """What stands at the top of a page: ``name`` and ``answers`` are the same in both languages.

    ``answers`` are the ids of the clauses of the Act that the page itself answers.
    """

    name: Identifier
    title: Name
    description: Name
    order: int
    answers: tuple[Identifier, ...] = ()


@dataclass(frozen=True, eq=False)
class Skeleton:
    """A page as it was read. ``file`` has the head's tree and its model, with their places.

    ``text`` is the whole page, with one kind of line ends; what stands below the head begins after
    ``head_length`` characters.
    """

    file: DataFile[Head]
    language: Language
    text: str
    head_length: int = 0

    @property
    def head(self) -> Head | None:
        """The head, where it is whole."""
        return self.file.value if self.file.is_whole else None

    @property
    def name(self) -> str | None:
        """The page's name, where one stands in the head, whatever else is wrong with that."""
        node = self.file.node(("name",))
        return node.value if isinstance(node, Scalar) and isinstance(node.value, str) else None

    @property
    def file_name(self) -> str:
        """The name within the language's folder, such as ``tiltak.md``."""
        return self.file.name.rpartition("/")[2]

    def place(self, offset: int) -> Position:
        """Return where a character of the page stands, counted from 0."""
        before = self.text[:offset]
        return Position(before.count("\n") + 1, offset - before.rfind("\n"))

    def offset(self, place: Position) -> int:
        """Return how many characters of the page stand before a place."""
        lines = self.text.split("\n")[: place.line - 1]
        return sum(len(line) + 1 for line in lines) + place.column - 1

    def problem(self, rule: str, offset: int, /, **values: Value) -> Problem:
        """Return a problem with what begins at a character of the page."""
        return problem(rule, self.file.name, self.place(offset), **values)


@dataclass(frozen=True, slots=True)
class Skeletons:
    """Every page that could be read, and what is wrong with how they are read."""

    all: tuple[Skeleton, ...]
    problems: tuple[Problem, ...]

    def in_language(self, language: Language) -> tuple[Skeleton, ...]:
        """Return the pages of one language, by file name."""
        return tuple(page for page in self.all if page.language == language)

    @property
    def answering(self) -> tuple[AnsweringPage, ...]:
        """The pages that answer clauses of the Act, in menu order, as far as they are whole."""
        norwegian, english = (self._heads(language) for language in LANGUAGES)
        both = [(head, english[name]) for name, head in norwegian.items() if name in english]
        both.sort(key=lambda pair: (pair[0].order, pair[0].name))
        return tuple(
            AnsweringPage(name=nb.name, title=Text(nb=nb.title, en=en.title), answers=nb.answers)
            for nb, en in both
            if nb.answers
        )

    def _heads(self, language: Language) -> dict[str, Head]:
        heads = (page.head for page in self.in_language(language))
        return {head.name: head for head in heads if head is not None}


def is_page(name: str) -> bool:
    """Whether a file of that name becomes a page: directly in the folder of a language."""
    folder, _, base = name.rpartition("/")
    return folder in LANGUAGE_FOLDERS.values() and base.endswith(ENDING) and base != ENDING


def read_skeletons(source: Source) -> Skeletons:
    """Read every page of a project; what is wrong with the files and their heads is told."""
    pages: list[Skeleton] = []
    problems: list[Problem] = []
    for language, folder in LANGUAGE_FOLDERS.items():
        for name in filter(is_page, source.below(folder)):
            page, found = _read(source, name, language)
            problems += found
            pages += [page] if page else []
    return Skeletons(tuple(pages), tuple(problems))


def _read(source: Source, name: str, language: Language) -> tuple[Skeleton | None, list[Problem]]:
    content = source.files.get(name)
    if content is None:
        return None, [problem("file_readable", name, reason=source.unreadable[name])]
    return _as_it_stands(name, content, language)


@lru_cache(maxsize=KEPT)
def _as_it_stands(
    name: str, content: bytes, language: Language
) -> tuple[Skeleton | None, list[Problem]]:
    text, problems = decoded(content, name)
    if text is None:
        return None, [*problems]
    match = _HEAD.match(text)
    reading = _reading(match["head"], name) if match else None
    if match is None or reading is None:
        begins = _HALF_A_HEAD.match(text)
        length = begins.end() if begins else 0
        page = Skeleton(DataFile("page", name, content), language, text, length)
        return page, [*problems, problem("page_head_there", name)]
    file, findings = shaped(DataFile("page", name, content, None, reading.tree), Head)
    page = Skeleton(file, language, text, match.end())
    return page, [*problems, *reading.problems, *findings, *_no_text_to_others(file)]


def _reading(head: str, name: str) -> Reading | None:
    """Return what stands between the lines of dashes, the first of which is line 1 of the page."""
    reading = read_text("\n" + head, name)
    is_empty = [found.rule for found in reading.problems] == ["file_not_empty"]
    return None if is_empty else reading


def _no_text_to_others(file: DataFile[Head]) -> Iterator[Problem]:
    """Yield the texts of a head that MkDocs would not read as text, or not at all."""
    for path, node in file.nodes.items():
        if not isinstance(node, Scalar) or not isinstance(node.value, str):
            continue
        if node.raw[:1] not in {">", "|"} and not is_text_to_others(node.raw):
            yield file.problem("text_in_every_yaml", path, found=Quoted(node.raw))
