"""What was verified against the sources is as it was then."""

from __future__ import annotations

from collections.abc import Iterator

from compendium.core.problems import Problem
from compendium.records.catalog import Catalog
from compendium.records.verification import (
    FILE,
    find_broken,
    find_lost,
    hash_current,
    list_owners,
    locate,
    read_seal,
)

_ADVICE = ("If that is meant, run: make verify-sources SOURCES=<folder of the texts>; "
           "without the texts: make unseal, after which it counts as not verified.")


def check(catalog: Catalog) -> Iterator[Problem]:
    """Yield a fault for each verified record that is gone, and for each statement or value that has changed
    since.
    """
    try:
        seal = read_seal(catalog.root)
    except ValueError as fault:
        yield Problem(f"data/{FILE}", 1, "", "",
                      f"cannot be read ({fault}); fetch it back from version control. {_ADVICE}")
        return
    missing = find_lost(catalog, seal)
    if missing:
        yield Problem(f"data/{FILE}", 1, "", "", missing)
        return
    now = hash_current(catalog)
    owners = {name: (model, place) for name, model, place in list_owners(catalog)}
    for name, marks in seal.items():
        if name not in now:
            if name not in catalog.broken:
                yield Problem(f"data/{FILE}", 1, name, "",
                              f"was verified and is gone; was it lost, or its id changed? {_ADVICE}")
            continue
        for key in find_broken(marks, now[name]):
            model, place = owners[name]
            line = place.document.line((*place.location, *locate(model, key, marks[key])))
            yield Problem(place.document.path, line, name, key,
                          f"is not as it was when it was verified. {_ADVICE}", is_change=True)
