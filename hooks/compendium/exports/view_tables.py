"""The views of the database as tables to read: few columns, one language, one file each."""

from __future__ import annotations

import csv
import io
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from decimal import Decimal
from pathlib import Path

from compendium.exports.base import Cell, Exporter
from compendium.exports.sqlite import Sqlite, list_views
from compendium.exports.table_files import write_cell


class ViewTables(Exporter):
    """Each view in each language as CSV, for those who want to read a table and not to query a database."""

    title = "download.view"
    about = "download.view.about"
    file = "data/views/{view}.{code}.csv"
    media_type = "text/csv"
    each = "view"

    def finish(self, folder: Path) -> None:
        """Write one file a view and language; the database must be there."""
        codes = list(self.context.columned)
        with closing(sqlite3.connect(f"file:{folder / Sqlite.file}?mode=ro", uri=True)) as database:
            for name in list_views(codes):
                for code in codes:
                    others = tuple(f"_{other}" for other in codes if other != code)
                    text = io.StringIO()
                    csv.writer(text, lineterminator="\r\n").writerows(self._select(database, name, others))
                    self.write(folder, text.getvalue().encode("utf-8-sig"), view=name, code=code)

    def _select(self, database: sqlite3.Connection, name: str,
                others: tuple[str, ...]) -> Iterator[list[str]]:
        """Yield heads and rows of a view without what is in other languages; each row says its edition."""
        found = database.execute(f"SELECT * FROM {name}")
        heads = [column[0] for column in found.description]
        kept = [place for place, head in enumerate(heads) if not head.endswith(others)]
        yield [*(heads[place] for place in kept), "edition"]
        for row in found:
            yield [*(write_cell(_make_plain(row[place])) for place in kept), self.context.edition]


def _make_plain(value: str | float | None) -> Cell:
    """Return a number as the complete tables have it, whole where it is whole."""
    return Decimal(repr(value).removesuffix(".0")) if isinstance(value, float) else value
