"""All map data as one GeoPackage (OGC 12-128r19): an SQLite file with a table for each layer."""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from compendium.exports.columns import format_iso
from compendium.exports.geojson import LayerExporter
from compendium.exports.layers import LAYERS, Feature, Layer, list_features
from compendium.exports.newest_day import find_newest_day

# "GPKG" and version 1.3.0, as the standard asks.
_APPLICATION, _USER = 0x47504B47, 10300
_WGS84 = (
    'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],'
    'AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",'
    '0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]]')
_SYSTEMS = ((0, "Undefined geographic", "NONE", 0, "undefined"),
            (-1, "Undefined cartesian", "NONE", -1, "undefined"),
            (4326, "WGS 84", "EPSG", 4326, _WGS84))
_FRAME = """
CREATE TABLE gpkg_spatial_ref_sys (
  srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT
);
CREATE TABLE gpkg_contents (
  table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
  description TEXT DEFAULT '', last_change DATETIME NOT NULL,
  min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE,
  srs_id INTEGER REFERENCES gpkg_spatial_ref_sys (srs_id)
);
CREATE TABLE gpkg_geometry_columns (
  table_name TEXT NOT NULL UNIQUE REFERENCES gpkg_contents (table_name), column_name TEXT NOT NULL,
  geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL REFERENCES gpkg_spatial_ref_sys (srs_id),
  z TINYINT NOT NULL, m TINYINT NOT NULL, PRIMARY KEY (table_name, column_name)
);
"""
_VERSION = slice(96, 100)
_POINT, _LINE, _POLYGON, _LINES, _POLYGONS = 1, 2, 3, 5, 6


class Geopackage(LayerExporter):
    """Places, waters, lines and the border as layers of one file, for QGIS and other map programs."""

    title = "download.geopackage"
    about = "download.geopackage.about"
    file = "data/compendium.gpkg"
    media_type = "application/geopackage+sqlite3"
    binary = True

    def finish(self, folder: Path) -> None:
        """Write the file, packed."""
        database = sqlite3.connect(":memory:", isolation_level=None)
        database.execute(f"PRAGMA application_id = {_APPLICATION}")
        database.execute(f"PRAGMA user_version = {_USER}")
        database.executescript(_FRAME)
        database.executemany("INSERT INTO gpkg_spatial_ref_sys (srs_id, srs_name, organization, "
                             "organization_coordsys_id, definition) VALUES (?, ?, ?, ?, ?)", _SYSTEMS)
        for layer in LAYERS:
            self._write_layer(database, layer)
        database.execute("VACUUM")
        content = bytearray(database.serialize())
        database.close()
        content[_VERSION] = bytes(4)
        self.write(folder, bytes(content))

    def _write_layer(self, database: sqlite3.Connection, layer: Layer) -> None:
        features = list(list_features(self.context.catalog, layer, self.items))
        names = list(dict.fromkeys(name for feature in features for name in feature.properties))
        columns = "".join(f", {name} TEXT" for name in ("id", *names))
        database.execute(f"CREATE TABLE {layer.name} "
                         f"(fid INTEGER PRIMARY KEY, geom {layer.geometry.upper()}{columns})")
        marks = ", ".join("?" * (len(names) + 2))
        database.executemany(
            f"INSERT INTO {layer.name} ({', '.join(('geom', 'id', *names))}) VALUES ({marks})",
            ([_blob(layer, feature), feature.id, *(feature.properties.get(name) for name in names)]
             for feature in features))
        points = [point for feature in features for point in _points(feature.coordinates)]
        box = [edge([point[axis] for point in points]) if points else None
               for edge in (min, max) for axis in (0, 1)]
        about = f"{self.context.first.language.label('column.edition')}: {self.context.edition}"
        day = f"{format_iso(find_newest_day(self.context.catalog))}T00:00:00.000Z"
        database.execute("INSERT INTO gpkg_contents VALUES (?, 'features', ?, ?, ?, ?, ?, ?, ?, 4326)",
                         (layer.name, layer.name, about, day, *box))
        database.execute("INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, 4326, 0, 0)",
                         (layer.name, layer.geometry.upper()))


def _points(coordinates: list[Any]) -> Iterator[list[float]]:
    if isinstance(coordinates[0], float | int):
        yield coordinates
    else:
        for inner in coordinates:
            yield from _points(inner)


def _blob(layer: Layer, feature: Feature) -> bytes:
    """Return a geometry as GeoPackage has it: a head without an envelope, then well-known binary."""
    return struct.pack("<2sBBi", b"GP", 0, 1, 4326) + _binary(layer.geometry, feature.coordinates)


def _binary(kind: str, coordinates: list[Any]) -> bytes:
    if kind == "Point":
        return _head(_POINT) + _pairs([coordinates])
    if kind == "MultiLineString":
        lines = (_head(_LINE) + _counted([line]) for line in coordinates)
        return _head(_LINES) + struct.pack("<I", len(coordinates)) + b"".join(lines)
    areas = (_head(_POLYGON) + struct.pack("<I", len(rings)) + _counted(rings) for rings in coordinates)
    return _head(_POLYGONS) + struct.pack("<I", len(coordinates)) + b"".join(areas)


def _head(code: int) -> bytes:
    return struct.pack("<BI", 1, code)


def _counted(lines: list[Any]) -> bytes:
    return b"".join(struct.pack("<I", len(line)) + _pairs(line) for line in lines)


def _pairs(points: list[Any]) -> bytes:
    return b"".join(struct.pack("<2d", *point) for point in points)
