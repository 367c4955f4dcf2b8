"""A copy of the project to plant faults in, and the way from a value of a record to its place in the YAML text."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml
from compendium.catalog import Catalog, Entry, load_catalog
from compendium.fields import FieldSpec, Statement, Text
from compendium.loading import Location, Shelf
from compendium.walking import walk
from pydantic import BaseModel

COPIED = ("data", "docs", "mkdocs.yml", "mkdocs.zh.yml")


@dataclass(frozen=True)
class Mutant:
    """One planted fault: the new text of each file that it changes (None: the file is gone), and what it is."""

    files: dict[str, str | None]
    where: str
    what: str
    record: str = ""


@dataclass(frozen=True)
class Spot:
    """One scalar of a record: whose it is, where in the record, what its field declares, and its node."""

    entry: Entry
    location: Location
    spec: FieldSpec
    node: yaml.ScalarNode

    @property
    def where(self) -> str:
        """Return the place as messages name it."""
        path = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in self.location).lstrip(".")
        return f"{self.entry.place.document.path}  {self.entry.id}  {path}"


@dataclass
class Project:
    """The copied files, their records, and every scalar of them."""

    root: Path
    catalog: Catalog
    shelf: Shelf
    texts: dict[str, str] = field(default_factory=dict)

    @classmethod
    def copy(cls, source: Path, root: Path) -> Project:
        """Copy what faults are planted in from `source` into `root`, and read it."""
        for name in COPIED:
            path = source / name
            if path.is_dir():
                shutil.copytree(path, root / name)
            else:
                shutil.copy(path, root / name)
        shelf = Shelf()
        return cls(root, load_catalog(root / "data", shelf), shelf)

    def text(self, path: str) -> str:
        """Return a file's text, named by its path in the project."""
        if path not in self.texts:
            self.texts[path] = (self.root / path).read_text(encoding="utf-8")
        return self.texts[path]

    def paths(self, folder: str, pattern: str) -> list[str]:
        """Return the files of a folder that match a pattern."""
        return sorted(path.relative_to(self.root).as_posix() for path in (self.root / folder).rglob(pattern))

    @cached_property
    def entries(self) -> list[Entry]:
        """Return every record."""
        return list(self.catalog.entries.values())

    @cached_property
    def spots(self) -> list[Spot]:
        """Return every scalar of every record: values, words in each language, and printed forms."""
        return [spot for entry in self.entries for spot in _spots(entry)]

    def spots_of(self, entry: Entry) -> list[Spot]:
        """Return every scalar of one record."""
        return list(_spots(entry))

    def written(self, spot: Spot, value: str, what: str = "") -> Mutant:
        """Return the mutant in which a scalar has another value."""
        path = spot.entry.place.document.path
        text = replaced(self.text(path), spot.node, value)
        return Mutant({path: text}, spot.where, what or f"{shown(spot.node.value)} → {shown(value)}", spot.entry.id)

    def cut(self, entry: Entry, start: int, end: int, instead: str, where: str, what: str) -> Mutant:
        """Return the mutant in which a stretch of a record's file is replaced."""
        path = entry.place.document.path
        text = self.text(path)
        return Mutant({path: text[:start] + instead + text[end:]}, f"{path}  {entry.id}  {where}", what, entry.id)


def _spots(entry: Entry) -> Iterator[Spot]:
    words: set[Location] = set()
    for location, spec, value in walk(entry.record):
        if location in words:
            # A language of a text, which was met with the text itself.
            continue
        if isinstance(value, Text):
            for code, _ in value.items():
                words.add((*location, code))
                yield from _spot(entry, (*location, code), spec)
        elif isinstance(value, Statement):
            for name in value.printed:
                yield from _spot(entry, (*location, "printed", name), spec)
        elif not isinstance(value, BaseModel | dict):
            yield from _spot(entry, location, spec)
    yield from _spot(entry, ("id",), next(spec for location, spec, _ in walk(entry.record) if location == ("id",)))


def _spot(entry: Entry, location: Location, spec: FieldSpec) -> Iterator[Spot]:
    found = node_at(entry, location)
    if isinstance(found, yaml.ScalarNode):
        yield Spot(entry, location, spec, found)


def node_at(entry: Entry, location: Location) -> yaml.Node | None:
    """Return the node of a value inside a record."""
    node: Any = entry.place.document.node
    for step in (*entry.place.location, *location):
        if isinstance(node, yaml.MappingNode):
            node = next((value for key, value in node.value if key.value == step), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
        else:
            return None
    return node


def replaced(text: str, node: yaml.Node, value: str) -> str:
    """Return a YAML text in which a scalar has another value, in quotation marks."""
    start, end = node.start_mark.index, node.end_mark.index
    tail = text[start:end]
    tail = tail[len(tail.rstrip()):]
    return text[:start] + json.dumps(value, ensure_ascii=False) + tail + text[end:]


def pairs(entry: Entry, location: Location = ()) -> list[tuple[yaml.Node, yaml.Node]]:
    """Return the keys and values of a record, or of a mapping inside it."""
    node = node_at(entry, location)
    return list(node.value) if isinstance(node, yaml.MappingNode) else []


def stretch(text: str, key: yaml.Node, value: yaml.Node) -> tuple[int, int]:
    """Return where a pair of a block mapping stands, whole lines."""
    start = text.rfind("\n", 0, key.start_mark.index) + 1
    end = start + len(text[start:value.end_mark.index].rstrip())
    line_end = text.find("\n", end)
    return start, len(text) if line_end < 0 else line_end + 1


def record_stretch(text: str, entry: Entry) -> tuple[int, int]:
    """Return where a record stands in its file, from its dash to the end of its last line."""
    node = node_at(entry, ())
    assert node is not None
    start = text.rfind("\n", 0, node.start_mark.index) + 1
    end = start + len(text[start:node.end_mark.index].rstrip()) + 1
    return start, end


def shown(text: str, most: int = 60) -> str:
    """Return a value for the report, on one line and cut."""
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1] + "…"
