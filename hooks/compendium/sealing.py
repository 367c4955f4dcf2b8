"""The seal: a mark of everything that was verified against the sources' texts, so that nothing verified changes unseen.

The texts are not part of the project, so only some maintainers can look printed forms up. Who can, leaves a mark in
data/seal.json of each statement (its place and its printed words) and of each value that is not our own wording. A
record that is new since then is no fault: it only counts as not verified.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from .catalog import Catalog
from .editions import digest
from .fields import Statement, Text
from .loading import Place
from .walking import known_specs, walk

FILE = "seal.json"
# What the project says of a record rather than its sources: how it is grouped, linked and explained.
OURS = frozenset({"id", "related", "derived", "unknown", "see", "themes", "subjects", "records"})
Marks = dict[str, str]


def read_seal(root: Path) -> dict[str, Marks]:
    """Return the marks of every verified record by its id; none if nothing was sealed yet. `root` is the data folder."""
    path = root / FILE
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def write_seal(catalog: Catalog, marks: dict[str, Marks]) -> None:
    """Write the marks, one record a line, so that a difference shows which records it is about."""
    lines = (f"{json.dumps(name)}: {json.dumps(marks[name], sort_keys=True)}" for name in sorted(marks))
    path = catalog.root / FILE
    beside = path.with_suffix(".new")
    beside.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    beside.replace(path)


def current(catalog: Catalog) -> dict[str, Marks]:
    """Return the marks of everything as it is now."""
    return {name: _marks(model) for name, model, _ in owners(catalog)}


def owners(catalog: Catalog) -> Iterator[tuple[str, BaseModel, Place]]:
    """Yield everything that quotes sources: its id, itself and where it stands."""
    for entry in catalog.entries.values():
        yield entry.id, entry.record, entry.place
    for period, place in catalog.periods:
        yield f"period {period.id}", period, place


def broken(sealed: Marks, now: Marks) -> list[str]:
    """Return what was verified and is no longer as it was: names of fields, or places in sources."""
    return [key for key, marks in sealed.items() if not set(marks.split()) <= set(now.get(key, "").split())]


def unverified(catalog: Catalog) -> dict[str, list[str]]:
    """Return what nobody has verified yet, by record."""
    seal = read_seal(catalog.root)
    found = {name: broken(marks, seal.get(name, {})) for name, marks in current(catalog).items()}
    return {name: keys for name, keys in found.items() if keys}


def verified_forms(catalog: Catalog) -> tuple[int, int]:
    """Return how many printed forms were verified as they stand, and how many there are."""
    seal = read_seal(catalog.root)
    verified = whole = 0
    for name, model, _ in owners(catalog):
        sealed = seal.get(name, {})
        for _, _, value in walk(model):
            if isinstance(value, Statement):
                whole += len(value.printed)
                verified += len(value.printed) * (_mark(value.printed) in sealed.get(f"{value.source} {value.at}", "").split())
    return verified, whole


def without_broken(catalog: Catalog) -> dict[str, Marks]:
    """Return the seal without the marks of what has changed, which then counts as not verified."""
    now = current(catalog)
    kept = {}
    for name, marks in read_seal(catalog.root).items():
        if name in now:
            gone = set(broken(marks, now[name]))
            kept[name] = {key: mark for key, mark in marks.items() if key not in gone}
    return kept


def _marks(model: BaseModel) -> Marks:
    found: dict[str, list[str]] = defaultdict(list)
    for _, _, value in walk(model):
        if isinstance(value, Statement):
            found[f"{value.source} {value.at}"].append(_mark(value.printed))
    for name, value in _values(model, ""):
        found[name].append(_mark(value))
    return {key: " ".join(sorted(marks)) for key, marks in found.items()}


def _values(model: BaseModel, path: str) -> Iterator[tuple[str, Any]]:
    """Yield (field, value) for each value that is no wording of ours; a part of a record goes by its id."""
    for spec in known_specs(type(model)):
        value = getattr(model, spec.name)
        if not value or spec.name in OURS or issubclass(spec.kind, Text) or spec.kind is Statement:
            continue
        if issubclass(spec.kind, BaseModel):
            for index, part in enumerate(value if spec.many else (value,)):
                yield from _values(part, f"{path}{spec.name}[{getattr(part, 'id', index)}].")
        else:
            yield f"{path}{spec.name}", [str(item) for item in value] if spec.many else str(value)


def _mark(value: Any) -> str:
    return digest(value)[:8]
