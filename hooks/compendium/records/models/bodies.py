"""Bodies: whoever acts and is no person."""

from __future__ import annotations

from typing import Annotated

from compendium.core.edtf import Edtf
from compendium.core.fields import AsOf, Term
from compendium.records.models.dataset import Dataset, Property
from compendium.records.models.record import BodyRef, Party, PlaceRef, Record


class Body(Record):
    """A committee, mechanism, organisation, fund, forum, exhibition, ministry or company."""

    kind: Annotated[str, Term("body-kinds")]
    level: Annotated[str, Term("levels")] | None = None
    founded: Edtf | None = None
    parent: BodyRef | None = None
    members: tuple[Party, ...] = ()
    members_as_of: Annotated[Edtf | None, AsOf()] = None
    seat: PlaceRef | None = None


BODIES = Dataset(
    "bodies", Body, columns=("gist", "founded"), facets=("kind", "level"), order=("kind", "founded"),
    dated=("founded",), date="founded", template="pages/hub.html", weight=1.5, named=True,
    schema_type="Organization", properties=(Property("foundingDate", "founded"),),
)
