"""Charts: their scales and words, what they join, and that every value that they draw is true to its record."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from compendium.core.edtf import Edtf
from compendium.features.charts.record_list import make_year_rows
from compendium.features.charts.records import find_records
from compendium.features.charts.scale import Scale, choose_ticks, choose_year_ticks, place_date, place_day
from compendium.features.charts.series import Point, Series, read_figure
from compendium.features.charts.time_chart import draw_time
from compendium.features.charts.value_list import make_value_groups
from compendium.features.charts.view import make_chart_preview, make_chart_view, make_figure_chart
from compendium.presentation.record_view import Views
from compendium.presentation.text_metrics import measure_width, wrap
from compendium.records.models import Figure
from compendium.records.models.chart import VALUE_KINDS
from support import real_catalog

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
    assert choose_ticks(Decimal(high), most) == [Decimal(value) for value in expected]


@pytest.mark.parametrize(("first", "last", "most", "expected"), [
    (1992, 2030, 5, [2000, 2010, 2020, 2030]), (2009, 2013, 9, [2009, 2010, 2011, 2012, 2013]), (1991, 2012, 6, [1995, 2000, 2005, 2010]),
])
def test_years_on_the_axis_are_round(first, last, most, expected):
    assert choose_year_ticks(first, last, most) == expected


def test_a_date_takes_the_time_that_it_means():
    assert place_day((2012, 1, 1)) == 2012
    assert place_day((2012, 12, 31), after=True) == 2013
    assert place_day((2012, 2, 29)) == place_day((2012, 2, 28))
    assert place_date(Edtf.parse("2012")) == (2012, 2013)
    assert place_date(Edtf.parse("2021/..")) == (2021, None)
    start, end = place_date(Edtf.parse("2022-01/2022-07"))
    assert start == 2022 and end == pytest.approx(2022 + 212 / 365)


def test_a_scale_is_straight():
    scale = Scale(1992, 2031, 0, 390)
    assert (scale.at(1992), scale.at(2031), scale.at(2002)) == (0, 390, pytest.approx(100))
    assert Scale(5, 5, 0, 10).at(5) == 0


def test_lines_break_where_each_script_may():
    assert wrap("China and the five Central Asian states", 150) == ["China and the five", "Central Asian states"]
    assert "".join(wrap("中国与中亚五国双向贸易，全年总额", 60)) == "中国与中亚五国双向贸易，全年总额"
    assert not any(line.startswith("，") for room in range(30, 200, 7) for line in wrap("双向，贸易，全年，总额（合计）。", room))
    assert measure_width("亿") > measure_width("b") > measure_width("i")


def point(name: str, value: int | None, date: str, *, to: int | None = None, aim: bool = False, rough: bool = False, reporter: str = "") -> Point:
    """Return an invented value."""
    day = Edtf.parse(date)
    return Point(id=name, href=f"#{name}", number=None if value is None else Decimal(value),
                 to=None if to is None else Decimal(to), words=str(value), date=day, when={"text": date}, day=date, aim=aim, rough=rough, reporter=reporter, sources=(), label=name)


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
    drawing = draw_time(VIEWS["en"].language, drawn)
    key = "join" in drawing.looks
    assert looks(drawing).count("join") - key == lines, what
    assert key == bool(lines), "the key explains the line"


def test_what_is_not_a_plain_fact_looks_so_and_the_key_says_why():
    drawing = draw_time(VIEWS["en"].language, [series("a", point("x", 1, "2010"), point("y", 2, "2014", rough=True),
                                             point("z", 3, "2020", aim=True), measure="flow")])
    bars = [shape["attributes"]["class"] for link in drawing.links for shape in link["shapes"] if shape["tag"] == "rect"]
    assert [look for look in bars if look != "hit"] == ["fact", "rough", "aim"]
    texts = " ".join(shape["text"] for shape in drawing.shapes)
    assert "Hollow" in texts and "Broken outline" in texts


def test_an_interval_is_a_bar_over_its_span_and_an_open_one_is_dotted():
    drawing = draw_time(VIEWS["en"].language, [series("a", point("x", 5, "2010"), point("y", 5, "2012/2016"), measure="flow")])
    wide = [float(shape["attributes"]["width"]) for link in drawing.links for shape in link["shapes"]
            if shape["attributes"]["class"] == "fact"]
    assert (wide[1] + 1) / (wide[0] + 1) == pytest.approx(5, rel=0.01)
    stock = draw_time(VIEWS["en"].language, [series("a", point("x", 1, "2010"), point("y", 2, "2014/.."))])
    assert "open" in stock.looks
    assert any("Dotted" in shape["text"] for shape in stock.shapes)


def test_a_label_wider_than_the_drawing_is_placed_all_the_same():
    long = point("x", 1, "2010")
    drawing = draw_time(VIEWS["en"].language, [series("a", replace(long, words="many words " * 12), point("y", 2, "2011"))])
    assert {link["href"] for link in drawing.links} == {"#x", "#y"}


def bars(*points: Point) -> list[list[tuple[str, str, str]]]:
    """Return the look, the start and the length of each bar of each value in a list."""
    rows = [row for group in make_value_groups([series("a", *points)], measured=True) for row in group["values"]]
    return [[(bar["look"], bar["x"], bar["width"]) for bar in row["bars"]] for row in rows]


def test_bars_are_on_one_scale_and_tell_facts_from_bounds_and_aims():
    assert bars(point("x", 40, "2010"), point("y", 10, "2011", rough=True), point("z", 20, "2020", aim=True)) == [
        [("fact", "0%", "100%")], [("rough", "0%", "25%")], [("aim", "0%", "50%")]]


def test_a_range_goes_on_hollow_to_its_upper_end():
    assert bars(point("x", 10, "2010", to=20)) == [[("fact", "0%", "50%"), ("rough", "50%", "50%")]]


def test_what_is_below_zero_goes_the_other_way():
    assert bars(point("x", 30, "2010"), point("y", -10, "2011")) == [[("fact", "25%", "75%")], [("fact", "0%", "25%")]]


def test_a_value_in_words_stands_in_the_list_without_a_bar():
    (group,) = make_value_groups([series("a", point("x", None, "2010"), point("y", 2, "2011"))], measured=True)
    assert [(row["href"], len(row["bars"])) for row in group["values"]] == [("#x", 0), ("#y", 1)]


def links(view) -> set[str]:
    """Return where the values or records of a chart lead, as they are shown."""
    if view["drawing"]:
        return {link["href"] for link in (*view["drawing"]["links"], *view["undated"])}
    if view["told"]:
        return {item["href"] for group in view["table"]["groups"] for row in group["rows"] for item in row[1]}
    cells = [cell for row in view["years"] for cell in row["cells"]] or [lane["units"] for lane in view["lanes"]]
    return {item["href"] for items in (*cells, *(group["values"] for group in view["groups"])) for item in items}


@EVERY
@LANGUAGES
def test_every_value_is_shown_and_leads_to_its_place(name, code):
    views, chart = VIEWS[code], CATALOG.charts[name]
    view = make_chart_view(views, chart)
    if chart.kind in VALUE_KINDS:
        assert links(view) == {views.language.address(item.id) for item in observations(chart)}
    else:
        assert links(view) == {unit.href for unit in find_records(views, chart).units}


def observations(chart) -> list:
    """Return the values of a chart's figures."""
    return [item for figure in chart.figures for item in CATALOG.entries[figure].record.observations]


