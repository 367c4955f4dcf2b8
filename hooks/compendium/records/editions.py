"""Editions: freezing what is published, and telling what changed since."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from compendium.records.catalog import Catalog, Entry
from compendium.records.models.editions import Correction, Edition, Published
from compendium.records.published_hashes import hash_record, list_pages
from compendium.records.published_values import collect_values, find_differing


@dataclass(frozen=True)
class Change:
    """One record, or one page by its place, between an edition and a later state.

    `kind` is new, corrected, revised or withdrawn.
    """

    record: str
    kind: str


@dataclass
class History:
    """What a record's readers should know: the edition it first stood in and what was corrected since."""

    first: str = ""
    unchanged_since: str = ""
    corrections: list[Correction] = field(default_factory=list)


def freeze(catalog: Catalog, name: str, date: str) -> dict[str, Any]:
    """Return an edition as plain data, ready to be written to data/editions/NAME.json."""
    languages = [locale.code for locale in catalog.locales.values() if not locale.trial]
    records = {entry.id: list_published(entry, languages)
               for entry in sorted(catalog.entries.values(), key=lambda entry: entry.id)}
    return {"name": name, "date": date, "pages": list_pages(catalog, languages), "records": records}


def list_published(entry: Entry, languages: Collection[str]) -> dict[str, Any]:
    """Return a record as an edition keeps it, its texts in the languages of the site."""
    return {"dataset": entry.dataset.name,
            "hashes": {code: hash_record(entry, code) for code in languages},
            "values": collect_values(entry.record, languages)}


def find_changes(catalog: Catalog, old: Edition) -> list[Change]:
    """Return what changed since an edition, record by record; unchanged records are left out."""
    languages = {code for kept in old.records.values() for code in kept.hashes}
    now = {entry.id: Published.model_validate(list_published(entry, languages))
           for entry in catalog.entries.values()}
    return _compare(old.records, now)


def find_page_changes(catalog: Catalog, old: Edition) -> list[Change]:
    """Return which chapters, charts and maps are new, gone or revised since an edition, by their places."""
    languages = {code for kept in old.pages.values() for code in kept}
    return _compare_pages(old.pages, list_pages(catalog, languages))


def compare_edition_pages(old: Edition, new: Edition) -> list[Change]:
    """Return which chapters, charts and maps an edition brought, revised or left out."""
    return _compare_pages(old.pages, new.pages)


def _compare_pages(before: dict[str, dict[str, str]], now: dict[str, dict[str, str]]) -> list[Change]:
    found = [Change(name, "new") for name in now if name not in before]
    found += [Change(name, "withdrawn") for name in before if name not in now]
    return found + [Change(name, "revised") for name, kept in before.items()
                    if name in now and any(now[name].get(code, own) != own for code, own in kept.items())]


def compare_editions(old: Edition | None, new: Edition) -> list[Change]:
    """Return what an edition brought over the one before it."""
    return _compare(old.records if old else {}, new.records)


def _compare(before: dict[str, Published], now: dict[str, Published]) -> list[Change]:
    found = [Change(name, "new") for name in now if name not in before]
    for name, kept in before.items():
        there = now.get(name)
        if there is None:
            found.append(Change(name, "withdrawn"))
        elif find_differing(kept.values, there.values):
            found.append(Change(name, "corrected"))
        elif not _says_the_same(kept, there.hashes):
            found.append(Change(name, "revised"))
    return found


def _says_the_same(kept: Published, hashes: dict[str, str]) -> bool:
    """Return whether a record says what it said in each language that both know."""
    return all(kept.hashes[code] == own for code, own in hashes.items() if code in kept.hashes)


def find_history(catalog: Catalog, entry: Entry) -> History:
    """Return since when a record has stood and since which edition it has not changed."""
    told = History(corrections=[item for item in catalog.corrections if item.record == entry.id])
    for edition in catalog.editions:
        kept = edition.records.get(entry.id)
        if kept is None:
            continue
        told.first = told.first or edition.name
        if not _says_the_same(kept, {code: hash_record(entry, code) for code in kept.hashes}):
            told.unchanged_since = ""
        elif not told.unchanged_since:
            told.unchanged_since = edition.name
    return told
