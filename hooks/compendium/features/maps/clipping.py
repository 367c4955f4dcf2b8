"""Lines and areas cut to the picture, thinned to what can be seen, and written as SVG paths."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Sequence

from compendium.records.models.maps import LonLat

Points = Sequence[LonLat]


def clip_line(points: Points, width: float, height: float) -> list[list[LonLat]]:
    """Return the pieces of a line that lie inside the picture (Liang and Barsky)."""
    pieces: list[list[LonLat]] = []
    for start, end in itertools.pairwise(points):
        part = _cut_segment(start, end, width, height)
        if part is None:
            continue
        if pieces and pieces[-1][-1] == part[0]:
            pieces[-1].append(part[1])
        else:
            pieces.append(list(part))
    return pieces


def _cut_segment(start: LonLat, end: LonLat, width: float, height: float) -> tuple[LonLat, LonLat] | None:
    first, last = 0.0, 1.0
    step = end[0] - start[0], end[1] - start[1]
    for delta, room in ((-step[0], start[0]), (step[0], width - start[0]), (-step[1], start[1]),
                        (step[1], height - start[1])):
        if delta == 0 and room < 0:
            return None
        if delta < 0:
            first = max(first, room / delta)
        elif delta > 0:
            last = min(last, room / delta)
    if first >= last:
        return None
    # Ends that are not cut stay exactly what they were, so that pieces are seen to join.
    return (start if first == 0 else _place_between(start, step, first)), (end if last == 1
                                                                     else _place_between(start, step, last))


def _place_between(start: LonLat, step: LonLat, part: float) -> LonLat:
    return start[0] + step[0] * part, start[1] + step[1] * part


def clip_ring(points: Points, width: float, height: float) -> list[LonLat]:
    """Return the part of an area's outline inside the picture, closed along its edges (Sutherland and
    Hodgman).
    """
    ring = list(points)
    edges: tuple[tuple[int, float, Callable[[float, float], bool]], ...] = (
        (0, 0.0, float.__ge__), (0, width, float.__le__), (1, 0.0, float.__ge__), (1, height, float.__le__))
    for axis, edge, inside in edges:
        ring = _cut(ring, axis, edge, inside)
    return ring


def _cut(ring: list[LonLat], axis: int, edge: float,
         inside: Callable[[float, float], bool]) -> list[LonLat]:
    found: list[LonLat] = []
    for start, end in zip([*ring[-1:], *ring[:-1]], ring, strict=True):
        here, there = inside(float(start[axis]), float(edge)), inside(float(end[axis]), float(edge))
        if here != there:
            part = (edge - start[axis]) / (end[axis] - start[axis])
            found.append(_place_between(start, (end[0] - start[0], end[1] - start[1]), part))
        if there:
            found.append(end)
    return found


def thin_line(points: Points, tolerance: float) -> list[LonLat]:
    """Return a line without the points whose loss moves it by less than `tolerance` (Douglas and Peucker)."""
    points = _is_apart(points, tolerance / 2) if len(points) > 2 else points
    keep = {0, len(points) - 1}
    spans = [(0, len(points) - 1)]
    while spans:
        first, last = spans.pop()
        far, at = max(((_measure_distance(points[index], points[first], points[last]), index)
                       for index in range(first + 1, last)),
                      default=(0.0, first))
        if far > tolerance:
            keep.add(at)
            spans += [(first, at), (at, last)]
    return [points[index] for index in sorted(keep)]


def _is_apart(points: Points, least: float) -> list[LonLat]:
    """Return a line without points that are nearer than `least` to the one before, but with both ends.

    A quick first pass.
    """
    kept = [points[0]]
    for point in points[1:-1]:
        if abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) >= least:
            kept.append(point)
    return [*kept, points[-1]]


def _measure_distance(point: LonLat, start: LonLat, end: LonLat) -> float:
    """Return how far a point lies from a segment."""
    step = end[0] - start[0], end[1] - start[1]
    square = step[0] ** 2 + step[1] ** 2
    part = ((point[0] - start[0]) * step[0] + (point[1] - start[1]) * step[1]) / square if square else 0.0
    near = _place_between(start, step, min(1.0, max(0.0, part)))
    return ((point[0] - near[0]) ** 2 + (point[1] - near[1]) ** 2) ** 0.5


def shift_line(line: Points, distance: float) -> list[LonLat]:
    """Return a line moved sideways by so many pixels, to the right as seen from its start; its ends go along.
    """
    moved = []
    for index, (x, y) in enumerate(line):
        before, after = line[max(index - 1, 0)], line[min(index + 1, len(line) - 1)]
        step = after[0] - before[0], after[1] - before[1]
        length = (step[0] ** 2 + step[1] ** 2) ** 0.5 or 1.0
        moved.append((x - step[1] / length * distance, y + step[0] / length * distance))
    return moved


def measure_area(ring: Points) -> float:
    """Return the area that a ring encloses, in square pixels."""
    pairs = zip(ring, [*ring[1:], *ring[:1]], strict=True)
    return abs(sum(here[0] * there[1] - there[0] * here[1] for here, there in pairs)) / 2


def write_path(lines: Iterable[Points], closed: bool = False, digits: int = 1) -> str:
    """Return lines as the shortest usual form of an SVG path: one absolute start each, then steps."""
    return "".join(_write_one(line, closed, digits) for line in lines)


def _write_one(line: Points, closed: bool, digits: int) -> str:
    scale = 10 ** digits
    # Steps are taken between rounded points, so that rounding does not add up.
    whole = [(round(x * scale), round(y * scale)) for x, y in line]
    kept = [whole[0], *(there for here, there in itertools.pairwise(whole) if here != there)]
    start = f"M{_write_number(kept[0][0], digits)} {_write_number(kept[0][1], digits)}"
    steps = "".join(f"l{_write_number(there[0] - here[0], digits)} "
                    f"{_write_number(there[1] - here[1], digits)}"
                    for here, there in itertools.pairwise(kept))
    return start + steps.replace(" -", "-") + ("z" if closed else "")


def _write_number(value: int, digits: int) -> str:
    """Return a whole number of the smallest steps as a decimal fraction without needless signs."""
    if not digits:
        return str(value)
    text = f"{value / 10 ** digits:.{digits}f}".rstrip("0").rstrip(".")
    return text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text
