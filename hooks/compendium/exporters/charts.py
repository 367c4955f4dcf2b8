"""Charts to take away: the values of each as CSV, and the drawing of each in every language as SVG."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

from ..catalog import Entry
from ..charts.records import chart_records
from ..charts.sheet import sheet
from ..charts.view import chart_address, chart_view
from ..models import Chart, Figure
from ..models.chart import VALUE_KINDS
from ..rendering import Renderer
from .base import Cell, Exporter, language_path
from .table_files import csv_cell


class ChartCsv(Exporter):
    """The values that each chart draws: UTF-8 with a mark, CRLF, no formulas."""

    title = "download.charts.csv"
    about = "download.charts.csv.about"
    file = "data/charts/{chart}.csv"
    media_type = "text/csv"
    each = "chart"

    def finish(self, folder: Path) -> None:
        """Write one file a chart."""
        for chart in self.context.catalog.charts.values():
            rows = self._values(chart) if chart.kind in VALUE_KINDS else self._records(chart)
            text = io.StringIO()
            writer = csv.writer(text, lineterminator="\r\n")
            writer.writerow(rows[0])
            writer.writerows([csv_cell(value) for value in row.values()] for row in rows)
            self.write(folder, text.getvalue().encode("utf-8-sig"), chart=chart.id)

    def _values(self, chart: Chart) -> list[dict[str, Cell]]:
        rows = []
        for name in chart.figures:
            entry = self.context.catalog.entries[name]
            figure = entry.record
            assert isinstance(figure, Figure)
            for item in figure.observations:
                rows.append({
                    "chart": chart.id, "figure": entry.id, **self._titles(entry),
                    **{f"scope_{code}": figure.scope[code] for code in self.context.views},
                    "measure": figure.measure, "observation": item.id, "date": str(item.date) if item.date else None,
                    **{f"date_words_{code}": item.date_words[code] if item.date_words else None for code in self.context.views},
                    "value": item.value, "to": item.to, "unit": figure.unit, "qualifier": item.qualifier, "target": item.target,
                    **{f"reporter_{code}": item.reporter[code] if item.reporter else None for code in self.context.views},
                    "sources": _places(item.sources), "url": self.context.url(self.context.first.address(item.id)),
                })
        return rows

    def _records(self, chart: Chart) -> list[dict[str, Cell]]:
        records = {code: chart_records(views, chart) for code, views in self.context.views.items()}
        rows = []
        for unit in records[self.context.first.code].units:
            entry = self.context.catalog.entries[unit.id]
            rows.append({
                "chart": chart.id, "record": entry.id, **self._titles(entry), "date": str(unit.date) if unit.date else None,
                **{f"group_{code}": "; ".join(own.lanes[lane] for lane in unit.lanes if own.lanes)
                   for code, own in records.items()},
                "number": unit.number or None, "sources": _places(entry.record.sources),
                "url": self.context.url(self.context.first.address(entry.id)),
            })
        return rows

    def _titles(self, entry: Entry) -> dict[str, Cell]:
        return {f"title_{code}": views.title(entry) for code, views in self.context.views.items()}


def _places(statements: Any) -> str:
    return "; ".join(f"{statement.source} {statement.at}" for statement in statements)


class ChartSvg(Exporter):
    """Each chart as a drawing by itself, with light colours, its title, its sources and the site's name."""

    title = "download.charts.svg"
    about = "download.charts.svg.about"
    file = "data/charts/{chart}.{code}.svg"
    media_type = "image/svg+xml"
    each = "chart"

    def finish(self, folder: Path) -> None:
        """Write one file a chart and language."""
        for code, views in self.context.views.items():
            renderer = Renderer(self.context.catalog.root.parent / "templates", views)
            root = self.context.url(language_path(views)).rstrip("/")
            for chart in self.context.catalog.charts.values():
                view = chart_view(views, chart)
                page = sheet(views, view, f"{root}/{chart_address(chart.id)}")
                svg = renderer.render("figures/alone.svg", root, chart=view, sheet=page)
                self.write(folder, svg, chart=chart.id, code=code)
