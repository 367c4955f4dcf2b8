"""Charts on pages: with their downloads, their chapters and their themes."""

from __future__ import annotations

from typing import Any

from compendium.exports.charts import ChartCsv, ChartSvg
from compendium.features.charts.view import is_drawn, make_chart_preview, make_chart_view
from compendium.pages.data_page import name_file
from compendium.presentation.reach import tell_reach
from compendium.presentation.record_view import Views
from compendium.records.chapters import read_chapter_title
from compendium.records.models import Chart


def make_chart_context(views: Views, chart: Chart) -> dict[str, Any]:
    """Return a chart as its figure in a chapter shows it."""
    language = views.language
    names = {"chart": chart.id, "code": language.code}
    svg = name_file(language, ChartSvg.file.format(**names)) if is_drawn(views.catalog, chart) else ""
    return {**make_chart_view(views, chart), "csv": name_file(language, ChartCsv.file.format(**names)),
            "svg": svg}


def make_chart_page(views: Views, chart: Chart) -> dict[str, Any]:
    """Return what a chart's own page shows: the figure, its themes, and the chapters that show it."""
    themes = [{"text": views.language.term("themes", theme), "href": f"themes/{theme}/"}
              for theme in chart.themes]
    docs = views.catalog.root.parent / "docs"
    chapters = [{"text": read_chapter_title(docs, views.language.code, name, views.catalog.cache),
                 "href": f"{name}/#chart-{chart.id}"}
                for name in chart.chapters]
    return {"chart": make_chart_context(views, chart), "themes": themes, "chapters": chapters,
            "until": tell_reach(views.language)}


def make_charts_index(views: Views) -> dict[str, Any]:
    """Return all charts under the theme that each names first, in the order of the themes."""
    charts = views.catalog.charts.values()
    groups = [{"id": theme, "text": views.language.term("themes", theme),
               "charts": [make_chart_preview(views, chart) for chart in charts if chart.themes[0] == theme]}
              for theme in views.catalog.vocabulary["themes"]]
    return {"groups": [group for group in groups if group["charts"]], "until": tell_reach(views.language)}
