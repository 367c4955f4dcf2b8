"""Values over time: a panel for each series, all on one scale of years and one of values, so that none is
joined to another.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from compendium.core.fields import Quantity
from compendium.features.charts.legend import JOIN, OPEN, SMALL, choose_look, draw_dot, draw_key
from compendium.features.charts.placement import Box, Label, place_labels
from compendium.features.charts.scale import Scale, choose_ticks, choose_year_ticks, place_date
from compendium.features.charts.series import Point, Series
from compendium.features.charts.shapes import Drawing, SvgShape, draw_box, draw_line, draw_words
from compendium.presentation.language import Language
from compendium.presentation.text_metrics import LINE, SIZE, measure_width, wrap

# As wide as a phone shows it with type that can be read; where there is room, the page draws it larger.
WIDTH = 340
HEIGHT, DOT, AXIS = 170, 10, 22


def draw_time(language: Language, series: Sequence[Series]) -> Drawing:
    """Return the panels of all series that have a dated value.

    A panel is as high as its own greatest value needs.
    """
    drawing, shown = Drawing(WIDTH), [one for one in series if one.dated]
    years = _scale_years(shown)
    high = max(point.high for one in shown for point in one.dated)
    scale = Scale(0, float(high), 0, HEIGHT)
    lines = choose_ticks(high, 4)[1:]
    for one in shown:
        drawing.height += 8
        _draw_heading(drawing, one)
        _draw_panel(language, drawing, one, years, scale, lines)
        _draw_years(language, drawing, years)
    draw_key(drawing, language)
    return drawing


def _scale_years(series: Sequence[Series]) -> Scale:
    """Return the scale of whole years that holds every date; an open date runs to its edge."""
    ends = [end for one in series for point in one.dated if point.date for end in place_date(point.date)
            if end is not None]
    first, last = int(min(ends)), -int(-max(ends) // 1)
    return Scale(first, max(last, first + 1), 0, WIDTH)


def _draw_years(language: Language, drawing: Drawing, years: Scale) -> None:
    """Draw the base line of a panel with its years beneath."""
    base = drawing.height
    drawing.shapes.append(draw_line("axis", 0, base, WIDTH, base))
    names = {year: language.label("chart.year", year=year)
             for year in range(int(years.low), int(years.high) + 1)}
    most = int(WIDTH / (measure_width(names[int(years.low)], SMALL) + 14))
    for year in choose_year_ticks(int(years.low), int(years.high), max(most, 2)):
        x, half = years.at(year), measure_width(names[year], SMALL) / 2
        drawing.shapes.append(draw_line("axis", x, base, x, base + 4))
        if half <= x <= WIDTH - half:
            drawing.shapes.append(draw_words("faint", x, base + 16, names[year], "middle"))
    drawing.height += AXIS


def _draw_heading(drawing: Drawing, series: Series) -> None:
    """Write what heads a series."""
    for number, text in enumerate(series.heading):
        for part in wrap(text, drawing.width, SMALL if number else SIZE, bold=not number):
            drawing.height += LINE
            drawing.shapes.append(draw_words("faint" if number else "head", 0, drawing.height, part))


def _draw_panel(language: Language, drawing: Drawing, series: Series, years: Scale, scale: Scale,
           lines: Sequence[Decimal]) -> None:
    points = series.dated
    marks = [_measure_extent(point, series, years, scale) for point in points]
    grid = _place_grid(language, series, scale,
                 [value for value in lines if value <= max(point.high for point in points)])
    labels = place_labels(marks, [(point.words, point.day) for point in points], years.end,
                          [taken for taken, _ in grid])
    base = drawing.height = drawing.height + max(label.box.top for label in labels) + 10
    for taken, name in grid:
        y = base - taken.bottom
        drawing.shapes += [draw_line("grid", 0, y, years.end, y), draw_words("tick", 0, y - 3, name)]
    _join(drawing, series, marks, base)
    for point, mark, label in zip(points, marks, labels, strict=True):
        drawing.looks.add(choose_look(point))
        if label.led:  # beneath all words, so that it crosses none
            drawing.shapes.append(draw_line("lead", label.x, base - label.box.bottom, label.x,
                                       base - mark.top - 2))
        shapes = [draw_box("hit", *_find_target(mark, label, base)),
                  *_draw_label(label, point.words, point.day, base)]
        shapes += _draw_sign(drawing, point, series, mark, years, base)
        drawing.link(point.href, point.label, shapes)


def _measure_extent(point: Point, series: Series, years: Scale, scale: Scale) -> Box:
    """Return what a value's mark takes.

    An amount of a period is a bar over it, a state a dot amid its date.
    """
    assert point.date
    start, end = (years.at(years.low if one is None and number == 0 else years.high if one is None else one)
                  for number, one in enumerate(place_date(point.date)))
    high = scale.at(float(point.high))
    if series.measure == "flow":
        spare = max(3 - (end - start), 0) / 2
        return Box(start - spare, end + spare, 0, high)
    middle = (start + end) / 2
    return Box(middle - DOT / 2, middle + DOT / 2, max(high - DOT / 2, 0), high + DOT / 2)


def _place_grid(language: Language, series: Series, scale: Scale,
                values: Sequence[Decimal]) -> list[tuple[Box, str]]:
    """Return the name of each round value with the paper that it takes at the left edge, just above its line.
    """
    names = [language.quantity(Quantity(value=value), series.unit) for value in values]
    return [(Box(0, measure_width(name, SMALL), scale.at(float(value)), scale.at(float(value)) + LINE), name)
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
            drawing.shapes.append(draw_line(JOIN, x1, y1, x2, y2))


def _draw_sign(drawing: Drawing, point: Point, series: Series, mark: Box, years: Scale,
          base: float) -> list[SvgShape]:
    if series.measure == "flow":
        return [draw_box(choose_look(point), mark.left + 0.5, base - max(mark.top, 1.5) + 0.5,
                    mark.right - mark.left - 1,
                    max(mark.top - 1, 1))]
    x, y = (mark.left + mark.right) / 2, base - (mark.top + mark.bottom) / 2
    return [draw_line("stem", x, base, x, y), *_draw_whisker(drawing, point, years, y),
            draw_dot(point, x, y, DOT)]


def _draw_whisker(drawing: Drawing, point: Point, years: Scale, y: float) -> list[SvgShape]:
    """Return the line over the time that a date can mean, broken where the date is open."""
    assert point.date
    start, end = place_date(point.date)
    look = OPEN if start is None or end is None else "span"
    drawing.looks |= {look} & {OPEN}
    return [draw_line(look, years.at(years.low if start is None else start), y,
                 years.at(years.high if end is None else end), y)]


def _draw_label(label: Label, value: str, day: str, base: float) -> list[SvgShape]:
    """Return a label's two lines."""
    y = base - label.box.bottom - 4
    return [draw_words("value", label.x, y - LINE + 1, value, label.anchor),
            draw_words("faint", label.x, y, day, label.anchor)]


def _find_target(mark: Box, label: Label, base: float) -> tuple[float, float, float, float]:
    """Return what can be pointed at: from the label down to the mark, and never less than a thumb needs."""
    left, right = min(mark.left, label.box.left), max(mark.right, label.box.right)
    return left, base - label.box.top, right - left, label.box.top - mark.bottom
