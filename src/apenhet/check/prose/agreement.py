"""Texts beside the data they speak of: counts, lists, answers and labels that should agree.

What is looked for are words, not meaning; so all of it is advice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from apenhet.check.phrases import Phrase, phrases, sentences
from apenhet.check.prose.numbers import numbers, numbers_in_words
from apenhet.check.register import CheckedEdition, check
from apenhet.facts import REFERENCE
from apenhet.model import Category, Finding, Language
from apenhet.problems.problem import Problem, Quoted
from apenhet.read.tree import Scalar


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)


_SPOKEN_OF: Final[Mapping[str, re.Pattern[str]]] = {
    "measures": _words("tiltak(?:ene)?|measures"),
    "risk_areas": _words("risikoområde(?:r|ne)|risk areas"),
}
"""Lists of the account that texts count and name, and what they are called there."""
_ALL_OF_THEM: Final = re.compile(
    r"\b(?:har|de|alle|disse|våre|på|the|all|these|our|have|has|of)\s*$", re.IGNORECASE
)
_OTHERS: Final = _words(
    r"i fjor|forrige|tidligere|bransjens?|av (?:de|dem|tiltak\w*)|of (?:the|them)|last year"
    r"|previous|earlier|industry|20[0-9]{2}"
)
_PLAN: Final = re.compile(r"handlingsplan|action plan", re.IGNORECASE)
_WHICH: Final = re.compile(
    r"\s+(?:som|for|mot|knyttet|innen|i|på|concerning|that|which|against|to|on|in)\b"
)
"""What goes on to say which of them: «fire tiltak som gjelder hoteller»."""
_NEGATIVE: Final = _words(
    "ikke|ingen|verken|heller|uten|utelukke\\w*|not?|none|neither|nor|without|any"
)
_FOLLOWED_UP: Final = _words(
    r"(?:må|skal|bør|must|should|will|to) .{0,30}"
    r"(?:følge\w* opp|follow\w* up|undersøke|look (?:into|further))"
)
_NOT_FOLLOWED_UP: Final = _words(
    r"(?:ikke|ingen|not|no) (?:\w+ ){0,3}(?:følge\w*|oppfølging|follow(?:ed)?[ -]up)"
)
_FOUND: Final = _words("avdekket|fant|funnet|oppdaget|found|identified|uncovered|discovered")
_HARM: Final = re.compile(
    r"brudd|negativ|barnearbeid|tvangsarbeid|violat|breach|adverse|child labou?r|forced labou?r",
    re.IGNORECASE,
)
_MANY: Final[Mapping[Language, re.Pattern[str]]] = {
    "nb": re.compile(r"\w{3,}(?<![td]ak)(?<!part)(?<!led)(?<!medarbeid)(?<!ei)er|\w+ene"),
    "en": re.compile(r"\w{3,}(?<!s)s|people"),
}
"""First words of labels that count more than one."""
_FEW: Final = 3
"""Smaller numbers count some of them."""


@check("measures", "risk_areas", of_prose=True)
def counts_fit_lists(checked: CheckedEdition) -> Iterator[Problem]:
    """A text that says how many measures or risk areas there are says as many as there are."""
    for name, noun in _SPOKEN_OF.items():
        count = len(getattr(checked.statement, name))
        for phrase in phrases(checked.statement_file):
            for begin, sentence in sentences(phrase.prose) if noun.search(phrase.prose) else ():
                if phrase.language and not _OTHERS.search(sentence):
                    yield from _miscounted(phrase, begin, sentence, name, count)


def _miscounted(
    phrase: Phrase, begin: int, sentence: str, name: str, count: int
) -> Iterator[Problem]:
    for number in (*numbers(sentence), *numbers_in_words(sentence, phrase.language or "nb")):
        noun = _SPOKEN_OF[name].match(sentence, number.end + 1)
        if not noun or not _ALL_OF_THEM.search(sentence[: number.start]):
            continue
        span, found = (
            (begin + number.start, begin + noun.end()),
            Quoted(number.typed + " " + noun.group()),
        )
        if number.plain == str(count):
            yield phrase.problem("fact_typed_once", *span, found=found, path=f"derived.{name}")
        elif float(number.plain) >= _FEW and (
            _PLAN.search(sentence) or not _WHICH.match(sentence, noun.end())
        ):
            yield phrase.problem("count_fits", *span, found=found, count=count, list=name)


@check("risk_areas", "measures", of_prose=True)
def lists_named_whole(checked: CheckedEdition) -> Iterator[Problem]:
    """A text that names all risk areas or measures but one has not forgotten the new one."""
    for name in _SPOKEN_OF:
        ids = [item.id for item in getattr(checked.statement, name)]
        for phrase in phrases(checked.statement_file):
            found = [m for m in REFERENCE.finditer(phrase.text) if m[1].split(".")[0] == name]
            named = {match[1].split(".")[1] for match in found}
            left_out = [item for item in ids if item not in named]
            if len(named) > 1 and len(left_out) == 1 and phrase.language and phrase.path[0] != name:
                span = found[0].start(), found[-1].end()
                missing = Quoted(left_out[0])
                yield phrase.problem("list_named_whole", *span, list=name, id=missing)


@check(of_prose=True)
def follow_up_fits(checked: CheckedEdition) -> Iterator[Problem]:
    """A category that its text says must be followed up is marked so, and no other."""
    for path, category in checked.whole(("assessment", "categories"), Category):
        told = " – ".join((category.title.nb, category.meaning.nb, category.meaning.en))
        says_not = _NOT_FOLLOWED_UP.search(told) is not None
        says_so = _FOLLOWED_UP.search(_NOT_FOLLOWED_UP.sub("", told)) is not None
        if says_so is not says_not and category.follow_up is says_not:
            found = str(category.follow_up).lower()
            yield checked.problem("follow_up_fits", (*path, "follow_up"), found=found)


@check(of_prose=True)
def findings_fit(checked: CheckedEdition) -> Iterator[Problem]:
    """What a finding's text says was found or not is what its answer says."""
    for path, finding in checked.whole(("findings",), Finding):
        told = [s for _, s in sentences(finding.text.nb) if _FOUND.search(s) and _HARM.search(s)]
        says_found = any(not _NEGATIVE.search(sentence) for sentence in told)
        if told and says_found is not finding.adverse_impacts_found:
            answer = str(finding.adverse_impacts_found).lower()
            yield checked.problem("finding_fits", (*path, "adverse_impacts_found"), found=answer)


@check(of_prose=True)
def labels_in_number(checked: CheckedEdition) -> Iterator[Problem]:
    """The label of a figure counts as many as the figure does: «1 leverandør», «6 leverandører»."""
    for file in checked.files:
        labels = [phrase for phrase in phrases(file) if phrase.path[-2:-1] == ("label",)]
        first_words = {phrase: phrase.text.partition(" ")[0].lower() for phrase in labels}
        for phrase, word in first_words.items():
            count, unit = (file.node((*phrase.path[:-2], key)) for key in ("value", "unit"))
            if not isinstance(count, Scalar) or unit is not None or not phrase.language:
                continue
            is_many = _MANY[phrase.language].fullmatch(word) is not None
            has_plural = any(word + ending in first_words.values() for ending in ("er", "s"))
            if is_many if count.value == 1 else has_plural:
                shown = Quoted(f"{count.value} {phrase.text}")
                yield phrase.problem("label_in_number", 0, len(word), found=shown)
