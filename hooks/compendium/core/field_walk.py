"""One way through a record: every value in it with its location and what its field declares."""

from __future__ import annotations

from functools import cache
from typing import Any

from pydantic import BaseModel

from compendium.core.fields import FieldSpec, read_specs

Location = tuple[str | int, ...]
# A message at a place of a record.
LocatedFault = tuple[Location, str]
Found = tuple[Location, FieldSpec, Any]
known_specs = cache(read_specs)


def walk_record(model: BaseModel, at: Location = ()) -> list[Found]:
    """Return (location, field, value) for each value that is present, nested models included and descended.
    """
    found: list[Found] = []
    _walk(model, at, found)
    return found


def _walk(model: BaseModel, at: Location, found: list[Found]) -> None:
    # Every check walks every record, so this is written for speed: the fields lie in the model's dictionary.
    values = model.__dict__
    for spec in known_specs(type(model)):
        value = values[spec.name]
        if value is None:
            continue
        if spec.many:
            for index, item in enumerate(value):
                location = (*at, spec.name, index)
                found.append((location, spec, item))
                if spec.nested:
                    _walk(item, location, found)
        else:
            location = (*at, spec.name)
            found.append((location, spec, value))
            if spec.nested:
                _walk(value, location, found)


def find_vocabulary(model: type[BaseModel], path: str) -> str:
    """Return the list of terms of a field, or of a field of each part (`outcomes.status`), or nothing."""
    name, _, inner = path.partition(".")
    spec = next((spec for spec in known_specs(model) if spec.name == name), None)
    if spec and inner:
        return find_vocabulary(spec.kind, inner)
    return spec.term.vocabulary if spec and spec.term else ""


def values_at(model: Any, path: str) -> list[str]:
    """Return the values of a field as texts, or of a field of each part (`outcomes.status`).

    None if there is no such field.
    """
    return [str(value) for value in find_values(model, path)]


def find_values(model: Any, path: str) -> list[Any]:
    """Return the values of a field, or of a field of each part (`roles.date`)."""
    name, _, inner = path.partition(".")
    value = getattr(model, name, None)
    values = value if isinstance(value, tuple) else () if value is None else (value,)
    return [found for item in values for found in find_values(item, inner)] if inner else list(values)
