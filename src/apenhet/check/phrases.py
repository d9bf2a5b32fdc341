"""The texts of a file one by one, with the way from a character back to its place in the file.

It finds texts; what may stand in them is for the modules beside it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import islice
from typing import Any, Final, TypeVar

from apenhet.check.register import file_check
from apenhet.facts import REFERENCE
from apenhet.model import LANGUAGES, Language
from apenhet.problems.problem import Passage, Problem, Quoted, Value
from apenhet.problems.wording import Wording
from apenhet.read.datafile import NO_TEXTS, DataFile
from apenhet.read.labels import ANCHOR, FILE
from apenhet.read.tree import Path, Scalar

T = TypeVar("T")

LONGEST: Final = 10_000
"""Characters of a text; the longest paragraph has a tenth. Longer ones are not looked into."""
MOST_IN_A_TEXT: Final = 20
"""How many problems of one kind are told of one text; a text of nonsense can hold thousands."""
NAMES: Final = {"abbreviation", "clause", "code", "holder", "name", "seat"}
"""Keys of words that read the same in both languages."""
LANGUAGE_NAMES: Final[dict[Language, Wording]] = {
    "nb": Wording("norsk", "Norwegian"),
    "en": Wording("engelsk", "English"),
}

FOREIGN: Final = re.compile(r"\[([^\][]*)\]\{lang=([^{}\n]{0,30})\}")
"""Words marked as foreign, and the code of their language: ``[due diligence]{lang=en}``."""
_TARGET: Final = r"[^()\n]*?(?:\([^()\n]*\)[^()\n]*?)*"
LINK: Final = re.compile(rf"\[([^\][]+)\]\(({_TARGET})(?:[ ]\"[^\"()\n]*\")?\)")
"""A link: ``[words](address)``, and maybe a title."""
_BRACED: Final = re.compile(r"\{+[^{}\n]{0,60}\}+")
"""A reference, or what was meant to be one."""
_LANGUAGE_MARK: Final = re.compile(r"(?<=\])\{lang=[^{}\n]{0,30}\}")
_LINK_TARGET: Final = re.compile(rf"(?<=\])\({_TARGET}\)")
_LIST_NUMBER: Final = re.compile(r"^[ ]*[0-9]{1,3}[.)](?=\s)", re.MULTILINE)
_NO_WORDS_THERE: Final = re.compile(
    r"\{+[^{}\n]*\}+|(?<=\]\()[^()\s]+|\bhttps?://\S+|\bwww\.\S+|\S+@\S+"
    r"|\b[\w-]+(?:\.[\w-]+)*\.(?:no|com|org|net|eu|int|io)\b\S*|(?<!\w)\.\w{2,5}\b"
)
"""Addresses, and the endings of files' names."""
_DOT_INSIDE: Final = re.compile(r"[.@/]\w")
_IN_ITSELF: Final = "language_"
"""Begins the labels that are the languages' names, each in the language itself."""
_SENTENCE_END: Final = re.compile(
    r"(?<=[^\W\d_]{2}[.!?:;])[\s*_»”’\"]+(?=[A-ZÆØÅ«“‘(])|(?<=[%)»”’][.!?:;])\s+(?=[A-ZÆØÅ«“‘(])"
    r"|\n[ ]*\n|\n(?=[ ]*[-*])"
)


