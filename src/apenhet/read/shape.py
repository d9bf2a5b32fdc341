"""Whether a file has the shape of its model: pydantic's findings as problems with places.

What fits is kept even where something beside it does not, so that one fault hides no other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any, Final, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from apenhet.model import AcceptedFinding, Frozen
from apenhet.problems.problem import Problem, Quoted, Value, did_you_mean, nearest
from apenhet.problems.wording import Wording
from apenhet.read.datafile import ACCEPTED, DataFile, child
from apenhet.read.meant import (
    AS_ID,
    AS_SLUG,
    THOUSANDS,
    choice_meant,
    date_meant,
    list_meant,
    name_meant,
    number_meant,
)
from apenhet.read.parts import fitting, homes, model_at, without
from apenhet.read.tree import Path, Unreadable, as_data

M = TypeVar("M", bound=BaseModel)

_SAME: Final = {
    "string_type": "text_expected",
    "bool_type": "true_or_false",
    "tuple_type": "list_expected",
    "model_type": "group_expected",
    "dict_type": "group_expected",
    "greater_than_equal": "number_in_range",
    "less_than_equal": "number_in_range",
    "enum": "one_of_the_known",
    "literal_error": "one_of_the_known",
    "empty_text": "text_not_empty",
    "date_form": "date_written_in_full",
    "date_type": "date_written_in_full",
    "date_exists": "date_exists",
    "date_in_reach": "date_in_reach",
    "day_exists": "day_exists",
    "email": "email_complete",
    "fingerprint": "fingerprint_whole",
    "url": "link_complete",
    "identifier": "id_well_formed",
    "slug": "slug_well_formed",
    "country": "country_code",
    "percent_range": "share_within_the_whole",
    "text_or_show": "text_or_show",
}
_NUMBERS: Final = {"int_type", "decimal_type", "is_instance_of", "finite_number"}
_ABOUT: Final = {"percent_range": "value", "day_exists": "day"}
"""Findings about a group that are to be mended in one of its values."""
_FEW: Final = 2
"""Groups that a key may belong in for the answer to be of help."""
_PAIRS: Final = {"Text", "LocalSlug", "LocalUrl"}
"""The models that say one thing in both languages."""


class _Answers(Frozen):
    accepted: tuple[AcceptedFinding, ...]


def shaped(file: DataFile[M], model: type[M]) -> tuple[DataFile[M], list[Problem]]:
    """Return ``file`` with the model made of its tree, whole or in part, and what is wrong."""
    if file.tree is None:
        return file, []
    file, wrong = with_answers(file)
    file, problems = _modelled(file, model)
    return file, [*problems, *wrong]


def with_answers(file: DataFile[Any]) -> tuple[DataFile[Any], list[Problem]]:
    """Return ``file`` with the answers to findings that it gives, and what is wrong with them."""
    node = child(file.tree, ACCEPTED)  # no need to walk through all of the file
    if node is None:
        return file, []
    data = as_data(node)
    value, findings = _validated(_Answers, {ACCEPTED: data})
    told = _Findings(file, _Answers, findings)
    bad = {path[1] for path in (*told.broken, *told.unknown) if len(path) > 1}
    whole = value is not None or bad
    items = data if isinstance(data, tuple) and whole else ()
    answers = tuple(
        ((ACCEPTED, number), AcceptedFinding.model_validate(item))
        for number, item in enumerate(items)
        if number not in bad
    )
    return replace(file, accepted=answers), list(told.problems())


def _modelled(file: DataFile[M], model: type[M]) -> tuple[DataFile[M], list[Problem]]:
    data = as_data(file.tree) if file.tree else {}
    if isinstance(data, dict):
        data = {key: value for key, value in data.items() if key != ACCEPTED}
    value, findings = _validated(model, data)
    if value is not None:
        return replace(file, value=value, parts=value), []
    told = _Findings(file, model, findings)
    if told.unknown:
        # Without the unknown keys more can be wrong, such as a block that is left with nothing.
        data = without(data, told.unknown)
        value, findings = _validated(model, data)
    broken = _Findings(file, model, findings).broken | told.broken
    parts = fitting(model, data) if value is None else value
    found = replace(file, value=value, parts=parts, broken=frozenset(broken))
    return found, list(told.problems())


def _validated(model: type[M], data: object) -> tuple[M | None, list[ErrorDetails]]:
    try:
        return model.model_validate(data), []
    except ValidationError as error:
        return None, error.errors(include_url=False)


# --- from pydantic's findings to problems ---------------------------------------------------------


class _Findings:
    """Tells what pydantic found in one file."""

    def __init__(
        self, file: DataFile[Any], model: type[BaseModel], findings: Iterable[ErrorDetails]
    ) -> None:
        self.file, self.model = file, model
        self.by_path: dict[Path, ErrorDetails] = {}
        for finding in findings:
            self.by_path.setdefault(self._path(finding), finding)
        self.unknown = {p for p, f in self.by_path.items() if f["type"] == "extra_forbidden"}
        self.broken = set(self.by_path) - self.unknown

    def problems(self) -> Iterator[Problem]:
        """Yield the problems; a key that is misspelt is unknown, and not missing as well."""
        meant = {(*path[:-1], self._meant(path)) for path in self.unknown}
        for path, finding in self.by_path.items():
            if not (finding["type"] == "missing" and path in meant):
                yield from self._problem(path, finding)

    def _path(self, finding: ErrorDetails) -> Path:
        """Return the finding's path in the file, without the steps that pydantic adds itself."""
        path: Path = ()
        for step in finding["loc"]:
            if self.file.node((*path, step)) is not None:
                path = (*path, step)
        return (*path, finding["loc"][-1]) if finding["type"] == "missing" else path

    def _meant(self, path: Path) -> str | None:
        """Return the key that was probably meant, one that is not already there."""
        known = [
            name for name in self._known(path[:-1]) if self.file.node((*path[:-1], name)) is None
        ]
        return nearest(str(path[-1]), known)

    def _known(self, path: Path) -> list[str]:
        model = model_at(self.model, path)
        known = list(model.model_fields) if model else []
        return known if path or ACCEPTED in known else [*known, ACCEPTED]

    def _problem(self, path: Path, finding: ErrorDetails) -> Iterator[Problem]:
        kind = finding["type"]
        if isinstance(finding["input"], Unreadable) and kind != "missing":
            return  # the reader has said why
        if kind == "missing":
            yield self._missing(path)
        elif kind == "extra_forbidden":
            yield self._unknown(path)
        elif finding["loc"][-1:] == ("[key]",):
            place = self.file.where_key(path)
            values = {"found": Quoted(str(path[-1])), **_name(path[-1], "id_well_formed")}
            yield self.file.problem("id_well_formed", path, place, **values)
        elif finding["input"] is None:
            yield self.file.problem("value_given", path)
        elif kind in _NUMBERS and isinstance(finding["input"], Decimal):
            yield self._not_whole(path, str(finding["input"]))
        elif kind == "whole_number":
            path = (*path, "value")
            yield self._not_whole(path, str(getattr(self.file.node(path), "value", "")))
        elif kind in _NUMBERS:
            yield self._number(path, finding["input"])
        else:
            yield self._other(path, finding)

    def _missing(self, path: Path) -> Problem:
        model = model_at(self.model, path[:-1])
        key = str(path[-1])
        if model is not None and model.__name__ in _PAIRS:
            return self.file.problem("both_languages", path[:-1], missing=_LANGUAGES[key])
        title = model.model_fields[key].title if model else None
        about = Wording(f" ({title})", "") if title else ""
        return self.file.problem("key_present", path[:-1], key=Quoted(key), about=about)

    def _unknown(self, path: Path) -> Problem:
        return self.file.problem(
            "key_known",
            path[:-1],
            self.file.where_key(path),
            key=Quoted(str(path[-1])),
            hint=did_you_mean(self._meant(path)) or self._home(path),
            known=", ".join(self._known(path[:-1])),
        )

    def _home(self, path: Path) -> Value:
        """Return where a key belongs that stands in the wrong group, where that is clear."""
        found = [".".join(map(str, home)) for home in homes(self.model, str(path[-1]))]
        if not 1 <= len(found) <= _FEW:
            return ""
        nb, en = " eller ".join(found), " or ".join(found)
        return Wording(f" Den hører hjemme under {nb}.", f" It belongs under {en}.")

    def _not_whole(self, path: Path, found: str) -> Problem:
        if re.fullmatch(THOUSANDS, found):
            return self._number(path, found)
        return self.file.problem("count_is_whole", path, found=found)

    def _number(self, path: Path, found: object) -> Problem:
        hint, meant = number_meant(found)
        values = {"found": shown(found), "hint": hint, "meant": meant}
        return self.file.problem("number_expected", path, **values)

    def _other(self, path: Path, finding: ErrorDetails) -> Problem:
        kind, found, context = finding["type"], finding["input"], finding.get("ctx", {})
        if kind == "model_type" and context["class_name"] in _PAIRS:
            return self.file.problem("both_languages", path, missing=BOTH)
        values: dict[str, Value] = {"found": shown(found)}
        if kind in _ABOUT:
            path = (*path, _ABOUT[kind])
            values["found"] = str(getattr(self.file.node(path), "value", ""))
        if _SAME[kind] == "date_written_in_full":
            values["meant"] = date_meant(found)
        if _SAME[kind] in _EXAMPLES:
            values |= _name(found, _SAME[kind])
        if kind == "tuple_type":
            values |= list_meant(found)
        if kind in {"enum", "literal_error"}:
            values |= _choices(context["expected"], found)
        if "ge" in context or "le" in context:
            values["limit"] = _limit(context)
        return self.file.problem(_SAME[kind], path, **values)


