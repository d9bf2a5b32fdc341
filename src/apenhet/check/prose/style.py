"""How the texts are worded and set: what is nearly always better put otherwise.

Only what an honest text hardly ever means as it stands has a row here. A matter of taste has none:
advice that is wrong once in ten times is read by nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from apenhet.check.prose.phrases import Pair, Phrase, pair_check, phrase_check, sentences
from apenhet.model import LANGUAGES, Language
from apenhet.problems.problem import Problem, Quoted, Value
from apenhet.problems.wording import Wording

MOST_WORDS: Final = 40
"""In a sentence: what plain language advises against, with room for an official name or two."""
ADDRESS: Final = re.compile(
    r"\bhttps?://\S+|\bwww\.\S+|\S+@\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:no|com|org|net|eu|int|io)\b\S*"
    r"|(?<!\w)\.\w{2,5}\b"
)
"""What is no words: addresses, and the endings of files' names."""
_DOT_INSIDE: Final = re.compile(r"[.@/]\w")
_NO_WORDS: Final = re.compile(r"_(?:anchor|file)$|^language_")
"""Labels that are parts of addresses, and the languages' names in the languages themselves."""


@dataclass(frozen=True, slots=True)
class Row:
    """What a text in ``language`` should not hold, and what to write instead; none is both."""

    pattern: re.Pattern[str]
    instead: Value
    language: Language | None = None

    def told(self, rule: str, phrase: Phrase, text: str) -> Iterator[Problem]:
        """Yield a problem for each place in the text, or in a form of it of the same length."""
        if self.language in {None, phrase.language}:
            for match in self.pattern.finditer(text):
                is_words = match.group().replace(" ", "").replace("-", "").isalpha()
                quoted = match.group() if is_words else _with_its_words(phrase.text, *match.span())
                found = Quoted(quoted)
                yield phrase.problem_at(rule, match, found=found, instead=self.instead)


def _with_its_words(text: str, start: int, end: int) -> str:
    """Return what stands between two places, with the rest of the words they cut."""
    before, after = text[:start].rsplit(maxsplit=1), text[end:].split(maxsplit=1)
    head = before[-1] if before and start and not text[start - 1].isspace() else ""
    tail = after[0] if after and not text[end : end + 1].isspace() else ""
    return f"{head}{text[start:end]}{tail}"


def _words(pattern: str, instead: Value, language: Language) -> Row:
    whole = re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)
    return Row(whole, Quoted(instead) if isinstance(instead, str) else instead, language)


_NAMED: Final = Wording("å si hva det er", "to say what it is")
_LEFT_OUT: Final = Wording("å sløyfe det", "to leave it out")
_IN_FULL: Final = Wording("ordene skrevet ut", "the words in full")
_VERB: Final = Wording("verbet alene: «vurdere», «kartlegge»", 'the verb alone: "vurdere"')
PLAIN: Final = (
    _words(r"i henhold til", "etter", "nb"),
    _words(r"vedrørende|angående", "om", "nb"),
    _words(r"hva angår", "når det gjelder", "nb"),
    _words(
        r"foreta(?:r|s|tt|tte)?(?: \w+){0,2} (?:\w*vurdering|kartlegging|undersøkelse|gjennomgang"
        r"|evaluering|kontroll)\w*",
        _VERB,
        "nb",
    ),
    _words(r"herunder", "blant annet", "nb"),
    _words(r"ovennevnte|ovenstående|nedenstående", _NAMED, "nb"),
    _words(r"således", "slik", "nb"),
    _words(r"vennligst|det er viktig å merke seg", _LEFT_OUT, "nb"),
    _words(r"besørge[rs]?|tilveiebringe[rs]?", "ordne", "nb"),
    _words(r"innehar?", "ha", "nb"),
    Row(re.compile(r"\b(?:ift|mtp|mht|jfr)\.(?=\s)"), _IN_FULL, "nb"),
    _words(r"pursuant to|by virtue of", "under", "en"),
    _words(
        r"here(?:under|by|in|inafter)|there(?:of|in)|aforementioned|above-?mentioned", _NAMED, "en"
    ),
    _words(r"utili[sz](?:e[sd]?|ing|ation)", "use", "en"),
    _words(r"with regards to", "about", "en"),
    _words(r"in the event that", "if", "en"),
    _words(r"subsequent to", "after", "en"),
)
FORMS: Final = (
    # Those that the dictionary takes for right, since it joins words that bokmål does not join.
    *(
        _words(wrong, right, "nb")
        for wrong, right in (
            (r"tilstede", "til stede"),
            (r"idag", "i dag"),
            (r"iår", "i år"),
            (r"imorgen", "i morgen"),
            (r"istedet(?: for)?", "i stedet"),
            (r"forøvrig", "for øvrig"),
            (r"ihvertfall", "i hvert fall"),
            (r"utifra", "ut fra"),
            (r"i følge(?! med)", "ifølge"),
            (r"epost|e-mail|mailen", "e-post"),
            (r"kapitelet", "kapitlet"),
            (r"frå", "fra"),
            (r"berre", "bare"),
            (r"tiltaka", "tiltakene"),
        )
    ),
    Row(re.compile(r"(?<=[a-zæøå,] )Åpenhetslov\w*"), Quoted("åpenhetsloven"), "nb"),
    Row(
        re.compile(
            r"\b(?!(?:priz|seiz|capsiz|downsiz|rightsiz|resiz|assiz|baiz|maiz|oversiz)e)"
            r"[a-z]{3,}i[sz](?<=z)(?:e[sdr]?|ing|ations?)\b"
        ),
        Wording("skrivemåten med -ise", "the spelling with -ise"),
        "en",
    ),
    _words(r"(?:cooperation|collaboration) partners?", "partners", "en"),
    _words(
        r"informations|trainings|advices|researches|feedbacks|equipments",
        Wording("entall", "the singular"),
        "en",
    ),
)
_ANY: Final = {
    language: re.compile(
        "|".join(row.pattern.pattern for row in (*PLAIN, *FORMS) if row.language == language),
        re.IGNORECASE,
    )
    for language in LANGUAGES
}
"""What any of the rows finds, and more: most texts hold none of it."""
_DASH: Final = Wording("tankestrek: –", "a dash: –")
_CLOSE: Final = Wording("uten mellomrom", "no space")
SET: Final = (
    Row(re.compile(r"(?<=\S) {2,}(?=\S)"), Wording("ett mellomrom", "one space")),
    Row(
        re.compile(r"(?<=[^\W_]) +[,.;:!?](?=\s|$)"),
        Wording("uten mellomrom foran", "no space before"),
    ),
    Row(re.compile(r"[(«‘“] +(?=\w)|(?<=\w) +[)»]"), _CLOSE),
    Row(re.compile(r"(?<=[\w,.)»’]) (?:-|--) (?=[\w(«‘])|(?<=\w)--(?=\w)"), _DASH),
    Row(re.compile(r"(?<=\w) ?— ?(?=\w)"), _DASH, "nb"),
    Row(re.compile(r",[,.;:!?]|[;:][,.;:]"), Wording("ett tegn", "one mark")),
    Row(re.compile(r"§(?=\d)"), Wording("et mellomrom etter §", "a space after §")),
    Row(re.compile(r"\d%"), Wording("et mellomrom foran %", "a space before %"), "nb"),
    Row(re.compile(r"\d\s+%"), Wording("% uten mellomrom", "% without a space"), "en"),
)