@EVERY
def test_both_languages_show_and_list_the_same(name):
    english, chinese = (make_chart_view(VIEWS[code], CATALOG.charts[name]) for code in ("en", "zh"))
    assert links(english) == links(chinese)
    assert [group["href"] for group in english["groups"]] == [group["href"] for group in chinese["groups"]]
    assert cells(english) == cells(chinese)
    assert [item["href"] for item in english["sources"]] == [item["href"] for item in chinese["sources"]]


def cells(view) -> list[list[list[str]]]:
    """Return where each cell of a chart's table leads."""
    groups = view["table"]["groups"] if view["table"] else []
    return [[[item.get("href", "") for item in cell] for cell in row] for group in groups for row in group["rows"]]


@pytest.mark.parametrize("name", sorted(name for name, chart in CATALOG.charts.items() if chart.kind in VALUE_KINDS))
@LANGUAGES
def test_a_list_or_table_has_each_value_as_its_record_words_it(name, code):
    views, chart = VIEWS[code], CATALOG.charts[name]
    view = make_chart_view(views, chart)
    rows = [row[1][0] for group in view["table"]["groups"] for row in group["rows"]] if view["table"] else [
        row for group in view["groups"] for row in group["values"]]
    shown = {row["href"]: row["text"] for row in rows}
    for figure in chart.figures:
        record = CATALOG.entries[figure].record
        for item in record.observations:
            assert views.language.quantity(item, record.unit) in shown[views.language.address(item.id)]


