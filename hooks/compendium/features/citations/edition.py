"""Which edition of the site a citation names. The one place that knows where editions come from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from compendium.core.edtf import Edtf
from compendium.presentation.language import Language
from compendium.records.edition_state import find_changed_on, has_page, hash_state
from compendium.records.models.editions import Edition


@dataclass(frozen=True)
class Named:
    """An edition as citations name it: in words, by its bare name, and with its date, if it is published."""

    label: str
    name: str
    date: Edtf | None


# How the edition of what an author revised is called.
_REVISED = {"record": "edition.reworded", "chapter": "edition.revised"}


def name_edition(language: Language, name: str = "", kind: str = "record") -> Named:
    """Return the newest edition as a citation names it, for all of the data or for one page.

    `kind` and `name` are those of a record, a chapter, an index, a chart or a map. What is not in the edition
    yet is unpublished. What has changed since says so: its bare name ends in a plus sign and, where more than
    a record or a chapter is meant, in what stands for all of the data; its date is that of the last
    correction, or unknown if anything changed without one.
    """
    catalog, kind = language.catalog, kind if name else ""
    newest = catalog.editions[-1] if catalog.editions else None
    if newest is None or not has_page(newest, kind, name):
        return Named(language.label("edition.unpublished"), language.label("edition.none"), None)
    changed = find_changed_on(catalog, newest, kind, name, language.code)
    if not changed:
        return Named(language.label("edition.named", name=newest.name), newest.name, newest.date)
    days = dict(sorted(_list_later(language, newest), key=lambda told: told[1]))
    told = max(days[record] for record in changed) if changed <= days.keys() else None
    if kind == "record" and told:
        words = language.label("edition.mended", name=newest.name, date=language.locale.date(told))
    elif kind in _REVISED:
        words = language.label(_REVISED[kind], name=newest.name)
    else:
        state = hash_state(catalog, newest)
        words = language.label("edition.changed", name=newest.name, state=state)
        return Named(words, f"{newest.name}+{state}", told)
    return Named(words, f"{newest.name}+", told)


def _list_later(language: Language, edition: Edition) -> Iterator[tuple[str, Edtf]]:
    """Yield each record that was corrected or withdrawn when an edition stood, and the day."""
    catalog = language.catalog
    told = [*((item.record, item.date) for item in catalog.corrections),
            *((item.id, item.date) for item in catalog.withdrawals)]
    yield from (found for found in told if edition.date <= found[1])


def tell_edition(language: Language) -> str:
    """Return the sentence in which a file says its edition, and whether the data have changed since."""
    catalog = language.catalog
    if not catalog.editions:
        return language.label("changes.none")
    newest = catalog.editions[-1]
    words = {"name": newest.name, "date": language.locale.date(newest.date)}
    told = [*(item.date for item in catalog.corrections), *(item.date for item in catalog.withdrawals)]
    later = [date for date in told if newest.date < date]
    key = "edition.corrected" if later else "edition.told"
    text = language.label(key, **words, **({"changed": language.locale.date(max(later))} if later else {}))
    state = hash_state(catalog, newest)
    return language.label("edition.followed", told=text, state=state) if state else text
