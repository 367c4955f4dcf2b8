"""The database, the workbook, Parquet and JSON Lines: pleasant to ask, typed, and of one edition."""

from __future__ import annotations

import io
import json
import re
import sqlite3
import zipfile
from contextlib import closing
from xml.etree import ElementTree

import pytest
from compendium.core.field_walk import known_specs
from compendium.exports.base import Context
from compendium.exports.sqlite import list_views, open_database
from compendium.presentation.record_view import Views
from compendium.records.catalog_loader import load_catalog
from compendium.records.models import Record
from exporting import data, database, exported, table
from support import ROOT, label, run, run_command

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@pytest.fixture(scope="module")
def real(catalog):
    views = {code: Views(catalog, code) for code in catalog.locales}
    with closing(open_database(Context(views, ROOT / "docs", "https://reference.example/"))) as base:
        yield base


@pytest.fixture(scope="module")
def tiny(tiny_catalog, tiny_folder, tmp_path_factory):
    return exported(tiny_catalog, tiny_folder / "docs", tmp_path_factory.mktemp("tiny-exports"))


# The database


def test_every_name_can_be_written_without_quotes(real):
    for name, in real.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'search_%'").fetchall():
        columns = [row[1] for row in real.execute(f"PRAGMA table_info({name})")]
        real.execute(f"SELECT {', '.join(columns)} FROM {name} LIMIT 1")


def test_numbers_with_decimals_are_declared_and_stored_as_such(real, catalog):
    types = {row[1]: row[2] for row in real.execute("PRAGMA table_info(observations)")}
    assert types["value"] == types["value_to"] == "REAL"
    found = dict(real.execute("SELECT part, value FROM observations WHERE value IS NOT NULL"))
    expected = {name: float(item.value) for name, (_, item) in catalog.observations.items() if item.value is not None}
    assert found == expected and any(value % 1 for value in found.values())
    assert {kind for kind, in real.execute("SELECT typeof(value) FROM observations")} <= {"real", "null"}


def test_each_theme_of_a_record_is_a_row(real, catalog):
    expected = {(entry.id, theme) for entry in catalog.entries.values() for theme in entry.record.themes}
    assert set(real.execute("SELECT record, theme FROM record_themes")) == expected


def test_the_table_of_columns_describes_each_column(real):
    for name, in real.execute("SELECT DISTINCT table_name FROM columns").fetchall():
        columns = [row[1] for row in real.execute(f"PRAGMA table_info({name})")]
        told = real.execute("SELECT column_name, label_zh, about_en FROM columns WHERE table_name = ? ORDER BY column_number", (name,)).fetchall()
        assert [row[0] for row in told] == columns
        assert all(label and about for _, label, about in told)


def test_the_views_hold_what_their_tables_do(real, catalog):
    def count(query):
        return real.execute(query).fetchone()[0]

    assert count("SELECT count(*) FROM statements_full") == count("SELECT count(*) FROM statements") > 1000
    assert count("SELECT count(DISTINCT id) FROM pledge_status") == len(catalog.of("commitments"))
    assert count("SELECT count(DISTINCT id) FROM disagreements_side_by_side") == len(catalog.of("discrepancies"))
    assert count("SELECT count(*) FROM treaties") == count("SELECT count(*) FROM instruments WHERE kind IN (SELECT kind FROM treaties)") > 10
    trade = {entry.id for entry in catalog.of("figures") if "trade" in entry.record.themes}
    assert {name for name, in real.execute("SELECT DISTINCT series FROM trade")} == trade


def test_the_text_of_the_sources_can_be_searched_in_both_languages(real, catalog):
    def found(query, words):
        return {name for name, in real.execute(f"SELECT record FROM {query} ?", (words,))}

    printed = {entry.id for entry in catalog.entries.values() for _, statement in catalog.statements(entry)
               if any("联合委员会" in text for text in statement.printed.values())}
    assert printed and printed <= found("search WHERE text MATCH", "联合委员会")
    assert found("search WHERE text MATCH", "联合委员会") <= found("passages WHERE text LIKE", "%委员%")
    assert "rivers-agreement-2001" in found("search WHERE text MATCH", f'"{catalog.entries["rivers-agreement-2001"].record.title.en}"')


def test_each_question_of_the_data_page_has_an_answer(catalog, real):
    assert len(catalog.queries) >= 6
    for query, _ in catalog.queries:
        for code in catalog.locales:
            assert real.execute(query.sql.replace("{code}", code)).fetchall(), query.id


