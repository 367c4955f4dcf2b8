"""Figures: series of values that may be compared."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from compendium.core.edtf import Edtf
from compendium.core.fields import Prose, Quantity, Slug, Statement, Term, Text
from compendium.records.models.dataset import Dataset, Property
from compendium.records.models.record import AnyRef, Record


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

    @property
    def newest(self) -> tuple[Observation, ...]:
        """Return the values of the latest date.

        Those without a date count only where none has one, and aims where there is nothing else.
        """
        facts = [one for one in self.observations if not one.target] or list(self.observations)
        dates = {one.id: one.date.latest for one in facts if one.date and one.date.known}
        last = max(dates.values(), default=None)
        return tuple(one for one in facts if dates.get(one.id) == last)

    @property
    def latest(self) -> Observation:
        """Return the first of the newest values."""
        return self.newest[0]


FIGURES = Dataset(
    "figures", Figure, columns=("latest", "latest_date", "scope"), facets=("measure", "themes"),
    order=("themes",),
    template="pages/figure.html", weight=0.9, carried=("indicator", "unit", "measure", "scope"),
    item_type="dataset", schema_type="Dataset", properties=(Property("variableMeasured", "scope"),),
)
