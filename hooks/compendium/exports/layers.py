"""Map data in layers of one kind of geometry each, as RFC 7946 has it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

from compendium.core.borrowed import LENDER
from compendium.exports.base import Cell, ExportedRecord
from compendium.records.catalog import Catalog
from compendium.records.models.maps import Geometry, Shape

Ring = list[Any]


class Layer(NamedTuple):
    """One layer: its name in files, and the type of all its geometries."""

    name: str
    geometry: str


PLACES, WATERS = Layer("places", "Point"), Layer("waters", "MultiPolygon")
LINES, BORDER = Layer("lines", "MultiLineString"), Layer("border", "MultiLineString")
LAYERS = (PLACES, WATERS, LINES, BORDER)


class Feature(NamedTuple):
    """One thing on a map: its record, its coordinates, and what is known of it."""

    id: str
    coordinates: list[Any]
    properties: dict[str, Cell]


def list_features(catalog: Catalog, layer: Layer, items: list[ExportedRecord]) -> Iterator[Feature]:
    """Yield what one layer holds, in the order of the records; what lies nowhere known is in none."""
    for item in items:
        point = getattr(item.entry.record, "position", None)
        file, shape = catalog.shapes.get(item.entry.id, (None, None))
        if point and layer is PLACES:
            origin = {"gazetteer": point.gazetteer}
            yield Feature(item.entry.id, [float(point.lon), float(point.lat)], _properties(item) | origin)
        elif file and shape and layer is _layer(shape):
            coordinates = _coordinates(shape.geometry)
            licence = catalog.vocabulary["licences"][file.provenance.licence][LENDER]
            origin = {"shape": f"{file.provenance.dataset}; {licence}"}
            yield Feature(item.entry.id, coordinates, _properties(item) | origin)


def _layer(shape: Shape) -> Layer:
    if shape.properties.left:
        return BORDER
    return WATERS if shape.geometry.closed else LINES


def _properties(item: ExportedRecord) -> dict[str, Cell]:
    row = dict(item.rows)[item.entry.dataset.name]
    known = {name: value for name, value in row.items()
             if value is not None and name.partition("_")[0] in ("title", "kind", "url", "same")}
    return {"dataset": item.entry.dataset.name, **known}


def _coordinates(geometry: Geometry) -> list[Any]:
    """Return the coordinates as those of many parts, outer rings counter-clockwise and holes clockwise."""
    parts = geometry.coordinates if geometry.type.startswith("Multi") else [geometry.coordinates]
    if not geometry.closed:
        return parts
    return [[_wound(ring, outer=not number) for number, ring in enumerate(polygon)] for polygon in parts]


def _wound(ring: Ring, outer: bool) -> Ring:
    area = sum(one[0] * two[1] - two[0] * one[1] for one, two in pairwise(ring))
    return ring if (area > 0) == outer else ring[::-1]
