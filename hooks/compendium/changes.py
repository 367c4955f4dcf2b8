"""The history of records and editions, told in one language."""

from __future__ import annotations

from typing import Any

from .catalog import Entry
from .datasets import by_name
from .editions import Change, between, changes, history
from .models.editions import Correction
from .views import Views


def record_history(views: Views, entry: Entry) -> dict[str, Any] | None:
    """Return since when a record stands and what was corrected, or None while no edition has it."""
    told = history(views.catalog, entry)
    if not told.first and not told.corrections:
        return None
    if told.unchanged_since:
        text = views.label("history.unchanged", edition=told.unchanged_since)
    elif told.first:
        text = views.label("history.changed", edition=told.first)
    else:
        text = views.label("history.new")
    return {"text": text, "corrections": [_correction(views, item, entry.dataset.name) for item in told.corrections]}


def changes_page(views: Views) -> dict[str, Any]:
    """Return the editions, newest first, each with what is new, corrected, revised and withdrawn."""
    editions = views.catalog.editions
    sections = []
    if editions:
        title = views.label("changes.since", edition=editions[-1].name)
        sections.append(_section(views, title, "since", changes(views.catalog, editions[-1])))
    for index in range(len(editions) - 1, -1, -1):
        edition = editions[index]
        before = editions[index - 1] if index else None
        title, name = views.label("changes.edition", edition=edition.name), f"edition-{edition.name.replace('.', '-')}"
        found = between(before, edition)
        sections.append(_section(views, title, name, found, listed=index > 0) | {"date": views.date(edition.date)})
    corrections = [_correction(views, item, _dataset(views, item.record)) | {"record": _link(views, item.record)}
                   for item in views.catalog.corrections]
    return {"sections": sections, "corrections": corrections}


def _section(views: Views, title: str, name: str, found: list[Change], listed: bool = True) -> dict[str, Any]:
    """Return what changed, by kind and dataset; of the first edition, where all is new, only how much there was."""
    groups = []
    for kind in ("corrected", "withdrawn", "new", "revised"):
        own = [_link(views, change.record) for change in found if change.kind == kind]
        parts = []
        for dataset in by_name():
            values = [link for link in own if link["href"].partition("/")[0] == dataset]
            if values:
                parts.append({"label": views.label(f"dataset.{dataset}"), "href": f"{dataset}/", "size": len(values),
                              "values": values if listed else []})
        if own:
            groups.append({"kind": kind, "label": views.label(f"changes.{kind}"), "size": len(own), "parts": parts})
    return {"id": name, "title": title, "date": None, "groups": groups}


def _link(views: Views, name: str) -> dict[str, Any]:
    """Return a link to a record as it is, or, if it is gone, to the page that says so."""
    entry = views.catalog.entries.get(name)
    if entry:
        return views.link(name, views.title(entry))
    kept = next(edition.records[name] for edition in reversed(views.catalog.editions) if name in edition.records)
    return {"text": kept.title[views.code], "href": f"{kept.dataset}/{name}/"}


def _correction(views: Views, item: Correction, dataset: str) -> dict[str, Any]:
    label = views.field_label(dataset, item.field) if dataset else item.field
    return {"id": item.id, "field": label, "old": item.old, "new": item.new, "reason": item.reason[views.code],
            "date": views.date(item.date)}


def _dataset(views: Views, name: str) -> str:
    entry = views.catalog.entries.get(name)
    return entry.dataset.name if entry else ""
