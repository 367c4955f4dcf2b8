"""Charts to take away: the values of each as CSV, and in every language as SVG those that are drawings."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

from compendium.exports.base import Cell, Exporter, name_folder
from compendium.exports.columns import name_column
from compendium.exports.table_files import write_cell
from compendium.features.charts.records import find_records
from compendium.features.charts.standalone import make_sheet
from compendium.features.charts.view import is_drawn, make_chart_view, name_page
from compendium.features.citations.edition import name_edition
from compendium.presentation.templates import Renderer
from compendium.records.catalog import Entry
from compendium.records.models import Chart, Figure
from compendium.records.models.chart import VALUE_KINDS


class ChartCsv(Exporter):
    """The values that each chart shows: UTF-8 with a mark, CRLF, no formulas."""

    title = "download.charts.csv"
    about = "download.charts.csv.about"
    file = "data/charts/{chart}.csv"
    media_type = "text/csv"
    each = "chart"

    def finish(self, folder: Path) -> None:
        """Write one file a chart."""
        for chart in self.context.catalog.charts.values():
            own = self._list_values(chart) if chart.kind in VALUE_KINDS else self._list_records(chart)
            rows = [row | {"edition": self.context.name_edition(chart.id, "chart")} for row in own]
            text = io.StringIO()
            writer = csv.writer(text, lineterminator="\r\n")
            writer.writerow(rows[0])
            writer.writerows([write_cell(value) for value in row.values()] for row in rows)
            self.write(folder, text.getvalue().encode("utf-8-sig"), chart=chart.id)

    def _list_values(self, chart: Chart) -> list[dict[str, Cell]]:
        rows = []
        for name in chart.figures:
            entry = self.context.catalog.entries[name]
            figure = entry.record
            assert isinstance(figure, Figure)
            for item in figure.observations:
                rows.append({
                    "chart": chart.id, "figure": entry.id, **self._list_titles(entry),
                    **{f"scope_{code}": figure.scope[code] for code in self.context.columned},
                    "measure": figure.measure, "observation": item.id, "date": str(item.date)
                    if item.date else None,
                    **{f"date_words_{code}": item.date_words[code] if item.date_words else None
                       for code in self.context.columned},
                    "value": item.value, name_column("to"): item.to, "unit": figure.unit,
                    "qualifier": item.qualifier, "target": item.target,
                    **{f"reporter_{code}": item.reporter[code] if item.reporter else None
                       for code in self.context.columned},
                    "sources": _list_places(item.sources),
                    "url": self.context.url(self.context.first.language.address(item.id)),
                })
        return rows

    def _list_records(self, chart: Chart) -> list[dict[str, Cell]]:
        records = {code: find_records(views, chart) for code, views in self.context.columned.items()}
        rows = []
        for unit in records[self.context.first.language.code].units:
            entry = self.context.catalog.entries[unit.id]
            rows.append({
                "chart": chart.id, "record": entry.id, **self._list_titles(entry), "date": str(unit.date)
                if unit.date else None,
                **{f"group_{code}": "; ".join(own.lanes[lane] for lane in unit.lanes if own.lanes)
                   for code, own in records.items()},
                "number": unit.number or None, "sources": _list_places(entry.record.sources),
                "url": self.context.url(self.context.first.language.address(entry.id)),
            })
        return rows

    def _list_titles(self, entry: Entry) -> dict[str, Cell]:
        return {f"title_{code}": views.language.title(entry) for code, views in self.context.columned.items()}


def _list_places(statements: Any) -> str:
    return "; ".join(f"{statement.source} {statement.at}" for statement in statements)


class ChartSvg(Exporter):
    """Each chart along time as a drawing by itself, with light colours, its title, caption, sources and the
    site's name.
    """

    title = "download.charts.svg"
    about = "download.charts.svg.about"
    file = "data/charts/{chart}.{code}.svg"
    media_type = "image/svg+xml"
    each = "chart"

    def finish(self, folder: Path) -> None:
        """Write one file a language and chart that is drawn.

        The others are lists, which stand on their pages.
        """
        for code, views in self.context.views.items():
            renderer = Renderer(self.context.catalog.root.parent / "templates", views.language)
            root = self.context.url(name_folder(views.language)).rstrip("/")
            drawn = [chart for chart in views.catalog.charts.values() if is_drawn(views.catalog, chart)]
            for chart in drawn:
                view = make_chart_view(views, chart)
                page = make_sheet(views.language, view, f"{root}/{name_page(chart.id)}",
                                  name_edition(views.language, chart.id, "chart").label)
                svg = renderer.render("figures/alone.svg", root, chart=view, sheet=page)
                self.write(folder, svg, chart=chart.id, code=code)
