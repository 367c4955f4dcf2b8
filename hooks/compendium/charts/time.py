"""Values over time: a panel for each series, all on one scale of years and one of values, so that none is joined to another."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ..fields import Quantity
from ..views import Views
from .bars import draw_heading
from .lettering import LINE, width
from .looks import JOIN, OPEN, SMALL, dot, draw_key, look_of
from .marks import Drawing, Shape, box, line, words
from .placing import Box, Label, place_labels
from .scale import Scale, span, ticks, year_ticks
from .series import Point, Series

HEIGHT, DOT, AXIS = 170, 10, 22


def draw_time(views: Views, series: Sequence[Series], wide: int) -> Drawing:
    """Return the panels of all series that have a dated value; a panel is as high as its own greatest value needs."""
    drawing, shown = Drawing(wide), [one for one in series if one.dated]
    years = year_scale(shown, wide)
    high = max(point.high for one in shown for point in one.dated)
    scale = Scale(0, float(high), 0, HEIGHT)
    lines = ticks(high, 4)[1:]
    for one in shown:
        drawing.height += 8
        drawing.height = draw_heading(drawing, one, wide)
        _panel(views, drawing, one, years, scale, lines)
        draw_years(views, drawing, years, wide)
    draw_key(drawing, views)
    return drawing


def year_scale(series: Sequence[Series], wide: int) -> Scale:
    """Return the scale of whole years that holds every date; an open date runs to its edge."""
    ends = [end for one in series for point in one.dated if point.date for end in span(point.date) if end is not None]
    first, last = int(min(ends)), -int(-max(ends) // 1)
    return Scale(first, max(last, first + 1), 0, wide)


def draw_years(views: Views, drawing: Drawing, years: Scale, wide: int) -> None:
    """Draw the base line of a panel with its years beneath."""
    base = drawing.height
    drawing.shapes.append(line("axis", 0, base, wide, base))
    names = {year: views.label("chart.year", year=year) for year in range(int(years.low), int(years.high) + 1)}
    most = int(wide / (width(names[int(years.low)], SMALL) + 14))
    for year in year_ticks(int(years.low), int(years.high), max(most, 2)):
        x, half = years.at(year), width(names[year], SMALL) / 2
        drawing.shapes.append(line("axis", x, base, x, base + 4))
        if half <= x <= wide - half:
            drawing.shapes.append(words("faint", x, base + 16, names[year], "middle"))
    drawing.height += AXIS


def _panel(views: Views, drawing: Drawing, series: Series, years: Scale, scale: Scale, lines: Sequence[Decimal]) -> None:
    points = series.dated
    marks = [_extent(point, series, years, scale) for point in points]
    grid = _grid(views, series, scale, [value for value in lines if value <= max(point.high for point in points)])
    labels = place_labels(marks, [(point.words, point.day) for point in points], years.end, [taken for taken, _ in grid])
    base = drawing.height = drawing.height + max(label.box.top for label in labels) + 10
    for taken, name in grid:
        y = base - taken.bottom
        drawing.shapes += [line("grid", 0, y, years.end, y), words("tick", 0, y - 3, name)]
    _join(drawing, series, marks, base)
    for point, mark, label in zip(points, marks, labels, strict=True):
        drawing.looks.add(look_of(point))
        shapes = [box("hit", *_target(mark, label, base)), *label_shapes(label, mark, point.words, point.day, base)]
        shapes += _sign(drawing, point, series, mark, years, base)
        drawing.link(point.href, point.label, shapes)


def _extent(point: Point, series: Series, years: Scale, scale: Scale) -> Box:
    """Return what a value's mark takes: an amount of a period is a bar over it, a state a dot amid its date."""
    assert point.date
    start, end = (years.at(years.low if one is None and number == 0 else years.high if one is None else one)
                  for number, one in enumerate(span(point.date)))
    high = scale.at(float(point.high))
    if series.measure == "flow":
        spare = max(3 - (end - start), 0) / 2
        return Box(start - spare, end + spare, 0, high)
    middle = (start + end) / 2
    return Box(middle - DOT / 2, middle + DOT / 2, max(high - DOT / 2, 0), high + DOT / 2)


def _grid(views: Views, series: Series, scale: Scale, values: Sequence[Decimal]) -> list[tuple[Box, str]]:
    """Return the name of each round value with the paper that it takes at the left edge, just above its line."""
    names = [views.quantity(Quantity(value=value), series.unit) for value in values]
    return [(Box(0, width(name, SMALL), scale.at(float(value)), scale.at(float(value)) + LINE), name)
            for value, name in zip(values, names, strict=True)]


def _join(drawing: Drawing, series: Series, marks: Sequence[Box], base: float) -> None:
    """Join values of one series and reporter where no year lies between them, and nothing else."""
    if series.measure == "flow":
        return
    for index, (one, other) in enumerate(zip(series.dated, series.dated[1:], strict=False)):
        assert one.date and other.date
        near = 0 <= other.date.earliest[0] - one.date.latest[0] <= 1
        if near and not one.aim and not other.aim and one.reporter == other.reporter:
            drawing.looks.add(JOIN)
            (x1, y1), (x2, y2) = (((mark.left + mark.right) / 2, base - (mark.top + mark.bottom) / 2)
                                  for mark in marks[index:index + 2])
            drawing.shapes.append(line(JOIN, x1, y1, x2, y2))


def _sign(drawing: Drawing, point: Point, series: Series, mark: Box, years: Scale, base: float) -> list[Shape]:
    if series.measure == "flow":
        return [box(look_of(point), mark.left + 0.5, base - max(mark.top, 1.5) + 0.5, mark.right - mark.left - 1,
                    max(mark.top - 1, 1))]
    x, y = (mark.left + mark.right) / 2, base - (mark.top + mark.bottom) / 2
    return [line("stem", x, base, x, y), *whisker(drawing, point, years, y), dot(point, x, y, DOT)]


def whisker(drawing: Drawing, point: Point, years: Scale, y: float) -> list[Shape]:
    """Return the line over the time that a date can mean, broken where the date is open."""
    assert point.date
    start, end = span(point.date)
    look = OPEN if start is None or end is None else "span"
    drawing.looks |= {look} & {OPEN}
    return [line(look, years.at(years.low if start is None else start), y, years.at(years.high if end is None else end), y)]


def label_shapes(label: Label, mark: Box, value: str, day: str, base: float) -> list[Shape]:
    """Return a label's two lines, with a line down to its mark if it stands apart from it."""
    y = base - label.box.bottom - 4
    led = [line("lead", label.x, y + 4, label.x, base - mark.top - 2)] if label.led else []
    return [*led, words("value", label.x, y - LINE + 1, value, label.anchor), words("faint", label.x, y, day, label.anchor)]


def _target(mark: Box, label: Label, base: float) -> tuple[float, float, float, float]:
    """Return what can be pointed at: from the label down to the mark, and never less than a thumb needs."""
    left, right = min(mark.left, label.box.left), max(mark.right, label.box.right)
    return left, base - label.box.top, right - left, label.box.top - mark.bottom
