"""The timeline's periods follow one another, explain themselves and point at what is there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..catalog import Catalog
from ..errors import Problem, nearest
from ..fields import Statement, Text
from ..loading import Place
from ..models.periods import Period
from ..walking import walk
from .languages import text_faults

# Pages beside those of the periods.
RESERVED = ("in-force",)


def faults(catalog: Catalog) -> Iterator[Problem]:
    """Yield a fault for each period that is out of order, shared, unexplained or that points at nothing."""
    seen: dict[str, int] = {}
    before: Period | None = None
    for period, place in catalog.periods:
        if period.id in seen:
            yield place.problem(period.id, ("id",), f"'{period.id}' is already the id of the period in line {seen[period.id]}.")
        if period.id in RESERVED:
            yield place.problem(period.id, ("id",), f"'{period.id}' is the address of another page of the timeline.")
        seen.setdefault(period.id, place.line)
        yield from _order(period, place, before)
        yield from _contents(catalog, period, place)
        before = period
    if not catalog.periods and not catalog.problems:
        yield Problem("data/periods.yml", 1, "", "", "is empty; the timeline needs one period at least.")


def _order(period: Period, place: Place, before: Period | None) -> Iterator[Problem]:
    if before is None:
        if period.begins:
            yield place.problem(period.id, ("begins",), "the first period has no beginning; it takes in all that is older.")
        return
    if period.begins is None:
        yield place.problem(period.id, ("begins",), "is missing; only the first period has none.")
    elif not re.fullmatch(r"-?\d{4}", str(period.begins)):
        yield place.problem(period.id, ("begins",), f"'{period.begins}' is not a plain year such as 1991.")
    elif before.begins and period.first <= before.first:
        yield place.problem(period.id, ("begins",), f"'{period.begins}' is not after {before.begins}, "
                                                    f"the beginning of '{before.id}'; periods stand in order of time.")


def _contents(catalog: Catalog, period: Period, place: Place) -> Iterator[Problem]:
    known = {*catalog.entries, *catalog.broken}
    for location, spec, value in walk(period):
        if isinstance(value, Text):
            for code, message in text_faults(value, list(catalog.locales)):
                yield place.problem(period.id, (*location, code), message)
        elif isinstance(value, Statement):
            outline = catalog.outlines.get(value.source)
            if outline is not None and value.at not in outline:
                yield place.problem(period.id, (*location, "at"), f"'{value.at}' is no part of {value.source}."
                                    f"{nearest(value.at, outline)} (data/outlines/{value.source}.yml)")
            for name in value.printed:
                if name not in Period.model_fields:
                    yield place.problem(period.id, (*location, "printed", name),
                                        f"is no field of a period.{nearest(name, Period.model_fields)}")
        elif spec.ref and value not in known:
            candidates = [name for name, entry in catalog.entries.items() if not spec.ref.datasets
                          or entry.dataset.name in spec.ref.datasets]
            yield place.problem(period.id, location, f"no record has the id '{value}'.{nearest(value, candidates)}")
