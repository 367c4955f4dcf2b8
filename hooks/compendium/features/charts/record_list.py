"""Records as squares, one each, in rows: a year a row and a lane a column, or a lane a row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from compendium.features.charts.legend import FACT, ROUGH
from compendium.features.charts.records import ChartRecord, ChartRecords
from compendium.presentation.language import Item, Language

# So many years without a record are not listed one by one.
BREAK = 6


def make_year_rows(language: Language, records: ChartRecords) -> list[dict[str, Any]]:
    """Return a row for each year with a cell for each lane.

    Records of several years have rows of their own after the year in which they begin, those of no known year
    the last.
    """
    placed, spanning = records.placed(), records.spanning()
    rows: list[dict[str, Any]] = []
    before = None
    for year in sorted({*placed, *(unit.begins for unit in spanning)}):
        rows += _make_empty_rows(language, records, before, year)
        if year in placed:
            rows.append(_make_row(records, language.label("chart.year", year=year), placed[year]))
        rows += [_make_row(records, language.locale.date(unit.date), [unit]) for unit in spanning
                 if unit.begins == year]
        before = year
    if records.left_out():
        rows.append(_make_row(records, language.label("chart.years.unknown"), records.left_out()))
    return rows


def make_lane_rows(language: Language, records: ChartRecords) -> list[dict[str, Any]]:
    """Return a row for each lane with the number of its records."""
    owned = [[unit for unit in records.units if number in unit.lanes] for number in range(len(records.lanes))]
    return [{"text": title, "count": language.locale.number(Decimal(len(own))),
             "units": [_make_square(unit) for unit in own]}
            for title, own in zip(records.lanes, owned, strict=True)]


def find_looks(records: ChartRecords) -> set[str]:
    """Return which looks the squares of records have."""
    return {_choose_look(unit) for unit in records.units}


def _make_empty_rows(language: Language, records: ChartRecords, before: int | None,
                     year: int) -> Iterator[dict[str, Any]]:
    """Yield the years without a record: one by one, or, if they are many, as one row that says so."""
    empty = range(year if before is None else before + 1, year)
    if len(empty) > BREAK:
        yield {"text": language.label("chart.gap", first=empty[0], last=empty[-1]), "cells": []}
        return
    for missing in empty:
        yield _make_row(records, language.label("chart.year", year=missing), [])


def _make_row(records: ChartRecords, text: str, units: Sequence[ChartRecord]) -> dict[str, Any]:
    lanes = range(max(len(records.lanes), 1))
    return {"text": text, "cells": [[_make_square(unit) for unit in units if lane in unit.lanes]
                                    for lane in lanes]}


def _make_square(unit: ChartRecord) -> Item:
    return {"href": unit.href, "label": unit.label, "number": unit.number, "look": _choose_look(unit)}


def _choose_look(unit: ChartRecord) -> str:
    return ROUGH if unit.rough else FACT
