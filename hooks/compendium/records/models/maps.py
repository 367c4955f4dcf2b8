"""What a map draws: definitions that name records and hold no position, and the geometry of waters and of the
boundary.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from compendium.core.fields import Frozen, Line, Prose, Ref, Slug, Term, Text
from compendium.records.models.record import AnyRef, PlaceRef, ProjectRef, Theme

LonLat = tuple[float, float]
Line2D = tuple[LonLat, ...]


class Extent(Frozen):
    """The part of the world that a map must show, in degrees."""

    west: Annotated[float, Field(ge=-180, le=180)]
    south: Annotated[float, Field(ge=-85, le=85)]
    east: Annotated[float, Field(ge=-180, le=180)]
    north: Annotated[float, Field(ge=-85, le=85)]


class Site(Frozen):
    """A project or body shown at a place that its own record names."""

    record: Annotated[str, Ref(("projects", "bodies"))]
    at: PlaceRef


class Course(Frozen):
    """A project shown as straight lines between places that its own record names."""

    record: ProjectRef
    via: tuple[PlaceRef, ...] = Field(min_length=2)


class Map(Frozen):
    """One map: what it is called, what is seen on it in one sentence, what it must show, and which records.

    `layers` are files of data/geo; `draw` places and waters whose position or shape is known; `sites` and
    `courses` projects between such places; `listed` records that belong to the subject but stand only in the
    list beneath. The extent of the map with `locator` serves the small maps of record pages.
    """

    id: Slug
    title: Text
    about: Prose
    finding: Prose
    themes: tuple[Theme, ...] = Field(min_length=1)
    chapters: tuple[Line, ...] = ()
    extent: Extent
    layers: tuple[Line, ...] = Field(min_length=1)
    draw: tuple[Annotated[str, Ref(("places", "rivers"))], ...] = Field(min_length=1)
    sites: tuple[Site, ...] = ()
    courses: tuple[Course, ...] = ()
    listed: tuple[AnyRef, ...] = ()
    locator: bool = False


class Provenance(Frozen):
    """Where the shapes of a file come from, and what was done with them."""

    dataset: Line
    version: Line | None = None
    licence: Annotated[str, Term("licences")]
    retrieved: Line
    changes: Line


class Properties(Frozen):
    """Which record a shape is of, if any; of a boundary, which state lies to its left and to its right."""

    record: AnyRef | None = None
    left: PlaceRef | None = None
    right: PlaceRef | None = None


class Geometry(Frozen):
    """A GeoJSON geometry: longitude before latitude, WGS 84."""

    type: Literal["LineString", "MultiLineString", "Polygon", "MultiPolygon"]
    coordinates: list[Any] = Field(min_length=1)

    @property
    def closed(self) -> bool:
        """Return whether the geometry encloses an area."""
        return self.type.endswith("Polygon")

    @property
    def lines(self) -> list[Line2D]:
        """Return the lines, or the rings of all polygons one after the other."""
        nested = self.coordinates
        if self.type == "LineString":
            nested = [nested]
        if self.type == "MultiPolygon":
            nested = [ring for polygon in nested for ring in polygon]
        return [tuple((point[0], point[1]) for point in line) for line in nested]


class Shape(Frozen):
    """One feature of a file of data/geo."""

    type: Literal["Feature"]
    properties: Properties
    geometry: Geometry


class GeoFile(Frozen):
    """One file of data/geo: shapes of one kind, and where they come from."""

    type: Literal["FeatureCollection"]
    provenance: Provenance
    features: tuple[Shape, ...] = Field(min_length=1)
