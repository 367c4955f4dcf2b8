"""Words that would be code elsewhere, in every field of every dataset, stay words in pages, exports and feeds."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import icalendar
import pytest
import rispy
from compendium.records.datasets import DATASETS
from support import assemble, build_site, run_command

from tools.hostile import HOSTILE, find_name, make_hostile
from tools.pages import Page, find_page_faults, squeeze


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the built tiny site with a hostile record in each dataset."""
    made = assemble(tmp_path_factory.mktemp("hostile") / "site")
    make_hostile(made)
    result = build_site(made, "build", "--strict")
    assert result.returncode == 0, result.stderr
    return made


def test_no_page_has_a_foreign_element_a_handler_a_script_or_a_broken_link(folder):
    assert find_page_faults(folder, golden=False) == []


@pytest.mark.parametrize("language", ["", "zh/"])
@pytest.mark.parametrize("dataset", DATASETS, ids=lambda dataset: dataset.name)
def test_a_record_shows_hostile_words_as_words(folder, dataset, language):
    page = Page((folder / "site" / f"{language}{dataset.name}/{find_name(dataset.name)}" / "index.html").read_text(encoding="utf-8"))
    shown = squeeze("".join(page.main))
    assert shown.count(squeeze(HOSTILE)) >= 4
    assert "49" not in "".join(page.main), "Jinja was executed"


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for item in value.values():
            yield from texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)
    elif isinstance(value, str):
        yield value


def test_json_files_carry_them_unchanged(folder):
    for dataset in DATASETS:
        record = json.loads((folder / "site" / "data" / "records" / f"{find_name(dataset.name)}.json").read_text(encoding="utf-8"))
        assert sum(HOSTILE in text for text in texts(record)) >= 6
        assert not [text for text in texts(record) if "alert" in text and HOSTILE not in text]
    for path in (folder / "site").rglob("*.json"):
        json.loads(path.read_text(encoding="utf-8"))


def test_tables_carry_them_as_text_and_never_as_a_formula(folder):
    for path in (folder / "site" / "data").glob("*.csv"):
        for row in csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")):
            for cell in row:
                assert not cell.startswith("="), (path.name, cell[:40])
    with sqlite3.connect(folder / "site" / "data" / "compendium.sqlite") as base:
        assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        for dataset in DATASETS:
            title = base.execute(f'SELECT title_en FROM "{dataset.name}" WHERE id = ?', (find_name(dataset.name),)).fetchone()
            assert title == (f"{HOSTILE} brook",)
    base.close()


@pytest.mark.parametrize("language", ["", "zh/"])
def test_feeds_and_calendars_are_whole(folder, language):
    root = ElementTree.fromstring((folder / "site" / language / "feed.xml").read_bytes())
    titles = [element for element in root.iter() if element.tag.endswith("}title")]
    assert not [element for element in titles if len(element)], "no element inside a title"
    assert any(squeeze(HOSTILE) in squeeze(element.text or "") for element in root.iter())
    calendar = icalendar.Calendar.from_ical((folder / "site" / language / "calendar.ics").read_bytes())
    for event in calendar.walk("VEVENT"):
        assert {"UID", "SUMMARY"} <= set(event)


def test_bibliographies_are_whole(folder):
    for path in (folder / "site").rglob("*.ris"):
        for entry in rispy.loads(path.read_text(encoding="utf-8")):
            assert entry["type_of_reference"]
    for path in (folder / "site").rglob("*.bib"):
        text = path.read_text(encoding="utf-8")
        assert text.count("{") - text.count("\\{") == text.count("}") - text.count("\\}"), path
    for path in (*(folder / "site").rglob("*.xml"), *(folder / "site").rglob("*.svg")):
        ElementTree.fromstring(path.read_bytes())


@pytest.mark.parametrize(("written", "said"), [
    (r'"\0"', "has the character U+0000, which is no text"),
    (r'"a\x07"', "has the character U+0007"),
    (r'"\x85"', "has the character U+0085"),
    (r'"\ud800"', "rivers.yml:"),
    ("\ue000" + "0\ue001", "has the character U+E000"),
    (r'"\ufffe"', "has the character U+FFFE"),
    ("\x00", "rivers.yml:"),
    (f'"{"x" * 1_000_000}"', "rivers.yml:"),
    ('"' + "银" * 1_000_000 + '"', "rivers.yml:"),
])
def test_what_is_no_text_is_refused_where_it_stands(tiny_copy, written, said):
    path = tiny_copy / "data" / "rivers.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("zh: 银溪,", f"zh: {written},"), encoding="utf-8")
    result = run_command(tiny_copy, "check")
    assert result.returncode == 1
    assert said in result.stdout and "Traceback" not in result.stderr
    assert len(result.stdout) < 20_000, "the message does not repeat a megabyte"
