"""One map at one size: everything that the template draws, as plain dicts with finished positions."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from compendium.features.maps.clipping import Points, write_path
from compendium.features.maps.features import Drawn, MapGeometry, draw_bands, draw_net, order_shapes
from compendium.features.maps.labels import (
    SYMBOL,
    TARGET,
    LabelBox,
    Sheet,
    Spot,
    draw_leader,
    list_spots_along,
    list_spots_around,
    list_spots_beside,
    measure_text_width,
)
from compendium.presentation.language import Language
from compendium.records.models import Map
from compendium.records.models.maps import Course, LonLat

Draw = Callable[[list[dict[str, Any]], list[dict[str, Any]]], None]
_CIRCLE = "M{r} 0a{r} {r} 0 1 1-{d} 0a{r} {r} 0 1 1 {d} 0z"
# The shapes of the symbols, around their middle.
SYMBOLS = {"city": _CIRCLE.format(r=4, d=8), "port": "M0-6l6 6l-6 6l-6-6z", "site": "M-4-4h8v8h-8z",
           "place": "M0-5l5 9h-10z"}
_SCALES = (10, 20, 50, 100, 200, 500, 1000, 2000)


class Layout:
    """Lays out one map on its geometry in one language; `size` (of the text) is in pixels.

    The labels of the records in `first` choose their spots before all others.
    """

    def __init__(self, language: Language, item: Map, name: str, geometry: MapGeometry, size: float,
                 first: tuple[str, ...] = ()) -> None:
        self.language, self.item, self.name, self.size = language, item, name, size
        self.projection, self.shapes = geometry.projection, geometry.shapes
        self.sheet = Sheet(self.projection.width, self.projection.height)
        self.first = first
        self.missing: list[str] = []

    def view(self) -> dict[str, Any]:
        """Return the layout's dict; records for whose label there is no room are in `missing`."""
        scale = self._draw_scale()
        net_view = self._draw_net()
        courses = self._draw_courses()
        places = {name: self._find_point(name) for name in self.item.draw if self._find_position(name)}
        for x, y in places.values():
            self.sheet.reserve(LabelBox(x - SYMBOL, y - SYMBOL, x + SYMBOL, y + SYMBOL))
        for shape in self.shapes:
            for line in shape.lines:
                self.sheet.ink([*line, line[0]] if shape.kind == "lake" else line)
        marks: list[dict[str, Any]] = []
        labels: list[dict[str, Any]] = []
        for draw in self._order_labels(places):
            draw(marks, labels)
        return {
            "name": self.name, "width": _round_off(self.projection.width),
            "height": _round_off(self.projection.height),
            "bands": list(draw_bands(self.shapes, self.projection.width, self.projection.height)),
            "shapes": [self._draw_shape(shape) for shape in order_shapes(self.shapes)],
            "net": net_view, "scale": scale,
            "courses": courses, "marks": marks, "labels": labels, "missing": self.missing,
        }

    def _find_position(self, name: str) -> LonLat | None:
        position = getattr(self.language.catalog.entries[name].record, "position", None)
        return (float(position.lon), float(position.lat)) if position else None

    def _find_point(self, name: str) -> LonLat:
        position = self._find_position(name)
        assert position, "the check lets only places with a position through"
        return self.projection.point(position)

    def _draw_shape(self, shape: Drawn) -> dict[str, str]:
        return {"class": shape.name_class(self.item), "d": shape.path()}

    def _draw_net(self) -> dict[str, Any]:
        """Return the net of degrees: meridians are named at the head, parallels at the right edge."""
        lines, words = [], []
        for kind, degrees, line in draw_net(self.projection):
            lines.append(line)
            text = write_degrees(self.language, kind, degrees)
            width = measure_text_width(text, 11)
            foot, head = line[0], line[-1]
            if kind == "lon" and head[1] < 1 and self.sheet.take(LabelBox(head[0] - width / 2, 2,
                                                                     head[0] + width / 2, 17)):
                words.append({"text": text, "x": _round_off(head[0]), "y": 13, "anchor": "middle"})
            if kind == "lat" and foot[0] < 1 and self.sheet.take(LabelBox(2, foot[1] - 16, width + 6,
                                                                     foot[1] - 1)):
                words.append({"text": text, "x": 5, "y": _round_off(foot[1] - 4), "anchor": "start"})
        return {"d": write_path(lines), "words": words}

    def _draw_scale(self) -> dict[str, Any]:
        """Return the scale bar: the longest round length that takes at most a quarter of the width."""
        pixels = self.projection.pixels_per_kilometre
        length = max((length for length in _SCALES if length * pixels <= self.projection.width / 4),
                     default=_SCALES[0])
        bottom = self.projection.height - 10
        self.sheet.reserve(LabelBox(0, bottom - 22, length * pixels + 24, bottom + 10))
        return {"text": self.language.label("map.scale", length=length),
                "d": write_path([[(10, bottom - 5), (10, bottom)]]) + write_path(
[[(10, bottom), (10 + length * pixels, bottom), (10 + length * pixels, bottom - 5)]]),
            "x": _round_off(10 + length * pixels / 2), "y": _round_off(bottom - 6)}

    def _draw_courses(self) -> list[dict[str, str]]:
        found = []
        for course in self.item.courses:
            line = [self._find_point(name) for name in course.via]
            self.sheet.ink(line)
            found.append({"d": write_path([line])})
        return found

    def _order_labels(self, places: dict[str, LonLat]) -> list[Draw]:
        """Return how each label is drawn.

        Courses and states have least choice and go before places, waters last.
        """
        jobs: list[tuple[str, Draw]] = [(course.record, partial(self._draw_course_label, course))
                                        for course in self.item.courses]
        jobs += [(name, partial(self._draw_state_label, shape, turn, name)) for shape in self.shapes
                 for turn, name in ((1, shape.left), (-1, shape.right)) if name in self.item.draw]
        jobs += [(name, partial(self._draw_place, name, point)) for name, point in places.items()]
        jobs += [(shape.record, partial(self._draw_water_label, shape)) for shape in self.shapes
                 if shape.record in self.item.draw]
        jobs.sort(key=lambda job: self.first.index(job[0]) if job[0] in self.first else len(self.first))
        return [draw for _, draw in jobs]

    def _draw_course_label(self, course: Course, _: list[dict[str, Any]],
                           labels: list[dict[str, Any]]) -> None:
        text = self.language.short(self.language.catalog.entries[course.record])
        line = [self._find_point(name) for name in course.via]
        wide = self._measure_label(text)
        spots = [*list_spots_along(line, wide, TARGET), *list_spots_around(_find_middle(line), wide, TARGET)]
        labels += self._draw_label(course.record, text, spots, "map-course-name", point=_find_middle(line))

    def _draw_place(self, name: str, point: LonLat, marks: list[dict[str, Any]],
               _: list[dict[str, Any]]) -> None:
        marks.append(self._draw_mark(name, point))

    def _draw_mark(self, name: str, point: LonLat) -> dict[str, Any]:
        """Return a place's symbol with its label, and under it what stands at the place."""
        entry = self.language.catalog.entries[name]
        sites = [site.record for site in self.item.sites if site.at == name]
        kind = entry.own.kind if entry.own.kind in SYMBOLS else "place"
        texts = [(name, self.language.short(entry), ""),
                 *((site, self._name_site(site), SYMBOLS["site"]) for site in sites)]
        width = max(self._measure_label(text) + (14 if symbol else 0) for _, text, symbol in texts)
        spot = self.sheet.place(list_spots_around(point, width, TARGET * len(texts)), point)
        mark: dict[str, Any] = {
            "id": name, "class": f"map-{kind}", "d": SYMBOLS[kind], "x": _round_off(point[0]),
            "y": _round_off(point[1]),
            "href": self.language.address(name), "title": self.language.title(entry), "texts": [],
            "leader": ""}
        if spot is None:
            self.missing.append(name)
            return mark
        mark["texts"] = [self._set_text(spot, index, *text) for index, text in enumerate(texts)]
        mark["leader"] = _write_path(draw_leader(point, spot))
        return mark

    def _name_site(self, name: str) -> str:
        """Return what stands at a place, in the words of its kind: the place's name is beside it."""
        return self.language.term("project-kinds", self.language.catalog.entries[name].own.kind)

    def _set_text(self, spot: Spot, row: int, name: str, text: str, symbol: str) -> dict[str, Any]:
        width = self._measure_label(text)
        y = spot.box.top + TARGET * row + TARGET / 2
        x, beside_it = spot.x, 0.0
        if symbol:
            # The symbol stands towards the place, the text behind it.
            beside_it = {"start": x + 5, "end": x - 5}.get(spot.anchor, x - width / 2 - 3)
            x = {"start": x + 14, "end": x - 14}.get(spot.anchor, x + 7)
        left = {"start": x, "end": x - width}.get(spot.anchor, x - width / 2)
        return {"id": name, "href": self.language.address(name),
                "title": self.language.title(self.language.catalog.entries[name]),
                "text": text, "x": _round_off(x), "y": _round_off(y + self.size * 0.36),
                "anchor": spot.anchor,
                "symbol": symbol,
                "symbol_x": _round_off(beside_it), "symbol_y": _round_off(y),
                "hit": {"x": _round_off(left), "y": _round_off(y - TARGET / 2), "width": _round_off(width),
                        "height": TARGET}}

    def _draw_water_label(self, shape: Drawn, _: list[dict[str, Any]], labels: list[dict[str, Any]]) -> None:
        text = self.language.short(self.language.catalog.entries[shape.record])
        longest = max(shape.lines, key=len)
        wide = self._measure_label(text)
        spots = list(list_spots_along(longest, wide, TARGET))
        if shape.kind == "lake":
            spots += list_spots_around(_find_middle(longest), wide, TARGET, -8.0)
        labels += self._draw_label(shape.record, text, spots, f"map-{shape.kind}-name",
                                   point=_find_middle(longest))

    def _draw_state_label(self, shape: Drawn, turn: int, name: str, _: list[dict[str, Any]],
                     labels: list[dict[str, Any]]) -> None:
        """Add the name of a state, on its side of the boundary."""
        text = self.language.short(self.language.catalog.entries[name])
        spots = list_spots_beside(max(shape.lines, key=len), turn, self._measure_label(text) * 1.5, TARGET)
        labels += self._draw_label(name, text, spots, "map-state-name", 1.5)

    def _draw_label(self, name: str, text: str, spots: Iterable[Spot], kind: str, stretch: float = 1.0,
               point: LonLat = (0.0, 0.0)) -> list[dict[str, Any]]:
        # The name of a dashed line must not hide it.
        spot = self.sheet.place(spots, point, 8 if kind == "map-course-name" else 3)
        if spot is None:
            self.missing.append(name)
            return []
        label = self._set_text(spot, 0, name, text, "")
        width = self._measure_label(text) * stretch
        label["hit"] |= {"x": _round_off(spot.box.left), "width": _round_off(width)}
        return [{**label, "class": kind, "leader": _write_path(draw_leader(point, spot))}]

    def _measure_label(self, text: str) -> float:
        # Never narrower than a thumb needs.
        return max(TARGET, measure_text_width(text, self.size))


def write_degrees(language: Language, kind: str, degrees: float | str) -> str:
    """Return a longitude ("lon") or latitude ("lat") in words."""
    plain, negative = str(degrees).lstrip("-"), str(degrees).startswith("-")
    sides = ("map.east", "map.west") if kind == "lon" else ("map.north", "map.south")
    return language.label(sides[negative], degrees=plain)


def _find_middle(line: Points) -> LonLat:
    """Return the middle of the box around a line."""
    xs, ys = [x for x, _ in line], [y for _, y in line]
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2


def _write_path(line: Points) -> str:
    return write_path([line]) if line else ""


def _round_off(value: float) -> float | int:
    rounded = round(value, 1)
    return int(rounded) if rounded == int(rounded) else rounded
