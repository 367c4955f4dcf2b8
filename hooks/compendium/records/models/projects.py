"""Projects: works and programmes."""

from __future__ import annotations

from typing import Annotated

from compendium.core.edtf import Edtf
from compendium.core.fields import Ref, Term, Text
from compendium.records.models.dataset import Dataset
from compendium.records.models.record import BodyRef, Party, PlaceRef, Record, RiverRef


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


PROJECTS = Dataset(
    "projects", Project, columns=("standing", "opened", "gist"), facets=("kind", "status"),
    order=("kind", "opened", "started"), dated=("started", "opened"), weight=1.4,
    schema_type="Project", standing="status",
)
