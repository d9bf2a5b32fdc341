"""What can be made of a file that is not whole: everything but what is wrong in it.

It knows models and paths; what is wrong, ``shape`` has found out.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Final, TypeVar, get_args

from pydantic import BaseModel, RootModel, TypeAdapter

from apenhet.model import Figure, LocalSlug, LocalUrl, MonthDay, Text
from apenhet.read.tree import Path, Step

M = TypeVar("M", bound=BaseModel)

_ONE_THING: Final = (Figure, LocalSlug, LocalUrl, MonthDay, Text)
"""What is one fact: half of it is none."""


def model_at(model: type[BaseModel], path: Path) -> type[BaseModel] | None:
    """Return the model that stands at ``path``, if one does."""
    found: type[BaseModel] | None = model
    for step in path:
        if isinstance(step, int) or found is None:
            continue
        found = _model_below(found, step)
    return found


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


def salvaged(model: type[M], data: object, broken: set[Path]) -> M:
    """Make what can be made of ``data``, leaving out what is broken."""
    if not isinstance(data, dict):
        return model.model_construct()
    if issubclass(model, RootModel):
        return _salvaged_root(model, data, broken)
    kept = {
        name: _salvaged_value(model, name, data[name], _below(broken, name))
        for name in model.model_fields
        if name in data and _is_there(model, name, _below(broken, name))
    }
    return model.model_construct(None, **kept)


def _is_there(model: type[BaseModel], name: str, broken: set[Path]) -> bool:
    """Whether anything can be made of a value: not if it, or half of what is one fact, is wrong."""
    if not broken:
        return True
    inner = _model_below(model, name)
    in_list = any(isinstance(path[0], int) for path in broken if path)
    return () not in broken and inner is not None and (in_list or not _is_one_thing(inner))


def _is_one_thing(model: type[BaseModel] | None) -> bool:
    return model is not None and issubclass(model, _ONE_THING)


def _salvaged_root(model: type[M], data: Mapping[str, object], broken: set[Path]) -> M:
    bad = {path[0] for path in broken if path}
    return model.model_validate({key: value for key, value in data.items() if key not in bad})


def _salvaged_value(model: type[BaseModel], name: str, data: object, broken: set[Path]) -> object:
    inner = _model_below(model, name)
    if not broken or inner is None:
        return _adapter(model, name).validate_python(data)
    if isinstance(data, tuple):
        # One for each entry, even where nothing can be made of it: places are found by number.
        return tuple(_salvaged_item(inner, item, _below(broken, n)) for n, item in enumerate(data))
    return salvaged(inner, data, broken)


def _salvaged_item(model: type[M], data: object, broken: set[Path]) -> M:
    if not broken:
        return model.model_validate(data)
    return model.model_construct() if _is_one_thing(model) else salvaged(model, data, broken)


def _below(broken: set[Path], step: Step) -> set[Path]:
    return {path[1:] for path in broken if path[:1] == (step,)}


@cache
def _adapter(model: type[BaseModel], name: str) -> TypeAdapter[Any]:
    return TypeAdapter(model.model_fields[name].rebuild_annotation())
