"""Charts on pages: with their downloads, their chapters and their themes."""

from __future__ import annotations

from typing import Any

from ..chapters import chapter_title
from ..downloads import file_address
from ..exporters.charts import ChartCsv, ChartSvg
from ..models import Chart
from ..views import Views
from .view import chart_address, chart_view


def chart_context(views: Views, chart: Chart) -> dict[str, Any]:
    """Return a chart as its figure in a chapter shows it."""
    names = {"chart": chart.id, "code": views.code}
    return {**chart_view(views, chart), "csv": file_address(views, ChartCsv.file.format(**names)),
            "svg": file_address(views, ChartSvg.file.format(**names))}


def chart_page(views: Views, chart: Chart) -> dict[str, Any]:
    """Return what a chart's own page shows: the figure, its themes, and the chapters that show it."""
    themes = [{"text": views.term("themes", theme), "href": f"themes/{theme}/"} for theme in chart.themes]
    docs = views.catalog.root.parent / "docs"
    chapters = [{"text": chapter_title(docs, views.code, name), "href": f"{name}/#chart-{chart.id}"} for name in chart.chapters]
    return {"chart": chart_context(views, chart), "themes": themes, "chapters": chapters}


def charts_index(views: Views) -> dict[str, Any]:
    """Return all charts under the theme that each names first, in the order of the themes."""
    charts = views.catalog.charts.values()
    groups = [{"id": theme, "text": views.term("themes", theme),
               "charts": [_listed(views, chart) for chart in charts if chart.themes[0] == theme]}
              for theme in views.catalog.vocabulary["themes"]]
    return {"groups": [group for group in groups if group["charts"]]}


def _listed(views: Views, chart: Chart) -> dict[str, str]:
    return {"title": chart.title[views.code], "about": chart.about[views.code], "href": chart_address(chart.id)}
