"""The timeline: its periods, what stood on a day, the table of years, and the pages that gather the datasets."""

from __future__ import annotations

import json
import re
from collections import Counter

import pytest
from compendium.catalog import Catalog, load_catalog
from compendium.checks.periods import faults
from compendium.edtf import Edtf
from compendium.exporters.moments import moments
from compendium.gathering import gathered
from compendium.models import Commitment, Instrument, Project
from compendium.themes import Themes
from compendium.timeline import STATES, Bound, Span, Timeline, facets, overview, standing, yearly
from compendium.timeline.marks import exact_days, placed_year
from compendium.timeline.standing import beginning
from compendium.views import Views
from support import real_catalog
from test_tiny_site import golden, shown

CATALOG = real_catalog()
VIEWS = {code: Views(CATALOG, code) for code in CATALOG.locales}
TIMELINES = {code: Timeline(views) for code, views in VIEWS.items()}
YEARS = [row["on"] for row in yearly(TIMELINES["en"])["rows"]]


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
    found = "\n".join(map(str, [*catalog.problems, *faults(catalog)]))
    for words in said:
        assert words in found


def test_periods_out_of_order_are_refused(tiny_copy):
    with (tiny_copy / "data" / "periods.yml").open("a", encoding="utf-8") as file:
        file.write('- {id: earlier, title: {en: Earlier, zh: 更早}, begins: "2900", reason: {en: It is earlier., zh: 更早。}}\n')
    assert "'2900' is not after 3001, the beginning of 'commission'" in "\n".join(map(str, faults(load_catalog(tiny_copy / "data"))))


@pytest.mark.parametrize(("text", "year"), [("2005-03", 2005), ("199X", 1994), ("-01XX", -150), ("../1991", 1990), ("../2014-06-23", 2014),
                                            ("1456/15XX", 1456), ("2013/..", 2013), ("1757?", 1757)])
def test_a_date_is_put_into_the_period_it_mostly_lies_in(text, year):
    assert placed_year(Edtf.parse(text)) == year


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
    assert sorted(union) == sorted(re.findall(r'<li id="([^"]+)" (?:class="approximate" )?data-kind', whole))


def test_neighbours_in_time_share_the_theme_and_stand_on_the_right_side():
    timeline = TIMELINES["en"]
    around = timeline.around(CATALOG.entries["session-08"])
    assert around["theme"]["name"] == "water"
    order = [mark["sort"] for mark in [*around["before"], around["own"], *around["after"]]]
    assert order == sorted(order) and len(order) == 5
    assert timeline.around(CATALOG.entries["session-07"]) is None, "an undated record has no place in time"


# What stood on a day

@pytest.mark.parametrize(("text", "low", "high", "doubtful"), [
    ("2005", 20050101, 20051231, False), ("2005-03-21", 20050321, 20050321, False), ("2002/2007", 20020101, 20071231, False),
    ("2015/..", 20150101, 20151231, False), ("2009?", 20090101, 20091231, True), ("1992~", 19920101, 19921231, True),
])
def test_a_date_is_the_days_that_it_can_mean(text, low, high, doubtful):
    assert beginning(Edtf.parse(text)) == Bound(low, high, doubtful)


@pytest.mark.parametrize(("span", "day", "said"), [
    (Span("signed", Bound(20050101, 20051231)), 20041231, ""),
    (Span("signed", Bound(20050101, 20051231)), 20050601, "possible"),
    (Span("signed", Bound(20050101, 20051231)), 20051231, "certain"),
    (Span("signed", Bound(20050101, 20050101, True)), 20200101, "possible"),
    (Span("awaiting", Bound(20010101, 20010101), Bound(20020101, 20021231)), 20011231, "certain"),
    (Span("awaiting", Bound(20010101, 20010101), Bound(20020101, 20021231)), 20020601, "possible"),
    (Span("awaiting", Bound(20010101, 20010101), Bound(20020101, 20021231)), 20021231, ""),
    (Span("awaiting", Bound(20010101, 20010101), Bound(20020101, 20021231, True)), 20100101, "possible"),
])
def test_a_state_is_certain_only_where_every_reading_of_its_dates_allows_it(span, day, said):
    assert span.on(day) == said


