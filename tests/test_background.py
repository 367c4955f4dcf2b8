"""Background notes: two witnesses each, apart from all that rests on the sources, and gone without a trace at one switch."""

from __future__ import annotations

import csv
import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from compendium.checks import load_checked_catalog
from compendium.core.problems import DataError
from compendium.features.background import list_newest
from compendium.pages.macros import SIGNATURES
from compendium.presentation.record_view import Views
from compendium.records.catalog_loader import load_catalog
from gates import pass_every_gate
from support import build_site, run_command

NOTES = "data/background.yml"
FIRST, SECOND = "https://commission.example/chair/", "https://encyclopaedia.example/jia-yibing"
DATED = 'date: "3011-07-09", address: "https://news.example/treaty"'
LONG = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty more"
EN, ZH = "docs/en/water.md", "docs/zh/water.md"

# what, file, what is replaced, by what, the message
FAULTS = [
    ("one page", NOTES, "    - {publisher: 晨港百科", "#    - {publisher: 晨港百科", "has only 1; it needs 2 at least"),
    ("one host", NOTES, SECOND, "https://www.commission.example/other", "all of it has one host, commission.example"),
    ("one publisher", NOTES, "publisher: 晨港百科", "publisher: Office of the Commission", "all of it has one publisher"),
    ("no trusted page", NOTES, "kind: agency", "kind: other", "no page in it is of the kind agency or official or reference"),
    ("a later development without its chapter", NOTES, "  chapter: water\n", "", "chapter\n    is missing"),
    ("a chapter without a date", NOTES, '  date: "3011-07-09"\n', "", "date\n    is missing"),
    ("no such chapter", NOTES, "chapter: water", "chapter: watter", "no chapter is called 'watter'. Did you mean 'water'?"),
    ("before the sources end", NOTES, '  date: "3011-07-09"\n', '  date: "2013-07-09"\n', "'2013-07-09' is before 2014"),
    ("later than it holds", NOTES, 'as_of: "3011-07-10"', 'as_of: "3010-01-01"', "'3011-07-09' is later than as_of"),
    ("as if it ended later than it holds", NOTES, '  date: "3011-07-09"\n', '  date: "3011-07-09/3012"\n', "'3011-07-09/3012' is later than as_of"),
    ("another day than its words", NOTES, '  date: "3011-07-09"\n', '  date: "3011-07-08"\n', "'3011-07-08' is said, or said so precisely, neither by the note nor"),
    ("a day that nobody says", NOTES, 'as_of: "3012-02-01"', 'as_of: "3102-02-01"', "'3102-02-01' is said, or said so precisely, neither by the note nor"),
    ("held for longer than its newest page", NOTES, 'as_of: "3011-07-10"', 'as_of: "3011-07-09"', "'3011-07-09' is not the date of the newest page, which is 3011-07-10"),
    ("a page too old", NOTES, 'date: "3011-07-09", address', 'date: "1011-07-09", address', "'1011-07-09' is before 1900"),
    ("a page earlier than its address", NOTES, DATED, 'date: "2019-07-09", address: "https://news.example/2020/0201/c9000.html"',
     "'2019-07-09' is not the date in its address, 2020-02-01"),
    ("a page later than its address", NOTES, DATED, 'date: "2019-07-09", address: "https://news.example/201903/t_11080742.htm"',
     "'2019-07-09' is not the date in its address, 2019-03"),
    ("a page before our era", NOTES, DATED, 'date: "-0500", address: "https://news.example/201903/t_11080742.htm"', "'-0500' is before 1900; no page is so old."),
    ("three sentences", NOTES, "since 3001.\n    zh", "since 3001. It met. It rested.\n    zh", "has more than 2 sentences"),
    ("three Chinese sentences", NOTES, "任银溪委员会主席。", "任主席。委员会开会。委员会休会。", "has more than 2 sentences"),
    ("many words", NOTES, "says: Jia Yibing has been in the chair since 3001.", f"says: {LONG}", "has 21; what a page says takes at most 20 words"),
    ("many characters", NOTES, "says: 晨港法学教授。", f"says: {'晨' * 41}", "has 41; what a page says takes at most 20 words or 40"),
    ("no such record", NOTES, "about: [jia-yibing]", "about: [jia-yibin]", "no record has the id 'jia-yibin'. Did you mean 'jia-yibing'?"),
    ("another record than it explains", NOTES, "about: [jia-yibing]", "about: [term-weir]", "says no name of what it is about, term-weir"),
    ("a note on a note", NOTES, "about: [jia-yibing]", "about: [background-brook-treaty]", "'background-brook-treaty' is background"),
    ("a source's statement", NOTES, "  about: [jia-yibing]\n", "  about: [jia-yibing]\n  sources: [{source: alpha, at: 0-p1, printed: {title: 银溪}}]\n",
     "is for records of the sources"),
    ("a theme", NOTES, "  about: [jia-yibing]\n", "  about: [jia-yibing]\n  themes: [water]\n", "is for records of the sources"),
    ("no address", NOTES, FIRST, "commission", "'commission' is no address"),
    ("a record that uses a note", "data/rivers.yml", "  themes: [water]\n", "  themes: [water]\n  related: [background-brook-treaty]\n",
     "'background-brook-treaty' is background"),
    ("an answer's ground", "data/questions.yml", "records: [brook-commission]", "records: [background-brook-treaty]", "'background-brook-treaty' is background"),
    ("a chapter's link", EN, '{{ ref("silver-brook") }}', '{{ ref("background-jia-yibing") }}', "'background-jia-yibing' is background; chapters and answers"),
    ("a chapter's date", EN, 'date("brook-session-01")', 'date("background-brook-treaty")', "'background-brook-treaty' is background; chapters and answers"),
    ("a chapter's value", EN, '{{ ref("silver-brook") }}', '{{ value("background-jia-yibing", "text") }}', "'background-jia-yibing' is background"),
    ("a chapter's list", EN, 'listing("position-alpha-joint")', 'listing("background-jia-yibing")', "'background-jia-yibing' is background"),
    ("a chapter's count", EN, 'count("meetings")', 'count("background")', "'background' is background; chapters and answers"),
    ("a chapter's table", EN, 'table("meetings", ["date", "place", "outcome"], body="brook-commission")', 'table("background", ["date"])', "'background' is background"),
    ("a chapter's note", EN, 'cite("alpha 0-p1", "beta lead-p1")', 'cite("background-jia-yibing 0-p1")', "no source has the id 'background-jia-yibing'"),
    ("a chapter's plain link", EN, '{{ ref("silver-brook") }}', "[treaty](background/background-brook-treaty.md)", "which is background; chapters and answers"),
    ("a chart of notes", "data/charts.yml", "dataset: meetings", "dataset: background", "'background' is background"),
]


