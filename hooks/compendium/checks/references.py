"""A reference names a record that exists, in a dataset that the field allows."""

from __future__ import annotations

from collections.abc import Iterator

from compendium.core.problems import Problem, suggest_nearest
from compendium.records.catalog import Catalog


def check(catalog: Catalog) -> Iterator[Problem]:
    """Yield a fault for each reference that leads nowhere, or to the wrong kind of record."""
    ids = catalog.broken | {name: entry.dataset.name for name, entry in catalog.entries.items()}
    for entry in catalog.entries.values():
        for location, spec, value in entry.values:
            if spec.ref is None:
                continue
            allowed = spec.ref.datasets
            kind = ids.get(value)
            if kind is None:
                candidates = [name for name, dataset in ids.items() if not allowed or dataset in allowed]
                where = ", ".join(f"data/{name}.yml" for name in allowed) or "the data"
                yield entry.problem(location,
                                    f"no record has the id '{value}'.{suggest_nearest(value, candidates)} "
                                    f"({where})")
            elif allowed and kind not in allowed:
                yield entry.problem(location,
                                    f"'{value}' is one of the {kind}; this field takes "
                                    f"{' or '.join(allowed)}.")
            elif value == entry.id and allowed != ("sources",):
                yield entry.problem(location, "refers to its own record.")
