"""What a reference manager saves from the pages: the work that the reader means, never with the date or the container of another."""

from __future__ import annotations

import re

import pytest
from compendium.features.citations import name_edition
from compendium.presentation.language import Language, format_html_date
from zotero import saved


def read(site, address: str) -> str:
    return (site / address / "index.html").read_text(encoding="utf-8")


def languages(catalog) -> list[tuple[str, Language]]:
    return [("" if number == 0 else f"{code}/", Language(catalog, code)) for number, code in enumerate(catalog.locales)]


def test_no_page_takes_a_date_of_its_text_for_its_own(site):
    found = {path.relative_to(site).as_posix(): saved(path.read_text(encoding="utf-8")) for path in site.rglob("index.html")}
    items = {name: item for name, item in found.items() if item}
    assert {name: item["date"] for name, item in items.items() if item["guessed"]} == {}
    assert all(item["title"] and item["language"] and item["url"].startswith("http") for item in items.values())
    assert {"index.html", "data/index.html", "timeline/index.html"} <= set(items)


def test_an_entry_is_saved_with_its_container_edition_and_language(site, catalog):
    for prefix, language in languages(catalog):
        for record in ("", catalog.of("meetings")[0].id):
            named, address = (name_edition(language, record), f"meetings/{record}") if record else (name_edition(language, "water", "chapter"), "water")
            item = saved(read(site, prefix + address))
            assert item["itemType"] == "encyclopediaArticle" and item["encyclopediaTitle"] == language.label("site.name")
            assert item["date"] == (format_html_date(named.date) or language.label("citing.undated"))
            assert item["creators"] == [(language.label("site.authors"), "")] and item["edition"] == named.name
            assert item["language"] == language.locale.tag and item["rights"] == language.label("site.copyright")


def test_a_sources_page_saves_the_source(site, catalog):
    for prefix, _ in languages(catalog):
        for entry in catalog.of("sources"):
            record, item = entry.record, saved(read(site, f"{prefix}sources/{entry.id}"))
            assert item["title"] == record.title[record.language] and item["language"] == catalog.locales[record.language].tag
            journal = record.container.title[record.language] if record.container else None
            assert item.get({"encyclopediaArticle": "encyclopediaTitle"}.get(item["itemType"], "publicationTitle")) == journal, entry.id
            assert len(item["creators"]) == len(record.authors)
            assert re.search(r"\d", item["date"]) if re.search(r"\d", str(record.date)) else not re.search(r"\d", item["date"])


def test_a_treatys_page_saves_the_treaty(site, catalog):
    for prefix, language in languages(catalog):
        for entry in catalog.of("instruments"):
            record, item = entry.record, saved(read(site, f"{prefix}instruments/{entry.id}"))
            assert (item["itemType"], item["title"]) == ("statute", record.title[language.code]), entry.id
            assert item["creators"] == [(catalog.entries[party].record.title[language.code], "") for party in record.parties]
            assert item["date"] == (format_html_date(record.date) or language.label("citing.undated")) and "rights" not in item
            place = catalog.entries[record.place].record.title[language.code] if record.place else ""
            assert item.get("extra", "") == (f"Place: {place}" if place else "")


@pytest.mark.parametrize(("old", "new", "field", "wrong"), [
    (r'<meta name="(citation_publication_date|DC\.date)"[^>]*>', "", "guessed", ["date"]),
    (r"<head>", '<head><meta property="og:site_name" content="Another">', "publicationTitle", "Another"),
    (r'<meta name="z:itemType"[^>]*>', "", "itemType", "journalArticle"),
])
def test_the_rules_show_what_a_fault_would_do(tiny_site, old, new, field, wrong):
    for name in ("sources/alpha", "meetings/brook-session-01"):
        text = re.sub('<meta name="citation_journal_title"[^>]*>', "", read(tiny_site, name)) + '<time datetime="2001-09-12">'
        assert saved(text)["guessed"] == [] and saved(text).get("publicationTitle") is None
        if name == "sources/alpha" or field != "publicationTitle":
            assert saved(re.sub(old, new, text))[field] == wrong