_TWICE: Final = re.compile(r"\b([^\W\d_]+)(?: |\n[ ]{0,8})\1\b", re.IGNORECASE)
_CAN_STAND_TWICE: Final = frozenset(
    {"det", "den", "de", "er", "har", "var", "som", "that", "had", "is"}
)
"""«Det det gjelder», "had had"."""

_AFTER_A_NUMBER: Final = re.compile(r"(?<=[0-9][.!?])\s+(?=[A-ZÆØÅ«‘(])")
"""Where a sentence ends in a number: «i 2023. Vi»."""
_BRACES: Final = re.compile(r"\{+[^{}\n]*\}+")
_NOT_SET: Final = re.compile(rf"{_BRACES.pattern}|(?<=\]\()[^()\s]+|{ADDRESS.pattern}")
_ENTRY: Final = re.compile(r"^[ ]*(?:[-*+]|[0-9]+[.)])[ ]", re.MULTILINE)


def may_hold_address(text: str) -> bool:
    """Whether it is worth looking for addresses, which takes longer than this look."""
    return _DOT_INSIDE.search(text) is not None


def is_said(phrase: Phrase) -> bool:
    """Whether a text is words in a language, and no name or part of an address."""
    return phrase.language is not None and not _NO_WORDS.search(str((*phrase.path, "")[0]))


@phrase_check
def plainly_said(phrase: Phrase) -> Iterator[Problem]:
    """No officialese where a plain word says the same, and each word in its right form."""
    if phrase.language is None or not _ANY[phrase.language].search(phrase.own_words):
        return
    for row in PLAIN:
        yield from row.told("plain_words", phrase, phrase.own_words)
    for row in FORMS:
        yield from row.told("right_form", phrase, phrase.own_words)


@phrase_check
def words_once(phrase: Phrase) -> Iterator[Problem]:
    """No word stands twice after itself."""
    for match in _TWICE.finditer(phrase.solid) if is_said(phrase) else ():
        word = match.group(1)
        is_typed = phrase.text.startswith(word, match.start())
        if is_typed and word.lower() not in _CAN_STAND_TWICE:
            yield phrase.problem_at("word_not_doubled", match, found=Quoted(word))


@phrase_check
def sentences_short(phrase: Phrase) -> Iterator[Problem]:
    """No sentence is too long to be read in one go; a fact that is named counts as a word."""
    for start, words in sentences(phrase.solid):
        count = max(len(part.split()) for part in _AFTER_A_NUMBER.split(words))
        end = start + len(words)
        if count > MOST_WORDS:
            found = Quoted(phrase.text[start:end])
            yield phrase.problem(
                "sentence_short", start, end, count=count, limit=MOST_WORDS, found=found
            )


@phrase_check
def well_set(phrase: Phrase) -> Iterator[Problem]:
    """Spaces, dashes and marks are set as the language has them."""
    if is_said(phrase):
        text = _filled(phrase)
        for row in SET:
            yield from row.told("set_right", phrase, text)


@pair_check
def same_parts(pair: Pair) -> Iterator[Problem]:
    """Both languages have the same paragraphs and lists."""
    (nb, nb_items), (en, en_items) = (_shape(half.text) for half in (pair.nb, pair.en))
    if (nb, nb_items) != (en, en_items):
        values = {"nb": nb, "nb_items": nb_items, "en": en, "en_items": en_items}
        yield pair.en.problem("same_parts", 0, 0, **values)


def _shape(text: str) -> tuple[int, int]:
    """Return how many paragraphs, lists among them, and how many entries of lists a text has."""
    return len(re.split(r"\n\s*\n", text.strip())), len(_ENTRY.findall(text))


def _filled(phrase: Phrase) -> str:
    """Return a text as typed, with letters for what braces hold and for addresses."""
    pattern = _NOT_SET if may_hold_address(phrase.text) else _BRACES
    return pattern.sub(lambda match: "o" * len(match.group()), phrase.text)
