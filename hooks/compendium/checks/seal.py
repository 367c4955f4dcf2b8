"""What was verified against the sources is as it was then."""

from __future__ import annotations

from collections.abc import Iterator

from ..catalog import Catalog
from ..errors import Problem
from ..sealing import FILE, broken, current, owners, read_seal

_ADVICE = ("If that is meant, run: make verify-sources SOURCES=<folder of the texts>; "
           "without the texts: make unseal, after which it counts as not verified.")


def faults(catalog: Catalog) -> Iterator[Problem]:
    """Yield a fault for each verified record that is gone, and for each statement or value that has changed since."""
    try:
        seal = read_seal(catalog.root)
    except ValueError as fault:
        yield Problem(f"data/{FILE}", 1, "", "", f"cannot be read ({fault}); fetch it back from version control. {_ADVICE}")
        return
    now = current(catalog)
    places = {name: place for name, _, place in owners(catalog)}
    for name, marks in seal.items():
        if name not in now:
            if name not in catalog.broken:
                yield Problem(f"data/{FILE}", 1, name, "", f"was verified and is gone; was it lost, or its id changed? {_ADVICE}")
            continue
        for key in broken(marks, now[name]):
            place = places[name]
            yield Problem(place.document.path, place.line, name, key, f"is not as it was when it was verified. {_ADVICE}")
