"""Waters, the boundary and the net of degrees, as lines in the picture."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from compendium.features.maps.clipping import (
    clip_line,
    clip_ring,
    measure_area,
    shift_line,
    thin_line,
    write_path,
)
from compendium.features.maps.projection import Projection
from compendium.records.catalog import Catalog
from compendium.records.models import Map, Shape
from compendium.records.models.maps import LonLat

# Width in pixels of the band along each side of a boundary.
_BAND = 7.0


@dataclass(frozen=True)
class Drawn:
    """One shape in the picture; `kind` is lake, river or border.

    `left` and `right` are the states beside a border.
    """

    kind: str
    record: str
    lines: list[list[LonLat]]
    left: str = ""
    right: str = ""

    def path(self, digits: int = 1) -> str:
        """Return the shape as an SVG path."""
        return write_path(self.lines, self.kind == "lake", digits)

    def name_class(self, item: Map) -> str:
        """Return the class by which styles know the shape; on a map that names it, it stands out."""
        return f"map-{self.kind} map-named" if self.record in item.draw else f"map-{self.kind}"


class MapGeometry:
    """A map's projection at one width, and what it shows of its layers.

    `tolerance` (in pixels) is how far a line may lie off, `smallest` (in square pixels) what is too small to
    be seen.
    """

    def __init__(self, catalog: Catalog, item: Map, width: float, tolerance: float = 1.0,
                 smallest: float = 9.0) -> None:
        self.projection = Projection(item.extent, width)
        shapes = [shape for layer in item.layers for shape in catalog.geo[layer].features]
        found = [_make_drawn(shape, self.projection, tolerance, smallest) for shape in shapes]
        self.shapes = [shape for shape in found if shape.lines]


def _make_drawn(shape: Shape, projection: Projection, tolerance: float, smallest: float) -> Drawn:
    named = shape.properties
    kind = "lake" if shape.geometry.closed else "border" if named.left else "river"
    lines: list[list[LonLat]] = []
    for positions in shape.geometry.lines:
        if not projection.may_show(positions):
            continue
        line = projection.line(positions)
        if shape.geometry.closed:
            ring = thin_line(clip_ring(line, projection.width, projection.height),
                        tolerance) if _find_near(line, projection) else []
            lines += [ring] if len(ring) > 3 and measure_area(ring) >= smallest else []
        elif _find_near(line, projection):
            lines += [thin_line(piece, tolerance)
                      for piece in clip_line(line, projection.width, projection.height)]
    lines = [line for line in lines if kind == "lake" or _find_long(line)]
    return Drawn(kind, named.record or "", lines, named.left or "", named.right or "")


def order_shapes(shapes: list[Drawn]) -> list[Drawn]:
    """Return shapes as they are painted: areas first, then rivers, then the boundary."""
    return sorted(shapes, key=lambda shape: ("lake", "river", "border").index(shape.kind))


def draw_bands(shapes: list[Drawn], width: float, height: float) -> Iterator[dict[str, str]]:
    """Yield a band along each side of a boundary, which tells the two states apart and claims nothing."""
    for shape in shapes:
        if shape.kind == "border":
            for side, distance in (("left", -_BAND / 2), ("right", _BAND / 2)):
                shifted = [shift_line(thin_line(line, 2.0), distance) for line in shape.lines]
                lines = [piece for line in shifted for piece in clip_line(line, int(width), int(height))]
                yield {"class": f"map-band map-{side}", "d": write_path(lines, digits=0)}


def _find_near(line: list[LonLat], projection: Projection) -> bool:
    """Return whether a line's surroundings touch the picture at all."""
    return (max(x for x, _ in line) > 0 and min(x for x, _ in line) < projection.width
            and max(y for _, y in line) > 0 and min(y for _, y in line) < projection.height)


def _find_long(line: list[LonLat]) -> bool:
    """Return whether a line is long enough to be seen."""
    return abs(line[0][0] - line[-1][0]) + abs(line[0][1] - line[-1][1]) >= 2 or len(line) > 2


def draw_net(projection: Projection) -> Iterator[tuple[str, int, list[LonLat]]]:
    """Yield the net of degrees, every one, fifth or tenth: ("lon" or "lat", degrees, line in the picture)."""
    extent = projection.extent
    wide = extent.east - extent.west
    step = 1 if wide <= 5 else 5 if wide <= 30 else 10
    for longitude in range(ceil((extent.west - step) / step) * step, int(extent.east + step) + 1, step):
        for line in clip_line(projection.meridian(longitude), projection.width, projection.height):
            yield "lon", longitude, line
    for latitude in range(ceil((extent.south - step) / step) * step, int(extent.north + step) + 1, step):
        for line in clip_line(projection.parallel(latitude), projection.width, projection.height):
            yield "lat", latitude, line
