"""Maps: the projection, clipping, labels, what is drawn and listed, and faults planted in definitions."""

from __future__ import annotations

import json
import re
from math import cos, dist, radians

import pytest
from compendium.checks import check_all
from compendium.core.problems import DataError
from compendium.features.maps import MapViews
from compendium.features.maps.clipping import clip_line, clip_ring, measure_area, thin_line, write_path
from compendium.features.maps.labels import LabelBox, Sheet, list_spots_around, measure_text_width
from compendium.features.maps.projection import EARTH, Projection
from compendium.features.maps.view import list_records
from compendium.pages.macros import SIGNATURES
from compendium.presentation.record_view import Views
from compendium.presentation.templates import Renderer
from compendium.records.catalog_loader import load_catalog
from compendium.records.models.maps import Extent
from support import ROOT, real_catalog
from test_tiny_site import golden, page

CATALOG = real_catalog()
MAPS = {code: MapViews(Views(CATALOG, code)) for code in CATALOG.locales}
CASES = [(code, name) for code in MAPS for name in CATALOG.maps]
STEPPE = Extent(west=70, south=42, east=92, north=54)


def points(d: str) -> list[tuple[float, float]]:
    """Return the corners of a path of absolute starts and relative steps."""
    found, at = [], (0.0, 0.0)
    for letter, body in re.findall(r"([Ml])([^Mlz]*)", d):
        x, y = map(float, re.findall(r"-?(?:\d+\.?\d*|\.\d+)", body))
        at = (x, y) if letter == "M" else (at[0] + x, at[1] + y)
        found.append(at)
    return found


def test_the_picture_holds_the_extent_and_north_is_up():
    projection = Projection(STEPPE, 720)
    for longitude in (70, 81, 92):
        for latitude in (42, 48, 54):
            x, y = projection.point((longitude, latitude))
            assert -0.01 <= x <= 720.01 and -0.01 <= y <= projection.height + 0.01
    assert projection.point((81, 54))[1] < projection.point((81, 42))[1]
    assert projection.point((81, 48))[0] == pytest.approx(360)


@pytest.mark.parametrize("latitude", [42, 45, 48, 51, 54])
def test_the_scale_is_true_within_one_per_cent_and_the_same_in_all_directions(latitude):
    projection = Projection(STEPPE, 720)
    here, east, north = (projection.point(at) for at in ((80, latitude), (80.01, latitude), (80, latitude + 0.01)))
    kilometres = radians(0.01) * EARTH
    assert dist(here, east) / (kilometres * cos(radians(latitude))) == pytest.approx(projection.pixels_per_kilometre, rel=0.01)
    assert dist(here, north) / kilometres == pytest.approx(projection.pixels_per_kilometre, rel=0.01)


def test_a_line_is_cut_where_it_leaves_and_goes_on_where_it_returns():
    pieces = clip_line([(-10.0, 5.0), (5.0, 5.0), (5.0, 20.0), (8.0, 20.0), (8.0, 2.0)], 10, 10)
    assert pieces == [[(0.0, 5.0), (5.0, 5.0), (5.0, 10.0)], [(8.0, 10.0), (8.0, 2.0)]]
    assert clip_line([(-5.0, -5.0), (-1.0, 20.0)], 10, 10) == []


def test_an_area_is_cut_to_the_picture():
    assert measure_area(clip_ring([(-5.0, -5.0), (5.0, -5.0), (5.0, 5.0), (-5.0, 5.0)], 10, 10)) == 25
    assert clip_ring([(20.0, 20.0), (30.0, 20.0), (30.0, 30.0)], 10, 10) == []


def test_a_line_is_thinned_but_keeps_its_bends():
    assert thin_line([(0.0, 0.0), (5.0, 0.1), (10.0, 0.0), (10.0, 10.0)], 0.5) == [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0)]


def test_a_path_does_not_drift_and_is_short():
    line = [(0.04 * index, 0.04 * index) for index in range(100)]
    assert points(write_path([line]))[-1] == pytest.approx((4.0, 4.0))
    assert write_path([[(0.0, 0.5), (-1.0, 0.0)]]) == "M0 .5l-1-.5"


def test_labels_keep_apart_and_the_last_says_that_there_is_no_room():
    sheet = Sheet(120, 60)
    spots = [sheet.place(list_spots_around((60, 30), 50, 24)) for _ in range(8)]
    boxes = [spot.box for spot in spots if spot]
    assert spots[-1] is None and boxes
    assert not any(one.meets(other) for index, one in enumerate(boxes) for other in boxes[index + 1:])
    assert all(box.within(120, 60) for box in boxes)
    assert not LabelBox(0, 0, 5, 5).meets(LabelBox(5, 0, 9, 5))


