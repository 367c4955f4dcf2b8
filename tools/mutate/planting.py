"""How a fault is made: a record that says something else, or a file in which a match reads otherwise."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property, partial
from pathlib import Path
from random import Random
from typing import Any

from compendium.core.edtf import Edtf
from compendium.core.field_walk import Location, walk_record
from compendium.core.fields import FieldSpec, Prose, Statement, Text
from compendium.records.catalog import Catalog, Entry
from compendium.records.catalog_loader import load_catalog
from compendium.records.loader import FileCache
from compendium.records.verification import OURS
from pydantic import BaseModel

from .values import find, misspell, read_plain, tell

# How sure a catch must be: every one; nearly every one; what takes a reader to see; and what is no fault, but
# may do no harm.
STRUCTURAL, FACT, MEANING, HARMLESS = "structural", "fact", "meaning", "harmless"
GONE, SIBLING = "\0", "\1"


@dataclass(frozen=True)
class Plant:
    """One planted fault: its place, what it is, and the new text of the file that it changes (None.

    The file is gone).
    """

    path: str
    where: str
    what: str
    text: str | None


@dataclass(frozen=True)
class Kind:
    """One kind of fault: its group on the page on quality, how sure a catch must be, and its weight in a run.

    `site` is where it is planted: in the project, or in one of the invented sites, which is then built.
    """

    group: str
    name: str
    plant: Callable[[Project, Random], Plant | None]
    weight: int = 10
    level: str = STRUCTURAL
    site: str = ""


@dataclass
class Spot:
    """One value of a record: the way to it, and what its field declares.

    Words have a spot in each language.
    """

    entry: Entry
    location: Location
    spec: FieldSpec

    @cached_property
    def sorts(self) -> frozenset[str]:
        """Return every word by which kinds of fault choose this value.

        Its field, as .date, its type, and whose it is.
        """
        spec, last = self.spec, self.location[-1]
        words = issubclass(spec.kind, Text) and last in ("en", "zh")
        found = {
            "any": True, "itself": self.location == ("id",), "ref": spec.ref is not None,
            "term": spec.term is not None,
            "restricted": bool(spec.ref and spec.ref.datasets), "date": spec.kind is Edtf,
            "flag": spec.kind is bool,
            "number": spec.kind in (Decimal, int), "text": words,
            "prose": words and issubclass(spec.kind, Prose),
            "single": isinstance(last, str) and self.location != ("id",),
            "needed": spec.required and isinstance(last, str),
            "fact": not OURS.intersection(self.location),
            "ours": bool(OURS.intersection(self.location)),
            "valued": not issubclass(spec.kind, Text | Statement),
            "printed": "printed" in self.location, "rendered": "rendered" in self.location,
            "zh": words and last == "zh",
            "words": words or "printed" in self.location or "rendered" in self.location,
            "optional": not type(self.entry.record).model_fields[str(self.location[0])].is_required()}
        return frozenset({f".{spec.name}", *(name for name, fits in found.items() if fits)})

    @property
    def value(self) -> str:
        """Return the value as it is written."""
        return str(find(read_plain(self.entry), self.location))


@dataclass
class Draw(Spot):
    """A value that was drawn, with what a change has at hand.

    `trees` holds the record, to be edited, doubled or taken away.
    """

    project: Project
    rng: Random
    trees: list[Any]

    @property
    def last(self) -> str | int:
        """Return the last step of the way to the value: a field, a language, or a number in a list."""
        return self.location[-1]

    @property
    def group(self) -> Any:
        """Return the part of the record that the value stands in."""
        return find(self.trees[0], self.location[:-1])


@dataclass
class Project:
    """A folder to plant in: its records, the cache that they were read through, and the text of every file
    asked for.
    """

    root: Path
    cache: FileCache = field(default_factory=FileCache)
    texts: dict[str, str] = field(default_factory=dict)
    fitting: dict[str, list[Spot]] = field(default_factory=dict)

    @cached_property
    def catalog(self) -> Catalog:
        """Return the records as they are without a fault."""
        return load_catalog(self.root / "data", self.cache)

    @cached_property
    def spots(self) -> list[Spot]:
        """Return every value of every record."""
        return [spot for entry in self.catalog.entries.values() for spot in _find_spots(entry)]

    def choose(self, sorts: str) -> list[Spot]:
        """Return the values of which each of some words is true."""
        if sorts not in self.fitting:
            self.fitting[sorts] = [spot for spot in self.spots if spot.sorts.issuperset(sorts.split())]
        return self.fitting[sorts]

    def text(self, path: str) -> str:
        """Return a file's text, named by its path in the project."""
        if path not in self.texts:
            self.texts[path] = (self.root / path).read_text(encoding="utf-8")
        return self.texts[path]

    def rewrite(self, draw: Draw) -> Plant:
        """Return the plant in which a record reads as it was edited."""
        document, (index,) = draw.entry.place.document, draw.entry.place.location
        text, item = self.text(document.path), document.node.value[index]  # type: ignore[union-attr]
        start = text.rfind("\n", 0, item.start_mark.index) + 1
        end = start + len(text[start:item.end_mark.index].rstrip()) + 1
        # JSON is YAML.
        lines = "".join(f"- {json.dumps(tree, ensure_ascii=False)}\n" for tree in draw.trees)
        where = f"{document.path}  {draw.entry.id}  {'.'.join(map(str, draw.location))}"
        what = tell(draw.value, str(find(draw.trees, (0, *draw.location)) or ""))
        return Plant(document.path, where, what, text[:start] + lines + text[end:])


