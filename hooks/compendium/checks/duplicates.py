"""One thing has one record: no two share names and date or a number in a body's count, and a list names each
thing once.
"""

from __future__ import annotations

from collections.abc import Iterator

from compendium.core.field_walk import Found, Location, walk_record
from compendium.core.problems import Problem
from compendium.records.catalog import Catalog, Entry
from compendium.records.loader import FilePlace
from compendium.records.models import Chart, Map


def check(catalog: Catalog) -> Iterator[Problem]:
    """Yield a fault for each record that another one of its dataset repeats, and for each value twice in one
    list.
    """
    yield from _check_numbers(catalog)
    seen: dict[tuple[str, ...], Entry] = {}
    for entry in catalog.entries.values():
        title = entry.record.title
        key = (entry.dataset.name, title.en.lower(), title.zh, str(getattr(entry.record, "date", "")))
        other = seen.setdefault(key, entry)
        if other is not entry:
            yield entry.problem(("title",),
                                f"has the names and the date of '{other.id}'; one thing has one record, "
                                            "with a statement for each source.")


def _check_numbers(catalog: Catalog) -> Iterator[Problem]:
    """Yield a fault for each record with the body and the number of another."""
    seen: dict[tuple[str, str, int], Entry] = {}
    for entry in catalog.entries.values():
        body, ordinal = getattr(entry.record, "body", None), getattr(entry.record, "ordinal", None)
        if body and ordinal:
            other = seen.setdefault((entry.dataset.name, body, ordinal), entry)
            if other is not entry:
                yield entry.problem(("ordinal",),
                                    f"{ordinal} is already the number of '{other.id}' in {body}'s count.")
        for location, message in _find_repeated(entry.values):
            yield entry.problem(location, message)
    drawn: list[tuple[Chart | Map, FilePlace]] = [*catalog.chart_places, *catalog.map_places]
    for item, place in drawn:
        for location, message in _find_repeated(walk_record(item)):
            yield place.problem(item.id, location, message)


def _find_repeated(values: list[Found]) -> Iterator[tuple[Location, str]]:
    """Yield each text that stands twice in one list: a term, an id, a name."""
    seen = set()
    for location, spec, value in values:
        if spec.many and isinstance(value, str):
            if (location[:-1], value) in seen:
                yield location, f"'{value}' stands in this list already; name each thing once."
            seen.add((location[:-1], value))
