"""Texts that are not finished: marks left to fill in, notes of the writer, sentences cut off.

A mark that nobody could mean is an error. Words that may be a note to oneself are advice: an
ordinary sentence can hold them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from apenhet.check.prose.phrases import Pair, Phrase, pair_check, phrase_check, sentences
from apenhet.problems.problem import Problem, Quoted

_FILLED: Final = r"(?:sett|fyll|skriv|legg) inn|fyll ut|insert|fill in"
_LEFT: Final = re.compile(
    r"\b(?:todo|tbd|fixme|x{3,}|lorem ipsum|[xX]{2}(?= [a-zæøå]))\b"
    rf"|[\[<(](?:{_FILLED})\b[^\]>)]{{0,60}}[\])>]"
    # Brackets and quotation marks with nothing in them, lines and signs to write on.
    r"|\(\s*\)|\[ *\]|<\s*>|«\s*»|“\s*”|_{3,}|\?{3,}|\.{5,}"
    r"|\b(?:dd|mm|åååå|yyyy)[./-](?:dd|mm|åååå|yyyy)\b|\A\W+\Z",
    re.IGNORECASE,
)
_SIGNS_LEFT: Final = re.compile(
    r"\b(?:placeholder|plassholder|blindtekst|dummy ?te(?:ks|x)t|asdf\w*|qwerty\w*|to-do)\b"
    r"|(?-i:\b(?:TBC|TBA|NN|N\.N\.|XX)(?!\w))|(?<!\?)\?\?(?!\?)|(?<!\S)__(?!\S)"
    # A letter or dots where a number was to stand, but for what is left out of a quotation.
    r"|(?<=\bhar )x\b|(?<=\bhave )x\b|(?<= fra )x\b|(?<= from )x\b"
    r"|(?<=\S)\s(?:…|\.{2,3})\s(?=[a-zæøå])(?![^«»“”‘’]{0,300}[»”’])"
    r"|\[(?:sitat|tekst|tall|navn|dato|beløp|tittel|kilde|ord|quote|text|figure|number|name|date"
    r"|amount|title|source|word)s?\]|\((?:kommer|følger|mangler|pending|missing|\.{3}|…)\)",
    re.IGNORECASE,
)
_LATER: Final = (
    r"(?: (?:senere|snart|her|ennå|enda|etter hvert|fortløpende|i (?:neste|endelig|siste)\b.*"
    r"|later|soon|shortly|here|yet|in the (?:next|final)\b.*|by .*|av (?:lederen|styret|\w+)"
    r"|med styret))?"
)
_A_THING: Final = r"(?:(?:mer|flere|nærmere|more|further|her|the|en|et|det) )?(?:[\wæøå]+ )?"
_PAST: Final = (
    r"(?:completed|confirmed|determined|decided|agreed|clarified|added|announced|written"
    r"|filled in|translated|inserted|supplied|provided|updated)"
)
_DONE: Final = (
    r"(?:fylles (?:ut|inn)|settes inn|legges (?:inn|til)|skrives|oversettes|bekreftes|avklares"
    r"|oppdateres|ferdigstilles)"
)
_NOTES: Final = re.compile(
    # The whole of a sentence, without its full stop.
    rf"{_A_THING}(?:kommer|følger|ettersendes)(?: (?:senere|snart|etter hvert|fortløpende"
    r"|i (?:neste|endelig|siste) \w+))?"
    rf"|(?:(?:mer|more) )?(?:tekst\w*|sitat\w*|tall\w*|navn\w*|dato\w*|beløp\w*|inform\w+"
    rf"|innhold\w*"
    rf"|text|quotes?|figures?|names?|dates?|amounts?|details|translation)"
    rf" (?:kommer|følger|mangler|pending|missing|needed|to follow"
    rf"|to come){_LATER}"
    rf"|(?:sitat\w*|quote) (?:fra|from) .* (?:kommer|følger|mangler|to follow)"
    rf"|(?:avventer?|venter på|awaiting)\b.*|mangler(?: \w+)?|(?:kommer|følger){_LATER}"
    rf"|her (?:kommer|mangler)(?: \w+){{0,3}} ?(?:tekst|sitat)\w*(?: (?:fra|om) .*)?{_LATER}"
    rf"|(?:(?:dette|det|her|teksten|tallet|denne) )?(?:må|skal|bør) {_DONE}{_LATER}"
    rf"|(?:må )?(?:{_DONE}){_LATER}|(?:må|ikke|ennå ikke|ikke ennå) "
    rf"(?:oversatt|klart?|ferdig|skrevet){_LATER}"
    rf"|(?:{_FILLED}|skriv|legg til|add|enter|write)(?: (?:en|et|mer|the|a|more))?"
    rf"(?: (?:tekst|tall|navn|dato|sitat|text|figures?|names?|dates?|quotes?|here|her))+"
    rf"|(?:\w+ ){{0,3}}(?<!is )(?<!are )(?<!has )(?<!have )(?<!needs )to be {_PAST}{_LATER}"
    rf"|(?:this|it|the (?:figures?|text|date|name|number|amount)) (?:is|are|has|have|needs?)"
    rf"(?: yet)? to be {_PAST}{_LATER}"
    rf"|{_A_THING}(?:to follow|to come)|coming soon|will follow|pending|(?:\w+ )?translation \w+"
    r"|(?:under|teksten er under) (?:arbeid|utarbeidelse)|work in progress|wip"
    r"|(?:not yet|not|needs to be|un)[ -]?(?:translated|written|ready|finished)(?: yet)?"
    r"|(?:utkast|kladd|draft|test|foo|x|n/a|tba|tbc|t\.b\.[acd]|abc|noe tekst|bla(?: bla)*)"
    r"|(?:norsk |test ?|eksempel ?)?te(?:ks|x)t(?: her| (?:goes )?here)?|sitat|quote"
    r"|(?:se|samme som|see|same as)(?: på| den| the| in)? (?:norsk|engelsk|norwegian|english)e?"
    r"(?: te(?:ks|x)t\w*| versjon| version)?",
    re.IGNORECASE,
)
_NO_NAMES: Final = re.compile(
    # What stands in place of the name of somebody who signs.
    r"(?:fullt |for- og etter)?navn(?: navnesen)?|(?:for|etter)navn|(?:ola|kari) nordmann"
    r"|(?:full |first |last |your )?name|(?:john|jane) (?:doe|smith)"
    r"|(?:styre|nest|forbunds|daglig )leder|styrets (?:nest)?leder|styremedlem|generalsekretær"
    r"|chair(?:man|person|woman)?|board member|general (?:secretary|manager)|deputy chair",
    re.IGNORECASE,
)
_ATTACHED: Final = re.compile(
    r"\b(?:se|jf\.?|i|som) vedlegg(?:et)?\b(?! (?:til|[0-9]+ til))|\bsom (?:er )?vedlagt\b"
    r"|\b(?:see|in) (?:the )?(?:attachment|annex|appendix|enclosure)\b"
    r"(?! (?:to|of|[0-9]+ (?:to|of)))",
    re.IGNORECASE,
)
_DOTS: Final = re.compile(r"(?<!\.)\.{2,4}(?![.\w])")
_MORE_THAN_ONE_SENTENCE: Final = re.compile(r"[^\W\d_]{2}[.!?] +[A-ZÆØÅ«“‘(\[]")
_ENDED: Final = re.compile(r"(?:[.!?:…][*_)\]»”’\"]*|\}\}|\))$")
_CUT_OFF: Final = re.compile(r"(?:[,–—/&(«“‘]|(?<=\s)-|\w-|,? \b(?:og|eller|men|and|or|but|the))$")
_LIST_LINE: Final = re.compile(r"\s*(?:[-*+]|[0-9]+[.)])\s")
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
    """No text is a note of its writer, a stand-in for a name, or points to what is not there."""
    if phrase.file.kind == "labels":
        return  # the site has words such as «Utkast» and «Tekst»
    found = _note(phrase)
    if found:
        words = Quoted(phrase.text[slice(*found)].strip())
        yield phrase.problem("text_complete", *found, found=words)
    for rule, pattern in (("attachment_there", _ATTACHED), ("ellipsis_as_one_sign", _DOTS)):
        match = pattern.search(phrase.solid)
        if match and not (found and match.start() < found[1]):
            yield phrase.problem_at(rule, match, found=Quoted(match.group().strip()))


def _note(phrase: Phrase) -> tuple[int, int] | None:
    """Return where a note begins and ends, if there is one."""
    sign = _SIGNS_LEFT.search(phrase.solid)
    if sign:
        return sign.span()
    if phrase.language is None:
        is_no_name = phrase.path[-1] == "name" and _NO_NAMES.fullmatch(phrase.text.strip(" .()[]"))
        return (0, len(phrase.text)) if is_no_name else None
    for begin, sentence in sentences(phrase.solid):
        words = sentence.strip(' .!:;()[]«»“”‘’"*_-')
        if len(words) <= _LONGEST_NOTE and _NOTES.fullmatch(words):
            return begin, begin + len(sentence)
    return None


@phrase_check
def sentences_finished(phrase: Phrase) -> Iterator[Problem]:
    """A text of several sentences ends like one, and no text ends in a comma or a hyphen."""
    text = phrase.text.rstrip()
    if _CUT_OFF.search(text) or (_is_of_sentences(text) and not _ENDED.search(text)):
        begin = max(0, len(text) - _LAST_WORDS)
        found = Quoted("…" + text[begin:] if begin else text)
        yield phrase.problem("sentence_finished", begin, len(text), found=found)


def _is_of_sentences(text: str) -> bool:
    last = text.rpartition("\n\n")[2]
    is_list = _LIST_LINE.match(last.rpartition("\n")[2])
    return bool(_MORE_THAN_ONE_SENTENCE.search(last)) and not is_list


@pair_check
def file_ends_whole(pair: Pair) -> Iterator[Problem]:
    """No file breaks off in its last text: without the full stop and without an end to its line."""
    text, other = pair.en.text.rstrip(), pair.nb.text.rstrip()
    ends_in_it = next(reversed(pair.en.file.nodes)) == pair.en.path
    is_whole = pair.en.file.content.endswith(b"\n") or bool(_ENDED.search(text))
    if ends_in_it and not is_whole and _ENDED.search(other):
        found = Quoted(text[-_LAST_WORDS:])
        yield pair.en.problem("file_ends_whole", 0, len(text), found=found)