def test_han_letters_take_a_square_each():
    assert measure_text_width("额尔齐斯河", 12) == 60
    assert measure_text_width("“安”—", 12) == 48
    assert measure_text_width("Ili", 12) < measure_text_width("Irtysh", 12) < 60


@pytest.mark.parametrize(("code", "name"), CASES)
def test_everything_drawn_is_labelled_linked_and_listed(code, name):
    item, view, views = CATALOG.maps[name], MAPS[code].map(name), MAPS[code].views
    rows = [row["id"] for group in view["groups"] for row in group["rows"]]
    assert sorted(rows) == sorted(list_records(item))
    drawn = sorted({*item.draw, *(site.record for site in item.sites), *(course.record for course in item.courses)})
    for layout in view["layouts"]:
        assert layout["missing"] == []
        labels = layout["labels"] + [text for mark in layout["marks"] for text in mark["texts"]]
        assert sorted(label["id"] for label in labels) == drawn
        assert all(label["href"] == views.language.address(label["id"]) and label["text"] for label in labels)


@pytest.mark.parametrize(("code", "name"), CASES)
def test_nothing_is_drawn_outside_the_frame(code, name):
    for layout in MAPS[code].map(name)["layouts"]:
        paths = [shape["d"] for shape in (*layout["bands"], *layout["shapes"])] + [layout["net"]["d"], layout["scale"]["d"]]
        paths += [course["d"] for course in layout["courses"]]
        for x, y in (point for d in paths for point in points(d)):
            assert -0.2 <= x <= layout["width"] + 0.2 and -0.2 <= y <= layout["height"] + 0.2
        for mark in layout["marks"]:
            assert 0 < mark["x"] < layout["width"] and 0 < mark["y"] < layout["height"]


@pytest.mark.parametrize("code", MAPS)
def test_a_state_is_named_on_its_own_side_of_the_boundary(code):
    for name in CATALOG.maps:
        for layout in MAPS[code].map(name)["layouts"]:
            at = {label["id"]: label["x"] for label in layout["labels"]}
            if "kazakhstan" in at and "china" in at:
                assert at["kazakhstan"] < at["china"]


def test_both_languages_draw_the_same_places_at_the_same_spots():
    for name in CATALOG.maps:
        one, other = ({mark["id"]: (mark["x"], mark["y"]) for mark in MAPS[code].map(name)["layouts"][0]["marks"]} for code in MAPS)
        assert one == other


def test_definitions_hold_no_position():
    for item in CATALOG.maps.values():
        text = json.dumps(item.model_dump(exclude={"extent"}), ensure_ascii=False)
        assert not re.search(r"\d", text), item.id


def test_every_shape_file_says_where_it_comes_from():
    assert CATALOG.geo
    for name, file in CATALOG.geo.items():
        assert "Natural Earth" in file.provenance.dataset and file.provenance.licence == "public-domain", name
        assert file.provenance.retrieved and file.provenance.changes


def test_only_the_boundary_of_the_two_states_is_kept():
    sides = [(shape.properties.left, shape.properties.right) for file in CATALOG.geo.values() for shape in file.features if shape.properties.left]
    assert sides == [("kazakhstan", "china")]


def test_small_maps_are_small_and_only_where_a_position_is_known():
    for code, maps in MAPS.items():
        renderer = Renderer(ROOT / "templates", maps.views.language)
        for entry in CATALOG.entries.values():
            small = maps.locator(entry)
            known = getattr(entry.record, "position", None) or entry.id in CATALOG.shapes
            assert not small or known
            assert not small or len(renderer.render("figures/locator.html", "../..", locator=small).encode()) < 4000, (code, entry.id)
    assert MAPS["en"].locator(CATALOG.entries["almaty"]) and MAPS["en"].locator(CATALOG.entries["irtysh"])
    assert MAPS["en"].locator(CATALOG.entries["beijing"]) is None and MAPS["en"].locator(CATALOG.entries["khorgos-river"]) is None


FAULTS = [
    ("draw: [dawnport,", "draw: [dawnprot,", "draw[0]", "no record has the id 'dawnprot'. Did you mean 'dawnport'?"),
    ("listed: [brook-weir]", "listed: [dawnport]", "listed[0]", "'dawnport' is drawn already"),
    ("layers: [invented]", "layers: [inventd]", "layers[0]", "'inventd' is not one of the files of data/geo. Did you mean 'invented'?"),
    ("east: 24", "east: 20", "draw[0]", "'dawnport' lies outside the map's extent"),
    ("east: 24", "east: 17", "extent", "must have its west below its east"),
    ("themes: [water]", "themes: [watr]", "themes[0]", "'watr' is not one of the themes. Did you mean 'water'?"),
    ("chapters: [water]", "chapters: [wadi]", "chapters[0]", "'wadi' is not one of the chapters"),
    ("listed: [brook-weir]", "sites: [{record: brook-weir, at: dawnport}]", "sites[0].at", "the record 'brook-weir' does not name 'dawnport'"),
    ("listed: [brook-weir]", "courses: [{record: brook-weir, via: [dawnport, northland]}]", "courses[0].via[1]", "'northland' has no known position"),
    ("id: two-lands", "id: two-lands\n  lat: 10", "lat", "is not a field here"),
]


