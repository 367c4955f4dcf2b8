"""Which edition of the site a citation names. The one place that knows where editions come from."""

from __future__ import annotations

from dataclasses import dataclass

from ..edtf import Edtf
from ..wording import Wording


@dataclass(frozen=True)
class Named:
    """An edition as citations name it: its label in words and its date, which an unpublished one lacks."""

    label: str
    date: Edtf | None


def edition(views: Wording, record: str = "") -> Named:
    """Return the newest edition; a record that is not in it yet is unpublished, and so is all before the first."""
    newest = views.catalog.editions[-1] if views.catalog.editions else None
    if newest is None or (record and record not in newest.records):
        return Named(views.label("edition.unpublished"), None)
    return Named(views.label("edition.named", name=newest.name), newest.date)
