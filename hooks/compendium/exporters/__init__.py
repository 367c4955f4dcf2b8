"""Everything that can be taken away: one registry of formats, fed by one traversal.

A new format is a module with a subclass of Exporter, and its line here.
"""

from __future__ import annotations

from pathlib import Path

from ..views import Views
from .agenda import Agenda
from .archive import Archive
from .base import Context, Exporter, Item
from .bibliography import Bibtex, CslJson, Ris
from .charts import ChartCsv, ChartSvg
from .datapackage import Datapackage
from .feed import Feed
from .geojson import Geojson
from .hosting import Headers, Redirects
from .maps import MapSvg
from .moments import Moments
from .plain import plain_record
from .rows import record_rows
from .schemas import Schemas
from .sqlite import Sqlite
from .table_files import CsvTables, JsonRecords, JsonTables
from .tables import tables
from .texts import Llms, Robots

# In the order of writing: the data package describes the CSV files, and the archive holds what was written before it.
# The data page lists them from the end, the fullest first; a format without a title is not offered to readers.
EXPORTERS: tuple[type[Exporter], ...] = (
    Robots, Llms, Moments, Agenda, Feed, CslJson, Ris, Bibtex, Geojson, ChartSvg, ChartCsv, MapSvg, Schemas, JsonRecords,
    JsonTables, CsvTables, Sqlite, Datapackage, Archive, Headers, Redirects,
)


def write_exports(views: dict[str, Views], docs: Path, folder: Path, site_url: str) -> None:
    """Write every format into the site's folder; `views` has the records in each language, the site's first language first."""
    context = Context(views, docs, site_url, EXPORTERS)
    named = tables(context)
    exporters = [exporter(context, named) for exporter in EXPORTERS]
    for entry in context.catalog.entries.values():
        item = Item(entry, plain_record(context, entry), tuple(record_rows(context, named, entry)))
        for exporter in exporters:
            exporter.feed(item)
    for exporter in exporters:
        exporter.finish(folder)