@pytest.mark.parametrize(("old", "new", "field", "message"), FAULTS)
def test_a_planted_fault_is_found_and_located(tiny_copy, old, new, field, message):
    path = tiny_copy / "data" / "maps.yml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(DataError) as caught:
        check_all(load_catalog(tiny_copy / "data"), tiny_copy / "docs", SIGNATURES)
    found = [problem for problem in caught.value.problems if problem.field == field and message in problem.message]
    assert found and found[0].path == "data/maps.yml" and found[0].line > 0, caught.value


def test_a_place_without_a_position_is_not_drawn(tiny_copy):
    path = tiny_copy / "data" / "places.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"  position: .*\n", "", text), encoding="utf-8")
    with pytest.raises(DataError, match="'dawnport' has no known position"):
        check_all(load_catalog(tiny_copy / "data"), tiny_copy / "docs", SIGNATURES)


def test_a_shape_of_no_record_and_a_file_without_provenance_are_found(tiny_copy):
    path = tiny_copy / "data" / "geo" / "invented.geojson"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('"record":"silver-brook"', '"record":"silver-brok"'), encoding="utf-8")
    with pytest.raises(DataError, match=r"data/geo/invented\.geojson:1  features\[0\]\.properties\.record\n.*Did you mean 'silver-brook'"):
        check_all(load_catalog(tiny_copy / "data"), tiny_copy / "docs", SIGNATURES)
    path.write_text(text.replace('"public-domain"', '"public-domian"'), encoding="utf-8")
    with pytest.raises(DataError, match=r"invented\.geojson:1  provenance\.licence\n.*Did you mean 'public-domain'"):
        check_all(load_catalog(tiny_copy / "data"), tiny_copy / "docs", SIGNATURES)
    path.write_text(re.sub(r'"provenance":\{.*?\},', "", text), encoding="utf-8")
    with pytest.raises(DataError, match=r"data/geo/invented\.geojson"):
        check_all(load_catalog(tiny_copy / "data"), tiny_copy / "docs", SIGNATURES)


@pytest.mark.parametrize(("code", "name"), CASES)
def test_the_index_shows_each_map_with_its_names_and_its_finding(code, name):
    shown = MAPS[code].preview(CATALOG.maps[name])
    assert shown["finding"] == CATALOG.maps[name].finding[code] and shown["shapes"] and shown["marks"]
    named = [label["id"] for label in shown["labels"]] + [text["id"] for mark in shown["marks"] for text in mark["texts"]]
    assert len(named) >= len(CATALOG.maps[name].draw) / 2


@pytest.mark.parametrize("code", ["en", "zh"])
def test_the_invented_map_is_drawn_as_it_was(tiny_views, code):
    golden(f"two-lands.{code}.json", MapViews(tiny_views[code]).map("two-lands"))


def test_the_invented_map_stands_in_its_chapter_on_its_page_and_as_a_file(tiny_site):
    chapter, own = page(tiny_site, "zh/water"), page(tiny_site, "zh/maps/two-lands")
    assert 'id="map-two-lands"' in chapter and 'href="../maps/two-lands/"' in chapter
    assert 'href="../../places/dawnport/" data-record="dawnport"' in own and "Invented shapes" in own
    assert 'href="../../../data/maps/two-lands.zh.svg"' in own
    assert "Invented gazetteer" in own and "北纬10.50°" in own
    drawing = (tiny_site / "data" / "maps" / "two-lands.zh.svg").read_text(encoding="utf-8")
    assert "https://compendium.example/zh/places/dawnport/" in drawing and "示意图" in drawing
    # Outside a browser nobody fills in variables or draws a halo behind letters.
    assert "var(" not in drawing and "paint-order" not in drawing
    assert "https://compendium.example/zh/maps/two-lands/</text>" in drawing and "Invented shapes" in drawing
    assert "公有领域" in drawing and "public" not in drawing.lower(), "a picture that is taken away speaks its own language"
    assert 'class="locator"' in page(tiny_site, "places/dawnport") and 'class="locator"' not in page(tiny_site, "places/northland")
