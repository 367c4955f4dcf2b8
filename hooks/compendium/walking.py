"""One way through a record: every value in it with its location and what its field declares."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from pydantic import BaseModel

from .fields import FieldSpec, specs

Location = tuple[str | int, ...]
known_specs = cache(specs)


def walk(model: BaseModel, at: Location = ()) -> Iterator[tuple[Location, FieldSpec, Any]]:
    """Yield (location, field, value) for each value that is present, nested models included and descended."""
    for spec in known_specs(type(model)):
        value = getattr(model, spec.name)
        if value is None:
            continue
        items = enumerate(value) if spec.many else ((None, value),)
        for index, item in items:
            location = (*at, spec.name) if index is None else (*at, spec.name, index)
            yield location, spec, item
            if isinstance(item, BaseModel):
                yield from walk(item, location)
