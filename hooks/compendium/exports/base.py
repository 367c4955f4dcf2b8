"""What every export format is given, and what it must give."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import urljoin, urlsplit

from compendium.core.borrowed import without_marks
from compendium.features.citations import name_edition
from compendium.presentation.language import Language, Words
from compendium.presentation.record_view import Views
from compendium.records.catalog import Catalog, Entry

# What files say of their edition before there is one.
UNPUBLISHED = "unpublished"
Cell = str | int | Decimal | bool | None
Row = dict[str, Cell]
Getter = Callable[[Any], Cell]


@dataclass(frozen=True)
class Context:
    """What all formats work with.

    The records in each language, the folder of the chapters, the site's address, each other.
    """

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

    @cached_property
    def columned(self) -> dict[str, Views]:
        """Return the records in the languages that tables have columns for: in all but those on trial."""
        settled = {code: views for code, views in self.views.items() if not views.language.locale.trial}
        return settled or self.views

    @cached_property
    def edition(self) -> str:
        """Return the name of the newest edition, such as 2026.1, or UNPUBLISHED before the first.

        Where the records are no longer as it has them, a plus sign and their checksum follow.
        """
        return self.name_edition()

    def name_edition(self, name: str = "", kind: str = "record") -> str:
        """Return the edition of one record, chart or map as files name it; of all of the data without one."""
        named = name_edition(self.first.language, name, kind)
        return named.name if named.name != self.first.language.label("edition.none") else UNPUBLISHED

    @property
    def edition_date(self) -> str:
        """Return the newest edition's date, or nothing before the first."""
        return str(self.catalog.editions[-1].date) if self.catalog.editions else ""

    @property
    def host(self) -> str:
        """Return the name that identifiers outside the site end with."""
        return urlsplit(self.site_url).hostname or "localhost"

    def words(self, key: str, **values: object) -> Words:
        """Return an interface text in every language."""
        return {code: views.language.label(key, **values) for code, views in self.views.items()}

    def url(self, path: str = "", language: Language | None = None) -> str:
        """Return the absolute address of a file of the site, or of a page in one language."""
        return urljoin(self.site_url, (name_folder(language) if language else "") + path)


@dataclass(frozen=True)
class Column:
    """One column: its name, what it is called and means in every language, and how a model fills it.

    `field` is the field that it is made from, `target` the table that its id comes from, `terms` the
    vocabulary of its codes.
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
    """One table: its names, its columns, those that tell rows apart, and those that a part takes over from
    its record.

    A column without a value is filled in by whoever makes the row.

    """

    name: str
    label: Words
    about: Words
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    carried: tuple[Column, ...] = ()


@dataclass(frozen=True)
class ExportedRecord:
    """One record on its way to all formats: itself, as JSON data, and as rows of named tables."""

    entry: Entry
    plain: dict[str, Any]
    rows: tuple[tuple[str, Row], ...]


class Exporter:
    """One format: fed with every record once, then asked for its files.

    `title` and `about` are keys of labels; `file` is the file's place in the site, with a
    placeholder where there is one file for `each` table, dataset, record or language; all but `binary` ones
    are texts in UTF-8. A format without a title is not offered to readers.
    """

    title: ClassVar[str] = ""
    about: ClassVar[str] = ""
    file: ClassVar[str] = ""
    media_type: ClassVar[str] = ""
    binary: ClassVar[bool] = False
    each: ClassVar[str] = ""

    def __init__(self, context: Context, tables: dict[str, Table]) -> None:
        self.context = context
        self.tables = tables

    def feed(self, item: ExportedRecord) -> None:
        """Take in one record; a format that describes the whole needs none."""

    def finish(self, folder: Path) -> None:
        """Write the format's files into the site's folder."""
        raise NotImplementedError

    def write(self, folder: Path, content: str | bytes, **names: str) -> None:
        """Write one file, with `names` filled into the format's file name."""
        path = folder / self.file.format(**names)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(without_marks(content).encode() if isinstance(content, str) else content)


def name_folder(language: Language) -> str:
    """Return a language's folder in the site, with its slash, or nothing for the first language."""
    return f"{language.locale.path}/" if language.locale.path else ""


def write_json(value: Any) -> str:
    """Return a value as JSON that people can read, Chinese unescaped."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def write_number(value: Decimal) -> int | float:
    """Return a number as JSON and SQLite know it."""
    return int(value) if value == value.to_integral_value() else float(value)
