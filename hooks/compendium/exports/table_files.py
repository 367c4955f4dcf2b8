"""Tables as CSV and JSON, one file each, and each record as a file of its own."""

from __future__ import annotations

import csv
import io
import json
from collections import defaultdict
from decimal import Decimal
from pathlib import Path
from typing import Any

from compendium.exports.base import (
    Cell,
    Column,
    Context,
    ExportedRecord,
    Exporter,
    Row,
    Table,
    write_json,
    write_number,
)
from compendium.exports.rows import make_collection_rows
from compendium.exports.tables import make_given

# Spreadsheet programs take a cell that begins so for a formula; the wide forms are those of Chinese
# keyboards.
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")


class TableExporter(Exporter):
    """A format that keeps all rows of all tables until the end."""

    def __init__(self, context: Context, tables: dict[str, Table]) -> None:
        super().__init__(context, tables)
        self.rows: dict[str, list[Row]] = defaultdict(list, make_collection_rows(context, tables))

    def feed(self, item: ExportedRecord) -> None:
        """Keep the record's rows."""
        for table, row in item.rows:
            self.rows[table].append(row)


class CsvTables(TableExporter):
    """Each table as CSV that spreadsheet programs open rightly: UTF-8 with a mark, CRLF, no formulas."""

    title = "download.csv"
    about = "download.csv.about"
    file = "data/{table}.csv"
    media_type = "text/csv"
    each = "table"

    def finish(self, folder: Path) -> None:
        """Write one file a table."""
        for table in self.tables.values():
            text = io.StringIO()
            writer = csv.writer(text, lineterminator="\r\n")
            columns = list_columns_with_edition(self.context, table)
            writer.writerow(column.name for column in columns)
            for row in self.rows[table.name]:
                own = {"edition": self.context.edition, **row}
                writer.writerow(write_cell(own[column.name]) for column in columns)
            self.write(folder, text.getvalue().encode("utf-8-sig"), table=table.name)


def list_columns_with_edition(context: Context, table: Table) -> tuple[Column, ...]:
    """Return a table's columns as in files whose rows alone can say their edition."""
    edition = make_given(context, "edition", required=True)
    told = edition.name in {column.name for column in table.columns}
    return table.columns if told else (*table.columns, edition)


def write_cell(value: Cell) -> str:
    """Return a cell's text; one that would start a formula is made text by an apostrophe."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | Decimal):
        return f"{value:f}" if isinstance(value, Decimal) else str(value)
    return f"'{value}" if value.startswith(_FORMULA) else value


class JsonTables(TableExporter):
    """Each table as a list in JSON, as programs read it at once; those of datasets hold whole records."""

    title = "download.json"
    about = "download.json.about"
    file = "data/{table}.json"
    media_type = "application/json"
    each = "table"

    def __init__(self, context: Context, tables: dict[str, Table]) -> None:
        super().__init__(context, tables)
        self.records: dict[str, list[dict[str, Any]]] = defaultdict(list)

    def feed(self, item: ExportedRecord) -> None:
        """Keep the record and its rows."""
        super().feed(item)
        self.records[item.entry.dataset.name].append(item.plain)

    def finish(self, folder: Path) -> None:
        """Write one file a table."""
        for table in self.tables.values():
            rows = self.records[table.name] or [_write_plain(row) for row in self.rows[table.name]]
            self.write(folder, self._write_list(rows), table=table.name)

    def _write_list(self, rows: list[dict[str, Any]]) -> str:
        """Return a JSON list with one record a line, so that two editions can be compared.

        A list has no place to say its edition, so each record does.
        """
        lines = (json.dumps(row | {"edition": self.context.edition}, ensure_ascii=False) for row in rows)
        return "[\n" + ",\n".join(lines) + "\n]\n"


def _write_plain(row: Row) -> dict[str, Any]:
    return {name: write_number(value) if isinstance(value, Decimal) else value for name, value in row.items()
            if value is not None}


class JsonRecords(Exporter):
    """Each record as a JSON file of its own, linked from its page."""

    title = "download.record"
    about = "download.record.about"
    file = "data/records/{record}.json"
    media_type = "application/json"
    each = "record"

    def __init__(self, context: Context, tables: dict[str, Table]) -> None:
        super().__init__(context, tables)
        self.records: dict[str, dict[str, Any]] = {}

    def feed(self, item: ExportedRecord) -> None:
        """Keep the record."""
        self.records[item.entry.id] = item.plain

    def finish(self, folder: Path) -> None:
        """Write one file a record."""
        for name, record in self.records.items():
            licence = self.context.first.language.label("licence.code")
            told = {**record, "licence": licence, "edition": self.context.name_edition(name)}
            self.write(folder, write_json(told), record=name)