@EVERY
def test_a_definition_holds_no_value(name):
    chart = CATALOG.charts[name]
    for text in (chart.title, chart.about, *(lane.title for lane in chart.lanes)):
        assert not re.search(r"\d", text.en + text.zh)


@EVERY
@LANGUAGES
def test_a_finding_says_values_of_the_chart_in_words(name, code):
    views, chart = VIEWS[code], CATALOG.charts[name]
    said = make_chart_preview(views, chart)["finding"]
    assert not re.search(r"[{}]", said)
    for place in re.findall(r"\{([^{}.]*)\}", chart.finding[code]):
        if chart.kind in VALUE_KINDS:
            assert views.language.quantity(views.catalog.observations[place][1], views.catalog.observations[place][0].record.unit) in said


@EVERY
def test_the_index_shows_some_of_each_chart(name):
    view = make_chart_preview(VIEWS["en"], CATALOG.charts[name])
    assert view["drawing"] or view["groups"] or (view["told"] and view["finding"])
    assert sum(len(group["values"]) for group in view["groups"]) < 10


@EVERY
def test_a_chart_of_fewer_than_three_values_is_a_sentence_and_a_table(name):
    chart = CATALOG.charts[name]
    few = chart.kind in VALUE_KINDS and len(observations(chart)) < 3
    view = make_chart_view(VIEWS["zh"], chart)
    assert view["told"] == few == (not (view["drawing"] or view["groups"] or view["years"] or view["lanes"]))
    assert view["finding"] and (view["table"] or not few)


def test_years_without_a_record_are_listed_or_told_in_one_row(tiny_views):
    rows = make_year_rows(tiny_views["en"].language, find_records(tiny_views["en"], tiny_views["en"].catalog.charts["brook-sessions"]))
    years = [int(row["text"]) for row in rows if row["text"].isdigit()]
    assert years == sorted(years) and all(row["cells"] for row in rows if row["text"].isdigit())


def test_axes_are_worded_as_each_language_does():
    texts = {code: {shape["text"] for shape in make_chart_view(VIEWS[code], CATALOG.charts["trade-over-time"])["drawing"]["shapes"]}
             for code in VIEWS}
    assert {"US$20 bn", "US$40 bn", "2010"} <= texts["en"]
    assert {"200亿美元", "400亿美元", "2010年"} <= texts["zh"]


def test_a_figure_with_three_dated_values_has_a_chart_on_its_page():
    drawn = [entry.id for entry in CATALOG.of("figures") if make_figure_chart(VIEWS["en"], entry)]
    assert drawn == [entry.id for entry in CATALOG.of("figures")
                     if isinstance(entry.record, Figure) and entry.record.measure != "rank"
                     and sum(item.date is not None for item in entry.record.observations) >= 3]


def test_values_of_one_figure_stand_in_order_of_time():
    values = read_figure(VIEWS["en"], CATALOG.entries["trade-china-kazakhstan"], "scope")
    assert [str(item.date) for item in values.dated] == sorted(str(item.date) for item in values.dated)
    assert [item.date for item in values.points if item not in values.dated] == [None]


def test_a_pledge_without_a_report_stands_in_a_row_of_its_own():
    records = find_records(VIEWS["en"], CATALOG.charts["commitments-status"])
    silent = {entry.id for entry in CATALOG.of("commitments") if not entry.record.outcomes}
    assert {unit.id for unit in records.units if len(records.lanes) - 1 in unit.lanes} == silent
