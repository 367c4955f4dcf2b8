"""From YAML files to typed records, with every fault placed at its line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from compendium.core.field_walk import Location
from compendium.core.memory import Memory
from compendium.core.problems import Problem
from compendium.core.yaml_loader import YamlDocument, load, parse_yaml
from compendium.records.form_faults import find_place, tell_faults, write_location, write_message

Model = TypeVar("Model", bound=BaseModel)
Read = TypeVar("Read")

@dataclass(frozen=True)
class FilePlace:
    """Where a record stands: its file and its position in the file's list; `content` tells what it says."""

    document: YamlDocument
    location: Location
    content: bytes = b""

    @property
    def line(self) -> int:
        """Return the first line of the record."""
        return self.document.line(self.location)

    def problem(self, record: str, field: Location, message: str) -> Problem:
        """Return a fault at a field of the record."""
        line = self.document.line((*self.location, *field))
        return Problem(self.document.path, line, record, write_location(field), message)


def list_files(root: Path, name: str) -> list[Path]:
    """Return the files of a dataset: data/NAME.yml and data/NAME/*.yml, in order."""
    single = root / f"{name}.yml"
    return [*([single] if single.is_file() else []), *sorted((root / name).glob("*.yml"))]


def read_file(path: Path, root: Path) -> YamlDocument:
    """Read one data file, named in messages by its path from the project's folder."""
    return load(path, path.relative_to(root.parent).as_posix())


