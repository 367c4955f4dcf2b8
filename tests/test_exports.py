"""What can be taken away, read by tools that are not ours: complete, equal in every format, harmless, the same each time."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import sqlite3
import zipfile
from collections import Counter
from contextlib import closing
from pathlib import Path
from xml.etree import ElementTree

import compendium.exporters
import feedparser
import icalendar
import jsonschema
import pytest
import yaml
from compendium.catalog import Catalog, load_catalog
from compendium.datasets import DATASETS
from compendium.dictionary import models
from compendium.exporters import Exporter, write_exports
from compendium.exporters.agenda import fold
from compendium.exporters.schemas import dataset_schema
from compendium.loading import files, read
from compendium.views import Views
from support import ROOT, assemble, mkdocs, run

BASE = "https://reference.example/base/"
HOSTILE = '=HYPERLINK("http://x"), <script>alert(1)</script> {{ 7 * 7 }}; \'" \\n 银溪'


def exported(catalog: Catalog, docs: Path, folder: Path) -> Path:
    write_exports({code: Views(catalog, code) for code in catalog.locales}, docs, folder, BASE)
    return folder


@pytest.fixture(scope="module")
def real(catalog, tmp_path_factory) -> Path:
    """Return the exports of the real records."""
    return exported(catalog, ROOT / "docs", tmp_path_factory.mktemp("exports"))


@pytest.fixture
def changed(tiny_copy, tmp_path):
    """Return a function that changes the tiny records and exports them."""
    def export(*edits: tuple[str, str, str]) -> Path:
        for name, old, new in edits:
            path = tiny_copy / "data" / name
            text = path.read_text(encoding="utf-8")
            assert old in text, f"the change no longer fits {name}"
            path.write_text(text.replace(old, new, 1), encoding="utf-8")
        catalog = load_catalog(tiny_copy / "data")
        assert catalog.problems == []
        return exported(catalog, tiny_copy / "docs", tmp_path / "out")

    return export


def table(folder: Path, name: str) -> list[dict[str, str]]:
    content = (folder / "data" / f"{name}.csv").read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(content, newline="")))


def data(folder: Path, name: str) -> dict:
    return json.loads((folder / "data" / f"{name}.json").read_text(encoding="utf-8"))


def database(folder: Path) -> closing[sqlite3.Connection]:
    return closing(sqlite3.connect(f"file:{folder / 'data' / 'compendium.sqlite'}?mode=ro", uri=True))


# Every record and statement, once, in each format


def test_every_record_stands_once_in_csv_json_and_database_and_in_a_file_of_its_own(real, catalog):
    with database(real) as base:
        for dataset in DATASETS:
            expected = [entry.id for entry in catalog.of(dataset.name)]
            assert [row["id"] for row in table(real, dataset.name)] == expected
            assert [record["id"] for record in data(real, dataset.name)["records"]] == expected
            assert {name for name, in base.execute(f"SELECT id FROM {dataset.name}")} == set(expected)
    assert [row["id"] for row in table(real, "records")] == list(catalog.entries)
    assert {path.stem for path in (real / "data" / "records").iterdir()} == set(catalog.entries)


def test_every_printed_form_stands_once_with_its_source_place_and_labels(real, catalog):
    expected = Counter((entry.id, field, statement.source, statement.at, printed) for entry in catalog.entries.values()
                       for _, statement in catalog.statements(entry) for field, printed in statement.printed.items())
    rows = table(real, "statements")
    columns = ("record", "field", "source", "locator", "printed")
    assert Counter(tuple(row[name] for name in columns) for row in data(real, "statements")["records"]) == expected
    assert Counter(tuple(row[name].removeprefix("'") for name in columns) for row in rows) == expected
    with database(real) as base:
        assert Counter(base.execute(f"SELECT {', '.join(columns)} FROM statements")) == expected
    row = next(row for row in rows if row["record"] == "session-08" and row["locator"] == "t1-08")
    assert (row["locator_en"], row["locator_zh"]) == ("Table 1, row “8th session”", "表1行“第八次”")


def test_the_parts_of_records_have_tables_of_their_own(real, catalog):
    observations = table(real, "observations")
    assert [row["part"] for row in observations] == list(catalog.observations)
    row = next(row for row in observations if row["part"] == "trade-china-kazakhstan-2012")
    assert (row["value"], row["unit"], row["unit_en"], row["date"]) == ("33000000000", "usd", "US$", "2012")
    assert row["scope_zh"].startswith("中国与哈萨克斯坦双向贸易") and row["sources"] == "wikipedia trade-p1"
    own = {(row["record"], row["part"]) for name in ("observations", "readings", "outcomes", "roles") for row in table(real, name)}
    assert {(row["record"], row["part"]) for row in table(real, "statements") if row["part"]} <= own


def test_a_record_taken_alone_is_the_one_in_its_dataset(real):
    alone = data(real, "records/session-08")
    assert alone.pop("licence") == data(real, "meetings")["licence"] == "CC-BY-SA-4.0"
    assert alone == next(record for record in data(real, "meetings")["records"] if record["id"] == "session-08")
    assert alone["title"]["zh"] == "联合委员会第八次会议"
    assert alone["url"] == {"en": f"{BASE}meetings/session-08/", "zh": f"{BASE}zh/meetings/session-08/"}
    assert alone["sources"][0]["label"] == {"en": "Hao, Table 1, row “8th session”", "zh": "郝少英，表1行“第八次”"}


def test_the_records_can_be_made_again_from_their_json(real, catalog):
    def typed(value):
        if isinstance(value, dict):
            return {key: typed(item) for key, item in value.items() if key not in ("dataset", "url", "disputes", "label")}
        return [typed(item) for item in value] if isinstance(value, list) else value

    for dataset in DATASETS:
        for record in data(real, dataset.name)["records"]:
            assert dataset.model.model_validate(typed(record)) == catalog.entries[record["id"]].record


# CSV


def test_csv_opens_rightly_in_spreadsheets(real):
    for path in (real / "data").glob("*.csv"):
        content = path.read_bytes()
        assert content.startswith("\ufeff".encode()), path
        assert content.endswith(b"\r\n"), path
        widths = {len(row) for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))}
        assert len(widths) == 1, path


def test_no_cell_starts_a_formula_and_numbers_stay_numbers(real):
    for path in (real / "data").glob("*.csv"):
        for row in table(real, path.stem):
            for cell in row.values():
                assert re.fullmatch(r"-?\d+(\.\d+)?", cell) or not cell.startswith(tuple("=+-@\t\r")), (path, cell)
    assert "-1.1" in {row["value"] for row in table(real, "observations")}
    assert "'-01XX" in {row["date"] for row in table(real, "events")}
    assert "-01XX" in {record["date"] for record in data(real, "events")["records"]}


def test_dates_keep_their_precision_and_tell_their_bounds(real):
    rows = {row["id"]: row for row in table(real, "instruments")}
    names = ("date", "date_en", "date_zh", "date_earliest", "date_latest")
    known = {tuple(row[name] for name in names) for row in rows.values()}
    assert ("2001-09-12", "12 September 2001", "2001年9月12日", "2001-09-12", "2001-09-12") in known
    assert ("1995-02", "February 1995", "1995年2月", "1995-02-01", "1995-02-28") in known
    assert ("2015/..", "2015-01-01", "") in {(date, first, last) for date, _, _, first, last in known}


# Hostile values


def test_hostile_values_stay_text_in_every_format(changed):
    quoted = json.dumps(HOSTILE.replace("\\n", "\n") + "\u0007", ensure_ascii=False)
    folder = changed(("instruments.yml", "zh: 水文资料备忘录", f"zh: {quoted}"), ("instruments.yml", 'date: "3002"', 'date: "3002-05-06"'))
    hostile = json.loads(quoted)
    assert table(folder, "instruments")[0]["title_zh"] == f"'{hostile}"
    assert data(folder, "instruments")["records"][0]["title"]["zh"] == hostile
    with database(folder) as base:
        assert base.execute("SELECT title_zh FROM instruments").fetchone() == (hostile,)
    feed = feedparser.parse((folder / "zh" / "feed.xml").read_bytes())
    assert not feed.bozo
    entry = next(entry for entry in feed.entries if entry.link.endswith("brook-memorandum-3002/"))
    assert entry.title_detail.type == "text/plain" and entry.title.split() == hostile.removesuffix("\u0007").split()
    event = next(iter(calendar(folder / "zh" / "calendar.ics").events))
    assert event["DESCRIPTION"] == hostile.removesuffix("\u0007")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝"])
def test_each_dangerous_beginning_is_made_text(start):
    from compendium.exporters.table_files import csv_cell

    assert csv_cell(f"{start}1+1") == f"'{start}1+1"
    assert csv_cell(-5) == "-5"


# Database, map, data package


def test_the_database_is_whole_and_its_references_hold(real):
    with database(real) as base:
        assert base.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert base.execute("PRAGMA foreign_key_check").fetchall() == []
        sessions = base.execute("SELECT m.ordinal, b.title_zh FROM meetings m JOIN bodies b ON b.id = m.body "
                                "WHERE m.body = 'joint-commission' ORDER BY m.ordinal").fetchall()
    assert [ordinal for ordinal, _ in sessions] == list(range(1, 20))
    assert {name for _, name in sessions} == {"中哈利用和保护跨界河流联合委员会"}


def test_the_map_has_every_place_and_water_once(real, catalog):
    features = json.loads((real / "data" / "places.geojson").read_text(encoding="utf-8"))["features"]
    assert [feature["id"] for feature in features] == [
        entry.id for entry in catalog.entries.values() if entry.dataset.name in ("places", "rivers")]
    for feature in features:
        point = catalog.entries[feature["id"]].record.position
        expected = {"type": "Point", "coordinates": [float(point.lon), float(point.lat)]} if point else None
        assert feature["geometry"] == expected
        assert feature["properties"]["title_en"] and feature["properties"]["title_zh"]
        assert ("gazetteer" in feature["properties"]) == bool(point)


def frictionless(folder: Path):
    return run(folder / "data", "-m", "frictionless", "validate", "datapackage.json", "--json")


def test_the_data_package_is_valid_for_frictionless(real):
    result = frictionless(real)
    assert result.returncode == 0, result.stdout[-3000:] + result.stderr
    report = json.loads(result.stdout)
    assert report["valid"] and {task["name"] for task in report["tasks"]} == {path.stem for path in (real / "data").glob("*.csv")}


def test_frictionless_finds_a_broken_table(changed):
    folder = changed()
    path = folder / "data" / "meetings.csv"
    path.write_bytes(path.read_bytes().replace(b"dawnport", b"nowhere-", 1))
    result = frictionless(folder)
    assert result.returncode != 0
    kinds = {error["type"] for task in json.loads(result.stdout)["tasks"] for error in task["errors"]}
    assert {"hash-count", "foreign-key"} <= kinds


def test_the_data_package_describes_every_column_in_both_languages(real):
    package = json.loads((real / "data" / "datapackage.json").read_text(encoding="utf-8"))
    assert package["licenses"][0]["name"] == "CC-BY-SA-4.0" and len(package["sources"]) == 5
    for resource in package["resources"]:
        path = real / "data" / resource["path"]
        assert [field["name"] for field in resource["schema"]["fields"]] == list(table(real, resource["name"])[0])
        assert resource["hash"] == f"sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}"
        for described in (resource, *resource["schema"]["fields"]):
            assert described["title"] and described["description"]
            assert re.search("[\u4e00-\u9fff]|Schema|ISSN", described["title@zh"]), described
            assert re.search("[\u4e00-\u9fff]", described["description@zh"]), described


# The archive


def test_the_archive_holds_everything_and_its_sums_are_right(real):
    with zipfile.ZipFile(real / "data" / "compendium.zip") as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert names == sorted(names)
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        sums = dict(reversed(line.split("  ")) for line in archive.read("SHA256SUMS").decode().splitlines())
        assert set(sums) == set(names) - {"SHA256SUMS"}
        for name, value in sums.items():
            assert hashlib.sha256(archive.read(name)).hexdigest() == value, name
        readme = archive.read("README.txt").decode("utf-8-sig")
    written = {path.relative_to(real).as_posix() for path in [*(real / "data").glob("*.*"), *(real / "schemas").glob("*")]}
    assert written - {"data/compendium.zip"} <= set(names)
    assert {"LICENSE", "LICENSE-CONTENT"} <= set(names)
    assert "China–Kazakhstan Compendium" in readme and "中哈关系资料汇编" in readme
    assert "CC BY-SA 4.0" in readme and "apostrophe" in readme and "撇号" in readme


# Feed and calendar


def calendar(path: Path) -> icalendar.Calendar:
    return icalendar.Calendar.from_ical(path.read_bytes())


@pytest.mark.parametrize(("path", "prefix", "tag"), [("feed.xml", "", "en"), ("zh/feed.xml", "zh/", "zh-Hans")])
def test_before_any_edition_the_feed_tells_the_newest_dated_records(real, catalog, path, prefix, tag):
    feed = feedparser.parse((real / path).read_bytes())
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
    (tiny_copy / "tools").mkdir()
    (tiny_copy / "tools" / "edition.py").write_text((ROOT / "tools" / "edition.py").read_text(encoding="utf-8"), encoding="utf-8")
    assert run(tiny_copy, "tools/edition.py", "3005.1", "3005-12-31").returncode == 0
    (tiny_copy / "data" / "corrections.yml").write_text("""
