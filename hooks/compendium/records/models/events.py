"""Events: what happened besides meetings and agreements."""

from __future__ import annotations

from typing import Annotated

from compendium.core.edtf import Edtf
from compendium.core.fields import Term
from compendium.records.models.dataset import Dataset, Property
from compendium.records.models.record import Party, PersonRef, PlaceRef, Record


class Event(Record):
    """A dated happening that is neither a meeting nor the making of an instrument."""

    kind: Annotated[str, Term("event-kinds")]
    date: Edtf
    place: PlaceRef | None = None
    parties: tuple[Party, ...] = ()
    people: tuple[PersonRef, ...] = ()


EVENTS = Dataset(
    "events", Event, columns=("date", "gist", "kind", "place"), facets=("kind", "themes"), dated=("date",),
    order=("date",), schema_type="Event",
    properties=(Property("startDate", "date"), Property("location", "place", "Place")),
)
