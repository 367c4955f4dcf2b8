"""The shapes of a drawing as plain dicts: an element's name, its attributes, its words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

Shape = dict[str, Any]


def short(number: float) -> str:
    """Return a length with at most one decimal, the same on every machine."""
    text = f"{number:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def shape(tag: str, look: str, words: str = "", **attributes: float | str) -> Shape:
    """Return one shape; `look` is its class, a number a length; an underscore in a name stands for a hyphen."""
    given = {name.replace("_", "-"): value if isinstance(value, str) else short(value) for name, value in attributes.items()}
    return {"tag": tag, "attributes": {"class": look, **given}, "text": words, "tail": ""}


def line(look: str, x1: float, y1: float, x2: float, y2: float) -> Shape:
    """Return a straight line."""
    return shape("line", look, x1=x1, y1=y1, x2=x2, y2=y2)


def box(look: str, x: float, y: float, wide: float, high: float) -> Shape:
    """Return a rectangle."""
    return shape("rect", look, x=x, y=y, width=wide, height=high)


def words(look: str, x: float, y: float, text: str, anchor: str = "start") -> Shape:
    """Return a line of text with its baseline at `y`."""
    placed = {} if anchor == "start" else {"text_anchor": anchor}
    return shape("text", look, text, x=x, y=y, **placed)


def followed(text: Shape, tail: str) -> Shape:
    """Return a line of text with further, fainter words after it, wherever it ends."""
    return {**text, "tail": tail}


def glyph(number: int, look: str, x: float, y: float, size: float) -> Shape:
    """Return the sign of a column around a centre: square, circle, diamond, triangle, its reverse, cross; then anew."""
    half = size / 2
    kind = number % 6
    if kind == 0:
        return box(look, x - half + 0.5, y - half + 0.5, size - 1, size - 1)
    if kind == 1:
        return shape("circle", look, cx=x, cy=y, r=half)
    if kind == 5:
        third = size / 6
        return _path(look, [(x - third, y - half), (x + third, y - half), (x + third, y - third), (x + half, y - third),
                            (x + half, y + third), (x + third, y + third), (x + third, y + half), (x - third, y + half),
                            (x - third, y + third), (x - half, y + third), (x - half, y - third), (x - third, y - third)])
    far = half * 1.15
    corners = {2: [(x, y - far), (x + far, y), (x, y + far), (x - far, y)],
               3: [(x, y - far), (x + far, y + half), (x - far, y + half)],
               4: [(x - far, y - half), (x + far, y - half), (x, y + far)]}[kind]
    return _path(look, corners)


def _path(look: str, corners: list[tuple[float, float]]) -> Shape:
    return shape("path", look, d="M" + "L".join(f"{short(x)} {short(y)}" for x, y in corners) + "Z")


@dataclass
class Drawing:
    """A drawing as it grows downwards: its shapes, its links with theirs, and which looks its key must explain."""

    width: float
    height: float = 0
    shapes: list[Shape] = field(default_factory=list)
    links: list[dict[str, Any]] = field(default_factory=list)
    looks: set[str] = field(default_factory=set)

    def link(self, href: str, label: str, shapes: list[Shape], quiet: bool = False) -> None:
        """Add shapes that lead somewhere; `quiet` ones are no stops of the tab key."""
        self.links.append({"href": href, "label": label, "shapes": shapes, "quiet": quiet})
