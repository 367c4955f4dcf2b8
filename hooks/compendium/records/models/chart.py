"""What a chart draws: a definition that names records and holds no value of its own."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import Field

from compendium.core.fields import Frozen, Line, Prose, Ref, Slug, Text
from compendium.records.models.record import Theme


class Lane(Frozen):
    """One column or row of a chart of records: what it is called and the terms that it takes in.

    None, those without one.
    """

    title: Text
    terms: tuple[Line, ...]


class Chart(Frozen):
    """One chart: what it is called, how it is drawn, and from which records.

    Either `figures`, all of one unit, or the records of a `dataset` that have the values in `where`.
    `finding` is what it shows in one sentence, with the ids of observations or the names of counts in
    braces for their numbers and dates. `kind` is one of KINDS; `apart` says which words of a series head
    it. For records, `by` is the field that sorts them into columns or rows (`outcomes.status` for a field
    of a part), `lanes` puts its terms together, `others` says whether records of no lane are shown, and
    `mark` is the field whose number stands in each square.
    """

    id: Slug
    title: Text
    about: Prose
    finding: Prose
    kind: Line
    themes: tuple[Theme, ...] = Field(min_length=1)
    chapters: tuple[Line, ...] = ()
    figures: tuple[Annotated[str, Ref(("figures",))], ...] = ()
    apart: Line = "scope"
    dataset: Line | None = None
    where: dict[str, Line] = Field(default_factory=dict)
    by: Line | None = None
    lanes: tuple[Lane, ...] = ()
    others: bool = True
    mark: Line | None = None


# What stands in a finding for a number or a date: the id of an observation, with `.date` for its date, or a
# count.
PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
# The kinds that show the values of figures, and those that show one square for each record.
VALUE_KINDS = ("time", "ranks", "bars")
RECORD_KINDS = ("years", "tally")
KINDS = (*VALUE_KINDS, *RECORD_KINDS)
APART = ("scope", "title", "both")
