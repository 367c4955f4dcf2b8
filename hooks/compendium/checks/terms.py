"""A controlled term stands in data/vocabulary.yml, or among the words of its dataset."""

from __future__ import annotations

import re
from collections.abc import Iterator

from compendium.core.field_walk import known_specs
from compendium.core.problems import Problem, list_choices, suggest_nearest
from compendium.records.catalog import Catalog
from compendium.records.field_descriptions import find_only, list_models


def check(catalog: Catalog) -> Iterator[Problem]:
    """Yield a fault for each term that its vocabulary does not list."""
    for name, users in _find_lists(catalog).items():
        if name not in catalog.vocabulary:
            nearest = suggest_nearest(name, catalog.vocabulary)
            message = f"is missing; fields take their terms from it.{nearest}"
            yield catalog.words.lack("vocabulary", name, message, find_only(users))
    for entry in catalog.entries.values():
        for location, spec, value in entry.values:
            if spec.term and spec.term.vocabulary in catalog.vocabulary:
                message = _explain_unknown(catalog, spec.term.vocabulary, value)
                if message:
                    yield entry.problem(location, message)
    units = catalog.outline_places if "unit-kinds" in catalog.vocabulary else {}
    for (source, name), place in units.items():
        message = _explain_unknown(catalog, "unit-kinds", catalog.outlines[source][name].kind)
        if message:
            yield place.problem(name, ("kind",), message)


def _find_lists(catalog: Catalog) -> dict[str, set[str]]:
    """Return the lists of terms that fields name, each with its datasets, and that of parts of sources."""
    found: dict[str, set[str]] = {"unit-kinds": set()}
    for dataset in catalog.datasets:
        for spec in (spec for _, model in list_models(dataset) for spec in known_specs(model)):
            if spec.term:
                found.setdefault(spec.term.vocabulary, set()).add(dataset.name)
    return found


def _explain_unknown(catalog: Catalog, vocabulary: str, value: str) -> str:
    allowed = catalog.vocabulary.get(vocabulary, {})
    if value in allowed:
        return ""
    if re.search("[，、；]", value):
        return f"'{value}' has Chinese punctuation between its terms; write [one, two] with plain commas."
    shown = catalog.words.problem("vocabulary", (vocabulary,), "", "").path
    return (f"'{value}' is not one of the {vocabulary}.{suggest_nearest(value, allowed)} "
            f"Allowed: {list_choices(allowed)}. ({shown})")
