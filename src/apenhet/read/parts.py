"""What fits of a file that is not whole: each part by itself, down to single values.

It knows models and data; what is wrong with the rest, ``shape`` tells.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, Final, TypeVar, get_args

from pydantic import BaseModel, RootModel, TypeAdapter, ValidationError

from apenhet.model import Figure, LocalSlug, LocalUrl, MonthDay, Parts, Text
from apenhet.read.tree import Path

M = TypeVar("M", bound=BaseModel)

_ONE_THING: Final = (Figure, LocalSlug, LocalUrl, MonthDay, Text)
"""What is one fact: half of it is none."""
_NOTHING: Final = object()


def fitting(model: type[M], data: object) -> M | Parts:
    """Return what ``data`` says as the model; where it does not fit, the parts of it that do."""
    try:
        return model.model_validate(data)
    except ValidationError:
        if not isinstance(data, dict) or issubclass(model, _ONE_THING):
            return Parts({})
    if issubclass(model, RootModel):
        return model.model_validate(dict(_entries(model, data)))
    return Parts(dict(_values(model, data)))


def _entries(model: type[BaseModel], data: dict[str, object]) -> Iterator[tuple[str, object]]:
    for key, value in data.items():
        try:
            model.model_validate({key: value})
        except ValidationError:
            continue
        yield key, value


def _values(model: type[BaseModel], data: dict[str, object]) -> Iterator[tuple[str, object]]:
    for name, field in model.model_fields.items():
        if name in data:
            value = _value(model, name, data[name])
            if value is not _NOTHING:
                yield name, value
        elif not field.is_required():
            yield name, field.get_default()


def _value(model: type[BaseModel], name: str, data: object) -> object:
    try:
        return _adapter(model, name).validate_python(data)
    except ValidationError:
        inner = _model_below(model, name)
    if inner is not None and isinstance(data, tuple):
        # One for each entry, even where nothing of it fits: places are found by number.
        return tuple(fitting(inner, item) for item in data)
    if inner is None or issubclass(inner, _ONE_THING) or not isinstance(data, dict):
        return _NOTHING
    return fitting(inner, data)


@cache
def _adapter(model: type[BaseModel], name: str) -> TypeAdapter[Any]:
    return TypeAdapter(model.model_fields[name].rebuild_annotation())


# --- which model stands where -----------------------------------------------------------------


def model_at(model: type[BaseModel], path: Path) -> type[BaseModel] | None:
    """Return the model that stands at ``path``, if one does."""
    found: type[BaseModel] | None = model
    for step in path:
        if isinstance(step, int) or found is None:
            continue
        found = _model_below(found, step)
    return found


def homes(model: type[BaseModel], key: str, depth: int = 2) -> Iterator[Path]:
    """Yield the groups, down to a depth, that have a key; a list's stands for its entries."""
    for name in model.model_fields:
        below = _model_below(model, name) if depth else None
        if below is not None and not issubclass(below, (*_ONE_THING, RootModel)):
            if key in below.model_fields:
                yield (name,)
            yield from ((name, *path) for path in homes(below, key, depth - 1))


def _model_below(model: type[BaseModel], key: str) -> type[BaseModel] | None:
    if issubclass(model, RootModel):
        return _model_in(model.model_fields["root"].annotation)
    field = model.model_fields.get(key)
    return _model_in(field.annotation) if field else None


def _model_in(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    inner = (_model_in(argument) for argument in get_args(annotation))
    return next((model for model in inner if model is not None), None)


def without(data: object, paths: set[Path], here: Path = ()) -> object:
    """Return ``data`` without what stands at ``paths``."""
    match data:
        case dict() if paths:
            kept = {key: value for key, value in data.items() if (*here, key) not in paths}
            return {key: without(value, paths, (*here, key)) for key, value in kept.items()}
        case tuple() if paths:
            return tuple(without(item, paths, (*here, n)) for n, item in enumerate(data))
        case _:
            return data
