"""The timeline: its periods, the days of its marks, and the pages that gather the datasets."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from compendium.checks.periods import check
from compendium.core.edtf import Edtf
from compendium.features.themes.hubs import make_hub
from compendium.features.themes.themes import Themes
from compendium.features.timeline import Timeline, make_facets, make_overview
from compendium.features.timeline.items import _make_mark, choose_placed_year, find_exact_days
from compendium.presentation.record_view import Views
from compendium.records.catalog_loader import load_catalog
from support import real_catalog
from test_tiny_site import golden, shown

CATALOG = real_catalog()
VIEWS = {code: Views(CATALOG, code) for code in CATALOG.locales}
TIMELINES = {code: Timeline(views) for code, views in VIEWS.items()}


# Periods

@pytest.mark.parametrize(("old", "new", "said"), [
    ('begins: "3001"', 'begins: "3001-02"', ["periods.yml:6", "commission  begins", "'3001-02' is not a plain year"]),
    ('  begins: "3001"\n', "", ["commission  begins", "is missing; only the first period has none"]),
    ("- id: before-the-commission\n", '- id: before-the-commission\n  begins: "2001"\n', ["before-the-commission  begins", "the first period has no"]),
    ("id: before-the-commission", "id: commission", ["'commission' is already the id of the period in line 1"]),
    ("id: before-the-commission", "id: in-force", ["'in-force' is the address of another page"]),
    ("turn: [commission-founded-3001]", "turn: [commission-founded-301]", ["commission  turn[0]", "Did you mean 'commission-founded-3001'?"]),
    ("at: 1-p1", "at: 1-p7", ["commission  sources[0].at", "'1-p7' is no part of alpha"]),
    ("printed: {begins:", "printed: {begin:", ["printed.begin", "Did you mean 'begins'?"]),
    ("zh: 没有记述的时期。", "zh: Nothing is told of it.", ["before-the-commission  reason.zh", "has no Chinese characters"]),
    ("yearly: true", "yearli: true", ["commission  yearli", "is not a field"]),
])
def test_a_fault_in_a_period_is_placed_and_explained(tiny_copy, old, new, said):
    path = tiny_copy / "data" / "periods.yml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    catalog = load_catalog(tiny_copy / "data")
    found = "\n".join(map(str, [*catalog.problems, *check(catalog)]))
    for words in said:
        assert words in found


def test_periods_out_of_order_are_refused(tiny_copy):
    with (tiny_copy / "data" / "periods.yml").open("a", encoding="utf-8") as file:
        file.write('- {id: earlier, title: {en: Earlier, zh: 更早}, begins: "2900", reason: {en: It is earlier., zh: 更早。}}\n')
    assert "'2900' is not after 3001, the beginning of 'commission'" in "\n".join(map(str, check(load_catalog(tiny_copy / "data"))))


@pytest.mark.parametrize(("text", "year"), [("2005-03", 2005), ("199X", 1994), ("-01XX", -150), ("../1991", 1990), ("../2014-06-23", 2014),
                                            ("1456/15XX", 1456), ("2013/..", 2013), ("1757?", 1757)])
def test_a_date_is_put_into_the_period_it_mostly_lies_in(text, year):
    assert choose_placed_year(Edtf.parse(text)) == year


@pytest.mark.parametrize("code", ["en", "zh"])
def test_every_dated_record_stands_once_in_one_period(code):
    timeline = TIMELINES[code]
    ids = [mark["id"] for period in timeline.periods for mark in period["marks"]]
    assert len(ids) == len(set(ids)) == len(timeline.marks)
    dated = {entry.id for entry in CATALOG.entries.values() for name in entry.dataset.dated
             if getattr(entry.record, name) and getattr(entry.record, name).known}
    assert {mark["record"] for mark in timeline.marks} == dated


def test_a_period_holds_only_its_own_years():
    for period, following in zip(TIMELINES["en"].periods, [*TIMELINES["en"].periods[1:], None], strict=True):
        for mark in period["marks"]:
            assert mark["placed"] >= (period["first"] or -9999)
            assert following is None or mark["placed"] < following["first"]


@pytest.mark.parametrize("code", ["en", "zh"])
def test_each_periods_page_shows_each_of_its_marks_once(site, code):
    prefix = "zh/" if code == "zh" else ""
    whole = (site / prefix / "timeline" / "index.html").read_text(encoding="utf-8")
    union: list[str] = []
    for period in TIMELINES[code].periods:
        text = (site / prefix / "timeline" / period["name"] / "index.html").read_text(encoding="utf-8")
        ids = re.findall(r'<li id="([^"]+)"', text)
        assert Counter(ids) == Counter(mark["id"] for mark in period["marks"])
        assert f'href="../{prefix and ""}timeline/{period["name"]}/"' in whole or f'timeline/{period["name"]}/"' in whole
        assert f"/timeline/{period['name']}/" in (site / "sitemap.xml").read_text(encoding="utf-8")
        assert "data-cite" in text
        union += ids
    assert sorted(union) == sorted(re.findall(r'<li id="([^"]+)"', whole))


def test_neighbours_in_time_share_the_theme_and_stand_on_the_right_side():
    timeline = TIMELINES["en"]
    around = timeline.around(CATALOG.entries["session-08"])
    assert around["theme"]["name"] == "water"
    order = [mark["sort"] for mark in [*around["before"], around["own"], *around["after"]]]
    assert order == sorted(order) and len(order) == 5
    assert timeline.around(CATALOG.entries["session-07"]) is None, "an undated record has no place in time"


# The days of a date

@pytest.mark.parametrize(("text", "low", "high"), [
    ("2005", 20050101, 20051231), ("2005-02", 20050201, 20050228), ("2002/2007", 20020101, 20071231), ("199X", 19900101, 19991231),
    ("2015/..", 20150101, 99991231), ("../1991", 19910101, 19911231), ("-0100", -999899, -998769),
])
def test_a_mark_has_the_days_that_its_date_can_mean(tiny_views, text, low, high):
    views = tiny_views["en"]
    mark = _make_mark(views.language, views.catalog.entries["brook-session-01"], "date", Edtf.parse(text))
    assert (mark["low"], mark["high"]) == (low, high)


@pytest.mark.parametrize(("text", "exact"), [("2014-05-19", True), ("2014-05-19/2014-05-21", True), ("2014-12-31/2015-01-01", False),
                                             ("2014-05", False), ("2014-05-19?", False), ("../2014-05-19", False)])
def test_only_certain_days_have_anniversaries(text, exact):
    assert find_exact_days(Edtf.parse(text)) is exact


# Overview and filters

def test_the_overview_counts_every_record_once():
    drawing = make_overview(TIMELINES["en"])
    assert sum(row["cells"][-1] for row in drawing["rows"]) == drawing["total"] == len(TIMELINES["en"].marks)
    assert [group["href"] for group in drawing["groups"]] == [period["href"] for period in TIMELINES["en"].periods]
    for group in drawing["groups"]:
        assert all(0 <= float(number) <= drawing["width"] for bar in group["bars"] for number in re.findall(r"M([\d.]+) ", bar["path"]))


def test_a_choice_counts_the_marks_that_carry_it():
    found = {facet["name"]: {choice["value"]: choice["count"] for choice in facet["choices"]} for facet in make_facets(TIMELINES["en"])}
    marks = TIMELINES["en"].marks
    assert found["theme"]["water"] == sum("water" in [theme["name"] for theme in mark["themes"]] for mark in marks)
    assert found["source"]["hao"] == sum("hao" in mark["sources"] for mark in marks)
    assert sum(found["kind"].values()) == sum(found["period"].values()) == len(marks)
    assert found["body"]["joint-commission"] > 19


# Pages that gather

def test_a_body_gathers_its_sessions_and_the_rest_in_order_of_time():
    views = VIEWS["en"]
    page = make_hub(views, TIMELINES["en"], CATALOG.entries["joint-commission"])
    assert [row["id"] for row in page["sessions"]["rows"]] == [f"session-{number:02}" for number in range(1, 20)]
    order = [mark["sort"] for mark in page["marks"]]
    assert order == sorted(order)
    ids = {mark["record"] for mark in page["marks"]}
    assert "rivers-agreement-2001" in ids and "session-08" not in ids
    assert not [item for group in page["groups"] for item in group["values"] if re.fullmatch(r"session-\d\d", item["id"])]


def test_a_theme_leads_to_its_chapter_its_figures_and_all_its_records():
    page = Themes(VIEWS["en"], TIMELINES["en"]).page("water")
    assert page["chapters"][0]["href"] == "water/"
    assert 0 < len(page["cards"]) <= 6
    assert [item["date"]["edtf"] for item in page["latest"][0]["values"]] == sorted(
        (item["date"]["edtf"] for item in page["latest"][0]["values"]), reverse=True)
    listed = {item["id"] for group in page["groups"] for item in group["values"]} | {item["id"] for item in page["disputes"]["values"]}
    # Questions stand apart, with their answers.
    own = {entry.id for entry in CATALOG.entries.values()
           if "water" in entry.record.themes and entry.dataset.name != "questions"}
    assert own - {entry.id for entry in CATALOG.of("discrepancies")} == {item["id"] for group in page["groups"] for item in group["values"]}
    assert own <= listed


@pytest.mark.parametrize("theme", list(CATALOG.vocabulary["themes"]))
def test_every_theme_page_has_the_same_shape_in_both_languages(theme):
    pages = [Themes(VIEWS[code], TIMELINES[code]).page(theme) for code in VIEWS]
    for key in ("chapters", "cards", "latest", "groups", "marks"):
        assert len(pages[0][key]) == len(pages[1][key]), key
    assert pages[0]["groups"]


def test_the_readings_of_a_disagreement_stand_before_the_reason(tiny_site):
    text = (tiny_site / "discrepancies" / "dispute-brook-length" / "index.html").read_text(encoding="utf-8")
    assert text.index('id="readings"') < text.index('id="reason"')


@pytest.mark.parametrize("code", ["en", "zh"])
def test_the_tiny_timeline_reads_as_it_did(tiny_views, code):
    timeline = Timeline(tiny_views[code])
    value = {"periods": timeline.periods, "page": timeline.page("commission")}
    golden(f"timeline.{code}.json", shown(value))


def test_a_date_in_a_sentence_can_leave_its_doubt_to_the_sentence():
    assert VIEWS["en"].language.date(Edtf.parse("2009?").bare)["text"] == "2009"
    assert VIEWS["zh"].language.date(Edtf.parse("1757~/1759?").bare)["text"] == "1757年至1759年"