def make_record(group: str, name: str, sorts: str, edit: Callable[[Draw], object], weight: int = 10,
           level: str = STRUCTURAL) -> Kind:
    """Return a kind that edits a record at a value of some sorts.

    Where nothing was changed it cannot carry the fault.
    """
    def plant(project: Project, rng: Random) -> Plant | None:
        spot = rng.choice(project.choose(sorts))
        draw = Draw(spot.entry, spot.location, spot.spec, project, rng,
                    [copy.deepcopy(read_plain(spot.entry))])
        edit(draw)
        return project.rewrite(draw) if draw.trees != [read_plain(spot.entry)] else None
    return Kind(group, name, plant, weight, level)


def make_scalar(group: str, name: str, sorts: str, change: Callable[[Draw], object], weight: int = 10,
           level: str = STRUCTURAL) -> Kind:
    """Return a kind that gives another value to one of some sorts.

    None says that this one cannot carry it.
    """
    def edit(draw: Draw) -> None:
        value = change(draw)
        draw.group[draw.last] = draw.value if value is None else value
    return make_record(group, name, sorts, edit, weight, level)


def make_pattern(group: str, name: str, files: str, places: str, *instead: str, weight: int = 10,
            level: str = STRUCTURAL,
            site: str = "") -> Kind:
    """Return a kind that puts one of some templates in place of a match.

    Without any, its group 1 is misspelt.

    `files` are patterns of their paths, with blanks between them. GONE takes the whole file away, SIBLING
    puts in another match of the same file.
    """
    return Kind(group, name, partial(_plant_match, files, re.compile(places, re.MULTILINE), instead), weight,
                level, site)


def _plant_match(files: str, places: re.Pattern[str], instead: tuple[str, ...], project: Project,
                 rng: Random) -> Plant | None:
    path = rng.choice(sorted(path.relative_to(project.root).as_posix() for glob in files.split()
                             for path in project.root.glob(glob)))
    text = project.text(path)
    found = list(places.finditer(text))
    if not found:
        return None
    match, template = rng.choice(found), rng.choice(instead or ("",))
    if template == GONE:
        return Plant(path, path, "deleted", None)
    wrong = match.expand(template) if template != SIBLING else rng.choice(found)[0]
    if not instead:
        wrong = match[0].replace(match[1], misspell(match[1], rng), 1)
    changed = text[:match.start()] + wrong + text[match.end():]
    where = f"{path}:{text.count(chr(10), 0, match.start()) + 1}"
    return Plant(path, where, tell(match[0], wrong), changed) if changed != text else None


def _find_spots(entry: Entry) -> Iterator[Spot]:
    found = walk_record(entry.record)
    words = {(*at, code) for at, _, value in found if isinstance(value, Text) for code, _ in value.items()}
    for at, spec, value in found:
        if isinstance(value, Text):
            ways: list[Location] = [(code,) for code, _ in value.items()]
        elif isinstance(value, Statement):
            ways = [("printed", name) for name in value.printed]
            ways += [("rendered", code, name) for code, forms in value.rendered.items() for name in forms]
        else:
            ways = [()] if at not in words and not isinstance(value, BaseModel | dict) else []
        # What has a default need not stand in the file.
        yield from (Spot(entry, (*at, *way), spec) for way in ways
                    if find(read_plain(entry), (*at, *way)) is not None)