@pytest.mark.parametrize(("name", "old", "new", "message"), [fault[1:] for fault in FAULTS], ids=[fault[0] for fault in FAULTS])
def test_a_planted_fault_is_told(tiny_copy: Path, name: str, old: str, new: str, message: str) -> None:
    path = tiny_copy / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DataError) as told:
        load_checked_catalog(tiny_copy, SIGNATURES)
    assert message in str(told.value)


def test_there_are_at_most_a_hundred_and_twenty_notes(tiny_copy: Path) -> None:
    path = tiny_copy / NOTES
    text = path.read_text(encoding="utf-8")
    first = text[: text.index("\n- id: background-brook-treaty") + 1]
    many = [first.replace("background-jia-yibing", f"background-{number}").replace("Jia Yibing, jurist", f"Jurist {number}")
            .replace("法学家甲乙丙", f"法学家{number}") for number in range(119)]
    path.write_text(text + "".join(many), encoding="utf-8")
    with pytest.raises(DataError, match="is more than the 120 notes that there may be"):
        load_checked_catalog(tiny_copy, SIGNATURES)


@pytest.mark.parametrize("prefix", ["", "zh/"])
def test_every_note_stands_in_its_box_and_nowhere_else(tiny_site: Path, prefix: str) -> None:
    apart = {"": "Background, not from the five texts", "zh/": "背景说明，不出自五种文本"}[prefix]
    text = {"": "Jia Yibing teaches law in Dawnport", "zh/": "甲乙丙在晨港教授法律"}[prefix]
    later = {"": "signed a treaty on the water", "zh/": "两国签署银溪水量条约"}[prefix]
    for address, said in (("people/jia-yibing/", text), ("background/background-jia-yibing/", text), ("rivers/silver-brook/", later),
                          ("water/", later), ("", later), ("background/background-brook-treaty/", later)):
        page = (tiny_site / prefix / address / "index.html").read_text(encoding="utf-8")
        main = page.partition("<article")[2]
        boxes = re.findall(r'<div class="background-box">.*?</div>', main, re.DOTALL)
        told = re.sub(r"<[^>]+>", "", boxes[0])
        assert len(boxes) == 1 and said in told and apart in told
        assert said not in re.sub(r"<[^>]+>", "", main.replace(boxes[0], "").partition('<section class="citing"')[0])
    record = (tiny_site / prefix / "people/jia-yibing/index.html").read_text(encoding="utf-8")
    assert FIRST in record and SECOND in record
    for address in ("timeline/", "themes/water/", "charts/", "discrepancies/"):
        assert "background-brook-treaty" not in (tiny_site / prefix / address / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("code", ["en", "zh"])
def test_a_list_of_later_developments_tells_each_date_once(tiny_site: Path, tiny_copy: Path, code: str) -> None:
    page = (tiny_site / {"en": "", "zh": "zh"}[code] / "index.html").read_text(encoding="utf-8")
    assert '<span class="when">' not in re.search(r'<ul class="later">.*?</ul>', page, re.DOTALL)[0]
    path = tiny_copy / NOTES
    told = path.read_text(encoding="utf-8")
    path.write_text(told.replace(" on 9 July 3011.\n", ".\n").replace("zh: 3011年7月9日，", "zh: "), encoding="utf-8")
    views = Views(load_catalog(tiny_copy / "data"), code)
    assert [note["dated"] for note in list_newest(views)] == [False]


def test_data_and_heads_say_where_a_record_comes_from(tiny_site: Path) -> None:
    data = tiny_site / "data"
    note, river = (json.loads((data / f"records/{name}.json").read_text(encoding="utf-8")) for name in ("background-jia-yibing", "silver-brook"))
    assert (note["origin"], river["origin"]) == ("background", "sources")
    with (data / "records.csv").open(encoding="utf-8-sig", newline="") as file:
        told = {row["id"]: row["origin"] for row in csv.DictReader(file)}
    with (data / "background.csv").open(encoding="utf-8-sig", newline="") as file:
        assert {row["origin"] for row in csv.DictReader(file)} == {"background"}
    assert {name for name, origin in told.items() if origin == "background"} == {"background-jia-yibing", "background-brook-treaty"}
    assert set(told.values()) == {"background", "sources"}
    with closing(sqlite3.connect(f"file:{data / 'compendium.sqlite'}?mode=ro", uri=True)) as base:
        assert dict(base.execute("SELECT id, origin FROM records")) == told
        assert base.execute("SELECT count(*) FROM statements JOIN records ON records.id = record WHERE origin = 'background'").fetchone() == (0,)
    page = (tiny_site / "background/background-jia-yibing/index.html").read_text(encoding="utf-8")
    graph = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)[1])
    thing = graph["@graph"][0]["mainEntity"]
    assert [page["url"] for page in thing["isBasedOn"]] == [FIRST, SECOND]


