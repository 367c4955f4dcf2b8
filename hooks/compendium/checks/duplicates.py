"""One thing in the world has one record: no two of a dataset have the same names and the same date."""

from __future__ import annotations

from collections.abc import Iterator

from ..catalog import Catalog, Entry
from ..errors import Problem


def faults(catalog: Catalog) -> Iterator[Problem]:
    """Yield a fault for each record whose names and date another one of its dataset has."""
    seen: dict[tuple[str, ...], Entry] = {}
    for entry in catalog.entries.values():
        title = entry.record.title
        key = (entry.dataset.name, title.en.lower(), title.zh, str(getattr(entry.record, "date", "")))
        other = seen.setdefault(key, entry)
        if other is not entry:
            yield entry.problem(("title",), f"has the names and the date of '{other.id}'; one thing has one record, "
                                            "with a statement for each source.")
