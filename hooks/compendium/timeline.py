"""Every dated record in order of time, cut into periods."""

from __future__ import annotations

from typing import Any

from .catalog import Entry
from .datasets import DATASETS
from .edtf import Edtf
from .views import Views


def timeline(views: Views) -> list[dict[str, Any]]:
    """Return the periods, each with its entries: date, what it marks, and the link to the record."""
    marks = sorted(_marks(views), key=lambda mark: mark["sort"])
    periods: dict[str, dict[str, Any]] = {}
    for mark in marks:
        name = period_of(mark["year"])
        period = periods.setdefault(name, {"id": f"period-{name}", "label": views.label(f"period.{name}"), "marks": []})
        period["marks"].append(mark)
    return list(periods.values())


def period_of(year: int) -> str:
    """Return the period that a year lies in; its bounds are the turns that the sources themselves mark."""
    for name, end in (("antiquity", 1455), ("khanates", 1861), ("empires", 1990), ("1991-2000", 2000), ("2001-2012", 2012)):
        if year <= end:
            return name
    return "2013-on"


def _marks(views: Views) -> list[dict[str, Any]]:
    found = []
    for dataset in DATASETS:
        for entry in views.catalog.of(dataset.name):
            for name in dataset.dated:
                value = getattr(entry.record, name)
                if isinstance(value, Edtf) and value.known:
                    found.append(_mark(views, entry, name, value))
    return found


def _mark(views: Views, entry: Entry, name: str, value: Edtf) -> dict[str, Any]:
    record = entry.record
    words = record.date_words if name == "date" else None
    return {
        "id": entry.id if name == "date" else f"{entry.id}-{name.replace('_', '-')}",
        "date": views.date(value, words),
        "what": "" if name == "date" else views.field_label(entry.dataset.name, name),
        "dataset": entry.dataset.name,
        "kind": views.label(f"kind.{entry.dataset.name}"),
        "title": views.title(entry),
        "href": views.address(entry.id),
        "themes": [{"name": theme, "text": views.term("themes", theme)} for theme in record.themes],
        "approximate": value.approximate,
        "disputed": bool(views.catalog.disputes.get(entry.id)),
        "year": value.order[0][0],
        "sort": (value.order, views.title(entry)),
    }