@dataclass
class Listing:
    """What a file that is a list holds.

    Its records, the faults of the others, and what those others are known by. `broken` are the ids of records
    that cannot be read and of their parts, and `cited` the places that they name, as (source, place): what
    leads to them is no second fault.
    """

    records: list[tuple[Any, FilePlace]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    cited: list[tuple[str, str]] = field(default_factory=list)


def read_records(document: YamlDocument, model: type[BaseModel]) -> Listing:
    """Return the records of a file that is a list, with the faults of the others."""
    found = Listing(problems=[*document.problems, *document.style])
    if document.value is None:
        found.broken = document.ids()
        if not document.problems:
            found.problems.append(Problem(document.path, 1, "", "",
                                          "is empty; it must be a list of records."))
    elif not isinstance(document.value, list):
        message = "must be a list of records, each beginning with '- id:'."
        found.problems.append(Problem(document.path, 1, "", "", message, alone=True))
    else:
        slips = {problem.line for problem in document.problems}
        # Records say all that the values do.
        home = replace(document, value=None)
        for index, value in enumerate(document.value):
            _read_record(found, value, model, FilePlace(home, (index,), _hash(value)), slips)
    return found


def _read_record(found: Listing, value: Any, model: type[BaseModel], place: FilePlace,
                 slips: set[int]) -> None:
    """Add one record, or its faults without those that only follow from a slip in the same line."""
    record, faults = parse_value(value, model, place)
    found.problems += [fault for fault in faults if fault.line not in slips]
    if record is not None and not slips.intersection(place.document.lines(place.location)):
        found.records.append((record, place))
        return
    for item in _list_mappings(value):
        if isinstance(item.get("id"), str):
            # An id in capitals or with spaces is known by its right form as well.
            found.broken += [item["id"], "-".join(re.findall("[a-z0-9]+", item["id"].lower()))]
        if isinstance(item.get("source"), str) and isinstance(item.get("at"), str):
            found.cited.append((item["source"], item["at"]))


def _hash(value: Any) -> bytes:
    """Return what tells a plain value from any other, whatever file and line it stands in."""
    return sha256(repr(value).encode("utf-8", "surrogatepass")).digest()[:16]


def _list_mappings(value: Any) -> Iterator[dict[str, Any]]:
    """Yield every mapping in a plain value, itself first."""
    if isinstance(value, dict):
        yield value
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _list_mappings(item)


class FileCache:
    """Files as they were last read: one whose bytes are the same is not read again (for `mkdocs serve`).

    What a `memory` has of earlier runs is not read again either.
    """

    def __init__(self, memory: Memory | None = None) -> None:
        self.memory = memory or Memory()
        self._kept: dict[tuple[Path, str], tuple[bytes, Any]] = {}
        self._planted: dict[Path, bytes] = {}

    def plant(self, files: dict[Path, bytes]) -> FileCache:
        """Return a cache in which some files hold other bytes than on the disk; this one stays as it is."""
        other = FileCache(self.memory)
        other._kept, other._planted = dict(self._kept), files
        return other

    def records(self, path: Path, root: Path, model: type[BaseModel]) -> Listing:
        """Return what `read_records` returns for a file."""
        def reading(content: bytes | None) -> Listing:
            return read_records(_read(content, path, root), model)

        listing: Listing = self._keep(path, str(model), reading)
        return listing

    def mapping(self, path: Path, root: Path, kind: Any) -> tuple[Any, list[Problem]]:
        """Return what `read_mapping` returns for a file."""
        return self._keep(path, str(kind), lambda content: read_mapping(_read(content, path, root), kind))

    def content(self, path: Path, reading: Callable[[bytes], Read], kind: str) -> Read:
        """Return what `reading` makes of a file's bytes; `kind` tells one reading of a file from another."""
        read: Read = self._keep(path, kind, lambda content: reading(content or b""))
        return read

    def made_of(self, path: Path, kind: str, make: Callable[[], Read]) -> Read:
        """Return what was made of a file, in this run, while its bytes are the same."""
        made: Read = self._keep(path, kind, lambda _: make(), lasting=False)
        return made

    def document(self, path: Path, root: Path) -> YamlDocument:
        """Return a file as it was written, to find the line of a value in it."""
        found: YamlDocument = self._keep(path, "document", lambda content: _read(content, path, root),
                                          lasting=False)
        return found

    def json(self, path: Path, root: Path, model: type[Model]) -> tuple[Model | None, list[Problem]]:
        """Return what `read_json` returns for a file."""
        return self._keep(path, str(model), lambda content: read_json(content or b"", path, root, model))

    def _keep(self, path: Path, kind: str, reading: Callable[[bytes | None], Any],
              lasting: bool = True) -> Any:
        """Return what `reading` makes of a file, which is read once; of one that is not there, of None."""
        planted = path in self._planted
        content = self._planted[path] if planted else path.read_bytes() if path.is_file() else None
        mark = sha256(content or b"").digest()
        kept = self._kept.get((path, kind))
        if kept is None or kept[0] != mark:
            lasting = lasting and content is not None and not planted
            made = (self.memory.keep_file(path, kind, mark, partial(reading, content)) if lasting
                    else reading(content))
            kept = self._kept[path, kind] = (mark, made)
        return kept[1]


def _read(content: bytes | None, path: Path, root: Path) -> YamlDocument:
    if content is None:
        return read_file(path, root)
    return parse_yaml(content, path.relative_to(root.parent).as_posix())


def parse_value(value: Any, model: type[Model], place: FilePlace) -> tuple[Model | None, list[Problem]]:
    """Return a value as a model, or the faults that keep it from being one."""
    name = str(value.get("id", "")) if isinstance(value, dict) else ""
    try:
        return model.model_validate(value), []
    except ValidationError as fault:
        return None, [place.problem(name, find_place(error["loc"]), message)
                      for error, message in tell_faults(fault, model)]


def read_mapping(document: YamlDocument, kind: Any) -> tuple[Any, list[Problem]]:
    """Return a file that is one mapping, checked against a type such as dict[str, Text].

    All else rests on it.
    """
    place = FilePlace(document, ())
    if document.value is None or document.problems:
        empty = [place.problem("", (), "is empty; it must be a mapping of keys to values.")]
        return None, [replace(problem, alone=True) for problem in document.problems or empty]
    try:
        return TypeAdapter(kind).validate_python(document.value), document.style
    except ValidationError as fault:
        return None, [replace(place.problem("", find_place(error["loc"]), message), alone=True)
                      for error, message in tell_faults(fault, None)]


def read_json(content: bytes, path: Path, root: Path,
              model: type[Model]) -> tuple[Model | None, list[Problem]]:
    """Return a file that the project's own tools wrote, or the fault that keeps it from being read."""
    shown = path.relative_to(root.parent).as_posix()
    try:
        return model.model_validate_json(content), []
    except ValidationError as fault:
        place = FilePlace(YamlDocument(shown), ())
        return None, [replace(place.problem(path.stem, find_place(error["loc"]), write_message(error)),
                              alone=True)
                      for error in fault.errors()]
