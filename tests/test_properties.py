"""Whatever is fed to the loader, the readers of dates and numbers and the exporters: no traceback, no hang, no half file.

The cases are the same on every machine; `FUZZ=50 pytest tests/test_properties.py` tries fifty times as many.
"""

from __future__ import annotations

import calendar
import json
import os
import re
import shutil
import sqlite3
import tempfile
import zipfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import edtf
import icalendar
import pytest
from compendium.checks import run_checks
from compendium.core.edtf import Edtf
from compendium.core.printed import agrees, find_chinese_numbers, find_dates, find_english_numbers
from compendium.core.problems import report
from compendium.core.yaml_loader import find_unwritable, load
from compendium.exports.table_files import write_cell
from compendium.pages.macros import SIGNATURES
from compendium.records.catalog_loader import load_catalog
from compendium.records.chapters import parse_chapter
from compendium.records.loader import read_mapping, read_records
from compendium.records.models import Discrepancy, Figure, Meeting
from exporting import exported
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st
from support import assemble

MORE = int(os.environ.get("FUZZ", "1"))
settings.register_profile("steady", derandomize=True, deadline=5000, max_examples=100 * MORE, database=None,
                          suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
settings.load_profile("steady")

ANY_TEXT = st.text(max_size=400)
PLAIN_TEXT = ANY_TEXT.map(str.strip).filter(lambda text: text and not find_unwritable(text) and not set(text) & set("\x85\u2028\u2029\r"))
SIGNS = st.sampled_from("0123456789零〇一二三四五六七八九十百千万亿两年月日世纪年代前至—-/.,％%多余 第次成分之XZ?~ab млрд")
NUMBERISH = st.text(SIGNS, max_size=80)
SCALARS = st.one_of(st.text(max_size=30), st.sampled_from(["", "water", "session", "2014-02-30", "brook-commission", "NaN", "1e999", "-0", "true"]))
VALUES = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4), max_leaves=12)


def read_back(content: bytes) -> Any:
    """Load bytes as a data file named rivers.yml."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rivers.yml"
        path.write_bytes(content)
        return load(path, "data/rivers.yml")


# The loader


@given(st.one_of(st.binary(max_size=300), ANY_TEXT.map(lambda text: text.encode("utf-8", "surrogatepass"))))
@example(b"- id: \xff")
@example(b"{a: []}")
@example(b"? [a, b]\n: c\n")
@example(b"- &a [*a]")
@example(b"[" * 5000)
@example(b"a: !!python/object:os.system x")
@example("\ufeff- id: x".encode())
@example(b"%YAML 3.0\n---\n- id: x")
@example(b"- id: x\n---\n- id: y")
def test_any_bytes_are_read_or_refused_with_a_place(content):
    document = read_back(content)
    faults = list(document.problems)
    for model in (Meeting, Figure):
        faults += read_records(document, model).problems
    faults += read_mapping(document, dict[str, dict[str, str]])[1]
    assert all(fault.line >= 1 and fault.message for fault in faults)
    assert "Traceback" not in report(faults)


@given(st.dictionaries(st.sampled_from([*Figure.model_fields, *Discrepancy.model_fields, "x"]), VALUES, max_size=8))
def test_any_record_is_typed_or_refused_with_a_reason(value):
    document = read_back(json.dumps([value]).encode())
    for model in (Figure, Discrepancy, Meeting):
        listing = read_records(document, model)
        assert listing.records or listing.problems


@settings(max_examples=60 * MORE)
@given(st.data())
def test_a_data_file_damaged_anywhere_gives_messages_and_no_traceback(fuzzed, data):
    paths = sorted(path for path in (fuzzed / "data").rglob("*.yml"))
    path = data.draw(st.sampled_from(paths))
    whole = path.read_bytes()
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, min(len(whole), start + 60)))
    inserted = data.draw(st.one_of(st.binary(max_size=12), st.sampled_from([b"", b"\n", b"- ", b": ", b"{", b"]", b"\x00", b"  ", b"'", b'"'])))
    try:
        path.write_bytes(whole[:start] + inserted + whole[end:])
        catalog = load_catalog(fuzzed / "data")
        faults = [problem for _, problems in run_checks(catalog, fuzzed / "docs", SIGNATURES) for problem in problems]
    finally:
        path.write_bytes(whole)
    assert report(faults)


@pytest.fixture(scope="module")
def fuzzed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the tiny site's sources, to be damaged and mended again."""
    return assemble(tmp_path_factory.mktemp("fuzzed") / "site")


