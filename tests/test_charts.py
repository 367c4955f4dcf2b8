"""Charts: their scales and words, what they join, and that every value that they draw is true to its record."""

from __future__ import annotations

import csv
import os
import re
import xml.etree.ElementTree as ElementTree
from decimal import Decimal
from pathlib import Path

import pytest
from compendium.charts.lettering import width, wrap
from compendium.charts.ranks import draw_ranks
from compendium.charts.records import chart_records
from compendium.charts.scale import Scale, span, ticks, year_of, year_ticks
from compendium.charts.series import Point, Series, figure_series
from compendium.charts.sheet import sheet
from compendium.charts.time import draw_time
from compendium.charts.view import _RECORDS, _VALUES, chart_view, figure_chart
from compendium.edtf import Edtf
from compendium.models import Figure
from compendium.models.chart import RECORD_KINDS, VALUE_KINDS
from compendium.rendering import Renderer
from compendium.views import Views
from support import real_catalog, run
from test_faults import plant

CATALOG = real_catalog()
VIEWS = {code: Views(CATALOG, code) for code in CATALOG.locales}
GOLDEN = Path(__file__).parent / "golden" / "charts"
EVERY = pytest.mark.parametrize("name", sorted(CATALOG.charts))
LANGUAGES = pytest.mark.parametrize("code", sorted(VIEWS))


@pytest.mark.parametrize(("high", "most", "expected"), [
    ("70", 4, [0, 20, 40, 60]), ("40", 4, [0, 10, 20, 30, 40]), ("70", 3, [0, 50]), ("9", 5, [0, 2, 4, 6, 8]),
    ("0.13", 3, ["0", "0.05", "0.10"]), ("33000000000", 4, [0, "1e10", "2e10", "3e10"]), ("0", 3, [0]),
])
def test_ticks_are_round(high, most, expected):
    assert ticks(Decimal(high), most) == [Decimal(value) for value in expected]


@pytest.mark.parametrize(("first", "last", "most", "expected"), [
    (1992, 2030, 5, [2000, 2010, 2020, 2030]), (2009, 2013, 9, [2009, 2010, 2011, 2012, 2013]), (1991, 2012, 6, [1995, 2000, 2005, 2010]),
])
def test_years_on_the_axis_are_round(first, last, most, expected):
    assert year_ticks(first, last, most) == expected


def test_a_date_takes_the_time_that_it_means():
    assert year_of((2012, 1, 1)) == 2012
    assert year_of((2012, 12, 31), after=True) == 2013
    assert year_of((2012, 2, 29)) == year_of((2012, 2, 28))
    assert span(Edtf.parse("2012")) == (2012, 2013)
    assert span(Edtf.parse("2021/..")) == (2021, None)
    start, end = span(Edtf.parse("2022-01/2022-07"))
    assert start == 2022 and end == pytest.approx(2022 + 212 / 365)


def test_a_scale_is_straight():
    scale = Scale(1992, 2031, 0, 390)
    assert (scale.at(1992), scale.at(2031), scale.at(2002)) == (0, 390, pytest.approx(100))
    assert Scale(5, 5, 0, 10).at(5) == 0


def test_lines_break_where_each_script_may():
    assert wrap("China and the five Central Asian states", 150) == ["China and the five", "Central Asian states"]
    assert "".join(wrap("中国与中亚五国双向贸易，全年总额", 60)) == "中国与中亚五国双向贸易，全年总额"
    assert not any(line.startswith("，") for room in range(30, 200, 7) for line in wrap("双向，贸易，全年，总额（合计）。", room))
    assert width("亿") > width("b") > width("i")


def test_every_kind_has_its_drawing():
    assert set(_VALUES) == set(VALUE_KINDS) and set(_RECORDS) == set(RECORD_KINDS)


def point(name: str, value: int, date: str, *, aim: bool = False, rough: bool = False, reporter: str = "") -> Point:
    """Return an invented value."""
    day = Edtf.parse(date)
    return Point(id=name, href=f"#{name}", value=Decimal(value), to=None, words=str(value), date=day, when={"text": date}, day=date,
                 aim=aim, rough=rough, reporter=reporter, sources=(), label=name)


