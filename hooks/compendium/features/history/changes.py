"""The history of records and editions, told in one language."""

from __future__ import annotations

from typing import Any

from compendium.presentation.language import Language
from compendium.records.catalog import Entry
from compendium.records.datasets import by_name
from compendium.records.editions import Change, compare_editions, find_changes, find_history
from compendium.records.models.editions import Correction


def tell_record_history(language: Language, entry: Entry) -> dict[str, Any] | None:
    """Return since when a record stands and what was corrected, or None while no edition has it."""
    told = find_history(language.catalog, entry)
    if not told.first and not told.corrections:
        return None
    if told.unchanged_since:
        text = language.label("history.unchanged", edition=told.unchanged_since)
    elif told.first:
        text = language.label("history.changed", edition=told.first)
    else:
        text = language.label("history.new")
    return {"text": text, "corrections": [_make_correction(language, item, entry.dataset.name)
                                          for item in told.corrections]}


def make_changes_page(language: Language) -> dict[str, Any]:
    """Return the editions, newest first, each with what is new, corrected, revised and withdrawn."""
    editions = language.catalog.editions
    sections = []
    if editions:
        title = language.label("changes.since", edition=editions[-1].name)
        sections.append(_make_section(language, title, "since", find_changes(language.catalog, editions[-1])))
    for index in range(len(editions) - 1, -1, -1):
        edition = editions[index]
        before = editions[index - 1] if index else None
        title, name = language.label("changes.edition",
                                  edition=edition.name), f"edition-{edition.name.replace('.', '-')}"
        found = compare_editions(before, edition)
        sections.append(_make_section(language, title, name, found, listed=index > 0)
                        | {"date": language.date(edition.date)})
    corrections = [_make_correction(language, item, _name_dataset(language, item.record))
                   | {"record": _make_link(language, item.record)}
                   for item in language.catalog.corrections]
    return {"sections": sections, "corrections": corrections}


def _make_section(language: Language, title: str, name: str, found: list[Change],
                  listed: bool = True) -> dict[str, Any]:
    """Return what changed, by kind and dataset.

    Of the first edition, where all is new, only how much there was.
    """
    groups = []
    for kind in ("corrected", "withdrawn", "new", "revised"):
        own = [_make_link(language, change.record) for change in found if change.kind == kind]
        parts = []
        for dataset in by_name():
            values = [link for link in own if link["href"].partition("/")[0] == dataset]
            if values:
                parts.append({"label": language.label(f"dataset.{dataset}"), "href": f"{dataset}/",
                              "size": len(values),
                              "values": values if listed else []})
        if own:
            groups.append({"kind": kind, "label": language.label(f"changes.{kind}"), "size": len(own),
                           "parts": parts})
    return {"id": name, "title": title, "date": None, "groups": groups}


def _make_link(language: Language, name: str) -> dict[str, Any]:
    """Return a link to a record as it is, or, if it is gone, to the page that says so."""
    entry = language.catalog.entries.get(name)
    if entry:
        return language.link(name, language.title(entry))
    kept = next(edition.records[name] for edition in reversed(language.catalog.editions)
                if name in edition.records)
    return {"text": kept.title[language.code], "href": f"{kept.dataset}/{name}/"}


def _make_correction(language: Language, item: Correction, dataset: str) -> dict[str, Any]:
    label = language.field_label(dataset, item.field) if dataset else item.field
    return {"id": item.id, "field": label, "old": item.old, "new": item.new,
            "reason": item.reason[language.code],
            "date": language.date(item.date)}


def _name_dataset(language: Language, name: str) -> str:
    entry = language.catalog.entries.get(name)
    return entry.dataset.name if entry else ""
