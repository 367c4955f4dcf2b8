"""One map at one size: everything that the template draws, as plain dicts with finished positions."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from ..models import Map
from ..models.maps import Course, Position
from ..views import Views
from .clipping import Points, path
from .labels import SYMBOL, TARGET, Box, Sheet, Spot, along, around, beside, leader, text_width
from .shapes import Drawn, Ground, net

Draw = Callable[[list[dict[str, Any]], list[dict[str, Any]]], None]
_CIRCLE = "M{r} 0a{r} {r} 0 1 1-{d} 0a{r} {r} 0 1 1 {d} 0z"
# The shapes of the symbols, around their middle.
SYMBOLS = {"city": _CIRCLE.format(r=4, d=8), "port": "M0-6l6 6l-6 6l-6-6z", "site": "M-4-4h8v8h-8z", "place": "M0-5l5 9h-10z"}
_SCALES = (10, 20, 50, 100, 200, 500, 1000, 2000)


class Layout:
    """Lays out one map on its ground in one language; `size` (of the text) is in pixels.

    The labels of the records in `first` choose their spots before all others.
    """

    def __init__(self, views: Views, item: Map, name: str, ground: Ground, size: float, first: tuple[str, ...] = ()) -> None:
        self.views, self.item, self.name, self.size = views, item, name, size
        self.projection, self.shapes = ground.projection, ground.shapes
        self.sheet = Sheet(self.projection.width, self.projection.height)
        self.first = first
        self.missing: list[str] = []

    def view(self) -> dict[str, Any]:
        """Return the layout's dict; records for whose label there is no room are in `missing`."""
        scale = self._scale()
        net_view = self._net()
        courses = self._courses()
        places = {name: self._point(name) for name in self.item.draw if self._position(name)}
        for x, y in places.values():
            self.sheet.reserve(Box(x - SYMBOL, y - SYMBOL, x + SYMBOL, y + SYMBOL))
        for shape in self.shapes:
            for line in shape.lines:
                self.sheet.ink([*line, line[0]] if shape.kind == "lake" else line)
        marks: list[dict[str, Any]] = []
        labels: list[dict[str, Any]] = []
        for draw in self._in_order(places):
            draw(marks, labels)
        return {
            "name": self.name, "width": _round(self.projection.width), "height": _round(self.projection.height),
            "shapes": [self._shape(shape) for shape in sorted(self.shapes, key=_order)], "net": net_view, "scale": scale,
            "courses": courses, "marks": marks, "labels": labels, "missing": self.missing,
        }

    def _position(self, name: str) -> Position | None:
        position = getattr(self.views.catalog.entries[name].record, "position", None)
        return (float(position.lon), float(position.lat)) if position else None

    def _point(self, name: str) -> Position:
        position = self._position(name)
        assert position, "the check lets only places with a position through"
        return self.projection.point(position)

    def _shape(self, shape: Drawn) -> dict[str, str]:
        named = " map-named" if shape.record in self.item.draw else ""
        return {"class": f"map-{shape.kind}{named}", "d": shape.path()}

    def _net(self) -> dict[str, Any]:
        """Return the net of degrees: meridians are named at the head, parallels at the right edge."""
        lines, words = [], []
        for kind, degrees, line in net(self.projection):
            lines.append(line)
            text = degrees_text(self.views, kind, degrees)
            width = text_width(text, 11)
            foot, head = line[0], line[-1]
            if kind == "lon" and head[1] < 1 and self.sheet.take(Box(head[0] - width / 2, 2, head[0] + width / 2, 17)):
                words.append({"text": text, "x": _round(head[0]), "y": 13, "anchor": "middle"})
            if kind == "lat" and foot[0] < 1 and self.sheet.take(Box(2, foot[1] - 16, width + 6, foot[1] - 1)):
                words.append({"text": text, "x": 5, "y": _round(foot[1] - 4), "anchor": "start"})
        return {"d": path(lines), "words": words}

    def _scale(self) -> dict[str, Any]:
        """Return the scale bar: the longest round length that takes at most a quarter of the width."""
        pixels = self.projection.pixels_per_kilometre
        length = max((length for length in _SCALES if length * pixels <= self.projection.width / 4), default=_SCALES[0])
        bottom = self.projection.height - 10
        self.sheet.reserve(Box(0, bottom - 22, length * pixels + 24, bottom + 10))
        return {"text": self.views.label("map.scale", length=length), "d": path([[(10, bottom - 5), (10, bottom)]]) + path(
            [[(10, bottom), (10 + length * pixels, bottom), (10 + length * pixels, bottom - 5)]]),
            "x": _round(10 + length * pixels / 2), "y": _round(bottom - 6)}

    def _courses(self) -> list[dict[str, str]]:
        found = []
        for course in self.item.courses:
            line = [self._point(name) for name in course.via]
            self.sheet.ink(line)
            found.append({"d": path([line])})
        return found

    def _in_order(self, places: dict[str, Position]) -> list[Draw]:
        """Return how each label is drawn: courses and states have least choice and go before places, waters last."""
        jobs: list[tuple[str, Draw]] = [(course.record, partial(self._course_label, course)) for course in self.item.courses]
        jobs += [(name, partial(self._state_label, shape, turn, name)) for shape in self.shapes
                 for turn, name in ((1, shape.left), (-1, shape.right)) if name in self.item.draw]
        jobs += [(name, partial(self._place, name, point)) for name, point in places.items()]
        jobs += [(shape.record, partial(self._water_label, shape)) for shape in self.shapes if shape.record in self.item.draw]
        jobs.sort(key=lambda job: self.first.index(job[0]) if job[0] in self.first else len(self.first))
        return [draw for _, draw in jobs]

    def _course_label(self, course: Course, _: list[dict[str, Any]], labels: list[dict[str, Any]]) -> None:
        text = self.views.short(self.views.catalog.entries[course.record])
        line = [self._point(name) for name in course.via]
        wide = self._wide(text)
        spots = [*along(line, wide, TARGET), *around(_middle(line), wide, TARGET)]
        labels += self._label(course.record, text, spots, "map-course-name", point=_middle(line))

    def _place(self, name: str, point: Position, marks: list[dict[str, Any]], _: list[dict[str, Any]]) -> None:
        marks.append(self._mark(name, point))

    def _mark(self, name: str, point: Position) -> dict[str, Any]:
        """Return a place's symbol with its label, and under it what stands at the place."""
        entry = self.views.catalog.entries[name]
        sites = [site.record for site in self.item.sites if site.at == name]
        kind = entry.own.kind if entry.own.kind in SYMBOLS else "place"
        texts = [(name, self.views.short(entry), ""), *((site, self._site_name(site), SYMBOLS["site"]) for site in sites)]
        width = max(self._wide(text) + (14 if symbol else 0) for _, text, symbol in texts)
        spot = self.sheet.place(around(point, width, TARGET * len(texts)), point)
        mark: dict[str, Any] = {
            "id": name, "class": f"map-{kind}", "d": SYMBOLS[kind], "x": _round(point[0]), "y": _round(point[1]),
            "href": self.views.address(name), "title": self.views.title(entry), "texts": [], "leader": ""}
        if spot is None:
            self.missing.append(name)
            return mark
        mark["texts"] = [self._text(spot, index, *text) for index, text in enumerate(texts)]
        mark["leader"] = _path(leader(point, spot))
        return mark

    def _site_name(self, name: str) -> str:
        """Return what stands at a place, in the words of its kind: the place's name is beside it."""
        return self.views.term("project-kinds", self.views.catalog.entries[name].own.kind)

    def _text(self, spot: Spot, row: int, name: str, text: str, symbol: str) -> dict[str, Any]:
        width = self._wide(text)
        y = spot.box.top + TARGET * row + TARGET / 2
        x, beside_it = spot.x, 0.0
        if symbol:
            # The symbol stands towards the place, the text behind it.
            beside_it = {"start": x + 5, "end": x - 5}.get(spot.anchor, x - width / 2 - 3)
            x = {"start": x + 14, "end": x - 14}.get(spot.anchor, x + 7)
        left = {"start": x, "end": x - width}.get(spot.anchor, x - width / 2)
        return {"id": name, "href": self.views.address(name), "title": self.views.title(self.views.catalog.entries[name]),
                "text": text, "x": _round(x), "y": _round(y + self.size * 0.36), "anchor": spot.anchor, "symbol": symbol,
                "symbol_x": _round(beside_it), "symbol_y": _round(y),
                "hit": {"x": _round(left), "y": _round(y - TARGET / 2), "width": _round(width), "height": TARGET}}

    def _water_label(self, shape: Drawn, _: list[dict[str, Any]], labels: list[dict[str, Any]]) -> None:
        text = self.views.short(self.views.catalog.entries[shape.record])
        longest = max(shape.lines, key=len)
        wide = self._wide(text)
        spots = list(along(longest, wide, TARGET))
        if shape.kind == "lake":
            spots += around(_middle(longest), wide, TARGET, -8.0)
        labels += self._label(shape.record, text, spots, f"map-{shape.kind}-name", point=_middle(longest))

    def _state_label(self, shape: Drawn, turn: int, name: str, _: list[dict[str, Any]], labels: list[dict[str, Any]]) -> None:
        """Add the name of a state, on its side of the boundary."""
        text = self.views.short(self.views.catalog.entries[name])
        spots = beside(max(shape.lines, key=len), turn, self._wide(text) * 1.5, TARGET)
        labels += self._label(name, text, spots, "map-state-name", 1.5)

    def _label(self, name: str, text: str, spots: Iterable[Spot], kind: str, stretch: float = 1.0,
               point: Position = (0.0, 0.0)) -> list[dict[str, Any]]:
        # The name of a dashed line must not hide it.
        spot = self.sheet.place(spots, point, 8 if kind == "map-course-name" else 3)
        if spot is None:
            self.missing.append(name)
            return []
        label = self._text(spot, 0, name, text, "")
        width = self._wide(text) * stretch
        label["hit"] |= {"x": _round(spot.box.left), "width": _round(width)}
        return [{**label, "class": kind, "leader": _path(leader(point, spot))}]

    def _wide(self, text: str) -> float:
        # Never narrower than a thumb needs.
        return max(TARGET, text_width(text, self.size))


def degrees_text(views: Views, kind: str, degrees: float | str) -> str:
    """Return a longitude ("lon") or latitude ("lat") in words."""
    plain = str(degrees).lstrip("-")
    south_or_west = str(degrees).startswith("-")
    if kind == "lon":
        return views.label("map.west", degrees=plain) if south_or_west else views.label("map.east", degrees=plain)
    return views.label("map.south", degrees=plain) if south_or_west else views.label("map.north", degrees=plain)


def _order(shape: Drawn) -> int:
    """Paint areas first, then rivers, then the boundary."""
    return ("lake", "river", "border").index(shape.kind)


def _middle(line: Points) -> Position:
    """Return the middle of the box around a line."""
    xs, ys = [x for x, _ in line], [y for _, y in line]
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2


def _path(line: Points) -> str:
    return path([line]) if line else ""


def _round(value: float) -> float | int:
    rounded = round(value, 1)
    return int(rounded) if rounded == int(rounded) else rounded
