"""A statement points at a place that its source has, and at fields that its record has."""

from __future__ import annotations

from collections.abc import Iterator

from compendium.core.field_walk import Location, known_specs
from compendium.core.fields import Statement
from compendium.core.problems import Problem, suggest_nearest
from compendium.records.catalog import Catalog, Entry


def check(catalog: Catalog) -> Iterator[Problem]:
    """Yield a fault for each locator, printed field, unknown field or derived field that is not there."""
    for entry in catalog.entries.values():
        known = list(type(entry.record).model_fields)
        for location, statement in catalog.statements(entry):
            yield from _check_locator(catalog, entry, location, statement)
            yield from _check_printed(entry, location, statement)
        for spec in known_specs(type(entry.record)):
            outline = catalog.outlines.get(entry.record.sources[0].source) if spec.part else None
            value = getattr(entry.record, spec.name)
            if outline and value not in outline:
                yield entry.problem((spec.name,), f"'{value}' is no part of {entry.record.sources[0].source}."
                                                  f"{suggest_nearest(value, outline)}")
        for index, name in enumerate(entry.record.unknown):
            if name not in known:
                yield entry.problem(("unknown", index),
                                    f"the record has no field '{name}'.{suggest_nearest(name, known)}")
            elif getattr(entry.record, name) is not None:
                yield entry.problem(("unknown", index), f"'{name}' is said to be unknown, but has a value.")
        for index, derived in enumerate(entry.record.derived):
            if derived.field.split(".")[0] not in known:
                yield entry.problem(("derived", index, "field"),
                                    f"the record has no field '{derived.field}'.")


def _check_locator(catalog: Catalog, entry: Entry, location: Location,
                   statement: Statement) -> Iterator[Problem]:
    outline = catalog.outlines.get(statement.source)
    if outline is None or statement.at in outline:
        return
    yield entry.problem(
        (*location, "at"),
        f"'{statement.at}' is no part of {statement.source}.{suggest_nearest(statement.at, outline)} "
        f"(data/outlines/{statement.source}.yml)",
    )


def _check_printed(entry: Entry, location: Location, statement: Statement) -> Iterator[Problem]:
    owner = entry.own
    for step in location[:-2]:
        owner = owner[step] if isinstance(step, int) else getattr(owner, step)
    known = {*type(owner).model_fields, *type(entry.record).model_fields}
    for name in statement.printed:
        if name not in known:
            yield entry.problem((*location, "printed", name),
                                f"is no field of the record.{suggest_nearest(name, known)}")
