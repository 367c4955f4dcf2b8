"""Both languages are equally strong: a word such as because, only or binding stands in both or in neither."""

from __future__ import annotations

import re
from collections.abc import Iterator

from compendium.core.fields import Text
from compendium.core.problems import Problem
from compendium.records.catalog import Catalog
from compendium.records.models.style import StrengthPair

# Names and forms of names are no sentences.
_APART = frozenset({"title", "also", "authors", "container"})


def check(catalog: Catalog) -> Iterator[Problem]:
    """Yield a fault for each text of a record that is stronger in one language than in the other."""
    for entry in catalog.entries.values():
        for location, _, value in entry.values:
            if not isinstance(value, Text) or _APART & set(map(str, location)):
                continue
            if f"{entry.id} {'.'.join(map(str, location))}" in catalog.style.even:
                continue
            spoken = value.spoken
            yield from (entry.problem(location, missing) for pair in catalog.style.pairs
                        if (missing := _find_missing(pair, spoken)))


def _find_missing(pair: StrengthPair, text: Text) -> str:
    """Return what is missing: a word in the first language whose kind the second has not."""
    match = re.search(pair.en, text.en, re.IGNORECASE)
    if match is None or re.search(pair.zh, text.zh):
        return ""
    return (f"'{match[0]}' stands in the English and nothing of its kind ({pair.zh}) in the Chinese: "
            f"'{text.zh[:40]}'; "
            "say the same in both, or list the place under `even` in data/style.yml with a reason.")