def test_a_question_that_is_no_sql_stops_check_and_build_with_its_line(tiny_copy):
    (tiny_copy / "data" / "queries.yml").write_text("- {id: wrong, question: {en: What?, zh: 什么？}, sql: SELECT answer FROM nowhere}\n", encoding="utf-8")
    for result in (run(tiny_copy, "-m", "mkdocs", "build"), run_command(tiny_copy, "check")):
        told = result.stdout + result.stderr
        assert result.returncode != 0 and "Traceback" not in told
        assert "data/queries.yml:1" in told and "no such table: nowhere" in told


# One edition in every file


def test_every_file_says_its_edition(tiny_copy, tmp_path):
    assert run_command(tiny_copy, "edition", "2025.1", "2025-12-31").returncode == 0
    folder = exported(load_catalog(tiny_copy / "data"), tiny_copy / "docs", tmp_path / "out")
    files = folder / "data"
    assert {row["edition"] for row in table(folder, "meetings")} == {"2025.1"}
    assert {row["edition"] for name in ("meetings", "statements") for row in data(folder, name)} == {data(folder, "records/silver-brook")["edition"]} == {"2025.1"}
    assert {json.loads(line)["edition"] for line in (files / "rivers.jsonl").read_text(encoding="utf-8").splitlines()} == {"2025.1"}
    assert json.loads((files / "datapackage.json").read_text(encoding="utf-8"))["version"] == "2025.1"
    assert json.loads((files / "places.geojson").read_text(encoding="utf-8"))["edition"] == "2025.1"
    assert b"2025.1" in (files / "meetings.parquet").read_bytes()
    with database(folder) as base:
        assert base.execute("PRAGMA user_version").fetchone() == (2025001,)
        assert base.execute("SELECT edition, edition_date, licence FROM about").fetchone() == ("2025.1", "2025-12-31", "CC-BY-SA-4.0")
    with zipfile.ZipFile(files / "compendium.xlsx") as book:
        assert "2025.1" in book.read("docProps/core.xml").decode()
    for path in [*files.glob("maps/*.svg"), *files.glob("charts/*.svg"), *files.glob("charts/*.csv"), *files.glob("bibliography.*"), files / "compendium.gpkg"]:
        assert "2025.1" in path.read_bytes().decode("utf-8", "replace"), path.name
    with zipfile.ZipFile(files / "compendium.zip") as archive:
        assert "2025.1" in archive.read("README.txt").decode("utf-8-sig")
    for path in [*folder.glob("schemas/*.json"), *folder.rglob("feed.xml"), *folder.rglob("calendar.ics"), folder / "llms.txt"]:
        assert "2025.1" in path.read_text(encoding="utf-8"), path.name


CORRECTED = """
- {id: place, record: brook-session-01, field: place, old: dawnport, new: northland, date: "2026-01-02", reason: {en: Misread., zh: 误读。}}
- {id: weir, record: term-weir, field: title.zh, old: 堰坝, new: 堰, date: "2026-01-03", reason: {en: Misspelt., zh: 误写。}}
- {id: gone, record: silver-brook, field: title.also, old: Argent Brook, date: "2026-01-04", reason: {en: No source has it., zh: 无来源。}}
"""
WITHDRAWN = """
- {id: term-weir, dataset: glossary, title: {en: weir, zh: 堰}, date: "2026-02-03", reason: {en: Told elsewhere., zh: 已在别处解释。}, moved_to: silver-brook}
"""


@pytest.fixture
def corrected(tiny_copy, tmp_path):
    """Return the files of a site whose edition has been corrected since."""
    assert run_command(tiny_copy, "edition", "2025.1", "2025-12-31").returncode == 0
    for name, text in (("corrections", CORRECTED), ("withdrawn", WITHDRAWN)):
        (tiny_copy / "data" / f"{name}.yml").write_text(text, encoding="utf-8")
    for name, old, new in (("meetings", "place: dawnport", "place: northland"), ("glossary", "id: term-weir", "id: term-dam")):
        path = tiny_copy / "data" / f"{name}.yml"
        path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    return exported(load_catalog(tiny_copy / "data"), tiny_copy / "docs", tmp_path / "out")


