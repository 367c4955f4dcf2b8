"""Rivers, lakes and other waters."""

from __future__ import annotations

from typing import Annotated

from compendium.core.fields import Term
from compendium.records.models.authority import Authority
from compendium.records.models.coordinates import Coordinates
from compendium.records.models.dataset import Dataset, Property
from compendium.records.models.record import PlaceRef, Record, RiverRef


class River(Record):
    """A river, lake, basin or aquifer."""

    kind: Annotated[str, Term("water-kinds")]
    states: tuple[PlaceRef, ...] = ()
    flows_into: RiverRef | None = None
    position: Coordinates | None = None
    authorities: tuple[Authority, ...] = ()


RIVERS = Dataset(
    "rivers", River, columns=("states", "flows_into", "gist"), facets=("kind",), order=("kind",),
    template="pages/hub.html", weight=1.6, named=True, schema_type="BodyOfWater",
    properties=(Property("geo", "position"),),
)