@given(st.one_of(ANY_TEXT, st.text(st.sampled_from("{}#%()\"'\n- []cite!<>*_`"), max_size=120)))
def test_any_chapter_is_cut_into_blocks(text):
    chapter = parse_chapter(text, "docs/en/x.md", "x.md", "en")
    assert all(block.line >= 1 for block in chapter.blocks)


# Dates


@given(st.one_of(ANY_TEXT, st.text(st.sampled_from("0123456789-/.X~?%"), max_size=24)))
def test_any_text_is_a_date_or_none(tiny_views, text):
    try:
        date = Edtf.parse(text)
    except ValueError as fault:
        assert str(fault)
        return
    assert date.earliest <= date.latest
    assert Edtf.parse(str(date)) == date
    for views in tiny_views.values():
        assert views.language.locale.date(date)


# The subset of EDTF that the sources need, and near misses of it.
YEARS = st.from_regex(r"-?[0-9]{4}|-?[0-9]{3}X|-?[0-9]{2}XX", fullmatch=True)
PARTS = st.sampled_from(["", "", "-01", "-02-28", "-02-29", "-12-31", "-04-31", "-00", "-13", "-33", "-36", "-05-00"])
POINTS = st.tuples(YEARS, PARTS, st.sampled_from(["", "?", "~", "%"])).map("".join)


@settings(max_examples=300 * MORE)
@given(POINTS)
@example("0000")
@example("-0000")
@example("-0004-02-29")
@example("XXXX")
def test_a_date_is_one_exactly_if_the_library_edtf_reads_it_and_has_the_same_bounds(text):
    ours, theirs = _read_by(Edtf.parse, text), _by_library(text)
    if re.search("X.*-", text):
        # A month of a year that is not known, which EDTF allows and no source needs.
        assert ours is None
        return
    if text.startswith("XXXX"):
        assert ours is not None and theirs is not None and not ours.known
        return
    assert (ours is None) == (theirs is None)
    if ours and theirs:
        assert (ours.earliest, ours.latest) == (tuple(theirs.lower_strict()[:3]), tuple(theirs.upper_strict()[:3]))


@settings(max_examples=300 * MORE)
@given(POINTS | st.just(".."), POINTS | st.just(".."))
def test_an_interval_is_one_exactly_if_the_library_edtf_reads_both_ends_and_they_are_in_order(first, second):
    ends = [None if point == ".." else _by_library(point) for point in (first, second)]
    assume(not any(re.search("X.*-", point) for point in (first, second)))
    sound = all(point == ".." or end is not None for point, end in zip((first, second), ends, strict=True)) and first != second
    ordered = None in ends or tuple(ends[0].lower_strict()[:3]) <= tuple(ends[1].upper_strict()[:3])
    ours = _read_by(Edtf.parse, f"{first}/{second}")
    if first == second != "..":
        sound = ends[0] is not None
    assert (ours is not None) == (sound and ordered)
    if ours:
        assert ours.earliest == (tuple(ends[0].lower_strict()[:3]) if ends[0] else (-9999, 1, 1))
        assert ours.latest == (tuple(ends[1].upper_strict()[:3]) if ends[1] else (9999, 12, 31))


@given(POINTS, st.sampled_from(["\n", " ", "\t", "\u00a0", "\u3000", "\r\n"]), st.booleans())
def test_no_date_has_white_space_around_it(text, space, before):
    assert _read_by(Edtf.parse, f"{space}{text}" if before else f"{text}{space}") is None


def _by_library(text: str) -> Any:
    """Return what the library makes of a date, in two things put right: it takes 31 April, and knows no doubt about a quarter."""
    day = re.match(r"(-?\d{4})-(\d\d)-(\d\d)", text)
    if day and 1 <= int(day[2]) <= 12 and int(day[3]) > calendar.monthrange(int(day[1]) % 400 + 2000, int(day[2]))[1]:
        return None
    return _read_by(edtf.parse_edtf, re.sub(r"(?<=-3[3-6])[?~%]$", "", text))


def _read_by(reader: Callable[[str], Any], text: str) -> Any:
    """Return what a reader makes of a text, or None if it refuses."""
    try:
        return reader(text)
    except (ValueError, edtf.EDTFParseException):
        return None


DAYS = st.dates().filter(lambda day: day.year >= 1000)


