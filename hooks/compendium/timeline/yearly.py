"""Year by year: what was signed and held, and what stood at the end of each year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..catalog import Entry
from ..models import Instrument
from ..views import Views
from ..wording import listed
from .marks import Mark
from .periods import Timeline
from .standing import STATES, Span, standing

# The columns of the table after those of the year itself, each with the states that it counts together.
COLUMNS: dict[str, tuple[str, ...]] = {
    "yearly.in-force": ("in-force",),
    "yearly.signed": ("signed", "awaiting"),
    "yearly.bodies": ("founded",),
    "yearly.projects": ("begun", "opened", "reported"),
    "yearly.commitments": ("open",),
}
_LISTED = ("instruments", "meetings")


def yearly(timeline: Timeline) -> dict[str, Any]:
    """Return the table of years and, for each, the instruments and meetings that are dated in it."""
    views = timeline.views
    known = [(entry, spans) for entry, spans in standing(views.catalog)]
    rows = [_row(views, stretch, known, timeline.marks) for stretch in _stretches(timeline)]
    undated = [entry for entry, spans in known if not spans and isinstance(entry.record, Instrument)]
    return {
        "columns": [{"name": key.removeprefix("yearly."), "label": views.label(key)} for key in COLUMNS],
        "rows": [row for row in rows if row["any"]],
        "forceless": not any(span.state == "in-force" for _, spans in known for span in spans),
        "undated": listed([views.link(entry.id, views.title(entry)) for entry in sorted(undated, key=views.title)]),
        "others": sum(not spans for _, spans in known) - len(undated),
    }


@dataclass(frozen=True)
class Stretch:
    """A row's time: a year, or the whole of a period that is not told by years; `low` and `high` are its days as numbers."""

    label: str
    low: int
    high: int
    year: int | None = None


def _stretches(timeline: Timeline) -> Iterator[Stretch]:
    """Yield the times of all rows; the last period ends with its last mark."""
    periods = timeline.periods
    for period, following in zip(periods, [*periods[1:], None], strict=True):
        own = [mark["year"] for mark in period["marks"] if mark["year"]]
        first = period["first"] or -9999
        last = following["first"] - 1 if following else max(own, default=first)
        if period["yearly"]:
            yield from (Stretch(str(year), 10000 * year + 101, 10000 * year + 1231, year) for year in range(first, last + 1))
        else:
            yield Stretch(period["span"], 10000 * first + 101, 10000 * last + 1231)


def _row(views: Views, stretch: Stretch, known: list[tuple[Entry, tuple[Span, ...]]], marks: list[Mark]) -> dict[str, Any]:
    within = [mark for mark in marks if stretch.low <= mark["low"] and mark["high"] <= stretch.high]
    found: dict[str, list[str]] = {state: [] for state in STATES}
    for _, spans in known:
        for span in spans:
            found[span.state].append(span.on(stretch.high))
    cells = [_cell(views, key, [holding for state in states for holding in found[state]]) for key, states in COLUMNS.items()]
    counts = [_counted(within, *what) for what in (("instruments", "date"), ("instruments", "in_force"), ("meetings", "date"))]
    listed_marks = [mark for mark in within if stretch.year is not None and mark["dataset"] in _LISTED]
    return {
        "id": f"y{stretch.year}" if stretch.year is not None else "", "label": stretch.label, "on": stretch.high // 10000,
        "counts": counts, "cells": cells, "marks": listed_marks,
        "any": any(counts) or any(cell["sure"] or cell["perhaps"] for cell in cells),
    }


def _cell(views: Views, key: str, holdings: list[str]) -> dict[str, Any]:
    sure, perhaps = holdings.count("certain"), holdings.count("possible")
    text = views.label("yearly.perhaps", sure=sure, perhaps=perhaps) if perhaps else str(sure)
    return {"name": key.removeprefix("yearly."), "text": text, "sure": sure, "perhaps": perhaps}


def _counted(within: list[Mark], dataset: str, field: str) -> int:
    return sum(mark["dataset"] == dataset and mark["field"] == field for mark in within)
