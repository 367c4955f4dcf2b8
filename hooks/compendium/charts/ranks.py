"""Ranks over time: one line of years for each series, with the rank in a circle at its date."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ..views import Views
from .bars import draw_heading
from .lettering import LINE
from .looks import FACT, SMALL, draw_key, look_of
from .marks import Drawing, line, shape, words
from .placing import Box, place_labels
from .scale import Scale, span
from .series import Point, Series
from .time import draw_years, whisker, year_scale

RADIUS = 13


def draw_ranks(views: Views, series: Sequence[Series], wide: int) -> Drawing:
    """Return a line for each series that has a dated rank, with the years beneath the last."""
    drawing, shown = Drawing(wide), [one for one in series if one.dated]
    years = year_scale(shown, wide)
    for one in shown:
        drawing.height = draw_heading(drawing, one, wide) + 4
        _row(views, drawing, one, years)
    draw_years(views, drawing, years, wide)
    draw_key(drawing, views)
    return drawing


def _row(views: Views, drawing: Drawing, series: Series, years: Scale) -> None:
    """Draw one line of years; the dates hang beneath the ranks, so that heights count downwards here."""
    y = drawing.height + RADIUS + 1
    drawing.shapes.append(line("grid", years.start, y, years.end, y))
    middles = [_middle(point, years) for point in series.dated]
    marks = [Box(x - RADIUS, x + RADIUS, -RADIUS, RADIUS) for x in middles]
    labels = place_labels(marks, [("", point.day) for point in series.dated], years.end, high=LINE)
    for point, x, label in zip(series.dated, middles, labels, strict=True):
        look, base = look_of(point), y + label.box.bottom + SMALL - 2
        drawing.looks.add(look)
        led = [line("lead", x, y + RADIUS, x, base - SMALL + 1)] if label.led else []
        shapes = [*whisker(drawing, point, years, y), *led, shape("circle", look, cx=x, cy=y, r=RADIUS),
                  words("on" if look == FACT else "in", x, y + 4.5, _number(views, point), "middle"),
                  words("faint", label.x, base, point.day, label.anchor)]
        drawing.link(point.href, point.label, shapes)
    drawing.height = y + max(label.box.top for label in labels) + 8


def _middle(point: Point, years: Scale) -> float:
    """Return the middle of a rank's date, which runs to the edge where it is open."""
    assert point.date
    start, end = span(point.date)
    x = (years.at(years.low if start is None else start) + years.at(years.high if end is None else end)) / 2
    return min(max(x, RADIUS + 1), years.end - RADIUS - 1)


def _number(views: Views, point: Point) -> str:
    ends: list[Decimal] = [point.value] if point.to is None else [point.value, point.to]
    return "–".join(views.locale.number(end) for end in ends)
