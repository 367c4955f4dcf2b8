"""Two values of one indicator, date and scope that differ need an entry in the ledger of disagreements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from compendium.core.problems import Problem
from compendium.records.catalog import Catalog, Entry
from compendium.records.models import Figure, Observation


def check(catalog: Catalog) -> Iterator[Problem]:
    """Yield a fault for each pair of observations that clash and are not in the ledger together."""
    groups: dict[tuple[str, str, str, bool], list[tuple[Entry, int, Observation]]] = defaultdict(list)
    for entry in catalog.of("figures"):
        record = entry.record
        assert isinstance(record, Figure)
        for index, observation in enumerate(record.observations):
            when = observation.date_words.en if observation.date_words else str(observation.date)
            key = (record.indicator, when, record.scope.en, observation.target)
            groups[key].append((entry, index, observation))
    for group in groups.values():
        for position, (entry, index, observation) in enumerate(group):
            for other_entry, _, other in group[:position]:
                same = (observation.value, observation.to) == (other.value, other.to)
                if not same and not _is_disputed(catalog, entry, other_entry):
                    yield entry.problem(
                        ("observations", index, "value"),
                        f"{observation.value} differs from {other.value} in '{other.id}' for the same "
                        f"indicator, date "
                        "and scope; add an entry to data/discrepancies.yml that names both records.",
                    )


def _is_disputed(catalog: Catalog, one: Entry, other: Entry) -> bool:
    entries = catalog.disputes[one.id]
    return any(entry in catalog.disputes[other.id] for entry in entries)
