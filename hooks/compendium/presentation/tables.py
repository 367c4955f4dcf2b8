"""Rows and columns of the index tables and of the tables in chapters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from compendium.core.edtf import Edtf
from compendium.core.field_walk import find_vocabulary, known_specs, values_at
from compendium.core.fields import FieldSpec, Prose
from compendium.presentation.answers import ANSWERS, Cell, make_cell, make_date_key
from compendium.presentation.record_view import Views
from compendium.records.catalog import Entry
from compendium.records.datasets import Dataset

# More rows than this cost a phone too much; a larger dataset is cut into several pages.
ROWS = 500
# So many rows stand on a page at first; the rest lies ready until somebody moves, and where no script runs.
FIRST = 60


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
    filters; its first rows and those `later` are apart, and each row has the heading that it stands under.
    """
    entries = list_index_entries(views, dataset, start, rows)
    table = make_record_table(views, dataset, entries, dataset.columns)
    for row, entry in zip(table["rows"], entries, strict=True):
        row["group"] = _name_group(views, entry)
    facets = [_make_facet(views, dataset, name, table["rows"]) for name in dataset.facets]
    return table | {"index": True, "total": len(entries), "rows": table["rows"][:FIRST],
                    "later": table["rows"][FIRST:],
                    "facets": [facet for facet in facets if len(facet["choices"]) > 1]}


def make_record_table(views: Views, dataset: Dataset, entries: Iterable[Entry], columns: Sequence[str],
                      short: bool = False) -> dict[str, Any]:
    """Return a table of some records: {"columns", "rows"}; a column is a field or one of ANSWERS.

    Each row has its id, title (or short title) and cells.
    """
    specs = {spec.name: spec for spec in known_specs(dataset.model)}
    return {
        "dataset": dataset.name,
        "caption": views.language.label(f"dataset.{dataset.name}"),
        "columns": [_make_column(views, dataset, name, specs.get(name)) for name in columns],
        "rows": [_make_row(views, entry, {name: specs.get(name) for name in columns}, short)
                 for entry in entries],
        "facets": [], "index": False, "later": (), "total": 0,
    }


def _make_column(views: Views, dataset: Dataset, name: str, spec: FieldSpec | None) -> dict[str, Any]:
    language = views.language
    if spec:
        return {"name": name, "label": language.field_label(dataset.name, name),
                "prose": issubclass(spec.kind, Prose)}
    label = language.label(f"list.{dataset.name}.{name}")
    return {"name": name, "label": label, "prose": ANSWERS[name].wide}


def _make_row(views: Views, entry: Entry, specs: dict[str, FieldSpec | None], short: bool) -> dict[str, Any]:
    language = views.language
    return {
        "id": entry.id,
        "title": language.short(entry) if short else language.title(entry),
        "href": language.address(entry.id),
        "disputed": bool(views.catalog.disputes.get(entry.id)),
        "group": "",
        "cells": [_make_cell(views, entry, name, spec) for name, spec in specs.items()],
        "facets": {name: values_at(entry.record, name) for name in entry.dataset.facets},
    }


def _name_group(views: Views, entry: Entry) -> str:
    """Return the term that an index is ordered by first, which heads the rows that have it."""
    name = next(iter(entry.dataset.order), "")
    vocabulary = find_vocabulary(entry.dataset.model, name)
    term = next(iter(values_at(entry.record, name)), "")
    words = views.language.term(vocabulary, term) if vocabulary and term else ""
    return words[:1].upper() + words[1:]


def _make_cell(views: Views, entry: Entry, name: str, spec: FieldSpec | None) -> Cell:
    if spec is None:
        return ANSWERS[name].make(views, entry)
    if name in entry.record.unknown:
        return make_cell([{"text": views.language.label("value.unknown")}], "")
    return make_cell(views.items(entry.record, spec), _choose_sort_value(views, entry, spec))


def _choose_sort_value(views: Views, entry: Entry, spec: FieldSpec) -> str | None:
    """Return what the browser sorts a cell by: a padded number for dates, counts and parts, or its words."""
    value = getattr(entry.record, spec.name)
    if isinstance(value, Edtf):
        return make_date_key(value)
    if isinstance(value, int):
        return f"{value:09}"
    if spec.part and value:
        return f"{list(views.catalog.outlines[entry.record.sources[0].source]).index(value):09}"
    return None


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
