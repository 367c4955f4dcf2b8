"""Where labels go: each at the free spot that covers least, found in the same order every time."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from compendium.features.maps.clipping import Points
from compendium.records.models.maps import LonLat

# A label's height as a target for thumbs, in pixels (WCAG 2.2, target size).
TARGET = 24.0
# Half the size of the largest symbol.
SYMBOL = 6.0
_CELL = 4
_HAN = "\u2e80"
_NARROW = frozenset("iIjlftr.,:;'’‘|() ")
_WIDE = frozenset("mwMW—%")
# Share of the font's size; a little more than common sans-serif faces need.
_WIDTHS = {"han": 1.0, "narrow": 0.38, "wide": 0.92, "capital": 0.72, "other": 0.6}
# Directions from a point, the preferred first: right, left, above, below, then the corners.
_AROUND = ((1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (1, 1), (-1, -1), (-1, 1))
_RINGS = (8.0, 16.0, 26.0, 38.0, 52.0, 68.0, 90.0, 115.0)


@dataclass(frozen=True)
class LabelBox:
    """An upright rectangle in the picture."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: LabelBox) -> bool:
        """Return whether two boxes share more than an edge."""
        return (self.left < other.right and other.left < self.right and self.top < other.bottom
                and other.top < self.bottom)

    def within(self, width: float, height: float) -> bool:
        """Return whether the box lies in a picture of this size."""
        return self.left >= 2 and self.top >= 2 and self.right <= width - 2 and self.bottom <= height - 2


@dataclass(frozen=True)
class Spot:
    """A possible place for a label.

    Its box, the side that its text starts from, what it costs, and whether a line leads there.
    """

    box: LabelBox
    anchor: str
    cost: float
    led: bool = False

    @property
    def x(self) -> float:
        """Return where the text starts, ends or has its middle, by its anchor."""
        return {"start": self.box.left, "end": self.box.right}.get(self.anchor,
                                                                   (self.box.left + self.box.right) / 2)


