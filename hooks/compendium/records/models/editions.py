"""What was published when, what was corrected since, and what was withdrawn."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from compendium.core.edtf import Edtf
from compendium.core.fields import Frozen, Line, Slug, Text

EditionName = Annotated[str, Field(pattern=r"^\d{4}\.\d+$")]


class Published(Frozen):
    """One record as an edition froze it: its dataset, its names, and a hash of each of its values."""

    dataset: Line
    title: Text
    hash: Line
    values: dict[str, Line]


class Edition(Frozen):
    """A dated list of everything that was citable, with a hash of each; never edited afterwards."""

    name: EditionName
    date: Edtf
    records: dict[str, Published]


class Correction(Frozen):
    """A published value that changed: what it was, what it is, and why."""

    id: Slug
    record: Slug
    field: Line
    old: Line
    new: Line
    reason: Text
    date: Edtf


class Withdrawal(Frozen):
    """A published record that is gone: when and why, and what stands for it now."""

    id: Slug
    dataset: Line
    title: Text
    date: Edtf
    reason: Text
    moved_to: Slug | None = None