@dataclass(frozen=True, eq=False)
class Phrase:
    """One text in one language, or a name that has none (``language`` is none)."""

    file: DataFile[Any]
    path: Path
    scalar: Scalar
    text: str
    language: Language | None
    typed: str | None = None
    """The text as it was typed, character for character, where ``text`` has some blanked."""

    @property
    def looked_at(self) -> tuple[object, ...]:
        """All of it that checks of texts go by; the rest only says where a problem stands."""
        return self.file.kind, self.path, self.scalar.raw, self.text, self.language

    @cached_property
    def bare(self) -> str:
        """The text with spaces in place of references to facts and marks of language."""
        return blanked(blanked(self.text, REFERENCE), _LANGUAGE_MARK)

    @cached_property
    def prose(self) -> str:
        """The words alone: no braces, no addresses of links, no numbers of list entries."""
        return blanked(blanked(blanked(self.bare, _BRACED), _LINK_TARGET), _LIST_NUMBER)

    @cached_property
    def solid(self) -> str:
        """The text as it fills the page: letters for references, no brackets around links."""
        text = REFERENCE.sub(lambda match: "o" * len(match.group()), self.text)
        text = unwrapped(text, FOREIGN)
        return unwrapped(_BRACED.sub(lambda match: "o" * len(match.group()), text), LINK)

    @cached_property
    def own_words(self) -> str:
        """The words of the text's own language: no references, foreign words or addresses."""
        without_facts = blanked(self.text, REFERENCE)
        return unwrapped(blanked(blanked(without_facts, FOREIGN), _BRACED), LINK)

    @cached_property
    def facts_named(self) -> frozenset[str]:
        """The facts that the text refers to."""
        return frozenset(map(fact_named, REFERENCE.findall(self.text)))

    def problem(self, rule: str, start: int, end: int, /, **values: Value) -> Problem:
        """Return a problem with the characters from ``start`` to ``end`` of the text.

        They are what was ``found``, unless ``values`` say otherwise, in the text's ``language``.
        """
        fragment = self.text[start:end]
        language = LANGUAGE_NAMES[self.language or "nb"]
        values = {"found": Quoted(fragment.strip()), "language": language, **values}
        place = self.scalar.place_of(fragment, self.text.count(fragment, 0, start))
        # What is about no words in particular is about all of them.
        span = (start, end) if end > start else (0, len(self.text))
        passage = Passage(self.typed or self.text, *span)
        return replace(self.file.problem(rule, self.path, place, **values), passage=passage)

    def problem_at(self, rule: str, match: re.Match[str], /, **values: Value) -> Problem:
        """Return a problem with what a pattern found in the text or in a blanked form of it."""
        return self.problem(rule, *match.span(), **values)


@dataclass(frozen=True, slots=True)
class Pair:
    """One text in both languages."""

    nb: Phrase
    en: Phrase

    def in_order(self) -> tuple[tuple[Phrase, Phrase], tuple[Phrase, Phrase]]:
        """Return each of the two with its other half."""
        return (self.nb, self.en), (self.en, self.nb)


def fact_named(path: str) -> str:
    """Return the fact that a path leads to: a figure and its bare number are the same."""
    return path.removesuffix(".value")


@lru_cache(maxsize=32)
def phrases(file: DataFile[Any]) -> tuple[Phrase, ...]:
    """Return every text of a file in the order they stand, but for those that are far too long."""
    return tuple(_phrases(file))


def _phrases(file: DataFile[Any]) -> Iterator[Phrase]:
    for path, node in file.nodes.items():
        if isinstance(node, Scalar) and isinstance(node.value, str) and path:
            language = _language_at(path)
            is_text = language is not None or path[-1] in NAMES
            if is_text and len(node.value) <= LONGEST:
                yield Phrase(file, path, node, node.value, language)


def pairs(texts: Iterable[Phrase]) -> Iterator[Pair]:
    """Yield those of the texts that stand in both languages."""
    found: dict[Path, dict[str, Phrase]] = {}
    for phrase in texts:
        if phrase.language:
            found.setdefault(phrase.path[:-1], {})[phrase.language] = phrase
    for both in found.values():
        if len(both) == len(LANGUAGES):
            yield Pair(**both)


PhraseCheck = Callable[[Phrase], Iterator[Problem]]
PairCheck = Callable[[Pair], Iterator[Problem]]
PHRASE_CHECKS: Final[list[PhraseCheck]] = []
PAIR_CHECKS: Final[list[PairCheck]] = []


