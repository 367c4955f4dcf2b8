"""A drawn chart as a sheet of its own.

Title and caption above, and beneath what was not drawn, the sources, the origin.
"""

from __future__ import annotations

from typing import Any

from compendium.features.charts.legend import SMALL
from compendium.features.charts.shapes import SvgShape, draw_words
from compendium.presentation.language import Language
from compendium.presentation.text_metrics import LINE, wrap

MARGIN, TITLE = 20, 18


def make_sheet(language: Language, chart: dict[str, Any], address: str, edition: str) -> dict[str, Any]:
    """Return the sheet's size, how far the drawing is moved, and the lines around it.

    `edition` is what the site calls its edition in words.
    """
    drawing = chart["drawing"]
    room = drawing["width"]
    lines, y = _set_lines("title", chart["title"], room, float(MARGIN), TITLE, TITLE + 6)
    caption, y = _set_lines("faint", chart["about"], room, y + 4, SMALL, LINE)
    lines += caption
    moved = y + 12
    y = moved + drawing["height"] + 4
    for text in [*_list_notes(language, chart, edition), address]:
        note, y = _set_lines("faint", text, room, y + 4, SMALL, LINE)
        lines += note
    return {"width": room + 2 * MARGIN, "height": round(y + MARGIN), "x": MARGIN, "y": round(moved),
            "lines": lines}


def _set_lines(look: str, text: str, room: float, y: float, size: float, step: float) -> tuple[list[SvgShape],
                                                                                           float]:
    """Return a text in lines below `y`, and where the last of them stands."""
    parts = wrap(text, room, size, bold=look == "title")
    lines = [draw_words(look, MARGIN, y + step * (number + 1), part) for number, part in enumerate(parts)]
    return lines, y + step * len(parts)


def _list_notes(language: Language, chart: dict[str, Any], edition: str) -> list[str]:
    separator = language.label("list.semicolon")
    undated = separator.join(item["text"] for item in chart["undated"])
    left_out = [f"{language.label('chart.undated')} {undated}"] if undated else []
    sources = separator.join(item["text"] for item in chart["sources"])
    origin = f"{language.label('site.name')} · {edition} · {language.label('site.copyright')}"
    return [*left_out, language.label("chart.sources", sources=sources), origin]
