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


def tell_edition(language: Language) -> str:
    """Return the sentence in which a file says its edition, and when something was corrected since."""
    catalog = language.catalog
    if not catalog.editions:
        return language.label("changes.none")
    newest = catalog.editions[-1]
    words = {"name": newest.name, "date": language.locale.date(newest.date)}
    told = [*(item.date for item in catalog.corrections), *(item.date for item in catalog.withdrawals)]
    later = [date for date in told if newest.date < date]
    if not later:
        return language.label("edition.told", **words)
    return language.label("edition.corrected", **words, changed=language.locale.date(max(later)))
