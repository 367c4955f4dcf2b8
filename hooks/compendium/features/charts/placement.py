"""Where the words of marks go: above their mark, higher where another mark or its words are in the way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from compendium.features.charts.legend import SMALL
from compendium.presentation.text_metrics import LINE, SIZE, measure_width

_LIFT, _APART = 6, 10


@dataclass(frozen=True)
class Box:
    """A piece of paper that is taken: `top` is above `bottom`, heights count upwards from the base line."""

    left: float
    right: float
    bottom: float
    top: float

    def meets(self, other: Box) -> bool:
        """Return whether two pieces overlap or nearly touch."""
        beside = self.left < other.right + _APART and other.left < self.right + _APART
        return beside and self.bottom < other.top and other.bottom < self.top


@dataclass(frozen=True)
class Label:
    """A value over its date: where it stands, how it is aligned, and whether a line must lead down to its
    mark.
    """

    box: Box
    x: float
    anchor: str
    led: bool


def place_labels(marks: Sequence[Box], texts: Sequence[tuple[str, str]], room: float,
                 taken: Sequence[Box] = ()) -> list[Label]:
    """Return a label of two lines for each mark, from the lowest mark up.

    Labels keep clear of each other, of the marks, of the edges and of what is `taken`.
    """
    placed: dict[int, Label] = {}
    for index in sorted(range(len(marks)), key=lambda number: (marks[number].top, number)):
        mark = marks[index]
        wide = max(measure_width(texts[index][0], SIZE, bold=True), measure_width(texts[index][1], SMALL))
        others = [*taken, *(box for number, box in enumerate(marks) if number != index),
                  *(label.box for label in placed.values())]
        placed[index] = _place(mark, wide, others, room)
    return [placed[index] for index in range(len(marks))]


def _place(mark: Box, wide: float, taken: Sequence[Box], room: float) -> Label:
    middle, bottom = (mark.left + mark.right) / 2, mark.top + _LIFT
    # The mark of a date at the edge reaches over it; its label must not, or would find no place at any
    # height.
    start, end = max(mark.left, 0), min(mark.right, room)
    while True:
        for anchor, left, x in (("middle", middle - wide / 2, middle), ("start", start, start),
                                ("end", end - wide, end)):
            box = Box(left, left + wide, bottom, bottom + 2 * LINE)
            fits = (left >= 0 and box.right <= room) or wide > room
            if fits and not any(box.meets(other) for other in taken):
                return Label(box, x, anchor, bottom > mark.top + _LIFT)
        bottom += _LIFT