def series(name: str, *points: Point, measure: str = "stock") -> Series:
    """Return an invented series."""
    return Series(name, f"{name}/", name, "whole", (name,), "count", measure, points)


def looks(drawing) -> list[str]:
    """Return the class of every shape, those of links included."""
    shapes = [*drawing.shapes, *(shape for link in drawing.links for shape in link["shapes"])]
    return [shape["attributes"]["class"] for shape in shapes]


@pytest.mark.parametrize(("what", "drawn", "lines"), [
    ("years that adjoin", [series("a", point("x", 1, "2019"), point("y", 2, "2020"))], 1),
    ("a year between", [series("a", point("x", 1, "2019"), point("y", 2, "2021"))], 0),
    ("another reporter", [series("a", point("x", 1, "2019", reporter="p"), point("y", 2, "2020", reporter="q"))], 0),
    ("an aim", [series("a", point("x", 1, "2019"), point("y", 2, "2020", aim=True))], 0),
    ("amounts of periods", [series("a", point("x", 1, "2019"), point("y", 2, "2020"), measure="flow")], 0),
    ("series of different scope", [series("a", point("x", 1, "2019")), series("b", point("y", 2, "2020"))], 0),
])
def test_only_neighbours_of_one_series_are_joined(what, drawn, lines):
    drawing = draw_time(VIEWS["en"], drawn, 640)
    key = "join" in drawing.looks
    assert looks(drawing).count("join") - key == lines, what
    assert key == bool(lines), "the key explains the line"


def test_what_is_not_a_plain_fact_looks_so_and_the_key_says_why():
    drawing = draw_time(VIEWS["en"], [series("a", point("x", 1, "2010"), point("y", 2, "2014", rough=True),
                                             point("z", 3, "2020", aim=True), measure="flow")], 640)
    bars = [shape["attributes"]["class"] for link in drawing.links for shape in link["shapes"] if shape["tag"] == "rect"]
    assert [look for look in bars if look != "hit"] == ["fact", "rough", "aim"]
    texts = " ".join(shape["text"] for shape in drawing.shapes)
    assert "Hollow" in texts and "Broken outline" in texts


def test_an_interval_is_a_bar_over_its_span_and_an_open_one_is_dotted():
    drawing = draw_time(VIEWS["en"], [series("a", point("x", 5, "2010"), point("y", 5, "2012/2016"), measure="flow")], 700)
    wide = [float(shape["attributes"]["width"]) for link in drawing.links for shape in link["shapes"]
            if shape["attributes"]["class"] == "fact"]
    assert (wide[1] + 1) / (wide[0] + 1) == pytest.approx(5, rel=0.01)
    ranks = draw_ranks(VIEWS["en"], [series("a", point("x", 1, "2010"), point("y", 2, "2014/.."), measure="rank")], 640)
    assert "open" in ranks.looks
    assert any("Dotted" in shape["text"] for shape in ranks.shapes)


def drawn_hrefs(view) -> list[set[str]]:
    return [{link["href"] for link in drawing["links"]} for drawing in view["drawings"]]


@EVERY
@LANGUAGES
def test_every_value_with_a_date_is_drawn_and_leads_to_its_place(name, code):
    views, chart = VIEWS[code], CATALOG.charts[name]
    view = chart_view(views, chart)
    wide, narrow = drawn_hrefs(view)
    assert wide == narrow
    listed = {item["href"] for item in view["undated"]}
    if chart.kind in VALUE_KINDS:
        items = [item for figure in chart.figures for item in CATALOG.entries[figure].record.observations]
        everything = {views.address(item.id) for item in items}
        dated = {views.address(item.id) for item in items if item.date is not None}
        assert dated <= wide
    else:
        everything = {unit.href for unit in chart_records(views, chart).units}
    assert wide | listed == everything and not wide & listed
    for drawing in view["drawings"]:
        for link in drawing["links"]:
            assert re.search(r"–|——", link["label"]), "a title says value, date and source"


@EVERY
def test_both_languages_draw_and_list_the_same(name):
    english, chinese = (chart_view(VIEWS[code], CATALOG.charts[name]) for code in ("en", "zh"))
    for one, other in zip(english["drawings"], chinese["drawings"], strict=True):
        assert [link["href"] for link in one["links"]] == [link["href"] for link in other["links"]]
    assert cells(english) == cells(chinese)
    assert [item["href"] for item in english["sources"]] == [item["href"] for item in chinese["sources"]]


