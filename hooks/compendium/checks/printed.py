"""A number is one that its source prints, and a date says no more than what is printed."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from ..catalog import Catalog, Entry
from ..edtf import Edtf
from ..errors import Problem
from ..fields import FieldSpec
from ..loading import Location
from ..models.actors import Role
from ..reading import Printed, agrees, dates_in, numbers_in_chinese
from ..walking import known_specs, walk

_ADVICE = "mend the one that is wrong, or say under `derived` how the value was reached"


def faults(catalog: Catalog) -> Iterator[Problem]:
    """Yield a fault for each number and each date that no printed form of its record gives."""
    for entry in catalog.entries.values():
        for location, owner in _owners(entry):
            for spec in known_specs(type(owner)):
                value = getattr(owner, spec.name)
                if value is None or isinstance(value, bool) or spec.many:
                    continue
                if spec.kind is Edtf:
                    yield from _date(entry, location, owner, spec, value)
                elif issubclass(spec.kind, Decimal | int):
                    yield from _number(entry, location, owner, spec, value)


def _owners(entry: Entry) -> Iterator[tuple[Location, BaseModel]]:
    """Yield the record and each part of it that has a date or a number of its own and speaks for itself."""
    yield (), entry.record
    for location, _, value in walk(entry.record):
        if isinstance(value, Role) or (isinstance(value, BaseModel) and "sources" in type(value).model_fields):
            yield location, value


def _number(entry: Entry, location: Location, owner: BaseModel, spec: FieldSpec, value: Decimal | int) -> Iterator[Problem]:
    low = getattr(owner, "value", None)
    if spec.name == "to" and low is not None and value <= low:
        yield entry.problem((*location, "to"), f"{value} is not more than {low}, where the range begins.")
    words = _printed(entry, owner, "value" if spec.name == "to" else spec.name)
    words += _explained(entry, location, spec.name)
    if not any(Decimal(value) in numbers_in_chinese(text) for text in words):
        yield entry.problem((*location, spec.name), f"{value} is not what is printed: {_quoted(words)}; {_ADVICE}.")


def _date(entry: Entry, location: Location, owner: BaseModel, spec: FieldSpec, value: Edtf) -> Iterator[Problem]:
    words = _printed(entry, owner, spec.name) + _explained(entry, location, spec.name)
    own = getattr(owner, "date_words", None)
    words += [own.zh] if own and spec.name == "date" else []
    printed = [date for text in words for date in dates_in(text)]
    for point in (value.start, value.end):
        if point is not None and point.known and not any(agrees(point, date) for date in printed):
            yield entry.problem((*location, spec.name), f"'{value}' says something else, or more, than is printed: "
                                                        f"{_quoted(words)}{_read(printed)}; {_ADVICE}.")
            return


def _printed(entry: Entry, owner: Any, name: str) -> list[str]:
    """Return what the sources of a record, or of a part of it, print for a field."""
    if isinstance(owner, Role):
        return [text for statement in entry.record.sources for field, text in statement.printed.items() if field == "roles"]
    sources = owner.sources or entry.record.sources
    return [statement.printed[name] for statement in sources if name in statement.printed]


def _explained(entry: Entry, location: Location, name: str) -> list[str]:
    """Return how a field was reached, where no source prints it."""
    part = location[0] if location else name
    return [item.how.zh for item in entry.record.derived if item.field.split(".")[0] in (name, part)]


def _quoted(words: list[str]) -> str:
    return ", ".join(f"“{text}”" for text in words[:3]) or "nothing"


def _read(dates: list[Printed]) -> str:
    shown = ["-".join(str(part) for part in (date.year, date.month, date.day) if part is not None) for date in dates[:4]]
    return f" (read as {', '.join(shown)})" if shown else ""
