"""All tables as one Excel workbook: a sheet a table, whose cells are numbers only where the column is."""

from __future__ import annotations

import io
from datetime import datetime
from decimal import Decimal
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from compendium.exports.base import Cell, Table
from compendium.exports.newest_day import find_newest_day
from compendium.exports.table_files import TableExporter

# What a cell of Excel can hold; longer texts are whole in every other format.
_MOST = 32_767
_WIDTHS = {"string": 24, "integer": 10, "number": 16, "boolean": 10}
# Excel asks nothing of texts: no formulas, links, or numbers are seen in them.
_AS_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


class Xlsx(TableExporter):
    """A workbook with a typed sheet for each table, heads that stay in sight, and a sheet of all columns."""

    title = "download.xlsx"
    about = "download.xlsx.about"
    file = "data/compendium.xlsx"
    media_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    binary = True

    def finish(self, folder: Path) -> None:
        """Write the workbook; what tells of the whole comes first."""
        buffer, label = io.BytesIO(), self.context.first.language.label
        with Workbook(buffer, {"in_memory": True, **_AS_TEXT}) as book:
            book.set_properties({"title": label("site.name"), "author": label("site.authors"),
                                 "comments": f"{label('column.edition')}: {self.context.edition}",
                                 "created": datetime(*find_newest_day(self.context.catalog))})
            head = book.add_format({"bold": True, "bottom": 1})
            first = ("about", "columns")
            for name in (*first, *(name for name in self.tables if name not in first)):
                sheet = book.add_worksheet(name)
                sheet.freeze_panes(1, 1)
                self._fill(sheet, self.tables[name], head)
        self.write(folder, buffer.getvalue())

    def _fill(self, sheet: Worksheet, table: Table, head: object) -> None:
        for place, column in enumerate(table.columns):
            sheet.set_column(place, place, _WIDTHS[column.type])
            sheet.write_string(0, place, column.name, head)
            for line, row in enumerate(self.rows[table.name], 1):
                _put(sheet, line, place, row[column.name])
        sheet.autofilter(0, 0, len(self.rows[table.name]), len(table.columns) - 1)


def _put(sheet: Worksheet, line: int, place: int, value: Cell) -> None:
    if isinstance(value, bool):
        sheet.write_boolean(line, place, value)
    elif isinstance(value, int | Decimal):
        sheet.write_number(line, place, value)
    elif value:
        sheet.write_string(line, place, value if len(value) <= _MOST else f"{value[:_MOST - 1]}…")
