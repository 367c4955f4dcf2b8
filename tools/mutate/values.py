"""Values as the files have them: found in plain data, misspelt, and told of in a report."""

from __future__ import annotations

from functools import lru_cache
from random import Random
from typing import Any

from compendium.core.field_walk import Location
from compendium.core.yaml_loader import parse_yaml
from compendium.records.catalog import Entry


def read_plain(entry: Entry) -> Any:
    """Return a record as its file has it."""
    return find(_parse(entry.place.document.text), entry.place.location)


@lru_cache
def _parse(text: str) -> Any:
    return parse_yaml(text.encode("utf-8"), "").value


def find(tree: Any, location: Location) -> Any:
    """Return what stands at a place of plain data, or None."""
    for step in location:
        if isinstance(step, int):
            tree = next(iter(tree[step:step + 1]), None) if isinstance(tree, list) else None
        else:
            tree = tree.get(step) if isinstance(tree, dict) else None
    return tree


def misspell(word: str, rng: Random) -> str:
    """Return a word with two neighbouring letters exchanged, or its last one doubled."""
    places = [at for at in range(len(word) - 1) if word[at] != word[at + 1] and word[at:at + 2].isalpha()]
    place = rng.choice(places or [len(word)])
    return word[:place] + (word[place:place + 2][::-1] or word[-1:]) + word[place + 2:]


def tell(old: str, new: str) -> str:
    """Return what stood somewhere and what stands there now, for the report.

    On one line, cut to where they differ.
    """
    same = next((at for at, signs in enumerate(zip(old, new, strict=False)) if len(set(signs)) > 1),
                min(len(old), len(new)))
    start = max(same - 20, 0)
    return " → ".join(" ".join(text[start:start + 60].split()) or "nothing" for text in (old, new))
