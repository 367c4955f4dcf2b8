"""An id is used once over all datasets, observations and readings included."""

from __future__ import annotations

from collections.abc import Iterator

from ..catalog import Catalog
from ..errors import Problem
from ..models import Discrepancy, Figure


def faults(catalog: Catalog) -> Iterator[Problem]:
    """Yield a fault for each id that stands twice."""
    for entry, first in catalog.duplicates:
        where = f"{first.place.document.path}:{first.place.line}"
        yield entry.problem(("id",), f"'{entry.id}' is already the id of a record in {where}; ids are never shared.")
    seen = {entry.id: entry for entry in catalog.entries.values()}
    for entry in list(catalog.entries.values()):
        if isinstance(entry.record, Figure):
            for index, observation in enumerate(entry.record.observations):
                if observation.id in seen:
                    yield entry.problem(("observations", index, "id"),
                                        f"'{observation.id}' is already used by {seen[observation.id].id}.")
                seen.setdefault(observation.id, entry)
        if isinstance(entry.record, Discrepancy):
            names = [reading.id for reading in entry.record.readings]
            if len(set(names)) < len(names):
                yield entry.problem(("readings",), "repeats the id of a reading; each needs one of its own.")
            if entry.record.preferred and entry.record.preferred not in names:
                yield entry.problem(("preferred",), f"'{entry.record.preferred}' is none of its readings: {', '.join(names)}.")
