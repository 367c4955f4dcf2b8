"""What can be taken away: complete, equal in every format, on the site, the same each time."""

from __future__ import annotations

import re
from collections import Counter
from xml.etree import ElementTree

import compendium.exports.registry
import pytest
from compendium.core.fields import ChapterProse, read_specs
from compendium.exports.base import Exporter
from compendium.features.citations import name_edition
from compendium.presentation.language import Language
from compendium.presentation.record_view import Views
from compendium.records.catalog_loader import load_catalog
from compendium.records.datasets import DATASETS
from exporting import BASE, data, database, exported, table
from support import ROOT, assemble, build_site

# Every record and statement, once, in each format


def test_every_record_stands_once_in_csv_json_and_database_and_in_a_file_of_its_own(exports, catalog):
    with database(exports) as base:
        for dataset in DATASETS:
            expected = [entry.id for entry in catalog.of(dataset.name)]
            assert [row["id"] for row in table(exports, dataset.name)] == expected
            assert [record["id"] for record in data(exports, dataset.name)] == expected
            assert {name for name, in base.execute(f"SELECT id FROM {dataset.name}")} == set(expected)
    assert [row["id"] for row in table(exports, "records")] == list(catalog.entries)
    assert {path.stem for path in (exports / "data" / "records").iterdir()} == set(catalog.entries)


def test_every_printed_form_stands_once_with_its_source_place_and_labels(exports, catalog):
    expected = Counter((entry.id, field, statement.source, statement.at, printed) for entry in catalog.entries.values()
                       for _, statement in catalog.statements(entry) for field, printed in statement.printed.items())
    rows = table(exports, "statements")
    columns = ("record", "field", "source", "locator", "printed")
    assert Counter(tuple(row[name] for name in columns) for row in data(exports, "statements")) == expected
    assert Counter(tuple(row[name].removeprefix("'") for name in columns) for row in rows) == expected
    with database(exports) as base:
        assert Counter(base.execute(f"SELECT {', '.join(columns)} FROM statements")) == expected
    row = next(row for row in rows if row["record"] == "session-08" and row["locator"] == "t1-08")
    assert (row["locator_en"], row["locator_zh"]) == ("Table 1, row “8th session”", "表1行“第八次”")


def test_the_parts_of_records_have_tables_of_their_own(exports, catalog):
    observations = table(exports, "observations")
    assert [row["part"] for row in observations] == list(catalog.observations)
    row = next(row for row in observations if row["part"] == "trade-china-kazakhstan-2012")
    assert (row["value"], row["unit"], row["unit_en"], row["date"]) == ("33000000000", "usd", "US$", "2012")
    scope = catalog.entries["trade-china-kazakhstan"].record.scope
    assert row["scope_zh"] == scope.zh and row["sources"] == "wikipedia trade-p1"
    own = {(row["record"], row["part"]) for name in ("observations", "readings", "outcomes", "roles", "variants") for row in table(exports, name)}
    assert {(row["record"], row["part"]) for row in table(exports, "statements") if row["part"]} <= own


def test_a_record_taken_alone_is_the_one_in_its_dataset(exports, catalog):
    alone = data(exports, "records/session-08")
    assert alone.pop("licence") == "CC-BY-SA-4.0"
    among = next(record for record in data(exports, "meetings") if record["id"] == "session-08")
    # Alone it is of its own edition, in a file with others of theirs: something else may have changed since.
    own, whole = (name_edition(Language(catalog, "en"), name).name for name in ("session-08", ""))
    assert (alone.pop("edition"), among.pop("edition")) == (own, whole)
    assert alone == among
    assert alone["url"] == {"en": f"{BASE}meetings/session-08/", "zh": f"{BASE}zh/meetings/session-08/"}
    first = catalog.entries["session-08"].record.sources[0]
    places = {code: Views(catalog, code).language.citation(first.source, first.at)["text"] for code in catalog.locales}
    assert alone["sources"][0]["label"] == places


def test_the_records_can_be_made_again_from_their_json(exports, catalog):
    def typed(value):
        if isinstance(value, dict):
            return {key: typed(item) for key, item in value.items() if key not in ("dataset", "url", "disputes", "label", "same_as", "cites", "origin", "edition")}
        return [typed(item) for item in value] if isinstance(value, list) else value

    for dataset in DATASETS:
        for record in data(exports, dataset.name):
            own = catalog.entries[record["id"]].record
            # What calls macros is taken away in plain words.
            spoken = {spec.name: typed(record[spec.name]) for spec in read_specs(dataset.model) if spec.kind is ChapterProse}
            assert all("{{" not in text for texts in spoken.values() for text in texts.values())
            made = dataset.model.model_validate(typed(record))
            assert made.model_copy(update={name: getattr(own, name) for name in spoken}) == own


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

    monkeypatch.setattr(compendium.exports.registry, "EXPORTERS", (Ids,))
    exported(tiny_catalog, tiny_folder / "docs", tmp_path)
    assert (tmp_path / "ids.txt").read_text(encoding="utf-8").split() == list(tiny_catalog.entries)


def test_two_runs_give_the_same_bytes(exports, tmp_path):
    again = exported(load_catalog(ROOT / "data"), ROOT / "docs", tmp_path)
    # A whole site's headers name its assets too.
    paths = sorted(path.relative_to(again) for path in again.rglob("*") if path.is_file() and path.name != "_headers")
    assert len(paths) > 1000
    assert [path for path in paths if (exports / path).read_bytes() != (again / path).read_bytes()] == []


def test_the_sitemap_does_not_know_the_day(tiny_site, tmp_path):
    folder = assemble(tmp_path / "later")
    assert build_site(folder, "build", "--strict", SOURCE_DATE_EPOCH="86400").returncode == 0
    for name in ("sitemap.xml", "sitemap.xml.gz", "zh/sitemap.xml", "zh/sitemap.xml.gz"):
        assert (tiny_site / name).read_bytes() == (folder / "site" / name).read_bytes(), name


def test_the_sitemap_lists_both_languages_of_each_page(tiny_site):
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    pages = {path.relative_to(tiny_site).as_posix().removesuffix("index.html") for path in tiny_site.rglob("index.html")
             if 'http-equiv="refresh"' not in path.read_text(encoding="utf-8")}
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
    assert {"water.md", "zh/water.md", "meetings/", "data/meetings.csv", "data/compendium.zip", "zh/feed.xml"} <= set(links)
    for link in links:
        assert (tiny_site / link).is_file() or (tiny_site / link / "index.html").is_file(), link
    assert "CC BY-SA 4.0" in text
