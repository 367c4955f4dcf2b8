"""What a value looks like, and the key that says what each look means."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..wording import Wording
from .lettering import LINE, wrap
from .marks import Drawing, Shape, box, glyph, line, words
from .series import Point

FACT, ROUGH, AIM, JOIN, OPEN = "fact", "rough", "aim", "join", "open"
SMALL = 12
Sign = Callable[[float, float], Shape]


def look_of(point: Point) -> str:
    """Return how a value looks: an aim differs from a fact, and a rough value from an exact one."""
    return AIM if point.aim else ROUGH if point.rough else FACT


def dot(point: Point, x: float, y: float, size: float = 9) -> Shape:
    """Return the mark of a value at one moment: a disc, or a diamond for an aim."""
    return glyph(2 if point.aim else 1, look_of(point), x, y, size)


def draw_key(drawing: Drawing, views: Wording, extra: Sequence[tuple[Sign, str]] = ()) -> None:
    """Add a line for each look that needs explaining; `extra` are further signs with their words."""
    rows = [*extra, *((sign, views.label(key)) for look, (sign, key) in _KEY.items() if look in drawing.looks)]
    drawing.height += 8 if rows else 0
    for sign, text in rows:
        drawing.height += LINE
        drawing.shapes.append(sign(9, drawing.height - 4))
        for number, part in enumerate(wrap(text, drawing.width - 24, SMALL)):
            drawing.height += LINE * bool(number)
            drawing.shapes.append(words("faint", 24, drawing.height, part))
    drawing.height += 6 if rows else 0


# How each look is shown in the key, around a centre, and the words that explain it.
_KEY: dict[str, tuple[Sign, str]] = {
    ROUGH: (lambda x, y: box(ROUGH, x - 8, y - 5, 16, 10), "chart.key.rough"),
    AIM: (lambda x, y: box(AIM, x - 8, y - 5, 16, 10), "chart.key.aim"),
    JOIN: (lambda x, y: line(JOIN, x - 8, y, x + 8, y), "chart.key.join"),
    OPEN: (lambda x, y: line(OPEN, x - 8, y, x + 8, y), "chart.key.open"),
}
