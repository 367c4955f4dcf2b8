"""What a value looks like, and the key that says what each look means."""

from __future__ import annotations

from collections.abc import Callable, Collection

from compendium.features.charts.series import Point
from compendium.features.charts.shapes import (
    Drawing,
    SvgShape,
    draw_box,
    draw_diamond,
    draw_disc,
    draw_line,
    draw_words,
)
from compendium.presentation.language import Item, Language
from compendium.presentation.text_metrics import LINE, wrap

FACT, ROUGH, AIM, JOIN, OPEN = "fact", "rough", "aim", "join", "open"
SMALL = 12


def choose_look(point: Point) -> str:
    """Return how a value looks: an aim differs from a fact, and a rough value from an exact one."""
    return AIM if point.aim else ROUGH if point.rough else FACT


def draw_dot(point: Point, x: float, y: float, size: float = 9) -> SvgShape:
    """Return the mark of a value at one moment: a disc, or a diamond for an aim."""
    return (draw_diamond if point.aim else draw_disc)(choose_look(point), x, y, size)


def list_key(language: Language, looks: Collection[str]) -> list[Item]:
    """Return each look of a list that needs explaining with the words that explain it."""
    return [{"look": look, "text": language.label(key)} for look, (_, key) in _KEY.items() if look in looks]


def draw_key(drawing: Drawing, language: Language) -> None:
    """Add a line for each look of a drawing that needs explaining."""
    rows = [(sign, language.label(key)) for look, (sign, key) in _KEY.items() if look in drawing.looks]
    drawing.height += 8 if rows else 0
    for sign, text in rows:
        drawing.height += LINE
        drawing.shapes.append(sign(9, drawing.height - 4))
        for number, part in enumerate(wrap(text, drawing.width - 24, SMALL)):
            drawing.height += LINE * bool(number)
            drawing.shapes.append(draw_words("faint", 24, drawing.height, part))
    drawing.height += 6 if rows else 0


# How each look is shown in the key of a drawing, around a centre, and the words that explain it.
_KEY: dict[str, tuple[Callable[[float, float], SvgShape], str]] = {
    ROUGH: (lambda x, y: draw_box(ROUGH, x - 8, y - 5, 16, 10), "chart.key.rough"),
    AIM: (lambda x, y: draw_box(AIM, x - 8, y - 5, 16, 10), "chart.key.aim"),
    JOIN: (lambda x, y: draw_line(JOIN, x - 8, y, x + 8, y), "chart.key.join"),
    OPEN: (lambda x, y: draw_line(OPEN, x - 8, y, x + 8, y), "chart.key.open"),
}
