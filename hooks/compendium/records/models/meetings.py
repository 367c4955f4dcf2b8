"""Meetings: sessions of bodies, and meetings of leaders and ministers."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from compendium.core.edtf import Edtf
from compendium.core.fields import Prose, Term, Whole
from compendium.records.models.dataset import Dataset, Property
from compendium.records.models.record import BodyRef, Party, PlaceRef, Record


class Meeting(Record):
    """A session of a body, or a meeting of leaders or ministers."""

    kind: Annotated[str, Term("meeting-kinds")]
    body: BodyRef | None = None
    ordinal: Annotated[Whole, Field(ge=1)] | None = None
    date: Edtf | None = None
    place: PlaceRef | None = None
    format: Annotated[str, Term("meeting-formats")] | None = None
    participants: tuple[Party, ...] = ()
    outcome: Prose | None = None


MEETINGS = Dataset(
    "meetings", Meeting, columns=("date", "ordinal", "place", "gist"),
    facets=("body", "kind", "format"), dated=("date",), order=("date", "ordinal"),
    gist=("outcome", "summary"), leading=True, schema_type="Event",
    properties=(Property("startDate", "date"), Property("location", "place", "Place"),
                Property("organizer", "body", "Organization")),
)
