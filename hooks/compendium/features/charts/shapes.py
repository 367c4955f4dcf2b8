"""The shapes of a drawing as plain dicts: an element's name, its attributes, its words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

SvgShape = dict[str, Any]


def shorten(number: float) -> str:
    """Return a length with at most one decimal, the same on every machine."""
    text = f"{number:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def make_shape(tag: str, look: str, words: str = "", **attributes: float | str) -> SvgShape:
    """Return one shape; `look` is its class, a number a length.

    An underscore in a name stands for a hyphen.
    """
    given = {name.replace("_", "-"): value if isinstance(value, str) else shorten(value)
             for name, value in attributes.items()}
    return {"tag": tag, "attributes": {"class": look, **given}, "text": words}


def draw_line(look: str, x1: float, y1: float, x2: float, y2: float) -> SvgShape:
    """Return a straight line."""
    return make_shape("line", look, x1=x1, y1=y1, x2=x2, y2=y2)


def draw_box(look: str, x: float, y: float, wide: float, high: float) -> SvgShape:
    """Return a rectangle."""
    return make_shape("rect", look, x=x, y=y, width=wide, height=high)


def draw_words(look: str, x: float, y: float, text: str, anchor: str = "start") -> SvgShape:
    """Return a line of text with its baseline at `y`."""
    placed = {} if anchor == "start" else {"text_anchor": anchor}
    return make_shape("text", look, text, x=x, y=y, **placed)


def draw_disc(look: str, x: float, y: float, size: float) -> SvgShape:
    """Return a disc around a centre."""
    return make_shape("circle", look, cx=x, cy=y, r=size / 2)


def draw_diamond(look: str, x: float, y: float, size: float) -> SvgShape:
    """Return a diamond around a centre, somewhat larger than a disc of the same size so that it looks alike.
    """
    far = size / 2 * 1.15
    corners = ((x, y - far), (x + far, y), (x, y + far), (x - far, y))
    return make_shape("path", look,
                      d="M" + "L".join(f"{shorten(left)} {shorten(top)}" for left, top in corners) + "Z")


@dataclass
class Drawing:
    """A drawing as it grows downwards.

    Its shapes, its links with theirs, and which looks its key must explain.
    """

    width: float
    height: float = 0
    shapes: list[SvgShape] = field(default_factory=list)
    links: list[dict[str, Any]] = field(default_factory=list)
    looks: set[str] = field(default_factory=set)

    def link(self, href: str, label: str, shapes: list[SvgShape]) -> None:
        """Add shapes that lead somewhere."""
        self.links.append({"href": href, "label": label, "shapes": shapes})
