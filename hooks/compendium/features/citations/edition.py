"""Which edition of the site a citation names. The one place that knows where editions come from."""

from __future__ import annotations

from dataclasses import dataclass

from compendium.core.edtf import Edtf
from compendium.presentation.language import Language
from compendium.records.editions import find_history


@dataclass(frozen=True)
class Named:
    """An edition as citations name it: in words, by its bare name, and with its date, if it is published."""

    label: str
    name: str
    date: Edtf | None


def name_edition(language: Language, record: str = "") -> Named:
    """Return the newest edition as a citation names it, all of it or for one record.

    What is not in it yet is unpublished. A record that has been corrected or reworded since says so: its bare
    name ends in a plus sign, and its date is that of the correction, or unknown.
    """
    catalog = language.catalog
    newest = catalog.editions[-1] if catalog.editions else None
    if newest is None or (record and record not in newest.records):
        return Named(language.label("edition.unpublished"), language.label("edition.none"), None)
    history = find_history(catalog, catalog.entries[record]) if record in catalog.entries else None
    if history is None or history.unchanged_since:
        return Named(language.label("edition.named", name=newest.name), newest.name, newest.date)
    later = [item.date for item in history.corrections if newest.date < item.date]
    if not later:
        return Named(language.label("edition.reworded", name=newest.name), f"{newest.name}+", None)
    day = max(later)
    words = language.label("edition.mended", name=newest.name, date=language.locale.date(day))
    return Named(words, f"{newest.name}+", day)


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
