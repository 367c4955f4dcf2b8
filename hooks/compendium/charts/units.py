"""Records as squares, one each: by years down the page, or by terms."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from ..views import Views
from .bars import BESIDE
from .lettering import LINE, SIZE, wrap
from .looks import FACT, OPEN, ROUGH, SMALL, Sign, draw_key
from .marks import Drawing, Shape, box, glyph, line, words
from .records import Records, Unit

# A square with the room around it: as much as a thumb needs.
CELL, SIGN, LABEL = 24, 17, 54
# So many years without a record are not drawn one by one.
BREAK = 6
Lane = tuple[float, int]


def draw_years(views: Views, records: Records, wide: int) -> Drawing:
    """Return a row for each year; on a wide page a column for each lane, on a narrow one its sign."""
    drawing, rows = Drawing(wide), records.placed()
    start = LABEL + CELL * len(records.spanning())
    beside = wide >= BESIDE and len(records.lanes) > 1
    lanes = _columns(records, list(rows.values()), start, wide) if beside else [(start, int((wide - start) / CELL))]
    if beside:
        _headings(drawing, records.lanes, lanes, wide)
    tops: dict[int, tuple[float, float]] = {}
    before = None
    for year in sorted({*rows, *_ends(records.spanning())}):
        if before is not None:
            _between(views, drawing, before, year, tops)
        tops[year] = _row(views, drawing, year, rows.get(year, []), lanes, beside)
        before = year
    _spans(drawing, records.spanning(), tops)
    draw_key(drawing, views, [] if beside or len(records.lanes) < 2 else _signs(records.lanes))
    return drawing


def draw_tally(views: Views, records: Records, wide: int) -> Drawing:
    """Return a row for each lane with the number of its records."""
    drawing = Drawing(wide)
    side = 0.34 * wide if wide >= BESIDE else 0
    for number, title in enumerate(records.lanes):
        own = [unit for unit in records.units if number in unit.lanes]
        top = drawing.height
        y = _heading(drawing, title, str(len(own)), side - 14 if side else wide)
        drawing.height = top if side else y + 6
        _squares(drawing, own, side, max(int((wide - side) / CELL), 1), 0)
        drawing.height = max(drawing.height, y) + 12
    draw_key(drawing, views)
    return drawing


def _heading(drawing: Drawing, title: str, count: str, room: float) -> float:
    y = drawing.height
    for part in wrap(f"{title} · {count}", room, SIZE, bold=True):
        y += LINE
        drawing.shapes.append(words("head", 0, y, part))
    return y


def _columns(records: Records, rows: Sequence[Sequence[Unit]], start: float, wide: float) -> list[Lane]:
    """Return where each lane begins and how many squares it has beside each other: as many as fit on the page."""
    most = [max([sum(lane in unit.lanes for unit in row) for row in rows], default=1) for lane in range(len(records.lanes))]
    room = wide - start - 16 * (len(most) - 1)
    least = min(3, int(room / CELL / len(most)))
    most = [max(number, least) for number in most]
    while sum(most) * CELL > room:
        most[most.index(max(most))] -= 1
    lanes, x = [], start
    spare = min((room - sum(most) * CELL) / len(most), 40)
    for number in most:
        lanes.append((x, number))
        x += number * CELL + 16 + spare
    return lanes


def _headings(drawing: Drawing, titles: Sequence[str], lanes: Sequence[Lane], wide: float) -> None:
    ends = [x - 12 for x, _ in lanes[1:]] + [wide]
    parts = [wrap(title, end - x, SMALL, bold=True) for title, (x, _), end in zip(titles, lanes, ends, strict=True)]
    height = LINE * max(map(len, parts))
    for lines, (x, _) in zip(parts, lanes, strict=True):
        for number, part in enumerate(lines):
            drawing.shapes.append(words("head small", x + 3, height - LINE * (len(lines) - 1 - number), part))
    drawing.height = height + 8


def _row(views: Views, drawing: Drawing, year: int, units: Sequence[Unit], lanes: Sequence[Lane],
         beside: bool) -> tuple[float, float]:
    """Draw one year and return where its row begins and ends."""
    top, bottom = drawing.height, drawing.height
    _year(views, drawing, year)
    for number, (x, most) in enumerate(lanes):
        drawing.height = top
        _squares(drawing, [unit for unit in units if not beside or number in unit.lanes], x, most, number if beside else None)
        bottom = max(bottom, drawing.height)
    drawing.height = bottom
    return top, bottom


def _year(views: Views, drawing: Drawing, year: int) -> None:
    """Write a year at the edge; a light line above each fifth leads the eye."""
    if year % 5 == 0:
        drawing.shapes.append(line("grid", 0, drawing.height, drawing.width, drawing.height))
    drawing.shapes.append(words("faint", 0, drawing.height + 16.5, views.label("chart.year", year=year)))


def _ends(units: Sequence[Unit]) -> set[int]:
    """Return the years in which the records of several years begin and, if they do, end."""
    dates = [unit.date for unit in units if unit.date]
    return {date.earliest[0] for date in dates} | {date.latest[0] for date in dates if date.end}


def _between(views: Views, drawing: Drawing, before: int, year: int, tops: dict[int, tuple[float, float]]) -> None:
    """Draw the years without a record: one by one, or, if they are many, as one row that says so."""
    empty = range(before + 1, year)
    if len(empty) > BREAK:
        y = drawing.height
        drawing.shapes.append(line("open", 0, y + 13, 12, y + 13))
        drawing.shapes.append(words("faint", 18, y + 17, views.label("chart.gap", first=empty[0], last=empty[-1])))
        drawing.height += CELL + 2
        return
    for missing in empty:
        _year(views, drawing, missing)
        tops[missing] = drawing.height, drawing.height + CELL
        drawing.height += CELL


def _squares(drawing: Drawing, units: Sequence[Unit], left: float, most: int, lane: int | None) -> None:
    """Draw the records from left to right in lines of `most`; without a lane, each with the sign of its own."""
    top = drawing.height
    for number, unit in enumerate(units):
        x = left + number % most * CELL + CELL / 2
        y = top + number // most * CELL + CELL / 2
        look = ROUGH if unit.rough else FACT
        drawing.looks.add(look)
        sign = unit.lanes[0] if lane is None else lane
        shapes: list[Shape] = [box("hit", x - CELL / 2, y - CELL / 2, CELL, CELL), glyph(sign, look, x, y, SIGN)]
        if unit.number:
            shapes.append(words("in" if unit.rough else "on", x, y + 4.3, unit.number, "middle"))
        drawing.link(unit.href, unit.label, shapes, quiet=True)
    drawing.height = top + CELL * max(-(-len(units) // most), 1)


def _spans(drawing: Drawing, units: Sequence[Unit], tops: dict[int, tuple[float, float]]) -> None:
    """Draw a record of several years as a bar down its years; beyond the last year, or where it is open, the bar is broken."""
    for number, unit in enumerate(units):
        assert unit.date
        x = LABEL + CELL * number + CELL / 2
        inside = [edges for year, edges in tops.items() if unit.date.earliest[0] <= year <= unit.date.latest[0]]
        first, last = inside[0][0] + 3, inside[-1][1] - 3
        look = OPEN if unit.date.end is None else "span"
        drawing.looks |= {look} & {OPEN}
        shapes = [box("hit", x - CELL / 2, first, CELL, last - first), line(f"{look} thick", x, first, x, last)]
        drawing.link(unit.href, unit.label, shapes, quiet=True)


def _signs(titles: Sequence[str]) -> list[tuple[Sign, str]]:
    """Return the sign of each lane for the key."""
    return [(partial(_key_sign, number), title) for number, title in enumerate(titles)]


def _key_sign(number: int, x: float, y: float) -> Shape:
    return glyph(number, FACT, x, y, 13)
