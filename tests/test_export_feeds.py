"""The feed and the calendar, read by the programs that people use for them."""

from __future__ import annotations

import copy

import feedparser
import pytest
from compendium.exports.base import Context
from compendium.exports.feed import Feed
from compendium.presentation.record_view import Views
from compendium.records.catalog_loader import load_catalog
from exporting import BASE, calendar, exported
from support import ROOT, run_command


@pytest.fixture(scope="module")
def before(catalog, tmp_path_factory):
    """Return the feeds of the real records as they are, or would be, before the first edition."""
    early = copy.copy(catalog)
    early.editions, early.corrections, early.withdrawals = [], [], []
    folder = tmp_path_factory.mktemp("before")
    Feed(Context({code: Views(early, code) for code in early.locales}, ROOT / "docs", BASE), {}).finish(folder)
    return folder


@pytest.mark.parametrize(("path", "prefix", "tag"), [("feed.xml", "", "en"), ("zh/feed.xml", "zh/", "zh-Hans")])
def test_before_any_edition_the_feed_tells_the_newest_dated_records(before, catalog, path, prefix, tag):
    feed = feedparser.parse((before / path).read_bytes())
    assert not feed.bozo and feed.version == "atom10"
    assert feed.feed.id == BASE + path and feed.feed.updated_parsed and feed.feed.title
    assert feed.feed.title_detail.language == tag
    days = [entry.published for entry in feed.entries]
    assert days == sorted(days, reverse=True) and len(days) == 50
    assert len({entry.id for entry in feed.entries}) == 50
    for entry in feed.entries:
        record = catalog.entries[entry.link.rstrip("/").rpartition("/")[2]].record
        assert entry.link.startswith(f"{BASE}{prefix}") and entry.summary
        assert record.date.exact and entry.published == f"{record.date}T00:00:00Z"


def test_with_an_edition_the_feed_tells_editions_corrections_and_withdrawals(tiny_copy, tmp_path):
    assert run_command(tiny_copy, "edition", "2025.1", "2025-12-31").returncode == 0
    (tiny_copy / "data" / "corrections.yml").write_text("""
- {id: correction-brook-date, record: brook-session-01, field: date, old: "3001", new: "3002",
   reason: {en: Misread., zh: 误读。}, date: "2026-01-02"}
""", encoding="utf-8")
    (tiny_copy / "data" / "withdrawn.yml").write_text("""
- {id: term-weir, dataset: glossary, title: {en: weir, zh: 堰}, date: "2026-02-03", reason: {en: Explained elsewhere., zh: 已在别处解释。}}
""", encoding="utf-8")
    folder = exported(load_catalog(tiny_copy / "data"), tiny_copy / "docs", tmp_path / "out")
    feed = feedparser.parse((folder / "feed.xml").read_bytes())
    assert [(entry.published[:10], entry.title, entry.link.removeprefix(BASE)) for entry in feed.entries] == [
        ("2026-02-03", "Withdrawn: weir", "glossary/term-weir/"),
        ("2026-01-02", "Corrected: First session of the Brook Commission", "changes/#correction-brook-date"),
        ("2025-12-31", "Edition 2025.1", "changes/#edition-2025-1"),
    ]
    assert feed.entries[2].summary == "New: 22" and "Misread." in feed.entries[1].summary
    assert feed.feed.updated == "2026-02-03T00:00:00Z"
    assert [[tag.term for tag in entry.tags] for entry in feed.entries] == [["withdrawal"], ["correction"], ["edition"]]


def test_no_two_entries_were_updated_at_one_moment_and_each_has_its_themes(before, catalog):
    for path in ("feed.xml", "zh/feed.xml"):
        feed = feedparser.parse((before / path).read_bytes())
        moments = [entry.updated for entry in feed.entries]
        assert moments == sorted(set(moments), reverse=True)
        for entry in feed.entries:
            record = catalog.entries[entry.link.rstrip("/").rpartition("/")[2]]
            assert [tag.term for tag in entry.tags] == [record.dataset.name, *record.record.themes] and all(tag.label for tag in entry.tags)


def test_the_calendar_has_anniversaries_of_exact_days_and_deadlines(exports, catalog):
    for name, code in (("calendar.ics", "en"), ("zh/calendar.ics", "zh")):
        events = {str(event["UID"]): event for event in calendar(exports / name).events}
        exact = {f"{entry.id}.{code}@reference.example" for entry in catalog.of("instruments")
                 if entry.record.date and entry.record.date.exact}
        yearly = {uid for uid, event in events.items() if "RRULE" in event}
        assert yearly == exact and len(exact) > 10
        treaty = events[f"rivers-agreement-2001.{code}@reference.example"]
        assert treaty.decoded("DTSTART").isoformat() == "2001-09-12" and treaty["RRULE"]["FREQ"] == ["YEARLY"]
    english = {str(event["UID"]): event for event in calendar(exports / "calendar.ics").events}
    deadlines = {uid.partition(".")[0]: event for uid, event in english.items() if "RRULE" not in event}
    assert set(deadlines) == {entry.id for entry in catalog.of("commitments")
                              if entry.record.deadline and not str(entry.record.deadline).endswith("/..")}
    handed = deadlines["pledge-3-06"]
    assert handed.decoded("DTSTART").isoformat() == "2015-02-28"
    assert str(handed["SUMMARY"]).startswith("Deadline, day approximate:") and "February 2015" in handed["SUMMARY"]


def test_an_event_has_its_categories_and_its_sequence_and_no_two_calendars_share_a_name(exports, catalog):
    english, chinese = (calendar(exports / name).events for name in ("calendar.ics", "zh/calendar.ics"))
    assert not {str(event["UID"]) for event in english} & {str(event["UID"]) for event in chinese}
    for event in english:
        record = catalog.entries[str(event["UID"]).partition(".")[0]].record
        assert len(event["CATEGORIES"].cats) == 1 + len(record.themes)
        assert event["SEQUENCE"] == sum(item.record == record.id for item in catalog.corrections)


def test_an_anniversary_of_the_29_february_comes_every_year(export_changed):
    folder = export_changed(("instruments.yml", 'date: "3002"', 'date: "3004-02-29"'))
    [rule] = [event["RRULE"] for event in calendar(folder / "calendar.ics").events if "RRULE" in event]
    assert rule == {"FREQ": ["YEARLY"], "BYMONTH": [2], "BYMONTHDAY": [-1]}


@pytest.mark.parametrize(("deadline", "summary"), [
    ("3003-04-05", "Deadline: To exchange readings (5 April 3003)"), ("3003", "Deadline, day approximate: To exchange readings (3003)"),
    ("3003?", None), ("3003~", None), ("3003/..", None), ("XXXX", None),
])
def test_an_uncertain_deadline_is_left_out(export_changed, deadline, summary):
    folder = export_changed(("commitments.yml", 'deadline: "3003"', f'deadline: "{deadline}"'))
    assert [str(event["SUMMARY"]) for event in calendar(folder / "calendar.ics").events] == ([summary] if summary else [])


def test_calendar_lines_are_folded_between_letters(exports):
    for name in ("calendar.ics", "zh/calendar.ics"):
        content = (exports / name).read_bytes()
        assert content.count(b"\n") == content.count(b"\r\n")
        for line in content.split(b"\r\n"):
            assert len(line) <= 75
            line.decode("utf-8")