def phrase_check(look: PhraseCheck) -> PhraseCheck:
    """Register a check of each text on its own."""
    PHRASE_CHECKS.append(look)
    return look


def pair_check(look: PairCheck) -> PairCheck:
    """Register a check of each text in both languages."""
    PAIR_CHECKS.append(look)
    return look


@lru_cache(maxsize=32)
def texts_of(file: DataFile[Any]) -> tuple[Problem, ...]:
    """Return what the checks of texts find in a file."""
    return tuple(_wrong_in_texts(phrases(file)))


def _wrong_in_texts(texts: tuple[Phrase, ...]) -> Iterator[Problem]:
    for phrase in texts:
        yield from _unless_fine((phrase,), PHRASE_CHECKS, phrase)
    for pair in pairs(texts):
        yield from _unless_fine((pair.nb, pair.en), PAIR_CHECKS, pair)


_FINE: Final[set[tuple[object, ...]]] = set()
"""Texts in which nothing was found: whoever looks at a file again has changed little of it."""
_MOST_FINE: Final = 50_000


def _unless_fine(
    halves: tuple[Phrase, ...], looks: Iterable[Callable[[T], Iterator[Problem]]], texts: T
) -> Iterator[Problem]:
    """Yield what looks find in a text or a pair, but not where they have found nothing before."""
    key = tuple(phrase.looked_at for phrase in halves)
    if key in _FINE:
        return
    found = [problem for look in looks for problem in islice(look(texts), MOST_IN_A_TEXT)]
    yield from found
    if not found:
        if len(_FINE) >= _MOST_FINE:
            _FINE.clear()
        _FINE.add(key)


@file_check
def texts_not_too_long(file: DataFile[Any]) -> Iterator[Problem]:
    """No value is so long that something else must have been pasted into it."""
    for path, node in file.nodes.items():
        if isinstance(node, Scalar) and isinstance(node.value, str) and len(node.value) > LONGEST:
            length = len(node.value)
            yield file.problem("text_not_too_long", path, length=length, limit=LONGEST)


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """Yield the sentences and list entries of a text, each with where it begins.

    A full stop after one letter or a number ends none: «kl. 14», "e.g. China".
    """
    begin = 0
    for end, after in [*(match.span() for match in _SENTENCE_END.finditer(text)), (len(text), 0)]:
        sentence = text[begin:end]
        if sentence.strip():
            yield begin + len(sentence) - len(sentence.lstrip()), sentence.strip()
        begin = after


def blanked(text: str, pattern: re.Pattern[str]) -> str:
    """Return the text with spaces in place of what a pattern finds; every place stays the same."""
    return pattern.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), text)


def unwrapped(text: str, pattern: re.Pattern[str]) -> str:
    """Put spaces around the words that a pattern finds first, in place of what marks them."""

    def spaced(match: re.Match[str]) -> str:
        words = match.group(1)
        return f" {words}{' ' * (len(match.group()) - len(words) - 1)}"

    return pattern.sub(spaced, text)


def is_said(phrase: Phrase) -> bool:
    """Whether a text is words in a language, and no name or part of an address."""
    label = str((*phrase.path, "")[0])
    is_name = label.endswith((ANCHOR, FILE)) or label.startswith(_IN_ITSELF)
    return phrase.language is not None and not is_name


def without_addresses(text: str, sign: str = " ") -> str:
    """Return the text with a sign in place of each character of addresses, and of braces."""
    if "{" not in text and not _DOT_INSIDE.search(text):
        return text  # most texts: the pattern is slower
    return _NO_WORDS_THERE.sub(lambda match: sign * len(match.group()), text)


def _language_at(path: Path) -> Language | None:
    if len(path) > 1 and path[-2] in NO_TEXTS:
        return None
    return next((language for language in LANGUAGES if path[-1] == language), None)