def test_files_whose_data_have_changed_since_the_edition_say_so(corrected):
    [name] = {row["edition"] for row in table(corrected, "rivers")}
    assert re.fullmatch(r"2025\.1\+[0-9a-f]{12}", name), "a table is all of the data as it is"
    assert {data(corrected, "rivers")[0]["edition"], data(corrected, "datapackage")["version"],
            json.loads((corrected / "data" / "places.geojson").read_text(encoding="utf-8"))["edition"]} == {name}
    assert [data(corrected, f"records/{record}")["edition"] for record in ("silver-brook", "brook-session-01", "term-dam")] == ["2025.1", "2025.1+", "unpublished"]
    assert {path.stem: {row["edition"] for row in table(corrected, f"charts/{path.stem}")} for path in (corrected / "data" / "charts").glob("*.csv")} == {
        "brook-lengths": {"2025.1"}, "brook-sessions": {name}}
    with database(corrected) as base:
        assert base.execute("PRAGMA user_version").fetchone() == (2025001,)
        assert base.execute("SELECT edition FROM about").fetchone() == (name,)
    for path in (*corrected.rglob("feed.xml"), *corrected.rglob("calendar.ics"), corrected / "llms.txt"):
        text = path.read_text(encoding="utf-8").replace("\r\n ", "").replace("\n ", "")
        assert name.partition("+")[2] in text, path


def test_corrections_and_withdrawals_are_tables(corrected):
    place, weir, gone = table(corrected, "corrections")
    assert (place["record"], place["dataset"], place["field"], place["old"], place["new"], place["day"]) == (
        "brook-session-01", "meetings", "place", "dawnport", "northland", "2026-01-02")
    assert (place["field_en"], place["old_zh"], place["new_en"], place["reason_zh"]) == ("Place", "晨港", "Northland", "误读。")
    assert weir["dataset"] == "glossary", "a record may have been withdrawn after it was corrected"
    assert (gone["new"], gone["new_en"], gone["old"]) == ("", "", "Argent Brook")
    [withdrawn] = table(corrected, "withdrawals")
    assert (withdrawn["id"], withdrawn["title_zh"], withdrawn["moved_to"], withdrawn["day"]) == ("term-weir", "堰", "silver-brook", "2026-02-03")
    assert [row["id"] for row in data(corrected, "corrections")] == ["place", "weir", "gone"]
    with database(corrected) as base:
        assert base.execute("SELECT count(*) FROM corrections WHERE new IS NULL").fetchone() == (1,)
        assert base.execute("PRAGMA foreign_key_check").fetchall() == []


def test_before_the_first_correction_no_program_meets_its_table_without_rows(tiny):
    names = {row["table_name"] for row in table(tiny, "columns")}
    assert not {"corrections", "withdrawals"} & (names | {path.stem for path in (tiny / "data").glob("*.*")})


def test_before_the_first_edition_every_file_says_so(tiny_catalog, tiny_folder, tmp_path):
    folder = exported(tiny_catalog, tiny_folder / "docs", tmp_path / "out")
    files, none = folder / "data", [label("changes.none", code) for code in ("en", "zh")]
    for path in [*files.glob("*.csv"), *files.glob("*.json"), *files.glob("*.jsonl"), *files.glob("*.geojson"), *files.glob("*.parquet"),
                 *files.glob("charts/*"), *files.glob("maps/*.en.svg"), files / "compendium.gpkg", files / "compendium.sqlite"]:
        words = path.read_bytes().decode("utf-8", "replace")
        # In a table without rows there is nobody to say it.
        rowless = words.split() == ["[", "]"] if path.suffix == ".json" else path.suffix in (".csv", ".jsonl") and words.count("\n") <= 1
        assert "unpublished" in words or "未发布" in words or rowless, path.name
    for path in [*folder.glob("schemas/*.json"), *folder.rglob("feed.xml"), *folder.rglob("calendar.ics"), folder / "llms.txt"]:
        assert any(said in path.read_text(encoding="utf-8").replace("\r\n ", "") for said in none), path.name
    with zipfile.ZipFile(files / "compendium.zip") as archive:
        assert none[0] in archive.read("README.txt").decode("utf-8-sig")
    with zipfile.ZipFile(files / "compendium.xlsx") as book:
        assert "unpublished" in book.read("docProps/core.xml").decode()


# Rows as programs read them


