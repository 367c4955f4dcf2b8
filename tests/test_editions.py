"""Editions: what was published stays, changes are told, corrections are asked for."""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import replace
from pathlib import Path

import icalendar
import pytest
from compendium.features.history.changes import make_changes_page
from compendium.presentation.language import Language
from compendium.presentation.templates import Renderer
from compendium.records.catalog_loader import load_catalog
from compendium.records.editions import freeze
from compendium.records.models.editions import Correction, Edition
from gates import pass_every_gate
from support import build_site, label, run_command, unset

CORRECTION = """
- id: correction-brook-date
  record: brook-session-01
  field: date
  old: "3002"
  new: "3003"
  reason: {en: Misread., zh: 误读。}
  date: "2026-01-02"
"""
WITHDRAWAL = """
- id: term-weir
  dataset: glossary
  title: {en: weir, zh: 堰}
  date: "2026-01-02"
  reason: {en: It is explained elsewhere., zh: 已在别处解释。}
"""

NEW_TERM = """- id: term-dam
  title: {en: dam, zh: 坝}
  themes: [water]
  definition: {en: A wall across a river., zh: 横跨河流的墙。}
  sources: [{source: alpha, at: 0-p1, printed: {title: 银溪}}]
"""


@pytest.fixture
def edition(tiny_copy: Path) -> Path:
    """Return the tiny site's sources with an edition frozen."""
    result = run_command(tiny_copy, "edition", "2025.1", "2025-12-31")
    assert result.stdout == "data/editions/2025.1.json: 22 records, dated 2025-12-31.\n"
    return tiny_copy


