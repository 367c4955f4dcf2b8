"""What was published when, what was corrected since, and what was withdrawn."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator

from compendium.core.edtf import Edtf
from compendium.core.fields import Frozen, Line, Slug, Text

EditionName = Annotated[str, Field(pattern=r"^[0-9]{4}\.[0-9]+$")]


def _check_day(date: Edtf) -> Edtf:
    if not date.exact:
        raise ValueError(f"'{date}' is not one certain day; write one, such as 2026-06-30")
    return date


Day = Annotated[Edtf, AfterValidator(_check_day)]


class Published(Frozen):
    """One record as an edition froze it: its dataset, its values by key, and by language a hash of all that
    it said.
    """

    dataset: Line
    hashes: dict[str, Line] = Field(min_length=1)
    values: dict[str, Line | tuple[Line, ...]]

    def title(self, language: str) -> str:
        """Return the title in a language, or in English where the edition had none."""
        return str(self.values.get(f"title.{language}") or self.values["title.en"])


class Edition(Frozen):
    """A dated list of everything that was citable, with its values; never edited afterwards.

    `pages` are chapters, charts and maps by their place in the site, each with a hash by language of what its
    author wrote.
    """

    name: EditionName
    date: Day
    pages: dict[str, dict[str, Line]] = Field(default_factory=dict)
    records: dict[str, Published]


class Correction(Frozen):
    """A published value that changed: what it was, what it is, and why; without `new` it was removed.

    `field` is the key of the value in the edition, such as `date`, `title.zh`, `parties` or
    `observations[trade-2013].value`. A value that comes back after it was removed has no `old`. Of a sentence
    (`summary.en`) both are the words that changed in it.
    """

    id: Slug
    record: Slug
    field: Line
    old: Line | None = None
    new: Line | None = None
    date: Day
    reason: Text

    @model_validator(mode="after")
    def _changes_something(self) -> Self:
        if self.old == self.new:
            raise ValueError("give `old`, what was published, and `new`, what it is now and which differs; "
                             "without `new` the value was removed")
        return self


class Withdrawal(Frozen):
    """A published record that is gone: when and why, and what stands for it now."""

    id: Slug
    dataset: Line
    title: Text
    date: Day
    reason: Text
    moved_to: Slug | None = None
