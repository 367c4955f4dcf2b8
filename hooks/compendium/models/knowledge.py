"""What is said: figures, positions, disagreements and the terms of the field."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from ..edtf import Edtf
from ..fields import Frozen, Line, Prose, Quantity, Ref, Slug, Statement, Term, Text
from .record import AnyRef, Party, Record


class Observation(Quantity):
    """One value of a series as of a date; `target` marks an aim or forecast, not a fact."""

    id: Slug
    date: Edtf | None = None
    date_words: Text | None = None
    target: bool = False
    reporter: Text | None = None
    note: Prose | None = None
    sources: tuple[Statement, ...] = Field(min_length=1)


class Figure(Record):
    """A series: one indicator, one scope, one definition, so that its observations may be compared.

    Series of the same `indicator` with different scopes are shown side by side and never joined.
    """

    indicator: Slug
    unit: Annotated[str, Term("units")]
    measure: Annotated[str, Term("measures")]
    scope: Text
    subjects: tuple[AnyRef, ...] = ()
    observations: tuple[Observation, ...] = Field(min_length=1)

    sources: tuple[Statement, ...] = ()


class Position(Record):
    """A claim, aim, assessment or recommendation, always with whose it is."""

    kind: Annotated[str, Term("position-kinds")]
    holder: Text
    holders: tuple[Party, ...] = ()
    reported_by: Annotated[str, Ref(("sources",))]
    date: Edtf | None = None
    text: Prose
    order: Annotated[int, Field(ge=1)] | None = None
    subjects: tuple[AnyRef, ...] = ()


class Reading(Frozen):
    """One version of a disputed point and the places that carry it."""

    id: Slug
    value: Text
    sources: tuple[Statement, ...] = Field(min_length=1)


class Discrepancy(Record):
    """A point on which two sources, or two places in one, disagree.

    `preferred` names a reading, or is absent where the site prefers none; `reason` says why in both cases.
    """

    kind: Annotated[str, Term("discrepancy-kinds")]
    relation: Annotated[str, Term("discrepancy-relations")]
    readings: tuple[Reading, ...] = Field(min_length=2)
    preferred: Slug | None = None
    reason: Prose
    records: tuple[AnyRef, ...] = ()

    sources: tuple[Statement, ...] = ()


class GlossaryTerm(Record):
    """A term of the field with its meaning in one sentence."""

    definition: Prose
    see: tuple[AnyRef, ...] = ()


class Author(Frozen):
    """An author of a source; a corporate one has no family name."""

    name: Text
    family: Text | None = None
    given: Text | None = None
    affiliation: Text | None = None


class Container(Frozen):
    """The journal or site that carries a source, with what the text prints of it."""

    title: Text
    volume: Line | None = None
    issue: Line | None = None
    pages: Line | None = None
    issn: Line | None = None


class Source(Record):
    """One of the texts that everything here comes from."""

    kind: Annotated[str, Term("source-kinds")]
    authors: tuple[Author, ...] = ()
    container: Container | None = None
    article_number: Line | None = None
    date: Edtf | None = None
    completed: Edtf | None = None
    place: Annotated[str, Ref(("places",))] | None = None
    language: Annotated[str, Term("languages")]
    licence: Annotated[str, Term("licences")]
    licence_note: Prose | None = None
    address: Line | None = None
    perspective: Prose
    limits: Prose
