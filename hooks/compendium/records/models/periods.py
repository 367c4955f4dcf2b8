"""The periods that the timeline is cut into."""

from __future__ import annotations

from compendium.core.edtf import Edtf
from compendium.core.fields import Frozen, Prose, Slug, Statement, Text
from compendium.records.models.record import AnyRef


class Period(Frozen):
    """A stretch of years with the reason for its beginning; it lasts until the next one begins.

    `begins` is the year of the turn, absent only in the first; `turn` names the records of what happened
    then; a `yearly` period has enough records to be shown year by year.
    """

    id: Slug
    title: Text
    begins: Edtf | None = None
    yearly: bool = False
    reason: Prose
    turn: tuple[AnyRef, ...] = ()
    sources: tuple[Statement, ...] = ()

    @property
    def first(self) -> int:
        """Return the first year, far in the past for the first period."""
        return self.begins.earliest[0] if self.begins else -9999