- {id: correction-brook-date, record: brook-session-01, field: date, old: "3001", new: "3002",
   reason: {en: Misread., zh: 误读。}, date: "3006-01-02"}
""", encoding="utf-8")
    (tiny_copy / "data" / "withdrawn.yml").write_text("""
- {id: term-weir, dataset: glossary, title: {en: weir, zh: 堰}, date: "3006-02-03", reason: {en: Explained elsewhere., zh: 已在别处解释。}}
""", encoding="utf-8")
    folder = exported(load_catalog(tiny_copy / "data"), tiny_copy / "docs", tmp_path / "out")
    feed = feedparser.parse((folder / "feed.xml").read_bytes())
    assert [(entry.published[:10], entry.title, entry.link.removeprefix(BASE)) for entry in feed.entries] == [
        ("3006-02-03", "Withdrawn: weir", "glossary/term-weir/"),
        ("3006-01-02", "Corrected: First session of the Brook Commission", "changes/#correction-brook-date"),
        ("3005-12-31", "Edition 3005.1", "changes/#edition-3005-1"),
    ]
    assert feed.entries[2].summary == "New: 18" and "Misread." in feed.entries[1].summary
    assert feed.feed.updated == "3006-02-03T00:00:00Z"


def test_the_calendar_has_anniversaries_of_exact_days_and_deadlines(real, catalog):
    for name in ("calendar.ics", "zh/calendar.ics"):
        events = {str(event["UID"]): event for event in calendar(real / name).events}
        exact = {f"{entry.id}@reference.example" for entry in catalog.of("instruments")
                 if entry.record.date and entry.record.date.exact}
        yearly = {uid for uid, event in events.items() if "RRULE" in event}
        assert yearly == exact and len(exact) > 10
        treaty = events["rivers-agreement-2001@reference.example"]
        assert treaty.decoded("DTSTART").isoformat() == "2001-09-12" and treaty["RRULE"]["FREQ"] == ["YEARLY"]
    english = {str(event["UID"]): event for event in calendar(real / "calendar.ics").events}
    deadlines = {uid.partition("@")[0]: event for uid, event in english.items() if "RRULE" not in event}
    assert set(deadlines) == {entry.id for entry in catalog.of("commitments")
                              if entry.record.deadline and not str(entry.record.deadline).endswith("/..")}
    handed = deadlines["pledge-3-06"]
    assert handed.decoded("DTSTART").isoformat() == "2015-02-28"
    assert str(handed["SUMMARY"]).startswith("Deadline, day approximate:") and "February 2015" in handed["SUMMARY"]


@pytest.mark.parametrize(("deadline", "summary"), [
    ("3003-04-05", "Deadline: To exchange readings (5 April 3003)"), ("3003", "Deadline, day approximate: To exchange readings (3003)"),
    ("3003?", None), ("3003~", None), ("3003/..", None), ("XXXX", None),
])
def test_an_uncertain_deadline_is_left_out(changed, deadline, summary):
    folder = changed(("commitments.yml", 'deadline: "3003"', f'deadline: "{deadline}"'))
    assert [str(event["SUMMARY"]) for event in calendar(folder / "calendar.ics").events] == ([summary] if summary else [])


def test_calendar_lines_are_folded_between_letters(real):
    for name in ("calendar.ics", "zh/calendar.ics"):
        content = (real / name).read_bytes()
        assert content.count(b"\n") == content.count(b"\r\n")
        for line in content.split(b"\r\n"):
            assert len(line) <= 75
            line.decode("utf-8")
    assert fold("a" * 75) == "a" * 75 and fold("河" * 26) == "河" * 25 + "\r\n 河"


# Schemas


class AsEditorsRead(yaml.CSafeLoader):
    """YAML 1.2 as editors read it: whole numbers, fractions, true and false are guessed, dates and no are not."""

    yaml_implicit_resolvers = {}


for _name, _pattern, _first in (("bool", "true|false", "tf"), ("int", "[-+]?[0-9]+", "-+0123456789"),
                                ("float", r"[-+]?[0-9]*\.[0-9]+", "-+.0123456789")):
    AsEditorsRead.add_implicit_resolver(f"tag:yaml.org,2002:{_name}", re.compile(f"^(?:{_pattern})$"), list(_first))


def real_files():
    return [(dataset, path) for dataset in DATASETS for path in files(ROOT / "data", dataset.name)]


@pytest.mark.parametrize(("dataset", "path"), real_files(), ids=lambda value: getattr(value, "stem", ""))
def test_a_schema_accepts_the_real_file_as_the_project_and_as_an_editor_reads_it(catalog, dataset, path):
    schema = dataset_schema(catalog, dataset)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for value in (read(path, ROOT / "data").value, yaml.load(path.read_text(encoding="utf-8"), Loader=AsEditorsRead)):
        assert [error.message for error in validator.iter_errors(value)] == []


@pytest.mark.parametrize(("change", "said"), [
    ({"kind": "sesion"}, "'sesion' is not one of"), ({"place": "bejing"}, "'bejing' is not one of"), ({"plaice": "x"}, "'plaice' was unexpected"),
    ({"date": "March 2015"}, "does not match"), ({"title": {"en": "x"}}, "'zh' is a required property"), ({"ordinal": "first"}, "does not match"),
    ({"themes": []}, "should be non-empty"),
])
def test_a_schema_finds_a_mistake(tiny_catalog, change, said):
    dataset = next(dataset for dataset in DATASETS if dataset.name == "meetings")
    record = json.loads(json.dumps(tiny_catalog.entries["brook-session-01"].place.document.value[0])) | change
    errors = list(jsonschema.Draft202012Validator(dataset_schema(tiny_catalog, dataset)).iter_errors([record]))
    assert any(said in error.message for error in errors)


def test_the_command_writes_the_schemas_for_editors(tiny_copy):
    result = run(tiny_copy, "hooks/schemas.py")
    assert (result.returncode, result.stdout) == (0, f"{len(DATASETS)} schemas in .cache/schemas\n")
    schema = json.loads((tiny_copy / ".cache" / "schemas" / "rivers.schema.json").read_text(encoding="utf-8"))
    field = schema["$defs"]["River"]["properties"]["flows_into"]
    assert field["description"] == "The water that it flows into.\n所注入的水体。"
    assert schema["$defs"][field["$ref"].rpartition("/")[2]]["enum"] == ["silver-brook"]


# Descriptions


@pytest.mark.parametrize(("old", "new", "said"), [
    ("meetings.outcome:", "meetings.outcom:", ["meetings.outcome", "has no description", "describes no field. Did you mean 'meetings.outcome'?"]),
    ("zh: 会议的类型。", "zh: What sort of meeting it was.", ["meetings.kind", "is a copy of the English"]),
])
def test_a_missing_description_is_a_fault(tiny_copy, old, new, said):
    path = tiny_copy / "data" / "fields.yml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    result = run(tiny_copy, "hooks/check.py")
    assert result.returncode == 1 and "Traceback" not in result.stderr
    for words in said:
        assert words in result.stdout


def test_a_field_without_a_name_is_a_fault(tiny_copy):
    path = tiny_copy / "data" / "labels.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("field.flows_into:", "field.flows:"), encoding="utf-8")
    result = run(tiny_copy, "hooks/check.py")
    assert result.returncode == 1 and "field.flows_into\n    is missing" in result.stdout


@pytest.mark.parametrize(("prefix", "code"), [("", "en"), ("zh/", "zh")])
def test_the_dictionary_explains_every_field(tiny_site, tiny_views, prefix, code):
    text = (tiny_site / prefix / "data" / "dictionary" / "index.html").read_text(encoding="utf-8")
    common = set(re.findall(r'<tr id="common\.(\w+)"', text))
    for dataset in DATASETS:
        for owner, model in models(dataset):
            section = owner if model is dataset.model else f"group-{'text' if owner == 'prose' else owner}"
            for field in model.model_fields:
                assert field in common or f'<tr id="{section}.{field}"' in text, f"{section}.{field}"
    assert tiny_views[code].catalog.fields["rivers.flows_into"][code] in text


# The registry, the site, and doing it twice


def test_a_format_in_the_registry_is_fed_each_record_once(monkeypatch, tiny_catalog, tiny_folder, tmp_path):
    class Ids(Exporter):
        file = "ids.txt"

        def __init__(self, *given) -> None:
            super().__init__(*given)
            self.ids: list[str] = []

        def feed(self, item) -> None:
            self.ids.append(item.entry.id)

        def finish(self, folder) -> None:
            self.write(folder, " ".join(self.ids))

    monkeypatch.setattr(compendium.exporters, "EXPORTERS", (Ids,))
    exported(tiny_catalog, tiny_folder / "docs", tmp_path)
    assert (tmp_path / "ids.txt").read_text(encoding="utf-8").split() == list(tiny_catalog.entries)


def test_two_runs_give_the_same_bytes(real, tmp_path):
    again = exported(load_catalog(ROOT / "data"), ROOT / "docs", tmp_path)
    paths = sorted(path.relative_to(real) for path in real.rglob("*") if path.is_file())
    assert paths == sorted(path.relative_to(again) for path in again.rglob("*") if path.is_file())
    assert [path for path in paths if (real / path).read_bytes() != (again / path).read_bytes()] == []


def test_the_sitemap_does_not_know_the_day(tiny_site, tmp_path):
    folder = assemble(tmp_path / "later")
    assert mkdocs(folder, "build", "--strict", SOURCE_DATE_EPOCH="86400").returncode == 0
    for name in ("sitemap.xml", "sitemap.xml.gz", "zh/sitemap.xml", "zh/sitemap.xml.gz"):
        assert (tiny_site / name).read_bytes() == (folder / "site" / name).read_bytes(), name


def test_the_sitemap_lists_both_languages_of_each_page(tiny_site):
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    pages = {path.relative_to(tiny_site).as_posix().removesuffix("index.html") for path in tiny_site.rglob("index.html")}
    root = "https://compendium.example/"
    found = {}
    for url in ElementTree.parse(tiny_site / "sitemap.xml").getroot().findall("s:url", names):
        links = {link.get("hreflang"): link.get("href") for link in url.findall("x:link", names)}
        found[url.findtext("s:loc", "", names).removeprefix(root)] = links
    assert set(found) == pages
    for page, links in found.items():
        own = page.removeprefix("zh/")
        assert links == {"en": root + own, "zh-Hans": f"{root}zh/{own}", "x-default": root + own}
    chinese = ElementTree.parse(tiny_site / "zh" / "sitemap.xml").getroot()
    assert {loc.text.removeprefix(root) for loc in chinese.iterfind("s:url/s:loc", names)} == {page for page in pages if page.startswith("zh/")}


@pytest.mark.parametrize("prefix", ["", "zh/"])
def test_pages_lead_to_the_files(tiny_site, prefix):
    def targets(address: str) -> set[str]:
        folder = tiny_site / prefix / address
        links = re.findall(r'href="([^"#]+)" type="', (folder / "index.html").read_text(encoding="utf-8"))
        return {(folder / link).resolve().relative_to(tiny_site.resolve()).as_posix() for link in links}

    assert "data/records/silver-brook.json" in targets("rivers/silver-brook")
    assert "data/records/brook-length-alpha.json" in targets("figures/brook-length-alpha")
    offered = targets("data")
    assert {f"{prefix}feed.xml", f"{prefix}calendar.ics", "data/compendium.zip", "data/meetings.csv", "schemas/meetings.schema.json"} <= offered
    assert {path for path in offered if not (tiny_site / path).is_file()} == set()
    written = {path.relative_to(tiny_site).as_posix() for path in (tiny_site / "data").glob("*.*")}
    other = {f"data/bibliography.{'en' if prefix else 'zh'}.{ending}" for ending in ("bib", "ris", "json")}
    assert written - {"data/index.html"} - other <= offered


def test_robots_and_language_models_are_told_the_way(tiny_site):
    robots = (tiny_site / "robots.txt").read_text(encoding="utf-8")
    assert "Sitemap: https://compendium.example/sitemap.xml\n" in robots and "Disallow" not in robots
    text = (tiny_site / "llms.txt").read_text(encoding="utf-8")
    assert text.startswith("# China–Kazakhstan Compendium\n\n> ")
    links = re.findall(r"\(https://compendium\.example/([^)]*)\)", text)
    assert {"water/", "zh/water/", "meetings/", "data/meetings.csv", "data/compendium.zip", "zh/feed.xml"} <= set(links)
    for link in links:
        assert (tiny_site / link).is_file() or (tiny_site / link / "index.html").is_file(), link
    assert "CC BY-SA 4.0" in text
