"""Where: places, waters and the works on them."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from pydantic import Field

from ..edtf import Edtf
from ..fields import Frozen, Line, Ref, Term, Text
from .record import BodyRef, Party, PlaceRef, Record, RiverRef


class Coordinates(Frozen):
    """Where a place lies: degrees, WGS 84, and the gazetteer that says so."""

    lat: Annotated[Decimal, Field(ge=-90, le=90)]
    lon: Annotated[Decimal, Field(ge=-180, le=180)]
    gazetteer: Line


class Place(Record):
    """A state, region, city, port or other place."""

    kind: Annotated[str, Term("place-kinds")]
    within: tuple[PlaceRef, ...] = ()
    opposite: PlaceRef | None = None
    position: Coordinates | None = None


class River(Record):
    """A river, lake, basin or aquifer."""

    kind: Annotated[str, Term("water-kinds")]
    states: tuple[PlaceRef, ...] = ()
    flows_into: RiverRef | None = None
    position: Coordinates | None = None


class Project(Record):
    """A waterwork, pipeline, road, railway, plant, port or programme."""

    kind: Annotated[str, Term("project-kinds")]
    status: Annotated[str, Term("project-statuses")] | None = None
    as_of: Edtf | None = None
    started: Edtf | None = None
    opened: Edtf | None = None
    places: tuple[PlaceRef, ...] = ()
    rivers: tuple[RiverRef, ...] = ()
    parties: tuple[Party, ...] = ()
    bodies: tuple[BodyRef, ...] = ()
    part_of: Annotated[str, Ref(("projects",))] | None = None
    route: Text | None = None
    capacity: Text | None = None
