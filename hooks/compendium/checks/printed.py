"""A number is one that its source prints, and a date says no more than what is printed."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from compendium.core.edtf import Edtf
from compendium.core.field_walk import LocatedFault, Location, known_specs
from compendium.core.fields import FieldSpec
from compendium.core.printed import Printed, agrees, find_chinese_numbers, find_dates
from compendium.core.problems import Problem
from compendium.records.catalog import Catalog, Entry
from compendium.records.models.people import Role

Published = dict[str, Edtf | None]
_ADVICE = "mend the one that is wrong, or say under `derived` how the value was reached"


def check(catalog: Catalog) -> Iterator[Problem]:
    """Yield a fault for each number and each date that no printed form of its record gives."""
    published = _list_published(catalog)
    known = catalog.cache.memory.of("printed", published)
    for entry in catalog.entries.values():
        if not entry.dataset.apart:
            for location, message in known.recall(entry.content, _check_record, published, entry):
                yield entry.problem(location, message)


def _list_published(catalog: Catalog) -> Published:
    """Return the dates of all that records name as their sources."""
    named = {statement.source for entry in catalog.entries.values() for _, statement in entry.statements}
    return {name: getattr(catalog.entries[name].own, "date", None)
            for name in sorted(named & catalog.entries.keys())}


def _check_record(published: Published, entry: Entry) -> Iterator[LocatedFault]:
    for location, owner in _find_owners(entry):
        for spec in known_specs(type(owner)):
            value = getattr(owner, spec.name)
            if value is None or isinstance(value, bool) or spec.many:
                continue
            if spec.as_of:
                yield from _check_as_of(published, entry, spec, value)
            elif spec.kind is Edtf:
                yield from _check_date(entry, location, owner, spec, value)
            elif issubclass(spec.kind, Decimal | int):
                yield from _check_number(entry, location, owner, spec, value)


def _find_owners(entry: Entry) -> Iterator[tuple[Location, BaseModel]]:
    """Yield the record and each part of it that has a date or a number of its own and speaks for itself."""
    yield (), entry.record
    for location, _, value in entry.values:
        if isinstance(value, Role) or (isinstance(value, BaseModel)
                                       and "sources" in type(value).model_fields):
            yield location, value


def _check_number(entry: Entry, location: Location, owner: BaseModel, spec: FieldSpec,
                  value: Decimal | int) -> Iterator[LocatedFault]:
    low = getattr(owner, "value", None)
    if spec.name == "to" and low is not None and value <= low:
        yield (*location, "to"), f"{value} is not more than {low}, where the range begins."
    words = _check_printed(entry, owner, "value" if spec.name == "to" else spec.name)
    words += _is_explained(entry, location, spec.name)
    if not any(Decimal(value) in find_chinese_numbers(text) for text in words):
        yield (*location, spec.name), f"{value} is not what is printed: {_is_quoted(words)}; {_ADVICE}."


def _check_date(entry: Entry, location: Location, owner: BaseModel, spec: FieldSpec,
                value: Edtf) -> Iterator[LocatedFault]:
    words = _check_printed(entry, owner, spec.name) + _is_explained(entry, location, spec.name)
    own = getattr(owner, "date_words", None)
    words += [own.zh] if own and spec.name == "date" else []
    printed = [date for text in words for date in find_dates(text)]
    for point in (value.start, value.end):
        if point is not None and point.known and not any(agrees(point, date) for date in printed):
            yield (*location, spec.name), (f"'{value}' says something else, or more, than is printed: "
                                           f"{_is_quoted(words)}{_read(printed)}; {_ADVICE}.")
            return


def _check_as_of(published: Published, entry: Entry, spec: FieldSpec, value: Edtf) -> Iterator[LocatedFault]:
    """Hold a date against every date that the record's statements print, and against their sources' own."""
    statements = [statement for _, statement in entry.statements]
    words = [text for statement in statements for text in statement.printed.values()]
    words += _is_explained(entry, (), spec.name)
    printed = [date for text in words for date in find_dates(text)]
    dates = {published.get(statement.source) for statement in statements}
    own = {point for date in dates if date for point in (date.start, date.end)}
    for point in (value.start, value.end):
        if point is not None and point not in own and not any(agrees(point, date) for date in printed):
            yield (spec.name,), (f"'{value}' is the date of no statement of this record and of none of its "
                                 f"sources; {_ADVICE}.")
            return


def _check_printed(entry: Entry, owner: Any, name: str) -> list[str]:
    """Return what the sources of a record, or of a part of it, print for a field."""
    if isinstance(owner, Role):
        return [text for statement in entry.record.sources for field, text in statement.printed.items()
                if field == "roles"]
    sources = owner.sources or entry.record.sources
    return [statement.printed[name] for statement in sources if name in statement.printed]


def _is_explained(entry: Entry, location: Location, name: str) -> list[str]:
    """Return how a field was reached, where no source prints it."""
    part = location[0] if location else name
    return [item.how.zh for item in entry.record.derived if item.field.split(".")[0] in (name, part)]


def _is_quoted(words: list[str]) -> str:
    return ", ".join(f"“{text}”" for text in words[:3]) or "nothing"


def _read(dates: list[Printed]) -> str:
    shown = [str(date) for date in dates[:4]]
    return f" (read as {', '.join(shown)})" if shown else ""
