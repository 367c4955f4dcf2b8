"""What differs from the newest edition says so: pages in their citations, files in the name of their edition."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from compendium.checks import permanence
from compendium.core.fields import Frozen, Line, Statement, Text
from compendium.features.citations import name_edition, tell_edition
from compendium.features.history.changes import make_changes_page
from compendium.presentation.language import Language
from compendium.records.catalog import Catalog, Entry
from compendium.records.catalog_loader import load_catalog
from compendium.records.edition_state import find_changed_on
from compendium.records.editions import freeze
from compendium.records.moved_pages import MOVED_PAGES
from compendium.records.published_hashes import hash_record
from compendium.records.published_values import collect_values, find_spec
from pydantic import Field
from support import label

NAME, DAY = "3006.1", "3006-03-01"
PAGES = {
    "data": ("", "data"), "timeline": ("timeline", "timeline"), "chapter": ("water", "chapter"), "rivers": ("rivers", "index"), "meetings": ("meetings", "index"),
    "glossary": ("glossary", "index"), "lengths": ("brook-lengths", "chart"), "sessions": ("brook-sessions", "chart"), "map": ("two-lands", "map"),
    "brook": ("silver-brook", "record"), "session": ("brook-session-01", "record"),
}
WHOLE = {"data", "timeline"}
EDITS = {
    "a sentence of a chapter": ("docs/en/water.md", "The brook runs", "This brook runs", {"chapter"}),
    "a description of a chapter": ("docs/en/water.md", "A brook and", "The brook and", {"chapter"}),
    "a sentence in another language": ("docs/zh/water.md", "银溪流经两国", "银溪流过两国", set()),
    "a record that a chapter names": ("data/meetings.yml", "A memorandum on river data was signed.", "They signed a memorandum.",
                                      {"session", "meetings", "sessions", "chapter", *WHOLE}),
    "another record of a table in a chapter": ("data/meetings.yml", "ordinal: 第二次}}", "ordinal: 第二}}", {"meetings", "sessions", "chapter", *WHOLE}),
    "a record that a chapter does not name": ("data/glossary.yml", "A low dam across a river.", "A low dam.", {"glossary", *WHOLE}),
    "a record on a map": ("data/rivers.yml", "also: [銀溪, Kümis]", "also: [銀溪, Kümis, Argent Brook]", {"brook", "rivers", "map", "chapter", *WHOLE}),
    "the words of a chart": ("data/charts.yml", "Two lengths of one brook.", "Two lengths.", {"lengths"}),
    "the words of a map": ("data/maps.yml", "The port lies on the brook.", "The port is on the brook.", {"map"}),
    "an empty line in a chapter": ("docs/en/water.md", "\n## Sessions", "\n\n\n## Sessions", set()),
}


class Site:
    """The tiny site with an edition; its catalog is read anew after each edit."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        kept = json.dumps(freeze(load_catalog(folder / "data"), NAME, DAY))
        (folder / "data" / "editions").mkdir()
        (folder / "data" / "editions" / f"{NAME}.json").write_text(kept, encoding="utf-8")

    def edit(self, file: str, old: str, new: str) -> None:
        path = self.folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"the edit no longer fits {file}: {old}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def load(self) -> Catalog:
        catalog = load_catalog(self.folder / "data")
        assert catalog.problems == [], [str(problem) for problem in catalog.problems]
        return catalog


@pytest.fixture
def site(tiny_copy: Path) -> Site:
    return Site(tiny_copy)


def find_differing(catalog: Catalog, code: str = "en") -> set[str]:
    """Return the pages whose citation does not give the edition as it is."""
    language = Language(catalog, code)
    return {page for page, (name, kind) in PAGES.items() if name_edition(language, name, kind).label != label("edition.named", code, name=NAME)}


def test_without_a_change_each_page_cites_the_edition_in_each_language(site):
    catalog = site.load()
    assert find_differing(catalog) == find_differing(catalog, "zh") == set()
    assert tell_edition(Language(catalog, "en")) == f"Edition {NAME}, 1 March 3006."


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_is_told_on_the_pages_that_show_it_and_on_no_others(site, edit):
    *change, differing = EDITS[edit]
    site.edit(*change)
    catalog = site.load()
    assert find_differing(catalog) == differing
    language = Language(catalog, "en")
    for page in differing - {"brook", "session"}:
        name, kind = PAGES[page]
        named = name_edition(language, name, kind)
        assert named.date is None, "nobody knows the day of a change without a correction"
        assert named.label == label("edition.revised", name=NAME) if kind == "chapter" else named.name.startswith(f"{NAME}+")
    assert ("checksum" in tell_edition(language)) == ("data" in differing)


def test_a_chart_that_is_called_as_its_figure_shows_that_figure(site):
    site.edit("data/charts.yml", "id: brook-lengths", "id: brook-length-alpha")
    site.edit("data/figures.yml", "zh: 全河", "zh: 整条河")
    catalog = site.load()
    [edition] = catalog.editions
    shown = find_changed_on(catalog, edition.model_copy(update={"pages": {"charts/brook-length-alpha": {}}}), "chart", "brook-length-alpha", "en")
    assert shown == {"brook-length-alpha", "charts/brook-length-alpha"}


