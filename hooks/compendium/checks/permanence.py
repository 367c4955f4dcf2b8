"""What an edition published is still there, and a value that changed since has its correction."""

from __future__ import annotations

from collections.abc import Iterator

from compendium.core.problems import Problem, suggest_nearest
from compendium.records.catalog import Catalog
from compendium.records.editions import find_changes
from compendium.records.models.editions import Edition


def check(catalog: Catalog) -> Iterator[Problem]:
    """Yield a fault for each lost id and each change without a correction."""
    withdrawn = {item.id: item for item in catalog.withdrawals}
    for item in catalog.withdrawals:
        if item.id in catalog.entries:
            yield Problem("data/withdrawn.yml", 1, item.id, "",
                          "is withdrawn and still a record; keep one of the two.")
        if item.moved_to and item.moved_to not in catalog.entries:
            yield Problem("data/withdrawn.yml", 1, item.id, "moved_to",
                          f"no record has the id "
                          f"'{item.moved_to}'.{suggest_nearest(item.moved_to, catalog.entries)}")
    for correction in catalog.corrections:
        if correction.record not in catalog.entries and correction.record not in withdrawn:
            yield Problem("data/corrections.yml", 1, correction.id, "record",
                          f"no record has the id "
                          f"'{correction.record}'.{suggest_nearest(correction.record, catalog.entries)}")
    for edition in catalog.editions:
        lost = [name for name in edition.records
                if name not in catalog.entries and name not in withdrawn | catalog.broken]
        for name in lost:
            yield Problem(f"data/editions/{edition.name}.json", 1, name, "",
                          f"was published in edition {edition.name} and is gone; restore it, or say in "
                          f"data/withdrawn.yml "
                          "when, why and what stands for it now.")
    if catalog.editions:
        yield from _find_uncorrected(catalog, catalog.editions[-1])


def _find_uncorrected(catalog: Catalog, edition: Edition) -> Iterator[Problem]:
    told = {(item.record, item.field) for item in catalog.corrections if item.date >= edition.date}
    for change in find_changes(catalog, edition):
        for name in change.fields:
            if (change.record, name) not in told:
                yield catalog.entries[change.record].problem(
                    (name,),
                    f"differs from what edition {edition.name} published; add an entry to "
                    f"data/corrections.yml "
                             f"(record: {change.record}, field: {name}, old, new, reason, date).")
