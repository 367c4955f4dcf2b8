"""One way through a record: every value in it with its location and what its field declares."""

from __future__ import annotations

from functools import cache
from typing import Any

from pydantic import BaseModel

from .fields import FieldSpec, specs

Location = tuple[str | int, ...]
Found = tuple[Location, FieldSpec, Any]
known_specs = cache(specs)


def walk(model: BaseModel, at: Location = ()) -> list[Found]:
    """Return (location, field, value) for each value that is present, nested models included and descended."""
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
