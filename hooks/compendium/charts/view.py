"""A chart as templates take it: its words, its drawings, what could not be drawn, its table, its sources."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from ..catalog import Entry
from ..models import Chart
from ..models.chart import VALUE_KINDS
from ..models.knowledge import Figure
from ..views import Views
from ..wording import Item
from .bars import draw_bars
from .marks import Drawing
from .ranks import draw_ranks
from .records import Records, chart_records
from .series import Series, chart_series, figure_series
from .table import records_table, values_table
from .time import draw_time
from .units import draw_tally, draw_years

# The widths that a chart is drawn for: a page with room, and a phone.
WIDTHS = {"wide": 640, "narrow": 320}
# A figure with so many dated values has a chart on its own page.
ENOUGH = 3
_VALUES: dict[str, Callable[[Views, Sequence[Series], int], Drawing]] = {"time": draw_time, "ranks": draw_ranks, "bars": draw_bars}
_RECORDS: dict[str, Callable[[Views, Records, int], Drawing]] = {"years": draw_years, "tally": draw_tally}


def chart_view(views: Views, chart: Chart) -> dict[str, Any]:
    """Return all that a chart's figure and its page show."""
    head = {"id": chart.id, "title": chart.title[views.code], "about": chart.about[views.code], "href": chart_address(chart.id)}
    if chart.kind in VALUE_KINDS:
        return head | _of_values(views, chart.kind, chart_series(views, chart))
    return head | _of_records(views, chart.kind, chart_records(views, chart))


def chart_address(name: str) -> str:
    """Return where a chart's page is."""
    return f"charts/{name}/"


def figure_chart(views: Views, entry: Entry) -> dict[str, Any] | None:
    """Return the chart of one figure over time, or None if it has too few dated values for one."""
    if not isinstance(entry.record, Figure):
        return None
    series = figure_series(views, entry, "scope")
    if len(series.dated) < ENOUGH:
        return None
    kind = "ranks" if series.measure == "rank" else "time"
    return {"id": entry.id, "title": series.title, "about": series.scope} | _of_values(views, kind, [series])


def _of_values(views: Views, kind: str, series: Sequence[Series]) -> dict[str, Any]:
    points = [point for one in series for point in one.points]
    undated = [] if kind == "bars" else [point for one in series for point in one.undated]
    return {
        "drawings": _drawings(lambda wide: _VALUES[kind](views, series, wide)),
        "note": views.label("chart.about.values", count=len(points)),
        "undated": [{"text": point.label, "href": point.href} for point in undated],
        "undated_label": views.label("chart.undated"), "folded": False,
        "table": values_table(views, series),
        "sources": _sources(source for point in points for source in point.sources),
        "disputes": _disputes(views, (one.id for one in series)),
    }


def _of_records(views: Views, kind: str, records: Records) -> dict[str, Any]:
    left = records.left_out() if kind == "years" else []
    return {
        "drawings": _drawings(lambda wide: _RECORDS[kind](views, records, wide)),
        "note": views.label("chart.about.records", count=len(records.units)),
        "undated": [{"text": unit.title, "href": unit.href} for unit in left],
        "undated_label": views.label("chart.undated.records", count=len(left)), "folded": True,
        "table": records_table(views, records),
        "sources": _sources(source for unit in records.units for source in unit.sources),
        "disputes": _disputes(views, (unit.id for unit in records.units)),
    }


def _drawings(draw: Callable[[int], Drawing]) -> list[dict[str, Any]]:
    return [_drawing(name, draw(width)) for name, width in WIDTHS.items()]


def _drawing(name: str, drawing: Drawing) -> dict[str, Any]:
    return {"name": name, "width": drawing.width, "height": round(drawing.height), "shapes": drawing.shapes,
            "links": drawing.links}


def _sources(cited: Iterable[Item]) -> list[Item]:
    """Return the sources behind a chart, each once."""
    found = {item["href"].partition("#")[0]: item["source"] for item in cited}
    return [{"text": text, "href": href} for href, text in sorted(found.items())]


def _disputes(views: Views, names: Iterable[str]) -> list[Item]:
    """Return the disagreements about what a chart draws, each once."""
    found = {item.id: views.link(item.id, views.title(item)) for name in names for item in views.catalog.disputes.get(name, [])}
    return list(found.values())
