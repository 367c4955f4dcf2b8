"""What every record has."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from compendium.core.fields import Frozen, Line, Prose, Ref, Slug, Statement, Term, Text, Title

AnyRef = Annotated[str, Ref()]
Theme = Annotated[str, Term("themes")]
Party = Annotated[str, Ref(("places", "bodies", "people"))]
BodyRef = Annotated[str, Ref(("bodies",))]
PlaceRef = Annotated[str, Ref(("places",))]
RiverRef = Annotated[str, Ref(("rivers",))]
ProjectRef = Annotated[str, Ref(("projects",))]
PersonRef = Annotated[str, Ref(("people",))]
InstrumentRef = Annotated[str, Ref(("instruments",))]
MeetingRef = Annotated[str, Ref(("meetings",))]


class Derived(Frozen):
    """A field that no source prints, and how its value was reached."""

    field: Line
    how: Text


class Variant(Frozen):
    """Where two passages differ without contradicting each other.

    In scope or wording, by a gap, by a damaged print.
    """

    id: Slug
    kind: Annotated[str, Term("variant-kinds")]
    text: Prose
    sources: tuple[Statement, ...] = Field(min_length=1)


class Record(Frozen):
    """One thing in the world: its names, its themes and each source's statement about it.

    `unknown` lists the fields that a source itself says are not known; `derived` those that no source
    prints; `date_words` replaces the printed form of a date where the source says more than EDTF can.
    """

    id: Slug
    title: Title
    themes: tuple[Theme, ...] = Field(min_length=1)
    summary: Prose | None = None
    related: tuple[AnyRef, ...] = ()
    date_words: Text | None = None
    unknown: tuple[Line, ...] = ()
    derived: tuple[Derived, ...] = ()
    variants: tuple[Variant, ...] = ()
    sources: tuple[Statement, ...] = Field(min_length=1)
