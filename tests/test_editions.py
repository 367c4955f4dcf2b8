"""Editions: what was published stays, changes are told, corrections are asked for."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
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
    assert kept["records"]["silver-brook"]["title"] == {"en": "Silver Brook", "zh": "银溪"}
    assert set(kept["records"]["brook-session-01"]["values"]) >= {"date", "place", "ordinal", "format", "title"}
    assert check(edition).endswith("no problems.\n")


@pytest.mark.parametrize(("date", "said"), [
    ("2026-13-01", "'2026-13-01' has no such month: 13"), ("2026-02-30", "'2026-02-30' has no such day: 30"),
    ("2026-06", "'2026-06' is not one certain day"), ("2026-06-30?", "is not one certain day"), ("tomorrow", "'tomorrow' is not a date"),
    ("２０２６-06-30", "write '2026-06-30'"), ("2026-06-30/2026-07-01", "is not one certain day"),
])
def test_an_edition_has_a_day_that_exists(tiny_copy, date, said):
    result = run_command(tiny_copy, "edition", "2025.1", date)
    assert result.returncode != 0
    assert said in result.stdout and "make edition NAME=2026.1 DATE=2026-06-30" in result.stdout
    assert "Traceback" not in result.stderr
    assert not (tiny_copy / "data" / "editions").exists()


def test_an_edition_is_never_overwritten(edition):
    result = run_command(edition, "edition", "2025.1")
    assert result.returncode == 1
    assert "never changed" in result.stdout


def test_a_lost_record_breaks_the_build_with_the_reason(edition):
    change(edition, "glossary.yml", "id: term-weir", "id: term-dam")
    assert "term-weir\n    was published in edition 2025.1 and is gone" in check(edition)
    result = build_site(edition, "build", "--strict")
    assert result.returncode != 0
    assert not (edition / "site").exists()


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


def test_a_changed_value_asks_for_its_correction_and_shows_it(edition):
    change(edition, "meetings.yml", 'date: "3002"', 'date: "3003"')
    change(edition, "meetings.yml", 'printed: {date: "3002"', 'printed: {date: "3003"')
    # An answer names the year in its own words, which the check holds to the record.
    change(edition, "questions.yml", 'date("brook-session-01", "3002")', 'date("brook-session-01", "3003")')
    change(edition, "questions.yml", 'date("brook-session-01", "3002年")', 'date("brook-session-01", "3003年")')
    assert "brook-session-01  date\n    differs from what edition 2025.1 published" in check(edition)
    (edition / "data" / "corrections.yml").write_text(CORRECTION, encoding="utf-8")
    assert check(edition).endswith("no problems.\n")
    assert build_site(edition, "build", "--strict").returncode == 0
    page = (edition / "site" / "meetings" / "brook-session-01" / "index.html").read_text(encoding="utf-8")
    assert "Corrected: Date, “3002” to “3003”." in page
    assert "Misread." in (edition / "site" / "changes" / "index.html").read_text(encoding="utf-8")
    days = last_changes(edition)
    for prefix in ("", "zh/"):
        assert days[f"{prefix}meetings/brook-session-01/"] == days[f"{prefix}meetings/"] == days[f"{prefix}changes/"] == "2026-01-02"
        assert days[f"{prefix}rivers/silver-brook/"] == "2025-12-31", "what was not corrected stands as the edition has it"


def test_polished_words_and_added_sources_are_no_corrections(edition):
    change(edition, "instruments.yml", "Both sides exchange readings.", "Both sides give each other their readings.")
    change(edition, "events.yml", "  sources:\n", "  sources:\n    - {source: beta, at: lead-p1, printed: {title: 委員會}}\n")
    assert check(edition).endswith("no problems.\n")


def test_each_record_says_since_when_it_is_unchanged(edition):
    assert build_site(edition, "build", "--strict").returncode == 0
    text = (edition / "site" / "zh" / "rivers" / "silver-brook" / "index.html").read_text(encoding="utf-8")
    assert label("history.unchanged", "zh", edition="2025.1") in unset(text)


def test_an_unreadable_edition_is_a_plain_fault(edition):
    (edition / "data" / "editions" / "2025.1.json").write_text("{", encoding="utf-8")
    result = run_command(edition, "check")
    assert result.returncode == 1
    assert "data/editions/2025.1.json" in result.stdout
    assert "Traceback" not in result.stdout + result.stderr
