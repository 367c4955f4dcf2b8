"""Tables, database, map, data package and archive: whole, harmless, and as other tools expect them."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import sqlite3
import zipfile
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import feedparser
import pytest
from exporting import calendar, data, database, table
from support import run

HOSTILE = '=HYPERLINK("http://x"), <script>alert(1)</script> {{ 7 * 7 }}; \'" \\n 银溪'


# CSV


def test_csv_opens_rightly_in_spreadsheets(exports):
    for path in (exports / "data").glob("*.csv"):
        content = path.read_bytes()
        assert content.startswith("\ufeff".encode()), path
        assert content.endswith(b"\r\n"), path
        widths = {len(row) for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))}
        assert len(widths) == 1, path


def test_no_cell_starts_a_formula_and_numbers_stay_numbers(exports):
    for path in (exports / "data").glob("*.csv"):
        for row in table(exports, path.stem):
            for cell in row.values():
                assert re.fullmatch(r"-?\d+(\.\d+)?", cell) or not cell.startswith(tuple("=+-@\t\r")), (path, cell)
    assert "-1.1" in {row["value"] for row in table(exports, "observations")}
    assert "'-01XX" in {row["date"] for row in table(exports, "events")}
    assert "-01XX" in {record["date"] for record in data(exports, "events")}


def test_dates_keep_their_precision_and_tell_their_bounds(exports):
    rows = {row["id"]: row for row in table(exports, "instruments")}
    names = ("date", "date_en", "date_zh", "date_earliest", "date_latest")
    known = {tuple(row[name] for name in names) for row in rows.values()}
    assert ("2001-09-12", "12 September 2001", "2001年9月12日", "2001-09-12", "2001-09-12") in known
    assert ("1995-02", "February 1995", "1995年2月", "1995-02-01", "1995-02-28") in known
    assert ("2015/..", "2015-01-01", "") in {(date, first, last) for date, _, _, first, last in known}


# Hostile values


def test_hostile_values_stay_text_in_every_format(export_changed):
    quoted = json.dumps(HOSTILE.replace("\\n", "\n"), ensure_ascii=False)
    folder = export_changed(("instruments.yml", "zh: 水文资料备忘录", f"zh: {quoted}"), ("instruments.yml", 'date: "3002"', 'date: "3002-05-06"'))
    hostile = json.loads(quoted)
    assert table(folder, "instruments")[0]["title_zh"] == f"'{hostile}"
    assert data(folder, "instruments")[0]["title"]["zh"] == hostile
    with database(folder) as base:
        assert base.execute("SELECT title_zh FROM instruments").fetchone() == (hostile,)
    feed = feedparser.parse((folder / "zh" / "feed.xml").read_bytes())
    assert not feed.bozo
    entry = next(entry for entry in feed.entries if entry.link.endswith("brook-memorandum-3002/"))
    assert entry.title_detail.type == "text/plain" and entry.title.split() == hostile.split()
    event = next(iter(calendar(folder / "zh" / "calendar.ics").events))
    assert event["DESCRIPTION"] == hostile


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝"])
def test_each_dangerous_beginning_is_made_text(start):
    from compendium.exports.table_files import write_cell

    assert write_cell(f"{start}1+1") == f"'{start}1+1"
    assert write_cell(-5) == "-5"


# Database, map, data package


def test_the_database_is_whole_and_its_references_hold(exports):
    with database(exports) as base:
        assert base.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert base.execute("PRAGMA foreign_key_check").fetchall() == []
        sessions = base.execute("SELECT m.ordinal, b.title_zh FROM meetings m JOIN bodies b ON b.id = m.body "
                                "WHERE m.body = 'joint-commission' ORDER BY m.ordinal").fetchall()
    assert [ordinal for ordinal, _ in sessions] == list(range(1, 20))
    assert {name for _, name in sessions} == {"中哈利用和保护跨界河流联合委员会"}


def features(folder: Path, layer: str) -> list[dict]:
    return json.loads((folder / "data" / f"{layer}.geojson").read_text(encoding="utf-8"))["features"]


def test_the_layers_hold_whatever_has_a_position_or_a_shape(exports, catalog):
    points = [entry.id for entry in catalog.entries.values() if getattr(entry.record, "position", None)]
    assert [feature["id"] for feature in features(exports, "places")] == points
    shapes = [feature["id"] for layer in ("waters", "lines", "border") for feature in features(exports, layer)]
    assert sorted(shapes) == sorted(catalog.shapes) and len(shapes) == len(set(shapes))
    assert [feature["id"] for feature in features(exports, "border")] == ["china-kazakhstan-border"]
    for layer in ("places", "waters", "lines", "border"):
        assert len({feature["geometry"]["type"] for feature in features(exports, layer)}) == 1
        for feature in features(exports, layer):
            assert feature["properties"]["title_en"] and feature["properties"]["title_zh"]
            assert ("gazetteer" in feature["properties"]) == (layer == "places") != ("shape" in feature["properties"])


def signed_area(ring) -> float:
    return sum(one[0] * two[1] - two[0] * one[1] for one, two in pairwise(ring)) / 2


def crossings(ring) -> list:
    """Return where two sides of a ring cross."""
    def side(a, b, c):
        return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])

    sides = sorted(pairwise(ring), key=lambda pair: min(pair[0][0], pair[1][0]))
    found = []
    for number, (a, b) in enumerate(sides):
        for c, d in sides[number + 1:]:
            if min(c[0], d[0]) > max(a[0], b[0]):
                break
            if side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0:
                found.append((a, c))
    return found


def test_areas_are_wound_as_the_standard_has_it_and_no_shore_crosses_itself(exports, catalog):
    for feature in features(exports, "waters"):
        for outer, *holes in feature["geometry"]["coordinates"]:
            assert signed_area(outer) > 0 and all(signed_area(hole) < 0 for hole in holes), feature["id"]
            assert all(crossings(ring) == [] for ring in (outer, *holes)), feature["id"]
    for geo in catalog.geo.values():
        assert all(crossings(ring) == [] for shape in geo.features if shape.geometry.closed for ring in shape.geometry.lines)
    assert crossings([(0, 0), (2, 2), (2, 0), (0, 2), (0, 0)])


def test_the_geopackage_has_the_layers_with_the_same_features(exports):
    with closing(sqlite3.connect(f"file:{exports / 'data' / 'compendium.gpkg'}?mode=ro", uri=True)) as base:
        assert base.execute("PRAGMA application_id").fetchone() == (0x47504B47,)
        layers = base.execute("SELECT table_name, geometry_type_name FROM gpkg_geometry_columns").fetchall()
        assert len(layers) == 4
        for layer, kind in layers:
            expected = features(exports, layer)
            assert [name for name, in base.execute(f"SELECT id FROM {layer} ORDER BY fid")] == [feature["id"] for feature in expected]
            assert {feature["geometry"]["type"].upper() for feature in expected} == {kind}


def frictionless(folder: Path):
    return run(folder / "data", "-m", "frictionless", "validate", "datapackage.json", "--json")


def test_the_data_package_is_valid_for_frictionless(exports):
    result = frictionless(exports)
    assert result.returncode == 0, result.stdout[-3000:] + result.stderr
    report = json.loads(result.stdout)
    assert report["valid"] and {task["name"] for task in report["tasks"]} == {path.stem for path in (exports / "data").glob("*.csv")}


def test_frictionless_finds_a_broken_table(export_changed):
    folder = export_changed()
    path = folder / "data" / "meetings.csv"
    path.write_bytes(path.read_bytes().replace(b"dawnport", b"nowhere-", 1))
    result = frictionless(folder)
    assert result.returncode != 0
    kinds = {error["type"] for task in json.loads(result.stdout)["tasks"] for error in task["errors"]}
    assert {"hash-count", "foreign-key"} <= kinds


def test_the_data_package_describes_every_column_in_both_languages(exports):
    package = json.loads((exports / "data" / "datapackage.json").read_text(encoding="utf-8"))
    assert package["licenses"][0]["name"] == "CC-BY-SA-4.0" and len(package["sources"]) == 5
    for resource in package["resources"]:
        path = exports / "data" / resource["path"]
        with path.open(encoding="utf-8-sig", newline="") as file:
            assert [field["name"] for field in resource["schema"]["fields"]] == next(csv.reader(file))
        assert resource["hash"] == f"sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}"
        for described in (resource, *resource["schema"]["fields"]):
            assert described["title"] and described["description"]
            assert re.search("[\u4e00-\u9fff]|Schema|ISSN", described["title@zh"]), described
            assert re.search("[\u4e00-\u9fff]", described["description@zh"]), described


# The archive


def test_the_archive_holds_everything_and_its_sums_are_right(exports):
    with zipfile.ZipFile(exports / "data" / "compendium.zip") as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert names == sorted(names)
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        sums = dict(reversed(line.split("  ")) for line in archive.read("SHA256SUMS").decode().splitlines())
        assert set(sums) == set(names) - {"SHA256SUMS"}
        for name, value in sums.items():
            assert hashlib.sha256(archive.read(name)).hexdigest() == value, name
        readme = archive.read("README.txt").decode("utf-8-sig")
    written = {path.relative_to(exports).as_posix() for path in [*(exports / "data").glob("*.*"), *(exports / "schemas").glob("*")]}
    assert written - {"data/compendium.zip", "data/index.html"} <= set(names)
    assert {"LICENSE", "LICENSE-CONTENT"} <= set(names)
    assert "China–Kazakhstan Compendium" in readme and "中哈关系资料汇编" in readme
    assert "CC BY-SA 4.0" in readme and "apostrophe" in readme and "撇号" in readme