BOTH: Final = Wording("nb: og en: under hverandre", "nb: and en: below each other")
"""What a text in one language lacks to stand in both."""
_LANGUAGES: Final = {
    "nb": Wording("norsk (nb)", "Norwegian (nb)"),
    "en": Wording("engelsk (en)", "English (en)"),
}


def shown(found: object) -> Value:
    """Return something that was found in a file the way messages show it."""
    match found:
        case bool():
            return Quoted(str(found).lower())
        case str():
            return Quoted(found)
        case None:
            return Wording("ingenting", "nothing")
        case dict():
            return Wording("en gruppe med nøkler", "a group of keys")
        case tuple():
            return Wording("en liste", "a list")
        case _:
            return Wording(f"tallet {found}", f"the number {found}")


_EXAMPLES: Final = {"id_well_formed": AS_ID, "slug_well_formed": AS_SLUG}
"""What names are like by the rule that asks for it."""


def _name(found: object, rule: str) -> dict[str, Value]:
    return {"meant": name_meant(found, *_EXAMPLES[rule])}


def _choices(expected: str, found: object) -> dict[str, Value]:
    options = re.findall(r"'([^']*)'", expected)
    meant = choice_meant(str(found), options) or nearest(str(found), options)
    hint = did_you_mean(meant)
    return {"options": ", ".join(options), "hint": hint}


def _limit(context: Mapping[str, object]) -> Value:
    if "ge" in context:
        return Wording(f"{context['ge']} eller mer", f"{context['ge']} or more")
    return Wording(f"{context['le']} eller mindre", f"{context['le']} or less")
