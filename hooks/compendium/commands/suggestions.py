"""What a new record can begin with.

Its dataset, a free id, the next number of a series, and places of the sources.
"""

from __future__ import annotations

import re
from collections import Counter

from compendium.records.catalog import Catalog
from compendium.records.datasets import DATASETS, Dataset

_KINDS = ("paragraph", "row", "section", "footnote")


def list_dataset_names(catalog: Catalog, dataset: Dataset) -> set[str]:
    """Return what a dataset may be called on the command line.

    Its name, its model's, and the word for one record.
    """
    words = {text.lower().replace(" ", "-") for _, text in catalog.labels[f"kind.{dataset.name}"].items()}
    return {dataset.name, dataset.model.__name__.lower()} | words


def find_named(catalog: Catalog, name: str) -> Dataset | None:
    """Return the dataset that is called so, or None."""
    return next((dataset for dataset in DATASETS if name.lower() in list_dataset_names(catalog, dataset)),
                None)


def suggest_next_numbers(catalog: Catalog, dataset: Dataset) -> dict[str, int]:
    """Return the next number in each body's own count, by the body's id."""
    highest: dict[str, int] = {}
    for entry in catalog.of(dataset.name):
        body, number = getattr(entry.record, "body", None), getattr(entry.record, "ordinal", None)
        if body and number:
            highest[body] = max(number, highest.get(body, 0))
    return {body: number + 1 for body, number in highest.items()}


def suggest_id(catalog: Catalog, dataset: Dataset, wanted: str = "", body: str = "") -> str:
    """Return an id that nothing has.

    The one wanted, the next of a body's sessions, or one as its neighbours have.
    """
    name = wanted or _find_after_last(catalog, dataset, body) or _find_like_others(catalog, dataset)
    withdrawn = {item.id for item in catalog.withdrawals}
    taken = catalog.entries.keys() | catalog.observations.keys() | catalog.broken.keys() | withdrawn
    choices = (name if number == 1 else f"{name}-{number}" for number in range(1, len(taken) + 2))
    return next(choice for choice in choices if choice not in taken)


def find_places(catalog: Catalog, source: str) -> list[str]:
    """Return a place of each kind in a source, such as 1-1-p2 or t1-01, to show the form."""
    outline = catalog.outlines.get(source, {})
    return [found for kind in _KINDS
            if (found := next((unit.id for unit in outline.values() if unit.kind == kind), ""))]


def _find_after_last(catalog: Catalog, dataset: Dataset, body: str) -> str:
    """Return the id after that of the body's last session, such as session-20 after session-19."""
    numbered = {getattr(entry.record, "ordinal", None) or 0: entry.id
                for entry in catalog.of(dataset.name) if body and getattr(entry.record, "body", None) == body}
    match = re.fullmatch(r"(.*-)(\d+)", numbered[max(numbered)]) if numbered else None
    return f"{match[1]}{int(match[2]) + 1:0{len(match[2])}}" if match else ""


def _find_like_others(catalog: Catalog, dataset: Dataset) -> str:
    """Return an id that begins as most ids of the dataset do, such as term-new, or new-river."""
    entries = catalog.of(dataset.name)
    starts = Counter(entry.id.partition("-")[0] for entry in entries)
    start, count = starts.most_common(1)[0] if starts else ("", 0)
    return f"{start}-new" if 2 * count > len(entries) > 1 else f"new-{dataset.model.__name__.lower()}"
