"""The timeline's periods follow one another, explain themselves and point at what is there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from compendium.checks.languages import check_text, list_required
from compendium.core.field_walk import walk_record
from compendium.core.fields import Statement, Text
from compendium.core.problems import Problem, suggest_nearest
from compendium.records.catalog import Catalog
from compendium.records.loader import FilePlace
from compendium.records.models.periods import Period

# Addresses beside those of the periods: a page that was there leads on to the timeline.
RESERVED = ("in-force",)


def check(catalog: Catalog) -> Iterator[Problem]:
    """Yield a fault for each period that is out of order, shared, unexplained or that points at nothing."""
    seen: dict[str, int] = {}
    before: Period | None = None
    for period, place in catalog.periods:
        if period.id in seen:
            yield place.problem(period.id, ("id",),
                                f"'{period.id}' is already the id of the period in line {seen[period.id]}.")
        if period.id in RESERVED:
            yield place.problem(period.id, ("id",),
                                f"'{period.id}' is the address of another page of the timeline.")
        seen.setdefault(period.id, place.line)
        yield from _check_order(period, place, before)
        yield from _check_contents(catalog, period, place)
        before = period
    if not catalog.periods and not catalog.problems:
        yield Problem("data/periods.yml", 1, "", "", "is empty; the timeline needs one period at least.")


def _check_order(period: Period, place: FilePlace, before: Period | None) -> Iterator[Problem]:
    if before is None:
        if period.begins:
            yield place.problem(period.id, ("begins",),
                                "the first period has no beginning; it takes in all that is older.")
        return
    if period.begins is None:
        yield place.problem(period.id, ("begins",), "is missing; only the first period has none.")
    elif not re.fullmatch(r"-?\d{4}", str(period.begins)):
        yield place.problem(period.id, ("begins",), f"'{period.begins}' is not a plain year such as 1991.")
    elif before.begins and period.first <= before.first:
        yield place.problem(period.id, ("begins",), f"'{period.begins}' is not after {before.begins}, "
                                                    f"the beginning of '{before.id}'; periods stand in order "
                                                    f"of time.")


def _check_contents(catalog: Catalog, period: Period, place: FilePlace) -> Iterator[Problem]:
    known = {*catalog.entries, *catalog.broken}
    for location, spec, value in walk_record(period):
        if isinstance(value, Text):
            for code, message in check_text(value, list_required(catalog)):
                yield place.problem(period.id, (*location, code), message)
        elif isinstance(value, Statement):
            outline = catalog.outlines.get(value.source)
            if outline is not None and value.at not in outline:
                yield place.problem(period.id, (*location, "at"),
                                    f"'{value.at}' is no part of {value.source}."
                                    f"{suggest_nearest(value.at, outline)} "
                                    f"(data/outlines/{value.source}.yml)")
            for name in value.printed:
                if name not in Period.model_fields:
                    yield place.problem(period.id, (*location, "printed", name),
                                        f"is no field of a "
                                        f"period.{suggest_nearest(name, Period.model_fields)}")
        elif spec.ref and value not in known:
            candidates = [name for name, entry in catalog.entries.items() if not spec.ref.datasets
                          or entry.dataset.name in spec.ref.datasets]
            yield place.problem(period.id, location,
                                f"no record has the id '{value}'.{suggest_nearest(value, candidates)}")
