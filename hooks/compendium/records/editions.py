"""Editions: freezing what is published, and telling what changed since."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel

from compendium.core.field_walk import known_specs
from compendium.core.fields import Prose, Statement
from compendium.records.catalog import Catalog, Entry
from compendium.records.models.editions import Correction, Edition, Published

# Words about a thing may be polished at any time; these fields hold no published value.
_FREE = frozenset({"id", "related", "sources", "derived", "unknown", "see", "themes", "subjects", "records"})
_JSON = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@dataclass(frozen=True)
class Change:
    """One record between an edition and a later state.

    `kind` is new, corrected, revised, withdrawn or unchanged.
    """

    record: str
    kind: str
    fields: tuple[str, ...] = ()


@dataclass
class History:
    """What a record's readers should know: the edition it first stood in and what was corrected since."""

    first: str = ""
    unchanged_since: str = ""
    corrections: list[Correction] = field(default_factory=list)


def freeze(catalog: Catalog, name: str, date: str) -> dict[str, Any]:
    """Return an edition as plain data, ready to be written to data/editions/NAME.yml."""
    records = {entry.id: list_published(entry)
               for entry in sorted(catalog.entries.values(), key=lambda entry: entry.id)}
    return {"name": name, "date": date, "records": records}


def list_published(entry: Entry) -> dict[str, Any]:
    """Return a record as an edition keeps it."""
    title = {code: text for code, text in entry.record.title.items() if code in ("en", "zh")}
    return {"dataset": entry.dataset.name, "title": title, "hash": hash_value(make_plain(entry.record)),
            "values": make_values(entry)}


def make_values(entry: Entry) -> dict[str, str]:
    """Return a hash for each field that holds a value: not prose, links or sources."""
    found = {}
    for spec in known_specs(type(entry.record)):
        value = getattr(entry.record, spec.name)
        if spec.name in _FREE or issubclass(spec.kind, Prose) or not value:
            continue
        if spec.name == "title":
            value = {code: text for code, text in value.items() if code in ("en", "zh")}
        found[spec.name] = hash_value(make_plain(value))
    return found


def make_plain(value: Any) -> Any:
    """Return a value as JSON data, without the sources and notes inside it."""
    if isinstance(value, BaseModel):
        return {spec.name: make_plain(getattr(value, spec.name)) for spec in known_specs(type(value))
                if spec.kind is not Statement and getattr(value, spec.name)}
    if isinstance(value, tuple | list):
        return [make_plain(item) for item in value]
    if isinstance(value, dict):
        return {key: make_plain(item) for key, item in value.items()}
    return str(value)


def hash_value(value: Any) -> str:
    """Return twelve hexadecimal digits that stand for a JSON value."""
    return hashlib.sha256(_JSON.encode(value).encode()).hexdigest()[:12]


def find_changes(catalog: Catalog, old: Edition) -> list[Change]:
    """Return what changed since an edition, record by record; unchanged records are left out."""
    found = []
    for name, before in old.records.items():
        entry = catalog.entries.get(name)
        if entry is None:
            found.append(Change(name, "withdrawn"))
            continue
        fields = find_differing(before, entry)
        if fields:
            found.append(Change(name, "corrected", fields))
        elif before.hash != hash_value(make_plain(entry.record)):
            found.append(Change(name, "revised"))
    found += [Change(name, "new") for name in catalog.entries if name not in old.records]
    return found


def find_differing(before: Published, entry: Entry) -> tuple[str, ...]:
    """Return the fields whose published value is no longer what it was.

    A value added where none stood is no correction.
    """
    now = make_values(entry)
    return tuple(name for name, value in before.values.items() if now.get(name) != value)


def compare_editions(old: Edition | None, new: Edition) -> list[Change]:
    """Return what an edition brought over the one before it."""
    before = old.records if old else {}
    found = [Change(name, "new") for name in new.records if name not in before]
    for name, kept in before.items():
        now = new.records.get(name)
        if now is None:
            found.append(Change(name, "withdrawn"))
        elif fields := tuple(key for key, value in kept.values.items() if now.values.get(key) != value):
            found.append(Change(name, "corrected", fields))
        elif now.hash != kept.hash:
            found.append(Change(name, "revised"))
    return found


def find_history(catalog: Catalog, entry: Entry) -> History:
    """Return since when a record has stood and since which edition it has not changed."""
    told = History(corrections=[item for item in catalog.corrections if item.record == entry.id])
    now = hash_value(make_plain(entry.record))
    for edition in catalog.editions:
        kept = edition.records.get(entry.id)
        if kept is None:
            continue
        told.first = told.first or edition.name
        if kept.hash != now:
            told.unchanged_since = ""
        elif not told.unchanged_since:
            told.unchanged_since = edition.name
    return told