def instrument(**fields: object) -> Instrument:
    """Return an invented instrument."""
    return Instrument.model_validate({
        "id": "x-1", "title": {"en": "X", "zh": "某"}, "themes": ["water"], "kind": "agreement", "status": "signed",
        "sources": [{"source": "alpha", "at": "1", "printed": {"title": "某"}}], **fields,
    })


@pytest.mark.parametrize(("fields", "day", "states"), [
    ({"date": "2001-09-12"}, 20050101, {"signed": "certain"}),
    ({"date": "2001-09-12", "in_force": "2002"}, 20020601, {"awaiting": "possible", "in-force": "possible"}),
    ({"date": "2001-09-12", "in_force": "2002"}, 20021231, {"in-force": "certain"}),
    ({"date": "2001-09-12", "in_force": "2002", "ended": "2010-05-01"}, 20100501, {"ended": "certain"}),
    ({"date": "2001-09-12", "ended": "2010"}, 20100501, {"signed": "possible", "ended": "possible"}),
    ({"date": "2001?"}, 20050101, {"signed": "possible"}),
    ({"date": "2001", "status": "draft"}, 20050101, {"drafted": "certain"}),
    ({"date": "2015/..", "kind": "draft-stage", "status": "completed"}, 20160101, {"drafted": "certain"}),
    ({"date": "XXXX"}, 20050101, {}),
    ({}, 20050101, {}),
])
def test_an_instrument_stands_as_its_dates_say(tiny_catalog, fields, day, states):
    assert holding(tiny_catalog, instrument(**fields), day) == states


def holding(catalog: Catalog, record: object, day: int) -> dict[str, str]:
    """Return the states of a record on a day, with how certain they are."""
    entry = type(catalog.entries["silver-brook"])(record, catalog.entries["brook-memorandum-3002"].dataset, catalog.entries["silver-brook"].place)
    alone = Catalog(catalog.root, entries={"brook-memorandum-3002": catalog.entries["brook-memorandum-3002"], "x-1": entry})
    spans = {entry.id: spans for entry, spans in standing(alone)}["x-1"]
    return {span.state: span.on(day) for span in spans if span.on(day)}


@pytest.mark.parametrize(("deadline", "day", "states"), [
    (None, 30050101, {"open": "certain"}), ("3003", 30021231, {"open": "certain"}), ("3003", 30030601, {"open": "possible", "due": "possible"}),
    ("3003", 30040101, {"due": "certain"}), ("3003-05-01", 30030501, {"open": "certain"}), ("3003/..", 30990101, {"open": "certain"}),
    (None, 30020601, {"open": "possible"}), (None, 30011231, {}),
])
def test_a_pledge_is_open_until_its_deadline_has_passed(tiny_catalog, deadline, day, states):
    pledge = tiny_catalog.entries["pledge-brook-01"].record.model_dump()
    record = Commitment.model_validate({**pledge, "id": "x-1", "deadline": deadline, "title": {"en": "P", "zh": "诺"}})
    assert holding(tiny_catalog, record, day) == states


def test_a_project_without_a_beginning_stands_from_the_day_of_its_report(tiny_catalog):
    weir = tiny_catalog.entries["brook-weir"].record.model_dump()
    project = Project.model_validate({**weir, "id": "x-1", "title": {"en": "W", "zh": "堰"}, "as_of": "3002"})
    assert holding(tiny_catalog, project, 30021231) == {"reported": "certain"}
    begun = project.model_copy(update={"started": Edtf.parse("3001"), "opened": Edtf.parse("3004")})
    assert holding(tiny_catalog, begun, 30030101) == {"begun": "certain"}
    assert holding(tiny_catalog, begun, 30050101) == {"opened": "certain"}


def test_what_was_signed_grows_and_every_dated_instrument_is_in_it_at_last():
    table = yearly(TIMELINES["en"])
    cells = [{cell["name"]: cell for cell in row["cells"]} for row in table["rows"]]
    totals = [cell["signed"]["sure"] + cell["in-force"]["sure"] for cell in cells]
    assert totals == sorted(totals)
    made = [entry for entry, spans in standing(CATALOG) if any(span.state in ("signed", "in-force") for span in spans)]
    assert totals[-1] + cells[-1]["signed"]["perhaps"] + cells[-1]["in-force"]["perhaps"] == len(made)


