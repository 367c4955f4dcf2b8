"""Tables as CSV and JSON, one file each, and each record as a file of its own."""

from __future__ import annotations

import csv
import io
import json
from collections import defaultdict
from decimal import Decimal
from pathlib import Path
from typing import Any

from .base import Cell, Context, Exporter, Item, Row, Table, json_text, number
from .rows import vocabulary_rows

# Spreadsheet programs take a cell that begins so for a formula; the wide forms are those of Chinese keyboards.
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")


class TableExporter(Exporter):
    """A format that keeps all rows of all tables until the end."""

    def __init__(self, context: Context, tables: dict[str, Table]) -> None:
        super().__init__(context, tables)
        self.rows: dict[str, list[Row]] = defaultdict(list, vocabulary=list(vocabulary_rows(context)))

    def feed(self, item: Item) -> None:
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
            writer.writerow(column.name for column in table.columns)
            for row in self.rows[table.name]:
                writer.writerow(csv_cell(row[column.name]) for column in table.columns)
            self.write(folder, text.getvalue().encode("utf-8-sig"), table=table.name)


def csv_cell(value: Cell) -> str:
    """Return a cell's text; one that would start a formula is made text by an apostrophe."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | Decimal):
        return f"{value:f}" if isinstance(value, Decimal) else str(value)
    return f"'{value}" if value.startswith(_FORMULA) else value


class JsonTables(TableExporter):
    """Each table as JSON; those of datasets hold whole records, with everything nested in them."""

    title = "download.json"
    about = "download.json.about"
    file = "data/{table}.json"
    media_type = "application/json"
    each = "table"

    def __init__(self, context: Context, tables: dict[str, Table]) -> None:
        super().__init__(context, tables)
        self.records: dict[str, list[dict[str, Any]]] = defaultdict(list)

    def feed(self, item: Item) -> None:
        """Keep the record and its rows."""
        super().feed(item)
        self.records[item.entry.dataset.name].append(item.plain)

    def finish(self, folder: Path) -> None:
        """Write one file a table."""
        for table in self.tables.values():
            rows = self.records[table.name] or [_plain(row) for row in self.rows[table.name]]
            head = {"name": table.name, "title": table.label, "description": table.about,
                    "homepage": self.context.site_url, "licence": self.context.first.label("licence.code")}
            self.write(folder, _lines(head, rows), table=table.name)


def _lines(head: dict[str, Any], records: list[dict[str, Any]]) -> str:
    """Return a JSON object with one record a line, so that two editions can be compared."""
    lines = [f"{json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}," for name, value in head.items()]
    rows = ",\n".join(json.dumps(record, ensure_ascii=False) for record in records)
    return "{\n" + "\n".join(lines) + f'\n"records": [\n{rows}\n]\n}}\n'


def _plain(row: Row) -> dict[str, Any]:
    return {name: number(value) if isinstance(value, Decimal) else value for name, value in row.items() if value is not None}


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

    def feed(self, item: Item) -> None:
        """Keep the record."""
        self.records[item.entry.id] = item.plain

    def finish(self, folder: Path) -> None:
        """Write one file a record."""
        for name, record in self.records.items():
            self.write(folder, json_text({**record, "licence": self.context.first.label("licence.code")}), record=name)