def test_a_chapter_that_was_revised_in_one_language_stands_in_the_other(site):
    site.edit("docs/zh/water.md", "银溪流经两国", "银溪流过两国")
    catalog = site.load()
    assert name_edition(Language(catalog, "zh"), "water", "chapter").label == label("edition.revised", "zh", name=NAME)
    assert name_edition(Language(catalog, "en"), "water", "chapter").name == NAME


@pytest.mark.parametrize("kind", ["chapter", "chart", "map", "record"])
def test_what_is_newer_than_the_edition_is_unpublished(site, kind):
    if kind == "chapter":
        for code in ("en", "zh"):
            (site.folder / "docs" / code / "dew.md").write_text("# Dew { #dew }\n", encoding="utf-8")
    assert name_edition(Language(site.load(), "en"), "dew", kind).label == label("edition.unpublished")


def test_equal_records_have_one_checksum_and_others_another(site):
    found = []
    for old, new in (("A low dam across", "A dam across"), ("A dam across", "A weir across"), ("A weir across", "A dam across")):
        site.edit("data/glossary.yml", old, new)
        found.append(name_edition(Language(site.load(), "en")).name)
    assert found[0] == found[2] != found[1] and all(re.fullmatch(rf"{re.escape(NAME)}\+[0-9a-f]{{12}}", name) for name in found)
    site.edit("data/glossary.yml", "A dam across", "A low dam across")
    assert name_edition(Language(site.load(), "en")).name == NAME


def test_where_each_change_has_its_correction_pages_carry_its_day(site):
    site.edit("data/meetings.yml", "place: dawnport", "place: northland")
    (site.folder / "data" / "corrections.yml").write_text(
        f'- {{id: c, record: brook-session-01, field: place, old: dawnport, new: northland, date: "{DAY}", reason: {{en: Misread., zh: 误读。}}}}\n', encoding="utf-8")
    language = Language(site.load(), "en")
    assert name_edition(language, "brook-session-01").label == label("edition.mended", name=NAME, date="1 March 3006"), "on the edition's own day too"
    assert {str(name_edition(language, *PAGES[page]).date) for page in ("data", "chapter", "meetings", "sessions")} == {DAY}
    site.edit("data/glossary.yml", "A low dam across a river.", "A low dam.")
    assert name_edition(Language(site.load(), "en")).date is None


def test_the_page_of_changes_names_the_chapters_charts_and_maps_that_were_revised(site):
    for edit in ("a sentence of a chapter", "the words of a chart", "the words of a map"):
        site.edit(*EDITS[edit][:3])
    for code in ("en", "zh"):
        (site.folder / "docs" / code / "dew.md").write_text("# Dew { #dew }\n", encoding="utf-8")
        (site.folder / "docs" / code / "about.md").unlink()
    since, first = make_changes_page(Language(site.load(), "en"))["sections"]
    told = {(group["kind"], part["label"], link["href"]) for group in since["groups"] for part in group["parts"] for link in part["values"]}
    assert told == {("revised", "Chapters", "water/"), ("revised", "Charts", "charts/brook-lengths/"), ("revised", "Maps", "maps/two-lands/"),
                    ("new", "Chapters", "dew/"), ("withdrawn", "Chapters", "about/")}
    assert [group["kind"] for group in first["groups"]] == ["new"], "the first edition is told by its records"


@pytest.mark.parametrize("page", ["about", "charts/brook-lengths", "maps/two-lands", "water"])
def test_a_published_page_that_is_lost_is_a_fault_unless_it_leads_on(site, page, monkeypatch):
    assert list(permanence.check(site.load())) == []
    kind, _, name = page.rpartition("/")
    if kind:
        site.edit(f"data/{kind}.yml", f"id: {name}", "id: other")
    else:
        (site.folder / "docs" / "en" / f"{name}.md").unlink()
    [problem] = permanence.check(site.load())
    assert problem.record == page and "was published as a page in edition 3006.1 and is gone" in problem.message
    monkeypatch.setitem(MOVED_PAGES, page, "charts")
    assert list(permanence.check(site.load())) == []


class Before(Frozen):
    """A record as an edition had it."""

    id: Line
    title: Text
    place: Line
    sources: tuple[Statement, ...]


class After(Frozen):
    """The same record after its field was renamed."""

    id: Line
    title: Text
    venue: Line = Field(serialization_alias="place")
    sources: tuple[Statement, ...]


def test_a_field_that_is_renamed_keeps_the_name_that_was_published():
    plain = {"id": "x", "title": {"en": "X", "zh": "某"}, "place": "dawnport",
             "sources": [{"source": "alpha", "at": "0-p1", "printed": {"place": "晨港"}, "rendered": {"en": {"place": "Dawnport"}}}]}
    old = Before.model_validate(plain)
    new = After.model_validate(json.loads(json.dumps(plain).replace('"place"', '"venue"')))
    assert collect_values(old, ["en"]) == collect_values(new, ["en"])
    hashes = {hash_record(Entry(record, None, None), code) for record in (old, new) for code in ("en", "en")}
    assert len(hashes) == 1
    assert find_spec(After, "place")[1].name == "venue" and find_spec(After, "venue") is None
