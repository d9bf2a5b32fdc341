"""Texts beside the data they speak of: counts, lists, answers and labels that should agree.

What is looked for are words, not meaning; so all of it is advice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from apenhet.check.phrases import Phrase, phrases, sentences
from apenhet.check.prose.numbers import all_numbers
from apenhet.check.references import facts_of
from apenhet.check.register import CheckedEdition, check
from apenhet.facts import REFERENCE
from apenhet.model import Category, Finding, Language, Unit
from apenhet.problems.problem import Problem, Quoted, Value
from apenhet.read.dictionary import any_of

_LISTS: Final = {name: re.compile(any_of(name)) for name in ("measures", "risk_areas")}
"""Lists of the account that texts count and name, and what they are called there."""
_ALL: Final = re.compile(rf"{any_of('all')}\s*$")
_OTHERS: Final = re.compile(rf"{any_of('others')}|\b20[0-9]{{2}}\b")
_SOME: Final = re.compile(rf"\s+{any_of('some')}")
_FOLLOW_UP, _FOUND, _HARM, _NEGATIVE = (
    re.compile(any_of(name)) for name in ("follow_up", "found", "harm", "negative")
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
    for name, noun in _LISTS.items():
        count = len(getattr(checked.statement, name))
        for phrase in phrases(checked.statement_file):
            if phrase.language and noun.search(phrase.prose):
                yield from _miscounted(phrase, phrase.language, name, count)


def _miscounted(phrase: Phrase, language: Language, name: str, count: int) -> Iterator[Problem]:
    for begin, sentence in sentences(phrase.prose):
        for number in all_numbers(sentence, language):
            noun = _LISTS[name].match(sentence, number.end + 1)
            is_all = _ALL.search(sentence[: number.start]) and not _OTHERS.search(sentence)
            is_some = noun and _SOME.match(sentence, noun.end()) and "plan" not in sentence
            if noun and is_all and not is_some:
                start, end = begin + number.start, begin + noun.end()
                found = Quoted(phrase.text[start:end])
                if number.plain == str(count):
                    path = f"derived.{name}"
                    yield phrase.problem("fact_typed_once", start, end, found=found, path=path)
                elif float(number.plain) >= _FEW:
                    values: dict[str, Value] = {"found": found, "count": count, "list": name}
                    yield phrase.problem("count_fits", start, end, **values)


@check("risk_areas", "measures", of_prose=True)
def lists_named_whole(checked: CheckedEdition) -> Iterator[Problem]:
    """A text that names all risk areas or measures but one has not forgotten the new one."""
    for name in _LISTS:
        ids = {item.id for item in getattr(checked.statement, name)}
        for phrase in phrases(checked.statement_file):
            found = [m for m in REFERENCE.finditer(phrase.text) if m[1].split(".")[0] == name]
            named = {match[1].split(".")[1] for match in found}
            left_out = ids - named
            if len(named) > 1 and len(left_out) == 1 and phrase.language and phrase.path[0] != name:
                span = found[0].start(), found[-1].end()
                missing = Quoted(left_out.pop())
                yield phrase.problem("list_named_whole", *span, list=name, id=missing)


def _denied(answer: bool, text: str, *about: re.Pattern[str]) -> bool:
    """Whether all that a text says about something is that it isn't as answered."""
    told = [one for _, one in sentences(text) if all(word.search(one) for word in about)]
    return bool(told) and all(map(_NEGATIVE.search, told)) is answer


@check(of_prose=True)
def answers_fit(checked: CheckedEdition) -> Iterator[Problem]:
    """A category is followed up, and harm was found, where the texts say so, and nowhere else."""
    for path, category in checked.whole(("assessment", "categories"), Category):
        text = "\n\n".join((category.title.nb, category.meaning.nb, category.meaning.en))
        if _denied(category.follow_up, text, _FOLLOW_UP):
            found = str(category.follow_up).lower()
            yield checked.problem("follow_up_fits", (*path, "follow_up"), found=found)
    for path, finding in checked.whole(("findings",), Finding):
        if _denied(finding.adverse_impacts_found, finding.text.nb, _FOUND, _HARM):
            found = str(finding.adverse_impacts_found).lower()
            yield checked.problem("finding_fits", (*path, "adverse_impacts_found"), found=found)


@check(of_prose=True)
def labels_in_number(checked: CheckedEdition) -> Iterator[Problem]:
    """The label of a figure counts as many as the figure does: «1 leverandør», «6 leverandører»."""
    figures = dict(facts_of(checked).figures())
    for file in checked.files:
        labels = [phrase for phrase in phrases(file) if phrase.path[-2:-1] == ("label",)]
        first_words = {phrase: phrase.text.partition(" ")[0].lower() for phrase in labels}
        for phrase, word in first_words.items():
            figure = figures.get(file.called(phrase.path[:-2]))
            if figure is None or figure.unit is not Unit.COUNT or not phrase.language:
                continue
            is_many = _MANY[phrase.language].fullmatch(word) is not None
            has_plural = any(word + ending in first_words.values() for ending in ("er", "s"))
            if is_many if figure.value == 1 else has_plural:
                found = Quoted(f"{figure.value} {phrase.text}")
                yield phrase.problem("label_in_number", 0, len(word), found=found)
