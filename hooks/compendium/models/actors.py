"""Who acts: bodies and people."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from ..edtf import Edtf
from ..fields import Frozen, Term, Text
from .record import BodyRef, Party, PlaceRef, Record


class Body(Record):
    """A committee, mechanism, organisation, fund, forum, exhibition, ministry or company."""

    kind: Annotated[str, Term("body-kinds")]
    level: Annotated[str, Term("levels")] | None = None
    founded: Edtf | None = None
    parent: BodyRef | None = None
    members: tuple[Party, ...] = ()
    seat: PlaceRef | None = None


class Role(Frozen):
    """An office or part that a source gives a person, as of when."""

    title: Text
    date: Edtf | None = None
    body: BodyRef | None = None
    state: PlaceRef | None = None


class Person(Record):
    """A person whom a source names as acting or speaking."""

    roles: tuple[Role, ...] = Field(min_length=1)
