"""Commitments: what was pledged, and what is reported of it later."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from compendium.core.edtf import Edtf
from compendium.core.fields import Frozen, Key, Locator, Part, Prose, Ref, Statement, Term
from compendium.records.models.dataset import Dataset
from compendium.records.models.record import AnyRef, BodyRef, InstrumentRef, Record


class Outcome(Frozen):
    """What a source says happened later to a commitment."""

    status: Annotated[str, Term("commitment-statuses"), Key()]
    text: Prose
    records: tuple[AnyRef, ...] = ()
    sources: Annotated[tuple[Statement, ...], Key()] = Field(min_length=1)


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


COMMITMENTS = Dataset(
    "commitments", Commitment, columns=("section", "reported", "deadline"),
    facets=("side", "kind", "themes"), dated=("deadline",), date="deadline", weight=0.7,
    standing="outcomes.status", deadline="deadline",
)
