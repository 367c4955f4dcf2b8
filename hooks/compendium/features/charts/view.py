"""A chart as templates take it.

Its words, its list or drawing, its key, what a list leaves to a table, its sources.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from compendium.features.charts.finding import write_finding
from compendium.features.charts.legend import ROUGH, choose_look, list_key
from compendium.features.charts.record_list import find_looks, make_lane_rows, make_year_rows
from compendium.features.charts.records import ChartRecords, find_records
from compendium.features.charts.series import Series, read_figure, read_series
from compendium.features.charts.table import make_records_table, make_values_table
from compendium.features.charts.time_chart import draw_time
from compendium.features.charts.value_list import keep_first_values, make_counted_groups, make_value_groups
from compendium.presentation.language import Item, Language
from compendium.presentation.record_view import Views
from compendium.records.catalog import Catalog, Entry
from compendium.records.models import Chart, Figure
from compendium.records.models.chart import VALUE_KINDS

# So few values at least make a picture: a figure with so many dated ones has a drawing on its own page, and
# a chart of fewer is told in a sentence and a table. The index of charts shows about FEW of each.
ENOUGH, FEW = 3, 4
# What a chart can consist of: one of the first four, and what explains it.
_PARTS: dict[str, Any] = {"drawing": None, "groups": (), "years": (), "lanes": (), "key": (), "undated": (),
                          "table": None, "told": False}


def make_chart_view(views: Views, chart: Chart) -> dict[str, Any]:
    """Return all that a chart's figure and its page show.

    `drawing`, `groups`, `years` or `lanes`, and what belongs to it.
    """
    language = views.language
    if chart.kind in VALUE_KINDS:
        series = read_series(views, chart)
        if is_told(views.catalog, chart):
            return _make_words(views, chart) | {"table": make_values_table(language, series),
                                                **_make_cited(language, series)}
        return _make_words(views, chart) | (_make_drawn(language, series) if chart.kind == "time"
                                            else _make_listed(language, chart, series))
    return _make_words(views, chart) | _make_counted(language, chart, find_records(views, chart))


def make_chart_preview(views: Views, chart: Chart) -> dict[str, Any]:
    """Return a chart as the index shows it.

    The first panel of a drawing, the first values, or how many records a lane has.
    """
    if is_told(views.catalog, chart):
        return _make_words(views, chart)
    if chart.kind == "time":
        return _make_words(views,
                           chart) | {"drawing": _make_drawing(views.language, read_series(views, chart)[:1])}
    if chart.kind in VALUE_KINDS:
        groups = make_value_groups(read_series(views, chart), chart.kind == "bars")
        return _make_words(views, chart) | {"groups": keep_first_values(groups, FEW)}
    lanes = make_lane_rows(views.language, find_records(views, chart))
    return _make_words(views,
                       chart) | {"groups": make_counted_groups([(lane["text"], len(lane["units"]),
                                                                 lane["count"])
                                                             for lane in lanes])}


def is_told(catalog: Catalog, chart: Chart) -> bool:
    """Return whether a chart has too few values to be worth looking at: its sentence and a table say them."""
    figures = [catalog.entries[name].own for name in chart.figures]
    return chart.kind in VALUE_KINDS and sum(len(figure.observations) for figure in figures) < ENOUGH


def is_drawn(catalog: Catalog, chart: Chart) -> bool:
    """Return whether a chart is a drawing, which can stand by itself, rather than a list or a table."""
    return chart.kind == "time" and not is_told(catalog, chart)


def name_page(name: str) -> str:
    """Return where a chart's page is."""
    return f"charts/{name}/"


def make_figure_chart(views: Views, entry: Entry) -> dict[str, Any] | None:
    """Return the drawing of one figure over time, or None for ranks and for too few dated values.

    The page lists them all.
    """
    if not isinstance(entry.record, Figure):
        return None
    series = read_figure(views, entry, "scope")
    if series.measure == "rank" or len(series.dated) < ENOUGH:
        return None
    return _PARTS | {"id": entry.id, "title": series.title,
                     "about": series.scope} | _make_drawn(views.language, [series])


def _make_words(views: Views, chart: Chart) -> dict[str, Any]:
    return _PARTS | {"id": chart.id, "title": chart.title[views.language.code],
                     "about": chart.about[views.language.code],
                     "finding": write_finding(views, chart), "href": name_page(chart.id),
                     "told": is_told(views.catalog, chart)}


def _make_drawn(language: Language, series: Sequence[Series]) -> dict[str, Any]:
    left_out = [point for one in series for point in one.points if point not in one.dated]
    return {"drawing": _make_drawing(language, series), "table": make_values_table(language, series),
            "undated": [{"text": point.label, "href": point.href} for point in left_out],
            **_make_cited(language, series)}


def _make_drawing(language: Language, series: Sequence[Series]) -> dict[str, Any]:
    drawing = draw_time(language, series)
    return {"width": drawing.width, "height": round(drawing.height), "shapes": drawing.shapes,
            "links": drawing.links}


def _make_listed(language: Language, chart: Chart, series: Sequence[Series]) -> dict[str, Any]:
    looks = {look for one in series for point in one.numbers
             for look in (choose_look(point), *([ROUGH] if point.to else []))}
    measured = chart.kind == "bars"
    return {"groups": make_value_groups(series, measured),
            "key": list_key(language, looks if measured else ()),
            **_make_cited(language, series)}


def _make_counted(language: Language, chart: Chart, records: ChartRecords) -> dict[str, Any]:
    years = {"columns": records.lanes, "span": len(records.lanes) + 1,
             "years": make_year_rows(language, records)}
    rows = years if chart.kind == "years" else {"lanes": make_lane_rows(language, records)}
    return {**rows, "key": list_key(language, find_looks(records)),
            "table": make_records_table(language, records),
            "sources": _list_sources(source for unit in records.units for source in unit.sources),
            "disputes": _list_disputes(language, (unit.id for unit in records.units))}


def _make_cited(language: Language, series: Sequence[Series]) -> dict[str, Any]:
    return {"sources": _list_sources(source for one in series for point in one.points
                                     for source in point.sources),
            "disputes": _list_disputes(language, (one.id for one in series))}


def _list_sources(cited: Iterable[Item]) -> list[Item]:
    """Return the sources behind a chart, each once."""
    found = {item["href"].partition("#")[0]: item["source"] for item in cited}
    return [{"text": text, "href": href} for href, text in sorted(found.items())]


def _list_disputes(language: Language, names: Iterable[str]) -> list[Item]:
    """Return the disagreements about what a chart shows, each once."""
    found = {item.id: language.link(item.id, language.title(item)) for name in names
             for item in language.catalog.disputes.get(name, [])}
    return list(found.values())
