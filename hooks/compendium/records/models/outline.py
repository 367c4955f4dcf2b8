"""The parts of a source that a statement can point at."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from compendium.core.fields import Frozen, Line, Locator, Term, Text


class Heading(Text):
    """The printed heading of a part: Chinese as printed, the other languages ours."""


class SourcePart(Frozen):
    """A section, paragraph, table, row or footnote; `opens` are its first words as printed.

    `resumes` are the first words of each continuation after an interruption, and `omitted` the reason
    why nothing of the unit is used.
    """

    id: Locator
    kind: Annotated[str, Term("unit-kinds")]
    number: Line | None = None
    title: Heading | None = None
    opens: Line | None = None
    resumes: tuple[Line, ...] = Field(default=())
    omitted: Text | None = None
