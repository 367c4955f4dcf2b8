"""What authorities call the same thing: on pages, in JSON-LD and in every export, and only where a package says so."""

from __future__ import annotations

import json

import pytest
from compendium.features.citations import make_head, make_page
from compendium.presentation.authorities import list_authorities, list_same_as
from compendium.presentation.record_view import Views
from compendium.records.catalog_loader import load_catalog
from exporting import data, table
from support import run_command

GEONAMES, WIKIDATA = "https://sws.geonames.org/77/", "https://www.wikidata.org/wiki/Q88"
NAMED = ("places.yml", 'gazetteer: Invented gazetteer}\n', 'gazetteer: "GeoNames 77, invented 1"}\n  authorities: ["Wikidata Q88, invented 1"]\n')


def edit(folder, name, old, new):
    path = folder / "data" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_numbers_of_the_gazetteer_and_of_the_map_data_are_in_every_export(export_changed):
    folder = export_changed(NAMED)
    row = next(row for row in table(folder, "places") if row["id"] == "dawnport")
    assert row["same_as"].split(" | ") == [GEONAMES, WIKIDATA]
    assert data(folder, "records/dawnport")["same_as"] == [GEONAMES, WIKIDATA]
    [feature] = [item for item in json.loads((folder / "data" / "places.geojson").read_text(encoding="utf-8"))["features"] if item["id"] == "dawnport"]
    assert feature["properties"]["same_as"].split(" | ") == [GEONAMES, WIKIDATA]


def test_a_page_leads_to_them_and_tells_programs(tiny_copy):
    edit(tiny_copy, *NAMED)
    views = Views(load_catalog(tiny_copy / "data"), "zh")
    entry = views.catalog.entries["dawnport"]
    [fact] = [fact for fact in views.record(entry)["facts"] if fact["name"] == "authorities"]
    assert fact["values"] == [{"text": "GeoNames 77", "address": GEONAMES}, {"text": "Wikidata Q88", "address": WIKIDATA}]
    page = make_page(views.language, "places/dawnport/", "https://x.example/zh/places/dawnport/", "晨港")
    assert f'"sameAs":["{GEONAMES}","{WIKIDATA}"]' in make_head(views.language, page)["linked"].replace(", ", ",").replace(": ", ":")


def test_a_position_that_is_that_of_something_else_makes_nothing_the_same(tiny_copy):
    edit(tiny_copy, "places.yml", "gazetteer: Invented gazetteer}\n",
         'gazetteer: "GeoNames 77, invented 1"}\n  derived: [{field: position, how: {en: It is the town’s., zh: 为镇区的位置。}}]\n')
    assert list_same_as(load_catalog(tiny_copy / "data").entries["dawnport"].record) == []


@pytest.mark.parametrize("words", ["Q88", "Wikidata Q88", "Wikidata 八十八, invented 1", "Wikipedia Dawnport, invented 1"])
def test_a_number_without_its_authority_or_its_package_is_a_fault(tiny_copy, words):
    edit(tiny_copy, "places.yml", NAMED[1], NAMED[2].replace("Wikidata Q88, invented 1", words))
    told = run_command(tiny_copy, "check")
    assert told.returncode == 1 and f"'{words}' names no authority with its number and the package that gives it" in told.stdout


def test_no_two_records_are_the_same_thing_elsewhere(catalog):
    named = [item["text"] for entry in catalog.entries.values() for item in list_authorities(entry.record)]
    assert len(named) == len(set(named)) > 0
