"""Texts that are not finished: marks left to fill in, notes of the writer, sentences cut off.

A mark that nobody could mean is an error. Words that may be a note to oneself are advice: an
ordinary sentence can hold them. Which words stands in ``read/words/*.phrases.txt``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from apenhet.check.phrases import Pair, Phrase, pair_check, pairs, phrase_check, phrases, sentences
from apenhet.check.register import file_check
from apenhet.problems.problem import Problem, Quoted
from apenhet.read.datafile import DataFile
from apenhet.read.dictionary import any_of

_LEFT: Final = re.compile(
    # Brackets to fill in, brackets and quotation marks with nothing in them, signs to write on.
    rf"{any_of('left')}|[\[<(]{any_of('fill')}[^\]>)]{{0,60}}[\])>]"
    r"|\(\s*\)|\[ *\]|<\s*>|«\s*»|“\s*”|_{3,}|__[./-]|\?{3,}|\.{5,}|(?i:\bx{3,}\b)"
    r"|(?i:\bxx(?= [a-zæøå])|\b(?:dd|mm|åååå|yyyy)[./-](?:dd|mm|[0-9åy]{2,4})\b)|\A\W+\Z"
)
_SIGNS: Final = re.compile(
    rf"{any_of('sign')}|\[{any_of('part', 'blank')}\]|\((?:{any_of('tell')}|…)\)"
    rf"|[^\W\d_]\s[–-]\s{any_of('tell')}[.!]?\Z|(?<!\?)\?\?(?!\?)|(?<!\S)__(?!\S)"
    # A letter or dots where a number was to stand, but for what is left out of a quotation.
    r"|(?i:(?:(?<=\bhar )|(?<=\bhave )|(?<= fra )|(?<= from ))[xn]\b)"
    r"|(?<=\S\s)(?:…|\.{2,3})(?=\s[a-zæøå])(?![^«»“”‘’]{0,300}[»”’])"
)
_TELL, _OTHER, _BEGIN, _ALONE, _NAME = map(
    re.compile,
    (any_of("tell"), any_of("part", "with"), any_of("begin"), any_of("alone"), any_of("name")),
)
_TWO_SENTENCES: Final = re.compile(r"[^\W\d_]{2}[.!?] +[A-ZÆØÅ«“‘(\[]")
_ENDED: Final = re.compile(r"(?:[.!?:…][*_)\]»”’\"]*|\}\}|\)|://\S+)$")
_FULL_STOP: Final = re.compile(r"\w \w.*[^\W\d_]{3}\.\s*$", re.DOTALL)
_CUT_OFF: Final = re.compile(rf"(?:[,–—/&(«“‘]|(?<=\s)-|\w-|{any_of('cut')})$")
_CUT_BEFORE: Final = re.compile(r"\s*[,;:.)](?![.\w])")
_BEGUN_SMALL: Final = re.compile(r"[a-zæøå]+\s.*[^\W\d_]{2}\.\s*\Z", re.DOTALL)
_LIST_SIGN: Final = re.compile(r"(?:^|\s)\s*(?:[-*+•·–|]|[0-9]+[.)])\s")
_IN_PAIRS: Final = re.compile(r"((?<!\w)\w{1,2}(?=\)))?[()«»“”]|‘(?=\w)(?!.*’(?!\w))", re.DOTALL)
"""Brackets and quotation marks, with the letter or number of a list: «a)»."""
_CLOSES: Final = {")": "(", "»": "«", "”": "“"}
_LAST_WORDS: Final = 40
_LONGEST_NOTE: Final = 80


@phrase_check
def nothing_left_to_fill_in(phrase: Phrase) -> Iterator[Problem]:
    """No text has a place left to fill in."""
    match = _LEFT.search(phrase.solid) if phrase.text.strip() else None
    if match:
        found = Quoted(phrase.text[match.start() : match.end()].strip())
        yield phrase.problem_at("nothing_left_to_fill_in", match, found=found)


@phrase_check
def no_notes(phrase: Phrase) -> Iterator[Problem]:
    """No text is a note of its writer, or stands in for a name."""
    if phrase.file.kind == "labels":
        return  # the site has words such as «Utkast» and «Tekst»
    found = _note(phrase)
    if found:
        words = Quoted(phrase.text[slice(*found)].strip())
        yield phrase.problem("text_complete", *found, found=words)


def _note(phrase: Phrase) -> tuple[int, int] | None:
    """Return where a note begins and ends, if there is one."""
    sign = _SIGNS.search(phrase.solid)
    if sign:
        return sign.span()
    if phrase.language is None:
        is_no_name = phrase.path[-1] == "name" and _NAME.fullmatch(phrase.text.strip(" .()[]"))
        return (0, len(phrase.text)) if is_no_name else None
    for begin, sentence in sentences(phrase.solid):
        words = sentence.strip(' .!:;()[]«»“”‘’"*_-')
        if len(words) <= _LONGEST_NOTE and _is_note(words):
            return begin, begin + len(sentence)
    return None


def _is_note(words: str) -> bool:
    """Whether the words of a sentence are those that notes are made of, and no others."""
    if _BEGIN.match(words) or _ALONE.fullmatch(words):
        return True
    rest = _TELL.sub("", words)
    return rest != words and not re.search(r"\w", _OTHER.sub("", rest))


@pair_check
def sentences_finished(pair: Pair) -> Iterator[Problem]:
    """A text of sentences ends like one in both languages; none ends or begins in a comma."""
    for phrase, other in pair.in_order():
        text = phrase.text.rstrip()
        span = max(0, len(text) - _LAST_WORDS), len(text)
        last = text.rpartition("\n\n")[2]
        is_list = _LIST_SIGN.match(last.rpartition("\n")[2])
        is_open = not (is_list or _ENDED.search(text)) and (
            _TWO_SENTENCES.search(last)
            or (_FULL_STOP.search(other.text) and not _LIST_SIGN.search(text))
        )
        is_begun = _BEGUN_SMALL.match(text) and other.text[:1].isupper()
        if is_begun or (_CUT_BEFORE.match(text) and len(text) > 1):
            span = 0, min(len(text), _LAST_WORDS)
        elif not is_open and not _CUT_OFF.search(text):
            continue
        found = Quoted(("…" if span[0] else "") + text[slice(*span)])
        yield phrase.problem("sentence_finished", *span, found=found)


@phrase_check
def marks_closed(phrase: Phrase) -> Iterator[Problem]:
    """Each bracket and quotation mark that opens is closed, and none closes what is not open."""
    if phrase.language is None or "://" in phrase.solid or "@" in phrase.solid:
        return  # of broken links is told as that
    open_: list[re.Match[str]] = []
    for match in _IN_PAIRS.finditer(phrase.solid):
        if open_ and open_[-1].group() == _CLOSES.get(match.group()[-1]):
            open_.pop()
        elif not match[1]:
            open_.append(match)
    for match in open_[:1]:
        yield phrase.problem_at("marks_closed", match, found=Quoted(match.group()))


@file_check
def file_ends_whole(file: DataFile[Any]) -> Iterator[Problem]:
    """No file breaks off in its last text: without the full stop and without an end to its line."""
    if file.content.endswith(b"\n"):
        return
    for pair in pairs(phrases(file)[-2:]):
        text, other = pair.en.text.rstrip(), pair.nb.text.rstrip()
        ends_in_it = next(reversed(file.nodes)) == pair.en.path
        if ends_in_it and not _ENDED.search(text) and _ENDED.search(other):
            found = Quoted(text[-_LAST_WORDS:])
            yield pair.en.problem("file_ends_whole", 0, len(text), found=found)
