"""Treaties, agreements and other agreed or drafted texts."""

from __future__ import annotations

from typing import Annotated

from compendium.core.edtf import Edtf
from compendium.core.fields import Term, Text
from compendium.records.models.dataset import Dataset, Property
from compendium.records.models.record import (
    BodyRef,
    InstrumentRef,
    MeetingRef,
    Party,
    PlaceRef,
    ProjectRef,
    Record,
    RiverRef,
)


class Instrument(Record):
    """A treaty, agreement, plan, declaration or any other agreed or drafted text."""

    kind: Annotated[str, Term("instrument-kinds")]
    status: Annotated[str, Term("instrument-statuses")]
    parties: tuple[Party, ...] = ()
    date: Edtf | None = None
    in_force: Edtf | None = None
    ended: Edtf | None = None
    place: PlaceRef | None = None
    subject: Text | None = None
    signed_at: MeetingRef | None = None
    bodies: tuple[BodyRef, ...] = ()
    rivers: tuple[RiverRef, ...] = ()
    projects: tuple[ProjectRef, ...] = ()
    follows: tuple[InstrumentRef, ...] = ()


INSTRUMENTS = Dataset(
    "instruments", Instrument, columns=("date", "parties", "about", "status"),
    facets=("kind", "status", "themes"), dated=("date", "in_force"), order=("date",), leading=True,
    anniversary="date", item_type="statute", schema_type="Legislation",
    properties=(Property("legislationType", "kind"), Property("legislationDate", "date"),
                Property("legislationPassedBy", "parties", "Organization")),
)