@dataclass
class Sheet:
    """The picture while labels are put on it: what is taken, and what is better left uncovered."""

    width: float
    height: float
    taken: list[LabelBox] = field(default_factory=list)
    # Cells that a line passes, as bits, by row.
    inked: dict[int, int] = field(default_factory=dict)

    def reserve(self, box: LabelBox) -> None:
        """Keep labels away from a box."""
        self.taken.append(box)

    def take(self, box: LabelBox) -> bool:
        """Reserve a box if nothing stands there, and return whether it did."""
        free = box.within(self.width + 4, self.height + 4) and not any(map(box.meets, self.taken))
        if free:
            self.reserve(box)
        return free

    def ink(self, line: Points) -> None:
        """Note a drawn line, which labels cover only if nothing else is free."""
        for x, y in walk_line(line, _CELL):
            row = int(y // _CELL)
            self.inked[row] = self.inked.get(row, 0) | 1 << max(0, int(x // _CELL))

    def place(self, spots: Iterable[Spot], point: LonLat = (0.0, 0.0), ink: int = 3) -> Spot | None:
        """Return the cheapest free spot, now taken with the line to it from `point`, or None if there is
        none.

        `ink` is what it costs to cover a piece of a line.

        """
        free = [spot for spot in spots
                if spot.box.within(self.width, self.height) and not any(map(spot.box.meets, self.taken))
                and not any(box.meets(step) for step in draw_leader_steps(point, spot) for box in self.taken)]
        best = min(free, key=lambda spot: spot.cost + ink * self._covered(spot.box), default=None)
        if best:
            self.taken += [best.box, *draw_leader_steps(point, best)]
        return best

    def _covered(self, box: LabelBox) -> int:
        """Return how many inked cells the middle band of a box, where its text stands, covers."""
        first, last = int(box.left // _CELL), int(box.right // _CELL)
        rows = range(int((box.top + 5) // _CELL), int((box.bottom - 5) // _CELL) + 1)
        return sum((self.inked.get(row, 0) >> first & (2 << last - first) - 1).bit_count() for row in rows)


def draw_leader(point: LonLat, spot: Spot) -> list[LonLat]:
    """Return the line from the edge of a symbol to a label that stands apart from it, or nothing if none is
    needed.
    """
    box = spot.box
    end = min(max(point[0], box.left), box.right), min(max(point[1], box.top + 6), box.bottom - 6)
    step = end[0] - point[0], end[1] - point[1]
    length = (step[0] ** 2 + step[1] ** 2) ** 0.5
    if not spot.led or length < 2 * SYMBOL:
        return []
    return [(point[0] + step[0] / length * SYMBOL, point[1] + step[1] / length * SYMBOL), end]


def draw_leader_steps(point: LonLat, spot: Spot) -> list[LabelBox]:
    """Return small boxes along a label's line, without its first steps, which may leave between two symbols.
    """
    return [LabelBox(x - 1.5, y - 1.5, x + 1.5, y + 1.5) for x, y in walk_line(draw_leader(point, spot), 4)
            if abs(x - point[0]) + abs(y - point[1]) > 2 * SYMBOL]


def measure_text_width(text: str, size: float) -> float:
    """Return about how wide a text is at a font size, rather too much than too little."""
    chinese = any(letter >= _HAN for letter in text)
    return sum(_WIDTHS[_classify_class(letter, chinese)] for letter in text) * size


def _classify_class(letter: str, chinese: bool) -> str:
    # Quotation marks and dashes take a square among Han letters, and little room elsewhere.
    if letter >= _HAN or (chinese and letter in "“”‘’—…"):
        return "han"
    if letter in _NARROW:
        return "narrow"
    if letter in _WIDE:
        return "wide"
    return "capital" if letter.isupper() else "other"


def list_spots_around(point: LonLat, width: float, height: float, start: float = 0.0) -> Iterator[Spot]:
    """Yield spots around a point, the nearest first; the farther ones are led to by a line."""
    for ring, distance in enumerate(_RINGS):
        gap = distance + start
        for turn, (across, down) in enumerate(_AROUND):
            reach = gap if not across or not down else gap * 0.7
            x, y = point[0] + across * reach, point[1] + down * (reach if ring or across else reach - 4)
            left = x if across > 0 else x - width if across < 0 else x - width / 2
            # Beside a symbol the first of several lines stands at its height.
            top = y - TARGET / 2 if not down else y if down > 0 else y - height
            if across and down:
                top = y - TARGET / 2 + down * 6 - (height - TARGET if down < 0 else 0)
            anchor = "start" if across > 0 else "end" if across < 0 else "middle"
            yield Spot(LabelBox(left, top, left + width, top + height), anchor, ring * 12 + turn, ring > 0)


def list_spots_along(line: Points, width: float, height: float) -> Iterator[Spot]:
    """Yield spots beside a line, those near its middle first."""
    points = list(walk_line(line, 10))
    for index, (x, y) in enumerate(points):
        away = abs(index / max(1, len(points) - 1) - 0.5)
        sides = (("middle", x - width / 2, y - height + 1), ("middle", x - width / 2, y - 1),
                 ("start", x + 5, y - height / 2), ("end", x - 5 - width, y - height / 2),
                 ("start", x + 4, y - height), ("end", x - 4 - width, y),
                 ("start", x + 4, y), ("end", x - 4 - width, y - height))
        for turn, (anchor, left, top) in enumerate(sides):
            yield Spot(LabelBox(left, top, left + width, top + height), anchor, away * 30 + turn * 2)


def list_spots_beside(line: Points, turn: int, width: float, height: float) -> Iterator[Spot]:
    """Yield spots well to the left (`turn` 1) or right (-1) of a line, seen from its start to its end.

    The side is that of the straight line between the ends: beside a bend, the line's own side may be the
    other one.
    """
    step = line[-1][0] - line[0][0], line[-1][1] - line[0][1]
    length = (step[0] ** 2 + step[1] ** 2) ** 0.5 or 1.0
    points = list(walk_line(line, 12))
    for index, (x, y) in enumerate(points):
        away = abs(index / len(points) - 0.5)
        if away > 0.35:
            continue
        for distance in (45.0, 60.0, 80.0, 105.0, 135.0, 160.0):
            middle = x + turn * step[1] / length * distance, y - turn * step[0] / length * distance
            left, top = middle[0] - width / 2, middle[1] - height / 2
            yield Spot(LabelBox(left, top, left + width, top + height), "middle",
                       away * 30 + abs(distance - 80) / 10)


def walk_line(line: Points, pace: float) -> Iterator[LonLat]:
    """Yield points along a line at an even pace, its corners left out."""
    left = 0.0
    for start, end in itertools.pairwise(line):
        length = ((end[0] - start[0]) ** 2 + (end[1] - start[1]) ** 2) ** 0.5
        while left < length:
            part = left / length
            yield start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part
            left += pace
        left -= length
