"""Positions: claims, aims, assessments and recommendations."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from compendium.core.edtf import Edtf
from compendium.core.fields import Prose, Ref, Term, Text, Whole
from compendium.records.models.dataset import Dataset, Property
from compendium.records.models.record import AnyRef, Party, Record


class Position(Record):
    """A claim, aim, assessment or recommendation, always with whose it is."""

    kind: Annotated[str, Term("position-kinds")]
    holder: Text
    holders: tuple[Party, ...] = ()
    reported_by: Annotated[str, Ref(("sources",))]
    date: Edtf | None = None
    text: Prose
    order: Annotated[Whole, Field(ge=1)] | None = None
    subjects: tuple[AnyRef, ...] = ()


POSITIONS = Dataset(
    "positions", Position, columns=("holder", "reported_by"), order=("kind",),
    facets=("kind", "reported_by", "themes"), gist=("text",), weight=0.7, schema_type="Claim",
    properties=(Property("text", "text"),),
)