def test_the_table_of_years_is_what_the_records_say():
    row = next(row for row in yearly(TIMELINES["en"])["rows"] if row["on"] == 2001)
    signed = [entry for entry in CATALOG.of("instruments") if entry.record.date and str(entry.record.date).startswith("2001")]
    assert row["counts"][0] == len(signed) > 0
    assert {mark["record"] for mark in row["marks"]} >= {entry.id for entry in signed}


def test_an_undated_instrument_is_listed_apart():
    undated = {item["id"] for item in yearly(TIMELINES["en"])["undated"]["values"]}
    assert undated == {entry.id for entry in CATALOG.of("instruments") if not (entry.record.date and entry.record.date.known)}


def test_a_past_state_is_not_said_to_stand():
    names = {entry.id for entry, spans in standing(CATALOG) if spans}
    assert "golden-horde" not in names and "sco" in names


@pytest.mark.parametrize("code", ["en", "zh"])
def test_the_file_for_the_browser_says_the_same_as_the_table(code):
    file, table = moments(VIEWS[code]), yearly(TIMELINES[code])
    names = [name for name, _ in file["states"]]
    assert names == list(STATES)
    for row in table["rows"]:
        day = 10000 * row["on"] + 1231
        sure = sum(1 for thing in file["things"] for span in thing[3]
                   if names[span[0]] == "signed" and Span("signed", Bound(*span[1:4]), Bound(*span[4:]) if span[4:] else None).on(day) == "certain")
        assert sure == next(cell["sure"] for cell in row["cells"] if cell["name"] == "signed")
    assert len(json.dumps(file, ensure_ascii=False).encode()) < 120_000, "loaded over a phone's connection"


@pytest.mark.parametrize(("text", "exact"), [("2014-05-19", True), ("2014-05-19/2014-05-21", True), ("2014-12-31/2015-01-01", False),
                                             ("2014-05", False), ("2014-05-19?", False), ("../2014-05-19", False)])
def test_only_certain_days_have_anniversaries(text, exact):
    assert exact_days(Edtf.parse(text)) is exact


# Overview and filters

def test_the_overview_counts_every_record_once():
    drawing = overview(TIMELINES["en"])
    assert sum(row["cells"][-1] for row in drawing["rows"]) == drawing["total"] == len(TIMELINES["en"].marks)
    assert [group["href"] for group in drawing["groups"]] == [period["href"] for period in TIMELINES["en"].periods]
    for group in drawing["groups"]:
        assert all(0 <= float(number) <= drawing["width"] for bar in group["bars"] for number in re.findall(r"M([\d.]+) ", bar["path"]))


def test_a_choice_counts_the_marks_that_carry_it():
    found = {facet["name"]: {choice["value"]: choice["count"] for choice in facet["choices"]} for facet in facets(TIMELINES["en"])}
    marks = TIMELINES["en"].marks
    assert found["theme"]["water"] == sum("water" in [theme["name"] for theme in mark["themes"]] for mark in marks)
    assert found["source"]["hao"] == sum("hao" in mark["sources"] for mark in marks)
    assert sum(found["kind"].values()) == sum(found["period"].values()) == len(marks)
    assert found["body"]["joint-commission"] > 19


# Pages that gather

def test_a_body_gathers_its_sessions_and_the_rest_in_order_of_time():
    views = VIEWS["en"]
    page = gathered(views, TIMELINES["en"], CATALOG.entries["joint-commission"])
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
    own = {entry.id for entry in CATALOG.entries.values() if "water" in entry.record.themes}
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
    value = {"periods": timeline.periods, "page": timeline.page("commission"), "yearly": yearly(timeline), "moments": moments(tiny_views[code])}
    golden(f"timeline.{code}.json", shown(value))


def test_a_date_in_a_sentence_can_leave_its_doubt_to_the_sentence():
    assert VIEWS["en"].date(Edtf.parse("2009?").bare)["text"] == "2009"
    assert VIEWS["zh"].date(Edtf.parse("1757~/1759?").bare)["text"] == "1757年至1759年"
