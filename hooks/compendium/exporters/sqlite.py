"""All tables in one SQLite file whose bytes depend on nothing but the data."""

from __future__ import annotations

import sqlite3
from decimal import Decimal
from pathlib import Path

from .base import Cell, Column, Table, number
from .table_files import TableExporter

_TYPES = {"string": "TEXT", "integer": "INTEGER", "number": "NUMERIC", "boolean": "INTEGER"}
# SQLite writes its own version number here; readers do not need it.
_VERSION = slice(96, 100)


class Sqlite(TableExporter):
    """One database with foreign keys."""

    title = "download.sqlite"
    about = "download.sqlite.about"
    file = "data/compendium.sqlite"
    media_type = "application/vnd.sqlite3"

    def finish(self, folder: Path) -> None:
        """Write the database, packed."""
        database = sqlite3.connect(":memory:", isolation_level=None)
        database.execute("PRAGMA page_size = 4096")
        database.execute("BEGIN")
        for table in self.tables.values():
            database.execute(create(table))
            marks = ", ".join("?" * len(table.columns))
            rows = ([_value(row[column.name]) for column in table.columns] for row in self.rows[table.name])
            database.executemany(f'INSERT INTO "{table.name}" VALUES ({marks})', rows)
        database.execute("COMMIT")
        database.execute("VACUUM")
        content = bytearray(database.serialize())
        database.close()
        content[_VERSION] = bytes(4)
        self.write(folder, bytes(content))


def create(table: Table) -> str:
    """Return the statement that makes a table, its key and its references."""
    lines = [_column(column) for column in table.columns]
    lines.append(f"PRIMARY KEY ({', '.join(_quoted(name) for name in table.key)})")
    lines += [f'FOREIGN KEY ({_quoted(column.name)}) REFERENCES {_quoted(column.target)} ("id")'
              for column in table.columns if column.target]
    return f"CREATE TABLE {_quoted(table.name)} (\n  " + ",\n  ".join(lines) + "\n)"


def _column(column: Column) -> str:
    return f"{_quoted(column.name)} {_TYPES[column.type]}{' NOT NULL' if column.required else ''}"


def _quoted(name: str) -> str:
    return f'"{name}"'


def _value(value: Cell) -> str | int | float | None:
    return number(value) if isinstance(value, Decimal) else value
