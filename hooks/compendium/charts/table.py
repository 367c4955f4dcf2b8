"""The same values as a table: groups of rows, each under its head; a cell is a list of items, the first of a row its head."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..views import Views
from ..wording import Item
from .records import Records, Unit
from .series import Point, Series


def values_table(views: Views, series: Sequence[Series]) -> dict[str, Any]:
    """Return the values of each series under its title and scope: date, value, nature and sources."""
    labels = [views.label(key) for key in ("field.date", "field.value", "figure.nature", "record.sources")]
    groups = [{"head": [{"text": one.title, "href": one.href}, {"text": one.scope}],
               "rows": [_value(views, point) for point in one.points]} for one in series]
    return {"columns": labels, "groups": groups}


def _value(views: Views, point: Point) -> list[list[Item]]:
    nature = views.label("figure.target" if point.aim else "figure.fact")
    told = [{"text": nature}, {"text": point.reporter}] if point.reporter else [{"text": nature}]
    return [[point.when], [{"text": point.words, "href": point.href}], told, list(point.sources)]


def records_table(views: Views, records: Records) -> dict[str, Any]:
    """Return the records in the order of the chart with date, lanes and sources; a column without content is left out."""
    dated = any(unit.date for unit in records.units)
    labels = [views.label("field.title"), *([views.label("field.date")] if dated else []),
              *([views.label("field.kind")] if records.lanes else []), views.label("record.sources")]
    return {"columns": labels, "groups": [{"head": [], "rows": [_record(records, unit, dated) for unit in records.units]}]}


def _record(records: Records, unit: Unit, dated: bool) -> list[list[Item]]:
    lanes = [[{"text": records.lanes[lane]} for lane in unit.lanes]] if records.lanes else []
    return [[{"text": unit.title, "href": unit.href}], *([[unit.when]] if dated else []), *lanes, list(unit.sources)]
