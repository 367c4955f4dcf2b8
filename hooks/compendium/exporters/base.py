"""What every export format is given, and what it must give."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import urljoin, urlsplit

from ..catalog import Catalog, Entry
from ..views import Views

Words = dict[str, str]
Cell = str | int | Decimal | bool | None
Row = dict[str, Cell]
Getter = Callable[[Any], Cell]


@dataclass(frozen=True)
class Context:
    """What all formats work with: the records in each language, the folder of the chapters, the site's address, each other."""

    views: dict[str, Views]
    docs: Path
    site_url: str
    formats: tuple[type[Exporter], ...] = ()

    @property
    def first(self) -> Views:
        """Return the records in the site's first language."""
        return next(iter(self.views.values()))

    @property
    def catalog(self) -> Catalog:
        """Return the records themselves."""
        return self.first.catalog

    @property
    def host(self) -> str:
        """Return the name that identifiers outside the site end with."""
        return urlsplit(self.site_url).hostname or "localhost"

    def words(self, key: str, **values: object) -> Words:
        """Return an interface text in every language."""
        return {code: views.label(key, **values) for code, views in self.views.items()}

    def url(self, path: str = "", views: Views | None = None) -> str:
        """Return the absolute address of a file of the site, or of a page in one language."""
        return urljoin(self.site_url, (language_path(views) if views else "") + path)


@dataclass(frozen=True)
class Column:
    """One column: its name, what it is called and means in every language, and how a model fills it.

    `field` is the field that it is made from, `target` the table that its id comes from, `terms` the vocabulary of its codes.
    """

    name: str
    label: Words
    about: Words
    value: Getter | None = None
    type: str = "string"
    required: bool = False
    target: str = ""
    terms: str = ""
    field: str = ""


@dataclass(frozen=True)
class Table:
    """One table: its names, its columns, those that tell rows apart, and those that a part takes over from its record.

    A column without a value is filled in by whoever makes the row.
    """

    name: str
    label: Words
    about: Words
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    carried: tuple[Column, ...] = ()


@dataclass(frozen=True)
class Item:
    """One record on its way to all formats: itself, as JSON data, and as rows of named tables."""

    entry: Entry
    plain: dict[str, Any]
    rows: tuple[tuple[str, Row], ...]


class Exporter:
    """One format: fed with every record once, then asked for its files.

    `title` and `about` are keys of data/labels.yml; `file` is the file's place in the site, with a
    placeholder where there is one file for `each` table, dataset, record or language. A format without a
    title is not offered to readers.
    """

    title: ClassVar[str] = ""
    about: ClassVar[str] = ""
    file: ClassVar[str] = ""
    media_type: ClassVar[str] = ""
    each: ClassVar[str] = ""

    def __init__(self, context: Context, tables: dict[str, Table]) -> None:
        self.context = context
        self.tables = tables

    def feed(self, item: Item) -> None:
        """Take in one record; a format that describes the whole needs none."""

    def finish(self, folder: Path) -> None:
        """Write the format's files into the site's folder."""
        raise NotImplementedError

    def write(self, folder: Path, content: str | bytes, **names: str) -> None:
        """Write one file, with `names` filled into the format's file name."""
        path = folder / self.file.format(**names)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)


def language_path(views: Views) -> str:
    """Return a language's folder in the site, with its slash, or nothing for the first language."""
    return f"{views.locale.path}/" if views.locale.path else ""


def json_text(value: Any) -> str:
    """Return a value as JSON that people can read, Chinese unescaped."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def number(value: Decimal) -> int | float:
    """Return a number as JSON and SQLite know it."""
    return int(value) if value == value.to_integral_value() else float(value)
