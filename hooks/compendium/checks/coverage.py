"""Every part of a source is used by a record, or says why it is not."""

from __future__ import annotations

from collections.abc import Iterator

from compendium.core.problems import Problem
from compendium.records.catalog import Catalog


def check(catalog: Catalog) -> Iterator[Problem]:
    """Yield a fault for each part of an outline that nothing cites, nothing inside it either, and that gives
    no reason.
    """
    for source, outline in catalog.outlines.items():
        if source not in catalog.entries and source not in catalog.broken:
            continue
        used: set[str] = set()
        for name in (at for cited, at in catalog.citations if cited == source):
            # What cites a paragraph uses the sections around it.
            while name and name not in used:
                used.add(name)
                name = name.rpartition("-")[0]
        for unit in outline.values():
            if unit.id not in used and not unit.omitted:
                place = catalog.outline_places[source, unit.id]
                yield place.problem(unit.id, (),
                                    f"no record cites this part of {source}; cite it, or give the reason in "
                                    "its line omitted.")