def test_json_lines_hold_every_row_with_every_column(tiny, tiny_catalog):
    with database(tiny) as base:
        base.row_factory = sqlite3.Row
        for path in (tiny / "data").glob("*.jsonl"):
            rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
            stored = [dict(row) for row in base.execute(f"SELECT * FROM {path.stem}")]
            assert [{name: row[name] for name in own} for row, own in zip(rows, stored, strict=True)] == stored
    assert len(list((tiny / "data").glob("*.jsonl"))) == len(list((tiny / "data").glob("*.csv")))


def cells(content: bytes) -> dict[str, list[tuple[str, str]]]:
    """Return (type, value) of each cell of each sheet, as the file itself has them."""
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        texts = ["".join(part.itertext()) for part in ElementTree.fromstring(book.read("xl/sharedStrings.xml"))]
        names = [sheet.get("name") for sheet in ElementTree.fromstring(book.read("xl/workbook.xml")).iter(f"{SHEET}sheet")]
        found = {}
        for number, name in enumerate(names, 1):
            sheet = ElementTree.fromstring(book.read(f"xl/worksheets/sheet{number}.xml"))
            found[name] = [(cell.get("t", "n"), texts[int(value)] if cell.get("t") == "s" else value)
                           for cell in sheet.iter(f"{SHEET}c") for value in [cell.findtext(f"{SHEET}v", "")]]
        assert {info.date_time for info in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    return found


def test_the_workbook_has_numbers_where_the_column_is_one_and_texts_elsewhere(tiny, tiny_catalog):
    sheets = cells((tiny / "data" / "compendium.xlsx").read_bytes())
    assert list(sheets)[:2] == ["about", "columns"] and {path.stem for path in (tiny / "data").glob("*.csv")} == set(sheets)
    numbers = {value for kind, value in sheets["observations"] if kind == "n"}
    assert {float(item.value) for _, item in tiny_catalog.observations.values() if item.value is not None} <= {float(text) for text in numbers if text}
    assert {kind for kind, _ in sheets["statements"]} <= {"s", "n"}
    assert all(value.isdigit() for kind, value in sheets["statements"] if kind == "n")  # the number of the statement alone


def test_texts_that_look_like_dates_formulas_or_numbers_stay_texts(export_changed):
    folder = export_changed(("instruments.yml", "zh: 水文资料备忘录", 'zh: "=1+1"'), ("instruments.yml", 'date: "3002"', 'date: "3002-05"'))
    sheets = cells((folder / "data" / "compendium.xlsx").read_bytes())
    assert {("s", "=1+1"), ("s", "3002-05")} <= set(sheets["instruments"])


# Views as files


def test_each_view_is_a_table_to_read_in_one_language_with_the_same_values(exports, catalog):
    for code in catalog.locales:
        other = next(one for one in catalog.locales if one != code)
        for name in list_views(list(catalog.locales)):
            rows = table(exports, f"views/{name}.{code}")
            assert rows and not [column for column in rows[0] if column.endswith(f"_{other}")], name
            assert {row.pop("edition") for row in rows} == {table(exports, "about")[0]["edition"]}
            with database(exports) as base:
                columns = ", ".join(rows[0])
                assert len(rows) == len(base.execute(f"SELECT {columns} FROM {name}").fetchall())
        known = {row["id"]: row for row in table(exports, "instruments")}
        for row in table(exports, f"views/treaties.{code}"):
            assert row.items() <= known[row["id"]].items()
    trade = {row["observation"]: row["value"] for row in table(exports, "views/trade.en")}
    assert trade.items() <= {row["part"]: row["value"] for row in table(exports, "observations")}.items()


def test_a_table_of_treaties_can_be_read(exports):
    rows = table(exports, "views/treaties.en")
    assert len(rows[0]) <= 20 and list(rows[0])[:2] == ["id", "title_en"]
    dated = [row["date_earliest"] for row in rows]
    assert dated == sorted(dated, key=lambda day: (not day, day)), "undated last"


def test_a_datasets_own_columns_come_before_what_every_record_has(exports, catalog):
    for dataset in catalog.datasets:
        columns = list(table(exports, dataset.name)[0])
        titles = [f"title_{code}" for code in catalog.locales]
        assert columns[:3] == ["id", *titles]
        own = [columns.index(spec.name) for spec in known_specs(dataset.model) if spec.name not in Record.model_fields and spec.name in columns]
        assert max(own, default=0) < columns.index("sources") < columns.index("printed_forms")
        assert columns.index("title_also") > columns.index("url_en")