def change(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / "data" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def last_changes(folder: Path) -> dict[str, str]:
    """Return what the sitemaps of a built site say: address and the day of the last change, if any."""
    found = {}
    for path in sorted((folder / "site").rglob("sitemap.xml")):
        found |= dict(re.findall(r"<loc>https://compendium\.example/(.*?)</loc>(?:<lastmod>(.*?)</lastmod>)?", path.read_text(encoding="utf-8")))
    return found


def check(folder: Path) -> str:
    return run_command(folder, "check").stdout


def test_an_edition_lists_every_record_with_names_and_hashes(edition):
    kept = json.loads((edition / "data" / "editions" / "2025.1.json").read_text(encoding="utf-8"))
    assert kept["date"] == "2025-12-31"
    values = kept["records"]["silver-brook"]["values"]
    assert (values["title.en"], values["title.zh"], values["states"]) == ("Silver Brook", "银溪", ["northland", "southmark"])
    assert not [key for key in values if key.endswith((".ru", ".kk"))], "an edition has the languages of its site"
    assert kept["records"]["silver-brook"]["hashes"].keys() == {"en", "zh"}
    assert kept["records"]["brook-session-01"]["values"].keys() >= {"date", "place", "ordinal", "format", "title.en"}
    assert check(edition).endswith("no problems.\n")


@pytest.mark.parametrize(("date", "said"), [
    ("2026-13-01", "'2026-13-01' has no such month: 13"), ("2026-02-30", "'2026-02-30' has no such day: 30"),
    ("2026-06", "'2026-06' is not one certain day"), ("2026-06-30?", "is not one certain day"), ("tomorrow", "'tomorrow' is not a date"),
    ("２０２６-06-30", "write '2026-06-30'"), ("2026-06-30/2026-07-01", "is not one certain day"),
    ("2926-06-30", "2926-06-30 is in the future; an edition is dated by the day on which it is frozen"),
])
def test_an_edition_has_a_day_that_exists_and_has_come(tiny_copy, date, said):
    result = run_command(tiny_copy, "edition", "2926.1", date)
    assert result.returncode != 0
    assert said in result.stdout and re.search(r"make edition NAME=2926\.1 DATE=\d{4}-\d\d-\d\d\n", result.stdout)
    assert "Traceback" not in result.stderr
    assert not (tiny_copy / "data" / "editions").exists()


@pytest.mark.parametrize(("name", "date", "said"), [
    ("2026.1", "2026-01-01", "2026-01-01 is before the correction correction-brook-date of 2026-01-02"),
    ("2027.1", "2026-02-01", "is named by its year: make edition NAME=2026.1 DATE=2026-02-01"), ("2026.0", "2026-02-01", "Name the edition by year and number"),
])
def test_an_edition_comes_after_all_that_it_contains(edition, name, date, said):
    _correct_the_brook(edition)
    result = run_command(edition, "edition", name, date)
    assert result.returncode == 2 and said in result.stdout
    assert [path.name for path in (edition / "data" / "editions").iterdir()] == ["2025.1.json"]


def test_an_edition_is_never_overwritten(edition):
    result = run_command(edition, "edition", "2025.1")
    assert result.returncode == 1
    assert "never changed" in result.stdout


def test_a_lost_record_breaks_the_build_with_the_reason(edition):
    change(edition, "glossary.yml", "id: term-weir", "id: term-dam")
    assert "term-weir\n    was published in edition 2025.1 and is gone; restore it, or add to data/withdrawn.yml:\n- id: term-weir\n" in check(edition)
    result = build_site(edition, "build", "--strict")
    assert result.returncode != 0
    assert not (edition / "site").exists()


def test_a_slip_of_the_pen_is_told_as_that_and_asks_for_no_correction(edition):
    change(edition, "meetings.yml", "place: dawnport", "place: dawnprot")
    told = check(edition)
    assert "no record has the id 'dawnprot'. Did you mean 'dawnport'?" in told
    assert "corrections.yml" not in told and "verified" not in told and "1 problem in" in told


def test_a_withdrawn_record_leaves_a_page_that_says_why(edition):
    change(edition, "glossary.yml", "id: term-weir", "id: term-dam")
    (edition / "data" / "withdrawn.yml").write_text(WITHDRAWAL, encoding="utf-8")
    assert build_site(edition, "build", "--strict").returncode == 0
    text = (edition / "site" / "zh" / "glossary" / "term-weir" / "index.html").read_text(encoding="utf-8")
    assert "已在别处解释。" in text
    changes = (edition / "site" / "changes" / "index.html").read_text(encoding="utf-8")
    assert re.search(r"Withdrawn \(1\)</h3>\s*<details open><summary>Glossary \(1\)</summary>.*?glossary/term-weir/", changes, re.S)
    first = changes[changes.index('id="edition-2025-1"'):]
    assert last_changes(edition)["zh/glossary/term-weir/"] == "2026-01-02"
    assert '<a href="../meetings/">Meetings</a> (2)' in first, "the first edition is told by numbers, not by every record"


def test_a_moved_record_redirects_without_a_script(edition):
    change(edition, "glossary.yml", "id: term-weir", "id: term-dam")
    (edition / "data" / "withdrawn.yml").write_text(WITHDRAWAL + "  moved_to: term-dam\n", encoding="utf-8")
    assert build_site(edition, "build", "--strict").returncode == 0
    text = (edition / "site" / "glossary" / "term-weir" / "index.html").read_text(encoding="utf-8")
    assert '<meta http-equiv="refresh" content="0; url=../../glossary/term-dam/">' in text.partition("</head>")[0]
    assert "glossary/term-weir/" not in last_changes(edition), "no search engine is sent to a page that only leads on"


def _change_the_brook(folder: Path) -> None:
    """Change the year of a session wherever it is told."""
    change(folder, "meetings.yml", 'date: "3002"', 'date: "3003"')
    change(folder, "meetings.yml", 'printed: {date: "3002"', 'printed: {date: "3003"')
    # An answer names the year in its own words, which the check holds to the record.
    change(folder, "questions.yml", 'date("brook-session-01", "3002")', 'date("brook-session-01", "3003")')
    change(folder, "questions.yml", 'date("brook-session-01", "3002年")', 'date("brook-session-01", "3003年")')


def _correct_the_brook(folder: Path) -> None:
    _change_the_brook(folder)
    (folder / "data" / "corrections.yml").write_text(CORRECTION, encoding="utf-8")


def _read(folder: Path, path: str) -> str:
    """Return the words of a page without the marks that keep them on one line."""
    return unset((folder / "site" / path / "index.html").read_text(encoding="utf-8"))


def test_a_changed_value_asks_for_its_correction_and_every_page_and_file_tells_it(edition):
    _change_the_brook(edition)
    told = check(edition)
    assert "brook-session-01  date\n    is '3003', but edition 2025.1 published '3002'. Restore it, or add to data/corrections.yml:\n- id: " in told
    pasted = told[told.index("- id: "):told.index("1 problem in")].replace("date:  #", "date: 2026-01-02  #").replace("en:  #", "en: Misread.  #")
    (edition / "data" / "corrections.yml").write_text(pasted.replace("zh:  #", "zh: 误读。  #"), encoding="utf-8")
    site = pass_every_gate(edition)
    assert "Corrected: Date, “3002” to “3003”. Misread." in _read(edition, "meetings/brook-session-01")
    assert "更正：日期由“3002年”改为“3003年”。" in _read(edition, "zh/meetings/brook-session-01")
    assert label("history.changed", edition="2025.1") in _read(edition, "meetings/brook-session-01")
    for code, prefix, day in (("en", "", "2 January 2026"), ("zh", "zh/", "2026年1月2日")):
        cited = label("edition.mended", code, name="2025.1", date=day)
        assert cited in _read(edition, f"{prefix}meetings/brook-session-01"), "a citation names what it cites"
        assert cited not in _read(edition, f"{prefix}rivers/silver-brook")
    for prefix, words in (("", ("First session of the Brook Commission", "Misread.")), ("zh/", ("银溪委员会第一次会议", "误读。"))):
        for word in words:
            assert word in _read(edition, f"{prefix}changes") and word in (site / prefix / "feed.xml").read_text(encoding="utf-8")
        said = label("edition.corrected", prefix.strip("/") or "en", name="2025.1", date="{}", changed="{}").split("{}")
        for path in ("feed.xml", "calendar.ics"):
            text = (site / prefix / path).read_text(encoding="utf-8").replace("\n ", "").replace("\\", "")
            assert said[0] in text and said[1] in text, path
    [event] = [event for event in icalendar.Calendar.from_ical((site / "calendar.ics").read_bytes()).events if "deadline" in str(event["SUMMARY"]).lower()]
    assert event["DTSTAMP"].dt.date().isoformat() == "2026-01-02"
    days = last_changes(edition)
    for prefix in ("", "zh/"):
        assert days[f"{prefix}meetings/brook-session-01/"] == days[f"{prefix}meetings/"] == days[f"{prefix}changes/"] == "2026-01-02"
        assert days[f"{prefix}rivers/silver-brook/"] == "2025-12-31", "what was not corrected stands as the edition has it"


def test_with_an_edition_pages_citations_and_files_carry_its_year_and_name(edition):
    change(edition, "glossary.yml", "- id: term-weir", NEW_TERM + "- id: term-weir")
    site = pass_every_gate(edition)
    for prefix, code in (("", "en"), ("zh/", "zh")):
        page = _read(edition, f"{prefix}rivers/silver-brook")
        assert label("history.unchanged", code, edition="2025.1") in page
        assert label("edition.named", code, name="2025.1") in page and "2025" in page
        fresh = _read(edition, f"{prefix}glossary/term-dam")
        assert label("history.new", code) in fresh and label("edition.unpublished", code) in fresh
        changes = _read(edition, f"{prefix}changes")
        assert label("changes.since", code, edition="2025.1") in changes and "glossary/term-dam/" in changes
        said = label("edition.told", code, name="2025.1", date="{}").partition("{}")[0]
        for path in ("feed.xml", "calendar.ics"):
            text = (site / prefix / path).read_text(encoding="utf-8").replace("\r\n ", "").replace("\\", "")
            assert said in text, path
        assert said in (site / "llms.txt").read_text(encoding="utf-8")
    for path in (site / "schemas").glob("*.json"):
        assert json.loads(path.read_text(encoding="utf-8"))["$comment"].startswith("Edition 2025.1"), path


def test_a_record_that_was_reworded_is_revised_and_no_longer_unchanged(edition):
    change(edition, "instruments.yml", "Both sides exchange readings.", "Both sides give each other their readings.")
    change(edition, "events.yml", "  sources:\n", "  sources:\n    - {source: beta, at: lead-p1, printed: {title: 委員會}}\n")
    assert build_site(edition, "build", "--strict").returncode == 0
    for record in ("instruments/brook-memorandum-3002", "events/commission-founded-3001"):
        assert label("history.changed", edition="2025.1") in _read(edition, record)
        assert label("edition.reworded", name="2025.1") in _read(edition, record)
        assert f"{record}/" in _read(edition, "changes").partition('id="edition-2025-1"')[0]


def test_the_page_of_changes_stays_light_however_much_has_changed(tiny_copy):
    catalog = load_catalog(tiny_copy / "data")
    entry, reason = catalog.entries["silver-brook"], {"en": "Misread.", "zh": "误读。"}
    many = {f"brook-{number}": replace(entry, record=entry.record.model_copy(update={"id": f"brook-{number}"})) for number in range(3000)}
    catalog.entries = {**catalog.entries, **many}
    old = {name: {**kept, "hashes": {"en": "0", "zh": "0"}} for name, kept in freeze(catalog, "2025.1", "2025-12-31")["records"].items()}
    catalog.editions = [Edition.model_validate({"name": name, "date": date, "records": records}) for name, date, records in (
        ("2025.1", "2025-12-31", dict(list(old.items())[:20])), ("2025.2", "2025-12-31", old))]
    catalog.corrections = [Correction.model_validate({"id": f"c-{number}", "record": "silver-brook", "field": "title.en", "old": f"Brook {number}",
                           "new": f"Brook {number + 1}", "date": "2026-01-02", "reason": reason}) for number in range(500)]
    language = Language(catalog, "en")
    html = Renderer(tiny_copy / "templates", language).render("pages/changes.html", "", **make_changes_page(language))
    assert len(gzip.compress(html.encode())) < 25_000 and len(re.findall(r"<[a-z]", html)) < 1_100
    assert "Rivers, lakes and waters</a> (3001)" in html or "(3001)" in html
    assert 'id="c-499"' in html and label("changes.earlier", count=440) in html


def test_an_unreadable_edition_is_a_plain_fault(edition):
    (edition / "data" / "editions" / "2025.1.json").write_text("{", encoding="utf-8")
    result = run_command(edition, "check")
    assert result.returncode == 1
    assert "data/editions/2025.1.json" in result.stdout
    assert "Traceback" not in result.stdout + result.stderr
