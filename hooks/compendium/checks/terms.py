"""A controlled term stands in data/vocabulary.yml."""

from __future__ import annotations

from collections.abc import Iterator

from ..catalog import Catalog
from ..errors import Problem, choices, nearest
from ..walking import walk


def faults(catalog: Catalog) -> Iterator[Problem]:
    """Yield a fault for each term that its vocabulary does not list."""
    for entry in catalog.entries.values():
        for location, spec, value in walk(entry.record):
            if spec.term:
                message = _unknown(catalog, spec.term.vocabulary, value)
                if message:
                    yield entry.problem(location, message)
    for (source, name), place in catalog.outline_places.items():
        message = _unknown(catalog, "unit-kinds", catalog.outlines[source][name].kind)
        if message:
            yield place.problem(name, ("kind",), message)


def _unknown(catalog: Catalog, vocabulary: str, value: str) -> str:
    allowed = catalog.vocabulary.get(vocabulary, {})
    if value in allowed:
        return ""
    return (f"'{value}' is not one of the {vocabulary}.{nearest(value, allowed)} "
            f"Allowed: {choices(allowed)}. (data/vocabulary.yml)")
