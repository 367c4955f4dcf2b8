"""The seal: a mark of everything that was verified against the sources' texts, so that nothing verified
changes unseen.

The texts are not part of the project, so only some maintainers can look printed forms up. Who can, leaves a
mark in data/seal.json of each statement (its place and its printed words) and of each value that is not our
own wording. A record that is new since then is no fault: it only counts as not verified.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from compendium.core.field_walk import Location, known_specs, walk_record
from compendium.core.fields import Statement, Text
from compendium.records.catalog import Catalog
from compendium.records.loader import FilePlace
from compendium.records.published_hashes import hash_value

FILE = "seal.json"
# Its line in data/floors.yml.
FLOOR = "verified"
# What the project says of a record rather than its sources: how it is grouped, linked and explained.
OURS = frozenset({"id", "related", "derived", "unknown", "see", "themes", "subjects", "records"})
Marks = dict[str, str]


def read_seal(root: Path) -> dict[str, Marks]:
    """Return the marks of every verified record by its id; none if there is no seal.

    `root` is the data folder. Raises ValueError if the seal is damaged.
    """
    path = root / FILE
    if not path.is_file():
        return {}
    try:
        return TypeAdapter(dict[str, Marks]).validate_json(path.read_bytes())
    except ValidationError as fault:
        raise ValueError(fault.errors()[0]["msg"]) from None


def write_seal(catalog: Catalog, marks: dict[str, Marks]) -> None:
    """Write the marks, one record a line, so that a difference shows which records it is about."""
    lines = (f"{json.dumps(name)}: {json.dumps(marks[name], sort_keys=True)}" for name in sorted(marks))
    path = catalog.root / FILE
    beside = path.with_suffix(".new")
    beside.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    beside.replace(path)


def write_floor(catalog: Catalog, count: int) -> None:
    """Note in data/floors.yml how many records are verified, so that a lost seal is missed."""
    path = catalog.root / "floors.yml"
    kept = re.sub(rf"^{FLOOR}:.*\n", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    path.write_text(f"{kept}{FLOOR}: {count}\n", encoding="utf-8")
    catalog.floors[FLOOR] = count


def find_lost(catalog: Catalog, seal: dict[str, Marks]) -> str:
    """Return what a seal lacks of what data/floors.yml says was verified, or nothing."""
    floor = catalog.floors.get(FLOOR, 0)
    there = "is missing" if not (catalog.root / FILE).is_file() else f"has {len(seal)}"
    return (f"{there}, but {floor} records were verified; fetch it back from version control."
            if len(seal) < floor else "")


def hash_current(catalog: Catalog) -> dict[str, Marks]:
    """Return the marks of everything as it is now."""
    if not catalog.marks:
        known = catalog.cache.memory.of("marks")
        catalog.marks = {
            name: dict(known.recall((name, type(model).__name__, place.content), _hash_marks, model))
            for name, model, place in list_owners(catalog)}
    return catalog.marks


def list_owners(catalog: Catalog) -> Iterator[tuple[str, BaseModel, FilePlace]]:
    """Yield everything that quotes sources: its id, itself and where it stands."""
    for entry in catalog.entries.values():
        if not entry.dataset.apart:
            yield entry.id, entry.record, entry.place
    for period, place in catalog.periods:
        yield f"period {period.id}", period, place


def find_broken(sealed: Marks, now: Marks) -> list[str]:
    """Return what was verified and is no longer as it was: names of fields, or places in sources."""
    return [key for key, marks in sealed.items() if not set(marks.split()) <= set(now.get(key, "").split())]


def locate(model: BaseModel, key: str, sealed: str) -> Location:
    """Return where in a record that stands which was verified under a key as `sealed` says and is otherwise
    now; nowhere if it is gone.
    """
    for location, _, value in walk_record(model):
        if (isinstance(value, Statement) and key == f"{value.source} {value.at}"
                and _hash_mark(value.printed) not in sealed.split()):
            return location
    return next((location for name, location, _ in _take_values(model) if name == key), ())


def find_unverified(catalog: Catalog) -> dict[str, list[str]]:
    """Return what nobody has verified yet, by record."""
    seal = read_seal(catalog.root)
    found = {name: find_broken(marks, seal.get(name, {})) for name, marks in hash_current(catalog).items()}
    return {name: keys for name, keys in found.items() if keys}


def list_verified(catalog: Catalog) -> tuple[int, int]:
    """Return how many printed forms were verified as they stand, and how many there are."""
    seal = read_seal(catalog.root)
    verified = whole = 0
    for name, model, _ in list_owners(catalog):
        sealed = seal.get(name, {})
        for _, _, value in walk_record(model):
            if isinstance(value, Statement):
                whole += len(value.printed)
                verified += len(value.printed) * (_hash_mark(value.printed) in sealed.get(f"{value.source} "
                                                                                          f"{value.at}",
                                                                                          "").split())
    return verified, whole


def remove_broken(catalog: Catalog) -> dict[str, Marks]:
    """Return the seal without the marks of what has changed, which then counts as not verified."""
    now = hash_current(catalog)
    kept = {}
    for name, marks in read_seal(catalog.root).items():
        if name in now:
            gone = set(find_broken(marks, now[name]))
            kept[name] = {key: mark for key, mark in marks.items() if key not in gone}
    return kept


def _hash_marks(model: BaseModel) -> Iterable[tuple[str, str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for _, _, value in walk_record(model):
        if isinstance(value, Statement):
            found[f"{value.source} {value.at}"].append(_hash_mark(value.printed))
    for name, _, value in _take_values(model):
        found[name].append(_hash_mark(value))
    return ((key, " ".join(sorted(marks))) for key, marks in found.items())


def _take_values(model: BaseModel, path: str = "",
                 location: Location = ()) -> Iterator[tuple[str, Location, Any]]:
    """Yield (key, location, value) of each value that is no wording of ours; a part of a record goes by its
    id.
    """
    for spec in known_specs(type(model)):
        value = getattr(model, spec.name)
        wording = issubclass(spec.kind, Text) or spec.kind is Statement or spec.heading
        if not value or spec.name in OURS or wording:
            continue
        own = (*location, spec.name)
        if issubclass(spec.kind, BaseModel):
            for index, part in enumerate(value if spec.many else (value,)):
                yield from _take_values(part, f"{path}{spec.name}[{getattr(part, 'id', index)}].",
                                        (*own, index) if spec.many else own)
        else:
            yield f"{path}{spec.name}", own, [str(item) for item in value] if spec.many else str(value)


def _hash_mark(value: Any) -> str:
    return hash_value(value)[:8]
