"""What happened and what was agreed: meetings, instruments, events, commitments."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from ..edtf import Edtf
from ..fields import Frozen, Locator, Part, Prose, Ref, Statement, Term, Text
from .record import (
    AnyRef,
    BodyRef,
    InstrumentRef,
    MeetingRef,
    Party,
    PersonRef,
    PlaceRef,
    ProjectRef,
    Record,
    RiverRef,
)


class Meeting(Record):
    """A session of a body, or a meeting of leaders or ministers."""

    kind: Annotated[str, Term("meeting-kinds")]
    body: BodyRef | None = None
    ordinal: Annotated[int, Field(ge=1)] | None = None
    date: Edtf | None = None
    place: PlaceRef | None = None
    format: Annotated[str, Term("meeting-formats")] | None = None
    participants: tuple[Party, ...] = ()
    outcome: Prose | None = None


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


class Event(Record):
    """A dated happening that is neither a meeting nor the making of an instrument."""

    kind: Annotated[str, Term("event-kinds")]
    date: Edtf
    place: PlaceRef | None = None
    parties: tuple[Party, ...] = ()
    people: tuple[PersonRef, ...] = ()


class Outcome(Frozen):
    """What a source says happened later to a commitment."""

    status: Annotated[str, Term("commitment-statuses")]
    text: Prose
    records: tuple[AnyRef, ...] = ()
    sources: tuple[Statement, ...] = Field(min_length=1)


class Commitment(Record):
    """A pledge in an instrument; `outcomes` stays empty where the sources say nothing of it."""

    instrument: InstrumentRef
    section: Annotated[Locator, Part()]
    side: Annotated[str, Term("sides")]
    kind: Annotated[str, Term("commitment-kinds")]
    deadline: Edtf | None = None
    instruments: tuple[InstrumentRef, ...] = ()
    bodies: tuple[BodyRef, ...] = ()
    subjects: tuple[Annotated[str, Ref(("projects", "rivers", "places", "events", "meetings"))], ...] = ()
    outcomes: tuple[Outcome, ...] = ()
