"""Places: states, regions, cities, border crossings."""

from __future__ import annotations

from typing import Annotated

from compendium.core.fields import Term
from compendium.records.models.authority import Authority
from compendium.records.models.coordinates import Coordinates
from compendium.records.models.dataset import Dataset, Property
from compendium.records.models.record import PlaceRef, Record


class Place(Record):
    """A state, region, city, port or other place."""

    kind: Annotated[str, Term("place-kinds")]
    within: tuple[PlaceRef, ...] = ()
    opposite: PlaceRef | None = None
    position: Coordinates | None = None
    authorities: tuple[Authority, ...] = ()


PLACES = Dataset(
    "places", Place, columns=("within", "gist"), facets=("kind",), order=("kind",),
    template="pages/hub.html", weight=1.3, named=True, schema_type="Place",
    properties=(Property("geo", "position"),),
)