def cells(view) -> list[list[list[str]]]:
    """Return where each cell of a chart's table leads."""
    return [[[item.get("href", "") for item in cell] for cell in row] for group in view["table"]["groups"] for row in group["rows"]]


@pytest.mark.parametrize("name", sorted(name for name, chart in CATALOG.charts.items() if chart.kind in VALUE_KINDS))
@LANGUAGES
def test_a_table_has_each_value_as_its_record_words_it(name, code):
    views, chart = VIEWS[code], CATALOG.charts[name]
    shown = {row[1][0]["href"]: row[1][0]["text"] for group in chart_view(views, chart)["table"]["groups"] for row in group["rows"]}
    for figure in chart.figures:
        record = CATALOG.entries[figure].record
        for item in record.observations:
            assert views.quantity(item, record.unit) in shown[views.address(item.id)]


@EVERY
def test_a_definition_holds_no_value(name):
    chart = CATALOG.charts[name]
    for text in (chart.title, chart.about, *(lane.title for lane in chart.lanes)):
        assert not re.search(r"\d", text.en + text.zh)


def test_axes_are_worded_as_each_language_does():
    texts = {code: {shape["text"] for shape in chart_view(VIEWS[code], CATALOG.charts["trade-over-time"])["drawings"][0]["shapes"]}
             for code in VIEWS}
    assert {"US$20 bn", "US$40 bn", "2010"} <= texts["en"]
    assert {"200亿美元", "400亿美元", "2010年"} <= texts["zh"]


def test_a_figure_with_three_dated_values_has_a_chart_on_its_page():
    drawn = [entry.id for entry in CATALOG.of("figures") if figure_chart(VIEWS["en"], entry)]
    assert drawn == [entry.id for entry in CATALOG.of("figures") if isinstance(entry.record, Figure)
                     and sum(item.date is not None for item in entry.record.observations) >= 3]
    assert {"trade-china-kazakhstan", "partner-rank-kazakhstan"} <= set(drawn)


def test_values_of_one_figure_stand_in_order_of_time():
    values = figure_series(VIEWS["en"], CATALOG.entries["trade-china-kazakhstan"], "scope")
    assert [str(item.date) for item in values.dated] == sorted(str(item.date) for item in values.dated)
    assert [item.date for item in values.undated] == [None]


def test_a_pledge_without_a_report_stands_in_a_row_of_its_own():
    records = chart_records(VIEWS["en"], CATALOG.charts["commitments-status"])
    silent = {entry.id for entry in CATALOG.of("commitments") if not entry.record.outcomes}
    assert {unit.id for unit in records.units if len(records.lanes) - 1 in unit.lanes} == silent


