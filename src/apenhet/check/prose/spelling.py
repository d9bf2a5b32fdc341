"""The words of the texts, spelled as the dictionary has them, in both languages and every year.

Names are right by themselves: those that the data name, and words with a capital inside a sentence.
What a dictionary cannot know, an editor adds to the project's list of words.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from apenhet.check.phrases import FOREIGN, LANGUAGE_NAMES, NAMES, Phrase, is_said, without_addresses
from apenhet.model import LANGUAGES, Language
from apenhet.problems.problem import START, Problem, Quoted, did_you_mean, problem
from apenhet.problems.wording import Wording
from apenhet.read.dictionary import DICTIONARIES, Dictionary, Found, plain
from apenhet.read.load import FOLDER, Loaded
from apenhet.read.wordlist import WORD, WORD_LISTS

RULE: Final = "word_spelled"
NAMED: Final = NAMES | {"publisher"}
"""Keys of names: what has a capital there is right elsewhere too."""
_PART_OF_MORE: Final = frozenset("0123456789_}{@/")
"""What stands beside letters that are no word: «A4», an address."""
_HYPHENS: Final = ("-", "\u2010", "\u2011")
_NAME_SO_FAR: Final = re.compile(r"[^.!?:\s] [A-ZÆØÅ][\w-]* $")
"""A capital within a sentence, and a word after it to come."""
_PART: Final = re.compile(r"[^-\u2010\u2011]{2,}")
"""What hyphens divide, but single letters: «e-post»."""
_LONG_PART: Final = 6
"""Letters of both halves of a divided word: short ones, as «i» and «over», stand alone too."""
_LONG_NAME: Final = 7
"""Letters from which a word with a capital is compared: shorter ones are like many."""


class Word(NamedTuple):
    """A word of a text, or a part of one: its characters from ``start``, in one language."""

    phrase: Phrase
    language: Language
    start: int
    text: str
    whole: str
    """All of it, where it is a part that a hyphen divides from others."""
    before_hyphen: bool


def spelling(
    loaded: Loaded,
    texts: Sequence[Phrase],
    found: Found,
    right: Container[str] = (),
) -> Iterator[Problem]:
    """Yield the words of the texts that no dictionary has, once for each file.

    The files that are ``right``, by name, are not looked into, but say what is a name.
    """
    yield from _not_checked(found)
    if not any(found.values()):
        return
    words = [word for text in texts if text.file.name not in right for word in words_of(text)]
    yield from _divided([word for word in words if word.language == "nb"])
    named = frozenset(_names(texts))
    for language, path in found.items():
        if path is not None:
            added = (one.words for one in loaded.word_lists if one.language == language)
            dictionary = Dictionary(language, path, named.union(*added))
            yield from _misspelt([word for word in words if word.language == language], dictionary)


def rules_not_run(found: Found | None) -> frozenset[str]:
    """Return the rules that could not be kept watch of: what they would have told is not known."""
    return frozenset() if found and all(found.values()) else frozenset({RULE})


def _not_checked(found: Found) -> Iterator[Problem]:
    """Say once which languages have no dictionary here."""
    missing = [language for language, path in found.items() if path is None]
    if missing:
        spoken = [LANGUAGE_NAMES[language] for language in missing]
        nb, en = " og ".join(one.nb for one in spoken), " or ".join(one.en for one in spoken)
        languages = Wording(nb, en)
        names = ", ".join(DICTIONARIES[language] for language in missing)
        yield problem("spelling_checked", FOLDER, START, languages=languages, names=names)


# --- from texts to words --------------------------------------------------------------------------


def words_of(phrase: Phrase) -> Iterator[Word]:
    """Yield the words of a text, and those it marks as the other language's, in that."""
    if phrase.language is None or not is_said(phrase):
        return
    yield from _words(phrase, phrase.language, without_addresses(phrase.own_words))
    for match in FOREIGN.finditer(phrase.text):
        for language in LANGUAGES:
            if match.group(2) == language:
                start, end = match.span(1)
                yield from _words(phrase, language, " " * start + phrase.text[start:end])


def _words(phrase: Phrase, language: Language, text: str) -> Iterator[Word]:
    said = phrase.text
    for match in WORD.finditer(text):
        whole, (begin, after) = match.group(), match.span()
        around = said[max(begin - 1, 0) : begin], said[after : after + 1]
        if not _PART_OF_MORE.isdisjoint(around):
            continue
        for part in _PART.finditer(whole):
            start, end = begin + part.start(), begin + part.end()
            before_hyphen = text[end : end + 1] in _HYPHENS
            yield Word(phrase, language, start, part.group(), whole, before_hyphen)


def _names(texts: Iterable[Phrase]) -> Iterator[str]:
    """Yield the words with a capital that stand in names."""
    for phrase in texts:
        if NAMED.intersection(map(str, phrase.path[-2:])):
            yield from (word for word in WORD.findall(phrase.text) if not word.islower())


def _divided(words: Sequence[Word]) -> Iterator[Problem]:
    """Yield the long words with a space within that stand whole elsewhere: «handlings planen»."""
    used = {word.text for word in words}
    for first, second in pairwise(words):
        whole, end = first.text + second.text, first.start + len(first.text)
        is_next = first.phrase is second.phrase and end + 1 == second.start
        if is_next and whole in used and min(len(first.text), len(second.text)) >= _LONG_PART:
            span = first.start, second.start + len(second.text)
            yield first.phrase.problem("right_form", *span, instead=Quoted(whole))


# --- which are wrong ------------------------------------------------------------------------------


def _misspelt(words: Iterable[Word], dictionary: Dictionary) -> Iterator[Problem]:
    """Yield the wrong words, each once for a file."""
    told: set[tuple[str, str]] = set()
    right: set[tuple[str, str, bool]] = set()
    for word in words:
        key, asked = (
            (word.phrase.file.name, word.text.lower()),
            (word.text, word.whole, word.before_hyphen),
        )
        if asked in right or key in told:
            continue
        if _is_right(word, dictionary):
            right.add(asked)
        else:
            told.add(key)
            yield _problem(word, dictionary)


def _is_right(word: Word, dictionary: Dictionary) -> bool:
    """Whether a word is right, or may well be a name."""
    text = plain(word.text).removesuffix("'s").rstrip("²³")
    if len(text) == 1 or any(map(str.isupper, text[1:])):
        return True  # an abbreviation, or a name such as JavaScript
    if not text[:1].isupper():
        is_first = word.before_hyphen and dictionary.has_first(text)
        return (
            is_first
            or dictionary.has(text)
            or (word.whole != word.text and dictionary.has(word.whole))
        )
    # Unknown words with a capital are names, but for a slip in a word of the lists. After another
    # that is not the first of its sentence, all are.
    is_near = len(text) >= _LONG_NAME and dictionary.is_one_slip_off(text, listed_only=True)
    is_of_a_name = _NAME_SO_FAR.search(word.phrase.text[: word.start])
    return not is_near or bool(is_of_a_name) or dictionary.has(text)


def _problem(word: Word, dictionary: Dictionary) -> Problem:
    hint = did_you_mean(*dictionary.suggestions(word.text))
    listed = next(name for name, language in WORD_LISTS.items() if language == word.language)
    span = word.start, word.start + len(word.text)
    return word.phrase.problem(RULE, *span, found=Quoted(word.text), hint=hint, list=listed)
