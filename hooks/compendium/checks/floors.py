"""A dataset never has fewer records than the least that its file in data/words/ says."""

from __future__ import annotations

from collections.abc import Iterator

from compendium.core.problems import Problem
from compendium.records.catalog import Catalog
from compendium.records.verification import FLOOR


def check(catalog: Catalog) -> Iterator[Problem]:
    """Yield a fault for each dataset that has fewer records than it must, and for each floor that is none."""
    for name in catalog.floors.keys() - {FLOOR}:
        line = catalog.cache.document(catalog.root / "floors.yml", catalog.root).line((name,))
        yield Problem("data/floors.yml", line, name, "",
                      f"is not read here; the least number of records stands in data/words/{name}.yml.")
    for dataset in catalog.datasets:
        count = len(catalog.of(dataset.name)) + sum(kind == dataset.name for kind in catalog.broken.values())
        least = catalog.words.least.get(dataset.name, 0)
        if count < least:
            yield Problem(f"data/words/{dataset.name}.yml", 1, "least", "",
                          f"there are {count} records, fewer than the least of {least}; were some lost?")