@given(DAYS, st.sampled_from([4, 7, 10]), st.sampled_from(["", "~", "?"]))
def test_a_date_printed_in_chinese_is_read_as_it_was(tiny_views, day, precision, qualifier):
    date = Edtf.parse(day.isoformat()[:precision] + qualifier)
    printed = find_dates(tiny_views["zh"].language.locale.date(date))
    assert len(printed) == 1 and agrees(date.start, printed[0])


@given(DAYS, DAYS)
def test_a_date_agrees_with_no_other(tiny_views, day, other):
    assume(day != other)
    date = Edtf.parse(day.isoformat())
    assert not any(agrees(date.start, printed) for printed in find_dates(tiny_views["zh"].language.locale.date(Edtf.parse(other.isoformat()))))


# Numbers


@given(st.one_of(ANY_TEXT, NUMBERISH, NUMBERISH.map(lambda text: text * 40)))
def test_any_text_is_read_for_numbers_and_dates(text):
    for number in find_chinese_numbers(text) | find_english_numbers(text):
        assert number.is_finite()
    assert isinstance(find_dates(text), list)


@given(st.decimals(min_value=0, max_value=10**15, places=2, allow_nan=False, allow_infinity=False))
def test_a_number_written_in_either_language_is_read_as_it_was(tiny_views, number):
    number = Decimal(str(number)).normalize()
    assert number in find_chinese_numbers(tiny_views["zh"].language.locale.number(number) + "美元")
    assert number in find_english_numbers("about " + tiny_views["en"].language.locale.number(number) + " in all")


@given(st.integers(1, 9999))
def test_chinese_numerals_are_read_as_they_were(number):
    assert Decimal(number) in find_chinese_numbers(f"第{numeral(number)}次会议")


def numeral(number: int) -> str:
    """Return a number below ten thousand in Chinese numerals."""
    digits, text, zero = "零一二三四五六七八九", "", False
    for size, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // size % 10
        if digit:
            text += ("零" if zero and text else "") + digits[digit] + sign
            zero = False
        else:
            zero = bool(text)
    return text.removeprefix("一") if text.startswith("一十") else text


# The exporters


@given(ANY_TEXT)
def test_no_cell_is_a_formula(text):
    assert not write_cell(text).startswith(("=", "+", "-", "@", "\t", "\r"))
    assert write_cell(text).removeprefix("'") == text.removeprefix("'") or text.startswith("'")


@settings(max_examples=8 * MORE, deadline=20000)
@given(st.tuples(PLAIN_TEXT, PLAIN_TEXT, PLAIN_TEXT))
def test_every_export_of_any_words_can_be_read_again(tmp_path_factory, words):
    folder = tmp_path_factory.mktemp("words")
    assemble(folder / "site")
    title, also, printed = words
    sources = [{"source": "alpha", "at": "0-p1", "printed": {"title": printed}}]
    record = {"id": "grey-mere", "title": {"en": f"Mere {title}", "zh": f"灰湖{title}", "also": [also]}, "kind": "lake",
              "themes": ["water"], "summary": {"en": f"A lake. {also}", "zh": f"湖。{also}"}, "sources": sources}
    extra = folder / "site" / "data" / "rivers" / "extra.yml"
    extra.parent.mkdir()
    extra.write_text(json.dumps([record], ensure_ascii=False), encoding="utf-8")
    catalog = load_catalog(folder / "site" / "data")
    assume(not catalog.problems)
    out = exported(catalog, folder / "site" / "docs", folder / "out")
    kept = json.loads((out / "data" / "records" / "grey-mere.json").read_text(encoding="utf-8"))
    assert kept["title"]["en"] == f"Mere {title}" and kept["sources"][0]["printed"]["title"] == printed
    for path in out.rglob("*"):
        if path.suffix in (".json", ".geojson"):
            json.loads(path.read_text(encoding="utf-8"))
        elif path.suffix in (".xml", ".svg"):
            ElementTree.fromstring(path.read_bytes())
        elif path.suffix == ".ics":
            icalendar.Calendar.from_ical(path.read_bytes())
        elif path.suffix == ".zip":
            assert zipfile.ZipFile(path).testzip() is None
    with sqlite3.connect(out / "data" / "compendium.sqlite") as base:
        assert base.execute("SELECT title_en FROM rivers WHERE id = 'grey-mere'").fetchone() == (f"Mere {title}",)
    base.close()
    shutil.rmtree(folder)
