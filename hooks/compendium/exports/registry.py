"""Every format that can be taken away, fed by one traversal.

A new format is a module with a subclass of Exporter, and its line here.
"""

from __future__ import annotations

from pathlib import Path

from compendium.exports.archive import Archive
from compendium.exports.base import Context, ExportedRecord, Exporter
from compendium.exports.bibliography import Bibtex, CslJson, Ris
from compendium.exports.calendar import Calendar
from compendium.exports.charts import ChartCsv, ChartSvg
from compendium.exports.datapackage import Datapackage
from compendium.exports.export_schemas import ExportSchemas
from compendium.exports.feed import Feed
from compendium.exports.geojson import GeojsonBorder, GeojsonLines, GeojsonPlaces, GeojsonWaters
from compendium.exports.geopackage import Geopackage
from compendium.exports.hosting import Headers, Redirects
from compendium.exports.json_lines import JsonLines
from compendium.exports.maps import MapSvg
from compendium.exports.parquet import Parquet
from compendium.exports.plain_texts import Llms, Robots
from compendium.exports.record_json import make_plain_record
from compendium.exports.rows import make_record_rows
from compendium.exports.schemas import Schemas
from compendium.exports.sqlite import Sqlite
from compendium.exports.table_files import CsvTables, JsonRecords, JsonTables
from compendium.exports.tables import make_tables
from compendium.exports.view_tables import ViewTables
from compendium.exports.workbook import Xlsx
from compendium.presentation.record_view import Views

# In the order of writing: the data package describes the CSV files, and the archive holds what was written
# before it. The data page lists them from the end, the fullest first; a format without a title is not offered
# to readers.
EXPORTERS: tuple[type[Exporter], ...] = (
    Robots, Llms, Calendar, Feed, CslJson, Ris, Bibtex, GeojsonBorder, GeojsonLines, GeojsonWaters,
    GeojsonPlaces, Geopackage, ChartSvg, ChartCsv, MapSvg, Schemas, ExportSchemas,
    JsonRecords, Parquet, JsonLines, JsonTables, CsvTables, Xlsx, Sqlite, ViewTables,
    Datapackage, Archive, Headers, Redirects,
)


def write_exports(views: dict[str, Views], docs: Path, folder: Path, site_url: str) -> None:
    """Write every format into the site's folder.

    `views` has the records in each language, the site's first language first.
    """
    context = Context(views, docs, site_url, EXPORTERS)
    named = make_tables(context)
    exporters = [exporter(context, named) for exporter in EXPORTERS]
    for entry in context.catalog.entries.values():
        item = ExportedRecord(entry, make_plain_record(context, entry),
                              tuple(make_record_rows(context, named, entry)))
        for exporter in exporters:
            exporter.feed(item)
    for exporter in exporters:
        exporter.finish(folder)
