"""A dataset never has fewer records than its floor in data/floors.yml."""

from __future__ import annotations

from collections.abc import Iterator

from ..catalog import Catalog
from ..datasets import DATASETS
from ..errors import Problem


def faults(catalog: Catalog) -> Iterator[Problem]:
    """Yield a fault for each dataset without a floor, or below it."""
    for dataset in DATASETS:
        count = len(catalog.of(dataset.name)) + sum(kind == dataset.name for kind in catalog.broken.values())
        floor = catalog.floors.get(dataset.name)
        if floor is None:
            yield Problem("data/floors.yml", 1, dataset.name, "", f"has no floor; add '{dataset.name}: {count}'.")
        elif count < floor:
            yield Problem("data/floors.yml", 1, dataset.name, "",
                          f"has {count} records, fewer than its floor of {floor}; were some lost?")