def test_neither_the_feed_nor_the_calendar_nor_the_newest_day_knows_of_a_note(tiny_site: Path) -> None:
    for name in ("feed.xml", "calendar.ics", "sitemap.xml"):
        text = (tiny_site / name).read_text(encoding="utf-8")
        assert "3011" not in text and "3012" not in text


def test_the_search_has_notes_as_a_kind_set_apart(tiny_site: Path) -> None:
    meta = (tiny_site / "search/meta.js").read_text(encoding="utf-8")
    kinds = json.loads(re.search(r'"kinds":\s*(\[\[.*?\]\])', meta)[1])
    assert {kind[1] for kind in kinds if kind[5]} == {"background"}
    assert next(kind[2] for kind in kinds if kind[5]) == "Background, not from the five texts"


def test_one_switch_builds_the_site_without_background_and_every_gate_is_green(tiny_copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_BACKGROUND", "false")
    site = pass_every_gate(tiny_copy)
    assert not [path for path in site.rglob("*") if "background" in path.name or "evidence" in path.name]
    for path in site.rglob("*"):
        if path.suffix in (".html", ".md", ".json", ".jsonl", ".csv", ".txt", ".xml", ".ics") or (path.is_file() and path.parent.name == "search"):
            text = path.read_text(encoding="utf-8")
            assert not re.search(r"background|not from the five texts|Since the texts end|不出自五种文本|文本之后|背景说明|commission\.example", text), path


def test_an_edition_that_has_notes_is_whole_without_them(tiny_copy: Path) -> None:
    result = run_command(tiny_copy, "edition", "2026.1", "2026-01-02")
    assert result.returncode == 0, result.stdout + result.stderr
    assert "background-jia-yibing" in (tiny_copy / "data/editions/2026.1.json").read_text(encoding="utf-8")
    result = build_site(tiny_copy, "build", "--strict", SITE_BACKGROUND="false")
    assert result.returncode == 0, result.stderr
    assert "background" not in (tiny_copy / "site/changes/index.html").read_text(encoding="utf-8")
