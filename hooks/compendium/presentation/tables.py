"""Rows and columns of the index tables and of the tables in chapters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from compendium.core.field_walk import known_specs
from compendium.core.fields import FieldSpec, Prose
from compendium.presentation.record_view import Views
from compendium.records.catalog import Entry
from compendium.records.datasets import Dataset

# More rows than this cost a phone too much; a larger dataset is cut into several pages.
ROWS = 500


def cut_index(views: Views, dataset: Dataset, rows: int = ROWS) -> list[dict[str, Any]]:
    """Return the pages that a dataset's index takes.

    Number, page in the docs tree, address and first record.
    """
    entries = views.order.list_entries(dataset.name)
    return [{"number": number, "page": f"{dataset.name}/{name}.md", "start": start,
             "href": f"{dataset.name}/" if number == 1 else f"{dataset.name}/{name}/",
             "first": views.language.short(entries[start]) if entries else ""}
            for number, start in enumerate(range(0, max(len(entries), 1), rows), start=1)
            for name in ("index" if number == 1 else f"part-{number}",)]


def list_index_entries(views: Views, dataset: Dataset, start: int = 0, rows: int = ROWS) -> list[Entry]:
    """Return the records of a dataset's index, or of the part of a large one from `start`."""
    return views.order.list_entries(dataset.name)[start:start + rows]


def make_index_table(views: Views, dataset: Dataset, start: int = 0, rows: int = ROWS) -> dict[str, Any]:
    """Return the table of a dataset, or of the part of a large one from `start`, with the choices of its
    filters.
    """
    table = make_record_table(views, dataset, list_index_entries(views, dataset, start, rows),
                              dataset.columns)
    table["index"] = True
    table["facets"] = [_make_facet(views, dataset, name, table["rows"]) for name in dataset.facets]
    table["facets"] = [facet for facet in table["facets"] if len(facet["choices"]) > 1]
    return table


def make_record_table(views: Views, dataset: Dataset, entries: Iterable[Entry], columns: Sequence[str],
                 short: bool = False) -> dict[str, Any]:
    """Return a table of some records: {"columns", "rows"}.

    Each row has its id, title (or short title) and cells.
    """
    specs = {spec.name: spec for spec in known_specs(dataset.model)}
    return {
        "dataset": dataset.name,
        "caption": views.language.label(f"dataset.{dataset.name}"),
        "columns": [{"name": name, "label": views.language.field_label(dataset.name, name),
                     "prose": issubclass(specs[name].kind, Prose)} for name in columns],
        "rows": [_make_row(views, entry, [specs[name] for name in columns], dataset, short)
                 for entry in entries],
        "facets": [],
        "index": False,
    }


def _make_row(views: Views, entry: Entry, specs: list[FieldSpec], dataset: Dataset,
              short: bool) -> dict[str, Any]:
    language = views.language
    return {
        "id": entry.id,
        "title": language.short(entry) if short else language.title(entry),
        "href": language.address(entry.id),
        "disputed": bool(views.catalog.disputes.get(entry.id)),
        "cells": [_make_cell(views, entry, spec) for spec in specs],
        "facets": {name: _list_facet_values(entry, name) for name in dataset.facets},
    }


def _make_cell(views: Views, entry: Entry, spec: FieldSpec) -> dict[str, Any]:
    record = entry.record
    if spec.name in record.unknown:
        return {"values": [{"text": views.language.label("value.unknown")}], "sort": ""}
    values = views.items(record, spec)
    return {"values": values, "sort": _choose_sort_value(getattr(record, spec.name), values)}


def _choose_sort_value(value: Any, items: list[dict[str, Any]]) -> str:
    """Return what the browser sorts a cell by: a padded number for dates and counts, else the text."""
    if hasattr(value, "earliest"):
        year, month, day = value.order[0]
        return f"{year + 10000:05}{month:02}{day:02}"
    if isinstance(value, int):
        return f"{value:09}"
    return items[0]["text"] if items else ""


def _make_facet(views: Views, dataset: Dataset, name: str, rows: list[dict[str, Any]]) -> dict[str, Any]:
    spec = next(spec for spec in known_specs(dataset.model) if spec.name == name)
    counts: dict[str, int] = {}
    for row in rows:
        for value in row["facets"][name]:
            counts[value] = counts.get(value, 0) + 1
    choices = [{"value": value, "text": views.item(value, spec)["text"], "count": count}
               for value, count in counts.items()]
    choices.sort(key=lambda item: -item["count"])
    return {"name": name, "label": views.language.field_label(dataset.name, name), "choices": choices}


def _list_facet_values(entry: Entry, name: str) -> list[str]:
    value = getattr(entry.record, name)
    if value is None:
        return []
    return list(value) if isinstance(value, tuple) else [str(value)]
