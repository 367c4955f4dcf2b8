"""Which edition of the site a citation names. The one place that knows where editions come from."""

from __future__ import annotations

from dataclasses import dataclass

from compendium.core.edtf import Edtf
from compendium.presentation.language import Language


@dataclass(frozen=True)
class Named:
    """An edition as citations name it: in words, by its bare name, and with its date, if it is published."""

    label: str
    name: str
    date: Edtf | None


def name_edition(language: Language, record: str = "") -> Named:
    """Return the newest edition; a record that is not in it yet is unpublished, and so is all before the
    first.
    """
    newest = language.catalog.editions[-1] if language.catalog.editions else None
    if newest is None or (record and record not in newest.records):
        return Named(language.label("edition.unpublished"), language.label("edition.none"), None)
    return Named(language.label("edition.named", name=newest.name), newest.name, newest.date)
