"""One mark for each date of a record: what stands on the timeline."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from compendium.core.edtf import Day, Edtf
from compendium.core.field_walk import walk_record
from compendium.presentation.answers import tell_gist
from compendium.presentation.language import Language
from compendium.records.catalog import Entry
from compendium.records.models import Record

Mark = dict[str, Any]


def make_marks(language: Language) -> list[Mark]:
    """Return the marks of all records in order of time."""
    return sorted(_make_marks(language), key=lambda mark: mark["sort"])


def count_day_number(day: Day) -> int:
    """Return a day as one number that sorts and compares as days do, such as 20150321."""
    year, month, number = day
    return 10000 * year + 100 * month + number


def choose_placed_year(value: Edtf) -> int:
    """Return the year by which a date is put into a period.

    What is only known to be over by a day lies before it; a decade or a century counts by its middle; any
    other date by its beginning.
    """
    if value.start is None:
        year, month, day = value.order[0]
        return (date(year, month, day) - timedelta(days=1)).year if year > 1 else year
    low, high = value.start.bounds()
    return (low[0] + high[0]) // 2


def choose_certain_year(value: Edtf) -> int | None:
    """Return the year in which a date begins, or None where the source leaves the year open."""
    if value.start is None or "X" in value.start.year:
        return None
    return value.start.bounds()[0][0]


def find_exact_days(value: Edtf) -> bool:
    """Return whether a date is one undoubted day, or undoubted days of one year."""
    points = (value.start, value.end)
    return all(point is not None and point.day and not point.qualifier for point in points) and \
        value.earliest[0] == value.latest[0]


def _make_marks(language: Language) -> Iterator[Mark]:
    for place, dataset in enumerate(language.catalog.datasets):
        for entry in language.catalog.of(dataset.name):
            for name in dataset.dated:
                value = getattr(entry.record, name)
                if isinstance(value, Edtf) and value.known:
                    yield _make_mark(language, entry, name, value, place)


def _make_mark(language: Language, entry: Entry, name: str, value: Edtf, place: int = 0) -> Mark:
    record = entry.record
    words = record.date_words if name == "date" else None
    return {
        "id": entry.id if name == "date" else f"{entry.id}-{name.replace('_', '-')}",
        "record": entry.id,
        "date": language.date(value, words),
        "what": "" if name == "date" else language.field_label(entry.dataset.name, name),
        "field": name,
        "dataset": entry.dataset.name,
        "kind": language.label(f"kind.{entry.dataset.name}"),
        "title": language.title(entry),
        "gist": tell_gist(language, entry),
        "href": language.address(entry.id),
        "themes": [{"name": theme, "text": language.term("themes", theme)} for theme in record.themes],
        "sources": sorted({statement.source for statement in record.sources}),
        "bodies": sorted(_find_bodies(language, record)),
        "approximate": value.approximate,
        "disputed": bool(language.catalog.disputes.get(entry.id)),
        # What is only known to be over by a day has no beginning to be asked for.
        "low": count_day_number(value.order[0]),
        "high": count_day_number(value.latest),
        "exact": find_exact_days(value),
        "placed": choose_placed_year(value),
        "year": choose_certain_year(value),
        # Within a year by day, then by kind and number, then as in the files.
        "sort": (value.order, place, getattr(record, "ordinal", None) or 0, entry.place.location),
    }


def _find_bodies(language: Language, record: Record) -> set[str]:
    """Return the bodies that a record names, itself included if it is one."""
    entries = language.catalog.entries
    named = {value for _, spec, value in walk_record(record)
             if spec.ref and isinstance(value, str)} | {record.id}
    return {name for name in named if name in entries and entries[name].dataset.name == "bodies"}