@LANGUAGES
@pytest.mark.parametrize("name", ["brook-lengths", "brook-sessions"])
def test_a_sheet_looks_as_it_did(tiny_folder, tiny_views, code, name):
    views = tiny_views[code]
    view = chart_view(views, views.catalog.charts[name])
    address = f"https://compendium.example/charts/{name}/"
    text = Renderer(tiny_folder / "templates", views).render("figures/alone.svg", "..", chart=view, sheet=sheet(views, view, address))
    path = GOLDEN / f"{name}.{code}.svg"
    if os.environ.get("UPDATE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


@EVERY
def test_each_chart_can_be_taken_away(exports, name):
    with (exports / "data" / "charts" / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    views = chart_view(VIEWS["en"], CATALOG.charts[name])
    assert len(rows) == sum(len(group["rows"]) for group in views["table"]["groups"])
    assert all(row["sources"] and row["url"].startswith("https://reference.example/base/") for row in rows)
    for code in VIEWS:
        tree = ElementTree.parse(exports / "data" / "charts" / f"{name}.{code}.svg")
        text = "".join(tree.getroot().itertext())
        assert VIEWS[code].label("site.name") in text and CATALOG.charts[name].title[code] in text
        links = [link.get("href", "") for link in tree.iter("{http://www.w3.org/2000/svg}a")]
        assert links and all(link.startswith("https://reference.example/base/") for link in links)


FAULTS = [
    ("unknown figure", "figures: [brook-length-alpha]", "figures: [brook-lenght-alpha]",
     ["charts.yml:7  brook-lengths  figures[0]", "no figure has the id 'brook-lenght-alpha'", "Did you mean 'brook-length-alpha'?"]),
    ("unknown kind", "kind: bars", "kind: bar", ["charts.yml:4  brook-lengths  kind", "'bar' is not one of the kinds of chart", "Did you mean 'bars'?"]),
    ("kind for records", "kind: bars", "kind: tally", ["'tally' draws the records of a dataset"]),
    ("nothing with a date", "kind: bars", "kind: time", ["brook-lengths  kind", "nothing that it names has a date"]),
    ("unknown dataset", "dataset: meetings", "dataset: metings", ["brook-sessions  dataset", "Did you mean 'meetings'?"]),
    ("unknown field", "by: body", "by: boddy", ["brook-sessions  by", "'boddy' is not one of the fields of the meetings", "Did you mean 'body'?"]),
    ("unknown filter", "where: {kind: session}", "where: {knd: session}", ["brook-sessions  where.knd", "Did you mean 'kind'?"]),
    ("unknown value", "where: {kind: session}", "where: {kind: sesion}", ["brook-sessions  where.kind", "Did you mean 'session'?"]),
    ("unknown theme", "themes: [water]", "themes: [watr]", ["brook-lengths  themes[0]", "Did you mean 'water'?"]),
    ("unknown chapter", "chapters: [water]", "chapters: [watr]", ["brook-lengths  chapters[0]", "Did you mean 'water'?"]),
    ("chapter that does not show it", "by: body", "by: body\n  chapters: [water]",
     ["brook-sessions  chapters[0]", 'add {{ chart("brook-sessions") }} to docs/*/water.md']),
    ("chapter left out", "  chapters: [water]\n", "", ["brook-lengths  chapters", "lacks 'water', whose chapter shows it"]),
    ("missing translation", "title: {en: How long the brook is, zh: 银溪的长度}", "title: {en: How long the brook is}",
     ["charts.yml:2  brook-lengths  title.zh", "is missing"]),
    ("copied translation", "zh: 银溪的长度}", "zh: How long the brook is}", ["brook-lengths  title.zh", "is a copy of the English"]),
    ("a value in a definition", "kind: bars", "kind: bars\n  value: 90", ["brook-lengths  value", "is not a field here"]),
    ("repeated id", "id: brook-sessions", "id: brook-lengths", ["'brook-lengths' is already the id of the chart in data/charts.yml:1"]),
]


@pytest.mark.parametrize(("old", "new", "said"), [fault[1:] for fault in FAULTS], ids=[fault[0] for fault in FAULTS])
def test_a_faulty_definition_is_named(tiny_copy, old, new, said):
    plant(tiny_copy, "data/charts.yml", old, new)
    result = run(tiny_copy, "hooks/check.py")
    assert result.returncode == 1
    assert "Traceback" not in result.stdout + result.stderr
    for words in said:
        assert words in result.stdout


def test_figures_of_two_units_are_not_drawn_on_one_scale(tiny_copy):
    path = tiny_copy / "data" / "figures.yml"
    text = path.read_text(encoding="utf-8")
    other = text.replace("brook-length-", "brook-depth-").replace("unit: km", "unit: minutes").replace("indicator: brook-length", "indicator: depth")
    path.write_text(text + other, encoding="utf-8")
    plant(tiny_copy, "data/charts.yml", "figures: [brook-length-alpha]", "figures: [brook-length-alpha, brook-depth-alpha]")
    assert "'brook-depth-alpha' is in minutes, but 'brook-length-alpha' in km; one chart has one unit" in run(tiny_copy, "hooks/check.py").stdout


def test_an_unknown_chart_in_a_chapter_is_named(tiny_copy):
    plant(tiny_copy, "docs/en/water.md", 'chart("brook-lengths")', 'chart("brook-lenghts")')
    said = run(tiny_copy, "hooks/check.py").stdout
    assert "nothing has the id 'brook-lenghts'. Did you mean 'brook-lengths'?" in said
