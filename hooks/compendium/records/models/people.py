"""People and the offices that they held."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from compendium.core.edtf import Edtf
from compendium.core.fields import Frozen, Key, Text
from compendium.records.models.dataset import Dataset
from compendium.records.models.record import BodyRef, PlaceRef, Record


class Role(Frozen):
    """An office or part that a source gives a person, as of when."""

    title: Annotated[Text, Key()]
    date: Edtf | None = None
    body: BodyRef | None = None
    state: PlaceRef | None = None


class Person(Record):
    """A person whom a source names as acting or speaking."""

    roles: tuple[Role, ...] = Field(min_length=1)


PEOPLE = Dataset(
    "people", Person, columns=("offices", "gist"), order=("roles.date",), weight=1.6, named=True,
    schema_type="Person",
)
