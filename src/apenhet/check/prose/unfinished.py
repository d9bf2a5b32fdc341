"""Texts that are not finished: marks left to fill in, notes of the writer, sentences cut off.

A mark that nobody could mean is an error. Words that may be a note to oneself are advice: an
ordinary sentence can hold them. Which words stands in ``read/words/*.phrases.txt``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from apenhet.check.phrases import Pair, Phrase, blanked, pair_check, phrase_check, sentences
from apenhet.problems.problem import Problem, Quoted
from apenhet.read.dictionary import any_of

_LEFT: Final = re.compile(
    # Brackets to fill in, brackets and quotation marks with nothing in them, signs to write on.
    rf"{any_of('left')}|[\[<(]{any_of('fill')}[^\]>)]{{0,60}}[\])>]"
    r"|\(\s*\)|\[ *\]|<\s*>|«\s*»|“\s*”|_{3,}|__[./-]|\?{3,}|\.{5,}|\A\s*[^\w\s]\W*\Z"
    r"|(?i:\bx{3,}\b|\bxx(?= [a-zæøå])|\b(?:dd|mm|xx|åååå|yyyy)[./-](?:dd|mm|xx|[0-9åy]{2,4})\b)"
)
_SIGNS: Final = re.compile(
    # Words in square brackets that begin as a note does, or end as a question does.
    rf"{any_of('sign')}|\[(?:{any_of('part', 'blank')}[^\][]{{0,60}}|[A-ZÆØÅ]{{2,3}} ?[:–-][^\][]*"
    rf"|[^\][]*\?)\]|\((?:{any_of('tell')}|…)\)"
    rf"|[^\W\d_]\s[–-]\s{any_of('tell')}[.!]?\Z|(?<!\?)\?\?(?!\?)|(?<!\S)__(?!\S)"
    # A letter or dots where a number was to stand, but for what is left out of a quotation.
    r"|(?i:(?:(?<=\bhar )|(?<=\bhave )|(?<= fra )|(?<= from ))[xn]\b|(?<=\bfor )n\b)"
    r"|(?<=\S\s)(?:…|\.{2,3})(?=\s[a-zæøå])(?![^«»“”‘’]{0,300}[»”’])"
)
_TELL: Final = re.compile(any_of("tell"))
_NO_MORE: Final = re.compile(rf"(?:{any_of('part', 'with')}|\W)*")
_NOTE: Final = re.compile(rf"{any_of('begin')}|{any_of('alone')}\Z")
_NAME: Final = re.compile(any_of("name"))
_TWO_SENTENCES: Final = re.compile(r"[^\W\d_]{2}[.!?] +[A-ZÆØÅ«“‘(\[]")
_ENDED: Final = re.compile(r"(?:[.!?:…][*_)\]»”’\"]*|\}\}|[)\]]|://\S+)$")
_FULL_STOP: Final = re.compile(r"\w \w.*[^\W\d_]{2}\.\s*$", re.DOTALL)
_CUT_OFF: Final = re.compile(rf"(?:[,–—/&(«“‘]|(?<=\s)-|\w-|{any_of('cut')})$")
_BEGUN: Final = re.compile(r"\s*[,;:.)](?![.\w]).|[a-zæøå]+\s.*[^\W\d_]{2}\.\s*\Z", re.DOTALL)
_LIST_SIGN: Final = re.compile(r"(?:^|\s)\s*(?:[-*+•·–|]|[0-9]+[.)])\s")
_IN_PAIRS: Final = re.compile(
    r"\([^()]*\)|«[^«»]*»|“[^“”]*”|‘(?=\w).*’(?!\w)|(?<![\w§])(?<!§ )\w{1,2}\)"
    r"|(\*\*?)(?=\S)[^*()«»“”‘]+\1"
)
"""Brackets and other marks with their words, and the letter or number of a list: «a)»."""
_ALONE: Final = re.compile(r"[()«»“”]|‘(?=\w)|\*\*|(?<!\w)\*(?=\w)")
_SOME_WORDS: Final = 40
_LONGEST_NOTE: Final = 80


@phrase_check
def nothing_left_to_fill_in(phrase: Phrase) -> Iterator[Problem]:
    """No text has a place left to fill in, is a note of its writer, or stands in for a name."""
    if match := _LEFT.search(phrase.solid):
        yield phrase.problem_at("nothing_left_to_fill_in", match)
    for span in islice(_notes(phrase), 1):
        yield phrase.problem("text_complete", *span)


def _notes(phrase: Phrase) -> Iterator[tuple[int, int]]:
    """Yield where notes begin and end."""
    if phrase.file.kind == "labels":
        return  # the site has words such as «Utkast» and «Tekst»
    yield from (sign.span() for sign in _SIGNS.finditer(phrase.solid))
    if phrase.language:
        for begin, sentence in sentences(phrase.solid):
            words = sentence.strip(' .!:;()[]«»“”‘’"*_-')
            # Words of a note, and no others.
            rest = _TELL.sub("", words)
            is_note = rest != words and _NO_MORE.fullmatch(rest)
            if len(words) <= _LONGEST_NOTE and (is_note or _NOTE.match(words)):
                yield begin, begin + len(sentence)
    elif phrase.path[-1] == "name" and _NAME.fullmatch(phrase.text.strip(" .()[]")):
        yield 0, len(phrase.text)


@pair_check
def sentences_finished(pair: Pair) -> Iterator[Problem]:
    """A text of sentences begins and ends like one in both languages; so does a file."""
    for phrase, other in pair.in_order():
        text, file = phrase.text.rstrip(), phrase.file
        begin = max(0, len(text) - _SOME_WORDS)
        found = Quoted(("…" if begin else "") + text[begin:])
        is_open = not _ENDED.search(text)
        is_last = not file.content.endswith(b"\n") and next(reversed(file.nodes)) == phrase.path
        is_cut_off = file.kind != "labels" and _CUT_OFF.search(text)  # they go before other words
        if is_open and is_last and _ENDED.search(other.text):
            yield phrase.problem("file_ends_whole", begin, len(text), found=found)
        # Both may begin with one name in small letters.
        elif _BEGUN.match(text) and not other.text.startswith(text.split()[0]):
            yield phrase.problem("sentence_finished", 0, min(len(text), _SOME_WORDS))
        elif is_cut_off or (is_open and _is_of_sentences(text, other.text)):
            yield phrase.problem("sentence_finished", begin, len(text), found=found)


def _is_of_sentences(text: str, other: str) -> bool:
    """Whether a text that does not end like a sentence is to, and is not the entry of a list."""
    last = text.rpartition("\n\n")[2]
    if not text or _LIST_SIGN.match(last.rpartition("\n")[2]):
        return False
    is_whole_there = _FULL_STOP.search(other) and not _LIST_SIGN.search(text)
    return bool(_TWO_SENTENCES.search(last) or is_whole_there)


@phrase_check
def marks_closed(phrase: Phrase) -> Iterator[Problem]:
    """Each bracket, quotation mark and asterisk that opens is closed, and none closes nothing."""
    if phrase.language is None or "://" in phrase.solid or "@" in phrase.solid:
        return  # of broken links is told as that
    # What stands in others is blanked with them, from within.
    text = blanked(blanked(phrase.solid, _IN_PAIRS), _IN_PAIRS)
    if match := _ALONE.search(text):
        yield phrase.problem_at("marks_closed", match)
