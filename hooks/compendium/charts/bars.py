"""Values as bars on one scale, each beneath its words; nothing is told by the place on the page but the length."""

from __future__ import annotations

from collections.abc import Sequence

from ..wording import Wording
from .lettering import LINE, SIZE, width, wrap
from .looks import SMALL, draw_key, look_of
from .marks import Drawing, Shape, box, followed, line, words
from .scale import Scale
from .series import Point, Series

BAR, GAP, GUTTER = 10, 12, 20
# From this width on, what heads a series stands beside its bars rather than above them.
BESIDE = 480


def draw_bars(views: Wording, series: Sequence[Series], wide: int) -> Drawing:
    """Return the bars of all series, each series under or beside its heading."""
    drawing = Drawing(wide)
    side = 0.36 * wide if wide >= BESIDE else 0
    scale = _scale(series, side + GUTTER if side else 0, wide - 1)
    for number, one in enumerate(series):
        if number:
            drawing.shapes.append(line("rule", 0, drawing.height + 2, wide, drawing.height + 2))
            drawing.height += 10
        top = drawing.height
        heading = draw_heading(drawing, one, side - 8 if side else wide)
        drawing.height = top if side else heading + 6
        for point in one.points:
            _bar(drawing, point, scale, wide)
        drawing.height = max(drawing.height, heading + 10)
    draw_key(drawing, views)
    return drawing


def _scale(series: Sequence[Series], start: float, end: float) -> Scale:
    ends = [float(end) for one in series for point in one.points for end in (point.value, point.high)]
    return Scale(min(0, *ends), max(0, *ends), start, end)


def draw_heading(drawing: Drawing, series: Series, room: float) -> float:
    """Write what heads a series and return where it ends."""
    y = drawing.height
    for number, text in enumerate(series.heading):
        for part in wrap(text, room, SMALL if number else SIZE, bold=not number):
            y += LINE
            drawing.shapes.append(words("faint" if number else "head", 0, y, part))
    return y


def _bar(drawing: Drawing, point: Point, scale: Scale, wide: float) -> None:
    """Draw one value: its words in bold, its date, and beneath them the bar."""
    left, top = scale.start, drawing.height
    shapes, y = _words(point, left, top, wide - left)
    zero, value, high = scale.at(0), scale.at(float(point.value)), scale.at(float(point.high))
    look = look_of(point)
    drawing.looks.add(look)
    y += 6
    shapes.append(line("axis", zero, y - 3, zero, y + BAR + 3))
    shapes.append(box(look, min(zero, value) + 0.5, y + 0.5, max(abs(value - zero) - 1, 1), BAR - 1))
    if point.to is not None:
        drawing.looks.add("rough")
        shapes.append(box("rough", value + 0.5, y + 0.5, high - value - 1, BAR - 1))
    shapes.insert(0, box("hit", left, top + 2, wide - left, y + BAR - top))
    drawing.link(point.href, point.label, shapes)
    drawing.height = y + BAR + GAP


def _words(point: Point, left: float, top: float, room: float) -> tuple[list[Shape], float]:
    """Return the value and, beside it if there is room, its date; and where they end."""
    value, when = wrap(point.words, room, SIZE, bold=True), point.when["text"]
    y = top + LINE * len(value)
    shapes = [words("value", left, top + LINE * (number + 1), part) for number, part in enumerate(value)]
    if width(value[-1], SIZE, bold=True) + 10 + width(when, SMALL) <= room:
        shapes[-1] = followed(shapes[-1], when)
        return shapes, y
    for part in wrap(when, room, SMALL):
        y += LINE
        shapes.append(words("faint", left, y, part))
    return shapes, y
