"""Texts beside the data they speak of: counts, lists, answers and labels that should agree.

What is looked for are words, not meaning; so all of it is advice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from apenhet.check.prose.numbers import numbers, numbers_in_words
from apenhet.check.prose.phrases import Phrase, phrases, sentences
from apenhet.check.register import CheckedEdition, check
from apenhet.facts import REFERENCE
from apenhet.model import Category, Finding, Language
from apenhet.problems.problem import Problem, Quoted
from apenhet.read.tree import Scalar

_SPOKEN_OF: Final[Mapping[str, str]] = {
    "measures": r"(?:tiltak(?:ene)?|measures)\b",
    "risk_areas": r"(?:risikoområde(?:r|ne)|risk areas)\b",
}
"""Lists of the account that texts count and name, and what they are called there."""
_ALL_OF_THEM: Final = re.compile(
    r"\b(?:har|de|alle|disse|våre|på|the|all|these|our|have|has|of)\s*$", re.IGNORECASE
)
_OTHERS: Final = re.compile(
    r"\bi fjor|forrige|tidligere|bransje|\bav (?:de|dem|tiltak)|\bof (?:the|them)|last year"
    r"|previous|earlier|industry|\b20[0-9]{2}\b",
    re.IGNORECASE,
)
_PLAN: Final = re.compile(r"handlingsplan|action plan", re.IGNORECASE)
_NARROWED: Final = re.compile(
    r"\s+(?:som|for|mot|knyttet|innen|i|på|concerning|that|which|against|to|on|in)\b", re.IGNORECASE
)
"""What goes on to say which of them: «fire tiltak som gjelder hoteller»."""
_COUNTS: Final = range(3, 30)
"""Smaller numbers count some of them."""
_NEGATIVE: Final = re.compile(
    r"\b(?:ikke|ingen|verken|heller|uten|utelukke\w*|not?|none|neither|nor|without|any)\b",
    re.IGNORECASE,
)
_FOLLOWED_UP: Final = re.compile(
    r"(?:må|skal|bør) (?:også )?(?:følges opp|undersøke|følge opp)"
    r"|(?:must|should|will|is to|are to) (?:also )?(?:be followed up|follow up"
    r"|look (?:into|further))",
    re.IGNORECASE,
)
_NOT_FOLLOWED_UP: Final = re.compile(
    r"(?:trenger|behøver|skal) ikke (?:å )?(?:følge|følges|videre)|ingen (?:videre )?oppfølging"
    r"|no (?:further )?follow-up|not (?:need to )?be followed up",
    re.IGNORECASE,
)
_FOUND: Final = re.compile(
    r"\b(?:avdekket|fant|funnet|oppdaget|found|identified|uncovered|discovered)\b", re.IGNORECASE
)
_HARM: Final = re.compile(
    r"brudd|negativ\w*|barnearbeid|tvangsarbeid|violat|breach|adverse|child labou?r|forced labou?r",
    re.IGNORECASE,
)
_MANY: Final[Mapping[Language, re.Pattern[str]]] = {
    "nb": re.compile(r"\w{3,}(?<![td]ak)(?<!part)(?<!led)(?<!medarbeid)(?<!ei)er|\w+ene"),
    "en": re.compile(r"\w{3,}(?<!s)s|people"),
}
"""First words of labels that count more than one."""


# --- counts and lists in texts --------------------------------------------------------------------


@check("measures", "risk_areas")
def counts_fit_lists(checked: CheckedEdition) -> Iterator[Problem]:
    """A text that says how many measures or risk areas there are says as many as there are."""
    statement = checked.statement
    counts = {"measures": len(statement.measures), "risk_areas": len(statement.risk_areas)}
    for name, words in _SPOKEN_OF.items():
        noun = re.compile(words, re.IGNORECASE)
        for phrase in _texts_of_the_account(checked):
            for begin, sentence in sentences(phrase.prose) if noun.search(phrase.prose) else ():
                yield from _miscounted(phrase, begin, sentence, (name, words, counts[name]))


def _miscounted(
    phrase: Phrase, begin: int, sentence: str, counted: tuple[str, str, int]
) -> Iterator[Problem]:
    name, words, count = counted
    if not re.search(words, sentence, re.IGNORECASE) or _OTHERS.search(sentence):
        return
    language = phrase.language or "nb"
    typed = [*numbers(sentence), *numbers_in_words(sentence, _COUNTS, language)]
    for number in typed:
        noun = re.compile(rf"\s+{words}", re.IGNORECASE).match(sentence, number.end)
        if noun and _ALL_OF_THEM.search(sentence[: number.start]):
            found = Quoted(sentence[number.start : noun.end()])
            place = begin + number.start, begin + noun.end()
            is_of_some = _NARROWED.match(sentence, noun.end()) and not _PLAN.search(sentence)
            if number.plain == str(count):
                path = f"derived.{name}"
                yield phrase.problem("fact_typed_once", *place, found=found, path=path)
            elif not is_of_some:
                yield phrase.problem("count_fits", *place, found=found, count=count, list=name)


@check("risk_areas", "measures")
def lists_named_whole(checked: CheckedEdition) -> Iterator[Problem]:
    """A text that names all risk areas or measures but one has not forgotten the new one."""
    for name in _SPOKEN_OF:
        ids = [item.id for item in getattr(checked.statement, name)]
        for phrase in _texts_of_the_account(checked):
            paths = [path.split(".") for path in REFERENCE.findall(phrase.text)]
            named = {path[1] for path in paths if path[0] == name}
            left_out = [item for item in ids if item not in named]
            is_about_one = phrase.path[0] == name
            if len(named) > 1 and len(left_out) == 1 and not is_about_one:
                yield phrase.problem("list_named_whole", 0, 0, list=name, id=Quoted(left_out[0]))


def _texts_of_the_account(checked: CheckedEdition) -> Iterator[Phrase]:
    found = phrases(checked.statement_file)
    yield from (phrase for phrase in found if phrase.language)


# --- answers beside their texts -------------------------------------------------------------------


@check()
def follow_up_fits(checked: CheckedEdition) -> Iterator[Problem]:
    """A category that its text says must be followed up is marked so, and no other."""
    for path, category in checked.whole(("assessment", "categories"), Category):
        told = " ".join((category.title.nb, category.meaning.nb, category.meaning.en))
        says_so = _FOLLOWED_UP.search(told) is not None
        says_not = _NOT_FOLLOWED_UP.search(told) is not None
        if says_so is not says_not and category.follow_up is says_not:
            found = str(category.follow_up).lower()
            yield checked.problem("follow_up_fits", (*path, "follow_up"), found=found)


@check()
def findings_fit(checked: CheckedEdition) -> Iterator[Problem]:
    """What a finding's text says was found or not is what its answer says."""
    for path, finding in checked.whole(("findings",), Finding):
        text = finding.text.nb
        told = [s for _, s in sentences(text) if _FOUND.search(s) and _HARM.search(s)]
        says_found = any(not _NEGATIVE.search(sentence) for sentence in told)
        says_none = bool(told) and not says_found
        if says_found if not finding.adverse_impacts_found else says_none:
            answer = str(finding.adverse_impacts_found).lower()
            yield checked.problem("finding_fits", (*path, "adverse_impacts_found"), found=answer)


@check()
def labels_in_number(checked: CheckedEdition) -> Iterator[Problem]:
    """The label of a figure counts as many as the figure does: «1 leverandør», «6 leverandører»."""
    for file in checked.files:
        labels = [phrase for phrase in phrases(file) if phrase.path[-2:-1] == ("label",)]
        first_words = {phrase: phrase.text.partition(" ")[0].lower() for phrase in labels}
        for phrase, word in first_words.items():
            count, unit = (file.node((*phrase.path[:-2], key)) for key in ("value", "unit"))
            if not isinstance(count, Scalar) or unit is not None or not phrase.language:
                continue
            is_one, is_many = count.value == 1, _MANY[phrase.language].fullmatch(word) is not None
            has_plural = any(word + ending in first_words.values() for ending in ("er", "s"))
            if is_many if is_one else has_plural:
                shown = Quoted(f"{count.value} {phrase.text}")
                yield phrase.problem("label_in_number", 0, len(word), found=shown)
