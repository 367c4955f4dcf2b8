"""One mark for each date of a record: what stands on the timeline."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from ..catalog import Entry
from ..datasets import DATASETS
from ..edtf import Day, Edtf
from ..models import Record
from ..views import Views
from ..walking import walk

Mark = dict[str, Any]


def marks(views: Views) -> list[Mark]:
    """Return the marks of all records in order of time."""
    return sorted(_marks(views), key=lambda mark: mark["sort"])


def day_number(day: Day) -> int:
    """Return a day as one number that sorts and compares as days do, such as 20150321."""
    year, month, number = day
    return 10000 * year + 100 * month + number


def placed_year(value: Edtf) -> int:
    """Return the year by which a date is put into a period.

    What is only known to be over by a day lies before it; a decade or a century counts by its middle; any other
    date by its beginning.
    """
    if value.start is None:
        year, month, day = value.order[0]
        return (date(year, month, day) - timedelta(days=1)).year if year > 1 else year
    low, high = value.start.bounds()
    return (low[0] + high[0]) // 2


def certain_year(value: Edtf) -> int | None:
    """Return the year in which a date begins, or None where the source leaves the year open."""
    if value.start is None or "X" in value.start.year:
        return None
    return value.start.bounds()[0][0]


def exact_days(value: Edtf) -> bool:
    """Return whether a date is one undoubted day, or undoubted days of one year."""
    points = (value.start, value.end)
    return all(point is not None and point.day and not point.qualifier for point in points) and \
        value.earliest[0] == value.latest[0]


def _marks(views: Views) -> Iterator[Mark]:
    for dataset in DATASETS:
        for entry in views.catalog.of(dataset.name):
            for name in dataset.dated:
                value = getattr(entry.record, name)
                if isinstance(value, Edtf) and value.known:
                    yield _mark(views, entry, name, value)


def _mark(views: Views, entry: Entry, name: str, value: Edtf) -> Mark:
    record = entry.record
    words = record.date_words if name == "date" else None
    return {
        "id": entry.id if name == "date" else f"{entry.id}-{name.replace('_', '-')}",
        "record": entry.id,
        "date": views.date(value, words),
        "what": "" if name == "date" else views.field_label(entry.dataset.name, name),
        "field": name,
        "dataset": entry.dataset.name,
        "kind": views.label(f"kind.{entry.dataset.name}"),
        "title": views.title(entry),
        "href": views.address(entry.id),
        "themes": [{"name": theme, "text": views.term("themes", theme)} for theme in record.themes],
        "sources": sorted({statement.source for statement in record.sources}),
        "bodies": sorted(_bodies(views, record)),
        "approximate": value.approximate,
        "disputed": bool(views.catalog.disputes.get(entry.id)),
        "low": day_number(value.earliest),
        "high": day_number(value.latest),
        "exact": exact_days(value),
        "placed": placed_year(value),
        "year": certain_year(value),
        "sort": (value.order, views.title(entry)),
    }


def _bodies(views: Views, record: Record) -> set[str]:
    """Return the bodies that a record names, itself included if it is one."""
    entries = views.catalog.entries
    named = {value for _, spec, value in walk(record) if spec.ref and isinstance(value, str)} | {record.id}
    return {name for name in named if name in entries and entries[name].dataset.name == "bodies"}
