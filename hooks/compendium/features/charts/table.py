"""The same values as a table: groups of rows, each under its head.

A cell is a list of items, the first of a row its head.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from compendium.features.charts.records import ChartRecord, ChartRecords
from compendium.features.charts.series import Point, Series
from compendium.presentation.language import Item, Language


def make_values_table(language: Language, series: Sequence[Series]) -> dict[str, Any]:
    """Return the values of each series under its title and scope: date, value, nature and sources."""
    labels = [language.label(key) for key in ("field.date", "field.value", "figure.nature", "record.sources")]
    groups = [{"head": [{"text": one.title, "href": one.href}, {"text": one.scope}],
               "rows": [_make_value(language, point) for point in one.points]} for one in series]
    return {"columns": labels, "groups": groups}


def _make_value(language: Language, point: Point) -> list[list[Item]]:
    nature = language.label("figure.target" if point.aim else "figure.fact")
    told = [{"text": nature}, {"text": point.reporter}] if point.reporter else [{"text": nature}]
    return [[point.when], [{"text": point.words, "href": point.href}], told, list(point.sources)]


def make_records_table(language: Language, records: ChartRecords) -> dict[str, Any]:
    """Return the records in the order of the chart with date, lanes and sources.

    A column without content is left out.
    """
    dated = any(unit.date for unit in records.units)
    labels = [language.label("field.title"), *([language.label("field.date")] if dated else []),
              *([language.label("field.kind")] if records.lanes else []), language.label("record.sources")]
    return {"columns": labels,
            "groups": [{"head": [], "rows": [_make_record(records, unit, dated) for unit in records.units]}]}


def _make_record(records: ChartRecords, unit: ChartRecord, dated: bool) -> list[list[Item]]:
    lanes = [[{"text": records.lanes[lane]} for lane in unit.lanes]] if records.lanes else []
    return [[{"text": unit.title, "href": unit.href}], *([[unit.when]] if dated else []), *lanes,
            list(unit.sources)]
