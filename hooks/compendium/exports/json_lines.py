"""Tables as JSON Lines: one row a line, every column in each, numbers as numbers."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

from compendium.exports.base import Row, Table, write_number
from compendium.exports.table_files import TableExporter


class JsonLines(TableExporter):
    """Each table as pandas, polars and DuckDB read it, without a guess about types."""

    title = "download.jsonl"
    about = "download.jsonl.about"
    file = "data/{table}.jsonl"
    media_type = "application/jsonl"
    each = "table"

    def finish(self, folder: Path) -> None:
        """Write one file a table."""
        for table in self.tables.values():
            lines = (self._line(table, row) for row in self.rows[table.name])
            self.write(folder, "".join(f"{line}\n" for line in lines), table=table.name)

    def _line(self, table: Table, row: Row) -> str:
        cells = {column.name: row[column.name] for column in table.columns}
        plain = {name: write_number(value) if isinstance(value, Decimal) else value
                 for name, value in cells.items()}
        return json.dumps(plain | {"edition": self.context.edition}, ensure_ascii=False)
