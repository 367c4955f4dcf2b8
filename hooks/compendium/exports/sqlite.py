"""All tables in one SQLite file with views and a full-text index; its bytes depend on the data alone."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path

from compendium.exports.base import UNPUBLISHED, Cell, Context, Row, Table, write_number
from compendium.exports.rows import make_collection_rows, make_record_rows
from compendium.exports.table_files import TableExporter
from compendium.exports.tables import make_tables

_TYPES = {"string": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "INTEGER"}
_VIEWS = Path(__file__).with_name("views.sql")
_NAME = re.compile(r"CREATE VIEW (\w+) AS")
# SQLite writes its own version number here; readers do not need it.
_VERSION = slice(96, 100)
_PASSAGES = """CREATE TABLE passages (
  id INTEGER PRIMARY KEY,
  record TEXT NOT NULL REFERENCES records (id),
  kind TEXT NOT NULL,
  language TEXT,
  text TEXT NOT NULL
)"""
# Chinese has no blanks between words, so any three letters in a row can be asked for.
_SEARCH = """CREATE VIRTUAL TABLE search USING fts5 (
  record UNINDEXED, kind UNINDEXED, language UNINDEXED, text,
  content = 'passages', content_rowid = 'id', columnsize = 0, tokenize = 'trigram'
)"""


class Sqlite(TableExporter):
    """One database with typed columns, foreign keys, views for common questions, and a full-text index."""

    title = "download.sqlite"
    about = "download.sqlite.about"
    file = "data/compendium.sqlite"
    media_type = "application/vnd.sqlite3"
    binary = True

    def finish(self, folder: Path) -> None:
        """Write the database, packed."""
        database = _filled(self.context, self.tables, self.rows)
        database.execute("VACUUM")
        content = bytearray(database.serialize())
        database.close()
        content[_VERSION] = bytes(4)
        self.write(folder, bytes(content))


def open_database(context: Context) -> sqlite3.Connection:
    """Return the database in memory, made from the records; its caller closes it."""
    named = make_tables(context)
    rows: dict[str, list[Row]] = {name: [] for name in named} | make_collection_rows(context, named)
    for entry in context.catalog.entries.values():
        for table, row in make_record_rows(context, named, entry):
            rows[table].append(row)
    return _filled(context, named, rows)


def open_empty(context: Context, named: dict[str, Table]) -> sqlite3.Connection:
    """Return the database in memory without a row; its caller closes it."""
    database = sqlite3.connect(":memory:", isolation_level=None)
    database.execute("PRAGMA page_size = 4096")
    database.execute(f"PRAGMA user_version = {_edition_number(context.edition)}")
    made = list_views(list(context.columned)).values()
    for statement in (*map(create, named.values()), *made, _PASSAGES, _SEARCH):
        database.execute(statement)
    return database


def _filled(context: Context, named: dict[str, Table], rows: Mapping[str, list[Row]]) -> sqlite3.Connection:
    database = open_empty(context, named)
    database.execute("BEGIN")
    for table in named.values():
        marks = ", ".join("?" * len(table.columns))
        cells = ([_value(row[column.name]) for column in table.columns] for row in rows[table.name])
        database.executemany(f"INSERT INTO {table.name} VALUES ({marks})", cells)
    database.executemany("INSERT INTO passages (record, kind, language, text) VALUES (?, ?, ?, ?)",
                         _passages(context, rows))
    database.execute("INSERT INTO search (search) VALUES ('rebuild')")
    database.execute("COMMIT")
    return database


def create(table: Table) -> str:
    """Return the statement that makes a table, its key and its references."""
    # Quoted, as a field that a maintainer adds may be called by a word of SQL.
    lines = [f"\"{column.name}\" {_TYPES[column.type]}{' NOT NULL' if column.required else ''}"
             for column in table.columns]
    keys = ", ".join(f'"{name}"' for name in table.key)
    lines.append(f"PRIMARY KEY ({keys})")
    lines += [f"FOREIGN KEY (\"{column.name}\") REFERENCES {column.target} (id)"
              for column in table.columns if column.target]
    return f"CREATE TABLE {table.name} (\n  " + ",\n  ".join(lines) + "\n)"


def list_views(codes: list[str]) -> dict[str, str]:
    """Return each view's statement by its name; a line with {code} stands there once for each language."""
    lines = _VIEWS.read_text(encoding="utf-8").splitlines()
    text = "\n".join(line.replace("{code}", code) for line in lines
                     for code in (codes if "{code}" in line else [""]))
    statements = [statement.strip() for statement in text.split(";") if statement.strip()]
    return {match[1]: statement for statement in statements if (match := _NAME.search(statement))}


def _passages(context: Context, rows: Mapping[str, list[Row]]) -> Iterator[tuple[Cell, ...]]:
    """Yield what can be searched: names and summaries, the words of the sources, and their renderings."""
    for entry in context.catalog.entries.values():
        for code, name in entry.record.title.items():
            yield entry.id, "title", code, name
        for code, words in entry.record.summary.items() if entry.record.summary else ():
            yield entry.id, "summary", code, words
    for row in rows["statements"]:
        yield row["record"], "printed", None, row["printed"]
        for code in context.columned:
            if row[f"printed_{code}"]:
                yield row["record"], "rendering", code, row[f"printed_{code}"]


def _edition_number(edition: str) -> int:
    """Return an edition as a whole number: 2026.1 is 2026001, none yet is 0."""
    year, _, issue = edition.partition("+")[0].partition(".")
    return 0 if edition == UNPUBLISHED else int(year) * 1000 + int(issue)


def _value(value: Cell) -> str | int | float | None:
    return write_number(value) if isinstance(value, Decimal) else value
