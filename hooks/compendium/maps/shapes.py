"""Waters, the boundary and the net of degrees, as lines in the picture."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from ..catalog import Catalog
from ..models import Map, Shape
from ..models.maps import Position
from .clipping import area, clip_line, clip_ring, path, thin
from .projection import Projection


@dataclass(frozen=True)
class Drawn:
    """One shape in the picture; `kind` is lake, river or border; `left` and `right` are the states beside a border."""

    kind: str
    record: str
    lines: list[list[Position]]
    left: str = ""
    right: str = ""

    def path(self, digits: int = 1) -> str:
        """Return the shape as an SVG path."""
        return path(self.lines, self.kind == "lake", digits)


class Ground:
    """A map's projection at one width, and what it shows of its layers.

    `tolerance` (in pixels) is how far a line may lie off, `smallest` (in square pixels) what is too small to be seen.
    """

    def __init__(self, catalog: Catalog, item: Map, width: float, tolerance: float = 0.6, smallest: float = 9.0) -> None:
        self.projection = Projection(item.extent, width)
        shapes = [shape for layer in item.layers for shape in catalog.geo[layer].features]
        found = [_drawn(shape, self.projection, tolerance, smallest) for shape in shapes]
        self.shapes = [shape for shape in found if shape.lines]


def _drawn(shape: Shape, projection: Projection, tolerance: float, smallest: float) -> Drawn:
    named = shape.properties
    kind = "lake" if shape.geometry.closed else "border" if named.left else "river"
    lines: list[list[Position]] = []
    for positions in shape.geometry.lines:
        if not projection.may_show(positions):
            continue
        line = projection.line(positions)
        if shape.geometry.closed:
            ring = thin(clip_ring(line, projection.width, projection.height), tolerance) if _near(line, projection) else []
            lines += [ring] if len(ring) > 3 and area(ring) >= smallest else []
        elif _near(line, projection):
            lines += [thin(piece, tolerance) for piece in clip_line(line, projection.width, projection.height)]
    lines = [line for line in lines if kind == "lake" or _long(line)]
    return Drawn(kind, named.record or "", lines, named.left or "", named.right or "")


def _near(line: list[Position], projection: Projection) -> bool:
    """Return whether a line's surroundings touch the picture at all."""
    return (max(x for x, _ in line) > 0 and min(x for x, _ in line) < projection.width
            and max(y for _, y in line) > 0 and min(y for _, y in line) < projection.height)


def _long(line: list[Position]) -> bool:
    """Return whether a line is long enough to be seen."""
    return abs(line[0][0] - line[-1][0]) + abs(line[0][1] - line[-1][1]) >= 2 or len(line) > 2


def net(projection: Projection) -> Iterator[tuple[str, int, list[Position]]]:
    """Yield the net of degrees, every fifth or tenth: ("lon" or "lat", degrees, line inside the picture)."""
    extent = projection.extent
    step = 5 if extent.east - extent.west <= 30 else 10
    for longitude in range(ceil((extent.west - step) / step) * step, int(extent.east + step) + 1, step):
        for line in clip_line(projection.meridian(longitude), projection.width, projection.height):
            yield "lon", longitude, line
    for latitude in range(ceil((extent.south - step) / step) * step, int(extent.north + step) + 1, step):
        for line in clip_line(projection.parallel(latitude), projection.width, projection.height):
            yield "lat", latitude, line
