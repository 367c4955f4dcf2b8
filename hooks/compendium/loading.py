"""From YAML files to typed records, with every fault placed at its line."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from .errors import Problem, nearest
from .yaml_source import Document, load

Model = TypeVar("Model", bound=BaseModel)
Read = TypeVar("Read")
Location = tuple[str | int, ...]

_SAID = {
    "missing": "is missing.",
    "string_type": "must be a text.",
    "tuple_type": "must be a list; write each value on a line of its own after '- '.",
    "dict_type": "must be a mapping of keys to values.",
    "model_type": "must be a mapping of keys to values.",
    "too_short": "must not be empty.",
    "string_too_short": "must not be empty.",
}


@dataclass(frozen=True)
class Place:
    """Where a record stands: its file and its position in the file's list."""

    document: Document
    location: Location

    @property
    def line(self) -> int:
        """Return the first line of the record."""
        return self.document.line(self.location)

    def problem(self, record: str, field: Location, message: str) -> Problem:
        """Return a fault at a field of the record."""
        line = self.document.line((*self.location, *field))
        return Problem(self.document.path, line, record, dotted(field), message)


def files(root: Path, name: str) -> list[Path]:
    """Return the files of a dataset: data/NAME.yml and data/NAME/*.yml, in order."""
    single = root / f"{name}.yml"
    return [*([single] if single.is_file() else []), *sorted((root / name).glob("*.yml"))]


def read(path: Path, root: Path) -> Document:
    """Read one data file, named in messages by its path from the project's folder."""
    return load(path, path.relative_to(root.parent).as_posix())


def records(document: Document, model: type[Model]) -> tuple[list[tuple[Model, Place]], list[Problem]]:
    """Return the records of a file that is a list, with the faults of the others."""
    problems = list(document.problems)
    if document.value is None:
        if not problems:
            problems.append(Problem(document.path, 1, "", "", "is empty; it must be a list of records."))
        return [], problems
    if not isinstance(document.value, list):
        problems.append(Problem(document.path, 1, "", "", "must be a list of records, each beginning with '- id:'."))
        return [], problems
    found = []
    for index, value in enumerate(document.value):
        place = Place(document, (index,))
        record, faults = parse(value, model, place)
        problems += faults
        if record is not None:
            found.append((record, place))
    return found, problems


class Shelf:
    """Files as they were last read: one whose bytes are the same is not read again (for `mkdocs serve`)."""

    def __init__(self) -> None:
        self._kept: dict[tuple[Path, str], tuple[bytes, Any]] = {}

    def records(self, path: Path, root: Path, model: type[Model]) -> tuple[list[tuple[Model, Place]], list[Problem]]:
        """Return what `records` returns for a file."""
        return self._keep(path, str(model), lambda: records(read(path, root), model))

    def mapping(self, path: Path, root: Path, kind: Any) -> tuple[Any, list[Problem]]:
        """Return what `mapping` returns for a file."""
        return self._keep(path, str(kind), lambda: mapping(read(path, root), kind))

    def text(self, path: Path, reading: Callable[[str], Read]) -> Read:
        """Return what `reading` makes of a file's text."""
        read: Read = self._keep(path, "text", lambda: reading(path.read_text(encoding="utf-8")))
        return read

    def _keep(self, path: Path, kind: str, reading: Callable[[], Any]) -> Any:
        content = sha256(path.read_bytes() if path.is_file() else b"").digest()
        kept = self._kept.get((path, kind))
        if kept is None or kept[0] != content:
            kept = self._kept[path, kind] = (content, reading())
        return kept[1]


def parse(value: Any, model: type[Model], place: Place) -> tuple[Model | None, list[Problem]]:
    """Return a value as a model, or the faults that keep it from being one."""
    name = str(value.get("id", "")) if isinstance(value, dict) else ""
    try:
        return model.model_validate(value), []
    except ValidationError as fault:
        return None, [place.problem(name, field(error["loc"]), said(error, model)) for error in fault.errors()]


def mapping(document: Document, kind: Any) -> tuple[Any, list[Problem]]:
    """Return a file that is one mapping, checked against a type such as dict[str, Text]."""
    if document.value is None or document.problems:
        return None, list(document.problems)
    try:
        return TypeAdapter(kind).validate_python(document.value), []
    except ValidationError as fault:
        place = Place(document, ())
        return None, [place.problem("", field(error["loc"]), said(error)) for error in fault.errors()]


def json_file(path: Path, root: Path, model: type[Model]) -> tuple[Model | None, list[Problem]]:
    """Return a file that the project's own tools wrote, or the fault that keeps it from being read."""
    shown = path.relative_to(root.parent).as_posix()
    try:
        return model.model_validate_json(path.read_bytes()), []
    except ValidationError as fault:
        place = Place(Document(shown), ())
        return None, [place.problem(path.stem, field(error["loc"]), said(error)) for error in fault.errors()]


def field(location: Iterable[Any]) -> Location:
    """Return pydantic's location without the steps that are not keys or positions in the file."""
    return tuple(step for step in location if isinstance(step, int) or not str(step).startswith(("function-", "tuple[")))


def dotted(location: Location) -> str:
    """Return a location as people write it, such as sources[1].source."""
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in location)
    return text.lstrip(".")


def said(error: ErrorDetails, model: type[BaseModel] | None = None) -> str:
    """Return pydantic's error in plain words, with the value and what is allowed."""
    kind, value, context = error["type"], error.get("input"), error.get("ctx", {})
    quoted = f"'{value}'" if isinstance(value, str) else "the value"
    if kind == "extra_forbidden":
        known = list(model.model_fields) if model and len(error["loc"]) == 1 else []
        allowed = f" Known fields: {', '.join(known)}." if known else ""
        return f"is not a field here.{nearest(str(error['loc'][-1]), known)}{allowed}"
    if kind == "string_pattern_mismatch":
        return f"{quoted} is not an id: use small letters, digits and single hyphens, such as session-08."
    if kind in ("int_parsing", "decimal_parsing", "bool_parsing", "int_from_float"):
        wanted = {"int": "a whole number", "decimal": "a number", "bool": "true or false"}[kind.split("_")[0]]
        return f"{quoted} is not {wanted}."
    if kind in _SAID:
        return _SAID[kind]
    if kind == "edtf":
        return f"{context['reason']}." if "reason" in context else f"{error['msg']}."
    return f"{quoted}: {error['msg'][0].lower()}{error['msg'][1:]}."
