"""Tables as Parquet: typed columns that say what they mean, for programs that read many rows."""

from __future__ import annotations

import io
import json
from decimal import Decimal
from pathlib import Path

from arro3.core import Array, DataType, Field, Schema
from arro3.core import Table as Columns
from arro3.io import write_parquet

from compendium.exports.base import Cell, Column, Table
from compendium.exports.table_files import TableExporter

_TYPES = {"string": DataType.utf8(), "integer": DataType.int64(), "number": DataType.float64(),
          "boolean": DataType.bool()}


class Parquet(TableExporter):
    """Each table as a Parquet file; its metadata names the edition and the licence."""

    title = "download.parquet"
    about = "download.parquet.about"
    file = "data/{table}.parquet"
    media_type = "application/vnd.apache.parquet"
    binary = True
    each = "table"

    def finish(self, folder: Path) -> None:
        """Write one file a table."""
        # The writer orders keys by chance, so that one key holds all: the same build gives the same bytes.
        told = {"compendium": json.dumps({"edition": self.context.edition, "address": self.context.site_url,
                                          "licence": self.context.first.language.label("licence.code")})}
        for table in self.tables.values():
            buffer = io.BytesIO()
            write_parquet(self._columns(table), buffer, compression="zstd(3)", key_value_metadata=told)
            self.write(folder, buffer.getvalue(), table=table.name)

    def _columns(self, table: Table) -> Columns:
        fields = [self._field(column) for column in table.columns]
        arrays = [Array([_value(row[column.name]) for row in self.rows[table.name]], type=_TYPES[column.type])
                  for column in table.columns]
        return Columns.from_arrays(arrays, schema=Schema(fields))

    def _field(self, column: Column) -> Field:
        first = self.context.first.language.code
        words = {"description": f"{column.label[first]}: {column.about[first]}"}
        return Field(column.name, _TYPES[column.type], nullable=not column.required, metadata=words)


def _value(value: Cell) -> str | int | float | bool | None:
    return float(value) if isinstance(value, Decimal) else value
