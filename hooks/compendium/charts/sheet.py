"""A chart as a sheet of its own: title above, and beneath it what was not drawn, the sources and where it is from."""

from __future__ import annotations

from typing import Any

from ..views import Views
from .lettering import LINE, wrap
from .looks import SMALL
from .marks import words

MARGIN, TITLE = 20, 18


def sheet(views: Views, chart: dict[str, Any], address: str) -> dict[str, Any]:
    """Return the sheet's size, how far the drawing is moved, and the lines around it."""
    drawing = chart["drawings"][0]
    room, y, lines = drawing["width"], float(MARGIN), []
    for part in wrap(chart["title"], room, TITLE, bold=True):
        y += TITLE + 6
        lines.append(words("title", MARGIN, y, part))
    moved = y + 12
    y = moved + drawing["height"] + 4
    for text in [*_notes(views, chart), address]:
        y += 4
        for part in wrap(text, room, SMALL):
            y += LINE
            lines.append(words("faint", MARGIN, y, part))
    return {"width": room + 2 * MARGIN, "height": round(y + MARGIN), "x": MARGIN, "y": round(moved), "lines": lines}


def _notes(views: Views, chart: dict[str, Any]) -> list[str]:
    separator = views.label("list.semicolon")
    undated = "" if chart["folded"] else separator.join(item["text"] for item in chart["undated"])
    left_out = [f"{chart['undated_label']} {undated}"] if chart["undated"] else []
    sources = separator.join(item["text"] for item in chart["sources"])
    origin = f"{views.label('site.name')} · {views.label('site.copyright')}"
    return [*left_out, views.label("chart.sources", sources=sources), origin]
