"""Discrepancies: where sources disagree."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from compendium.core.fields import Frozen, Prose, Slug, Statement, Term, Text
from compendium.records.models.dataset import Dataset
from compendium.records.models.record import AnyRef, Record


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


DISCREPANCIES = Dataset(
    "discrepancies", Discrepancy, columns=("said", "relation"), facets=("kind", "relation"),
    order=("themes",),
    template="pages/discrepancy.html", weight=0.8, group="method", disputes=True,
)
